//! Two events at one place at one time.
//!
//! Sorts the hours of every place and walks over them once, so that a thousand events cost no more than sorting them.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostic::Diagnostic;
use crate::document::Kind;
use crate::site::{Page, PageId, Site};
use crate::value::{Date, Part, chinese};

/// The end of a day in minutes.
const MIDNIGHT: u16 = 24 * 60;

/// Words with which places begin that hold any number of events at once, or are not known yet.
const BOUNDLESS: &[&str] = &["线上", "网上", "在线", "云上", "云端", "online", "待定", "另行通知"];

/// Some hours of an event at its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Slot {
    venue: String,
    date: Date,
    start: u16,
    end: u16,
    page: PageId,
}

/// Rule: events that take place at the same venue do not overlap; back to back is fine.
pub(super) fn clashes(site: &Site, said: &mut Vec<Diagnostic>) {
    let mut slots: Vec<Slot> = site.list(Kind::Event).iter().flat_map(|id| slots(site.page(*id))).collect();
    slots.sort();
    let mut spoken: BTreeSet<(PageId, PageId)> = BTreeSet::new();
    let mut holder: Option<&Slot> = None;
    for slot in &slots {
        match holder.filter(|held| (&held.venue, held.date) == (&slot.venue, slot.date)) {
            Some(held) if slot.start < held.end => {
                if spoken.insert((held.page, slot.page)) {
                    said.push(clash(site.page(slot.page), site.page(held.page), slot.date));
                }
                holder = Some(if slot.end > held.end { slot } else { held });
            }
            _ => holder = Some(slot),
        }
    }
}

fn clash(page: &Page, other: &Page, date: Date) -> Diagnostic {
    let times = [&page.front.clock, &other.front.clock].map(chinese::clock_text);
    let message = format!(
        "{}“{}”有两场活动时间重叠：这一场{}，“{}”{}",
        chinese::day(date),
        page.front.event.venue,
        times[0],
        other.front.title,
        times[1]
    );
    Diagnostic::warning("venue-clash", page.source.as_str(), message)
        .advise(format!("另一场写在 {}", other.source))
        .advise("改时间或地点；同在一处、互不妨碍的，把地点写得细一些，例如“体育馆东侧”")
}

/// The hours of an event, a slot a day; none where the place or the time is open.
fn slots(page: &Page) -> Vec<Slot> {
    let venue: String = page.front.event.venue.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    if !page.takes_place() || venue.is_empty() || BOUNDLESS.iter().any(|word| venue.starts_with(word)) {
        return Vec::new();
    }
    let days = &page.front.days;
    let Some((start, end)) = hours(page) else { return Vec::new() };
    // An end that is not after the start is of the last day: 20日 19:00 to 22日 8:00.
    let through = days.len() > 1 && end <= start;
    let slot = |(at, date): (usize, &Date)| {
        let (start, end) = match through {
            true => (if at == 0 { start } else { 0 }, if at + 1 == days.len() { end } else { MIDNIGHT }),
            false => (start, end.max(start.saturating_add(1))),
        };
        Slot { venue: venue.clone(), date: *date, start, end, page: page.id }
    };
    days.iter().enumerate().map(slot).collect()
}

/// From when until when; an event without an end holds its place for the moment in which it begins.
fn hours(page: &Page) -> Option<(u16, u16)> {
    let clock = &page.front.clock;
    if let Some(start) = clock.start.map(|start| start.of_day()) {
        return Some((start, clock.end.map_or(start.saturating_add(1), |end| end.of_day())));
    }
    match clock.part? {
        Part::AllDay => Some((0, MIDNIGHT)),
        Part::Morning => Some((0, 12 * 60)),
        Part::Afternoon => Some((12 * 60, 18 * 60)),
        Part::Evening => Some((18 * 60, MIDNIGHT)),
        Part::Open => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::fixture::Fixture;

    /// Events as (date and time, further lines); how many clashes there are.
    fn check(events: &[(&str, &str)], expected: usize) {
        let mut fixture = Fixture::new();
        for (at, (when, more)) in events.iter().enumerate() {
            fixture = fixture.page(&format!("content/events/e{at}.md"), &format!("title: 活动{at}\n时间: {when}\n{more}\n---\n"));
        }
        let said = fixture.site();
        let found: Vec<_> = said.iter().filter(|said| said.code == "venue-clash").map(|said| &said.message).collect();
        assert_eq!(found.len(), expected, "{events:?}: {found:?}");
    }

    #[test]
    fn overlapping_hours_at_one_place_clash() {
        check(&[("5月20日 9:00—11:00", "地点: 体育馆"), ("2024-05-20 10:30—12:00", "venue: 体育馆 ")], 1);
        check(
            &[("5月20日 9:00—17:00", "地点: 体育馆"), ("5月20日 10:00—11:00", "地点: 体育馆"), ("5月20日 14:00—15:00", "地点: 体育馆")],
            2,
        );
        check(&[("5月20日—22日 15:00—17:00", "地点: 操场"), ("5月21日 16:00", "地点: 操场")], 1);
        check(&[("5月20日—22日 15:00—17:00", "地点: 操场"), ("5月20日—22日 16:00—18:00", "地点: 操场")], 1);
        check(&[("5月20日 全天", "地点: 展厅"), ("5月20日 10:00—11:00", "地点: 展厅")], 1);
        check(&[("5月20日 9:00", "地点: 展厅"), ("5月20日 9:00", "地点: 展厅")], 1);
    }

    #[test]
    fn back_to_back_other_days_other_places_and_cancelled_ones_do_not() {
        check(&[("5月20日 9:00—11:00", "地点: 体育馆"), ("5月20日 11:00—12:00", "地点: 体育馆")], 0);
        check(&[("5月20日 9:00—11:00", "地点: 体育馆"), ("5月21日 9:00—11:00", "地点: 体育馆")], 0);
        check(&[("5月20日 9:00—11:00", "地点: 体育馆"), ("5月20日 9:00—11:00", "地点: 操场")], 0);
        check(&[("5月20日 9:00—11:00", "地点: 体育馆"), ("5月20日 9:00—11:00", "地点: 体育馆\n状态: 取消")], 0);
        check(&[("5月20日 9:00—11:00", "地点: 线上"), ("5月20日 9:00—11:00", "地点: 线上（视频号）")], 0);
        check(&[("5月20日", "地点: 体育馆"), ("5月20日 9:00—11:00", "地点: 体育馆")], 0);
        check(&[("5月20日 9:00—11:00", ""), ("5月20日 9:00—11:00", "")], 0);
    }
}
