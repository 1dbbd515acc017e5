//! Fills a Word template: `{{ 学校.名称 }}` becomes its value, a table row that names a list repeats for each of its items.
//!
//! Nothing else exists, so that somebody who only knows Word can make a template, and one from a stranger runs nothing. Placeholders may be
//! split over runs, stand in full-width brackets or hold quotation marks that Word has put in. Wrong ones are all told, with the nearest known.

mod place;

use std::collections::{BTreeMap, BTreeSet};

use super::pack::pack;
use super::word::{Block, Media, content_type, draw, media_name, relation};
use super::xml::{self, Element, Node};
use super::zipped::{self, Zipped};

/// What an item of a list says under each name.
pub type Item = BTreeMap<String, String>;

/// What placeholders may name.
#[derive(Debug, Clone, Default)]
pub struct Values {
    /// Single words by their whole name, such as `学校.名称`.
    pub texts: BTreeMap<String, String>,
    /// Lists by name: `活动` is named by `活动.名称`.
    pub lists: BTreeMap<String, List>,
    /// Whole blocks, for a placeholder that is alone in its paragraph, with the width of the text that they are made for.
    pub blocks: BTreeMap<String, Vec<Block>>,
}

/// The items of a list and the names that each of them has.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// The names, known even when there is no item.
    pub fields: BTreeSet<String>,
    /// The items in order.
    pub items: Vec<Item>,
}

/// What is wrong with a template, in Chinese, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What was found.
    pub message: String,
    /// The mend.
    pub hint: String,
}

impl Fault {
    fn new(message: impl Into<String>, hint: impl Into<String>) -> Fault {
        Fault { message: message.into(), hint: hint.into() }
    }
}

impl Values {
    /// Sets a single word.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.texts.insert(name.into(), value.into());
    }

    /// Every name that a placeholder may have, in order.
    pub fn names(&self) -> Vec<String> {
        let of_list = |(name, list): (&String, &List)| list.fields.iter().map(|field| format!("{name}.{field}")).collect::<Vec<_>>();
        let mut names: Vec<String> = self.texts.keys().chain(self.blocks.keys()).cloned().collect();
        names.extend(self.lists.iter().flat_map(of_list));
        names.sort();
        names
    }

    /// The list that a name belongs to, and its field.
    fn of_list<'n>(&self, name: &'n str) -> Option<(&'n str, &'n str)> {
        let (list, field) = name.split_once('.')?;
        self.lists.get(list).filter(|list| list.fields.contains(field)).map(|_| (list, field))
    }

    /// The fault of a name that nothing has.
    pub fn unknown(&self, name: &str, around: &str) -> Fault {
        let near = self.names().into_iter().min_by_key(|known| strsim::damerau_levenshtein(known, name));
        let hint = near.map_or_else(|| "删掉它".to_owned(), |near| format!("是不是“{near}”？"));
        let place =
            if around.contains(name) && around.len() < name.len() + 8 { String::new() } else { format!("（在“{around}”里）") };
        Fault::new(format!("不认识占位“{{{{ {name} }}}}”{place}"), hint)
    }
}

/// Words with their placeholders filled in, for texts that are no Word files; only single words can be named.
///
/// # Errors
/// A [`Fault`] for each placeholder that nothing has, or that names a list.
pub fn fill_text(text: &str, values: &Values) -> Result<String, Vec<Fault>> {
    let (mut out, mut faults) = (String::with_capacity(text.len()), Vec::new());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("{{") {
        let Some((inside, after)) = behind.split_once("}}").filter(|(inside, _)| !inside.contains('\n') && inside.chars().count() < 60)
        else {
            out.push_str(before);
            out.push_str("{{");
            rest = behind;
            continue;
        };
        let name = place::cleaned(inside);
        out.push_str(before);
        match values.texts.get(&name) {
            Some(value) => out.push_str(value),
            None => faults.push(values.unknown(&name, inside.trim())),
        }
        rest = after;
    }
    out.push_str(rest);
    if faults.is_empty() { Ok(out) } else { Err(faults) }
}

/// Fills a template; `width` is that of its text, in twentieths of a point, for pictures among the blocks.
///
/// # Errors
/// Every [`Fault`] of the template.
pub fn fill(template: &[u8], values: &Values, width: u32) -> Result<Vec<u8>, Vec<Fault>> {
    let broken = |fault: zipped::Fault| vec![not_word(fault)];
    let mut archive = Zipped::open(template).map_err(broken)?;
    let mut parts = Vec::new();
    let mut filling = Filling { values, faults: Vec::new(), media: Media::default(), width };
    let mut has_text = false;
    for name in archive.names().into_iter().filter(|name| !name.ends_with('/')) {
        let bytes = archive.part(&name).map_err(broken)?.unwrap_or_default();
        let is_text = name == "word/document.xml";
        has_text |= is_text;
        let is_edge = (name.starts_with("word/header") || name.starts_with("word/footer")) && name.ends_with(".xml");
        if is_text || is_edge {
            let mut nodes = xml::parse(&bytes).map_err(|_| broken(zipped::Fault::Broken))?;
            filling.nodes(&mut nodes, None);
            parts.push((name, xml::write(&nodes).into_bytes()));
        } else {
            parts.push((name, bytes));
        }
    }
    if !has_text {
        return Err(broken(zipped::Fault::Broken));
    }
    if !filling.faults.is_empty() {
        filling.faults.dedup();
        return Err(filling.faults);
    }
    add_media(&mut parts, filling.media);
    pack(&parts).ok_or_else(|| broken(zipped::Fault::TooLarge))
}

fn not_word(fault: zipped::Fault) -> Fault {
    match fault {
        zipped::Fault::Locked => Fault::new("打不开：是旧的 .doc 格式，或者设了密码", "在 WPS 或 Word 里另存为 .docx，不设密码"),
        zipped::Fault::TooLarge => Fault::new("文件太大，不像一份模板", "在 WPS 或 Word 里打开，另存一份"),
        zipped::Fault::Broken => Fault::new("不是能读的 Word 文件（.docx）", "在 WPS 或 Word 里打开，另存为 .docx"),
    }
}

/// A template on its way to a paper.
struct Filling<'v> {
    values: &'v Values,
    faults: Vec<Fault>,
    media: Media,
    width: u32,
}

impl Filling<'_> {
    /// Fills everything below; `item` is that of the row which is repeated.
    fn nodes(&mut self, nodes: &mut Vec<Node>, item: Option<(&str, &Item)>) {
        let mut filled = Vec::with_capacity(nodes.len());
        for node in std::mem::take(nodes) {
            match node {
                Node::Element(row) if row.name == "w:tr" && item.is_none() => self.row(row, &mut filled),
                Node::Element(paragraph) if paragraph.name == "w:p" => self.paragraph(paragraph, item, &mut filled),
                Node::Element(mut element) => {
                    self.nodes(&mut element.children, item);
                    filled.push(Node::Element(element));
                }
                other => filled.push(other),
            }
        }
        *nodes = filled;
    }

    /// A row that names a list stands once for each of its items, and once with blanks where there is none.
    fn row(&mut self, mut row: Element, filled: &mut Vec<Node>) {
        let mut names = BTreeSet::new();
        named(&row, &mut names);
        let lists: BTreeSet<&str> = names.iter().filter_map(|name| self.values.of_list(name)).map(|(list, _)| list).collect();
        let mut lists = lists.into_iter();
        let (Some(list), second) = (lists.next(), lists.next()) else {
            self.nodes(&mut row.children, None);
            filled.push(Node::Element(row));
            return;
        };
        if let Some(second) = second {
            self.faults
                .push(Fault::new(format!("表格的一行里既有“{list}”又有“{second}”，不知道按哪一个重复"), "一行只写一种，分成两个表格"));
            return;
        }
        let blank = Item::new();
        let items = self.values.lists.get(list).map(|list| list.items.as_slice()).unwrap_or_default();
        let items: Vec<&Item> = if items.is_empty() { vec![&blank] } else { items.iter().collect() };
        for item in items {
            let mut copy = row.clone();
            self.nodes(&mut copy.children, Some((list, item)));
            filled.push(Node::Element(copy));
        }
    }

    fn paragraph(&mut self, mut paragraph: Element, item: Option<(&str, &Item)>, filled: &mut Vec<Node>) {
        let words = place::words(&paragraph);
        let found = place::names(&words);
        if let [(only, alone)] = found.as_slice()
            && let Some(blocks) = self.values.blocks.get(only)
        {
            if !alone {
                self.faults.push(Fault::new(format!("占位“{{{{ {only} }}}}”旁边还有别的字"), "让它单独占一段"));
            }
            let xml = draw(blocks, self.width, &mut self.media);
            // Drawn here a moment ago, so it is well-formed.
            filled.extend(xml::parse(xml.as_bytes()).unwrap_or_default());
            return;
        }
        if place::is_open(&words) {
            self.faults.push(Fault::new(format!("“{}”里有“{{{{”却没有“}}}}”", around(&words)), "补上 }}"));
        }
        if !found.is_empty() {
            let (values, faults) = (self.values, &mut self.faults);
            place::replace(&mut paragraph, &mut |name| match value(values, name, item) {
                Ok(value) => value,
                Err(told) => {
                    faults.push(told.unwrap_or_else(|| values.unknown(name, &around(&words))));
                    String::new()
                }
            });
        }
        // Text boxes hold paragraphs of their own.
        self.nodes(&mut paragraph.children, item);
        filled.push(Node::Element(paragraph));
    }
}

/// The value of a name here; `Err(None)` for a name that nothing has.
fn value(values: &Values, name: &str, item: Option<(&str, &Item)>) -> Result<String, Option<Fault>> {
    if let Some((list, field)) = values.of_list(name) {
        return match item {
            Some((here, item)) if here == list => Ok(item.get(field).cloned().unwrap_or_default()),
            Some((here, _)) => Err(Some(Fault::new(format!("“{name}”写在了“{here}”的一行里"), "一行只写一种"))),
            None => Err(Some(Fault::new(format!("“{{{{ {name} }}}}”要写在表格的一行里，那一行会按“{list}”重复"), "把它移到表格的一行里"))),
        };
    }
    if values.blocks.contains_key(name) {
        return Err(Some(Fault::new(format!("占位“{{{{ {name} }}}}”旁边还有别的占位"), "让它单独占一段")));
    }
    values.texts.get(name).cloned().ok_or(None)
}

/// The names in a row, but for those in rows of a table inside.
fn named(element: &Element, names: &mut BTreeSet<String>) {
    for child in element.elements().filter(|child| child.name != "w:tr") {
        if child.name == "w:p" {
            names.extend(place::names(&place::words(child)).into_iter().map(|(name, _)| name));
        }
        named(child, names);
    }
}

fn around(words: &str) -> String {
    let line: String = words.trim().chars().take(24).collect();
    if line.is_empty() { "一段空白".to_owned() } else { line }
}

/// Puts the pictures of blocks into the archive: files, relations and types.
fn add_media(parts: &mut Vec<(String, Vec<u8>)>, media: Media) {
    if media.0.is_empty() {
        return;
    }
    let mut relations = String::new();
    for (at, picture) in media.0.into_iter().enumerate() {
        let (id, name) = media_name(at + 1, picture.png);
        relations.push_str(&relation(&id, "image", &name));
        parts.push((format!("word/{name}"), picture.bytes));
    }
    let types = [("jpeg", "image/jpeg"), ("png", "image/png")].map(|(ending, kind)| (ending, content_type(ending, kind)));
    for (name, bytes) in parts.iter_mut() {
        let text = String::from_utf8_lossy(bytes).into_owned();
        match name.as_str() {
            "[Content_Types].xml" => {
                let lower = text.to_lowercase();
                let missing = types.iter().filter(|(ending, _)| !lower.contains(&format!("extension=\"{ending}\"")));
                let missing: String = missing.map(|(_, line)| line.as_str()).collect();
                *bytes = before(&text, "</Types>", &missing).into_bytes();
            }
            "word/_rels/document.xml.rels" => *bytes = before(&text, "</Relationships>", &relations).into_bytes(),
            _ => {}
        }
    }
    parts.sort_by(|a, b| a.0.cmp(&b.0));
}

fn before(text: &str, end: &str, more: &str) -> String {
    match text.rfind(end) {
        Some(at) => format!("{}{more}{}", &text[..at], &text[at..]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
