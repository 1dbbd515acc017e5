//! A page in full: its card and everything that stands on its own page.

use tera::Value;

use super::value::{list, map, none, text};
use super::{Model, Sources, cards};
use crate::document::Kind;
use crate::document::front::Live;
use crate::document::keys;
use crate::paths::SitePath;
use crate::site::{Page, PageId, Video};
use crate::value::{Date, Minutes, chinese};

/// What the value `event`, `article`, `person` or `album` of a page has besides its card; `body` is finished HTML.
pub(crate) fn full(model: &Model<'_>, sources: Sources<'_>, page: &Page, body: &str) -> Vec<(&'static str, Value)> {
    let front = &page.front;
    let photos = page.photos.iter().enumerate().map(|(at, photo)| model.photo(sources, photo, at + 1));
    let mut fields =
        Vec::from([
            // A summary that was taken from the text would say it twice.
            ("summary", text(&front.summary)),
            ("body", Value::safe_string(body)),
            ("photos", list(photos)),
            ("files", files(sources, page)),
            ("videos", list(page.videos.iter().map(|video| self::video(model, sources, video)))),
            ("byline", byline(page)),
            ("sources", list(front.sources.iter().map(source))),
            (
                "published",
                list(front.published.iter().map(|channel| {
                    map([("channel", text(&channel.channel)), ("url", text(&channel.url)), ("date", text(day(channel.date)))])
                })),
            ),
            ("previous", model.maybe_card(page.previous)),
            ("next", model.maybe_card(page.next)),
            ("related", model.cards(&related(sources, page))),
            ("event", model.maybe_card(page.about)),
        ]);
    match page.kind {
        Kind::Event => fields.extend(event(model, sources, page)),
        Kind::Person => fields.push(("honours", list(front.person.honours.iter().map(text)))),
        _ => {}
    }
    fields
}

/// What only events have.
fn event(model: &Model<'_>, sources: Sources<'_>, page: &Page) -> Vec<(&'static str, Value)> {
    let event = &page.front.event;
    let site = sources.site;
    let same_day = page.date().and_then(|date| site.day(date)).map(|day| others(&day.events, page.id)).unwrap_or_default();
    let hosts: Vec<&str> = [event.host.as_str(), event.department.as_str()].into_iter().filter(|host| !host.is_empty()).collect();
    let ics = format!("{}.ics", page.url.as_str().trim_end_matches(".html"));
    let mut counts = event.stats.clone();
    for (key, count) in event.stats_by_day.values().flatten() {
        let sum = counts.entry(key.clone()).or_default();
        *sum = sum.saturating_add(*count);
    }
    Vec::from([
        ("unit", text(if event.unit.is_empty() { &site.config.school.name } else { &event.unit })),
        ("organizer", text(&event.organizer)),
        ("hosts", text(hosts.join(" · "))),
        ("department", text(&event.department)),
        ("partners", list(event.partners.iter().map(text))),
        ("contact_name", text(&page.contact_name)),
        ("stream", event.live.as_ref().map_or_else(none, |live| self::live(sources, live, page.codes[0].as_ref()))),
        ("booking", event.signup.as_ref().map_or_else(none, |live| self::live(sources, live, page.codes[1].as_ref()))),
        ("stories", model.cards(page.told_by.iter())),
        ("same_day", model.cards(&same_day)),
        ("ics", text(if sources.plan.has(&ics) { &ics } else { "" })),
        ("figures", cards::figures(&site.edition, &counts)),
        ("leaf", page.date().map_or_else(none, |day| cards::date(&site.edition, day))),
    ])
}

/// What else is on the day: those after the event first, then those before it, a handful.
fn others(events: &[PageId], own: PageId) -> Vec<PageId> {
    let at = events.iter().position(|id| *id == own).unwrap_or_default();
    let (before, after) = events.split_at(at);
    after.iter().skip(1).chain(before).copied().take(6).collect()
}

/// Up to three pages to read on: of the same event, then of the same tags.
fn related(sources: Sources<'_>, page: &Page) -> Vec<PageId> {
    let site = sources.site;
    let mut found: Vec<PageId> = Vec::new();
    let mut add = |ids: &mut dyn Iterator<Item = PageId>| {
        for id in ids {
            if id != page.id && Some(id) != page.about && !found.contains(&id) && found.len() < 3 {
                found.push(id);
            }
        }
    };
    if let Some(event) = page.about {
        add(&mut site.page(event).told_by.iter().copied());
    }
    if page.kind != Kind::Event {
        for tag in &page.front.tags {
            let topic = site.tags.iter().find(|topic| topic.key == *tag);
            add(&mut topic
                .into_iter()
                .flat_map(|topic| topic.pages.iter().copied().take(40))
                .filter(|id| site.page(*id).kind != Kind::Event));
        }
    }
    found
}

/// A live stream or sign-up.
pub(crate) fn live(sources: Sources<'_>, live: &Live, code: Option<&SitePath>) -> Value {
    let file = code.and_then(|path| sources.site.files.get(path));
    let size = file.map_or((0, 0), |file| file.pixels);
    let code = file.map_or("", |file| file.url.as_str());
    map([
        ("code_width", Value::from(size.0)),
        ("code_height", Value::from(size.1)),
        ("url", text(&live.url)),
        ("code", text(code)),
        ("platform", text(&live.platform)),
        ("from", text(moment(live.from))),
        ("until", text(moment(live.until))),
        ("replay", text(&live.replay)),
    ])
}

fn moment((date, time): (Option<Date>, Option<Minutes>)) -> String {
    format!("{}{}", day(date), time.map(chinese::time).unwrap_or_default())
}

fn day(date: Option<Date>) -> String {
    date.map(chinese::day).unwrap_or_default()
}

fn files(sources: Sources<'_>, page: &Page) -> Value {
    let own = page.files.iter().filter_map(|(path, title)| sources.site.files.get(path).map(|file| (path, title, file)));
    let own = own.map(|(path, title, file)| {
        map([
            ("title", text(title)),
            ("url", text(file.url.as_str())),
            ("name", text(&file.name)),
            ("ending", text(path.ending())),
            ("size", text(cards::file_size(file.size))),
            ("outside", Value::from(false)),
        ])
    });
    let outside = page.outside_files.iter().map(|(title, url)| {
        map([
            ("title", text(title)),
            ("url", text(url)),
            ("name", text("")),
            ("ending", text("")),
            ("size", text("")),
            ("outside", Value::from(true)),
        ])
    });
    list(own.chain(outside))
}

fn video(model: &Model<'_>, sources: Sources<'_>, video: &Video) -> Value {
    let url = video.file.as_ref().and_then(|path| sources.site.files.get(path)).map_or(video.url.as_str(), |file| file.url.as_str());
    map([
        ("title", text(&video.title)),
        ("url", text(url)),
        ("local", Value::from(video.file.is_some())),
        ("poster", video.poster.as_ref().map_or_else(none, |poster| model.photo(sources, poster, 0))),
    ])
}

fn byline(page: &Page) -> Value {
    let label = |role: &str| {
        keys::ROLES.iter().find(|known| known.name == role).map_or("", |known| {
            if known.name == "author" {
                "文"
            } else if known.name == "photographer" {
                "图"
            } else {
                known.zh[0]
            }
        })
    };
    list(page.front.byline.iter().map(|(role, names)| map([("label", text(label(role))), ("names", text(names))])))
}

fn source(source: &crate::document::front::Source) -> Value {
    map([
        ("name", text(&source.name)),
        ("type", text(&source.kind)),
        ("url", text(&source.url)),
        ("date", text(day(source.date))),
        ("reprint", Value::from(source.reprint)),
    ])
}
