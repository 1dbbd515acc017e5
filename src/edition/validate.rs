//! What makes an edition sound: nothing empty, nothing twice, every reference leads somewhere.
//!
//! Pure; called by `parse` alone, on what is already good YAML of the right shape. All findings are given at once.

use std::collections::BTreeSet;

use super::forms::{Form, HEAD_FIELDS, Rows};
use super::rules::{Measure, Rule};
use super::{Due, Edition};

/// A fault of an edition, and the scalar in whose place it shows.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) message: String,
    pub(super) scalar: String,
}

/// All faults of an edition.
pub(super) fn validate(edition: &Edition) -> Vec<Finding> {
    let mut findings = Vec::new();
    check_week(edition, &mut findings);
    check_ids(edition, &mut findings);
    check_lists(edition, &mut findings);
    check_limits(edition, &mut findings);
    edition.forms.iter().for_each(|form| check_form(edition, form, &mut findings));
    edition.checklist.iter().for_each(|rule| check_rule(edition, rule, &mut findings));
    check_items(edition, &mut findings);
    findings
}

fn say(findings: &mut Vec<Finding>, scalar: impl Into<String>, message: impl Into<String>) {
    findings.push(Finding { message: message.into(), scalar: scalar.into() });
}

fn check_week(edition: &Edition, findings: &mut Vec<Finding>) {
    for (key, value) in [("title", &edition.title), ("theme", &edition.theme)] {
        if value.trim().is_empty() {
            say(findings, key, format!("“{key}”空着，活动周要有名称和主题"));
        }
    }
    if edition.first().year() != edition.year {
        let message = format!("year 写的是 {}，活动周的第一天却是 {}", edition.year, edition.first());
        say(findings, edition.year.to_string(), message);
    }
    let (names, days) = (edition.day_names.len(), edition.days().len());
    if names != 0 && names != days {
        say(findings, "day_names", format!("day_names 有 {names} 个名字，活动周却有 {days} 天，要一天一个"));
    }
    let window = edition.media_window();
    if window.until < window.from {
        say(findings, "media_window", format!("media_window 的截止 {} 在开始 {} 的前面", window.until, window.from));
    }
}

fn check_ids(edition: &Edition, findings: &mut Vec<Finding>) {
    let lists: [(&str, Vec<&str>); 12] = [
        ("name", vec![edition.name.as_str()]),
        ("principles", edition.principles.iter().map(|one| one.id.as_str()).collect()),
        ("openings", edition.openings.iter().map(|one| one.id.as_str()).collect()),
        ("stats", edition.stats.iter().map(|one| one.key.as_str()).collect()),
        ("audiences", edition.audiences.iter().map(|one| one.id.as_str()).collect()),
        ("doors", edition.doors.iter().map(|one| one.id.as_str()).collect()),
        ("media", edition.media.iter().map(|one| one.id.as_str()).collect()),
        ("activities", edition.activities.iter().map(|one| one.id.as_str()).collect()),
        ("deadlines", edition.deadlines.iter().map(|one| one.name.as_str()).collect()),
        ("sections", edition.sections.iter().map(|one| one.id.as_str()).collect()),
        ("forms", edition.forms.iter().map(|one| one.id.as_str()).collect()),
        ("checklist", edition.checklist.iter().map(|one| one.id.as_str()).collect()),
    ];
    for (list, ids) in lists {
        let mut seen = BTreeSet::new();
        for id in ids {
            if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte)) {
                say(findings, id, format!("“{id}”不能当编号：只能用小写字母、数字、- 和 _"));
            }
            if !seen.insert(id) {
                say(findings, id, format!("{list} 里有两个“{id}”，编号不能重复"));
            }
        }
    }
    let numbers: [(&str, Vec<u32>); 3] = [
        ("focus", edition.focus.iter().map(|one| one.number).collect()),
        ("zones", edition.zones.iter().map(|one| one.number).collect()),
        ("chapters", edition.chapters.iter().map(|one| one.number).collect()),
    ];
    for (list, numbers) in numbers {
        let mut seen = BTreeSet::new();
        for number in numbers.into_iter().filter(|number| !seen.insert(*number)) {
            say(findings, list, format!("{list} 里有两个第 {number} 项，序号不能重复"));
        }
    }
}

/// Looks have a colour for each.
const MOST_EDGES: usize = 3;

fn check_lists(edition: &Edition, findings: &mut Vec<Finding>) {
    let counted = edition.audiences.iter().map(|one| (one.id.as_str(), one.stat.as_str()));
    let counted = counted.chain(edition.media.iter().filter_map(|one| Some((one.id.as_str(), one.stat.as_deref()?))));
    for (id, key) in counted.filter(|(_, key)| edition.stat(key).is_none()) {
        say(findings, key, format!("“{id}”要记到“{key}”，stats 里没有这一项"));
    }
    for (stat, one_on) in edition.stats.iter().filter_map(|stat| Some((stat, stat.one_on.as_deref()?))) {
        if one_on != "event" && edition.opening(one_on).is_none() {
            say(findings, one_on, format!("统计“{}”的 one_on 写的是“{one_on}”，应该是 event 或 openings 里的编号", stat.key));
        }
    }
    for (edge, id) in edition.edges.iter().flat_map(|edge| edge.openings.iter().map(move |id| (edge, id))) {
        if edition.opening(id).is_none() {
            say(findings, id, format!("edges 的“{}”里写的“{id}”，openings 里没有这个编号", edge.title));
        }
    }
    if edition.edges.len() > MOST_EDGES {
        say(findings, "edges", format!("edges 写了 {} 类，最多 {MOST_EDGES} 类：再多颜色就分不清了", edition.edges.len()));
    }
    for deadline in &edition.deadlines {
        for id in deadline.forms.iter().filter(|id| edition.form(id).is_none()) {
            say(findings, id, format!("截止日期“{}”要交表 {id}，forms 里没有这张表", deadline.name));
        }
    }
}

fn check_limits(edition: &Edition, findings: &mut Vec<Finding>) {
    if let Some(report) = &edition.report {
        if report.min.zip(report.max).is_some_and(|(min, max)| min > max) {
            say(findings, "report", "总结报告的字数下限 min 比上限 max 还大");
        }
        if report.parts.is_empty() {
            say(findings, "report", "总结报告至少要有一个部分（parts）");
        }
    }
    if let Some(photos) = &edition.photos {
        if photos.count == 0 {
            say(findings, "photos", "精选照片的张数 count 至少是 1");
        }
        if photos.near_bytes.zip(photos.bytes).is_some_and(|(near, bytes)| near > bytes) {
            say(findings, "photos", "照片的 near_bytes（差一点也收）不能比 bytes（要求的大小）还大");
        }
    }
}

fn check_form(edition: &Edition, form: &Form, findings: &mut Vec<Finding>) {
    if form.title.trim().is_empty() {
        say(findings, &form.id, format!("表 {} 没有标题", form.id));
    }
    if form.tables.is_empty() {
        say(findings, &form.id, format!("表 {} 里没有表格（tables）", form.id));
    }
    if let Some(name) = form.deadline.as_deref().filter(|name| edition.deadline(name).is_none()) {
        say(findings, name, format!("表 {} 的截止日期“{name}”没有写在 deadlines 里", form.id));
    }
    for line in form.head.iter().filter(|line| !HEAD_FIELDS.contains(&line.field.as_str())) {
        say(
            findings,
            &line.field,
            format!("表 {} 表头“{}”的 field “{}”不认识，可以写：{}", form.id, line.title, line.field, HEAD_FIELDS.join("、")),
        );
    }
    for table in &form.tables {
        if table.columns.is_empty() {
            say(findings, &form.id, format!("表 {} 一列也没有，columns 至少要有一列", form.id));
        }
        let known = |field: &str| table.rows.fields().contains(&field) || (table.rows == Rows::Days && edition.stat(field).is_some());
        for column in table.columns.iter().filter(|column| !known(&column.field)) {
            let fields = table.rows.fields().join("、");
            let figures = if table.rows == Rows::Days { "，以及 stats 里的各项" } else { "" };
            let message = format!("表 {} “{}”一列的 field “{}”不认识，可以写：{fields}{figures}", form.id, column.title, column.field);
            say(findings, &column.field, message);
        }
    }
}

fn check_rule(edition: &Edition, rule: &Rule, findings: &mut Vec<Finding>) {
    for (key, value) in [("title", &rule.title), ("clause", &rule.clause), ("how", &rule.how)] {
        if value.trim().is_empty() {
            say(findings, &rule.id, format!("清单“{}”的 {key} 空着", rule.id));
        }
    }
    if let Some(Due::Named(name)) = &rule.due
        && edition.deadline(name).is_none()
    {
        let message = format!("清单“{}”的 due “{name}”不认识：写日期、first-day、last-day，或者 deadlines 里的名字", rule.id);
        say(findings, name, message);
    }
    if let Some(each) = rule.each {
        if rule.rule.each().is_some_and(|own| own != each) || (rule.rule.each().is_none() && rule.rule != Measure::Manual) {
            say(findings, &rule.id, format!("清单“{}”的 each 和 rule 对不上", rule.id));
        }
        if edition.subjects(Some(each)).is_empty() {
            say(findings, &rule.id, format!("清单“{}”要逐项列出，可是这一份活动周里没有那些项", rule.id));
        }
    }
    check_of(edition, rule, findings);
}

fn check_of(edition: &Edition, rule: &Rule, findings: &mut Vec<Finding>) {
    let known: Vec<String> = match rule.each.or(rule.rule.each()) {
        Some(each) => edition.subjects(Some(each)).into_iter().map(|(id, _, _)| id).collect(),
        None => edition.forms.iter().map(|form| form.id.clone()).collect(),
    };
    for id in rule.of.iter().filter(|id| !known.contains(id)) {
        say(findings, id, format!("清单“{}”的 of 里写了“{id}”，可是没有这一项", rule.id));
    }
    let lacks = match rule.rule {
        Measure::FormReady if rule.of.is_empty() => "of（哪几张表）",
        Measure::PageTitled if rule.words.is_empty() => "words（标题里的词）",
        Measure::SelectedPhotos if edition.photos.is_none() => "照片的要求：请在上面写 photos",
        Measure::Report if edition.report.is_none() => "总结报告的要求：请在上面写 report",
        _ => return,
    };
    say(findings, &rule.id, format!("清单“{}”缺 {lacks}", rule.id));
}

fn check_items(edition: &Edition, findings: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for item in edition.items() {
        if !seen.insert(item.id.clone()) {
            say(findings, &item.rule.id, format!("清单里有两项都叫“{}”，请给其中一条规则换个编号", item.id));
        }
    }
}
