//! Which pages hold a pair of characters, in files by the pair's first character.
//!
//! Part of `search`. Pairs overlap, so any piece of text of two characters and more is found; a last character stands with nothing behind
//! it, so that single characters are found too. A character outside of the basic plane counts by its lower half: the text itself decides.

use rayon::prelude::*;

use super::{fold, text};
use crate::document::slug;
use crate::plan::SearchPlan;
use crate::site::{Page, Site};

/// The digits of the numbers in a file: printable, and none that a script or a page could mistake. The upper half ends a number.
const DIGITS: &[u8; 90] = b" !#$%'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/// Half of the digits.
const BASE: u64 = 45;

/// Where a pair was found, the best place counts: text, tags, summary, title.
const TEXT: u64 = 0;
const TAGS: u64 = 1;
const SUMMARY: u64 = 2;
const TITLE: u64 = 3;

/// All files of pairs.
#[derive(Debug)]
pub struct Pairs(Vec<String>);

impl Pairs {
    /// `search/pairs-N.js`.
    pub fn file(&self, at: usize) -> String {
        self.0.get(at).cloned().unwrap_or_default()
    }
}

/// Finds the pairs of all pages.
pub fn pairs(site: &Site, plan: &SearchPlan) -> Pairs {
    // One number a find: shard, pair, page, place; in their order they stand as they are written.
    let shards = plan.shards;
    // A small column has none.
    if shards == 0 {
        return Pairs(Vec::new());
    }
    let cut = Cut::of(shards);
    // Each thread sorts the finds of some pages into files; put together in the order of the pages they are the same in any number of pieces.
    let some = site.pages.len().div_ceil(rayon::current_num_threads() * 4).max(1);
    let sort = |(nth, pages): (usize, &[Page])| {
        let mut parts: Vec<Vec<u64>> = vec![Vec::new(); shards];
        for (at, page) in pages.iter().enumerate() {
            finds(page, (nth * some + at) as u64, cut, |find| parts[cut.shard(find)].push(find));
        }
        parts
    };
    let sorted: Vec<Vec<Vec<u64>>> = site.pages.par_chunks(some).enumerate().map(sort).collect();
    let write = |at: usize| {
        let mut part = sorted.iter().map(|parts| parts[at].as_slice()).collect::<Vec<_>>().concat();
        gather(&mut part, cut);
        file(at, &part, cut)
    };
    Pairs((0..shards).into_par_iter().map(write).collect())
}

/// Notes a page's finds, from its best place on.
fn finds(page: &Page, at: u64, cut: Cut, mut note: impl FnMut(u64)) {
    let front = &page.front;
    let initials = slug::initials(&front.title);
    let tags = front.tags.join(" ");
    let body = text(page);
    for (place, text) in [(TITLE, front.title.as_str()), (TITLE, &initials), (SUMMARY, &front.summary), (TAGS, &tags), (TEXT, &body)] {
        let mut before: Option<u64> = None;
        for c in text.chars().map(fold).chain([None]) {
            let code = c.map(|c| u64::from(c as u32) & 0xffff);
            if let Some(first) = before {
                note(cut.pack(first, code.unwrap_or(0), at, place));
            }
            before = code;
        }
    }
}

/// How the characters are dealt out to the files: a power of two, so that nothing is divided.
#[derive(Debug, Clone, Copy)]
struct Cut {
    /// The binary logarithm of the number of files.
    bits: u32,
}

impl Cut {
    /// `shards` is a power of two up to 65,536.
    fn of(shards: usize) -> Cut {
        Cut { bits: shards.trailing_zeros() }
    }

    /// From the top: 16 bits first character, turned round its shard so that what belongs to one file stands together, 16 bits second, 30
    /// bits page, 2 bits place.
    fn pack(self, first: u64, second: u64, page: u64, place: u64) -> u64 {
        let turned = (first << (16 - self.bits) | first >> self.bits) & 0xffff;
        turned << 48 | second << 32 | (page & 0x3fff_ffff) << 2 | place
    }

    fn first(self, find: u64) -> u64 {
        let turned = find >> 48;
        (turned << self.bits | turned >> (16 - self.bits)) & 0xffff
    }

    fn shard(self, find: u64) -> usize {
        usize::try_from(find >> (64 - self.bits)).unwrap_or_default()
    }
}

/// Brings the finds of one pair together and leaves them in the order of the pages otherwise: a sort by the digits of the pair, the lowest
/// first, since every find was noted page by page and in a page from its best place on.
fn gather(part: &mut Vec<u64>, cut: Cut) {
    const DIGIT: u32 = 8;
    if part.len() < 256 {
        part.sort_by_key(|find| find >> 32);
        return;
    }
    let mut other = vec![0; part.len()];
    // The highest bits tell the file, and are the same all through it.
    for shift in (32..64 - cut.bits).step_by(DIGIT as usize) {
        let digit = |find: u64| (find >> shift & ((1 << DIGIT) - 1)) as usize;
        let mut starts = [0_usize; 1 << DIGIT];
        part.iter().for_each(|find| starts[digit(*find)] += 1);
        let mut sum = 0;
        for start in &mut starts {
            sum += std::mem::replace(start, sum);
        }
        for find in part.iter() {
            let place = &mut starts[digit(*find)];
            other[*place] = *find;
            *place += 1;
        }
        std::mem::swap(part, &mut other);
    }
}

fn file(at: usize, finds: &[u64], cut: Cut) -> String {
    let mut file = format!("zhuanlanSearch.pairs({at},{{");
    file.reserve(finds.len() * 2);
    for (nth, pair) in finds.chunk_by(|a, b| a >> 32 == b >> 32).enumerate() {
        let (one, two) = (cut.first(pair[0]), pair[0] >> 32 & 0xffff);
        file.push_str(if nth > 0 { ",\"" } else { "\"" });
        file.push(character(one));
        if two > 0 {
            file.push(character(two));
        }
        file.push_str("\":\"");
        let mut before = 0;
        // Of the places on one page the best stands first.
        for find in pair.chunk_by(|a, b| a >> 2 == b >> 2).filter_map(<[u64]>::first) {
            let page = find >> 2 & 0x3fff_ffff;
            number((page - before) << 2 | find & 3, &mut file);
            before = page;
        }
        file.push('"');
    }
    file.push_str("});\n");
    file
}

fn character(code: u64) -> char {
    u32::try_from(code).ok().and_then(char::from_u32).unwrap_or('\u{fffd}')
}

/// Little digits first; the last one is of the upper half.
fn number(mut number: u64, out: &mut String) {
    let digit = |at: u64| char::from(DIGITS[usize::try_from(at).unwrap_or_default()]);
    while number >= BASE {
        out.push(digit(number % BASE));
        number /= BASE;
    }
    out.push(digit(BASE + number));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_end_with_a_digit_of_the_upper_half() {
        let written = |value| {
            let mut out = String::new();
            number(value, &mut out);
            out
        };
        let read = |text: &str| {
            let value = |byte: u8| DIGITS.iter().position(|digit| *digit == byte).expect("a digit") as u64;
            text.bytes().rev().fold(0, |sum, byte| sum * BASE + value(byte) % BASE)
        };
        for value in [0, 1, 44, 45, 46, 2024, 2025, 91_124, 4_000_000] {
            let text = written(value);
            assert_eq!(read(&text), value, "{text}");
            assert_eq!(text.bytes().filter(|byte| DIGITS[45..].contains(byte)).count(), 1, "{text}");
        }
    }

    #[test]
    fn finds_of_a_pair_come_together_in_the_order_of_pages() {
        for (count, shards) in [(40, 16), (3000, 16), (3000, 128), (3000, 4096)] {
            let cut = Cut::of(usize::try_from(shards).unwrap());
            let noted: Vec<u64> =
                (0..count).map(|at| cut.pack(at * 7919 % (0x1_0000 / shards) * shards, at * 31 % 97, at / 3, 3 - at % 3)).collect();
            let (mut gathered, mut sorted) = (noted.clone(), noted);
            gather(&mut gathered, cut);
            sorted.sort_by_key(|find| find >> 32);
            assert_eq!(gathered, sorted, "{count} {shards}");
        }
    }

    #[test]
    fn a_pair_comes_back_from_its_shard() {
        for shards in [16, 64, 4096] {
            for code in [0x61, 0x4e00, 0x6c7d, 0x9fff, 0xffff] {
                let cut = Cut::of(usize::try_from(shards).unwrap());
                let find = cut.pack(code, 0x8f66, 12_345, TAGS);
                assert_eq!((cut.first(find), cut.shard(find)), (code, usize::try_from(code % shards).unwrap()));
                assert_eq!((find >> 32 & 0xffff, find >> 2 & 0x3fff_ffff, find & 3), (0x8f66, 12_345, TAGS));
            }
        }
    }
}
