//! The days of the week and every other date of an edition: launch, deadlines, media window.
//!
//! Dates are civil days in the fixed zone +08:00, written as `2024-05-20`; nothing here knows today.

use std::fmt;

use jiff::ToSpan as _;
use jiff::civil::{Date, Time};
use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The most days that an edition may have: 职业教育活动月 (N1.2), also one that is drawn out over two months.
pub const MOST_DAYS: usize = 62;

/// The days of an edition, sorted, at least one, none twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week(Vec<Date>);

impl Week {
    /// All days in order.
    pub fn days(&self) -> &[Date] {
        &self.0
    }

    /// The first day.
    pub fn first(&self) -> Date {
        self.0[0]
    }

    /// The last day.
    pub fn last(&self) -> Date {
        self.0[self.0.len() - 1]
    }

    fn range(from: Date, to: Date) -> Result<Week, String> {
        if to < from {
            return Err(format!("活动周的最后一天 {to} 在第一天 {from} 的前面"));
        }
        let days: Vec<Date> = from.series(1.day()).take_while(|day| *day <= to).take(MOST_DAYS + 1).collect();
        Week::list(days)
    }

    fn list(days: Vec<Date>) -> Result<Week, String> {
        if days.is_empty() {
            return Err("活动周至少要有一天".to_owned());
        }
        if days.len() > MOST_DAYS {
            return Err(format!("活动周最多 {MOST_DAYS} 天，这里超过了"));
        }
        match days.windows(2).find(|pair| pair[0] >= pair[1]) {
            Some(pair) if pair[0] == pair[1] => Err(format!("{} 写了两次", pair[0])),
            Some(pair) => Err(format!("日期要从早到晚写：{} 在 {} 的后面", pair[1], pair[0])),
            None => Ok(Week(days)),
        }
    }
}

impl<'de> Deserialize<'de> for Week {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Week, D::Error> {
        deserializer.deserialize_any(WeekVisitor)
    }
}

struct WeekVisitor;

impl<'de> Visitor<'de> for WeekVisitor {
    type Value = Week;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("{from: 2024-05-20, to: 2024-05-26} 或一列日期 [2024-05-20, 2024-05-22]")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Week, A::Error> {
        let (mut from, mut to) = (None, None);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "from" => from = Some(map.next_value::<Day>()?.0),
                "to" => to = Some(map.next_value::<Day>()?.0),
                other => {
                    map.next_value::<IgnoredAny>()?;
                    return Err(Error::custom(format!("days 里只能写 from 和 to，不认识“{other}”")));
                }
            }
        }
        let from = from.ok_or_else(|| Error::custom("days 里缺 from（第一天）"))?;
        Week::range(from, to.unwrap_or(from)).map_err(Error::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Week, A::Error> {
        let mut days = Vec::new();
        while let Some(Day(day)) = seq.next_element()? {
            days.push(day);
        }
        Week::list(days).map_err(Error::custom)
    }
}

/// The launch ceremony (N1.3).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Launch {
    /// What it is called.
    pub title: String,
    /// Its day.
    #[serde(deserialize_with = "day")]
    pub date: Date,
    /// When it begins.
    #[serde(default, deserialize_with = "clock")]
    pub time: Option<Time>,
    /// Where.
    #[serde(default)]
    pub place: String,
    /// The days of the exhibition beside it.
    #[serde(default, deserialize_with = "days")]
    pub exhibition: Vec<Date>,
    /// Words by which a story about a ceremony is recognised.
    #[serde(default)]
    pub words: Vec<String>,
    /// The clause that says so.
    #[serde(default)]
    pub clause: String,
}

/// From when until when something counts, both days included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

impl Window {
    /// Whether a day lies in it.
    pub fn contains(&self, date: Date) -> bool {
        self.from <= date && date <= self.until
    }
}

/// A window as written: without `from` it begins with the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenWindow {
    #[serde(default, deserialize_with = "maybe_day")]
    pub(super) from: Option<Date>,
    #[serde(deserialize_with = "day")]
    pub(super) until: Date,
}

/// What is due on a day (N4.2, N4.3).
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// What rules and forms call it, such as `plan`.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// The day.
    #[serde(deserialize_with = "day")]
    pub date: Date,
    /// Papers that are no forms, such as 实施方案.
    #[serde(default)]
    pub papers: Vec<String>,
    /// Ids of the forms due.
    #[serde(default)]
    pub forms: Vec<String>,
    /// In which formats.
    #[serde(default)]
    pub formats: Vec<String>,
    /// The clause that says so.
    #[serde(default)]
    pub clause: String,
}

/// When a rule's work is due: a day, or the name of a deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// A day of its own.
    Day(Date),
    /// A deadline of the edition, or `first-day`, `last-day`.
    Named(String),
}

impl<'de> Deserialize<'de> for Due {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Due, D::Error> {
        let text = String::deserialize(deserializer)?;
        if !text.starts_with(|c: char| c.is_ascii_digit()) {
            return Ok(Due::Named(text));
        }
        read_day(&text).map(Due::Day).map_err(Error::custom)
    }
}

struct Day(Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        read_day(&String::deserialize(deserializer)?).map(Day).map_err(Error::custom)
    }
}

fn read_day(text: &str) -> Result<Date, String> {
    text.trim().parse().map_err(|_| format!("“{text}”不是一个日期，请写成 2024-05-20 这样"))
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    Day::deserialize(deserializer).map(|Day(date)| date)
}

fn maybe_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    Option::<Day>::deserialize(deserializer).map(|day| day.map(|Day(date)| date))
}

fn days<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Date>, D::Error> {
    Vec::<Day>::deserialize(deserializer).map(|days| days.into_iter().map(|Day(date)| date).collect())
}

fn clock<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Time>, D::Error> {
    let Some(text) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    text.trim().parse().map(Some).map_err(|_| Error::custom(format!("“{text}”不是一个时刻，请写成 \"15:30\" 这样")))
}
