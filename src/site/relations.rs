//! Who stands beside whom: stories and their events, the order of lists, the days of the week.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::assemble::Entry;
use super::links::Names;
use super::page::{Page, PageId};
use super::{Day, Section};
use crate::diagnostic::Diagnostic;
use crate::document::Kind;
use crate::edition::Edition;
use crate::value::{Date, Part};

/// Ties stories, cases and albums to the events that they tell of.
pub(super) fn connect(pages: &mut [Page], entries: &[Entry<'_>], names: &Names<'_>, said: &mut Vec<Diagnostic>) {
    let mut told: Vec<(PageId, PageId)> = Vec::new();
    for (page, entry) in pages.iter_mut().zip(entries) {
        let Some(about) = &page.front.about else { continue };
        page.about = names.event(entry.document, &about.value);
        match page.about {
            Some(event) => told.push((event, page.id)),
            None => {
                let message = format!("没有叫“{}”的活动", about.value);
                let diagnostic =
                    Diagnostic::warning("unknown-event", entry.document.path.as_str(), message).place(entry.document.place(&about.range));
                said.push(match names.nearest_event(&about.value) {
                    Some(near) => diagnostic.advise(format!("是不是“{near}”？")),
                    None => diagnostic.advise("写活动的文件名（不带 .md）或完整标题"),
                });
            }
        }
    }
    for (event, story) in told {
        pages[event.index()].told_by.push(story);
    }
}

/// The pages of each kind in the order of their list.
pub(super) fn lists(pages: &[Page]) -> BTreeMap<Kind, Vec<PageId>> {
    let mut lists: BTreeMap<Kind, Vec<PageId>> = BTreeMap::new();
    for page in pages {
        lists.entry(page.kind).or_default().push(page.id);
    }
    for (kind, list) in &mut lists {
        match kind {
            Kind::Event => list.sort_by_cached_key(|id| by_start(&pages[id.index()])),
            Kind::Person | Kind::Page | Kind::Article => list.sort_by_cached_key(|id| by_name(&pages[id.index()])),
            _ => list.sort_by_cached_key(|id| newest_first(&pages[id.index()])),
        }
    }
    lists
}

type ByStart<'p> = (Option<Date>, u16, &'p str, &'p str);

/// Programme order: day, begin, title; events without a time come first on their day.
fn by_start(page: &Page) -> ByStart<'_> {
    let clock = &page.front.clock;
    let start = clock.start.map_or_else(|| clock.part.map_or(0, begin), |start| start.of_day());
    (page.date(), start, &page.front.title, page.source.as_str())
}

/// When a part of the day begins, in minutes, to sort by.
fn begin(part: Part) -> u16 {
    match part {
        Part::AllDay => 0,
        Part::Morning => 8 * 60,
        Part::Afternoon => 14 * 60,
        Part::Evening => 19 * 60,
        Part::Open => 24 * 60,
    }
}

/// Pinned first, then those with a date, newest first, then file names with numbers by value.
type ByName = (bool, Reverse<Option<Date>>, String, Option<usize>);

fn by_name(page: &Page) -> ByName {
    (!page.front.pinned, Reverse(page.date()), super::albums::by_value(page.source.as_str()), page.row)
}

/// Pinned first, then newest first.
type NewestFirst<'p> = (bool, Reverse<(Option<Date>, Option<u16>)>, &'p str, Option<usize>);

fn newest_first(page: &Page) -> NewestFirst<'_> {
    let start = page.front.clock.start.map(|start| start.of_day());
    (!page.front.pinned, Reverse((page.date(), start)), page.source.as_str(), page.row)
}

/// Links each page with those before and after it in its list.
pub(super) fn neighbours(pages: &mut [Page], lists: &BTreeMap<Kind, Vec<PageId>>) {
    for (kind, list) in lists {
        if matches!(kind, Kind::Page) {
            continue;
        }
        for pair in list.windows(2) {
            if pages[pair[0].index()].section == pages[pair[1].index()].section {
                pages[pair[0].index()].next = Some(pair[1]);
                pages[pair[1].index()].previous = Some(pair[0]);
            }
        }
    }
    // Those who told of an event stand in the order of their list.
    let mut place = vec![usize::MAX; pages.len()];
    for (at, id) in lists.values().flatten().enumerate() {
        place[id.index()] = at;
    }
    for page in pages {
        page.told_by.sort_by_key(|id| place[id.index()]);
    }
}

/// The days of the edition with what stands on them.
pub(super) fn days(edition: &Edition, pages: &[Page], lists: &BTreeMap<Kind, Vec<PageId>>) -> Vec<Day> {
    let mut days: Vec<Day> = edition
        .days()
        .iter()
        .map(|date| Day { date: *date, events: Vec::new(), stories: Vec::new(), albums: Vec::new(), media: Vec::new() })
        .collect();
    let mut put = |kind: Kind, row: fn(&mut Day) -> &mut Vec<PageId>| {
        for id in lists.get(&kind).map_or(&[][..], Vec::as_slice) {
            let page = &pages[id.index()];
            let dates = match page.about.map(|event| &pages[event.index()]) {
                Some(event) if event.front.days.len() == 1 => &event.front.days,
                _ => &page.front.days,
            };
            for date in dates {
                if let Ok(at) = days.binary_search_by_key(date, |day| day.date) {
                    row(&mut days[at]).push(*id);
                }
            }
        }
    };
    put(Kind::Event, |day| &mut day.events);
    put(Kind::Story, |day| &mut day.stories);
    put(Kind::Album, |day| &mut day.albums);
    put(Kind::Media, |day| &mut day.media);
    for day in &mut days {
        day.events.sort_by_cached_key(|id| {
            let page = &pages[id.index()];
            let (_, start, title, source) = by_start(page);
            (page.front.clock.start.is_none(), start, title, source)
        });
    }
    days
}

/// A section with its articles.
pub(super) fn section(section: Section, at: usize, pages: &[Page], lists: &BTreeMap<Kind, Vec<PageId>>) -> Section {
    let articles = lists.get(&Kind::Article).map_or(&[][..], Vec::as_slice);
    let own = articles.iter().filter(|id| pages[id.index()].section == Some(at)).copied().collect();
    Section { pages: own, ..section }
}
