//! Days and clock in one line, in any order, either of them missing.
//!
//! The top of the room: joins `date` and `clock` and knows where the one ends and the other begins.

use std::ops::Range;

use super::clock::{self, EACH_DAY, list};
use super::date::{self, Calendar, courtesy, drop_brackets};
use super::fold::{Cursor, Folded};
use super::form::Setting;
use super::{Clock, Date, Era, Fault, Minutes, Note, Part, Reading, Written, chinese, time};

/// When something takes place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct When {
    /// The days, sorted, each once; empty where only a time is written.
    pub days: Vec<Date>,
    /// The time, the same on each of the days.
    pub clock: Clock,
    /// Whether 每天 is written.
    pub each_day: bool,
    /// The last day where the writer gave it a time of its own (`5月20日15:30—5月21日17:00`): then `clock.start` belongs to the first
    /// day, `clock.end` to this one, and it goes on in between.
    pub until: Option<Date>,
}

/// Reads days and a clock in one line.
pub fn when(text: &str, era: &Era) -> Reading<When> {
    let plain = date::plain(text).map(|day| Written::clean(When { days: vec![day], ..When::default() }));
    plain.map_or_else(|| any(text, era), Ok)
}

fn any(text: &str, era: &Era) -> Reading<When> {
    let folded = Folded::new(text);
    let mut cursor = folded.cursor();
    let (value, notes) = line(&mut cursor, era)?;
    if !cursor.is_done() || (value.days.is_empty() && value.clock.is_empty()) {
        return Err(unread(&cursor, &value));
    }
    Ok(Written { value, notes })
}

/// Reads one moment, as the keys start, end, from and until take it: a time, a day, or both. `17:00前` and `截至5月18日` are fine.
pub fn moment(text: &str, era: &Era) -> Reading<(Option<Date>, Option<Minutes>)> {
    let folded = Folded::new(text);
    let mut cursor = folded.cursor();
    cursor.word(&["截止时间", "截止到", "截止至", "截至", "截止", "不晚于", "至", "到"]);
    cursor.mark(":");
    let (value, mut notes) = line(&mut cursor, era)?;
    cursor.word(&["之前", "以前", "前", "之后", "以后", "后", "截止", "为止"]);
    if !cursor.is_done() || (value.days.is_empty() && value.clock.is_empty()) {
        return Err(unread(&cursor, &value));
    }
    let whole = 0..text.len();
    if value.days.len() > 1 {
        let message = format!("“{}”是好几天，这里只写一天", text.trim());
        return Err(Fault::new("bad-date", whole, message).advise("如“5月20日”或“5月20日15:30”"));
    }
    if let Some(end) = value.clock.end {
        let message = format!("“{}”是一段时间，这里只写一个时刻", text.trim());
        let start = value.clock.start.unwrap_or(end);
        return Err(Fault::new("bad-time", whole, message).advise(format!("如“{}”", chinese::time(start))));
    }
    if let Some(part) = value.clock.part.filter(|part| !matches!(part, Part::Open)) {
        let message = format!("“{}”没有写几点，“{}”没有记下", text.trim(), part.word());
        notes.push(Note::warning("time-dropped", whole, message).advise("写出几点，如“15:30”"));
    }
    Ok(Written { value: (value.days.first().copied(), value.clock.start), notes })
}

/// Some days with a clock of their own.
#[derive(Default)]
struct Group {
    days: Vec<Date>,
    clock: Option<(Clock, Range<usize>)>,
    until: Option<Date>,
}

/// Steps over everything that is a day or a time, up to what is neither.
fn line(cursor: &mut Cursor<'_>, era: &Era) -> Result<(When, Vec<Note>), Fault> {
    let mut calendar = Calendar::new(era);
    let mut groups = vec![Group::default()];
    let mut each_day = false;
    loop {
        courtesy(cursor, &mut calendar.notes);
        if cursor.word(EACH_DAY).is_some() {
            each_day = true;
        } else if !through(cursor, &mut calendar, &mut groups)?
            && !days(cursor, &mut calendar, &mut groups)?
            && !hours(cursor, &mut calendar, &mut groups)?
            && !calendar.weekdays(cursor)?
            && !pause(cursor, &mut calendar.notes)
        {
            break;
        }
    }
    let when = merge(groups)?;
    Ok((When { each_day, ..when }, calendar.notes))
}

/// Reads days into the last group, or into a new one if that has its own.
fn days(cursor: &mut Cursor<'_>, calendar: &mut Calendar<'_>, groups: &mut Vec<Group>) -> Result<bool, Fault> {
    // Behind a day the `9-11` and `14.30` of a careless writer are times, or nothing.
    let is_first = groups.last().is_none_or(|group| group.days.is_empty() || group.clock.is_some());
    if !is_first && !calendar.stands_marked(cursor) {
        return Ok(false);
    }
    let Some(days) = calendar.list(cursor)? else { return Ok(false) };
    match groups.last_mut().filter(|group| group.days.is_empty()) {
        Some(group) => group.days = days,
        None => groups.push(Group { days, ..Group::default() }),
    }
    Ok(true)
}

/// Reads a clock into the last group, if that has none.
fn hours(cursor: &mut Cursor<'_>, calendar: &mut Calendar<'_>, groups: &mut [Group]) -> Result<bool, Fault> {
    let Some(group) = groups.last_mut().filter(|group| group.clock.is_none()) else { return Ok(false) };
    let mut begin = *cursor;
    begin.gaps();
    let Some(clock) = list(cursor, &mut calendar.notes)? else { return Ok(false) };
    group.clock = Some((clock, cursor.since(begin.at())));
    Ok(true)
}

/// Reads the second half of `5月20日15:30—5月21日17:00`.
fn through(cursor: &mut Cursor<'_>, calendar: &mut Calendar<'_>, groups: &mut [Group]) -> Result<bool, Fault> {
    let Some(group) = groups.last_mut() else { return Ok(false) };
    let (Some(start), Some((clock, range))) = (group.days.last().copied(), group.clock.as_mut()) else { return Ok(false) };
    let mut look = *cursor;
    if clock.end.is_some() || group.until.is_some() || !look.until() {
        return Ok(false);
    }
    let is_next = group.days.len() == 1 && look.word(&["次日", "第二天", "翌日"]).is_some();
    let day = if is_next { start.tomorrow().ok() } else { calendar.day(&mut look, Setting::Alone)? };
    let Some(day) = day else { return Ok(false) };
    let from = look;
    let kept = calendar.notes.len();
    let end = list(&mut look, &mut calendar.notes)?.unwrap_or_default();
    // Early on the last day is no slip: an event may well end at six in the morning.
    let mut at = 0;
    calendar.notes.retain(|note| {
        at += 1;
        at <= kept || note.code != "time-early"
    });
    let end_range = look.since(from.at());
    if end.end.is_some() {
        let message = format!("“{}”有两个结束时间，看不出是哪一个", look.source(end_range.clone()));
        return Err(Fault::new("bad-time", end_range, message).advise("写成“5月20日15:30—5月21日17:00”或“5月20日—21日 每天15:30—17:00”"));
    }
    group.days.extend(calendar.between(start, day, &look)?);
    group.days.sort_unstable();
    group.days.dedup();
    let is_later = day > start;
    if !is_later && end.start.is_some() && end.start < clock.start {
        return Err(Fault::new("end-before-start", end_range, "结束时间早于开始时间").advise("先写开始的时间，如“5月20日15:30—17:00”"));
    }
    if clock.start.is_some() {
        clock.end = end.start;
        group.until = is_later.then_some(day);
    } else {
        *clock = if end.part == clock.part || end.is_empty() { *clock } else { Clock::of_part(Part::AllDay) };
    }
    *range = range.start..end_range.end.max(range.end);
    *cursor = look;
    Ok(true)
}

/// Steps over what may stand between days and hours: a comma, the `T` of ISO 8601, words in brackets.
fn pause(cursor: &mut Cursor<'_>, notes: &mut Vec<Note>) -> bool {
    let before = cursor.at();
    drop_brackets(cursor, notes);
    let mut look = *cursor;
    if look.mark(",、;").is_some() || (look.mark("t").is_some() && look.peek().is_some_and(|ch| ch.is_ascii_digit())) {
        *cursor = look;
    }
    cursor.at() > before
}

/// Makes one of all groups. Days with different clocks are a fault: one page, one time.
fn merge(groups: Vec<Group>) -> Result<When, Fault> {
    let mut when = When::default();
    let mut groups = groups.into_iter();
    let Some(first) = groups.next() else { return Ok(when) };
    when.days = first.days;
    when.until = first.until;
    when.clock = first.clock.as_ref().map(|(clock, _)| *clock).unwrap_or_default();
    for group in groups {
        let (clock, range) = group.clock.unwrap_or((Clock::default(), first.clock.as_ref().map_or(0..0, |(_, range)| range.clone())));
        if clock != when.clock || when.until.is_some() || group.until.is_some() {
            let message = "各天的时间不一样，一个页面只能写一个时间";
            return Err(Fault::new("bad-time", range, message)
                .advise("时间相同就写成“5月20日、22日 9:00—11:30”")
                .advise("时间不同就分成几个页面，一天一个"));
        }
        when.days.extend(group.days);
    }
    when.days.sort_unstable();
    when.days.dedup();
    Ok(when)
}

/// The fault of what is left of a line.
fn unread(cursor: &Cursor<'_>, so_far: &When) -> Fault {
    if so_far.days.is_empty() && so_far.clock.is_empty() {
        return date::unread(cursor, "这里应写日期和时间").advise(time::EXAMPLES);
    }
    let range = cursor.rest();
    match cursor.source(range.clone()) {
        // Everything was read, but not as a day or a time: the caller's text was nothing else than courtesy.
        "" => clock::unread(cursor),
        rest => {
            let message = format!("“{rest}”看不懂：前面的读懂了，这里只能是时间");
            Fault::new("bad-time", range, message).advise(time::EXAMPLES).advise("别的话写进正文或“备注”")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ERA: Era = Era { year: 2024, month: 5 };

    fn shown(when: &When) -> String {
        let each = if when.each_day { "每天" } else { "" };
        let until = when.until.map_or(String::new(), |day| format!(" 止于{}", chinese::day(day)));
        format!("{}|{each}{}{until}", chinese::span(&when.days), chinese::clock_text(&when.clock))
    }

    #[test]
    fn lines_are_read_whatever_they_hold() {
        let table = [
            ("5月20日", "5月20日|"),
            ("15:30", "|15:30"),
            ("待定", "|时间待定"),
            ("5月20日 15:30—17:00", "5月20日|15:30—17:00"),
            ("5月20日15:30", "5月20日|15:30"),
            ("5.20 15:30", "5月20日|15:30"),
            ("2024年5月20日（周一）下午3:30—5:00", "5月20日|15:30—17:00"),
            ("2024年5月20日（星期一）上午9时", "5月20日|9:00"),
            ("5月20日（周一下午）3:30", "5月20日|15:30"),
            ("2024-05-20T15:30", "5月20日|15:30"),
            ("2024-05-20T15:30:00+08:00", "5月20日|15:30"),
            ("2024-05-20 15:30:00", "5月20日|15:30"),
            ("5月20日—22日 每天9:00—11:30", "5月20日—22日|每天9:00—11:30"),
            ("5月20日—22日，每天 9:00—11:30", "5月20日—22日|每天9:00—11:30"),
            ("5月20日、22日 9-11点", "5月20日、22日|9:00—11:00"),
            ("5月20日 全天", "5月20日|全天"),
            ("5月20日上午", "5月20日|上午"),
            ("5月20日上午（9:00—11:30）", "5月20日|9:00—11:30"),
            ("5月20日 待定", "5月20日|时间待定"),
            ("9:00—11:30 5月20日", "5月20日|9:00—11:30"),
            ("5月20日，9:00", "5月20日|9:00"),
            ("5月20日晚7:30", "5月20日|19:30"),
            ("5月20日15:30—5月21日17:00", "5月20日—21日|15:30—17:00 止于5月21日"),
            ("5月20日15:30—21日9:00", "5月20日—21日|15:30—9:00 止于5月21日"),
            ("5月20日20:00至5月21日6:30", "5月20日—21日|20:00—6:30 止于5月21日"),
            ("2024-05-20 15:30 ~ 2024-05-22 17:00", "5月20日—22日|15:30—17:00 止于5月22日"),
            ("5月20日15:30—5月20日17:00", "5月20日|15:30—17:00"),
            ("5月20日晚上10点至次日凌晨2点", "5月20日—21日|22:00—2:00 止于5月21日"),
            ("5月20日 9:00—11:00（周一）", "5月20日|9:00—11:00"),
            ("5.20 9:00-11:00，5.22 9:00-11:00", "5月20日、22日|9:00—11:00"),
            ("5月20日上午—22日下午", "5月20日—22日|全天"),
            ("5月20日9:00—11:00，5月22日9:00—11:00", "5月20日、22日|9:00—11:00"),
        ];
        for (text, expected) in table {
            let written = when(text, &ERA).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
            assert_eq!((shown(&written.value).as_str(), written.notes), (expected, vec![]), "{text}");
        }
    }

    #[test]
    fn a_plain_day_is_read_as_any_other() {
        let mut day = jiff::civil::date(2019, 12, 28);
        while day.year() < 2033 {
            let text = day.to_string();
            assert_eq!(date::plain(&text), Some(day));
            assert_eq!(when(&text, &ERA), any(&text, &ERA), "{text}");
            day = day.tomorrow().expect("a day");
        }
        for text in ["2024-05-32", "2024-13-01", "2023-02-29", "2024-5-20", "2024/05/20", "2024-05-20 ", "０024-05-20"] {
            assert_eq!(date::plain(text), None, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_a_fault_with_its_place() {
        let table = [
            ("5月32日 15:30", "bad-date", "32"),
            ("下周找时间", "bad-date", "下周找时间"),
            ("", "bad-date", ""),
            ("5月20日 25:00", "bad-time", "25"),
            ("5月20日 15:30 操场", "bad-time", "操场"),
            ("5月20日 第二教学楼", "bad-time", "第二教学楼"),
            ("5月20日9:00—11:00，5月22日14:00—16:00", "bad-time", "14:00—16:00"),
            ("5月20日17:00—15:30", "end-before-start", "15:30"),
            ("5月20日17:00—5月20日15:30", "end-before-start", "15:30"),
            ("5月22日15:30—5月21日17:00", "end-before-start", "5月21日"),
            ("5月20日 9-11", "bad-time", "9-11"),
            ("周三下午3点", "bad-date", "周三下午3点"),
            ("5月20日—26日（周末除外）", "bad-time", "周末除外"),
            ("5月20日 9:00（周二）", "weekday-mismatch", "周二"),
            ("5月20日（周二）15:30", "weekday-mismatch", "周二"),
        ];
        for (text, code, at) in table {
            let fault = when(text, &ERA).expect_err(text);
            assert_eq!((fault.code, &text[fault.range.clone()]), (code, at), "{text}");
            assert!(!fault.hints.is_empty(), "{text}");
        }
    }

    #[test]
    fn moments_are_a_day_a_time_or_both() {
        let table = [
            ("15:30", "|15:30"),
            ("5月20日", "5月20日|"),
            ("5月20日15:30", "5月20日|15:30"),
            ("5月18日17:00前", "5月18日|17:00"),
            ("截至5月18日17:00", "5月18日|17:00"),
            ("5月18日24:00截止", "5月18日|24:00"),
            ("待定", "|"),
        ];
        for (text, expected) in table {
            let (day, time) = moment(text, &ERA).unwrap_or_else(|fault| panic!("{text}: {fault:?}")).value;
            let found = format!("{}|{}", day.map(chinese::day).unwrap_or_default(), time.map(chinese::time).unwrap_or_default());
            assert_eq!(found, expected, "{text}");
        }
        let table = [("5月20日—22日", "bad-date"), ("9:00—11:00", "bad-time"), ("起", "bad-date"), ("5月20日饭后", "bad-time")];
        for (text, code) in table {
            assert_eq!(moment(text, &ERA).expect_err(text).code, code, "{text}");
        }
        assert_eq!(moment("5月19日晚", &ERA).expect("a day").notes[0].code, "time-dropped");
    }
}
