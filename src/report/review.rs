//! A page for signature: the approval form of the school with the whole text, its photos and sources behind it.

use super::{Desk, Input, Made, cases, names, prose};
use crate::diagnostic::Checked;
use crate::document::{Kind, body, keys};
use crate::office::word::{Block, Cell, Look, Page, Table, shares};
use crate::site::{Page as Shown, Site};
use crate::value::chinese;

/// What the template is called.
const PAPER: &str = "送审稿";

/// The pages that somebody means by a name: its path, file name, address or title; else those whose title holds it.
pub fn meant<'s>(site: &'s Site, written: &str) -> Vec<&'s Shown> {
    let written = written.trim().replace('\\', "/");
    let bare = written.strip_prefix("content/").unwrap_or(&written);
    let is = |page: &&Shown| {
        let path = page.source.as_str().strip_prefix("content/").unwrap_or(page.source.as_str());
        let stem =
            if page.source.stem() == "index" { page.source.folder().rsplit('/').next().unwrap_or_default() } else { page.source.stem() };
        [path, stem, page.source.name(), page.url.as_str(), &page.front.title].contains(&bare)
            || path.strip_suffix("/index.md") == Some(bare)
    };
    let exact: Vec<&Shown> = site.pages.iter().filter(is).collect();
    if exact.is_empty() { site.pages.iter().filter(|page| page.front.title.contains(bare)).collect() } else { exact }
}

/// The paper of a page.
pub fn review(input: &Input<'_>, page: &Shown) -> Checked<Made> {
    let mut desk = Desk::new(input);
    desk.said.clear();
    let mut values = desk.values.clone();
    for (name, value) in words(desk.site, page) {
        values.set(name, value);
    }
    let text = text(&mut desk, page);
    values.blocks.insert("正文".into(), text);
    if let Some(bytes) = desk.word(PAPER, template(), &values) {
        desk.put(PAPER, format!("{PAPER}/{}-{PAPER}.docx", names::file_name(&page.front.title)), bytes);
    }
    Checked { value: Made { papers: desk.papers, notes: desk.notes, ..Made::default() }, diagnostics: desk.said }
}

/// What the form asks of a page.
fn words(site: &Site, page: &Shown) -> Vec<(&'static str, String)> {
    let front = &page.front;
    let role = |name: &str| front.byline.iter().find(|(role, _)| role == name).map(|(_, names)| names.clone()).unwrap_or_default();
    let channels = std::iter::once(site.config.title.clone()).chain(front.published.iter().map(|channel| channel.channel.clone()));
    let photos = page.photos.len() + page.inline.values().flatten().count();
    let kind = if page.kind == Kind::Article {
        page.section.and_then(|at| site.sections.get(at)).map(|section| section.title.clone())
    } else {
        None
    };
    let mut words = vec![
        ("标题", front.title.clone()),
        ("栏目", kind.unwrap_or_else(|| page.kind.title().to_owned())),
        ("日期", chinese::span(&front.days)),
        ("发布渠道", channels.collect::<Vec<_>>().join("、")),
        ("字数", page.body.han_count().to_string()),
        ("照片张数", photos.to_string()),
        ("来源", sources(page)),
    ];
    for (name, key) in [
        ("供稿部门", "supplied_by"),
        ("作者", "author"),
        ("摄影", "photographer"),
        ("一审", "first"),
        ("二审", "second"),
        ("三审", "third"),
    ] {
        words.push((name, role(key)));
    }
    words
}

fn sources(page: &Shown) -> String {
    let source = |source: &crate::document::front::Source| {
        let date = source.date.map(|date| format!(" {}", chinese::day_long(date))).unwrap_or_default();
        let reprint = if source.reprint { "（转载）" } else { "" };
        format!("{}{date}{reprint}{}", source.name, if source.url.is_empty() { String::new() } else { format!(" {}", source.url) })
    };
    page.front.sources.iter().map(source).collect::<Vec<_>>().join("；")
}

/// The text with its pictures where it names them, the gallery behind it, and who made it.
fn text(desk: &mut Desk<'_>, page: &Shown) -> Vec<Block> {
    let site = desk.site;
    let mut show = |picture: &body::Picture| {
        let photo = page.inline.get(&picture.target.written)?.as_ref()?;
        let shown = desk.picture(&site.pictures[photo.picture].path, &photo.alt, false)?;
        Some((shown, cases::caption(&photo.caption, &photo.credit)))
    };
    let mut blocks = prose::blocks(&page.body, &mut show, false, Page::Letter.width());
    for photo in &page.photos {
        if let Some(picture) = desk.picture(&site.pictures[photo.picture].path, &photo.alt, false) {
            blocks.extend(prose::pictured(picture, &cases::caption(&photo.caption, &photo.credit)));
        }
    }
    let sources = sources(page);
    if !sources.is_empty() {
        blocks.push(Block::words(Look::Flat, format!("来源：{sources}")));
    }
    let label =
        |role: &str| keys::ROLES.iter().find(|known| known.name == role).and_then(|known| known.zh.first()).copied().unwrap_or_default();
    let byline: Vec<String> = page.front.byline.iter().map(|(role, names)| format!("{}：{names}", label(role))).collect();
    if !byline.is_empty() {
        blocks.push(Block::words(Look::Flat, format!("（{}）", byline.join("　"))));
    }
    blocks
}

/// The built-in form: what is to be published, three signatures, and the text on a page of its own.
fn template() -> (Page, Vec<Block>) {
    let pair = |label: &str, name: &str| [Cell::head(label), Cell::centred(format!("{{{{ {name} }}}}"))];
    let wide = |label: &str, name: &str| vec![Cell::head(label), Cell { left: true, ..Cell::centred(format!("{{{{ {name} }}}}")).over(3) }];
    let mut rows = vec![
        wide("标题", "标题"),
        [pair("栏目", "栏目"), pair("日期", "日期")].concat(),
        [pair("供稿部门", "供稿部门"), pair("作者", "作者")].concat(),
        [pair("摄影", "摄影"), pair("字数／照片", "字数")].concat(),
        wide("发布渠道", "发布渠道"),
        wide("来源", "来源"),
    ];
    if let Some(cell) = rows[3].last_mut() {
        cell.text = "{{ 字数 }} 字／{{ 照片张数 }} 张".into();
    }
    for level in ["一审", "二审", "三审"] {
        let text = format!("审核人：{{{{ {level} }}}}\n意见：\n\n　　　　　　　　　　签字：　　　　　　　年　月　日");
        rows.push(vec![Cell::head(level), Cell { height: 2000, ..Cell::left(text).over(3) }]);
    }
    rows.iter_mut().flatten().for_each(|cell| cell.height = cell.height.max(620));
    let table = Table { widths: shares(Page::Letter.width(), &[3, 6, 3, 5]), head: 0, rows, lines: true, size: 28 };
    let blocks = vec![
        Block::words(Look::Title, "信息发布审批表"),
        Block::Table(table),
        Block::NewPage,
        Block::words(Look::Title, "{{ 标题 }}"),
        Block::words(Look::Body, "{{ 正文 }}"),
    ];
    (Page::Letter, blocks)
}
