//! Files, sources, channels, bylines, people and launch files.

use super::super::front::{Channel, Contact, FileLine, Front, LaunchFront, PersonFront, Secrets, Source};
use super::super::keys;
use super::Era;
use super::scalars::{day, flag, mobile, take, whole};
use crate::value;
use crate::yaml::{Fields, Located, Node, Reader, Value};

/// An address in the web, or `None` and an error.
pub(super) fn web(url: &str, range: std::ops::Range<usize>, reader: &mut Reader<'_>) -> Option<String> {
    let lower = url.to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        return Some(url.to_owned());
    }
    reader.error("bad-url", range, format!("“{url}”不是网址"), "以 https:// 开头，从浏览器的地址栏复制");
    None
}

fn web_field(fields: &Fields<'_>, reader: &mut Reader<'_>) -> String {
    fields.text("url", reader).and_then(|url| web(&url.value, url.range, reader)).unwrap_or_default()
}

/// Attachments or videos: paths, addresses, or maps of them.
pub(super) fn files(fields: &Fields<'_>, key: &str, reader: &mut Reader<'_>) -> Vec<FileLine> {
    let mut files = Vec::new();
    for node in fields.items(key) {
        if let Value::Text(src) = &node.value {
            files.push(FileLine { src: Located { value: src.trim().to_owned(), range: node.range.clone() }, ..FileLine::default() });
            continue;
        }
        let inner = Fields::open(node, &[keys::FILE], reader);
        let url = inner.text("url", reader).filter(|url| web(&url.value, url.range.clone(), reader).is_some());
        match inner.text("src", reader).or(url) {
            Some(src) => {
                files.push(FileLine { src, title: inner.plain("title", reader).unwrap_or_default(), poster: inner.text("poster", reader) })
            }
            None => reader.error("missing-file-name", node.range.clone(), "这一项没有写文件", "加上 文件: 活动手册.pdf"),
        }
    }
    files
}

/// Sources: maps, or the name of a supplier inside the school.
pub(super) fn sources(fields: &Fields<'_>, era: Era<'_>, reader: &mut Reader<'_>) -> Vec<Source> {
    let mut sources = Vec::new();
    for node in fields.items("sources") {
        if let Value::Text(name) = &node.value {
            sources.push(Source { name: name.trim().to_owned(), ..Source::default() });
            continue;
        }
        let inner = Fields::open(node, &[keys::SOURCE], reader);
        let Some(name) = inner.plain("name", reader) else {
            reader.error("missing-source-name", node.range.clone(), "来源没有写名称", "加上 名称: …；引用别处的报道要注明来源");
            continue;
        };
        sources.push(Source {
            name,
            kind: kind(&inner, era, reader),
            date: day(&inner, "date", era, reader),
            url: web_field(&inner, reader),
            reprint: flag(&inner, "reprint", reader).unwrap_or_default(),
        });
    }
    sources
}

fn kind(fields: &Fields<'_>, era: Era<'_>, reader: &mut Reader<'_>) -> String {
    let Some(written) = fields.text("type", reader) else { return String::new() };
    if written.value == "原创" {
        return written.value;
    }
    if let Some(medium) = era.edition.medium_by(&written.value) {
        return medium.title.clone();
    }
    let known: Vec<&str> = era.edition.media.iter().map(|media| media.title.as_str()).collect();
    reader.warn("unknown-media", written.range, format!("不认识媒体类型“{}”", written.value), format!("可以写：{}", known.join("、")));
    written.value
}

/// Channels of the school's own.
pub(super) fn published(fields: &Fields<'_>, era: Era<'_>, reader: &mut Reader<'_>) -> Vec<Channel> {
    let mut channels = Vec::new();
    for node in fields.items("published") {
        if let Value::Text(name) = &node.value {
            channels.push(Channel { channel: name.trim().to_owned(), ..Channel::default() });
            continue;
        }
        let inner = Fields::open(node, &[keys::CHANNEL], reader);
        channels.push(Channel {
            channel: inner.plain("channel", reader).unwrap_or_default(),
            url: web_field(&inner, reader),
            date: day(&inner, "date", era, reader),
            shares: whole(&inner, "shares", reader).unwrap_or_default(),
        });
    }
    channels
}

/// The byline: a map of roles, or one text for the author.
pub(super) fn byline(fields: &Fields<'_>, reader: &mut Reader<'_>) -> Vec<(String, String)> {
    let Some(node) = fields.node("byline") else { return Vec::new() };
    if let Value::Text(author) = &node.value {
        return vec![("author".into(), author.trim().to_owned())];
    }
    let inner = Fields::open(node, &[keys::ROLES], reader);
    let names = |node: &Node| match &node.value {
        Value::Text(text) => text.trim().to_owned(),
        Value::List(items) => {
            let names: Vec<&str> =
                items.iter().filter_map(|item| if let Value::Text(text) = &item.value { Some(text.trim()) } else { None }).collect();
            names.join(" ")
        }
        _ => String::new(),
    };
    let rows = keys::ROLES.iter().filter_map(|role| inner.node(role.name).map(|node| (role.name.to_owned(), names(node))));
    rows.filter(|(_, names)| !names.is_empty()).collect()
}

/// A person's own fields.
pub(super) fn person(fields: &Fields<'_>, reader: &mut Reader<'_>) -> PersonFront {
    PersonFront {
        role: fields.plain("role", reader).unwrap_or_default(),
        group: fields.plain("group", reader).unwrap_or_default(),
        major: fields.plain("major", reader).unwrap_or_default(),
        honours: fields
            .list("honours", |text| std::iter::once(0..text.len()).collect(), reader)
            .into_iter()
            .map(|honour| honour.value)
            .collect(),
    }
}

/// The fields of forms 2-1 and 2-2.
pub(super) fn launch(fields: &Fields<'_>, front: &mut Front, secrets: &mut Secrets, reader: &mut Reader<'_>) {
    let duration = fields.text("duration", reader);
    let mut launch = LaunchFront {
        zone: fields.text("zone", reader),
        display: fields.list("display", value::items, reader).into_iter().map(|display| display.value).collect(),
        brief: fields.plain("brief", reader).unwrap_or_default(),
        performers: whole(fields, "performers", reader),
        chapter: fields.plain("chapter", reader).unwrap_or_default(),
        ..LaunchFront::default()
    };
    launch.duration = duration.and_then(|written| {
        let seconds = take(value::length(&written.value), &written.range, reader)?;
        Some(Located { value: seconds, range: written.range })
    });
    secrets.needs = fields.plain("needs", reader).unwrap_or_default();
    secrets.lead = fields.node("lead").map(|node| lead(node, reader));
    for node in fields.items("trials") {
        let inner = Fields::open(node, &[keys::TRIAL], reader);
        let mut text = |key| inner.plain(key, reader).unwrap_or_default();
        launch.trials.push([text("name"), text("content"), text("brief")]);
        secrets.sites.push(text("site"));
    }
    front.launch = launch;
}

fn lead(node: &Node, reader: &mut Reader<'_>) -> Contact {
    if let Value::Text(name) = &node.value {
        return Contact { name: name.trim().to_owned(), ..Contact::default() };
    }
    let inner = Fields::open(node, &[keys::LEAD], reader);
    let phone = mobile(&inner, "mobile", reader);
    let mut text = |key| inner.plain(key, reader).unwrap_or_default();
    let more = ["qq", "landline", "email"].map(|key| (key.to_owned(), text(key)));
    Contact { name: text("name"), phone, dept: text("dept"), more: more.into_iter().filter(|(_, value)| !value.is_empty()).collect() }
}
