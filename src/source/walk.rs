//! Which files belong to the site: the one walk over its folders, what is passed over, and where links may lead.
//!
//! Part of `source`. Looks at names and links only; `load` opens the files.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Component, Path, PathBuf};

use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use super::{FOLDERS, TOP_FILES};
use crate::diagnostic::{Checked, Diagnostic};
use crate::paths::SitePath;

/// A file that belongs to the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// Its composed path.
    pub(super) path: SitePath,
    /// Its path on the disk.
    pub(super) disk: PathBuf,
}

/// Where the walk may go.
struct Bounds<'a> {
    root: &'a Path,
    /// The root without links, to compare the targets of links with; `None` if the system does not tell.
    real: Option<PathBuf>,
    skip: Vec<PathBuf>,
}

/// Every file of the site, sorted by path.
pub(super) fn walk(root: &Path, skip: &[PathBuf]) -> Checked<Vec<Found>> {
    let bounds = Bounds::new(root, skip);
    let mut diagnostics = Vec::new();
    let mut found: BTreeMap<SitePath, PathBuf> = BTreeMap::new();
    let tops = FOLDERS.into_iter().chain(TOP_FILES).map(|name| root.join(name)).filter(|top| top.symlink_metadata().is_ok());
    for top in tops {
        let mut entries = WalkDir::new(top).follow_links(true).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            let seen = match entry {
                Ok(entry) => bounds.see(&entry),
                Err(error) => Seen::Odd(unwalkable(root, &error)),
            };
            match seen {
                Seen::File(file) => add(file, &mut found, &mut diagnostics),
                Seen::Nothing => {}
                Seen::Closed => entries.skip_current_dir(),
                Seen::Odd(diagnostic) => diagnostics.push(diagnostic),
                Seen::OddFolder(diagnostic) => {
                    diagnostics.push(diagnostic);
                    entries.skip_current_dir();
                }
            }
        }
    }
    Checked { value: found.into_iter().map(|(path, disk)| Found { path, disk }).collect(), diagnostics }
}

/// The one file at `disk`, if it belongs to the site.
pub(super) fn find(root: &Path, disk: &Path, skip: &[PathBuf]) -> Option<Checked<Found>> {
    let bounds = Bounds::new(root, skip);
    let below = disk.strip_prefix(root).ok()?;
    let parts = below.components().map(|part| part.as_os_str().to_str()).collect::<Option<Vec<&str>>>()?;
    let (top, rest) = parts.split_first()?;
    let in_reach = if rest.is_empty() { TOP_FILES.contains(top) } else { FOLDERS.contains(top) };
    let quiet = rest.iter().any(|name| is_noise(name, *top == "static"));
    if !in_reach || quiet || bounds.is_skipped(disk) || !disk.is_file() || !bounds.stays_inside(disk) {
        return None;
    }
    Some(Checked::clean(Found { path: site_path(root, disk)?, disk: disk.to_owned() }))
}

enum Seen {
    File(Found),
    /// A folder, or a file that is passed over.
    Nothing,
    /// A folder that is not entered.
    Closed,
    Odd(Diagnostic),
    OddFolder(Diagnostic),
}

impl Bounds<'_> {
    fn new<'a>(root: &'a Path, skip: &[PathBuf]) -> Bounds<'a> {
        Bounds { root, real: root.canonicalize().ok(), skip: skip.iter().map(|path| plain(&root.join(path))).collect() }
    }

    fn see(&self, entry: &DirEntry) -> Seen {
        let is_folder = entry.file_type().is_dir();
        let odd = |diagnostic| if is_folder { Seen::OddFolder(diagnostic) } else { Seen::Odd(diagnostic) };
        let silent = if is_folder { Seen::Closed } else { Seen::Nothing };
        let in_static = entry.path().starts_with(self.root.join("static"));
        if (entry.depth() > 0 && is_noise(&entry.file_name().to_string_lossy(), in_static)) || is_folder && self.is_skipped(entry.path()) {
            return silent;
        }
        let Some(path) = site_path(self.root, entry.path()) else { return odd(unusable_name(self.root, entry.path())) };
        let is_link = entry.path_is_symlink() || (entry.depth() == 0 && entry.path().is_symlink());
        if is_link && !self.stays_inside(entry.path()) {
            return odd(outside(&path, entry.path()));
        }
        if entry.file_type().is_file() { Seen::File(Found { path, disk: entry.path().to_owned() }) } else { Seen::Nothing }
    }

    fn is_skipped(&self, disk: &Path) -> bool {
        let disk = plain(disk);
        self.skip.iter().any(|skip| disk.starts_with(skip))
    }

    /// Whether the file behind all links lies in a folder of the site that may be read: neither a hidden nor a skipped one, nor the
    /// top, where `private.yaml` is.
    fn stays_inside(&self, disk: &Path) -> bool {
        let (Some(real), Ok(target)) = (&self.real, disk.canonicalize()) else { return false };
        let Ok(below) = target.strip_prefix(real) else { return false };
        let hidden = below.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
        let at_top = below.components().count() < 2 && !target.is_dir();
        let private = at_top && plain(disk) != plain(&self.root.join(below));
        below.components().count() > 0 && !hidden && !private && !self.is_skipped(&self.root.join(below))
    }
}

/// Whether a name is one of those that are passed over without a word.
///
/// Below `static/` other names with a dot are wanted: `.well-known`, `.htaccess`, `.nojekyll`.
fn is_noise(name: &str, in_static: bool) -> bool {
    let lower = name.to_lowercase();
    let junk = [".ds_store", ".directory", ".svn", ".hg", ".idea", ".vscode", ".obsidian"];
    let hidden = match in_static {
        true => junk.contains(&lower.as_str()) || [".git", "._", ".~", ".#", ".trash"].iter().any(|start| lower.starts_with(start)),
        false => lower.starts_with('.'),
    };
    hidden
        || matches!(lower.as_str(), "thumbs.db" | "ehthumbs.db" | "desktop.ini" | "4913" | "__macosx" | "@eadir" | "$recycle.bin")
        || lower.starts_with("~$")
        || (lower.starts_with('#') && lower.ends_with('#'))
        || [".swp", ".swo", ".swx", ".tmp", ".bak", "~"].iter().any(|end| lower.ends_with(end))
}

/// The path below the root in composed form; `None` if a name is no Unicode, or holds a back-slash.
fn site_path(root: &Path, disk: &Path) -> Option<SitePath> {
    let parts = disk.strip_prefix(root).ok()?.components().map(|part| match part {
        Component::Normal(name) => name.to_str().filter(|name| !name.contains('\\')),
        _ => None,
    });
    let written = parts.collect::<Option<Vec<&str>>>()?.join("/");
    let written: String = if written.is_ascii() { written } else { written.nfc().collect() };
    SitePath::new(&written)
}

/// The path without `.` and `..`, by its spelling alone.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(plain.pop()),
            part => plain.push(part),
        }
    }
    plain
}

/// Two names on the disk can be one when composed; the first stays.
fn add(file: Found, found: &mut BTreeMap<SitePath, PathBuf>, diagnostics: &mut Vec<Diagnostic>) {
    match found.entry(file.path) {
        Entry::Vacant(place) => drop(place.insert(file.disk)),
        Entry::Occupied(place) => {
            let path = place.key();
            let message = format!("有两个文件看起来同名“{}”，只读了其中一个", path.name());
            diagnostics.push(Diagnostic::warning("path-twice", path.as_str(), message).advise("给其中一个改个名字"));
        }
    }
}

fn written(root: &Path, disk: &Path) -> String {
    disk.strip_prefix(root).unwrap_or(disk).to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

fn unusable_name(root: &Path, disk: &Path) -> Diagnostic {
    let written = written(root, disk);
    let message = format!("文件名“{}”里有认不出的字符，跳过了", disk.file_name().unwrap_or_default().to_string_lossy());
    Diagnostic::warning("path-unusable", written, message)
        .advise("把它改成普通的中文、字母或数字；解压出来的乱码文件名，用能选 GBK 编码的解压软件重新解压")
}

fn outside(path: &SitePath, disk: &Path) -> Diagnostic {
    let target = disk.canonicalize().map_or_else(|_| "别处".to_owned(), |target| format!("“{}”", target.display()));
    Diagnostic::error("path-outside", path.as_str(), format!("“{}”是快捷链接，指向网站不能公开的地方：{target}", path.name()))
        .advise("把要用的文件复制到 content/ 或 static/ 里，不用链接")
}

fn unwalkable(root: &Path, error: &walkdir::Error) -> Diagnostic {
    let disk = error.path().unwrap_or(root);
    let (path, name) = (written(root, disk), disk.file_name().unwrap_or_default().to_string_lossy());
    match (error.loop_ancestor(), error.io_error()) {
        (Some(_), _) => {
            Diagnostic::warning("path-loop", path, format!("“{name}”是快捷链接，绕回了上一级文件夹，没有再进去")).advise("删掉这个链接")
        }
        (None, Some(error)) if disk.is_symlink() && error.kind() == std::io::ErrorKind::NotFound => {
            Diagnostic::error("path-outside", path, format!("“{name}”是快捷链接，指向的文件已经不在了"))
                .advise("删掉它，或把原来的文件复制过来")
        }
        _ => super::load::unreadable(&path, error.io_error()),
    }
}
