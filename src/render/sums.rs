//! The pages of sums: figures of the week, and what of the checklist was achieved.

use tera::Value;

use super::Renderer;
use super::model::{self, Head, crumbs, list as values, map, none, text};
use super::pages::Shape;
use crate::checks::Matrix;
use crate::document::Kind;
use crate::edition::Stat;
use crate::site::{Row, Site};
use crate::value::chinese;

/// Figures of the week.
pub(super) fn figures(renderer: &Renderer<'_>) -> Shape {
    let site = renderer.site;
    let shown: Vec<&Stat> = site.edition.stats.iter().collect();
    let columns = shown.iter().map(|stat| column(site, stat));
    let rows = site.ledger.rows.iter().map(|row| {
        map([
            ("date", row.date.map_or_else(none, |day| model::date(&site.edition, day))),
            ("label", text(label(row))),
            ("cells", values(shown.iter().map(|stat| text(cell(row.counts.get(&stat.key)))))),
        ])
    });
    let replaced = site.ledger.rows.iter().any(|row| !row.replaced.is_empty());
    let figures = map([
        ("days", values(site.days.iter().map(|day| model::date(&site.edition, day.date)))),
        ("columns", values(columns)),
        ("rows", values(rows)),
        ("head", values(shown.iter().map(|stat| text(format!("{}（{}）", stat.label(), stat.unit))))),
        ("total", values(shown.iter().map(|stat| text(cell(site.ledger.total.get(&stat.key)))))),
        ("note", text(if replaced { "部分数字由各部门按天统计上报。" } else { "" })),
    ]);
    let coverage = renderer.checklist().map_or_else(nothing, |shown| matrix(renderer, &shown.matrix));
    Shape {
        template: "data.html",
        head: Head {
            kind: "data",
            title: "活动周数据".into(),
            description: format!("{}的各项统计", site.edition.title),
            crumbs: crumbs(&[]),
            menu: "data".into(),
            ..Head::default()
        },
        values: vec![("figures", figures), ("media", media(site)), ("coverage", coverage)],
        ..Shape::default()
    }
}

/// A matrix without rows, where the checklist has no public page.
fn nothing() -> Value {
    map([("days", values([])), ("rows", values([]))])
}

fn cell(count: Option<&u32>) -> String {
    chinese::number(u64::from(count.copied().unwrap_or_default()))
}

fn label(row: &Row) -> String {
    row.date.map_or_else(|| "活动周后".to_owned(), |day| format!("{}（{}）", chinese::day(day), chinese::weekday(day)))
}

/// A figure by day, as bars in percent of its highest day.
fn column(site: &Site, stat: &Stat) -> Value {
    let by_row: Vec<u32> = site.ledger.rows.iter().map(|row| row.counts.get(&stat.key).copied().unwrap_or_default()).collect();
    let most = by_row.iter().copied().max().unwrap_or_default().max(1);
    let bars = site.ledger.rows.iter().zip(&by_row).map(|(row, count)| {
        map([
            ("date", row.date.map_or_else(after, |day| model::date(&site.edition, day))),
            ("number", Value::from(*count)),
            ("text", text(chinese::number(u64::from(*count)))),
            ("percent", Value::from(u64::from(*count) * 100 / u64::from(most))),
        ])
    });
    map([
        ("key", text(&stat.key)),
        ("label", text(stat.label())),
        ("unit", text(&stat.unit)),
        ("group", text("")),
        ("total", text(cell(site.ledger.total.get(&stat.key)))),
        ("bars", values(bars)),
        ("any", Value::from(by_row.iter().any(|count| *count > 0))),
    ])
}

/// What stands in a date's place for media after the week.
fn after() -> Value {
    let empty = || text("");
    map([
        ("iso", empty()),
        ("text", text("周后")),
        ("long", text("活动周后")),
        ("weekday", empty()),
        ("weekday_long", empty()),
        ("month", empty()),
        ("day", text("周后")),
        ("url", empty()),
        ("name", empty()),
    ])
}

/// Media pages by kind.
fn media(site: &Site) -> Value {
    let count = |title: &str| {
        site.list(Kind::Media).iter().filter(|id| site.page(**id).front.sources.first().is_some_and(|source| source.kind == title)).count()
    };
    let counts: Vec<(&str, usize)> =
        site.edition.media.iter().map(|medium| (medium.title.as_str(), count(&medium.title))).filter(|(_, count)| *count > 0).collect();
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(1);
    values(
        counts.into_iter().map(|(title, count)| {
            map([("type", text(title)), ("count", Value::from(count)), ("percent", Value::from(count * 100 / most))])
        }),
    )
}

/// The public checklist.
pub(super) fn checklist(renderer: &Renderer<'_>) -> Shape {
    let site = renderer.site;
    let shown = renderer.checklist();
    let achieved = shown.map_or_else(
        || values([]),
        |shown| {
            values(shown.achieved.iter().map(|phase| {
                let items = phase.items.iter().map(|item| {
                    let links = item.links.iter().map(|(title, url)| {
                        map([("title", text(title)), ("url", text(url)), ("outside", Value::from(url.contains("://")))])
                    });
                    map([("title", text(&item.title)), ("text", text(&item.text)), ("links", values(links))])
                });
                map([("phase", text(&phase.title)), ("items", values(items))])
            }))
        },
    );
    Shape {
        template: "checklist.html",
        head: Head {
            kind: "checklist",
            title: "宣传清单".into(),
            description: format!("{}每天做了什么、宣传了什么", site.edition.title),
            crumbs: crumbs(&[]),
            menu: "checklist".into(),
            ..Head::default()
        },
        values: vec![("matrix", shown.map_or_else(nothing, |shown| matrix(renderer, &shown.matrix))), ("achieved", achieved)],
        ..Shape::default()
    }
}

fn matrix(renderer: &Renderer<'_>, matrix: &Matrix) -> Value {
    let edition = &renderer.site.edition;
    let rows = matrix.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| {
            cell.as_ref().map_or_else(none, |cell| {
                map([("count", Value::from(cell.count)), ("url", text(&cell.url)), ("text", text(cell.count.to_string()))])
            })
        });
        map([("title", text(&row.title)), ("cells", values(cells)), ("any", Value::from(row.cells.iter().any(Option::is_some)))])
    });
    map([("days", values(renderer.site.days.iter().map(|day| model::date(edition, day.date)))), ("rows", values(rows))])
}
