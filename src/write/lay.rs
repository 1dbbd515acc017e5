//! Lays out a new folder in the project itself, such as a theme to be changed: whole or not at all, and never over what is there.
//!
//! Part of `write`.
#![expect(clippy::disallowed_methods, reason = "part of the door that writes")]

use std::borrow::Cow;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

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

/// Puts new files into a folder that may be there already, all or none: if one of them is there, nothing is done and the error names it.
pub fn lay_into(folder: &Path, files: &[(String, Cow<'_, [u8]>)]) -> Result<(), Error> {
    if folder.exists() && !folder.is_dir() {
        return Err(Error::new(format!("“{}”是一个文件，不是文件夹", shown(folder))).advise("换一个名字"));
    }
    let there: Vec<&str> =
        files.iter().map(|(path, _)| path.as_str()).filter(|path| folder.join(path).symlink_metadata().is_ok()).collect();
    if let Some(first) = there.first() {
        let many = if there.len() > 1 { format!("等 {} 个文件", there.len()) } else { String::new() };
        return Err(
            Error::new(format!("“{}”{many}已经有了，什么也没有动", shown(&folder.join(first)))).advise("换一个新文件夹，或先把它们移走")
        );
    }
    let mut made: Vec<PathBuf> = Vec::new();
    let mut lay = |(path, bytes): &(String, Cow<'_, [u8]>)| {
        let place = folder.join(path);
        fs::create_dir_all(place.parent().unwrap_or(folder)).map_err(|error| fault("新建", &place, &error))?;
        let mut file = fs::File::create_new(&place).map_err(|error| fault("写入", &place, &error))?;
        made.push(place.clone());
        file.write_all(bytes).map_err(|error| fault("写入", &place, &error))
    };
    let laid = files.iter().try_for_each(&mut lay);
    laid.inspect_err(|_| {
        for place in made.iter().rev() {
            let _ = fs::remove_file(place);
            // Only folders that have become empty go.
            place.ancestors().skip(1).take_while(|above| above.starts_with(folder)).for_each(|above| drop(fs::remove_dir(above)));
        }
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
