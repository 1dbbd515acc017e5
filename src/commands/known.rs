//! What the pages of the last build were made from: those made from the same again stay as they stand, undrawn.
//!
//! Bound to the record of the output that they are in, to the program, the theme and the numbers that may be published.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::shortcut::program;
use crate::cache::Cache;
use crate::digest::Digest;
use crate::paths::OutPath;

/// The pages of the last build and of this one.
#[derive(Debug)]
pub(super) struct Known {
    /// The name of the note that is left for the next build.
    name: String,
    /// Whatever all pages depend on.
    frame: Digest,
    last: BTreeMap<String, u64>,
    now: Mutex<Vec<(OutPath, u64)>>,
}

impl Known {
    /// What the last build into the output `out` left, as far as its `record` still stands; `frame` is what all pages depend on.
    pub(super) fn load(cache: &Cache, out: &str, frame: &[&[u8]], record: Option<Digest>) -> Known {
        let program = program();
        let frame = Digest::of_parts([program.as_bytes()].into_iter().chain(frame.iter().copied()));
        let name = format!("pages of {out}");
        let last = record.and_then(|record| parse(&cache.note(&name)?, &head(frame, record))).unwrap_or_default();
        Known { name, frame, last, now: Mutex::default() }
    }

    /// Takes note of what a page is made from; whether that is what it was made from the last time.
    pub(super) fn same(&self, url: &OutPath, seal: u64) -> bool {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).push((url.clone(), seal));
        self.last.get(url.as_str()) == Some(&seal)
    }

    /// Leaves a note for the next build.
    pub(super) fn store(self, cache: &Cache, record: Digest) {
        let mut now = self.now.into_inner().unwrap_or_else(PoisonError::into_inner);
        now.sort();
        let mut text = head(self.frame, record);
        for (url, seal) in now {
            text.push_str(&format!("{seal:016x} {url}\n"));
        }
        cache.keep(&self.name, text);
    }
}

fn head(frame: Digest, record: Digest) -> String {
    format!("{} {}\n", frame.letters(64), record.letters(64))
}

fn parse(note: &str, head: &str) -> Option<BTreeMap<String, u64>> {
    let line = |line: &str| {
        let (seal, url) = line.split_once(' ')?;
        Some((url.to_owned(), u64::from_str_radix(seal, 16).ok()?))
    };
    note.strip_prefix(head)?.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_known_again_by_the_same_output_and_frame_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = Cache::open(folder.path());
        let (record, other) = (Digest::of(b"record"), Digest::of(b"other"));
        let (one, two) = (OutPath::new("a/甲.html").expect("a path"), OutPath::new("index.html").expect("a path"));
        let first = Known::load(&cache, "public", &[b"theme"], None);
        assert!(!first.same(&one, 7) && !first.same(&two, u64::MAX));
        first.store(&cache, record);
        let again = |out: &str, frame: &[u8], record: Digest| {
            let known = Known::load(&cache, out, &[frame], Some(record));
            [known.same(&one, 7), known.same(&one, 8), known.same(&two, u64::MAX)]
        };
        assert_eq!(again("public", b"theme", record), [true, false, true]);
        assert_eq!(again("public", b"another theme", record), [false; 3]);
        assert_eq!(again("public", b"theme", other), [false; 3]);
        assert_eq!(again("elsewhere", b"theme", record), [false; 3]);
    }
}
