//! Events: shown before the week, marked where they do not take place, standing on each of their days, and told to calendars.

use crate::html::text;
use crate::site::Site;

fn event(title: &str, lines: &str) -> String {
    format!("---\ntitle: {title}\n{lines}\n---\n正文。\n")
}

/// The lines of an ICS file, unfolded.
fn unfolded(ics: &str) -> String {
    assert!(ics.ends_with("\r\n") && !ics.replace("\r\n", "").contains('\n'), "lines of a calendar end in CRLF");
    for line in ics.split("\r\n") {
        assert!(line.len() <= 75, "a line of {} octets: {line}", line.len());
    }
    ics.replace("\r\n ", "").replace("\r\n", "\n")
}

#[test]
fn events_far_in_the_future_are_shown() {
    let edition = include_str!("../../editions/national-2025.yaml")
        .replace("from: 2025-05-11, to: 2025-05-17", "from: 2099-05-11, to: 2099-05-17")
        .replace("name: national-2025", "name: later")
        .replace("year: 2025", "year: 2099");
    let site = Site::new()
        .config("edition: later\n")
        .file("editions/later.yaml", edition)
        .file("content/events/a.md", event("远方的活动", "date: 5月12日"));
    site.build();
    for page in ["events.html", "calendar.html", "calendar/2099-05-12.html", "index.html", "events/a.html"] {
        assert!(site.read(page).contains("远方的活动"), "{page}");
    }
}

#[test]
fn a_cancelled_and_a_postponed_event_say_so_everywhere() {
    let site = Site::new()
        .file("content/events/film.md", event("露天电影", "date: 2024-05-22\nstatus: 取消"))
        .file("content/events/class.md", event("公开课", "date: 2024-05-22\nstatus: 延期"));
    site.build();
    for page in ["events.html", "calendar/2024-05-22.html", "calendar.html", "index.html"] {
        let page_text = text(&site.read(page));
        for (title, mark) in [("露天电影", "【取消】"), ("公开课", "【延期】")] {
            let marked = page_text.matches(&format!("{mark}{title}")).count();
            assert!(marked > 0, "{page}: {mark}{title} in\n{page_text}");
            let bare = page_text.matches(title).count();
            assert_eq!(marked, bare, "{page} names “{title}” without its mark");
        }
    }
    assert!(text(&site.read("events/film.html")).contains("【取消】"));
    assert!(text(&site.read("events/class.html")).contains("【延期】"));
    let ics = unfolded(&site.read("calendar.ics"));
    for line in ["SUMMARY:【取消】露天电影", "STATUS:CANCELLED", "SUMMARY:【延期】公开课", "STATUS:TENTATIVE"] {
        assert!(ics.contains(line), "no {line} in\n{ics}");
    }
    assert!(unfolded(&site.read("events/film.ics")).contains("STATUS:CANCELLED"));
}

#[test]
fn an_event_of_several_days_stands_on_each_of_them() {
    let site = Site::new()
        .file("content/events/show.md", event("十年展", "date: 5月21日—23日"))
        .file("content/events/bus.md", event("巡回车", "date: 20、22、25日\ntime: 每天15:00"));
    site.build();
    let days = |title: &str| -> Vec<u32> {
        (20..=26).filter(|day| text(&site.read(&format!("calendar/2024-05-{day}.html"))).contains(title)).collect()
    };
    assert_eq!(days("十年展"), [21, 22, 23]);
    assert_eq!(days("巡回车"), [20, 22, 25]);
    assert!(text(&site.read("events/show.html")).contains("5月21日—23日"));
    let ics = unfolded(&site.read("events/show.ics"));
    assert!(ics.contains("DTSTART;VALUE=DATE:20240521\n") && ics.contains("DTEND;VALUE=DATE:20240524\n"), "{ics}");
    let ics = unfolded(&site.read("events/bus.ics"));
    assert!(ics.contains("DTSTART;TZID=Asia/Shanghai:20240520T150000\n"), "{ics}");
    assert!(ics.contains("RRULE:FREQ=DAILY;COUNT=6\n"), "{ics}");
    assert!(ics.contains("EXDATE;TZID=Asia/Shanghai:20240521T150000,20240523T150000,20240524T150000\n"), "{ics}");
}

#[test]
fn uids_are_stable_and_the_same_with_and_without_an_address() {
    let uids = |site: &Site| -> Vec<String> {
        unfolded(&site.read("calendar.ics")).lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    let site = Site::small();
    site.build();
    let first = uids(&site);
    assert_eq!(first.len(), 1);
    assert!(first[0].ends_with("@zhuanlan.invalid"), "{first:?}");
    site.put("content/events/open.md", event("改了名的开放日", "date: 2024-05-23\nslug: new-name"));
    site.build_with(&["--base-url", "https://www.example.edu.cn/hdz/"]);
    assert_eq!(uids(&site), first);
}

#[test]
fn a_calendar_names_its_zone_and_a_stable_stamp() {
    let site = Site::small();
    site.build();
    let ics = unfolded(&site.read("events/open.ics"));
    for line in [
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Shanghai",
        "DTSTART;TZID=Asia/Shanghai:20240520T090000",
        "DTEND;TZID=Asia/Shanghai:20240520T110000",
        "DTSTAMP:2024",
    ] {
        assert!(ics.contains(line), "no {line} in\n{ics}");
    }
}

#[test]
fn a_story_and_its_event_name_each_other() {
    let site = Site::small();
    site.build();
    assert!(site.read("events/open.html").contains("href=\"../stories/first.html\""));
    assert!(site.read("stories/first.html").contains("href=\"../events/open.html\""));
    let by_title = Site::small().file("content/stories/b.md", "---\ntitle: 又一篇\ndate: 2024-05-20\n活动: 校园开放日\n---\n正文。\n");
    by_title.build();
    assert!(by_title.read("events/open.html").contains("href=\"../stories/b.html\""));
}

#[test]
fn an_event_outside_of_the_week_has_a_page_and_a_warning() {
    let site = Site::new().file("content/events/a.md", event("早了一周的活动", "date: 2024-05-13"));
    site.build().says(&["注意[outside-week]", "content/events/a.md"]);
    assert!(site.has("events/a.html"));
    assert!(site.read("calendar.html").contains("早了一周的活动"));
}

#[test]
fn a_live_stream_shows_its_code_sharp() {
    let site = Site::new()
        .file(
            "content/events/a.md",
            event("云上参观", "date: 2024-05-21\n直播: {链接: \"https://live.example.com/1\", 二维码: code.png, 平台: 视频号}"),
        )
        .file("content/events/code.png", crate::picture::png(300, 300));
    site.build();
    let page = site.read("events/a.html");
    assert!(page.contains("https://live.example.com/1") && page.contains("视频号"), "{page}");
    let code = crate::html::references(&page).into_iter().find(|(_, url)| url.ends_with(".png")).expect("the code is a PNG").1;
    let stored = std::fs::read(site.path("public/events").join(code)).expect("the code is there");
    assert_eq!(crate::picture::decoded(&stored), crate::picture::decoded(&crate::picture::png(300, 300)));
}

#[test]
fn contacts_are_named_only_where_the_school_wants_it() {
    let lines = "date: 2024-05-21\ncontact: 岑小满，13800000199，汽修系主任";
    let site = Site::new().file("content/events/a.md", event("汽修课", lines));
    site.build();
    assert!(!site.read("events/a.html").contains("岑小满"));
    let site = site.config("show_contacts: yes\n");
    site.build();
    let page = site.read("events/a.html");
    assert!(page.contains("岑小满"), "{page}");
    assert!(!page.contains("13800000199") && !page.contains("汽修系主任"));
}

#[test]
fn an_event_at_one_time_on_several_days_begins_on_the_day_that_it_stands_under() {
    let site = Site::new().file("content/events/fix.md", event("维修", "date: 5月20日、22日\ntime: 15:00—17:00\nvenue: 街上"));
    site.build();
    let rows = |path: &str| -> Vec<String> {
        let html = site.read(path);
        html.split("<li class=\"row").skip(1).map(|row| row.split("</li>").next().unwrap_or_default().to_owned()).collect()
    };
    let day = rows("calendar/2024-05-22.html");
    assert!(day[0].contains("datetime=\"2024-05-22T15:00+08:00\"") && day[0].contains("datetime=\"2024-05-22T17:00+08:00\""), "{day:?}");
    let all = rows("events.html");
    assert!(all[0].contains(" data-each") && all[0].contains("datetime=\"2024-05-20T15:00+08:00\""), "{all:?}");
    assert!(all[0].contains("datetime=\"2024-05-22T17:00+08:00\""), "{all:?}");
    assert!(site.read("events/fix.html").contains(" data-span data-each"), "its own page");
}
