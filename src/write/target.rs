//! Where the output stands: the folder that was asked for, resolved, and refused where writing would destroy something.
//!
//! Part of `write`. Only looks; changes nothing.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::diagnostic::Error;
use crate::digest::Digest;

use super::fault::{fault, shown};

/// The folder of the site that belongs to the program: cache, locks, marks.
const SCRATCH: &str = ".zhuanlan";

/// Folders of the site that people write in.
const SOURCES: [&str; 7] = ["content", "static", "templates", "themes", "editions", "报送", SCRATCH];

/// The output folder.
#[derive(Debug)]
pub(super) struct Target {
    /// The real folder, absolute; need not exist yet.
    pub(super) root: PathBuf,
    /// As people know it: relative to the site if it lies there.
    pub(super) label: String,
    /// The site's `.zhuanlan`.
    pub(super) scratch: PathBuf,
    /// Whether it is a link or another disk hung in here, which cannot be exchanged.
    pub(super) fixed: bool,
}

impl Target {
    /// Resolves `out` and refuses a place that holds the project itself.
    pub(super) fn find(site: &Path, out: &Path) -> Result<Target, Error> {
        let resolve = |path: &Path| resolved(path).map_err(|error| fault("找到", path, &error));
        let meta = match fs::symlink_metadata(out) {
            Ok(meta) => Some(meta),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(fault("查看", out, &error)),
        };
        let link = meta.is_some_and(|meta| meta.is_symlink());
        if link && !out.exists() {
            return Err(Error::new(format!("“{}”是一个断了的链接，它指的文件夹不在", shown(out))).advise("改好或删掉这个链接"));
        }
        let (site, root) = (resolve(site)?, resolve(out)?);
        refuse_sources(&site, &root, out)?;
        if root.exists() && !root.is_dir() {
            let told = format!("“{}”是一个文件，不能当输出文件夹", shown(out));
            return Err(Error::new(told).advise("把它移走，或用 build --out 另选一个文件夹"));
        }
        let label = root.strip_prefix(&site).map_or_else(|_| shown(out), |inside| inside.display().to_string().replace('\\', "/"));
        let fixed = link || is_mount(&root);
        Ok(Target { root, label, scratch: site.join(SCRATCH), fixed })
    }

    /// A file in `.zhuanlan` that is about this output alone.
    pub(super) fn scratch_name(&self, word: &str) -> String {
        format!("{word}-{}", Digest::of(self.root.as_os_str().as_encoded_bytes()).letters(12))
    }

    /// One of the outputs, as people know it.
    pub(super) fn label_of(&self, path: &str) -> String {
        format!("{}/{path}", self.label)
    }
}

fn refuse_sources(site: &Path, root: &Path, out: &Path) -> Result<(), Error> {
    let refuse = |why: String| Err(Error::new(why).advise("用网站文件夹里的 public，或用 build --out 选一个单独的空文件夹"));
    if site.starts_with(root) {
        return refuse(format!("输出文件夹“{}”就是网站文件夹，或者包住了它，会盖掉原稿", shown(out)));
    }
    match SOURCES.iter().find(|source| root.starts_with(site.join(source))) {
        Some(source) => refuse(format!("输出文件夹“{}”在“{source}”里，会和原稿混在一起", shown(out))),
        None => Ok(()),
    }
}

/// The real absolute path, also of a folder that does not exist yet.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let mut missing = Vec::new();
    let mut standing = path.as_path();
    loop {
        match standing.canonicalize() {
            Ok(real) => return Ok(missing.iter().rev().fold(real, |real, part| real.join(part))),
            Err(error) if error.kind() == ErrorKind::NotFound => match (standing.parent(), standing.file_name()) {
                (Some(parent), Some(name)) => {
                    missing.push(name.to_owned());
                    standing = parent;
                }
                _ => return Err(error),
            },
            Err(error) => return Err(error),
        }
    }
}

#[cfg(unix)]
fn is_mount(root: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| fs::metadata(path).map(|meta| meta.dev()).ok();
    root.exists() && root.parent().is_none_or(|parent| device(parent) != device(root))
}

#[cfg(not(unix))]
fn is_mount(_root: &Path) -> bool {
    false
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the folders of the tests")]
mod tests {
    use super::*;

    fn check(out: &str, expected: Option<&str>) {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        fs::create_dir_all(site.join("content/events")).unwrap();
        fs::write(site.join("a-file"), "x").unwrap();
        let told = Target::find(&site, &site.join(out)).err().map(|error| error.message);
        match expected {
            Some(part) => assert!(told.as_deref().is_some_and(|told| told.contains(part)), "{out}: {told:?}"),
            None => assert_eq!(told, None, "{out}"),
        }
    }

    #[test]
    fn places_that_hold_the_project_are_refused() {
        check("public", None);
        check("new/deep/public", None);
        check("../elsewhere", None);
        check("", Some("就是网站文件夹"));
        check(".", Some("就是网站文件夹"));
        check("..", Some("包住了它"));
        check("content", Some("在“content”里"));
        check("content/events/out", Some("在“content”里"));
        check("contents", None);
        check(".zhuanlan", Some("在“.zhuanlan”里"));
        check("a-file", Some("是一个文件"));
    }

    #[test]
    fn the_label_is_relative_to_the_site() {
        let folder = tempfile::tempdir().unwrap();
        let target = Target::find(folder.path(), &folder.path().join("out/public")).unwrap();
        assert_eq!(target.label_of("events/a.html"), "out/public/events/a.html");
    }
}
