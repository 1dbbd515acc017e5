//! The output as a parcel to be uploaded: one zip or a folder, with what changed since the last one.
//!
//! Part of `write`. Files are read and written one at a time, so memory does not grow with the site. The same files give the same bytes: they
//! stand in the order of their names, with one fixed date. What was packed last lies in the site's `.zhuanlan`, in the form of the record.
#![expect(clippy::disallowed_methods, reason = "part of the door that writes")]

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::fault::{fault, shown};
use super::record::{Own, RECORD, Record};
use super::scan::{Sort, Tree};
use crate::cache::digest_of;
use crate::diagnostic::Error;

/// What was packed last.
const PACKED: &str = "packed";

/// Endings of files that deflating makes no smaller.
const PACKED_ALREADY: [&str; 14] = ["jpg", "jpeg", "png", "gif", "webp", "mp4", "mov", "m4v", "mp3", "zip", "docx", "xlsx", "pptx", "pdf"];

/// What there is to upload and to delete, in the order of the paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// New and changed files.
    pub put: Vec<String>,
    /// Files that the last parcel brought or left and that are no more.
    pub remove: Vec<String>,
}

impl Changes {
    /// From one parcel to the next.
    pub fn between(before: &Record, now: &Record) -> Changes {
        let put = now.0.iter().filter(|(path, own)| before.0.get(*path) != Some(own)).map(|(path, _)| path.clone()).collect();
        let remove = before.0.keys().filter(|path| !now.0.contains_key(*path)).cloned().collect();
        Changes { put, remove }
    }
}

/// Everything in the output folder but the record and what systems leave there, with digests of the bytes as they are.
pub fn contents(out: &Path) -> Result<Record, Error> {
    let tree = Tree::scan(out)?;
    let mut contents = Record::default();
    for (path, _) in tree.seen.iter().filter(|(_, seen)| seen.sort == Sort::File) {
        let Some(path) = path.to_str() else {
            return Err(Error::new(format!("“{}”的文件名有系统读不出的字，上传不了", path.display())).advise("给它改个名，再打包一次"));
        };
        let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
        if path != RECORD && !matches!(name.as_str(), "thumbs.db" | "desktop.ini" | ".ds_store") {
            let place = out.join(path);
            contents.0.insert(path.to_owned(), own(&place).map_err(|error| fault("读取", &place, &error))?);
        }
    }
    Ok(contents)
}

fn own(place: &Path) -> io::Result<Own> {
    digest_of(&mut File::open(place)?).map(|(digest, size)| Own { digest, size })
}

/// What the last parcel held; `None` if there was none, or nobody can read it any more.
pub fn last_parcel(site: &Path) -> Option<Record> {
    Record::parse(&fs::read_to_string(site.join(".zhuanlan").join(PACKED)).ok()?)
}

/// Remembers what a parcel holds.
pub fn remember_parcel(site: &Path, contents: &Record) -> Result<(), Error> {
    let place = site.join(".zhuanlan").join(PACKED);
    lay(&place, |file| file.write_all(contents.text().as_bytes())).map_err(|error| fault("写入", &place, &error))
}

/// Writes these files of the output folder as a zip; gives its size in bytes.
pub fn zip(out: &Path, paths: &[String], place: &Path) -> Result<u64, Error> {
    let zipped = lay(place, |file| {
        let mut zip = ZipWriter::new(file).set_auto_large_file();
        let mut buffer = vec![0; 256 * 1024];
        for path in paths {
            let ending = Path::new(path).extension().and_then(OsStr::to_str).unwrap_or_default().to_ascii_lowercase();
            let stored = PACKED_ALREADY.contains(&ending.as_str());
            let method = if stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
            let options = SimpleFileOptions::default()
                .compression_method(method)
                .last_modified_time(DateTime::default())
                .unix_permissions(0o644)
                .system(System::Unix);
            zip.start_file(path.as_str(), options)?;
            let mut source = BufReader::new(File::open(out.join(path))?);
            loop {
                let read = source.read(&mut buffer)?;
                if read == 0 {
                    break;
                }
                zip.write_all(&buffer[..read])?;
            }
        }
        zip.finish()?.flush()
    });
    zipped.and_then(|()| fs::metadata(place)).map(|meta| meta.len()).map_err(|error| fault("写入", place, &error))
}

/// Lays these files of the output folder into a new folder; what an earlier parcel left there goes.
pub fn folder(out: &Path, paths: &[String], place: &Path) -> Result<(), Error> {
    clear(place)?;
    for path in paths {
        let target = place.join(path);
        let made = fs::create_dir_all(target.parent().unwrap_or(place));
        made.and_then(|()| fs::copy(out.join(path), &target)).map_err(|error| fault("写入", &target, &error))?;
    }
    Ok(())
}

/// Removes an earlier parcel, be it a file or a folder; one that is not there is none.
pub fn clear(place: &Path) -> Result<(), Error> {
    let removed = match fs::symlink_metadata(place) {
        Err(_) => return Ok(()),
        Ok(meta) if meta.is_dir() => fs::remove_dir_all(place),
        Ok(_) => fs::remove_file(place),
    };
    removed.map_err(|error| {
        let told = fault("删除", place, &error);
        if error.kind() == io::ErrorKind::PermissionDenied {
            told.advise(format!("关掉打开“{}”的程序，再打包一次", shown(place)))
        } else {
            told
        }
    })
}

/// Writes a text beside a parcel.
pub fn lay_text(place: &Path, text: &[u8]) -> Result<(), Error> {
    lay(place, |file| file.write_all(text)).map_err(|error| fault("写入", place, &error))
}

/// Writes a file under another name first, so that a half one never stands there.
fn lay(place: &Path, write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> io::Result<()> {
    fs::create_dir_all(place.parent().unwrap_or(place))?;
    let mut half = place.as_os_str().to_owned();
    half.push(".new");
    let half = PathBuf::from(half);
    let mut file = BufWriter::new(File::create(&half)?);
    let written = write(&mut file).and_then(|()| file.flush());
    drop(file);
    written.and_then(|()| fs::rename(&half, place)).inspect_err(|_| drop(fs::remove_file(&half)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::Digest;

    fn record(files: &[(&str, &str)]) -> Record {
        let own = |text: &str| Own { digest: Digest::of(text.as_bytes()), size: text.len() as u64 };
        Record(files.iter().map(|(path, text)| ((*path).to_owned(), own(text))).collect())
    }

    #[test]
    fn changes_are_what_is_new_or_other_and_what_is_gone() {
        let before = record(&[("a.html", "1"), ("b.html", "1"), ("c.html", "1")]);
        let now = record(&[("a.html", "1"), ("b.html", "2"), ("d.html", "1")]);
        let changes = Changes::between(&before, &now);
        assert_eq!((changes.put.join(" ").as_str(), changes.remove.join(" ").as_str()), ("b.html d.html", "c.html"));
        assert_eq!(Changes::between(&now, &now), Changes::default());
    }

    #[test]
    fn contents_are_all_files_but_the_record_and_litter() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("a")).unwrap();
        for name in ["index.html", "a/b.html", "a/Thumbs.db", RECORD, "verify.txt"] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        let found = contents(folder.path()).unwrap();
        assert_eq!(found.0.keys().map(String::as_str).collect::<Vec<_>>(), ["a/b.html", "index.html", "verify.txt"]);
        assert_eq!(found.0["index.html"].digest, Digest::of(b"index.html"));
    }
}
