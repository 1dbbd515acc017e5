//! The brief of a day, wanted every evening: a few lines to paste into a group of WeChat, and a page of Word. Nothing that the site does not say.

use super::tables::Grid;
use super::{Desk, Input, Made, cases};
use crate::diagnostic::Checked;
use crate::edition::Stat;
use crate::office::book::Cell;
use crate::office::word::{Block, Look, Page, Run};
use crate::site::{Page as Shown, PageId, PhotoUse, Site};
use crate::value::{Date, chinese};

/// The most characters of the lines.
const LINES: usize = 300;
/// The most characters of a lead sentence.
const LEAD: usize = 80;
/// The most photos of the page.
const PHOTOS: usize = 4;
/// The most events that are named in the lines.
const NAMED: usize = 4;

/// The papers of a day of the week: `快报.txt` and `简报.docx`.
pub fn day(input: &Input<'_>, date: Date) -> Checked<Made> {
    let mut desk = Desk::new(input);
    // What is wrong with the forms is none of the day's business.
    desk.said.clear();
    let name = chinese::day(date);
    let text = lines(desk.site, date);
    desk.notes.push(format!("快报 {} 字，复制到群里就行：\n\n{text}", text.chars().count()));
    // Notepad of old Windows tells UTF-8 by this mark.
    desk.put("快报", format!("每日简报/{name}快报.txt"), format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes());
    let mut values = desk.values.clone();
    values.set("标题", format!("{}简报", desk.site.edition.title));
    values.set("日期", cases::day(date));
    let blocks = page(&mut desk, date);
    values.blocks.insert("正文".into(), blocks);
    let template = vec![
        Block::words(Look::Title, "{{ 标题 }}"),
        Block::words(Look::Subtitle, "{{ 学校.名称 }}　{{ 日期 }}"),
        Block::words(Look::Body, "{{ 正文 }}"),
    ];
    if let Some(bytes) = desk.word("简报", (Page::Letter, template), &values) {
        desk.put("简报", format!("每日简报/{name}简报.docx"), bytes);
    }
    Checked { value: Made { papers: desk.papers, notes: desk.notes, ..Made::default() }, diagnostics: desk.said }
}

/// The events of a day that take place.
fn events(site: &Site, date: Date) -> Vec<&Shown> {
    let ids = site.day(date).map(|day| day.events.as_slice()).unwrap_or_default();
    ids.iter().map(|id| site.page(*id)).filter(|page| !page.front.draft && page.takes_place()).collect()
}

fn public<'s>(site: &'s Site, ids: &'s [PageId]) -> impl Iterator<Item = &'s Shown> {
    ids.iter().map(|id| site.page(*id)).filter(|page| !page.front.draft)
}

fn stories(site: &Site, date: Date) -> Vec<&Shown> {
    site.day(date).map(|day| public(site, &day.stories).collect()).unwrap_or_default()
}

/// The figures of a day that somebody has counted.
fn figures(site: &Site, date: Date, meant: &dyn Fn(&Stat) -> bool) -> String {
    let row = site.ledger.rows.iter().find(|row| row.date == Some(date));
    let counted = |key: &str| site.edition.stat(key).is_some_and(|stat| !stat.by_day && meant(stat));
    row.map(|row| cases::figures(site, &row.counts, &counted)).unwrap_or_default()
}

/// The first sentence of a page, if it is short enough to stand alone.
fn lead(page: &Shown) -> Option<String> {
    let text = page.summary.trim();
    let end = text.find(['。', '！', '？'])?;
    let mut end = end + text[end..].chars().next().map_or(0, char::len_utf8);
    if let Some(quote) = text[end..].chars().next().filter(|c| matches!(c, '”' | '」' | '』')) {
        end += quote.len_utf8();
    }
    let sentence = &text[..end];
    (sentence.chars().count() <= LEAD).then(|| sentence.to_owned())
}

/// Some titles in a line with their places, the rest as a number.
fn named(pages: &[&Shown], most: usize, places: bool) -> String {
    let place = |page: &Shown| page.front.event.venue.split(['（', '(']).next().unwrap_or_default().trim().to_owned();
    let title = |page: &&Shown| match place(page) {
        venue if places && !venue.is_empty() => format!("{}（{venue}）", page.front.title),
        _ => page.front.title.clone(),
    };
    let titles: Vec<String> = pages.iter().take(most).map(title).collect();
    let more = if pages.len() > most { format!("等 {} 场", pages.len()) } else { String::new() };
    format!("{}{more}", titles.join("；"))
}

/// The lines for a group: the heads always, sentences of stories as long as there is room.
fn lines(site: &Site, date: Date) -> String {
    let school = &site.config.school.short;
    let number = site.edition.days().iter().position(|day| *day == date).map(|at| format!("第 {} 天", at + 1)).unwrap_or_default();
    let (today, tomorrow) = (events(site, date), date.tomorrow().ok().map(|day| (day, events(site, day))));
    let tomorrow = tomorrow.filter(|(_, events)| !events.is_empty());
    let with = |most: usize, leads: &[String]| {
        let mut parts = vec![format!("【{school}活动周快报】{}{number}", cases::day(date))];
        match today.as_slice() {
            [] => parts.push("今天没有安排活动。".into()),
            events => parts.push(format!("今天活动 {} 场：{}。", events.len(), named(events, most, true))),
        }
        let figures = figures(site, date, &|stat| site.edition.audiences.iter().any(|audience| audience.stat == stat.key));
        if !figures.is_empty() {
            parts.push(format!("{figures}。"));
        }
        parts.extend(leads.iter().cloned());
        if let Some((day, events)) = &tomorrow {
            parts.push(format!("明天（{}）：{}。", chinese::day(*day), named(events, most, false)));
        }
        if !site.config.base_url.is_empty() {
            parts.push(format!("{}calendar/{date}.html", site.config.base_url));
        }
        parts.join("\n")
    };
    let fits = |text: &String| text.chars().count() <= LINES;
    let sentences: Vec<String> =
        stories(site, date).into_iter().filter_map(|page| lead(page).map(|lead| format!("《{}》{lead}", page.front.title))).collect();
    // Rather one event less than no story at all.
    let first = &sentences[..sentences.len().min(1)];
    let room = |leads: &[String]| (1..=NAMED).rev().find(|most| fits(&with(*most, leads)));
    let most = room(first).or_else(|| room(&[])).unwrap_or(1);
    let mut leads: Vec<String> = Vec::new();
    for sentence in sentences {
        leads.push(sentence);
        if !fits(&with(most, &leads)) {
            leads.pop();
        }
    }
    let text = with(most, &leads);
    if fits(&text) { text } else { text.chars().take(LINES - 1).chain(['…']).collect() }
}

/// The page: events, figures, stories with their address, photos, tomorrow.
fn page(desk: &mut Desk<'_>, date: Date) -> Vec<Block> {
    let site = desk.site;
    let mut blocks = Vec::new();
    let mut number = 0;
    let mut heading = |text: &str| {
        number += 1;
        Block::words(Look::Heading, format!("{}、{text}", cases::number(number)))
    };
    blocks.push(heading("今天的活动"));
    match events(site, date).as_slice() {
        [] => blocks.push(Block::words(Look::Body, "今天没有安排活动。")),
        events => blocks.push(table(events)),
    }
    let figures = figures(site, date, &|_| true);
    if !figures.is_empty() {
        blocks.push(heading("今天的数据"));
        blocks.push(Block::words(Look::Body, format!("{figures}。")));
    }
    let stories = stories(site, date);
    if !stories.is_empty() {
        blocks.push(heading("今天的动态"));
        for page in &stories {
            let title = Run { text: page.front.title.clone(), bold: true, link: cases::address(site, page) };
            let sentence = lead(page).map(|sentence| format!("　{sentence}")).unwrap_or_default();
            blocks.push(Block::Paragraph(Look::Body, vec![title, Run::plain(sentence)]));
        }
    }
    let mut shown = Vec::new();
    for photo in photos(site, date) {
        if let Some(picture) = desk.picture(&site.pictures[photo.picture].path, &photo.alt, false) {
            shown.push((picture, cases::caption(&photo.caption, &photo.credit)));
        }
    }
    if !shown.is_empty() {
        blocks.push(Block::Pairs(shown));
    }
    let tomorrow = date.tomorrow().ok().map(|day| events(site, day)).unwrap_or_default();
    if !tomorrow.is_empty() {
        blocks.push(heading("明天的活动"));
        blocks.push(table(&tomorrow));
    }
    blocks
}

fn table(events: &[&Shown]) -> Block {
    let row = |page: &&Shown| {
        let event = &page.front.event;
        vec![
            Cell::Text(chinese::clock_text(&page.front.clock)),
            Cell::text(&page.front.title),
            Cell::text(&event.venue),
            Cell::text(&event.audience),
        ]
    };
    Grid {
        head: vec![("时间", 12), ("活动", 15), ("地点", 12), ("参与人员", 13)],
        rows: events.iter().map(row).collect(),
        ..Grid::default()
    }
    .table(Page::Letter)
}

/// Photos of the day's stories, albums and events, each once, those with a caption first.
fn photos(site: &Site, date: Date) -> Vec<&PhotoUse> {
    let albums = site.day(date).map(|day| public(site, &day.albums).collect::<Vec<_>>()).unwrap_or_default();
    let pages =
        stories(site, date).into_iter().chain(albums).chain(events(site, date).into_iter().filter(|page| page.front.days.len() == 1));
    let mut all: Vec<&PhotoUse> = Vec::new();
    for page in pages {
        for photo in page.cover.iter().chain(page.inline.values().flatten()).chain(&page.photos) {
            if !all.iter().any(|known| site.pictures[known.picture].digest == site.pictures[photo.picture].digest) {
                all.push(photo);
            }
        }
    }
    all.sort_by_key(|photo| photo.caption.is_empty());
    all.truncate(PHOTOS);
    all
}
