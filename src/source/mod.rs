//! The door by which the project comes in: walks the site's folder, decodes texts, looks at pictures, and gives a frozen `Snapshot`.
//!
//! First stage of the walk and the only place that reads the project. Knows folders and endings, but not what a page, a key or
//! a theme means. Never writes: what is worth remembering leaves as `Hints`, and the caller keeps them.

mod decode;
mod garbled;
mod given;
mod hints;
mod load;
mod probe;
mod root;
#[cfg(test)]
mod tests;
mod walk;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{self, Checked, Error};
use crate::digest::Digest;
use crate::paths::SitePath;

pub use crate::imaging::PictureKind;
pub use crate::office::text::Words;
pub use given::{Outside, outside};
pub use hints::{Hints, Stamp};
pub use load::{bytes, open};

/// The folders that are walked. What lies elsewhere below the site is none of ours.
pub const FOLDERS: [&str; 5] = ["content", "editions", "static", "templates", "themes"];

/// The files at the top that are read, where they exist. The first one makes a folder a site.
pub const TOP_FILES: [&str; 3] = ["zhuanlan.yaml", "private.yaml", "wording.yaml"];

/// Everything that was found, as it was at one moment.
#[derive(Debug, Clone, Default)]
pub struct Snapshot {
    /// The site's folder.
    pub root: PathBuf,
    /// Every file of the walked folders and of the top, by its path.
    pub files: BTreeMap<SitePath, File>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path below the site, composed (NFC) whatever the disk has.
    pub path: SitePath,
    /// Where it is on the disk.
    pub disk: PathBuf,
    /// Its size and times when it was read.
    pub stamp: Stamp,
    /// What is in it.
    pub matter: Matter,
}

/// What is in a file, as far as it was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matter {
    /// A text, decoded.
    Text(Text),
    /// A picture that can be used.
    Picture(Probe),
    /// A sheet that belongs to the content: its bytes, for whoever knows sheets.
    Sheet(Bytes),
    /// An Office file, its text looked at.
    Office(Arc<Words>),
    /// Anything else, and pictures that cannot be used; not read.
    Other,
}

/// The bytes of a file that is read as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bytes {
    /// The bytes.
    pub content: Arc<[u8]>,
    /// Their digest.
    pub digest: Digest,
}

/// A decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The text, without a byte order mark, with LF line ends; empty when it could not be read.
    pub content: Arc<str>,
    /// How it was stored.
    pub encoding: Encoding,
    /// The digest of the bytes on the disk.
    pub digest: Digest,
}

impl Text {
    /// Whether `content` is what the file says; an error was said where it is not.
    pub fn is_readable(&self) -> bool {
        self.encoding != Encoding::Unknown
    }
}

/// How a text was stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little end first.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// GB18030, which holds GBK and GB2312.
    Gb18030,
    /// None that fits, or too long to be read.
    Unknown,
}

/// What is known about a picture without decoding it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Probe {
    /// Its kind by content, whatever its name says.
    pub kind: PictureKind,
    /// Its width as shown, after turning it upright; 0 for a drawing that does not say.
    pub width: u32,
    /// Its height as shown.
    pub height: u32,
    /// The EXIF orientation, 1 to 8.
    pub orientation: u8,
    /// When it was taken, ISO 8601 without a zone.
    pub taken: Option<String>,
    /// Whether it says where it was taken.
    pub gps: bool,
    /// Whether it has an EXIF block.
    pub exif: bool,
    /// Whether it moves.
    pub animated: bool,
    /// About how many bytes decoding it takes.
    pub memory: u64,
    /// The digest of its bytes.
    pub digest: Digest,
}

impl Probe {
    /// Whether it looks as if WeChat had made it smaller.
    pub fn looks_compressed(&self) -> bool {
        crate::imaging::looks_compressed(self.kind, (self.width, self.height), self.exif)
    }
}

/// What `read` needs besides the folder.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Folders below the site that are not its content: output, papers, cache. Absolute, or relative to the site.
    pub skip: &'a [PathBuf],
    /// What is known from an earlier run; unchanged pictures are then not read.
    pub hints: &'a Hints,
}

impl Snapshot {
    /// The file at a path.
    pub fn get(&self, path: &SitePath) -> Option<&File> {
        self.files.get(path)
    }

    /// A readable text at a written path, such as `zhuanlan.yaml`.
    pub fn text(&self, path: &str) -> Option<&Text> {
        match &self.files.get(&SitePath::new(path)?)?.matter {
            Matter::Text(text) if text.is_readable() => Some(text),
            _ => None,
        }
    }

    /// The file that a path in the configuration means: `/…` is from static/, else from content/, else from static/. Nothing else is published.
    pub fn named(&self, written: &str) -> Option<&File> {
        let written: String = unicode_normalization::UnicodeNormalization::nfc(written.trim()).collect();
        let rest = written.trim_start_matches('/');
        let folders: &[&str] = if rest.len() < written.len() { &["static"] } else { &["content", "static"] };
        let mut paths = folders.iter().filter_map(|folder| SitePath::join(folder, rest).filter(|path| path.is_below(folder)));
        paths.find_map(|path| self.files.get(&path))
    }

    /// The files below a folder, in the order of their paths.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = &File> {
        self.files.values().filter(move |file| file.path.is_below(folder))
    }
}

/// An `Error` with advice when the folder is no site, before anything is made in it.
pub fn check_site(root: &Path) -> Result<(), Error> {
    root::check(root)
}

/// The sites that somebody in this folder may mean: itself, else those right below it.
pub fn sites_at(folder: &Path) -> Vec<PathBuf> {
    if root::check(folder).is_ok() { vec![folder.to_owned()] } else { root::below(folder) }
}

/// Reads a site. Broken files are diagnostics; an `Error` says that the folder is no site or cannot be read at all.
pub fn read(root: &Path, options: Options) -> Result<Checked<Snapshot>, Error> {
    root::check(root)?;
    let Checked { value: found, mut diagnostics } = walk::walk(root, options.skip);
    let loaded: Vec<Checked<Option<File>>> = found.into_par_iter().map(|found| load::load(found, options.hints)).collect();
    let files = loaded.into_iter().filter_map(|checked| checked.take(&mut diagnostics));
    let files = files.map(|file| (file.path.clone(), file)).collect();
    diagnostic::sort(&mut diagnostics);
    Ok(Checked { value: Snapshot { root: root.to_owned(), files }, diagnostics })
}

/// Reads one file again, for the preview. `None` when it is gone or is none of the site's files; `disk` lies below `root`.
pub fn reread(root: &Path, disk: &Path, options: Options) -> Option<Checked<File>> {
    let Checked { value: found, mut diagnostics } = walk::find(root, disk, options.skip)?;
    let file = load::load(found, options.hints).take(&mut diagnostics)?;
    Some(Checked { value: file, diagnostics })
}
