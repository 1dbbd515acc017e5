//! Bad input: every fault of a run at once, each with its place, its line, a caret and the mend; exit 1; the old output untouched.

use crate::site::{Site, assert_same};

/// An event that is in order but for the given lines.
fn event(lines: &str) -> String {
    format!("---\n标题: 体验课\n日期: 5月20日\n{lines}---\n正文。\n")
}

/// What a build says on standard error about one file, as a whole.
#[track_caller]
fn check(file: &str, text: &str, expected: &str) {
    let run = Site::new().config("base_url: https://www.example.edu.cn/\n").file(file, text).refuses();
    let said = run.stderr.trim_end();
    let (findings, end) = said.split_once("\n没有生成：").unwrap_or_else(|| panic!("no last word:\n{said}"));
    assert_eq!(findings.trim(), expected.trim_matches('\n'), "\n{findings}");
    assert!(end.contains("个错误") && !end.contains("public"), "there is no old output to speak of: {end}");
}

/// A fault of one line of an event's front matter: code, where it is, and the words that must be said.
#[track_caller]
fn check_line(line: &str, (code, column): (&str, usize), words: &[&str]) {
    let run = Site::new().file("content/events/a.md", event(&format!("{line}\n"))).refuses();
    assert_eq!(run.errors(), [code], "{}", run.stderr);
    run.says(&[&format!("content/events/a.md:4:{column}\n"), &format!("4 | {line}\n")]);
    run.says(words);
}

#[test]
fn a_bad_date_is_shown_with_a_caret_that_is_right_under_chinese() {
    check(
        "content/events/a.md",
        "---\n标题: 体验课\n日期: 5月32日\n---\n正文。\n",
        "
错误[bad-date]: 没有“5月32日”这一天：2024年5月是 1 日到 31 日
 --> content/events/a.md:3:7
  |
3 | 日期: 5月32日
  |          ^^
  |
  = 提示: 应写成“5月1日”到“5月31日”中的一天",
    );
}

#[test]
fn a_quote_without_its_pair_is_explained_in_chinese() {
    check(
        "content/events/a.md",
        "---\n标题: \"体验课\n日期: 5月20日\n---\n正文。\n",
        "
错误[bad-yaml]: 引号没有成对
 --> content/events/a.md:2:5
  |
2 | 标题: \"体验课
  |       ^^^^^^^
  |
  = 提示: 写成：标题: \"体验课\"",
    );
}

#[test]
fn a_missing_title_is_said_with_the_line_to_add() {
    check(
        "content/events/a.md",
        "---\n日期: 5月20日\n---\n正文。\n",
        "
错误[missing-title]: 没有写标题
 --> content/events/a.md:2:1
  |
2 | 日期: 5月20日
  | ^^
  |
  = 提示: 在两行 --- 之间加上一行：标题: …",
    );
}

#[test]
fn a_missing_date_is_said_with_the_line_to_add() {
    check(
        "content/notices/a.md",
        "---\n标题: 第一天\n---\n正文。\n",
        "
错误[missing-date]: 没有写日期
 --> content/notices/a.md:2:1
  |
2 | 标题: 第一天
  | ^^
  |
  = 提示: 加上一行：日期: 5月20日",
    );
}

#[test]
fn a_missing_picture_is_shown_where_it_is_written() {
    check(
        "content/notices/a.md",
        "---\n标题: 第一天\n日期: 5月20日\n---\n第一段。\n\n课堂上，![学生在焊接](焊接.jpg)火花很亮。\n",
        "
错误[missing-picture]: 找不到图片“焊接.jpg”
 --> content/notices/a.md:7:14
  |
7 | 课堂上，![学生在焊接](焊接.jpg)火花很亮。
  |                       ^^^^^^^^
  |
  = 提示: 检查文件名，或把图片放到本页旁边",
    );
}

#[test]
fn a_dead_link_is_shown_where_it_is_written() {
    check(
        "content/notices/a.md",
        "---\n标题: 第一天\n日期: 5月20日\n---\n详见[安排](安排.md)。\n",
        "
错误[dead-link]: 链接“安排.md”找不到对应的文件
 --> content/notices/a.md:5:8
  |
5 | 详见[安排](安排.md)。
  |            ^^^^^^^
  |
  = 提示: 检查文件名和文件夹；指向别的页面时，写它的 .md 文件名",
    );
}

#[test]
fn bad_dates_times_and_numbers_are_errors() {
    check_line("时间: 25:70", ("bad-time", 5), &["没有“25:70”这个时间", "^", "15:30"]);
    check_line("人数: 很多", ("bad-number", 5), &["“很多”", "提示: ", "200"]);
    check_line("统计: {学生: 一些}", ("bad-number", 10), &["“一些”"]);
    check_line("草稿: 也许", ("bad-flag", 5), &["“也许”"]);
}

#[test]
fn a_date_outside_of_the_calendar_or_beside_the_weekday_is_said() {
    let run = Site::new().file("content/events/a.md", "---\ntitle: 体验课\ndate: 五月里的一天\n---\n正文。\n").refuses();
    assert_eq!(run.errors(), ["bad-date"]);
    let run = Site::new().file("content/events/a.md", "---\ntitle: 体验课\ndate: 5月21日（周三）\n---\n正文。\n").refuses();
    run.says(&["weekday-mismatch", "周二"]);
}

#[test]
fn a_dead_anchor_names_the_places_that_are_there() {
    let page = |link: &str| format!("---\n标题: 第一天\n日期: 5月20日\n---\n## 上午\n\n看[下午]({link})。\n");
    let site = Site::new().file("content/stories/a.md", page("#xia-wu")).file("content/stories/b.md", page("a.md#nowhere"));
    let run = site.refuses();
    assert_eq!(run.errors(), ["dead-link", "dead-link"]);
    run.says(&["a.md:7:7", "b.md:7:7", "“#xia-wu”", "“#nowhere”"]);
}

#[test]
fn slugs_that_collide_are_said_with_both_pages() {
    let page = |title: &str| format!("---\n标题: {title}\n日期: 5月20日\n网页名: same\n---\n正文。\n");
    let run = Site::new().file("content/events/a.md", page("甲")).file("content/events/b.md", page("乙")).refuses();
    assert_eq!(run.errors(), ["slug-collision"], "{}", run.stderr);
    run.says(&["content/events/a.md", "content/events/b.md:4:6", "“same”"]);
}

#[test]
fn a_slug_that_is_no_address_is_an_error() {
    check_line("网页名: 开放日", ("bad-slug", 6), &["“开放日”"]);
}

#[test]
fn an_unknown_key_is_named_with_the_nearest_known_one() {
    let site = Site::new().file("content/events/a.md", event("地占: 车间\n")).config("subtheem: 巧手\n");
    let run = site.build();
    run.says(&["注意[unknown-key]", "“地占”", "是不是“地点”？", "“subtheem”", "subtheme", "zhuanlan.yaml:4:1"]);
    assert_eq!(site.run(&["build", "--strict"]).code, 1);
}

#[test]
fn an_unknown_edition_is_named_with_those_that_are_there() {
    let run = Site::new().config("edition: guangxi-2042\n").refuses();
    assert_eq!(run.errors(), ["unknown-edition"]);
    run.says(&["“guangxi-2042”", "是不是“guangxi-2024”？", "national-2025", "zhuanlan.yaml"]);
}

#[test]
fn an_unknown_theme_is_named_with_those_that_are_there() {
    let run = Site::new().config("theme: hang\n").refuses();
    assert_eq!(run.errors(), ["unknown-theme"]);
    run.says(&["“hang”", "base", "zhuanlan.yaml"]);
}

#[test]
fn a_template_that_cannot_be_read_is_shown_with_its_place() {
    let run = Site::small().file("templates/404.html", "<p>\n{% if %}</p>\n").refuses();
    assert_eq!(run.errors(), ["template-error"]);
    run.says(&["templates/404.html:2:", "2 | {% if %}</p>", "^"]);
}

#[test]
fn a_template_that_names_nothing_known_is_shown_with_its_place_once() {
    let run = Site::small()
        .file("templates/day.html", "{% extends \"layout.html\" %}\n{% block main %}\n<h1>{{ day.wheather }}</h1>\n{% endblock main %}\n")
        .refuses();
    assert_eq!(run.errors(), ["template-error"], "{}", run.stderr);
    run.says(&["templates/day.html:3:", "wheather", "calendar/2024-05-20.html 等 7 个文件"]);
}

#[test]
fn a_configuration_that_is_no_yaml_is_explained() {
    let run = Site::new().file("zhuanlan.yaml", "title: 专栏\nschool: {name: 青桥职业学校\n").refuses();
    assert_eq!(run.errors(), ["bad-yaml"]);
    run.says(&["zhuanlan.yaml:2:"]);
    assert!(!run.stderr.contains("expected"), "a library's English alone: {}", run.stderr);
}

#[test]
fn all_faults_of_a_run_are_said_at_once() {
    let site = Site::new()
        .config("edition: guangxi-2024\nsubtheem: x\n")
        .file("content/events/a.md", "---\n标题: 甲\n日期: 5月32日\n人数: 很多\n---\n[去](没有.md)\n")
        .file("content/events/b.md", "---\n标题: \"乙\n日期: 5月20日\n---\n正文。\n")
        .file("content/stories/c.md", "---\n日期: 5月20日\n封面: 无.jpg\n---\n正文。\n")
        .file("content/notices/d.md", "---\n标题: 丁\n---\n正文。\n");
    let run = site.refuses();
    let expected = ["bad-date", "bad-number", "dead-link", "bad-yaml", "missing-date", "missing-title", "missing-picture"];
    assert_eq!(run.errors(), expected, "{}", run.stderr);
    assert!(run.stderr.contains("没有生成：7 个错误，1 处注意"), "{}", run.stderr);
}

#[test]
fn a_broken_page_brings_no_second_complaint_about_other_things() {
    let site = Site::new()
        .file("content/events/a.md", "---\n标题: 甲\n日期: 5月32日\n---\n正文。\n")
        .file("content/stories/c.md", "---\n标题: 丙\n日期: 5月20日\n活动: a\n---\n看[活动](../events/a.md)和[乙](b.md)。\n");
    site.put("content/stories/b.md", "---\n标题: \"乙\n日期: 5月20日\n---\n正文。\n");
    let codes: Vec<String> = site.findings().into_iter().filter(|found| found.severity == "error").map(|found| found.code).collect();
    assert_eq!(codes, ["bad-date", "bad-yaml"]);
}

#[test]
fn errors_leave_the_old_output_untouched() {
    let site = Site::small();
    site.build();
    let before = site.output();
    site.put("content/events/open.md", "---\n标题: 校园开放日\n日期: 5月32日\n---\n改过。\n");
    site.put("content/stories/first.md", "---\n标题: 第一天\n日期: 5月20日\n---\n也改过。\n");
    site.refuses();
    assert_same(&before, &site.output(), "after a refused build");
    site.put("content/events/open.md", "---\n标题: 校园开放日\n日期: 5月20日\n---\n改过。\n");
    site.put("templates/person.html", "{{ nothing }}");
    site.put("content/people/a.md", "---\n姓名: 李明\n---\n正文。\n");
    site.refuses();
    assert_same(&before, &site.output(), "after a template error");
}

#[test]
fn a_folder_without_a_configuration_is_no_site() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = crate::site::run_in(folder.path(), &["build"]);
    assert_eq!(run.code, 2);
    run.says(&["错误：", "zhuanlan.yaml", "提示："]);
}

#[test]
fn pictures_that_cannot_be_used_get_one_clear_error_each() {
    let jpeg = crate::picture::jpeg("cut", 320, 200);
    let site = Site::new()
        .file("content/stories/a.md", "---\n标题: 甲\n日期: 5月20日\n照片: [空.jpg, 断.jpg, 字.jpg, 果.heic]\n---\n正文。\n")
        .file("content/stories/空.jpg", "")
        .file("content/stories/断.jpg", &jpeg[..jpeg.len() / 2])
        .file("content/stories/字.jpg", "这不是照片")
        .file("content/stories/果.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    let run = site.refuses();
    let mut codes = run.errors();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes, ["picture-empty", "picture-heic", "picture-truncated", "picture-unreadable"], "{}", run.stderr);
    assert_eq!(run.errors().len(), 4, "{}", run.stderr);
}

#[test]
fn a_build_that_is_refused_says_that_the_old_output_stands() {
    let site = Site::small();
    site.build();
    let before = site.output();
    site.put("content/events/b.md", "---\n标题: 乙\n日期: 5月32日\n---\n");
    site.refuses().says(&["public 里还是原来的样子"]);
    assert_eq!(before, site.output());
}

#[test]
fn lines_without_their_fences_are_told_where_these_go() {
    let run = Site::new().file("content/events/a.md", "标题：体验课\n日期：5月20日\n\n正文。\n").refuses();
    assert_eq!(run.errors(), ["no-front-matter"], "{}", run.stderr);
    run.says(&["在最前面加一行 ---，再在“日期：5月20日”的下一行加一行 ---"]);
}

#[test]
fn hours_with_dots_beside_a_date_are_no_months() {
    let site = Site::new().file("content/events/a.md", event("时间: 9.30—11.30\n地点: 操场\n"));
    let run = site.build();
    run.says(&["time-dot", "“9.30”按 9:30 读"]);
    let event = site.read("events/a.html");
    assert!(event.contains("9:30—11:30") && !event.contains("11月30日"), "{event}");
    assert!(!site.read("calendar/2024-05-21.html").contains("体验课"));
}

#[test]
fn slips_of_a_chinese_keyboard_are_mended_in_every_file() {
    let site = Site::new()
        .file("zhuanlan.yaml", "标题：活动周专栏\n学校：{名称：青桥职业学校，简称：青桥职校}\n三审：不检查\n")
        .file("content/media.yaml", "- 标题：晚报报道\n  日期：2024-05-21\n  来源：{名称：青桥晚报，类型：传统媒体}\n")
        .file("content/daily.yaml", "2024-05-21：{开放实训室：12}\n")
        .file("content/events/a.md", event("统计：{学生：120，教师：8}\n"));
    site.build();
    let run = site.run(&["check"]);
    assert_eq!(run.stdout.matches("[mended-slip]").count(), 7, "{}", run.stdout);
    run.says(&["写成 学校: {名称: 青桥职业学校, 简称: 青桥职校}"]);
    assert!(site.read("index.html").contains("活动周专栏") && site.read("events/a.html").contains("体验课"));
    assert!(site.read("media.html").contains("晚报报道"));
}

#[test]
fn addresses_without_their_beginning_are_told_how_to_begin() {
    let run = Site::new()
        .config("友情链接: [{title: 教育局, url: jyj.example.cn}, {title: 日历, url: calendar.html}]\n")
        .file("content/notices/a.md", "---\n标题: 通知\ndate: 2024-05-10\n---\n见[教育局](www.example.cn/hdz/)。\n")
        .refuses();
    assert_eq!(run.errors(), ["dead-link", "bad-url"], "{}", run.stderr);
    run.says(&["写成 https://www.example.cn/hdz/", "写成 https://jyj.example.cn"]);
}
