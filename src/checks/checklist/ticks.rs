//! What a person ticked in `checklist.yaml`: done with its evidence, or not applicable with a reason. A tick overrules what was measured.

use std::collections::BTreeMap;

use super::{Entry, Evidence, State};
use crate::diagnostic::Diagnostic;
use crate::document::{Tick, Ticks};
use crate::edition::{Item, Subject};
use crate::site::Site;
use crate::value;

/// The file that ticks stand in.
const PATH: &str = "content/checklist.yaml";

/// The ticks by the index of their item.
pub(super) fn by_item<'t>(items: &[Item<'_>], ticks: &'t Ticks) -> BTreeMap<usize, &'t Tick> {
    let mut found = BTreeMap::new();
    // Whole ids come last: they win over short ones.
    let (whole, short): (Vec<_>, Vec<_>) = ticks.iter().partition(|(id, _)| items.iter().any(|item| item.id == **id));
    for (id, tick) in short.into_iter().chain(whole) {
        if let Some(at) = item(items, id) {
            found.insert(at, tick);
        }
    }
    found
}

/// The item that an id means: `activity-overseas`, or `overseas` where only one item is about it.
fn item(items: &[Item<'_>], id: &str) -> Option<usize> {
    if let Some(at) = items.iter().position(|item| item.id == id) {
        return Some(at);
    }
    let mut about = items.iter().enumerate().filter(|(_, item)| short(item) == Some(id));
    let (at, _) = about.next()?;
    about.next().is_none().then_some(at)
}

/// The subject's own part of an item's id.
fn short<'i>(item: &'i Item<'_>) -> Option<&'i str> {
    if item.subject == Subject::Whole {
        return None;
    }
    item.id.strip_prefix(&item.rule.id)?.strip_prefix('-')
}

/// An entry as the person says.
pub(super) fn overrule(mut entry: Entry, tick: &Tick) -> Entry {
    if !tick.note.is_empty() {
        entry.note = tick.note.clone();
    }
    let mut evidence: Vec<Evidence> = tick.evidence.iter().map(|written| shown(written, &tick.note)).collect();
    evidence.append(&mut entry.evidence);
    entry.evidence = evidence;
    if tick.done {
        (entry.status, entry.have, entry.missing) = (State::Done, entry.want, String::new());
    } else if has_reason(tick) {
        (entry.status, entry.note, entry.missing) = (State::NotApplicable, tick.not_applicable.clone(), String::new());
    }
    entry
}

fn shown(written: &str, note: &str) -> Evidence {
    let is_address = written.starts_with("http://") || written.starts_with("https://");
    match (is_address, note.is_empty()) {
        (true, false) => Evidence { title: note.to_owned(), url: written.to_owned() },
        (true, true) => Evidence { title: written.to_owned(), url: written.to_owned() },
        (false, _) => Evidence { title: written.to_owned(), url: String::new() },
    }
}

/// `不适用: 是` gives no reason.
fn has_reason(tick: &Tick) -> bool {
    !tick.not_applicable.is_empty() && value::flag(&tick.not_applicable).is_err()
}

/// Ticks that no item of the edition answers to, and items set aside without a reason.
pub fn unknown_ticks(site: &Site) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    say_unknown_ticks(site, &mut said);
    said
}

/// Rule: see `unknown_ticks`.
pub(in crate::checks) fn say_unknown_ticks(site: &Site, said: &mut Vec<Diagnostic>) {
    let items = site.edition.items();
    for (id, tick) in &site.ticks {
        if item(&items, id).is_none() {
            let diagnostic = Diagnostic::warning("unknown-checklist-item", PATH, format!("宣传清单里没有“{id}”这一项，没有用上"));
            said.push(match nearest(&items, id) {
                Some(near) => diagnostic.advise(format!("是不是“{near}”？")),
                None => diagnostic.advise("运行 zhuanlan check --format json，最后一行里的 id 就是每一项的名字"),
            });
        }
        if !tick.not_applicable.is_empty() && !has_reason(tick) {
            let message = format!("“{id}”标了不适用，却没有写原因，仍按没有完成算");
            let model = format!("写成 {id}: {{不适用: 本校没有这一项}}");
            said.push(Diagnostic::warning("na-without-reason", PATH, message).advise(model));
        }
    }
}

/// The id or title's id that is most like a written one.
fn nearest<'i>(items: &'i [Item<'_>], id: &str) -> Option<&'i str> {
    if let Some(titled) = items.iter().find(|item| item.title == id) {
        return Some(&titled.id);
    }
    let names = items.iter().flat_map(|item| [Some(item.id.as_str()), short(item)]).flatten();
    let near = names.map(|name| (strsim::damerau_levenshtein(name, id), name)).min()?;
    (near.0 <= 3 && near.0 * 2 <= id.chars().count()).then_some(near.1)
}
