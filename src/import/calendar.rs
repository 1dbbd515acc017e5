//! A calendar file → a page for each of its events.

use super::{Given, Imported, NewPage};
use crate::diagnostic::Diagnostic;
use crate::document::write::front;
use crate::document::{Era, Kind};
use crate::value::{Date, chinese};

/// More events than this are not read.
const MOST: usize = 1_000;

/// A day, and a time where there is one.
type Moment = (Date, Option<String>);

/// Reads an `.ics`.
pub(super) fn read(given: &Given, _era: Era<'_>, imported: &mut Imported) {
    let text = given.text.clone().unwrap_or_default().replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "");
    let before = imported.pages.len();
    for part in text.split("BEGIN:VEVENT").skip(1).take(MOST) {
        let part = part.split("END:VEVENT").next().unwrap_or_default();
        let value = |wanted: &str| part.lines().find_map(|line| field(line, wanted)).unwrap_or_default();
        let title = plain(&value("SUMMARY"));
        let (start, end) = (moment(&value("DTSTART")), moment(&value("DTEND")));
        let Some(start) = start.filter(|_| !title.is_empty()) else {
            let message = format!("有一条日程没有标题或开始时间：{}", if title.is_empty() { "（无标题）" } else { &title });
            imported
                .said
                .push(Diagnostic::warning("not-imported", given.name.as_str(), message).advise("在日历里补上再导出，或在网站里新建"));
            continue;
        };
        let when = written(&start, end.as_ref());
        let place = plain(&value("LOCATION"));
        let summary = plain(&value("DESCRIPTION"));
        let keys =
            [("标题", title.clone().into()), ("时间", when.clone().into()), ("地点", place.clone().into()), ("摘要", summary.into())];
        imported.pages.push(NewPage {
            kind: Some(Kind::Event),
            title,
            days: vec![start.0],
            when,
            place,
            text: front(&keys),
            files: Vec::new(),
            origin: given.name.clone(),
        });
    }
    if imported.pages.len() == before {
        imported
            .said
            .push(Diagnostic::error("not-imported", given.name.as_str(), "日程文件里没有活动").advise("从日历软件里重新导出 .ics"));
    }
}

/// The value of a line `NAME;PARAMETERS:value`.
fn field(line: &str, wanted: &str) -> Option<String> {
    let rest = line.strip_prefix(wanted)?;
    let value = match rest.strip_prefix(';') {
        Some(parameters) => parameters.split_once(':')?.1,
        None => rest.strip_prefix(':')?,
    };
    Some(value.trim().to_owned())
}

fn plain(text: &str) -> String {
    let text = text.replace("\\n", " ").replace("\\N", " ").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `20240521`, `20240521T090000` or `20240521T010000Z`, the last one moved to +08:00.
fn moment(text: &str) -> Option<Moment> {
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<i16>().ok();
    let narrow = |value: Option<i16>| value.and_then(|value| i8::try_from(value).ok());
    let date = Date::new(number(0..4)?, narrow(number(4..6))?, narrow(number(6..8))?).ok()?;
    if text.as_bytes().get(8) != Some(&b'T') {
        return Some((date, None));
    }
    let time = date.at(narrow(number(9..11))?.clamp(0, 23), narrow(number(11..13))?.clamp(0, 59), 0, 0);
    let time = if text.ends_with('Z') { time.checked_add(jiff::Span::new().hours(8)).ok()? } else { time };
    Some((time.date(), Some(format!("{}:{:02}", time.hour(), time.minute()))))
}

fn written((day, start): &Moment, end: Option<&Moment>) -> String {
    let first = chinese::day_long(*day);
    match (start, end) {
        // A whole day ends on the next one.
        (None, Some((last, None))) if last.yesterday().is_ok_and(|last| last > *day) => {
            format!("{first}—{}", chinese::day_long(last.yesterday().unwrap_or(*last)))
        }
        (None, _) => first,
        (Some(start), Some((last, Some(end)))) if last == day => format!("{first} {start}—{end}"),
        (Some(start), _) => format!("{first} {start}"),
    }
}
