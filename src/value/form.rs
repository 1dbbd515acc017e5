//! How a day may be written: the shapes, before anybody asks whether there is such a day.
//!
//! Stands between `fold` and `date`. Reports nothing: what has no shape of a day is for others to read.

use super::Era;
use super::fold::Cursor;
use super::numeral::Numeral;

/// Where a day stands, which decides how little is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// First in its text: a month or a 日 must be there.
    Alone,
    /// Behind a day and a mark: a bare number is a day.
    Listed,
}

/// A day as written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    pub(super) year: Option<Numeral>,
    pub(super) month: Option<Numeral>,
    pub(super) day: Numeral,
    /// Whether 月, 日, a slash or a full year tell it from a time even without a mark before it.
    pub(super) marked: bool,
    /// Whether the year is a guess, as in `24.5.20`.
    pub(super) guessed: bool,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Steps over a day in any shape: `2024年5月20日`, `5月20号`, `2024-5-20`, `5.20`, `20日`, `20240520`.
pub(super) fn read(cursor: &mut Cursor<'_>, era: &Era, setting: Setting) -> Option<Form> {
    let mut look = *cursor;
    let first = look.numeral()?;
    let shapes = [compact, in_words, |look: &mut Cursor<'_>, first, _: &Era| chained(look, first), parted];
    for shape in shapes {
        let mut attempt = look;
        if let Some(form) = shape(&mut attempt, first, era) {
            *cursor = attempt;
            return Some(Form { from: first.from, to: cursor.at(), ..form });
        }
    }
    if setting == Setting::Listed && first.is_short() && ends_bare(&look) {
        *cursor = look;
        return Some(Form { marked: false, ..bare(first) });
    }
    None
}

/// Whether a day stands here that nobody can take for a time.
pub(super) fn stands_marked(mut look: Cursor<'_>, era: &Era) -> bool {
    read(&mut look, era, Setting::Alone).is_some_and(|form| form.marked)
}

/// `20240520`.
fn compact(_: &mut Cursor<'_>, first: Numeral, _: &Era) -> Option<Form> {
    if first.digits != 8 || !first.value.to_string().starts_with(['1', '2']) {
        return None;
    }
    let part = |value, from, to| Numeral { value, digits: to - from, from: first.from + from, to: first.from + to };
    let (year, month) = (part(first.value / 10_000, 0, 4), part(first.value / 100 % 100, 4, 6));
    Some(Form { year: Some(year), month: Some(month), ..bare(part(first.value % 100, 6, 8)) })
}

/// `2024年5月20日`, `5月20日`, `5月20`, `2024年5.20`.
fn in_words(look: &mut Cursor<'_>, first: Numeral, _: &Era) -> Option<Form> {
    let (year, month) = match look.mark("年") {
        Some(_) => (Some(first), look.numeral()?),
        None => (None, first),
    };
    let joined = look.mark("月").is_some() || (year.is_some() && look.mark("-./").is_some());
    if !joined {
        return None;
    }
    look.mark("份");
    let day = look.numeral()?;
    look.mark("日号");
    Some(Form { year, month: Some(month), ..bare(day) })
}

/// `20日`, and `20` in `20、22、24日`.
fn chained(look: &mut Cursor<'_>, first: Numeral) -> Option<Form> {
    let mut ahead = *look;
    let mut number = first;
    loop {
        if !number.is_short() {
            return None;
        }
        if ahead.mark("日号").is_some() {
            look.mark("日号");
            return Some(bare(first));
        }
        if !ahead.until() && !ahead.and() {
            return None;
        }
        number = ahead.numeral()?;
    }
}

/// `2024-05-20`, `2024/5/20`, `24.5.20`, `5.20`, `5/20`, `5-20`.
fn parted(look: &mut Cursor<'_>, first: Numeral, era: &Era) -> Option<Form> {
    let mark = look.mark("-./")?;
    let second = look.numeral()?;
    let mut ahead = *look;
    let third = ahead.mark(mark.encode_utf8(&mut [0; 4])).and_then(|_| ahead.numeral());
    let near = first.digits == 2 && (2000 + first.value).abs_diff(era.year.unsigned_abs().into()) <= 3;
    if let Some(third) = third.filter(|_| first.digits == 4 || near) {
        *look = ahead;
        look.mark("日号");
        return Some(Form { year: Some(first), month: Some(second), marked: first.digits == 4, guessed: near, ..bare(third) });
    }
    look.mark("日号");
    let is_clock = look.next_solid().is_some_and(|ch| ":点时分月".contains(ch));
    if !first.is_short() || !second.is_short() || is_clock {
        return None;
    }
    Some(Form { month: Some(first), marked: mark == '/', ..bare(second) })
}

fn bare(day: Numeral) -> Form {
    Form { year: None, month: None, day, marked: true, guessed: false, from: day.from, to: day.to }
}

/// Whether a number that ends here can be a day without 日: not the hour of `9:30`, not the `3` of `3楼`.
fn ends_bare(look: &Cursor<'_>) -> bool {
    let is_clock = look.next_solid().is_some_and(|ch| ":点时分月年.".contains(ch));
    let glued = look.peek().is_some_and(|ch| ch.is_alphanumeric() && !"至到和及以与周星礼每上下中晚早凌全傍".contains(ch));
    !is_clock && !glued
}
