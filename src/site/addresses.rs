//! Gives every page its address: written slugs as they are, made ones with letters of their path where they collide.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::assemble::Entry;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::document::Kind;
use crate::paths::OutPath;

/// Names at the top of the output that pages cannot take.
const TAKEN: &[&str] = &[
    "index",
    "calendar",
    "events",
    "stories",
    "cases",
    "people",
    "albums",
    "media",
    "notices",
    "tags",
    "focus",
    "data",
    "checklist",
    "search",
    "404",
    "feed",
    "sitemap",
    "robots",
    "week",
    "web",
    "photos",
    "files",
    "assets",
    "entry",
    "sections",
];

/// The addresses in the order of the entries.
pub(super) fn assign(entries: &[Entry<'_>], said: &mut Vec<Diagnostic>) -> Vec<OutPath> {
    let mut stems: Vec<String> = entries.iter().map(|entry| stem(entry, &entry.document.slug)).collect();
    for (wanted, group) in &clashes(&stems) {
        let is_written = |at: &&usize| entries[**at].document.front.slug.is_some();
        let hits_list = hits_list(wanted);
        let written: Vec<&usize> = group.iter().filter(is_written).collect();
        if written.len() > 1 || (hits_list && !written.is_empty()) {
            collide(&written, entries, hits_list, said);
        }
        if group.len() > 1 || hits_list {
            let made: Vec<(&Entry<'_>, String)> = group
                .iter()
                .filter(|at| !is_written(at))
                .map(|at| {
                    let entry = &entries[*at];
                    let slug = format!("{}-{}", entry.document.slug, letters(entry));
                    stems[*at] = stem(entry, &slug);
                    (entry, slug)
                })
                .collect();
            said.extend(made_unique(&made));
        }
    }
    stems.iter().map(|stem| OutPath::new(&format!("{stem}.html")).expect("a slug holds no slash and is not empty")).collect()
}

/// The addresses that several want, or that are not to be had, with those who want them.
fn clashes(stems: &[String]) -> BTreeMap<String, Vec<usize>> {
    let mut seen: HashSet<&str> = HashSet::with_capacity(stems.len());
    let twice: BTreeSet<&str> = stems.iter().map(String::as_str).filter(|stem| !seen.insert(stem) || hits_list(stem)).collect();
    let mut clashes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    if !twice.is_empty() {
        for (at, stem) in stems.iter().enumerate().filter(|(_, stem)| twice.contains(stem.as_str())) {
            clashes.entry(stem.clone()).or_default().push(at);
        }
    }
    clashes
}

/// Whether an address is that of a list, a day, a topic or another page that the program makes by itself.
pub(super) fn is_fixed(url: &str) -> bool {
    let stem = url.trim_end_matches(".html");
    hits_list(stem) || ["calendar/", "focus/", "tags/", "photos/", "files/", "assets/"].iter().any(|folder| stem.starts_with(folder))
}

/// The path of a slug without its ending.
pub(super) fn stem(entry: &Entry<'_>, slug: &str) -> String {
    match (entry.document.kind, entry.section_folder.as_deref()) {
        (Kind::Page, _) => slug.to_owned(),
        (Kind::Article, Some(folder)) => format!("{folder}/{slug}"),
        (kind, _) => format!("{}/{slug}", kind.folder()),
    }
}

fn hits_list(stem: &str) -> bool {
    match stem.rsplit_once('/') {
        None => TAKEN.contains(&stem),
        Some((_, slug)) => slug.strip_prefix("page-").is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit())),
    }
}

fn letters(entry: &Entry<'_>) -> String {
    Digest::of_parts([entry.document.path.as_str().as_bytes(), entry.document.key.as_bytes()]).letters(4)
}

/// Says once of all pages that want one address that letters tell them apart.
fn made_unique(made: &[(&Entry<'_>, String)]) -> Option<Diagnostic> {
    let ((entry, slug), others) = made.split_first()?;
    let names: Vec<&str> = others.iter().take(3).map(|(other, _)| other.document.path.as_str()).collect();
    let message = match others.len() {
        0 => format!("网址“{}”已经有别的页面在用，这一页加了几个字母区分：{slug}", entry.document.slug),
        count => {
            let more = if count > names.len() { format!(" 等 {count} 页") } else { String::new() };
            format!("这一页和 {}{more} 的网址都会是“{}”，所以各加了几个字母区分", names.join("、"), entry.document.slug)
        }
    };
    let hint = format!("想要好看的网址，在其中一页的开头自己写一个，例如 slug: {}-2", entry.document.slug);
    Some(Diagnostic::hint("slug-made-unique", entry.document.path.as_str(), message).advise(hint))
}

fn collide(written: &[&usize], entries: &[Entry<'_>], hits_list: bool, said: &mut Vec<Diagnostic>) {
    // Where two collide the second is told, with the name of the first.
    let first = written.first().filter(|_| !hits_list).map(|first| entries[**first].document.path.as_str());
    for at in written.iter().skip(usize::from(first.is_some())) {
        let entry = &entries[**at];
        let Some(slug) = &entry.document.front.slug else { continue };
        let message = match first {
            Some(other) => format!("网页名“{}”与 {other} 的相同", slug.value),
            None => format!("网页名“{}”是本站固定页面的网址，不能用", slug.value),
        };
        said.push(
            Diagnostic::error("slug-collision", entry.document.path.as_str(), message)
                .place(entry.document.place(&slug.range))
                .advise(format!("换一个，例如 {}-2", slug.value)),
        );
    }
}
