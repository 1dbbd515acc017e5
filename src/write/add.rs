//! Adds files to the project itself, never over what is there; and changes one that still is what the caller saw.
//!
//! Part of `write`.
#![expect(clippy::disallowed_methods, reason = "part of the door that writes")]

use std::fs;
use std::io::Write as _;
use std::path::Path;

use super::fault::{fault, shown};
use crate::diagnostic::Error;

/// Writes a new file with its folders. An error if there is one of that name, which stays as it is.
pub fn add(place: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |error: &std::io::Error| fault("写入", place, error);
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    }
    let opened = fs::OpenOptions::new().write(true).create_new(true).open(place);
    let mut file = match opened {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            return Err(Error::new(format!("“{}”已经有了，没有动它", shown(place))).advise("先把它改名或移走"));
        }
        Err(error) => return Err(failed(&error)),
    };
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|error| failed(&error))
}

/// Changes a file that still holds `before`, in one step. An error if somebody has changed it meanwhile.
pub fn change(place: &Path, before: &[u8], after: &str) -> Result<(), Error> {
    let failed = |error: &std::io::Error| fault("写入", place, error);
    let now = fs::read(place).map_err(|error| failed(&error))?;
    if now != before {
        return Err(Error::new(format!("“{}”刚刚被别的程序改动了，没有动它", shown(place))).advise("保存好正在编辑的文件，再运行一次"));
    }
    let half = place.with_file_name(format!(".zhuanlan-new-{}", std::process::id()));
    fs::write(&half, after).and_then(|()| fs::rename(&half, place)).map_err(|error| {
        let _ = fs::remove_file(&half);
        failed(&error)
    })
}
