//! Times, dates and numbers that are joined by a dash, such as `8:30—17:30` or `0771-0000000`: a line never ends inside of one.
//!
//! Part of `render`. Browsers may break before and after a dash, and leave it alone at the start of a line.

use std::ops::Range;

/// What joins two numbers.
const JOINTS: [&str; 4] = ["-", "—", "–", "～"];

/// The longest span that stays whole, in bytes: `2024年5月20日—5月26日` fits a line of a small telephone in large type.
const LONGEST: usize = 28;

/// The spans of a text, in their order.
pub(super) fn spans(text: &str) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    for at in memchr::memchr3_iter(b'-', 0xe2, 0xef, text.as_bytes()) {
        let done = spans.last().map_or(0, |span| span.end);
        if at <= done || joint(text, at).is_none() {
            continue;
        }
        let before = &text[done..at];
        let number = before[before.trim_end_matches(is_part).len()..].trim_start_matches(|c: char| !c.is_ascii_digit());
        if number.is_empty() || number.ends_with([':', '.']) {
            continue;
        }
        let mut end = at;
        while let Some(next) = joint(text, end) {
            let rest = &text[next..];
            let run = &rest[..rest.len() - rest.trim_start_matches(is_part).len()];
            end = next + run.trim_end_matches([':', '.']).len();
        }
        spans.push(at - number.len()..end);
    }
    spans.retain(|span| span.len() <= LONGEST);
    spans
}

/// What numbers, dates and times are written with.
fn is_part(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ':' | '.' | '年' | '月' | '日' | '号' | '点' | '时')
}

/// The place behind a joint, if one stands here and a digit behind it.
fn joint(text: &str, at: usize) -> Option<usize> {
    let joint = JOINTS.iter().find(|joint| text.as_bytes()[at..].starts_with(joint.as_bytes()))?;
    let next = at + joint.len();
    text.as_bytes().get(next).is_some_and(u8::is_ascii_digit).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        spans(text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn numbers_joined_by_a_dash_stay_whole() {
        assert_eq!(found("工作日 8:30—17:30，电话 0771-0000000。"), ["8:30—17:30", "0771-0000000"]);
        assert_eq!(found("时间:9.00–11.30."), ["9.00–11.30"]);
        assert_eq!(found("2024-05-20—2024-05-26"), ["2024-05-20—2024-05-26"]);
        assert_eq!(found("第3～5组"), ["3～5"]);
        assert_eq!(found("活动周是2024年5月20日—5月26日，5月20日—26日都开放"), ["2024年5月20日—5月26日", "5月20日—26日"]);
    }

    #[test]
    fn other_dashes_are_no_joints() {
        for text in ["他说——好", "2024——2025", "日—2", "-5", "a-1", "1-a", "", "—", "3，5", "10.5。", "：—1"] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_would_not_fit_a_line_may_break() {
        assert_eq!(found("6222-0000-0000-0000-0000-0000"), [""; 0]);
    }
}
