//! Quotation marks that lost their other half in the front matter: the value is read, and shows the mark that is left.
//!
//! A value that begins with a plain mark never comes here: the parser stumbles over it and says so.

use std::ops::Range;

use super::front;
use super::rule::Frame;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, keys};
use crate::yaml::opens_literal;

/// Rule: quotation marks stand in pairs. Inches (`32"`) and English apostrophes are none.
pub(super) fn lone(document: &Document, _: Frame<'_>, said: &mut Vec<Diagnostic>) {
    let text: &str = &document.text;
    let range = front::range(text);
    if document.row.is_some() || !text[range.clone()].contains(['"', '\'', '“', '”', '‘', '’']) {
        return;
    }
    let mut at = range.start;
    let mut literal = false;
    for line in text[range].split_inclusive('\n') {
        let inner = line.starts_with([' ', '\t']);
        literal &= inner || line.trim().is_empty();
        if !literal && let Some((place, words, hint)) = in_line(line) {
            let place = at + place.start..at + place.end;
            said.push(Diagnostic::warning("lone-quote", document.path.as_str(), words).at(text, place).advise(hint));
        }
        literal |= opens_literal(line);
        at += line.len();
    }
}

/// The mark of a line's value that has no other half, what is said, and the line as it should be.
fn in_line(line: &str) -> Option<(Range<usize>, String, String)> {
    let (before, written) = line.split_once([':', '：'])?;
    let key = before.trim_start().trim_start_matches("- ").trim();
    let value = written.trim();
    if !keys::is_known(key) || value.starts_with(['"', '\'', '[', '{', '|', '>', '#', '&', '*']) || value.contains(" #") {
        return None;
    }
    let start = line.len() - written.trim_start().len();
    let count = |mark: char| value.matches(mark).count();
    let last = value.chars().next_back()?;
    let behind = value[..value.len() - last.len_utf8()].chars().next_back();
    let inches = |c: char| c.is_ascii_digit();
    let plain = last == '"' && count('"') == 1 && !behind.is_some_and(inches)
        || last == '\'' && count('\'') == 1 && !behind.is_some_and(|c| c.is_ascii_alphanumeric());
    let curly = |open: char, close: char| {
        let (opened, closed) = (count(open), count(close));
        match opened.abs_diff(closed) {
            1 if opened > closed => value.rfind(open).map(|at| (at, open)),
            1 => value.rfind(close).map(|at| (at, close)),
            _ => None,
        }
    };
    let (mark, sign) = if plain { (value.len() - 1, last) } else { curly('“', '”').or_else(|| curly('‘', '’'))? };
    let outer = mark == 0 || mark + sign.len_utf8() == value.len();
    let inner = value.trim_matches(['“', '”', '‘', '’', '"', '\'']);
    let whole = outer && !inner.is_empty() && !inner.contains(['“', '”', '‘', '’', '"', '\\']);
    let message = format!("“{key}”里的引号只有一半，会原样显示在网页上");
    let hint = if whole {
        format!("写成：{key}: \"{inner}\"；不要引号就写成：{key}: {inner}")
    } else {
        "补上另一半引号，或者删掉这一个".to_owned()
    };
    Some((start + mark..start + mark + sign.len_utf8(), message, hint))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::fixture::Fixture;

    fn check(title: &str, expected: Option<(usize, &str)>) {
        let line = format!("title: {title}\n");
        let found = in_line(&line);
        assert_eq!(found.as_ref().map(|(place, _, hint)| (place.start, hint.as_str())), expected, "{title}");
    }

    #[test]
    fn half_a_pair_is_said_with_the_line_as_it_should_be() {
        let right = "写成：title: \"安排\"；不要引号就写成：title: 安排";
        check("安排\"", Some((13, right)));
        check("安排'", Some((13, right)));
        check("“安排", Some((7, right)));
        check("安排”", Some((13, right)));
        check("“安排\"", Some((16, right)));
        check("关于“一技在手的通知", Some((13, "补上另一半引号，或者删掉这一个")));
    }

    #[test]
    fn pairs_inches_and_apostrophes_are_right() {
        for title in ["关于“一技在手”的通知", "32\"", "5\"屏", "the boys'", "\"安排\"", "‘一’与“二”", "安排", "他说\"好\"", "rock 'n' roll"]
        {
            check(title, None);
        }
    }

    #[test]
    fn the_lines_of_a_long_text_are_left_alone() {
        let codes = |front: &str| {
            let page = format!("title: 甲\ndate: 5月20日\n{front}---\n");
            let said = Fixture::new().page("content/stories/a.md", &page).documents();
            said.iter().filter(|said| said.code == "lone-quote").count()
        };
        assert_eq!(codes("summary: |\n  地点: “一\n  二”\n"), 0);
        assert_eq!(codes("summary: 一”\n"), 1);
    }
}
