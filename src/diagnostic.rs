//! What the program has to say about the content: a `Diagnostic` with its place, and `Checked`, a value with what was said on the way.
//!
//! Vocabulary: imports nothing of ours. Stages collect diagnostics and never print; `terminal` turns them into text.

use std::ops::Range;

/// How much a diagnostic matters. Ordered: `Hint < Warning < Error`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Read with certainty, could be written better.
    Hint,
    /// Read, but by a guess or with something dropped.
    Warning,
    /// Something would be lost, wrong or private; blocks `build`.
    Error,
}

impl Severity {
    /// The word of the JSON form: `error`, `warning`, `hint`.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Hint => "hint",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A place in a text file. Line and column are 1-based; columns and width count characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// How many characters are meant, at least 1.
    pub width: u32,
    /// The whole line as written, without its line end.
    pub excerpt: String,
}

impl Place {
    /// Finds the place of a byte range of `text`; a range outside of it is clamped, one over several lines ends with its first line.
    pub fn of(text: &str, range: Range<usize>) -> Place {
        let mut start = range.start.min(text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let mut end = range.end.clamp(start, line_end.max(start));
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let count = |part: &str| u32::try_from(part.chars().count()).unwrap_or(u32::MAX);
        let line = text[..line_start].bytes().filter(|byte| *byte == b'\n').count();
        Place {
            line: u32::try_from(line + 1).unwrap_or(u32::MAX),
            column: count(&text[line_start..start]) + 1,
            width: count(text[start..end].trim_end()).max(1),
            excerpt: text[line_start..line_end].trim_end_matches('\r').to_owned(),
        }
    }
}

/// Where something stands: in a text or in a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// A place in a text.
    Line(Place),
    /// The address of a cell, such as `B7`, with the sheet's name before it where there are several.
    Cell(String),
}

impl From<Place> for Spot {
    fn from(place: Place) -> Spot {
        Spot::Line(place)
    }
}

/// One finding about the content, in the words of a colleague.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// Stable kebab-case name of the kind of finding, such as `missing-title`.
    pub code: &'static str,
    /// The file, relative to the site, with `/` on every system; empty when it is about no file.
    pub path: String,
    /// Where in a text file.
    pub place: Option<Place>,
    /// Where in a sheet, such as `B7`.
    pub cell: Option<String>,
    /// What was found and what was expected, in Chinese, one or two sentences.
    pub message: String,
    /// What to do about it, one line each.
    pub hints: Vec<String>,
}

impl Diagnostic {
    /// A finding of the given severity about `path`.
    pub fn new(severity: Severity, code: &'static str, path: impl Into<String>, message: impl Into<String>) -> Diagnostic {
        Diagnostic { severity, code, path: path.into(), place: None, cell: None, message: message.into(), hints: Vec::new() }
    }

    /// An error about `path`.
    pub fn error(code: &'static str, path: impl Into<String>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Error, code, path, message)
    }

    /// A warning about `path`.
    pub fn warning(code: &'static str, path: impl Into<String>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Warning, code, path, message)
    }

    /// A hint about `path`.
    pub fn hint(code: &'static str, path: impl Into<String>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Hint, code, path, message)
    }

    /// Points at a byte range of the file's decoded text.
    pub fn at(self, text: &str, range: Range<usize>) -> Diagnostic {
        self.place(Place::of(text, range))
    }

    /// Points at a place that was found before: a line of a text, or a cell of a sheet.
    pub fn place(mut self, spot: impl Into<Spot>) -> Diagnostic {
        match spot.into() {
            Spot::Line(place) => self.place = Some(place),
            Spot::Cell(cell) => self.cell = Some(cell),
        }
        self
    }

    /// Adds a line of advice.
    pub fn advise(mut self, hint: impl Into<String>) -> Diagnostic {
        self.hints.push(hint.into());
        self
    }
}

/// A cell by its row, then its column.
fn cell(diagnostic: &Diagnostic) -> Option<(String, usize, usize, String)> {
    let cell = diagnostic.cell.as_deref()?;
    let (sheet, address) = cell.rsplit_once('!').unwrap_or(("", cell));
    let letters = address.trim_end_matches(|c: char| c.is_ascii_digit());
    Some((sheet.to_owned(), address[letters.len()..].parse().unwrap_or_default(), letters.len(), letters.to_owned()))
}

/// Sorts by file, place, then severity and code, so that two runs speak alike, and drops repetitions.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    let key = |d: &Diagnostic| {
        (d.path.clone(), d.place.clone().map(|p| (p.line, p.column)), cell(d), std::cmp::Reverse(d.severity), d.code, d.message.clone())
    };
    diagnostics.sort_by_cached_key(key);
    diagnostics.dedup();
}

/// A value, and everything that was found on the way to it.
#[derive(Debug, Clone)]
pub struct Checked<T> {
    /// What the stage made, as good as the content allows.
    pub value: T,
    /// What it found, in no particular order.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// A value about which nothing is to be said.
    pub fn clean(value: T) -> Checked<T> {
        Checked { value, diagnostics: Vec::new() }
    }

    /// Moves the findings to `into` and gives the value.
    pub fn take(self, into: &mut Vec<Diagnostic>) -> T {
        into.extend(self.diagnostics);
        self.value
    }
}

/// A fault of the machine, not of the content: a full disk, a port that is taken.
#[derive(Debug)]
pub struct Error {
    /// What could not be done, in Chinese.
    pub message: String,
    /// What to try, one line each.
    pub hints: Vec<String>,
}

impl Error {
    /// A fault with its sentence.
    pub fn new(message: impl Into<String>) -> Error {
        Error { message: message.into(), hints: Vec::new() }
    }

    /// Adds a line of advice.
    pub fn advise(mut self, hint: impl Into<String>) -> Error {
        self.hints.push(hint.into());
        self
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_from_one() {
        let text = "标题: 一\n日期：五月\r\n";
        let at = text.find("五月").expect("stands in the text");
        let place = Place::of(text, at..at + 6);
        assert_eq!((place.line, place.column, place.width), (2, 4, 2));
        assert_eq!(place.excerpt, "日期：五月");
    }

    #[test]
    fn places_outside_of_the_text_are_clamped() {
        let place = Place::of("ab", 7..9);
        assert_eq!((place.line, place.column, place.width), (1, 3, 1));
    }
}
