//! Tables of Markdown and the HTML that it must become, through the parser and with holes of the simplest kind.

use super::*;
use crate::document::markdown::parse;

/// Draws every picture but `藏.jpg`, and kills links to `无.md`.
struct Plain;

impl Holes for Plain {
    fn link(&self, target: &Target) -> LinkTo {
        match target.written.as_str() {
            "无.md" => LinkTo::Dead,
            outside if outside.contains("://") || outside.starts_with("mailto:") => LinkTo::Outside(outside.to_owned()),
            page => LinkTo::Page(page.to_owned()),
        }
    }

    fn picture(&self, picture: &Picture, _: PicturePlace) -> String {
        if picture.target.written == "藏.jpg" {
            return String::new();
        }
        format!("<img src=\"{}\" alt=\"{}\">", escape(&picture.target.written), escape(&picture.alt))
    }

    fn caption(&self, picture: &Picture) -> Option<(String, Option<String>)> {
        (!picture.alt.is_empty()).then(|| (picture.alt.clone(), (picture.title == "张三").then(|| "张三".to_owned())))
    }

    fn video(&self, target: &Target) -> String {
        target.written.clone()
    }

    fn large(&self, picture: &Picture) -> Option<String> {
        (picture.target.written == "大.jpg").then(|| "大-1600.jpg".to_owned())
    }

    fn ratio(&self, picture: &Picture) -> Option<String> {
        (picture.target.written == "大.jpg").then(|| "ar150".to_owned())
    }
}

fn draw(text: &str) -> String {
    html(&parse(text, 0, "a.md").value, &Plain)
}

fn check(text: &str, expected: &str) {
    let found = draw(text);
    assert_eq!(found.trim_end(), expected.trim(), "\n{text}");
}

#[test]
fn emphasis_beside_chinese_punctuation_is_read_as_meant() {
    for (text, expected) in [
        ("**重点：**请", "<strong>重点：</strong>请"),
        ("请看**“纸桥”**比赛", "请看<strong>“纸桥”</strong>比赛"),
        ("**“一”**、**“二”**和**《三》**", "<strong>“一”</strong>、<strong>“二”</strong>和<strong>《三》</strong>"),
        ("~~删除。~~后", "<del>删除。</del>后"),
        ("*强调，*后*“引”*前", "<em>强调，</em>后<em>“引”</em>前"),
        ("_强调，_后", "<em>强调，</em>后"),
        ("***都是！***后", "<em><strong>都是！</strong></em>后"),
        ("**时间：**5月20日 **地点：**A楼", "<strong>时间：</strong>5月20日 <strong>地点：</strong>A楼"),
        ("看**[链接](a.md)**吧**`码`**吧", "看<strong><a href=\"a.md\">链接</a></strong>吧<strong><code>码</code></strong>吧"),
        ("**（一）**活动**（二）**", "<strong>（一）</strong>活动<strong>（二）</strong>"),
        ("用“**重点**”和**“重点”**。", "用“<strong>重点</strong>”和<strong>“重点”</strong>。"),
        ("`**重点：**请` `a_（b）_c`", "<code>**重点：**请</code> <code>a_（b）_c</code>"),
        ("5*3=15；snake_case_name；5~10人，~3天~", "5*3=15；snake_case_name；5~10人，~3天~"),
        ("\\*不是：\\*请", "*不是：*请"),
    ] {
        check(text, &format!("<p>{expected}</p>"));
    }
}

#[test]
fn no_line_begins_with_the_dash_between_two_times() {
    check("工作日 8:30—17:30。", "<p>工作日 <span class=\"whole\">8:30—</span>17:30。</p>");
    check("**5月20日—26日**<", "<p><strong>5月<span class=\"whole\">20日—</span>26日</strong>&lt;</p>");
    check("`8:30—17:30`", "<p><code>8:30—17:30</code></p>");
}

#[test]
fn paragraphs_are_set_as_chinese_is() {
    for (text, expected) in [
        ("第一行\n第二行，\n**“三”**\n四", "<p>第一行第二行，<strong>“三”</strong>四</p>"),
        ("行\nabc\nxyz\n行", "<p>行\nabc\nxyz\n行</p>"),
        ("硬  \n换\\\n行", "<p>硬<br>\n换<br>\n行</p>"),
        ("　　第一段\n接着\n　　第二段", "<p>第一段接着</p>\n<p>第二段</p>"),
        ("　　**甲**\n\n&nbsp;&nbsp;乙", "<p><strong>甲</strong></p>\n<p>乙</p>"),
        (
            "一、目的\n开放\n二、时间\n（一）上午\n1．甲\n2.5小时",
            "<p>一、目的开放</p>\n<p>二、时间</p>\n<p>（一）上午</p>\n<p>1．甲\n2.5小时</p>",
        ),
        (
            "##标题\n正文\n\n＃ 标题二\n\n#话题#你好",
            "<h3 id=\"标题\">标题</h3>\n<p>正文</p>\n<h2 id=\"标题二\">标题二</h2>\n<p>#话题#你好</p>",
        ),
        ("    　　中文段落，**加粗：**后。\n    第二段。\n", "<p>中文段落，<strong>加粗：</strong>后。</p>\n<p>第二段。</p>"),
        ("---", "<hr>"),
    ] {
        check(text, expected);
    }
}

#[test]
fn blocks_of_every_kind_are_drawn() {
    for (text, expected) in [
        ("# 一\n## 二 {#x-Y}", "<h2 id=\"一\">一</h2>\n<h3 id=\"x-y\">二</h3>"),
        ("> 引\n> 用", "<blockquote>\n<p>引用</p>\n</blockquote>"),
        (
            "> [!WARNING]\n> 小心",
            "<div class=\"alert alert-warning\" role=\"note\">\n<p class=\"alert-title\">注意</p>\n<p>小心</p>\n</div>",
        ),
        ("- 一\n  - 二\n- 三", "<ul>\n<li>一\n<ul>\n<li>二</li>\n</ul></li>\n<li>三</li>\n</ul>"),
        ("3. 一\n\n4. 二", "<ol start=\"3\">\n<li><p>一</p></li>\n<li><p>二</p></li>\n</ol>"),
        (
            "- [x] 一\n- [ ] 二",
            "<ul class=\"tasks\">\n<li class=\"task done\"><span class=\"tick\" role=\"img\" aria-label=\"已完成\">☑</span> 一</li>\n\
             <li class=\"task\"><span class=\"tick\" role=\"img\" aria-label=\"未完成\">☐</span> 二</li>\n</ul>",
        ),
        (
            "| 甲 | 乙 | 丙 |\n|:-:|--:|---|\n| **甲：**乙 | 1<br>2 |",
            "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"表格\"><table>\n<thead>\n<tr><th scope=\"col\" class=\"a-c\">甲</th>\
             <th scope=\"col\" class=\"a-r\">乙</th><th scope=\"col\">丙</th></tr>\n</thead>\n<tbody>\n<tr><td class=\"a-c\"><strong>甲：</strong>乙</td>\
             <td class=\"a-r\">1<br>\n2</td><td></td></tr>\n</tbody>\n</table></div>",
        ),
        ("```没有 x\na < b\n```", "<pre class=\"code\" tabindex=\"0\"><code>a &lt; b\n</code></pre>"),
        (
            "一[^b]二[^b]。\n\n[^b]: 注",
            "<p>一<sup class=\"fn\"><a id=\"fnref-1\" href=\"#fn-1\" aria-label=\"脚注 1\">1</a></sup>二<sup class=\"fn\"><a id=\"fnref-1-2\" \
             href=\"#fn-1\" aria-label=\"脚注 1\">1</a></sup>。</p>\n<section class=\"footnotes\" aria-label=\"脚注\">\n<p class=\"footnotes-title\">脚注\
             </p>\n<ol>\n<li id=\"fn-1\"><p>注 <a class=\"back\" href=\"#fnref-1\" aria-label=\"回到正文\">↩</a> <a class=\"back\" href=\"#fnref-1-2\" \
             aria-label=\"回到正文\">↩</a></p></li>\n</ol>\n</section>",
        ),
    ] {
        check(text, expected);
    }
}

#[test]
fn pictures_and_videos_that_stand_alone_are_galleries_and_players() {
    let player = |file: &str, words: &str| {
        let words =
            if words.is_empty() { String::new() } else { format!("<figcaption><span class=\"caption\">{words}</span></figcaption>") };
        format!("<figure class=\"video\"><video controls preload=\"metadata\" src=\"{file}\"></video>{words}</figure>")
    };
    let card = |href: &str, words: &str| {
        format!("<p class=\"video-card\"><a href=\"{href}\" rel=\"noopener noreferrer\"><span>看视频：{words}</span></a></p>")
    };
    for (text, expected) in [
        ("![a](1.jpg)", "<figure class=\"photo\"><img src=\"1.jpg\" alt=\"a\"><figcaption><span class=\"caption\">a</span></figcaption></figure>".to_owned()),
        (
            "![a](1.jpg \"张三\") ![](2.jpg)\n<img src=3.jpg>",
            "<div class=\"gallery gallery-3\">\n<figure class=\"photo\"><img src=\"1.jpg\" alt=\"a\"><figcaption><span class=\"caption\">a</span><span class=\"credit\">张三 摄</span>\
             </figcaption></figure>\n<figure class=\"photo\"><img src=\"2.jpg\" alt=\"\"></figure>\n\
             <figure class=\"photo\"><img src=\"3.jpg\" alt=\"\"></figure>\n</div>"
                .to_owned(),
        ),
        ("文\n！[](3.jpg)", "<p>文</p>\n<figure class=\"photo\"><img src=\"3.jpg\" alt=\"\"></figure>".to_owned()),
        ("![](藏.jpg)\n\n文![](小.png)字", "<p>文<img src=\"小.png\" alt=\"\">字</p>".to_owned()),
        ("文字\n![](4.jpg)\n说明", "<p>文字</p>\n<figure class=\"photo\"><img src=\"4.jpg\" alt=\"\"></figure>\n<p>说明</p>".to_owned()),
        ("<p align=center><img src='5.jpg'></p>", "<figure class=\"photo\"><img src=\"5.jpg\" alt=\"\"></figure>".to_owned()),
        ("![说明](片.mp4)", player("片.mp4", "说明")),
        ("[看看](片\\a b.webm)", player("片/a b.webm", "看看")),
        ("<video src=\"a.mp4\" controls></video>", player("a.mp4", "")),
        ("<video controls>\n<source src=\"a.mp4\">\n旧\n</video>", player("a.mp4", "")),
        (
            "视频\n<https://v.qq.com/x/a.html>",
            format!("<p>视频</p>\n{}", card("https://v.qq.com/x/a.html", "https://v.qq.com/x/a.html")),
        ),
        ("[开幕式](https://www.bilibili.com/video/BV1)", card("https://www.bilibili.com/video/BV1", "开幕式")),
        (
            "![](大.jpg)\n\n<video src=a.mp4 poster=大.jpg></video>",
            "<figure class=\"photo ar150\" id=\"picture-1\"><a href=\"大-1600.jpg\"><img src=\"大.jpg\" alt=\"\"></a></figure>\n<figure class=\"video\">\
             <video controls preload=\"metadata\" src=\"a.mp4\" poster=\"大-1600.jpg\"></video></figure>"
                .to_owned(),
        ),
    ] {
        check(text, &expected);
    }
}

#[test]
fn links_lead_where_the_holes_say() {
    let outside = |href: &str, words: &str| format!("<a href=\"{href}\" rel=\"noopener noreferrer\">{words}</a>");
    for (text, expected) in [
        ("[甲](a.md \"题“\\\"\")[乙](无.md)", "<a href=\"a.md\" title=\"题“&quot;\">甲</a>乙".to_owned()),
        ("见https://a.cn/b?c=1&d=2。谢谢", format!("见{}。谢谢", outside("https://a.cn/b?c=1&amp;d=2", "https://a.cn/b?c=1&amp;d=2"))),
        (
            "（http://a.cn，http://b.cn/）",
            format!("（{}，{}）", outside("http://a.cn", "http://a.cn"), outside("http://b.cn/", "http://b.cn/")),
        ),
        ("<a@b.cn>", outside("mailto:a@b.cn", "a@b.cn")),
        ("[![图](a.jpg)](b.md) 字", "<a href=\"b.md\"><img src=\"a.jpg\" alt=\"图\"></a> 字".to_owned()),
        ("[https://a.cn](b.md)", "<a href=\"b.md\">https://a.cn</a>".to_owned()),
        ("<a href=\"b.md\">甲[乙](c.md)</a>丙</a>", "<a href=\"b.md\">甲乙</a>丙".to_owned()),
    ] {
        check(text, &format!("<p>{expected}</p>"));
    }
}

#[test]
fn raw_html_keeps_its_meaning_and_its_balance() {
    for (text, expected) in [
        ("水H<sub>2</sub>O，<u>线**粗</u>后**。", "<p>水H<sub>2</sub>O，<u>线<strong>粗后</strong>。</u></p>"),
        ("<ruby>职<rt>zhí</rt></ruby></u>。<u>开", "<p><ruby>职<rt>zhí</rt></ruby>。<u>开</u></p>"),
        ("一<!-- 藏 -->二<br/>三<o:p></o:p>四", "<p>一二<br>\n三四</p>"),
        ("<!-- 藏\n\n起来 -->\n\n文", "<p>文</p>"),
        ("<p class=MsoNormal style='mso-x:y'>　　<span lang=EN-US>文<o:p></o:p></span></p>", "<p>文</p>"),
        ("<center>中</center>\n\n<h1>大</h1>\n\n## 小", "<div class=\"a-c\">中</div><h2>大</h2>\n<h3 id=\"小\">小</h3>"),
        (
            "<table border=1>\n<tr><td colspan=2 align=right>甲</td>\n\n<td onclick=x>乙\n丙</td></tr></table>",
            "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"表格\"><table><tbody><tr><td colspan=\"2\" class=\"a-r\">甲</td>\
             <td>乙丙</td></tr></tbody></table></div>",
        ),
        ("<div></div>\n\n<div><p>&nbsp;</p></div>\n\n文", "<p>文</p>"),
        (
            "<figure><img src=a.jpg><figcaption>说明</figcaption></figure>",
            "<figure><img src=\"a.jpg\" alt=\"\"><figcaption>说明</figcaption></figure>",
        ),
        ("<div>见<a href=\"a.md\" target=_blank>甲</a>&lt;b&gt;</div>", "<div>见<a href=\"a.md\">甲</a>&lt;b&gt;</div>"),
        ("<details><summary>题</summary>\n文\n</details>", "<details><summary>题</summary>文\n</details>"),
    ] {
        check(text, expected);
    }
}

/// What must never come out, whatever goes in.
fn assert_harmless(text: &str) {
    let out = draw(text);
    // Everything between `<` and `>` is ours: text is escaped.
    for tag in out.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default().to_ascii_lowercase();
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap_or_default();
        let known = [
            "p",
            "br",
            "b",
            "strong",
            "i",
            "em",
            "u",
            "s",
            "del",
            "ins",
            "sub",
            "sup",
            "mark",
            "small",
            "kbd",
            "div",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "table",
            "caption",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "td",
            "th",
            "blockquote",
            "pre",
            "code",
            "a",
            "img",
            "video",
            "figure",
            "figcaption",
            "ruby",
            "rt",
            "rp",
            "hr",
            "details",
            "summary",
            "aside",
            "section",
            "span",
        ];
        assert!(known.contains(&name), "{text:?} gives <{tag}>");
        // Values are ours too, so outside of them no handler may stand, and within addresses no scheme that runs.
        for (at, part) in tag.split('"').enumerate() {
            let handler = at % 2 == 0 && (part.contains(" on") || part.contains(" style") || part.contains("srcdoc"));
            assert!(!handler, "{text:?} gives <{tag}>");
        }
        for address in ["href=\"", "src=\""].iter().filter_map(|name| tag.split(name).nth(1)) {
            let address: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
            let runs = ["javascript:", "vbscript:", "data:"].iter().any(|scheme| address.starts_with(scheme));
            assert!(!runs, "{text:?} gives <{tag}>");
        }
    }
    assert!(!out.contains("alert(1)"), "{text:?} gives {out}");
}

#[test]
fn attacks_come_to_nothing() {
    for text in [
        "<script>alert(1)</script>",
        "文<script>alert(1)</script>文",
        "<SCRIPT SRC=//x.cn/a.js></SCRIPT>",
        "<scr<script>ipt>alert(1)</script>",
        "文<script\ntype=a>alert(1)</script\t>",
        "<img src=x onerror=alert(1)>",
        "文<img src=x onerror=\"alert(1)\">",
        "<img src=\"javascript:alert(1)\">",
        "<img src=x:x onerror=\"alert(1)\" style=\"a\">",
        "<svg onload=alert(1)><script>alert(1)</script></svg>",
        "文<svg/onload=x>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<iframe srcdoc=\"<script>alert(1)</script>\">alert(1)</iframe>",
        "<object data=\"data:text/html,<script>alert(1)</script>\"></object>",
        "<embed src=\"javascript:alert(1)\">",
        "<form action=\"javascript:alert(1)\"><input type=submit autofocus onfocus=alert(1)></form>",
        "<a href=\"javascript:alert(1)\">文</a>",
        "文<a href=\"java&#09;script:alert(1)\">文</a>",
        "文<a href=\"&#106;avascript&colon;alert(1)\">文</a>",
        "<a href=\"\u{1}javascript:alert(1)\">文</a>",
        "[文](javascript:alert(1))",
        "[文](JaVaScRiPt:alert(1))",
        "[文](java&Tab;script:alert(1))",
        "[文](<java\tscript:alert(1)>)",
        "[文]\n\n[文]: javascript:alert(1)",
        "[文](vbscript:alert(1)) ![](data:text/html;base64,PHNjcmlwdD4=)",
        "<javascript:x>",
        "![](javascript:alert(1))",
        "<div style=\"background:url(javascript:alert(1))\">文</div>",
        "<style>@import 'x'; alert(1)</style>",
        "文<style>alert(1)",
        "<link rel=stylesheet href=javascript:alert(1)><base href=//x.cn><meta http-equiv=refresh content=0>",
        "<video src=\"javascript:alert(1)\" onerror=alert(1)><source onerror=alert(1) src=x.mp4></video>",
        "<video poster=\"javascript:alert(1)\" src=a.mp4></video>",
        "<details open ontoggle=alert(1)>文</details>",
        "<p onclick=alert(1) class=x id=main>文</p>",
        "<u onclick=alert(1)>文</u><u/onclick=x>",
        "<!--><img src=x onerror=alert(1)>-->",
        "<!-- --!><img src=x onerror=alert(1)> -->",
        "<![CDATA[<script>x</script>]]>",
        "<template><script>alert(1)</script></template><textarea><script>alert(1)</script></textarea>",
        "<table><td><script>alert(1)</script><a href=\"data:text/html,x\">文</a></td></table>",
        "# <img src=x onerror=alert(1)> {#\"onclick=x}",
        "```\"><script>\n文\n```",
        "| <script>alert(1)</script> |\n|-|\n| <img src=x onerror=alert(1)> |",
        "[^<img onerror=x>]\n\n[^<img onerror=x>]: 注",
    ] {
        assert_harmless(text);
    }
    check("[文](a.md \"\\\" onclick=x y=\\\"\")", "<p><a href=\"a.md\" title=\"&quot; onclick=x y=&quot;\">文</a></p>");
    check(
        "![\"<b>](\"a.jpg\")",
        "<figure class=\"photo\"><img src=\"&quot;a.jpg&quot;\" alt=\"&quot;\"><figcaption><span class=\"caption\">&quot;</span></figcaption></figure>",
    );
}

/// Every opened element is closed in its turn.
fn assert_balanced(text: &str) {
    let out = draw(text);
    let mut open: Vec<&str> = Vec::new();
    for tag in out.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap_or_default();
        match name {
            "br" | "img" | "hr" => {}
            name if tag.starts_with('/') => assert_eq!(open.pop(), Some(name), "{text:?} gives {out}"),
            name => open.push(name),
        }
    }
    assert!(open.is_empty(), "{text:?} leaves {open:?} open in {out}");
}

#[test]
fn mixed_html_is_always_balanced_and_harmless() {
    let pieces = [
        "<div>",
        "</div>",
        "<p onclick=x>",
        "</p>",
        "<table>",
        "<tr>",
        "<td colspan=2>",
        "</td>",
        "</table>",
        "<u>",
        "</u>",
        "<b>",
        "</b>",
        "<a href=\"a.md\">",
        "<a href='javascript:x'>",
        "</a>",
        "<img src=a.jpg alt='<'>",
        "<video src=a.mp4>",
        "</video>",
        "<span style='x'>",
        "</span>",
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<!--",
        "-->",
        "<ul><li>",
        "</ul>",
        "<h1>",
        "</h2>",
        "<pre>",
        "</pre>",
        "<br>",
        "<center>",
        "</center>",
        "<details><summary>",
        "</details>",
        "<svg>",
        "<o:p>",
        "<p title=\"",
        "\">",
        "'",
        "文",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "| 甲 |\n|-|\n",
        "**",
        "*",
        "[",
        "](b.md)",
        "![",
        "`",
        "\n```\n",
        "&lt;",
        "<",
        ">",
        "[^1]",
        "\n\n[^1]: 注",
        "https://a.cn/",
        "# ",
    ];
    let mut seed = 518u64;
    let mut next = |bound: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % bound as u64).expect("the bound fits")
    };
    for _ in 0..3_000 {
        let text: String = (0..next(40) + 1).map(|_| pieces[next(pieces.len())]).collect();
        assert_harmless(&text);
        assert_balanced(&text);
    }
}
