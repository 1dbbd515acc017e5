//! Site + theme → `Plan`: every output is named here, with what makes it, before a byte of it exists.
//!
//! Pure. Collisions and links to pages that are not made are found here, as set operations.

mod collisions;
mod outputs;
mod renditions;
mod search;

use std::collections::BTreeMap;

pub(crate) use outputs::address;
pub use outputs::{BANNERS, PER_PAGE, cut, plan};
pub use renditions::{Cut, Renditions, Size, opening};
pub use search::SearchPlan;

use crate::document::Kind;
use crate::imaging::Shot;
use crate::paths::{OutPath, SitePath};
use crate::site::PageId;

/// Every output and what makes it.
#[derive(Debug, Default)]
pub struct Plan {
    /// Outputs by path.
    pub outputs: BTreeMap<OutPath, Recipe>,
    /// The sizes in which pictures are made.
    pub renditions: Renditions,
    /// Chosen pictures that are published as they are, by the option of the look: their address and size.
    pub marks: BTreeMap<String, (OutPath, (u32, u32))>,
    /// How the index of the search is cut; `None` where none is made.
    pub search: Option<SearchPlan>,
}

/// What makes an output.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Recipe {
    /// The home page.
    Home,
    /// The calendar of the week.
    Calendar,
    /// The page of a day, by index.
    Day(usize),
    /// A page of its own.
    Page(PageId),
    /// Page `number` (from 1) of a list.
    List(ListOf, usize),
    /// All tags.
    Tags,
    /// Figures of the week.
    Figures,
    /// The public checklist.
    Checklist,
    /// The page to search on.
    Search,
    /// How the index is cut.
    SearchIndex,
    /// A file of pages of the index.
    SearchPages(usize),
    /// A file of pairs of the index.
    SearchPairs(usize),
    /// The pieces for the school's own front page.
    Entry,
    /// One of them as a drawing, by index.
    Banner(usize),
    /// 404.
    NotFound,
    /// A former address of a page.
    Redirect(PageId),
    /// All events as iCalendar.
    CalendarIcs,
    /// One event as iCalendar.
    EventIcs(PageId),
    /// The Atom feed.
    Feed,
    /// The sitemap.
    Sitemap,
    /// robots.txt.
    Robots,
    /// Public data of the week.
    WeekJson,
    /// Types for IIS.
    WebConfig,
    /// A file of the theme, by name.
    Asset(String),
    /// A file that is copied, of static/ or attached; pictures lose their metadata.
    Copy(SitePath),
    /// A picture (by index) in one size and format.
    Rendition(usize, Shot),
}

/// What a list gathers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListOf {
    /// Pages of a kind.
    Kind(Kind),
    /// A section's articles, by index.
    Section(usize),
    /// Pages of a tag, by index.
    Tag(usize),
    /// Pages of a point of publicity, by index.
    Focus(usize),
}

/// The kinds that have a list page.
pub const LISTED: [Kind; 7] = [Kind::Event, Kind::Story, Kind::Case, Kind::Person, Kind::Album, Kind::Media, Kind::Notice];

impl Plan {
    /// Whether an output of this path is made.
    pub fn has(&self, path: &str) -> bool {
        OutPath::new(path).is_some_and(|path| self.outputs.contains_key(&path))
    }
}

impl Recipe {
    /// Whether it makes an HTML page that people of the column open.
    pub fn is_page(&self) -> bool {
        matches!(
            self,
            Recipe::Home
                | Recipe::Calendar
                | Recipe::Day(_)
                | Recipe::Page(_)
                | Recipe::List(..)
                | Recipe::Tags
                | Recipe::Figures
                | Recipe::Checklist
                | Recipe::Search
        )
    }

    /// Whether its bytes are text that a last scan reads.
    pub fn is_text(&self) -> bool {
        !matches!(self, Recipe::Asset(_) | Recipe::Copy(_) | Recipe::Rendition(..))
    }
}
