//! Tests of the checklist: every measure with a site that has it and one that has not, ticks, and what may be shown in public.

use super::*;
use crate::checks::fixture::{Fixture, codes};
use crate::edition::Phase;

const EVENT: &str = "title: 开放日\n时间: 5月20日 9:00—11:00\nform: 互动体验\naudience: 初中生、家长\nexpected: 200\nvenue: 操场\n\
    contact: {name: 李明, phone: \"13800001234\", dept: 教务处}\n";

fn entry(fixture: &Fixture, id: &str) -> Entry {
    let entries = checklist(&fixture.assemble()).entries;
    entries.into_iter().find(|entry| entry.id == id).unwrap_or_else(|| panic!("no {id}"))
}

fn check(fixture: Fixture, id: &str, expected: (&str, u32, u32)) {
    let entry = entry(&fixture, id);
    assert_eq!((entry.status.word(), entry.have, entry.want), expected, "{id}: {entry:?}");
}

fn event(path: &str, lines: &str) -> Fixture {
    Fixture::new().page(path, &format!("{EVENT}{lines}---\n"))
}

fn notice(lines: &str) -> Fixture {
    Fixture::new().page("content/notices/a.md", &format!("{lines}\n---\n"))
}

#[test]
fn every_day_wants_an_activity() {
    check(Fixture::new(), "days", ("todo", 0, 7));
    check(event("content/events/a.md", ""), "days", ("partial", 1, 7));
    let all = Fixture::new().page("content/events/a.md", "title: 展览\ndate: 5月20日—26日\n---\n");
    check(all.clone(), "days", ("done", 7, 7));
    assert_eq!(entry(&all, "days").evidence[1], Evidence { title: "5月21日".into(), url: "calendar/2024-05-21.html".into() });
    check(event("content/events/a.md", "status: 取消\n"), "days", ("todo", 0, 7));
    check(event("content/events/a.md", "draft: yes\n").show_drafts(), "days", ("todo", 0, 7));
    assert!(entry(&event("content/events/a.md", ""), "days").missing.contains("5月21日、5月22日"));
    let named = Fixture::new().edition("national-2025").page("content/events/a.md", "title: 展览\ndate: 5月13日\n---\n");
    check(named.clone(), "days-05-13", ("done", 1, 1));
    check(named, "days-05-14", ("todo", 0, 1));
}

#[test]
fn days_with_an_event_want_a_story_with_photos() {
    let story = |lines: &str| {
        event("content/events/a.md", "")
            .page("content/stories/s.md", &format!("title: 甲\n{lines}\n---\n"))
            .picture("content/stories/s.jpg", (800, 600))
    };
    check(event("content/events/a.md", ""), "day-stories", ("todo", 0, 1));
    check(story("date: 5月20日\nphotos: [s.jpg 说明]"), "day-stories", ("done", 1, 1));
    check(story("date: 5月22日\nevent: a\nphotos: [s.jpg 说明]"), "day-stories", ("done", 1, 1));
    check(story("date: 5月20日"), "day-stories", ("todo", 0, 1));
    check(story("date: 5月22日\nphotos: [s.jpg 说明]"), "day-stories", ("todo", 0, 1));
}

#[test]
fn points_openings_and_audiences_are_reached_by_pages() {
    check(notice("title: 甲\ndate: 5月20日\nfocus: 3"), "focus-3", ("done", 1, 1));
    check(notice("title: 甲\ndate: 5月20日\nfocus: 3"), "focus-4", ("todo", 0, 1));
    check(event("content/events/a.md", "opening: 开放校园\n"), "opening-campus", ("done", 1, 1));
    check(event("content/events/a.md", "opening: 开放校园\nstatus: 取消\n"), "opening-campus", ("todo", 0, 1));
    check(event("content/events/a.md", ""), "audience-pupils", ("done", 1, 1));
    check(event("content/events/a.md", ""), "audience-enterprises", ("todo", 0, 1));
    check(event("content/events/a.md", "stats: {enterprises: 3}\n"), "audience-enterprises", ("done", 1, 1));
    let daily = event("content/events/a.md", "").file("content/daily.yaml", "2024-05-20: {企业: 2}\n");
    check(daily.clone(), "audience-enterprises", ("done", 1, 1));
    assert_eq!(entry(&daily, "audience-enterprises").evidence[0].url, "data.html");
}

#[test]
fn reports_and_own_channels_count_by_their_type() {
    let media = |lines: &str| Fixture::new().page("content/media/m.md", &format!("title: 甲\ndate: 5月20日\n{lines}\n---\n"));
    check(media("sources: [{name: 桂澜日报, type: 传统媒体}]"), "media-press", ("done", 1, 1));
    check(media("sources: [{name: 桂澜日报, type: 传统媒体}]"), "media-web", ("todo", 0, 1));
    check(media("sources: [{name: 某网}]\nstats: {网络: 3}"), "media-web", ("done", 1, 1));
    check(notice("title: 甲\ndate: 5月20日\npublished: [{channel: 学校微信公众号}]"), "media-social", ("done", 1, 1));
}

#[test]
fn a_launch_is_reported_by_words_or_on_its_day() {
    let story = |lines: &str| Fixture::new().page("content/stories/s.md", lines);
    check(story("title: 收看启动仪式\ndate: 5月22日\n---\n"), "launch", ("done", 1, 1));
    check(story("title: 甲\ndate: 5月22日\ntags: [启动仪式]\n---\n"), "launch", ("done", 1, 1));
    check(story("title: 甲\ndate: 5月20日\n---\n下午收看启动仪式。\n"), "launch", ("done", 1, 1));
    check(story("title: 甲\ndate: 5月22日\nsummary: 乙\n---\n前天收看了启动仪式。\n"), "launch", ("todo", 0, 1));
}

#[test]
fn a_live_stream_wants_its_code() {
    let with = |live: &str| event("content/events/a.md", &format!("live: {live}\n")).picture("content/events/code.png", (300, 300));
    check(with("{url: https://example.com/live, code: code.png}"), "live-stream", ("done", 2, 2));
    check(with("https://example.com/live"), "live-stream", ("partial", 1, 2));
    check(event("content/events/a.md", ""), "live-stream", ("todo", 0, 2));
}

#[test]
fn selected_photos_count_when_they_are_fit() {
    let with = |count: u32, size: (u32, u32)| {
        (0..count).fold(Fixture::new(), |fixture, at| fixture.picture(&format!("content/featured/第{at}张图.jpg"), size))
    };
    check(with(0, (2000, 1500)), "selected-photos", ("todo", 0, 10));
    check(with(10, (2000, 1500)), "selected-photos", ("done", 10, 10));
    check(with(4, (2000, 1500)), "selected-photos", ("partial", 4, 10));
    check(with(12, (2000, 1500)), "selected-photos", ("partial", 10, 10));
    check(with(4, (1000, 1500)), "selected-photos", ("todo", 0, 10));
    check(with(4, (2000, 1500)).bytes(1_999_999), "selected-photos", ("todo", 0, 10));
    assert!(entry(&with(4, (1000, 1500)), "selected-photos").missing.contains("其中 4 张不合要求"));
}

#[test]
fn the_report_is_measured_by_parts_and_length() {
    let report = |text: &str| Fixture::new().report(&format!("---\ntitle: 总结\n---\n{text}\n"));
    check(Fixture::new(), "report", ("todo", 0, 6));
    check(report("## 基本情况\n\n短。\n"), "report", ("partial", 1, 6));
    let parts = "## 基本情况\n\n## 主要做法和措施\n\n## 取得的成效\n\n## 媒体宣传情况\n\n## 存在问题及建议\n\n";
    check(report(&format!("{parts}{}", "字".repeat(600))), "report", ("done", 6, 6));
    check(report(&format!("{parts}{}", "字".repeat(60))), "report", ("partial", 5, 6));
}

#[test]
fn quoted_reports_name_their_source() {
    let fixture = Fixture::new().page("content/media/a.md", "title: 甲\ndate: 5月20日\nsources: [{name: 桂澜日报, type: 传统媒体}]\n---\n");
    check(Fixture::new(), "sources", ("na", 0, 0));
    check(fixture.clone(), "sources", ("done", 1, 1));
    check(fixture.page("content/media/b.md", "title: 乙\ndate: 5月20日\n---\n"), "sources", ("partial", 1, 2));
    check(notice("title: 甲\ndate: 5月20日\nsources: [{name: 桂澜新闻网, reprint: yes}]"), "sources", ("done", 1, 1));
    check(notice("title: 甲\ndate: 5月20日\nsources: 教务处"), "sources", ("na", 0, 0));
}

#[test]
fn forms_are_ready_without_a_gap() {
    check(Fixture::new().filler(), "form-1-1", ("todo", 0, 1));
    check(event("content/events/a.md", "").filler(), "form-1-1", ("done", 1, 1));
    check(event("content/events/a.md", ""), "form-1-1", ("partial", 0, 1));
    let gap = event("content/events/a.md", "").page("content/events/b.md", "title: 乙\ndate: 5月21日\n---\n").filler();
    assert!(
        entry(&gap, "form-1-1").missing.starts_with("1 个活动没有写活动形式；1 个活动没有写活动参与人员；"),
        "{:?}",
        entry(&gap, "form-1-1")
    );
    check(event("content/events/a.md", "").filler(), "form-1-2", ("partial", 0, 1));
    check(event("content/events/a.md", "stats: {students: 9}\n").filler(), "form-1-2", ("done", 1, 1));
    let launch =
        |folder: &str, lines: &str| Fixture::new().page(&format!("content/launch/{folder}/a.md"), &format!("title: 甲\n{lines}---\n"));
    check(Fixture::new(), "form-2-1", ("todo", 0, 1));
    check(launch("exhibits", "zone: 三区\ndisplay: 实物\nbrief: 乙\n"), "form-2-1", ("done", 1, 1));
    check(launch("exhibits", "zone: 三区\n"), "form-2-1", ("partial", 0, 1));
    check(launch("programmes", "performers: 4\nduration: 5分钟\nbrief: 乙\n"), "form-2-2", ("done", 1, 1));
    check(Fixture::new(), "form-2-3", ("todo", 0, 1));
}

#[test]
fn pages_of_a_kind_and_marks_count() {
    check(notice("title: 2024年活动周实施方案\ndate: 5月6日"), "plan", ("done", 1, 1));
    check(notice("title: 通知\ndate: 5月6日"), "plan", ("todo", 0, 1));
    check(notice("title: 通知\ndate: 5月6日"), "notices", ("done", 1, 1));
    check(notice("title: 通知\ndate: 5月20日"), "notices", ("todo", 0, 1));
    check(event("content/events/a.md", "highlight: yes\n"), "highlights", ("done", 1, 1));
    check(event("content/events/a.md", ""), "highlights", ("todo", 0, 1));
    check(event("content/events/a.md", "case: yes\n"), "cases", ("done", 1, 1));
    check(Fixture::new().page("content/cases/c.md", "title: 甲\ndate: 5月20日\n---\n"), "cases", ("done", 1, 1));
    check(Fixture::new().page("content/people/p.md", "name: 甲\n---\n"), "people", ("done", 1, 1));
    check(Fixture::new(), "people", ("todo", 0, 1));
    check(Fixture::new().config("分主题: 巧手"), "subtheme", ("done", 1, 1));
    check(Fixture::new(), "subtheme", ("todo", 0, 1));
    check(Fixture::new().config("网址: https://example.edu.cn/hdz/"), "column", ("done", 1, 1));
    check(Fixture::new(), "column", ("todo", 0, 1));
    check(event("content/events/a.md", "tags: [校友返校]\n"), "activity-craftsmen", ("done", 1, 1));
    check(event("content/events/a.md", ""), "activity-craftsmen", ("todo", 0, 1));
}

#[test]
fn ticks_overrule_what_was_measured() {
    let ticked = Fixture::new().ticks(
        "column: {done: 是, evidence: https://example.edu.cn/hdz, note: 已上线}\noverseas: {na: 没有海外办学}\n\
         activity-survey: {完成: 是, 证明: 收回问卷 26 份}\nfocus-3: {na: 是}\n",
    );
    check(ticked.clone(), "column", ("done", 1, 1));
    check(ticked.clone(), "activity-overseas", ("na", 0, 1));
    check(ticked.clone(), "activity-survey", ("done", 1, 1));
    check(ticked.clone(), "focus-3", ("todo", 0, 1));
    let shown = |title: &str, url: &str| vec![Evidence { title: title.into(), url: url.into() }];
    assert_eq!(entry(&ticked, "column").evidence, shown("已上线", "https://example.edu.cn/hdz"));
    assert_eq!(entry(&ticked, "activity-survey").evidence, shown("收回问卷 26 份", ""));
    assert_eq!(entry(&ticked, "activity-overseas").note, "没有海外办学");
}

#[test]
fn ticks_that_lead_nowhere_are_said() {
    let said = unknown_ticks(
        &Fixture::new().ticks("live-streem: {done: 是}\nalumni: {done: 是}\n别的: {done: 是}\nfocus-3: {na: 是}\n").assemble(),
    );
    assert_eq!(codes(&said), ["na-without-reason", "unknown-checklist-item", "unknown-checklist-item"]);
    assert_eq!(said[1].hints, ["是不是“live-stream”？"]);
    assert!(said.iter().all(|said| said.path == "content/checklist.yaml"));
    assert!(unknown_ticks(&Fixture::new().ticks("days: {done: 是}\nsurvey: 是\n").assemble()).is_empty());
}

#[test]
fn the_percentage_is_of_what_must_be_done() {
    let percent = |fixture: &Fixture| checklist(&fixture.assemble()).percent();
    assert_eq!(percent(&Fixture::new()), 0);
    // Eight items bind; nothing is quoted, so one of them does not apply.
    assert_eq!(percent(&Fixture::new().ticks("column: 是\n")), 14);
    assert_eq!(percent(&event("content/events/a.md", "").ticks("column: 是\n")), 16);
    let all = "column: 是\nplan: 是\nform-1-1: 是\ndays: 是\nselected-photos: 是\nreport: 是\nform-1-2: 是\n";
    assert_eq!(percent(&Fixture::new().ticks(all)), 100);
    let list = checklist(&Fixture::new().ticks("column: 是\n").assemble());
    assert_eq!(list.count(Force::Must), (1, 7));
    assert_eq!(list.progress(), "必做 7 项，完成 1 项；进度 14%。");
    let begun = checklist(&event("content/events/a.md", "").ticks("column: 是\n").assemble());
    assert_eq!(begun.progress(), "必做 7 项，完成 1 项，做了一部分 3 项；连同做了一部分的，总进度 16%。");
}

#[test]
fn only_achievements_are_shown_in_public() {
    let list = checklist(&event("content/events/a.md", "").ticks("overseas: {na: 没有}\ncolumn: 是\n").assemble());
    let shown = achieved(&list);
    assert_eq!(shown.first().map(|(phase, _)| *phase), Some(Phase::Before));
    let ids: Vec<&str> = shown.iter().flat_map(|(_, entries)| entries).map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["column", "days", "audience-pupils", "audience-residents"]);
    assert!(achieved(&checklist(&Fixture::new().assemble())).is_empty());
}

#[test]
fn the_public_page_says_what_there_is_and_nothing_else() {
    let ticks = "survey: {done: 是, evidence: https://example.com/s, note: 收回 26 份}\nsigning: {done: 是, evidence: 五家企业签约}\nform-1-1: 是\n";
    let shown = shown(&event("content/events/a.md", "").ticks(ticks).assemble());
    let items: Vec<(&str, &str, usize)> = shown
        .achieved
        .iter()
        .flat_map(|phase| &phase.items)
        .map(|item| (item.title.as_str(), item.text.as_str(), item.links.len()))
        .collect();
    let expected = [
        ("天天有活动", "已有 1 项", 1),
        ("活动惠及中小学生", "", 1),
        ("活动惠及家长、社区居民", "", 1),
        ("职业教育大调研", "", 1),
        ("校企集中签约", "五家企业签约", 0),
    ];
    assert_eq!(items, expected);
    assert_eq!(shown.achieved[0].title, "前期预热");
    let words = format!("{shown:?}");
    assert!(!words.contains("还缺") && !words.contains("2024-05-12"), "{words}");
}

#[test]
fn what_comes_next_is_what_binds_and_is_due() {
    let list = checklist(&Fixture::new().assemble());
    let next =
        |day: i8| list.next(Date::new(2024, 5, day).expect("a day")).iter().take(3).map(|entry| entry.id.as_str()).collect::<Vec<_>>();
    assert_eq!(next(8), ["plan", "form-1-1", "days"]);
    assert_eq!(next(18), ["plan", "form-1-1", "days"]);
    let list = checklist(&Fixture::new().ticks("plan: 是\nform-1-1: 是\ndays: 是\ncolumn: 是\n").assemble());
    let first = |day: i8| list.next(Date::new(2024, 5, day).expect("a day"))[0].id.as_str();
    assert_eq!((first(1), first(18), first(25)), ("selected-photos", "notices", "selected-photos"));
    assert!(list.next(Date::MAX).iter().all(|entry| entry.force != Force::May));
}

#[test]
fn what_is_due_and_not_done_is_overdue() {
    let entry = |fixture: &Fixture| entry(fixture, "days");
    let day = |day: i8| Date::new(2024, 5, day).expect("a day");
    assert!(entry(&Fixture::new()).is_overdue(day(13)));
    assert!(!entry(&Fixture::new()).is_overdue(day(12)));
    assert!(!entry(&Fixture::new().ticks("days: 是\n")).is_overdue(day(13)));
}

#[test]
fn the_public_table_has_rows_for_what_there_is() {
    let site = event("content/events/a.md", "opening: 走进社区\nfocus: 3\nstats: {students: 120}\n")
        .page("content/events/b.md", "title: 乙\n时间: 5月20日 14:00\nphotos: [../p.jpg 说明]\n---\n")
        .page("content/stories/s.md", "title: 丙\ndate: 5月21日\nphotos: [../p.jpg 说明]\n---\n")
        .picture("content/p.jpg", (800, 600))
        .assemble();
    let table = matrix(&site);
    let titles: Vec<&str> = table.rows.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(titles, ["活动", "图文动态", "照片", "两走进", "宣传重点：支撑经济社会发展", "职业院校学生"]);
    let cell = |row: usize, day: usize| table.rows[row].cells[day].as_ref().map(|cell| (cell.count, cell.url.as_str()));
    assert_eq!((table.days.len(), table.rows[0].cells.len()), (7, 7));
    assert_eq!(cell(0, 0), Some((2, "calendar/2024-05-20.html")));
    assert_eq!((cell(0, 1), cell(1, 1)), (None, Some((1, "stories/s.html"))));
    assert_eq!((cell(2, 0), cell(2, 1)), (Some((1, "calendar/2024-05-20.html")), Some((1, "calendar/2024-05-21.html"))));
    assert_eq!((cell(3, 0), cell(5, 0)), (Some((1, "events/a.html")), Some((120, "calendar/2024-05-20.html"))));
    assert!(matrix(&Fixture::new().assemble()).rows.is_empty());
}
