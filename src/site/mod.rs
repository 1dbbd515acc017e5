//! Documents → `Site`: typed pages with addresses, their neighbours, the days of the week, topics, pictures and sums.
//!
//! Pure and frozen: nobody edits a Site once it is assembled. What is private stands apart in `Private`, which pages cannot reach.

mod addresses;
mod albums;
mod assemble;
mod featured;
mod front;
mod ledger;
mod links;
mod page;
mod pictures;
mod relations;
mod report;
mod topics;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use assemble::{Input, assemble};
pub use front::Front;
pub use ledger::{Contribution, Ledger, Row};
pub use page::{FileUse, Link, Page, PageId, PhotoUse, Video};
pub use pictures::Picture;
pub use report::{Report, measure};
pub use topics::{Topic, plain_slug};

use crate::config::{Attendance, Config, Filler, Lead};
use crate::digest::Digest;
use crate::document::{Kind, Secrets, Ticks};
use crate::edition::Edition;
use crate::paths::SitePath;
use crate::value::Date;

/// A whole column, ready to be planned and rendered.
#[derive(Debug, Clone)]
pub struct Site {
    /// The configuration.
    pub config: Arc<Config>,
    /// The year's pack.
    pub edition: Arc<Edition>,
    /// Every page; a `PageId` is an index.
    pub pages: Vec<Page>,
    /// The pages of each kind in the order of their list.
    pub lists: BTreeMap<Kind, Vec<PageId>>,
    /// The site's own sections in the order of the configuration.
    pub sections: Vec<Section>,
    /// The days of the edition.
    pub days: Vec<Day>,
    /// Tags, most used first.
    pub tags: Vec<Topic>,
    /// Points of publicity, all of the edition's.
    pub focus: Vec<Topic>,
    /// The edition's kinds of opening.
    pub openings: Vec<Topic>,
    /// Every picture that is shown, by path.
    pub pictures: Vec<Picture>,
    /// Every attached file, video and code by path: its name in the output.
    pub files: BTreeMap<SitePath, FileUse>,
    /// Pictures that are published nowhere, by content, and the pages that refused them.
    pub refused: BTreeMap<Digest, SitePath>,
    /// The selected photos (N4.7) in order.
    pub featured: Vec<PhotoUse>,
    /// What the configuration shows by itself.
    pub front: Front,
    /// The sums of the week.
    pub ledger: Ledger,
    /// The summary report.
    pub report: Option<Report>,
    /// What was ticked by hand.
    pub ticks: Ticks,
    /// Show items of the launch, form 2-1.
    pub exhibits: Vec<LaunchItem>,
    /// Stage programmes of the launch, form 2-2.
    pub programmes: Vec<LaunchItem>,
    /// What only papers and checks may ask for.
    pub private: Private,
}

/// A day of the edition.
#[derive(Debug, Clone)]
pub struct Day {
    /// The date.
    pub date: Date,
    /// Events of the day by start; cancelled ones stay in their place.
    pub events: Vec<PageId>,
    /// Stories of the day: dated on it or telling of its events.
    pub stories: Vec<PageId>,
    /// Albums of the day.
    pub albums: Vec<PageId>,
    /// Media reports of the day.
    pub media: Vec<PageId>,
}

/// A section of articles of the site's own.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its folder in the output.
    pub folder: String,
    /// Its title.
    pub title: String,
    /// `list`, `cards` or `timeline`.
    pub layout: String,
    /// Its articles.
    pub pages: Vec<PageId>,
}

/// A launch file's public part.
#[derive(Debug, Clone)]
pub struct LaunchItem {
    /// The file.
    pub source: SitePath,
    /// Its front matter.
    pub front: Arc<crate::document::Front>,
}

/// What never reaches the output.
#[derive(Debug, Clone, Default)]
pub struct Private {
    /// Contacts and remarks of events.
    pub events: BTreeMap<PageId, Arc<Secrets>>,
    /// Leads and needs of launch files, by path.
    pub launch: BTreeMap<SitePath, Arc<Secrets>>,
    /// Who fills the forms in.
    pub filler: Option<Filler>,
    /// The lead of launch files that name none.
    pub launch_lead: Option<Lead>,
    /// What form 2-3 asks.
    pub attendance: Option<Attendance>,
}

impl Site {
    /// A page by its id.
    pub fn page(&self, id: PageId) -> &Page {
        &self.pages[id.index()]
    }

    /// The pages of a kind in the order of their list.
    pub fn list(&self, kind: Kind) -> &[PageId] {
        self.lists.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// The published pages of a kind, in the order of their list.
    pub fn published(&self, kind: Kind) -> impl Iterator<Item = &Page> {
        self.list(kind).iter().map(|id| self.page(*id)).filter(|page| !page.front.draft)
    }

    /// The story that the home page begins with: the newest that has a photo, else the newest.
    pub fn lead(&self) -> Option<PageId> {
        let stories = self.list(Kind::Story);
        stories.iter().copied().find(|id| self.page(*id).cover.is_some()).or_else(|| stories.first().copied())
    }

    /// The day of a date, if the edition has it.
    pub fn day(&self, date: Date) -> Option<&Day> {
        self.days.binary_search_by_key(&date, |day| day.date).ok().map(|at| &self.days[at])
    }
}
