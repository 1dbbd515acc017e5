//! Pages made from what they were made from before are not drawn again: after every edit the output is that of a cold build all the same.

use std::fs;

use crate::site::{Site, assert_same, copy, run_in, tree};

fn story(title: &str, day: u32, tag: &str, text: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2024-05-{day}\nevent: open\ntags: [{tag}]\n---\n{text}\n")
}

fn site() -> Site {
    let site = Site::small()
        .config("base_url: https://www.example.edu.cn/hdz/\npublic_checklist: 是\n")
        .picture("content/stories/a.jpg", 640, 480)
        .file("content/stories/shown.md", "---\ntitle: 有照片\ndate: 2024-05-22\nphotos: [a.jpg 图注]\n---\n正文。\n")
        .file("content/people/li.md", "---\nname: 李小明\nrole: 优秀学生\n---\n介绍。\n");
    (0..9).fold(site, |site, n| site.file(&format!("content/stories/n{n}.md"), story(&format!("第{n}篇"), 20 + n, "甲", "正文。")))
}

/// Builds what has changed, and the same anew elsewhere.
fn check(site: &Site, what: &str) {
    site.build();
    let elsewhere = tempfile::tempdir().expect("a folder");
    copy(site.root(), elsewhere.path());
    for old in ["public", ".zhuanlan"] {
        fs::remove_dir_all(elsewhere.path().join(old)).expect("the copy has it");
    }
    let run = run_in(elsewhere.path(), &["build"]);
    assert_eq!(run.code, 0, "{what}: {}{}", run.stdout, run.stderr);
    assert_same(&tree(&elsewhere.path().join("public")), &site.output(), what);
}

#[test]
fn after_every_edit_the_output_is_that_of_a_cold_build() {
    let site = site();
    check(&site, "the first build");
    let config = |lines: &str| Site::config_of(&site, &format!("base_url: https://www.example.edu.cn/hdz/\n{lines}"));
    site.put("content/stories/n3.md", story("第3篇", 23, "甲", "改了几个字。"));
    check(&site, "words");
    site.put("content/stories/n3.md", story("改了题目", 23, "甲", "改了几个字。"));
    check(&site, "a title");
    site.put("content/stories/n4.md", story("第4篇", 26, "乙", "正文。"));
    check(&site, "a day and a tag");
    site.put("content/events/open.md", "---\ntitle: 校园开放日\ndate: 2024-05-20\ntime: 9:00—11:00\nvenue: 体育馆\n---\n欢迎来看。\n");
    check(&site, "the place of an event that stories tell of");
    site.put("content/stories/new.md", story("新的一篇", 21, "甲", "正文。"));
    check(&site, "one page more");
    site.remove("content/stories/n0.md");
    check(&site, "one page less");
    site.put("content/stories/a.jpg", crate::picture::jpeg("another", 640, 480));
    check(&site, "another picture of that name");
    config("public_checklist: 是\nschool_motto: x\nmenu: [index, events]\n");
    check(&site, "the menu");
    config("public_checklist: 是\n外观: {名称: qing}\n");
    check(&site, "another look");
    config("public_checklist: 是\n外观: {名称: hong, 选项: {accent: \"#7a1f1f\"}}\n");
    check(&site, "a colour");
    config("public_checklist: 否\n");
    check(&site, "no checklist");
    site.put("content/checklist.yaml", "focus-1: {done: 是, evidence: 橱窗里有}\n");
    config("public_checklist: 是\n");
    check(&site, "a tick");
    site.put("templates/404.html", "<!doctype html><title>{{ site.title }}</title><p>没有这一页</p>\n");
    check(&site, "a template of one's own");
    site.put("templates/404.html", "<!doctype html><title>{{ site.title }}</title><p>没找到这一页</p>\n");
    check(&site, "that template changed");
    site.remove("templates/404.html");
    check(&site, "that template gone");
}

#[test]
fn pages_that_do_not_stand_as_they_were_left_come_back() {
    let site = site();
    site.build();
    let page = site.read("stories/n5.html");
    let other = page.replace("第5篇", "第6篇");
    assert!(page.len() == other.len() && page != other);
    site.put("public/stories/n5.html", &other);
    fs::remove_file(site.path("public/stories/n6.html")).expect("a page");
    site.put("content/stories/n3.md", story("第3篇", 23, "甲", "改了几个字。"));
    check(&site, "a page edited by hand and one deleted");
    assert_eq!(site.read("stories/n5.html"), page);
    for entry in tree(&site.path(".zhuanlan/cache")).keys().filter(|path| path.ends_with(".txt")) {
        site.put(&format!(".zhuanlan/cache/{entry}"), "0000000000000000 stories/n5.html\n");
    }
    site.put("content/stories/n3.md", story("第3篇", 23, "甲", "又改了几个字。"));
    check(&site, "a spoilt note");
}

#[test]
fn a_number_that_may_no_longer_be_published_is_found_in_a_page_that_has_not_changed() {
    let site = Site::small()
        .config("public_phones: [\"13800000000\"]\n")
        .file("content/notices/call.md", "---\ntitle: 报名\ndate: 2024-05-10\n---\n请打 13800000000。\n");
    site.build();
    Site::config_of(&site, "");
    let run = site.refuses();
    assert!(run.stderr.contains("138****0000"), "{}", run.stderr);
}
