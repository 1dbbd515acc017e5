//! The preview's shortest way: an edit of words comes to the very site and plan of a whole walk, and every other edit goes the whole way.

use std::path::PathBuf;

use zhuanlan::diagnostic::{Checked, Diagnostic};
use zhuanlan::paths::SitePath;
use zhuanlan::pipeline::{self, Memory, Options, Walked};
use zhuanlan::source::Hints;

use crate::site::Site;

const STORY: &str =
    "---\ntitle: 第一天\ndate: 2024-05-20\nevent: open\n---\n## 上午\n来了很多人，[看活动](../events/open.md)。\n\n![门口](a.jpg)\n";
const FOLDERS: [&str; 3] = ["public", "报送", ".zhuanlan"];

fn prepare(site: &Site, memory: &mut Memory) -> (Walked, Vec<Diagnostic>) {
    let skip: Vec<PathBuf> = FOLDERS.iter().map(|name| site.path(name)).collect();
    let hints = Hints::default();
    let options = Options { root: site.root().to_owned(), skip, hints: &hints, base_url: None, drafts: false, external: false };
    let Checked { value, diagnostics } = pipeline::prepare(pipeline::read(&options).unwrap(), &options, memory);
    (value.expect("a site that can be read"), diagnostics)
}

fn site() -> Site {
    let site = Site::small().config("features: [search, ics, feed, json]\n").picture("content/stories/a.jpg", 640, 480);
    let links = "---\ntitle: 预告\ndate: 2024-05-11\n---\n见[上午](../stories/first.md#上午)。\n";
    (0..40)
        .fold(site, |site, n| {
            let text = "这一天的活动很多，大家从早上一直忙到下午。".repeat(40);
            site.file(&format!("content/stories/n{n}.md"), format!("---\ntitle: 第{n}篇\ndate: 2024-05-21\n---\n{text}\n"))
        })
        .file("content/stories/first.md", STORY)
        .file("content/notices/links.md", links)
}

/// The site and the plan after an edit of a file, by the short way and by a whole walk.
fn after(path: &str, text: &str) -> Option<[String; 2]> {
    let site = site();
    let mut memory = Memory::of_preview();
    let (last, said) = prepare(&site, &mut memory);
    site.put(path, text);
    let (whole, whole_said) = prepare(&site, &mut Memory::of_preview());
    let short = pipeline::retouch(&last, &said, (&whole.snapshot, &SitePath::new(path).unwrap()), &mut memory)?;
    assert_eq!(format!("{said:?}"), format!("{whole_said:?}"), "what was said stands");
    assert_eq!(format!("{:?}", short.documents), format!("{:?}", whole.documents));
    // The memory goes on from there as if it had walked.
    let (again, _) = prepare(&site, &mut memory);
    assert_eq!(format!("{:?}", again.site), format!("{:?}", whole.site));
    let form = |walked: &Walked| format!("{:?} {:?}", walked.site, walked.planned.as_ref().map(|(_, plan)| plan));
    Some([form(&short), form(&whole)])
}

#[test]
fn edits_of_words_come_to_what_a_whole_walk_comes_to() {
    let long = "又添了一段很长的话。".repeat(900);
    for (what, text) in [
        ("a word", STORY.replace("很多人", "三百多人")),
        ("a paragraph that cuts the index of the search elsewhere", STORY.replace("来了", &format!("{long}\n\n来了"))),
        ("less", STORY.replace("来了很多人，", "")),
        ("words above a picture", STORY.replace("![门口]", "门口。\n\n![门口]")),
        ("a list and a table", format!("{STORY}\n- 甲\n- 乙\n\n| 甲 | 乙 |\n| - | - |\n| 1 | 2 |\n")),
    ] {
        assert_ne!(text, STORY, "{what}");
        let [short, whole] = after("content/stories/first.md", &text).unwrap_or_else(|| panic!("{what} is an edit of words"));
        assert_eq!(short, whole, "{what}");
    }
}

#[test]
fn other_edits_go_the_whole_way() {
    for (what, text) in [
        ("the title", STORY.replace("第一天", "头一天")),
        ("the day", STORY.replace("05-20", "05-21")),
        ("the event", STORY.replace("event: open\n", "")),
        ("a heading that others link to", STORY.replace("## 上午", "## 早上")),
        ("a new link", format!("{STORY}\n[安排](../notices/plan.md)\n")),
        ("a link to what is not there", STORY.replace("open.md)", "none.md)")),
        ("one picture less", STORY.replace("![门口](a.jpg)", "")),
        ("a caption", STORY.replace("![门口]", "![大门]")),
        ("a draft", STORY.replace("event: open", "event: open\ndraft: true")),
        ("a slip", STORY.replace("title: 第一天", "title：第一天")),
        ("no front matter", "来了很多人。\n".to_owned()),
    ] {
        assert_ne!(text, STORY, "{what}");
        assert!(after("content/stories/first.md", &text).is_none(), "{what} changes more than words");
    }
}

#[test]
fn files_that_are_no_page_of_one_go_the_whole_way() {
    assert!(after("zhuanlan.yaml", "title: 专栏\nschool: {name: 青桥职业学校}\n").is_none());
    assert!(after("content/stories/new.md", STORY).is_none(), "a page that was not there");
    assert!(after("content/report.md", "# 总结\n").is_none());
}
