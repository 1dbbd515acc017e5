//! Pages that are there twice: copies that the file manager made, two pages of one title and day, names that Windows cannot have.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use super::rule::Frame;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Kind};
use crate::paths::SitePath;
use crate::site::{Page, Site};

/// Rule: a page's file is no copy that was made by a file manager and forgotten.
pub(super) fn copies(document: &Document, _: Frame<'_>, said: &mut Vec<Diagnostic>) {
    if document.row.is_some() {
        return;
    }
    if is_copy(document.path.stem()) {
        let message = "从文件名看，这是复制出来的，也会成为一个网页";
        let advice = "是多余的就删掉；要用的话，把文件名改成它自己的";
        said.push(Diagnostic::warning("copied-file", document.path.as_str(), message).advise(advice));
    }
}

/// Whether a file manager makes such names for copies.
fn is_copy(name: &str) -> bool {
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '（' | '）' | ' '));
    let tail = name[bare.len()..].trim();
    let digits = tail.chars().filter(char::is_ascii_digit).count();
    let numbered = tail.starts_with(['(', '（']) && matches!(digits, 1 | 2) && !bare.is_empty();
    let copied = ["副本", " - Copy", " copy", "_copy"].iter().any(|mark| bare.ends_with(mark)) || name.starts_with("复件");
    copied || numbered
}

/// Rule: no two pages of one kind have the same title and the same days.
pub(super) fn same_title(site: &Site, said: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<(Kind, String, Vec<crate::value::Date>), &Page> = BTreeMap::new();
    for page in &site.pages {
        let title: String = page.front.title.nfkc().filter(|c| c.is_alphanumeric()).collect();
        // What looks like a copy was called one.
        if title.is_empty() || page.kind == Kind::Album || is_copy(page.source.stem()) {
            continue;
        }
        match seen.entry((page.kind, title, page.front.days.clone())) {
            std::collections::btree_map::Entry::Vacant(free) => {
                free.insert(page);
            }
            std::collections::btree_map::Entry::Occupied(first) => {
                let message = format!("与 {} 的标题和日期都一样，会成为两个一样的网页", first.get().source);
                let advice = "同一件事只留一个；不是同一件事，把标题写得不一样";
                said.push(Diagnostic::warning("duplicate-page", page.source.as_str(), message).advise(advice));
            }
        }
    }
}

/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul"];

/// Rule: the files of content/ can be copied to Windows, where half of the writers are.
pub(super) fn windows_name(path: &SitePath) -> Option<Diagnostic> {
    let device = |part: &str| {
        let stem = part.split('.').next().unwrap_or_default().trim().to_ascii_lowercase();
        let numbered = ["com", "lpt"]
            .iter()
            .any(|name| stem.strip_prefix(name).is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit()));
        DEVICES.contains(&stem.as_str()) || numbered
    };
    let mut parts = path.as_str().split('/');
    let stem_ends_badly = path.stem().ends_with([' ', '.']);
    let why = if let Some(part) = path.as_str().split('/').find(|part| device(part)) {
        format!("“{part}”是 Windows 留给设备的名字，Windows 上打不开它")
    } else if let Some(part) = path.as_str().split('/').find(|part| part.contains(['<', '>', ':', '"', '|', '?', '*', '\\'])) {
        format!("“{part}”里有 Windows 不许用的符号")
    } else if stem_ends_badly || parts.any(|part| part.ends_with([' ', '.']) || part.starts_with(' ')) {
        "文件名的头尾有空格或点，复制到 Windows 或上传时会变样".to_owned()
    } else if path.as_str().chars().count() > 180 {
        "路径太长，复制到 Windows 时可能失败".to_owned()
    } else {
        return None;
    };
    Some(Diagnostic::warning("windows-name", path.as_str(), why).advise("改一个名字，引用它的地方一起改"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::fixture::{Fixture, codes};

    #[test]
    fn copies_are_known_by_their_names() {
        let copied = |name: &str| {
            let said = Fixture::new().page(&format!("content/notices/{name}.md"), "title: 甲\ndate: 5月20日\n---\n").documents();
            codes(&said).contains(&"copied-file")
        };
        for name in ["开放日 - 副本", "开放日 - 副本 (2)", "开放日(1)", "开放日（2）", "plan - Copy", "复件 开放日"]
        {
            assert!(copied(name), "{name}");
        }
        for name in ["开放日", "plan2024", "开放日（第二场）", "第3场", "活动(20240520)"] {
            assert!(!copied(name), "{name}");
        }
    }

    #[test]
    fn two_pages_of_one_title_and_day_are_told_of() {
        let page = |title: &str, date: &str| format!("title: {title}\ndate: {date}\n---\n");
        let of = |second: (&str, &str)| {
            let fixture = Fixture::new()
                .page("content/notices/a.md", &page("开放日", "5月20日"))
                .page("content/notices/b.md", &page(second.0, second.1));
            codes(&fixture.site()).contains(&"duplicate-page")
        };
        assert!(of(("开放日", "5月20日")) && of(("开放日 ", "2024-05-20")));
        assert!(!of(("开放日", "5月21日")) && !of(("开放日二", "5月20日")));
    }

    #[test]
    fn names_that_windows_cannot_have_are_told_of() {
        let odd = |path: &str| SitePath::new(path).and_then(|path| windows_name(&path)).is_some();
        assert!(
            odd("content/events/con.md") && odd("content/events/COM1.md") && odd("content/events/a?.md") && odd("content/events/尾巴 .md")
        );
        assert!(!odd("content/events/condition.md") && !odd("content/events/开放 日.md"));
    }
}
