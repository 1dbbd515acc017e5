//! Refuses to write over files that somebody else put into the output.
//!
//! Part of `write`. Pure: looks at the walk over the output, the record and the plan.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::path::Path;

use crate::diagnostic::Error;
use crate::paths::OutPath;

use super::fault::shown;
use super::record::{RECORD, Record};
use super::scan::{Sort, Tree};
use super::target::Target;

/// Names every foreign thing that stands on a planned path, or where a planned path needs a folder.
pub(super) fn refuse_foreign(target: &Target, tree: &Tree, record: &Record, planned: &[OutPath]) -> Result<(), Error> {
    if let Some(path) = planned.iter().find(|path| path.as_str().split('/').next() == Some(RECORD)) {
        return Err(Error::new(format!("“{path}”是留给记录的名字，不能当输出")));
    }
    let folders = own_folders(record);
    let mut found = BTreeSet::new();
    for path in planned {
        found.extend(in_the_way(tree, record, &folders, path.as_str()));
    }
    found.extend(differing_by_case(tree, record, planned));
    let Some(first) = found.first() else { return Ok(()) };
    let all = found.iter().take(5).map(|path| format!("“{}”", target.label_of(&shown(Path::new(path))))).collect::<Vec<_>>().join("、");
    let more = if found.len() > 5 { format!("等 {} 处", found.len()) } else { String::new() };
    let hint = format!("把它移走，或给要生成的页面换一个网址（slug）；例如“{}”", shown(Path::new(first)));
    Err(Error::new(format!("{all}{more}不是 zhuanlan 写的，却占着要生成的位置，没有盖掉它")).advise(hint))
}

/// The folders that own files lie in.
pub(super) fn own_folders(record: &Record) -> BTreeSet<&str> {
    record.0.keys().flat_map(|path| folders_above(path)).collect()
}

/// `a/b/c` gives `a/b` and `a`.
pub(super) fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}

fn in_the_way(tree: &Tree, record: &Record, folders: &BTreeSet<&str>, path: &str) -> Option<OsString> {
    let own = |path: &OsStr| path.to_str().is_some_and(|path| record.0.contains_key(path) || folders.contains(path));
    match tree.get(path) {
        Some(seen) if seen.sort == Sort::Folder => {
            if !folders.contains(path) {
                return Some(path.into());
            }
            tree.below(path).find(|below| !own(below)).map(OsStr::to_owned)
        }
        Some(_) if record.0.contains_key(path) => None,
        Some(_) => Some(path.into()),
        None => {
            let blocks = |folder: &&str| tree.get(folder).is_some_and(|seen| seen.sort != Sort::Folder) && !record.0.contains_key(*folder);
            folders_above(path).find(blocks).map(OsString::from)
        }
    }
}

/// Where case does not count, `Index.html` of somebody else is our `index.html`.
fn differing_by_case(tree: &Tree, record: &Record, planned: &[OutPath]) -> Vec<OsString> {
    if !cfg!(any(windows, target_os = "macos")) {
        return Vec::new();
    }
    let foreign =
        tree.seen.iter().filter(|(path, seen)| seen.sort != Sort::Folder && path.to_str().is_none_or(|p| !record.0.contains_key(p)));
    let folded: BTreeMap<String, &OsString> = foreign.map(|(path, _)| (path.to_string_lossy().to_lowercase(), path)).collect();
    planned.iter().filter_map(|path| folded.get(path.as_str()).map(|path| (*path).clone())).collect()
}
