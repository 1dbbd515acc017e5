//! Tables of events, reports and days as Documents.

use super::*;
use crate::edition::{self, Edition};
use crate::office::sheet::Row;
use crate::value::Date;

fn edition() -> Edition {
    let (name, text) = edition::builtin("guangxi-2024").expect("a built-in edition");
    edition::parse(&text, &name).expect("a valid edition")
}

fn sheet(rows: &[&[&str]]) -> Sheet {
    let row = |(at, cells): (usize, &&[&str])| Row {
        number: u32::try_from(at + 1).expect("few"),
        cells: cells.iter().map(|cell| (*cell).to_owned()).collect(),
    };
    Sheet {
        name: "表".into(),
        rows: rows.iter().enumerate().map(row).filter(|row| row.cells.iter().any(|cell| !cell.is_empty())).collect(),
    }
}

fn events(rows: &[&[&str]]) -> Checked<Vec<Document>> {
    let path = SitePath::new("content/events.xlsx").expect("a path");
    documents(&[sheet(rows)], &path, Kind::Event, Era { edition: &edition() })
}

#[test]
fn heads_are_known_by_words_in_any_order_and_over_two_rows() {
    let read = events(&[
        &["时间", "地点", "负责人信息", "负责人信息", "负责人信息", "项 目", "参与学生"],
        &["时间", "地点", "姓名", "联系电话", "部门及职务", "项 目", "参与学生"],
        &["5月20日 9:00", "操场", "李明", "13800000001", "学工处主任", "升旗", "120人"],
    ]);
    assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
    let event = &read.value[0];
    assert_eq!((event.front.title.as_str(), event.front.event.venue.as_str()), ("升旗", "操场"));
    assert_eq!(event.front.event.stats["students"], 120);
    let contact = event.secrets.contact.as_ref().expect("a contact");
    assert_eq!((contact.name.as_str(), contact.phone.as_str(), contact.dept.as_str()), ("李明", "13800000001", "学工处主任"));
}

#[test]
fn a_day_over_the_whole_width_holds_for_the_rows_below() {
    let read = events(&[
        &["活动名称", "地点", "备注"],
        &["5月20日（星期一）", "5月20日（星期一）", "5月20日（星期一）"],
        &["升旗", "操场", ""],
        &["5月21日", "", ""],
        &["讲座", "礼堂", "自带水杯"],
    ]);
    assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
    let days: Vec<Date> = read.value.iter().map(|event| event.front.days[0]).collect();
    assert_eq!(days, [Date::constant(2024, 5, 20), Date::constant(2024, 5, 21)]);
    assert_eq!(read.value[1].secrets.remark, "自带水杯");
}

#[test]
fn columns_that_are_not_known_are_said_with_their_cell() {
    let read = events(&[&["活动名称", "日期", "车牌"], &["升旗", "5月20日", "桂A"]]);
    let said: Vec<_> = read.diagnostics.iter().map(|said| (said.code, said.cell.as_deref())).collect();
    assert_eq!(said, [("unknown-column", Some("C1"))]);
    let read = events(&[&["活动名称", "日期"], &["升旗", "5月40日"], &["讲座", ""]]);
    let said: Vec<_> = read.diagnostics.iter().map(|said| (said.code, said.cell.as_deref())).collect();
    assert_eq!(said, [("bad-date", Some("B2")), ("missing-date", Some("B3"))]);
}

#[test]
fn several_sheets_name_themselves_before_the_cell() {
    let path = SitePath::new("content/events.xlsx").expect("a path");
    let mut second = sheet(&[&["活动名称", "日期"], &["讲座", "何时"]]);
    second.name = "下半周".into();
    let note = Sheet { name: "填表说明".into(), rows: sheet(&[&["请如实填写"]]).rows };
    let sheets = [sheet(&[&["活动名称", "日期"], &["升旗", "5月20日"]]), second, note];
    let read = documents(&sheets, &path, Kind::Event, Era { edition: &edition() });
    let mut said: Vec<_> = read.diagnostics.iter().map(|said| (said.code, said.cell.as_deref())).collect();
    said.sort_unstable();
    assert_eq!(said, [("bad-date", Some("下半周!B2")), ("sheet-unused", None)]);
    assert_eq!(read.value.len(), 2);
}

#[test]
fn tables_are_known_by_name() {
    let of = |path: &str| kind(&SitePath::new(path).expect("a path"));
    assert_eq!(of("content/活动安排表.xlsx"), Some(TableKind::Pages(Kind::Event)));
    assert_eq!(of("content/Media.csv"), Some(TableKind::Pages(Kind::Media)));
    assert_eq!(of("content/daily.xls"), Some(TableKind::Days));
    assert_eq!((of("content/events/events.xlsx"), of("content/其他.xlsx")), (None, None));
}
