//! The same content gives the same bytes: twice, with one thread, warm or cold, after an edit and back.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::site::{Site, Tree, assert_same, copy, run_in, tree};

/// A site with something of everything, pictures too.
fn site() -> Site {
    let mut site = Site::small().config("base_url: https://www.example.edu.cn/hdz/\n");
    for number in 0..12 {
        site = site
            .file(
                &format!("content/stories/s{number}.md"),
                format!(
                    "---\ntitle: 第{number}篇\ndate: 2024-05-{}\ntags: [甲{}, 乙]\nphotos: [p{number}.jpg 图注]\n---\n正文{number}。\n",
                    20 + number % 7,
                    number % 3
                ),
            )
            .picture(&format!("content/stories/p{number}.jpg"), 320 + number, 200);
    }
    site
}

fn modified(site: &Site, path: &str) -> SystemTime {
    fs::metadata(site.path("public").join(path)).and_then(|meta| meta.modified()).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn two_builds_are_byte_equal_at_any_number_of_jobs_and_in_any_folder() {
    let first = site();
    first.build();
    let output = first.output();
    for args in [["--jobs", "1"], ["--jobs", "7"]] {
        let again = site();
        again.build_with(&args);
        assert_same(&output, &again.output(), args[1]);
    }
    let elsewhere = tempfile::tempdir().expect("a folder");
    let deep = elsewhere.path().join("专 栏/2024");
    copy(first.root(), &deep);
    for old in ["public", ".zhuanlan"] {
        fs::remove_dir_all(deep.join(old)).expect("the copy has it");
    }
    assert_eq!(run_in(&deep, &["build", "--out", "出 口"]).code, 0);
    assert_same(&output, &tree(&deep.join("出 口")), "another folder and another --out");
}

#[test]
fn a_warm_build_equals_a_cold_one() {
    let site = site();
    site.build();
    let warm = |site: &Site| -> Tree {
        site.build();
        site.output()
    };
    let first = warm(&site);
    fs::remove_dir_all(site.path(".zhuanlan")).expect("the cache");
    assert_same(&first, &warm(&site), "without the cache");
    fs::remove_dir_all(site.path("public")).expect("the output");
    assert_same(&first, &warm(&site), "without the output");
    fs::remove_dir_all(site.path("public")).expect("the output");
    fs::remove_dir_all(site.path(".zhuanlan")).expect("the cache");
    assert_same(&first, &warm(&site), "without either");
}

#[test]
fn an_edit_and_back_gives_the_first_output_again() {
    let site = site();
    site.build();
    let first = site.output();
    let page = fs::read(site.path("content/stories/s3.md")).expect("a page");
    site.put("content/stories/s3.md", "---\ntitle: 改了\ndate: 2024-05-26\ntags: [新]\n---\n改了。\n");
    site.build();
    assert_ne!(first, site.output());
    assert!(site.has("tags/xin.html"));
    site.put("content/stories/s3.md", page);
    site.build();
    assert_same(&first, &site.output(), "after the edit was taken back");
}

#[test]
fn the_clock_and_the_times_of_files_leave_no_trace() {
    let site = site();
    site.build();
    let first = site.output();
    let past = SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    for path in tree(&site.path("content")).keys() {
        let file = fs::File::options().write(true).open(site.path("content").join(path)).expect("a file");
        file.set_modified(past).expect("another time");
    }
    site.build();
    assert_same(&first, &site.output(), "after the files became old");
}

#[test]
fn what_did_not_change_keeps_its_time() {
    let site = site();
    site.build();
    let kept = ["stories/s5.html", "404.html", "robots.txt", ".zhuanlan"];
    let before = kept.map(|path| modified(&site, path));
    std::thread::sleep(std::time::Duration::from_millis(20));
    let run = site.build();
    assert!(run.stdout.contains("没有变化："), "{}", run.stdout);
    assert_eq!(kept.map(|path| modified(&site, path)), before);
    let changed = modified(&site, "stories/s3.html");
    site.put("content/stories/s3.md", "---\ntitle: 第3篇\ndate: 2024-05-23\ntags: [甲0, 乙]\nphotos: [p3.jpg 图注]\n---\n改了。\n");
    site.build();
    assert_ne!(modified(&site, "stories/s3.html"), changed);
    assert_eq!([0, 1, 2].map(|at| modified(&site, kept[at])), [0, 1, 2].map(|at| before[at]));
    let photos: Vec<String> = site.output().into_keys().filter(|path| path.starts_with("photos/")).collect();
    assert!(photos.iter().all(|path| modified(&site, path) < modified(&site, "stories/s3.html")));
}

#[test]
fn the_order_in_which_the_disk_lists_files_leaves_no_trace() {
    let names = ["c", "a", "e", "b", "d"];
    let with = |order: &mut dyn Iterator<Item = &&str>| -> Tree {
        let mut site = Site::new();
        for name in order {
            site = site.file(&format!("content/stories/{name}.md"), "---\ntitle: 同名\ndate: 2024-05-21\ntags: [甲]\n---\n正文。\n");
        }
        site.build();
        site.output()
    };
    assert_same(&with(&mut names.iter()), &with(&mut names.iter().rev()), "written in another order");
}

#[test]
fn the_record_holds_no_date_and_every_file() {
    let site = Site::small();
    site.build();
    let record = site.read(".zhuanlan");
    for path in site.output().keys().filter(|path| *path != ".zhuanlan") {
        assert!(record.contains(path.as_str()), "{path} is not in the record");
    }
    assert!(Path::new(&site.path("public/.zhuanlan")).is_file());
}
