//! Where the hints about unchanged pictures lie between two runs: in the cache, as one text.
//!
//! Part of `pipeline`. They only save time: a lost or spoiled text means that pictures are read once more.

use crate::cache::Cache;
use crate::digest::Digest;
use crate::source::Hints;

/// What an earlier run knew of unchanged pictures.
pub fn remembered(cache: &Cache) -> Hints {
    let bytes = cache.get(&key(), "txt").and_then(|entry| entry.read());
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).map_or_else(Hints::default, |text| Hints::from_text(&text))
}

/// Keeps it for the next run; the cache tells itself when it cannot be written.
pub fn remember(cache: &Cache, hints: &Hints) {
    let _ = cache.put(&key(), "txt", hints.to_text().into_bytes());
}

fn key() -> Digest {
    Digest::of(b"hints")
}
