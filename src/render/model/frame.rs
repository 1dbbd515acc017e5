//! What surrounds every page: the site's own words, the menu, head and breadcrumbs.

use std::collections::BTreeMap;

use tera::{Context, Value};

use super::photos::photo;
use super::value::{list, map, none, text, with};
use super::{Model, Sources};
use crate::config::{MenuEntry, SiteLink};
use crate::document::Kind;
use crate::paths::OutPath;
use crate::plan::Cut;
use crate::site::PhotoUse;
use crate::theme::Theme;
use crate::value::{self, chinese};

/// What a page's head says of it.
#[derive(Debug, Default)]
pub(crate) struct Head {
    /// The kind of page, such as `event` or `list`.
    pub(crate) kind: &'static str,
    /// Its title.
    pub(crate) title: String,
    /// What it is about.
    pub(crate) description: String,
    /// Way from home to its parent: title and address.
    pub(crate) crumbs: Vec<(String, String)>,
    /// The menu entry that it belongs to.
    pub(crate) menu: String,
    /// Its day as ISO date, or empty.
    pub(crate) updated: String,
    /// The picture that it is shared with, by index, and what is seen there.
    pub(crate) image: Option<(usize, String)>,
    /// What machines read of it, JSON-LD, or empty.
    pub(crate) linked: String,
}

/// What `page` holds, by name.
pub(crate) type PageFields = [(&'static str, Value); 15];

/// The way from home to a page.
pub(crate) fn crumbs(parents: &[(&str, &str)]) -> Vec<(String, String)> {
    std::iter::once(("首页", "index.html")).chain(parents.iter().copied()).map(|(title, url)| (title.to_owned(), url.to_owned())).collect()
}

/// The picture of pages that have none to be shared with and what is seen there: that of the newest story, or of any page, that has one.
pub(super) fn share<'s>(sources: Sources<'s>) -> Option<(&'s Cut, String)> {
    let site = sources.site;
    let of = |photo: &PhotoUse| Some((sources.plan.renditions.share(photo.picture)?, photo.alt.clone()));
    let pages = site.list(Kind::Story).iter().map(|id| site.page(*id)).chain(&site.pages);
    let mut covers = pages.filter_map(|page| page.cover.as_ref());
    covers.find_map(of)
}

/// The values that pages share. Whatever is put here belongs into [`Model::seal`], too.
pub(crate) fn context(model: &Model<'_>, menu: &str) -> Context {
    let mut context = Context::new();
    context.insert_value("site", model.site.clone());
    let menu = model.menus.get(menu).or_else(|| model.menus.get(""));
    context.insert_value("menu", menu.cloned().unwrap_or_else(none));
    context.insert_value("assets", model.assets.clone());
    context.insert_value("options", model.options.clone());
    context
}

/// The fields of `page`.
pub(crate) fn page(model: &Model<'_>, sources: Sources<'_>, url: &OutPath, head: &Head) -> PageFields {
    let config = &sources.site.config;
    let base = &config.base_url;
    let home = head.kind == "home";
    let head_title = if home {
        format!("{} · {}", config.title, config.school.name)
    } else {
        format!("{} · {} · {}", head.title, config.title, config.school.short)
    };
    let absolute = |path: &str| if base.is_empty() || path.is_empty() { String::new() } else { format!("{base}{path}") };
    let own = if home { "" } else { url.as_str() };
    let own_picture = head.image.as_ref().and_then(|(picture, alt)| Some((sources.plan.renditions.share(*picture)?, alt.as_str())));
    let shared = own_picture.or_else(|| model.share.as_ref().map(|(cut, alt)| (*cut, alt.as_str())));
    let image = shared.map(|(cut, _)| cut);
    let image_alt = shared.map(|(_, alt)| alt).filter(|alt| !alt.is_empty()).unwrap_or(&head.title);
    let share_title = if home { head_title.clone() } else { head.title.clone() };
    [
        ("url", text(url.as_str())),
        ("kind", text(head.kind)),
        ("title", text(&head.title)),
        ("head_title", text(head_title)),
        ("description", text(&head.description)),
        ("canonical", text(if base.is_empty() { String::new() } else { format!("{base}{own}") })),
        ("image", text(absolute(image.map_or("", |cut| cut.url.as_str())))),
        ("image_width", Value::from(image.map_or(0, |cut| cut.width))),
        ("image_height", Value::from(image.map_or(0, |cut| cut.height))),
        ("image_alt", text(image_alt)),
        ("share_title", text(share_title)),
        ("crumbs", list(head.crumbs.iter().map(|(title, url)| map([("title", text(title)), ("url", text(url))])))),
        ("linked", Value::safe_string(&head.linked)),
        ("home", Value::from(home)),
        ("updated", text(&head.updated)),
    ]
}

/// `site`.
pub(super) fn site(sources: Sources<'_>) -> Value {
    let Sources { site, plan, .. } = sources;
    let (config, edition) = (&site.config, &site.edition);
    let days = edition.days();
    let has = |path: &str| text(if plan.has(path) { path } else { "" });
    let week = chinese::span(days);
    let year = edition.first().year();
    let subscribe =
        config.base_url.split_once("://").filter(|_| plan.has("calendar.ics")).map(|(_, rest)| format!("webcal://{rest}calendar.ics"));
    let launch = edition.launch.as_ref().map_or_else(none, |launch| {
        map([("date", text(launch.date.to_string())), ("text", text(chinese::day(launch.date))), ("place", text(&launch.place))])
    });
    map([
        ("title", text(&config.title)),
        ("school", text(&config.school.name)),
        ("school_short", text(&config.school.short)),
        ("school_url", text(&config.school.website)),
        ("address", text(&config.school.address)),
        ("lang", text("zh-CN")),
        ("theme", text(&edition.theme)),
        ("theme_parts", list(edition.theme.split(['，', ' ']).filter(|part| !part.is_empty()).map(text))),
        ("subtheme", text(&config.subtheme)),
        ("edition_title", text(&edition.title)),
        ("region", text(&edition.region)),
        ("year", Value::from(i64::from(edition.year()))),
        ("session", Value::from(edition.session.unwrap_or_default())),
        ("session_word", text(edition.session_word.as_deref().unwrap_or_default())),
        ("week", text(&week)),
        ("week_long", text(format!("{year}年{week}"))),
        ("from", text(edition.first().to_string())),
        ("to", text(edition.last().to_string())),
        ("day_count", Value::from(days.len())),
        ("launch", launch),
        ("base_url", text(&config.base_url)),
        ("feed", has("feed.xml")),
        ("ics", has("calendar.ics")),
        ("subscribe", text(subscribe.unwrap_or_default())),
        ("search", has("search.html")),
        ("checklist", has("checklist.html")),
        ("icp", text(&config.footer.icp)),
        ("police", text(&config.footer.police)),
        ("police_code", text(config.footer.police.chars().filter(char::is_ascii_digit).collect::<String>())),
        ("badges", list(config.footer.badges.iter().map(|badge| link(sources, badge)))),
        ("lines", list(config.footer.lines.iter().map(text))),
        ("links", list(config.links.iter().map(|friend| link(sources, friend)))),
    ])
}

/// A link with a picture of static/.
pub(crate) fn link(sources: Sources<'_>, link: &SiteLink) -> Value {
    let image = link.image.trim_start_matches('/').trim_start_matches("static/");
    let image = if sources.plan.has(image) { image } else { "" };
    let outside = link.url.contains(':') || link.url.starts_with('/');
    map([
        ("title", text(&link.title)),
        ("url", text(&link.url)),
        ("image", text(image)),
        ("alt", text(&link.title)),
        ("outside", Value::from(outside)),
    ])
}

/// `assets`.
pub(super) fn assets(theme: &Theme) -> Value {
    let mut map = tera::value::Map::new();
    for (name, asset) in &theme.assets {
        map.insert(tera::value::Key::from(name.clone()), text(asset.url.as_str()));
    }
    Value::from(map)
}

/// `options`: those that say yes or no as such, pictures as photos or as `{url, width, height}`, none where none is chosen; all others as they
/// are written.
pub(super) fn options(sources: Sources<'_>) -> Value {
    let Sources { site, plan, theme } = sources;
    let value = |name: &String, written: &str| match (theme.pictures.get(name), plan.marks.get(name)) {
        (_, Some((url, (width, height)))) => {
            map([("url", text(url.as_str())), ("width", Value::from(*width)), ("height", Value::from(*height))])
        }
        (Some(shown), None) => site.front.pictures.get(&shown.written).map_or_else(none, |use_| photo(sources, use_, 0)),
        _ if written.is_empty() => none(),
        _ => value::flag(written).map_or_else(|_| text(written), |read| Value::from(read.value)),
    };
    Value::from(theme.options.iter().map(|(name, written)| (name.clone(), value(name, written))).collect::<BTreeMap<String, Value>>())
}

/// The menu with each of its entries as the current one, and with none under the empty key.
pub(super) fn menus(sources: Sources<'_>) -> BTreeMap<String, Value> {
    let entries = menu(sources);
    let with_current = |current: &str| list(entries.iter().map(|(key, value)| with(value, [("current", Value::from(key == current))])));
    let keys = entries.iter().map(|(key, _)| key.as_str()).chain([""]);
    keys.map(|key| (key.to_owned(), with_current(key))).collect()
}

/// Names of columns that a menu has no room for.
const SHORT: [(&str, &str); 9] = [
    ("活动日历", "日历"),
    ("活动安排", "活动"),
    ("活动动态", "动态"),
    ("典型案例", "案例"),
    ("人物风采", "人物"),
    ("活动图集", "图集"),
    ("媒体报道", "媒体"),
    ("通知公告", "通知"),
    ("关于我们", "关于"),
];

/// The menu: as configured, else home, calendar and every section that has content.
fn menu(sources: Sources<'_>) -> Vec<(String, Value)> {
    let entry = |key: &str, title: &str, url: &str| {
        let short = SHORT.iter().find(|(long, _)| *long == title).map_or(title, |(_, short)| short);
        let outside = url.contains("://");
        (key.to_owned(), map([("title", text(title)), ("short", text(short)), ("url", text(url)), ("outside", Value::from(outside))]))
    };
    let known = known(sources);
    let configured = &sources.site.config.menu;
    if configured.is_empty() {
        return known.iter().filter(|place| place.filled).map(|place| entry(&place.key, &place.title, &place.url)).collect();
    }
    let mut menu = Vec::new();
    for item in configured {
        match item {
            MenuEntry::Section(name) => {
                let called = |place: &&Place| {
                    place.key == *name
                        || place.title == *name
                        || place.url.trim_end_matches(".html") == name
                        || place.kind.is_some_and(|kind| kind.is_called(name))
                };
                let place = known.iter().find(called);
                menu.extend(place.filter(|place| sources.plan.has(&place.url)).map(|place| entry(&place.key, &place.title, &place.url)));
            }
            MenuEntry::Link(link) => menu.push(entry(&link.url, &link.title, &link.url)),
        }
    }
    menu
}

/// A place that a menu can name.
struct Place {
    key: String,
    title: String,
    url: String,
    filled: bool,
    /// The kind whose list it is.
    kind: Option<Kind>,
}

fn known(sources: Sources<'_>) -> Vec<Place> {
    let site = sources.site;
    let place =
        |key: &str, title: &str, url: String, filled| Place { key: key.to_owned(), title: title.to_owned(), url, filled, kind: None };
    let listed = |kind: Kind| Place {
        kind: Some(kind),
        ..place(kind.folder(), kind.title(), format!("{}.html", kind.folder()), !site.list(kind).is_empty())
    };
    let mut known = vec![
        place("index", "首页", "index.html".into(), true),
        place("calendar", "活动日历", "calendar.html".into(), true),
        listed(Kind::Event),
        listed(Kind::Story),
        listed(Kind::Case),
        listed(Kind::Person),
        listed(Kind::Album),
        listed(Kind::Media),
    ];
    known.extend(
        site.sections
            .iter()
            .map(|section| place(&section.folder, &section.title, format!("{}.html", section.folder), !section.pages.is_empty())),
    );
    known.push(listed(Kind::Notice));
    known.push(place("data", "数据", "data.html".into(), !site.ledger.total.is_empty()));
    known.push(place("checklist", "宣传清单", "checklist.html".into(), sources.plan.has("checklist.html")));
    known.push(place("tags", "标签", "tags.html".into(), false));
    known.extend(
        site.list(Kind::Page)
            .iter()
            .map(|id| site.page(*id))
            .map(|page| place(&page.slug, &page.front.title, page.url.to_string(), page.slug == "about")),
    );
    known
}
