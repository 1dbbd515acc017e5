//! The public table of the week: what was achieved on which day. A row without anything is left out; an empty cell is no mark.

use std::collections::BTreeSet;

use super::reach;
use crate::document::Kind;
use crate::site::{Day, Page, PhotoUse, Site};
use crate::value::Date;

/// What was achieved, by day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The days of the edition.
    pub days: Vec<Date>,
    /// The rows that have something.
    pub rows: Vec<MatrixRow>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixRow {
    /// What is counted.
    pub title: String,
    /// A cell a day.
    pub cells: Vec<Option<Cell>>,
}

/// What was achieved on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// How much, at least 1.
    pub count: u32,
    /// The output that shows it.
    pub url: String,
}

/// Makes the table.
pub fn matrix(site: &Site) -> Matrix {
    let edition = &site.edition;
    let mut rows = Rows { site, rows: Vec::new() };
    rows.pages("活动", |site, day| reach::day_events(site, day).collect());
    rows.pages("图文动态", |site, day| day.stories.iter().map(|id| site.page(*id)).filter(|page| reach::is_public(page)).collect());
    rows.cells("照片", photos);
    rows.pages("媒体报道", |site, day| day.media.iter().map(|id| site.page(*id)).filter(|page| reach::is_public(page)).collect());
    let mut groups: Vec<&str> = Vec::new();
    for opening in &edition.openings {
        let group = if opening.group.is_empty() { opening.title.as_str() } else { opening.group.as_str() };
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
    for group in groups {
        let is_of = |id: &String| {
            edition.opening(id).is_some_and(|opening| opening.group == group || (opening.group.is_empty() && opening.title == group))
        };
        rows.pages(group, |site, day| reach::day_events(site, day).filter(|page| page.front.event.opening.iter().any(is_of)).collect());
    }
    for (point, topic) in edition.focus.iter().zip(&site.focus) {
        let title = format!("宣传重点：{}", point.short());
        rows.pages(&title, |site, day| reach::listed(site, &topic.pages).filter(|page| page.front.days.contains(&day.date)).collect());
    }
    for audience in &edition.audiences {
        rows.cells(&audience.title, |site, day| {
            let row = site.ledger.rows.iter().find(|row| row.date == Some(day.date))?;
            let count = row.counts.get(&audience.stat).copied().filter(|count| *count > 0)?;
            Some(Cell { count, url: day_page(day) })
        });
    }
    Matrix { days: edition.days().to_vec(), rows: rows.rows }
}

struct Rows<'s> {
    site: &'s Site,
    rows: Vec<MatrixRow>,
}

impl<'s> Rows<'s> {
    /// A row that counts pages; one page is linked itself, several by their day.
    fn pages(&mut self, title: &str, of: impl Fn(&'s Site, &'s Day) -> Vec<&'s Page>) {
        self.cells(title, |site, day| {
            let pages = of(site, day);
            let first = pages.first()?;
            // A day's page names no reports.
            let many = if pages.iter().all(|page| page.kind == Kind::Media) { "media.html".to_owned() } else { day_page(day) };
            let url = if pages.len() == 1 { first.url.to_string() } else { many };
            Some(Cell { count: u32::try_from(pages.len()).unwrap_or(u32::MAX), url })
        });
    }

    fn cells(&mut self, title: &str, of: impl Fn(&'s Site, &'s Day) -> Option<Cell>) {
        let cells: Vec<Option<Cell>> = self.site.days.iter().map(|day| of(self.site, day)).collect();
        if cells.iter().any(Option::is_some) {
            self.rows.push(MatrixRow { title: title.to_owned(), cells });
        }
    }
}

/// Pictures of a day, each once: of its stories, its albums and its events of one day.
fn photos(site: &Site, day: &Day) -> Option<Cell> {
    let events = reach::day_events(site, day).filter(|page| page.front.days.len() == 1);
    let others = day.stories.iter().chain(&day.albums).map(|id| site.page(*id)).filter(|page| reach::is_public(page));
    let pages: Vec<&Page> = events.chain(others).collect();
    let of_page = |page: &&'_ Page| {
        let shown: Vec<&PhotoUse> = page.photos.iter().chain(page.inline.values().flatten()).chain(&page.cover).collect();
        shown.into_iter().map(|photo| photo.picture).collect::<BTreeSet<_>>()
    };
    let pictures: BTreeSet<_> = pages.iter().flat_map(of_page).map(|at| site.pictures[at].digest).collect();
    let count = u32::try_from(pictures.len()).unwrap_or(u32::MAX);
    (count > 0).then(|| Cell { count, url: day_page(day) })
}

fn day_page(day: &Day) -> String {
    format!("calendar/{}.html", day.date)
}
