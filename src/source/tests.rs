//! Tests of `source` as a whole, over folders on the disk.
#![expect(clippy::disallowed_methods, reason = "these tests build the folders that are read")]

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::*;
use crate::diagnostic::Severity;
use crate::imaging::specimen;

struct Folder(TempDir);

impl Folder {
    /// A site with nothing but its configuration.
    fn site() -> Folder {
        Folder(tempfile::tempdir().expect("a folder")).with("zhuanlan.yaml", "title: 专栏\n")
    }

    fn with(self, path: &str, bytes: impl AsRef<[u8]>) -> Folder {
        let disk = self.disk(path);
        fs::create_dir_all(disk.parent().expect("lies in a folder")).expect("creates");
        fs::write(disk, bytes).expect("writes");
        self
    }

    fn disk(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn read(&self) -> Checked<Snapshot> {
        self.read_with(&Hints::default())
    }

    fn read_with(&self, hints: &Hints) -> Checked<Snapshot> {
        read(self.0.path(), Options { skip: &["public".into(), "content/out".into()], hints }).expect("reads")
    }
}

fn paths(snapshot: &Snapshot) -> Vec<&str> {
    snapshot.files.keys().map(SitePath::as_str).collect()
}

fn codes(checked: &Checked<Snapshot>) -> Vec<(Severity, &str, &str)> {
    checked.diagnostics.iter().map(|said| (said.severity, said.code, said.path.as_str())).collect()
}

fn file<'a>(snapshot: &'a Snapshot, path: &str) -> &'a File {
    snapshot.get(&SitePath::new(path).expect("a path")).expect("was read")
}

#[test]
fn files_are_found_and_sorted_into_texts_pictures_and_others() {
    let folder = Folder::site()
        .with("private.yaml", "")
        .with("content/活动/开放日.md.txt", "正文")
        .with("content/活动/焊接.JPG", specimen::with_exif(&specimen::jpeg(64, 32), 6))
        .with("content/活动/通知.docx", "PK")
        .with("static/校徽.svg", "<svg viewBox='0 0 8 4'/>")
        .with("static/说明.txt", "原样")
        .with("themes/蓝/base.html", "<p>\r\n")
        .with("themes/蓝/bg.png", specimen::png(4, 4))
        .with("editions/e.yaml", "a: 1")
        .with("README.md", "不读")
        .with("public/index.html", "不读")
        .with("content/out/a.md", "不读");
    let checked = folder.read();
    assert_eq!(codes(&checked), []);
    let snapshot = checked.value;
    let kinds: Vec<(&str, char)> = snapshot
        .files
        .values()
        .map(|file| {
            let kind = match &file.matter {
                Matter::Text(_) => 't',
                Matter::Picture(_) => 'p',
                Matter::Sheet(_) => 's',
                Matter::Other | Matter::Office(_) => 'o',
            };
            (file.path.as_str(), kind)
        })
        .collect();
    let wanted = [
        ("content/活动/开放日.md.txt", 't'),
        ("content/活动/焊接.JPG", 'p'),
        ("content/活动/通知.docx", 'o'),
        ("editions/e.yaml", 't'),
        ("private.yaml", 't'),
        ("static/校徽.svg", 'p'),
        ("static/说明.txt", 't'),
        ("themes/蓝/base.html", 't'),
        ("themes/蓝/bg.png", 'p'),
        ("zhuanlan.yaml", 't'),
    ];
    assert_eq!(kinds, wanted);
    assert_eq!(snapshot.text("themes/蓝/base.html").map(|text| &*text.content), Some("<p>\n"));
    assert_eq!(snapshot.below("static").count(), 2);
    let Matter::Picture(probe) = &file(&snapshot, "content/活动/焊接.JPG").matter else { panic!("a picture") };
    assert_eq!((probe.width, probe.height, probe.orientation, probe.gps), (32, 64, 6, true));
    assert_eq!(probe.taken.as_deref(), Some("2024-05-21T10:20:30"));
    assert_eq!(bytes(file(&snapshot, "static/说明.txt")).expect("reads"), "原样".as_bytes());
}

#[test]
fn traces_of_programs_are_passed_over_in_silence() {
    let noise = [
        "Thumbs.db",
        "thumbs.db",
        "desktop.ini",
        ".DS_Store",
        "~$开放日.docx",
        ".~lock.a.docx#",
        ".a.md.swp",
        "a.md~",
        "#a.md#",
        ".#a.md",
        "4913",
        "~WRL0001.tmp",
        ".git/config",
        ".gitignore",
        "__MACOSX/._a.md",
    ];
    let folder = noise.iter().fold(Folder::site(), |folder, name| folder.with(&format!("content/events/{name}"), "x"));
    let folder = folder.with("content/events/a.md.bak", "x").with("static/.well-known/a.txt", "x").with("static/.git/config", "x");
    let checked = folder.read();
    assert_eq!(paths(&checked.value), ["static/.well-known/a.txt", "zhuanlan.yaml"]);
    assert_eq!(codes(&checked), []);
}

#[test]
fn broken_pictures_are_one_clear_error_each_and_not_published() {
    let whole = specimen::jpeg(64, 64);
    let folder = Folder::site()
        .with("content/a/cut.jpg", &whole[..whole.len() - 20])
        .with("content/a/empty.jpg", "")
        .with("content/a/iphone.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1")
        .with("content/a/iphone.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1")
        .with("content/a/scan.tif", b"II\x2a\0\x08\0\0\0")
        .with("content/a/text.png", "不是图片")
        .with("content/a/wrong.png", &whole)
        .with("content/a/微信图片", &whole)
        .with("content/a/名单", "没有扩展名的文字")
        .with("static/scan.tif", b"II\x2a\0\x08\0\0\0");
    let checked = folder.read();
    use Severity::{Error, Hint, Warning};
    let wanted = [
        (Error, "picture-truncated", "content/a/cut.jpg"),
        (Error, "picture-empty", "content/a/empty.jpg"),
        (Error, "picture-heic", "content/a/iphone.heic"),
        (Error, "picture-heic", "content/a/iphone.jpg"),
        (Error, "picture-format", "content/a/scan.tif"),
        (Error, "picture-unreadable", "content/a/text.png"),
        (Warning, "picture-ending", "content/a/wrong.png"),
        (Warning, "picture-ending", "content/a/微信图片"),
        (Hint, "picture-format", "static/scan.tif"),
    ];
    assert_eq!(codes(&checked), wanted);
    assert!(checked.diagnostics.iter().all(|said| !said.hints.is_empty()));
    let pictures = checked.value.files.values().filter(|file| matches!(file.matter, Matter::Picture(_))).count();
    assert_eq!(pictures, 2);
}

#[test]
fn texts_that_are_too_long_are_not_decoded() {
    let folder = Folder::site().with("content/a.md", vec![b'a'; usize::try_from(load::MAX_TEXT).expect("fits") + 1]);
    let checked = folder.read();
    assert_eq!(codes(&checked), [(Severity::Error, "file-too-big", "content/a.md")]);
    assert!(checked.value.text("content/a.md").is_none());
}

#[test]
fn names_are_composed_and_their_twins_told() {
    let folder = Folder::site().with("content/cafe\u{301}.md", "甲");
    assert_eq!(paths(&folder.read().value)[0], "content/caf\u{e9}.md");
    let checked = folder.with("content/caf\u{e9}.md", "乙").read();
    assert_eq!(checked.value.files.len(), 2);
    // On a disk that composes names itself there is only one file.
    assert!(codes(&checked).iter().all(|(_, code, _)| *code == "path-twice"));
}

#[test]
fn hints_spare_the_reading_until_the_file_changes() {
    let folder = Folder::site().with("content/a.jpg", specimen::jpeg(64, 32));
    let snapshot = folder.read().value;
    let modified = file(&snapshot, "content/a.jpg").stamp.modified.expect("the disk keeps times");
    assert_eq!(Hints::of(&snapshot, modified + 1_000_000_000), Hints::default(), "too young to be trusted");
    let hints = Hints::from_text(&Hints::of(&snapshot, modified + 3_000_000_000).to_text());
    let known = hints.get(&file(&snapshot, "content/a.jpg").path, &file(&snapshot, "content/a.jpg").stamp);
    assert!(known.is_some());
    assert_eq!(folder.read_with(&hints).value.files, snapshot.files);
    let folder = folder.with("content/a.jpg", specimen::jpeg(32, 32));
    let Matter::Picture(probe) = &file(&folder.read_with(&hints).value, "content/a.jpg").matter.clone() else { panic!("a picture") };
    assert_eq!(probe.width, 32);
}

#[test]
fn a_file_that_changed_since_is_not_given_out() {
    let folder = Folder::site().with("content/a.jpg", specimen::jpeg(64, 32));
    let snapshot = folder.read().value;
    let _folder = folder.with("content/a.jpg", specimen::jpeg(16, 16));
    assert!(bytes(file(&snapshot, "content/a.jpg")).is_err());
}

#[test]
fn one_file_is_read_again_alone() {
    let folder = Folder::site().with("content/a.md", "甲").with("content/.a.md.swp", "").with("README.md", "");
    let again = |path: &str| reread(folder.0.path(), &folder.disk(path), Options { skip: &[], hints: &Hints::default() });
    let snapshot = folder.read().value;
    assert_eq!(again("content/a.md").map(|checked| checked.value).as_ref(), Some(file(&snapshot, "content/a.md")));
    assert!(again("zhuanlan.yaml").is_some());
    for path in ["content/gone.md", "content/.a.md.swp", "README.md", "content", "../a.md"] {
        assert!(again(path).is_none(), "{path}");
    }
}

#[test]
fn a_folder_that_is_no_site_is_told_what_was_meant() {
    let check = |folder: &Folder, path: &str, words: &str| {
        let options = Options { skip: &[], hints: &Hints::default() };
        let error = read(&folder.disk(path), options).expect_err("is no site");
        let said = [&[error.message][..], &error.hints].concat().join("\n");
        assert!(said.contains(words), "{said}");
    };
    let site = Folder::site().with("content/events/a.md", "");
    check(&site, "content/events", "-C");
    check(&site, "nowhere", "没有这个文件夹");
    check(&site, "zhuanlan.yaml", "不是文件夹");
    let above = Folder(tempfile::tempdir().expect("a folder")).with("专栏/zhuanlan.yaml", "");
    check(&above, "", "专栏");
    let misnamed = Folder(tempfile::tempdir().expect("a folder")).with("zhuanlan.yaml.txt", "");
    check(&misnamed, "", "改名");
    let empty = Folder(tempfile::tempdir().expect("a folder"));
    check(&empty, "", "zhuanlan init 专栏");
}

#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_inside_are_followed_and_links_outside_are_errors() {
        let elsewhere = Folder(tempfile::tempdir().expect("a folder")).with("secret.md", "密").with("more/secret.md", "密");
        let folder = Folder::site().with("content/events/a.md", "甲").with("private.yaml", "phone: 1").with("public/a.html", "旧");
        let link = |target: PathBuf, path: &str| symlink(target, folder.disk(path)).expect("links");
        link(folder.disk("content/events"), "content/活动");
        link(elsewhere.disk("secret.md"), "content/b.md");
        link(elsewhere.disk("more"), "content/more");
        link(folder.disk("private.yaml"), "content/c.yaml");
        link(folder.disk("public"), "static");
        link(folder.disk("content/gone.md"), "content/d.md");
        let checked = folder.read();
        assert_eq!(paths(&checked.value), ["content/events/a.md", "content/活动/a.md", "private.yaml", "zhuanlan.yaml"]);
        let wanted = ["content/b.md", "content/c.yaml", "content/d.md", "content/more", "static"];
        assert_eq!(codes(&checked), wanted.map(|path| (Severity::Error, "path-outside", path)));
        let again =
            |path: &str| reread(folder.0.path(), &folder.disk(path), Options { skip: &["public".into()], hints: &Hints::default() });
        assert!(again("content/活动/a.md").is_some() && again("content/b.md").is_none() && again("content/c.yaml").is_none());
    }

    #[test]
    fn a_link_that_leads_back_up_ends_the_walk_with_a_warning() {
        let folder = Folder::site().with("content/events/a.md", "甲");
        symlink(folder.disk("content"), folder.disk("content/events/up")).expect("links");
        let checked = folder.read();
        assert_eq!(codes(&checked), [(Severity::Warning, "path-loop", "content/events/up")]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn names_that_are_no_unicode_are_passed_over_with_a_warning() {
        use std::os::unix::ffi::OsStrExt;
        let folder = Folder::site().with("content/a.md", "甲");
        let name = std::ffi::OsStr::from_bytes(b"\xBB\xEE\xB6\xAF.md");
        fs::write(folder.disk("content").join(name), "乙").expect("writes");
        let checked = folder.read();
        assert_eq!(checked.diagnostics.iter().map(|said| said.code).collect::<Vec<_>>(), ["path-unusable"]);
        assert_eq!(checked.value.files.len(), 2);
    }
}
