//! A page of the site, and what its paths and links turned out to mean.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::body::Body;
use crate::document::front::Status;
use crate::document::{Front, Kind};
use crate::paths::{OutPath, SitePath};
use crate::value::Date;

/// The index of a page in its Site.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(pub(super) u32);

impl PageId {
    /// The index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A page with an address. Holds nothing private.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its own id.
    pub id: PageId,
    /// What it is.
    pub kind: Kind,
    /// Where it is written to.
    pub url: OutPath,
    /// Its name without folder and ending.
    pub slug: String,
    /// The file that it is made of.
    pub source: SitePath,
    /// The row of a table that it is made of.
    pub row: Option<usize>,
    /// What tells it from other rows of its table; empty for files.
    pub key: String,
    /// Index of its section, on articles.
    pub section: Option<usize>,
    /// Its front matter.
    pub front: Arc<Front>,
    /// Its text.
    pub body: Arc<Body>,
    /// Its summary: written, or the first sentences.
    pub summary: String,
    /// The picture on cards and at its head.
    pub cover: Option<PhotoUse>,
    /// The gallery after the text.
    pub photos: Vec<PhotoUse>,
    /// Pictures of the text, by what is written there; `None` is withheld.
    pub inline: BTreeMap<String, Option<PhotoUse>>,
    /// Links of the text, by what is written there.
    pub links: BTreeMap<String, Link>,
    /// Attachments.
    pub files: Vec<(SitePath, String)>,
    /// Attachments that lie elsewhere: title and address.
    pub outside_files: Vec<(String, String)>,
    /// Videos.
    pub videos: Vec<Video>,
    /// QR code of the live stream and of the sign-up.
    pub codes: [Option<SitePath>; 2],
    /// The event that it tells of.
    pub about: Option<PageId>,
    /// Stories, cases and albums that tell of this event.
    pub told_by: Vec<PageId>,
    /// The page before it in its list.
    pub previous: Option<PageId>,
    /// The page after it in its list.
    pub next: Option<PageId>,
    /// Former addresses.
    pub aliases: Vec<OutPath>,
    /// Name of the person in charge, only where the site shows it.
    pub contact_name: String,
}

/// A picture in one place, with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoUse {
    /// Index of the picture in `Site::pictures`.
    pub picture: usize,
    /// Caption, empty for none.
    pub caption: String,
    /// Text in its place.
    pub alt: String,
    /// Photographer.
    pub credit: String,
    /// The page that shows it; none for `featured/`.
    pub page: Option<PageId>,
}

/// What a link of a text turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// An output of the site and what follows it, such as `#anchor`.
    Inside(String, String),
    /// A place on the same page.
    Here(String),
    /// A file that is copied.
    File(SitePath),
    /// Somewhere else.
    Outside(String),
    /// Nothing: only the words are shown.
    Dead,
}

/// A video of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Video {
    /// What it is called.
    pub title: String,
    /// The file, if it is the site's own.
    pub file: Option<SitePath>,
    /// The address, if it lies elsewhere.
    pub url: String,
    /// Its picture.
    pub poster: Option<PhotoUse>,
}

/// A file that is copied into the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileUse {
    /// Where it is written to.
    pub url: OutPath,
    /// Its own name, for people.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Width and height of a picture, 0 of anything else.
    pub pixels: (u32, u32),
}

impl Page {
    /// The first day, if it has a date.
    pub fn date(&self) -> Option<Date> {
        self.front.days.first().copied()
    }

    /// Whether it is an event that takes place.
    pub fn takes_place(&self) -> bool {
        self.kind == Kind::Event && self.front.event.status != Status::Cancelled
    }
}
