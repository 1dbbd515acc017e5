//! Events as iCalendar (RFC 5545): one event for a tap on its page, all of them to subscribe to.
//!
//! Written by hand with a VTIMEZONE, since readers on Windows shift times without one. Only public fields; no position, no organizer's
//! address.

use jiff::Span;
use jiff::civil::DateTime;

use super::fold::Lines;
use super::occasion::{Again, Occasion, Stretch, occasion};
use super::{absolute, column_name, moment};
use crate::digest::Digest;
use crate::document::Kind;
use crate::document::front::{Live, Status};
use crate::plan::Plan;
use crate::site::{Page, PageId, Site};
use crate::value::{Date, Part, chinese};

/// The zone that all times are in.
const ZONE: &str = "Asia/Shanghai";

/// One event; `event` is its part of a calendar.
pub fn event_ics(event: &str) -> String {
    let mut lines = begin();
    zone(&mut lines);
    lines.whole(event);
    end(lines)
}

/// All events, named and with the pace at which subscribers should ask again; `event` gives the part of each.
pub fn calendar_ics<'e>(site: &Site, event: impl Fn(PageId) -> &'e str) -> String {
    let mut lines = begin();
    // Only here: Outlook takes a file that names a calendar for a new calendar, not for an event to add.
    lines.text("X-WR-CALNAME", &column_name(site));
    lines.plain("X-WR-TIMEZONE", ZONE);
    lines.plain("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
    lines.plain("X-PUBLISHED-TTL", "PT6H");
    zone(&mut lines);
    for id in site.list(Kind::Event) {
        lines.whole(event(*id));
    }
    end(lines)
}

fn begin() -> Lines {
    let mut lines = Lines::default();
    lines.plain("BEGIN", "VCALENDAR");
    lines.plain("VERSION", "2.0");
    lines.plain("PRODID", "-//zhuanlan//zhuanlan//ZH");
    lines.plain("CALSCALE", "GREGORIAN");
    lines.plain("METHOD", "PUBLISH");
    lines
}

fn end(mut lines: Lines) -> String {
    lines.plain("END", "VCALENDAR");
    lines.finish()
}

/// The zone of the week, which has no summer time.
fn zone(lines: &mut Lines) {
    for (name, value) in [
        ("BEGIN", "VTIMEZONE"),
        ("TZID", ZONE),
        ("BEGIN", "STANDARD"),
        ("DTSTART", "19700101T000000"),
        ("TZOFFSETFROM", "+0800"),
        ("TZOFFSETTO", "+0800"),
        ("TZNAME", "CST"),
        ("END", "STANDARD"),
        ("END", "VTIMEZONE"),
    ] {
        lines.plain(name, value);
    }
}

/// An event as it stands in every calendar that has it, its own and that of all; nothing without a date.
pub fn vevent(site: &Site, plan: &Plan, id: PageId) -> String {
    let page = site.page(id);
    let mut lines = Lines::default();
    let Some(occasion) = occasion(&page.front.days, &page.front.clock, page.front.until) else { return String::new() };
    lines.plain("BEGIN", "VEVENT");
    lines.plain("UID", &uid(site, page));
    lines.plain("DTSTAMP", &stamp(page.front.days[0]));
    when(&occasion, &mut lines);
    lines.text("SUMMARY", &summary(page));
    lines.plain("STATUS", status(page.front.event.status));
    // A moved or cancelled event replaces what was taken into a calendar before.
    lines.plain("SEQUENCE", if page.front.event.status == Status::Planned { "0" } else { "1" });
    lines.text("LOCATION", &page.front.event.venue);
    lines.text("DESCRIPTION", &description(page));
    lines.texts("CATEGORIES", &page.front.tags);
    if !site.config.base_url.is_empty() && plan.outputs.contains_key(&page.url) {
        lines.plain("URL", &absolute(site, page.url.as_str()));
    }
    lines.plain("END", "VEVENT");
    lines.finish()
}

/// Letters of (school, edition, source): no base address, so that a column that moves keeps its events.
fn uid(site: &Site, page: &Page) -> String {
    let parts = [site.config.school.name.as_str(), site.edition.name.as_str(), page.source.as_str(), page.key.as_str()];
    format!("{}@zhuanlan.invalid", Digest::of_parts(parts.map(str::as_bytes)).letters(32))
}

/// Midnight of a day at +08:00, in UTC as DTSTAMP must be.
fn stamp(date: Date) -> String {
    format!("{}Z", basic_time(moment(date, None).saturating_sub(Span::new().hours(8))))
}

fn when(occasion: &Occasion, lines: &mut Lines) {
    let zoned = |name: &str| format!("{name};TZID={ZONE}");
    match occasion.stretch {
        Stretch::Days(first, until) => {
            lines.plain("DTSTART;VALUE=DATE", &basic(first));
            lines.plain("DTEND;VALUE=DATE", &basic(until));
        }
        Stretch::Hours(from, until) => {
            lines.plain(&zoned("DTSTART"), &basic_time(from));
            if let Some(until) = until {
                lines.plain(&zoned("DTEND"), &basic_time(until));
            }
        }
    }
    let Some(Again { interval, count, except }) = &occasion.again else { return };
    let interval = if *interval == 1 { String::new() } else { format!(";INTERVAL={interval}") };
    lines.plain("RRULE", &format!("FREQ=DAILY{interval};COUNT={count}"));
    if except.is_empty() {
        return;
    }
    match occasion.stretch {
        Stretch::Days(..) => lines.plain("EXDATE;VALUE=DATE", &join(except, basic)),
        Stretch::Hours(from, _) => lines.plain(&zoned("EXDATE"), &join(except, |day| basic_time(day.to_datetime(from.time())))),
    }
}

fn join(days: &[Date], spell: impl Fn(Date) -> String) -> String {
    days.iter().map(|day| spell(*day)).collect::<Vec<_>>().join(",")
}

/// `20240520`.
fn basic(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// `20240520T153000`.
fn basic_time(at: DateTime) -> String {
    format!("{}T{:02}{:02}00", basic(at.date()), at.hour(), at.minute())
}

/// The title, with what became of the event before it and a part of the day, which no calendar can show, behind it.
fn summary(page: &Page) -> String {
    let mark = match page.front.event.status {
        Status::Planned => String::new(),
        status => format!("【{}】", status.title()),
    };
    let part = page.front.clock.part.filter(|part| page.front.clock.start.is_none() && *part != Part::AllDay);
    let part = part.map(|part| format!("（{}）", part.word())).unwrap_or_default();
    format!("{mark}{}{part}", page.front.title)
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Planned | Status::Rescheduled => "CONFIRMED",
        Status::Cancelled => "CANCELLED",
        Status::Postponed => "TENTATIVE",
    }
}

fn description(page: &Page) -> String {
    let event = &page.front.event;
    let clock = if page.front.clock.start.is_none() { chinese::clock_text(&page.front.clock) } else { String::new() };
    let labelled = |label: &str, text: String| if text.is_empty() { text } else { format!("{label}：{text}") };
    let lines = [
        page.summary.clone(),
        labelled("时间", clock),
        labelled("参与人员", event.audience.clone()),
        labelled("形式", event.form.clone()),
        labelled("报名", event.signup.as_ref().map(live).unwrap_or_default()),
        labelled("直播", event.live.as_ref().map(live).unwrap_or_default()),
    ];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The address and until when it serves; nothing for a code alone, which text cannot show.
fn live(live: &Live) -> String {
    if live.url.is_empty() {
        return String::new();
    }
    let until = match live.until {
        (None, None) => String::new(),
        (day, time) => [day.map(chinese::day), time.map(chinese::time)].into_iter().flatten().collect(),
    };
    if until.is_empty() { live.url.clone() } else { format!("{}（{until}截止）", live.url) }
}

#[cfg(test)]
mod tests {
    use super::super::specimen::Specimen;
    use super::*;

    fn ics(front: &str) -> String {
        let specimen = Specimen::new("").with("content/events/a.md", &format!("---\n标题: 焊接体验\n{front}\n---\n正文。\n"));
        let (site, plan) = specimen.site();
        let events: Vec<String> = site.pages.iter().map(|page| vevent(&site, &plan, page.id)).collect();
        calendar_ics(&site, |id| &events[id.index()])
    }

    fn has(ics: &str, line: &str) -> bool {
        ics.replace("\r\n ", "").split("\r\n").any(|own| own == line)
    }

    #[test]
    fn an_event_says_when_it_is() {
        let check = |front: &str, lines: &[&str], absent: &[&str]| {
            let ics = ics(front);
            for line in lines {
                assert!(has(&ics, line), "{front}: {line} is not in\n{ics}");
            }
            let event = ics.split_once("BEGIN:VEVENT").expect("an event").1;
            for name in absent {
                assert!(!event.contains(name), "{front}: {name} is in\n{ics}");
            }
        };
        let start = "DTSTART;TZID=Asia/Shanghai:20240521T090000";
        check(
            "日期: 5月21日 9:00—11:30",
            &[start, "DTEND;TZID=Asia/Shanghai:20240521T113000", "DTSTAMP:20240520T160000Z"],
            &["RRULE", "VALUE=DATE"],
        );
        check("日期: 5月21日 9:00", &[start], &["DTEND", "DURATION"]);
        check("日期: 5月21日—23日 9:00—11:30", &[start, "RRULE:FREQ=DAILY;COUNT=3"], &["EXDATE"]);
        check(
            "日期: 5月21日、22日、24日 9:00—11:30",
            &[start, "RRULE:FREQ=DAILY;COUNT=4", "EXDATE;TZID=Asia/Shanghai:20240523T090000"],
            &["RDATE"],
        );
        check("日期: 5月21日—23日", &["DTSTART;VALUE=DATE:20240521", "DTEND;VALUE=DATE:20240524"], &["RRULE"]);
        check("日期: 5月21日、23日", &["DTEND;VALUE=DATE:20240522", "RRULE:FREQ=DAILY;INTERVAL=2;COUNT=2"], &["EXDATE"]);
        check("日期: 5月21日 下午", &["DTSTART;VALUE=DATE:20240521", "SUMMARY:焊接体验（下午）"], &[]);
        check("日期: 5月21日 全天", &["SUMMARY:焊接体验"], &[]);
    }

    #[test]
    fn what_became_of_an_event_is_told_both_ways() {
        let check = |status: &str, state: &str, summary: &str, sequence: &str| {
            let ics = ics(&format!("日期: 5月21日\n{status}"));
            for line in [format!("STATUS:{state}"), format!("SUMMARY:{summary}"), format!("SEQUENCE:{sequence}")] {
                assert!(has(&ics, &line), "{line} is not in\n{ics}");
            }
        };
        check("", "CONFIRMED", "焊接体验", "0");
        check("状态: 取消", "CANCELLED", "【取消】焊接体验", "1");
        check("状态: 延期", "TENTATIVE", "【延期】焊接体验", "1");
        check("状态: 改期", "CONFIRMED", "【改期】焊接体验", "1");
    }

    #[test]
    fn what_is_private_stays_out_and_what_is_public_is_told() {
        let ics = ics(
            "日期: 5月21日\n地点: 实训楼, 1 楼\n参与人员: 中小学生\n形式: 互动体验\n标签: 焊接、体验\n报名: {url: https://a.example/s, 截止: 5月18日17:00}\n负责人: 李明，13800001234，主任\n备注: 只给表格",
        );
        for line in [
            "LOCATION:实训楼\\, 1 楼",
            "CATEGORIES:焊接,体验",
            "DESCRIPTION:正文。\\n参与人员：中小学生\\n形式：互动体验\\n报名：https://a.example/s（5月18日17:00截止）",
        ] {
            assert!(has(&ics, line), "{line} is not in\n{ics}");
        }
        for private in ["李明", "13800001234", "只给表格", "GEO"] {
            assert!(!ics.contains(private), "{private} is in\n{ics}");
        }
    }

    #[test]
    fn an_event_keeps_its_uid_when_the_column_gets_an_address() {
        let of = |config: &str| {
            let (site, plan) = Specimen::new(config).with("content/events/a.md", "---\n标题: 甲\n日期: 5月21日\n---\n").site();
            let ics = event_ics(&vevent(&site, &plan, site.list(Kind::Event)[0]));
            let line = |name: &str| ics.split("\r\n").find(|line| line.starts_with(name)).map(str::to_owned);
            (line("UID:"), line("URL:"), line("X-WR-CALNAME:"))
        };
        let (without, with) = (of(""), of("网址: https://school.example/hdz\n"));
        assert!(without.0.is_some());
        assert_eq!(without.0, with.0);
        assert_eq!((without.1, with.1.as_deref()), (None, Some("URL:https://school.example/hdz/events/a.html")));
        assert_eq!(with.2, None);
    }

    #[test]
    fn every_line_ends_with_crlf() {
        let ics = ics("日期: 5月21日");
        assert_eq!(ics.matches('\n').count(), ics.matches("\r\n").count());
        assert!(ics.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && ics.ends_with("END:VCALENDAR\r\n"));
        assert!(has(&ics, "X-WR-CALNAME:云江职业学校职业教育活动周专栏"));
    }
}
