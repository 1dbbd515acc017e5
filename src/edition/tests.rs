//! Tests of the editions: the built-in ones, odd weeks, free words, and what is said about broken ones.

use jiff::civil::{Date, date};

use super::*;
use crate::diagnostic::Diagnostic;

const SMALL: &str = "name: test\ntitle: 测试周\nyear: 2024\ntheme: 一技在手\nforces: {must: 必做, should: 应做, may: 参考}\n\
    phases: {before: {title: 前}, during: {title: 中}, after: {title: 后}}\n";

fn read(name: &str) -> Edition {
    let (name, text) = builtin(name).expect("a built-in edition");
    parse(&text, &format!("editions/{name}.yaml")).unwrap_or_else(|found| panic!("{found:#?}"))
}

fn small(rest: &str) -> Result<Edition, Vec<Diagnostic>> {
    parse(&format!("{SMALL}{rest}"), "editions/test.yaml")
}

fn titles(columns: &[Column]) -> Vec<&str> {
    columns.iter().map(|column| column.title.as_str()).collect()
}

#[test]
fn both_editions_are_built_in_and_known_by_their_aliases() {
    assert_eq!(builtin_names(), ["guangxi-2024", "national-2025"]);
    let named = |name| builtin(name).map(|(name, _)| name);
    for alias in ["guangxi-2024", "广西2024", " 广西 2024 ", "广西2024年职业教育活动周"] {
        assert_eq!(named(alias).as_deref(), Some("guangxi-2024"), "{alias}");
    }
    assert_eq!(named("全国2025").as_deref(), Some("national-2025"));
    assert_eq!(named("贵州2024"), None);
}

#[test]
fn guangxi_has_the_week_of_the_notice() {
    let edition = read("guangxi-2024");
    assert_eq!((edition.first(), edition.last(), edition.days().len()), (date(2024, 5, 20), date(2024, 5, 26), 7));
    assert_eq!((edition.theme.as_str(), edition.session), ("一技在手，一生无忧", Some(10)));
    assert_eq!(edition.day_name(edition.first()), None);
    assert_eq!((edition.deadline("plan"), edition.deadline("report")), (Some(date(2024, 5, 12)), Some(date(2024, 5, 29))));
    let window = edition.media_window();
    assert_eq!((window.from, window.until), (date(2024, 5, 20), date(2024, 5, 29)));
    let launch = edition.launch.as_ref().expect("a launch");
    assert_eq!((launch.date, launch.time), (date(2024, 5, 20), Some(jiff::civil::time(15, 30, 0, 0))));
    assert_eq!((edition.zones.len(), edition.chapters.len(), edition.openings.len(), edition.focus.len()), (8, 2, 9, 5));
}

#[test]
fn guangxi_has_the_printed_columns_in_order() {
    let edition = read("guangxi-2024");
    let columns = |form: &str, at: usize| titles(&edition.form(form).expect("a form").tables[at].columns).join(" | ");
    assert_eq!(
        columns("1-1", 0),
        "序号 | 单位名称 | 活动名称 | 活动形式 | 活动参与人员 | 参与人数 | 活动负责人 | 活动负责人手机号码 | 活动负责人部门和职务 | \
         活动地点（址） | 活动（开放）时间 | 备注"
    );
    assert_eq!(
        columns("1-2", 0),
        "日期 | 参与活动的职业院校(所次) | 参与活动的职业院校学生(人次) | 参与活动的教师数(人次) | 参与活动的中小学生人数(人次) | \
         参与活动的家长、社区居民(人次) | 参与的企业(家次) | 开放职业院校(所次) | 开放的实验实训室(个次) | 开展的职业体验项目(个次) | \
         职业教育宣讲活动(场次) | 职业技能展示(场次) | 开展便民服务(人次) | 发放宣传资料(份) | 电视、电台及报纸等传统媒体报道(篇次) | \
         网络新闻等宣传、转发(次) | 微信、微博等宣传、转发(次)"
    );
    assert_eq!(columns("2-1", 0), "项目名称 | 展区（展位）类别 | 展示形式 | 项目简述 | 布展要求");
    assert_eq!(columns("2-1", 1), "活动名称 | 活动内容 | 活动简述 | 场地要求");
    assert_eq!(columns("2-2", 0), "件数 | 节目名称 | 参演人数 | 节目时长 | 节目简述");
    assert_eq!(columns("2-3", 0), "参会人员姓名 | 性别 | 职务 | 手机号码 | 抵达南宁交通时间 | 离开南宁交通时间");
    assert_eq!(edition.form("2-3").and_then(|form| form.meals.as_ref()).map(|meals| meals.list.len()), Some(8));
    assert_eq!(titles(&edition.form("1-2").expect("a form").head), ["填报单位：", "填报人：", "部门和职务：", "联系电话："]);
    let (first, second) = (edition.form("1-1").expect("a form"), edition.form("1-2").expect("a form"));
    assert_eq!((first.tables[0].columns.len(), second.tables[0].columns.len()), (12, 17));
}

#[test]
fn every_figure_of_guangxi_has_its_column() {
    let edition = read("guangxi-2024");
    let table = edition.form("1-2").and_then(|form| form.table(Rows::Days)).expect("a table by day");
    let fields: Vec<&str> = table.columns[1..].iter().map(|column| column.field.as_str()).collect();
    let keys: Vec<&str> = edition.stats.iter().map(|stat| stat.key.as_str()).collect();
    assert_eq!(fields, keys);
}

#[test]
fn every_checklist_item_says_what_when_and_why() {
    for name in builtin_names() {
        let edition = read(&name);
        assert!(!edition.items().is_empty());
        for item in edition.items() {
            assert!(!item.rule.clause.is_empty() && !item.title.contains("{}") && item.want > 0, "{}", item.id);
            let known = ["必做", "应做", "参考"].contains(&edition.forces.label(item.rule.force));
            assert!(known && !edition.phases.label(item.rule.phase).short().is_empty(), "{}", item.id);
        }
    }
    let edition = read("guangxi-2024");
    let binding = edition.items().into_iter().filter(|item| item.rule.force == Force::Must).map(|item| (item.id, item.rule.clause.clone()));
    for (id, clause) in binding {
        assert!(clause == "N2.5" || clause.starts_with("N4."), "{id} {clause}");
    }
}

#[test]
fn items_have_the_ids_that_checklist_yaml_ticks() {
    let edition = read("guangxi-2024");
    let items = edition.items();
    let ids: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
    for id in ["days", "live-stream", "focus-3", "opening-campus", "audience-pupils", "media-press", "activity-overseas", "form-1-2"] {
        assert!(ids.contains(&id), "{id}");
    }
    assert!(!ids.contains(&"media-original"));
    let item = |id: &str| items.iter().find(|item| item.id == id).map(|item| (item.title.as_str(), item.want, item.due));
    assert_eq!(item("days"), Some(("天天有活动", 7, Some(date(2024, 5, 12)))));
    assert_eq!(item("selected-photos"), Some(("精选 10 张活动照片", 10, Some(date(2024, 5, 29)))));
    assert_eq!(item("focus-3"), Some(("宣传重点：职业教育支撑经济社会发展成效", 1, Some(date(2024, 5, 26)))));
}

#[test]
fn another_edition_has_named_days_and_no_forms() {
    let edition = read("national-2025");
    assert_eq!(edition.day_name(date(2025, 5, 12)), Some("职普融通示范日"));
    assert_eq!(edition.day_name(date(2025, 5, 17)), Some("地方特色活动日"));
    assert!(edition.forms.is_empty() && edition.zones.is_empty() && edition.photos.is_none() && edition.deadline("plan").is_none());
    assert_eq!(edition.media_window().until, date(2025, 5, 17));
    let items = edition.items();
    let titled = |id: &str| items.iter().find(|item| item.id == id).map(|item| item.title.clone());
    assert_eq!(titled("days-05-13").as_deref(), Some("5月13日“产教融合示范日”有活动"));
    assert_eq!(items.iter().find(|item| item.id == "focus").map(|item| item.want), Some(3));
}

#[test]
fn weeks_of_one_day_a_month_a_thursday_and_with_gaps_are_taken() {
    let days = |rest: &str| small(rest).map(|edition| edition.days().to_vec());
    let count = |rest: &str| days(rest).expect("a week").len();
    assert_eq!(count("days: {from: 2024-05-18, to: 2024-05-18}"), 1);
    assert_eq!(count("days: {from: 2024-05-01, to: 2024-05-31}"), 31);
    let gaps = small("days: [2024-05-11, 2024-05-12, 2024-05-18, 2024-05-19]").expect("weekends");
    assert!(gaps.contains(date(2024, 5, 18)) && !gaps.contains(date(2024, 5, 13)));
    let thursday = days("days: {from: 2024-05-23, to: 2024-05-29}").expect("a week");
    assert_eq!(thursday.first().map(|day| day.weekday()), Some(jiff::civil::Weekday::Thursday));
}

#[test]
fn odd_weeks_are_refused_at_their_place() {
    let check = |days: &str, wanted: &str| {
        let found = small(&format!("days: {days}\n")).expect_err("no good week");
        assert!(found[0].message.contains(wanted), "{days}: {}", found[0].message);
        assert_eq!(found[0].place.as_ref().map(|place| place.line), Some(7), "{days}");
    };
    check("{from: 2024-05-01, to: 2024-07-02}", "最多 62 天");
    check("{from: 0001-01-01, to: 9999-12-31}", "最多 62 天");
    check("{from: 2024-05-20, to: 2024-05-19}", "在第一天 2024-05-20 的前面");
    check("{to: 2024-05-19}", "缺 from");
    check("{from: 2024-05-20, bis: 2024-05-22}", "不认识“bis”");
    check("[]", "至少要有一天");
    check("[2024-05-20, 2024-05-20]", "2024-05-20 写了两次");
    check("[2024-05-21, 2024-05-20]", "从早到晚");
    check("[2024-05-32]", "“2024-05-32”不是一个日期");
    check("七天", "写法不对");
}

#[test]
fn broken_yaml_is_answered_in_chinese_with_its_place() {
    let check = |rest: &str, wanted: &str, line: u32| {
        let found = small(rest).expect_err("broken");
        let place = found[0].place.as_ref().map(|place| place.line);
        assert!(found[0].message.contains(wanted), "{rest}: {:?}", found[0]);
        assert_eq!(place, Some(line), "{rest}: {:?}", found[0]);
        assert!(!found[0].message.is_ascii() && found[0].path == "editions/test.yaml");
    };
    let days = "days: {from: 2024-05-20, to: 2024-05-26}\n";
    check(&format!("{days}foucs: []\n"), "不认识“foucs”", 8);
    check(&format!("{days}theme: 又一个\n"), "“theme”写了两次", 8);
    check(&format!("{days}focus: [{{number: 一, title: 政策, clause: N3.1}}]\n"), "这一项的值", 8);
    check(&format!("{days}source: \"没有配对\n"), "不合 YAML 的写法", 8);
    check(&format!("{days}focus: [1, 2\n"), "", 8);
    check("days：{from: 2024-05-20}\n", "", 7);
}

#[test]
fn a_missing_key_is_named() {
    let found = parse("name: test\ntitle: 测试周\nyear: 2024\n", "editions/test.yaml").expect_err("no days");
    assert!(found[0].message.contains("缺少“days”"), "{:?}", found[0]);
    assert!(parse("", "editions/test.yaml").is_err());
}

#[test]
fn unsound_references_are_all_said_at_once() {
    let rest = "days: {from: 2025-05-20, to: 2025-05-26}\nday_names: [一日]\n\
        audiences: [{id: a, title: 甲, stat: nobody}]\n\
        forms: [{id: 1-1, title: 表, deadline: never, tables: [{rows: events, columns: [{title: 列, field: colour}]}, {rows: days, columns: []}]}]\n\
        checklist:\n  - {id: x, title: 一, clause: N1, force: must, phase: before, due: soon, rule: form-ready, of: [9-9], how: 做}\n  \
        - {id: x, title: 二, clause: '', force: may, phase: after, each: focus, rule: report, how: 做}\n";
    let found = small(rest).expect_err("unsound");
    let said: String = found.iter().map(|one| format!("{}\n", one.message)).collect();
    for wanted in [
        "year 写的是 2024",
        "1 个名字",
        "“nobody”",
        "“never”",
        "“colour”",
        "一列也没有",
        "“soon”",
        "“9-9”",
        "两个“x”",
        "clause 空着",
        "each 和 rule",
        "请在上面写 report",
    ] {
        assert!(said.contains(wanted), "{wanted} in {said}");
    }
    let colour = found.iter().find(|one| one.message.contains("colour")).and_then(|one| one.place.clone()).expect("a place");
    assert_eq!((colour.line, colour.width), (10, 6));
}

#[test]
fn points_of_publicity_are_read_from_numbers_and_words() {
    let edition = read("guangxi-2024");
    let check = |text: &str, wanted: Option<u32>| assert_eq!(edition.focus_by(text), wanted, "{text}");
    for (text, number) in [
        ("1", 1),
        ("３", 3),
        ("五", 5),
        ("N3.2", 2),
        ("宣传重点4", 4),
        ("第三点", 3),
        ("（二）", 2),
        ("职业教育方针政策及法律法规", 1),
        ("方针政策", 1),
        ("“一体两翼”布局", 2),
        ("职教出海", 2),
        ("技能成才", 5),
        ("大国工匠、能工巧匠", 5),
        ("乡村振兴", 3),
        ("典型经验", 4),
        ("2. 重点任务", 2),
        ("3、服务", 3),
        ("技能成才典型人物", 5),
    ] {
        check(text, Some(number));
    }
    for text in ["6", "0", "", "天气", "乡村振兴典型经验"] {
        check(text, None);
    }
    assert_eq!(read("national-2025").focus_by("通用"), None);
}

#[test]
fn openings_figures_media_and_zones_are_read_from_words() {
    let edition = read("guangxi-2024");
    let opening = |text: &str| edition.opening_by(text).map(|one| one.id.clone()).unwrap_or_default();
    for (text, id) in [
        ("开放校园", "campus"),
        ("校园开放", "campus"),
        ("校园开放日活动", "campus"),
        ("走进社区", "community"),
        ("village", "village"),
        ("校园招聘会", ""),
        ("打球", ""),
    ] {
        assert_eq!(opening(text), id, "{text}");
    }
    let stat = |text: &str| edition.stat_key_by(text).unwrap_or_default();
    for (text, key) in [
        ("学生", "students"),
        ("中小学生", "pupils"),
        ("学生（人次）", "students"),
        ("参与活动的家长、社区居民(人次)", "residents"),
        ("leaflets", "leaflets"),
        ("家长、社区居民", "residents"),
        ("开放实训室", "open_labs"),
        ("网络新闻等宣传、转发（次）", "web"),
        ("日期", ""),
        ("", ""),
    ] {
        assert_eq!(stat(text), key, "{text}");
    }
    let medium = |text: &str| edition.medium_by(text).map(|one| one.id.clone()).unwrap_or_default();
    for (text, id) in [
        ("传统媒体", "press"),
        ("云江日报", "press"),
        ("微信公众号", "social"),
        ("手机 APP", "social"),
        ("广西日报客户端", "social"),
        ("学校官网", "web"),
        ("原创", "original"),
    ] {
        assert_eq!(medium(text), id, "{text}");
    }
    let zone = |text: &str| edition.zone_by(text).map(|one| one.number);
    assert_eq!(["三区", "3", "第三展区", "三星级及以上星级中职学校", "九区"].map(zone), [Some(3), Some(3), Some(3), Some(3), None]);
    assert_eq!(edition.chapter_by("职业院校学生专业技术技能表演").map(|one| one.number), Some(2));
}

#[test]
fn audiences_are_found_in_a_line_of_words() {
    let edition = read("guangxi-2024");
    let found = |text: &str| edition.audiences_in(text).iter().map(|one| one.id.clone()).collect::<Vec<_>>().join(" ");
    for (text, wanted) in [
        ("中小学生", "pupils"),
        ("全体师生", "students teachers"),
        ("初中毕业生及学生家长", "pupils residents"),
        ("小学生与家长", "pupils residents"),
        ("本校学生、企业代表、市民", "students residents enterprises"),
        ("", ""),
    ] {
        assert_eq!(found(text), wanted, "{text}");
    }
    let doors = |text: &str| edition.doors_in(text).iter().map(|one| one.id.clone()).collect::<Vec<_>>().join(" ");
    assert_eq!(doors("初中生、家长和社会公众"), "pupils parents residents");
}

#[test]
fn papers_go_where_the_notice_says() {
    let edition = read("guangxi-2024");
    let to = |kind, affiliation| edition.submit_to(kind, affiliation).map(|rule| rule.to.clone()).unwrap_or_default();
    assert_eq!(to("高职", "市属"), "自治区教育厅");
    assert_eq!(to("中职", "区直"), "自治区教育厅");
    assert_eq!(to("中职", "县属"), "所在市教育局");
    assert_eq!(to("教育局", "市属"), "自治区教育厅");
    assert_eq!(to("教育局", "县属"), "所在市教育局");
}

#[test]
fn a_moved_deadline_moves_the_items() {
    let mut edition = read("guangxi-2024");
    let moved: Date = date(2024, 5, 10);
    edition.set_deadline("plan", moved);
    assert!(edition.items().iter().any(|item| item.id == "form-1-1" && item.due == Some(moved)));
}

#[test]
fn an_edition_cut_off_anywhere_is_answered_without_panic() {
    let (_, text) = builtin("national-2025").expect("a built-in edition");
    for (at, _) in text.char_indices().step_by(37) {
        for broken in [&text[..at], &text[at..]] {
            if let Err(found) = parse(broken, "editions/test.yaml") {
                assert!(found.iter().all(|one| !one.message.is_ascii()), "{found:?}");
            }
        }
    }
}

#[test]
fn the_calendar_tells_events_apart_as_the_edition_says() {
    let edition = read("guangxi-2024");
    let title = |openings: &[&str], live| {
        let openings: Vec<String> = openings.iter().map(|id| (*id).to_owned()).collect();
        edition.edges[edition.edge(&openings, live)].title.as_str()
    };
    assert_eq!(title(&[], false), "校内活动");
    assert_eq!(title(&["campus"], true), "企业与线上");
    assert_eq!(title(&["enterprise", "village"], true), "走进社区、乡村与便民服务");
    let (_, text) = builtin("national-2025").expect("a built-in edition");
    let wrong = text.replace("企业与线上, openings: [enterprise]", "企业与线上, openings: [enterprize]");
    let found = parse(&wrong, "editions/test.yaml").expect_err("an opening that there is not");
    assert!(found.iter().any(|one| one.message.contains("enterprize") && one.message.contains("edges")), "{found:?}");
}
