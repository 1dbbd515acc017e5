//! The clock of a day: from when to when, or which part of it.
//!
//! Stands on `time`; knows no dates. `when` joins the two.

use super::date::{courtesy, drop_brackets};
use super::fold::{Cursor, Folded};
use super::time::{self, Daypart, EXAMPLES, Hour, Point};
use super::{Fault, Minutes, Note, Reading, Written, chinese};

/// A part of the day without hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// 全天
    AllDay,
    /// 上午
    Morning,
    /// 下午
    Afternoon,
    /// 晚上
    Evening,
    /// 待定
    Open,
}

/// The time of an event on its day. Either `start` (and perhaps `end`) or `part` is there, or nothing.
/// `end` alone stands only where the writer gave no start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Clock {
    /// When it starts.
    pub start: Option<Minutes>,
    /// When it ends: not before `start`, unless `When::until` puts it on a later day.
    pub end: Option<Minutes>,
    /// The part of the day, where no hour is written.
    pub part: Option<Part>,
}

impl Clock {
    /// A clock that names a part of the day.
    pub fn of_part(part: Part) -> Clock {
        Clock { part: Some(part), ..Clock::default() }
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Clock::default()
    }
}

/// Words for every day, which a clock may begin with.
pub(super) const EACH_DAY: &[&str] = &["每一天", "每天", "每日", "天天", "逐日"];

/// Reads a time, a range of times or a part of the day.
pub fn clock(text: &str) -> Reading<Clock> {
    let folded = Folded::new(text);
    let mut cursor = folded.cursor();
    let mut notes = Vec::new();
    cursor.word(EACH_DAY);
    let found = list(&mut cursor, &mut notes)?;
    drop_brackets(&mut cursor, &mut notes);
    let Some(value) = found.filter(|_| cursor.is_done()) else { return Err(unread(&cursor)) };
    Ok(Written { value, notes })
}

/// Steps over a clock of one or several stretches (`9:00—11:30，14:00—17:00`); `None` if none stands here.
pub(super) fn list(cursor: &mut Cursor<'_>, notes: &mut Vec<Note>) -> Result<Option<Clock>, Fault> {
    // Most dates have no time behind them, and most times nothing.
    if cursor.is_done() {
        return Ok(None);
    }
    let mut begin = *cursor;
    begin.gaps();
    let from = begin.at();
    let Some(mut whole) = stretch(cursor, notes)? else { return Ok(None) };
    let mut stretches = 1;
    while !cursor.is_done() {
        let mut look = *cursor;
        let is_range = look.until();
        let is_listed = !is_range && (look.and() || look.mark("/").is_some());
        if starts_dotted(look) {
            break;
        }
        let kept = notes.len();
        let next = stretch(&mut look, notes)?.filter(|next| match (whole.start, next.start) {
            (Some(_), None) | (None, None) => true,
            (None, Some(_)) => !is_range,
            (Some(_), Some(_)) => is_listed || (!is_range && whole.end.is_some() && next.end.is_some()),
        });
        let Some(next) = next.filter(|next| !is_range || next.part == Some(Part::Open) || whole.start.is_none()) else {
            notes.truncate(kept);
            break;
        };
        stretches += usize::from(next.start.is_some() && whole.start.is_some());
        whole = join(whole, next);
        *cursor = look;
    }
    if stretches > 1 {
        let range = cursor.since(from);
        let message = format!("“{}”有 {stretches} 段时间，只记下从头到尾：{}", cursor.source(range.clone()), chinese::clock_text(&whole));
        notes.push(Note::warning("time-gap", range, message).advise("中间要休息的话写进正文；各段内容不同就分成几个活动"));
    }
    Ok(Some(whole))
}

/// The fault of what is left when a text was to be a time.
pub(super) fn unread(cursor: &Cursor<'_>) -> Fault {
    let range = cursor.rest();
    let message = match cursor.source(range.clone()) {
        "" => "这里应写时间，却是空的".to_owned(),
        rest => format!("“{rest}”看不懂，这里应写时间"),
    };
    Fault::new("bad-time", range, message).advise(EXAMPLES)
}

/// One time, one range of times, or one word.
fn stretch(cursor: &mut Cursor<'_>, notes: &mut Vec<Note>) -> Result<Option<Clock>, Fault> {
    let kept = notes.len();
    let mut look = *cursor;
    courtesy(&mut look, notes);
    if let Some(clock) = hours(&mut look, notes)? {
        *cursor = look;
        return Ok(Some(clock));
    }
    let found = word(&mut look, notes);
    match found {
        Some(_) => *cursor = look,
        None => notes.truncate(kept),
    }
    Ok(found.map(Clock::of_part))
}

/// `15:30`, `15:30—17:00`, `9—11点`.
fn hours(cursor: &mut Cursor<'_>, notes: &mut Vec<Note>) -> Result<Option<Clock>, Fault> {
    let mut look = *cursor;
    let told = time::read(&mut look, Hour::Told, notes)?;
    let Some(start) = told.map_or_else(|| bare_start(&mut look, notes), |point| Ok(Some(point)))? else { return Ok(None) };
    courtesy(&mut look, notes);
    *cursor = look;
    let end = if look.until() { time::read(&mut look, second_hour(&start, cursor), notes)? } else { None };
    let clock = match end {
        Some(end) => {
            courtesy(&mut look, notes);
            *cursor = look;
            range(&start, &end)?
        }
        None => Clock { start: Some(start.time), ..Clock::default() },
    };
    note_early(&clock, &start, cursor, notes);
    Ok(Some(clock))
}

/// The `9` of `9—11点`, a number that a range mark and a told time follow; or `9.30`, where no date can stand any more.
fn bare_start(cursor: &mut Cursor<'_>, notes: &mut Vec<Note>) -> Result<Option<Point>, Fault> {
    let mut look = *cursor;
    let kept = notes.len();
    let start = match time::read(&mut look, Hour::Bare, notes) {
        Ok(Some(start)) => start,
        // What no time follows need not be one: no fault of its own.
        _ => {
            notes.truncate(kept);
            return Ok(None);
        }
    };
    let mut ahead = look;
    let is_dotted = second_hour(&start, cursor) == Hour::Bare;
    let followed = is_dotted || ahead.until() && time::read(&mut ahead, Hour::Told, &mut Vec::new())?.is_some();
    if !followed {
        notes.truncate(kept);
        return Ok(None);
    }
    *cursor = look;
    Ok(Some(start))
}

/// Whether `5.22` stands here: behind a time it is rather the next date.
fn starts_dotted(mut look: Cursor<'_>) -> bool {
    look.numeral().is_some() && look.mark(".").is_some()
}

/// Whether the end of a range may be `9.30`: only where the start is, so that `15:30—5.21` goes on with a date.
fn second_hour(start: &Point, cursor: &Cursor<'_>) -> Hour {
    if cursor.source(start.range.clone()).contains(['.', '．']) { Hour::Bare } else { Hour::Told }
}

/// Joins two ends; what the writer left out of the one is taken from the other.
fn range(start: &Point, end: &Point) -> Result<Clock, Fault> {
    let (mut from, mut to) = (start.time, end.time);
    let end_is_open = end.part.is_none() && start.part.is_some_and(Daypart::is_late);
    if end_is_open && start.part == Some(Daypart::Evening) && (to.hour(), to.minute()) == (12, 0) {
        to = Minutes::new(24, 0).unwrap_or(to);
    } else if end_is_open && to.hour() < 12 {
        to = to.past_noon().filter(|late| *late >= from).unwrap_or(to);
    }
    if start.part.is_none() && end.part.is_some_and(Daypart::is_late) && (1..=6).contains(&from.hour()) {
        from = from.past_noon().filter(|late| *late <= to).unwrap_or(from);
    }
    if to < from {
        let message = format!("结束时间 {} 早于开始时间 {}", chinese::time(to), chinese::time(from));
        let fault = Fault::new("end-before-start", end.range.clone(), message);
        let late = to.past_noon().filter(|late| to.hour() < 12 && *late > from);
        return Err(match late {
            Some(late) => fault.advise(format!("下午就写成“{}—{}”", chinese::time(from), chinese::time(late))),
            None => fault
                .advise(format!("先写开始的时间：“{}—{}”", chinese::time(to), chinese::time(from)))
                .advise("到第二天结束的，写上日期：“5月20日20:00—5月21日2:00”"),
        });
    }
    Ok(Clock { start: Some(from), end: Some(to), part: None })
}

fn note_early(clock: &Clock, start: &Point, cursor: &Cursor<'_>, notes: &mut Vec<Note>) {
    let Some(time) = clock.start.filter(|time| start.part.is_none() && (1..7).contains(&time.hour())) else { return };
    let written = cursor.source(start.range.clone());
    let message = format!("“{written}”没有写上午下午，按清早的 {} 记了", chinese::time(time));
    let note = Note::warning("time-early", start.range.clone(), message);
    notes.push(match time.past_noon() {
        Some(late) => note.advise(format!("如果是下午，写成“{}”；确实是清早，写成“凌晨{}”", chinese::time(late), chinese::time(time))),
        None => note,
    });
}

/// A word for a part of the day, or for none yet.
fn word(cursor: &mut Cursor<'_>, notes: &mut Vec<Note>) -> Option<Part> {
    let open = [
        "具体时间待定",
        "具体时间另行通知",
        "时间待定",
        "时间另定",
        "时间未定",
        "另行通知",
        "另行安排",
        "待定",
        "待通知",
        "待安排",
        "未定",
        "另定",
        "tbd",
    ];
    if cursor.word(&open).is_some() {
        return Some(Part::Open);
    }
    if cursor.word(&["全天候", "全天", "全日", "一整天", "整天", "终日"]).is_some() {
        return Some(Part::AllDay);
    }
    let mut look = *cursor;
    look.gaps();
    let from = look.at();
    let part = match time::daypart(&mut look)? {
        Daypart::Night => return None,
        Daypart::Morning => Part::Morning,
        Daypart::Afternoon => Part::Afternoon,
        Daypart::Evening => Part::Evening,
        Daypart::Noon => {
            let range = look.since(from);
            notes.push(Note::warning("time-dropped", range, "“中午”按下午记").advise("写出几点更清楚，如“中午12:30”"));
            Part::Afternoon
        }
    };
    *cursor = look;
    Some(part)
}

/// Two stretches as one: hours win over words, 上午 and 下午 make a day.
fn join(one: Clock, next: Clock) -> Clock {
    match (one.start, next.start) {
        (Some(start), Some(later)) => {
            Clock { start: Some(start.min(later)), end: if later >= start { next.end } else { one.end }, part: None }
        }
        (Some(_), None) => one,
        (None, Some(_)) => next,
        (None, None) => Clock::of_part(match (one.part, next.part) {
            (Some(part), Some(Part::Open)) | (Some(Part::Open), Some(part)) => part,
            (Some(part), Some(other)) if part == other => part,
            (Some(Part::Afternoon), Some(Part::Evening)) => Part::Afternoon,
            _ => Part::AllDay,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_are_read_however_they_are_written() {
        let table = [
            ("15:30", "15:30"),
            ("15：30", "15:30"),
            ("１５∶３０", "15:30"),
            ("15:30:00", "15:30"),
            ("15点30", "15:30"),
            ("15点30分", "15:30"),
            ("15时30分", "15:30"),
            ("下午3:30", "15:30"),
            ("下午15:30", "15:30"),
            ("下午 3 点半", "15:30"),
            ("下午三点半", "15:30"),
            ("3:30 PM", "15:30"),
            ("12:00 am", "0:00"),
            ("晚上7点", "19:00"),
            ("晚7:30", "19:30"),
            ("晚上12点", "24:00"),
            ("凌晨3:30", "3:30"),
            ("中午12:30", "12:30"),
            ("中午1点", "13:00"),
            ("下午12:30", "12:30"),
            ("上午9时30分", "9:30"),
            ("9点", "9:00"),
            ("9点整", "9:00"),
            ("九点一刻", "9:15"),
            ("9点5分", "9:05"),
            ("24:00", "24:00"),
            ("14:00—17:30", "14:00—17:30"),
            ("14:00-17:30", "14:00—17:30"),
            ("14:00 ~ 17:30", "14:00—17:30"),
            ("14:00至17:30", "14:00—17:30"),
            ("下午2:30—4:30", "14:30—16:30"),
            ("下午2:30—16:30", "14:30—16:30"),
            ("2:30—下午4:30", "14:30—16:30"),
            ("2:30-4:30pm", "14:30—16:30"),
            ("中午11:30—1:00", "11:30—13:00"),
            ("晚上10:00—12:00", "22:00—24:00"),
            ("上午9点到下午4点", "9:00—16:00"),
            ("从上午9点开始到下午4点结束", "9:00—16:00"),
            ("9—11点", "9:00—11:00"),
            ("下午3-5点", "15:00—17:00"),
            ("9-11:30", "9:00—11:30"),
            ("8:30—11:00", "8:30—11:00"),
            ("0:00—24:00", "0:00—24:00"),
            ("每天15:00", "15:00"),
            ("每天 9:00-11:30", "9:00—11:30"),
            ("全天", "全天"),
            ("全天（8:30—17:30）", "8:30—17:30"),
            ("上午", "上午"),
            ("下午", "下午"),
            ("晚上", "晚上"),
            ("上午、下午", "全天"),
            ("上午至下午", "全天"),
            ("待定", "时间待定"),
            ("上午，具体时间待定", "上午"),
            ("14:00—待定", "14:00"),
        ];
        for (text, expected) in table {
            let written = clock(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
            assert_eq!((chinese::clock_text(&written.value).as_str(), written.notes), (expected, vec![]), "{text}");
        }
    }

    #[test]
    fn guesses_and_dropped_words_get_a_note() {
        let table = [
            ("3:30", "3:30", "time-early", "3:30"),
            ("3:30—5:00", "3:30—5:00", "time-early", "3:30"),
            ("9:00—11:30，14:00—17:00", "9:00—17:00", "time-gap", "9:00—11:30，14:00—17:00"),
            ("上午9:00—11:30 下午2:30—5:00", "9:00—17:00", "time-gap", "上午9:00—11:30 下午2:30—5:00"),
            ("上午9.30—11.30", "9:30—11:30", "time-dot", "上午9.30"),
            ("约15:30", "15:30", "words-dropped", "约"),
            ("15:30（北京时间）", "15:30", "words-dropped", "北京时间"),
            ("中午", "下午", "time-dropped", "中午"),
            ("14.30-16.30", "14:30—16:30", "time-dot", "14.30"),
        ];
        for (text, expected, code, at) in table {
            let written = clock(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
            let note = &written.notes[0];
            let clock = chinese::clock_text(&written.value);
            assert_eq!((clock.as_str(), note.code, &text[note.range.clone()]), (expected, code, at), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_a_fault_with_its_place() {
        let table = [
            ("25:00", "bad-time", "25"),
            ("15：６0", "bad-time", "６0"),
            ("24:30", "bad-time", "30"),
            ("15:5", "bad-time", "5"),
            ("上午15:30", "bad-time", "上午15:30"),
            ("晚上2点", "bad-time", "晚上2点"),
            ("课间", "bad-time", "课间"),
            ("15:30 操场", "bad-time", "操场"),
            ("1530", "bad-time", "1530"),
            ("", "bad-time", ""),
            ("17:00—15:30", "end-before-start", "15:30"),
            ("9:00—4:30", "end-before-start", "4:30"),
        ];
        for (text, code, at) in table {
            let fault = clock(text).expect_err(text);
            assert_eq!((fault.code, &text[fault.range.clone()]), (code, at), "{text}");
            assert!(!fault.hints.is_empty(), "{text}");
        }
        assert_eq!(clock("9:00—4:30").expect_err("before").hints, ["下午就写成“9:00—16:30”"]);
    }
}
