//! Topics that gather pages: tags, points of publicity, kinds of opening.

use std::collections::{BTreeMap, BTreeSet};

use super::page::{Page, PageId};
use crate::digest::Digest;
use crate::document::slug;
use crate::edition::Edition;

/// Something that pages have in common.
#[derive(Debug, Clone)]
pub struct Topic {
    /// What identifies it: the tag, the number of the point, the id of the opening.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Its name in addresses.
    pub slug: String,
    /// Its pages: the kinds one after another, each in the order of its list.
    pub pages: Vec<PageId>,
}

/// Tags, most used first, then by title; names that fall together get letters.
pub(super) fn tags(pages: &[&Page]) -> Vec<Topic> {
    let mut by_tag: BTreeMap<&str, Vec<PageId>> = BTreeMap::new();
    for page in pages {
        for tag in &page.front.tags {
            by_tag.entry(tag).or_default().push(page.id);
        }
    }
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for tag in by_tag.keys() {
        *names.entry(plain_slug(tag)).or_default() += 1;
    }
    let mut topics: Vec<Topic> = by_tag
        .into_iter()
        .map(|(tag, pages)| Topic { key: tag.to_owned(), title: tag.to_owned(), slug: name(tag, &names), pages })
        .collect();
    topics.sort_by(|a, b| b.pages.len().cmp(&a.pages.len()).then_with(|| a.title.cmp(&b.title)));
    let mut taken = BTreeSet::new();
    topics.retain(|topic| taken.insert(topic.slug.clone()));
    topics
}

fn name(tag: &str, names: &BTreeMap<String, usize>) -> String {
    let slug = plain_slug(tag);
    let alone = names.get(&slug) == Some(&1) && !slug.starts_with("page-");
    if alone { slug } else { format!("{slug}-{}", Digest::of(tag.as_bytes()).letters(4)) }
}

/// The name of a tag if no other has it.
pub fn plain_slug(tag: &str) -> String {
    slug::slug(tag, "tag")
}

/// The points of publicity with their pages; the edition's, also those without any.
pub(super) fn focus(edition: &Edition, pages: &[&Page]) -> Vec<Topic> {
    let topic = |point: &crate::edition::Focus| Topic {
        key: point.number.to_string(),
        title: point.title.clone(),
        slug: point.number.to_string(),
        pages: pages.iter().filter(|page| page.front.focus.contains(&point.number)).map(|page| page.id).collect(),
    };
    edition.focus.iter().map(topic).collect()
}

/// The kinds of opening with their events; the edition's, also those without any.
pub(super) fn openings(edition: &Edition, pages: &[&Page]) -> Vec<Topic> {
    let topic = |opening: &crate::edition::Opening| Topic {
        key: opening.id.clone(),
        title: opening.title.clone(),
        slug: opening.id.clone(),
        pages: pages
            .iter()
            .filter(|page| page.takes_place() && page.front.event.opening.contains(&opening.id))
            .map(|page| page.id)
            .collect(),
    };
    edition.openings.iter().map(topic).collect()
}
