//! Puts last year's column away: its pages into `static/`, its texts into a folder of their own; all or nothing as far as renaming goes.
//!
//! Part of `write`.
#![expect(clippy::disallowed_methods, reason = "part of the door that writes")]

use std::fs;
use std::path::{Path, PathBuf};

use super::fault::{fault, shown};
use crate::diagnostic::Error;

/// Moves files and folders, each to a place where nothing is yet; if one cannot be moved, those before it go back.
pub fn move_all(moves: &[(PathBuf, PathBuf)]) -> Result<(), Error> {
    if let Some((_, taken)) = moves.iter().find(|(_, to)| to.symlink_metadata().is_ok()) {
        return Err(Error::new(format!("“{}”已经有了，什么也没有动", shown(taken))).advise("把它移走，再运行一次"));
    }
    for (at, (from, to)) in moves.iter().enumerate() {
        let moved = fs::create_dir_all(to.parent().unwrap_or(to)).and_then(|()| fs::rename(from, to));
        if let Err(error) = moved {
            for (from, to) in moves[..at].iter().rev() {
                let _ = fs::rename(to, from);
            }
            return Err(fault("移动", from, &error));
        }
    }
    Ok(())
}

/// The names of what lies in a folder, in order; none where there is no folder.
pub fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_moved_whole_is_not_moved_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        fs::write(place("a"), "a").unwrap();
        let moves = [(place("a"), place("old/a")), (place("missing"), place("old/b"))];
        assert!(move_all(&moves).is_err());
        assert!(place("a").exists() && !place("old/a").exists());
        assert!(move_all(&moves[..1]).is_ok() && place("old/a").exists());
        fs::write(place("a"), "new").unwrap();
        assert!(move_all(&moves[..1]).unwrap_err().message.contains("已经有了"));
        assert_eq!(fs::read_to_string(place("old/a")).unwrap(), "a");
    }
}
