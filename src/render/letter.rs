//! What makes a text a letter: the line that greets its readers, flush left, and who signs it when, two lines at the right.
//!
//! Part of `render`. Official letters are set so (GB/T 9704, 7.3.2 and 7.3.5); people who write Markdown cannot say it.

use crate::document::body::{Block, Inline};

/// No name of an office is longer, in characters.
const LONGEST_NAME: usize = 30;

/// Whether a body's first block greets: `各系、各班：`.
pub(super) fn greets(block: &Block) -> bool {
    let begins = ["各", "尊敬的", "亲爱的", "全体", "广大", "致"];
    alone(block).is_some_and(|text| {
        text.chars().count() <= LONGEST_NAME && text.ends_with(['：', ':']) && begins.iter().any(|begin| text.starts_with(begin))
    })
}

/// The last blocks that sign the text: a name and a date as two lines of one paragraph, or a paragraph each.
pub(super) fn signature(blocks: &[Block]) -> &[Block] {
    match blocks {
        [.., last] if alone(last).and_then(|text| text.split_once('\n')).is_some_and(|(name, date)| is_name(name) && is_date(date)) => {
            &blocks[blocks.len() - 1..]
        }
        [.., name, date] if alone(name).is_some_and(is_name) && alone(date).is_some_and(is_date) => &blocks[blocks.len() - 2..],
        _ => &[],
    }
}

/// The words of a paragraph that is nothing but words.
fn alone(block: &Block) -> Option<&str> {
    match block {
        Block::Paragraph(inlines) => match inlines.as_slice() {
            [Inline::Text(text)] => Some(text.trim()),
            _ => None,
        },
        _ => None,
    }
}

fn is_name(text: &str) -> bool {
    (2..=LONGEST_NAME).contains(&text.trim().chars().count()) && !text.contains(['。', '，', '：', '；', '？', '！', '\n', ':'])
}

/// `2024年5月10日`.
fn is_date(text: &str) -> bool {
    let parts: Option<Vec<&str>> = text.trim().strip_suffix('日').map(|text| text.split(['年', '月']).map(str::trim).collect());
    let digits = |part: &&str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.is_some_and(
        |parts| matches!(parts.as_slice(), [year, month, day] if year.len() == 4 && digits(year, 4) && digits(month, 2) && digits(day, 2)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::markdown;

    fn signed(text: &str) -> usize {
        signature(&markdown::parse(text, 0, "a.md").value.blocks).len()
    }

    #[test]
    fn a_name_and_a_date_at_the_end_sign() {
        assert_eq!(signed("各系：\n\n请来。\n\n党政办公室\n2024年5月10日\n"), 1);
        assert_eq!(signed("请来。\n\n党政办公室\n\n2024年 5 月10日\n"), 2);
        for text in [
            "请来。\n2024年5月10日",
            "时间：\n2024年5月10日",
            "党政办公室\n5月10日",
            "2024年5月10日",
            "党政办公室\n2024年5月10日\n\n附件一份。",
        ] {
            assert_eq!(signed(text), 0, "{text}");
        }
    }

    #[test]
    fn a_letter_greets_first() {
        let first = |text: &str| greets(&markdown::parse(text, 0, "a.md").value.blocks[0]);
        assert!(first("各系、各班、各位家长和街坊：\n\n来。") && first("尊敬的家长：\n\n来。"));
        assert!(!first("各位家长请注意，安排如下。") && !first("现将安排通知如下：\n\n1. 甲") && !first("**各系**：\n\n来。"));
    }
}
