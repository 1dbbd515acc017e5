//! The selected photos (N4.7): the pictures of `content/featured/` in name order, or those that pages flag — one way or the other.

use std::collections::BTreeSet;

use super::albums;
use super::assemble::Input;
use super::page::{Page, PhotoUse};
use super::pictures::{Pictures, Words, neighbours};
use crate::diagnostic::Diagnostic;

/// The selected photos in order, each content once.
pub(super) fn featured(input: &Input<'_>, pages: &[Page], pictures: &mut Pictures<'_>, said: &mut Vec<Diagnostic>) -> Vec<PhotoUse> {
    let from_folder = folder(input, pictures);
    let flagged = flagged(input, pages, pictures);
    if !from_folder.is_empty() && !flagged.is_empty() {
        let message = "精选照片既放在 featured 文件夹里，又在页面上标了“精选”，这里按文件夹算";
        said.push(Diagnostic::warning("featured-twice", "content/featured", message).advise("两种办法只用一种"));
    }
    let chosen = if from_folder.is_empty() { flagged } else { from_folder };
    let mut seen = BTreeSet::new();
    chosen.into_iter().filter(|photo| seen.insert(pictures.list[photo.picture].digest)).collect()
}

fn folder(input: &Input<'_>, pictures: &mut Pictures<'_>) -> Vec<PhotoUse> {
    let mut photos = Vec::new();
    for folder in ["content/featured", "content/精选"] {
        let captions = input.captions.get(folder);
        let mut paths: Vec<_> = neighbours(input.snapshot, folder).cloned().collect();
        paths.sort_by_cached_key(|path| albums::by_value(path.name()));
        for path in paths {
            let Some(at) = pictures.index(&path) else { continue };
            let words = captions.and_then(|captions| captions.get(&path.name().to_lowercase()));
            let words = words
                .map(|(caption, credit)| Words { caption: caption.clone(), credit: credit.clone(), alt: String::new() })
                .unwrap_or_default();
            photos.push(pictures.photo(at, words, None));
        }
    }
    photos
}

/// Photos that a front matter flags, in the order of pages.
fn flagged(input: &Input<'_>, pages: &[Page], pictures: &mut Pictures<'_>) -> Vec<PhotoUse> {
    let mut photos = Vec::new();
    for document in input.documents {
        let lines: Vec<_> = document.front.photos.iter().filter(|line| line.featured).collect();
        if lines.is_empty() {
            continue;
        }
        let Some(page) = pages.iter().find(|page| page.source == document.path && page.row == document.row) else { continue };
        for line in lines {
            let Some(at) = pictures.find(document, &line.src, &mut Vec::new()) else { continue };
            let shown = page.photos.iter().chain(page.inline.values().flatten()).chain(&page.cover).find(|photo| photo.picture == at);
            photos.extend(shown.cloned());
        }
    }
    photos
}
