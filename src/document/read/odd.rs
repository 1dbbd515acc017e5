//! Keys that stand where they are not read: those of other kinds of page, and misspelt ones without which the page cannot be.
//!
//! Works on what was said so far, so that one slip gives one finding.

use super::super::keys;
use super::super::kind::Kind;
use crate::diagnostic::{Place, Severity};
use crate::yaml::{Fields, Node, Reader, Value};

/// Says of keys that belong to other kinds of page whose they are, in place of calling them unknown.
pub(super) fn of_other_kinds(node: &Node, kind: Kind, reader: &mut Reader<'_>) {
    let Value::Map(entries) = &node.value else { return };
    for (written, range, _) in entries {
        let owners = keys::owners(written.trim());
        if owners.is_empty() || owners.contains(&kind) {
            continue;
        }
        let place = Place::of(reader.text, range.clone());
        reader.said.retain(|said| said.code != "unknown-key" || said.place.as_ref() != Some(&place));
        let names: Vec<&str> = owners.iter().map(|owner| owner.title()).collect();
        let message = format!("“{}”是写{}用的，{}里没有这一项，没有用上", written.trim(), names.join("、"), kind.title());
        reader.warn("key-of-other-kind", range.clone(), message, "用不到就删掉这一行；页面放错了文件夹，就移过去");
    }
}

/// A title or date that is missing was perhaps only misspelt, or its line could not be read: then that is the one thing to say.
pub(super) fn settle_missing(fields: &Fields<'_>, lost: &[&str], reader: &mut Reader<'_>) {
    for (code, key) in [("missing-title", "title"), ("missing-date", "date")] {
        if !reader.said.iter().any(|said| said.code == code) {
            continue;
        }
        let names = keys::names_of(key);
        let unreadable = lost.iter().any(|word| names.contains(word));
        let misplaced = reader.said.iter().any(|said| {
            said.code == "not-a-text" && fields.node(key).is_some_and(|node| said.place == Some(Place::of(reader.text, node.range.clone())))
        });
        if unreadable || misplaced {
            reader.said.retain(|said| said.code != code);
            continue;
        }
        let meant = fields.misspelt(key).next();
        if let Some((written, name, range)) = meant {
            let place = Place::of(reader.text, range.clone());
            reader.said.retain(|said| said.code != code && (said.code != "unknown-key" || said.place.as_ref() != Some(&place)));
            let message = format!("“{written}”这个词不认识，缺了“{name}”，大概是写错了");
            reader.say(Severity::Error, code, range, (message, format!("把“{written}”改成“{name}”")));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Era, Kind, Page, read};
    use crate::edition;
    use crate::paths::SitePath;

    /// What is said of an event: code, line and message.
    fn said(text: &str) -> Vec<String> {
        let (name, yaml) = edition::builtin("guangxi-2024").expect("a built-in edition");
        let edition = edition::parse(&yaml, &name).expect("a sound edition");
        let path = SitePath::new("content/events/a.md").expect("a path");
        let page = Page { path: &path, kind: Kind::Event, folder: "events", text: &text.into() };
        let said = read(page, Era { edition: &edition }).diagnostics;
        let line = |said: &crate::diagnostic::Diagnostic| said.place.as_ref().map_or(0, |place| place.line);
        said.iter().map(|said| format!("{} {} {}", said.code, line(said), said.message)).collect()
    }

    #[test]
    fn one_slip_gives_one_finding() {
        let of = |front: &str| said(&format!("---\n{front}\n---\n"));
        assert_eq!(of("titel: 甲\ndate: 5月20日"), ["missing-title 2 “titel”这个词不认识，缺了“title”，大概是写错了"]);
        assert_eq!(of("title: [甲, 乙]\ndate: 5月20日"), ["not-a-text 2 “title”只能写一行文字，这里写成了好几项"]);
        assert_eq!(of("title: 甲\n日斯: 5月20日"), ["missing-date 3 “日斯”这个词不认识，缺了“日期”，大概是写错了"]);
        assert_eq!(of("title: \"甲\ndate: 5月20日"), ["bad-yaml 2 引号没有成对"]);
        assert_eq!(
            of("title: 甲\ndate: 5月20日\n时长: 5分钟"),
            ["key-of-other-kind 4 “时长”是写启动仪式节目用的，活动安排里没有这一项，没有用上"]
        );
    }
}
