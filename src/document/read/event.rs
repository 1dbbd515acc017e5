//! The fields of events: who, where, for whom, how many; what is private goes into `Secrets` here and nowhere else.

use std::collections::BTreeMap;

use super::super::front::{Contact, Counts, EventFront, Front, Live, Secrets, Status};
use super::super::keys;
use super::Era;
use super::scalars::{check_mobile, mobile, moment, take, whole};
use crate::value;
use crate::yaml::{Fields, Node, Reader, Value};

/// Reads an event's own fields.
pub(super) fn event(fields: &Fields<'_>, front: &mut Front, secrets: &mut Secrets, (era, reader): (Era<'_>, &mut Reader<'_>)) {
    let mut text = |key| fields.words(key, reader);
    let mut event = EventFront {
        unit: text("unit"),
        organizer: text("organizer"),
        host: text("host"),
        department: text("department"),
        venue: text("venue"),
        form: text("form"),
        audience: text("audience"),
        ..EventFront::default()
    };
    secrets.remark = text("remark");
    event.partners = fields.list("partners", partners, reader).into_iter().map(|partner| partner.value).collect();
    event.expected = whole(fields, "expected", reader);
    event.opening = openings(fields, era, reader);
    event.status = status(fields, reader);
    event.live = live(fields, "live", era, reader);
    event.signup = live(fields, "signup", era, reader);
    stats(fields, &mut event, era, reader);
    secrets.contact = contact(fields, reader);
    front.event = event;
}

/// Partners' names hold blanks; only marks cut them.
fn partners(text: &str) -> Vec<std::ops::Range<usize>> {
    if text.contains(['，', '、', ',', '；', ';']) { value::items(text) } else { std::iter::once(0..text.len()).collect() }
}

fn openings(fields: &Fields<'_>, era: Era<'_>, reader: &mut Reader<'_>) -> Vec<String> {
    let mut ids = Vec::new();
    for written in fields.list("opening", value::items, reader) {
        match era.edition.opening_by(&written.value) {
            Some(opening) if ids.contains(&opening.id) => {}
            Some(opening) => ids.push(opening.id.clone()),
            None => {
                let known: Vec<&str> = era.edition.openings.iter().map(|opening| opening.title.as_str()).collect();
                let hint = if known.is_empty() {
                    "本届没有活动类型，删掉这一行".to_owned()
                } else {
                    format!("可以写：{}", known.join("、"))
                };
                reader.warn("unknown-opening", written.range, format!("活动类型里没有“{}”", written.value), hint);
            }
        }
    }
    ids
}

fn status(fields: &Fields<'_>, reader: &mut Reader<'_>) -> Status {
    let Some(written) = fields.text("status", reader) else { return Status::Planned };
    match written.value.to_lowercase().as_str() {
        "cancelled" | "canceled" | "取消" | "已取消" => Status::Cancelled,
        "postponed" | "延期" | "推迟" | "已延期" => Status::Postponed,
        "rescheduled" | "改期" | "已改期" => Status::Rescheduled,
        "未开始" | "进行中" | "已结束" | "正常" => {
            reader.warn("status-from-date", written.range, format!("“{}”由日期算出，不用写", written.value), "状态只写 取消、延期 或 改期");
            Status::Planned
        }
        other => {
            reader.error("bad-status", written.range, format!("状态“{other}”读不懂"), "写 取消、延期 或 改期；照常举行的不用写");
            Status::Planned
        }
    }
}

/// Reads a live stream or sign-up: a map, or an address alone.
fn live(fields: &Fields<'_>, key: &str, era: Era<'_>, reader: &mut Reader<'_>) -> Option<Live> {
    let node = fields.node(key)?;
    if let Value::Text(url) = &node.value {
        let said = reader.said.len();
        let url = super::extras::web(url, node.range.clone(), reader);
        let name = fields.key_range(key).and_then(|range| reader.text.get(range)).unwrap_or(key).to_owned();
        reader.said[said..].iter_mut().for_each(|said| said.hints.push(format!("用二维码的，写成 {name}: {{二维码: 图片.png}}")));
        return url.map(|url| Live { url, ..Live::default() });
    }
    let inner = Fields::open(node, &[keys::LIVE], reader);
    let mut web = |key| inner.text(key, reader).and_then(|url| super::extras::web(&url.value, url.range, reader)).unwrap_or_default();
    let (url, replay) = (web("url"), web("replay"));
    let live = Live {
        url,
        replay,
        code: inner.text("code", reader),
        platform: inner.plain("platform", reader).unwrap_or_default(),
        from: moment(&inner, "from", era, reader),
        until: moment(&inner, "until", era, reader),
    };
    if live.url.is_empty() && live.code.is_none() {
        reader.warn(
            "empty-live",
            fields.key_range(key).unwrap_or(node.range.clone()),
            "这里既没有链接也没有二维码，没有用上",
            "加上 链接: https://… 或 二维码: 图片.png，有一个就行",
        );
        return None;
    }
    Some(live)
}

/// Reads the figures of an event or a media report.
pub(super) fn stats(fields: &Fields<'_>, event: &mut EventFront, era: Era<'_>, reader: &mut Reader<'_>) {
    let Some(node) = fields.node("stats") else { return };
    let Value::Map(entries) = &node.value else {
        event.stats = line(node, era, reader);
        return;
    };
    let mut by_day = BTreeMap::new();
    for (key, range, inner) in entries {
        if era.edition.stat_key_by(key.trim()).is_some() {
            continue;
        }
        match value::days(key.trim(), &era.written()) {
            Ok(days) if days.value.len() == 1 => {
                by_day.insert(days.value[0], counts(inner, era, reader));
            }
            _ => unknown_stat(key, range.clone(), era, reader),
        }
    }
    event.stats = known_counts(node, era, reader);
    for stat in era.edition.stats.iter().filter(|stat| stat.by_day) {
        if event.stats.remove(&stat.key).is_some() {
            let message = format!("“{}”按天算，不能写在活动里，没有计入", stat.title);
            let written = entries.iter().find(|(key, ..)| era.edition.stat_key_by(key.trim()) == Some(stat.key.as_str()));
            let range = written.map_or(node.range.clone(), |(_, range, _)| range.clone());
            let hint = format!("写进 content/daily.yaml 的那一天，例如 {}: {{{}: 1}}", era.edition.first(), stat.title);
            reader.warn("stat-by-day", range, message, hint);
        }
    }
    event.stats_by_day = by_day;
}

/// The counts of a map or of a line such as `学生120 教师8`.
pub(in crate::document) fn counts(node: &Node, era: Era<'_>, reader: &mut Reader<'_>) -> Counts {
    if let Value::Map(entries) = &node.value {
        for (key, range, _) in entries.iter().filter(|(key, ..)| era.edition.stat_key_by(key.trim()).is_none()) {
            unknown_stat(key, range.clone(), era, reader);
        }
        return known_counts(node, era, reader);
    }
    line(node, era, reader)
}

fn known_counts(node: &Node, era: Era<'_>, reader: &mut Reader<'_>) -> Counts {
    let mut counts = Counts::new();
    let Value::Map(entries) = &node.value else { return counts };
    for (key, _, inner) in entries {
        let (Some(stat), Value::Text(number)) = (era.edition.stat_key_by(key.trim()), &inner.value) else { continue };
        if let Some(number) = take(value::whole(number.trim()), &inner.range, reader) {
            counts.insert(stat.to_owned(), number);
        }
    }
    counts
}

fn line(node: &Node, era: Era<'_>, reader: &mut Reader<'_>) -> Counts {
    let mut counts = Counts::new();
    let Value::Text(text) = &node.value else {
        reader.error(
            "bad-stats",
            node.range.clone(),
            "统计应当写成“学生: 120”一行一个，或“学生120 教师8”一行",
            "例如 统计: {学生: 120, 教师: 8}",
        );
        return counts;
    };
    for (name, number) in take(value::counts(text), &node.range, reader).unwrap_or_default() {
        match era.edition.stat_key_by(&name) {
            Some(stat) => {
                let sum = counts.entry(stat.to_owned()).or_default();
                *sum = sum.saturating_add(number);
            }
            None => {
                let start = reader.text.get(node.range.clone()).and_then(|written| written.find(&name)).map(|at| node.range.start + at);
                let range = start.map_or(node.range.clone(), |start| start..start + name.len());
                unknown_stat(&name, range, era, reader);
            }
        }
    }
    counts
}

fn unknown_stat(name: &str, range: std::ops::Range<usize>, era: Era<'_>, reader: &mut Reader<'_>) {
    let known: Vec<&str> = era.edition.stats.iter().map(|stat| stat.label()).collect();
    reader.warn("unknown-stat", range, format!("统计里没有“{name}”这一项"), format!("可以写：{}", known.join("、")));
}

/// Reads the person in charge: a map, a line `李明，138…，汽修系主任`, or the flat keys of form 1-1.
fn contact(fields: &Fields<'_>, reader: &mut Reader<'_>) -> Option<Contact> {
    let mut contact = match fields.node("contact") {
        Some(node) => match &node.value {
            Value::Text(line) => one_line(line),
            _ => {
                let inner = Fields::open(node, &[keys::CONTACT], reader);
                let mut text = |key| inner.plain(key, reader).unwrap_or_default();
                let (dept, post) = (text("dept"), text("post"));
                let mut contact = Contact { name: text("name"), dept: format!("{dept}{post}"), ..Contact::default() };
                contact.phone = mobile(&inner, "phone", reader);
                contact
            }
        },
        None => Contact::default(),
    };
    if let Some(Node { value: Value::Text(_), range }) = fields.node("contact")
        && !contact.phone.is_empty()
    {
        check_mobile(&contact.phone, range.clone(), reader);
    }
    if fields.node("contact_phone").is_some() {
        contact.phone = mobile(fields, "contact_phone", reader);
    }
    if let Some(dept) = fields.plain("contact_dept", reader) {
        contact.dept = dept;
    }
    (contact != Contact::default()).then_some(contact)
}

fn one_line(line: &str) -> Contact {
    let mut contact = Contact::default();
    for part in line.split(['，', ',', '、', '；', ';', ' ', '\u{3000}']).map(str::trim).filter(|part| !part.is_empty()) {
        let digits = part.chars().filter(char::is_ascii_digit).count();
        if digits >= 7 {
            contact.phone = part.to_owned();
        } else if contact.name.is_empty() {
            contact.name = part.to_owned();
        } else {
            contact.dept.push_str(part);
        }
    }
    contact
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_in_one_line_is_taken_apart() {
        let contact = one_line("李明，13800001234，汽修系 主任");
        assert_eq!((contact.name.as_str(), contact.phone.as_str(), contact.dept.as_str()), ("李明", "13800001234", "汽修系主任"));
    }
}
