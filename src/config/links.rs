//! Links, badges, menu entries and sections of the configuration.

use super::keys;
use super::{MenuEntry, Section, SiteLink};
use crate::paths::lacks_scheme;
use crate::yaml::{Fields, Node, Reader, Value};

/// Reads one link; an address that could run a script is refused.
pub(super) fn link(node: &Node, reader: &mut Reader<'_>) -> Option<SiteLink> {
    let fields = Fields::open(node, &[keys::LINK], reader);
    let url = address(&fields, reader)?;
    let title = fields.plain("title", reader).or_else(|| fields.plain("alt", reader)).unwrap_or_else(|| url.clone());
    Some(SiteLink { title, url, image: fields.plain("image", reader).unwrap_or_default() })
}

/// Reads where a link leads.
pub(super) fn address(fields: &Fields<'_>, reader: &mut Reader<'_>) -> Option<String> {
    let url = fields.text("url", reader)?;
    let lower = url.value.to_lowercase();
    if lower.contains(':') && !["http://", "https://", "mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme)) {
        reader.error("bad-url", url.range, format!("链接“{}”不是网址", url.value), "写 https:// 开头的网址，或本站的页面，如 events.html");
        return None;
    }
    if lacks_scheme(&url.value) {
        let hint = format!("写成 https://{}", url.value);
        reader.error("bad-url", url.range, format!("“{}”少了开头的 https://，点了打不开", url.value), hint);
        return None;
    }
    Some(url.value)
}

/// Reads the menu: names of sections and links, in order.
pub(super) fn menu(items: &[Node], reader: &mut Reader<'_>) -> Vec<MenuEntry> {
    let mut entries = Vec::new();
    for item in items {
        match &item.value {
            Value::Text(name) => entries.push(MenuEntry::Section(name.trim().to_owned())),
            _ => entries.extend(link(item, reader).map(MenuEntry::Link)),
        }
    }
    entries
}

const LAYOUTS: &[(&str, &str)] = &[("list", "列表"), ("cards", "卡片"), ("timeline", "时间线")];

/// Reads one section.
pub(super) fn section(node: &Node, reader: &mut Reader<'_>) -> Option<Section> {
    let fields = Fields::open(node, &[keys::SECTION], reader);
    let Some(folder) = fields.text("folder", reader) else {
        reader.error("missing-folder", node.range.clone(), "栏目没有写文件夹", "写成 {folder: majors, title: 专业与实训室}");
        return None;
    };
    let kinds = [
        "events",
        "活动",
        "stories",
        "动态",
        "cases",
        "案例",
        "people",
        "人物",
        "media",
        "媒体",
        "notices",
        "通知",
        "albums",
        "图集",
        "pages",
        "单页",
        "launch",
        "启动仪式",
        "photos",
        "featured",
        "精选",
    ];
    if kinds.contains(&folder.value.as_str()) {
        reader.error(
            "bad-folder",
            folder.range,
            format!("“{}”是固定的文件夹，不能再作栏目", folder.value),
            "给栏目换一个文件夹名，例如 majors",
        );
        return None;
    }
    let plain = !folder.value.is_empty() && !folder.value.contains(['/', '\\', '.', ':']);
    if !plain {
        reader.error(
            "bad-folder",
            folder.range,
            format!("“{}”不能作栏目的文件夹名", folder.value),
            "写 content 下面一层的文件夹名，例如 majors",
        );
        return None;
    }
    let title = fields.plain("title", reader).unwrap_or_else(|| folder.value.clone());
    let written = fields.text("layout", reader);
    let layout = written
        .as_ref()
        .map_or(Some("list"), |written| LAYOUTS.iter().find(|(en, zh)| written.value == *en || written.value == *zh).map(|(en, _)| *en));
    if let (None, Some(written)) = (layout, written) {
        reader.warn(
            "bad-layout",
            written.range,
            format!("没有“{}”这种版式，按列表排了", written.value),
            "可以写 列表、卡片 或 时间线（list、cards、timeline）",
        );
    }
    Some(Section { folder: folder.value, title, layout: layout.unwrap_or("list").to_owned() })
}
