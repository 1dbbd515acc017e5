//! What of the checklist may stand on a public page: the table of the week, and what was achieved; never a gap, a red mark or a due day.

use super::{Checklist, Entry, Matrix, State, checklist, matrix};
use crate::edition::Phase;
use crate::site::Site;

/// What the public page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What was achieved by day.
    pub matrix: Matrix,
    /// What was achieved by phase; phases without anything are left out.
    pub achieved: Vec<AchievedPhase>,
}

/// A phase and what was achieved in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AchievedPhase {
    /// The phase's name.
    pub title: String,
    /// What was achieved.
    pub items: Vec<AchievedItem>,
}

/// Something that was achieved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AchievedItem {
    /// What it is.
    pub title: String,
    /// A remark, empty for none.
    pub text: String,
    /// Where to see it: titles, and paths of outputs or addresses elsewhere.
    pub links: Vec<(String, String)>,
}

/// Takes from the checklist what may be shown. Items with nothing to see, such as forms, are the school's own business.
pub fn shown(site: &Site) -> Shown {
    let list = checklist(site);
    let phase = |(phase, entries): (Phase, Vec<&Entry>)| {
        let items: Vec<AchievedItem> =
            entries.into_iter().filter(|entry| !entry.evidence.is_empty() || !entry.note.is_empty()).map(item).collect();
        AchievedPhase { title: site.edition.phases.label(phase).title.clone(), items }
    };
    let phases = achieved(&list).into_iter().map(phase);
    Shown { matrix: matrix(site), achieved: phases.filter(|phase| !phase.items.is_empty()).collect() }
}

/// What was achieved, by phase: done, or begun with something to show.
pub fn achieved(checklist: &Checklist) -> Vec<(Phase, Vec<&Entry>)> {
    let shows = |entry: &&Entry| entry.status == State::Done || (entry.status == State::Partial && entry.have > 0);
    let of = |phase: Phase| (phase, checklist.entries.iter().filter(shows).filter(|entry| entry.phase == phase).collect::<Vec<_>>());
    [Phase::Before, Phase::During, Phase::After].map(of).into_iter().filter(|(_, entries)| !entries.is_empty()).collect()
}

fn item(entry: &Entry) -> AchievedItem {
    let words = entry.evidence.iter().filter(|one| one.url.is_empty()).map(|one| one.title.clone());
    let begun = (entry.status == State::Partial).then(|| format!("已有 {} 项", entry.have));
    let linked = entry.evidence.iter().any(|one| !one.url.is_empty() && one.title == entry.note);
    let note = (!linked && !entry.note.is_empty()).then(|| entry.note.clone());
    let text: Vec<String> = begun.into_iter().chain(note).chain(words).collect();
    let links = entry.evidence.iter().filter(|one| !one.url.is_empty()).map(|one| (one.title.clone(), one.url.clone()));
    AchievedItem { title: entry.title.clone(), text: text.join("；"), links: links.collect() }
}
