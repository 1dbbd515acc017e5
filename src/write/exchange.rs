//! Changes the whole output in one step: staging is filled up with links to all that stays, then the two folders change places.
//!
//! Part of `write`. A kill at any moment leaves the whole old or the whole new output. Only the call itself belongs to Linux; elsewhere it is
//! refused, and `commit` takes the journal.
#![expect(clippy::disallowed_methods, reason = "part of the door that writes")]

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;

use crate::diagnostic::Error;

use super::fault::fault;
use super::scan::{Sort, Tree};

/// A file of the output that is taken over as it is.
#[derive(Debug)]
pub(super) struct Stay<'a> {
    /// Its path below the output.
    pub(super) path: &'a OsStr,
    /// Whether it is ours: then it must still be there.
    pub(super) own: bool,
}

/// Links all that stays into `staging`; `folders` are those of other people, kept even when empty. `false` if something there cannot be
/// taken over, so that the output must be changed file by file.
pub(super) fn fill(staging: &Path, root: &Path, stays: &[Stay<'_>], folders: &[&OsStr]) -> Result<bool, Error> {
    make_folders(staging, stays, folders)?;
    let link = |stay: &Stay<'_>| link(&root.join(stay.path), &staging.join(stay.path), stay.own);
    match stays.par_iter().try_for_each(link) {
        Ok(()) => Ok(true),
        Err(Failed::Refused) => Ok(false),
        Err(Failed::Fault(error)) => Err(error),
    }
}

/// Lets two folders change places in one step; where the system refuses, nothing has changed.
#[cfg(target_os = "linux")]
pub(super) fn swap(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Lets two folders change places in one step, which this system cannot.
#[cfg(not(target_os = "linux"))]
pub(super) fn swap(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Gives the folders of staging, before the exchange, the permissions that those of the output have.
pub(super) fn take_permissions(staging: &Path, root: &Path, tree: &Tree) {
    let folders = tree.seen.iter().filter(|(_, seen)| seen.sort == Sort::Folder).map(|(path, _)| path.as_os_str());
    for folder in folders.chain([OsStr::new("")]) {
        // A folder that is gone, or a system that knows no permissions, needs none.
        if let (Ok(old), Ok(new)) = (fs::metadata(root.join(folder)), fs::metadata(staging.join(folder)))
            && old.permissions() != new.permissions()
        {
            let _ = fs::set_permissions(staging.join(folder), old.permissions());
        }
    }
}

/// Removes the old output, but moves what is not `known`, having been put there meanwhile, to the new one. Gives those that got a new name.
pub(super) fn clear_old(old: &Path, root: &Path, known: &(dyn Fn(&OsStr) -> bool + Sync)) -> Vec<(OsString, OsString)> {
    let (files, folders) = listed(old);
    let is_stranger = |path: &&OsString| {
        let stranger = !known(path);
        if !stranger {
            // What cannot be removed stays in the hidden folder; the next build tries again.
            let _ = fs::remove_file(old.join(path));
        }
        stranger
    };
    let strangers: Vec<&OsString> = files.par_iter().with_min_len(32).filter(is_stranger).collect();
    let mut renamed = Vec::new();
    for path in strangers {
        let mut place = path.clone();
        while root.join(&place).symlink_metadata().is_ok() {
            place.push(".old");
        }
        let moved = super::staging::with_folder(&root.join(&place), || fs::rename(old.join(path), root.join(&place))).is_ok();
        if moved && place != *path {
            renamed.push((path.clone(), place));
        }
    }
    for folder in folders.iter().rev() {
        let _ = fs::remove_dir(old.join(folder));
    }
    renamed
}

/// All files below a folder, and all folders, each before those in it; paths from the folder on.
fn listed(old: &Path) -> (Vec<OsString>, Vec<OsString>) {
    let (mut files, mut folders, mut at) = (Vec::new(), vec![OsString::new()], 0);
    while let Some(folder) = folders.get(at).cloned() {
        at += 1;
        for entry in fs::read_dir(old.join(&folder)).into_iter().flatten().flatten() {
            let mut below = folder.clone();
            if !folder.is_empty() {
                below.push("/");
            }
            below.push(entry.file_name());
            let is_folder = entry.file_type().is_ok_and(|sort| sort.is_dir());
            if is_folder { &mut folders } else { &mut files }.push(below);
        }
    }
    (files, folders)
}

enum Failed {
    Refused,
    Fault(Error),
}

fn make_folders(staging: &Path, stays: &[Stay<'_>], folders: &[&OsStr]) -> Result<(), Error> {
    let above = stays.iter().filter_map(|stay| Path::new(stay.path).parent());
    let wanted: BTreeSet<&Path> = above.chain(folders.iter().map(Path::new)).collect();
    for folder in wanted {
        let place = staging.join(folder);
        fs::create_dir_all(&place).map_err(|error| fault("建立文件夹", &place, &error))?;
    }
    Ok(())
}

fn link(from: &Path, to: &Path, own: bool) -> Result<(), Failed> {
    let gone = |error: &io::Error| error.kind() == ErrorKind::NotFound;
    let vanished = || Failed::Fault(fault("保留", from, &ErrorKind::NotFound.into()));
    match fs::hard_link(from, to) {
        Ok(()) => Ok(()),
        Err(error) if gone(&error) => {
            if own {
                Err(vanished())
            } else {
                Ok(())
            }
        }
        Err(error) if error.kind() == ErrorKind::CrossesDevices => Err(Failed::Refused),
        Err(_) => match fs::symlink_metadata(from) {
            Ok(meta) if meta.is_file() => copy(from, to, &meta).map_err(|error| Failed::Fault(fault("写入", to, &error))),
            Ok(_) => Err(Failed::Refused),
            Err(error) if gone(&error) && !own => Ok(()),
            Err(error) => Err(Failed::Fault(fault("读取", from, &error))),
        },
    }
}

/// Where links do not work: a copy of the same time, so that it still counts as untouched.
fn copy(from: &Path, to: &Path, meta: &fs::Metadata) -> io::Result<()> {
    fs::copy(from, to)?;
    match meta.modified() {
        Ok(time) => File::options().write(true).open(to)?.set_modified(time),
        Err(_) => Ok(()),
    }
}
