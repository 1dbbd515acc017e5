//! Content that nobody meant or somebody meant ill: markup in titles, endless nesting, names that no disk takes. Nothing panics, nothing slips through.

use crate::html::{broken_links, tags, text};
use crate::site::Site;

const TITLE: &str = "<script>alert(1)</script> & \"引号\" '单' <b>甲</b>";

#[test]
fn markup_in_a_title_is_text_everywhere() {
    let yaml = TITLE.replace('\'', "''");
    let page = |more: &str| format!("---\ntitle: '{yaml}'\ndate: 2024-05-21\n{more}---\n正文。\n");
    let site = Site::new()
        .config(&format!("subtheme: '{yaml}'\nbase_url: https://www.example.edu.cn/\n"))
        .file("content/events/a.md", page(&format!("venue: '{yaml}'\ntags: ['{yaml}']\nphotos: [{{src: a.jpg, caption: '{yaml}'}}]\n")))
        .file("content/stories/a.md", page("event: a\n"))
        .file(
            "content/media/a.md",
            page(&format!("sources: [{{name: '{yaml}', type: 网络媒体, url: 'https://example.com/?a=1&b=\"2\"'}}]\n")),
        )
        .picture("content/events/a.jpg", 300, 200);
    site.build();
    for (path, bytes) in site.output() {
        let written = String::from_utf8_lossy(&bytes);
        if path.ends_with(".html") {
            for tag in tags(&written).iter().filter(|tag| tag.name == "script" && tag.attribute("src").is_none()) {
                // Data for search engines is not run; a title in it must stay a title.
                assert_eq!(tag.attribute("type"), Some("application/ld+json"), "{path}: a title became a script");
            }
            for data in written.split("<script type=\"application/ld+json\">").skip(1) {
                let data = data.split("</script>").next().unwrap_or_default();
                let graph: serde_json::Value = serde_json::from_str(data).unwrap_or_else(|error| panic!("{path}: {error} in {data}"));
                let way = graph["@graph"][0]["itemListElement"].as_array().expect("the way from home");
                assert_eq!(way.last().expect("the page itself")["name"], TITLE, "{path}");
            }
            assert!(
                tags(&written)
                    .iter()
                    .all(|tag| tag.attributes.keys().all(|key| key.chars().all(|c| c.is_ascii_lowercase() || "-:".contains(c)))),
                "{path}"
            );
        }
        if path.ends_with(".xml") {
            assert!(!written.contains("<script") && !written.contains("& \""), "{path}: a title became markup");
        }
    }
    assert!(text(&site.read("events/a.html")).contains(TITLE));
    let week: serde_json::Value = serde_json::from_str(&site.read("week.json")).expect("JSON");
    assert_eq!(week["events"][0]["title"], TITLE);
    let broken = broken_links(&site.output());
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn separators_of_calendars_are_escaped() {
    let site = Site::new()
        .file("content/events/a.md", "---\ntitle: '甲,乙;丙\\丁'\ndate: 2024-05-21\nvenue: 'A, B; C'\n---\n第一段。\n\n第二段。\n");
    site.build();
    let ics = site.read("events/a.ics");
    for line in ["SUMMARY:甲\\,乙\\;丙\\\\丁\r\n", "LOCATION:A\\, B\\; C\r\n"] {
        assert!(ics.contains(line), "no {line} in\n{ics}");
    }
}

#[test]
fn endless_nesting_does_not_break_the_build() {
    let bodies = [
        format!("{}x\n", "> ".repeat(5000)),
        (0..800).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect(),
        format!("{}x{}\n", "*".repeat(3000), "[".repeat(3000)),
        format!("{}x\n", "<b>".repeat(3000)),
        format!("![{}](a.jpg)\n", "![".repeat(2000)),
        format!("|{}\n|{}\n", " a |".repeat(500), " - |".repeat(500)),
    ];
    for (at, body) in bodies.into_iter().enumerate() {
        let site = Site::new().file("content/stories/deep.md", format!("---\ntitle: 深\ndate: 2024-05-21\n---\n{body}"));
        let run = site.run(&["build"]);
        assert!([0, 1].contains(&run.code), "body {at}: {} {}", run.code, &run.stderr[..run.stderr.len().min(500)]);
    }
}

#[test]
fn a_front_matter_that_grows_without_end_is_an_error() {
    let mut bomb = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (from, to) in ["ab", "bc", "cd", "de", "ef", "fg", "gh", "hi"].iter().map(|pair| (&pair[..1], &pair[1..])) {
        bomb.push_str(&format!("{to}: &{to} [{}]\n", format!("*{from}, ").repeat(9)));
    }
    let nested = format!("tags: {}x{}\n", "[".repeat(5000), "]".repeat(5000));
    for lines in [bomb, nested] {
        let run = Site::new().file("content/stories/bomb.md", format!("---\ntitle: 甲\ndate: 2024-05-21\n{lines}---\n正文。\n")).refuses();
        run.says(&["content/stories/bomb.md"]);
    }
}

#[test]
fn strange_tags_and_names_become_plain_addresses() {
    let site = Site::new()
        .file(
            "content/stories/🎉.md",
            "---\ntitle: 🎉\ndate: 2024-05-21\ntags: [C++, a/b, \"：\", 🎉, \"#\", con, \"..\", A, a, \"x y\"]\n---\n正文。\n",
        )
        .file(&format!("content/stories/{}.md", "很".repeat(60)), "---\ntitle: 长\ndate: 2024-05-21\n---\n正文。\n")
        .file("content/stories/Ａ Ｂ（１）.md", "---\ntitle: 全角\ndate: 2024-05-21\n---\n正文。\n");
    site.build();
    let broken = broken_links(&site.output());
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    for path in site.output().keys().filter(|path| path.ends_with(".html")) {
        let stem = path.rsplit('/').next().expect("a name").trim_end_matches(".html");
        assert!(
            !stem.is_empty()
                && stem.len() <= 60
                && stem != "con"
                && stem.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "{path}"
        );
    }
}

#[test]
fn paths_that_leave_the_site_are_refused() {
    for line in
        ["cover: ../../../etc/hostname", "attachments: [../../../../etc/passwd]", "photos: [/etc/passwd]", "aliases: ../../index.html"]
    {
        let run = Site::new().file("content/stories/a.md", format!("---\ntitle: 甲\ndate: 2024-05-21\n{line}\n---\n正文。\n")).refuses();
        run.says(&["content/stories/a.md:4:"]);
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leaves_the_site_or_runs_in_a_circle_is_not_followed() {
    let outside = tempfile::tempdir().expect("a folder");
    std::fs::write(outside.path().join("secret.md"), "---\ntitle: 外面的秘密\ndate: 2024-05-21\n---\n正文。\n").expect("a file");
    let site = Site::small();
    std::os::unix::fs::symlink(outside.path(), site.path("content/cases")).expect("a link");
    std::os::unix::fs::symlink(site.path("content"), site.path("content/events/again")).expect("a link");
    let run = site.run(&["build"]);
    assert!([0, 1].contains(&run.code), "{}", run.stderr);
    assert!(!site.path("public").exists() || site.output().values().all(|bytes| !String::from_utf8_lossy(bytes).contains("外面的秘密")));
}

#[test]
fn windows_leavings_are_passed_over_in_silence_and_other_files_get_a_hint() {
    let site = Site::small();
    for name in ["Thumbs.db", "desktop.ini", ".DS_Store", "~$活动.docx", ".~lock.a.md#", "a.md~"] {
        site.put(&format!("content/events/{name}"), "x");
    }
    site.put("content/events/草图.psd", "x");
    let run = site.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.is_silent_about(&["Thumbs", "desktop.ini", "DS_Store", "~$", ".~lock", "a.md~"]);
    run.says(&["草图.psd"]);
}
