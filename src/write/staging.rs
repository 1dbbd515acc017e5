//! The folder in which a build collects what is new, beside the output and on the same disk.
//!
//! Part of `write`. It is removed when dropped, unless it was kept because it has become the output or holds a journal to be completed.
#![expect(clippy::disallowed_methods, reason = "part of the door that writes")]

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::diagnostic::Error;

use super::fault::fault;
use super::target::Target;

const MARK: &str = ".zhuanlan-new-";

/// A staging folder of this process.
#[derive(Debug)]
pub(super) struct Staging {
    path: PathBuf,
    inside: bool,
    kept: bool,
}

impl Staging {
    /// Makes the folder beside the output; inside of it where the output cannot be moved, or where nothing may be made beside it.
    pub(super) fn make(target: &Target) -> Result<Staging, Error> {
        let inside = target.root.join(format!("{MARK}{}", std::process::id()));
        if !target.fixed {
            let mut name = beside(target);
            name.push(std::process::id().to_string());
            let path = parent(target).join(name);
            match fs::create_dir_all(parent(target)).and_then(|()| fs::create_dir(&path)) {
                Ok(()) => return Ok(Staging { path, inside: false, kept: false }),
                Err(error) if error.kind() == ErrorKind::PermissionDenied && target.root.exists() => {}
                Err(error) => return Err(fault("写入", Path::new(&target.label), &error)),
            }
        }
        fs::create_dir(&inside).map_err(|error| fault("写入", Path::new(&target.label), &error))?;
        Ok(Staging { path: inside, inside: true, kept: false })
    }

    /// Staging folders of builds that have died; the lock makes sure that none is alive.
    pub(super) fn leftovers(target: &Target) -> Vec<PathBuf> {
        let beside = beside(target);
        let below = |folder: &Path, prefix: &[u8]| {
            let left = |name: &OsString| {
                let number = name.as_encoded_bytes().strip_prefix(prefix);
                number.is_some_and(|number| !number.is_empty() && number.iter().all(u8::is_ascii_digit))
            };
            let entries = fs::read_dir(folder).into_iter().flatten().flatten();
            entries.filter(|entry| left(&entry.file_name())).map(|entry| entry.path()).collect::<Vec<_>>()
        };
        let mut found = below(parent(target), beside.as_encoded_bytes());
        found.extend(below(&target.root, MARK.as_bytes()));
        found.sort();
        found
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it lies in the output itself.
    pub(super) fn is_inside(&self) -> bool {
        self.inside
    }

    /// The place of one output in it.
    pub(super) fn join(&self, path: &str) -> PathBuf {
        self.path.join(path)
    }

    /// From now on it stays when dropped: it has become the output, or holds a journal that must be completed.
    pub(super) fn keep(&mut self) {
        self.kept = true;
    }

    /// From now on it goes again when dropped.
    pub(super) fn release(&mut self) {
        self.kept = false;
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        if !self.kept {
            // What cannot be removed now goes at the start of the next build.
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

/// Whether a name at the top of the output is a staging folder.
pub(super) fn is_staging(name: &std::ffi::OsStr) -> bool {
    name.as_encoded_bytes().starts_with(MARK.as_bytes())
}

/// Creates a file, and the folders above it if they are missing: most files find theirs.
pub(super) fn create(path: &Path) -> io::Result<File> {
    with_folder(path, || File::create_new(path))
}

/// Does what needs the folder of `path`, again after making it if it was missing.
pub(super) fn with_folder<T>(path: &Path, act: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match (act(), path.parent()) {
        (Err(error), Some(folder)) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            act()
        }
        (done, _) => done,
    }
}

fn parent(target: &Target) -> &Path {
    target.root.parent().unwrap_or(&target.root)
}

fn beside(target: &Target) -> OsString {
    let mut name = OsString::from(".");
    name.push(target.root.file_name().unwrap_or_default());
    name.push(MARK);
    name
}
