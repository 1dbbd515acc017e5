//! The ledger of media reports (N4.4) and the publicity checklist, as sheets for the school's own use.

use super::tables::Grid;
use super::{Desk, cases};
use crate::checks::{self, Entry, State};
use crate::document::Kind;
use crate::document::front::{Channel, Source};
use crate::office::book::Cell;
use crate::site::{Page, Site};
use crate::value::{Date, chinese};

/// Makes both sheets.
pub(super) fn ledgers(desk: &mut Desk<'_>) {
    let site = desk.site;
    if let Some(bytes) = reports(site).book("媒体报道台账") {
        desk.put("媒体报道台账", "媒体报道台账.xlsx".into(), bytes);
    }
    if let Some(bytes) = checklist(site).book("宣传清单") {
        desk.put("宣传清单", "宣传清单.xlsx".into(), bytes);
    }
}

/// A row for every report in the media and every publication on a channel of the school, oldest first.
fn reports(site: &Site) -> Grid {
    let mut rows: Vec<(Option<Date>, Vec<Cell>)> = Vec::new();
    for page in site.published(Kind::Media) {
        rows.extend(of_media(site, page));
    }
    for page in site.pages.iter().filter(|page| !page.front.draft) {
        rows.extend(page.front.published.iter().map(|channel| of_channel(site, page, channel)));
    }
    rows.sort_by_key(|(date, _)| (date.is_none(), *date));
    let number = |(at, (_, mut row)): (usize, (Option<Date>, Vec<Cell>))| {
        row.insert(0, Cell::Number(at as u64 + 1));
        row
    };
    let head = vec![
        ("序号", 6),
        ("媒体", 20),
        ("类型", 12),
        ("标题", 40),
        ("日期", 14),
        ("链接", 36),
        ("转发（次）", 10),
        ("计入汇总表（次）", 12),
        ("备注", 24),
    ];
    let title = format!("{}{}媒体报道台账", site.config.school.name, site.edition.title);
    Grid { title, head, rows: rows.into_iter().enumerate().map(number).collect(), ..Grid::default() }
}

/// A row a source; figures that the page gives for the whole of it stand in the first row of their column.
fn of_media(site: &Site, page: &Page) -> Vec<(Option<Date>, Vec<Cell>)> {
    let given = &page.front.event.stats;
    let mut left = given.clone();
    let counted = counted_rows(site, page.date());
    let blank = [Source::default()];
    let sources = if page.front.sources.is_empty() { &blank[..] } else { &page.front.sources };
    let many = sources.len();
    let row = |(at, source): (usize, &Source)| {
        let medium = site.edition.medium_by(&source.kind);
        let stat = medium.and_then(|medium| medium.stat.clone());
        let mut amount = match (&stat, given.is_empty()) {
            (Some(_), true) => 1,
            (Some(stat), false) => left.remove(stat).unwrap_or_default(),
            (None, _) => 0,
        };
        if at + 1 == many {
            amount += std::mem::take(&mut left).values().sum::<u32>();
        }
        let amount = if counted { amount } else { 0 };
        let date = source.date.or(page.date());
        let kind = medium.map_or_else(|| source.kind.clone(), |medium| medium.title.clone());
        let note = if counted { "" } else { "不在统计的日期里" };
        (date, cells(&source.name, &kind, (page, date), &source.url, (amount.saturating_sub(1), amount, note)))
    };
    sources.iter().enumerate().map(row).collect()
}

fn of_channel(site: &Site, page: &Page, channel: &Channel) -> (Option<Date>, Vec<Cell>) {
    let date = channel.date.or(page.date());
    let medium = site.edition.medium_by(&channel.channel).or_else(|| site.edition.media.last());
    let counted = counted_rows(site, date) && medium.is_some_and(|medium| medium.stat.is_some());
    let amount = if counted { channel.shares.saturating_add(1) } else { 0 };
    let kind = medium.map(|medium| medium.title.clone()).unwrap_or_default();
    let note = if counted { "学校自己的平台" } else { "学校自己的平台，没有计入" };
    (date, cells(&channel.channel, &kind, (page, date), &channel.url, (channel.shares, amount, note)))
}

/// Whether reports of a day count in form 1-2: in the week, or after it within the window.
fn counted_rows(site: &Site, date: Option<Date>) -> bool {
    date.is_some_and(|date| site.edition.contains(date) || (date > site.edition.last() && site.edition.media_window().contains(date)))
}

fn cells(outlet: &str, kind: &str, (page, date): (&Page, Option<Date>), url: &str, (shares, amount, note): (u32, u32, &str)) -> Vec<Cell> {
    vec![
        Cell::text(outlet),
        Cell::text(kind),
        Cell::text(&page.front.title),
        Cell::Text(date.map(chinese::day_long).unwrap_or_default()),
        if url.is_empty() { Cell::text("") } else { Cell::Link(url.to_owned(), url.to_owned()) },
        Cell::Number(shares.into()),
        Cell::Number(amount.into()),
        Cell::text(note),
    ]
}

/// Every item of the publicity checklist with its state and evidence.
fn checklist(site: &Site) -> Grid {
    let list = checks::checklist(site);
    let edition = &site.edition;
    let row = |entry: &Entry| {
        let evidence: Vec<&str> = entry.evidence.iter().map(|one| one.title.as_str()).collect();
        let progress = if entry.is_not_applicable() { String::new() } else { format!("{}/{}", entry.have, entry.want) };
        let todo = match entry.status {
            State::Done => entry.note.clone(),
            State::NotApplicable => format!("不适用：{}", entry.note),
            _ => [entry.missing.as_str(), entry.how.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("。"),
        };
        vec![
            Cell::text(&edition.phases.label(entry.phase).title),
            Cell::text(&entry.title),
            Cell::text(edition.forces.label(entry.force)),
            Cell::text(state(entry.status)),
            Cell::Text(progress),
            Cell::Text(entry.due.map(cases::day).unwrap_or_default()),
            Cell::Text(evidence.join("\n")),
            Cell::Text(todo),
            Cell::text(&entry.clause),
        ]
    };
    let head = vec![
        ("阶段", 14),
        ("事项", 30),
        ("要求", 8),
        ("状态", 10),
        ("进度", 8),
        ("截止", 16),
        ("证明", 40),
        ("说明和下一步", 50),
        ("条款", 10),
    ];
    Grid {
        title: format!("{}宣传清单", edition.title), lines: vec![list.progress()], head, rows: list.entries.iter().map(row).collect()
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::Done => "完成",
        State::Partial => "部分完成",
        State::Todo => "未完成",
        State::NotApplicable => "不适用",
    }
}
