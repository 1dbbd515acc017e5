//! Finds what must not be published: mobile numbers and identity-card numbers, however they are spelt.
//!
//! Vocabulary: imports nothing of ours. Works on any text; who calls it decides what is public.

use std::ops::Range;

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secret {
    /// A mobile number: 11 digits from 13 to 19.
    Mobile,
    /// An identity-card number: 18 places, birth date and check digit right.
    Identity,
}

/// Every private number in `text`, with its bytes as written and its digits.
pub fn find(text: &str) -> impl Iterator<Item = (Range<usize>, Secret, String)> + '_ {
    let at = if may_hold(text.as_bytes()) { 0 } else { text.len() };
    Runs { text, at }
}

/// A quick look that passes by almost every text. However a number is spelt, four of its digits stand together, so it is enough to look at
/// every fourth byte and, where that is a digit, at the run around it.
pub fn may_hold(bytes: &[u8]) -> bool {
    // What joins digits to one number; wide joints are made of bytes from 0x80 on, but none begins like a Han character.
    let joins = |byte: &&u8| matches!(byte, b'0'..=b'9' | b' ' | b'\t' | b'-' | b'.' | b')' | b'_' | b'~' | 0x80..=0xe3 | 0xea..);
    let mut at = 3;
    while at < bytes.len() {
        if let Some(many) = bytes.get(at..at + 32)
            && !many.iter().fold(false, |found, byte| found | byte.is_ascii_digit())
        {
            at += 32;
            continue;
        }
        if bytes[at].is_ascii_digit() {
            let before = bytes[..at].iter().rev().take(40).take_while(joins).filter(|byte| byte.is_ascii_digit()).count();
            let run = bytes[at..].iter().take_while(joins);
            let (length, digits) = run.fold((0, 0), |(length, digits), byte| (length + 1, digits + usize::from(byte.is_ascii_digit())));
            if before + digits >= 11 {
                return true;
            }
            at += length;
        }
        at += 4;
    }
    // Digits of other shapes: a mobile number in them has a 1, full-width, mathematical, circled, high or low.
    let rare = |at: usize| bytes[at..].starts_with(&[0xf0, 0x9d, 0x9f]) || bytes[at..].starts_with("¹".as_bytes());
    let wide = |at: usize| ["１", "①", "₁", "❶", "➀", "➊", "⓵"].iter().any(|one| bytes[at..].starts_with(one.as_bytes()));
    memchr::memchr2_iter(0xf0, 0xc2, bytes).any(rare) || memchr::memchr2_iter(0xe2, 0xef, bytes).any(wide)
}

/// A number with its middle hidden, for messages: `138****0000`.
pub fn mask(digits: &str) -> String {
    let count = digits.chars().count();
    let tail = if count > 11 { 2 } else { 4 };
    let head: String = digits.chars().take(3).collect();
    let end: String = digits.chars().skip(count.saturating_sub(tail)).collect();
    format!("{head}{}{end}", "*".repeat(count.saturating_sub(3 + tail)))
}

/// The digits of a written number, without the country's.
pub fn digits(written: &str) -> String {
    let digits: String = written.chars().filter_map(digit).collect();
    without_country(&digits).to_owned()
}

/// The host of the web address that a text ends in, past its host.
pub fn outside_host(before: &str) -> Option<String> {
    let stop = |c: char| c.is_whitespace() || "\"'<>`，。；、（）“”".contains(c);
    let token = &before[before.rfind(stop).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8))..];
    let lower = token.to_ascii_lowercase();
    let at = ["http://", "https://"].iter().filter_map(|scheme| lower.rfind(scheme)).max()?;
    let rest = &token[at..];
    // A bracket that the address itself did not open ends it.
    let closed = rest.matches(')').count() > rest.matches('(').count() || rest.contains(']');
    let host = host_of(rest);
    let past = rest.split_once("://").is_some_and(|(_, rest)| rest.contains(['/', '?', '#']));
    (past && !closed && !host.is_empty()).then_some(host)
}

/// The host of an address, in lower case.
pub fn host_of(url: &str) -> String {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    host.rsplit('@').next().unwrap_or_default().to_ascii_lowercase()
}

struct Runs<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Runs<'_> {
    type Item = (Range<usize>, Secret, String);

    fn next(&mut self) -> Option<Self::Item> {
        while self.at < self.text.len() {
            let rest = &self.text[self.at..];
            let Some(start) = rest.find(|c| digit(c).is_some()).map(|offset| self.at + offset) else {
                self.at = self.text.len();
                return None;
            };
            let run = collect(&self.text[start..], &[0, 3, 7]);
            self.at = start + run.end;
            if is_mobile(&run.digits) {
                return Some((start..start + run.end, Secret::Mobile, run.digits));
            }
            // People cut it as it is made (6-8-4, 6-4-4-4), or in fours as on a bank card.
            for gaps in [&[6, 10, 14][..], &[4, 8, 12, 16], &[3, 6, 10, 14]] {
                let run = collect(&self.text[start..], gaps);
                if is_identity(&run.digits) {
                    self.at = start + run.end;
                    return Some((start..start + run.end, Secret::Identity, run.digits));
                }
            }
        }
        None
    }
}

/// Digits that belong together, and how many bytes they take.
struct Run {
    end: usize,
    digits: String,
}

/// Collects digits; `gaps` are the counts of digits (without the country's) behind which people leave a gap.
fn collect(text: &str, gaps: &[usize]) -> Run {
    let mut run = Run { end: 0, digits: String::new() };
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if let Some(digit) = digit(c) {
            run.digits.push(digit);
            run.end = at + c.len_utf8();
            continue;
        }
        if is_invisible(c) && !run.digits.is_empty() {
            continue;
        }
        if run.digits.len() == 17 && matches!(c, 'x' | 'X' | 'Ｘ' | 'ｘ') {
            run.digits.push('X');
            run.end = at + c.len_utf8();
            break;
        }
        // A gap is one joint or a few, such as two blanks, with a digit behind it.
        let behind = text[at..].chars().find(|c| !is_joint(*c));
        let width = text[at..].chars().take_while(|c| is_joint(*c)).count();
        let joins = is_joint(c) && width <= 3 && behind.is_some_and(|next| digit(next).is_some());
        // A gap is only of a number when it stands where people put one.
        if !joins || !gaps.contains(&without_country(&run.digits).len()) {
            break;
        }
        while chars.peek().is_some_and(|(_, next)| is_joint(*next)) {
            chars.next();
        }
    }
    run
}

/// Digits of every shape that NFKC makes plain ones of.
fn digit(c: char) -> Option<char> {
    let nth = |zero: u32| char::from_digit((c as u32 - zero) % 10, 10);
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => nth('０' as u32),
        '\u{1d7ce}'..='\u{1d7ff}' => nth(0x1d7ce),
        '①'..='⑨' => nth('①' as u32 - 1),
        '❶'..='❾' => nth('❶' as u32 - 1),
        '➀'..='➈' => nth('➀' as u32 - 1),
        '➊'..='➒' => nth('➊' as u32 - 1),
        '⓵'..='⓽' => nth('⓵' as u32 - 1),
        '⓪' | '⓿' => Some('0'),
        '¹' => Some('1'),
        '²' => Some('2'),
        '³' => Some('3'),
        '⁰' | '⁴'..='⁹' => nth('⁰' as u32),
        '₀'..='₉' => nth('₀' as u32),
        _ => None,
    }
}

/// What people put between the parts of a number.
fn is_joint(c: char) -> bool {
    matches!(c, ' ' | '\t' | '-' | '.' | ')' | '）' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '－' | '\u{2010}'..='\u{2015}' | '−' | '·' | '・' | '•' | '_' | '~' | '～' | '\u{202f}' | '\u{2027}' | '\u{3000}')
}

/// What nobody sees between two digits, and the frame of keycap digits (1️⃣).
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}' | '\u{fe0f}' | '\u{20e3}')
}

/// The digits of a number without +86.
pub fn without_country(digits: &str) -> &str {
    digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86")).unwrap_or(digits)
}

fn is_mobile(digits: &str) -> bool {
    let digits = without_country(digits);
    digits.len() == 11 && digits.starts_with('1') && matches!(digits.as_bytes()[1], b'3'..=b'9')
}

/// GB 11643-1999: birth date at places 7–14, check digit by ISO 7064 MOD 11-2.
fn is_identity(digits: &str) -> bool {
    if digits.len() != 18 || !digits.is_ascii() {
        return false;
    }
    let number = |range: Range<usize>| digits[range].parse::<u32>().unwrap_or(0);
    let (year, month, day) = (number(6..10), number(10..12), number(12..14));
    if !(1900..=2100).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return false;
    }
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = digits.bytes().zip(WEIGHTS).map(|(byte, weight)| u32::from(byte.wrapping_sub(b'0')) * weight).sum();
    b"10X98765432"[(sum % 11) as usize] == digits.as_bytes()[17]
}

/// Whether a whole text is a mobile number, however it is spaced.
pub fn is_whole_mobile(text: &str) -> bool {
    is_mobile(&digits(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = find(text).map(|(range, ..)| text[range].to_owned()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn mobile_numbers_are_found_however_they_are_spelt() {
        check("电话13800001234。", &["13800001234"]);
        check("138 0000 1234 / 138-0000-1234", &["138 0000 1234", "138-0000-1234"]);
        check("１３８００００１２３４", &["１３８００００１２３４"]);
        check("𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟏𝟐𝟑𝟒 138–0000–1234", &["𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟏𝟐𝟑𝟒", "138–0000–1234"]);
        check("138\u{200b}0000\u{200b}1234 ①③⑧⓪⓪⓪⓪①②③④", &["138\u{200b}0000\u{200b}1234", "①③⑧⓪⓪⓪⓪①②③④"]);
        check("138 0000  1234，(138)0000-1234，138\t0000\t1234", &["138 0000  1234", "138)0000-1234", "138\t0000\t1234"]);
        check("找1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣0️⃣1️⃣2️⃣3️⃣4️⃣老师", &["1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣0️⃣1️⃣2️⃣3️⃣4"]);
        check("❶❸❽⓿⓿⓿⓿❶❷❸❹ ➀➂➇0000➀➁➂➃", &["❶❸❽⓿⓿⓿⓿❶❷❸❹", "➀➂➇0000➀➁➂➃"]);
        check("138_0000_1234 138～0000～1234 138•0000•1234", &["138_0000_1234", "138～0000～1234", "138•0000•1234"]);
        check("+86 13800001234，0086-138 0000 1234", &["86 13800001234", "0086-138 0000 1234"]);
    }

    #[test]
    fn other_numbers_are_none() {
        check("0771-1234567，2024-05-20，12345678901，138000012345，23800001234", &[]);
        check("第 1380 0001 号 20240520 153000", &[]);
    }

    #[test]
    fn identity_numbers_need_their_check_digit() {
        check("00000019000101005X", &["00000019000101005X"]);
        check("000000 19000101 005X，000000-19000101-005x", &["000000 19000101 005X", "000000-19000101-005x"]);
        check("000000 1900 0101 005X", &["000000 1900 0101 005X"]);
        check("0000 0019 0001 0100 5X", &["0000 0019 0001 0100 5X"]);
        check("100001 13800001234", &["13800001234"]);
        check("000000190001010051 123456789012345678", &[]);
    }

    #[test]
    fn numbers_in_addresses_of_others_are_told_apart() {
        let inside = |text: &str| outside_host(&text[..text.find("138").expect("a number")]).is_some();
        assert!(inside("<a href=\"https://example.com/a/13800001234\">"));
        assert!(
            !inside("（13800001234） https://example.com/")
                && !inside("<a href=\"tel:13800001234\">")
                && !inside("电话 13800001234")
                && !inside("https://example.com 13800001234")
        );
    }

    #[test]
    fn masks_hide_the_middle() {
        assert_eq!(mask("13800001234"), "138****1234");
    }
}
