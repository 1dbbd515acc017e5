//! Lays out a new folder in the project itself, such as a theme to be changed: whole or not at all, and never over what is there.
//!
//! Part of `write`.
#![expect(clippy::disallowed_methods, reason = "part of the door that writes")]

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::Path;

use super::fault::{fault, shown};
use crate::diagnostic::Error;

/// Makes `folder` with these files by their paths inside it. An error if there is anything of that name.
pub fn lay_out(folder: &Path, files: &[(String, Cow<'_, [u8]>)]) -> Result<(), Error> {
    if folder.symlink_metadata().is_ok() {
        let told = format!("“{}”已经有了，没有动它", shown(folder));
        return Err(Error::new(told).advise("想重新拿一份，先把它改名或移走"));
    }
    let half = folder.with_file_name(format!(".zhuanlan-new-{}", std::process::id()));
    let laid = fill(&half, files).and_then(|()| fs::rename(&half, folder));
    laid.map_err(|error| {
        let _ = fs::remove_dir_all(&half);
        fault("写入", folder, &error)
    })
}

fn fill(folder: &Path, files: &[(String, Cow<'_, [u8]>)]) -> io::Result<()> {
    for (path, bytes) in files {
        let place = folder.join(path);
        fs::create_dir_all(place.parent().unwrap_or(folder))?;
        fs::write(place, bytes)?;
    }
    Ok(())
}
