//! Dashes between times, dates and numbers, such as `8:30—17:30`: a line may end behind one and never begins with it.
//!
//! Part of `render`. Browsers break before a dash as well, and leave it alone at the start of a line.

use std::ops::Range;

/// What joins two numbers. Nobody breaks before a hyphen.
const JOINTS: [&str; 3] = ["—", "–", "～"];

/// The dashes of a text with the number before each, in their order.
pub(super) fn spans(text: &str) -> impl Iterator<Item = Range<usize>> {
    memchr::memchr2_iter(0xe2, 0xef, text.as_bytes()).filter_map(|at| {
        let end = at + JOINTS.iter().find(|joint| text[at..].starts_with(**joint))?.len();
        let before = text[..at].trim_end_matches(['年', '月', '日', '号', '点', '时']);
        let start = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.')).len();
        let whole = text[start..at].starts_with(|c: char| c.is_ascii_digit()) && text[end..].starts_with(|c: char| c.is_ascii_digit());
        whole.then_some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        spans(text).map(|span| &text[span]).collect()
    }

    #[test]
    fn dashes_between_numbers_stay_with_the_first() {
        assert_eq!(found("工作日 8:30—17:30，9.00–11.30。"), ["8:30—", "9.00–"]);
        assert_eq!(found("第3～5组"), ["3～"]);
        assert_eq!(found("2024年5月20日—26日、1—2—3"), ["20日—", "1—", "2—"]);
    }

    #[test]
    fn other_dashes_are_left_alone() {
        for text in ["他说——好", "2024——2025", "0771-0000000", "—5", "a—1", "1—a", "日—周", "", "—", "3，5", "：—1", "日—1"]
        {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
