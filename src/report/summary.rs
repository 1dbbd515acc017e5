//! The summary report (N4.4): what the school has written with its figures filled in, as an official letter; a draft where there is none.

use std::sync::Arc;

use super::{Desk, cases, names, prose};
use crate::checks::papers::photo_faults;
use crate::diagnostic::Diagnostic;
use crate::document::{self, Document, Era, Kind, caption_words};
use crate::office::fill::{self, Values};
use crate::office::word::{Block, Look, Page, Run};
use crate::site::{self, PhotoUse};

/// What the edition calls the paper.
pub(super) const PAPER: &str = "总结报告";

/// Makes the report.
pub(super) fn summary(desk: &mut Desk<'_>) {
    let site = desk.site;
    let wanted =
        site.edition.report.is_some() || site.edition.deadlines.iter().any(|deadline| deadline.papers.iter().any(|paper| paper == PAPER));
    let name = names::name(&site.config, (PAPER, PAPER, ""));
    match desk.input.report {
        Some(written) => {
            let Some(document) = filled(desk, written) else { return };
            let title = if document.front.title == document.path.stem() { title(desk) } else { document.front.title.clone() };
            let blocks = text(desk, &document);
            measure(desk, &document);
            letter(desk, (&title, blocks), format!("{name}.docx"));
        }
        None if wanted => {
            let (title, blocks) = (title(desk), draft(desk));
            letter(desk, (&title, blocks), format!("{name}-草稿.docx"));
        }
        None => {}
    }
}

fn title(desk: &Desk<'_>) -> String {
    format!("{}{}{PAPER}", desk.site.config.school.name, desk.site.edition.title)
}

/// The report with every placeholder filled in; wrong ones are told with their line.
fn filled(desk: &mut Desk<'_>, written: &Document) -> Option<Document> {
    let text = match fill::fill_text(&written.text, &desk.values) {
        Ok(text) => text,
        Err(faults) => {
            let place = |message: &str| {
                let name = message.split("{{").nth(1).and_then(|rest| rest.split("}}").next()).unwrap_or_default().trim();
                let bare: String = written.text.chars().collect();
                bare.find(name).filter(|_| !name.is_empty()).map(|at| at..at + name.len())
            };
            for fault in faults {
                let said = Diagnostic::error("bad-template", written.path.as_str(), &fault.message).advise(fault.hint);
                desk.said.push(match place(&fault.message) {
                    Some(range) => said.at(&written.text, range),
                    None => said,
                });
            }
            return None;
        }
    };
    let text: Arc<str> = text.into();
    let page = document::Page { path: &written.path, kind: Kind::Page, folder: "", text: &text };
    // What is to be said of the text was said when it was read the first time.
    document::read_loose(page, Era { edition: &desk.site.edition }).value
}

/// The body, with pictures in their own pixels: they are handed in, and what does not fit is told.
fn text(desk: &mut Desk<'_>, document: &Document) -> Vec<Block> {
    let mut show = |picture: &document::body::Picture| {
        let path = desk.resolve(&picture.target.written)?;
        let (caption, credit) = caption_words(&picture.title, &picture.alt);
        check_photo(desk, document, (&path, &caption));
        let shown = desk.picture(&path, &caption, true)?;
        Some((shown, cases::caption(&caption, &credit)))
    };
    prose::blocks(&document.body, &mut show, true, Page::Letter.width())
}

fn check_photo(desk: &mut Desk<'_>, document: &Document, (path, caption): (&crate::paths::SitePath, &str)) {
    let (Some(rule), Some((probe, bytes))) = (&desk.site.edition.photos, desk.probe(path)) else { return };
    let picture = site::Picture { path: path.clone(), digest: probe.digest, probe: probe.clone(), bytes };
    let photo = PhotoUse { picture: 0, caption: caption.to_owned(), alt: String::new(), credit: String::new(), page: None };
    let faults = photo_faults(&photo, &picture, rule);
    if !faults.is_empty() {
        let message = format!("总结报告里的照片 {}：{}", path.name(), faults.join("；"));
        desk.said.push(Diagnostic::warning("selected-photo", document.path.as_str(), message).advise("报送的照片要求一样，换成原图"));
    }
}

fn measure(desk: &mut Desk<'_>, document: &Document) {
    let measured = site::measure(document, &desk.site.edition);
    let wanted = match desk.site.edition.report.as_ref().map(|rule| (rule.min, rule.max)) {
        Some((Some(min), Some(max))) => format!("，要求 {min}—{max} 字"),
        _ => String::new(),
    };
    desk.notes.push(format!("{PAPER}填好数字以后有 {} 字（其中汉字 {} 个）{wanted}。", measured.characters, measured.han));
    desk.report = Some(measured);
}

/// A letter by the template: title, text, and who signs.
fn letter(desk: &mut Desk<'_>, (title, mut blocks): (&str, Vec<Block>), path: String) {
    blocks.push(Block::words(Look::Sign, &desk.site.config.school.name));
    blocks.push(Block::words(Look::Sign, format!("{}年　月　日", desk.site.edition.year)));
    blocks.extend(attached(desk));
    let mut values = desk.values.clone();
    values.set("标题", title);
    values.blocks.insert("正文".into(), blocks);
    if let Some(bytes) = desk.word(PAPER, template(), &values) {
        desk.put(PAPER, path, bytes);
    }
}

fn template() -> (Page, Vec<Block>) {
    (Page::Letter, vec![Block::words(Look::Title, "{{ 标题 }}"), Block::words(Look::Body, "{{ 正文 }}")])
}

/// The typical cases, which belong to the report (N4.4), with their addresses.
fn attached(desk: &Desk<'_>) -> Vec<Block> {
    let site = desk.site;
    let marked = site.published(Kind::Story).chain(cases::events(site)).filter(|page| page.front.case);
    let all: Vec<_> = site.published(Kind::Case).chain(marked).collect();
    let line = |(at, page): (usize, &&site::Page)| {
        let run = Run { text: page.front.title.clone(), link: cases::address(site, page), ..Run::default() };
        Block::Paragraph(Look::Body, vec![Run::plain(format!("{}. ", at + 1)), run])
    };
    if all.is_empty() {
        return Vec::new();
    }
    let head = Block::words(Look::Body, "附：典型案例");
    std::iter::once(head).chain(all.iter().enumerate().map(line)).collect()
}

/// The parts that the notice asks for with the figures that are known; whatever a person must say stays a gap.
fn draft(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::words(Look::Note, "【草稿：把方括号里的话换成自己的文字；写进 content/report.md，下一次就按它生成】")];
    let parts = desk.site.edition.report.iter().flat_map(|rule| &rule.parts);
    for (at, part) in parts.enumerate() {
        blocks.push(Block::words(Look::Heading, format!("{}、{}", cases::number(at + 1), part.title)));
        if let Some(known) = known(desk, &part.id) {
            blocks.push(Block::words(Look::Body, known));
        }
        blocks.push(Block::words(Look::Body, format!("【请写：{}】", part.title)));
    }
    blocks
}

/// What the site knows for a part of the report.
fn known(desk: &Desk<'_>, part: &str) -> Option<String> {
    let figures = |keys: &dyn Fn(&str) -> bool| cases::figures(desk.site, &desk.site.ledger.total, keys);
    let is_media = |key: &str| desk.site.edition.media.iter().any(|medium| medium.stat.as_deref() == Some(key));
    let is_taken = |key: &str| !is_media(key) && desk.site.edition.stat(key).is_some_and(|stat| !stat.by_day);
    let value = |name: &str| value(&desk.values, name);
    match part {
        "situation" => {
            let subtheme = value("活动周.分主题");
            let subtheme = if subtheme.is_empty() { String::new() } else { format!("，分主题“{subtheme}”") };
            let theme = format!("{}，主题“{}”{subtheme}。举办活动 {} 场", value("活动周.日期"), value("活动周.主题"), value("统计.活动"));
            Some(said(&[theme, figures(&is_taken)]))
        }
        "media" => {
            let kinds = ["动态", "案例", "人物"].map(|kind| (kind, value(&format!("统计.{kind}"))));
            let kinds: Vec<String> =
                kinds.iter().filter(|(_, count)| count != "0").map(|(kind, count)| format!("{kind} {count} 篇")).collect();
            let column = if kinds.is_empty() { String::new() } else { format!("专栏发布{}", kinds.join("、")) };
            let line = said(&[column, figures(&is_media)]);
            (!line.is_empty()).then_some(line)
        }
        _ => None,
    }
}

/// What is known of some parts as a sentence; nothing where nothing is.
fn said(parts: &[String]) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { String::new() } else { format!("{}。", parts.join("；")) }
}

fn value(values: &Values, name: &str) -> String {
    values.texts.get(name).cloned().unwrap_or_default()
}
