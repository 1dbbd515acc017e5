//! The words that the rules know: the built-in list, and what a site's `wording.yaml` adds, lets pass or switches off.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::diagnostic::{Checked, Diagnostic};
use crate::yaml::{Fields, Key, Reader, Value, mend, parse};

const BUILTIN: &str = include_str!("../../../wording/builtin.yaml");

/// Keys of `wording.yaml`.
const KEYS: &[Key] = &[
    Key { name: "phrases", zh: &["用语"] },
    Key { name: "names", zh: &["姓名"] },
    Key { name: "allow", zh: &["放过"] },
    Key { name: "off", zh: &["关闭"] },
];
const NAME: &[Key] = &[Key { name: "name", zh: &["姓名", "名称"] }, Key { name: "post", zh: &["职务"] }];

/// The codes that a site may switch off.
const CODES: &[&str] = &[
    "wording-phrase",
    "wording-dated",
    "wording-traditional",
    "wording-doubled",
    "wording-de",
    "wording-punctuation",
    "wording-quotes",
    "wording-width",
    "wording-name",
    "wording-reprint",
];

/// Every list of the linter, ready to be looked for.
#[derive(Debug)]
pub struct Wording {
    /// Words that are wrong or out of date; of two that are the same the first one counts.
    pub(super) entries: Vec<Entry>,
    /// Words that a reprinted report leaves.
    pub(super) reprint: Vec<String>,
    /// Adverbs before a wrong 的.
    pub(super) before: Vec<String>,
    /// Verbs behind it.
    pub(super) after: Vec<String>,
    /// People with their posts.
    pub(super) names: Vec<(String, String)>,
    /// Words that pass.
    pub(super) allow: Vec<String>,
    /// Codes that are switched off.
    pub(super) off: BTreeSet<String>,
}

/// A word to be written otherwise.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) wrong: String,
    pub(super) right: String,
    /// Whether it is not wrong but out of date.
    pub(super) dated: bool,
    /// Right words in which the wrong one stands (`西部暑期` for `部暑`), each with the bytes before it; also words that the site lets pass.
    pub(super) inside: Vec<(usize, String)>,
}

impl Entry {
    /// Whether what stands at a byte of a line is a part of a right word.
    pub(super) fn is_inside(&self, line: &str, at: usize) -> bool {
        let stands = |(before, word): &(usize, String)| {
            at.checked_sub(*before).and_then(|start| line.get(start..)).is_some_and(|text| text.starts_with(word.as_str()))
        };
        self.inside.iter().any(stands)
    }
}

#[derive(Deserialize, Default)]
struct Builtin {
    /// A line an entry: `wrong: right`. One text, since hundreds of values would be slow to read at every start.
    phrases: String,
    dated: String,
    /// Words between blanks.
    inside: String,
    reprint: Vec<String>,
    de: De,
}

#[derive(Deserialize, Default)]
struct De {
    before: Vec<String>,
    after: Vec<String>,
}

impl Wording {
    /// The built-in words and those of a site's `wording.yaml`, where it has one.
    pub fn read(site: Option<&str>) -> Checked<Wording> {
        let builtin: Builtin = serde_saphyr::from_str(BUILTIN).unwrap_or_default();
        let mut said = Vec::new();
        let own = site.map(|text| own(text, &mut said)).unwrap_or_default();
        let mut entries = Vec::new();
        let mut add = |wrong: &str, right: &str, dated| {
            // What is right may hold what is wrong: `中国—东盟` stands for a shorter form of it.
            let inside = right.find(wrong).map(|before| (before, right.to_owned())).into_iter().collect();
            entries.push(Entry { wrong: wrong.to_owned(), right: right.to_owned(), dated, inside });
        };
        own.phrases.iter().for_each(|(wrong, right)| add(wrong, right, false));
        pairs(&builtin.phrases).for_each(|(wrong, right)| add(wrong, right, false));
        pairs(&builtin.dated).for_each(|(wrong, right)| add(wrong, right, true));
        let good = builtin.inside.split_whitespace().chain(own.allow.iter().map(String::as_str));
        let at: BTreeMap<String, usize> = entries.iter().enumerate().rev().map(|(at, entry)| (entry.wrong.clone(), at)).collect();
        for word in good {
            for (before, end) in parts(word) {
                if let Some(at) = at.get(&word[before..end]) {
                    entries[*at].inside.push((before, word.to_owned()));
                }
            }
        }
        let De { before, after } = builtin.de;
        let value = Wording { entries, reprint: builtin.reprint, before, after, names: own.names, allow: own.allow, off: own.off };
        Checked { value, diagnostics: said }
    }
}

/// The entries of a list, a line each.
fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "))
}

/// Every part of a word, by its bytes.
fn parts(word: &str) -> impl Iterator<Item = (usize, usize)> {
    let starts = word.char_indices().map(|(at, _)| at);
    starts.flat_map(|start| word[start..].char_indices().map(move |(at, c)| (start, start + at + c.len_utf8())))
}

#[derive(Default)]
struct Own {
    phrases: Vec<(String, String)>,
    names: Vec<(String, String)>,
    allow: Vec<String>,
    off: BTreeSet<String>,
}

fn own(text: &str, said: &mut Vec<Diagnostic>) -> Own {
    let mut own = Own::default();
    let mended = mend(text, |word| KEYS.iter().chain(NAME).any(|key| key.name == word || key.zh.contains(&word)));
    let node = match parse(&mended.text) {
        Ok(node) => mended.placed(node, 0),
        Err(fault) => {
            said.push(
                Diagnostic::error("bad-yaml", "wording.yaml", fault.message).at(text, mended.written(&fault.range)).advise(fault.hint),
            );
            return own;
        }
    };
    let mut reader = Reader::new("wording.yaml", text);
    let fields = Fields::open(&node, &[KEYS], &mut reader);
    if let Some(Value::Map(entries)) = fields.node("phrases").map(|node| &node.value) {
        for (wrong, _, right) in entries {
            if let Value::Text(right) = &right.value {
                own.phrases.push((wrong.trim().to_owned(), right.trim().to_owned()));
            }
        }
    }
    own.phrases.retain(|(wrong, right)| !wrong.is_empty() && wrong != right);
    for item in fields.items("names") {
        let person = Fields::open(item, &[NAME], &mut reader);
        let (name, post) = (person.plain("name", &mut reader), person.plain("post", &mut reader));
        own.names.push((name.unwrap_or_default(), post.unwrap_or_default()));
    }
    own.allow = fields.list("allow", crate::value::items, &mut reader).into_iter().map(|word| word.value).collect();
    for code in fields.list("off", crate::value::items, &mut reader) {
        if CODES.contains(&code.value.as_str()) {
            own.off.insert(code.value);
        } else {
            reader.warn("unknown-choice", code.range, format!("“关闭”里没有“{}”", code.value), format!("可以写：{}", CODES.join("、")));
        }
    }
    said.extend(reader.said);
    own
}
