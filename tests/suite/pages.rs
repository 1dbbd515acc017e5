//! What stands on single pages: where one is, what comes before and after, who wrote it, where it is from, what belongs to it.

use crate::html::{references, tags, text};
use crate::site::Site;

fn story(title: &str, day: u32, body: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2024-05-{day}\n---\n{body}\n")
}

/// Where the links of a page lead, in the order of the page.
fn targets(page: &str) -> Vec<String> {
    references(page).into_iter().filter(|(attribute, _)| attribute == "href").map(|(_, url)| url).collect()
}

#[test]
fn every_page_says_where_it_stands_in_the_site() {
    let site = Site::small();
    site.build();
    for (page, parent, name) in [
        ("events/open.html", "../events.html", "活动"),
        ("stories/first.html", "../stories.html", "动态"),
        ("calendar/2024-05-20.html", "../calendar.html", "日历"),
    ] {
        let whole = site.read(page);
        let crumbs = whole
            .split("class=\"crumbs")
            .nth(1)
            .and_then(|rest| rest.split("</nav>").next())
            .unwrap_or_else(|| panic!("{page} has no crumbs"));
        assert!(crumbs.contains("../index.html") && crumbs.contains(parent) && crumbs.contains(name), "{page}: {crumbs}");
    }
}

#[test]
fn neighbours_lead_through_all_stories_and_end_at_both_ends() {
    let mut site = Site::new();
    for number in 1..=4 {
        site = site.file(&format!("content/stories/s{number}.md"), story(&format!("第{number}篇"), 20 + number, "正文。"));
    }
    site.build();
    let neighbours = |number: u32| {
        let page = site.read(&format!("stories/s{number}.html"));
        let found = |rel: &str| {
            tags(&page).iter().find(|tag| tag.attribute("rel") == Some(rel)).and_then(|tag| tag.attribute("href").map(str::to_owned))
        };
        (found("prev"), found("next"))
    };
    let link = |number: u32| Some(format!("../stories/s{number}.html"));
    let chain: Vec<_> = (1..=4).map(neighbours).collect();
    let forward: Vec<_> = chain.iter().map(|(_, next)| next.clone()).collect();
    // Newest first, as in the list: what is next is older.
    assert_eq!(forward, [None, link(1), link(2), link(3)]);
    assert_eq!(chain[0].0, link(2));
    assert_eq!(chain[3].0, None);
}

#[test]
fn days_lead_to_the_day_before_and_after() {
    let site = Site::small();
    site.build();
    let day = |number: u32| targets(&site.read(&format!("calendar/2024-05-{number}.html")));
    assert!(day(21).contains(&"../calendar/2024-05-20.html".to_owned()) && day(21).contains(&"../calendar/2024-05-22.html".to_owned()));
    assert!(!day(20).contains(&"../calendar/2024-05-19.html".to_owned()) && !day(26).contains(&"../calendar/2024-05-27.html".to_owned()));
}

#[test]
fn the_closing_line_of_a_text_is_its_byline_and_stands_once() {
    let body = "正文。\n\n（供稿：党政办 文：梁书宁 图：莫一帆 一审：蒙若兰 二审：班宏宇 三审：覃月明）";
    let site =
        Site::new().file("content/stories/a.md", story("甲", 21, body)).file("zhuanlan.yaml", "school: 青桥职校\nreview: required\n");
    site.build();
    let page = text(&site.read("stories/a.html"));
    for name in ["党政办", "梁书宁", "莫一帆", "蒙若兰", "班宏宇", "覃月明", "一审", "三审"] {
        assert_eq!(page.matches(name).count(), 1, "{name} in\n{page}");
    }
}

#[test]
fn required_reviews_that_are_missing_stop_the_build() {
    let site = Site::new()
        .file("zhuanlan.yaml", "school: 青桥职校\n三审: 必须\n")
        .file("content/stories/a.md", story("甲", 21, "正文。\n\n（文：梁书宁 一审：蒙若兰）"));
    assert_eq!(site.refuses().errors(), ["missing-reviewers"]);
}

#[test]
fn a_reprint_names_its_source() {
    let page = "---\ntitle: 甲\ndate: 2024-05-21\nsources: [{name: 青桥日报, type: 传统媒体, date: 5月21日, url: \"https://news.example.com/1\", reprint: yes}]\n---\n正文。\n";
    let site = Site::new().file("content/stories/a.md", page);
    site.build();
    let html = site.read("stories/a.html");
    assert!(text(&html).contains("青桥日报") && html.contains("href=\"https://news.example.com/1\""), "{html}");
    assert!(text(&html).contains("来源") || text(&html).contains("转载"));
}

#[test]
fn attachments_have_plain_names_and_are_saved_under_their_own() {
    let site = Site::new()
        .file(
            "content/notices/a.md",
            "---\ntitle: 通知\ndate: 2024-05-10\nattachments: [{src: 活动 安排（定稿）.pdf, title: 活动安排}]\n---\n正文。\n",
        )
        .file("content/notices/活动 安排（定稿）.pdf", "%PDF-1.4\n%%EOF\n");
    site.build();
    let page = site.read("notices/a.html");
    let link = tags(&page)
        .into_iter()
        .find(|tag| tag.attribute("download").is_some_and(|name| name.ends_with(".pdf")))
        .expect("a link to save it");
    assert_eq!(link.attribute("download"), Some("活动 安排（定稿）.pdf"));
    let file = link.attribute("href").expect("an address").trim_start_matches("../").to_owned();
    assert!(file.starts_with("files/") && file.is_ascii() && !file.contains(' '), "{file}");
    assert_eq!(site.read(&file), "%PDF-1.4\n%%EOF\n");
    assert!(text(&page).contains("活动安排"));
}

#[test]
fn focus_points_and_tags_gather_their_pages() {
    let site = Site::small().file("content/stories/b.md", "---\ntitle: 政策课\ndate: 2024-05-21\ntags: [宣讲]\nfocus: 1\n---\n正文。\n");
    site.build();
    assert!(text(&site.read("focus/1.html")).contains("政策课"));
    assert!(text(&site.read("tags/xuan-jiang.html")).contains("政策课"));
    assert!(targets(&site.read("tags.html")).contains(&"tags/xuan-jiang.html".to_owned()));
    let links = targets(&site.read("stories/b.html"));
    assert!(links.contains(&"../tags/xuan-jiang.html".to_owned()) && links.contains(&"../focus/1.html".to_owned()), "{links:?}");
}

#[test]
fn the_week_works_without_script_and_tells_its_times_to_script() {
    let site = Site::small();
    site.build();
    let home = site.read("index.html");
    let days = tags(&home).iter().filter(|tag| tag.attributes.contains_key("data-day")).count();
    assert!(days >= 7, "{days}");
    assert!(tags(&home).iter().all(|tag| !(tag.attributes.contains_key("data-day") && tag.attributes.contains_key("hidden"))));
    assert!(site.read("events.html").contains("datetime=\"2024-05-20T09:00+08:00\""));
}

#[test]
fn a_story_of_an_unknown_event_is_told_so() {
    let site = Site::small().file("content/stories/b.md", "---\ntitle: 乙\ndate: 2024-05-21\nevent: opne\n---\n正文。\n");
    site.build().says(&["注意[unknown-event]", "“opne”", "content/stories/b.md:4:8"]);
}

#[test]
fn a_film_in_a_text_is_the_one_beside_it() {
    let page = "---\ntitle: 甲\ndate: 2024-05-21\n---\n![现场](片.mp4)\n";
    let site = Site::new()
        .file("content/stories/a/index.md", page)
        .file("content/stories/a/片.mp4", "one")
        .file("content/stories/b/index.md", page.replace('甲', "乙"))
        .file("content/stories/b/片.mp4", "another");
    site.build();
    for (story, film) in [("a", "one"), ("b", "another")] {
        let text = site.read(&format!("stories/{story}.html"));
        let video = tags(&text).into_iter().find(|tag| tag.name == "video" || tag.name == "source").expect("a video");
        let src =
            tags(&text).iter().find_map(|tag| tag.attribute("src").filter(|src| src.contains(".mp4")).map(str::to_owned)).expect("a film");
        assert_eq!(site.read(src.trim_start_matches("../")), film, "{}", video.name);
    }
}

#[test]
fn a_built_in_template_is_copied_into_the_site_and_changed() {
    for name in ["event", "article", "home", "components"] {
        // From the look itself, or from what it stands on.
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let of = |look: &str| std::fs::read_to_string(root.join(format!("themes/{look}/templates/{name}.html")));
        let text = of("hong").or_else(|_| of("base")).unwrap();
        Site::small().file(&format!("templates/{name}.html"), format!("{text}\n{{#- mine -#}}\n")).build();
    }
    let own = "{% extends \"hong/event.html\" %}{% block event_head %}<h1>我的抬头</h1>{% endblock event_head %}";
    let site = Site::small().file("templates/event.html", own);
    site.build();
    assert!(site.read("events/open.html").contains("我的抬头"));
}
