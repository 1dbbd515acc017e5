//! What a front matter says, typed: `Front` may be shown to anyone, `Secrets` never.
//!
//! Values are read and their words resolved against the edition; paths and names of other pages stay as written, with their bytes,
//! for only the site knows its neighbours.

use std::collections::BTreeMap;

use crate::value::{Clock, Date, Minutes};
use crate::yaml::Located;

/// Numbers by the edition's statistics keys.
pub type Counts = BTreeMap<String, u32>;

/// The public part of a front matter. Absent texts are empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Front {
    /// Title.
    pub title: String,
    /// Days, ascending; empty when there is no date.
    pub days: Vec<Date>,
    /// Time of day.
    pub clock: Clock,
    /// The day of the clock's end, where one stretch goes on from the first day to it.
    pub until: Option<Date>,
    /// Address as written, checked to be ASCII.
    pub slug: Option<Located<String>>,
    /// Summary.
    pub summary: String,
    /// Cover picture as written.
    pub cover: Option<Located<String>>,
    /// Photos as written.
    pub photos: Vec<PhotoLine>,
    /// Whether the page's photos show minors.
    pub minors: Option<bool>,
    /// Whether consent was given for the page's photos.
    pub consent: Option<bool>,
    /// Tags, without doublets.
    pub tags: Vec<String>,
    /// Numbers of the edition's points of publicity (N3).
    pub focus: Vec<u32>,
    /// Not to be published yet.
    pub draft: bool,
    /// Stands first in lists.
    pub pinned: bool,
    /// A highlight of the week (N2.9).
    pub highlight: bool,
    /// Also a typical case.
    pub case: bool,
    /// Attached files.
    pub attachments: Vec<FileLine>,
    /// Videos.
    pub videos: Vec<FileLine>,
    /// Where the content is from (N4.5).
    pub sources: Vec<Source>,
    /// Where else it was published.
    pub published: Vec<Channel>,
    /// Category.
    pub category: String,
    /// Diagnostic codes to silence, with their bytes.
    pub ignore: Vec<Located<String>>,
    /// Former addresses that lead here.
    pub aliases: Vec<Located<String>>,
    /// Telephone numbers that this page publishes on purpose.
    pub public_phones: Vec<String>,
    /// The event that it tells of, as written.
    pub about: Option<Located<String>>,
    /// Who did what, in the order of `keys::ROLES`; empty names are left out.
    pub byline: Vec<(String, String)>,
    /// Fields of events.
    pub event: EventFront,
    /// Fields of people.
    pub person: PersonFront,
    /// Fields of launch files.
    pub launch: LaunchFront,
}

/// The public fields of an event.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EventFront {
    /// Unit of form 1-1.
    pub unit: String,
    /// 主办.
    pub organizer: String,
    /// 承办.
    pub host: String,
    /// Department that hosts it.
    pub department: String,
    /// Partners.
    pub partners: Vec<String>,
    /// Place.
    pub venue: String,
    /// Form of activity (N2.7).
    pub form: String,
    /// Who takes part.
    pub audience: String,
    /// Planned number of people.
    pub expected: Option<u32>,
    /// Ids of the edition's kinds of opening (N2.6).
    pub opening: Vec<String>,
    /// Figures without a day.
    pub stats: Counts,
    /// Figures by day.
    pub stats_by_day: BTreeMap<Date, Counts>,
    /// What became of it.
    pub status: Status,
    /// The live stream.
    pub live: Option<Live>,
    /// How to sign up.
    pub signup: Option<Live>,
}

/// What became of an event.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// As planned.
    #[default]
    Planned,
    /// 取消.
    Cancelled,
    /// 延期: the date is the new one.
    Postponed,
    /// 改期: the date is the new one.
    Rescheduled,
}

/// The fields of a person.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PersonFront {
    /// Identity.
    pub role: String,
    /// 学生, 教师, 校友 or 工匠.
    pub group: String,
    /// Field of study.
    pub major: String,
    /// Honours.
    pub honours: Vec<String>,
}

/// The public fields of launch files, forms 2-1 and 2-2.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LaunchFront {
    /// Zone as written.
    pub zone: Option<Located<String>>,
    /// Forms of display.
    pub display: Vec<String>,
    /// Brief.
    pub brief: String,
    /// Performers.
    pub performers: Option<u32>,
    /// Length in seconds.
    pub duration: Option<Located<u32>>,
    /// Chapter.
    pub chapter: String,
    /// Trial activities: name, content and brief.
    pub trials: Vec<[String; 3]>,
}

/// A photo as written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PhotoLine {
    /// Its path.
    pub src: Located<String>,
    /// Caption.
    pub caption: String,
    /// Text in its place.
    pub alt: String,
    /// Photographer.
    pub credit: String,
    /// Selected for the department (N4.7).
    pub featured: bool,
    /// Shows minors.
    pub minors: Option<bool>,
    /// Consent was given.
    pub consent: Option<bool>,
}

/// An attachment or video as written: a path or an address.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FileLine {
    /// Path or address.
    pub src: Located<String>,
    /// What it is called.
    pub title: String,
    /// Picture of a video.
    pub poster: Option<Located<String>>,
}

/// A source of a page's content.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Source {
    /// Outlet or supplier.
    pub name: String,
    /// 原创 or a kind of media.
    pub kind: String,
    /// When it appeared there.
    pub date: Option<Date>,
    /// Where.
    pub url: String,
    /// Whether it is a reprint.
    pub reprint: bool,
}

/// A channel of the school's own.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Channel {
    /// Its name.
    pub channel: String,
    /// Where.
    pub url: String,
    /// When.
    pub date: Option<Date>,
    /// How often it was passed on.
    pub shares: u32,
}

/// A live stream or a sign-up.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Live {
    /// Address.
    pub url: String,
    /// Picture of the QR code.
    pub code: Option<Located<String>>,
    /// Platform.
    pub platform: String,
    /// Begin: day and time.
    pub from: (Option<Date>, Option<Minutes>),
    /// Last moment.
    pub until: (Option<Date>, Option<Minutes>),
    /// Address of the recording.
    pub replay: String,
}

/// What never reaches the output: for forms alone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Secrets {
    /// Person in charge of an event.
    pub contact: Option<Contact>,
    /// Remark of form 1-1.
    pub remark: String,
    /// Lead of a launch item.
    pub lead: Option<Contact>,
    /// Needs of an exhibit.
    pub needs: String,
    /// Sites that trial activities need.
    pub sites: Vec<String>,
}

/// A person with numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Mobile number.
    pub phone: String,
    /// Department and post.
    pub dept: String,
    /// QQ, land line and e-mail of a launch lead.
    pub more: BTreeMap<String, String>,
}

impl Default for Located<String> {
    fn default() -> Self {
        Located { value: String::new(), range: 0..0 }
    }
}

impl Status {
    /// The word in templates, empty when as planned.
    pub fn word(self) -> &'static str {
        match self {
            Status::Planned => "",
            Status::Cancelled => "cancelled",
            Status::Postponed => "postponed",
            Status::Rescheduled => "rescheduled",
        }
    }

    /// The word on pages, empty when as planned.
    pub fn title(self) -> &'static str {
        match self {
            Status::Planned => "",
            Status::Cancelled => "取消",
            Status::Postponed => "延期",
            Status::Rescheduled => "改期",
        }
    }
}
