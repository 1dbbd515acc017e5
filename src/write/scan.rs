//! What stands in the output folder: one walk that reads names, sizes and times, no contents.
//!
//! Part of `write`. Links are not followed; staging folders and the record are passed over.
#![expect(clippy::disallowed_methods, reason = "part of the door that writes")]

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs::{self, DirEntry, Metadata};
use std::path::Path;

use rayon::prelude::*;

use crate::cache::mtime;
use crate::diagnostic::Error;

use super::fault::fault;
use super::record::RECORD;
use super::staging::is_staging;

/// The sort of a thing in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    File,
    Folder,
    /// A link, a pipe, a socket.
    Other,
}

/// One thing in the output folder.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    pub(super) sort: Sort,
    pub(super) size: u64,
    pub(super) mtime: Option<u64>,
}

/// Everything below the output folder by its path with `/`, whatever bytes its name is made of.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) seen: BTreeMap<OsString, Seen>,
    /// Whether another disk is hung in somewhere below: such a folder cannot be exchanged.
    pub(super) mounted: bool,
}

impl Tree {
    /// Walks through `root`.
    pub(super) fn scan(root: &Path) -> Result<Tree, Error> {
        let device = fs::metadata(root).map(|meta| device(&meta)).map_err(|error| fault("读取", root, &error))?;
        let found = walk(root, OsStr::new(""), device)?;
        let mounted = found.iter().any(|found| found.mounted);
        Ok(Tree { seen: found.into_iter().map(|found| (found.path, found.seen)).collect(), mounted })
    }

    pub(super) fn get(&self, path: &str) -> Option<&Seen> {
        self.seen.get(OsStr::new(path))
    }

    /// Everything below a folder.
    pub(super) fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a OsStr> {
        let prefix = format!("{folder}/");
        let from = self.seen.range(OsString::from(&prefix)..);
        from.map(|(path, _)| path.as_os_str()).take_while(move |path| path.as_encoded_bytes().starts_with(prefix.as_bytes()))
    }
}

/// A thing in the output folder, and whether another disk is hung in there.
struct Found {
    path: OsString,
    seen: Seen,
    mounted: bool,
}

/// Everything below a folder, on all threads: what takes time is to ask the system for each file.
fn walk(folder: &Path, path: &OsStr, device_above: u64) -> Result<Vec<Found>, Error> {
    let failed = |error| fault("读取", folder, &error);
    let entries: Vec<DirEntry> = fs::read_dir(folder).and_then(Iterator::collect).map_err(failed)?;
    let found = entries.par_iter().with_min_len(32).map(|entry| look(entry, path, device_above));
    let found: Result<Vec<Vec<Found>>, Error> = found.collect();
    Ok(found?.into_iter().flatten().collect())
}

/// One entry of a folder and, if it is a folder itself, everything below.
fn look(entry: &DirEntry, path: &OsStr, device_above: u64) -> Result<Vec<Found>, Error> {
    let name = entry.file_name();
    // Of a thing that vanishes meanwhile nothing is known, as if it had never been there.
    let Ok(meta) = entry.metadata() else { return Ok(Vec::new()) };
    let mut below = path.to_owned();
    if !path.is_empty() {
        below.push("/");
    }
    below.push(&name);
    let sort = sort_of(&meta);
    let record = name == RECORD && sort != Sort::Folder;
    if path.is_empty() && (record || is_staging(&name)) {
        return Ok(Vec::new());
    }
    let folder = sort == Sort::Folder;
    let mut found = if folder { walk(&entry.path(), &below, device(&meta))? } else { Vec::new() };
    let mounted = folder && device(&meta) != device_above;
    found.push(Found { path: below, seen: Seen { sort, size: meta.len(), mtime: mtime(&meta) }, mounted });
    Ok(found)
}

fn sort_of(meta: &Metadata) -> Sort {
    if meta.is_file() {
        Sort::File
    } else if meta.is_dir() {
        Sort::Folder
    } else {
        Sort::Other
    }
}

#[cfg(unix)]
fn device(meta: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::dev(meta)
}

#[cfg(not(unix))]
fn device(_meta: &Metadata) -> u64 {
    0
}
