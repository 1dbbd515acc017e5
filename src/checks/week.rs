//! Events against the days of the edition.

use super::front;
use super::rule::Frame;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Kind};
use crate::edition::Edition;
use crate::value::{Date, chinese};

/// Rule: an event lies in the week, at least with one of its days; others have a page and count nowhere.
pub(super) fn outside(document: &Document, frame: Frame<'_>, said: &mut Vec<Diagnostic>) {
    let edition = frame.edition;
    let days = &document.front.days;
    let (Kind::Event, Some(first)) = (document.kind, days.first()) else { return };
    if days.iter().any(|day| edition.contains(*day)) {
        return;
    }
    let when = if first.year() == edition.year() { chinese::span(days) } else { chinese::day_long(*first) };
    let message = format!("{when}不在活动周（{}）里，这场活动有网页，但不计入表格和统计", chinese::span(edition.days()));
    let mut diagnostic = Diagnostic::warning("outside-week", document.path.as_str(), message);
    if let Some(range) =
        ["date", "time", "start"].iter().find_map(|key| front::value(&document.text, key)).filter(|_| !document.shares_text())
    {
        diagnostic = diagnostic.at(&document.text, range);
    }
    said.push(match likely(*first, edition) {
        Some(day) => diagnostic.advise(format!("年份写错了吗？是不是{}？", chinese::day_long(day))),
        None => diagnostic.advise("日期写错了就改过来；没有写错就不用管"),
    });
}

/// The same day of the edition's year, if that lies in the week.
fn likely(day: Date, edition: &Edition) -> Option<Date> {
    let years = edition.days().iter().map(|day| day.year());
    years
        .filter(|year| *year != day.year())
        .find_map(|year| Date::new(year, day.month(), day.day()).ok().filter(|day| edition.contains(*day)))
}

#[cfg(test)]
mod tests {
    use crate::checks::fixture::Fixture;

    fn check(date: &str, expected: Option<&str>) {
        let fixture = Fixture::new().page("content/events/a.md", &format!("title: 甲\ndate: {date}\n---\n"));
        let said = fixture.documents();
        let found = said.iter().find(|said| said.code == "outside-week");
        assert_eq!(found.is_some(), expected.is_some(), "{date}: {said:?}");
        if let (Some(found), Some(expected)) = (found, expected) {
            let whole = format!("{}{:?}", found.message, found.hints);
            assert!(whole.contains(expected), "{date}: {whole}");
            assert_eq!(found.place.as_ref().map(|place| (place.line, place.column)), Some((3, 7)));
        }
    }

    #[test]
    fn events_outside_of_the_week_are_warned_of() {
        check("2024-05-27", Some("5月27日不在活动周（5月20日—26日）里"));
        check("2023-05-21", Some("是不是2024年5月21日？"));
        check("2024-06-21—2024-06-22", Some("没有写错就不用管"));
    }

    #[test]
    fn events_with_a_day_in_the_week_are_not() {
        check("5月20日", None);
        check("5月26日—28日", None);
    }

    #[test]
    fn stories_may_have_any_date() {
        let fixture = Fixture::new().page("content/stories/a.md", "title: 甲\ndate: 2024-06-27\n---\n");
        assert!(fixture.documents().iter().all(|said| said.code != "outside-week"));
    }
}
