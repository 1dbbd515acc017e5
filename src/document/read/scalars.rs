//! Fields that are one value or a short list: dates, yes and no, tags, points of publicity, addresses.

use super::super::front::Front;
use super::Era;
use crate::diagnostic::Severity;
use crate::value::{self, Clock, Date, Minutes, Reading, When};
use crate::yaml::{Fields, Located, Node, Reader, Value};

/// Takes a value that was read from `range`, passing its notes on; a fault is said and gives `None`.
pub(super) fn take<T>(reading: Reading<T>, range: &std::ops::Range<usize>, reader: &mut Reader<'_>) -> Option<T> {
    let written = reader.text.get(range.clone()).unwrap_or_default();
    // A quoted value begins one byte later than its node.
    let quote = usize::from(written.starts_with(['"', '\'']));
    let shift = |inner: std::ops::Range<usize>| {
        let moved = range.start + quote + inner.start..range.start + quote + inner.end;
        if moved.end <= range.end { moved } else { range.clone() }
    };
    match reading {
        Ok(read) => {
            for note in read.notes {
                reader.say(note.severity, note.code, shift(note.range), (note.message, note.hints.join("；")));
            }
            Some(read.value)
        }
        Err(fault) => {
            reader.say(Severity::Error, fault.code, shift(fault.range), (fault.message, fault.hints.join("；")));
            None
        }
    }
}

/// A yes or no.
pub(in crate::document) fn flag(fields: &Fields<'_>, key: &str, reader: &mut Reader<'_>) -> Option<bool> {
    let written = fields.text(key, reader)?;
    take(value::flag(&written.value), &written.range, reader)
}

/// A whole number.
pub(super) fn whole(fields: &Fields<'_>, key: &str, reader: &mut Reader<'_>) -> Option<u32> {
    let written = fields.text(key, reader)?;
    take(value::whole(&written.value), &written.range, reader)
}

/// A mobile number for the forms, as written; one that cannot be one is warned of.
pub(super) fn mobile(fields: &Fields<'_>, key: &str, reader: &mut Reader<'_>) -> String {
    let Some(written) = fields.text(key, reader) else { return String::new() };
    check_mobile(&written.value, written.range, reader);
    written.value
}

/// Says why a number cannot be a mobile one (11 digits from 13 to 19, N6.1); never quotes it.
pub(super) fn check_mobile(written: &str, range: std::ops::Range<usize>, reader: &mut Reader<'_>) {
    let digits = crate::privacy::digits(written);
    let digits = digits.strip_prefix("86").filter(|rest| rest.len() == 11).unwrap_or(&digits);
    if digits.len() == 11 && digits.starts_with('1') && !digits[1..].starts_with(['0', '1', '2']) {
        return;
    }
    let is_landline = digits.starts_with('0') || matches!(digits.len(), 7 | 8);
    let message = match digits.len() {
        0 => "手机号里没有数字".to_owned(),
        _ if is_landline => "这里要写手机号，写的像是座机".to_owned(),
        11 => "手机号的开头不对，核对一下".to_owned(),
        count => format!("手机号应当是 11 位数字，这里是 {count} 位"),
    };
    reader.warn("bad-mobile", range, message, "表 1-1 要填手机号，只用来填表，不会公布");
}

/// One day, such as a source's; a range is read as its first day.
pub(super) fn day(fields: &Fields<'_>, key: &str, era: Era<'_>, reader: &mut Reader<'_>) -> Option<Date> {
    let written = fields.text(key, reader)?;
    let days = take(value::days(&written.value, &era.written()), &written.range, reader)?;
    days.first().copied()
}

/// A day and time, either of which may be missing.
pub(super) fn moment(fields: &Fields<'_>, key: &str, era: Era<'_>, reader: &mut Reader<'_>) -> (Option<Date>, Option<Minutes>) {
    let Some(written) = fields.text(key, reader) else { return (None, None) };
    take(value::moment(&written.value, &era.written()), &written.range, reader).unwrap_or_default()
}

/// Tags without doublets.
pub(super) fn tags(fields: &Fields<'_>, reader: &mut Reader<'_>) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in fields.list("tags", value::items, reader) {
        let tag = tag.value.trim().trim_start_matches('#').to_owned();
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// Points of publicity by number or words, ascending.
pub(super) fn focus(fields: &Fields<'_>, era: Era<'_>, reader: &mut Reader<'_>) -> Vec<u32> {
    let mut numbers = Vec::new();
    let whole_line = fields.text_quiet("focus").and_then(|line| era.edition.focus_by(&line));
    if let Some(number) = whole_line {
        return vec![number];
    }
    for written in fields.list("focus", value::items, reader) {
        match era.edition.focus_by(&written.value) {
            Some(number) => numbers.push(number),
            None => {
                let known: Vec<String> = era.edition.focus.iter().map(|point| format!("{} {}", point.number, point.short())).collect();
                reader.warn(
                    "unknown-focus",
                    written.range,
                    format!("宣传重点里没有“{}”", written.value),
                    format!("写编号或名称：{}", known.join("；")),
                );
            }
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// An address of one's own: ASCII letters, digits and hyphens.
pub(super) fn slug(fields: &Fields<'_>, reader: &mut Reader<'_>) -> Option<Located<String>> {
    let written = fields.text("slug", reader)?;
    let lower = written.value.to_ascii_lowercase();
    let fine = lower.len() <= 60
        && lower.starts_with(|c: char| c.is_ascii_alphanumeric())
        && lower.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if !fine {
        let hint = "只用英文小写字母、数字和短横线，不超过 60 个，例如 open-day";
        reader.error("bad-slug", written.range, format!("网页名“{}”不能用", written.value), hint);
        return None;
    }
    Some(Located { value: lower, range: written.range })
}

/// Fills days and clock from `date`, `time`, `start` and `end`.
pub(super) fn dates(fields: &Fields<'_>, front: &mut Front, era: Era<'_>, reader: &mut Reader<'_>) {
    for key in ["date", "time"] {
        let mut own: Vec<Date> = Vec::new();
        let before = front.days.clone();
        for node in fields.items(key) {
            let hours = if key == "time" { hours(node, &front.days, era) } else { None };
            let when = match hours {
                Some(reading) => take(reading, &node.range, reader),
                None => when(node, era, reader),
            };
            if let Some(when) = when {
                own.extend(&when.days);
                merge(front, when);
            }
        }
        if key == "time" {
            apart(&before, &own, fields.key_range(key), reader);
        }
    }
    let (start_range, end_range) = (fields.key_range("start"), fields.key_range("end"));
    let (start_day, start) = moment(fields, "start", era, reader);
    let (end_day, end) = moment(fields, "end", era, reader);
    if front.days.is_empty() || start_day.is_some() && end_day.is_some() {
        let (first, last) = (start_day.or(end_day), end_day.or(start_day));
        if let (Some(first), Some(last)) = (first, last) {
            if last < first {
                reader.error("end-before-start", end_range.clone().unwrap_or(0..0), "结束的日子在开始之前", "检查 开始 与 结束 两行");
            }
            front.days = first.series(jiff::Span::new().days(1)).take_while(|day| *day <= last).take(62).collect();
        }
    }
    if start.is_some() && end.is_some() && start_day < end_day {
        front.until = start_day.and(end_day);
    }
    front.clock.start = start.or(front.clock.start);
    front.clock.end = end.or(front.clock.end);
    let one_day = front.days.len() <= 1;
    if let (Some(start), Some(end)) = (front.clock.start, front.clock.end)
        && one_day
        && end < start
    {
        let range = end_range.or(start_range).or(fields.key_range("time")).or(fields.key_range("date")).unwrap_or(0..0);
        let already = reader.said.iter().any(|said| said.code == "end-before-start");
        if !already {
            reader.error(
                "end-before-start",
                range,
                format!("结束时间 {end} 在开始时间 {start} 之前"),
                "检查开始和结束的时间，下午用 24 小时制或写“下午”",
            );
        }
    }
}

/// Days of `time` of which `date` knows none: both are read, but one of them is likely a slip.
fn apart(before: &[Date], own: &[Date], range: Option<std::ops::Range<usize>>, reader: &mut Reader<'_>) {
    if before.is_empty() || own.is_empty() || own.iter().any(|day| before.contains(day)) {
        return;
    }
    let mut own = own.to_vec();
    own.sort_unstable();
    let (date, time) = (value::chinese::span(before), value::chinese::span(&own));
    let message = format!("“时间”里写的是{time}，“日期”里写的是{date}，两边的日子都算进去了");
    reader.warn("time-day", range.unwrap_or(0..0), message, "写错了的改过来；日子只写在“日期”里，“时间”只写几点到几点");
}

/// A line that means hours where the days are known: `9.30—11.30` is no time from September to November, and what is neither day nor hour
/// was to be an hour. `None` where it is for `when` to say.
fn hours(node: &Node, days: &[Date], era: Era<'_>) -> Option<Reading<When>> {
    let Value::Text(text) = &node.value else { return None };
    let text = text.trim();
    let whole = value::when(text, &era.written());
    if days.is_empty() || whole.as_ref().is_ok_and(|read| read.value.days.iter().all(|day| days.contains(day))) {
        return None;
    }
    let is_neither = whole.is_err_and(|fault| fault.code == "bad-date" && fault.range == (0..text.len()));
    match value::clock(text) {
        Ok(read) => Some(Ok(value::Written { value: When { clock: read.value, ..When::default() }, notes: read.notes })),
        Err(fault) => is_neither.then_some(Err(fault)),
    }
}

fn when(node: &Node, era: Era<'_>, reader: &mut Reader<'_>) -> Option<When> {
    let Value::Text(text) = &node.value else {
        reader.error("bad-date", node.range.clone(), "日期要写在一行里", "例如 日期: 5月20日—22日");
        return None;
    };
    take(value::when(text.trim(), &era.written()), &node.range, reader)
}

fn merge(front: &mut Front, when: When) {
    front.days.extend(when.days);
    front.days.sort_unstable();
    front.days.dedup();
    front.until = when.until.or(front.until);
    let Clock { start, end, part } = when.clock;
    front.clock = Clock { start: start.or(front.clock.start), end: end.or(front.clock.end), part: part.or(front.clock.part) };
}
