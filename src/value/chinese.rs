//! How values are written on pages and forms: days, weekdays, spans, clocks and numbers in Chinese.
//!
//! The counterpart of reading: writes one spelling of each value and knows nothing of files or pages.

use super::{Clock, Date, Minutes, Part};

/// Lines as one: with a blank between them, but none behind a full-width mark, which has one of its own.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
        let marked = out.ends_with(['。', '！', '？', '；', '：', '，', '、', '）', '》', '”', '’', '…']);
        out.push_str(if out.is_empty() || marked { "" } else { " " });
        out.push_str(line);
    }
    out
}

/// `5月20日`.
pub fn day(date: Date) -> String {
    format!("{}月{}日", date.month(), date.day())
}

/// `2024年5月20日`.
pub fn day_long(date: Date) -> String {
    format!("{}年{}", date.year(), day(date))
}

/// `周一`.
pub fn weekday(date: Date) -> &'static str {
    ["周一", "周二", "周三", "周四", "周五", "周六", "周日"][weekday_index(date)]
}

/// `星期一`.
pub fn weekday_long(date: Date) -> &'static str {
    ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"][weekday_index(date)]
}

/// Sorted days as one line: `5月20日—22日`, `5月20日、22日`, `5月30日—6月2日`; years are named where they differ.
pub fn span(days: &[Date]) -> String {
    let with_years = days.first().map(|day| day.year()) != days.last().map(|day| day.year());
    let mut line = String::new();
    let mut before: Option<Date> = None;
    for run in days.chunk_by(|one, next| one.tomorrow().is_ok_and(|day| day == *next)) {
        for (mark, date) in [("、", run.first()), ("—", run.last().filter(|_| run.len() > 1))] {
            let Some(date) = date.copied() else { continue };
            if !line.is_empty() {
                line.push_str(mark);
            }
            match before {
                Some(before) if (before.year(), before.month()) == (date.year(), date.month()) => {
                    line.push_str(&format!("{}日", date.day()));
                }
                before if with_years && before.is_none_or(|before| before.year() != date.year()) => line.push_str(&day_long(date)),
                _ => line.push_str(&day(date)),
            }
            before = Some(date);
        }
    }
    line
}

/// A time of day: `9:00`, `15:30`.
pub fn time(minutes: Minutes) -> String {
    format!("{}:{:02}", minutes.hour(), minutes.minute())
}

/// A clock: `15:30—17:00`, `15:30`, `上午`, `全天`, `时间待定`; empty when nothing is known.
pub fn clock_text(clock: &Clock) -> String {
    match (clock.start, clock.end, clock.part) {
        (Some(start), Some(end), _) => format!("{}—{}", time(start), time(end)),
        (Some(start), None, _) => time(start),
        (None, Some(end), _) => format!("至{}", time(end)),
        (None, None, Some(part)) => part.word().to_owned(),
        (None, None, None) => String::new(),
    }
}

impl Part {
    /// `全天`, `上午`, `下午`, `晚上`, `时间待定`.
    pub fn word(self) -> &'static str {
        match self {
            Part::AllDay => "全天",
            Part::Morning => "上午",
            Part::Afternoon => "下午",
            Part::Evening => "晚上",
            Part::Open => "时间待定",
        }
    }
}

/// A number with separators between thousands: `1,200`.
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

fn weekday_index(date: Date) -> usize {
    usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_meet_without_a_blank_behind_a_mark() {
        assert_eq!(one_line("看一看这几条。\n\n 长裤、\n包脚的鞋\nWPS"), "看一看这几条。长裤、包脚的鞋 WPS");
    }

    #[test]
    fn days_are_written_as_people_say_them() {
        let at = |month, day| Date::new(2024, month, day).expect("a day");
        let check = |days: &[Date], expected: &str| assert_eq!(span(days), expected);
        check(&[], "");
        check(&[at(5, 20)], "5月20日");
        check(&[at(5, 20), at(5, 21), at(5, 22)], "5月20日—22日");
        check(&[at(5, 20), at(5, 22), at(5, 24)], "5月20日、22日、24日");
        check(&[at(5, 20), at(5, 21), at(5, 24)], "5月20日—21日、24日");
        check(&[at(5, 30), at(5, 31), at(6, 1), at(6, 2)], "5月30日—6月2日");
        check(&[at(5, 31), at(6, 2)], "5月31日、6月2日");
        check(&[at(12, 31), Date::new(2025, 1, 1).expect("a day")], "2024年12月31日—2025年1月1日");
        assert_eq!((weekday(at(5, 20)), weekday_long(at(5, 26))), ("周一", "星期日"));
        assert_eq!(day_long(at(5, 8)), "2024年5月8日");
    }

    #[test]
    fn numbers_get_separators() {
        let check = |value, expected: &str| assert_eq!(number(value), expected);
        check(0, "0");
        check(999, "999");
        check(1_200, "1,200");
        check(1_234_567, "1,234,567");
    }

    #[test]
    fn clocks_are_written_shortly() {
        let check = |text: &str, expected: &str| {
            let clock = super::super::clock(text).expect("a clock").value;
            assert_eq!(clock_text(&clock), expected, "{text}");
        };
        check("9点半", "9:30");
        check("下午3:30—5:00", "15:30—17:00");
        check("下午", "下午");
        check("另行通知", "时间待定");
        assert_eq!(clock_text(&Clock::default()), "");
    }
}
