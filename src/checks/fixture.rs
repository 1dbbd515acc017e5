//! Small sites for tests, assembled from texts as a real one is from files.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::config::{self, Config, Filler, Private};
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::document::{self, Document, Era, Kind, Page, kind};
use crate::edition::{self, Edition};
use crate::paths::SitePath;
use crate::site::{self, Input, Site};
use crate::source::{Encoding, File, Matter, PictureKind, Probe, Snapshot, Stamp, Text};

/// A site in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct Fixture {
    config: String,
    edition: String,
    ticks: String,
    report: Option<String>,
    texts: BTreeMap<String, String>,
    pictures: BTreeMap<String, (u32, u32)>,
    bytes: u64,
    private: Private,
    drafts: bool,
}

/// The codes of what was said.
pub(super) fn codes(said: &[Diagnostic]) -> Vec<&'static str> {
    said.iter().map(|said| said.code).collect()
}

impl Fixture {
    pub(super) fn new() -> Fixture {
        Fixture { edition: "guangxi-2024".into(), bytes: 3_000_000, ..Fixture::default() }
    }

    /// Lines of `zhuanlan.yaml` beside the school.
    pub(super) fn config(mut self, lines: &str) -> Fixture {
        self.config = lines.to_owned();
        self
    }

    pub(super) fn edition(mut self, name: &str) -> Fixture {
        self.edition = name.to_owned();
        self
    }

    /// A page: front matter without its opening fence, `---`, body.
    pub(super) fn page(self, path: &str, text: &str) -> Fixture {
        self.file(path, &format!("---\n{text}"))
    }

    /// Any file that is no picture; texts by their ending.
    pub(super) fn file(mut self, path: &str, text: &str) -> Fixture {
        self.texts.insert(path.to_owned(), text.to_owned());
        self
    }

    /// A JPEG, its bytes of its own.
    pub(super) fn picture(mut self, path: &str, size: (u32, u32)) -> Fixture {
        self.pictures.insert(path.to_owned(), size);
        self
    }

    /// The size of every picture's file.
    pub(super) fn bytes(mut self, bytes: u64) -> Fixture {
        self.bytes = bytes;
        self
    }

    pub(super) fn ticks(mut self, text: &str) -> Fixture {
        self.ticks = text.to_owned();
        self.file("content/checklist.yaml", text)
    }

    pub(super) fn report(mut self, text: &str) -> Fixture {
        self.report = Some(text.to_owned());
        self.file("content/report.md", text)
    }

    /// What stands in `private.yaml`.
    pub(super) fn private(mut self, text: &str) -> Fixture {
        self.private = config::read_private(text, "private.yaml").value;
        self
    }

    /// Somebody who fills the forms in.
    pub(super) fn filler(mut self) -> Fixture {
        self.private.filler = Some(Filler { name: "李明".into(), phone: "0771-1234567".into(), dept: "党政办".into() });
        self
    }

    pub(super) fn show_drafts(mut self) -> Fixture {
        self.drafts = true;
        self
    }

    /// What the linter of words says, with a `wording.yaml` of the site's own.
    pub(super) fn wording(&self, own: &str) -> Vec<Diagnostic> {
        let mut said = Vec::new();
        let words = super::Wording::read(Some(own)).take(&mut said);
        said.extend(super::wording(&self.read(), &words, &self.config_read(), &self.edition_read()));
        said
    }

    fn config_read(&self) -> Arc<Config> {
        let text = format!("标题: 活动周专栏\n学校: {{名称: 桂澜民职校}}\n{}\n", self.config);
        Arc::new(config::read(&text, "zhuanlan.yaml").value.expect("a configuration"))
    }

    fn edition_read(&self) -> Arc<Edition> {
        let (name, text) = edition::builtin(&self.edition).expect("a built-in edition");
        Arc::new(edition::parse(&text, &name).expect("a sound edition"))
    }

    pub(super) fn snapshot(&self) -> Snapshot {
        let mut snapshot = Snapshot { root: PathBuf::from("."), ..Snapshot::default() };
        let mut add = |path: &str, size: u64, matter: Matter| {
            let path = SitePath::new(path).expect("a path");
            let file = File { path: path.clone(), disk: PathBuf::from(path.as_str()), stamp: Stamp { size, ..Stamp::default() }, matter };
            snapshot.files.insert(path, file);
        };
        for (path, text) in &self.texts {
            let is_text = ["md", "txt", "yaml", "csv"].iter().any(|ending| path.ends_with(ending));
            let digest = Digest::of(text.as_bytes());
            let matter = Matter::Text(Text { content: text.as_str().into(), encoding: Encoding::Utf8, digest });
            add(path, text.len() as u64, if is_text { matter } else { Matter::Other });
        }
        for (path, (width, height)) in &self.pictures {
            let probe = Probe {
                kind: PictureKind::Jpeg,
                width: *width,
                height: *height,
                orientation: 1,
                taken: None,
                gps: false,
                exif: false,
                animated: false,
                memory: 0,
                digest: Digest::of(path.as_bytes()),
            };
            add(path, self.bytes, Matter::Picture(probe));
        }
        snapshot
    }

    /// Every page that can be read.
    pub(super) fn read(&self) -> Vec<Arc<Document>> {
        let edition = self.edition_read();
        let mut documents = Vec::new();
        for (path, text) in &self.texts {
            let path = SitePath::new(path).expect("a path");
            let Some((kind, folder)) = Kind::of(&path, &[]).filter(|_| kind::is_page(&path)) else { continue };
            documents.extend(read(&path, kind, (folder, text), &edition).map(Arc::new));
        }
        documents
    }

    pub(super) fn report_read(&self) -> Option<Arc<Document>> {
        let path = SitePath::new("content/report.md").expect("a path");
        read(&path, Kind::Page, ("", self.report.as_ref()?), &self.edition_read()).map(Arc::new)
    }

    pub(super) fn assemble(&self) -> Site {
        let (edition, snapshot, documents) = (self.edition_read(), self.snapshot(), self.read());
        let era = Era { edition: &edition };
        let daily = self.texts.get("content/daily.yaml").map(|text| document::daily(text, "content/daily.yaml", era).value);
        let input = Input {
            config: self.config_read(),
            edition: edition.clone(),
            snapshot: &snapshot,
            documents: &documents,
            private: self.private.clone(),
            daily: daily.unwrap_or_default(),
            ticks: document::ticks(&self.ticks, "content/checklist.yaml").value,
            captions: BTreeMap::new(),
            report: self.report_read(),
            drafts: self.drafts,
        };
        site::assemble(input).value
    }

    /// What is said of the documents.
    pub(super) fn documents(&self) -> Vec<Diagnostic> {
        super::documents(&self.read(), &self.config_read(), &self.edition_read())
    }

    /// What is said of the site.
    pub(super) fn site(&self) -> Vec<Diagnostic> {
        super::site(&self.assemble())
    }

    /// What is said of the files.
    pub(super) fn files(&self) -> Vec<Diagnostic> {
        let documents: Vec<_> = self.read().into_iter().chain(self.report_read()).collect();
        super::files(&self.assemble(), &self.snapshot(), &documents)
    }
}

fn read(path: &SitePath, kind: Kind, (folder, text): (&str, &str), edition: &Edition) -> Option<Document> {
    let text: Arc<str> = text.into();
    document::read(Page { path, kind, folder, text: &text }, Era { edition }).value
}
