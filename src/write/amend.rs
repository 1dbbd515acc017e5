//! Writes a text of the project anew after a mend that the user asked for; the old file stays beside it as `.bak`.
//!
//! Part of `write`.
#![expect(clippy::disallowed_methods, reason = "part of the door that writes")]

use std::fs;
use std::path::{Path, PathBuf};

use super::fault::fault;
use crate::diagnostic::Error;

/// Replaces the text of a file in one step and gives the path of the old one, which is kept under a name that was free.
pub fn amend(path: &Path, text: &str) -> Result<PathBuf, Error> {
    let old = (1..).map(|number| beside(path, number)).find(|old| old.symlink_metadata().is_err()).unwrap_or_else(|| beside(path, 1));
    fs::copy(path, &old).map_err(|error| fault("备份", path, &error))?;
    let half = path.with_file_name(format!(".zhuanlan-mend-{}.tmp", std::process::id()));
    let written = fs::write(&half, text).and_then(|()| fs::rename(&half, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&half);
        fault("写入", path, &error)
    })?;
    Ok(old)
}

/// `a.md` → `a.md.bak`, then `a.md.2.bak`.
fn beside(path: &Path, number: u32) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(if number == 1 { format!("{name}.bak") } else { format!("{name}.{number}.bak") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_old_text_is_kept_and_never_overwritten() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("a.md");
        fs::write(&file, "一").expect("a file");
        assert_eq!(amend(&file, "二").expect("written"), folder.path().join("a.md.bak"));
        assert_eq!(amend(&file, "三").expect("written"), folder.path().join("a.md.2.bak"));
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("a file");
        assert_eq!((read("a.md"), read("a.md.bak"), read("a.md.2.bak")), ("三".into(), "一".into(), "二".into()));
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 3);
    }
}
