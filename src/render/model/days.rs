//! The days of the week with their cards.

use tera::Value;

use super::Model;
use super::cards::{date, figures};
use super::value::{none, text, with};
use crate::site::{Day, Page, PageId, Site};

/// A day by index.
pub(super) fn day(site: &Site, model: &Model<'_>, at: usize) -> Value {
    let day = &site.days[at];
    let gather = |ids: &[PageId]| model.cards(ids);
    let row = site.ledger.rows.iter().find(|row| row.date == Some(day.date));
    let near = |at: Option<usize>| at.and_then(|at| site.days.get(at)).map_or_else(none, |day| date(&site.edition, day.date));
    with(
        &date(&site.edition, day.date),
        [
            ("events", gather(&day.events)),
            ("stories", gather(&day.stories)),
            ("albums", gather(&day.albums)),
            ("media", gather(&day.media)),
            ("count", Value::from(day.events.iter().filter(|id| site.page(**id).takes_place()).count())),
            ("lead", model.maybe_card(lead(site, day))),
            ("previous", near(at.checked_sub(1))),
            ("next", near(Some(at + 1))),
            ("ics", text("")),
            ("figures", row.map_or_else(|| super::value::list([]), |row| figures(&site.edition, &row.counts))),
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
