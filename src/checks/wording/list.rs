//! The words that the rules know: the built-in list, and what a site's `wording.yaml` adds, lets pass or switches off.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, MatchKind};
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
    /// What to look for: the wrong words in order of `entries`.
    pub(super) finder: Option<AhoCorasick>,
    /// Wrong, right, and whether it is only out of date.
    pub(super) entries: Vec<(String, String, bool)>,
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

#[derive(Deserialize)]
struct Builtin {
    phrases: BTreeMap<String, String>,
    dated: BTreeMap<String, String>,
    reprint: Vec<String>,
    de: De,
}

#[derive(Deserialize)]
struct De {
    before: Vec<String>,
    after: Vec<String>,
}

impl Wording {
    /// The built-in words and those of a site's `wording.yaml`, where it has one.
    pub fn read(site: Option<&str>) -> Checked<Wording> {
        let builtin: Builtin = serde_saphyr::from_str(BUILTIN).unwrap_or(Builtin {
            phrases: BTreeMap::new(),
            dated: BTreeMap::new(),
            reprint: Vec::new(),
            de: De { before: Vec::new(), after: Vec::new() },
        });
        let mut said = Vec::new();
        let own = site.map(|text| own(text, &mut said)).unwrap_or_default();
        let mut entries: Vec<(String, String, bool)> = Vec::new();
        entries.extend(own.phrases);
        entries.extend(builtin.phrases.into_iter().map(|(wrong, right)| (wrong, right, false)));
        entries.extend(builtin.dated.into_iter().map(|(wrong, right)| (wrong, right, true)));
        // None only for more words than anybody writes.
        let mut builder = AhoCorasick::builder();
        let finder = builder.match_kind(MatchKind::LeftmostLongest).build(entries.iter().map(|(wrong, ..)| wrong)).ok();
        let De { before, after } = builtin.de;
        let value = Wording { finder, entries, reprint: builtin.reprint, before, after, names: own.names, allow: own.allow, off: own.off };
        Checked { value, diagnostics: said }
    }
}

#[derive(Default)]
struct Own {
    phrases: Vec<(String, String, bool)>,
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
                own.phrases.push((wrong.trim().to_owned(), right.trim().to_owned(), false));
            }
        }
    }
    own.phrases.retain(|(wrong, right, _)| !wrong.is_empty() && wrong != right);
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
