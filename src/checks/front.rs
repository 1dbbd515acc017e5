//! Where something stands in a front matter as it was written: the value of a key, and the key that a byte belongs to.
//!
//! Works on raw lines, since a Document keeps values and not its YAML tree. A place that is not found is no fault: it is only a missing caret.

use std::ops::Range;
use std::sync::LazyLock;

pub(super) use crate::document::front_matter as range;
use crate::document::keys;

/// Keys whose values are never published, under all their names; of `trials` it is the `site` alone.
const PRIVATE: &[&str] = &["contact", "contact_phone", "contact_dept", "remark", "lead", "needs"];

/// A value longer than this many lines is taken for a public one.
const REACH: usize = 400;

/// The bytes of the value of a top-level key, by its English name; of the key itself where the value stands below it.
pub(super) fn value(text: &str, name: &str) -> Option<Range<usize>> {
    let names = names(name);
    written(text, |key| names.iter().any(|name| name.eq_ignore_ascii_case(key)))
}

/// The bytes of a top-level key of a YAML file as it was written.
pub(super) fn key(text: &str, name: &str) -> Option<Range<usize>> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some((found, _)) = block_key(line).filter(|(found, _)| *found == name && indent(line) == 0) {
            let offset = line.find(found).unwrap_or(0);
            return Some(at + offset..at + offset + found.len());
        }
        at += line.len();
    }
    None
}

fn written(text: &str, fits: impl Fn(&str) -> bool) -> Option<Range<usize>> {
    let front = range(text);
    let mut at = front.start;
    for line in text[front].split_inclusive('\n') {
        if indent(line) == 0
            && let Some((key, rest)) = block_key(line).filter(|(key, _)| fits(key))
        {
            let value = rest.trim_start();
            let start = at + line.len() - value.len();
            let value = value.trim_end();
            let offset = line.find(key).unwrap_or(0);
            return Some(if value.is_empty() { at + offset..at + offset + key.len() } else { start..start + value.len() });
        }
        at += line.len();
    }
    None
}

/// Whether a byte of the text stands in the value of a private key. `front` is the front matter's `range`.
pub(super) fn is_private(text: &str, front: &Range<usize>, at: usize) -> bool {
    if !front.contains(&at) {
        return false;
    }
    let before = &text[front.start..at];
    let Some(top) = top_key(before) else { return false };
    let in_site = || nearest_key(before.rsplit('\n').next().unwrap_or_default()).is_some_and(|key| is_one_of(key, &SITE));
    is_one_of(top, &PRIVATE_NAMES) || (is_one_of(top, &TRIALS) && in_site())
}

/// Walks down the lines of a front matter and knows which of them stand in the value of a private key.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    private: bool,
    trials: bool,
}

impl Hidden {
    /// Whether the next line does.
    pub(super) fn holds(&mut self, line: &str) -> bool {
        if !goes_on(line) {
            let key = block_key(line).map(|(key, _)| key);
            self.private = key.is_some_and(|key| is_one_of(key, &PRIVATE_NAMES));
            self.trials = key.is_some_and(|key| is_one_of(key, &TRIALS));
        }
        !line.starts_with('#') && (self.private || self.trials && nearest_key(line).is_some_and(|key| is_one_of(key, &SITE)))
    }
}

/// Whether a line belongs to the key above it: items of lists, continued lines, remarks.
fn goes_on(line: &str) -> bool {
    line.is_empty() || line.starts_with(|c: char| c.is_whitespace() || matches!(c, '-' | '#' | ']' | '}'))
}

/// The names of private keys, of `trials`, and of the key of a trial that is private.
static PRIVATE_NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| PRIVATE.iter().flat_map(|name| names(name)).collect());
static TRIALS: LazyLock<Vec<&str>> = LazyLock::new(|| names("trials"));
static SITE: LazyLock<Vec<&str>> = LazyLock::new(|| names("site"));

fn is_one_of(key: &str, names: &[&str]) -> bool {
    names.iter().any(|name| name.eq_ignore_ascii_case(key))
}

/// The top-level key in whose value a text ends. List items and continued lines belong to the nearest key above them.
fn top_key(before: &str) -> Option<&str> {
    for line in before.rsplit('\n').take(REACH) {
        if !goes_on(line) {
            return block_key(line).map(|(key, _)| key);
        }
        // A comment at the very place is nobody's value.
        if line.starts_with('#') && before.ends_with(line) {
            return None;
        }
    }
    None
}

/// How far a line is indented, in characters.
fn indent(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).count()
}

/// The key at a line's start and what follows its colon.
fn block_key(line: &str) -> Option<(&str, &str)> {
    let inner = line.trim_start_matches(|c: char| c.is_whitespace() || c == '-');
    let end = inner.find([':', '：'])?;
    let key = inner[..end].trim().trim_matches(['"', '\'']);
    let colon = inner[end..].chars().next().map_or(1, char::len_utf8);
    let is_key = !key.is_empty() && !key.contains(['{', '[', ',', '#', '"']) && key.chars().count() <= 24;
    is_key.then_some((key, &inner[end + colon..]))
}

/// The last `key:` of a text.
fn nearest_key(text: &str) -> Option<&str> {
    let end = text.rfind([':', '：'])?;
    let before = &text[..end];
    let start = before.rfind(['{', ',', '[', '-']).map_or(0, |at| at + 1);
    let key = before[start..].trim().trim_matches(['"', '\'']);
    (!key.is_empty()).then_some(key)
}

/// The names of a key, by its English one.
fn names(name: &str) -> Vec<&str> {
    const ALL: &[&[crate::yaml::Key]] = &[
        keys::COMMON,
        keys::EVENT,
        keys::STATS,
        keys::MARKS,
        keys::ABOUT,
        keys::BYLINE,
        keys::PERSON,
        keys::EXHIBIT,
        keys::PROGRAMME,
        keys::TRIAL,
    ];
    let of = ALL.iter().flat_map(|group| group.iter()).filter(|key| key.name == name);
    of.flat_map(|key| std::iter::once(key.name).chain(key.zh.iter().copied())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(front: &str, private: bool) {
        let text = format!("---\n{front}\n---\n正文 13900000000\n");
        let at = text.find("138").expect("a number stands there");
        let range = range(&text);
        assert_eq!(is_private(&text, &range, at), private, "{front}");
        assert!(!is_private(&text, &range, text.find("139").expect("stands in the body")), "{front}");
    }

    #[test]
    fn numbers_of_private_keys_are_known_however_they_are_written() {
        check("contact: {name: 李, phone: \"13800000000\"}", true);
        check("负责人：李明，13800000000，主任", true);
        check("负责人:\n  姓名: 李\n  手机: \"13800000000\"", true);
        check("contact: {name: 李,\n  phone: 13800000000}", true);
        check("remark: |\n  有事找李老师\n  电话：13800000000", true);
        check("活动负责人手机号码: 13800000000", true);
        check("trials:\n- {name: 甲, brief: 乙, site: 问 13800000000}", true);
        check("体验活动:\n  - 活动名称: 甲\n    场地要求: 13800000000", true);
        check("title: 甲\ncontact: 李\nremark: 乙\nneeds: 13800000000", true);
    }

    #[test]
    fn numbers_of_other_keys_are_public() {
        check("summary: 找 13800000000", false);
        check("contact: 李明\nsummary: 13800000000", false);
        check("summary: 地点操场,负责人：13800000000", false);
        check("photos:\n  - {文件: a.jpg, 说明: 负责人：13800000000}", false);
        check("photos:\n  - 文件: a.jpg\n    说明: 李明 13800000000", false);
        check("trials:\n- {name: 甲, site: 乙, brief: 问 13800000000}", false);
        check("remark: 乙\ntags:\n- 13800000000", false);
        assert!(!is_private("备注：13800000000\n", &range("备注：13800000000\n"), 9));
        check("# 负责人换了 13800000000\ntitle: 甲", false);
    }

    #[test]
    fn values_have_their_bytes() {
        let text = "---\n标题：开放日\ndate: 2024-05-20 \nphotos:\n  - a.jpg\n---\n地点: 不是这里\n";
        let at = |name: &str| value(text, name).map(|range| &text[range]);
        assert_eq!(at("title"), Some("开放日"));
        assert_eq!(at("date"), Some("2024-05-20"));
        assert_eq!(at("photos"), Some("photos"));
        assert_eq!(at("venue"), None);
        assert_eq!(key("a: 1\nfocus-9: {na: 是}\n", "focus-9").map(|range| range.start), Some(5));
    }
}
