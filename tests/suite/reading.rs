//! Reading is generous: encodings of Windows, keys in two languages, values as teachers write them, drafts.

use encoding_rs::GB18030;

use crate::html::text;
use crate::site::{Site, assert_same};

const CHINESE: &str = "---\n标题: 焊接体验课\n日期: 2024年5月21日（周二）\n时间: 下午3:30—5:00\n地点: 焊接车间\n形式: 职业体验\n对象: 中小学生\n人数: 约200人\n标签: 焊接、体验\n宣传重点: 4\n统计: 学生120 教师8\n置顶: 是\n摘要: 动手焊一次。\n---\n欢迎同学们来。\n";
const ENGLISH: &str = "---\ntitle: 焊接体验课\ndate: 2024-05-21\nstart: \"15:30\"\nend: \"17:00\"\nvenue: 焊接车间\nform: 职业体验\naudience: 中小学生\nexpected: 200\ntags: [焊接, 体验]\nfocus: [4]\nstats: {students: 120, teachers: 8}\npinned: yes\nsummary: 动手焊一次。\n---\n欢迎同学们来。\n";

/// The output of a site whose one event is stored as these bytes.
fn output(bytes: &[u8]) -> crate::site::Tree {
    let site = Site::new().file("content/events/weld.md", bytes);
    site.build();
    site.output()
}

#[test]
fn chinese_and_english_keys_give_the_same_site() {
    assert_same(&output(CHINESE.as_bytes()), &output(ENGLISH.as_bytes()), "the language of the keys");
}

#[test]
fn every_encoding_of_windows_gives_the_same_site() {
    let plain = output(CHINESE.as_bytes());
    let crlf = CHINESE.replace('\n', "\r\n");
    let (gb, _, _) = GB18030.encode(&crlf);
    let utf16 = |mark: &[u8], pair: fn(u16) -> [u8; 2]| [mark, &crlf.encode_utf16().flat_map(pair).collect::<Vec<u8>>()].concat();
    let stored: [(&str, Vec<u8>); 6] = [
        ("CRLF", crlf.clone().into_bytes()),
        ("a byte order mark", [b"\xef\xbb\xbf", CHINESE.as_bytes()].concat()),
        ("GB18030", gb.into_owned()),
        ("UTF-16 LE", utf16(&[0xff, 0xfe], u16::to_le_bytes)),
        ("UTF-16 BE", utf16(&[0xfe, 0xff], u16::to_be_bytes)),
        ("full-width colons", CHINESE.replace("标题: ", "标题：").replace("地点: ", "地点:").into_bytes()),
    ];
    for (how, bytes) in stored {
        assert_same(&plain, &output(&bytes), how);
    }
}

#[test]
fn the_same_page_may_stand_in_a_chinese_folder_or_in_a_folder_of_its_own() {
    let one = |path: &str| {
        let site = Site::new().file(path, CHINESE);
        site.build();
        text(&site.read("events/weld.html"))
    };
    let usual = one("content/events/weld.md");
    for path in [
        "content/活动/weld.md",
        "content/events/weld/index.md",
        "content/events/0521/weld.md",
        "content/events/weld.txt",
        "content/events/weld.md.txt",
    ] {
        assert_eq!(one(path), usual, "{path}");
    }
}

#[test]
fn a_draft_is_hidden_unless_asked_for() {
    let draft = "---\ntitle: 还没写好的一篇\ndate: 2024-05-21\ndraft: yes\n---\n草稿的正文。\n";
    let site = Site::small().file("content/stories/draft.md", draft);
    site.build();
    assert!(!site.has("stories/draft.html"));
    for (path, bytes) in site.output() {
        assert!(!String::from_utf8_lossy(&bytes).contains("还没写好"), "{path} shows the draft");
    }
    site.build_with(&["--drafts"]);
    assert!(site.read("stories/draft.html").contains("草稿的正文"));
    assert!(site.read("stories.html").contains("还没写好"));
}

#[test]
fn faults_of_a_draft_are_warnings_until_it_is_shown() {
    let draft = "---\ntitle: 草稿\ndate: 5月32日\ndraft: yes\n---\n![图](没有.jpg)\n";
    let site = Site::small().file("content/stories/draft.md", draft);
    let run = site.build();
    run.says(&["注意[bad-date]"]);
    assert_eq!(site.run(&["build", "--drafts"]).code, 1);
}

#[test]
fn a_link_to_a_text_leads_to_its_page() {
    let body = "---\ntitle: 第二天\ndate: 2024-05-21\n---\n## 上午 {#morning}\n\n看[开放日](../events/open.md)、[安排](../notices/plan.md)、[本页](#morning)和[日历](calendar.html)。\n";
    let site = Site::small().file("content/stories/second.md", body);
    site.build();
    let page = site.read("stories/second.html");
    for link in [
        "href=\"../events/open.html\"",
        "href=\"../notices/plan.html\"",
        "href=\"#morning\"",
        "id=\"morning\"",
        "href=\"../calendar.html\"",
    ] {
        assert!(page.contains(link), "no {link}");
    }
}

#[test]
fn markdown_is_read_as_chinese_writers_mean_it() {
    let body = "---\ntitle: 写法\ndate: 2024-05-21\n---\n\u{3000}\u{3000}**重点：**请\n准时到场。\n\n| 时间 | 内容 |\n| --- | --- |\n| 9:00 | 开幕 |\n\n- [x] 已办\n- [ ] 未办\n\n~~作废~~[^1]\n\n[^1]: 脚注在这里。\n\n> [!NOTE]\n> 提醒一句。\n\n```rust\nlet a = 1;\n```\n";
    let site = Site::small().file("content/stories/second.md", body);
    site.build();
    let page = site.read("stories/second.html");
    for part in [
        "<strong>重点：</strong>请准时到场。",
        "<table>",
        "<td>开幕</td>",
        "<li class=\"task done\">",
        "<del>作废</del>",
        "脚注在这里",
        "提醒一句",
    ] {
        assert!(page.contains(part), "no {part} in\n{page}");
    }
    assert!(!page.contains('\u{3000}') || !page.contains("\u{3000}<strong>"), "the indent is still there");
    assert!(!page.contains("style="), "code is coloured by class");
}

#[test]
fn raw_html_is_cleaned() {
    let body = "---\ntitle: 粘贴\ndate: 2024-05-21\n---\n<p class=\"MsoNormal\" style=\"color:red\" onclick=\"x()\">从文档<b>粘贴</b>来的</p>\n\n<script>alert(1)</script>\n\n<iframe src=\"https://example.com/\"></iframe>\n\n<a href=\"javascript:alert(2)\">点</a>\n";
    let site = Site::small().file("content/stories/second.md", body);
    site.build();
    let page = site.read("stories/second.html");
    assert!(text(&page).contains("从文档粘贴来的"));
    for bad in ["MsoNormal", "style=", "onclick", "alert(", "<iframe", "javascript:"] {
        assert!(!page.contains(bad), "{bad} is still there");
    }
}

#[test]
fn a_video_link_alone_becomes_a_card_and_no_player() {
    let body = "---\ntitle: 视频\ndate: 2024-05-21\n---\nhttps://v.qq.com/x/page/a1.html\n\n![](片段.mp4)\n";
    let site =
        Site::small().file("content/stories/second.md", body).file("content/stories/片段.mp4", b"\0\0\0\x18ftypisom\0\0\0\0isomiso2");
    site.build();
    let page = site.read("stories/second.html");
    assert!(page.contains("href=\"https://v.qq.com/x/page/a1.html\""));
    assert!(page.contains("<video"), "{page}");
    assert!(!page.contains("<iframe"));
}
