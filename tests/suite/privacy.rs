//! What is private never reaches the output: fields for forms alone, numbers wherever they stand, photos without consent.

use crate::html::text;
use crate::picture::{self, CAMERA};
use crate::site::{Site, Tree};

/// Everything that only the forms may know, on one site. All invented.
const PRIVATE: [&str; 31] = [
    "岑某甲",
    "13800000201",
    "汽修系主任甲",
    "备注乙须保密",
    "岑某丙",
    "13800000202",
    "布展要求丁两路电",
    "场地要求戊",
    "123456789",
    "lead@example.cn",
    "0771-7654321",
    "填报己",
    "13800000203",
    "办公室己",
    "联系人庚",
    "13800000204",
    "geng@example.cn",
    "参会辛",
    "13800000205",
    "G2968",
    "G2969",
    "标准间壬",
    "5月19日晚餐癸",
    "负责子",
    "13800000206",
    "教研丑",
    "布展部门丙",
    "性别寅",
    "书记卯",
    "岑某辰",
    "13800000207",
];

fn full() -> Site {
    Site::new()
        .file("private.yaml", "填报人: {姓名: 填报己, 电话: \"13800000203\", 部门和职务: 办公室己}\n展项负责人: {姓名: 负责子, 手机: \"13800000206\", 部门和职务: 教研丑}\n参会回执:\n  联系人: 联系人庚\n  手机: \"13800000204\"\n  邮箱: geng@example.cn\n  人员: [{姓名: 参会辛, 性别: 性别寅, 职务: 书记卯, 手机: \"13800000205\", 抵达: G2968, 离开: G2969}]\n  住宿: {标准间: 标准间壬}\n  用餐: [5月19日晚餐癸]\n")
        .file("content/events/a.md", "---\ntitle: 公开的甲\ndate: 2024-05-21\ncontact: {name: 岑某甲, phone: \"13800000201\", dept: 汽修系主任甲}\nremark: 备注乙须保密\nphotos: [a.jpg 公开的图注]\n---\n公开的正文。\n")
        .file("content/events/b.md", "---\n活动名称: 公开的乙\n活动时间: 5月22日\n活动负责人: 岑某辰\n活动负责人手机号码: 13800000207\n备注: 备注乙须保密\n---\n正文。\n")
        .file("content/launch/exhibits/x.md", "---\n项目名称: 展项丙\n展项负责人: {姓名: 岑某丙, QQ: \"123456789\", 手机: \"13800000202\", 部门和职务: 布展部门丙, 座机: 0771-7654321, 邮箱: lead@example.cn}\n布展要求: 布展要求丁两路电\n体验活动: [{活动名称: 体验, 活动内容: 焊接, 场地要求: 场地要求戊}]\n---\n正文。\n")
        .file("content/events/a.jpg", picture::from_camera(640, 480, 1))
        .file("static/badge.jpg", picture::from_camera(200, 100, 1))
        .config("show_contacts: no\n")
}

#[track_caller]
fn is_nowhere(words: &[&str], output: &Tree) {
    for (path, bytes) in output {
        for word in words {
            let found = bytes.windows(word.len()).any(|window| window == word.as_bytes());
            let named = path.contains(word);
            assert!(!found && !named, "{path} holds “{word}”");
        }
    }
}

#[test]
fn no_private_field_is_in_any_byte_of_the_output() {
    let site = full();
    site.build_with(&["--base-url", "https://www.example.edu.cn/hdz/"]);
    let output = site.output();
    assert!(site.read("events/a.html").contains("公开的图注") && output.contains_key("feed.xml") && output.contains_key("week.json"));
    is_nowhere(&PRIVATE, &output);
    is_nowhere(&[CAMERA, "GPS", "Exif", "taken at the gate"], &output);
    is_nowhere(&["展项丙"], &output);
}

#[test]
fn no_private_field_is_said_by_check_or_build() {
    let site = full();
    for args in [["check"].as_slice(), &["check", "--format", "json"], &["build"]] {
        let run = site.run(args);
        for word in PRIVATE {
            assert!(!run.stdout.contains(word) && !run.stderr.contains(word), "{args:?} says “{word}”");
        }
    }
}

#[test]
fn templates_cannot_name_a_private_field() {
    let page = |field: &str| format!("{{% extends \"layout.html\" %}}{{% block main %}}<h1>{{{{ {field} }}}}</h1>{{% endblock main %}}");
    for field in [
        "event.contact",
        "event.contact.phone",
        "event.remark",
        "event.secrets",
        "event.lead",
        "event.needs",
        "site.private",
        "site.contact",
        "private",
        "secrets",
        "config",
    ] {
        let run = full().file("templates/event.html", page(field)).refuses();
        assert_eq!(run.errors().first(), Some(&"template-error"), "{field}: {}", run.stderr);
        run.says(&["templates/event.html:1:"]);
        run.is_silent_about(&PRIVATE);
    }
}

#[test]
fn a_mobile_number_in_public_text_stops_the_build_and_is_masked() {
    let number = "13912345678";
    let head = "title: 甲\ndate: 2024-05-21\n";
    let places = [
        ("the body", format!("---\n{head}---\n电话 {number}。\n")),
        ("the title", format!("---\ntitle: 找{number}\ndate: 2024-05-21\n---\n正文。\n")),
        ("the summary", format!("---\n{head}summary: 电话{number}\n---\n正文。\n")),
        ("a caption", format!("---\n{head}photos: [{{src: a.jpg, caption: 电话{number}}}]\n---\n正文。\n")),
        ("an alt text", format!("---\n{head}---\n![电话{number}](a.jpg)\n")),
        ("a tag", format!("---\n{head}tags: [\"{number}\"]\n---\n正文。\n")),
        ("a comment", format!("---\n{head}---\n正文。<!-- {number} -->\n")),
        ("the venue", format!("---\n{head}venue: 找{number}\n---\n正文。\n")),
        ("a code block", format!("---\n{head}---\n```\n{number}\n```\n")),
        ("a table", format!("---\n{head}---\n| 甲 | 乙 |\n| --- | --- |\n| 电话 | {number} |\n")),
    ];
    for (place, page) in places {
        let run = Site::new().file("content/events/a.md", page).picture("content/events/a.jpg", 300, 200).refuses();
        assert!(run.errors().iter().all(|code| *code == "private-number") && !run.errors().is_empty(), "{place}: {}", run.stderr);
        run.says(&["139****5678", "content/events/a.md"]);
        run.is_silent_about(&[number]);
    }
}

#[test]
fn a_mobile_number_is_found_in_every_written_form() {
    for written in ["139 1234 5678", "139-1234-5678", "１３９１２３４５６７８", "+8613912345678", "手机13912345678转"] {
        let page = format!("---\ntitle: 甲\ndate: 2024-05-21\n---\n请打 {written}。\n");
        let run = Site::new().file("content/events/a.md", page).refuses();
        run.says(&["private-number", "content/events/a.md:5:"]);
        run.is_silent_about(&["12345678", written.trim_start_matches("手机").trim_end_matches('转')]);
    }
    for fine in ["订单 139123456789 号", "2024-05-21 13:00", "0771-1234567", "12345678901"] {
        Site::new().file("content/events/a.md", format!("---\ntitle: 甲\ndate: 2024-05-21\n---\n{fine}\n")).build();
    }
}

#[test]
fn an_identity_number_stops_the_build_where_its_check_digit_is_right() {
    let page = |number: &str| format!("---\ntitle: 甲\ndate: 2024-05-21\n---\n证件 {number}\n");
    let run = Site::new().file("content/events/a.md", page("11010519491231002X")).refuses();
    run.says(&["private-number"]);
    run.is_silent_about(&["11010519491231002X"]);
    Site::new().file("content/events/a.md", page("110105194912310021")).build();
}

#[test]
fn a_mobile_number_in_the_configuration_or_in_static_text_stops_the_build() {
    Site::small().config("footer: {lines: [\"联系 13912345678\"]}\n").refuses().says(&["139****5678", "zhuanlan.yaml"]);
    for file in ["static/list.txt", "static/a/list.csv", "static/page.html"] {
        Site::small().file(file, "姓名,电话\n某,13912345678\n").refuses().says(&["139****5678", file]);
    }
}

#[test]
fn a_mobile_number_folded_over_two_lines_of_a_calendar_stops_the_build() {
    for fold in ["\r\n ", "\n\t"] {
        let calendar = format!("BEGIN:VCALENDAR\r\nDESCRIPTION:联系 1380{fold}0001234\r\nEND:VCALENDAR\r\n");
        Site::small().file("static/week.ics", calendar).refuses().says(&["138****1234", "static/week.ics", "第 2 行"]);
    }
    Site::small().file("static/week.ics", "A:1380\r\n0001234\r\n").build();
}

#[test]
fn a_number_cut_by_tags_of_a_copied_page_stops_the_build() {
    for page in ["<p>电话 138<b>0000</b>1234</p>", "<p>138&nbsp;0000<br>1234</p>", "<p>\n138&#48;0001234</p>"] {
        Site::small().file("static/old.html", page).refuses().says(&["static/old.html", "private-number"]);
    }
    Site::small().file("static/old.html", "<td>138</td><td>00001234</td>").build();
}

#[test]
fn a_number_published_on_purpose_is_let_through() {
    let page = "---\ntitle: 甲\ndate: 2024-05-21\n---\n招办 13912345678。\n";
    let site = Site::new().config("public_phones: [\"139-1234-5678\"]\n").file("content/events/a.md", page);
    site.build();
    assert!(site.read("events/a.html").contains("13912345678"));
    let own = page.replace("date:", "public_phones: [13912345678]\ndate:");
    Site::new().file("content/events/a.md", own).build();
}

#[test]
fn privacy_is_not_silenced_and_not_softened() {
    let page = "---\ntitle: 甲\ndate: 2024-05-21\nignore: [private-number, minors-without-consent]\nminors: yes\nphotos: [a.jpg 图注]\n---\n招办 13912345678。\n";
    let run = Site::new().file("content/events/a.md", page).picture("content/events/a.jpg", 300, 200).refuses();
    run.says(&["private-number", "minors-without-consent"]);
    let draft = page.replace("date:", "draft: yes\ndate:");
    Site::new().file("content/events/a.md", draft).picture("content/events/a.jpg", 300, 200).refuses().says(&["private-number"]);
}

#[test]
fn photos_of_minors_without_consent_are_an_error() {
    let page = |more: &str| format!("---\ntitle: 甲\ndate: 2024-05-21\nphotos: [{{src: a.jpg, caption: 图注{more}}}]\n---\n正文。\n");
    let site = |more: &str| Site::new().file("content/events/a.md", page(more)).picture("content/events/a.jpg", 300, 200);
    site("").build();
    site(", minors: yes, consent: yes").build();
    let run = site(", 含未成年人: 是").refuses();
    assert_eq!(run.errors(), ["minors-without-consent"]);
    run.says(&["content/events/a.md:4:"]);
    site(", 含未成年人: 是").config("photos: {consent: 已统一授权}\n").build();
}

#[test]
fn a_photo_without_consent_is_published_nowhere() {
    let refused = picture::jpeg("refused", 640, 480);
    let site = Site::new()
        .file("content/events/a.md", "---\ntitle: 甲\ndate: 2024-05-21\ncover: no.jpg\nphotos:\n  - {src: no.jpg, caption: 不同意的人, consent: 否}\n  - {src: yes.jpg, caption: 同意的人}\n---\n正文。\n\n![不同意的人](no.jpg)\n")
        .file("content/events/no.jpg", &refused)
        .picture("content/events/yes.jpg", 640, 480);
    let bare = Site::new()
        .file("content/events/a.md", "---\ntitle: 甲\ndate: 2024-05-21\nphotos:\n  - {src: yes.jpg, caption: 同意的人}\n---\n正文。\n")
        .picture("content/events/yes.jpg", 640, 480);
    site.build();
    bare.build();
    let photos = |site: &Site| {
        site.output().into_keys().filter(|path| path.starts_with("photos/") || path.starts_with("files/")).collect::<Vec<_>>()
    };
    assert_eq!(photos(&site), photos(&bare));
    for (path, bytes) in site.output() {
        assert!(!text(&String::from_utf8_lossy(&bytes)).contains("不同意的人"), "{path}");
    }
}

#[test]
fn a_photo_without_consent_is_not_published_by_way_of_another_page_or_a_copy() {
    let refused = picture::jpeg("refused", 640, 480);
    let site = Site::new()
        .file(
            "content/events/a.md",
            "---\ntitle: 甲\ndate: 2024-05-21\nphotos:\n  - {src: no.jpg, caption: 不同意的人, consent: 否}\n---\n正文。\n",
        )
        .file("content/stories/b.md", "---\ntitle: 乙\ndate: 2024-05-21\nphotos: [../events/no.jpg 又用一次]\n---\n正文。\n")
        .file("content/events/no.jpg", &refused)
        .file("content/featured/01.jpg", &refused);
    let run = site.run(&["build"]);
    let photos = if site.path("public").exists() {
        site.output().into_keys().filter(|path| path.starts_with("photos/")).collect()
    } else {
        Vec::new()
    };
    assert!(photos.is_empty(), "{photos:?}\n{}", run.stderr);
}

#[test]
fn a_number_in_a_file_name_is_left_out_of_the_address() {
    let site = Site::new().file("content/stories/开放日13912345678.md", "---\ntitle: 甲\ndate: 2024-05-21\n---\n正文。\n");
    let run = site.run(&["build"]);
    run.is_silent_about(&["生成的"]);
    assert!(!site.path("public").exists() || site.output().keys().all(|path| !path.contains("13912345678")), "{}", run.stderr);
}

#[test]
fn a_photo_of_minors_without_consent_is_no_attachment_and_no_link() {
    let page =
        |consent: &str| format!("---\ntitle: 甲\ndate: 2024-05-21\nminors: 是\n{consent}attachments: [p.jpg]\n---\n看[图](p.jpg)。\n");
    let site = |consent: &str| Site::new().file("content/events/a.md", page(consent)).picture("content/events/p.jpg", 300, 200);
    site("").refuses();
    site("consent: 是\n").build();
}

#[test]
fn numbers_in_office_files_that_are_published_stop_the_build_with_their_cell() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("名单").unwrap();
    sheet.write(2, 1, 13_800_001_111_f64).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let site = Site::small().file("static/表.xlsx", &bytes);
    let run = site.refuses();
    run.says(&["private-number", "static/表.xlsx B3 格", "工作表“名单”里有手机号“138****1111”"]);
    run.is_silent_about(&["13800001111"]);
    let line = site.run(&["check", "--format", "json"]).stdout.lines().find(|line| line.contains("private-number")).unwrap().to_owned();
    assert!(line.contains("\"cell\":\"B3\""), "{line}");
    // A sheet that lies about and is published nowhere is nobody's business.
    let site = Site::small().file("content/notices/表.xlsx", &bytes);
    site.build();
    // A number that the school publishes on purpose passes.
    Site::small().config("public_phones: [\"13800001111\"]\n").file("static/表.xlsx", &bytes).build();
}
