//! A preview's shortest way: where nothing but the words of one page has changed, the site of the last walk stands again with those words in it.
//!
//! What other pages, lists, sums and outputs are made from is the same then, so it is the same site that a whole walk would come to. Whatever
//! is in doubt goes the whole way.

use std::sync::Arc;

use super::{Memory, Walked};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::document::body::{Body, Leaf};
use crate::paths::SitePath;
use crate::plan;
use crate::source::Snapshot;

/// The walk over `snapshot`, which differs from that of the `last` walk by the file `path` alone; `said` is what its preparation said. `None`
/// where more than words may have changed.
pub fn retouch(last: &Walked, said: &[Diagnostic], (snapshot, path): (&Snapshot, &SitePath), memory: &mut Memory) -> Option<Walked> {
    if said.iter().any(|said| said.path == path.as_str()) {
        return None;
    }
    let (theme, plan) = last.planned.as_ref()?;
    let at = only(&last.documents, path)?;
    let page = last.site.pages.iter().position(|page| page.source == *path)?;
    let old = &last.documents[at];
    let new = memory.words(path, &snapshot.text(path.as_str())?.content)?;
    if !only_words(old, &new) {
        return None;
    }
    let mut site = last.site.clone();
    let shown = &mut site.pages[page];
    if shown.front.summary.is_empty() {
        shown.summary.clone_from(&new.extract);
    }
    (shown.front, shown.body) = (new.front.clone(), new.body.clone());
    // How the search is cut follows the lengths of the texts; of all else the plan says what it said.
    let plan = if plan::cut(&site) == plan.search { plan.clone() } else { Arc::new(plan::plan(&site, theme, snapshot).value) };
    let mut documents = last.documents.clone();
    documents[at] = new;
    Some(Walked { snapshot: snapshot.clone(), documents, report: last.report.clone(), site, planned: Some((theme.clone(), plan)) })
}

/// The only document of a file.
fn only(documents: &[Arc<Document>], path: &SitePath) -> Option<usize> {
    let at = documents.binary_search_by(|document| document.path.cmp(path)).ok()?;
    let beside = [at.checked_sub(1), at.checked_add(1)];
    let alone = beside.iter().flatten().all(|at| documents.get(*at).is_none_or(|other| other.path != *path));
    (alone && documents[at].row.is_none()).then_some(at)
}

/// Whether two versions of a page differ by the words of their text and by nothing that another page, list or output could see.
fn only_words(old: &Document, new: &Document) -> bool {
    let named = |one: &Document| (one.kind, one.folder.clone(), one.slug.clone(), one.key.clone());
    named(old) == named(new)
        && old.front == new.front
        && old.secrets == new.secrets
        && old.body.headings.iter().map(|heading| &heading.id).eq(new.body.headings.iter().map(|heading| &heading.id))
        && references(&old.body) == references(&new.body)
}

/// Everything that a text refers to, wherever in it that stands.
fn references(body: &Body) -> Vec<[&str; 3]> {
    let of = |leaf| match leaf {
        Leaf::Link(target) => Some(["link", &target.written, ""]),
        Leaf::Picture(picture) => Some([picture.target.written.as_str(), &picture.alt, &picture.title]),
        Leaf::Video(video) => Some(["video", &video.target.written, &video.title]),
        Leaf::Text(_) | Leaf::Code(_) | Leaf::Gap | Leaf::End => None,
    };
    if body.refers == Some(false) { Vec::new() } else { body.leaves().into_iter().filter_map(of).collect() }
}
