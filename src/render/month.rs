//! The calendar as sheets on a wall, weeks as rows: for an edition that spans more than ten days, and for one that is too full for a timetable.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::ToSpan as _;
use tera::Value;

use super::model::{self, Model, list as values, map, none, with};
use crate::site::{Page, PageId, Site};
use crate::value::Date;

/// An edition of no more days, from its first to its last, is a timetable where its events leave room for it.
const SHORT: i32 = 10;

/// The most bars above each other; what does not find room stands among the lines of each of its days.
const MOST_BARS: usize = 4;

/// Days of a week on which one event runs, side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bar {
    id: PageId,
    /// The first of them, 0 is Monday.
    from: usize,
    length: usize,
    /// From the top.
    lane: usize,
    /// Whether the event had begun before.
    again: bool,
}

/// The weeks of a long or full edition with what happens on each of their days; none for another, and for one without events.
pub(super) fn month(site: &Site, model: &Model<'_>) -> Value {
    let (first, last) = (site.edition.first(), site.edition.last());
    let long = first.until(last).map_or(0, |span| span.get_days()) >= SHORT;
    let full = site.days.len() > 1 && !super::grid::fits(site);
    if !(long || full) || site.days.iter().all(|day| day.events.is_empty()) {
        return none();
    }
    let mondays: BTreeSet<Date> = site.days.iter().filter_map(|day| monday(day.date)).collect();
    let mut named = None;
    let weeks = mondays.into_iter().map(|monday| week(site, model, monday, &mut named)).collect::<Vec<_>>();
    map([("weeks", values(weeks))])
}

fn monday(date: Date) -> Option<Date> {
    date.checked_sub(i64::from(date.weekday().to_monday_zero_offset()).days()).ok()
}

/// A row. `named` is the month that was named last: a day that opens another says so.
fn week(site: &Site, model: &Model<'_>, monday: Date, named: &mut Option<i8>) -> Value {
    let dates: Vec<Date> = monday.series(1.day()).take(7).collect();
    let at: Vec<Option<usize>> = dates.iter().map(|date| site.days.binary_search_by_key(date, |day| day.date).ok()).collect();
    let events = |cell: usize| at[cell].map_or(&[][..], |day| site.days[day].events.as_slice());
    let bars = place(runs(site, &dates, &events));
    let days = dates.iter().enumerate().map(|(cell, date)| {
        let Some(day) = at[cell] else { return with(&model::date(&site.edition, *date), [("inside", Value::from(false))]) };
        let opens = named.replace(date.month()) != Some(date.month());
        let barred = |id: PageId| bars.iter().any(|bar| bar.id == id && (bar.from..bar.from + bar.length).contains(&cell));
        let lines: Vec<PageId> = events(cell).iter().copied().filter(|id| !barred(*id)).collect();
        let here = bars.iter().filter(|bar| bar.from == cell).map(|bar| {
            let fields = [("lane", bar.lane.into()), ("length", bar.length.into()), ("again", bar.again.into())];
            with(&model.card(bar.id), fields)
        });
        let fields = [("inside", Value::from(true)), ("opens", opens.into()), ("bars", values(here)), ("lines", model.cards(&lines))];
        with(&model.day(day), fields)
    });
    let days = values(days.collect::<Vec<_>>());
    map([("bars", bars.iter().map(|bar| bar.lane + 1).max().unwrap_or(0).into()), ("days", days)])
}

/// Events of several days without a clock, in pieces of days that follow each other.
fn runs<'s>(site: &Site, dates: &[Date], events: &impl Fn(usize) -> &'s [PageId]) -> Vec<Bar> {
    let long = |page: &Page| page.front.days.len() > 1 && page.front.clock.start.is_none();
    let all: BTreeSet<PageId> = (0..dates.len()).flat_map(|cell| events(cell).iter().copied()).collect();
    let mut bars = Vec::new();
    for page in all.into_iter().map(|id| site.page(id)).filter(|page| long(page)) {
        let cells: Vec<usize> = (0..dates.len()).filter(|cell| events(*cell).contains(&page.id)).collect();
        for run in cells.chunk_by(|one, next| one + 1 == *next) {
            let again = page.date().is_some_and(|first| first < dates[run[0]]);
            bars.push(Bar { id: page.id, from: run[0], length: run.len(), lane: 0, again });
        }
    }
    bars
}

/// Puts bars into lanes, the longest above; those for which there is no room are left out.
fn place(mut bars: Vec<Bar>) -> Vec<Bar> {
    bars.sort_by_key(|bar| (bar.from, Reverse(bar.length), bar.id));
    let mut free = [0; MOST_BARS];
    bars.retain_mut(|bar| {
        let Some(lane) = free.iter().position(|until| *until <= bar.from) else { return false };
        free[lane] = bar.from + bar.length;
        bar.lane = lane;
        true
    });
    bars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_at_one_time_stand_above_each_other() {
        let bar = |(from, length)| Bar { id: PageId::default(), from, length, lane: 0, again: false };
        let placed = place([(2, 1), (0, 2), (0, 5), (1, 1), (1, 1), (1, 3), (5, 2)].map(bar).to_vec());
        let lanes: Vec<(usize, usize, usize)> = placed.iter().map(|bar| (bar.from, bar.length, bar.lane)).collect();
        assert_eq!(lanes, [(0, 5, 0), (0, 2, 1), (1, 3, 2), (1, 1, 3), (2, 1, 1), (5, 2, 0)]);
    }
}
