//! Whether the output still stands as the last build left it, by sizes and times alone.
//!
//! Part of `write`; reads names and times, no contents.

use std::path::Path;

use super::marks::Marks;
use super::record::Record;
use super::scan::{Sort, Tree};
use super::target::Target;
use crate::digest::Digest;

/// The digest of the record when every own file has its recorded size and the time at which it was written; `None` when one has not,
/// or when nobody can tell.
pub fn intact(site: &Path, out: &Path) -> Option<Digest> {
    let target = Target::find(site, out).ok()?;
    let record = Record::read(&target.root).ok()??;
    let digest = record.digest();
    let marks = Marks::read(&target.scratch.join(target.scratch_name("marks")), digest);
    let tree = Tree::scan(&target.root).ok()?;
    let stands = |(path, own): (&String, &super::Own)| {
        let seen = tree.get(path).filter(|seen| seen.sort == Sort::File && seen.size == own.size);
        seen.and_then(|seen| seen.mtime).is_some_and(|mtime| marks.0.get(path) == Some(&mtime))
    };
    record.0.iter().all(stands).then_some(digest)
}
