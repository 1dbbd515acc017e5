//! The rules of an edition: the publicity checklist, limits of photos, report and programmes, and to whom papers go.
//!
//! A `Rule` is data; `Edition::items` spreads it into the items of the checklist. Whether an item is done is for `checks` to say.

use jiff::civil::Date;
use serde::Deserialize;

use super::week::Due;
use super::{Activity, Audience, Edition, Focus, Medium, Opening};

/// A rule of the publicity checklist.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id; with `each`, the first part of its items' ids.
    pub id: String,
    /// What is to be done.
    pub title: String,
    /// With `each`: the title of one item, `{}` standing for its subject.
    pub item: Option<String>,
    /// The clause that asks for it.
    pub clause: String,
    /// How much it binds; only `must` counts in the percentage.
    pub force: Force,
    /// When it belongs on.
    pub phase: Phase,
    /// When it is due.
    pub due: Option<Due>,
    /// One item for each of these, instead of one for all.
    pub each: Option<Each>,
    /// How it is measured.
    pub rule: Measure,
    /// Narrows it to these ids (media, openings, audiences, numbers of points), or names the forms of `form-ready`.
    #[serde(default)]
    pub of: Vec<String>,
    /// Words to look for in titles (`page-titled`).
    #[serde(default)]
    pub words: Vec<String>,
    /// How many are wanted, where the measure's own number is not meant.
    pub want: Option<u32>,
    /// What to do, in one line for a teacher.
    pub how: String,
}

/// How a rule is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Days that have an activity.
    DayActivity,
    /// Days with an event that have a story with photos.
    DayStory,
    /// Points of publicity that some page covers.
    FocusPoint,
    /// Kinds of opening that some event is of.
    OpeningKind,
    /// Audiences whose figure is above zero.
    Audience,
    /// Types of media with a report.
    MediaKind,
    /// Activities of the reference list, by words or ticked by hand.
    Activity,
    /// A story about a launch ceremony.
    Launch,
    /// An event with a live stream.
    LiveStream,
    /// Selected photos that meet `PhotoRule`.
    SelectedPhotos,
    /// The summary report, as `ReportRule` wants it.
    Report,
    /// Quoted reports that name their source.
    SourcesNamed,
    /// The column stands on the school's website.
    ColumnOpen,
    /// The forms `of` can be filled without a gap.
    FormReady,
    /// A page whose title holds one of `words`.
    PageTitled,
    /// A notice dated before the week.
    NoticeBefore,
    /// An event or story marked 特色亮点.
    Highlight,
    /// A page of people.
    Person,
    /// A case, or a page marked 典型案例.
    Case,
    /// A sub-theme is set.
    Subtheme,
    /// Only a person can tick it.
    Manual,
}

/// What a rule has one item for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Each {
    /// The days of the week.
    Day,
    /// The points of publicity.
    Focus,
    /// The kinds of opening.
    Opening,
    /// The audiences.
    Audience,
    /// The types of media.
    Media,
    /// The reference list of activities.
    Activity,
}

/// How much a rule binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// 必做.
    Must,
    /// 应做.
    Should,
    /// 参考.
    May,
}

impl Force {
    /// The word of the JSON form.
    pub fn word(self) -> &'static str {
        match self {
            Force::Must => "must",
            Force::Should => "should",
            Force::May => "may",
        }
    }
}

/// A phase of publicity (N5.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Before the week.
    Before,
    /// In the week.
    During,
    /// After the week.
    After,
}

impl Phase {
    /// The word of the JSON form.
    pub fn word(self) -> &'static str {
        match self {
            Phase::Before => "before",
            Phase::During => "during",
            Phase::After => "after",
        }
    }
}

/// What the forces are called.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forces {
    must: String,
    should: String,
    may: String,
}

impl Forces {
    /// The word for people, such as 必做.
    pub fn label(&self, force: Force) -> &str {
        match force {
            Force::Must => &self.must,
            Force::Should => &self.should,
            Force::May => &self.may,
        }
    }
}

/// A name with a short form.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// The official words.
    pub title: String,
    #[serde(default)]
    short: String,
}

impl Label {
    /// A short label; the title where none is given.
    pub fn short(&self) -> &str {
        if self.short.is_empty() { &self.title } else { &self.short }
    }
}

/// What the phases are called.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phases {
    before: Label,
    during: Label,
    after: Label,
}

impl Phases {
    /// The name of a phase.
    pub fn label(&self, phase: Phase) -> &Label {
        match phase {
            Phase::Before => &self.before,
            Phase::During => &self.during,
            Phase::After => &self.after,
        }
    }
}

/// What the selected photos must be (N4.6, N4.7).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhotoRule {
    /// How many are selected.
    pub count: u32,
    /// The least length of the longer side, in pixels.
    pub long_side: Option<u32>,
    /// The least size of a file, in bytes.
    pub bytes: Option<u64>,
    /// From this size on, one too small is a warning only.
    pub near_bytes: Option<u64>,
    /// Whether a caption is needed.
    pub caption: Caption,
    /// The most characters of a caption.
    pub caption_max: Option<u32>,
    /// The clauses that say so.
    #[serde(default)]
    pub clauses: Vec<String>,
}

/// Whether a photo needs a caption.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Caption {
    /// Each has one.
    Required,
    /// It may lack.
    Optional,
}

/// What the summary report must be (N4.4).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportRule {
    /// The least count of characters.
    pub min: Option<u32>,
    /// The most.
    pub max: Option<u32>,
    /// What it covers, in order.
    pub parts: Vec<Part>,
    /// The clause that says so.
    #[serde(default)]
    pub clause: String,
}

/// A part of the summary report.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its id.
    pub id: String,
    /// The official words.
    pub title: String,
    /// Words of a heading by which it is recognised.
    #[serde(default)]
    pub words: Vec<String>,
}

/// Limits of the stage programme (N6.4).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programmes {
    /// How many a school may apply for: strict.
    pub max: u32,
    /// How long one lasts at most, in principle.
    pub minutes: u32,
    /// The clause that says so.
    #[serde(default)]
    pub clause: String,
}

/// To whom some schools hand their papers in (N4.8).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandIn {
    #[serde(default)]
    kinds: Vec<String>,
    #[serde(default)]
    affiliations: Vec<String>,
    /// Who receives them.
    pub to: String,
    /// By which way.
    #[serde(default)]
    pub how: String,
    /// The clause that says so.
    #[serde(default)]
    pub clause: String,
}

impl HandIn {
    /// Whether it is meant for this kind and affiliation; an empty list means any.
    pub fn is_for(&self, kind: &str, affiliation: &str) -> bool {
        let fits = |list: &[String], word: &str| list.is_empty() || list.iter().any(|known| known == word);
        fits(&self.kinds, kind) && fits(&self.affiliations, affiliation)
    }
}

/// An item of the checklist: a rule, or a rule about one subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Item<'a> {
    /// Stable id: the rule's, with `each` followed by the subject's: `focus-3`, `opening-campus`, `days-05-25`.
    pub id: String,
    /// What is to be done.
    pub title: String,
    /// The rule behind it.
    pub rule: &'a Rule,
    /// What it is about.
    pub subject: Subject<'a>,
    /// How many are wanted, at least 1.
    pub want: u32,
    /// When it is due.
    pub due: Option<Date>,
}

/// What an item is about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Subject<'a> {
    /// The whole rule.
    Whole,
    /// One day.
    Day(Date),
    /// One point of publicity.
    Focus(&'a Focus),
    /// One kind of opening.
    Opening(&'a Opening),
    /// One audience.
    Audience(&'a Audience),
    /// One type of media.
    Medium(&'a Medium),
    /// One activity of the reference list.
    Activity(&'a Activity),
}

impl Edition {
    /// All items of the checklist, in the order of the rules.
    pub fn items(&self) -> Vec<Item<'_>> {
        self.checklist.iter().flat_map(|rule| self.items_of(rule)).collect()
    }

    fn items_of<'a>(&'a self, rule: &'a Rule) -> Vec<Item<'a>> {
        let due = rule.due.as_ref().and_then(|due| self.due(due));
        if rule.each.is_none() {
            let want = rule.want.unwrap_or_else(|| self.natural_want(rule)).max(1);
            return vec![Item { id: rule.id.clone(), title: rule.title.clone(), rule, subject: Subject::Whole, want, due }];
        }
        let one = |(id, name, subject): (String, String, Subject<'a>)| {
            let title = rule.item.as_deref().unwrap_or("{}").replace("{}", &name);
            Item { id: format!("{}-{id}", rule.id), title, rule, subject, want: rule.want.unwrap_or(1).max(1), due }
        };
        let meant = |id: &String| rule.of.is_empty() || rule.of.contains(id);
        self.subjects(rule.each).into_iter().filter(|(id, _, _)| meant(id)).map(one).collect()
    }

    /// The ids, names and values of all that a rule may have one item for.
    pub(super) fn subjects(&self, each: Option<Each>) -> Vec<(String, String, Subject<'_>)> {
        match each {
            None => Vec::new(),
            Some(Each::Day) => self.days().iter().map(|day| self.day_subject(*day)).collect(),
            Some(Each::Focus) => self.focus.iter().map(|one| (one.number.to_string(), one.title.clone(), Subject::Focus(one))).collect(),
            Some(Each::Opening) => self.openings.iter().map(|one| (one.id.clone(), one.title.clone(), Subject::Opening(one))).collect(),
            Some(Each::Audience) => self.audiences.iter().map(|one| (one.id.clone(), one.title.clone(), Subject::Audience(one))).collect(),
            Some(Each::Media) => self.media.iter().map(|one| (one.id.clone(), one.title.clone(), Subject::Medium(one))).collect(),
            Some(Each::Activity) => self.activities.iter().map(|one| (one.id.clone(), one.title.clone(), Subject::Activity(one))).collect(),
        }
    }

    fn day_subject(&self, day: Date) -> (String, String, Subject<'_>) {
        let name = self.day_name(day).map_or(String::new(), |name| format!("“{name}”"));
        (format!("{:02}-{:02}", day.month(), day.day()), format!("{}月{}日{name}", day.month(), day.day()), Subject::Day(day))
    }

    fn natural_want(&self, rule: &Rule) -> u32 {
        let count = match rule.rule.each() {
            Some(_) if !rule.of.is_empty() => rule.of.len(),
            Some(each) => self.subjects(Some(each)).len(),
            None if rule.rule == Measure::FormReady => rule.of.len(),
            None if rule.rule == Measure::SelectedPhotos => return self.photos.as_ref().map_or(1, |photos| photos.count),
            None => 1,
        };
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

impl Measure {
    /// The list that a measure counts, where it counts one.
    pub fn each(self) -> Option<Each> {
        match self {
            Measure::DayActivity | Measure::DayStory => Some(Each::Day),
            Measure::FocusPoint => Some(Each::Focus),
            Measure::OpeningKind => Some(Each::Opening),
            Measure::Audience => Some(Each::Audience),
            Measure::MediaKind => Some(Each::Media),
            Measure::Activity => Some(Each::Activity),
            _ => None,
        }
    }
}
