//! Text folded for reading (NFKC, one kind of dash, tilde, colon and quote, lower case) in which every character knows its source bytes.
//!
//! The floor of the room: knows characters and positions, nothing of dates or numbers. What is shown to people is always the source.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::numeral::{self, Numeral};

/// One folded character and the source bytes that it came from. A source character may fold into several, which share its bytes.
#[derive(Debug, Clone, Copy)]
struct Cell {
    ch: char,
    start: usize,
    end: usize,
}

/// A text, folded.
#[derive(Debug)]
pub(super) struct Folded<'a> {
    text: &'a str,
    cells: Vec<Cell>,
}

impl<'a> Folded<'a> {
    /// Folds a text. Zero-width characters vanish.
    pub(super) fn new(text: &'a str) -> Folded<'a> {
        let mut cells = Vec::with_capacity(text.len());
        for (start, source) in text.char_indices() {
            let end = start + source.len_utf8();
            // Han characters and ASCII are their own compatibility forms.
            if source.is_ascii_alphanumeric() || ('\u{4e00}'..='\u{9fff}').contains(&source) {
                cells.extend(unify(source).map(|ch| Cell { ch, start, end }));
                continue;
            }
            cells.extend(std::iter::once(source).nfkc().filter_map(unify).map(|ch| Cell { ch, start, end }));
        }
        Folded { text, cells }
    }

    /// A cursor at the start.
    pub(super) fn cursor(&self) -> Cursor<'_> {
        Cursor { folded: self, at: 0 }
    }

    /// The folded text without blanks and closing punctuation at its ends.
    pub(super) fn trimmed(&self) -> String {
        let folded: String = self.cells.iter().map(|cell| cell.ch).collect();
        folded.trim_matches(|ch| is_gap(ch) || is_stop(ch)).to_owned()
    }
}

/// A place in a folded text. Copying it is how a reader looks ahead; assigning the copy back is how it accepts what it saw.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'f> {
    folded: &'f Folded<'f>,
    at: usize,
}

impl<'f> Cursor<'f> {
    /// The index of the next folded character.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The next character as it stands.
    pub(super) fn peek(&self) -> Option<char> {
        self.folded.cells.get(self.at).map(|cell| cell.ch)
    }

    /// The next character behind blanks and brackets.
    pub(super) fn next_solid(&self) -> Option<char> {
        let mut look = *self;
        look.gaps();
        look.peek()
    }

    /// Steps over one character.
    pub(super) fn step(&mut self) -> Option<char> {
        let ch = self.peek()?;
        self.at += 1;
        Some(ch)
    }

    /// Steps over blanks.
    pub(super) fn blanks(&mut self) {
        while self.peek() == Some(' ') {
            self.at += 1;
        }
    }

    /// Steps over blanks and brackets, which mean no more than a pause inside dates and times.
    pub(super) fn gaps(&mut self) {
        while self.peek().is_some_and(is_gap) {
            self.at += 1;
        }
    }

    /// Steps over the one of `marks` that stands behind the gaps.
    pub(super) fn mark(&mut self, marks: &str) -> Option<char> {
        let mut look = *self;
        look.gaps();
        let found = look.peek().filter(|ch| marks.contains(*ch))?;
        look.at += 1;
        *self = look;
        Some(found)
    }

    /// Steps over the first of `words` that stands behind the gaps; list longer words first.
    pub(super) fn word(&mut self, words: &[&'static str]) -> Option<&'static str> {
        let mut look = *self;
        look.gaps();
        let rest = &look.folded.cells[look.at..];
        let stands = |word: &str| {
            let mut cells = rest.iter();
            word.chars().all(|ch| cells.next().is_some_and(|cell| cell.ch == ch))
        };
        let found = *words.iter().find(|word| stands(word))?;
        look.at += found.chars().count();
        *self = look;
        Some(found)
    }

    /// Steps over a mark between two ends of a range: dashes, tildes, 至, 到.
    pub(super) fn until(&mut self) -> bool {
        let mut look = *self;
        let mut found = look.word(&["至", "到"]).is_some();
        if !found {
            while look.mark("-~").is_some() {
                found = true;
            }
        }
        if found {
            *self = look;
        }
        found
    }

    /// Steps over a mark between the items of a list.
    pub(super) fn and(&mut self) -> bool {
        self.mark("、,;").is_some() || self.word(&["以及", "和", "及", "与", "、"]).is_some()
    }

    /// Steps over a whole number behind the gaps, in digits or in Chinese.
    pub(super) fn numeral(&mut self) -> Option<Numeral> {
        let mut look = *self;
        look.gaps();
        let from = look.at;
        let run = |look: &mut Cursor<'_>, fits: fn(char) -> bool| {
            let start = look.at;
            while look.peek().is_some_and(fits) {
                look.at += 1;
            }
            look.folded.cells[start..look.at].iter().map(|cell| cell.ch).collect::<String>()
        };
        let digits = run(&mut look, |ch| ch.is_ascii_digit());
        let value =
            if digits.is_empty() { numeral::chinese(&run(&mut look, numeral::is_chinese))? } else { digits.parse().unwrap_or(u64::MAX) };
        *self = look;
        Some(Numeral { value, digits: digits.len(), from, to: look.at })
    }

    /// The source bytes of the folded characters `from..to`; an empty range at its place if there are none.
    pub(super) fn range(&self, from: usize, to: usize) -> Range<usize> {
        let cells = &self.folded.cells;
        let start = cells.get(from).map_or(self.folded.text.len(), |cell| cell.start);
        let end = to.checked_sub(1).and_then(|last| cells.get(last)).map_or(start, |cell| cell.end);
        start..end.max(start)
    }

    /// The source bytes from a folded character up to here.
    pub(super) fn since(&self, from: usize) -> Range<usize> {
        self.range(from, self.at)
    }

    /// What was written there.
    pub(super) fn source(&self, range: Range<usize>) -> &'f str {
        self.folded.text.get(range).unwrap_or_default()
    }

    /// The source bytes from here to the end, without blanks at the ends.
    pub(super) fn rest(&self) -> Range<usize> {
        let mut look = *self;
        look.gaps();
        let mut to = self.folded.cells.len();
        while to > look.at && self.folded.cells.get(to - 1).is_some_and(|cell| is_gap(cell.ch) || is_stop(cell.ch)) {
            to -= 1;
        }
        self.range(look.at.min(to), to)
    }

    /// Whether only blanks, brackets and closing punctuation are left.
    pub(super) fn is_done(&self) -> bool {
        self.folded.cells[self.at..].iter().all(|cell| is_gap(cell.ch) || is_stop(cell.ch))
    }

    /// Steps over words without digits that stand between brackets, of which the opening one was passed just now, and gives their bytes.
    pub(super) fn bracketed(&mut self) -> Option<Range<usize>> {
        let mut look = *self;
        look.gaps();
        let before = self.folded.cells[..look.at].iter().rev().find(|cell| cell.ch != ' ')?;
        if before.ch != '(' {
            return None;
        }
        let length = self.folded.cells[look.at..].iter().position(|cell| cell.ch == ')')?;
        let inside = &self.folded.cells[look.at..look.at + length];
        if inside.is_empty() || inside.iter().any(|cell| cell.ch.is_ascii_digit()) {
            return None;
        }
        let range = self.range(look.at, look.at + length);
        look.at += length + 1;
        *self = look;
        Some(range)
    }
}

/// One spelling for what looks alike: every dash, tilde, colon, quote, blank and bracket. `None` for what cannot be seen.
fn unify(ch: char) -> Option<char> {
    Some(match ch {
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}' => return None,
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' | '━' | '﹣' | '➖' => '-',
        '〜' | '∼' | '∽' | '˜' | '〰' => '~',
        '∶' | '꞉' | '︓' => ':',
        '‘' | '’' | '′' | '´' | '`' => '\'',
        '“' | '”' | '″' | '〃' => '"',
        '·' | '•' | '・' => '.',
        '[' | '【' | '〔' | '〖' => '(',
        ']' | '】' | '〕' | '〗' => ')',
        '點' => '点',
        '時' => '时',
        '週' => '周',
        '號' => '号',
        ch if ch.is_whitespace() => ' ',
        ch => ch.to_ascii_lowercase(),
    })
}

fn is_gap(ch: char) -> bool {
    matches!(ch, ' ' | '(' | ')')
}

fn is_stop(ch: char) -> bool {
    matches!(ch, ',' | '、' | ';' | '。' | '.' | '!')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_the_source_bytes() {
        let folded = Folded::new("５月\u{200b}２０日－１５：３０");
        let mut cursor = folded.cursor();
        let month = cursor.numeral().expect("a month");
        assert_eq!((month.value, cursor.range(month.from, month.to)), (5, 0..3));
        assert_eq!(cursor.word(&["月"]), Some("月"));
        let day = cursor.numeral().expect("a day");
        assert_eq!((day.value, cursor.source(cursor.range(day.from, day.to))), (20, "２０"));
        assert_eq!(folded.trimmed(), "5月20日-15:30");
    }

    #[test]
    fn every_dash_ends_a_range() {
        for mark in ["-", "—", "——", "–", "－", "～", "~", "〜", " 至 ", "到", "─"] {
            assert!(Folded::new(mark).cursor().until(), "{mark}");
        }
    }
}
