//! What a column of a table holds, by the words of its head: the names of the keys first, then the figures, then what heads commonly say.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

use super::super::keys;
use super::super::kind::Kind;
use crate::edition::Edition;
use crate::office::sheet::{Row, Sheet};

/// What the cells of a column are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Column {
    /// The value of a key, by its English name.
    Key(&'static str),
    /// A figure of the week, by its key.
    Stat(String),
    /// A field of a report's source, by its Chinese name.
    Source(&'static str),
    /// Of no use to anybody else: running numbers, remarks on reports.
    Aside,
    /// A head that is not known.
    Unknown(String),
}

/// The columns of a sheet.
#[derive(Debug)]
pub(super) struct Heads {
    /// Index of the last row of heads.
    pub(super) at: usize,
    /// Column by column, `None` where there is no head.
    pub(super) columns: Vec<Option<Column>>,
}

/// How far down heads are looked for.
const DEPTH: usize = 30;

/// Words of heads and the key that they mean, for events; the first that stands in a head wins.
const EVENT: &[(&[&str], &str)] = &[
    (&["承办部门", "主办部门", "责任部门", "开展部门", "组织部门", "牵头部门"], "department"),
    (&["手机", "电话", "联系方式", "号码"], "contact_phone"),
    (&["职务", "职位", "负责人部门", "部门"], "contact_dept"),
    (&["负责人", "联系人", "责任人"], "contact"),
    (&["主办"], "organizer"),
    (&["承办"], "host"),
    (&["协办", "合作"], "partners"),
    (&["人数", "规模"], "expected"),
    (&["形式", "方式"], "form"),
    (&["参与人员", "参加人员", "对象", "参与者", "人群", "人员"], "audience"),
    (&["地点", "地址", "场地", "场所", "位置"], "venue"),
    (&["开始"], "start"),
    (&["结束"], "end"),
    (&["日期"], "date"),
    (&["时间", "时段"], "time"),
    (&["开放类型", "活动类型", "类型"], "opening"),
    (&["名称", "主题", "标题", "活动项目"], "title"),
    (&["备注", "说明"], "remark"),
    (&["简介", "摘要", "活动内容", "简述"], "summary"),
    (&["状态"], "status"),
    (&["报名"], "signup"),
    (&["直播"], "live"),
    (&["重点"], "focus"),
    (&["单位", "学校"], "unit"),
];

/// Heads that mean a key of an event when they say nothing else.
const EVENT_WHOLE: &[(&str, &str)] = &[
    ("活动", "title"),
    ("项目", "title"),
    ("内容", "title"),
    ("活动内容", "summary"),
    ("单位", "unit"),
    ("学校", "unit"),
    ("学校名称", "unit"),
    ("填报单位", "unit"),
    ("参与单位", "partners"),
    ("合作企业", "partners"),
    ("星期", ""),
];

/// The same for reports in the media; `名称` and the like are fields of the source.
const MEDIA: &[(&[&str], &str)] = &[
    (&["标题", "题目", "报道名称", "稿件名称", "新闻名称"], "title"),
    (&["链接", "网址", "地址"], "链接"),
    (&["类型", "类别", "性质"], "类型"),
    (&["转载"], "转载"),
    (&["媒体", "平台", "来源", "刊物", "栏目", "单位"], "名称"),
    (&["日期", "时间"], "date"),
    (&["摘要", "简介", "内容"], "summary"),
];

/// Finds the heads of a sheet: the first row that names a title (or, for days, a date) and something else.
pub(super) fn find(sheet: &Sheet, kind: Option<Kind>, edition: &Edition) -> Option<Heads> {
    let columns_of = |row: &Row| -> Vec<Option<Column>> { row.cells.iter().map(|cell| column(cell, kind, edition)).collect() };
    let wanted = if kind.is_some() { "title" } else { "date" };
    for (at, row) in sheet.rows.iter().enumerate().take(DEPTH) {
        let columns = columns_of(row);
        if !is_head(&columns, wanted, row) {
            continue;
        }
        let below = sheet.rows.get(at + 1).filter(|below| below.number == row.number + 1);
        if let Some(below) = below.filter(|below| is_head(&columns_of(below), wanted, below)) {
            return Some(Heads { at: at + 1, columns: two_rows(row, below, kind, edition) });
        }
        return Some(Heads { at, columns });
    }
    None
}

fn is_head(columns: &[Option<Column>], wanted: &str, row: &Row) -> bool {
    let known = |column: &&Option<Column>| !matches!(column, None | Some(Column::Unknown(_)));
    let mut different: Vec<&String> = row.cells.iter().filter(|cell| !cell.is_empty()).collect();
    different.sort();
    different.dedup();
    let short = different.iter().filter(|cell| cell.chars().count() <= 24).count() * 2 > different.len();
    let titled = columns.iter().any(|column| *column == Some(Column::Key(if wanted == "title" { "title" } else { "date" })));
    titled && short && different.len() >= 2 && columns.iter().filter(known).count() >= 2
}

/// Heads over two rows: those merged downwards are the same in both, others are of a group and its part.
fn two_rows(row: &Row, below: &Row, kind: Option<Kind>, edition: &Edition) -> Vec<Option<Column>> {
    let width = row.cells.len().max(below.cells.len());
    let both = |at: usize| {
        let (group, part) = (row.cell(at), below.cell(at));
        let whole = if group == part || part.is_empty() { group.to_owned() } else { format!("{group}{part}") };
        match column(part, kind, edition) {
            found @ Some(Column::Key(_) | Column::Stat(_) | Column::Source(_)) if group != part && !part.is_empty() => {
                match column(&whole, kind, edition) {
                    exact @ Some(Column::Key(_)) if kind == Some(Kind::Event) => exact,
                    _ => found,
                }
            }
            _ => column(&whole, kind, edition),
        }
    };
    (0..width).map(both).collect()
}

fn column(written: &str, kind: Option<Kind>, edition: &Edition) -> Option<Column> {
    let head = plain(written);
    if head.is_empty() {
        return None;
    }
    // Numbers of identity cards have no place in a column of ours, not even among the private ones.
    if head.contains("身份证") || head.contains("证件") {
        return Some(Column::Aside);
    }
    if matches!(head.as_str(), "序号" | "编号" | "序" | "no" | "no." | "星期" | "周次") {
        return Some(Column::Aside);
    }
    let stat = || edition.stat_key_by(written).or_else(|| edition.stat_key_by(&head)).map(|key| Column::Stat(key.to_owned()));
    let words = |list: &[(&[&str], &'static str)]| {
        list.iter().find(|(words, _)| words.iter().any(|word| head.contains(word))).map(|(_, name)| *name)
    };
    let found = match kind {
        Some(Kind::Event) => {
            let whole = EVENT_WHOLE.iter().find(|(word, _)| *word == head).map(|(_, name)| Column::Key(name));
            whole.or_else(|| key(&head, Kind::Event)).or_else(stat).or_else(|| words(EVENT).map(Column::Key))
        }
        Some(Kind::Media) => {
            let named = |name: &'static str| match name {
                "链接" | "类型" | "转载" | "名称" => Column::Source(name),
                name => Column::Key(name),
            };
            let own = words(MEDIA).map(named);
            let aside = matches!(head.as_str(), "备注" | "说明" | "负责人" | "联系人" | "登记人").then_some(Column::Aside);
            stat().or(aside).or(own).or_else(|| key(&head, Kind::Media))
        }
        _ => {
            let date = (head.contains("日期") || head == "date" || head == "时间").then_some(Column::Key("date"));
            date.or_else(stat)
        }
    };
    Some(found.unwrap_or_else(|| Column::Unknown(written.split_whitespace().collect())))
}

/// The key that a head names by any of its own names.
fn key(head: &str, kind: Kind) -> Option<Column> {
    let all = keys::of(kind).iter().flat_map(|group| group.iter());
    all.filter(|key| key.name != "stats")
        .find(|key| key.name == head || key.zh.iter().any(|zh| plain(zh) == *head))
        .map(|key| Column::Key(key.name))
}

/// A head without blanks, line ends and stars, in half width and lower case.
pub(super) fn plain(text: &str) -> String {
    let folded: Cow<'_, str> = if text.is_ascii() { text.into() } else { text.nfkc().collect::<String>().into() };
    folded.chars().filter(|c| !c.is_whitespace() && !matches!(c, '*' | ':' | '：')).flat_map(char::to_lowercase).collect()
}
