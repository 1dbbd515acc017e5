//! The block for those who may want to be taught here: what the configuration says, and the days on which the school stands open.

use tera::Value;

use super::super::Renderer;
use super::super::model::{link, list, map, none, text};
use crate::document::Kind;
use crate::site::PageId;

/// `admissions`, or none.
pub(super) fn admissions(renderer: &Renderer<'_>) -> Value {
    let site = renderer.site;
    let Some(said) = &site.config.admissions else { return none() };
    let page_of = |name: &str| site.list(Kind::Article).iter().map(|id| site.page(*id)).find(|page| page.front.title == name);
    let majors = said.majors.iter().map(|major| {
        let own = page_of(&major.name).map(|page| page.url.as_str());
        let url = if major.url.is_empty() { own.unwrap_or_default() } else { &major.url };
        map([
            ("name", text(&major.name)),
            ("note", text(&major.note)),
            ("url", text(url)),
            ("outside", Value::from(url.contains(':') || url.starts_with('/'))),
        ])
    });
    let file = site.front.code.as_ref().and_then(|path| site.files.get(path));
    let (width, height) = file.map_or((0, 0), |file| file.pixels);
    let is_number = said.phone.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | ' '));
    map([
        ("title", text(if said.title.is_empty() { "招生咨询" } else { &said.title })),
        ("text", text(&said.text)),
        ("majors", list(majors)),
        ("links", list(said.links.iter().map(|one| link(renderer.sources(), one)))),
        ("phone", text(&said.phone)),
        ("tel", text(if is_number { said.phone.replace(' ', "") } else { String::new() })),
        ("hours", text(&said.hours)),
        ("place", text(&said.place)),
        ("code", text(file.map_or("", |file| file.url.as_str()))),
        ("code_width", Value::from(width)),
        ("code_height", Value::from(height)),
        ("code_text", text(&said.code_text)),
        ("code_to", text(code_to(renderer))),
        ("open_days", renderer.model.cards(&open_days(renderer))),
    ])
}

/// What a code made by the browser leads to: the first link, where its address is complete or can be completed, and no picture was given.
fn code_to(renderer: &Renderer<'_>) -> String {
    let config = &renderer.site.config;
    let first = config.admissions.as_ref().filter(|said| said.code.is_none()).and_then(|said| said.links.first());
    match first.map(|link| link.url.as_str()) {
        Some(url) if url.starts_with("http") => url.to_owned(),
        Some(url) if !config.base_url.is_empty() && !url.contains(':') && !url.starts_with('/') => format!("{}{url}", config.base_url),
        _ => String::new(),
    }
}

/// The events by which a school counts as open, as the edition has it: those that say so in their titles, else the first; four at most.
fn open_days(renderer: &Renderer<'_>) -> Vec<PageId> {
    let site = renderer.site;
    let opens = |id: &str| site.edition.stats.iter().any(|stat| stat.one_on.as_deref() == Some(id));
    let topics = site.openings.iter().filter(|topic| opens(&topic.key));
    let open: Vec<PageId> = topics.flat_map(|topic| topic.pages.iter().copied()).collect();
    let events = site.list(Kind::Event).iter().copied().filter(|id| open.contains(id) && site.page(*id).takes_place());
    let words = || site.edition.openings.iter().filter(|opening| opens(&opening.id)).flat_map(|opening| &opening.words);
    let (named, others): (Vec<PageId>, Vec<PageId>) = events.partition(|id| words().any(|word| site.page(*id).front.title.contains(word)));
    let mut shown = if named.is_empty() { others } else { named };
    shown.truncate(4);
    shown
}
