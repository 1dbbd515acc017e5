//! A small site made of texts in memory, for the tests of this room: the whole walk up to the Plan, without a disk.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::config::{self, Private};
use crate::digest::Digest;
use crate::document::{self, Document, Era, Kind, kind};
use crate::edition::{self, Edition};
use crate::paths::SitePath;
use crate::plan::{Plan, plan};
use crate::site::{Input, Site, assemble};
use crate::source::{Encoding, File, Matter, Snapshot, Stamp, Text};
use crate::theme;

/// A site while it is written.
pub(super) struct Specimen {
    config: String,
    snapshot: Snapshot,
}

impl Specimen {
    /// A site of 云江职业学校 with these further lines in `zhuanlan.yaml`.
    pub(super) fn new(config: &str) -> Specimen {
        let specimen = Specimen { config: format!("学校: {{名称: 云江职业学校}}\n{config}"), snapshot: Snapshot::default() };
        specimen.with("themes/base/theme.yaml", "name: base\n")
    }

    /// Adds a file.
    pub(super) fn with(mut self, path: &str, content: &str) -> Specimen {
        let path = SitePath::new(path).expect("a path");
        let text = Text { content: content.into(), encoding: Encoding::Utf8, digest: Digest::of(content.as_bytes()) };
        let stamp = Stamp { size: content.len() as u64, modified: None, inode: 0, changed: 0 };
        let file = File { path: path.clone(), disk: PathBuf::from(path.as_str()), stamp, matter: Matter::Text(text) };
        self.snapshot.files.insert(path, file);
        self
    }

    /// Assembles and plans it; its pages are taken to be right.
    pub(super) fn site(self) -> (Site, Plan) {
        let config = config::read(&self.config, "zhuanlan.yaml").value.expect("a configuration");
        let (name, text) = edition::builtin(&config.edition).expect("a built-in edition");
        let edition = edition::parse(&text, &name).expect("a valid edition");
        let documents = documents(&self.snapshot, &edition);
        let input = Input {
            config: Arc::new(config),
            edition: Arc::new(edition),
            snapshot: &self.snapshot,
            documents: &documents,
            private: Private::default(),
            daily: BTreeMap::new(),
            ticks: BTreeMap::new(),
            captions: BTreeMap::new(),
            report: None,
            drafts: false,
        };
        let site = assemble(input).value;
        let theme = theme::load("base", &BTreeMap::new(), &self.snapshot).value.expect("a theme");
        let plan = plan(&site, &theme, &self.snapshot).value;
        (site, plan)
    }
}

fn documents(snapshot: &Snapshot, edition: &Edition) -> Vec<Arc<Document>> {
    let mut documents = Vec::new();
    for file in snapshot.files.values().filter(|file| kind::is_page(&file.path)) {
        let (Some((kind, folder)), Matter::Text(text)) = (Kind::of(&file.path, &[]), &file.matter) else { continue };
        let page = document::Page { path: &file.path, kind, folder, text: &text.content };
        let read = document::read(page, Era { edition });
        let document = read.value.unwrap_or_else(|| panic!("{}: {:?}", file.path, read.diagnostics));
        documents.push(Arc::new(document));
    }
    documents
}
