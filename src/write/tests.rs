//! Builds of small outputs, from the first to the interrupted, in both manners.
#![expect(clippy::disallowed_methods, reason = "tests of the door that writes")]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rayon::prelude::*;

use super::*;

const BOTH: [Manner; 2] = [Manner::Exchange, Manner::Journal];

/// A site in a folder that goes away with it.
struct Bench {
    _folder: tempfile::TempDir,
    site: PathBuf,
    out: PathBuf,
    manner: Manner,
}

impl Bench {
    fn new(manner: Manner) -> Bench {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        fs::create_dir_all(site.join("content")).unwrap();
        let out = site.join("public");
        Bench { _folder: folder, site, out, manner }
    }

    fn begin(&self, files: &[(&str, &str)]) -> Result<Stage, Error> {
        let planned: Vec<OutPath> = files.iter().map(|(path, _)| out_path(path)).collect();
        begin_by(self.manner, &self.site, &self.out, &planned)
    }

    fn put_all(&self, files: &[(&str, &str)]) -> Stage {
        let stage = self.begin(files).unwrap();
        for (path, text) in files {
            stage.put(&out_path(path), Blob::Bytes(text.as_bytes().to_vec())).unwrap();
        }
        stage
    }

    fn build(&self, files: &[(&str, &str)]) -> Outcome {
        self.put_all(files).commit().unwrap()
    }

    fn refusal(&self, files: &[(&str, &str)]) -> String {
        self.begin(files).unwrap_err().message
    }

    /// All files but the record, with their text; folders as `name/` when empty.
    fn listing(&self) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        list(&self.out, "", &mut found);
        assert!(found.remove(RECORD).is_some(), "the record is there");
        found
    }

    fn check(&self, expected: &[(&str, &str)]) {
        let expected: BTreeMap<String, String> = expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(self.listing(), expected, "{:?}", self.manner);
        let left = fs::read_dir(&self.site).unwrap().flatten().filter(|entry| entry.file_name().to_string_lossy().contains("zhuanlan-new"));
        assert_eq!(left.count(), 0, "no staging folder is left");
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.out.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn list(folder: &Path, path: &str, found: &mut BTreeMap<String, String>) {
    let mut empty = true;
    for entry in fs::read_dir(folder).unwrap().flatten() {
        empty = false;
        let below = format!("{path}{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            list(&entry.path(), &format!("{below}/"), found);
        } else {
            found.insert(below, fs::read_to_string(entry.path()).unwrap());
        }
    }
    if empty && !path.is_empty() {
        found.insert(path.to_owned(), String::new());
    }
}

fn out_path(path: &str) -> OutPath {
    OutPath::new(path).unwrap()
}

#[cfg(unix)]
fn identity(path: &Path) -> (u64, SystemTime) {
    let meta = fs::metadata(path).unwrap();
    (std::os::unix::fs::MetadataExt::ino(&meta), meta.modified().unwrap())
}

#[cfg(not(unix))]
fn identity(path: &Path) -> (u64, SystemTime) {
    (0, fs::metadata(path).unwrap().modified().unwrap())
}

const FIRST: [(&str, &str); 4] = [("index.html", "首页"), ("events.html", "列表"), ("events/a.html", "甲"), ("photos/a.jpg", "图")];

#[test]
fn the_first_build_makes_the_folder() {
    for manner in BOTH {
        let bench = Bench::new(manner);
        let outcome = bench.build(&FIRST);
        bench.check(&FIRST);
        assert_eq!((outcome.written, outcome.unchanged, outcome.removed, outcome.foreign), (4, 0, 0, 0));
        assert_eq!(outcome.bytes, 18);
        let record = Record::read(&bench.out).unwrap().unwrap();
        assert_eq!(record.0.keys().collect::<Vec<_>>(), ["events.html", "events/a.html", "index.html", "photos/a.jpg"]);
    }
}

#[test]
fn an_empty_folder_and_one_with_gitkeep_are_taken() {
    for manner in BOTH {
        let bench = Bench::new(manner);
        fs::create_dir(&bench.out).unwrap();
        bench.build(&FIRST);
        bench.check(&FIRST);
        let bench = Bench::new(manner);
        bench.write(".gitkeep", "");
        bench.build(&FIRST[..1]);
        bench.check(&[(".gitkeep", ""), FIRST[0]]);
    }
}

#[test]
fn an_unchanged_build_touches_nothing() {
    for manner in BOTH {
        let bench = Bench::new(manner);
        bench.build(&FIRST);
        let paths = ["", RECORD, "index.html", "events", "events/a.html"].map(|path| bench.out.join(path));
        let before = paths.clone().map(|path| identity(&path));
        let outcome = bench.build(&FIRST);
        assert_eq!((outcome.written, outcome.unchanged, outcome.warnings.len()), (0, 4, 0));
        assert_eq!(paths.map(|path| identity(&path)), before);
        bench.check(&FIRST);
    }
}

#[test]
fn without_marks_the_bytes_are_read_and_nothing_changes() {
    for manner in BOTH {
        let bench = Bench::new(manner);
        bench.build(&FIRST);
        fs::remove_dir_all(bench.site.join(".zhuanlan")).unwrap();
        let file = File::options().write(true).open(bench.out.join("index.html")).unwrap();
        file.set_modified(UNIX_EPOCH + Duration::from_secs(1)).unwrap();
        let before = identity(&bench.out.join("index.html"));
        let outcome = bench.build(&FIRST);
        assert_eq!((outcome.written, outcome.warnings), (0, Vec::new()));
        assert_eq!(identity(&bench.out.join("index.html")), before);
    }
}

#[test]
fn changed_files_come_unchanged_ones_keep_their_time_and_stale_ones_go() {
    for manner in BOTH {
        let bench = Bench::new(manner);
        bench.build(&FIRST);
        let before = identity(&bench.out.join("photos/a.jpg"));
        let second = [("index.html", "新首页"), ("events.html", "列表"), ("photos/a.jpg", "图"), ("cases/b.html", "乙")];
        let outcome = bench.build(&second);
        assert_eq!((outcome.written, outcome.unchanged, outcome.removed), (2, 2, 1));
        bench.check(&second);
        assert_eq!(identity(&bench.out.join("photos/a.jpg")), before);
        assert!(outcome.warnings.is_empty());
    }
}

#[test]
fn a_file_may_become_a_folder_and_back() {
    for manner in BOTH {
        let bench = Bench::new(manner);
        let (file, folder) = ([("index.html", "1"), ("a", "2")], [("index.html", "1"), ("a/b/c.html", "3")]);
        bench.build(&file);
        bench.build(&folder);
        bench.check(&folder);
        bench.build(&file);
        bench.check(&file);
    }
}

#[test]
fn foreign_files_and_folders_survive() {
    for manner in BOTH {
        let bench = Bench::new(manner);
        bench.build(&FIRST);
        bench.write("uploads/通知.pdf", "foreign");
        bench.write("events/mine.txt", "foreign");
        fs::create_dir(bench.out.join("empty")).unwrap();
        let before = identity(&bench.out.join("uploads/通知.pdf"));
        let outcome = bench.build(&[("index.html", "新首页")]);
        assert_eq!((outcome.foreign, outcome.removed), (2, 3));
        bench.check(&[("index.html", "新首页"), ("uploads/通知.pdf", "foreign"), ("events/mine.txt", "foreign"), ("empty/", "")]);
        assert_eq!(identity(&bench.out.join("uploads/通知.pdf")), before);
    }
}

#[cfg(unix)]
#[test]
fn foreign_links_survive_and_are_not_followed() {
    for manner in BOTH {
        let bench = Bench::new(manner);
        fs::create_dir(bench.site.join("elsewhere")).unwrap();
        fs::write(bench.site.join("elsewhere/x"), "x").unwrap();
        bench.build(&FIRST);
        std::os::unix::fs::symlink(bench.site.join("elsewhere"), bench.out.join("link")).unwrap();
        let outcome = bench.build(&FIRST[..1]);
        assert_eq!(outcome.foreign, 1);
        assert_eq!(fs::read_link(bench.out.join("link")).unwrap(), bench.site.join("elsewhere"));
        assert!(bench.site.join("elsewhere/x").exists());
    }
}

#[test]
fn edited_files_of_ours_are_overwritten_with_a_warning() {
    for manner in BOTH {
        let bench = Bench::new(manner);
        bench.build(&FIRST);
        bench.write("index.html", "改动");
        bench.write("events/a.html", "改动很多");
        bench.write("events.html", "新表");
        fs::remove_file(bench.out.join("photos/a.jpg")).unwrap();
        let outcome = bench.build(&[FIRST[0], ("events.html", "新表"), FIRST[3]]);
        let told: Vec<_> = outcome.warnings.iter().map(|told| (told.code, told.path.as_str())).collect();
        assert_eq!(told, [("output-edited", "public/index.html"), ("output-edited", "public/events/a.html")]);
        assert_eq!((outcome.written, outcome.unchanged, outcome.removed), (2, 1, 1));
        bench.check(&[FIRST[0], ("events.html", "新表"), FIRST[3]]);
    }
}

#[test]
fn foreign_files_on_planned_paths_are_named_and_nothing_changes() {
    for manner in BOTH {
        let bench = Bench::new(manner);
        bench.build(&FIRST[..1]);
        bench.write("about.html", "foreign");
        bench.write("cases", "foreign");
        fs::create_dir(bench.out.join("data.html")).unwrap();
        let before = bench.listing();
        let told = bench.refusal(&[FIRST[0], ("about.html", ""), ("cases/a.html", ""), ("data.html", "")]);
        for name in ["“public/about.html”", "“public/cases”", "“public/data.html”"] {
            assert!(told.contains(name), "{told}");
        }
        assert_eq!(bench.listing(), before);
    }
}

#[test]
fn a_folder_without_our_record_is_refused() {
    let bench = Bench::new(Manner::Exchange);
    bench.write("homework.docx", "precious");
    assert!(bench.refusal(&FIRST).contains("homework.docx"));
    let bench = Bench::new(Manner::Exchange);
    bench.write(".zhuanlan/cache/x", "another site");
    assert!(bench.refusal(&FIRST).contains("没有 zhuanlan 的记录"));
}

#[test]
fn a_stage_that_is_dropped_leaves_the_output_untouched() {
    for manner in BOTH {
        let bench = Bench::new(manner);
        bench.build(&FIRST);
        let before = identity(&bench.out);
        drop(bench.put_all(&[("index.html", "不要"), ("new/x.html", "不要")]));
        bench.check(&FIRST);
        assert_eq!(identity(&bench.out), before);
        let panicked = std::panic::catch_unwind(|| {
            let _stage = bench.put_all(&[("index.html", "不要")]);
            std::panic::resume_unwind(Box::new("a page that cannot be drawn"));
        });
        assert!(panicked.is_err());
        bench.check(&FIRST);
    }
}

#[test]
fn a_planned_output_that_never_came_is_an_error() {
    let bench = Bench::new(Manner::Exchange);
    bench.build(&FIRST);
    let stage = bench.begin(&FIRST).unwrap();
    assert!(stage.put(&out_path("other.html"), Blob::Bytes(Vec::new())).unwrap_err().message.contains("不在计划里"));
    stage.put(&out_path("index.html"), Blob::Bytes(Vec::new())).unwrap();
    assert!(stage.put(&out_path("index.html"), Blob::Bytes(Vec::new())).unwrap_err().message.contains("两次"));
    assert!(stage.commit().unwrap_err().message.contains("却没有生成"));
    bench.check(&FIRST);
}

#[test]
fn an_interrupted_journal_is_completed_by_the_next_build() {
    let second = [("index.html", "新首页"), ("events.html", "新列表"), ("events/a.html", "甲"), ("people/b.html", "乙")];
    for done in 0..=5 {
        let bench = Bench::new(Manner::Journal);
        bench.build(&FIRST);
        let mut stage = bench.put_all(&second);
        let sum = stage.sum().unwrap();
        let steps = stage.decide(&sum).unwrap();
        assert_eq!(steps.len(), 5);
        for step in &steps[..done] {
            journal::take(stage.staging.path(), &bench.out, step).unwrap();
        }
        // The process dies here: its staging folder stays, its lock goes.
        drop(stage);
        let outcome = bench.build(&second);
        assert_eq!((outcome.written, outcome.unchanged, outcome.warnings), (0, 4, Vec::new()), "after {done} steps");
        bench.check(&second);
    }
}

#[test]
fn an_undecided_build_that_died_is_forgotten() {
    for manner in BOTH {
        let bench = Bench::new(manner);
        bench.build(&FIRST);
        let mut stage = bench.put_all(&[("index.html", "不要")]);
        stage.staging.keep();
        drop(stage);
        fs::create_dir(bench.site.join(".public.zhuanlan-new-1")).unwrap();
        fs::create_dir(bench.site.join(".public.zhuanlan-new-mine")).unwrap();
        assert_eq!(bench.build(&FIRST).unchanged, 4);
        assert!(!bench.site.join(".public.zhuanlan-new-1").exists());
        fs::remove_dir(bench.site.join(".public.zhuanlan-new-mine")).unwrap();
        bench.check(&FIRST);
    }
}

#[cfg(unix)]
#[test]
fn an_output_that_is_a_link_is_changed_behind_the_link() {
    let bench = Bench::new(Manner::Exchange);
    let real = bench.site.parent().unwrap().join("www");
    fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink(&real, &bench.out).unwrap();
    bench.build(&FIRST);
    bench.check(&FIRST);
    bench.write("mine.txt", "foreign");
    let before = identity(&real);
    bench.build(&[("index.html", "新首页")]);
    bench.check(&[("index.html", "新首页"), ("mine.txt", "foreign")]);
    assert!(bench.out.is_symlink());
    assert_eq!(identity(&real).0, before.0);
    fs::remove_dir_all(&real).unwrap();
    assert!(bench.refusal(&FIRST).contains("断了的链接"));
}

#[cfg(target_os = "linux")]
#[test]
fn the_exchange_brings_a_new_folder_with_the_old_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::new(Manner::Exchange);
    bench.build(&FIRST);
    fs::set_permissions(bench.out.join("events"), fs::Permissions::from_mode(0o2775)).unwrap();
    let before = identity(&bench.out);
    bench.build(&[FIRST[0], ("events/a.html", "新")]);
    assert_ne!(identity(&bench.out).0, before.0);
    assert_eq!(fs::metadata(bench.out.join("events")).unwrap().permissions().mode() & 0o7777, 0o2775);
}

#[test]
fn what_somebody_puts_in_meanwhile_is_moved_along() {
    let bench = Bench::new(Manner::Exchange);
    bench.build(&FIRST);
    let second = [("index.html", "新首页"), ("about.html", "简介")];
    let stage = bench.put_all(&second);
    bench.write("late/mine.txt", "foreign");
    bench.write("about.html", "foreign");
    let outcome = stage.commit().unwrap();
    if cfg!(target_os = "linux") {
        bench.check(&[second[0], second[1], ("late/mine.txt", "foreign"), ("about.html.old", "foreign")]);
        assert_eq!(outcome.warnings[0].path, "public/about.html.old");
    }
}

#[test]
fn a_second_build_at_the_same_time_is_refused_at_once() {
    let bench = Bench::new(Manner::Exchange);
    let stage = bench.put_all(&FIRST);
    assert!(bench.refusal(&FIRST).contains("另一个 zhuanlan 正在生成"));
    let elsewhere = begin(&bench.site, &bench.site.join("other"), &[]).unwrap();
    drop(elsewhere);
    stage.commit().unwrap();
    bench.build(&FIRST);
    bench.check(&FIRST);
}

#[test]
fn big_files_cached_files_and_streams_arrive_and_stay() {
    for manner in BOTH {
        let bench = Bench::new(manner);
        let film = bench.site.join("content/film.mp4");
        fs::write(&film, "film").unwrap();
        let cache = crate::cache::Cache::open(&bench.site.join(".zhuanlan/cache"));
        let planned = ["files/film.mp4", "files/known.mp4", "photos/a.jpg", "files/cut.mp4"].map(out_path);
        let build = || {
            let stage = begin_by(manner, &bench.site, &bench.out, &planned).unwrap();
            stage.put(&planned[0], Blob::File(film.clone(), None)).unwrap();
            stage.put(&planned[1], Blob::File(film.clone(), Some(Digest::of(b"film")))).unwrap();
            stage.put(&planned[2], cache.put(&Digest::of(b"key"), "jpg", b"picture".to_vec()).into()).unwrap();
            stage.put(&planned[3], Blob::Stream(Box::new(|to| to.write_all(b"cut")))).unwrap();
            stage.commit().unwrap()
        };
        assert_eq!(build().written, 4);
        assert_eq!(build().unchanged, 4);
        bench.check(&[("files/film.mp4", "film"), ("files/known.mp4", "film"), ("photos/a.jpg", "picture"), ("files/cut.mp4", "cut")]);
        // Editing the output never reaches the original.
        bench.write("files/film.mp4", "FILM");
        assert_eq!(fs::read_to_string(&film).unwrap(), "film");
    }
}

#[test]
fn thousands_of_files_are_put_from_all_threads() {
    for manner in BOTH {
        let bench = Bench::new(manner);
        let planned: Vec<OutPath> = (0..2000).map(|n| out_path(&format!("kind-{}/page-{n}.html", n % 17))).collect();
        let build = |changed: usize| {
            let stage = begin_by(manner, &bench.site, &bench.out, &planned).unwrap();
            planned.par_iter().enumerate().for_each(|(n, path)| {
                let text = format!("page {n} {}", usize::from(n < changed));
                stage.put(path, Blob::Bytes(text.into_bytes())).unwrap();
            });
            stage.commit().unwrap()
        };
        assert_eq!(build(0).written, 2000);
        let outcome = build(3);
        assert_eq!((outcome.written, outcome.unchanged, outcome.warnings.len()), (3, 1997, 0));
        assert_eq!(bench.listing().len(), 2000);
    }
}
