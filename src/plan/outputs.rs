//! Names every output of a site.

use std::collections::BTreeMap;

use super::collisions::{self, Outputs};
use super::{LISTED, ListOf, Plan, Recipe, SearchPlan, renditions, search};
use crate::diagnostic::{Checked, Diagnostic};
use crate::document::Kind;
use crate::paths::OutPath;
use crate::site::Site;
use crate::source::{Matter, Snapshot};
use crate::theme::Theme;

/// Entries on a page of a list.
pub const PER_PAGE: usize = 60;

/// The pieces for the school's own front page, by the names of their files.
pub const BANNERS: [&str; 2] = ["banner", "float"];

/// Plans the outputs.
pub fn plan(site: &Site, theme: &Theme, snapshot: &Snapshot) -> Checked<Plan> {
    let mut outputs = Outputs::default();
    fixed(site, &mut outputs);
    for (at, day) in site.days.iter().enumerate() {
        outputs.add(&format!("calendar/{}.html", day.date), Recipe::Day(at));
    }
    pages(site, &mut outputs);
    lists(site, &mut outputs);
    let search = cut(site);
    if let Some(plan) = &search {
        found(plan, &mut outputs);
    }
    machine(site, &mut outputs);
    for (name, asset) in &theme.assets {
        outputs.put(asset.url.clone(), Recipe::Asset(name.clone()));
    }
    for (path, file) in &site.files {
        outputs.put(file.url.clone(), Recipe::Copy(path.clone()));
    }
    let renditions = renditions::renditions(site, theme);
    for (url, recipe) in renditions.files(site) {
        outputs.put(url, recipe);
    }
    let marks = marks(site, theme, snapshot, &mut outputs);
    statics(site, snapshot, &mut outputs);
    if site.config.web_config {
        outputs.add("web.config", Recipe::WebConfig);
    }
    let (named, mut diagnostics) = outputs.into_parts();
    let plan = Plan { outputs: named, renditions, marks, search };
    diagnostics.extend(collisions::links(site, &plan));
    Checked { value: plan, diagnostics }
}

/// How the index of the search is cut, if one is made.
pub fn cut(site: &Site) -> Option<SearchPlan> {
    (site.config.makes("search") && !site.pages.is_empty()).then(|| search::search(site))
}

fn fixed(site: &Site, outputs: &mut Outputs) {
    outputs.add("index.html", Recipe::Home);
    outputs.add("calendar.html", Recipe::Calendar);
    outputs.add("data.html", Recipe::Figures);
    outputs.add("404.html", Recipe::NotFound);
    outputs.add("entry.html", Recipe::Entry);
    for (at, name) in BANNERS.iter().enumerate() {
        outputs.add(&format!("entry/{name}.svg"), Recipe::Banner(at));
    }
    if !site.tags.is_empty() {
        outputs.add("tags.html", Recipe::Tags);
    }
    if site.config.public_checklist {
        outputs.add("checklist.html", Recipe::Checklist);
    }
}

/// Chosen pictures that are published as they are, under a name with letters of their digest.
fn marks(site: &Site, theme: &Theme, snapshot: &Snapshot, outputs: &mut Outputs) -> BTreeMap<String, (OutPath, (u32, u32))> {
    let mut marks = BTreeMap::new();
    for (option, shown) in theme.pictures.iter().filter(|(_, shown)| shown.sharp) {
        let Some(Matter::Picture(probe)) = snapshot.get(&shown.path).map(|file| &file.matter) else { continue };
        let ending = shown.path.ending();
        let Some(url) = OutPath::new(&format!("assets/{option}-{}.{ending}", probe.digest.letters(8))) else { continue };
        if site.refused.contains_key(&probe.digest) {
            continue;
        }
        outputs.put(url.clone(), Recipe::Copy(shown.path.clone()));
        marks.insert(option.clone(), (url, (probe.width, probe.height)));
    }
    marks
}

fn pages(site: &Site, outputs: &mut Outputs) {
    for page in &site.pages {
        outputs.put(page.url.clone(), Recipe::Page(page.id));
        for alias in &page.aliases {
            outputs.put(alias.clone(), Recipe::Redirect(page.id));
        }
        if page.kind == Kind::Event && site.config.makes("ics") {
            outputs.add(&format!("{}.ics", page.url.as_str().trim_end_matches(".html")), Recipe::EventIcs(page.id));
        }
    }
}

fn lists(site: &Site, outputs: &mut Outputs) {
    for kind in LISTED {
        list(kind.folder(), ListOf::Kind(kind), site.list(kind).len(), outputs);
    }
    for (at, section) in site.sections.iter().enumerate() {
        list(&section.folder, ListOf::Section(at), section.pages.len(), outputs);
    }
    for (at, tag) in site.tags.iter().enumerate() {
        list(&format!("tags/{}", tag.slug), ListOf::Tag(at), tag.pages.len(), outputs);
    }
    for (at, point) in site.focus.iter().enumerate() {
        list(&format!("focus/{}", point.slug), ListOf::Focus(at), point.pages.len(), outputs);
    }
}

/// The page to search on and its index.
fn found(plan: &SearchPlan, outputs: &mut Outputs) {
    outputs.add("search.html", Recipe::Search);
    outputs.add("search/index.js", Recipe::SearchIndex);
    for at in 0..plan.runs.len() {
        outputs.add(&format!("search/pages-{at}.js"), Recipe::SearchPages(at));
    }
    for at in 0..plan.shards {
        outputs.add(&format!("search/pairs-{at}.js"), Recipe::SearchPairs(at));
    }
}

/// Page 1 stands beside the folder, the others in it.
fn list(stem: &str, of: ListOf, entries: usize, outputs: &mut Outputs) {
    for number in 1..=entries.div_ceil(PER_PAGE).max(1) {
        outputs.add(&address(stem, number), Recipe::List(of, number));
    }
}

/// The address of page `number` of a list.
pub(crate) fn address(stem: &str, number: usize) -> String {
    if number <= 1 { format!("{stem}.html") } else { format!("{stem}/page-{number}.html") }
}

fn machine(site: &Site, outputs: &mut Outputs) {
    outputs.add("robots.txt", Recipe::Robots);
    if site.config.makes("ics") {
        outputs.add("calendar.ics", Recipe::CalendarIcs);
    }
    if site.config.makes("json") {
        outputs.add("week.json", Recipe::WeekJson);
    }
    if !site.config.base_url.is_empty() {
        outputs.add("sitemap.xml", Recipe::Sitemap);
        if site.config.makes("feed") {
            outputs.add("feed.xml", Recipe::Feed);
        }
    }
}

fn statics(site: &Site, snapshot: &Snapshot, outputs: &mut Outputs) {
    for file in snapshot.below("static") {
        let inside = &file.path.as_str()["static/".len()..];
        if let Matter::Picture(probe) = &file.matter
            && let Some(by) = site.refused.get(&probe.digest)
        {
            let message = format!("这张照片在 {by} 里没有得到授权，不能公布");
            outputs.say(Diagnostic::error("photo-refused", file.path.as_str(), message).advise("把它从 static 里删掉"));
            continue;
        }
        if let Some(path) = OutPath::new(inside) {
            outputs.file(path, file.path.clone());
        }
    }
}
