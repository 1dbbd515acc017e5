//! When each own file was written, kept in the site's `.zhuanlan`: spares reading ten thousand files to see that nobody edited them.
//!
//! Part of `write`. Only a shortcut: the marks belong to one exact record, and without them the bytes are read.
#![expect(clippy::disallowed_methods, reason = "part of the door that writes")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::digest::Digest;

/// The times of own files by path, in nanoseconds since 1970.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Marks(pub(super) BTreeMap<String, u64>);

impl Marks {
    /// Reads the marks that belong to the record with this digest; empty if there are none.
    pub(super) fn read(path: &Path, record: Digest) -> Marks {
        fs::read_to_string(path).ok().and_then(|text| Marks::parse(&text, record)).unwrap_or_default()
    }

    /// Writes the marks; a failure only costs time at the next build.
    pub(super) fn write(&self, path: &Path, record: Digest) {
        let half = path.with_extension("new");
        if fs::write(&half, self.text(record)).and_then(|()| fs::rename(&half, path)).is_err() {
            let _ = fs::remove_file(&half);
        }
    }

    fn text(&self, record: Digest) -> String {
        let mut text = format!("marks 1 {}\n", record.letters(64));
        for (path, mtime) in &self.0 {
            text.push_str(&format!("{mtime} {path}\n"));
        }
        text.push_str("end\n");
        text
    }

    fn parse(text: &str, record: Digest) -> Option<Marks> {
        let lines = text.strip_prefix(&format!("marks 1 {}\n", record.letters(64)))?.strip_suffix("end\n")?;
        let line = |line: &str| line.split_once(' ').and_then(|(mtime, path)| Some((path.to_owned(), mtime.parse().ok()?)));
        lines.lines().map(line).collect::<Option<_>>().map(Marks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_belong_to_their_record() {
        let marks = Marks(BTreeMap::from([("index.html".into(), 7), ("events/a.html".into(), 8)]));
        let (mine, other) = (Digest::of(b"a"), Digest::of(b"b"));
        let text = marks.text(mine);
        assert_eq!(Marks::parse(&text, mine), Some(marks));
        assert_eq!(Marks::parse(&text, other), None);
        assert_eq!(Marks::parse(&text[..text.len() - 2], mine), None);
    }
}
