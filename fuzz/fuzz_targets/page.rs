//! Any bytes as a page: decoded, read, looked over by every rule of documents and by the linter.
#![no_main]

use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use zhuanlan::document::{self, Era, Kind, Page};
use zhuanlan::paths::SitePath;
use zhuanlan::{checks, config, edition};

static EDITION: LazyLock<edition::Edition> = LazyLock::new(|| {
    let (name, text) = edition::builtin("guangxi-2024").expect("a built-in edition");
    edition::parse(&text, &name).expect("a sound edition")
});
static CONFIG: LazyLock<config::Config> =
    LazyLock::new(|| config::read("title: 专栏\nschool: {name: 青桥职业学校}\n", "zhuanlan.yaml").value.expect("a configuration"));
static WORDS: LazyLock<checks::Wording> = LazyLock::new(|| checks::Wording::read(None).value);

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let path = SitePath::new("content/events/a.md").expect("a path");
    let text: Arc<str> = text.into();
    let read = document::read(Page { path: &path, kind: Kind::Event, folder: "events", text: &text }, Era { edition: &EDITION });
    let Some(document) = read.value else {
        assert!(!read.diagnostics.is_empty(), "a page vanished without a word");
        return;
    };
    let documents = vec![Arc::new(document)];
    let mut said = read.diagnostics;
    said.extend(checks::documents(&documents, &CONFIG, &EDITION));
    said.extend(checks::wording(&documents, &WORDS, &CONFIG, &EDITION));
    checks::silence(said, &documents);
    document::fix::fixed(&text);
});
