//! The days of the week with their cards.

use tera::Value;

use super::Model;
use super::cards::{date, figures, is_daily, moment};
use super::value::{list, none, text, with};
use crate::site::{Day, Page, PageId, Site};
use crate::value::Date;

/// A day by index.
pub(super) fn day(site: &Site, model: &Model<'_>, at: usize) -> Value {
    let day = &site.days[at];
    let gather = |ids: &[PageId]| model.cards(ids);
    let event = |id: PageId| of_day(site.page(id), model, day.date);
    let row = site.ledger.rows.iter().find(|row| row.date == Some(day.date));
    let near = |at: Option<usize>| at.and_then(|at| site.days.get(at)).map_or_else(none, |day| date(&site.edition, day.date));
    with(
        &date(&site.edition, day.date),
        [
            ("events", list(day.events.iter().map(|id| event(*id)))),
            ("stories", gather(&day.stories)),
            ("albums", gather(&day.albums)),
            ("media", gather(&day.media)),
            ("count", Value::from(day.events.iter().filter(|id| site.page(**id).takes_place()).count())),
            ("lead", lead(site, day).map_or_else(none, event)),
            ("previous", near(at.checked_sub(1))),
            ("next", near(Some(at + 1))),
            ("ics", text("")),
            ("figures", row.map_or_else(|| list([]), |row| figures(&site.edition, &row.counts))),
        ],
    )
}

/// An event's card under a day: what takes place at one time on several days begins and ends on this one.
fn of_day(page: &Page, model: &Model<'_>, day: Date) -> Value {
    let card = model.card(page.id);
    if !is_daily(page) {
        return card;
    }
    let clock = &page.front.clock;
    with(&card, [("start_iso", text(moment(Some(day), clock.start))), ("end_iso", text(moment(Some(day), clock.end)))])
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
