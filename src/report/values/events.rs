//! Rows of events and of days.

use super::super::cases;
use crate::office::fill::Item;
use crate::site::{Page, Row, Site};
use crate::value::chinese;

/// The events that count, by start (form 1-1).
pub(super) fn events(site: &Site) -> Vec<Item> {
    cases::events(site).enumerate().map(|(at, page)| event(site, at + 1, page)).collect()
}

fn event(site: &Site, number: usize, page: &Page) -> Item {
    let event = &page.front.event;
    let secrets = site.private.events.get(&page.id);
    let contact = secrets.and_then(|secrets| secrets.contact.clone()).unwrap_or_default();
    let opening: Vec<&str> = event.opening.iter().filter_map(|id| site.edition.opening(id)).map(|one| one.title.as_str()).collect();
    let or_school = |unit: &str| if unit.is_empty() { site.config.school.name.clone() } else { unit.to_owned() };
    cases::item([
        ("index", number.to_string()),
        ("unit", or_school(&event.unit)),
        ("title", page.front.title.clone()),
        ("form", event.form.clone()),
        ("audience", event.audience.clone()),
        ("expected", event.expected.map(|count| count.to_string()).unwrap_or_default()),
        ("contact_name", contact.name),
        ("contact_phone", contact.phone),
        ("contact_dept", contact.dept),
        ("venue", event.venue.clone()),
        ("time", cases::time(page)),
        ("remark", secrets.map(|secrets| secrets.remark.clone()).unwrap_or_default()),
        ("opening", opening.join("、")),
        ("organizer", event.organizer.clone()),
        ("host", event.host.clone()),
        ("department", event.department.clone()),
        ("partners", event.partners.join("、")),
    ])
}

/// A row a day, then one for media after the week, as form 1-2 has them.
pub(super) fn days(site: &Site) -> Vec<Item> {
    site.ledger.rows.iter().enumerate().map(|(at, row)| day(site, at + 1, row)).collect()
}

fn day(site: &Site, number: usize, row: &Row) -> Item {
    let mut item = cases::item([("index", number.to_string()), ("date", row_name(site, row))]);
    for stat in &site.edition.stats {
        item.insert(stat.key.clone(), row.counts.get(&stat.key).copied().unwrap_or_default().to_string());
    }
    item
}

/// What the row of a day is called.
pub(in crate::report) fn row_name(site: &Site, row: &Row) -> String {
    match row.date {
        Some(date) => chinese::day(date),
        None => {
            let word = site.edition.forms.iter().flat_map(|form| &form.tables).find_map(|table| table.after.clone());
            format!("{}（截至填报日）", word.unwrap_or_else(|| "活动周后".to_owned()))
        }
    }
}
