//! Whether the papers of the edition can be filled without a gap: what each column asks for, and who fills it in.
//!
//! Looks at what is private without ever quoting it: a gap is said as a count and the name of the field.

use super::State;
use super::measure::Measured;
use super::reach::Lens;
use crate::edition::{Form, Rows};
use crate::site::{LaunchItem, Page, Site};

/// The forms of these ids: `have` those that are ready.
pub(super) fn ready(lens: &Lens<'_>, ids: &[String]) -> Measured {
    let mut measured = Measured::default();
    let mut missing = Vec::new();
    let mut begun = false;
    for form in ids.iter().filter_map(|id| lens.site.edition.form(id)) {
        match state(lens, form) {
            Readiness::Empty(why) => missing.push(why.to_owned()),
            Readiness::Gaps(gaps) => {
                begun = true;
                missing.extend(gaps);
            }
            Readiness::Ready => measured.have += 1,
        }
    }
    if begun {
        measured.status = Some(State::Partial);
    }
    measured.missing = missing.join("；");
    measured
}

/// How far a form is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Readiness {
    /// Nothing for it is there, and why.
    Empty(&'static str),
    /// It can be made, with these gaps.
    Gaps(Vec<String>),
    /// Every column can be filled.
    Ready,
}

/// How far a form is.
pub fn readiness(site: &Site, form: &Form) -> Readiness {
    state(&Lens::new(site), form)
}

fn state(lens: &Lens<'_>, form: &Form) -> Readiness {
    let site = lens.site;
    let mut gaps = Vec::new();
    for table in &form.tables {
        let fields: Vec<(&str, &str)> = table.columns.iter().map(|column| (column.field.as_str(), column.title.as_str())).collect();
        let events: Vec<&Page> = lens.events().collect();
        match table.rows {
            Rows::Events if events.is_empty() => return Readiness::Empty("还没有活动"),
            Rows::Events => gaps.extend(event_gaps(site, &events, &fields)),
            Rows::Days if events.is_empty() => return Readiness::Empty("还没有活动"),
            Rows::Days => gaps.extend(day_gaps(&events)),
            Rows::Exhibits if site.exhibits.is_empty() => return Readiness::Empty("没有申报展项"),
            Rows::Exhibits => gaps.extend(launch_gaps(&site.exhibits, &fields)),
            Rows::Programmes if site.programmes.is_empty() => return Readiness::Empty("没有申报节目"),
            Rows::Programmes => gaps.extend(launch_gaps(&site.programmes, &fields)),
            Rows::Attendees if site.private.attendance.is_none() => return Readiness::Empty("private.yaml 里没有参会回执"),
            Rows::Attendees | Rows::Trials => {}
        }
    }
    let filler = site.private.filler.as_ref();
    let lacks = |field: &str| match field {
        "filler_name" => filler.is_none_or(|filler| filler.name.is_empty()),
        "filler_phone" => filler.is_none_or(|filler| filler.phone.is_empty()),
        "filler_dept" => filler.is_none_or(|filler| filler.dept.is_empty()),
        _ => false,
    };
    let blank: Vec<&str> =
        form.head.iter().filter(|line| lacks(&line.field)).map(|line| line.title.trim_end_matches([':', '：'])).collect();
    if !blank.is_empty() {
        gaps.push(format!("private.yaml 里没有写{}", blank.join("、")));
    }
    if gaps.is_empty() { Readiness::Ready } else { Readiness::Gaps(gaps) }
}

/// A line for every column that some events leave empty.
fn event_gaps(site: &Site, events: &[&Page], fields: &[(&str, &str)]) -> Vec<String> {
    let gap = |(field, title): &(&str, &str)| {
        let count = events.iter().filter(|page| lacks(site, page, field)).count();
        (count > 0).then(|| format!("{count} 个活动没有写{title}"))
    };
    fields.iter().filter_map(gap).collect()
}

fn lacks(site: &Site, page: &Page, field: &str) -> bool {
    let event = &page.front.event;
    let contact = site.private.events.get(&page.id).and_then(|secrets| secrets.contact.as_ref());
    match field {
        "form" => event.form.is_empty(),
        "audience" => event.audience.is_empty(),
        "expected" => event.expected.is_none(),
        "venue" => event.venue.is_empty(),
        "contact_name" => contact.is_none_or(|contact| contact.name.is_empty()),
        "contact_phone" => contact.is_none_or(|contact| contact.phone.is_empty()),
        "contact_dept" => contact.is_none_or(|contact| contact.dept.is_empty()),
        // The unit is the school where none is written; remarks and the rest may stay empty.
        _ => false,
    }
}

/// Every event that counts says what came of it.
fn day_gaps(events: &[&Page]) -> Vec<String> {
    let silent =
        |page: &&&Page| page.front.event.stats.is_empty() && page.front.event.stats_by_day.values().all(|counts| counts.is_empty());
    let count = events.iter().filter(silent).count();
    if count > 0 { vec![format!("{count} 个活动没有写统计")] } else { Vec::new() }
}

fn launch_gaps(items: &[LaunchItem], fields: &[(&str, &str)]) -> Vec<String> {
    let lacks = |item: &LaunchItem, field: &str| {
        let launch = &item.front.launch;
        match field {
            "zone" => launch.zone.is_none(),
            "display" => launch.display.is_empty(),
            "brief" => launch.brief.is_empty(),
            "performers" => launch.performers.is_none(),
            "duration" => launch.duration.is_none(),
            _ => false,
        }
    };
    let gap = |(field, title): &(&str, &str)| {
        let titles: Vec<&str> = items.iter().filter(|item| lacks(item, field)).map(|item| item.front.title.as_str()).collect();
        (!titles.is_empty()).then(|| format!("“{}”没有写{title}", titles.join("”“")))
    };
    fields.iter().filter_map(gap).collect()
}
