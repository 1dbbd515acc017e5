//! Tests of the whole room: places of targets, findings, plain text, the closing line, and inputs made to break it.

use super::*;
use crate::document::body::{Block, Inline, Leaf};

fn body(text: &str) -> Body {
    parse(text, 0, "a.md").value
}

fn codes(text: &str) -> Vec<&'static str> {
    let mut codes: Vec<&str> = parse(text, 0, "a.md").diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort_unstable();
    codes
}

/// Every target as (what it holds, what the file holds at its range).
fn targets(text: &str, offset: usize) -> Vec<(String, String)> {
    let body = parse(text, offset, "a.md").value;
    let of = |leaf: Leaf<'_>| match leaf {
        Leaf::Link(target) => Some(target.clone()),
        Leaf::Picture(picture) => Some(picture.target.clone()),
        Leaf::Video(video) => Some(video.target.clone()),
        _ => None,
    };
    body.leaves().into_iter().filter_map(of).map(|target| (target.written, text[target.range].to_owned())).collect()
}

#[test]
fn targets_know_where_they_stand() {
    let check = |text: &str, expected: &[(&str, &str)]| {
        for front in ["", "---\n标题: 一\n---\n"] {
            let found = targets(&format!("{front}{text}"), front.len());
            let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            assert_eq!(found, expected, "{text}");
        }
    };
    check("**重点：**见[“开放日”](../活动/a.md \"题\")**了**", &[("../活动/a.md", "../活动/a.md")]);
    check("![](照片\\焊 接 (1).jpg)", &[("照片/焊 接 (1).jpg", "照片\\焊 接 (1).jpg")]);
    check("文![](<a b.jpg>)", &[("a b.jpg", "a b.jpg")]);
    check("![](%E7%84%8A.jpg)", &[("焊.jpg", "%E7%84%8A.jpg")]);
    check("**“一”**看https://a.cn/b_c_d。", &[("https://a.cn/b_c_d", "https://a.cn/b_c_d")]);
    check("<https://a.cn> <a@b.cn>", &[("https://a.cn", "https://a.cn"), ("mailto:a@b.cn", "a@b.cn")]);
    check("[甲][乙]\n\n[乙]: x/y.md \"题\"", &[("x/y.md", "x/y.md")]);
    check("> **甲：**乙\n> <img alt=\"**重：**a\" src='b&amp;c.jpg'>", &[("b&c.jpg", "b&amp;c.jpg")]);
    check(
        "<div>\n<a href=\"a.md\">甲</a>\n\n<p><img src=\"b.jpg\"><img src=\"b.jpg\"></p>文</div>",
        &[("a.md", "a.md"), ("b.jpg", "b.jpg"), ("b.jpg", "b.jpg")],
    );
    check("甲[^1]\n\n[^1]: 见[乙](b.md)\n\n[丙](c.md)", &[("c.md", "c.md"), ("b.md", "b.md")]);
    check("![片](a.mp4)\n<video src=\"b.mp4\" poster=\"c.jpg\"></video>", &[("a.mp4", "a.mp4"), ("b.mp4", "b.mp4"), ("c.jpg", "c.jpg")]);
    check("https://v.qq.com/x/1.html", &[("https://v.qq.com/x/1.html", "https://v.qq.com/x/1.html")]);
    check("| 甲 |\n|-|\n| [乙：](b.md)**丙：**丁[戊](c.md) |", &[("b.md", "b.md"), ("c.md", "c.md")]);
    check("    中文段落，见[链接](a.md)。", &[("a.md", "a.md")]);
}

#[test]
fn a_pictures_range_covers_it_whole() {
    let text = "前**甲：**乙![图“一”](a b.jpg \"题\")后";
    let body = body(text);
    let picture = body.pictures().next().expect("there is a picture");
    assert_eq!(&text[picture.range.clone()], "![图“一”](a b.jpg \"题\")");
    assert_eq!((picture.alt.as_str(), picture.title.as_str()), ("图“一”", "题"));
}

#[test]
fn findings_are_said_once_with_their_place() {
    let check = |text: &str, expected: &[&str]| assert_eq!(codes(text), expected, "{text}");
    check("普通**文字**，<u>下划线</u>。<!-- 注 -->", &[]);
    check("<script>a</script>\n\n<iframe src=x></iframe>", &["html-removed"]);
    check("文<script>a</script><form><input></form>", &["html-removed"]);
    check("<p onclick=\"x()\">文</p>", &["html-removed"]);
    check("<!-- 没有结束\n\n文", &["html-removed"]);
    check("<p class=MsoNormal style='mso-x:y'>文<o:p></o:p></p>\n\n文<o:p></o:p>", &["html-word"]);
    check("文<span style=\"color:red\">红</span><st1:place>地</st1:place>", &["html-word"]);
    check("[a](javascript:x) [b](JAVASCRIPT&colon;x) ![](data:image/png;base64,AA)", &["link-unsafe", "link-unsafe", "link-unsafe"]);
    check("<a href=\"vbscript:x\">文</a>", &["link-unsafe"]);
    check("##标题", &["heading-slip"]);
    check("1．甲\n2．乙", &["list-slip"]);
    check("1.甲\n2.乙", &["list-slip"]);
    let hints = parse("１．甲\n２．乙", 0, "content/a.md").diagnostics.remove(0).hints;
    assert_eq!(hints, ["要排成列表，写成 1. 甲"]);
    check("1. 甲\n2. 乙\n\n2.5 米", &[]);
    check("-报名\n-签到", &["list-slip"]);
    check("-报名\n\n-签到", &["list-slip"]);
    check("-校团委\n\n-完-\n\n- 甲\n- 乙\n\n-5 度\n-6 度", &[]);
    check("甲\n\n```\nlet a;\n\n后面的话", &["open-fence"]);
    check("~~~\n```\n", &["open-fence"]);
    check("```\nlet a;\n```\n\n> ```\n> b\n> ```\n\n- 丙\n\n  ~~~ rust\n  c\n  ~~~\n", &[]);
    check("！[图](a.jpg)\n\n真好！[图](a.jpg)", &["picture-slip"]);
    check("![图]（a.jpg）", &["picture-slip"]);
    check("![图] (a.jpg)", &["picture-slip"]);
    check("! [图](a.jpg)", &["picture-slip"]);
    check("[网]（https://www.example.cn）和[页] (a.md)", &["link-slip"]);
    check("[网](https://www.example.cn)（见附件）[注]（如下）", &[]);
    check("    中文写的段落", &["indented-text"]);
    check("文\n\n[^1]: 注", &["footnote-unused"]);
    let found = parse("---\n标题: 一\n---\n**重：**文<script>a</script>", "---\n标题: 一\n---\n".len(), "content/a.md").diagnostics;
    let place = found[0].place.clone().expect("the tag has a place");
    assert_eq!((found[0].path.as_str(), place.line, place.column, place.width), ("content/a.md", 4, 8, 8));
    assert!(found[0].message.contains("“<script>”"));
}

#[test]
fn plain_text_has_a_line_a_block() {
    let text = "# 题\n\n甲**乙**\n丙 a\nb[^1]\n\n- 一\n- 二\n\n| 三 | 四 |\n|-|-|\n| 五 | 六 |\n\n![不算](a.jpg)\n\n<p>七<br>八</p>\n\n```\nlet a;\n```\n\n[^1]: 注";
    let body = body(text);
    assert_eq!(body.text(), "题\n甲乙丙 a b\n一\n二\n三 四\n五 六\n七 八\nlet a;\n注");
    assert_eq!(body.han_count(), 13);
}

#[test]
fn headings_stand_below_the_pages_title() {
    let levels = |text: &str| -> Vec<(u8, String)> { body(text).headings.into_iter().map(|h| (h.level, h.id)).collect() };
    assert_eq!(levels("# 一\n## 二\n###### 三"), [(2, "一".into()), (3, "二".into()), (6, "三".into())]);
    assert_eq!(levels("## 一\n### 一\n## 一 {#自定-X}"), [(2, "一".into()), (3, "一-2".into()), (2, "自定-x".into())]);
    assert_eq!(levels("> # 引\n\n## main\n## ！"), [(2, "引".into()), (3, "main-2".into()), (3, "h".into())]);
}

#[test]
fn the_closing_line_leaves_the_body() {
    let (rest, pairs) = split_byline(body("正文。\n\n**（供稿：**机电系\n图/文：张三）\n\n![](a.jpg)"));
    let pairs = pairs.expect("there is a closing line");
    assert_eq!(pairs, [("供稿", "机电系"), ("图", "张三"), ("文", "张三")].map(|(a, b)| (a.to_owned(), b.to_owned())));
    assert_eq!((rest.text().as_str(), rest.blocks.len()), ("正文。", 2));
    let (rest, pairs) = split_byline(body("正文。\n\n文：张三\n\n一审：李四\n二审：王五"));
    assert_eq!((rest.blocks.len(), pairs.map(|pairs| pairs.len())), (1, Some(3)));
    assert_eq!(split_byline(body("正文。\n\n图：学生展示焊接")).1, None);
}

#[test]
fn a_sentinel_of_the_writers_own_survives() {
    assert_eq!(body("**甲：**乙\u{1BC9F}&#x11C71;`**丙：**丁`").text(), "甲：乙\u{1BC9F}\u{11C71}**丙：**丁");
}

#[test]
fn nothing_nests_without_end() {
    fn depth(inlines: &[Inline]) -> usize {
        let below = |inline: &Inline| match inline {
            Inline::Strong(children) | Inline::Emphasis(children) | Inline::Tag { children, .. } => depth(children),
            _ => 0,
        };
        1 + inlines.iter().map(below).max().unwrap_or(0)
    }
    fn quotes(blocks: &[Block]) -> usize {
        let below = |block: &Block| match block {
            Block::Quote(blocks) => 1 + quotes(blocks),
            Block::List(list) => 1 + list.items.iter().map(|item| quotes(&item.blocks)).max().unwrap_or(0),
            Block::Paragraph(inlines) => depth(inlines),
            _ => 0,
        };
        blocks.iter().map(below).max().unwrap_or(0)
    }
    let n = 10_000;
    for text in [
        format!("{}深", "> ".repeat(n)),
        format!("{}深", "- ".repeat(n)),
        format!("{}深", "1. ".repeat(n)),
        format!("{}深{}", "*甲 **乙 ".repeat(n), " 乙** 甲*".repeat(n)),
        format!("深{}", "<u>".repeat(n)),
        format!("<div>{}深", "<div>".repeat(n)),
        format!("<div>{}深", "<b>".repeat(n)),
        format!("{}深{}", "[".repeat(n), "](a)".repeat(n)),
        format!("{}深{}", "![".repeat(n), "](a)".repeat(n)),
    ] {
        let body = body(&text);
        assert!(quotes(&body.blocks) <= 200, "{}", &text[..40]);
        assert!(text.starts_with('!') || body.text().contains('深'), "{}", &text[..40]);
    }
}

#[test]
fn large_inputs_of_every_kind_end_soon() {
    let n = 5_000;
    for piece in [
        "[",
        "![](",
        "](",
        "*a_",
        "**“一”一",
        "~~a。~~",
        "`",
        "<",
        "<a ",
        "<a href=\"",
        "<p><a b=\">\"",
        "<!--",
        "一<?",
        "一<!--",
        "<b>",
        "<p>",
        "<table><tr><td>",
        "<o:p>",
        "http://",
        "http://a.cn/(((",
        "[^1",
        "[^1]: a\n",
        "&amp;",
        "&#",
        "# 一\n",
        "一\n",
        "    一二\n",
        "> <div>\n",
        "![](a.jpg)\n",
        "一审：",
        "图/",
        "](a b.c",
        "|-",
        "\u{3000}",
        "##一\n",
        "1．一\n",
        "<script>",
        "一<video>",
        "\\",
        "{#a",
    ] {
        let text = piece.repeat(n);
        let body = parse(&text, 0, "a.md").value;
        assert!(body.text().len() <= 2 * text.len());
        closing_line(&body);
    }
    let columns = "a|".repeat(n);
    parse(&format!("|{columns}\n|{}\n{}", "-|".repeat(n), "|a\n".repeat(n)), 0, "a.md");
    parse(&(0..n).map(|i| format!("[^{i}]\n\n[^{i}]: a\n\n")).collect::<String>(), 0, "a.md");
}

/// Pieces that meet in every order.
const PIECES: [&str; 70] = [
    "**",
    "*",
    "_",
    "~~",
    "~",
    "`",
    "```\n",
    "\n",
    "\n\n",
    "  \n",
    " ",
    "\u{3000}\u{3000}",
    "\t",
    "    ",
    "> ",
    "- ",
    "1. ",
    "- [x] ",
    "# ",
    "##",
    "＃",
    "重点：",
    "“纸桥”",
    "《三》",
    "。",
    "（",
    "）",
    "，",
    "abc",
    "2024",
    "[",
    "]",
    "](",
    ")",
    "![",
    "![图](a b.jpg)",
    "[链接](b.md \"题\")",
    "<u>",
    "</u>",
    "<div>",
    "</div>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<img src=a.jpg>",
    "<a href='x'>",
    "</a>",
    "<br>",
    "<video src=a.mp4>",
    "</video>",
    "<",
    ">",
    "&amp;",
    "&#42;",
    "\\",
    "|",
    "\n|-|-|\n",
    "[^1]",
    "\n[^1]: ",
    "https://a.cn/b",
    "https://v.qq.com/x/a",
    "<o:p>",
    "{#id}",
    "[!NOTE]\n",
    "\u{1BC9F}",
    "\u{0}",
    "\r\n",
    "供稿：",
    "🎉",
];

#[test]
fn mixed_inputs_never_break_it() {
    let mut seed = 2024u64;
    let mut next = |bound: usize| {
        // The xorshift generator of Marsaglia, so that every run sees the same texts.
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % bound as u64).expect("the bound fits")
    };
    for _ in 0..3_000 {
        let text: String = (0..next(60) + 1).map(|_| PIECES[next(PIECES.len())]).collect();
        let mut offset = next(text.len() + 1);
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let body = parse(&text, offset, "a.md").value;
        for (_, slice) in targets(&text, offset) {
            assert!(slice.len() <= text.len() - offset, "{text:?}");
        }
        let soft = |leaf: &Leaf<'_>| matches!(leaf, Leaf::Text(text) if text.contains('\u{10FF00}'));
        assert!(!body.leaves().iter().any(soft), "{text:?}");
        split_byline(body);
    }
}
