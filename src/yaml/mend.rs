//! Mends the slips that leave no doubt, before the parser sees them, and remembers where each byte came from.
//!
//! A known key before a full-width colon or a colon without a blank, tabs and full-width blanks as indent, curly quotes round a whole value.

use std::ops::Range;

/// A mended text with the way back to the written one.
#[derive(Debug, Clone)]
pub struct Mended {
    /// What the parser reads.
    pub text: String,
    /// What was mended, by byte range of the written text: the slip, in Chinese.
    pub slips: Vec<(Range<usize>, String)>,
    /// From each mended position to the written one, ascending.
    steps: Vec<(usize, usize)>,
}

impl Mended {
    /// The written bytes behind a range of the mended text.
    pub fn written(&self, range: &Range<usize>) -> Range<usize> {
        self.back(range.start)..self.back(range.end)
    }

    fn back(&self, at: usize) -> usize {
        let step = self.steps.partition_point(|(mended, _)| *mended <= at);
        match step.checked_sub(1).map(|step| self.steps[step]) {
            Some((mended, written)) => written + (at - mended),
            None => at,
        }
    }

    fn copy(&mut self, written: usize, part: &str) {
        self.steps.push((self.text.len(), written));
        self.text.push_str(part);
    }
}

/// Mends `text` line by line; `known` tells whether a word is a key.
pub fn mend(text: &str, known: impl Fn(&str) -> bool) -> Mended {
    let mut mended = Mended { text: String::with_capacity(text.len() + 16), slips: Vec::new(), steps: Vec::new() };
    let mut at = 0;
    let mut literal: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        if literal.is_some_and(|outer| indent > outer || line.trim().is_empty()) {
            mended.copy(at, line);
        } else {
            literal = None;
            mend_line(&mut mended, at, line, &known);
            if opens_literal(line) {
                literal = Some(indent);
            }
        }
        at += line.len();
    }
    mended.steps.push((mended.text.len(), text.len()));
    mended
}

fn opens_literal(line: &str) -> bool {
    let end = line.trim_end().trim_end_matches(['+', '-']);
    [": |", ": >", "：|", "：>", ":|"].iter().any(|mark| end.ends_with(mark))
}

fn mend_line(mended: &mut Mended, at: usize, line: &str, known: &impl Fn(&str) -> bool) {
    let body = line.trim_start_matches([' ', '\t', '\u{3000}']);
    let indent = &line[..line.len() - body.len()];
    if indent.contains(['\t', '\u{3000}']) && !body.trim().is_empty() {
        mended.slips.push((at..at + indent.len(), "缩进用了制表符或全角空格，按两个空格读了".into()));
        mended.steps.push((mended.text.len(), at));
        let blanks: String = indent.chars().map(|c| if c == ' ' { " " } else { "  " }).collect();
        mended.text.push_str(&blanks);
    } else {
        mended.copy(at, indent);
    }
    let mut rest = body;
    let mut here = at + indent.len();
    while let Some(item) = rest.strip_prefix("- ") {
        mended.copy(here, "- ");
        here += 2;
        rest = item;
    }
    let Some((key, colon)) = key_of(rest, known) else {
        return mended.copy(here, rest);
    };
    let value = &rest[key.len() + colon.len()..];
    let tight = !value.starts_with([' ', '\n', '\r']) && !value.is_empty();
    if colon == "：" || tight {
        let slip = if colon == "：" { "冒号是全角的" } else { "冒号后面少了空格" };
        mended.slips.push((here + key.len()..here + key.len() + colon.len(), format!("“{key}”后面的{slip}，按“{key}: ”读了")));
    }
    mended.copy(here, key);
    mended.steps.push((mended.text.len(), here + key.len()));
    mended.text.push_str(if tight { ": " } else { ":" });
    here += key.len() + colon.len();
    mend_value(mended, here, value);
}

/// The known key at the start of a line and its colon as written.
fn key_of<'l>(rest: &'l str, known: &impl Fn(&str) -> bool) -> Option<(&'l str, &'l str)> {
    let at = rest.find([':', '：'])?;
    let key = &rest[..at];
    let colon = if rest[at..].starts_with('：') { "：" } else { ":" };
    let address = colon == ":" && rest[at + 1..].starts_with("//");
    (known(key.trim_end()) && !address).then_some((key, colon))
}

/// Curly quotes round a whole value were meant as quotes; inside a sentence they are text and stay.
fn mend_value(mended: &mut Mended, at: usize, value: &str) {
    let inner = value.trim();
    let quoted = |open, close| inner.strip_prefix(open).and_then(|rest: &str| rest.strip_suffix(close));
    let bare = quoted('“', '”').or_else(|| quoted('‘', '’')).filter(|bare| !bare.contains(['“', '”', '‘', '’', '"', '\'', '\\', ':', '#']));
    match bare {
        Some(bare) => {
            let start = at + value.find(bare).unwrap_or(0);
            mended.slips.push((start - 3..start + bare.len() + 3, "值两边的中文引号按普通引号读了".into()));
            mended.text.push(' ');
            mended.text.push('"');
            mended.copy(start, bare);
            mended.steps.push((mended.text.len(), start + bare.len()));
            mended.text.push('"');
            mended.copy(at + value.trim_end().len(), &value[value.trim_end().len()..]);
        }
        None => mended.copy(at, value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, expected: &str) {
        let mended = mend(written, |word| matches!(word, "标题" | "title" | "日期" | "photos" | "src"));
        assert_eq!(mended.text, expected, "{written}");
        let at = mended.text.find("五月").unwrap_or(0);
        if at > 0 {
            assert_eq!(&written[mended.written(&(at..at + 6))], "五月", "{written}");
        }
    }

    #[test]
    fn certain_slips_are_mended_and_positions_kept() {
        check("标题：开放日\n日期:五月\n", "标题: 开放日\n日期: 五月\n");
        check("title: 一：二\n", "title: 一：二\n");
        check("photos:\n\t- src：五月.jpg\n", "photos:\n  - src: 五月.jpg\n");
        check("标题: “五月”\n", "标题: \"五月\"\n");
        check("标题: “五月”与“六月”\n", "标题: “五月”与“六月”\n");
        check("标题: |\n  日期：x\n日期：五月\n", "标题: |\n  日期：x\n日期: 五月\n");
        check("某词：五月\n", "某词：五月\n");
    }
}
