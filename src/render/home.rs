//! The home page: every block of it hides when it is empty.

mod admissions;
mod arrange;

use std::collections::BTreeMap;

use tera::Value;

use super::Renderer;
use super::model::{self, Head, list as values, map, none, text, with};
use super::pages::Shape;
use crate::document::Kind;
use crate::site::{Page, PageId};

/// The home page.
pub(super) fn home(renderer: &Renderer<'_>) -> Shape {
    let site = renderer.site;
    let model = &renderer.model;
    let first = |kind: Kind, count: usize| model.cards(site.list(kind).iter().take(count));
    let stories = site.list(Kind::Story);
    let lead = site.lead();
    let others: Vec<PageId> = stories.iter().copied().filter(|id| Some(*id) != lead).take(7).collect();
    let description = format!("{}{}专栏：{}", site.config.school.name, site.edition.title, site.edition.theme);
    let sections = site.sections.iter().filter(|section| !section.pages.is_empty());
    let wall = site.featured.iter().take(10).enumerate().map(|(at, photo)| model.photo(renderer.sources(), photo, at + 1));
    let opening = crate::plan::opening(site, renderer.theme);
    let shared = opening.or_else(|| lead.and_then(|id| site.page(id).cover.as_ref()));
    let image = shared.map(|photo| (photo.picture, photo.alt.clone()));
    let arranged = arrange::arrange(renderer);
    let shown = |block: &str, value: Value| if arranged.hides(block) { none() } else { value };
    Shape {
        template: "home.html",
        head: Head { kind: "home", title: site.config.title.clone(), description, menu: "index".into(), image, ..Head::default() },
        values: vec![
            ("days", model.days()),
            ("notices", first(Kind::Notice, 4)),
            ("stories", model.cards(&others)),
            ("lead", model.maybe_card(lead)),
            ("people", first(Kind::Person, 4)),
            ("cases", first(Kind::Case, 3)),
            ("albums", first(Kind::Album, 3)),
            ("media", media(renderer)),
            ("figures", model::figures(&site.edition, &site.ledger.total)),
            ("wall", values(wall)),
            ("focus", model.focus()),
            ("openings", openings(renderer)),
            ("doors", doors(renderer)),
            ("stream", shown("live", stream(renderer))),
            ("stream_apart", Value::from(arranged.has("live"))),
            ("hero", opening.map_or_else(none, |photo| model.photo(renderer.sources(), photo, 0))),
            ("admissions", admissions::admissions(renderer)),
            ("blocks", arranged.blocks()),
            ("beside", arranged.beside()),
            ("rows", arranged.rows()),
            ("files", files(renderer)),
            (
                "sections",
                values(sections.map(|section| {
                    map([
                        ("title", text(&section.title)),
                        ("url", text(format!("{}.html", section.folder))),
                        ("items", model.cards(section.pages.iter().take(6))),
                    ])
                })),
            ),
            ("next_events", model.cards(site.list(Kind::Event).iter().filter(|id| site.page(**id).takes_place()))),
        ],
        ..Shape::default()
    }
}

/// Reports by kind of medium, at most five each.
fn media(renderer: &Renderer<'_>) -> Value {
    let site = renderer.site;
    let mut groups: BTreeMap<usize, (String, Vec<PageId>)> = BTreeMap::new();
    for id in site.list(Kind::Media) {
        let kind =
            site.page(*id).front.sources.first().map(|source| source.kind.as_str()).filter(|kind| !kind.is_empty()).unwrap_or("其他");
        let place = site.edition.media.iter().position(|medium| medium.title == kind).unwrap_or(usize::MAX);
        groups.entry(place).or_insert_with(|| (kind.to_owned(), Vec::new())).1.push(*id);
    }
    values(groups.values().map(|(kind, ids)| map([("type", text(kind)), ("items", renderer.model.cards(ids.iter().take(5)))])))
}

/// Kinds of opening that have events, by group.
fn openings(renderer: &Renderer<'_>) -> Value {
    let edition = &renderer.site.edition;
    let mut order: Vec<&str> = Vec::new();
    for opening in &edition.openings {
        if !order.contains(&opening.group.as_str()) {
            order.push(&opening.group);
        }
    }
    let of = |group: &str| {
        edition
            .openings
            .iter()
            .zip(renderer.model.openings())
            .filter(|(opening, _)| opening.group == group)
            .map(|(_, value)| value.clone())
            .collect::<Vec<_>>()
    };
    let reached = !renderer.site.openings.iter().all(|topic| topic.pages.is_empty());
    values(order.into_iter().filter(|_| reached).map(|group| map([("group", text(group)), ("items", values(of(group)))])))
}

/// Doors for audiences: the events that their words name.
fn doors(renderer: &Renderer<'_>) -> Value {
    let found = behind_doors(renderer);
    let doors = renderer.site.edition.doors.iter().filter(|door| door.home);
    let doors = doors.filter_map(|door| found.get(door.id.as_str()).map(|ids| (door, ids)));
    values(doors.map(|(door, ids)| {
        map([
            ("id", text(&door.id)),
            ("title", text(&door.title)),
            ("text", text(&door.text)),
            ("count", Value::from(ids.len())),
            ("events", renderer.model.cards(ids.iter().take(4))),
        ])
    }))
}

/// The events behind each door that has any.
fn behind_doors<'r>(renderer: &Renderer<'r>) -> BTreeMap<&'r str, Vec<PageId>> {
    let site = renderer.site;
    let mut found: BTreeMap<&str, Vec<PageId>> = BTreeMap::new();
    let finder = site.edition.door_finder();
    // Many events say the same.
    let mut doors = BTreeMap::new();
    for id in site.list(Kind::Event) {
        let page = site.page(*id);
        if page.takes_place() {
            let audience = page.front.event.audience.as_str();
            for door in doors.entry(audience).or_insert_with(|| finder.all(audience)).iter() {
                found.entry(&door.id).or_default().push(*id);
            }
        }
    }
    found
}

/// The event of the week that is streamed first.
fn streamed<'r>(renderer: &Renderer<'r>) -> Option<&'r Page> {
    let site = renderer.site;
    site.list(Kind::Event).iter().map(|id| site.page(*id)).find(|page| page.front.event.live.is_some() && page.takes_place())
}

/// The first live stream of the week.
fn stream(renderer: &Renderer<'_>) -> Value {
    let Some(page) = streamed(renderer) else { return none() };
    let Some(live) = page.front.event.live.as_ref() else { return none() };
    let value = model::live(renderer.sources(), live, page.codes[0].as_ref());
    with(&value, [("title", text(&page.front.title)), ("page_url", text(page.url.as_str())), ("event", renderer.card(page.id))])
}

/// Files attached to notices, newest first.
fn files(renderer: &Renderer<'_>) -> Value {
    let site = renderer.site;
    let attached = site.list(Kind::Notice).iter().flat_map(|id| &site.page(*id).files);
    let known = attached.filter_map(|(path, title)| site.files.get(path).map(|file| (path, title, file)));
    values(known.take(6).map(|(path, title, file)| {
        map([
            ("title", text(title)),
            ("url", text(file.url.as_str())),
            ("name", text(&file.name)),
            ("ending", text(path.ending())),
            ("size", text(model::file_size(file.size))),
            ("outside", Value::from(false)),
        ])
    }))
}
