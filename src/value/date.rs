//! Days, ranges of days and lists of them.
//!
//! Stands on `form` and `weekday`; says whether there is such a day, and fills in the year and month that the writer left out.
//! Clocks are not its business.

use std::ops::Range;

use super::fold::{Cursor, Folded};
use super::form::{self, Form, Setting};
use super::numeral::Numeral;
use super::weekday::{self, Mention};
use super::{Date, Era, Fault, Note, Reading, Written, chinese};

/// What a day can look like, for messages.
pub(super) const EXAMPLES: &str = "日期可以写成“5月20日”“5月20日—22日”“5月20日、22日”或“2024-05-20”";

/// The longest range of days that is believed.
const LONGEST: usize = 366;

/// Reads a day, a range of days or a list of them; sorted, each day once, weekdays checked.
pub fn days(text: &str, era: &Era) -> Reading<Vec<Date>> {
    plain(text).map_or_else(|| any_days(text, era), |day| Ok(Written::clean(vec![day])))
}

/// `2024-05-20` and nothing else, as most are written: read at once.
pub(super) fn plain(text: &str) -> Option<Date> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let shape = bytes.iter().enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { *byte == b'-' } else { byte.is_ascii_digit() });
    (shape && bytes.starts_with(b"20")).then(|| text.parse().ok())?
}

/// Reads days as people write them.
fn any_days(text: &str, era: &Era) -> Reading<Vec<Date>> {
    let folded = Folded::new(text);
    let mut cursor = folded.cursor();
    let mut calendar = Calendar::new(era);
    courtesy(&mut cursor, &mut calendar.notes);
    let found = calendar.list(&mut cursor)?;
    drop_brackets(&mut cursor, &mut calendar.notes);
    let Some(value) = found.filter(|_| cursor.is_done()) else {
        return Err(unread(&cursor, "这里应写日期"));
    };
    Ok(Written { value, notes: calendar.notes })
}

/// The days read so far in one text: what they are, and which year and month the next one inherits.
#[derive(Debug)]
pub(super) struct Calendar<'e> {
    era: &'e Era,
    year: Option<i16>,
    month: Option<i8>,
    mentions: Vec<Mention>,
    pub(super) notes: Vec<Note>,
}

impl<'e> Calendar<'e> {
    /// Nothing read yet.
    pub(super) fn new(era: &'e Era) -> Calendar<'e> {
        Calendar { era, year: None, month: None, mentions: Vec::new(), notes: Vec::new() }
    }

    /// Reads days and ranges with marks between them; `None` if no day stands here.
    pub(super) fn list(&mut self, cursor: &mut Cursor<'_>) -> Result<Option<Vec<Date>>, Fault> {
        let Some(mut days) = self.span(cursor, Setting::Alone)? else { return Ok(None) };
        loop {
            let mut look = *cursor;
            let setting = match look.and() {
                true => Setting::Listed,
                false if self.stands_marked(&look) => Setting::Alone,
                false => break,
            };
            let Some(more) = self.span(&mut look, setting)? else { break };
            days.extend(more);
            *cursor = look;
        }
        days.sort_unstable();
        days.dedup();
        Ok(Some(days))
    }

    /// Reads one day; `None` if none stands here.
    pub(super) fn day(&mut self, cursor: &mut Cursor<'_>, setting: Setting) -> Result<Option<Date>, Fault> {
        let mut look = *cursor;
        let ahead = weekday::run(&mut look);
        let Some(form) = form::read(&mut look, self.era, setting) else { return Ok(None) };
        let day = self.settle(&form, &look)?;
        *cursor = look;
        let mention = Mention { day, range: cursor.range(form.from, form.to), has_month: form.month.is_some() };
        if let Some(named) = ahead.first() {
            weekday::check(named, &mention, cursor)?;
        }
        self.mentions.push(mention);
        self.weekdays(cursor)?;
        courtesy(cursor, &mut self.notes);
        Ok(Some(day))
    }

    /// Where the last day stands.
    pub(super) fn last_range(&self) -> Range<usize> {
        self.mentions.last().map_or(0..0, |mention| mention.range.clone())
    }

    /// A day, or a range of them.
    fn span(&mut self, cursor: &mut Cursor<'_>, setting: Setting) -> Result<Option<Vec<Date>>, Fault> {
        let before = self.mentions.last().map(|mention| mention.day);
        let was_written = self.mentions.len();
        let Some(start) = self.day(cursor, setting)? else { return Ok(None) };
        let bare = self.mentions.get(was_written).filter(|mention| !mention.has_month);
        if let Some(bare) = bare.filter(|_| before.is_some_and(|before| start < before)) {
            let range = bare.range.clone();
            let message = format!("“{}”比前面的日子早，按{}读", cursor.source(range.clone()), chinese::day(start));
            self.notes.push(Note::warning("date-order", range, message).advise("按先后写，换了月份就写上月份，如“5月30日、6月1日”"));
        }
        let mut look = *cursor;
        if !look.until() && !slash_before_year(&mut look) {
            return Ok(Some(vec![start]));
        }
        let Some(end) = self.day(&mut look, Setting::Listed)? else { return Ok(Some(vec![start])) };
        *cursor = look;
        self.between(start, end, cursor).map(Some)
    }

    /// All days from one to another.
    pub(super) fn between(&mut self, start: Date, end: Date, cursor: &Cursor<'_>) -> Result<Vec<Date>, Fault> {
        let range = self.last_range();
        let mut end = end;
        if end < start && (start.month(), end.month(), start.year()) == (12, 1, end.year()) {
            end = Date::new(end.year() + 1, 1, end.day()).unwrap_or(end);
        }
        if end < start {
            let written = cursor.source(range.clone());
            let message = format!("结束的“{written}”早于开始的{}", chinese::day(start));
            return Err(Fault::new("end-before-start", range, message).advise(format!(
                "先写早的一天：“{}—{}”",
                chinese::day(end),
                chinese::day(start)
            )));
        }
        let days: Vec<Date> =
            std::iter::successors(Some(start), |day| day.tomorrow().ok()).take_while(|day| *day <= end).take(LONGEST + 1).collect();
        if days.len() > LONGEST {
            let message = format!("{}到{}有一年多，活动不会这么长", chinese::day_long(start), chinese::day_long(end));
            return Err(Fault::new("bad-date", range, message).advise("看看年份有没有写错"));
        }
        Ok(days)
    }

    /// Steps over weekdays that belong to the days read last; false if none stand here, or no day was read.
    pub(super) fn weekdays(&self, cursor: &mut Cursor<'_>) -> Result<bool, Fault> {
        if self.mentions.is_empty() {
            return Ok(false);
        }
        let named = weekday::run(cursor);
        for (named, mention) in named.iter().rev().zip(self.mentions.iter().rev()) {
            weekday::check(named, mention, cursor)?;
        }
        Ok(!named.is_empty())
    }

    /// Whether a day stands here that nobody can take for a time.
    pub(super) fn stands_marked(&self, cursor: &Cursor<'_>) -> bool {
        form::stands_marked(*cursor, self.era)
    }

    /// Makes a day of a form, or says why there is no such day.
    fn settle(&mut self, form: &Form, cursor: &Cursor<'_>) -> Result<Date, Fault> {
        let written = cursor.source(cursor.range(form.from, form.to));
        let year = match form.year {
            Some(year) if year.is_short() => i16::try_from(2000 + year.value).ok(),
            Some(year) => i16::try_from(year.value).ok().filter(|year| (1900..=2200).contains(year)),
            None => Some(self.year.unwrap_or(self.era.year)),
        };
        let Some(year) = year else {
            let range = form.year.map_or(0..0, |year| cursor.range(year.from, year.to));
            let message = format!("“{written}”的年份不对，应是 2024 这样的四位数");
            return Err(Fault::new("bad-date", range, message).advise(EXAMPLES));
        };
        let month = match form.month {
            Some(month) => i8::try_from(month.value).ok().filter(|month| (1..=12).contains(month)),
            None => Some(self.month.unwrap_or(self.era.month)),
        };
        let Some(first) = month.and_then(|month| Date::new(year, month, 1).ok()) else {
            let range = form.month.map_or(0..0, |month| cursor.range(month.from, month.to));
            let message = format!("“{written}”里的月份“{}”不对，月份应在 1 到 12 之间", cursor.source(range.clone()));
            return Err(Fault::new("bad-date", range, message).advise(EXAMPLES));
        };
        let day = i8::try_from(form.day.value).ok().and_then(|day| Date::new(year, first.month(), day).ok());
        let Some(day) = day else {
            let range = cursor.range(form.day.from, form.day.to);
            let (month, last) = (first.month(), first.days_in_month());
            let message = format!("没有“{written}”这一天：{year}年{month}月是 1 日到 {last} 日");
            return Err(Fault::new("bad-date", range, message).advise(format!("应写成“{month}月1日”到“{month}月{last}日”中的一天")));
        };
        self.note_short_year(form, day, cursor);
        self.year = form.year.map(|_| year).or(self.year);
        self.month = Some(day.month());
        Ok(day)
    }

    fn note_short_year(&mut self, form: &Form, day: Date, cursor: &Cursor<'_>) {
        let Some(year) = form.year.filter(Numeral::is_short) else { return };
        let range = cursor.range(year.from, year.to);
        let message = format!("年份“{}”只有两位，按 {} 年读", cursor.source(range.clone()), day.year());
        let note = if form.guessed { Note::warning("short-year", range, message) } else { Note::hint("short-year", range, message) };
        self.notes.push(note.advise(format!("写成“{}”", chinese::day_long(day))));
    }
}

/// Steps over words that add nothing (`从`, `起`), and over hedges (`约`, `左右`), which get a note.
pub(super) fn courtesy(cursor: &mut Cursor<'_>, notes: &mut Vec<Note>) {
    loop {
        if cursor.word(&["定于", "正式开始", "开始", "结束", "准时", "从", "自", "于", "起", "止"]).is_some() {
            continue;
        }
        let mut look = *cursor;
        look.gaps();
        let from = look.at();
        let hedges = ["大约", "大概", "左右", "前后", "暂定于", "暂定", "拟定于", "拟定", "拟于", "预计", "计划于", "约", "拟"];
        if look.word(&hedges).is_none() {
            return;
        }
        *cursor = look;
        let range = cursor.since(from);
        let message = format!("“{}”没有记下，按确定的日期和时间读", cursor.source(range.clone()));
        notes.push(Note::warning("words-dropped", range, message).advise("没定下来的，时间写“待定”，或在正文里说明"));
    }
}

/// Steps over words in brackets that are no date and no time, with a note; `（周末除外）` stays unread.
pub(super) fn drop_brackets(cursor: &mut Cursor<'_>, notes: &mut Vec<Note>) {
    let mut look = *cursor;
    while let Some(range) = look.bracketed() {
        // What takes days or hours away must not be dropped.
        if ["除外", "除", "不含", "不包括", "休"].iter().any(|word| cursor.source(range.clone()).contains(word)) {
            return;
        }
        *cursor = look;
        let message = format!("括号里的“{}”不是日期和时间，没有记下", cursor.source(range.clone()));
        notes.push(Note::warning("words-dropped", range, message).advise("要给读者看的话写进正文"));
    }
}

/// The fault of what is left when a text was to be a date.
pub(super) fn unread(cursor: &Cursor<'_>, wanted: &str) -> Fault {
    let range = cursor.rest();
    let message = match cursor.source(range.clone()) {
        "" => format!("{wanted}，却是空的"),
        rest => format!("“{rest}”看不懂，{wanted}"),
    };
    let written = cursor.source(range.clone());
    let fault = Fault::new("bad-date", range, message);
    if ["周", "星期", "礼拜", "每周"].iter().any(|word| written.starts_with(word)) {
        return fault.advise("只写星期看不出是哪一天，请写上日期，如“5月22日（周三）”");
    }
    fault.advise(EXAMPLES)
}

/// The slash of `2024-05-20/2024-05-22`.
fn slash_before_year(cursor: &mut Cursor<'_>) -> bool {
    let mut look = *cursor;
    let found = look.mark("/").is_some();
    let mut ahead = look;
    if found && ahead.numeral().is_some_and(|year| year.digits == 4) {
        *cursor = look;
        return true;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    const ERA: Era = Era { year: 2024, month: 5 };

    /// Days as `0520 0521`, with the year where it is not 2024.
    fn shown(days: &[Date]) -> String {
        let one = |day: &Date| match day.year() {
            2024 => format!("{:02}{:02}", day.month(), day.day()),
            year => format!("{year}{:02}{:02}", day.month(), day.day()),
        };
        days.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn days_are_read_however_they_are_written() {
        let table = [
            ("2024-05-20", "0520"),
            ("2024-5-8", "0508"),
            ("2024年5月20日", "0520"),
            ("2024 年 5 月 20 日", "0520"),
            ("２０２４年５月２０日", "0520"),
            ("二〇二四年五月二十日", "0520"),
            ("5月20日", "0520"),
            ("5月20号", "0520"),
            ("5月20", "0520"),
            ("2024/5/20", "0520"),
            ("2024.5.20", "0520"),
            ("20240520", "0520"),
            ("2023.5.20", "20230520"),
            ("5.20", "0520"),
            ("5/20", "0520"),
            ("5-20", "0520"),
            ("20日", "0520"),
            ("5.20—5.24", "0520 0521 0522 0523 0524"),
            ("5/20-5/22", "0520 0521 0522"),
            ("5-20-5-22", "0520 0521 0522"),
            ("20、22、24日", "0520 0522 0524"),
            ("20-22日", "0520 0521 0522"),
            ("20日、22日和24日", "0520 0522 0524"),
            ("5月20、22、24日", "0520 0522 0524"),
            ("5月20日、22", "0520 0522"),
            ("5月20日至22日", "0520 0521 0522"),
            ("5月20日—5月22日", "0520 0521 0522"),
            ("5月20日-22日", "0520 0521 0522"),
            ("5月20-22日", "0520 0521 0522"),
            ("5月20日——22日", "0520 0521 0522"),
            ("5月20日到22日。", "0520 0521 0522"),
            ("自5月20日起至22日止", "0520 0521 0522"),
            ("5月31日—6月2日", "0531 0601 0602"),
            ("2024年12月31日—1月1日", "1231 20250101"),
            ("2024-05-20 ~ 2024-05-22", "0520 0521 0522"),
            ("2024-05-20～22", "0520 0521 0522"),
            ("2024-05-20/2024-05-22", "0520 0521 0522"),
            ("2024-05-20，2024-05-22", "0520 0522"),
            ("5月22日、5月20日，5月20日", "0520 0522"),
            ("5月20日 5月22日", "0520 0522"),
            ("5月20日—21日、5月24日", "0520 0521 0524"),
            ("5月21日（周二）", "0521"),
            ("5月21日(星期二)", "0521"),
            ("5月21日 周二", "0521"),
            ("周二 5月21日", "0521"),
            ("星期二（5月21日）", "0521"),
            ("5月20日（周一）—22日（周三）", "0520 0521 0522"),
            ("5月20日至22日（周一至周三）", "0520 0521 0522"),
            ("5月20日、22日（周一、周三）", "0520 0522"),
        ];
        for (text, expected) in table {
            let written = days(text, &ERA).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
            assert_eq!((shown(&written.value).as_str(), written.notes), (expected, vec![]), "{text}");
        }
    }

    #[test]
    fn guesses_and_dropped_words_get_a_note() {
        let table = [
            ("24年5月20日", "0520", "short-year", "24"),
            ("24.5.20", "0520", "short-year", "24"),
            ("5月30、31、1日", "0501 0530 0531", "date-order", "1日"),
            ("5月20日左右", "0520", "words-dropped", "左右"),
            ("5月20日（活动周首日）", "0520", "words-dropped", "活动周首日"),
        ];
        for (text, expected, code, at) in table {
            let written = days(text, &ERA).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
            let note = &written.notes[0];
            assert_eq!((shown(&written.value).as_str(), note.code, &text[note.range.clone()]), (expected, code, at), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_a_fault_with_its_place() {
        let table = [
            ("5月32日", "bad-date", "32"),
            ("２月３０日", "bad-date", "３０"),
            ("2024-02-30", "bad-date", "30"),
            ("2024-13-01", "bad-date", "13"),
            ("0月5日", "bad-date", "0"),
            ("5月0日", "bad-date", "0"),
            ("3024年5月20日", "bad-date", "3024"),
            ("2024年5月", "bad-date", "2024年5月"),
            ("5月中旬", "bad-date", "5月中旬"),
            ("5月20日 下周", "bad-date", "下周"),
            ("5月20日 15:30", "bad-date", "15:30"),
            ("  活动周  ", "bad-date", "活动周"),
            ("", "bad-date", ""),
            ("2024-05-20—2034-05-20", "bad-date", "2034-05-20"),
            ("5月22日—20日", "end-before-start", "20日"),
            ("5月21日（周一）", "weekday-mismatch", "周一"),
            ("5月20日—22日（周一至周四）", "weekday-mismatch", "周四"),
        ];
        for (text, code, at) in table {
            let fault = days(text, &ERA).expect_err(text);
            assert_eq!((fault.code, &text[fault.range.clone()]), (code, at), "{text}");
            assert!(!fault.hints.is_empty(), "{text}");
        }
    }

    #[test]
    fn a_wrong_weekday_is_told_both_ways_out() {
        let fault = days("5月26日（周一）", &ERA).expect_err("a Sunday");
        assert_eq!(fault.message, "“5月26日”是星期日，旁边写的却是“周一”，两处对不上");
        assert_eq!(fault.hints, ["日期没错就写“5月26日（周日）”", "星期没错就写“5月27日（周一）”"]);
    }
}
