//! The publicity checklist: every item of the edition measured by the Site, overruled by what a person ticked.
//!
//! Rules are data of the edition; how each is measured stands in `measure`, what a form lacks in `forms`, ticks in `ticks`, the public
//! table in `matrix`. The checklist itself is for the school; only what `shown` gives is fit for a public page.

mod forms;
mod matrix;
mod measure;
mod reach;
mod shown;
#[cfg(test)]
mod tests;
mod ticks;

use rayon::prelude::*;

use crate::edition::{Force, Phase};
use crate::site::Site;
use crate::value::Date;

pub use forms::{Readiness, readiness};
pub use matrix::{Cell, Matrix, MatrixRow, matrix};
pub use shown::{AchievedItem, AchievedPhase, Shown, achieved, shown};
pub use ticks::unknown_ticks;

pub(super) use ticks::say_unknown_ticks;

/// How many days before it is due an item becomes urgent.
const SOON: i64 = 7;

/// An item of the checklist, measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its stable id, such as `focus-3`.
    pub id: String,
    /// What is to be done.
    pub title: String,
    /// When it belongs on.
    pub phase: Phase,
    /// How much it binds.
    pub force: Force,
    /// How far it is.
    pub status: State,
    /// How much is there, at most `want`.
    pub have: u32,
    /// How much is wanted.
    pub want: u32,
    /// The clause that asks for it.
    pub clause: String,
    /// When it is due.
    pub due: Option<Date>,
    /// Where to see what is there.
    pub evidence: Vec<Evidence>,
    /// What to do next.
    pub how: String,
    /// What a person remarked, or why it does not apply.
    pub note: String,
    /// What is missing, for the school alone; empty when nothing is.
    pub missing: String,
}

/// How far an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// All that is wanted is there.
    Done,
    /// Something is there.
    Partial,
    /// Nothing yet.
    Todo,
    /// It does not apply here.
    NotApplicable,
}

/// Something that shows that an item is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What it is called.
    pub title: String,
    /// The path of an output, or an address elsewhere; empty for words alone.
    pub url: String,
}

/// The whole checklist in the order of the edition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checklist {
    /// Its items.
    pub entries: Vec<Entry>,
}

/// Measures every item.
pub fn checklist(site: &Site) -> Checklist {
    let items = site.edition.items();
    let lens = reach::Lens::new(site);
    let ticked = ticks::by_item(&items, &site.ticks);
    let entry = |(at, item): (usize, &crate::edition::Item<'_>)| {
        let measured = measure::measure(&lens, item);
        let want = measured.want.unwrap_or(item.want);
        let have = measured.have.min(want);
        let status = measured.status.unwrap_or(match have {
            have if have >= want => State::Done,
            0 => State::Todo,
            _ => State::Partial,
        });
        let entry = Entry {
            id: item.id.clone(),
            title: item.title.clone(),
            phase: item.rule.phase,
            force: item.rule.force,
            status,
            have,
            want,
            clause: item.rule.clause.clone(),
            due: item.due,
            evidence: measured.evidence,
            how: item.rule.how.clone(),
            note: measured.note,
            missing: if status == State::Done { String::new() } else { measured.missing },
        };
        match ticked.get(&at) {
            Some(tick) => ticks::overrule(entry, tick),
            None => entry,
        }
    };
    Checklist { entries: items.par_iter().enumerate().map(entry).collect() }
}

impl State {
    /// The word of the JSON form.
    pub fn word(self) -> &'static str {
        match self {
            State::Done => "done",
            State::Partial => "partial",
            State::Todo => "todo",
            State::NotApplicable => "na",
        }
    }
}

impl Entry {
    /// Whether nothing is left to do.
    pub fn is_settled(&self) -> bool {
        matches!(self.status, State::Done | State::NotApplicable)
    }

    /// Whether it does not apply here.
    pub fn is_not_applicable(&self) -> bool {
        self.status == State::NotApplicable
    }

    /// Whether it was due before `today` and is not settled.
    pub fn is_overdue(&self, today: Date) -> bool {
        !self.is_settled() && self.due.is_some_and(|due| due < today)
    }

    /// Its mark in a list, one that old Chinese consoles can show too.
    pub fn mark(&self) -> &'static str {
        match self.status {
            State::Done => "√",
            State::Partial => "△",
            State::Todo => "○",
            State::NotApplicable => "—",
        }
    }
}

impl Checklist {
    /// How much of what must be done is done, 0 to 100: done items whole, partial ones by their share, rounded down so that 100 is all.
    pub fn percent(&self) -> u32 {
        let must = self.of(Force::Must);
        let whole = must.len() as u64;
        let share = |entry: &&Entry| match entry.status {
            State::Done => 1000,
            State::Partial => 1000 * u64::from(entry.have) / u64::from(entry.want.max(1)),
            State::Todo | State::NotApplicable => 0,
        };
        let sum: u64 = must.iter().map(share).sum();
        u32::try_from((sum / 10).checked_div(whole).unwrap_or(100)).unwrap_or(100)
    }

    /// How far one is with what must be done, in a sentence whose numbers add up.
    pub fn progress(&self) -> String {
        let (done, all) = self.count(Force::Must);
        let begun = self.of(Force::Must).iter().filter(|entry| entry.status == State::Partial).count();
        let begun = if begun > 0 { format!("，做了一部分 {begun} 项") } else { String::new() };
        let share = if begun.is_empty() { "进度" } else { "连同做了一部分的，总进度" };
        format!("必做 {all} 项，完成 {done} 项{begun}；{share} {}%。", self.percent())
    }

    /// How many items of a force are done, and how many apply.
    pub fn count(&self, force: Force) -> (usize, usize) {
        let of = self.of(force);
        (of.iter().filter(|entry| entry.status == State::Done).count(), of.len())
    }

    /// What to do next: what is overdue or due soon comes first, of that what binds, then the earlier; what is optional is left out.
    pub fn next(&self, today: Date) -> Vec<&Entry> {
        let soon = today.saturating_add(jiff::Span::new().days(SOON));
        let mut open: Vec<&Entry> = self.entries.iter().filter(|entry| !entry.is_settled() && entry.force != Force::May).collect();
        open.sort_by_key(|entry| (entry.due.is_none_or(|due| due > soon), entry.force, entry.due.is_none(), entry.due));
        open
    }

    fn of(&self, force: Force) -> Vec<&Entry> {
        self.entries.iter().filter(|entry| entry.force == force && entry.status != State::NotApplicable).collect()
    }
}
