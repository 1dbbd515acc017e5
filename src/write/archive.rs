//! Packs papers into an archive for a letter: from the files as they stand, in pieces, the same bytes each time.
//!
//! Part of `write`. Names are marked as UTF-8, so that Explorer and WPS show Chinese ones; what is packed already is not packed again.
#![expect(clippy::disallowed_methods, reason = "part of the door that writes")]

use std::fs::{self, File};
use std::io;
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::fault::fault;
use super::papers::{Fate, Papers};
use crate::cache::digest_of;
use crate::diagnostic::Error;

/// What an entry takes beside its bytes and twice its name.
const HEADS: u64 = 200;

/// A file and its size, ready to be packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its path in the folder of papers and in the archive.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
}

impl Papers {
    /// The files on some paths that are there, with their sizes.
    pub fn entries(&self, paths: &[String]) -> Vec<Entry> {
        let entry = |path: &String| {
            fs::metadata(self.path(path)).ok().filter(fs::Metadata::is_file).map(|meta| Entry { path: path.clone(), size: meta.len() })
        };
        paths.iter().filter_map(entry).collect()
    }

    /// Writes an archive of some files, whole or not at all; one that somebody else has put there keeps its place.
    pub fn put_archive(&mut self, path: &str, entries: &[Entry], force: bool) -> Fate {
        let half = self.path(&format!(".zhuanlan-new-{}.zip", std::process::id()));
        let packed = self.pack(&half, entries).and_then(|()| File::open(&half)).and_then(|mut file| digest_of(&mut file));
        match packed {
            Ok((digest, size)) => self.take(path, (digest, size), &half, force),
            Err(error) => {
                let _ = fs::remove_file(&half);
                Fate::Failed(failed(&self.path(path), &error))
            }
        }
    }

    fn pack(&self, half: &Path, entries: &[Entry]) -> io::Result<()> {
        let mut writer = ZipWriter::new(File::create(half)?);
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            .system(System::Unix);
        for entry in entries {
            writer.start_file(entry.path.as_str(), options.large_file(entry.size > u64::from(u32::MAX)))?;
            io::copy(&mut File::open(self.path(&entry.path))?, &mut writer)?;
        }
        writer.finish()?.sync_all()
    }
}

/// Cuts files into archives of at most `limit` bytes: all in one if they fit, else what lies in a folder apart from the rest.
///
/// A file that is larger than the limit has an archive of its own.
pub fn split(entries: Vec<Entry>, limit: u64) -> Vec<Vec<Entry>> {
    let size = |entry: &Entry| entry.size + 2 * entry.path.len() as u64 + HEADS;
    if entries.iter().map(size).sum::<u64>() <= limit {
        return vec![entries];
    }
    let is_photo = |entry: &Entry| [".jpg", ".jpeg", ".png"].iter().any(|ending| entry.path.ends_with(ending)) && entry.path.contains('/');
    let (photos, papers): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(is_photo);
    let mut archives: Vec<Vec<Entry>> = Vec::new();
    for group in [papers, photos] {
        let mut filled = u64::MAX;
        for entry in group {
            let next = filled.saturating_add(size(&entry));
            match archives.last_mut().filter(|_| next <= limit) {
                Some(archive) => {
                    archive.push(entry);
                    filled = next;
                }
                None => {
                    filled = size(&entry);
                    archives.push(vec![entry]);
                }
            }
        }
    }
    archives
}

fn failed(path: &Path, error: &io::Error) -> Error {
    fault("写入", path, error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_large_for_a_letter_is_cut_with_photos_apart() {
        let entry = |path: &str, size| Entry { path: path.to_owned(), size };
        let all =
            vec![entry("表.docx", 1000), entry("精选照片/01.jpg", 4000), entry("精选照片/02.jpg", 4000), entry("精选照片/03.jpg", 9000)];
        assert_eq!(split(all.clone(), 20_000).len(), 1);
        let names = |archives: Vec<Vec<Entry>>| {
            archives
                .into_iter()
                .map(|archive| archive.into_iter().map(|entry| entry.path).collect::<Vec<_>>().join(" "))
                .collect::<Vec<_>>()
        };
        assert_eq!(names(split(all, 9000)), ["表.docx", "精选照片/01.jpg 精选照片/02.jpg", "精选照片/03.jpg"]);
    }
}
