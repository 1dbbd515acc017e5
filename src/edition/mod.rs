//! The year's pack: week, theme, points, rules, lists and forms of an activity week, read from one YAML file.
//!
//! Pure: `builtin` gives embedded text, `parse` turns any text into a frozen `Edition`; nothing here reads files, and no year, province
//! or form is known to the code. A site's own `editions/NAME.yaml` is read by `source` and comes through the same `parse`.

mod builtin;
mod forms;
mod parse;
mod recognise;
mod rules;
mod topics;
mod validate;
mod week;

use jiff::civil::Date;
use serde::Deserialize;
use week::WrittenWindow;

pub use builtin::{builtin, builtin_names};
pub use forms::{Column, Form, HEAD_FIELDS, Layout, Meals, Rooms, Rows, Table};
pub use parse::parse;
pub use recognise::Finder;
pub use rules::{
    Caption, Each, Force, Forces, HandIn, Item, Label, Measure, Part, Phase, Phases, PhotoRule, Programmes, ReportRule, Rule, Subject,
};
pub use topics::{Activity, Audience, Chapter, Door, Edge, Exhibits, Focus, Medium, Opening, Principle, Section, Stat, Zone};
pub use week::{Deadline, Due, Launch, MOST_DAYS, Week, Window};

/// Everything that one year and place rule about their activity week.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// The id that `edition:` of a site names, such as `guangxi-2024`.
    pub name: String,
    /// The full name, such as 广西2024年职业教育活动周.
    pub title: String,
    /// The place, such as 广西.
    #[serde(default)]
    pub region: String,
    /// The year that dates without one are read in.
    pub year: i16,
    /// 届: which activity week it is, counted from 2015 (N1.4).
    pub session: Option<u32>,
    /// A word for that session, such as 十年·回眸.
    pub session_word: Option<String>,
    /// The notice behind it.
    pub source: Option<String>,
    /// Other names that a site may write.
    #[serde(default)]
    pub aliases: Vec<String>,
    days: Week,
    /// The theme of the week (N1.2).
    pub theme: String,
    #[serde(default)]
    day_names: Vec<String>,
    /// The launch ceremony, if one is held for all (N1.3).
    pub launch: Option<Launch>,
    media_window: Option<WrittenWindow>,
    /// What is due when (N4.2, N4.3).
    #[serde(default)]
    pub deadlines: Vec<Deadline>,
    /// To whom the papers go, first match first (N4.8).
    #[serde(default)]
    pub submit: Vec<HandIn>,
    /// The spirit in one line (N2.4).
    pub spirit: Option<String>,
    /// The principles that a column shows (N2.1–N2.5).
    #[serde(default)]
    pub principles: Vec<Principle>,
    /// 宣传重点 (N3), in order.
    #[serde(default)]
    pub focus: Vec<Focus>,
    /// The kinds of opening up, such as the nine of N2.6, in order.
    #[serde(default)]
    pub openings: Vec<Opening>,
    /// What the calendar tells apart by the colour of an edge, three at most; the first is any other event.
    #[serde(default)]
    pub edges: Vec<Edge>,
    /// Forms of activity to suggest (N2.7); any other is taken too.
    #[serde(default)]
    pub activity_forms: Vec<String>,
    /// Whom the week invites (N2.8).
    #[serde(default)]
    pub invited: Vec<String>,
    /// The figures that are counted, in the order in which they are shown.
    #[serde(default)]
    pub stats: Vec<Stat>,
    /// Who is counted as taking part.
    #[serde(default)]
    pub audiences: Vec<Audience>,
    /// Whom events are for: choices of the calendar's filter and doors of the home page.
    #[serde(default)]
    pub doors: Vec<Door>,
    /// The types of media.
    #[serde(default)]
    pub media: Vec<Medium>,
    /// The reference list of activities (N7).
    #[serde(default)]
    pub activities: Vec<Activity>,
    /// 展区 of the launch ceremony's exhibition (N6.3).
    #[serde(default)]
    pub zones: Vec<Zone>,
    /// 展示形式 of the exhibition (N6.3).
    #[serde(default)]
    pub displays: Vec<String>,
    /// 篇章 of the stage programme (N6.4).
    #[serde(default)]
    pub chapters: Vec<Chapter>,
    /// Limits of the stage programme (N6.4).
    pub programmes: Option<Programmes>,
    /// Limits of the exhibition (N6.3).
    pub exhibits: Option<Exhibits>,
    /// What the selected photos must be (N4.6, N4.7).
    pub photos: Option<PhotoRule>,
    /// What the summary report must be (N4.4).
    pub report: Option<ReportRule>,
    /// What the forces of a rule are called.
    pub forces: Forces,
    /// What the phases of publicity are called (N5.2).
    pub phases: Phases,
    /// The sections of a column in their usual order.
    #[serde(default)]
    pub sections: Vec<Section>,
    /// The papers that the department asks for (N6).
    #[serde(default)]
    pub forms: Vec<Form>,
    /// The rules of the publicity checklist.
    #[serde(default)]
    pub checklist: Vec<Rule>,
}

impl Edition {
    /// The days of the week in order: 1 to 62, with or without gaps.
    pub fn days(&self) -> &[Date] {
        self.days.days()
    }

    /// Whether a day belongs to the week.
    pub fn contains(&self, date: Date) -> bool {
        self.days().binary_search(&date).is_ok()
    }

    /// The first day.
    pub fn first(&self) -> Date {
        self.days.first()
    }

    /// The last day.
    pub fn last(&self) -> Date {
        self.days.last()
    }

    /// The year that dates without one are read in.
    pub fn year(&self) -> i16 {
        self.year
    }

    /// What a day is called, such as 职普融通示范日, where the edition names its days.
    pub fn day_name(&self, date: Date) -> Option<&str> {
        let at = self.days().binary_search(&date).ok()?;
        self.day_names.get(at).map(String::as_str)
    }

    /// From when until when media reports count: the week itself where the edition says nothing.
    pub fn media_window(&self) -> Window {
        match self.media_window {
            Some(written) => Window { from: written.from.unwrap_or(self.first()), until: written.until },
            None => Window { from: self.first(), until: self.last() },
        }
    }

    /// The day of a deadline: one of the edition's by name, or `first-day` or `last-day` of the week.
    pub fn deadline(&self, name: &str) -> Option<Date> {
        match name {
            "first-day" => Some(self.first()),
            "last-day" => Some(self.last()),
            name => self.deadlines.iter().find(|deadline| deadline.name == name).map(|deadline| deadline.date),
        }
    }

    /// Moves a deadline, as a site's own `submit` may; a name that the edition does not have changes nothing.
    pub fn set_deadline(&mut self, name: &str, date: Date) {
        if let Some(deadline) = self.deadlines.iter_mut().find(|deadline| deadline.name == name) {
            deadline.date = date;
        }
    }

    /// The day that a rule's `due` means.
    pub fn due(&self, due: &Due) -> Option<Date> {
        match due {
            Due::Day(date) => Some(*date),
            Due::Named(name) => self.deadline(name),
        }
    }

    /// To whom a school of this kind and affiliation hands its papers in (N4.8).
    pub fn submit_to(&self, kind: &str, affiliation: &str) -> Option<&HandIn> {
        self.submit.iter().find(|rule| rule.is_for(kind, affiliation))
    }

    /// A form by its id, such as `1-1`.
    pub fn form(&self, id: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.id == id)
    }

    /// A figure by its key.
    pub fn stat(&self, key: &str) -> Option<&Stat> {
        self.stats.iter().find(|stat| stat.key == key)
    }

    /// A point of publicity by its number.
    pub fn focus_point(&self, number: u32) -> Option<&Focus> {
        self.focus.iter().find(|focus| focus.number == number)
    }

    /// Which of `edges` an event belongs to, from 0: the last that has one of its openings, or that live streams belong to.
    pub fn edge(&self, openings: &[String], live: bool) -> usize {
        self.edges.iter().rposition(|edge| live && edge.live || edge.openings.iter().any(|id| openings.contains(id))).unwrap_or(0)
    }

    /// The word for a kind of opening by its id.
    pub fn opening(&self, id: &str) -> Option<&Opening> {
        self.openings.iter().find(|opening| opening.id == id)
    }

    /// A type of media by its id.
    pub fn medium(&self, id: &str) -> Option<&Medium> {
        self.media.iter().find(|medium| medium.id == id)
    }
}

#[cfg(test)]
mod tests;
