//! `week.json`: the public facts of the week for other programs, such as a bureau's column.
//!
//! The shape is a promise under `version`: fields may be added, never renamed. Absent texts are "", absent times `null`, addresses are
//! relative to the output. Built from public pages and the sums alone.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::document::Kind;
use crate::document::front::{Counts, Source};
use crate::paths::OutPath;
use crate::plan::Plan;
use crate::site::{Page, PageId, Site};
use crate::value::{Date, chinese};

/// The whole file.
#[derive(Debug, Serialize)]
struct Week<'w> {
    version: u32,
    title: &'w str,
    base_url: &'w str,
    school: School<'w>,
    edition: Edition<'w>,
    theme: &'w str,
    subtheme: &'w str,
    from: String,
    to: String,
    days: Vec<Day<'w>>,
    events: Vec<Event<'w>>,
    stories: Vec<Story<'w>>,
    media: Vec<Report<'w>>,
    figures: Figures<'w>,
    counts: Kinds,
}

#[derive(Debug, Serialize)]
struct School<'w> {
    name: &'w str,
    short: &'w str,
    kind: &'w str,
    affiliation: &'w str,
    website: &'w str,
    address: &'w str,
}

#[derive(Debug, Serialize)]
struct Edition<'w> {
    name: &'w str,
    title: &'w str,
    region: &'w str,
    year: i16,
    session: Option<u32>,
}

#[derive(Debug, Serialize)]
struct Day<'w> {
    date: String,
    weekday: &'static str,
    name: &'w str,
    url: String,
    events: Vec<&'w str>,
    figures: BTreeMap<&'w str, u32>,
}

#[derive(Debug, Serialize)]
struct Event<'w> {
    title: &'w str,
    url: &'w str,
    ics: String,
    dates: Vec<String>,
    start: Option<String>,
    end: Option<String>,
    clock: String,
    venue: &'w str,
    form: &'w str,
    audience: &'w str,
    opening: Vec<Topic<'w>>,
    status: &'static str,
    summary: &'w str,
    tags: &'w [String],
    focus: Vec<Point<'w>>,
    signup: &'w str,
    live: &'w str,
}

#[derive(Debug, Serialize)]
struct Topic<'w> {
    id: &'w str,
    title: &'w str,
}

#[derive(Debug, Serialize)]
struct Point<'w> {
    number: u32,
    title: &'w str,
}

#[derive(Debug, Serialize)]
struct Story<'w> {
    title: &'w str,
    url: &'w str,
    date: Option<String>,
    summary: &'w str,
    tags: &'w [String],
    focus: Vec<Point<'w>>,
    /// The event that it tells of.
    event: Option<&'w str>,
}

/// A report in one outlet; a page with several sources gives several.
#[derive(Debug, Serialize)]
struct Report<'w> {
    title: &'w str,
    url: &'w str,
    outlet: &'w str,
    r#type: &'w str,
    date: Option<String>,
    link: &'w str,
    reprint: bool,
}

#[derive(Debug, Serialize)]
struct Figures<'w> {
    columns: Vec<Column<'w>>,
    /// Media after the week, which belongs to no day but to the total.
    after: BTreeMap<&'w str, u32>,
    total: BTreeMap<&'w str, u32>,
}

#[derive(Debug, Serialize)]
struct Column<'w> {
    key: &'w str,
    title: &'w str,
    label: &'w str,
    unit: &'w str,
}

#[derive(Debug, Serialize)]
struct Kinds {
    events: usize,
    stories: usize,
    cases: usize,
    people: usize,
    albums: usize,
    media: usize,
    notices: usize,
    photos: usize,
}

/// The week as one line of JSON.
pub fn week_json(site: &Site, plan: &Plan) -> String {
    let config = &site.config;
    let week = Week {
        version: 1,
        title: &config.title,
        base_url: &config.base_url,
        school: school(site),
        edition: edition(site),
        theme: &site.edition.theme,
        subtheme: &config.subtheme,
        from: site.edition.first().to_string(),
        to: site.edition.last().to_string(),
        days: site.days.iter().map(|day| self::day(site, plan, day)).collect(),
        events: pages(site, Kind::Event).map(|page| event(site, plan, page)).collect(),
        stories: pages(site, Kind::Story).map(|page| story(site, page)).collect(),
        media: pages(site, Kind::Media).flat_map(reports).collect(),
        figures: figures(site),
        counts: kinds(site),
    };
    let mut json = serde_json::to_string(&week).expect("plain structs with keys of text");
    json.push('\n');
    json
}

fn pages(site: &Site, kind: Kind) -> impl Iterator<Item = &Page> {
    site.list(kind).iter().map(|id| site.page(*id))
}

fn url(site: &Site, id: PageId) -> &str {
    site.page(id).url.as_str()
}

/// An address if it is planned, else nothing.
fn planned(plan: &Plan, path: String) -> String {
    if OutPath::new(&path).is_some_and(|path| plan.outputs.contains_key(&path)) { path } else { String::new() }
}

fn school(site: &Site) -> School<'_> {
    let school = &site.config.school;
    School {
        name: &school.name,
        short: &school.short,
        kind: &school.kind,
        affiliation: &school.affiliation,
        website: &school.website,
        address: &school.address,
    }
}

fn edition(site: &Site) -> Edition<'_> {
    let edition = &site.edition;
    Edition { name: &edition.name, title: &edition.title, region: &edition.region, year: edition.year, session: edition.session }
}

fn day<'w>(site: &'w Site, plan: &Plan, day: &crate::site::Day) -> Day<'w> {
    Day {
        date: day.date.to_string(),
        weekday: chinese::weekday(day.date),
        name: site.edition.day_name(day.date).unwrap_or_default(),
        url: planned(plan, format!("calendar/{}.html", day.date)),
        events: day.events.iter().map(|id| url(site, *id)).collect(),
        figures: counts(site, row(site, Some(day.date))),
    }
}

fn row(site: &Site, date: Option<Date>) -> Option<&Counts> {
    site.ledger.rows.iter().find(|row| row.date == date).map(|row| &row.counts)
}

/// A figure for every column, also those that are 0.
fn counts<'w>(site: &'w Site, counts: Option<&Counts>) -> BTreeMap<&'w str, u32> {
    let amount = |key: &str| counts.and_then(|counts| counts.get(key)).copied().unwrap_or_default();
    site.edition.stats.iter().map(|stat| (stat.key.as_str(), amount(&stat.key))).collect()
}

fn event<'w>(site: &'w Site, plan: &Plan, page: &'w Page) -> Event<'w> {
    let (front, event) = (&page.front, &page.front.event);
    Event {
        title: &front.title,
        url: page.url.as_str(),
        ics: planned(plan, format!("{}.ics", page.url.as_str().trim_end_matches(".html"))),
        dates: front.days.iter().map(Date::to_string).collect(),
        start: front.clock.start.map(|time| time.to_string()),
        end: front.clock.end.map(|time| time.to_string()),
        clock: chinese::clock_text(&front.clock),
        venue: &event.venue,
        form: &event.form,
        audience: &event.audience,
        opening: event
            .opening
            .iter()
            .filter_map(|id| site.edition.opening(id))
            .map(|opening| Topic { id: &opening.id, title: &opening.title })
            .collect(),
        status: event.status.word(),
        summary: &page.summary,
        tags: &front.tags,
        focus: focus(site, page),
        signup: event.signup.as_ref().map_or("", |signup| &signup.url),
        live: event.live.as_ref().map_or("", |live| &live.url),
    }
}

fn focus<'w>(site: &'w Site, page: &Page) -> Vec<Point<'w>> {
    let points = page.front.focus.iter().filter_map(|number| site.edition.focus_point(*number));
    points.map(|point| Point { number: point.number, title: &point.title }).collect()
}

fn story<'w>(site: &'w Site, page: &'w Page) -> Story<'w> {
    Story {
        title: &page.front.title,
        url: page.url.as_str(),
        date: page.date().map(|date| date.to_string()),
        summary: &page.summary,
        tags: &page.front.tags,
        focus: focus(site, page),
        event: page.about.map(|id| url(site, id)),
    }
}

fn reports(page: &Page) -> Vec<Report<'_>> {
    let sources = &page.front.sources;
    if sources.is_empty() { vec![report(page, None)] } else { sources.iter().map(|source| report(page, Some(source))).collect() }
}

fn report<'w>(page: &'w Page, source: Option<&'w Source>) -> Report<'w> {
    let date = source.and_then(|source| source.date).or(page.date());
    Report {
        title: &page.front.title,
        url: page.url.as_str(),
        outlet: source.map_or("", |source| &source.name),
        r#type: source.map_or("", |source| &source.kind),
        date: date.map(|date| date.to_string()),
        link: source.map_or("", |source| &source.url),
        reprint: source.is_some_and(|source| source.reprint),
    }
}

fn figures(site: &Site) -> Figures<'_> {
    let columns =
        site.edition.stats.iter().map(|stat| Column { key: &stat.key, title: &stat.title, label: stat.label(), unit: &stat.unit });
    Figures { columns: columns.collect(), after: counts(site, row(site, None)), total: counts(site, Some(&site.ledger.total)) }
}

fn kinds(site: &Site) -> Kinds {
    let of = |kind| site.list(kind).len();
    Kinds {
        events: of(Kind::Event),
        stories: of(Kind::Story),
        cases: of(Kind::Case),
        people: of(Kind::Person),
        albums: of(Kind::Album),
        media: of(Kind::Media),
        notices: of(Kind::Notice),
        photos: site.pictures.len(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::specimen::Specimen;
    use super::*;

    fn specimen(config: &str) -> Specimen {
        Specimen::new(config)
            .with(
                "content/events/open.md",
                "---\n标题: 校园开放日\n日期: 5月21日—22日\n时间: 9:00—11:30\n地点: 实训楼\n参与人员: 家长\n形式: 互动体验\n活动类型: 开放校园\n宣传重点: 5\n标签: 焊接\n\
                 统计: {2024-05-21: {学生: 120}, 2024-05-22: {学生: 30}}\n状态: 延期\n报名: https://a.example/s\n负责人: 李明，13800001234，主任\n备注: 只给表格\n---\n欢迎。\n",
            )
            .with("content/stories/a.md", "---\n标题: 开幕\n日期: 5月21日\n活动: open\n---\n正文。\n")
            .with(
                "content/media/m.md",
                "---\n标题: 报道\n日期: 5月28日\n来源: [{名称: 云江日报, 类型: 传统媒体, 链接: 'https://b.example/1'}, {名称: 云江网, 类型: 网络媒体, 日期: 5月27日}]\n---\n正文。\n",
            )
    }

    fn read(config: &str) -> Value {
        let (site, plan) = specimen(config).site();
        serde_json::from_str(&week_json(&site, &plan)).expect("JSON")
    }

    #[test]
    fn an_event_is_told_whole() {
        let week = read("");
        let expected = json!({
            "title": "校园开放日", "url": "events/open.html", "ics": "events/open.ics", "dates": ["2024-05-21", "2024-05-22"],
            "start": "09:00", "end": "11:30", "clock": "9:00—11:30", "venue": "实训楼", "form": "互动体验", "audience": "家长",
            "opening": [{"id": "campus", "title": "开放校园"}], "status": "postponed", "summary": "欢迎。", "tags": ["焊接"],
            "focus": [{"number": 5, "title": "技能成才的典型人物群像"}], "signup": "https://a.example/s", "live": "",
        });
        assert_eq!(week["events"], json!([expected]));
        assert_eq!(week["days"][1]["events"], json!(["events/open.html"]));
        assert_eq!(week["stories"][0]["event"], json!("events/open.html"));
    }

    #[test]
    fn every_source_of_a_report_is_one() {
        let week = read("");
        let report = |outlet: &str, kind: &str, date: &str, link: &str| json!({"title": "报道", "url": "media/m.html", "outlet": outlet, "type": kind, "date": date, "link": link, "reprint": false});
        assert_eq!(
            week["media"],
            json!([report("云江日报", "传统媒体", "2024-05-28", "https://b.example/1"), report("云江网", "网络媒体", "2024-05-27", "")])
        );
    }

    #[test]
    fn days_and_what_came_after_add_up_to_the_total() {
        let week = read("");
        let figures = &week["figures"];
        for column in figures["columns"].as_array().expect("columns") {
            let key = column["key"].as_str().expect("a key");
            let days: u64 = week["days"].as_array().expect("days").iter().filter_map(|day| day["figures"][key].as_u64()).sum();
            assert_eq!(
                days + figures["after"][key].as_u64().unwrap_or_default(),
                figures["total"][key].as_u64().expect("a total"),
                "{key}"
            );
        }
        assert_eq!((&figures["total"]["students"], &figures["after"]["press"]), (&json!(150), &json!(1)));
        assert_eq!(week["counts"]["events"], json!(1));
    }

    #[test]
    fn nothing_private_is_told() {
        let (site, plan) = specimen("").site();
        let text = week_json(&site, &plan);
        for private in ["李明", "13800001234", "只给表格"] {
            assert!(!text.contains(private), "{private} is in\n{text}");
        }
        assert!(text.starts_with("{\"version\":1,") && text.ends_with("}\n") && text.lines().count() == 1);
    }

    #[test]
    fn what_a_host_refuses_is_not_named() {
        let week = read("输出: {skip: [ics]}\n");
        assert_eq!(week["events"][0]["ics"], json!(""));
    }
}
