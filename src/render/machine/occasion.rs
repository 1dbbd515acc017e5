//! When an event takes place, in the terms of a calendar: one stretch of time, and how it comes again.
//!
//! Stands below `ics`; knows days and a clock, no pages.

use jiff::civil::DateTime;

use super::moment;
use crate::value::{Clock, Date};

/// When an event takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Occasion {
    /// The first stretch.
    pub(super) stretch: Stretch,
    /// How it comes again; `None` for once.
    pub(super) again: Option<Again>,
}

/// A stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stretch {
    /// Whole days, up to the day after the last.
    Days(Date, Date),
    /// From when to when, as far as an end is known.
    Hours(DateTime, Option<DateTime>),
}

/// A daily rule. Never a list of dates: Outlook drops an event that has `RDATE` without `RRULE`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Again {
    /// Every so many days.
    pub(super) interval: i32,
    /// How often in all, those left out counted.
    pub(super) count: i32,
    /// Days of the rule that are left out.
    pub(super) except: Vec<Date>,
}

/// Reads sorted days and their clock; `until` is the day of its end where one stretch goes on over nights. Without a start the days are whole ones: nothing is made up.
pub(super) fn occasion(days: &[Date], clock: &Clock, until: Option<Date>) -> Option<Occasion> {
    let (first, last) = (*days.first()?, *days.last()?);
    let rule = again(days);
    let is_row = rule.as_ref().is_none_or(|rule| rule.interval == 1 && rule.except.is_empty());
    let Some(start) = clock.start else {
        let until = if is_row { last } else { first };
        return Some(Occasion { stretch: Stretch::Days(first, until.tomorrow().unwrap_or(until)), again: rule.filter(|_| !is_row) });
    };
    let from = moment(first, Some(start));
    // An end before the start is that of the last day: it goes on through the nights.
    let goes_on = until.is_some() || is_row && clock.end.is_some_and(|end| end < start);
    let (end_day, rule) = if goes_on { (last, None) } else { (first, rule) };
    let until = clock.end.map(|end| moment(end_day, Some(end))).filter(|until| *until > from);
    Some(Occasion { stretch: Stretch::Hours(from, until), again: rule })
}

/// The rule that gives these days; `None` for fewer than two.
fn again(days: &[Date]) -> Option<Again> {
    let first = *days.first()?;
    let gaps = days.windows(2).map(|pair| between(pair[0], pair[1]));
    let interval = gaps.fold(0, divisor);
    if interval == 0 {
        return None;
    }
    let count = between(first, *days.last()?) / interval + 1;
    let step = jiff::Span::new().days(interval);
    let ruled = std::iter::successors(Some(first), |day| day.checked_add(step).ok()).take(usize::try_from(count).unwrap_or(0));
    let except = ruled.filter(|day| days.binary_search(day).is_err()).collect();
    Some(Again { interval, count, except })
}

fn between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// The greatest common divisor.
fn divisor(a: i32, b: i32) -> i32 {
    if b == 0 { a } else { divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Minutes;
    use jiff::civil::date;

    fn may(days: &[i8]) -> Vec<Date> {
        days.iter().map(|day| date(2024, 5, *day)).collect()
    }

    fn clock(start: Option<(u16, u16)>, end: Option<(u16, u16)>) -> Clock {
        let minutes = |time: Option<(u16, u16)>| time.map(|(hour, minute)| Minutes::new(hour, minute).expect("a time"));
        Clock { start: minutes(start), end: minutes(end), part: None }
    }

    #[test]
    fn days_come_again_by_the_shortest_rule() {
        let check = |days: &[i8], expected: Option<(i32, i32, &[i8])>| {
            let expected = expected.map(|(interval, count, except)| Again { interval, count, except: may(except) });
            assert_eq!(again(&may(days)), expected, "{days:?}");
        };
        check(&[], None);
        check(&[20], None);
        check(&[20, 21, 22], Some((1, 3, &[])));
        check(&[20, 22, 24], Some((2, 3, &[])));
        check(&[20, 27], Some((7, 2, &[])));
        check(&[20, 21, 24], Some((1, 5, &[22, 23])));
        check(&[20, 24, 30], Some((2, 6, &[22, 26, 28])));
    }

    #[test]
    fn rules_cross_months_and_years() {
        let days = [date(2024, 5, 31), date(2024, 6, 1)];
        assert_eq!(again(&days), Some(Again { interval: 1, count: 2, except: Vec::new() }));
        let days = [date(2024, 12, 30), date(2025, 1, 3)];
        assert_eq!(again(&days), Some(Again { interval: 4, count: 2, except: Vec::new() }));
        // A month of 30 days between them counts as days.
        assert_eq!(between(date(2024, 4, 1), date(2024, 6, 1)), 61);
    }

    #[test]
    fn the_clock_decides_between_hours_and_whole_days() {
        let at = |day, hour, minute| date(2024, 5, day).at(hour, minute, 0, 0);
        let check = |days: &[i8], clock: Clock, stretch, comes_again: bool| {
            let found = occasion(&may(days), &clock, None).expect("has days");
            assert_eq!((found.stretch, found.again.is_some()), (stretch, comes_again), "{days:?} {clock:?}");
        };
        let hours = clock(Some((9, 0)), Some((11, 30)));
        check(&[20], hours, Stretch::Hours(at(20, 9, 0), Some(at(20, 11, 30))), false);
        check(&[20, 21], hours, Stretch::Hours(at(20, 9, 0), Some(at(20, 11, 30))), true);
        check(&[20], clock(Some((9, 0)), None), Stretch::Hours(at(20, 9, 0), None), false);
        check(&[20], clock(Some((9, 0)), Some((9, 0))), Stretch::Hours(at(20, 9, 0), None), false);
        check(&[20], clock(Some((19, 0)), Some((24, 0))), Stretch::Hours(at(20, 19, 0), Some(at(21, 0, 0))), false);
        check(&[20, 21, 22], clock(Some((15, 30)), Some((12, 0))), Stretch::Hours(at(20, 15, 30), Some(at(22, 12, 0))), false);
        let days = |from, until| Stretch::Days(date(2024, 5, from), date(2024, 5, until));
        check(&[20], Clock::default(), days(20, 21), false);
        check(&[20, 21, 22], Clock::default(), days(20, 23), false);
        check(&[20, 22], Clock::default(), days(20, 21), true);
        check(&[20], clock(None, Some((17, 0))), days(20, 21), false);
        assert_eq!(occasion(&[], &hours, None), None);
    }
}
