//! Rows of events and of days.

use super::super::cases;
use crate::diagnostic::Diagnostic;
use crate::office::fill::Item;
use crate::privacy;
use crate::site::{Page, Row, Site};
use crate::value::chinese;

/// The events that count, by start (form 1-1).
pub(super) fn events(site: &Site, said: &mut Vec<Diagnostic>) -> Vec<Item> {
    cases::events(site).enumerate().map(|(at, page)| event(site, at + 1, page, said)).collect()
}

fn event(site: &Site, number: usize, page: &Page, said: &mut Vec<Diagnostic>) -> Item {
    let event = &page.front.event;
    let secrets = site.private.events.get(&page.id);
    let contact = secrets.and_then(|secrets| secrets.contact.clone()).unwrap_or_default();
    if !contact.phone.is_empty() && !is_mobile(&contact.phone) {
        said.push(not_mobile(page.source.as_str(), "活动负责人的手机号码", &clause(site, "contact_phone")));
    }
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

/// Whether a text is a mobile number of 11 digits, however it is spaced.
pub(super) fn is_mobile(text: &str) -> bool {
    let digits = privacy::digits(text);
    digits.len() == 11 && digits.starts_with('1') && !digits[1..].starts_with(['0', '1', '2'])
}

/// A mobile number that is none, without quoting it.
pub(super) fn not_mobile(path: &str, what: &str, clause: &str) -> Diagnostic {
    let clause = if clause.is_empty() { String::new() } else { format!("（{clause}）") };
    Diagnostic::warning("bad-mobile", path, format!("{what}不是 11 位的手机号{clause}")).advise("检查是不是少了或多了数字")
}

/// The clause of the form that asks for a field.
pub(super) fn clause(site: &Site, field: &str) -> String {
    let asks = |form: &&crate::edition::Form| {
        form.tables.iter().flat_map(|table| &table.columns).chain(&form.head).any(|column| column.field == field)
    };
    site.edition.forms.iter().find(asks).map(|form| form.clause.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mobile_numbers_are_told_from_others() {
        for (text, expected) in
            [("13800000101", true), ("138 0000 0101", true), ("0771-0000000", false), ("1380000010", false), ("12800000101", false)]
        {
            assert_eq!(is_mobile(text), expected, "{text}");
        }
    }
}
