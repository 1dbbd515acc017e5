//! The forms of an edition (N6): titles, head lines, tables and columns, each column naming the field that fills it.
//!
//! Plain data; `report` fills them. Which fields exist is the program's promise, which stand where is the edition's.

use serde::Deserialize;

/// A paper that the department asks for.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Its id, such as `1-1`.
    pub id: String,
    /// The printed title, to the letter.
    pub title: String,
    #[serde(default)]
    short: String,
    /// How the paper lies.
    #[serde(default)]
    pub layout: Layout,
    /// The name of the deadline that it is due with.
    pub deadline: Option<String>,
    /// The clause that shows it.
    #[serde(default)]
    pub clause: String,
    /// The lines above the tables, in order; titles keep their printed colon.
    #[serde(default)]
    pub head: Vec<Column>,
    /// The tables, in order.
    pub tables: Vec<Table>,
    /// What it asks about rooms (N6.5).
    pub rooms: Option<Rooms>,
    /// What it asks about meals (N6.5).
    pub meals: Option<Meals>,
}

impl Form {
    /// A short name; the title where none is given.
    pub fn short(&self) -> &str {
        if self.short.is_empty() { &self.title } else { &self.short }
    }

    /// The first table that has a row for each of these.
    pub fn table(&self, rows: Rows) -> Option<&Table> {
        self.tables.iter().find(|table| table.rows == rows)
    }
}

/// How a paper lies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// Upright.
    #[default]
    Portrait,
    /// On its side.
    Landscape,
}

/// A table of a form.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// A heading of its own.
    #[serde(default)]
    pub title: String,
    /// What a row stands for.
    pub rows: Rows,
    /// The columns in printed order.
    pub columns: Vec<Column>,
    /// The first cell of the row for media after the week, on tables by day.
    pub after: Option<String>,
    /// The first cell of the row of sums.
    pub total: Option<String>,
}

/// What a row of a table stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rows {
    /// An event.
    Events,
    /// A day of the week.
    Days,
    /// An exhibit of the launch ceremony.
    Exhibits,
    /// A hands-on activity beside an exhibit.
    Trials,
    /// A programme of the launch ceremony.
    Programmes,
    /// Somebody who attends the launch ceremony.
    Attendees,
}

impl Rows {
    /// The fields that a row can fill, beside the figures of the edition in rows by day.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Rows::Events => &[
                "index",
                "unit",
                "title",
                "form",
                "audience",
                "expected",
                "contact_name",
                "contact_phone",
                "contact_dept",
                "venue",
                "time",
                "remark",
                "opening",
                "organizer",
                "host",
                "department",
                "partners",
                "blank",
            ],
            Rows::Days => &["index", "date", "blank"],
            Rows::Exhibits => &["index", "title", "zone", "display", "brief", "needs", "blank"],
            Rows::Trials => &["index", "name", "content", "brief", "site", "blank"],
            Rows::Programmes => &["index", "title", "performers", "duration", "brief", "chapter", "blank"],
            Rows::Attendees => &["index", "name", "sex", "post", "phone", "arrive", "leave", "blank"],
        }
    }
}

/// The fields that the head lines of a form can fill.
pub const HEAD_FIELDS: &[&str] = &[
    "school",
    "school_kind",
    "filler_name",
    "filler_phone",
    "filler_dept",
    "lead_name",
    "lead_qq",
    "lead_mobile",
    "lead_dept",
    "lead_landline",
    "lead_email",
    "contact_name",
    "contact_phone",
    "contact_email",
    "date",
    "blank",
];

/// A column of a table, or a line of a head.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The printed title, to the letter.
    pub title: String,
    /// What fills it: a name of `Rows::fields`, `HEAD_FIELDS`, or the key of a figure.
    pub field: String,
}

/// What a form asks about rooms.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rooms {
    /// The printed question.
    pub title: String,
    /// The word for a standard room.
    pub standard: String,
    /// The word for a single room.
    pub single: String,
    /// The word for no room.
    pub none: String,
    /// The word before the dates.
    pub nights: String,
}

/// What a form asks about meals.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meals {
    /// The printed question.
    pub title: String,
    /// The meals to tick, in order.
    pub list: Vec<String>,
}
