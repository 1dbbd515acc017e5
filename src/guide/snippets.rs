//! The settings of VS Code for a site: schemas for its files and snippets for its pages.
//!
//! Part of `guide`.

use std::borrow::Cow;

use serde_json::{Map, Value, json};

use super::page::{Tongue, template};
use super::schema;
use crate::document::Kind;

/// Kinds that have a snippet, by what one types.
const KINDS: [(Kind, &str); 8] = [
    (Kind::Event, "活动"),
    (Kind::Story, "动态"),
    (Kind::Case, "案例"),
    (Kind::Person, "人物"),
    (Kind::Media, "媒体"),
    (Kind::Notice, "通知"),
    (Kind::Album, "图集"),
    (Kind::Page, "单页"),
];

/// The files of `.vscode` by their paths in it.
pub fn files() -> Vec<(String, Cow<'static, [u8]>)> {
    let settings = json!({
        "yaml.schemas": {"./.vscode/zhuanlan.schema.json": "zhuanlan.yaml"},
        "files.autoGuessEncoding": true,
        "[markdown]": {"editor.wordWrap": "on", "editor.quickSuggestions": {"other": true}, "editor.tabCompletion": "on"},
        "[plaintext]": {"editor.wordWrap": "on", "editor.quickSuggestions": {"other": true}, "editor.tabCompletion": "on"},
        "files.exclude": {".zhuanlan": true, "public": true, "上传": true},
    });
    let files = [
        ("settings.json", settings),
        ("extensions.json", json!({"recommendations": ["redhat.vscode-yaml"]})),
        ("zhuanlan.schema.json", schema::of_configuration()),
        ("page.schema.json", schema::of_pages()),
        ("zhuanlan.code-snippets", snippets()),
    ];
    files.into_iter().map(|(name, value)| (name.to_owned(), Cow::Owned(format!("{value:#}\n").into_bytes()))).collect()
}

/// A snippet a kind: the page as `new` makes it.
fn snippets() -> Value {
    let mut all = Map::new();
    for (kind, word) in KINDS {
        let page = template(kind, Tongue::Chinese, "TITLE", "DATE");
        let body: Vec<String> =
            page.lines().map(|line| literal(line).replace("TITLE", "${1:标题}").replace("DATE", "${2:5月21日}")).collect();
        let prefixes = [word, kind.word()];
        all.insert(
            kind.title().to_owned(),
            json!({"scope": "markdown,plaintext", "prefix": prefixes, "body": body, "description": format!("{}的一页", kind.title())}),
        );
    }
    Value::Object(all)
}

/// What would mean something in a snippet, as it is.
fn literal(line: &str) -> String {
    line.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_json_and_snippets_have_their_places() {
        for (name, bytes) in files() {
            let value: Value = serde_json::from_slice(&bytes).unwrap();
            assert!(value.is_object(), "{name}");
        }
        let event = &snippets()["活动安排"]["body"];
        assert!(event.as_array().unwrap().contains(&json!("标题: ${1:标题}")) && event.to_string().contains("${2:5月21日}"), "{event}");
    }
}
