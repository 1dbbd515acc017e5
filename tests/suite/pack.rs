//! `pack`: what is uploaded is the site as built, the same bytes each time, and afterwards only what changed.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::Path;

use crate::site::{Site, Tree, assert_same, tree};

fn unpacked(site: &Site, name: &str) -> Tree {
    let bytes = std::fs::read(site.path("上传").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut files = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("an entry");
        let name = file.name().expect("a name").into_owned();
        let date = file.last_modified().expect("a date");
        assert_eq!((date.year(), date.month(), date.day()), (1980, 1, 1), "{name}");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("an entry");
        files.insert(name, bytes);
    }
    files
}

/// A parcel as the program names it on this system.
fn shown(name: &str) -> String {
    Path::new("上传").join(name).display().to_string()
}

fn published(site: &Site) -> Tree {
    site.output().into_iter().filter(|(path, _)| path != ".zhuanlan").collect()
}

fn pack(site: &Site, flags: &[&str]) -> crate::site::Run {
    let run = site.run(&[&["pack"], flags].concat());
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    run
}

fn names(tree: &Tree) -> Vec<&str> {
    tree.keys().map(String::as_str).collect()
}

#[test]
fn the_parcel_is_the_site_as_built_and_the_same_bytes_each_time() {
    let site = Site::small().picture("content/albums/a/b.jpg", 640, 480);
    pack(&site, &[]).says(&["生成好了", "打好了：", &shown("site.zip"), "index.html", "--changed"]);
    let zipped = unpacked(&site, "site.zip");
    assert_same(&zipped, &published(&site), "the zip and the output");
    assert!(zipped.keys().all(|path| path.is_ascii() && !path.starts_with('.')), "{:?}", names(&zipped));
    let first = std::fs::read(site.path("上传/site.zip")).expect("the zip");
    pack(&site, &[]);
    assert_eq!(std::fs::read(site.path("上传/site.zip")).expect("the zip"), first);
}

#[test]
fn a_second_parcel_has_what_changed_and_a_list_of_what_is_gone() {
    let site = Site::small();
    pack(&site, &["--changed"]).says(&["还没有打包过", "site.zip"]);
    pack(&site, &["--changed"]).says(&["没有变化，不用上传"]);
    let before = published(&site);
    site.put("content/events/open.md", "---\ntitle: 校园开放日\ndate: 2024-05-20\ntime: 9:00—11:00\nvenue: 东门\n---\n欢迎来看。\n");
    site.remove("content/notices/plan.md");
    pack(&site, &["--changed"]).says(&["changed.zip", "删除清单.txt"]);
    let (after, changed) = (published(&site), unpacked(&site, "changed.zip"));
    let expected: Tree =
        after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
    assert_same(&changed, &expected, "what changed");
    assert!(changed.contains_key("events/open.html") && !changed.contains_key("404.html"), "{:?}", names(&changed));
    let list = std::fs::read_to_string(site.path("上传/删除清单.txt")).expect("the list");
    let gone: Vec<&str> = list.lines().skip(2).collect();
    let expected: Vec<&String> = before.keys().filter(|path| !after.contains_key(*path)).collect();
    assert_eq!(gone, expected);
    assert!(gone.contains(&"notices/plan.html") && list.contains("\r\n"), "{list}");
    assert!(!site.path("上传/site.zip").exists(), "an old parcel lies beside the new one");
}

#[test]
fn changed_files_can_be_laid_in_a_folder_with_the_list_beside_it() {
    let site = Site::small();
    pack(&site, &["--dir"]).says(&[&shown("site")]);
    assert_same(&tree(&site.path("上传/site")), &published(&site), "the folder and the output");
    site.put("content/stories/second.md", "---\ntitle: 第二天\ndate: 2024-05-21\nevent: open\n---\n又来了很多人。\n");
    site.remove("content/notices/plan.md");
    pack(&site, &["--changed", "--dir"]);
    let laid = tree(&site.path("上传/changed"));
    assert!(laid.contains_key("stories/second.html") && !laid.contains_key("events/open.ics"), "{:?}", names(&laid));
    assert!(site.path("上传/删除清单.txt").exists() && !laid.keys().any(|path| path.contains("删除")), "the list is not to be uploaded");
    assert!(!site.path("上传/site").exists());
}

#[test]
fn files_that_somebody_put_into_the_output_are_uploaded_too() {
    let site = Site::small();
    site.build();
    site.put("public/verify-1234.txt", "abc");
    pack(&site, &[]);
    assert_eq!(unpacked(&site, "site.zip").get("verify-1234.txt").map(Vec::as_slice), Some(&b"abc"[..]));
    site.put("public/verify-1234.txt", "abcd");
    pack(&site, &["--changed"]);
    assert_eq!(names(&unpacked(&site, "changed.zip")), ["verify-1234.txt"]);
}

#[test]
fn what_has_errors_is_not_packed() {
    let site = Site::small();
    pack(&site, &[]);
    let before = tree(&site.path("上传"));
    site.put("content/events/bad.md", "---\ntitle: 坏\ndate: 5月32日\n---\n正文。\n");
    let run = site.run(&["pack"]);
    assert_eq!(run.code, 1);
    assert_same(&before, &tree(&site.path("上传")), "an earlier parcel stays");
}
