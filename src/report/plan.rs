//! A draft of the week's plan (N4.2): theme, days, events and points of publicity that are known; what people must decide stays a gap.

use std::collections::BTreeMap;

use super::tables::Grid;
use super::{Desk, cases, names, values};
use crate::office::book::Cell;
use crate::office::word::{Block, Look, Page};
use crate::site::{Page as Shown, Site};
use crate::value::chinese;

/// What the edition calls the paper.
pub(super) const PAPER: &str = "实施方案";

/// Makes the draft.
pub(super) fn plan(desk: &mut Desk<'_>) {
    let site = desk.site;
    if !site.edition.deadlines.iter().any(|deadline| deadline.papers.iter().any(|paper| paper == PAPER)) {
        return;
    }
    let mut values = desk.values.clone();
    values.set("标题", format!("{}{}{PAPER}", site.config.school.name, site.edition.title));
    values.blocks.insert("正文".into(), text(site));
    let template = (Page::Letter, vec![Block::words(Look::Title, "{{ 标题 }}"), Block::words(Look::Body, "{{ 正文 }}")]);
    if let Some(bytes) = desk.word(PAPER, template, &values) {
        desk.put(PAPER, path(site), bytes);
    }
}

/// Where the paper lies.
pub(super) fn path(site: &Site) -> String {
    format!("{}.docx", names::name(&site.config, (PAPER, PAPER, "")))
}

fn text(site: &Site) -> Vec<Block> {
    let edition = &site.edition;
    let mut parts: Vec<(&str, Vec<Block>)> = Vec::new();
    let body = |text: String| Block::words(Look::Body, text);
    let subtheme = Some(&site.config.subtheme).filter(|words| !words.is_empty()).map(|words| format!("分主题：{words}。"));
    let mut theme = vec![body(format!("时间：{}年{}。", edition.year, values::week(site))), body(format!("主题：{}。", edition.theme))];
    theme.extend(subtheme.map(body));
    parts.push(("活动时间和主题", theme));
    let principles: Vec<&str> = edition.principles.iter().map(|principle| principle.title.as_str()).collect();
    let spirit = edition.spirit.iter().map(|spirit| format!("弘扬“{spirit}”的精神。"));
    let mut ideas: Vec<Block> = spirit.map(body).collect();
    if !principles.is_empty() {
        ideas.push(body(format!("{}。", principles.join("；"))));
    }
    ideas.push(body("【请写：本校的指导思想和目标】".into()));
    parts.push(("指导思想和基本原则", ideas));
    parts.push(("活动安排", events(site)));
    parts.push(("宣传安排", publicity(site)));
    parts.push(("组织分工", departments(site)));
    parts.push(("工作要求", vec![body("【请写：安全、经费、值班等要求】".into())]));
    let mut blocks = vec![Block::words(Look::Note, "【草稿：活动和重点取自专栏；把方括号里的话换成本校的，改过以后程序不再动这份文件】")];
    for (at, (title, inner)) in parts.into_iter().enumerate() {
        blocks.push(Block::words(Look::Heading, format!("{}、{title}", cases::number(at + 1))));
        blocks.extend(inner);
    }
    blocks.push(Block::words(Look::Sign, &site.config.school.name));
    blocks.push(Block::words(Look::Sign, format!("{}年　月　日", edition.year)));
    blocks
}

fn events(site: &Site) -> Vec<Block> {
    let all: Vec<&Shown> = cases::events(site).collect();
    if all.is_empty() {
        return vec![Block::words(Look::Body, "【请写：每天的活动】")];
    }
    let row = |page: &&Shown| {
        let event = &page.front.event;
        let host = host(site, page);
        vec![
            Cell::Text(cases::time(page)),
            Cell::text(&page.front.title),
            Cell::text(&event.venue),
            Cell::text(&event.audience),
            Cell::Text(host),
        ]
    };
    let head = vec![("时间", 15), ("活动", 15), ("地点", 12), ("参与人员", 13), ("承办", 12)];
    let grid = Grid { head, rows: all.iter().map(row).collect(), ..Grid::default() };
    vec![Block::words(Look::Body, format!("活动周期间安排活动 {} 场，见下表。", all.len())), grid.table(Page::Letter)]
}

fn publicity(site: &Site) -> Vec<Block> {
    let mut blocks = Vec::new();
    let address = &site.config.base_url;
    let place = if address.is_empty() { String::new() } else { format!("，网址 {address}") };
    blocks.push(Block::words(Look::Body, format!("在学校网站开设“{}”{place}。宣传重点：", site.config.title)));
    for point in &site.edition.focus {
        blocks.push(Block::words(Look::Body, format!("{}. {}", point.number, point.title)));
    }
    blocks.push(Block::words(Look::Body, "【请写：联系哪些媒体，由谁负责】"));
    blocks
}

/// Which department has which events.
fn departments(site: &Site) -> Vec<Block> {
    let mut by: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for page in cases::events(site) {
        let event = &page.front.event;
        if let Some(host) = [&event.department, &event.host].into_iter().find(|host| !host.is_empty()) {
            by.entry(host.clone()).or_default().push(&page.front.title);
        }
    }
    let line = |(host, titles): (String, Vec<&str>)| Block::words(Look::Body, format!("{host}：{}。", titles.join("、")));
    let mut blocks: Vec<Block> = by.into_iter().map(line).collect();
    blocks.push(Block::words(Look::Body, "【请写：领导小组和联系人】"));
    blocks
}

/// Who holds an event: the department or host that is written, else the department of the person in charge.
fn host(site: &Site, page: &Shown) -> String {
    let event = &page.front.event;
    let written = [&event.department, &event.host].into_iter().find(|host| !host.is_empty()).cloned();
    let contact = || site.private.events.get(&page.id).and_then(|secrets| secrets.contact.as_ref()).map(|contact| contact.dept.clone());
    written.or_else(contact).unwrap_or_default()
}

/// The days of the week that have no event yet.
pub(super) fn empty_days(site: &Site) -> Vec<String> {
    let has_event = |day: &crate::site::Day| day.events.iter().any(|id| site.page(*id).takes_place());
    site.days.iter().filter(|day| !has_event(day)).map(|day| chinese::day(day.date)).collect()
}
