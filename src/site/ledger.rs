//! The sums of the week (N6.2): what each event and report contributes to which day and column.

use std::collections::{BTreeMap, BTreeSet};

use super::page::{Page, PageId};
use crate::diagnostic::Diagnostic;
use crate::document::front::Counts;
use crate::document::{Daily, Kind};
use crate::edition::Edition;
use crate::value::{Date, chinese};

/// The sums by day and in total.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// A row a day of the edition, then one for media after the week if there are any.
    pub rows: Vec<Row>,
    /// The total, always the sum of the rows.
    pub total: Counts,
    /// Where every figure is from, in order of day and column.
    pub contributions: Vec<Contribution>,
}

/// A row of form 1-2.
#[derive(Debug, Clone)]
pub struct Row {
    /// The day; none for media after the week.
    pub date: Option<Date>,
    /// Its figures; absent ones are 0.
    pub counts: Counts,
    /// The columns whose computed figure `daily.yaml` replaced.
    pub replaced: BTreeSet<String>,
}

/// A part of a figure.
#[derive(Debug, Clone)]
pub struct Contribution {
    /// The day; none for media after the week.
    pub date: Option<Date>,
    /// The column's key.
    pub key: String,
    /// How much.
    pub amount: u32,
    /// The page that it is from; none for defaults and `daily.yaml`.
    pub page: Option<PageId>,
}

/// Sums the week up.
pub(super) fn ledger(edition: &Edition, pages: &[Page], daily: &Daily, said: &mut Vec<Diagnostic>) -> Ledger {
    let mut sums = Sums { edition, parts: Vec::new() };
    for page in pages {
        if page.takes_place() && !page.front.draft {
            sums.event(page, said);
        }
        if page.kind == Kind::Media && !page.front.draft {
            sums.media(page, said);
        }
        if !page.front.draft {
            sums.channels(page);
        }
    }
    sums.defaults(pages);
    sums.rows(daily)
}

struct Sums<'s> {
    edition: &'s Edition,
    parts: Vec<Contribution>,
}

impl Sums<'_> {
    fn add(&mut self, date: Option<Date>, (key, amount): (&str, u32), page: Option<PageId>) {
        self.parts.push(Contribution { date, key: key.to_owned(), amount, page });
    }

    fn event(&mut self, page: &Page, said: &mut Vec<Diagnostic>) {
        let front = &page.front.event;
        for (date, _) in front.stats_by_day.iter().filter(|(date, _)| !self.edition.contains(**date) || !page.front.days.contains(date)) {
            let message = format!("统计写了{}，可是那天没有这场活动，没有计入", chinese::day(*date));
            said.push(Diagnostic::warning("stats-on-other-day", page.source.as_str(), message).advise("检查统计里的日期"));
        }
        let counted = |date: &Date| self.edition.contains(*date) && page.front.days.contains(date);
        let by_day: Vec<_> = front.stats_by_day.iter().filter(|(date, _)| counted(date)).collect();
        for (date, counts) in by_day {
            for (key, amount) in counts {
                self.add(Some(*date), (key, *amount), Some(page.id));
            }
        }
        let within: Vec<Date> = page.front.days.iter().copied().filter(|day| self.edition.contains(*day)).collect();
        let Some(first) = within.first() else { return };
        if within.len() > 1 && !front.stats.is_empty() {
            let message = format!("活动有好几天，统计没有按天写，都算在了{}", chinese::day(*first));
            said.push(
                Diagnostic::hint("stats-on-first-day", page.source.as_str(), message)
                    .advise(format!("想分天写：统计: {{{first}: {{学生: 120}}}}")),
            );
        }
        for (key, amount) in &front.stats {
            self.add(Some(*first), (key, *amount), Some(page.id));
        }
    }

    fn media(&mut self, page: &Page, said: &mut Vec<Diagnostic>) {
        let Some(date) = page.date() else { return };
        let Some(row) = self.row(date) else {
            if !self.edition.media_window().contains(date) {
                let window = self.edition.media_window();
                let message = format!(
                    "这篇报道的日期{}不在统计的范围（{}至{}）里，没有计入",
                    chinese::day(date),
                    chinese::day(window.from),
                    chinese::day(window.until)
                );
                said.push(
                    Diagnostic::warning("media-outside-window", page.source.as_str(), message)
                        .advise("日期写错了就改过来；没有写错就不用管"),
                );
            }
            return;
        };
        let mut counts = page.front.event.stats.clone();
        if counts.is_empty() {
            for source in &page.front.sources {
                let stat = self.edition.medium_by(&source.kind).and_then(|medium| medium.stat.clone());
                if let Some(stat) = stat {
                    *counts.entry(stat).or_default() += 1;
                }
            }
        }
        for (key, amount) in counts {
            self.add(row, (&key, amount), Some(page.id));
        }
    }

    /// The row of a report: its day, `None` for after the week; nothing outside of the media window.
    fn row(&self, date: Date) -> Option<Option<Date>> {
        if self.edition.contains(date) {
            return Some(Some(date));
        }
        (date > self.edition.last() && self.edition.media_window().contains(date)).then_some(None)
    }

    /// The school's own channels: one each and one for each time it was passed on.
    fn channels(&mut self, page: &Page) {
        for channel in &page.front.published {
            let date = channel.date.or(page.date());
            let medium = self.edition.medium_by(&channel.channel).or_else(|| self.edition.media.last());
            let (Some(row), Some(stat)) = (date.and_then(|date| self.row(date)), medium.and_then(|medium| medium.stat.clone())) else {
                continue;
            };
            self.add(row, (&stat, channel.shares.saturating_add(1)), Some(page.id));
        }
    }

    /// What a day counts without being told, such as one school on each day with an event.
    fn defaults(&mut self, pages: &[Page]) {
        let events: Vec<&Page> = pages.iter().filter(|page| page.takes_place() && !page.front.draft).collect();
        for stat in self.edition.stats.iter() {
            let Some(on) = &stat.one_on else { continue };
            let fitting = events.iter().filter(|page| on == "event" || page.front.event.opening.contains(on));
            let dates: BTreeSet<Date> = fitting.flat_map(|page| page.front.days.iter().copied()).collect();
            for date in self.edition.days().iter().filter(|date| dates.contains(date)) {
                self.add(Some(*date), (&stat.key, 1), None);
            }
        }
    }

    fn rows(mut self, daily: &Daily) -> Ledger {
        let after = self.parts.iter().any(|part| part.date.is_none());
        let dates = self.edition.days().iter().map(|day| Some(*day)).chain(after.then_some(None));
        let mut rows: Vec<Row> = dates.map(|date| Row { date, counts: Counts::new(), replaced: BTreeSet::new() }).collect();
        for row in &mut rows {
            for part in self.parts.iter().filter(|part| part.date == row.date) {
                match row.counts.get_mut(&part.key) {
                    Some(sum) => *sum = sum.saturating_add(part.amount),
                    None => drop(row.counts.insert(part.key.clone(), part.amount)),
                }
            }
            for (key, amount) in row.date.and_then(|date| daily.get(&date)).into_iter().flatten() {
                row.counts.insert(key.clone(), *amount);
                row.replaced.insert(key.clone());
            }
        }
        let mut total: BTreeMap<String, u32> = Counts::new();
        for (key, amount) in rows.iter().flat_map(|row| &row.counts) {
            let sum = total.entry(key.clone()).or_default();
            *sum = sum.saturating_add(*amount);
        }
        let order: BTreeMap<&str, usize> = self.edition.stats.iter().enumerate().map(|(at, stat)| (stat.key.as_str(), at)).collect();
        self.parts.sort_by_cached_key(|part| (part.date.is_none(), part.date, order.get(part.key.as_str()).copied(), part.page));
        Ledger { rows, total, contributions: self.parts }
    }
}
