//! Cards: a page as it stands in lists.

use std::collections::{BTreeMap, BTreeSet};

use tera::Value;

use super::value::{list, map, none, text};
use super::{Sources, photos};
use crate::document::Kind;
use crate::document::front::Counts;
use crate::edition::Edition;
use crate::site::{Page, Site, Topic};
use crate::value::{Clock, Date, Part, chinese};

/// Topics as values, in the order of the Site's.
pub(super) struct Topics<'t> {
    pub(super) tags: &'t [Value],
    pub(super) focus: &'t [Value],
    pub(super) openings: &'t [Value],
    /// Every date that a page has, made once.
    pub(super) dates: &'t BTreeMap<Date, Value>,
    /// Whom events are for, by what they say of it.
    pub(super) invites: &'t BTreeMap<&'t str, Value>,
    /// The forms of events, by what they say of them.
    pub(super) forms: &'t BTreeMap<&'t str, Value>,
}

/// A date.
pub(crate) fn date(edition: &Edition, date: Date) -> Value {
    let url = if edition.contains(date) { format!("calendar/{date}.html") } else { String::new() };
    map([
        ("iso", text(date.to_string())),
        ("text", text(chinese::day(date))),
        ("long", text(chinese::day_long(date))),
        ("weekday", text(chinese::weekday(date))),
        ("weekday_long", text(chinese::weekday_long(date))),
        ("month", Value::from(i64::from(date.month()))),
        ("day", Value::from(i64::from(date.day()))),
        ("url", text(url)),
        ("name", text(edition.day_name(date).unwrap_or_default())),
    ])
}

/// A tag.
pub(super) fn tag(topic: &Topic, title: &str) -> Value {
    map([("title", text(title)), ("url", text(format!("tags/{}.html", topic.slug))), ("count", Value::from(topic.pages.len()))])
}

/// A point of publicity.
pub(super) fn focus(site: &Site, topic: &Topic) -> Value {
    let point = site.edition.focus.iter().find(|point| point.number.to_string() == topic.key);
    map([
        ("number", Value::from(point.map_or(0, |point| point.number))),
        ("title", text(&topic.title)),
        ("short", text(point.map_or("", |point| point.short()))),
        ("url", text(format!("focus/{}.html", topic.slug))),
        ("count", Value::from(topic.pages.len())),
    ])
}

/// A kind of opening.
pub(super) fn opening(site: &Site, topic: &Topic) -> Value {
    let opening = site.edition.opening(&topic.key);
    map([
        ("id", text(&topic.key)),
        ("title", text(&topic.title)),
        ("group", text(opening.map_or("", |opening| &opening.group))),
        ("short", text(opening.map_or("", |opening| opening.short()))),
        ("count", Value::from(topic.pages.len())),
    ])
}

/// Whom the edition knows of those that events are for, by what events say of it.
pub(super) fn invites(site: &Site) -> BTreeMap<&str, Value> {
    let finder = site.edition.door_finder();
    let written: BTreeSet<&str> = site.list(Kind::Event).iter().map(|id| site.page(*id).front.event.audience.as_str()).collect();
    written.into_iter().map(|audience| (audience, list(finder.all(audience).into_iter().map(|door| text(&door.title))))).collect()
}

/// The forms that events name, by what they say of them. Those of the edition are one form also where commas stand in them.
pub(super) fn forms(site: &Site) -> BTreeMap<&str, Value> {
    let comma = |c: char| "、，,；;/|".contains(c);
    let whole: Vec<&String> = site.edition.activity_forms.iter().filter(|form| form.contains(comma)).collect();
    let split = |written: &str| {
        let (mut rest, mut found) = (written.to_owned(), Vec::new());
        for form in whole.iter().filter(|form| written.contains(form.as_str())) {
            rest = rest.replace(form.as_str(), "|");
            found.push(text(form));
        }
        found.extend(rest.split(comma).map(str::trim).filter(|part| !part.is_empty()).map(text));
        list(found)
    };
    let written: BTreeSet<&str> = site.list(Kind::Event).iter().map(|id| site.page(*id).front.event.form.as_str()).collect();
    written.into_iter().map(|form| (form, split(form))).collect()
}

/// Days and clock in one line, `5月20日（周一）15:30—17:00`.
pub(super) fn when(page: &Page) -> String {
    let days = &page.front.days;
    let clock = chinese::clock_text(&page.front.clock);
    if let (Some(first), Some(last), Clock { start: Some(start), end: Some(end), .. }) = (days.first(), page.front.until, &page.front.clock)
    {
        return format!("{}{}—{}{}", chinese::day(*first), chinese::time(*start), chinese::day(last), chinese::time(*end));
    }
    match days.as_slice() {
        [] => clock,
        [day] if page.kind == Kind::Event => format!("{}（{}）{clock}", chinese::day(*day), chinese::weekday(*day)),
        [day] => chinese::day(*day),
        days if page.kind == Kind::Event && !clock.is_empty() => format!("{} {clock}", chinese::span(days)),
        days => chinese::span(days),
    }
}

/// A day, with the time if there is one, for `datetime`.
pub(super) fn moment(day: Option<Date>, minutes: Option<crate::value::Minutes>) -> String {
    match (day, minutes) {
        (Some(day), Some(minutes)) => format!("{day}T{minutes}+08:00"),
        (Some(day), None) => day.to_string(),
        _ => String::new(),
    }
}

/// Whether a page takes place at one time on each of several days, and rests in between.
pub(super) fn is_daily(page: &Page) -> bool {
    let front = &page.front;
    front.days.len() > 1 && front.until.is_none() && front.clock.start.is_some()
}

/// A page's card.
pub(super) fn card(sources: Sources<'_>, page: &Page, topics: &Topics<'_>) -> Value {
    let Sources { site, .. } = sources;
    let front = &page.front;
    let event = &front.event;
    let clock: &Clock = &front.clock;
    let (first, last) = (front.days.first().copied(), front.days.last().copied());
    let time = |minutes: Option<crate::value::Minutes>| minutes.map(chinese::time).unwrap_or_default();
    let source = front.sources.first();
    let picked = |all: &[Value], topics: &[Topic], has: &dyn Fn(&Topic) -> bool| {
        list(topics.iter().zip(all).filter(|(topic, _)| has(topic)).map(|(_, value)| value.clone()))
    };
    let tags =
        list(front.tags.iter().filter_map(|tag| site.tags.iter().position(|topic| topic.key == *tag)).map(|at| topics.tags[at].clone()));
    map([
        ("kind", text(page.kind.word())),
        ("title", text(&front.title)),
        ("url", text(page.url.as_str())),
        ("summary", text(&page.summary)),
        ("date", first.and_then(|day| topics.dates.get(&day)).cloned().unwrap_or_else(none)),
        ("dates", list(front.days.iter().filter_map(|day| topics.dates.get(day).cloned()))),
        ("when", text(when(page))),
        ("clock", text(chinese::clock_text(clock))),
        ("start", text(time(clock.start))),
        ("end", text(time(clock.end))),
        ("start_iso", text(moment(first, clock.start))),
        ("end_iso", text(moment(last, clock.end))),
        ("all_day", Value::from(clock.start.is_none() || clock.part == Some(Part::AllDay))),
        ("several", Value::from(front.days.len() > 1)),
        ("daily", Value::from(is_daily(page))),
        ("cover", page.cover.as_ref().map_or_else(none, |cover| photos::photo(sources, cover, 0))),
        ("tags", tags),
        ("focus", picked(topics.focus, &site.focus, &|topic| front.focus.iter().any(|number| number.to_string() == topic.key))),
        ("openings", picked(topics.openings, &site.openings, &|topic| event.opening.contains(&topic.key))),
        ("edge", Value::from(site.edition.edge(&event.opening, event.live.is_some()))),
        ("status", text(event.status.word())),
        ("status_text", text(event.status.title())),
        ("pinned", Value::from(front.pinned)),
        ("highlight", Value::from(front.highlight)),
        ("category", text(&front.category)),
        ("venue", text(&event.venue)),
        ("form", text(&event.form)),
        ("audience", text(&event.audience)),
        ("invites", topics.invites.get(event.audience.as_str()).cloned().unwrap_or_else(|| list([]))),
        ("forms", topics.forms.get(event.form.as_str()).cloned().unwrap_or_else(|| list([]))),
        ("host", text(&event.host)),
        ("expected", Value::from(event.expected.unwrap_or_default())),
        ("signup", Value::from(event.signup.is_some())),
        ("live", Value::from(event.live.is_some())),
        ("outlet", text(source.map_or("", |source| &source.name))),
        ("medium", text(source.map_or("", |source| &source.kind))),
        ("outside_url", text(source.map_or("", |source| &source.url))),
        ("role", text(&front.person.role)),
        ("group", text(&front.person.group)),
        ("major", text(&front.person.major)),
        ("photo_count", Value::from(page.photos.len() + page.inline.values().flatten().count())),
    ])
}

/// Figures that are not nought, in the order of the edition.
pub(crate) fn figures(edition: &Edition, counts: &Counts) -> Value {
    let shown = edition.stats.iter().filter_map(|stat| counts.get(&stat.key).filter(|count| **count > 0).map(|count| (stat, *count)));
    list(shown.map(|(stat, count)| {
        map([("label", text(stat.label())), ("number", text(chinese::number(u64::from(count)))), ("unit", text(&stat.unit))])
    }))
}

/// A size for people: `1.2 MB`.
pub(crate) fn file_size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..1_048_576 => format!("{} KB", bytes.div_ceil(1024)),
        _ => format!("{}.{} MB", bytes >> 20, ((bytes & 0xf_ffff) * 10) >> 20),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short() {
        assert_eq!([file_size(12), file_size(1025), file_size(1_300_000)], ["12 B", "2 KB", "1.2 MB"]);
    }
}
