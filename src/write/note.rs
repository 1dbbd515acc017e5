//! Notes of the program that must not be lost: they lie in the site's `.zhuanlan`, beside the cache and not in it.
//!
//! Part of `write`.
#![expect(clippy::disallowed_methods, reason = "part of the door that writes")]

use std::fs;
use std::path::Path;

use super::parcel::lay_text;
use crate::diagnostic::Error;

/// What was noted under this name.
pub fn note(site: &Path, name: &str) -> Option<String> {
    fs::read_to_string(site.join(".zhuanlan").join(name)).ok()
}

/// Keeps a note, in the place of the one before.
pub fn keep_note(site: &Path, name: &str, text: &str) -> Result<(), Error> {
    lay_text(&site.join(".zhuanlan").join(name), text.as_bytes())
}
