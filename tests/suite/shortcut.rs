//! A build that finds nothing changed says so and ends; whatever did change, however little, makes it walk the whole way.

use std::fs;

use crate::picture;
use crate::site::{Site, assert_same};

const NOTHING: &str = "没有变化：";

fn site() -> Site {
    Site::small()
        .file("static/list.bin", "0001")
        .file("content/stories/a.md", "---\ntitle: 甲\ndate: 2024-05-21\nattachments: [表.pdf]\nphotos: [a.jpg 图注]\n---\n正文。\n")
        .file("content/stories/表.pdf", "%PDF-1.4 1111\n%%EOF\n")
        .picture("content/stories/a.jpg", 300, 200)
}

#[test]
fn a_second_build_finds_nothing_to_do() {
    let site = site();
    assert!(!site.build().stdout.contains(NOTHING));
    let output = site.output();
    for _ in 0..2 {
        assert!(site.build().stdout.contains(NOTHING));
        assert_same(&output, &site.output(), "nothing was to be done");
    }
}

#[test]
fn findings_are_said_again_though_nothing_changed() {
    let site = site().file("content/events/b.md", "---\ntitle: 乙\ndate: 2024-05-21\n地占: 车间\n---\n正文。\n");
    let first = site.build();
    let second = site.build();
    assert!(second.stdout.contains(NOTHING));
    assert_eq!(first.stderr, second.stderr);
    second.says(&["注意[unknown-key]", "是不是“地点”？"]);
    assert_eq!(site.run(&["build", "--strict"]).code, 1);
    assert_eq!(site.run(&["build"]).code, 0);
}

#[test]
fn every_kind_of_input_counts() {
    let site = site();
    site.build();
    let cases: [(&str, &[u8]); 12] = [
        ("content/stories/a.md", "---\ntitle: 甲\ndate: 2024-05-21\nattachments: [表.pdf]\nphotos: [a.jpg 图注]\n---\n正文！\n".as_bytes()),
        ("static/list.bin", b"0002"),
        ("content/stories/表.pdf", b"%PDF-1.4 2222\n%%EOF\n"),
        ("content/stories/a.jpg", &picture::jpeg("another", 300, 200)),
        ("content/stories/new.md", "---\ntitle: 新\ndate: 2024-05-22\n---\n正文。\n".as_bytes()),
        ("content/daily.yaml", b"2024-05-25: {schools: 1}\n"),
        ("content/checklist.yaml", "column: {完成: 是}\n".as_bytes()),
        ("zhuanlan.yaml", "title: 改了名\nschool: 青桥职校\nreview: off\n".as_bytes()),
        ("private.yaml", "填报人: {姓名: 某}\n".as_bytes()),
        ("templates/partials/empty.html", b"<p>{{ empty }}</p>\n"),
        ("editions/guangxi-2024.yaml", include_bytes!("../../editions/guangxi-2024.yaml")),
        ("content/stories/说明.txt", "a.jpg 另一句图注\n".as_bytes()),
    ];
    for (path, bytes) in cases {
        site.put(path, bytes);
        let run = site.build();
        assert!(!run.stdout.contains(NOTHING), "{path} changed and nobody saw it");
        let fresh = Site::new();
        crate::site::copy(&site.path("content"), &fresh.path("content"));
        for top in ["static", "templates", "editions"] {
            crate::site::copy(&site.path(top), &fresh.path(top));
        }
        let fresh = fresh.file("zhuanlan.yaml", fs::read(site.path("zhuanlan.yaml")).expect("a configuration"));
        fresh.build();
        assert_same(&fresh.output(), &site.output(), path);
    }
    site.remove("content/stories/new.md");
    assert!(!site.build().stdout.contains(NOTHING) && !site.has("stories/new.html"));
}

#[test]
fn options_count_too() {
    let site = site();
    site.build();
    assert!(!site.build_with(&["--base-url", "https://www.example.edu.cn/"]).stdout.contains(NOTHING));
    assert!(site.has("feed.xml"));
    site.build();
    assert!(!site.has("feed.xml"));
    site.put("content/stories/d.md", "---\ntitle: 草稿\ndate: 2024-05-21\ndraft: yes\n---\n正文。\n");
    site.build();
    site.build_with(&["--drafts"]);
    assert!(site.has("stories/d.html"));
    site.build();
    assert!(!site.has("stories/d.html"));
}

#[test]
fn an_output_that_is_not_as_it_was_is_made_anew() {
    let site = site();
    site.build();
    let output = site.output();
    let page = site.read("stories/a.html");
    site.put("public/stories/a.html", page.replace("正文。", "伪文。"));
    site.build().says(&["output-edited"]);
    assert_same(&output, &site.output(), "an edit of the same length");
    site.remove("public/stories/a.html");
    site.build();
    assert_same(&output, &site.output(), "a file that was lost");
    let photo = output.keys().find(|path| path.starts_with("photos/")).expect("a photo");
    site.put(&format!("public/{photo}"), "");
    site.build();
    assert_same(&output, &site.output(), "a photo that was emptied");
    fs::remove_dir_all(site.path("public")).expect("the output");
    site.build();
    assert_same(&output, &site.output(), "an output that was removed");
}

#[test]
fn errors_do_not_hide_behind_an_older_build() {
    let site = site();
    site.build();
    site.put("content/stories/first.md", "---\ntitle: 第一天\ndate: 5月32日\n---\n正文。\n");
    for _ in 0..2 {
        assert_eq!(site.refuses().errors(), ["bad-date"]);
    }
}

#[test]
fn files_of_others_change_nothing() {
    let site = site();
    site.build();
    site.put("public/own.txt", "mine");
    site.build();
    assert_eq!(site.read("own.txt"), "mine");
}
