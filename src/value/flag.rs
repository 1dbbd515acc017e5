//! Yes and no, in the words and ticks that people use.

use super::fold::Folded;
use super::{Fault, Reading, Written};

const YES: &[&str] = &[
    "是",
    "是的",
    "对",
    "有",
    "真",
    "已",
    "已有",
    "已授权",
    "已同意",
    "同意",
    "可以",
    "需要",
    "要",
    "开",
    "打开",
    "√",
    "✓",
    "✔",
    "☑",
    "✅",
    "v",
    "1",
    "yes",
    "y",
    "true",
    "t",
    "on",
    "ok",
];

const NO: &[&str] = &[
    "否",
    "不",
    "不是",
    "无",
    "没有",
    "没",
    "假",
    "未",
    "未授权",
    "未同意",
    "不同意",
    "不可以",
    "不需要",
    "不要",
    "关",
    "关闭",
    "×",
    "✗",
    "✘",
    "✕",
    "✖",
    "☐",
    "□",
    "❌",
    "x",
    "0",
    "no",
    "n",
    "false",
    "f",
    "off",
];

/// Reads yes or no.
pub fn flag(text: &str) -> Reading<bool> {
    let folded = Folded::new(text);
    let word = folded.trimmed();
    // A variation selector behind a tick only asks for a coloured one.
    let word = word.trim_end_matches('\u{fe0f}');
    match (YES.contains(&word), NO.contains(&word)) {
        (true, _) => Ok(Written::clean(true)),
        (_, true) => Ok(Written::clean(false)),
        _ => {
            let range = folded.cursor().rest();
            let message = match &text[range.clone()] {
                "" => "这里应写“是”或“否”，却是空的".to_owned(),
                written => format!("“{written}”看不出是“是”还是“否”"),
            };
            Err(Fault::new("bad-flag", range, message).advise("写“是”或“否”（yes、no 也可以）"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_have_many_words() {
        for text in ["yes", "Yes", "TRUE", "是", " 是。", "有", "√", "✔\u{fe0f}", "on", "１", "（是）"] {
            assert_eq!(flag(text).map(|written| written.value), Ok(true), "{text}");
        }
        for text in ["no", "No", "false", "否", "无", "×", "off", "没有", "０", "ｎ"] {
            assert_eq!(flag(text).map(|written| written.value), Ok(false), "{text}");
        }
    }

    #[test]
    fn other_words_are_a_fault() {
        for (text, at) in [(" 也许 ", "也许"), ("", ""), ("2", "2"), ("是否", "是否")] {
            let fault = flag(text).expect_err(text);
            assert_eq!((fault.code, &text[fault.range]), ("bad-flag", at));
        }
    }
}
