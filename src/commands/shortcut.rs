//! The one shortcut of `build`: when nothing that went in has changed and everything that came out still stands, the last build's words
//! are said again.
//!
//! What went in: every file by its contents (files that are only copied by size, times and inode), the program itself, and the options.

use serde_json::{Value, json};

use crate::cache::Cache;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::digest::Digest;
use crate::source::{Matter, Snapshot};

/// What a build came to, as far as the next one can say it again.
#[derive(Debug)]
pub(super) struct Last {
    /// Digest of everything that went in.
    pub(super) inputs: Digest,
    /// Digest of the record of what came out.
    pub(super) record: Digest,
    /// Everything that was found.
    pub(super) said: Vec<Diagnostic>,
    /// How many pages it has.
    pub(super) pages: usize,
}

/// The digest of everything that goes in; `options` are all that was typed and where.
pub(super) fn inputs(snapshot: &Snapshot, options: &str) -> Digest {
    let mut parts: Vec<Vec<u8>> = vec![program().into_bytes(), options.as_bytes().to_vec()];
    for (path, file) in &snapshot.files {
        parts.push(path.as_str().as_bytes().to_vec());
        parts.push(match &file.matter {
            Matter::Text(text) => text.digest.letters(64).into_bytes(),
            Matter::Picture(probe) => probe.digest.letters(64).into_bytes(),
            Matter::Sheet(bytes) => bytes.digest.letters(64).into_bytes(),
            Matter::Other | Matter::Office(_) => format!("{:?}", file.stamp).into_bytes(),
        });
    }
    Digest::of_parts(parts.iter().map(Vec::as_slice))
}

/// The program: another one may write other bytes.
pub(super) fn program() -> String {
    let file = std::env::current_exe().ok().and_then(|path| path.metadata().ok());
    let written = file.as_ref().and_then(|meta| meta.modified().ok());
    format!("{} {:?} {written:?}", env!("CARGO_PKG_VERSION"), file.map(|meta| meta.len()))
}

impl Last {
    /// What the last build into this output left; `None` if there was none.
    pub(super) fn load(cache: &Cache, out: &str) -> Option<Last> {
        let bytes = cache.get(&key(out), "json")?.read()?;
        let value: Value = serde_json::from_slice(&bytes).ok()?;
        let digest = |name: &str| Digest::from_letters(value.get(name)?.as_str()?);
        let said = value.get("said")?.as_array()?.iter().map(read).collect::<Option<_>>()?;
        let pages = usize::try_from(value.get("pages")?.as_u64()?).ok()?;
        Some(Last { inputs: digest("inputs")?, record: digest("record")?, said, pages })
    }

    /// Leaves it for the next build. Only saves time, so a cache that cannot be written is no fault.
    pub(super) fn store(&self, cache: &Cache, out: &str) {
        let said: Vec<Value> = self.said.iter().map(written).collect();
        let value = json!({"inputs": self.inputs.letters(64), "record": self.record.letters(64), "pages": self.pages, "said": said});
        let _ = cache.put(&key(out), "json", value.to_string().into_bytes());
    }
}

fn key(out: &str) -> Digest {
    Digest::of_parts([b"last build".as_slice(), out.as_bytes()])
}

fn written(diagnostic: &Diagnostic) -> Value {
    let place = diagnostic.place.as_ref().map(|place| json!([place.line, place.column, place.width, place.excerpt]));
    json!([diagnostic.severity.word(), diagnostic.code, diagnostic.path, place, diagnostic.cell, diagnostic.message, diagnostic.hints])
}

fn read(value: &Value) -> Option<Diagnostic> {
    let text = |at: usize| value.get(at)?.as_str().map(str::to_owned);
    let severity = [Severity::Hint, Severity::Warning, Severity::Error]
        .into_iter()
        .find(|severity| Some(severity.word()) == value.get(0).and_then(Value::as_str))?;
    let number = |place: &Value, at: usize| place.get(at)?.as_u64().and_then(|number| u32::try_from(number).ok());
    let place = value.get(3)?.as_array().and_then(|_| {
        let place = value.get(3)?;
        let excerpt = place.get(3)?.as_str()?.to_owned();
        Some(Place { line: number(place, 0)?, column: number(place, 1)?, width: number(place, 2)?, excerpt })
    });
    // A code is one of a few dozen words; those of one run are kept for good.
    let code: &'static str = Box::leak(text(1)?.into_boxed_str());
    let hints = value.get(6)?.as_array()?.iter().filter_map(|hint| hint.as_str().map(str::to_owned)).collect();
    Some(Diagnostic { severity, code, path: text(2)?, place, cell: text(4), message: text(5)?, hints })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn findings_come_back_as_they_were() {
        let place = Place { line: 3, column: 4, width: 2, excerpt: "日期：五月".into() };
        let one = Diagnostic::warning("outside-week", "content/a.md", "不在活动周里").place(place).advise("检查日期");
        let two = Diagnostic::hint("no-base-url", "zhuanlan.yaml", "没有网址");
        assert_eq!(read(&written(&one)), Some(one));
        assert_eq!(read(&written(&two)), Some(two));
    }
}
