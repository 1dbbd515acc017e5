//! The generous reading of single values: days, times, numbers, flags and lists as teachers write them.
//!
//! Pure functions over one piece of text: no file, no keys, no neighbours. Ranges are bytes of the text that was given, so the caller can
//! put a caret under them. `Era` says which year and month are meant where the writer left them out.

pub mod chinese;

mod clock;
mod counts;
mod date;
mod flag;
mod fold;
mod form;
mod length;
mod list;
mod number;
mod numeral;
mod time;
mod weekday;
mod when;

#[cfg(test)]
mod storm;

use std::ops::Range;

use crate::diagnostic::Severity;

pub use clock::{Clock, Part, clock};
pub use counts::counts;
pub use date::days;
pub use flag::flag;
pub use jiff::civil::Date;
pub use length::length;
pub use list::items;
pub use number::whole;
pub use time::Minutes;
pub use when::{When, moment, when};

/// The edition's first day as far as writers leave it out: `5月20日` lies in its year, `20、22、24日` in its month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Era {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: i8,
}

/// Something that a person should know although the value was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// A hint (read with certainty) or a warning (read by a guess, or something was dropped).
    pub severity: Severity,
    /// The kind of finding: `short-year`, `date-order`, `time-early`, `time-gap`, `time-dot`, `time-dropped`, `words-dropped`, `length-unit`.
    pub code: &'static str,
    /// The bytes of the text that it is about.
    pub range: Range<usize>,
    /// What was found and how it was read.
    pub message: String,
    /// How to write it better, one line each.
    pub hints: Vec<String>,
}

impl Note {
    fn hint(code: &'static str, range: Range<usize>, message: impl Into<String>) -> Note {
        Note { severity: Severity::Hint, code, range, message: message.into(), hints: Vec::new() }
    }

    fn warning(code: &'static str, range: Range<usize>, message: impl Into<String>) -> Note {
        Note { severity: Severity::Warning, code, range, message: message.into(), hints: Vec::new() }
    }

    fn advise(mut self, hint: impl Into<String>) -> Note {
        self.hints.push(hint.into());
        self
    }
}

/// Why a value could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// `bad-date`, `bad-time`, `bad-number`, `bad-flag`, `end-before-start` or `weekday-mismatch`.
    pub code: &'static str,
    /// The bytes of the text that are wrong.
    pub range: Range<usize>,
    /// What was found and what was expected.
    pub message: String,
    /// The corrected spelling, or what can be written, one line each.
    pub hints: Vec<String>,
}

impl Fault {
    fn new(code: &'static str, range: Range<usize>, message: impl Into<String>) -> Fault {
        Fault { code, range, message: message.into(), hints: Vec::new() }
    }

    fn advise(mut self, hint: impl Into<String>) -> Fault {
        self.hints.push(hint.into());
        self
    }
}

/// A value that was read, and what is to be said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<T> {
    /// The value.
    pub value: T,
    /// What a person should know.
    pub notes: Vec<Note>,
}

impl<T> Written<T> {
    fn clean(value: T) -> Written<T> {
        Written { value, notes: Vec::new() }
    }
}

/// What comes of reading a value.
pub type Reading<T> = Result<Written<T>, Fault>;
