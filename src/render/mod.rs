//! Recipe → bytes: pages, feeds, calendars, data. `render` is a pure function of recipe, Site and theme.
//!
//! Pure. Pictures and copied files are not made here: their recipes go to `imaging` and the source's door, by whoever writes or serves.

pub mod body;
pub mod described;
mod entry;
mod grid;
pub mod highlight;
mod holes;
mod home;
mod letter;
pub mod machine;
mod model;
mod month;
mod pages;
mod seal;
mod spans;
mod sums;

use std::sync::OnceLock;

use crate::diagnostic::Diagnostic;
use crate::document::Kind;
use crate::paths::OutPath;
use crate::plan::{Plan, Recipe, SearchPlan};
use crate::site::{Page, PageId, Site};
use crate::theme::{self, Theme};
use holes::{Holes, Place};
use model::{Model, PageFields, Sources};
use pages::{Full, Shape};

/// A page that is ready to be drawn: everything that it is made from, put together when it is.
#[derive(Debug)]
pub struct Sheet {
    template: &'static str,
    url: OutPath,
    menu: String,
    page: PageFields,
    values: Vec<(&'static str, tera::Value)>,
    full: Option<Full>,
}

/// A site that is ready to be rendered: everything that pages share is made once.
#[derive(Debug)]
pub struct Renderer<'r> {
    site: &'r Site,
    plan: &'r Plan,
    theme: &'r Theme,
    model: Model<'r>,
    /// Made when a page first asks for it.
    checklist: OnceLock<Option<crate::checks::Shown>>,
    /// Each event for calendars, made when one first asks for it.
    vevents: Vec<OnceLock<Box<str>>>,
    /// What all pages share, as a number.
    frame: OnceLock<u64>,
    /// The pairs of the search, made when a file of them is first asked for.
    pairs: OnceLock<machine::Pairs>,
}

impl<'r> Renderer<'r> {
    /// Makes the shared values.
    pub fn new(site: &'r Site, plan: &'r Plan, theme: &'r Theme) -> Renderer<'r> {
        let vevents = site.pages.iter().map(|_| OnceLock::new()).collect();
        Renderer {
            site,
            plan,
            theme,
            model: Model::new(Sources { site, plan, theme }),
            checklist: OnceLock::new(),
            vevents,
            frame: OnceLock::new(),
            pairs: OnceLock::new(),
        }
    }

    /// The public part of the checklist, if it has a page.
    fn checklist(&self) -> Option<&crate::checks::Shown> {
        self.checklist.get_or_init(|| self.plan.has("checklist.html").then(|| crate::checks::shown(self.site))).as_ref()
    }

    /// Makes what takes all threads, before many outputs are made by all threads: one that waits for its parts inside of `get_or_init` might take
    /// up another output that asks for the same, and wait for itself for ever. To be called outside of the pool.
    pub fn get_ready(&self) {
        let _ = self.checklist();
        if let Some(plan) = &self.plan.search {
            let _ = self.pairs(plan);
        }
    }

    fn pairs(&self, plan: &SearchPlan) -> &machine::Pairs {
        self.pairs.get_or_init(|| machine::pairs(self.site, plan))
    }

    /// A file of the search's index.
    fn found(&self, recipe: &Recipe) -> String {
        let Some(plan) = &self.plan.search else { return String::new() };
        match recipe {
            Recipe::SearchPages(at) => machine::search_pages(self.site, plan, *at),
            Recipe::SearchPairs(at) => self.pairs(plan).file(*at),
            _ => machine::search_index(self.site, plan),
        }
    }

    fn vevent(&self, id: PageId) -> &str {
        self.vevents[id.index()].get_or_init(|| machine::vevent(self.site, self.plan, id).into())
    }

    /// The bytes of an output that is text, UTF-8; `None` for recipes whose bytes are not text of ours (assets, copies, renditions).
    pub fn text(&self, url: &OutPath, recipe: &Recipe) -> Option<Result<Vec<u8>, Box<Diagnostic>>> {
        let (site, plan) = (self.site, self.plan);
        let text = match recipe {
            Recipe::Asset(_) | Recipe::Copy(_) | Recipe::Rendition(..) => return None,
            Recipe::CalendarIcs => machine::calendar_ics(site, |id| self.vevent(id)),
            Recipe::EventIcs(id) => machine::event_ics(self.vevent(*id)),
            Recipe::Feed => machine::feed(site, plan, &|page| self.body_absolute(page)),
            Recipe::Sitemap => machine::sitemap(site, plan),
            Recipe::Robots => machine::robots(site, plan),
            Recipe::WeekJson => machine::week_json(site, plan),
            Recipe::WebConfig => machine::web_config(plan),
            Recipe::Redirect(id) => machine::redirect(site, url, site.page(*id)),
            Recipe::SearchIndex | Recipe::SearchPages(_) | Recipe::SearchPairs(_) => self.found(recipe),
            Recipe::Banner(at) => return Some(self.banner(*at)),
            page => return Some(self.draw(self.sheet(url, page))),
        };
        Some(Ok(text.into_bytes()))
    }

    fn sources(&self) -> Sources<'_> {
        Sources { site: self.site, plan: self.plan, theme: self.theme }
    }

    /// The template of an output that is a page, and what it is given.
    fn shape(&self, recipe: &Recipe) -> Option<Shape> {
        Some(match recipe {
            Recipe::Home => pages::home(self),
            Recipe::Calendar => pages::calendar(self),
            Recipe::Day(at) => pages::day(self, *at),
            Recipe::Page(id) => pages::page(self, *id),
            Recipe::List(of, number) => pages::list(self, *of, *number),
            Recipe::Tags => pages::tags(self),
            Recipe::Search => pages::search(self),
            Recipe::Entry => entry::entry(self),
            Recipe::Figures => pages::figures(self),
            Recipe::Checklist => pages::checklist(self),
            Recipe::NotFound => pages::not_found(self),
            _ => return None,
        })
    }

    /// The values that every page has.
    fn context(&self, url: &OutPath, menu: &str, page: PageFields) -> tera::Context {
        let mut context = model::context(&self.model, menu);
        context.insert_value("root", model::text(url.root()));
        context.insert_value("page", model::map(page));
        context
    }

    /// The values of a page and its template.
    pub fn sheet(&self, url: &OutPath, recipe: &Recipe) -> Sheet {
        let Shape { template, head, values, full } = self.shape(recipe).unwrap_or_else(|| pages::not_found(self));
        let page = model::page(&self.model, self.sources(), url, &head);
        Sheet { template, url: url.clone(), menu: head.menu, page, values, full }
    }

    /// A number that tells whether a page would come out as before, as long as program and theme are the same.
    pub fn seal(&self, sheet: &Sheet) -> u64 {
        let frame = *self.frame.get_or_init(|| self.model.seal());
        let around = [("frame", tera::Value::from(frame)), ("template", sheet.template.into()), ("menu", sheet.menu.as_str().into())];
        let full = sheet.full.iter().flat_map(|full| std::iter::once((full.name, &full.card)).chain(named(&full.fields)));
        self.model.seals.of_all(named(&around).chain(named(&sheet.page)).chain(named(&sheet.values)).chain(full))
    }

    /// The page of a sheet.
    pub fn draw(&self, sheet: Sheet) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut context = self.context(&sheet.url, &sheet.menu, sheet.page);
        let full = sheet.full.map(|full| (full.name, full.value()));
        for (name, value) in sheet.values.into_iter().chain(full) {
            context.insert_value(name, value);
        }
        let mut page = Vec::with_capacity(16 * 1024);
        let rendered = self.theme.tera.render_to(sheet.template, &context, &mut page);
        rendered.map(|()| theme::hurry_first(page)).map_err(|error| Box::new(theme::explain(self.theme, &error)))
    }

    /// A piece for the school's own front page, as a drawing.
    fn banner(&self, at: usize) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut context = tera::Context::new();
        context.insert_value("piece", entry::piece(self, at));
        context.insert_value("options", self.model.options.clone());
        let mut drawing = Vec::with_capacity(4096);
        let rendered = self.theme.tera.render_to("banner.html", &context, &mut drawing);
        rendered.map(|()| drawing).map_err(|error| Box::new(theme::explain(self.theme, &error)))
    }

    /// The HTML of a page's text, with links from that page.
    fn body(&self, page: &Page) -> String {
        let eager = page.kind != Kind::Event && page.cover.is_none();
        let holes = Holes { sources: self.sources(), page, root: page.url.root(), place: Place::Page, eager: std::cell::Cell::new(eager) };
        body::html(&page.body, &holes)
    }

    /// The HTML of a page's text with addresses that work anywhere, for feeds.
    fn body_absolute(&self, page: &Page) -> String {
        let root = &self.site.config.base_url;
        let holes = Holes { sources: self.sources(), page, root, place: Place::Feed, eager: std::cell::Cell::new(false) };
        body::html(&page.body, &holes)
    }

    fn card(&self, id: PageId) -> tera::Value {
        self.model.card(id)
    }
}

fn named<'v>(values: &'v [(&'static str, tera::Value)]) -> impl Iterator<Item = (&'v str, &'v tera::Value)> {
    values.iter().map(|(name, value)| (*name as &str, value))
}
