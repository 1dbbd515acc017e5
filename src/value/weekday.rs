//! Weekdays beside dates, and the check of one against the other.
//!
//! A weekday never makes a date here: it only proves or disproves the one that was written.

use std::ops::Range;

use super::fold::Cursor;
use super::{Date, Fault, chinese};

/// A day, and where the text names it.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    pub(super) day: Date,
    pub(super) range: Range<usize>,
    /// Whether its month was written, not inherited.
    pub(super) has_month: bool,
}

/// A weekday, and where the text names it.
#[derive(Debug, Clone)]
pub(super) struct Named {
    monday_one: i8,
    range: Range<usize>,
}

/// Steps over `周一`, `（星期二）`, `周一至周三`, `周一、周三`.
pub(super) fn run(cursor: &mut Cursor<'_>) -> Vec<Named> {
    let mut found = Vec::new();
    let mut look = *cursor;
    while let Some(named) = one(&mut look) {
        found.push(named);
        *cursor = look;
        if !look.until() && !look.and() {
            break;
        }
    }
    found
}

/// Checks a day against the weekday written beside it.
pub(super) fn check(named: &Named, mention: &Mention, cursor: &Cursor<'_>) -> Result<(), Fault> {
    let day = mention.day;
    let distance = named.monday_one - day.weekday().to_monday_one_offset();
    if distance == 0 {
        return Ok(());
    }
    let (word, written) = (cursor.source(named.range.clone()), cursor.source(mention.range.clone()));
    let message = format!("“{written}”是{}，旁边写的却是“{word}”，两处对不上", chinese::weekday_long(day));
    let fault = Fault::new("weekday-mismatch", named.range.clone(), message).advise(format!(
        "日期没错就写“{}（{}）”",
        chinese::day(day),
        chinese::weekday(day)
    ));
    // Of the days with that weekday the nearest is meant: at most three days away.
    let nearest = if distance > 3 { distance - 7 } else { distance };
    let nearest = if nearest < -3 { nearest + 7 } else { nearest };
    let step = if nearest < 0 { Date::yesterday } else { Date::tomorrow };
    match (0..nearest.abs()).try_fold(day, |day, _| step(day)) {
        Ok(fit) => Err(fault.advise(format!("星期没错就写“{}（{}）”", chinese::day(fit), chinese::weekday(fit)))),
        Err(_) => Err(fault),
    }
}

fn one(cursor: &mut Cursor<'_>) -> Option<Named> {
    let mut look = *cursor;
    look.gaps();
    let from = look.at();
    look.word(&["星期", "礼拜", "周"])?;
    let monday_one = match look.step()? {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '日' | '天' => 7,
        _ => return None,
    };
    *cursor = look;
    Some(Named { monday_one, range: cursor.since(from) })
}
