//! Mends the slips that leave no doubt, before the parser sees them, and remembers where each byte came from.
//!
//! A known key before a full-width colon or a colon without a blank, also between braces, with full-width commas there; tabs and full-width
//! blanks as indent; a known key further in than the finished entry above it; curly quotes round a whole value.

use std::ops::Range;

use super::node::{Node, Value};

/// A mended text with the way back to the written one.
#[derive(Debug, Clone)]
pub struct Mended {
    /// What the parser reads.
    pub text: String,
    /// What was mended, each kind of slip once.
    pub slips: Vec<Slip>,
    /// From each mended position to the written one, ascending.
    steps: Vec<(usize, usize)>,
    /// Every slip: what it is, where, the word before it, the line of the mended text.
    found: Vec<(Kind, Range<usize>, String, Range<usize>)>,
}

/// A kind of slip in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Where it stands for the first time, in the written text.
    pub range: Range<usize>,
    /// What was found and how it was read, in Chinese.
    pub message: String,
    /// What to write.
    pub hint: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Colon,
    Blank,
    Comma,
    Tab,
    Wide,
    Deep,
    Quotes,
}

impl Mended {
    /// The written bytes behind a range of the mended text.
    pub fn written(&self, range: &Range<usize>) -> Range<usize> {
        self.back(range.start)..self.back(range.end)
    }

    /// A tree of the mended text with the ranges of the written one, which begins at byte `start` of its file.
    pub fn placed(&self, node: Node, start: usize) -> Node {
        let at = |range: &Range<usize>| {
            let written = self.written(range);
            start + written.start..start + written.end
        };
        let value = match node.value {
            Value::List(items) => Value::List(items.into_iter().map(|item| self.placed(item, start)).collect()),
            Value::Map(entries) => {
                Value::Map(entries.into_iter().map(|(key, range, inner)| (key, at(&range), self.placed(inner, start))).collect())
            }
            value => value,
        };
        Node { value, range: at(&node.range) }
    }

    fn back(&self, at: usize) -> usize {
        let step = self.steps.partition_point(|(mended, _)| *mended <= at);
        match step.checked_sub(1).map(|step| self.steps[step]) {
            Some((mended, written)) => written + (at - mended),
            None => at,
        }
    }

    /// Adds `part`, which stands at `written` or is put in the place of what does.
    fn copy(&mut self, written: usize, part: &str) {
        self.steps.push((self.text.len(), written));
        self.text.push_str(part);
    }

    fn slip(&mut self, kind: Kind, range: Range<usize>, word: &str) {
        self.found.push((kind, range, word.trim().to_owned(), 0..0));
    }

    /// Says each kind of slip once, however often it was made.
    fn sum_up(&mut self) {
        for (kind, range, word, line) in &self.found {
            if self.slips.iter().any(|slip| slip.range == *range)
                || self.found.iter().any(|(other, before, ..)| other == kind && before.start < range.start)
            {
                continue;
            }
            let count = self.found.iter().filter(|(other, ..)| other == kind).count();
            let (message, hint) = words(*kind, word, count, self.text[line.clone()].trim_end());
            self.slips.push(Slip { range: range.clone(), message, hint });
        }
    }
}

/// What is said of a kind of slip that was made `count` times, first behind `word`, and how its line is written.
fn words(kind: Kind, word: &str, count: usize, line: &str) -> (String, String) {
    let of = if count > 1 { format!("“{word}”等 {count} 处") } else { format!("“{word}”") };
    let rows = if count > 1 { format!("有 {count} 行的行首") } else { "这一行的行首".to_owned() };
    let written = format!("写成 {}", line.trim());
    match kind {
        Kind::Colon => (format!("{of}后面的冒号是全角的，已按半角读了"), written),
        Kind::Blank => (format!("{of}的冒号后面少了一个空格，已按有空格读了"), written),
        Kind::Comma => (format!("{of}前面的逗号是全角的，已按半角读了"), written),
        Kind::Quotes => (format!("{of}的内容两边是中文引号，已当作普通引号读了"), written),
        Kind::Tab => (format!("{rows}用了 Tab 键，已按两个空格读了"), format!("把行首的 Tab 换成两个空格，写成“{line}”")),
        Kind::Wide => (format!("{rows}用了全角空格，已按两个半角空格读了"), format!("把行首的全角空格换成两个半角空格，写成“{line}”")),
        Kind::Deep => (format!("{of}比上一行多空了几格，已按左边对齐读了"), format!("与上一行左边对齐，写成“{line}”")),
    }
}

/// Mends `text` line by line; `known` tells whether a word is a key.
pub fn mend(text: &str, known: impl Fn(&str) -> bool) -> Mended {
    let mut mended = Mended { text: String::with_capacity(text.len() + 16), slips: Vec::new(), steps: Vec::new(), found: Vec::new() };
    let mut at = 0;
    let mut literal: Option<usize> = None;
    let mut above: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        if literal.is_some_and(|outer| indent > outer || line.trim().is_empty()) {
            mended.copy(at, line);
            above = if line.trim().is_empty() { above } else { None };
        } else {
            literal = None;
            let (start, before) = (mended.text.len(), mended.found.len());
            mend_line(&mut mended, (at, above), line, &known);
            let end = mended.text.len();
            let row = &mended.text[start..end];
            above = if row.trim().is_empty() || row.trim_start().starts_with('#') { above } else { finished(row, &known) };
            mended.found[before..].iter_mut().for_each(|(_, _, _, row)| *row = start..end);
            if opens_literal(line) {
                literal = Some(indent);
            }
        }
        at += line.len();
    }
    mended.steps.push((mended.text.len(), text.len()));
    mended.sum_up();
    mended
}

/// Whether a line ends with `key: |` or `key: >`, so that what stands further in below it is text, whatever it looks like.
pub fn opens_literal(line: &str) -> bool {
    let end = line.trim_end().trim_end_matches(['+', '-']);
    end.strip_suffix(['|', '>']).is_some_and(|key| key.trim_end().ends_with([':', '：']))
}

/// The column of a mended line's key, if its value ends on that line: nothing further in can follow it.
fn finished(row: &str, known: &impl Fn(&str) -> bool) -> Option<usize> {
    let mut rest = row.trim_start();
    while let Some(item) = rest.strip_prefix("- ") {
        rest = item;
    }
    let (key, colon) = key_of(rest, known)?;
    let value = rest[key.len() + colon.len()..].trim();
    let ends = |open: char, close: char| value.len() > 1 && value.starts_with(open) && value.ends_with(close);
    let open = value.is_empty() || value.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!', '#']);
    let whole = !open || ends('"', '"') || ends('\'', '\'') || ends('[', ']') || ends('{', '}');
    whole.then(|| row.len() - rest.len())
}

/// Mends a line that stands at `at`; `above` is the column of the finished entry above it.
fn mend_line(mended: &mut Mended, (at, above): (usize, Option<usize>), line: &str, known: &impl Fn(&str) -> bool) {
    let body = line.trim_start_matches([' ', '\t', '\u{3000}']);
    let indent = &line[..line.len() - body.len()];
    let width: usize = indent.chars().map(|c| if c == ' ' { 1 } else { 2 }).sum();
    let deep = above.filter(|column| *column < width).and_then(|column| Some((column, key_of(body, known)?.0)));
    if let Some((column, key)) = deep {
        mended.slip(Kind::Deep, at..at + indent.len(), key);
        mended.copy(at, &" ".repeat(column));
    } else if indent.contains(['\t', '\u{3000}']) && !body.trim().is_empty() {
        let kind = if indent.contains('\t') { Kind::Tab } else { Kind::Wide };
        mended.slip(kind, at..at + indent.len(), "");
        let blanks: String = indent.chars().map(|c| if c == ' ' { " " } else { "  " }).collect();
        mended.copy(at, &blanks);
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
        return mend_braces(mended, here, rest, known);
    };
    let value = &rest[key.len() + colon.len()..];
    let tight = !value.starts_with([' ', '\n', '\r']) && !value.is_empty();
    let place = here + key.len()..here + key.len() + colon.len();
    mended.copy(here, key);
    mend_colon(mended, place.clone(), (key, colon, tight));
    mend_value(mended, place.end, (key, value), known);
}

/// Puts the right colon where one stands.
fn mend_colon(mended: &mut Mended, place: Range<usize>, (key, colon, tight): (&str, &str, bool)) {
    match colon {
        "：" => mended.slip(Kind::Colon, place.clone(), key),
        _ if tight => mended.slip(Kind::Blank, place.clone(), key),
        _ => {}
    }
    mended.copy(place.start, if tight { ": " } else { ":" });
}

/// The known key at the start of a line and its colon as written.
fn key_of<'l>(rest: &'l str, known: &impl Fn(&str) -> bool) -> Option<(&'l str, &'l str)> {
    let at = rest.find([':', '：'])?;
    let key = &rest[..at];
    let colon = if rest[at..].starts_with('：') { "：" } else { ":" };
    let address = colon == ":" && rest[at + 1..].starts_with("//");
    (known(key.trim()) && !address).then_some((key, colon))
}

/// Curly quotes round a whole value were meant as quotes; inside a sentence they are text and stay.
fn mend_value(mended: &mut Mended, at: usize, (key, value): (&str, &str), known: &impl Fn(&str) -> bool) {
    let inner = value.trim();
    let quoted = |open, close| inner.strip_prefix(open).and_then(|rest: &str| rest.strip_suffix(close));
    let bare = quoted('“', '”').or_else(|| quoted('‘', '’')).filter(|bare| !bare.contains(['“', '”', '‘', '’', '"', '\'', '\\', ':', '#']));
    match bare {
        Some(bare) => {
            let start = at + value.find(bare).unwrap_or(0);
            mended.slip(Kind::Quotes, start - 3..start + bare.len() + 3, key);
            let blank = if mended.text.ends_with(' ') { "" } else { " " };
            mended.text.push_str(blank);
            mended.text.push('"');
            mended.copy(start, bare);
            mended.copy(start + bare.len(), "\"");
            mended.copy(at + value.trim_end().len(), &value[value.trim_end().len()..]);
        }
        None => mend_braces(mended, at, value, known),
    }
}

/// Mends colons and commas between the known keys of `{名称：甲，简称：乙}`; every other text stays.
fn mend_braces(mended: &mut Mended, at: usize, text: &str, known: &impl Fn(&str) -> bool) {
    if !text.trim_start().starts_with(['{', '[']) {
        return mended.copy(at, text);
    }
    let (mut done, mut from) = (0, 0);
    while let Some(found) = text[from..].find(['{', ',', '，', '"', '\'']) {
        let mark = from + found;
        let sign = text[mark..].chars().next().unwrap_or(' ');
        from = mark + sign.len_utf8();
        if matches!(sign, '"' | '\'') {
            from = text[from..].find(sign).map_or(text.len(), |end| from + end + 1);
            continue;
        }
        let rest = &text[from..];
        let Some((key, colon)) = key_of(rest, known).filter(|(key, _)| !key.contains(['{', ',', '，', '"', '\''])) else { continue };
        let place = from + key.len()..from + key.len() + colon.len();
        let tight = !text[place.end..].starts_with(' ');
        if sign == '，' {
            mended.copy(at + done, &text[done..mark]);
            mended.slip(Kind::Comma, at + mark..at + from, key);
            mended.copy(at + mark, ", ");
            done = from;
        }
        mended.copy(at + done, &text[done..place.start]);
        mend_colon(mended, at + place.start..at + place.end, (key, colon, tight));
        (done, from) = (place.end, place.end);
    }
    mended.copy(at + done, &text[done..]);
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
        check("标题:  |\n  日期：x\n", "标题:  |\n  日期：x\n");
        check("标题: 甲\n\t日期：五月\n", "标题: 甲\n日期: 五月\n");
        check("标题: 甲\n 日期: 五月\n  src: 丙\n", "标题: 甲\n日期: 五月\nsrc: 丙\n");
        check("photos:\n  - src: 甲\n      标题: 五月\n", "photos:\n  - src: 甲\n    标题: 五月\n");
        check("photos:\n\tsrc: 五月\n", "photos:\n  src: 五月\n");
        check("标题: 甲\n  某词：五月\n", "标题: 甲\n  某词：五月\n");
        check("photos: {标题：甲，src:五月, 日期: “六，七”}\n", "photos: {标题: 甲, src: 五月, 日期: “六，七”}\n");
        check("  - {标题：五月，某词：八}\n", "  - {标题: 五月，某词：八}\n");
        check("photos: [\"标题：甲，src：乙\", 五月]\n", "photos: [\"标题：甲，src：乙\", 五月]\n");
    }

    #[test]
    fn each_kind_of_slip_is_said_once_with_the_line_as_it_should_be() {
        let mended = mend("标题：“五月”\n日期：2024-05-20\nsrc:a\n\ttitle: b\n", |word| {
            matches!(word, "标题" | "日期" | "src" | "title")
        });
        let said: Vec<_> = mended.slips.iter().map(|slip| (slip.range.clone(), slip.message.as_str(), slip.hint.as_str())).collect();
        assert_eq!(
            said,
            [
                (6..9, "“标题”等 2 处后面的冒号是全角的，已按半角读了", "写成 标题: \"五月\""),
                (9..21, "“标题”的内容两边是中文引号，已当作普通引号读了", "写成 标题: \"五月\""),
                (45..46, "“src”的冒号后面少了一个空格，已按有空格读了", "写成 src: a"),
                (48..49, "“title”比上一行多空了几格，已按左边对齐读了", "与上一行左边对齐，写成“title: b”"),
            ]
        );
    }
}
