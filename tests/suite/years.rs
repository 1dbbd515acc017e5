//! `new-year`: the same folder for the next edition, last year's column below its year.

use std::collections::BTreeMap;

use crate::html::broken_links;
use crate::site::{Site, Tree, tree};

/// A site of 2024 with a picture, a page that stays, and private words.
fn site() -> Site {
    Site::small()
        .config("edition: guangxi-2024\nbase_url: https://example.edu.cn/hdz/\nsections: [{folder: majors, title: 专业}]\n")
        .picture("content/albums/a/b.jpg", 640, 480)
        .file("content/pages/about.md", "---\ntitle: 关于\n---\n关于我们。\n")
        .file("content/majors/auto.md", "---\ntitle: 汽修\n---\n汽修。\n")
        .file("content/daily.yaml", "2024-05-20: {students: 5}\n")
        .file("content/活动/更多.md", "---\n标题: 更多\n日期: 5月21日\n负责人: 李明，13800000000，主任\n---\n正文。\n")
}

#[test]
fn last_years_column_is_kept_below_its_year_and_linked_from_the_new_one() {
    let site = site();
    site.build();
    let old = site.output();
    let run = site.run(&["new-year", "national-2025"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    run.says(&["现在是：2025年职业教育活动周", "static/2024", "往届/2024", "不会上传"]);
    site.build();
    let new = site.output();
    for path in old.keys().filter(|path| !["web.config", "robots.txt", "sitemap.xml", ".zhuanlan"].contains(&path.as_str())) {
        assert!(new.contains_key(&format!("2024/{path}")), "{path} is lost");
    }
    let text = |path: &str| String::from_utf8_lossy(&new[path]).into_owned();
    assert!(text("index.html").contains("href=\"2024/index.html\">历届回顾：2024年"), "the home page leads to the archive");
    assert!(text("about.html").contains("href=\"2024/index.html\"") && text("majors/auto.html").contains("href=\"../2024/index.html\""));
    assert!(
        text("2024/index.html").contains("校园开放日")
            && text("2024/events/open.html").contains("https://example.edu.cn/hdz/2024/events/open.html")
    );
    assert!(!new.contains_key("events/open.html") && text("index.html").contains("2025"), "the new column begins empty");
    assert!(broken_links(&new).is_empty(), "{:?}", broken_links(&new));
    assert!(!new.values().any(|bytes| String::from_utf8_lossy(bytes).contains("13800000000")));

    let away: Vec<String> = tree(&site.path("往届/2024")).into_keys().collect();
    for path in ["content/events/open.md", "content/活动/更多.md", "content/albums/a/b.jpg", "content/daily.yaml", "zhuanlan.yaml"] {
        assert!(away.contains(&path.to_owned()), "{path} is not put away: {away:?}");
    }
    let stays: Vec<String> = tree(&site.path("content")).into_keys().collect();
    assert_eq!(stays, ["majors/auto.md", "pages/about.md"]);
}

#[test]
fn archives_do_not_hold_each_other() {
    let site = site();
    assert_eq!(site.run(&["new-year", "national-2025"]).code, 0);
    let text = include_str!("../../editions/national-2025.yaml").replace("2025", "2026");
    site.put("editions/national-2026.yaml", text);
    site.put("content/events/next.md", "---\ntitle: 又一年\ndate: 2025-05-12\n---\n正文。\n");
    let run = site.run(&["new-year", "national-2026"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    site.build();
    let new: Tree = site.output();
    assert!(new.contains_key("2025/events/next.html") && new.contains_key("2024/events/open.html"));
    let nested: BTreeMap<&String, usize> =
        new.iter().filter(|(path, _)| path.starts_with("2025/2024/")).map(|(path, bytes)| (path, bytes.len())).collect();
    assert_eq!(nested.keys().map(|path| path.as_str()).collect::<Vec<_>>(), ["2025/2024/index.html"]);
    assert!(String::from_utf8_lossy(&new["2025/2024/index.html"]).contains("../../2024/index.html"));
    assert!(broken_links(&new).is_empty(), "{:?}", broken_links(&new));
}

#[test]
fn a_year_is_not_turned_while_there_are_errors_or_twice() {
    let site = site();
    site.put("content/events/bad.md", "---\ntitle: 坏\ndate: 5月32日\n---\n正文。\n");
    let before = site.path("content/events/open.md");
    assert_eq!(site.run(&["new-year", "national-2025"]).code, 1);
    assert!(before.exists() && !site.path("往届/2024").exists() && !site.path("static/2024").exists());
    site.remove("content/events/bad.md");
    for (args, told) in
        [(&["new-year"][..], "还要写换成哪一届"), (&["new-year", "mars"], "没有叫“mars”的届次"), (&["new-year", "guangxi-2024"], "不用换")]
    {
        let run = site.run(args);
        assert_eq!(run.code, 2, "{args:?}");
        run.says(&[told]);
    }
    assert_eq!(site.run(&["new-year", "national-2025"]).code, 0);
    assert_eq!(site.run(&["new-year", "national-2025"]).code, 2);
}
