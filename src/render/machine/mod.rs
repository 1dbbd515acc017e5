//! Outputs for machines: calendars, feed, sitemap, `robots.txt`, `week.json`, `web.config` and the pages that lead from former addresses.
//!
//! Pure functions of the frozen Site and its Plan, one file a format. They read public pages alone, never `Site::private`, and know no
//! clock: every date is one of the pages' own, in the fixed zone +08:00.

mod feed;
mod fold;
mod ics;
mod linked;
mod occasion;
mod redirect;
mod search;
mod sitemap;
#[cfg(test)]
mod specimen;
mod web_config;
mod week_json;

pub use feed::feed;
pub use ics::{calendar_ics, event_ics, vevent};
pub use linked::linked;
pub use redirect::redirect;
pub use search::{Pairs, pairs, search_index, search_pages};
pub use sitemap::{robots, sitemap};
pub use web_config::web_config;
pub use week_json::week_json;

use jiff::Span;
use jiff::civil::DateTime;

use crate::site::{Page, Site};
use crate::value::{Date, Minutes};

/// The absolute address of an output, the home page's without its file name as in `canonical`; only with a base address.
fn absolute(site: &Site, url: &str) -> String {
    let own = if url == "index.html" { "" } else { url };
    format!("{}{own}", site.config.base_url)
}

/// What subscribers see the column under: its title, with the school's name unless the title holds it.
fn column_name(site: &Site) -> String {
    let (title, school) = (&site.config.title, &site.config.school);
    let named = [&school.name, &school.short].into_iter().any(|name| !name.is_empty() && title.contains(name.as_str()));
    if named { title.clone() } else { format!("{}{title}", school.name) }
}

/// A day and a time on it; 24:00 is the midnight that begins the next day.
fn moment(date: Date, time: Option<Minutes>) -> DateTime {
    let minutes = time.map_or(0, |time| i64::from(time.hour()) * 60 + i64::from(time.minute()));
    date.at(0, 0, 0, 0).saturating_add(Span::new().minutes(minutes))
}

/// When a page is from: its first day, with the time where it has one.
fn dated(page: &Page) -> Option<DateTime> {
    page.date().map(|date| moment(date, page.front.clock.start))
}

/// `2024-05-20T15:30:00+08:00`.
fn instant(at: DateTime) -> String {
    format!("{}T{:02}:{:02}:00+08:00", at.date(), at.hour(), at.minute())
}

/// Text without the control characters that XML 1.0 forbids even as references.
fn clean(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\t' | '\n' | '\r') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))).collect()
}

/// Text for XML or HTML, in an element or in a quoted attribute.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_day_is_the_beginning_of_the_next() {
        let day = jiff::civil::date(2024, 5, 31);
        let check = |time, expected: &str| assert_eq!(instant(moment(day, time)), expected);
        check(Minutes::new(24, 0), "2024-06-01T00:00:00+08:00");
        check(Minutes::new(9, 5), "2024-05-31T09:05:00+08:00");
        check(None, "2024-05-31T00:00:00+08:00");
    }

    #[test]
    fn text_in_markup_is_escaped_and_holds_no_control_characters() {
        assert_eq!(escaped("a<b>&\"'\u{0}\u{b}\u{7f}\n"), "a&lt;b&gt;&amp;&quot;&#39;\n");
    }
}
