//! Finds the front matter of a page: the lines between two `---` at its start.

use std::ops::Range;

use crate::yaml::opens_literal;

/// The parts of a page's text, as byte ranges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    /// The YAML between the fences; `None` when the page has none.
    pub(super) front: Option<Range<usize>>,
    /// Where the body begins.
    pub(super) body: usize,
    /// Whether the closing fence is missing: the YAML then ends at the first line that cannot be of it.
    pub(super) unclosed: bool,
    /// Fences that are no `---`, such as `--`, `===` or one with a blank before it.
    pub(super) slips: Vec<Range<usize>>,
}

/// Splits a page. Blank lines before the first fence are passed over; what can only be meant as a fence is one.
pub(super) fn split(text: &str) -> Parts {
    plain(text).unwrap_or_else(|| thorough(text))
}

fn thorough(text: &str) -> Parts {
    let mut lines = Lines { text, at: 0 };
    let opened = lines.by_ref().find(|(_, line)| !line.trim().is_empty());
    let is_opening = |line: &str, next: &str| is_fence(line) || is_meant(line) && is_key_line(next.trim_start());
    let Some((start, fence)) = opened.filter(|(start, line)| is_opening(line, &text[start + line.len()..])) else {
        return Parts { front: None, body: 0, unclosed: false, slips: Vec::new() };
    };
    let front = start + fence.len();
    let mut slips: Vec<Range<usize>> = slip(start, fence).into_iter().collect();
    let mut sentences = Sentences::default();
    let mut literal = false;
    for (at, line) in lines.by_ref() {
        let ends = line.trim_end() == "...";
        if ends || is_fence(line) || is_meant(line) && !(literal && is_indented(line)) {
            if sentences.is_body() {
                break;
            }
            slips.extend(slip(at, line).filter(|_| !ends));
            return Parts { front: Some(front..at), body: at + line.len(), unclosed: false, slips };
        }
        sentences.see(at, line);
        literal = literal && (line.trim().is_empty() || is_indented(line)) || opens_literal(line);
    }
    // Without a closing fence the first blank line, heading or sentence ends what can be front matter.
    let mut sentences = Sentences::default();
    let ending = Lines { text, at: front }.find(|(at, line)| {
        sentences.see(*at, line);
        line.trim().is_empty() || line.starts_with("# ")
    });
    let end = sentences.first.unwrap_or_else(|| ending.map_or(text.len(), |(at, _)| at));
    Parts { front: Some(front..end), body: end, unclosed: true, slips }
}

/// The parts of a page as nearly all are: `---`, then lines without a gap that begin with a letter, each perhaps further in or an item,
/// then `---`. None of these lines can be meant as a fence, and without a gap no body has begun.
fn plain(text: &str) -> Option<Parts> {
    const OPENING: &str = "---\n";
    let mut at = OPENING.len();
    text.starts_with(OPENING).then_some(())?;
    loop {
        let length = memchr::memchr(b'\n', text.as_bytes().get(at..)?)?;
        let line = &text.as_bytes()[at..at + length];
        if line == b"---" {
            return Some(Parts { front: Some(OPENING.len()..at), body: at + length + 1, unclosed: false, slips: Vec::new() });
        }
        let rest = line.trim_ascii_start();
        let rest = rest.strip_prefix(b"- ").unwrap_or(rest);
        // Letters of ASCII, digits, and the first bytes of most Han characters.
        if !rest.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || (0xe4..=0xe9).contains(byte)) {
            return None;
        }
        at += length + 1;
    }
}

/// What tells a body from front matter: a line without a name and a colon, behind which no named one comes any more.
#[derive(Default)]
struct Sentences {
    first: Option<usize>,
    gap: bool,
}

impl Sentences {
    fn see(&mut self, at: usize, line: &str) {
        if line.trim().is_empty() {
            self.gap |= self.first.is_some();
        } else if is_key_line(line.trim_start().trim_start_matches("- ")) {
            *self = Sentences::default();
        } else if !line.starts_with([' ', '\t', '#', '-', ']', '}']) && self.first.is_none() {
            self.first = Some(at);
        }
    }

    /// Whether paragraphs stand here, so that a rule between them closes nothing.
    fn is_body(&self) -> bool {
        self.first.is_some() && self.gap
    }
}

/// Whether a line begins with a short name and a colon.
fn is_key_line(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    let is_name = |name: &str| {
        !name.trim().is_empty()
            && name.len() <= 64
            && name.chars().count() <= 16
            && !name.contains(['，', '。', '；', '！', '？', '“', '”'])
    };
    line.split_once([':', '：']).is_some_and(|(name, rest)| is_name(name) && !rest.starts_with("//"))
}

fn is_indented(line: &str) -> bool {
    line.starts_with([' ', '\t', '\u{3000}'])
}

fn is_fence(line: &str) -> bool {
    if !line.starts_with(|c| c == '-' || is_wide(c)) {
        return false;
    }
    let line = line.trim_end();
    let count = line.chars().count();
    line.chars().all(|c| c == '-' || is_wide(c)) && (count >= 3 || count == 2 && line.chars().all(is_wide))
}

fn is_wide(c: char) -> bool {
    matches!(c, '—' | '－' | '–')
}

/// Whether a line that is no fence can only be meant as one: blanks before or between the dashes, two dashes, other strokes.
fn is_meant(line: &str) -> bool {
    if !line.trim_start().starts_with(|c| matches!(c, '-' | '=' | '＝' | '_' | '＿' | '*' | '＊') || is_wide(c)) {
        return false;
    }
    let strokes: String = line.split_whitespace().collect();
    let all = |one: fn(char) -> bool| strokes.chars().all(one);
    let dashes = strokes.chars().count() >= 3 || line.trim() == "--";
    (dashes && all(|c| c == '-' || is_wide(c)))
        || (strokes.chars().count() >= 3
            && (all(|c| matches!(c, '=' | '＝')) || all(|c| matches!(c, '_' | '＿')) || all(|c| matches!(c, '*' | '＊'))))
}

/// The strokes of a fence that is not written `---`.
fn slip(at: usize, line: &str) -> Option<Range<usize>> {
    let right = line.trim_end().chars().all(|c| c == '-') && line.trim_end().len() >= 3;
    (!right).then(|| at..at + line.trim_end().len())
}

struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Lines<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let line = self.text[start..].split_inclusive('\n').next()?;
        self.at += line.len();
        Some((start, line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, front: Option<&str>, body: &str) {
        let parts = split(text);
        assert_eq!(parts.front.map(|range| &text[range]), front, "{text}");
        assert_eq!(&text[parts.body..], body, "{text}");
    }

    #[test]
    fn front_matter_stands_between_fences() {
        check("---\ntitle: a\n---\nbody\n", Some("title: a\n"), "body\n");
        check("\n----\ntitle: a\n---  \n", Some("title: a\n"), "");
        check("just text\n---\n", None, "just text\n---\n");
        check("-—-\ntitle: a\n——\nbody", Some("title: a\n"), "body");
        check("---\ntitle: a\n\nbody", Some("title: a\n"), "\nbody");
        check("", None, "");
    }

    #[test]
    fn the_short_way_leads_where_the_long_one_does() {
        let lines = [
            "title: a",
            "标题：甲",
            "  - 乙",
            "- ---",
            "...",
            "--",
            " ---",
            "---",
            "——",
            "说明: |",
            "  ---",
            "",
            "# 丙",
            "一句话。",
            "===",
            "\u{3000}丁: 1",
        ];
        for one in lines {
            for two in lines {
                for three in lines {
                    let text = format!("---\n{one}\n{two}\n{three}\n---\n正文\n");
                    assert_eq!(split(&text), thorough(&text), "{text}");
                }
            }
        }
        assert!(plain("---\ntitle: a\n标签:\n  - 乙\n---\n").is_some());
    }

    #[test]
    fn what_can_only_be_meant_as_a_fence_is_one() {
        check("--\ntitle: a\n--\nbody\n", Some("title: a\n"), "body\n");
        check(" ---\ntitle: a\n --- \nbody\n", Some("title: a\n"), "body\n");
        check("===\ntitle: a\n***\nbody\n", Some("title: a\n"), "body\n");
        check("---\ntitle: |\n  a\n  ---\n  b\n---\nbody\n", Some("title: |\n  a\n  ---\n  b\n"), "body\n");
        check("***\n一段话。\n***\n", None, "***\n一段话。\n***\n");
        let slips = |text| split(text).slips.into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(slips("--\ntitle: a\n ---\n"), ["--", " ---"]);
        assert_eq!(slips("----\ntitle: a\n---  \n"), [""; 0]);
    }

    #[test]
    fn without_a_closing_fence_the_body_begins_at_the_first_sentence() {
        check("---\ntitle: a\n第一段。\n\n第二段。\n\n---\n\n尾。\n", Some("title: a\n"), "第一段。\n\n第二段。\n\n---\n\n尾。\n");
        check("---\ntitle: a\n第一段。\n", Some("title: a\n"), "第一段。\n");
        check("---\ntitle: a\n标签 甲\nb: c\n---\nbody", Some("title: a\n标签 甲\nb: c\n"), "body");
        check("---\ntitle: a\n标签 甲\n---\nbody", Some("title: a\n标签 甲\n"), "body");
    }
}
