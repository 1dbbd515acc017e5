//! What templates are given: values made of the Site once and shared by all pages, described in `themes/MODEL.md`.
//!
//! Pages are read here and nothing else of a person's file: `Private` is never touched, so no template can name what is in it.

mod cards;
mod days;
mod details;
mod frame;
mod photos;
mod value;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use tera::Value;

pub(super) use details::{full, live};
pub(super) use frame::{Head, PageFields, context, crumbs, link, page};
pub(super) use photos::ratio;
pub(super) use value::{list, map, none, text, with};

use super::seal::Seals;
use crate::plan::{Cut, Plan};
use crate::site::{PageId, PhotoUse, Site};
use crate::theme::Theme;
use crate::value::Date;

/// The values that pages share. Cards and days are made when a page first asks for them: a preview shows one page of thousands.
#[derive(Debug)]
pub(super) struct Model<'m> {
    sources: Sources<'m>,
    /// `site`.
    site: Value,
    /// `assets`.
    assets: Value,
    /// `options`.
    pub(super) options: Value,
    /// The share picture of pages without one, with what is seen there.
    share: Option<(&'m Cut, String)>,
    /// A card a page, by its index.
    cards: Vec<OnceLock<Value>>,
    /// The days of the edition.
    days: Vec<OnceLock<Value>>,
    /// Every date that a page has.
    dates: BTreeMap<Date, Value>,
    /// Whom events are for, by what they say of it.
    invites: BTreeMap<&'m str, Value>,
    /// The forms of events, likewise.
    forms: BTreeMap<&'m str, Value>,
    /// Tags, points of publicity and kinds of opening.
    tags: Vec<Value>,
    focus: Vec<Value>,
    openings: Vec<Value>,
    /// The menu as it stands on the pages of each entry, and on all others under the empty key.
    menus: BTreeMap<String, Value>,
    /// The numbers of the values above.
    pub(super) seals: Seals,
}

/// What values are made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sources<'s> {
    pub(super) site: &'s Site,
    pub(super) plan: &'s Plan,
    pub(super) theme: &'s Theme,
}

impl<'m> Model<'m> {
    /// Makes the shared values of a site.
    pub(super) fn new(sources: Sources<'m>) -> Model<'m> {
        let Sources { site, .. } = sources;
        let used: BTreeSet<Date> = site.pages.iter().flat_map(|page| page.front.days.iter().copied()).collect();
        let seals = Seals::default();
        let staying = |value: Value| {
            seals.staying(&value);
            value
        };
        let dates = used.into_iter().map(|day| (day, staying(date(&site.edition, day)))).collect();
        let tags = site.tags.iter().map(|tag| staying(cards::tag(tag, &tag.title))).collect();
        let focus = site.focus.iter().map(|topic| staying(cards::focus(site, topic))).collect();
        let openings = site.openings.iter().map(|topic| staying(cards::opening(site, topic))).collect();
        let unmade = |count: usize| std::iter::repeat_with(OnceLock::new).take(count).collect();
        Model {
            sources,
            site: frame::site(sources),
            assets: frame::assets(sources.theme),
            options: frame::options(sources),
            menus: frame::menus(sources),
            share: frame::share(sources),
            cards: unmade(site.pages.len()),
            days: unmade(site.days.len()),
            dates,
            invites: cards::invites(site),
            forms: cards::forms(site),
            tags,
            focus,
            openings,
            seals,
        }
    }

    /// What surrounds every page, as a number.
    pub(super) fn seal(&self) -> u64 {
        let named = [("site", &self.site), ("assets", &self.assets), ("options", &self.options)];
        self.seals.of_all(named.into_iter().chain(self.menus.iter().map(|(key, menu)| (key.as_str(), menu))))
    }

    /// The card of a page.
    pub(super) fn card(&self, id: PageId) -> Value {
        let make = || {
            let topics = cards::Topics {
                tags: &self.tags,
                focus: &self.focus,
                openings: &self.openings,
                dates: &self.dates,
                invites: &self.invites,
                forms: &self.forms,
            };
            self.staying(cards::card(self.sources, self.sources.site.page(id), &topics))
        };
        self.cards[id.index()].get_or_init(make).clone()
    }

    fn staying(&self, value: Value) -> Value {
        self.seals.staying(&value);
        value
    }

    /// The card of a page, or none.
    pub(super) fn maybe_card(&self, id: Option<PageId>) -> Value {
        id.map_or_else(none, |id| self.card(id))
    }

    /// The cards of some pages.
    pub(super) fn cards<'i>(&self, ids: impl IntoIterator<Item = &'i PageId>) -> Value {
        list(ids.into_iter().map(|id| self.card(*id)))
    }

    /// The days.
    pub(super) fn days(&self) -> Value {
        list((0..self.days.len()).map(|at| self.day(at)))
    }

    /// A day by index.
    pub(super) fn day(&self, at: usize) -> Value {
        self.days[at].get_or_init(|| self.staying(days::day(self.sources.site, self, at))).clone()
    }

    /// Tags.
    pub(super) fn tags(&self) -> Value {
        list(self.tags.iter().cloned())
    }

    /// Points of publicity.
    pub(super) fn focus(&self) -> Value {
        list(self.focus.iter().cloned())
    }

    /// Kinds of opening.
    pub(super) fn openings(&self) -> &[Value] {
        &self.openings
    }

    /// A photo where it is used.
    pub(super) fn photo(&self, sources: Sources<'_>, photo: &PhotoUse, number: usize) -> Value {
        photos::photo(sources, photo, number)
    }
}

pub(super) use cards::{date, figures, file_size};
