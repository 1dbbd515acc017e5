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

use rayon::prelude::*;
use tera::Value;

pub(super) use details::{full, live};
pub(super) use frame::{Head, context, crumbs};
pub(super) use photos::ratio;
pub(super) use value::{list, map, none, text, with};

use crate::plan::Plan;
use crate::site::{PageId, PhotoUse, Site};
use crate::theme::Theme;
use crate::value::Date;

/// The values that pages share.
#[derive(Debug)]
pub(super) struct Model {
    /// `site`.
    site: Value,
    /// `assets`.
    assets: Value,
    /// A card a page, by its index.
    cards: Vec<Value>,
    /// The days of the edition.
    days: Vec<Value>,
    /// Tags, points of publicity and kinds of opening.
    tags: Vec<Value>,
    focus: Vec<Value>,
    openings: Vec<Value>,
    /// The menu as it stands on the pages of each entry, and on all others under the empty key.
    menus: BTreeMap<String, Value>,
}

/// What values are made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sources<'s> {
    pub(super) site: &'s Site,
    pub(super) plan: &'s Plan,
    pub(super) theme: &'s Theme,
}

impl Model {
    /// Makes the shared values of a site.
    pub(super) fn new(sources: Sources<'_>) -> Model {
        let Sources { site, .. } = sources;
        let tags: Vec<Value> = site.tags.iter().map(|tag| cards::tag(tag, &tag.title)).collect();
        let focus: Vec<Value> = site.focus.iter().map(|topic| cards::focus(site, topic)).collect();
        let openings: Vec<Value> = site.openings.iter().map(|topic| cards::opening(site, topic)).collect();
        let used: BTreeSet<Date> = site.pages.iter().flat_map(|page| page.front.days.iter().copied()).collect();
        let dates = used.into_iter().map(|day| (day, date(&site.edition, day))).collect();
        let topics = cards::Topics { tags: &tags, focus: &focus, openings: &openings, dates: &dates };
        let cards: Vec<Value> = site.pages.par_iter().map(|page| cards::card(sources, page, &topics)).collect();
        let days = days::days(site, &cards);
        Model {
            site: frame::site(sources),
            assets: frame::assets(sources.theme),
            menus: frame::menus(sources),
            cards,
            days,
            tags,
            focus,
            openings,
        }
    }

    /// The card of a page.
    pub(super) fn card(&self, id: PageId) -> Value {
        self.cards[id.index()].clone()
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
        list(self.days.iter().cloned())
    }

    /// A day by index.
    pub(super) fn day(&self, at: usize) -> Value {
        self.days[at].clone()
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
