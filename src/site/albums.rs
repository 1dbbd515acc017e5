//! Pictures that belong to a page by lying beside it: the folder of an `index.md`, an album that is a folder alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Captions, Document, Kind};
use crate::paths::SitePath;
use crate::source::{Matter, PictureKind, Snapshot};

/// Folders below `content/albums/` that hold pictures and no page: an album each.
pub(super) fn bare(snapshot: &Snapshot, documents: &[&Document]) -> Vec<Document> {
    let with_page: BTreeSet<&str> =
        documents.iter().filter(|document| document.path.stem() == "index").map(|document| document.path.folder()).collect();
    let mut folders: BTreeMap<String, String> = BTreeMap::new();
    for (path, file) in &snapshot.files {
        if !matches!(&file.matter, Matter::Picture(probe) if probe.kind != PictureKind::Svg) {
            continue;
        }
        let Some((Kind::Album, folder)) = Kind::of(path, &[]) else { continue };
        let holder = path.folder();
        if holder != format!("content/{folder}") && !with_page.contains(holder) {
            folders.insert(holder.to_owned(), folder.to_owned());
        }
    }
    let made =
        folders.into_iter().filter_map(|(holder, folder)| SitePath::new(&holder).map(|path| Document::bare(path, Kind::Album, &folder)));
    made.collect()
}

/// The pictures in a page's own folder: capture order, then name with numbers by value.
pub(super) fn beside(snapshot: &Snapshot, document: &Document) -> Vec<SitePath> {
    let folder = match own_folder(document) {
        Some(folder) => folder,
        None => return Vec::new(),
    };
    let mut found: Vec<(Option<&str>, String, &SitePath)> = Vec::new();
    for path in super::pictures::neighbours(snapshot, folder) {
        if let Matter::Picture(probe) = &snapshot.files[path].matter
            && probe.kind != PictureKind::Svg
        {
            found.push((probe.taken.as_deref(), by_value(path.name()), path));
        }
    }
    let all_dated = found.iter().all(|(taken, ..)| taken.is_some());
    found.sort_by(|a, b| if all_dated { (a.0, &a.1).cmp(&(b.0, &b.1)) } else { a.1.cmp(&b.1) });
    found.into_iter().map(|(_, _, path)| path.clone()).collect()
}

/// The folder that is a document's own: that of an `index` page, or the folder that it is.
pub(super) fn own_folder(document: &Document) -> Option<&str> {
    if document.text.is_empty() && document.row.is_none() {
        return Some(document.path.as_str());
    }
    // Almost every page ends here.
    if document.path.stem() != "index" {
        return None;
    }
    let folder = document.path.folder();
    (folder.matches('/').count() >= 2).then_some(folder)
}

/// The captions that lie in a document's own folder.
pub(super) fn captions<'c>(all: &'c BTreeMap<String, Captions>, document: &Document) -> Option<&'c Captions> {
    all.get(own_folder(document)?)
}

/// A name in which numbers are padded, so that `2.jpg` comes before `10.jpg`.
pub(super) fn by_value(name: &str) -> String {
    let (mut key, mut digits) = (String::new(), String::new());
    for c in name.to_lowercase().chars().chain(['\0']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            key.push_str(&format!("{digits:0>12}"));
            digits.clear();
        }
        key.push(c);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_names_count_by_value() {
        assert!(by_value("2.jpg") < by_value("10.jpg"));
        assert!(by_value("图2-3") < by_value("图2-12"));
    }
}
