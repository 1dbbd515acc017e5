//! Living tables: a row of a sheet is an event, a report, a day; pages of the same title add to it.

use encoding_rs::GBK;
use rust_xlsxwriter::{Format, Workbook};

use crate::preview::Preview;
use crate::site::{Site, assert_same};

const HEADS: [&str; 10] = [
    "序号",
    "活动名称",
    "活动形式",
    "活动参与人员",
    "参与人数",
    "活动负责人",
    "活动负责人手机号码",
    "活动地点（址）",
    "活动（开放）时间",
    "备注",
];

/// A filled form 1-1: a title over the whole width, who fills it in, heads, rows, a sum and a note.
fn plan(rows: &[[&str; 10]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("活动安排").expect("a name");
    sheet.merge_range(0, 0, 0, 9, "职业教育活动周活动安排表", &Format::new()).expect("a title");
    sheet.write_string(1, 0, "填报单位：青桥职业学校").and_then(|sheet| sheet.write_string(1, 5, "联系电话：13800000009")).expect("a line");
    let last = u32::try_from(rows.len()).expect("few") + 3;
    for (at, row) in std::iter::once(&HEADS).chain(rows).enumerate() {
        for (column, cell) in row.iter().enumerate() {
            sheet.write_string(u32::try_from(at).expect("few") + 2, u16::try_from(column).expect("few"), *cell).expect("a cell");
        }
    }
    sheet.write_string(last, 0, "合计").and_then(|sheet| sheet.write_number(last, 4, 260.0)).expect("a sum");
    sheet.merge_range(last + 1, 0, last + 1, 9, "注：时间以实际为准", &Format::new()).expect("a note");
    book.save_to_buffer().expect("a file")
}

const OPEN: [&str; 10] =
    ["1", "校园开放日", "互动体验", "初中生及家长", "约200人", "李明", "13800000001", "校门口", "5月20日 9:00—11:00", "先联系王老师"];
const WELD: [&str; 10] = ["2", "焊接体验课", "互动体验", "初中生", "60", "王芳", "138 0000 0002", "一号实训楼", "5月21日下午3:30", ""];

#[test]
fn rows_of_a_filled_form_are_events_and_their_private_columns_stay_private() {
    let site = Site::new().file("content/活动安排表.xlsx", plan(&[OPEN, WELD]));
    let run = site.build();
    run.is_silent_about(&["合计", "注："]);
    let page = site.read("events/xiao-yuan-kai-fang-ri.html");
    assert!(page.contains("校门口") && page.contains("初中生及家长") && page.contains("9:00"), "{page}");
    assert!(site.read("events/han-jie-ti-yan-ke.html").contains("15:30"));
    assert_eq!(site.output().keys().filter(|path| path.starts_with("events/") && path.ends_with(".html")).count(), 2);
    for (path, bytes) in site.output() {
        let text = String::from_utf8_lossy(&bytes);
        for secret in ["李明", "王芳", "王老师", "13800000001", "13800000002", "138 0000 0002"] {
            assert!(!text.contains(secret), "{path} holds {secret}");
        }
    }
}

#[test]
fn what_cannot_be_read_is_said_of_its_cell() {
    let bad = ["3", "技能进社区", "社区服务", "居民", "很多人", "", "", "青桥社区", "五月廿三", "x"];
    let untitled = ["4", "", "讲座", "学生", "10", "", "", "礼堂", "5月22日", ""];
    let public = ["5", "找 13800000005", "讲座", "学生", "10", "", "", "礼堂", "5月22日", ""];
    let site = Site::new().file("content/events.xlsx", plan(&[OPEN, bad, untitled, public]));
    let run = site.run(&["check", "--format", "json"]);
    let cell = |code: &str| {
        let line = run
            .stdout
            .lines()
            .find(|line| line.contains(&format!("\"code\":\"{code}\"")) && line.contains("events.xlsx"))
            .unwrap_or_else(|| panic!("{code}: {}", run.stdout));
        let value: serde_json::Value = serde_json::from_str(line).expect("an object");
        assert_eq!(value["path"], "content/events.xlsx");
        assert!(value["line"].is_null(), "{line}");
        value["cell"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(cell("bad-number"), "E5");
    assert_eq!(cell("bad-date"), "I5");
    assert_eq!(cell("missing-title"), "B6");
    assert_eq!(cell("private-number"), "B7");
    assert!(!run.stdout.contains("13800000005"));
    site.refuses().says(&["E5 格", "content/events.xlsx"]);
}

#[test]
fn a_page_of_the_same_title_wins_field_by_field() {
    let site = Site::new()
        .file("content/events.xlsx", plan(&[OPEN, WELD]))
        .file("content/events/weld.md", "---\n标题: 焊接体验课\n地点: 二号实训楼\n---\n每人焊一个五角星带走。\n");
    site.build();
    let page = site.read("events/weld.html");
    assert!(page.contains("二号实训楼") && page.contains("五角星") && page.contains("15:30") && !page.contains("一号实训楼"), "{page}");
    assert!(!site.has("events/han-jie-ti-yan-ke.html"), "the row has no page of its own");
    let run = site.run(&["check", "--format", "json"]);
    let hint = run.stdout.lines().find(|line| line.contains("differs-from-table")).expect("a hint");
    assert!(hint.contains("\"line\":3") && hint.contains("H5") && hint.contains("一号实训楼") && hint.contains("\"hint\""), "{hint}");
    // A day that neither of them has is asked for at the page.
    let undated = ["2", "焊接体验课", "互动体验", "初中生", "60", "", "", "一号实训楼", "", ""];
    site.put("content/events.xlsx", plan(&[OPEN, undated]));
    let run = site.refuses();
    run.says(&["weld.md"]);
    assert_eq!(run.errors(), ["missing-date"]);
    site.put("content/events/weld.md", "---\n标题: 焊接体验课\n日期: 5月22日\n---\n");
    site.build();
}

#[test]
fn tables_in_gbk_and_changed_cells_come_through() {
    let table = |place: &str| {
        let text = format!("名称,时间,地点,联系电话\r\n\"钳工,车工体验\",5月22日 8:30,{place},13800000003\r\n");
        GBK.encode(&text).0.into_owned()
    };
    let site = Site::new().file("content/events.csv", table("东楼"));
    site.build();
    assert!(site.read("events.html").contains("钳工,车工体验"));
    site.build().says(&["没有"]);
    site.put("content/events.csv", table("西楼"));
    site.build();
    let warm = site.output();
    assert!(site.read("events/qian-gong-che-gong-ti-yan.html").contains("西楼"));
    let cold = Site::new().file("content/events.csv", table("西楼"));
    cold.build();
    assert_same(&warm, &cold.output(), "warm and cold");
}

#[test]
fn reports_and_days_are_read_from_sheets_too() {
    let mut media = Workbook::new();
    let sheet = media.add_worksheet();
    let rows = [
        ["序号", "报道标题", "媒体名称", "媒体类型", "发布日期", "链接", "登记人"],
        ["1", "学生焊出五角星", "云江日报", "传统媒体", "2024-05-21", "https://news.example.com/1", "赵强"],
    ];
    for (at, row) in rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            sheet.write_string(u32::try_from(at).expect("few"), u16::try_from(column).expect("few"), *cell).expect("a cell");
        }
    }
    let daily = "日期,学生,教师,企业\n5月20日,120,8,3\n2024-05-21,4321,2,\n合计,4441,10,3\n";
    let site = Site::small().file("content/媒体台账.xlsx", media.save_to_buffer().expect("a file")).file("content/daily.csv", daily);
    site.build();
    let list = site.read("media.html");
    assert!(list.contains("学生焊出五角星") && list.contains("云江日报") && list.contains("https://news.example.com/1"), "{list}");
    assert!(!site.output().values().any(|bytes| String::from_utf8_lossy(bytes).contains("赵强")));
    assert!(site.read("data.html").contains("4321") || site.read("data.html").contains("4,321"));
}

#[test]
fn broken_tables_and_endless_ones_are_one_clear_error() {
    let mut long = Workbook::new();
    let sheet = long.add_worksheet();
    for row in 0..6_000 {
        sheet.write_string(row, 0, "甲").expect("a cell");
    }
    for (bytes, word) in [
        (b"PK no archive".to_vec(), "打不开"),
        (long.save_to_buffer().expect("a file"), "太大"),
        (vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "打不开"),
    ] {
        let site = Site::small().file("content/events.xlsx", bytes);
        let run = site.refuses();
        run.says(&[word, "content/events.xlsx"]);
        assert_eq!(run.errors(), ["table-unreadable"]);
    }
    let site = Site::small().file("content/events.csv", "甲,乙\n1,2\n");
    assert_eq!(site.refuses().errors(), ["table-without-heads"]);
}

#[test]
fn the_preview_shows_a_saved_table_and_keeps_the_last_good_one() {
    let site = Site::new().file("content/events.xlsx", plan(&[OPEN, WELD]));
    let preview = Preview::of(&site, &[]);
    preview.shows("/events/han-jie-ti-yan-ke.html", "一号实训楼");
    let moved = ["2", "焊接体验课", "互动体验", "初中生", "60", "", "", "三号实训楼", "5月21日下午3:30", ""];
    site.put("content/events.xlsx", plan(&[OPEN, moved]));
    preview.shows("/events/han-jie-ti-yan-ke.html", "三号实训楼");
    site.put("content/events.xlsx", b"PK half a file");
    site.put("content/notices/new.md", "---\n标题: 新通知\n日期: 5月19日\n---\n看这里。\n");
    preview.shows("/notices/new.html", "看这里");
    preview.shows("/events/han-jie-ti-yan-ke.html", "三号实训楼");
    // A page joins its row, and a changed row reaches the page.
    site.put("content/events.xlsx", plan(&[OPEN, moved]));
    site.put("content/events/weld.md", "---\n标题: 焊接体验课\n---\n每人焊一个五角星。\n");
    preview.shows("/events/weld.html", "三号实训楼");
    site.put("content/events.xlsx", plan(&[OPEN, WELD]));
    preview.shows("/events/weld.html", "一号实训楼");
}

#[test]
fn a_page_is_made_for_a_row_and_takes_the_rest_from_it() {
    let site = Site::new().file("content/events.xlsx", plan(&[OPEN, WELD]));
    let run = site.run(&["new", "活动", "焊接体验课", "--from-row"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    run.says(&["0521-han-jie-ti-yan-ke"]);
    site.build();
    assert!(site.read("events/0521-han-jie-ti-yan-ke.html").contains("一号实训楼") && !site.has("events/han-jie-ti-yan-ke.html"));
    let wrong = site.run(&["new", "活动", "校园开放曰", "--from-row"]);
    assert_eq!(wrong.code, 2);
    wrong.says(&["是不是“校园开放日”"]);
}
