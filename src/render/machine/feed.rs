//! The Atom feed: the newest stories, notices, cases and reports of the media, whole.
//!
//! Only made with a base address. What stands in an entry is handed in as finished HTML; dates are the pages' own.

use std::cmp::Reverse;

use atom_syndication::{Category, Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use jiff::civil::DateTime;

use super::{absolute, clean, column_name, dated, instant, moment};
use crate::document::Kind;
use crate::plan::Plan;
use crate::site::{Page, Site};

/// The most entries of a feed.
const MOST: usize = 30;

/// The kinds that subscribers wait for.
const KINDS: [Kind; 4] = [Kind::Story, Kind::Notice, Kind::Case, Kind::Media];

/// The feed; `entry_html` gives a page's text with absolute addresses.
pub fn feed(site: &Site, plan: &Plan, entry_html: &dyn Fn(&Page) -> String) -> String {
    let pages = newest(site, plan);
    let beginning = moment(site.edition.first(), None);
    let newest = pages.iter().filter_map(|page| dated(page)).max().unwrap_or(beginning);
    let feed = Feed {
        title: text(&column_name(site)),
        id: site.config.base_url.clone(),
        updated: stamp(newest),
        authors: vec![person(&site.config.school.name)],
        generator: Some(Generator { value: "zhuanlan".into(), ..Generator::default() }),
        links: vec![
            link("self", &absolute(site, "feed.xml"), "application/atom+xml"),
            link("alternate", &absolute(site, "index.html"), "text/html"),
        ],
        subtitle: (!site.edition.theme.is_empty()).then(|| text(&site.edition.theme)),
        entries: pages.into_iter().map(|page| entry(site, page, entry_html(page))).collect(),
        lang: Some("zh-CN".into()),
        ..Feed::default()
    };
    let bytes = feed.write_to(Vec::new()).expect("writing into memory cannot fail");
    let mut xml = String::from_utf8_lossy(&bytes).into_owned();
    xml.push('\n');
    xml
}

/// Newest first, pinned or not; those of one moment by their address.
fn newest<'s>(site: &'s Site, plan: &Plan) -> Vec<&'s Page> {
    let mut pages: Vec<&Page> = KINDS.iter().flat_map(|kind| site.list(*kind)).map(|id| site.page(*id)).collect();
    pages.retain(|page| plan.outputs.contains_key(&page.url) && page.date().is_some());
    pages.sort_by(|a, b| Reverse(dated(a)).cmp(&Reverse(dated(b))).then_with(|| a.url.cmp(&b.url)));
    pages.truncate(MOST);
    pages
}

fn entry(site: &Site, page: &Page, html: String) -> Entry {
    let address = absolute(site, page.url.as_str());
    let at = dated(page).map(stamp).unwrap_or_default();
    Entry {
        title: text(&page.front.title),
        id: address.clone(),
        updated: at,
        published: Some(at),
        authors: vec![person(author(site, page))],
        categories: page.front.tags.iter().map(|tag| Category { term: clean(tag), ..Category::default() }).collect(),
        links: vec![link("alternate", &address, "text/html")],
        summary: (!page.summary.is_empty()).then(|| text(&page.summary)),
        content: Some(Content { value: Some(clean(&html)), content_type: Some("html".into()), ..Content::default() }),
        ..Entry::default()
    }
}

/// Who wrote it, else who supplied it, else the school.
fn author<'s>(site: &'s Site, page: &'s Page) -> &'s str {
    let role = |wanted: &str| page.front.byline.iter().find(|(role, _)| role == wanted).map(|(_, names)| names.as_str());
    role("author").or_else(|| role("supplied_by")).unwrap_or(&site.config.school.name)
}

fn person(name: &str) -> Person {
    Person { name: clean(name), ..Person::default() }
}

fn link(rel: &str, href: &str, mime: &str) -> Link {
    Link { rel: rel.into(), href: clean(href), mime_type: Some(mime.into()), ..Link::default() }
}

fn text(words: &str) -> Text {
    Text::plain(clean(words))
}

fn stamp(at: DateTime) -> FixedDateTime {
    instant(at).parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::specimen::Specimen;
    use super::*;

    const CONFIG: &str = "网址: https://school.example/hdz/\n";

    fn read(specimen: Specimen) -> Feed {
        let (site, plan) = specimen.site();
        let xml = feed(&site, &plan, &|page| format!("<p>“{}” & <b>图</b>\u{b}</p>", page.front.title));
        Feed::read_from(xml.as_bytes()).expect("valid XML")
    }

    #[test]
    fn entries_are_the_newest_first_and_carry_their_text() {
        let feed = read(
            Specimen::new(CONFIG)
                .with(
                    "content/stories/a.md",
                    "---\n标题: 开幕 <新>\n日期: 5月20日 15:30\n标签: 焊接\n署名: {作者: 李明, 供稿: 汽修系}\n---\n正文。\n",
                )
                .with("content/notices/n.md", "---\n标题: 通知\n日期: 5月22日\n置顶: 是\n---\n正文。\n")
                .with("content/cases/c.md", "---\n标题: 案例\n日期: 5月21日\n署名: {供稿: 教务处}\n---\n正文。\n")
                .with("content/events/e.md", "---\n标题: 活动\n日期: 5月26日\n---\n正文。\n"),
        );
        let titles: Vec<&str> = feed.entries.iter().map(|entry| entry.title.as_str()).collect();
        assert_eq!(titles, ["通知", "案例", "开幕 <新>"]);
        assert_eq!(feed.updated.to_rfc3339(), "2024-05-22T00:00:00+08:00");
        let story = &feed.entries[2];
        assert_eq!(story.id, "https://school.example/hdz/stories/a.html");
        assert_eq!(story.updated.to_rfc3339(), "2024-05-20T15:30:00+08:00");
        assert_eq!(story.content.as_ref().and_then(|content| content.value.as_deref()), Some("<p>“开幕 <新>” & <b>图</b></p>"));
        let authors: Vec<&str> = feed.entries.iter().map(|entry| entry.authors[0].name.as_str()).collect();
        assert_eq!(authors, ["云江职业学校", "教务处", "李明"]);
    }

    #[test]
    fn a_feed_without_entries_is_dated_by_the_week() {
        let feed = read(Specimen::new(CONFIG));
        assert_eq!((feed.entries.len(), feed.updated.to_rfc3339().as_str()), (0, "2024-05-20T00:00:00+08:00"));
        let own: Vec<(&str, &str)> = feed.links.iter().map(|link| (link.rel.as_str(), link.href.as_str())).collect();
        assert_eq!(own, [("self", "https://school.example/hdz/feed.xml"), ("alternate", "https://school.example/hdz/")]);
    }

    #[test]
    fn a_feed_is_cut_to_the_newest() {
        let mut specimen = Specimen::new(CONFIG);
        for day in 1..=31 {
            specimen = specimen
                .with(&format!("content/stories/s{day}.md"), &format!("---\n标题: 第{day}天\n日期: 2024-05-{day:02}\n---\n正文。\n"));
        }
        let feed = read(specimen);
        assert_eq!((feed.entries.len(), feed.entries[0].title.as_str(), feed.entries[29].title.as_str()), (30, "第31天", "第2天"));
    }
}
