//! Free words against the lists of an edition: a point by number or words, an opening, a figure, a medium, whom an event is for.
//!
//! Generous, but never a guess: where two entries fit equally well, none is given and the caller asks.

use std::borrow::Cow;
use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;

use super::{Audience, Chapter, Door, Edition, Focus, Medium, Opening, Stat, Zone};

impl Edition {
    /// The number of the point of publicity that is meant: `3`, `三`, `N3.3`, `宣传重点3`, its title, its short label or words of it.
    pub fn focus_by(&self, text: &str) -> Option<u32> {
        let named = |number: u32| self.focus_point(number).map(|focus| focus.number);
        let names = |one: &Focus| vec![one.clause.clone(), one.title.clone(), one.short().to_owned()];
        if let Some(number) = number_in(text, &["宣传重点", "重点", "第"]) {
            return named(number);
        }
        let by_words = one_of(&self.focus, text, names, |one| one.words.clone()).map(|focus| focus.number);
        by_words.or_else(|| named(leading_number(text)?))
    }

    /// The kind of opening that is meant: its id, title, short label or words of it.
    pub fn opening_by(&self, text: &str) -> Option<&Opening> {
        // As most write it; nothing of an edition is called the same.
        if let Some(named) = self.openings.iter().find(|one| one.title == text || one.id == text) {
            return Some(named);
        }
        let names = |one: &Opening| vec![one.id.clone(), one.title.clone(), one.short().to_owned()];
        one_of(&self.openings, text, names, |one| with(&one.words, &one.title))
    }

    /// The key of the figure that is meant: the key, its word, an alias, or the heading of its column in a form.
    pub fn stat_key_by(&self, text: &str) -> Option<&str> {
        let wanted = bare(text);
        if wanted.is_empty() {
            return None;
        }
        let says = |stat: &&Stat| {
            let own = [&stat.key, &stat.title].into_iter().chain(&stat.aliases).any(|name| bare(name) == wanted);
            own || bare(stat.label()) == wanted
        };
        let by_name = self.stats.iter().find(says).map(|stat| stat.key.as_str());
        by_name.or_else(|| {
            let mut columns = self.forms.iter().flat_map(|form| &form.tables).flat_map(|table| &table.columns);
            let column = columns.find(|column| bare(&column.title) == wanted && self.stat(&column.field).is_some())?;
            Some(column.field.as_str())
        })
    }

    /// The type of media that is meant, by its name or by words of an outlet or channel (云江日报, 微信公众号).
    pub fn medium_by(&self, text: &str) -> Option<&Medium> {
        one_of(&self.media, text, |one| vec![one.id.clone()], |one| with(&one.words, &one.title))
    }

    /// The zone that is meant: its number, its name (三区) or words of its title.
    pub fn zone_by(&self, text: &str) -> Option<&Zone> {
        if let Some(number) = number_in(text, &["展区", "第"]) {
            return self.zones.iter().find(|zone| zone.number == number);
        }
        one_of(&self.zones, text, |one| vec![one.name.clone()], |one| with(&with(&one.words, &one.title), &one.name))
    }

    /// The chapter that is meant: its number or words of its title.
    pub fn chapter_by(&self, text: &str) -> Option<&Chapter> {
        if let Some(number) = number_in(text, &["第", "篇章"]) {
            return self.chapters.iter().find(|chapter| chapter.number == number);
        }
        one_of(&self.chapters, text, |_| Vec::new(), |one| with(&one.words, &one.title))
    }

    /// Everybody that a line of 活动参与人员 names, in the edition's order.
    pub fn audiences_in(&self, text: &str) -> Vec<&Audience> {
        self.audience_finder().all(text)
    }

    /// Finds audiences in many texts.
    pub fn audience_finder(&self) -> Finder<'_, Audience> {
        Finder::new(&self.audiences, |one| &one.words)
    }

    /// The doors behind which an event belongs, in the edition's order.
    pub fn doors_in(&self, text: &str) -> Vec<&Door> {
        self.door_finder().all(text)
    }

    /// Finds doors in many texts.
    pub fn door_finder(&self) -> Finder<'_, Door> {
        Finder::new(&self.doors, |one| &one.words)
    }
}

/// The words of an entry and its title.
fn with(words: &[String], title: &str) -> Vec<String> {
    words.iter().cloned().chain([title.to_owned()]).collect()
}

/// A text without blanks and quotation marks, in half width and lower case, so that what looks alike compares alike.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    let quote = |c: char| "“”‘’\"'《》「」【】".contains(c);
    // Most words are plain as they stand: Han characters, small letters, digits.
    if text.chars().all(|c| matches!(c, '\u{4e00}'..='\u{9fff}' | 'a'..='z' | '0'..='9')) {
        return Cow::Borrowed(text);
    }
    text.nfkc().filter(|c| !c.is_whitespace() && !quote(*c)).flat_map(char::to_lowercase).collect::<String>().into()
}

/// A plain text without the unit in brackets at its end: `学生（人次）` is `学生`.
fn bare(text: &str) -> Cow<'_, str> {
    let plain = plain(text);
    if let Cow::Borrowed(_) = plain {
        return plain;
    }
    let text = plain.trim_end_matches([':', '：']);
    match text.rfind('(') {
        Some(at) if at > 0 && text.ends_with(')') => text[..at].to_owned().into(),
        _ => text.to_owned().into(),
    }
}

/// The entry that a text names exactly, else the one whose longest word stands in it; none when two fit equally well.
fn one_of<'a, T>(list: &'a [T], text: &str, names: impl Fn(&T) -> Vec<String>, words: impl Fn(&T) -> Vec<String>) -> Option<&'a T> {
    let text = plain(text);
    if text.is_empty() {
        return None;
    }
    let named = |one: &T| names(one).iter().chain(&words(one)).any(|name| plain(name) == text);
    let exact: Vec<&T> = list.iter().filter(|one| named(one)).collect();
    if !exact.is_empty() {
        return if exact.len() == 1 { Some(exact[0]) } else { None };
    }
    let longest = |one: &T| {
        let inside = words(one).into_iter().map(|word| plain(&word).into_owned()).filter(|word| text.contains(word.as_str()));
        inside.map(|word| word.chars().count()).filter(|count| *count > 1).max()
    };
    let scores: Vec<(usize, &T)> = list.iter().filter_map(|one| Some((longest(one)?, one))).collect();
    let best = scores.iter().map(|(score, _)| *score).max()?;
    let mut fitting = scores.iter().filter(|(score, _)| *score == best);
    let (_, found) = fitting.next()?;
    fitting.next().is_none().then_some(*found)
}

/// Finds the entries of a list by their words, made once for many texts.
#[derive(Debug)]
pub struct Finder<'a, T> {
    list: &'a [T],
    /// Plain words and whose they are, the longest first.
    known: Vec<(String, usize)>,
}

impl<'a, T> Finder<'a, T> {
    fn new(list: &'a [T], words: impl Fn(&T) -> &[String]) -> Finder<'a, T> {
        let own = |(at, one): (usize, &T)| words(one).iter().map(|word| (plain(word).into_owned(), at)).collect::<Vec<_>>();
        let mut known: Vec<(String, usize)> = list.iter().enumerate().flat_map(own).filter(|(word, _)| !word.is_empty()).collect();
        known.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        Finder { list, known }
    }

    /// All entries of which a word stands in the text; a longer word hides the shorter ones inside it (中小学生 is not 学生).
    pub fn all(&self, text: &str) -> Vec<&'a T> {
        let mut rest = plain(text).into_owned();
        let mut found = BTreeSet::new();
        for same in self.known.chunk_by(|one, other| one.0.len() == other.0.len()) {
            let fits: Vec<&(String, usize)> = same.iter().filter(|(word, _)| rest.contains(word.as_str())).collect();
            for (word, at) in fits {
                found.insert(*at);
                blot(&mut rest, word);
            }
        }
        found.into_iter().filter_map(|at| self.list.get(at)).collect()
    }
}

/// Blots a word out, so that nothing inside it is read again and its neighbours do not run together.
fn blot(rest: &mut String, word: &str) {
    *rest = rest.replace(word, "\u{0}");
}

/// The number that a whole text is: `3`, `３`, `三`, `（三）`, `第三点`, `宣传重点3`.
fn number_in(text: &str, prefixes: &[&str]) -> Option<u32> {
    let text = plain(text);
    let mut core = text.trim_matches(['(', ')', '.', '、']);
    for prefix in prefixes {
        core = core.strip_prefix(prefix).unwrap_or(core);
    }
    let core = core.trim_end_matches(['点', '条', '项', '个', '章', '展', '区', '篇', '.', '、']).trim_start_matches(':');
    read_number(core)
}

/// The number before a text: `2. 职业教育…`, `（二）职业教育…`, `二、职业教育…`.
fn leading_number(text: &str) -> Option<u32> {
    let text = plain(text);
    let text = text.trim_start_matches('(');
    let end = text.find(['.', '、', ')', ':', ','])?;
    read_number(&text[..end])
}

fn read_number(text: &str) -> Option<u32> {
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    let at = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"].iter().position(|word| *word == text)?;
    u32::try_from(at + 1).ok()
}
