//! Small questions that several papers ask of the site.

use jiff::ToSpan as _;

use crate::document::Kind;
use crate::document::front::Counts;
use crate::office::fill::Item;
use crate::site::{Page, Site};
use crate::value::{Date, chinese};

/// The events that count, by start: published, taking place, in the week.
pub(super) fn events(site: &Site) -> impl Iterator<Item = &Page> {
    site.published(Kind::Event).filter(|page| page.takes_place() && page.front.days.iter().any(|day| site.edition.contains(*day)))
}

/// An item of some fields.
pub(super) fn item<const N: usize>(fields: [(&str, String); N]) -> Item {
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Days and clock as the forms want them: `5月20日 15:30—17:00`.
pub(super) fn time(page: &Page) -> String {
    let front = &page.front;
    let clock = chinese::clock_text(&front.clock);
    let (Some(until), Some(start), Some(end), Some(first)) = (front.until, front.clock.start, front.clock.end, page.date()) else {
        return [chinese::span(&front.days), clock].join(" ").trim().to_owned();
    };
    format!("{} {}—{} {}", chinese::day(first), chinese::time(start), chinese::day(until), chinese::time(end))
}

/// `5分30秒`.
pub(super) fn duration(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (minutes, 0) => format!("{minutes}分钟"),
        (0, seconds) => format!("{seconds}秒"),
        (minutes, seconds) => format!("{minutes}分{seconds}秒"),
    }
}

/// To whom the papers go: written, else by the edition's rules (N4.8).
pub(super) fn receiver(site: &Site) -> String {
    if !site.config.submit.to.is_empty() {
        return site.config.submit.to.clone();
    }
    let school = &site.config.school;
    site.edition.submit_to(&school.kind, &school.affiliation).map(|rule| rule.to.clone()).unwrap_or_default()
}

/// A day with its weekday: `5月12日（周日）`.
pub(super) fn day(date: Date) -> String {
    format!("{}（{}）", chinese::day(date), chinese::weekday(date))
}

/// The last working day up to a day: a Friday before a Saturday or Sunday.
pub(super) fn working_day(date: Date) -> Date {
    let past_friday = i64::from(date.weekday().to_monday_zero_offset()).saturating_sub(4).max(0);
    date.saturating_sub(past_friday.days())
}

/// The whole address of a page, or the path of its file where the column's address is not known.
pub(super) fn address(site: &Site, page: &Page) -> String {
    let base = &site.config.base_url;
    if base.is_empty() { String::new() } else { format!("{base}{}", page.url) }
}

/// A caption with its photographer: `说明（张三 摄）`.
pub(super) fn caption(caption: &str, credit: &str) -> String {
    match (caption, credit) {
        (caption, "") => caption.to_owned(),
        (caption, credit) => format!("{caption}（{credit} 摄）"),
    }
}

/// The figures above zero as a line: `学生 3509 人次、教师 383 人次`.
pub(super) fn figures(site: &Site, counts: &Counts, meant: &dyn Fn(&str) -> bool) -> String {
    let known = site.edition.stats.iter().filter(|stat| meant(&stat.key));
    let line = known.filter_map(|stat| {
        let count = counts.get(&stat.key).copied().filter(|count| *count > 0)?;
        Some(format!("{} {count} {}", stat.label(), stat.unit))
    });
    line.collect::<Vec<_>>().join("、")
}

/// 一, 二, … of an outline; digits above twenty.
pub(super) fn number(number: usize) -> String {
    const ONES: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (number / 10, number % 10) {
        (0, one) => ONES[one].to_owned(),
        (1, one) => format!("十{}", ONES[one]),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_that_are_due_on_a_sunday_are_stamped_on_friday() {
        let at = |day| Date::new(2024, 5, day).expect("a day");
        assert_eq!([10, 11, 12, 13].map(|day| working_day(at(day))), [at(10), at(10), at(10), at(13)]);
        assert_eq!(super::day(at(12)), "5月12日（周日）");
        assert_eq!((duration(330), duration(240)), ("5分30秒".into(), "4分钟".into()));
    }
}
