//! The renditions of a photo: looked up in the cache, and what is missing made from one decoding.
//!
//! Part of `making`. Nothing is read or decoded while the cache has all of it.

use super::{Failure, Maker, picture_fault};
use crate::cache::Entry;
use crate::diagnostic::Error;
use crate::digest::Digest;
use crate::imaging::{self, Shot};
use crate::site::Picture;
use crate::source;
use crate::write::Blob;

/// How many bytes pictures in flight may take together, whatever the number of cores.
pub(super) const BUDGET: u64 = 128 * 1024 * 1024;

/// What scaling and encoding take beside the decoded picture.
const WORK: u64 = 10 * 1024 * 1024;

impl Maker<'_> {
    /// Some renditions of a picture, in the order of the shots.
    pub fn photo(&self, picture: usize, shots: &[Shot]) -> Result<Vec<Blob>, Failure> {
        let picture = &self.site.pictures[picture];
        let known: Vec<Option<Entry>> = shots.iter().map(|shot| self.cache.get(&key(picture, shot), shot.format.ending())).collect();
        let missing: Vec<Shot> = shots.iter().zip(&known).filter(|(_, known)| known.is_none()).map(|(shot, _)| *shot).collect();
        let mut made = if missing.is_empty() { Vec::new() } else { self.develop(picture, &missing)? }.into_iter();
        Ok(known.into_iter().filter_map(|known| known.map(Blob::Entry).or_else(|| made.next())).collect())
    }

    /// One rendition, for whoever asks for it alone; the others that the site has of this picture are made with it, since they will be asked for.
    pub(super) fn rendition(&self, picture: usize, shot: Shot) -> Result<Blob, Failure> {
        let shown = &self.site.pictures[picture];
        if let Some(entry) = self.cache.get(&key(shown, &shot), shot.format.ending()) {
            return Ok(Blob::Entry(entry));
        }
        let mut shots = vec![shot];
        shots.extend(self.plan.renditions.shots(picture).filter(|other| *other != shot));
        self.photo(picture, &shots).map(|blobs| blobs.into_iter().next().unwrap_or_else(|| Blob::Bytes(Vec::new())))
    }

    fn develop(&self, picture: &Picture, shots: &[Shot]) -> Result<Vec<Blob>, Failure> {
        let file = self
            .snapshot
            .get(&picture.path)
            .ok_or_else(|| Failure::Machine(Error::new(format!("{} 不见了", picture.path)).advise("再生成一次")))?;
        let pass = self.gate.enter(picture.bytes + picture.probe.memory + WORK);
        let bytes = source::bytes(file).map_err(Failure::Machine)?;
        let rendered = imaging::develop(&bytes, shots).map_err(|fault| Failure::Content(Box::new(picture_fault(&picture.path, &fault))))?;
        // A file that has changed since it was looked at must not pass for what it was.
        let same = Digest::of(&bytes) == picture.digest;
        drop((bytes, pass));
        let keep = |(shot, rendered): (&Shot, imaging::Rendered)| match same {
            true => self.cache.put(&key(picture, shot), shot.format.ending(), rendered.bytes).into(),
            false => Blob::Bytes(rendered.bytes),
        };
        Ok(shots.iter().zip(rendered).map(keep).collect())
    }
}

/// What a rendition is made from: the picture's content and all settings.
fn key(picture: &Picture, shot: &Shot) -> Digest {
    Digest::of_parts([picture.digest.letters(64).as_bytes(), shot.settings().as_bytes()])
}
