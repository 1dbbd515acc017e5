//! What the linter looks for, laid out so that one walk over the characters of a page finds all of it: a class for every character, and the
//! words by their first two characters.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::list::Wording;
use super::rules::Proper;
use super::script;

/// A word may begin with it.
pub(super) const FIRST: u8 = 1;
/// A word may go on with it.
pub(super) const SECOND: u8 = 1 << 1;
/// It is a word by itself.
pub(super) const ALONE: u8 = 1 << 2;
/// A Han character that simplified text seldom holds.
pub(super) const ODD: u8 = 1 << 3;
/// A half-width mark.
pub(super) const MARK: u8 = 1 << 4;
/// A quotation mark.
pub(super) const QUOTE: u8 = 1 << 5;
/// A full-width letter or digit.
pub(super) const WIDE: u8 = 1 << 6;
/// Nobody writes it twice in a row.
pub(super) const ONCE: u8 = 1 << 7;

/// What nobody writes twice in a row.
const TWICE: &str = "的了在是和与及我将把被，。、；";

/// How many bits tell pairs of characters apart.
const PAIRS: usize = 1 << 14;

fn bit_of(first: char, second: char) -> usize {
    (first as usize).wrapping_mul(131).wrapping_add(second as usize) % PAIRS
}

/// The classes that no list changes, by code point.
static CLASSES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut classes = vec![0; 0x1_0000];
    let mut add = |chars: &mut dyn Iterator<Item = char>, class| chars.for_each(|c| classes[c as usize] |= class);
    add(&mut script::unusual(), ODD);
    add(&mut ",;?!:".chars(), MARK);
    add(&mut "\"“”「」『』".chars(), QUOTE);
    add(&mut ('０'..='９').chain('Ａ'..='Ｚ').chain('ａ'..='ｚ'), WIDE);
    add(&mut TWICE.chars(), ONCE);
    classes
});

/// What a word that was met is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// An entry of the lists, by number.
    Phrase(usize),
    /// A half of a name, by its number, and how many characters of the name stand before it.
    Half(usize, usize),
    /// A word that a reprinted report leaves.
    Reprint,
}

/// Everything that is looked for.
pub(super) struct Finder<'w> {
    pub(super) wording: &'w Wording,
    pub(super) proper: &'w [Proper],
    classes: Vec<u8>,
    /// A bit for every pair that begins a word, and for a few more: most pairs are turned away here.
    pairs: Vec<u64>,
    /// Longer ones first; a word of one character stands under itself and NUL.
    words: BTreeMap<[char; 2], Vec<(&'w str, Word)>>,
}

impl<'w> Finder<'w> {
    pub(super) fn new(wording: &'w Wording, proper: &'w [Proper]) -> Finder<'w> {
        let mut finder = Finder { wording, proper, classes: CLASSES.clone(), pairs: vec![0; PAIRS / 64], words: BTreeMap::new() };
        for (at, entry) in wording.entries.iter().enumerate() {
            finder.add(&entry.wrong, Word::Phrase(at));
        }
        for (at, proper) in proper.iter().enumerate() {
            finder.add(&proper.halves[0], Word::Half(at, 0));
            finder.add(&proper.halves[1], Word::Half(at, proper.halves[0].chars().count()));
        }
        wording.reprint.iter().for_each(|word| finder.add(word, Word::Reprint));
        finder.words.values_mut().for_each(|words| words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len())));
        finder
    }

    fn add(&mut self, word: &'w str, what: Word) {
        let mut chars = word.chars();
        let Some(first) = chars.next() else { return };
        let second = chars.next();
        let mut mark = |c: char, class| {
            if let Some(known) = self.classes.get_mut(c as usize) {
                *known |= class;
            }
        };
        mark(first, if second.is_some() { FIRST } else { ALONE });
        second.into_iter().for_each(|c| mark(c, SECOND));
        let bit = bit_of(first, second.unwrap_or_default());
        self.pairs[bit / 64] |= 1 << (bit % 64);
        self.words.entry([first, second.unwrap_or_default()]).or_default().push((word, what));
    }

    /// What a character may be.
    #[inline]
    pub(super) fn class(&self, c: char) -> u8 {
        // Characters beyond the table are rare: they may begin any word.
        self.classes.get(c as usize).copied().unwrap_or(FIRST | SECOND | ALONE)
    }

    /// Whether two characters may begin a word.
    #[inline]
    pub(super) fn may_begin(&self, first: char, second: char) -> bool {
        let bit = bit_of(first, second);
        self.pairs[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// The words that a text begins with, whose first two characters are these; the longest first.
    pub(super) fn words<'f>(&'f self, text: &'f str, pair: [char; 2]) -> impl Iterator<Item = (&'w str, Word)> + 'f {
        self.words.get(&pair).into_iter().flatten().filter(move |(word, _)| text.starts_with(word)).copied()
    }
}
