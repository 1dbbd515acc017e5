//! A map's fields under their English names, whichever of their names was written; everything odd is said with its place.

use std::collections::BTreeMap;
use std::ops::Range;

use super::mend::Mended;
use super::node::{Node, Value};
use crate::diagnostic::{Diagnostic, Severity};

/// A field: its English name and the Chinese ones, the first of which is shown in messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// The name in code and in English files.
    pub name: &'static str,
    /// The names in Chinese files.
    pub zh: &'static [&'static str],
}

/// A value with its bytes in the file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Its bytes.
    pub range: Range<usize>,
}

/// The file that is being read, and what was said about it so far.
#[derive(Debug)]
pub struct Reader<'t> {
    /// Its path for messages.
    pub path: &'t str,
    /// Its whole decoded text, which all ranges refer to.
    pub text: &'t str,
    /// What was found.
    pub said: Vec<Diagnostic>,
}

impl<'t> Reader<'t> {
    /// Starts reading a file.
    pub fn new(path: &'t str, text: &'t str) -> Reader<'t> {
        Reader { path, text, said: Vec::new() }
    }

    /// Says something about a place; an empty `hint` is left out.
    pub fn say(&mut self, severity: Severity, code: &'static str, range: Range<usize>, words: (String, String)) {
        let mut diagnostic = Diagnostic::new(severity, code, self.path, words.0).at(self.text, range);
        if !words.1.is_empty() {
            diagnostic = diagnostic.advise(words.1);
        }
        self.said.push(diagnostic);
    }

    /// Says what was mended in a text that begins at byte `start` of the file.
    pub fn mended(&mut self, mended: &Mended, start: usize) {
        for slip in &mended.slips {
            let place = start + slip.range.start..start + slip.range.end;
            self.say(Severity::Hint, "mended-slip", place, (slip.message.clone(), slip.hint.clone()));
        }
    }

    /// Says an error about a place.
    pub fn error(&mut self, code: &'static str, range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) {
        self.say(Severity::Error, code, range, (message.into(), hint.into()));
    }

    /// Says a warning about a place.
    pub fn warn(&mut self, code: &'static str, range: Range<usize>, message: impl Into<String>, hint: impl Into<String>) {
        self.say(Severity::Warning, code, range, (message.into(), hint.into()));
    }
}

/// The fields of one map, by English name.
#[derive(Debug, Default)]
pub struct Fields<'n> {
    entries: BTreeMap<&'static str, (Range<usize>, &'n Node)>,
    /// Unknown keys that are written nearly like known ones: as written, the name that was meant, its English name, the place.
    misspelt: Vec<(&'n str, &'static str, &'static str, Range<usize>)>,
}

impl<'n> Fields<'n> {
    /// Sorts a map's entries under their names. Unknown keys are warned of with the nearest known one, doublets are errors.
    /// A node that is no map is an error and gives no fields.
    pub fn open(node: &'n Node, keys: &[&'static [Key]], reader: &mut Reader<'_>) -> Fields<'n> {
        let mut fields = Fields::default();
        let Value::Map(entries) = &node.value else {
            if node.value != Value::Empty {
                reader.error(
                    "not-a-map",
                    node.range.clone(),
                    "这里应当一项一行，像“名称: 内容”这样写",
                    "先写名称，再写半角冒号和一个空格，最后写内容",
                );
            }
            return fields;
        };
        for (written, range, value) in entries {
            match find(keys, written.trim()) {
                Some(key) => fields.add(key, (written, range, value), reader),
                None => {
                    let near = nearest(keys, written.trim());
                    unknown(near.map(|(name, _)| name), (written, range), reader);
                    fields.misspelt.extend(near.map(|(name, key)| (written.trim(), name, key, range.clone())));
                }
            }
        }
        fields
    }

    fn add(&mut self, key: &'static str, (written, range, node): (&str, &Range<usize>, &'n Node), reader: &mut Reader<'_>) {
        match self.entries.get(key) {
            None => {
                self.entries.insert(key, (range.clone(), node));
            }
            Some((_, first)) if first.value == node.value => {
                reader.warn("duplicate-key", range.clone(), format!("“{written}”写了两遍，内容一样"), "留一处就行");
            }
            Some((first, _)) => {
                let before = reader.text.get(first.clone()).unwrap_or_default();
                let line = crate::diagnostic::Place::of(reader.text, first.clone()).line;
                let message = format!("“{written}”与第 {line} 行的“{before}”是同一项，内容却不一样");
                reader.error("duplicate-key", range.clone(), message, "只留对的那一处");
            }
        }
    }

    /// The node of a field, absent when nothing stands after its colon.
    pub fn node(&self, key: &str) -> Option<&'n Node> {
        self.entries.get(key).map(|(_, node)| *node).filter(|node| node.value != Value::Empty)
    }

    /// The bytes of a field's key as written.
    pub fn key_range(&self, key: &str) -> Option<Range<usize>> {
        self.entries.get(key).map(|(range, _)| range.clone())
    }

    /// Unknown keys that were probably meant as this one: as written, the name that was meant, the place.
    pub fn misspelt(&self, key: &str) -> impl Iterator<Item = (&'n str, &'static str, Range<usize>)> {
        self.misspelt.iter().filter(move |(_, _, meant, _)| *meant == key).map(|(written, name, _, range)| (*written, *name, range.clone()))
    }

    /// The names of the fields that were written, in order of name.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.entries.keys().copied()
    }

    /// A field that is one line of text; a list or map there is an error.
    pub fn text(&self, key: &str, reader: &mut Reader<'_>) -> Option<Located<String>> {
        let node = self.node(key)?;
        match &node.value {
            Value::Text(text) if text.trim().is_empty() => None,
            Value::Text(text) => Some(Located { value: text.trim().to_owned(), range: node.range.clone() }),
            _ => {
                let name = self.written(key, reader);
                reader.error("not-a-text", node.range.clone(), format!("“{name}”只能写一行文字，这里写成了好几项"), "写在一行里");
                None
            }
        }
    }

    /// A field of words: one line, or a list of them, which is read as one line with `、` between them and a hint.
    pub fn words(&self, key: &str, reader: &mut Reader<'_>) -> String {
        let Some(Node { value: Value::List(items), range }) = self.node(key) else { return self.plain(key, reader).unwrap_or_default() };
        let words: Option<Vec<&str>> =
            items.iter().map(|item| if let Value::Text(text) = &item.value { Some(text.trim()) } else { None }).collect();
        let Some(words) = words else { return self.plain(key, reader).unwrap_or_default() };
        let (name, line) = (self.written(key, reader), words.join("、"));
        reader.say(
            Severity::Hint,
            "list-as-text",
            range.clone(),
            (format!("“{name}”写成了列表，按一行读了"), format!("写成：{name}: {line}")),
        );
        line
    }

    /// A field's text when it is one, without a word when it is not.
    pub fn text_quiet(&self, key: &str) -> Option<String> {
        match &self.node(key)?.value {
            Value::Text(text) => Some(text.trim().to_owned()),
            _ => None,
        }
    }

    /// A field's text without its place.
    pub fn plain(&self, key: &str, reader: &mut Reader<'_>) -> Option<String> {
        self.text(key, reader).map(|text| text.value)
    }

    /// A field that is a list of texts: a YAML list, or one line that `split` cuts.
    pub fn list(&self, key: &str, split: fn(&str) -> Vec<Range<usize>>, reader: &mut Reader<'_>) -> Vec<Located<String>> {
        let Some(node) = self.node(key) else { return Vec::new() };
        texts(node, split, reader)
    }

    /// The items of a field: a list's nodes, or the single node that stands there.
    pub fn items(&self, key: &str) -> &'n [Node] {
        match self.node(key) {
            Some(Node { value: Value::List(items), .. }) => items,
            Some(node) => std::slice::from_ref(node),
            None => &[],
        }
    }

    fn written<'r>(&self, key: &str, reader: &Reader<'r>) -> &'r str {
        self.entries.get(key).and_then(|(range, _)| reader.text.get(range.clone())).unwrap_or_default()
    }
}

/// The texts of a node: a list's items, or one line cut by `split`.
fn texts(node: &Node, split: fn(&str) -> Vec<Range<usize>>, reader: &mut Reader<'_>) -> Vec<Located<String>> {
    match &node.value {
        Value::Empty => Vec::new(),
        Value::Text(text) => {
            let verbatim = reader.text.get(node.range.clone()).is_some_and(|written| written == text);
            let place = |part: &Range<usize>| {
                if verbatim { node.range.start + part.start..node.range.start + part.end } else { node.range.clone() }
            };
            split(text).into_iter().map(|part| Located { value: text[part.clone()].to_owned(), range: place(&part) }).collect()
        }
        Value::List(items) => items.iter().flat_map(|item| texts(item, |text| std::iter::once(0..text.len()).collect(), reader)).collect(),
        Value::Map(_) => {
            reader.error(
                "not-a-text",
                node.range.clone(),
                "这里应当是一段文字，或者几条文字",
                "每条一行，以“- ”开头；文字里有“: ”（冒号加空格）的，给这一条加上双引号",
            );
            Vec::new()
        }
    }
}

/// The English name of the key that is written so, by any of its names, whatever its case.
pub fn find(keys: &[&'static [Key]], written: &str) -> Option<&'static str> {
    let all = keys.iter().flat_map(|group| group.iter());
    let same = |name: &str| name.eq_ignore_ascii_case(written);
    all.clone().find(|key| same(key.name) || key.zh.iter().any(|zh| same(zh))).map(|key| key.name)
}

/// The name that is written most like a word, with its English name; short words must be nearly the same.
fn nearest(keys: &[&'static [Key]], written: &str) -> Option<(&'static str, &'static str)> {
    let all = keys.iter().flat_map(|group| group.iter());
    let names = all.flat_map(|key| std::iter::once(key.name).chain(key.zh.iter().copied()).map(move |name| (name, key.name)));
    let near = names.map(|(name, key)| (strsim::damerau_levenshtein(name, written), name, key)).min();
    let (distance, name, key) = near?;
    let letters = name.chars().count();
    let allowed = match letters {
        0..2 => 0,
        2..6 => 1,
        _ => 2,
    };
    (distance <= allowed).then_some((name, key))
}

fn unknown(near: Option<&'static str>, (written, range): (&str, &Range<usize>), reader: &mut Reader<'_>) {
    let hint = near.map_or_else(|| "用不到就删掉这一行".to_owned(), |name| format!("是不是“{name}”？"));
    reader.warn("unknown-key", range.clone(), format!("不认识“{written}”这个词，这一项没有用上"), hint);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::parse;

    const KEYS: &[Key] = &[Key { name: "title", zh: &["标题"] }, Key { name: "tags", zh: &["标签"] }];

    #[test]
    fn both_names_lead_to_the_field_and_odd_ones_are_said() {
        let text = "标题: 开放日\nTags: [a]\ntitel: x\ntitle: 别的\n";
        let node = parse(text).expect("fine yaml");
        let mut reader = Reader::new("a.md", text);
        let fields = Fields::open(&node, &[KEYS], &mut reader);
        assert_eq!(fields.plain("title", &mut reader).as_deref(), Some("开放日"));
        assert_eq!(fields.items("tags").len(), 1);
        let codes: Vec<_> = reader.said.iter().map(|said| (said.code, said.place.as_ref().map(|place| place.line))).collect();
        assert_eq!(codes, [("unknown-key", Some(3)), ("duplicate-key", Some(4))]);
        assert!(reader.said[0].hints[0].contains("title"));
    }
}
