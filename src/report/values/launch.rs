//! Rows of the launch ceremony (N6.3, N6.4), and who leads its items.

use super::super::cases;
use crate::config::Lead;
use crate::office::fill::{Item, Values};
use crate::site::{LaunchItem, Site};

/// Show items, form 2-1.
pub(super) fn exhibits(site: &Site) -> Vec<Item> {
    let item = |(at, item): (usize, &LaunchItem)| {
        let launch = &item.front.launch;
        let zone = launch.zone.as_ref().map(|zone| zone.value.clone()).unwrap_or_default();
        let zone = site.edition.zone_by(&zone).map_or(zone, |zone| format!("{} {}", zone.name, zone.title));
        let needs = site.private.launch.get(&item.source).map(|secrets| secrets.needs.clone()).unwrap_or_default();
        cases::item([
            ("index", (at + 1).to_string()),
            ("title", item.front.title.clone()),
            ("zone", zone),
            ("display", launch.display.join("、")),
            ("brief", launch.brief.clone()),
            ("needs", needs),
        ])
    };
    site.exhibits.iter().enumerate().map(item).collect()
}

/// Trial activities of all show items.
pub(super) fn trials(site: &Site) -> Vec<Item> {
    let mut items = Vec::new();
    for exhibit in &site.exhibits {
        let places = site.private.launch.get(&exhibit.source).map(|secrets| secrets.sites.as_slice()).unwrap_or_default();
        for (at, [name, content, brief]) in exhibit.front.launch.trials.iter().enumerate() {
            items.push(cases::item([
                ("index", (items.len() + 1).to_string()),
                ("name", name.clone()),
                ("content", content.clone()),
                ("brief", brief.clone()),
                ("site", places.get(at).cloned().unwrap_or_default()),
            ]));
        }
    }
    items
}

/// Stage programmes, form 2-2.
pub(super) fn programmes(site: &Site) -> Vec<Item> {
    let item = |(at, item): (usize, &LaunchItem)| {
        let launch = &item.front.launch;
        let chapter = site.edition.chapter_by(&launch.chapter).map_or(launch.chapter.clone(), |chapter| chapter.title.clone());
        cases::item([
            ("index", (at + 1).to_string()),
            ("title", item.front.title.clone()),
            ("performers", launch.performers.map(|count| count.to_string()).unwrap_or_default()),
            ("duration", launch.duration.as_ref().map(|duration| cases::duration(duration.value)).unwrap_or_default()),
            ("brief", launch.brief.clone()),
            ("chapter", chapter),
        ])
    };
    site.programmes.iter().enumerate().map(item).collect()
}

/// Who leads some items, each once: written there, else the one of `private.yaml`.
pub(in crate::report) fn leads<'l>(site: &Site, items: impl Iterator<Item = &'l LaunchItem>) -> Vec<Lead> {
    let mut leads: Vec<Lead> = Vec::new();
    for item in items {
        let lead = lead(site, item);
        if !leads.contains(&lead) && lead != Lead::default() {
            leads.push(lead);
        }
    }
    if leads.is_empty() {
        leads.extend(site.private.launch_lead.clone());
    }
    leads
}

fn lead(site: &Site, item: &LaunchItem) -> Lead {
    let written = site.private.launch.get(&item.source).and_then(|secrets| secrets.lead.as_ref());
    let Some(written) = written else { return site.private.launch_lead.clone().unwrap_or_default() };
    let more = |key: &str| written.more.get(key).cloned().unwrap_or_default();
    Lead {
        name: written.name.clone(),
        qq: more("qq"),
        mobile: written.phone.clone(),
        dept: written.dept.clone(),
        landline: more("landline"),
        email: more("email"),
    }
}

/// Sets the head of a launch form: several leads stand in their order in each field, what they share once.
pub(in crate::report) fn set_leads(leads: &[Lead], values: &mut Values) {
    type Field = (&'static str, fn(&Lead) -> &String);
    let fields: [Field; 6] = [
        ("姓名", |lead| &lead.name),
        ("QQ", |lead| &lead.qq),
        ("手机", |lead| &lead.mobile),
        ("部门和职务", |lead| &lead.dept),
        ("座机", |lead| &lead.landline),
        ("邮箱", |lead| &lead.email),
    ];
    for (name, field) in fields {
        let mut all: Vec<&str> = leads.iter().map(|lead| field(lead).as_str()).collect();
        if all.windows(2).all(|pair| pair[0] == pair[1]) {
            all.truncate(1);
        }
        // Addresses in a line would be torn anywhere.
        values.set(format!("展项负责人.{name}"), all.join(if name == "姓名" { "、" } else { "\n" }));
    }
}
