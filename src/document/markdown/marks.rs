//! The stage before the parser: marks that make CommonMark read Chinese text as people do, and the way back.
//!
//! Emphasis: a `*`, `_` or `~~` run between punctuation and a letter of Chinese is bound by no flanking rule (the "CJK-friendly emphasis"
//! amendment), which a rare punctuation character on the letter's side brings about. Paths: blanks and Windows' back-slashes in `](…)`
//! become rare characters that the parser lets pass. Every mark is taken out of the events again; positions are mapped back to the file.

use std::borrow::Cow;

use super::chars::{is_cjk_letter, is_cjk_mark};

/// Rare characters of class P: ends of sentences in scripts that no school writes.
const BORDERS: [char; 5] = ['\u{1BC9F}', '\u{11C71}', '\u{10A50}', '\u{16AF5}', '\u{12470}'];
const BLANKS: [char; 3] = ['\u{10FF00}', '\u{10FF01}', '\u{10FF02}'];
const SLASHES: [char; 3] = ['\u{10FF10}', '\u{10FF11}', '\u{10FF12}'];
/// No path is longer; a bound keeps the search for its end linear.
const LONGEST_PATH: usize = 400;

/// A text with marks, and what is needed to forget them.
pub(super) struct Marked<'a> {
    /// What the parser reads.
    pub(super) text: Cow<'a, str>,
    /// Ends of marks in `text`, each with the bytes that all marks so far have added.
    edits: Vec<(usize, usize)>,
    marks: Marks,
}

#[derive(Clone, Copy)]
struct Marks {
    border: char,
    blank: char,
    slash: char,
}

/// Puts the marks in. A text that holds every candidate for a mark stays as it is.
pub(super) fn mark(text: &str) -> Marked<'_> {
    let free = |candidates: &[char]| candidates.iter().copied().find(|c| !text.contains(*c));
    let fallback = Marks { border: BORDERS[0], blank: BLANKS[0], slash: SLASHES[0] };
    let (Some(border), Some(blank), Some(slash)) = (free(&BORDERS), free(&BLANKS), free(&SLASHES)) else {
        return Marked { text: Cow::Borrowed(text), edits: Vec::new(), marks: fallback };
    };
    let mut pen = Pen { text, copied: 0, out: String::new(), edits: Vec::new(), marks: Marks { border, blank, slash } };
    pen.run();
    pen.finish()
}

impl Marked<'_> {
    /// The position in the text without marks.
    pub(super) fn origin(&self, at: usize) -> usize {
        let before = self.edits.partition_point(|edit| edit.0 <= at);
        before.checked_sub(1).map_or(at, |last| at - self.edits[last].1)
    }

    /// A piece of an event without its marks.
    pub(super) fn clean<'t>(&self, piece: &'t str) -> Cow<'t, str> {
        let Marks { border, blank, slash } = self.marks;
        if self.edits.is_empty() || !piece.contains([border, blank, slash]) {
            return Cow::Borrowed(piece);
        }
        let back = |c| {
            if c == blank {
                ' '
            } else if c == slash {
                '\\'
            } else {
                c
            }
        };
        Cow::Owned(piece.chars().filter(|c| *c != border).map(back).collect())
    }
}

struct Pen<'a> {
    text: &'a str,
    copied: usize,
    out: String,
    edits: Vec<(usize, usize)>,
    marks: Marks,
}

impl<'a> Pen<'a> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(found) = self.text[at..].find(['*', '_', '~', ']']) {
            let start = at + found;
            at = if self.text.as_bytes()[start] == b']' { self.path(start + 1) } else { self.delimiters(start) };
        }
    }

    /// Handles the run of delimiters at `start` and gives its end.
    fn delimiters(&mut self, start: usize) -> usize {
        let delimiter = self.text.as_bytes()[start];
        let length = self.text.as_bytes()[start..].iter().take_while(|byte| **byte == delimiter).count();
        let end = start + length;
        let around = (self.text[..start].chars().next_back(), self.text[end..].chars().next());
        if delimiter == b'~' && length != 2 {
            return end;
        }
        if let (Some(before), Some(after)) = around {
            if wants_border(before, after, delimiter) {
                self.insert(end);
            } else if wants_border(after, before, delimiter) {
                self.insert(start);
            }
        }
        end
    }

    /// Handles what follows a `]` and gives the position to go on from.
    fn path(&mut self, start: usize) -> usize {
        let Some(inner) = self.text[start..].strip_prefix('(').and_then(destination) else { return start };
        let first = start + 1 + inner.start;
        let path = &self.text[first..start + 1 + inner.end];
        for (at, c) in path.char_indices() {
            match c {
                ' ' => self.replace(first + at, self.marks.blank),
                '\\' => self.replace(first + at, self.marks.slash),
                _ => {}
            }
        }
        start + 1 + inner.end
    }

    fn insert(&mut self, at: usize) {
        self.out.push_str(&self.text[self.copied..at]);
        self.out.push(self.marks.border);
        self.copied = at;
        self.edits.push((self.out.len(), self.out.len() - at));
    }

    fn replace(&mut self, at: usize, mark: char) {
        self.out.push_str(&self.text[self.copied..at]);
        self.out.push(mark);
        self.copied = at + 1;
        self.edits.push((self.out.len(), self.out.len() - at - 1));
    }

    fn finish(mut self) -> Marked<'a> {
        if self.edits.is_empty() {
            return Marked { text: Cow::Borrowed(self.text), edits: self.edits, marks: self.marks };
        }
        self.out.push_str(&self.text[self.copied..]);
        Marked { text: Cow::Owned(self.out), edits: self.edits, marks: self.marks }
    }
}

/// Whether a run between the punctuation `mark` and the letter `letter` needs help: one of them must be Chinese.
fn wants_border(mark: char, letter: char, delimiter: u8) -> bool {
    if mark.is_alphanumeric() || mark.is_whitespace() || !letter.is_alphanumeric() || mark == '|' {
        return false;
    }
    // Underscores join the parts of names, so only Chinese on both sides counts.
    if delimiter == b'_' { is_cjk_mark(mark) && is_cjk_letter(letter) } else { is_cjk_mark(mark) || is_cjk_letter(letter) }
}

/// The part of a link's brackets that CommonMark would misread: a path with blanks or Windows' back-slashes, without its title.
fn destination(rest: &str) -> Option<std::ops::Range<usize>> {
    let mut depth = 0;
    let mut end = None;
    for (at, c) in rest.char_indices().take_while(|(at, c)| *at < LONGEST_PATH && *c != '\n' && *c != '\r') {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => {
                end = Some(at);
                break;
            }
            ')' => depth -= 1,
            _ => {}
        }
    }
    let inner = &rest[..end?];
    let inner = [" \"", " '"].iter().filter_map(|quote| inner.find(quote)).min().map_or(inner, |at| &inner[..at]);
    let path = inner.trim_matches([' ', '\t']);
    let start = inner.find(path)?;
    if path.starts_with('<') || !path.contains(['.', '/', '\\']) {
        return None;
    }
    let windows = path.char_indices().any(|(at, c)| c == '\\' && path[at + 1..].starts_with(|c: char| !c.is_ascii_punctuation()));
    (path.contains(' ') || windows).then(|| start..start + path.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, marked: &str) {
        let found = mark(text);
        let shown = found.text.replace(BORDERS[0], "^").replace(BLANKS[0], "%20").replace(SLASHES[0], "/");
        assert_eq!(shown, marked);
        for (at, c) in found.text.char_indices().filter(|(_, c)| text.contains(*c)) {
            assert!(text[found.origin(at)..].starts_with(c), "{text}: {c}");
        }
        assert_eq!(found.clean(&found.text), text);
    }

    #[test]
    fn borders_stand_on_the_letters_side() {
        check("**重点：**请", "**重点：**^请");
        check("请看**“纸桥”**比赛", "请看^**“纸桥”**^比赛");
        check("~~删除。~~后", "~~删除。~~^后");
        check("**注意：**5月", "**注意：**^5月");
        check("看**[链接](a)**吧", "看^**[链接](a)**^吧");
        check("**a.**b", "**a.**b");
        check("图_（1）.jpg", "图^_（1）.jpg");
        check("a~b。~c", "a~b。~c");
    }

    #[test]
    fn paths_with_blanks_and_back_slashes_are_kept_together() {
        check("![](照片 (1).jpg)", "![](照片%20(1).jpg)");
        check("![](photos\\_焊 接\\1.jpg \"题 目\")", "![](photos/_焊%20接/1.jpg \"题 目\")");
        check("[a](b c)", "[a](b c)");
        check("[a](x\\_y.md)", "[a](x\\_y.md)");
    }

    #[test]
    fn a_text_that_holds_a_mark_gets_another() {
        let text = "\u{1BC9F}**重点：**请";
        let marked = mark(text);
        assert!(marked.text.contains(BORDERS[1]));
        assert_eq!(marked.clean(&marked.text), text);
    }
}
