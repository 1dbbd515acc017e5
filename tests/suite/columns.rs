//! The column as a whole: lists and their pages, editions of any length, sections, menu, former addresses, what a host refuses.

use crate::html::{broken_links, text};
use crate::site::Site;

const LISTS: [&str; 7] = ["events", "stories", "cases", "people", "albums", "media", "notices"];

/// A built-in edition with another week and name.
fn edition(from: &str, to: &str) -> String {
    include_str!("../../editions/national-2025.yaml")
        .replace("from: 2025-05-11, to: 2025-05-17", &format!("from: {from}, to: {to}"))
        .replace("name: national-2025", "name: own")
        .lines()
        .filter(|line| !line.starts_with("day_names:"))
        .map(|line| format!("{line}\n"))
        .collect()
}

/// The days that have a page.
fn days(site: &Site) -> Vec<String> {
    let day = |path: &String| path.strip_prefix("calendar/")?.strip_suffix(".html").map(str::to_owned);
    site.output().keys().filter_map(day).collect()
}

#[track_caller]
fn whole(site: &Site) {
    let broken = broken_links(&site.output());
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_site_without_content_has_every_list_with_a_sentence() {
    let site = Site::new();
    site.build();
    for list in LISTS {
        let page = site.read(&format!("{list}.html"));
        assert!(page.contains("class=\"empty\""), "{list}.html says nothing");
    }
    for page in ["index.html", "calendar.html", "data.html", "checklist.html", "404.html", "week.json", "calendar.ics", "focus/1.html"] {
        assert!(site.has(page), "no {page}");
    }
    assert_eq!(days(&site).len(), 7);
    whole(&site);
}

#[test]
fn a_hundred_and_thirty_stories_fill_three_pages_newest_first() {
    let mut site = Site::new();
    for number in 1..=130 {
        let text = format!("---\ntitle: 第{number}篇\ndate: 2024-05-{:02}\n---\n正文。\n", 20 + number % 7);
        site = site.file(&format!("content/stories/s{number:03}.md"), text);
    }
    site.build();
    let titles = |page: &str| {
        site.read(page).matches("<h3 class=\"card-title\">").count() + site.read(page).matches("<h2 class=\"card-title\">").count()
    };
    assert_eq!(["stories.html", "stories/page-2.html", "stories/page-3.html"].map(titles), [60, 60, 10]);
    assert!(!site.has("stories/page-4.html"));
    let first = site.read("stories.html");
    assert!(first.contains("href=\"stories/page-2.html\"") && !first.contains("rel=\"prev\""));
    let dates: Vec<&str> = first.split("<main").nth(1).expect("main").split("datetime=\"").skip(1).map(|rest| &rest[..10]).collect();
    assert!(dates.windows(2).all(|pair| pair[0] >= pair[1]), "{dates:?}");
    let second = site.read("stories/page-2.html");
    assert!(second.contains("href=\"../stories.html\"") && second.contains("href=\"../stories/page-3.html\""));
    whole(&site);
}

#[test]
fn pinned_stories_stand_first() {
    let site = Site::small().file("content/stories/old.md", "---\ntitle: 置顶的旧文\ndate: 2024-05-01\npinned: yes\n---\n正文。\n");
    site.build();
    let page = site.read("stories.html");
    assert!(page.find("置顶的旧文") < page.find(">第一天<"), "{page}");
}

#[test]
fn a_week_may_have_one_day_or_thirty_one_and_begin_on_a_thursday() {
    for (from, to, count) in [("2025-05-15", "2025-05-15", 1), ("2025-05-01", "2025-05-31", 31), ("2025-05-15", "2025-05-21", 7)] {
        let site = Site::new()
            .config("edition: own\n")
            .file("editions/own.yaml", edition(from, to))
            .file("content/events/a.md", "---\ntitle: 开放日\ndate: 5月15日\n---\n正文。\n");
        site.build();
        let days = days(&site);
        assert_eq!((days.len(), days.first().map(String::as_str), days.last().map(String::as_str)), (count, Some(from), Some(to)));
        assert!(text(&site.read("calendar/2025-05-15.html")).contains("开放日"));
        assert!(
            text(&site.read("calendar/2025-05-15.html")).contains("周四")
                || text(&site.read("calendar/2025-05-15.html")).contains("星期四")
        );
        whole(&site);
    }
}

#[test]
fn a_week_of_no_day_or_of_many_is_an_error_of_the_edition() {
    for (from, to) in [("2025-05-15", "2025-05-14"), ("2025-05-01", "2025-07-02")] {
        let run = Site::new().config("edition: own\n").file("editions/own.yaml", edition(from, to)).refuses();
        assert_eq!(run.errors(), ["edition-yaml"], "{}", run.stderr);
        run.says(&["editions/own.yaml"]);
    }
}

#[test]
fn the_national_edition_has_seven_named_days_and_nothing_of_the_province() {
    let site =
        Site::new().config("edition: national-2025\n").file("content/events/a.md", "---\ntitle: 开放日\ndate: 5月12日\n---\n正文。\n");
    site.build();
    let calendar = text(&site.read("calendar.html"));
    for name in
        ["职教发展研讨日", "职普融通示范日", "产教融合示范日", "职教出海展示日", "技能人才风采日", "职教志愿服务日", "地方特色活动日"]
    {
        assert!(
            calendar.contains(name) || (0..7).any(|day| text(&site.read(&format!("calendar/2025-05-{}.html", 11 + day))).contains(name)),
            "{name}"
        );
    }
    for (path, bytes) in site.output() {
        let text = String::from_utf8_lossy(&bytes);
        for word in ["广西", "2024"] {
            assert!(!text.contains(word), "{path} speaks of {word}");
        }
    }
    whole(&site);
}

#[test]
fn an_edition_may_be_called_by_its_chinese_name() {
    let site = Site::new().config("活动周: 广西2024\n");
    site.build();
    assert!(site.has("calendar/2024-05-20.html"));
}

#[test]
fn a_section_of_the_schools_own_has_a_list_and_pages() {
    let site = Site::small()
        .config("sections: [{folder: majors, title: 专业与实训室, layout: cards}]\n")
        .file("content/majors/auto.md", "---\ntitle: 汽修\n---\n正文。\n");
    site.build();
    assert!(text(&site.read("majors.html")).contains("汽修"));
    assert!(text(&site.read("majors/auto.html")).contains("专业与实训室"));
    assert!(site.read("index.html").contains("href=\"majors.html\""));
    whole(&site);
}

#[test]
fn the_menu_stands_as_written() {
    let site = Site::small().config("menu: [stories, calendar, {title: 招生, url: \"https://zs.example.edu.cn/\"}]\n");
    site.build();
    let page = site.read("index.html");
    let menu = page.split("class=\"menu\"").nth(1).and_then(|rest| rest.split("</nav>").next()).expect("a menu");
    let at = |part: &str| menu.find(part).unwrap_or_else(|| panic!("no {part} in {menu}"));
    assert!(at("stories.html") < at("calendar.html") && at("calendar.html") < at("https://zs.example.edu.cn/"));
    assert!(!menu.contains("notices.html"));
    whole(&site);
}

#[test]
fn a_menu_names_only_what_has_content() {
    let site = Site::small();
    site.build();
    let page = site.read("index.html");
    let menu = page.split("class=\"menu\"").nth(1).and_then(|rest| rest.split("</nav>").next()).expect("a menu");
    assert!(menu.contains("notices.html") && !menu.contains("albums.html"), "{menu}");
}

#[test]
fn former_addresses_lead_to_the_page() {
    let site = Site::small()
        .file("content/stories/moved.md", "---\ntitle: 搬过家\ndate: 2024-05-21\n旧网址: [news/old.html, 2024/a.html]\n---\n正文。\n");
    site.build();
    assert!(site.read("news/old.html").contains("../stories/moved.html"));
    assert!(site.has("2024/a.html"));
    whole(&site);
    let run =
        site.file("content/stories/other.md", "---\ntitle: 占了别人\ndate: 2024-05-21\n旧网址: stories.html\n---\n正文。\n").refuses();
    assert!(run.errors().contains(&"output-collision") || run.errors().contains(&"bad-alias"), "{}", run.stderr);
}

#[test]
fn an_address_brings_feed_sitemap_and_share_tags_and_none_brings_none() {
    let site = Site::small();
    site.build();
    assert!(!site.has("feed.xml") && !site.has("sitemap.xml"));
    for (path, bytes) in site.output() {
        let text = String::from_utf8_lossy(&bytes);
        for word in ["rel=\"canonical\"", "og:url", "og:image", "feed.xml", "sitemap.xml", "webcal:"] {
            assert!(!text.contains(word), "{path} has {word}");
        }
    }
    site.build_with(&["--base-url", "https://www.example.edu.cn/hdz"]);
    let page = site.read("events/open.html");
    for part in ["rel=\"canonical\" href=\"https://www.example.edu.cn/hdz/events/open.html\"", "property=\"og:url\"", "feed.xml"] {
        assert!(page.contains(part), "no {part} in {page}");
    }
    assert!(site.read("sitemap.xml").contains("<loc>https://www.example.edu.cn/hdz/events/open.html</loc>"));
    assert!(site.read("feed.xml").contains("https://www.example.edu.cn/hdz/stories/first.html"));
    assert!(site.read("robots.txt").contains("https://www.example.edu.cn/hdz/sitemap.xml"));
}

#[test]
fn a_base_url_must_be_whole() {
    let run = Site::small().run(&["build", "--base-url", "www.example.edu.cn"]);
    assert_eq!(run.code, 2);
    run.says(&["“www.example.edu.cn”", "https://"]);
}

#[test]
fn what_a_host_refuses_is_not_made_and_nothing_leads_there() {
    let site = Site::small().config("output: {skip: [ics, feed, json], web_config: no}\n");
    site.build_with(&["--base-url", "https://www.example.edu.cn/hdz/"]);
    for (path, bytes) in site.output() {
        assert!(![".ics", ".json", "feed.xml", "web.config"].iter().any(|ending| path.ends_with(ending)), "{path} is made");
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            path == ".zhuanlan" || ![".ics", "week.json", "feed.xml", "webcal:"].iter().any(|word| text.contains(word)),
            "{path} leads to one"
        );
    }
    assert!(site.has("sitemap.xml"));
    whole(&site);
}

#[test]
fn an_internal_checklist_makes_no_page() {
    let site = Site::small().config("checklist: internal\n");
    site.build();
    assert!(!site.has("checklist.html"));
    whole(&site);
}

#[test]
fn the_public_checklist_shows_no_gap_and_no_due_day() {
    let site = Site::small();
    site.build();
    let page = text(&site.read("checklist.html"));
    for word in ["截止", "未完成", "还差", "未开展", "必做", "%", "✗", "○"] {
        assert!(!page.contains(word), "the public page shows {word}:\n{page}");
    }
}

#[test]
fn the_footer_carries_the_numbers_that_the_law_asks_for() {
    let site = Site::small().config("footer: {icp: 桂ICP备12345678号-1, police: 桂公网安备 45010002000001号}\n");
    site.build();
    let page = site.read("events/open.html");
    assert!(page.contains("桂ICP备12345678号-1") && page.contains("https://beian.miit.gov.cn"), "{page}");
    assert!(page.contains("桂公网安备 45010002000001号") && page.contains("45010002000001"));
}

#[test]
fn a_template_of_the_sites_own_stands_in_for_the_themes() {
    let site = Site::small().file("templates/partials/empty.html", "<p class=\"own\">{{ empty }}</p>\n");
    site.build();
    assert!(site.read("cases.html").contains("class=\"own\""));
}

#[test]
fn a_theme_of_the_sites_own_extends_the_base() {
    let site = Site::small()
        .config("theme: mine\n")
        .file("themes/mine/theme.yaml", "name: mine\ntitle: 我们的\nextends: base\n")
        .file("themes/mine/assets/mine.css", "body{margin:0}\n")
        .file("themes/mine/templates/partials/empty.html", "<p class=\"mine\">{{ empty }}</p>\n");
    site.build();
    assert!(site.read("cases.html").contains("class=\"mine\""));
    assert!(site.output().keys().any(|path| path.starts_with("assets/mine-")));
}

#[test]
fn static_files_are_copied_as_they_are() {
    let site = Site::small().file("static/verify/code.txt", "0f3a\r\n");
    site.build();
    assert_eq!(site.read("verify/code.txt"), "0f3a\r\n");
    let run = site.file("static/index.html", "mine").refuses();
    assert_eq!(run.errors(), ["output-collision"], "{}", run.stderr);
}

#[test]
fn names_come_from_pinyin_and_file_names_that_collide_are_told_apart() {
    let page = |title: &str| format!("---\ntitle: {title}\ndate: 2024-05-21\n---\n正文。\n");
    let site = Site::new()
        .file("content/stories/校园开放日.md", page("甲"))
        .file("content/stories/0521/same.md", page("乙"))
        .file("content/stories/0522/same.md", page("丙"));
    // Windows has no file of that name to begin with.
    if !cfg!(windows) {
        site.put("content/stories/con.md", page("丁"));
    }
    site.build();
    site.run(&["check"]).says(&["建议[slug-made-unique]", "slug:"]);
    let stories: Vec<String> = site.output().into_keys().filter_map(|path| path.strip_prefix("stories/").map(str::to_owned)).collect();
    assert!(stories.contains(&"xiao-yuan-kai-fang-ri.html".to_owned()), "{stories:?}");
    assert!(!stories.contains(&"con.html".to_owned()) && !stories.contains(&"same.html".to_owned()), "{stories:?}");
    assert_eq!(stories.iter().filter(|name| name.starts_with("same-") && name.len() == "same-abcd.html".len()).count(), 2, "{stories:?}");
}
