//! The small files beside the pages: `daily.yaml`, `checklist.yaml`, `media.yaml`, and the captions of a folder of pictures.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::front::Counts;
use super::{Document, Era, Kind, Page, keys, read};
use crate::diagnostic::Checked;
use crate::paths::SitePath;
use crate::value::{self, Date};
use crate::yaml::{Fields, Node, Reader, Value, mend, parse};

/// Figures that replace computed ones, by day.
pub type Daily = BTreeMap<Date, Counts>;

/// Captions and photographers by file name.
pub type Captions = BTreeMap<String, (String, String)>;

/// Items of the checklist that a person ticked, by id.
pub type Ticks = BTreeMap<String, Tick>;

/// What a person says of an item of the checklist.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tick {
    /// Done.
    pub done: bool,
    /// Where to see it: addresses or words.
    pub evidence: Vec<String>,
    /// A remark.
    pub note: String,
    /// Why it does not apply; empty when it does.
    pub not_applicable: String,
    /// The item's id in the file.
    pub range: Range<usize>,
}

/// Reads `daily.yaml`: `2024-05-21: {schools: 1, open_labs: 12}`.
pub fn daily(text: &str, path: &str, era: Era<'_>) -> Checked<Daily> {
    let mut reader = Reader::new(path, text);
    let mut daily = Daily::new();
    let known = |word: &str| value::days(word, &era.written()).is_ok() || era.edition.stat_key_by(word).is_some();
    let example = format!("{}: {{开放实训室: 12}}", era.edition.first());
    for (key, range, node) in entries(&mut reader, &example, known) {
        match value::days(key.trim(), &era.written()) {
            Ok(days) if days.value.len() == 1 => {
                let counts = read::counts(&node, era, &mut reader);
                if !era.edition.contains(days.value[0]) {
                    reader.warn("outside-week", range, format!("{}不在活动周里，没有计入", value::chinese::day(days.value[0])), "检查日期");
                }
                daily.entry(days.value[0]).or_default().extend(counts);
            }
            _ => reader.error("bad-date", range, format!("“{key}”不是一个日期"), format!("写成 {}: {{学生: 120}}", era.edition.first())),
        }
    }
    Checked { value: daily, diagnostics: reader.said }
}

/// Reads `checklist.yaml`: `live-stream: {done: 是, evidence: https://…}`. Whether the ids exist is checked with the edition's rules.
pub fn ticks(text: &str, path: &str) -> Checked<Ticks> {
    let mut reader = Reader::new(path, text);
    let mut ticks = Ticks::new();
    for (key, range, node) in entries(&mut reader, "live-stream: {完成: 是}", is_item) {
        let tick = match &node.value {
            Value::Text(word) => Tick { done: value::flag(word).is_ok_and(|read| read.value), range, ..Tick::default() },
            _ => {
                let fields = Fields::open(&node, &[keys::TICK], &mut reader);
                let done = read::flag(&fields, "done", &mut reader);
                let not_applicable = fields.plain("na", &mut reader).unwrap_or_default();
                let evidence = fields.list("evidence", |text| std::iter::once(0..text.len()).collect(), &mut reader);
                let evidence: Vec<String> = evidence.into_iter().map(|one| one.value).collect();
                let done = done.unwrap_or(!evidence.is_empty() && not_applicable.is_empty());
                Tick { done, evidence, note: fields.plain("note", &mut reader).unwrap_or_default(), not_applicable, range }
            }
        };
        ticks.insert(key.trim().to_owned(), tick);
    }
    Checked { value: ticks, diagnostics: reader.said }
}

/// Whether a word can be an item of the checklist, or a key below one.
fn is_item(word: &str) -> bool {
    let id = word.starts_with(|c: char| c.is_ascii_lowercase()) && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    id || keys::TICK.iter().any(|key| key.name == word || key.zh.contains(&word))
}

/// Reads a table of rows, such as `media.yaml`: each row is a Document. Tables in sheets come through the same door.
pub fn rows(page: Page<'_>, era: Era<'_>) -> Checked<Vec<Document>> {
    let mut reader = Reader::new(page.path.as_str(), page.text);
    let mut documents = Vec::new();
    let known = |word: &str| keys::is_known(word) || era.edition.stat_key_by(word).is_some();
    let Some(node) = tree(&mut reader, known) else { return Checked { value: documents, diagnostics: reader.said } };
    let Value::List(items) = &node.value else {
        if !matches!(&node.value, Value::Map(entries) if entries.is_empty()) {
            reader.error(
                "not-a-list",
                node.range,
                "这里应当一条一条地写，每条前面有一个短横线",
                "每一条的第一行写成“- 标题: …”，下面几行空两格",
            );
        }
        return Checked { value: documents, diagnostics: reader.said };
    };
    for (row, item) in items.iter().enumerate() {
        let (front, secrets) = read::fields(item, (page.kind, &[]), era, &mut reader);
        let slug = front.slug.as_ref().map_or_else(|| super::slug::slug(&front.title, page.kind.word()), |slug| slug.value.clone());
        documents.push(Document {
            path: page.path.clone(),
            kind: page.kind,
            folder: page.folder.to_owned(),
            front: Arc::new(front),
            secrets: Arc::new(secrets),
            body: Arc::default(),
            text: page.text.clone(),
            slug,
            extract: String::new(),
            row: Some(row),
            key: row.to_string(),
            cells: Arc::default(),
        });
    }
    Checked { value: documents, diagnostics: reader.said }
}

/// Reads `说明.txt`: a line each of file name, caption and photographer; the last in brackets or behind the last blank of three columns.
pub fn captions(text: &str) -> Captions {
    let mut captions = Captions::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (name, rest) = read::cut(line);
        if rest.is_empty() {
            continue;
        }
        let (mut caption, mut credit) = read::credit(rest);
        if credit.is_empty()
            && let Some((words, person)) = rest.rsplit_once(['\t', ' ', '\u{3000}'])
            && (2..=4).contains(&person.trim().chars().count())
            && !words.trim().is_empty()
        {
            (caption, credit) = (words.trim().to_owned(), person.trim().to_owned());
        }
        captions.insert(name.to_lowercase(), (caption, credit));
    }
    captions
}

/// The tree of a whole file; slips and faults are said.
fn tree(reader: &mut Reader<'_>, known: impl Fn(&str) -> bool) -> Option<Node> {
    let mended = mend(reader.text, known);
    reader.mended(&mended, 0);
    match parse(&mended.text) {
        Ok(node) => Some(mended.placed(node, 0)),
        Err(fault) => {
            reader.error("bad-yaml", mended.written(&fault.range), fault.message, fault.hint);
            None
        }
    }
}

/// The entries of a file that is one map; anything else is said.
fn entries(reader: &mut Reader<'_>, example: &str, known: impl Fn(&str) -> bool) -> Vec<(String, Range<usize>, Node)> {
    match tree(reader, known).map(|node| (node.value, node.range)) {
        Some((Value::Map(entries), _)) => entries,
        None | Some((Value::Empty, _)) => Vec::new(),
        Some((_, range)) => {
            reader.error("not-a-map", range, "这里应当一项一行，像“名称: 内容”这样写", format!("例如 {example}"));
            Vec::new()
        }
    }
}

/// The page kind that rows of a table of this name are, if it is one.
pub fn table_kind(path: &SitePath) -> Option<Kind> {
    match path.as_str() {
        "content/media.yaml" | "content/媒体.yaml" | "content/媒体台账.yaml" => Some(Kind::Media),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_name_file_words_and_photographer() {
        let captions = captions("01.jpg　纸桥 承重比赛 李四\n2 3.JPG 合影（张三 摄）\n\nc.jpg 只有说明文字\n");
        assert_eq!(captions["01.jpg"], ("纸桥 承重比赛".into(), "李四".into()));
        assert_eq!(captions["2 3.jpg"], ("合影".into(), "张三".into()));
        assert_eq!(captions["c.jpg"], ("只有说明文字".into(), String::new()));
    }
}
