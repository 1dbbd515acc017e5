//! The home page as a site arranges it, pictures of its look, the pieces for the school's own front page, and what a shared page says of itself.

use crate::html::{broken_links, tags, unescape};
use crate::picture;
use crate::site::Site;

const LOOKS: [&str; 4] = ["base", "hong", "qing", "su"];
const BASE: &str = "base_url: https://www.example.edu.cn/hdz/\n";

/// A column that has something for most of the blocks.
fn full() -> Site {
    Site::small()
        .file("content/people/li.md", "---\ntitle: 李师傅\n---\n一辈子修车。\n")
        .file("content/cases/case.md", "---\ntitle: 一个案例\ndate: 2024-05-20\n---\n做法。\n")
        .file(
            "content/media/report.md",
            "---\ntitle: 报道\ndate: 2024-05-21\nsources: [{name: 青桥日报, type: 传统媒体, url: \"https://example.com/\"}]\n---\n",
        )
        .picture("content/featured/校门.jpg", 1800, 1200)
        .file("content/majors/auto.md", "---\ntitle: 汽车运用与维修\n---\n学修车。\n")
}

const SECTIONS: &str = "sections: [{folder: majors, title: 专业}]\n";

/// The ids by which the sections of the home page are called, in their order.
fn blocks(site: &Site) -> Vec<String> {
    let page = site.read("index.html");
    page.split("aria-labelledby=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

fn at(blocks: &[String], name: &str) -> usize {
    blocks.iter().position(|block| block == name).unwrap_or_else(|| panic!("no {name} in {blocks:?}"))
}

#[test]
fn the_blocks_of_the_home_page_stand_as_the_site_says() {
    for look in LOOKS {
        let site = full();
        Site::config_of(&site, &format!("外观: {look}\n{SECTIONS}"));
        site.build();
        let usual = blocks(&site);
        assert!(at(&usual, "stories") < at(&usual, "people") && usual.iter().all(|block| block != "admissions"), "{look}: {usual:?}");
        // Media and notices are narrow in every look, the others wide: each is asked of its own sort.
        let home = "首页: {顺序: [人物, Notices, media, stories], 不显示: [典型案例, 照片墙]}\n";
        Site::config_of(&site, &format!("外观: {look}\n{SECTIONS}{home}"));
        site.build();
        let mine = blocks(&site);
        assert!(at(&mine, "people") < at(&mine, "stories") && at(&mine, "notices") < at(&mine, "media"), "{look}: {mine:?}");
        assert!(at(&mine, "stories") < at(&mine, "programme"), "{look}: what is not named does not follow: {mine:?}");
        assert!(usual.contains(&"cases".into()) && usual.contains(&"wall".into()), "{look}: {usual:?}");
        assert!(!mine.contains(&"cases".into()) && !mine.contains(&"wall".into()), "{look}: {mine:?}");
        let mut sorted = mine.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(sorted.len(), mine.len(), "{look}: a block stands twice: {mine:?}");
    }
}

#[test]
fn a_block_without_content_stands_nowhere() {
    for look in LOOKS {
        let site = Site::new().file("content/pages/about.md", "---\ntitle: 关于\n---\n我们。\n");
        let all = "日程条、直播、每日活动、参与进来、招生、动态、数据、照片墙、人物、案例、图集、栏目、开放与走进、媒体、通知、下载";
        Site::config_of(&site, &format!("外观: {look}\n首页: {{顺序: \"{all}\", 不显示: 宣传重点}}\n"));
        site.build().is_silent_about(&["unknown-block"]);
        assert_eq!(blocks(&site), Vec::<String>::new(), "{look}");
    }
}

#[test]
fn a_look_that_leaves_a_block_out_shows_it_where_it_is_named() {
    let site = Site::small();
    site.put(
        "content/events/open.md",
        "---\ntitle: 校园开放日\ndate: 2024-05-20\ntime: 9:00—11:00\n活动类型: 开放校园\n直播: https://example.com/live\n---\n欢迎。\n",
    );
    Site::config_of(&site, "外观: qing\n");
    site.build();
    assert!(!blocks(&site).contains(&"openings".into()));
    assert_eq!(site.read("index.html").matches("https://example.com/live").count(), 1, "the stream stands in the programme");
    Site::config_of(&site, "外观: qing\n首页: [开放与走进, 直播]\n");
    site.build();
    assert_eq!(blocks(&site).first().map(String::as_str), Some("openings"));
    assert_eq!(site.read("index.html").matches("https://example.com/live").count(), 1, "named, it stands by itself and once");
    Site::config_of(&site, "外观: qing\n首页: {不显示: [每日活动]}\n");
    site.build();
    assert!(site.read("index.html").contains("https://example.com/live"), "it is not lost with the programme");
    Site::config_of(&site, "外观: qing\n首页: {不显示: [直播]}\n");
    site.build();
    assert!(!site.read("index.html").contains("https://example.com/live"));
}

#[test]
fn admissions_say_what_can_be_learnt_and_whom_to_ask() {
    let said = "招生:\n  专业: [汽车运用与维修, {名称: 护理, 说明: 三年制}]\n  链接: [{标题: 招生计划, 链接: \"https://example.com/plan\"}]\n  电话: 0771-0000000\n  时间: 工作日\n";
    for look in LOOKS {
        let site = full().file("static/code.png", picture::png(300, 300));
        site.put("content/events/open.md", "---\ntitle: 校园开放日\ndate: 2024-05-20\n活动类型: 开放校园\n---\n欢迎。\n");
        Site::config_of(&site, &format!("外观: {look}\n{SECTIONS}{BASE}{said}"));
        site.build();
        let page = site.read("index.html");
        let block = page.split("aria-labelledby=\"admissions\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect(look);
        for part in
            ["majors/auto.html", "护理", "三年制", "tel:0771-0000000", "https://example.com/plan", "events/open.html", "data-code=\"https:"]
        {
            assert!(block.contains(part), "{look}: no {part} in {block}");
        }
        assert!(page.contains("assets/code-"), "{look}: nothing draws the code");
        Site::config_of(&site, &format!("外观: {look}\n{SECTIONS}{BASE}{said}  二维码: /code.png\n"));
        site.build();
        let page = site.read("index.html");
        assert!(page.contains("files/code.png") && !page.contains("data-code"), "{look}");
        assert!(broken_links(&site.output()).is_empty(), "{look}");
    }
    let site = full();
    Site::config_of(&site, "招生: {二维码: nope.png}\n");
    assert_eq!(site.refuses().errors(), ["missing-picture"]);
}

#[test]
fn a_telephone_of_admissions_that_is_a_mobile_must_be_meant() {
    let site = Site::small();
    Site::config_of(&site, "招生: {电话: \"13800001234\"}\n");
    assert!(site.refuses().errors().iter().all(|code| *code == "private-number"));
    Site::config_of(&site, "招生: {电话: \"13800001234\"}\n公开电话: [\"13800001234\"]\n");
    site.build();
    assert!(site.read("index.html").contains("13800001234"));
}

#[test]
fn a_chosen_picture_is_made_in_sizes_and_a_badge_stays_as_it_is() {
    let badge = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\" height=\"64\"><circle r=\"9\"/></svg>";
    for look in LOOKS {
        let site = Site::small().picture("content/hero.jpg", 1800, 1200).file("static/badge.svg", badge);
        Site::config_of(&site, &format!("外观: {{名称: {look}, 选项: {{题图: hero.jpg, logo: /badge.svg}}}}\n{BASE}"));
        site.build().is_silent_about(&["unused-file"]);
        let page = site.read("index.html");
        let hero = tags(&page).into_iter().find(|tag| tag.attribute("fetchpriority") == Some("high")).expect(look);
        let set = hero.attribute("srcset").expect("sizes");
        assert!(set.contains(" 720w") && set.contains(" 480w") && hero.attribute("sizes").is_some(), "{look}: {set}");
        assert_eq!(page.matches("fetchpriority").count(), 1, "{look}");
        assert!(site.has(set.split(' ').next().unwrap()), "{look}: {set}");
        assert!(page.contains("property=\"og:image\""), "{look}: a home without a story is shared with its picture");
        let story = site.read("stories/first.html");
        let address = story.split("class=\"logo\" src=\"../").nth(1).and_then(|rest| rest.split('"').next()).expect(look);
        assert_eq!(site.read(address), badge, "{look}");
        assert!(broken_links(&site.output()).is_empty(), "{look}");
        let warm = site.output();
        std::fs::remove_dir_all(site.path(".zhuanlan")).unwrap();
        std::fs::remove_dir_all(site.path("public")).unwrap();
        site.build();
        assert!(warm == site.output(), "{look}: a cold build makes another column");
    }
}

#[test]
fn chosen_pictures_are_looked_at_by_the_build() {
    let site = Site::small()
        .picture("content/small.jpg", 800, 600)
        .file("content/words.txt", "不是图片")
        .file("static/heavy.svg", format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><!--{}--></svg>", "x".repeat(300 * 1024)));
    let said = |options: &str| {
        Site::config_of(&site, &format!("外观: {{名称: hong, 选项: {{{options}}}}}\n"));
        site.refuses()
    };
    said("hero: nope.jpg").says(&["bad-option", "找不到图片“nope.jpg”", "zhuanlan.yaml:4"]);
    said("题图: small.jpg").says(&["bad-option", "只有 800 像素宽", "至少要 1200"]);
    said("hero: words.txt").says(&["不是能放到网页上的图片"]);
    said("hero: /heavy.svg").says(&["这里要照片"]);
    said("logo: /heavy.svg").says(&["KB，每一页都要下载它，最多 200 KB"]);
    assert_eq!(said("hero: ../zhuanlan.yaml").errors(), ["bad-option"]);
    site.put("content/stories/no.md", "---\ntitle: 不同意\ndate: 2024-05-20\nconsent: 否\nphotos: [../big.jpg]\n---\n文字。\n");
    site.put("content/big.jpg", picture::jpeg("big", 1400, 900));
    assert_eq!(said("hero: big.jpg").errors(), ["photo-refused"]);
}

#[test]
fn the_young_look_opens_with_a_photo_in_the_size_of_the_screen() {
    let site = full();
    Site::config_of(&site, &format!("外观: qing\n{SECTIONS}照片: {{宽度: [1600]}}\n"));
    site.build();
    let page = site.read("index.html");
    let hero = tags(&page).into_iter().find(|tag| tag.attribute("fetchpriority") == Some("high")).expect("a photo");
    let widths: Vec<&str> = hero.attribute("srcset").unwrap().split(", ").filter_map(|one| one.split(' ').nth(1)).collect();
    assert_eq!(widths, ["480w", "720w", "960w", "1440w"]);
    Site::config_of(&site, &format!("外观: hong\n{SECTIONS}"));
    site.build();
    assert!(!site.read("index.html").contains("hero-picture"), "a look that does not ask for a photo has none");
}

#[test]
fn pieces_for_the_front_page_of_the_school_are_drawn_in_every_look() {
    for look in LOOKS {
        let site = Site::small();
        Site::config_of(&site, &format!("外观: {{名称: {look}, 选项: {{主色: \"#4b2a7b\"}}}}\n{BASE}"));
        site.build();
        for (name, size) in [("banner", "viewBox=\"0 0 1200 120\""), ("float", "viewBox=\"0 0 240 120\"")] {
            let drawing = site.read(&format!("entry/{name}.svg"));
            let mut reader = quick_xml::Reader::from_str(&drawing);
            let mut texts = String::new();
            loop {
                match reader.read_event().unwrap_or_else(|error| panic!("{look} {name}: {error}")) {
                    quick_xml::events::Event::Eof => break,
                    quick_xml::events::Event::Text(text) => texts.push_str(&text),
                    _ => {}
                }
            }
            for part in ["青桥职业学校", "2024年专栏", "5月20日—26日", "一技在手，一生无忧"] {
                assert!(texts.contains(part), "{look} {name}: no {part} in {texts}");
            }
            assert!(drawing.contains(size) && drawing.contains("#4b2a7b") && !drawing.contains(" style="), "{look} {name}");
        }
        let page = site.read("entry.html");
        let code = page.split("<code>").nth(1).and_then(|rest| rest.split("</code>").next()).expect(look);
        let code = unescape(code);
        assert!(code.starts_with("<a href=\"https://www.example.edu.cn/hdz/\""), "{look}: {code}");
        assert!(
            code.contains("<img src=\"https://www.example.edu.cn/hdz/entry/banner.svg\" width=\"1200\" height=\"120\""),
            "{look}: {code}"
        );
        assert!(tags(&page).iter().any(|tag| tag.attribute("data-copy") == Some(code.as_str())), "{look}: it cannot be copied");
        assert!(page.contains("noindex") && !site.read("sitemap.xml").contains("entry"), "{look}: it is for the webmaster alone");
    }
}

#[test]
fn a_long_name_of_a_school_stays_inside_of_its_piece() {
    let name = "某某壮族自治州民族高级技工学校与职业技术培训中心联合学院";
    let site = Site::new().file("zhuanlan.yaml", format!("school: {{name: {name}, short: 某校}}\n"));
    site.put("content/pages/about.md", "---\ntitle: 关于\n---\n我们。\n");
    site.build();
    let banner = site.read("entry/banner.svg");
    let size = tags(&banner).into_iter().find(|tag| tag.name == "text").and_then(|tag| tag.attribute("font-size")?.parse::<f64>().ok());
    let wide = size.expect("a size") * name.chars().count() as f64;
    assert!(banner.contains(name) && (300.0..=400.0).contains(&wide), "{wide}");
    assert!(site.read("entry/float.svg").contains(">某校<"));
    assert!(site.read("entry.html").contains("https://请换成专栏的网址/"));
}

#[test]
fn a_shared_page_names_its_picture_and_its_size() {
    let site = Site::small().picture("content/stories/big.jpg", 2000, 1500).picture("content/stories/tiny.jpg", 280, 280);
    site.put("content/stories/first.md", "---\ntitle: 第一天\ndate: 2024-05-20\nphotos: [big.jpg 学生在焊接]\n---\n来了很多人。\n");
    site.put("content/stories/second.md", "---\ntitle: 第二天\ndate: 2024-05-21\nphotos: [tiny.jpg 小图]\n---\n来了很多人。\n");
    Site::config_of(&site, BASE);
    site.build();
    let meta = |path: &str, property: &str| {
        let page = site.read(path);
        tags(&page)
            .into_iter()
            .find(|tag| tag.attribute("property") == Some(property))
            .and_then(|tag| tag.attribute("content").map(str::to_owned))
    };
    let first = |property| meta("stories/first.html", property).unwrap_or_default();
    assert_eq!(
        (first("og:image:width"), first("og:image:height"), first("og:image:alt")),
        ("1200".into(), "630".into(), "学生在焊接".into())
    );
    assert_eq!(first("og:title"), "第一天");
    assert_eq!(meta("stories/second.html", "og:image"), Some(first("og:image")), "a picture that WeChat does not show is not shared");
    assert_eq!(meta("index.html", "og:title"), Some("专栏 · 青桥职业学校".into()));
}

#[test]
fn photos_of_the_text_have_addresses() {
    let site = Site::small().picture("content/stories/a.jpg", 900, 600).picture("content/stories/b.jpg", 900, 600);
    site.put(
        "content/stories/first.md",
        "---\ntitle: 第一天\ndate: 2024-05-20\n---\n先是这一张。\n\n![开场](a.jpg)\n\n再看一张。\n\n![焊接](b.jpg)\n",
    );
    site.build();
    let page = site.read("stories/first.html");
    let figure = |id: &str| {
        page.split(&format!(" id=\"{id}\">")).nth(1).and_then(|rest| rest.split("</figure>").next()).unwrap_or_default().to_owned()
    };
    assert!(figure("picture-1").contains("alt=\"开场\"") && figure("picture-2").contains("alt=\"焊接\""), "{page}");
}
