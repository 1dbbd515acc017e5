//! The lists of an edition: points of publicity, kinds of opening, figures, audiences, media, zones, and the words that recognise them.
//!
//! Plain data; `recognise` reads free words against it.

use serde::Deserialize;

/// A principle that a column shows (N2.1–N2.5).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Principle {
    /// Its id.
    pub id: String,
    /// The official words.
    pub title: String,
    /// What stands behind them.
    #[serde(default)]
    pub text: String,
    /// The clause that says so.
    #[serde(default)]
    pub clause: String,
}

/// A point of publicity, 宣传重点 (N3).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Focus {
    /// Its number, from 1; part of its page's address.
    pub number: u32,
    /// The official words.
    pub title: String,
    #[serde(default)]
    short: String,
    /// What the notice counts to it.
    #[serde(default)]
    pub text: String,
    /// Words by which it is recognised in front matter.
    #[serde(default)]
    pub words: Vec<String>,
    /// The clause that says so.
    pub clause: String,
}

impl Focus {
    /// A short label for menus; the title where none is given.
    pub fn short(&self) -> &str {
        if self.short.is_empty() { &self.title } else { &self.short }
    }
}

/// A kind of opening up, such as 开放校园 (N2.6).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// Its id, such as `campus`.
    pub id: String,
    /// The official words.
    pub title: String,
    #[serde(default)]
    short: String,
    /// The group, such as 四开放.
    #[serde(default)]
    pub group: String,
    /// Other words for it.
    #[serde(default)]
    pub words: Vec<String>,
    /// The clause that says so.
    #[serde(default)]
    pub clause: String,
}

impl Opening {
    /// A short label; the title where none is given.
    pub fn short(&self) -> &str {
        if self.short.is_empty() { &self.title } else { &self.short }
    }
}

/// Events that the calendar shows in one colour.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edge {
    /// What the key below the calendar says.
    pub title: String,
    /// The kinds of opening that belong to it.
    #[serde(default)]
    pub openings: Vec<String>,
    /// Whether live streams belong to it.
    #[serde(default)]
    pub live: bool,
}

/// A figure that is counted: a key of `stats` 统计.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stat {
    /// The key, such as `students`.
    pub key: String,
    /// The word that schools write, such as 学生.
    pub title: String,
    #[serde(default)]
    label: String,
    /// The unit, such as 人次.
    pub unit: String,
    /// Whether it is given by day only (`daily.yaml`), never by an event.
    #[serde(default)]
    pub by_day: bool,
    /// By default a day counts 1 when it has an event of this opening's id, or any event (`event`).
    pub one_on: Option<String>,
    /// Other words for it.
    #[serde(default)]
    pub aliases: Vec<String>,
}

impl Stat {
    /// The word for the public page of figures; the title where none is given.
    pub fn label(&self) -> &str {
        if self.label.is_empty() { &self.title } else { &self.label }
    }
}

/// People who are counted as taking part.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// Its id.
    pub id: String,
    /// What they are called.
    pub title: String,
    /// The key of the figure that counts them.
    pub stat: String,
    /// Words by which they are recognised in 活动参与人员.
    #[serde(default)]
    pub words: Vec<String>,
}

/// Somebody who looks for what they can take part in: a choice of the calendar's filter and, unless it says otherwise, a door of the home page.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Door {
    /// Its id.
    pub id: String,
    /// Who enters.
    pub title: String,
    /// What is behind it for them, in a sentence.
    #[serde(default)]
    pub text: String,
    /// Whether the home page opens it too.
    #[serde(default = "yes")]
    pub home: bool,
    /// Words by which they are recognised in 活动参与人员.
    #[serde(default)]
    pub words: Vec<String>,
}

fn yes() -> bool {
    true
}

/// A type of media, such as 传统媒体.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Medium {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The key of the figure in which a report counts; none for a school's own work.
    pub stat: Option<String>,
    /// Words by which it is recognised in types, outlets and channels.
    #[serde(default)]
    pub words: Vec<String>,
    /// The clause that says so.
    #[serde(default)]
    pub clause: String,
}

/// An activity of the reference list (N7).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// Its id.
    pub id: String,
    /// The official words.
    pub title: String,
    /// What the notice adds.
    #[serde(default)]
    pub text: String,
    /// Words by which an event is recognised as one.
    #[serde(default)]
    pub words: Vec<String>,
    /// The clause that says so.
    #[serde(default)]
    pub clause: String,
}

/// A zone of the exhibition, 展区 (N6.3).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// Its number, from 1.
    pub number: u32,
    /// What it is called, such as 一区.
    pub name: String,
    /// What is shown in it.
    pub title: String,
    /// Other words for it.
    #[serde(default)]
    pub words: Vec<String>,
}

/// A chapter of the stage programme, 篇章 (N6.4).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// Its number, from 1.
    pub number: u32,
    /// The official words.
    pub title: String,
    /// Other words for it.
    #[serde(default)]
    pub words: Vec<String>,
}

/// Limits of the exhibition (N6.3).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exhibits {
    /// For how many days it stands.
    pub days: u32,
    /// The clause that says so.
    #[serde(default)]
    pub clause: String,
}

/// A section of the column.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its id: the name of its list page without `.html`, such as `stories`.
    pub id: String,
    /// What menus call it.
    pub title: String,
}
