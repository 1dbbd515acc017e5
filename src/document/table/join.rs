//! A page and the row of the same title are one event: the page wins field by field, what the row says otherwise is a hint.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization as _;

use super::super::{Document, Era, Kind, Page, keys, split};
use crate::diagnostic::{Checked, Diagnostic, Place};
use crate::value;
use crate::yaml::{Node, Value, key_named, parse};

/// Keys that say when together.
const WHEN: &[&str] = &["date", "time", "start", "end"];
/// Keys whose values are nobody's business.
const PRIVATE: &[&str] = &["contact", "contact_phone", "contact_dept", "remark"];

/// The rows of all tables by kind and title.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    rows: BTreeMap<(Kind, String), Vec<Arc<Document>>>,
}

impl Rows {
    /// Rows to be found.
    pub fn new<'d>(documents: impl IntoIterator<Item = &'d Arc<Document>>) -> Rows {
        let mut rows = Rows::default();
        for document in documents {
            rows.rows.entry(name(document)).or_default().push(document.clone());
        }
        rows
    }

    /// The row that a page is about: of the same kind and title, and on one of its days where several are.
    pub fn of(&self, page: &Document) -> Option<&Arc<Document>> {
        if self.rows.is_empty() {
            return None;
        }
        let rows = self.rows.get(&name(page))?;
        let meets = |row: &&Arc<Document>| row.front.days.iter().any(|day| page.front.days.contains(day));
        rows.iter().find(meets).or(rows.first())
    }
}

fn name(document: &Document) -> (Kind, String) {
    (document.kind, folded(&document.front.title))
}

fn folded(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace() && !"“”‘’\"'《》".contains(*c)).flat_map(char::to_lowercase).collect()
}

/// Reads a page together with its row.
pub fn read_joined(page: Page<'_>, row: &Document, era: Era<'_>) -> Checked<Option<Document>> {
    super::super::read_with(page, Some(row), era)
}

/// Adds the fields of a row that a page does not write to the page's, and hints at those that differ.
/// Gives the bytes that stand for all of them, those of the page's title.
pub(in crate::document) fn join(
    node: &mut Node,
    row: &Document,
    page: Page<'_>,
    era: Era<'_>,
    said: &mut Vec<Diagnostic>,
) -> Option<Range<usize>> {
    let front = split::split(&row.text).front?;
    let Ok(Node { value: Value::Map(fields), .. }) = parse(&row.text[front.clone()]) else { return None };
    let Value::Map(own) = &mut node.value else { return None };
    let named = |key: &str| key_named(keys::of(page.kind), key.trim());
    let mine: Vec<(&'static str, Range<usize>, Node)> = own
        .iter()
        .filter(|(.., node)| node.value != Value::Empty)
        .filter_map(|(key, _, node)| Some((named(key)?, node.range.clone(), node.clone())))
        .collect();
    let at = mine.iter().find(|(key, ..)| *key == "title")?.1.clone();
    own.retain(|(.., node)| node.value != Value::Empty);
    for (key, range, node) in fields {
        let Some(name) = named(&key) else { continue };
        if node.value == Value::Empty || name == "title" {
            continue;
        }
        match mine.iter().find(|(key, ..)| *key == name) {
            Some((_, _, written)) if same(name, written, &node, era) => {}
            Some((_, place, written)) => {
                let line = Place::of(&row.text, front.start + range.start..front.start + range.end).line as usize;
                let cell = row.cells.get(line.saturating_sub(1)).map_or("", String::as_str);
                said.push(differs(page, (&key, place), (written, &node), (row.path.name(), cell), PRIVATE.contains(&name)));
            }
            None if !is_covered(name, &node, &mine, era) => own.push((key, at.clone(), placed(node, &at))),
            None => {}
        }
    }
    Some(at)
}

/// Whether the page says in another key what this one of the row says.
fn is_covered(name: &str, node: &Node, mine: &[(&'static str, Range<usize>, Node)], era: Era<'_>) -> bool {
    let has = |key: &str| mine.iter().any(|(known, ..)| *known == key);
    if name.starts_with("contact") {
        return has("contact");
    }
    if !WHEN.contains(&name) || !WHEN.iter().any(|key| has(key)) {
        return false;
    }
    let only_clock = !has("date") && mine.iter().all(|(key, _, node)| !WHEN.contains(key) || days(node, era).is_empty());
    let gives_day = !days(node, era).is_empty();
    // A page that has its day takes the row's hours, one that has its hours the row's day.
    if only_clock { !gives_day || name != "date" } else { gives_day || ["time", "start", "end"].iter().any(|key| has(key)) }
}

fn days(node: &Node, era: Era<'_>) -> Vec<value::Date> {
    let Value::Text(text) = &node.value else { return Vec::new() };
    value::when(text.trim(), &era.written()).map(|read| read.value.days).unwrap_or_default()
}

fn same(name: &str, one: &Node, other: &Node, era: Era<'_>) -> bool {
    match (&one.value, &other.value) {
        (Value::Text(one), Value::Text(other)) if WHEN.contains(&name) => {
            let read = |text: &str| value::when(text.trim(), &era.written()).ok().map(|read| read.value);
            folded(one) == folded(other) || read(one).is_some_and(|one| Some(one) == read(other))
        }
        (Value::Text(one), Value::Text(other)) if name == "expected" => {
            let read = |text: &str| value::whole(text).ok().map(|read| read.value);
            folded(one) == folded(other) || read(one).is_some() && read(one) == read(other)
        }
        (Value::Text(one), Value::Text(other)) => folded(one) == folded(other),
        // Figures and sources of a page stand for the whole of the row's.
        _ => true,
    }
}

fn differs(
    page: Page<'_>,
    (key, place): (&str, &Range<usize>),
    (written, other): (&Node, &Node),
    (table, cell): (&str, &str),
    private: bool,
) -> Diagnostic {
    let message = match (&written.value, &other.value) {
        (Value::Text(one), Value::Text(other)) if !private => {
            format!("“{key}”这里写的是“{one}”，表格 {table} 的 {cell} 格写的是“{other}”；以这里为准")
        }
        _ => format!("“{key}”与表格 {table} 的 {cell} 格不一样；以这里为准"),
    };
    Diagnostic::hint("differs-from-table", page.path.as_str(), message)
        .at(page.text, place.clone())
        .advise("改成一样的；或删掉这一行，就用表格里的")
}

/// A node of the row with the place of the page's title, since it stands nowhere in the page.
fn placed(node: Node, at: &Range<usize>) -> Node {
    let value = match node.value {
        Value::List(items) => Value::List(items.into_iter().map(|item| placed(item, at)).collect()),
        Value::Map(entries) => Value::Map(entries.into_iter().map(|(key, _, inner)| (key, at.clone(), placed(inner, at))).collect()),
        value => value,
    };
    Node { value, range: at.clone() }
}
