//! `zhuanlan.yaml` → `Config`, `private.yaml` → `Private`: what the webmaster set, with defaults for the rest.
//!
//! Knows texts and trees, no files: `pipeline` hands the text in. What the words mean for a year (edition, theme) is decided later.

mod home;
pub mod keys;
mod links;
mod private;
mod read;

use std::collections::BTreeMap;

pub use home::{Admissions, BLOCKS, Home, Major};
pub use private::{Attendance, Attendee, Filler, Lead, Private, RoomWish, read_private};
pub use read::{address, read};

use crate::value::Date;

/// The kinds of a school.
pub const KINDS: [&str; 6] = ["中职", "技工学校", "高职", "职业本科", "教育局", "企业"];
/// To whom a school belongs.
pub const AFFILIATIONS: [&str; 4] = ["区直", "市属", "县属", "民办"];

/// The configuration of a site.
#[derive(Debug, Clone)]
pub struct Config {
    /// Title of the column.
    pub title: String,
    /// The school whose column it is.
    pub school: School,
    /// Where the papers go, as far as it differs from the edition.
    pub submit: Submit,
    /// Name of the edition as written.
    pub edition: String,
    /// The place's own sub-theme (N1.2).
    pub subtheme: String,
    /// The look.
    pub theme: ThemeChoice,
    /// How the home page is arranged.
    pub home: Home,
    /// What is said about admissions.
    pub admissions: Option<Admissions>,
    /// Address of the column with a slash at its end, empty when unknown.
    pub base_url: String,
    /// The footer.
    pub footer: Footer,
    /// Links to friends.
    pub links: Vec<SiteLink>,
    /// Numbers that are published on purpose.
    pub public_phones: Vec<String>,
    /// Whether events name the person in charge.
    pub show_contacts: bool,
    /// How photos are made.
    pub photos: Photos,
    /// How the three reviewers of a story are asked for.
    pub review: Review,
    /// Sections of articles of the site's own.
    pub sections: Vec<Section>,
    /// The menu as written; empty for the default one.
    pub menu: Vec<MenuEntry>,
    /// Whether the checklist has a public page.
    pub public_checklist: bool,
    /// Whether `web.config` is written.
    pub web_config: bool,
    /// Kinds of output that are not made: `ics`, `feed`, `json`.
    pub skip: Vec<String>,
    /// Where the cache lies; empty for the usual place.
    pub cache: String,
}

/// The school.
#[derive(Debug, Clone, Default)]
pub struct School {
    /// Full name.
    pub name: String,
    /// Short name, else the full one.
    pub short: String,
    /// 中职, 技工学校, 高职, 职业本科, 教育局 or 企业.
    pub kind: String,
    /// 区直, 市属, 县属 or 民办.
    pub affiliation: String,
    /// Its own website.
    pub website: String,
    /// Where it is.
    pub address: String,
}

/// Where and when papers are handed in; what is absent follows from the edition (N4.8).
#[derive(Debug, Clone, Default)]
pub struct Submit {
    /// Who receives them.
    pub to: String,
    /// At which address.
    pub email: String,
    /// Due day of the plan.
    pub plan_due: Option<Date>,
    /// Due day of the report.
    pub report_due: Option<Date>,
    /// Pattern of file names.
    pub names: String,
    /// Limit of a mail in bytes.
    pub mail_limit: u64,
}

/// The look and its options.
#[derive(Debug, Clone, Default)]
pub struct ThemeChoice {
    /// Name of the theme.
    pub name: String,
    /// Options as written.
    pub options: BTreeMap<String, String>,
}

/// The footer.
#[derive(Debug, Clone, Default)]
pub struct Footer {
    /// ICP record number.
    pub icp: String,
    /// Public security record number.
    pub police: String,
    /// Badges such as 事业单位.
    pub badges: Vec<SiteLink>,
    /// Further lines.
    pub lines: Vec<String>,
}

/// A link with a title, maybe a picture.
#[derive(Debug, Clone, Default)]
pub struct SiteLink {
    /// What it is called.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// A picture of static/ or content/, or empty.
    pub image: String,
}

/// How photos are made.
#[derive(Debug, Clone)]
pub struct Photos {
    /// Widths in pixels, ascending.
    pub widths: Vec<u32>,
    /// Whether they are made as WebP too, beside the JPEG that every browser reads.
    pub webp: bool,
    /// Whether the WebP shall be as small as can be, whatever time it takes.
    pub smallest: bool,
    /// Quality, 1–100.
    pub quality: u8,
    /// Whether consent for pictures of minors was collected for the whole site.
    pub consent: bool,
}

/// How the reviewers of a story are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Review {
    /// Not at all.
    Off,
    /// A warning.
    Remind,
    /// An error.
    Required,
}

/// A section of articles of the site's own.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its folder below `content/`.
    pub folder: String,
    /// Its title.
    pub title: String,
    /// `list`, `cards` or `timeline`.
    pub layout: String,
}

/// An entry of the menu.
#[derive(Debug, Clone)]
pub enum MenuEntry {
    /// A section by its name, such as `events`.
    Section(String),
    /// A link.
    Link(SiteLink),
}

impl Config {
    /// Whether outputs of this kind (`ics`, `feed`, `json`, `search`) are made.
    pub fn makes(&self, kind: &str) -> bool {
        !self.skip.iter().any(|skipped| skipped == kind)
    }
}
