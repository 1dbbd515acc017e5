//! The figures of the week (form 1-2): what counts, on which day, and that the rows add up to the total.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::site::Site;

fn event(title: &str, lines: &str) -> String {
    format!("---\ntitle: {title}\n{lines}\n---\n正文。\n")
}

/// The figures that a site publishes.
struct Figures(Value);

impl Figures {
    fn of(site: &Site) -> Figures {
        site.build();
        let figures = Figures(serde_json::from_str(&site.read("week.json")).expect("JSON"));
        figures.add_up();
        figures
    }

    fn on(&self, day: &str, key: &str) -> u64 {
        let days = self.0["days"].as_array().expect("days");
        let day = days.iter().find(|found| found["date"] == format!("2024-05-{day}")).unwrap_or_else(|| panic!("no {day}"));
        day["figures"][key].as_u64().unwrap_or_else(|| panic!("no {key} in {day}"))
    }

    fn total(&self, key: &str) -> u64 {
        self.0["figures"]["total"][key].as_u64().expect("a total")
    }

    fn after(&self, key: &str) -> u64 {
        self.0["figures"]["after"][key].as_u64().expect("a figure after the week")
    }

    /// Rows always add up to the total.
    fn add_up(&self) {
        let mut sums: BTreeMap<&String, u64> = BTreeMap::new();
        let days = self.0["days"].as_array().expect("days").iter().map(|day| &day["figures"]);
        for row in days.chain([&self.0["figures"]["after"]]) {
            for (key, number) in row.as_object().expect("figures") {
                *sums.entry(key).or_default() += number.as_u64().expect("a number");
            }
        }
        for (key, number) in self.0["figures"]["total"].as_object().expect("totals") {
            assert_eq!(number.as_u64(), sums.get(key).copied(), "{key} does not add up");
        }
    }
}

#[test]
fn stats_count_on_their_day_and_in_the_total() {
    let site = Site::new()
        .file("content/events/a.md", event("甲", "date: 2024-05-21\nstats: {students: 120, teachers: 8}"))
        .file("content/events/b.md", event("乙", "date: 2024-05-21\n统计: 学生30 企业2"))
        .file("content/events/c.md", event("丙", "date: 2024-05-22\nstats: {学生: \"1,200\"}"));
    let figures = Figures::of(&site);
    assert_eq!((figures.on("21", "students"), figures.on("21", "teachers"), figures.on("21", "enterprises")), (150, 8, 2));
    assert_eq!((figures.on("22", "students"), figures.total("students")), (1200, 1350));
    assert!(site.read("data.html").contains("1,350"));
}

#[test]
fn what_did_not_take_place_counts_nowhere() {
    let stats = "stats: {students: 100}";
    let site = Site::new()
        .file("content/events/a.md", event("取消", &format!("date: 2024-05-21\nstatus: 取消\n{stats}")))
        .file("content/events/b.md", event("草稿", &format!("date: 2024-05-21\ndraft: yes\n{stats}")))
        .file("content/events/c.md", event("早了", &format!("date: 2024-05-13\n{stats}")))
        .file("content/events/d.md", event("延期", &format!("date: 2024-05-23\nstatus: 延期\n{stats}")));
    let figures = Figures::of(&site);
    assert_eq!((figures.total("students"), figures.on("23", "students")), (100, 100));
    assert_eq!((figures.on("21", "schools"), figures.on("23", "schools")), (0, 1));
}

#[test]
fn an_event_of_several_days_counts_by_day_or_on_its_first_day_with_a_hint() {
    let site = Site::new()
        .file("content/events/a.md", event("甲", "date: 5月21日—23日\nstats: {students: 90}"))
        .file("content/events/b.md", event("乙", "date: 5月21日—23日\nstats: {2024-05-22: {teachers: 5}, 2024-05-23: {teachers: 7}}"));
    let figures = Figures::of(&site);
    assert_eq!(["21", "22", "23"].map(|day| figures.on(day, "students")), [90, 0, 0]);
    assert_eq!(["21", "22", "23"].map(|day| figures.on(day, "teachers")), [0, 5, 7]);
    assert_eq!(["20", "21", "22", "23", "24"].map(|day| figures.on(day, "schools")), [0, 1, 1, 1, 0]);
    site.run(&["check"]).says(&["建议[stats-on-first-day]", "content/events/a.md"]);
}

#[test]
fn a_school_is_open_on_days_with_an_event_of_an_open_campus() {
    let site = Site::new()
        .file("content/events/a.md", event("甲", "date: 2024-05-21\nopening: 开放校园"))
        .file("content/events/b.md", event("乙", "date: 2024-05-22"));
    let figures = Figures::of(&site);
    assert_eq!(["21", "22", "23"].map(|day| figures.on(day, "open_schools")), [1, 0, 0]);
    assert_eq!(["21", "22", "23"].map(|day| figures.on(day, "schools")), [1, 1, 0]);
}

#[test]
fn an_entry_by_hand_replaces_the_figure_of_its_day() {
    let site = Site::new()
        .file("content/events/a.md", event("甲", "date: 2024-05-21\nstats: {students: 90, open_labs: 3}"))
        .file("content/daily.yaml", "2024-05-21: {开放实训室: 12}\n5月25日: {schools: 1, open_labs: 2}\n");
    let figures = Figures::of(&site);
    assert_eq!((figures.on("21", "open_labs"), figures.on("21", "students")), (12, 90));
    assert_eq!((figures.on("25", "open_labs"), figures.on("25", "schools"), figures.total("open_labs")), (2, 1, 14));
}

#[test]
fn media_count_by_their_kind_in_the_week_after_it_and_not_before() {
    let report = |date: &str, source: &str| format!("---\ntitle: 报道\ndate: {date}\nsources: [{source}]\n---\n摘要。\n");
    let site = Site::new()
        .file("content/media/a.md", report("2024-05-21", "{name: 青桥日报, type: 传统媒体}, {name: 青桥新闻网, type: 网络媒体}"))
        .file("content/media/b.md", report("2024-05-28", "{name: 青桥发布, type: 新媒体}"))
        .file("content/media/c.md", report("2024-05-10", "{name: 青桥日报, type: 传统媒体}"))
        .file("content/media/d.md", report("2024-06-20", "{name: 青桥日报, type: 传统媒体}"));
    let figures = Figures::of(&site);
    assert_eq!((figures.on("21", "press"), figures.on("21", "web")), (1, 1));
    assert_eq!((figures.after("social"), figures.total("social")), (1, 1));
    assert_eq!((figures.after("press"), figures.total("press")), (0, 1));
    site.build().says(&["media-outside-window", "content/media/d.md"]);
}

#[test]
fn channels_of_the_schools_own_count_one_and_their_shares() {
    let page = "---\ntitle: 甲\ndate: 2024-05-21\n同步发布: [{平台: 微信公众号, 链接: \"https://mp.weixin.qq.com/s/1\", 日期: 5月22日, 转发: 14}, {平台: 学校官网, 日期: 5月22日}]\n---\n正文。\n";
    let figures = Figures::of(&Site::new().file("content/stories/a.md", page));
    assert_eq!((figures.on("22", "social"), figures.on("22", "web")), (15, 1));
    assert_eq!(figures.total("social") + figures.total("web") + figures.total("press"), 16);
}
