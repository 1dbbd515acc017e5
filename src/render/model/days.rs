//! The days of the week with their cards.

use tera::Value;

use super::cards::{date, figures};
use super::value::{list, none, text, with};
use crate::site::{Day, Page, PageId, Site};

/// All days in order.
pub(super) fn days(site: &Site, cards: &[Value]) -> Vec<Value> {
    let dates: Vec<Value> = site.days.iter().map(|day| date(&site.edition, day.date)).collect();
    site.days.iter().enumerate().map(|(at, day)| one(site, cards, day, (&dates, at))).collect()
}

fn one(site: &Site, cards: &[Value], day: &Day, (dates, at): (&[Value], usize)) -> Value {
    let gather = |ids: &[PageId]| list(ids.iter().map(|id| cards[id.index()].clone()));
    let row = site.ledger.rows.iter().find(|row| row.date == Some(day.date));
    let lead = lead(site, day).map_or_else(none, |id| cards[id.index()].clone());
    let near = |at: Option<usize>| at.and_then(|at| dates.get(at)).cloned().unwrap_or_else(none);
    with(
        &dates[at],
        [
            ("events", gather(&day.events)),
            ("stories", gather(&day.stories)),
            ("albums", gather(&day.albums)),
            ("media", gather(&day.media)),
            ("count", Value::from(day.events.iter().filter(|id| site.page(**id).takes_place()).count())),
            ("lead", lead),
            ("previous", near(at.checked_sub(1))),
            ("next", near(Some(at + 1))),
            ("ics", text("")),
            ("figures", row.map_or_else(|| list([]), |row| figures(&site.edition, &row.counts))),
        ],
    )
}

/// The event that stands for its day: pinned, else a highlight, else one of this day alone, else the first; never a cancelled one.
fn lead(site: &Site, day: &Day) -> Option<PageId> {
    let pages: Vec<&Page> = day.events.iter().map(|id| site.page(*id)).filter(|page| page.takes_place()).collect();
    let by = |test: fn(&Page) -> bool| pages.iter().find(|page| test(page)).map(|page| page.id);
    by(|page| page.front.pinned)
        .or_else(|| by(|page| page.front.highlight))
        .or_else(|| by(|page| page.front.days.len() == 1))
        .or_else(|| pages.first().map(|page| page.id))
}
