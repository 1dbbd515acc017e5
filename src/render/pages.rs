//! Which template a page uses and what it is given besides the common values.

use std::collections::{BTreeMap, BTreeSet};

use tera::Value;

use super::model::{self, Head, crumbs, list as values, map, none, text, with};
use super::{Renderer, machine};
use crate::document::Kind;
use crate::plan::{ListOf, PER_PAGE, address};
use crate::site::{Page, PageId};
use crate::value::chinese;

/// A page before it is rendered.
#[derive(Default)]
pub(super) struct Shape {
    pub(super) template: &'static str,
    pub(super) head: Head,
    pub(super) values: Vec<(&'static str, Value)>,
    /// What stands on a page of its own.
    pub(super) full: Option<Full>,
}

/// A page in full: its card and what it has besides, which are brought together when it is drawn; one that is not drawn again needs no more.
#[derive(Debug)]
pub(super) struct Full {
    /// The name that its template has for it.
    pub(super) name: &'static str,
    pub(super) card: Value,
    pub(super) fields: Vec<(&'static str, Value)>,
}

impl Full {
    /// The value that the template is given.
    pub(super) fn value(&self) -> Value {
        with(&self.card, self.fields.iter().cloned())
    }
}

/// The calendar.
pub(super) fn calendar(renderer: &Renderer<'_>) -> Shape {
    let site = renderer.site;
    let outside: Vec<PageId> = site
        .list(Kind::Event)
        .iter()
        .copied()
        .filter(|id| !site.page(*id).front.days.iter().any(|day| site.edition.contains(*day)))
        .collect();
    let month = super::month::month(site, &renderer.model);
    // What is shown as a month has no timetable.
    let (rows, grid) = if month.is_none() { super::grid::grid(site, &renderer.model) } else { (values([]), none()) };
    Shape {
        template: "calendar.html",
        head: Head {
            kind: "calendar",
            title: "活动日历".into(),
            description: format!("{}（{}）每一天的活动安排", site.edition.title, chinese::span(site.edition.days())),
            crumbs: crumbs(&[]),
            menu: "calendar".into(),
            ..Head::default()
        },
        values: vec![
            ("days", renderer.model.days()),
            ("outside", renderer.model.cards(&outside)),
            ("rows", rows),
            ("grid", grid),
            ("month", month),
            ("groups", values(site.edition.doors.iter().map(|door| text(&door.title)))),
            ("edges", edges(renderer)),
        ],
        ..Shape::default()
    }
}

/// What the colours of a calendar mean, `""` for one that it does not have; none where all is of one colour.
fn edges(renderer: &Renderer<'_>) -> Value {
    let site = renderer.site;
    let events = site.days.iter().flat_map(|day| &day.events).map(|id| &site.page(*id).front.event);
    let used: BTreeSet<usize> = events.map(|event| site.edition.edge(&event.opening, event.live.is_some())).collect();
    let titles = site.edition.edges.iter().enumerate().map(|(at, edge)| text(if used.contains(&at) { edge.title.as_str() } else { "" }));
    if used.len() > 1 { values(titles) } else { values([]) }
}

/// A day.
pub(super) fn day(renderer: &Renderer<'_>, at: usize) -> Shape {
    let site = renderer.site;
    let day = &site.days[at];
    let name = site.edition.day_name(day.date).map(|name| format!(" {name}")).unwrap_or_default();
    let title = format!("{}（{}）{name}", chinese::day(day.date), chinese::weekday(day.date));
    let titles: Vec<&str> = day.events.iter().take(4).map(|id| site.page(*id).front.title.as_str()).collect();
    Shape {
        template: "day.html",
        head: Head {
            kind: "day",
            title: title.trim_end().to_owned(),
            description: if titles.is_empty() { format!("{}的安排", chinese::day(day.date)) } else { titles.join("；") },
            crumbs: crumbs(&[("活动日历", "calendar.html")]),
            menu: "calendar".into(),
            updated: day.date.to_string(),
            ..Head::default()
        },
        values: vec![("day", renderer.model.day(at)), ("days", renderer.model.days())],
        ..Shape::default()
    }
}

/// A page of its own.
pub(super) fn page(renderer: &Renderer<'_>, id: PageId) -> Shape {
    let page = renderer.site.page(id);
    let body = renderer.body(page);
    let fields = model::full(&renderer.model, renderer.sources(), page, &body);
    let (template, name) = match page.kind {
        Kind::Event => ("event.html", "event"),
        Kind::Person => ("person.html", "person"),
        Kind::Album => ("album.html", "album"),
        _ => ("article.html", "article"),
    };
    let full = Full { name, card: renderer.card(id), fields };
    Shape { template, head: page_head(renderer, page), full: Some(full), ..Shape::default() }
}

fn page_head(renderer: &Renderer<'_>, page: &Page) -> Head {
    let site = renderer.site;
    let (menu, parent) = match (page.kind, page.section.map(|at| &site.sections[at])) {
        (_, Some(section)) => (section.folder.clone(), Some((section.title.clone(), format!("{}.html", section.folder)))),
        (Kind::Page, _) => (page.slug.clone(), None),
        (kind, _) => (kind.folder().to_owned(), Some((kind.title().to_owned(), format!("{}.html", kind.folder())))),
    };
    let parents: Vec<(&str, &str)> = parent.iter().map(|(title, url)| (title.as_str(), url.as_str())).collect();
    let image = page.cover.as_ref().map(|cover| (cover.picture, cover.alt.clone()));
    let cut = image.as_ref().and_then(|(picture, _)| renderer.plan.renditions.share(*picture));
    let (absolute, crumbs) = (cut.map_or_else(String::new, |cut| format!("{}{}", site.config.base_url, cut.url)), crumbs(&parents));
    Head {
        kind: page.kind.word(),
        title: page.front.title.clone(),
        description: page.summary.clone(),
        linked: machine::linked(site, page, &absolute, &crumbs),
        crumbs,
        menu,
        updated: page.date().map(|date| date.to_string()).unwrap_or_default(),
        image,
    }
}

/// All tags.
pub(super) fn tags(renderer: &Renderer<'_>) -> Shape {
    Shape {
        template: "tags.html",
        head: Head {
            kind: "tags",
            title: "标签".into(),
            description: "按标签看活动和报道".into(),
            crumbs: crumbs(&[]),
            menu: "tags".into(),
            ..Head::default()
        },
        values: vec![("tags", renderer.model.tags())],
        ..Shape::default()
    }
}

/// The page to search on: which kinds and days there are to choose from.
pub(super) fn search(renderer: &Renderer<'_>) -> Shape {
    let site = renderer.site;
    let kinds: BTreeMap<Kind, &str> = site.pages.iter().map(|page| (page.kind, page.kind.title())).collect();
    let kinds = kinds.into_iter().map(|(kind, title)| map([("id", text(kind.word())), ("title", text(title))]));
    Shape {
        template: "search.html",
        head: Head { kind: "search", title: "搜索".into(), crumbs: crumbs(&[]), ..Head::default() },
        values: vec![("kinds", values(kinds)), ("days", renderer.model.days())],
        ..Shape::default()
    }
}

/// 404.
pub(super) fn not_found(renderer: &Renderer<'_>) -> Shape {
    let base = &renderer.site.config.base_url;
    let home = if base.is_empty() { "index.html" } else { base };
    Shape {
        template: "404.html",
        head: Head { kind: "404", title: "没有找到这一页".into(), ..Head::default() },
        values: vec![("home", text(home))],
        ..Shape::default()
    }
}

/// A list that is about to be cut into pages.
struct Gathered<'g> {
    kind: &'static str,
    stem: String,
    title: String,
    intro: String,
    pages: &'g [PageId],
    empty: &'static str,
    layout: &'static str,
    menu: String,
    parents: Vec<(&'static str, &'static str)>,
}

/// Page `number` of a list; it is given its own slice of cards only.
pub(super) fn list(renderer: &Renderer<'_>, of: ListOf, number: usize) -> Shape {
    let gathered = gather(renderer, of);
    let total = gathered.pages.len().div_ceil(PER_PAGE).max(1);
    let slice = gathered.pages.chunks(PER_PAGE).nth(number - 1).unwrap_or(&[]);
    let url = |number: usize| text(if (1..=total).contains(&number) { address(&gathered.stem, number) } else { String::new() });
    let all =
        (1..=total).map(|other| map([("number", Value::from(other)), ("url", url(other)), ("current", Value::from(other == number))]));
    let pages = map([
        ("current", Value::from(number)),
        ("total", Value::from(total)),
        ("previous", url(number - 1)),
        ("next", url(number + 1)),
        ("all", values(all)),
        ("count", Value::from(gathered.pages.len())),
    ]);
    let list = map([
        ("kind", text(gathered.kind)),
        ("title", text(&gathered.title)),
        ("intro", text(&gathered.intro)),
        ("items", renderer.model.cards(slice)),
        ("pages", pages),
        ("empty", text(gathered.empty)),
        ("layout", text(gathered.layout)),
        ("groups", groups(renderer, gathered.layout, slice)),
        ("filters", values([])),
    ]);
    let title = if number > 1 { format!("{}（第 {number} 页）", gathered.title) } else { gathered.title.clone() };
    let description =
        if gathered.intro.is_empty() { format!("{}：{}", renderer.site.edition.title, gathered.title) } else { gathered.intro.clone() };
    Shape {
        template: "list.html",
        head: Head { kind: "list", title, description, crumbs: crumbs(&gathered.parents), menu: gathered.menu, ..Head::default() },
        values: vec![("list", list)],
        ..Shape::default()
    }
}

fn gather<'g>(renderer: &'g Renderer<'_>, of: ListOf) -> Gathered<'g> {
    let site = renderer.site;
    match of {
        ListOf::Kind(kind) => Gathered {
            kind: kind.word(),
            stem: kind.folder().to_owned(),
            title: kind.title().to_owned(),
            intro: String::new(),
            pages: site.list(kind),
            empty: empty(kind),
            layout: layout(kind),
            menu: kind.folder().to_owned(),
            parents: Vec::new(),
        },
        ListOf::Section(at) => {
            let section = &site.sections[at];
            let layout = match section.layout.as_str() {
                "cards" => "cards",
                "timeline" => "timeline",
                _ => "rows",
            };
            Gathered {
                kind: "section",
                stem: section.folder.clone(),
                title: section.title.clone(),
                intro: String::new(),
                pages: &section.pages,
                empty: "这个栏目还没有内容。",
                layout,
                menu: section.folder.clone(),
                parents: Vec::new(),
            }
        }
        ListOf::Tag(at) => {
            let tag = &site.tags[at];
            Gathered {
                kind: "tag",
                stem: format!("tags/{}", tag.slug),
                title: format!("标签：{}", tag.title),
                intro: String::new(),
                pages: &tag.pages,
                empty: "还没有这个标签的内容。",
                layout: "rows",
                menu: "tags".into(),
                parents: vec![("标签", "tags.html")],
            }
        }
        ListOf::Focus(at) => {
            let topic = &site.focus[at];
            let point = site.edition.focus.iter().find(|point| point.number.to_string() == topic.key);
            let intro = point.map(|point| point.text.clone()).unwrap_or_default();
            Gathered {
                kind: "focus",
                stem: format!("focus/{}", topic.slug),
                title: topic.title.clone(),
                intro,
                pages: &topic.pages,
                empty: "这个宣传重点还没有内容。",
                layout: "rows",
                menu: "focus".into(),
                parents: Vec::new(),
            }
        }
    }
}

fn layout(kind: Kind) -> &'static str {
    match kind {
        Kind::Event => "events",
        Kind::Person => "people",
        Kind::Album => "albums",
        Kind::Media => "media",
        Kind::Notice => "rows",
        _ => "cards",
    }
}

fn empty(kind: Kind) -> &'static str {
    match kind {
        Kind::Event => "活动安排正在整理，过几天再来看看。",
        Kind::Story => "活动开始以后，这里会有现场的报道。",
        Kind::Case => "典型案例正在整理。",
        Kind::Person => "人物故事正在采写。",
        Kind::Album => "活动开始以后，这里会有现场的照片。",
        Kind::Media => "媒体报道会收在这里。",
        _ => "现在没有通知。",
    }
}

/// The slice in groups: events by day, media by type, people by group.
fn groups(renderer: &Renderer<'_>, layout: &str, slice: &[PageId]) -> Value {
    let site = renderer.site;
    let key = |page: &Page| -> String {
        match layout {
            "events" => page.date().map(|day| format!("{}（{}）", chinese::day(day), chinese::weekday(day))).unwrap_or_default(),
            "media" => page
                .front
                .sources
                .first()
                .map(|source| source.kind.clone())
                .filter(|kind| !kind.is_empty())
                .unwrap_or_else(|| "其他".into()),
            _ => page.front.person.group.clone(),
        }
    };
    if !matches!(layout, "events" | "media" | "people") {
        return values([]);
    }
    let mut order: Vec<String> = Vec::new();
    let mut groups: BTreeMap<String, Vec<PageId>> = BTreeMap::new();
    for id in slice {
        let key = key(site.page(*id));
        if !order.contains(&key) {
            order.push(key.clone());
        }
        groups.entry(key).or_default().push(*id);
    }
    if layout == "media" {
        let place = |title: &String| site.edition.media.iter().position(|medium| medium.title == *title).unwrap_or(usize::MAX);
        order.sort_by_key(place);
    }
    values(order.iter().map(|title| map([("title", text(title)), ("items", renderer.model.cards(&groups[title]))])))
}

pub(super) use super::home::home;
pub(super) use super::sums::{checklist, figures};
