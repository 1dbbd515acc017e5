//! The calendar's grid: half-hour slots and lanes, so that events at one time stand side by side.

use std::collections::BTreeSet;

use tera::Value;

use super::model::{Model, list as values, map, with};
use crate::site::{Page, PageId, Site};

/// A placed event: half hours from midnight, and its lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Placed {
    id: PageId,
    from: u16,
    to: u16,
    lane: usize,
    lanes: usize,
}

/// The most days, lanes of a day and bars of events without a clock that a timetable has.
const MOST: (usize, usize, usize) = (7, 3, 3);

/// How much wider than others a day of two lanes is, and one of three, in hundredths; as in `week.css`.
const WIDTHS: [usize; 4] = [100, 100, 175, 240];

/// How wide all days are on a desk, and a lane at least, in pixels.
const DESK: (usize, usize) = (1150, 72);

/// Whether the events of an edition can be read as a timetable, a day a column.
pub(super) fn fits(site: &Site) -> bool {
    let lanes: Vec<usize> = site
        .days
        .iter()
        .map(|day| place(day.events.iter().filter_map(|id| slots(site.page(*id))).collect()))
        .map(|placed| placed.iter().map(|event| event.lanes).max().unwrap_or(1))
        .collect();
    let bars: BTreeSet<PageId> =
        site.days.iter().flat_map(|day| &day.events).copied().filter(|id| slots(site.page(*id)).is_none()).collect();
    lanes.len() <= MOST.0 && lanes.iter().all(|lanes| *lanes <= MOST.1) && bars.len() <= MOST.2 && narrowest(&lanes) >= DESK.1
}

/// The width of the narrowest lane on a desk, in pixels.
fn narrowest(lanes: &[usize]) -> usize {
    let width = |lanes: usize| WIDTHS.get(lanes).copied().unwrap_or(WIDTHS[3]);
    let all: usize = lanes.iter().map(|lanes| width(*lanes)).sum();
    lanes.iter().map(|lanes| DESK.0 * width(*lanes) / (all * lanes).max(1)).min().unwrap_or(DESK.0)
}

/// The rows of the calendar, a day each, and the hours that the grid spans.
pub(super) fn grid(site: &Site, model: &Model<'_>) -> (Value, Value) {
    let placed: Vec<Vec<Placed>> =
        site.days.iter().map(|day| place(day.events.iter().filter_map(|id| slots(site.page(*id))).collect())).collect();
    let all = || placed.iter().flatten();
    let from_hour = all().map(|event| event.from / 2).min().unwrap_or(8);
    let to_hour = all().map(|event| event.to.div_ceil(2)).max().unwrap_or(18).max(from_hour + 1);
    let rows = site.days.iter().enumerate().map(|(at, day)| {
        let events = placed[at].iter().map(|event| {
            let fields = [
                ("slot_start", Value::from(i64::from(event.from - from_hour * 2))),
                ("slot_length", Value::from(i64::from(event.to - event.from))),
                ("lane", Value::from(event.lane)),
                ("lanes", Value::from(event.lanes)),
            ];
            with(&model.card(event.id), fields)
        });
        let all_day: Vec<PageId> = day.events.iter().copied().filter(|id| slots(site.page(*id)).is_none()).collect();
        with(&model.day(at), [("events", values(events)), ("all_day", model.cards(&all_day))])
    });
    let grid = map([("from_hour", Value::from(i64::from(from_hour))), ("to_hour", Value::from(i64::from(to_hour)))]);
    (values(rows), grid)
}

/// The half hours of an event with a begin; an hour where no end is written.
fn slots(page: &Page) -> Option<Placed> {
    let start = page.front.clock.start?.of_day();
    let end = page.front.clock.end.map_or(start + 60, |end| end.of_day()).max(start + 30);
    Some(Placed { id: page.id, from: start / 30, to: end.div_ceil(30).min(48), lane: 0, lanes: 1 })
}

/// Puts events that overlap into lanes; a bunch of overlapping ones shares its number of lanes.
fn place(mut events: Vec<Placed>) -> Vec<Placed> {
    events.sort_by_key(|event| (event.from, event.to, event.id));
    let mut bunch = 0;
    // When each lane of the bunch is free again.
    let mut free: Vec<u16> = Vec::new();
    for at in 0..events.len() {
        if free.iter().all(|until| *until <= events[at].from) {
            share(&mut events[bunch..at], free.len());
            bunch = at;
            free.clear();
        }
        let lane = free.iter().position(|until| *until <= events[at].from).unwrap_or(free.len());
        if lane == free.len() {
            free.push(0);
        }
        free[lane] = events[at].to;
        events[at].lane = lane;
    }
    share(&mut events[bunch..], free.len());
    events
}

fn share(bunch: &mut [Placed], lanes: usize) {
    for event in bunch {
        event.lanes = lanes;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lanes_of_a_timetable_are_wide_enough_to_be_read() {
        assert!(narrowest(&[1; 7]) > 150);
        assert!(narrowest(&[2; 7]) >= DESK.1 && narrowest(&[1, 1, 3, 1, 1, 1, 1]) >= DESK.1);
        assert!(narrowest(&[3; 7]) < DESK.1);
    }

    #[test]
    fn events_at_one_time_stand_in_lanes_of_their_own() {
        let id = crate::site::PageId::default();
        let placed = place([(18, 22), (18, 20), (20, 24), (24, 26)].map(|(from, to)| Placed { id, from, to, lane: 0, lanes: 1 }).to_vec());
        let lanes: Vec<(u16, usize, usize)> = placed.iter().map(|event| (event.to, event.lane, event.lanes)).collect();
        assert_eq!(lanes, [(20, 0, 2), (22, 1, 2), (24, 0, 2), (26, 0, 1)]);
    }
}
