//! Changes the output file by file, so that a build which is cut off can be completed by the next one.
//!
//! Part of `write`. The journal lies in the staging folder, beside the files it speaks of; once it is there, the build counts as decided.
//! Every step may be done twice. The record comes last.
#![expect(clippy::disallowed_methods, reason = "part of the door that writes")]

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::time::Duration;

use crate::diagnostic::Error;

use super::fault::{fault, is_held, shown};
use super::record::RECORD;
use super::refuse::folders_above;
use super::staging::with_folder;

const JOURNAL: &str = ".zhuanlan-journal";
const FIRST_LINE: &str = "journal 1\n";
const LAST_LINE: &str = "end\n";

/// How long to wait before files that another program holds are tried again.
const PATIENCE: [Duration; 4] = [Duration::from_millis(50), Duration::from_millis(200), Duration::from_millis(500), Duration::from_secs(1)];

/// One change of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// Moves a file from staging to the output.
    Come(String),
    /// Removes a file, and the folders that become empty by it.
    Go(String),
}

/// Orders the changes: what stands in the way of a new file, then assets, photos, files, pages, lists and home, then what is no longer made.
pub(super) fn steps(coming: &[String], stale: &[String]) -> Vec<Step> {
    let new: BTreeSet<&str> = coming.iter().map(String::as_str).collect();
    let new_folders: BTreeSet<&str> = coming.iter().flat_map(|path| folders_above(path)).collect();
    let blocks = |old: &String| new_folders.contains(old.as_str()) || folders_above(old).any(|folder| new.contains(folder));
    let (blocking, rest): (Vec<_>, Vec<_>) = stale.iter().cloned().partition(blocks);
    let mut coming = coming.to_vec();
    coming.sort_by(|a, b| (rank(a), a).cmp(&(rank(b), b)));
    let record = [Step::Come(RECORD.to_owned())];
    blocking
        .into_iter()
        .map(Step::Go)
        .chain(coming.into_iter().map(Step::Come))
        .chain(rest.into_iter().map(Step::Go))
        .chain(record)
        .collect()
}

/// Writes the journal down; from here on the build is decided.
pub(super) fn write(staging: &Path, steps: &[Step]) -> io::Result<()> {
    let mut text = FIRST_LINE.to_owned();
    for step in steps {
        let (word, path) = match step {
            Step::Come(path) => ("come", path),
            Step::Go(path) => ("go", path),
        };
        text.push_str(&format!("{word} {path}\n"));
    }
    text.push_str(LAST_LINE);
    let half = staging.join(JOURNAL).with_extension("half");
    let mut file = File::create(&half)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    drop(file);
    fs::rename(&half, staging.join(JOURNAL))
}

/// Reads the journal of a staging folder; `None` if the build was not decided.
pub(super) fn read(staging: &Path) -> Result<Option<Vec<Step>>, Error> {
    match fs::read_to_string(staging.join(JOURNAL)) {
        Ok(text) => Ok(parse(&text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(fault("读取", &staging.join(JOURNAL), &error)),
    }
}

/// Does all the steps. Files that another program holds are tried again a few times, then named; the journal stays for the next build.
pub(super) fn run(staging: &Path, root: &Path, steps: &[Step]) -> Result<(), Error> {
    let (record, files) = steps.split_last().ok_or_else(|| Error::new("中断的记录是空的（程序有错，请告诉开发者）"))?;
    let mut left: Vec<&Step> = files.iter().collect();
    let mut patience = PATIENCE.iter();
    loop {
        let mut held = Vec::new();
        for step in left {
            match take(staging, root, step) {
                Ok(()) => {}
                Err(error) if is_held(&error) => held.push(step),
                Err(error) => return Err(fault("换上", &root.join(path_of(step)), &error)),
            }
        }
        left = held;
        match (left.is_empty(), patience.next()) {
            (true, _) => break,
            (false, Some(wait)) => std::thread::sleep(*wait),
            (false, None) => return Err(name_held(root, &left)),
        }
    }
    take(staging, root, record).map_err(|error| fault("换上", &root.join(RECORD), &error))
}

/// Does one step, or finds it done.
pub(super) fn take(staging: &Path, root: &Path, step: &Step) -> io::Result<()> {
    match step {
        Step::Come(path) => come(&staging.join(path), &root.join(path)),
        Step::Go(path) => go(root, path),
    }
}

fn path_of(step: &Step) -> &str {
    let (Step::Come(path) | Step::Go(path)) = step;
    path
}

fn come(from: &Path, to: &Path) -> io::Result<()> {
    if !from.try_exists()? {
        return Ok(());
    }
    match with_folder(to, || fs::rename(from, to)) {
        // The output is hung in from elsewhere although it has the same number of disk.
        Err(error) if error.kind() == ErrorKind::CrossesDevices => {
            let half = to.with_file_name(format!(".zhuanlan-new-{}", std::process::id()));
            fs::copy(from, &half)?;
            fs::rename(&half, to)?;
            fs::remove_file(from)
        }
        done => done,
    }
}

fn go(root: &Path, path: &str) -> io::Result<()> {
    match fs::remove_file(root.join(path)) {
        Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Err(error),
        _ => {}
    }
    for folder in folders_above(path) {
        // Refused as long as something is in it.
        if fs::remove_dir(root.join(folder)).is_err() {
            break;
        }
    }
    Ok(())
}

fn name_held(root: &Path, held: &[&Step]) -> Error {
    let names = held.iter().take(5).map(|step| format!("“{}”", shown(&root.join(path_of(step))))).collect::<Vec<_>>().join("、");
    let more = if held.len() > 5 { format!("等 {} 个文件", held.len()) } else { String::new() };
    Error::new(format!("{names}{more}正被别的程序打开，换不上新的")).advise("关掉打开它们的程序，再运行一次 build：会先把没换完的换完")
}

fn parse(text: &str) -> Option<Vec<Step>> {
    let lines = text.strip_prefix(FIRST_LINE)?.strip_suffix(LAST_LINE)?;
    let line = |line: &str| match line.split_once(' ')? {
        ("come", path) => Some(Step::Come(path.to_owned())),
        ("go", path) => Some(Step::Go(path.to_owned())),
        _ => None,
    };
    lines.lines().map(line).collect()
}

/// What others need comes before what shows it.
fn rank(path: &str) -> u8 {
    match path.split_once('/') {
        Some(("assets", _)) => 0,
        Some(("photos", _)) => 1,
        Some(("files", _)) => 2,
        Some((_, name)) if name.starts_with("page-") => 4,
        Some(_) => 3,
        None if path == "index.html" => 5,
        None => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps_of(coming: &[&str], stale: &[&str]) -> Vec<String> {
        let owned = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>();
        let word = |step: &Step| if matches!(step, Step::Come(_)) { "+" } else { "-" };
        steps(&owned(coming), &owned(stale)).iter().map(|step| format!("{}{}", word(step), path_of(step))).collect()
    }

    #[test]
    fn what_is_needed_comes_before_what_shows_it() {
        let coming = ["index.html", "events.html", "events/page-2.html", "events/a.html", "files/a.pdf", "photos/a.jpg", "assets/a.css"];
        let expected = ["+assets/a.css", "+photos/a.jpg", "+files/a.pdf", "+events/a.html", "+events.html", "+events/page-2.html"];
        let got = steps_of(&coming, &["old.html"]);
        assert_eq!(got[..6], expected);
        assert_eq!(got[6..], ["+index.html", "-old.html", "+.zhuanlan"]);
    }

    #[test]
    fn what_blocks_a_new_path_goes_first() {
        assert_eq!(steps_of(&["a/b.html"], &["a", "z"]), ["-a", "+a/b.html", "-z", "+.zhuanlan"]);
        assert_eq!(steps_of(&["a"], &["a/b.html"]), ["-a/b.html", "+a", "+.zhuanlan"]);
    }

    #[test]
    fn the_journal_reads_back_only_when_whole() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read(folder.path()).unwrap(), None);
        let steps = steps(&["a b.html".to_owned()], &["c.html".to_owned()]);
        write(folder.path(), &steps).unwrap();
        assert_eq!(read(folder.path()).unwrap(), Some(steps));
        assert_eq!(parse("journal 1\ncome a.html\n"), None);
    }

    #[test]
    fn held_files_are_named_five_at_most() {
        let steps: Vec<Step> = (1..=6).map(|n| Step::Come(format!("photos/{n}.jpg"))).collect();
        let told = name_held(Path::new("public"), &steps.iter().collect::<Vec<_>>()).message;
        assert!(told.contains("photos/5.jpg") && told.contains("等 6 个文件") && !told.contains("6.jpg"), "{told}");
    }
}
