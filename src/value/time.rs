//! One time of day, as teachers write it: `15:30`, `下午3点半`, `9时30分`.
//!
//! Stands on `fold`. Ranges and words for parts of the day are read by `clock`.

use std::ops::Range;

use super::fold::Cursor;
use super::numeral::Numeral;
use super::{Fault, Note, chinese};

/// What a time can look like, for messages.
pub(super) const EXAMPLES: &str = "时间可以写成“15:30”“下午3:30—5:00”“9点半”“上午”“全天”或“待定”";

/// A time of day in minutes from midnight, 0 to 1440; 1440 is the midnight that ends the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minutes(u16);

impl Minutes {
    /// The time at an hour and minute; `None` beyond 24:00.
    pub fn new(hour: u16, minute: u16) -> Option<Minutes> {
        let fits = (hour < 24 && minute < 60) || (hour, minute) == (24, 0);
        fits.then(|| Minutes(hour * 60 + minute))
    }

    /// Minutes from midnight.
    pub fn of_day(self) -> u16 {
        self.0
    }

    /// The hour, 0 to 24.
    pub fn hour(self) -> u16 {
        self.0 / 60
    }

    /// The minute, 0 to 59.
    pub fn minute(self) -> u16 {
        self.0 % 60
    }

    /// Twelve hours later, if that is the same day.
    pub(super) fn past_noon(self) -> Option<Minutes> {
        Minutes::new(self.hour() + 12, self.minute())
    }
}

/// `09:00`, `15:30`: always five characters, fit for ISO 8601; `chinese::time` writes `9:00`.
impl std::fmt::Display for Minutes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())
    }
}

/// The part of the day that a word before a time names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Daypart {
    Night,
    Morning,
    Noon,
    Afternoon,
    Evening,
}

impl Daypart {
    /// Whether times written behind it go on past noon: `下午2:30—4:30`.
    pub(super) fn is_late(self) -> bool {
        matches!(self, Daypart::Noon | Daypart::Afternoon | Daypart::Evening)
    }
}

/// A time, and how it was written.
#[derive(Debug, Clone)]
pub(super) struct Point {
    pub(super) time: Minutes,
    pub(super) part: Option<Daypart>,
    pub(super) range: Range<usize>,
}

/// Whether a bare hour, as the `9` of `9—11点`, is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hour {
    /// It is, and so is `9.30`: the caller has seen, or will look, that a time is meant.
    Bare,
    /// A colon, 点, 时, am or pm must tell.
    Told,
}

/// Steps over a time; `None` if none stands here.
pub(super) fn read(cursor: &mut Cursor<'_>, hour: Hour, notes: &mut Vec<Note>) -> Result<Option<Point>, Fault> {
    let mut look = *cursor;
    let Some(shape) = shape(&mut look, hour) else { return Ok(None) };
    let range = look.range(shape.from, shape.to);
    let time = settle(&shape, &look)?;
    *cursor = look;
    // The two ends of a range are one slip.
    if shape.dotted && !notes.iter().any(|note| note.code == "time-dot") {
        let message = format!("“{}”按 {} 读", cursor.source(range.clone()), chinese::time(time));
        let certain = shape.part.is_some();
        let note = if certain { Note::hint("time-dot", range.clone(), message) } else { Note::warning("time-dot", range.clone(), message) };
        notes.push(note.advise(format!("时和分之间写冒号：“{}”", chinese::time(time))));
    }
    Ok(Some(Point { time, part: shape.part, range }))
}

/// Steps over a word for a part of the day.
pub(super) fn daypart(cursor: &mut Cursor<'_>) -> Option<Daypart> {
    let words: [(Daypart, &[&'static str]); 5] = [
        (Daypart::Night, &["凌晨", "am"]),
        (Daypart::Morning, &["上午", "早上", "早晨", "清晨", "早"]),
        (Daypart::Noon, &["中午", "正午", "午间"]),
        (Daypart::Afternoon, &["下午", "午后", "pm"]),
        (Daypart::Evening, &["晚上", "傍晚", "晚间", "夜间", "夜晚", "晚"]),
    ];
    words.into_iter().find_map(|(part, words)| cursor.word(words).map(|_| part))
}

/// A time before anybody asks whether there is such a time.
struct Shape {
    part: Option<Daypart>,
    hour: Numeral,
    minute: Option<Numeral>,
    /// The minutes of 半 and 刻.
    fraction: u16,
    dotted: bool,
    from: usize,
    to: usize,
}

fn shape(cursor: &mut Cursor<'_>, told: Hour) -> Option<Shape> {
    let mut look = *cursor;
    look.gaps();
    let from = look.at();
    let mut part = daypart(&mut look);
    let hour = look.numeral().filter(|hour| hour.digits <= 2)?;
    let (mut minute, mut fraction, mut dotted, mut is_told) = (None, 0, false, true);
    if look.mark(":").is_some() {
        minute = Some(look.numeral()?);
        seconds(&mut look);
    } else if look.word(&["点钟", "点", "时"]).is_some() {
        match look.word(&["半", "一刻", "三刻", "整"]) {
            Some("半") => fraction = 30,
            Some("一刻") => fraction = 15,
            Some("三刻") => fraction = 45,
            Some(_) => {}
            None => minute = spoken_minute(&mut look),
        }
    } else if let Some(found) = dotted_minute(look).filter(|_| part.is_some() || told == Hour::Bare) {
        (minute, dotted) = (Some(found.0), true);
        look = found.1;
    } else {
        is_told = false;
    }
    if let Some(behind) = behind(&mut look) {
        (part, is_told) = (part.or(Some(behind)), true);
    }
    if !is_told && (told == Hour::Told || !is_bare(&look)) {
        return None;
    }
    *cursor = look;
    Some(Shape { part, hour, minute, fraction, dotted, from, to: look.at() })
}

/// Makes a time of a shape, or says why there is no such time.
fn settle(shape: &Shape, cursor: &Cursor<'_>) -> Result<Minutes, Fault> {
    let written = cursor.source(cursor.range(shape.from, shape.to));
    let hour = u16::try_from(shape.hour.value).unwrap_or(u16::MAX);
    if hour > 24 {
        let range = cursor.range(shape.hour.from, shape.hour.to);
        let message = format!("没有“{written}”这个时间：小时应在 0 到 24 之间");
        return Err(Fault::new("bad-time", range, message).advise(EXAMPLES));
    }
    let minute = shape.minute.map_or(shape.fraction, |minute| u16::try_from(minute.value).unwrap_or(u16::MAX));
    let fits = minute < 60 && (hour < 24 || minute == 0);
    if let Some(wrong) = shape.minute.filter(|wrong| !fits || wrong.digits == 1 && !is_spoken(shape, cursor)) {
        let range = cursor.range(wrong.from, wrong.to);
        if hour == 24 && minute < 60 {
            let message = format!("“{written}”已经是第二天了，一天到 24:00 为止");
            return Err(
                Fault::new("bad-time", range, message).advise(format!("当天最晚写“24:00”；过了半夜的，写上第二天的日期和“0:{minute:02}”"))
            );
        }
        let message = format!("“{written}”的分钟不对：应是 00 到 59 的两位数");
        return Err(Fault::new("bad-time", range, message).advise(format!("写成“{hour}:{:02}”这样", if minute < 60 { minute } else { 30 })));
    }
    let late = Minutes::new(hour + 12, minute);
    let time = match shape.part {
        Some(Daypart::Night) if hour == 12 => Minutes::new(0, minute),
        Some(Daypart::Night | Daypart::Morning) if hour > 12 => None,
        Some(Daypart::Noon) if (1..=3).contains(&hour) => late,
        Some(Daypart::Noon) if hour < 10 => None,
        Some(Daypart::Afternoon) if hour < 12 => late,
        Some(Daypart::Evening) if hour == 12 => Minutes::new(24, minute),
        Some(Daypart::Evening) if (5..12).contains(&hour) => late,
        Some(Daypart::Evening) if hour < 17 => None,
        _ => Minutes::new(hour, minute),
    };
    time.ok_or_else(|| {
        let message = format!("“{written}”前后对不上，看不出是几点");
        let range = cursor.range(shape.from, shape.to);
        Fault::new("bad-time", range, message).advise(format!("用 24 小时制写清楚，如“{hour}:{minute:02}”"))
    })
}

/// Whether the minute follows 点 or 时, where one digit is enough: `9点5分`.
fn is_spoken(shape: &Shape, cursor: &Cursor<'_>) -> bool {
    shape.minute.is_some_and(|minute| !cursor.source(cursor.range(shape.hour.to, minute.from)).contains([':', '：', '∶', '.', '．']))
}

/// Steps over `:00`, `:00.000` and the zone of the week, `+08:00`.
fn seconds(cursor: &mut Cursor<'_>) {
    let mut look = *cursor;
    if look.mark(":").is_some() && look.numeral().is_some_and(|seconds| seconds.digits == 2 && seconds.value < 60) {
        *cursor = look;
        if look.mark(".").is_some() && look.numeral().is_some() {
            *cursor = look;
        }
    }
    cursor.word(&["+08:00", "+0800"]);
}

/// Steps over the minute behind 点, if it is none of the next date's or time's numbers.
fn spoken_minute(cursor: &mut Cursor<'_>) -> Option<Numeral> {
    let mut look = *cursor;
    let minute = look.numeral().filter(Numeral::is_short)?;
    if look.mark("分").is_none() && look.next_solid().is_some_and(|ch| ":点时年月日号./".contains(ch)) {
        return None;
    }
    *cursor = look;
    Some(minute)
}

/// The minute of `9.30`, and the place behind it.
fn dotted_minute(mut look: Cursor<'_>) -> Option<(Numeral, Cursor<'_>)> {
    look.mark(".")?;
    let minute = look.numeral().filter(|minute| minute.digits == 2)?;
    let goes_on = look.peek().is_some_and(|ch| ".月日号".contains(ch));
    (!goes_on).then_some((minute, look))
}

/// Steps over am and pm behind a time.
fn behind(cursor: &mut Cursor<'_>) -> Option<Daypart> {
    match cursor.word(&["am", "a.m.", "a.m", "pm", "p.m.", "p.m"])?.chars().next() {
        // 12 am is midnight, as 凌晨12点 is.
        Some('a') => Some(Daypart::Night),
        _ => Some(Daypart::Afternoon),
    }
}

/// Whether nothing behind a bare number makes it a date or a count of something.
fn is_bare(look: &Cursor<'_>) -> bool {
    let ahead = look.next_solid();
    !ahead.is_some_and(|ch| "年月日号./".contains(ch)) && !look.peek().is_some_and(|ch| ch.is_alphanumeric() && !"至到".contains(ch))
}
