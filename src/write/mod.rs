//! Writes the output folder, all at once or not at all.
//!
//! The last room of the walk and the only one that touches the output. `begin` locks and looks around, `Stage::put` takes every Blob and drops
//! it, `Stage::commit` changes the output in one step where the system can (`exchange`), else by a journal that survives a crash (`journal`).
//! It knows nothing of pages: it is handed names and bytes.

pub mod fault;
pub mod parcel;
pub mod record;
pub mod years;

mod add;
mod amend;
mod archive;
mod commit;
mod exchange;
mod intact;
mod journal;
mod lay;
mod lock;
mod marks;
mod note;
mod papers;
mod refuse;
mod scan;
mod send;
mod stage;
mod staging;
mod target;

#[cfg(test)]
mod tests;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::cache::Entry;
use crate::diagnostic::{Diagnostic, Error};
use crate::digest::Digest;
use crate::paths::OutPath;

pub use add::{add, change};
pub use amend::amend;
pub use archive::{Entry as Packed, split};
pub use intact::intact;
pub use lay::{lay_into, lay_out};
pub use note::{keep_note, note};
pub use papers::{Fate, PAPERS, Papers, Standing};
pub use record::{Own, RECORD, Record};
pub use stage::Stage;

/// Writes the same bytes each time it is called: once to know their digest, once more if they are new.
pub type Pour = Box<dyn Fn(&mut dyn Write) -> io::Result<()> + Send>;

/// The bytes of one output.
pub enum Blob {
    /// Bytes in memory.
    Bytes(Vec<u8>),
    /// A finished file of the cache: hard-linked where that works, else copied.
    Entry(Entry),
    /// A big file of the project, copied in pieces and never linked; its digest if somebody knows it, which spares reading it when nothing changed.
    File(PathBuf, Option<Digest>),
    /// A big file that is changed on the way, such as a video without its location.
    Stream(Pour),
}

impl From<Result<Entry, Vec<u8>>> for Blob {
    /// What `Cache::put` gives: the entry, or the bytes handed back.
    fn from(put: Result<Entry, Vec<u8>>) -> Blob {
        put.map_or_else(Blob::Bytes, Blob::Entry)
    }
}

/// How the output changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// The staging folder and the output change places in one step; falls back to the journal where the system refuses.
    Exchange,
    /// File by file, with a journal that the next build completes.
    Journal,
}

impl Manner {
    /// The best that this system can do.
    pub fn of_this_system() -> Manner {
        if cfg!(target_os = "linux") { Manner::Exchange } else { Manner::Journal }
    }
}

/// What a finished build has changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// New and changed files.
    pub written: usize,
    /// Files that were as they should be.
    pub unchanged: usize,
    /// Own files that are no longer made.
    pub removed: usize,
    /// Files in the output that this program did not write.
    pub foreign: usize,
    /// The size of all own files.
    pub bytes: u64,
    /// The digest of the record, as `intact` gives it while nobody touches the output; `None` where that cannot be told by times.
    pub record: Option<Digest>,
    /// Own files that somebody had edited (`output-edited`) and the like, with paths as people see them.
    pub warnings: Vec<Diagnostic>,
}

/// Prepares to write `planned`, all that the site at `site` is made of, to the folder `out`.
///
/// Takes the lock, completes what an interrupted build has left, and refuses what would destroy somebody's files.
pub fn begin(site: &Path, out: &Path, planned: &[OutPath]) -> Result<Stage, Error> {
    begin_by(Manner::of_this_system(), site, out, planned)
}

/// Refuses a folder that holds the project itself, before anybody reads the project with that folder left out.
pub fn check_target(site: &Path, out: &Path) -> Result<(), Error> {
    target::Target::find(site, out).map(drop)
}

/// As [`begin`], in a chosen manner.
pub fn begin_by(manner: Manner, site: &Path, out: &Path, planned: &[OutPath]) -> Result<Stage, Error> {
    Stage::begin(manner, site, out, planned)
}
