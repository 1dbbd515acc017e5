//! Lists written in one line: `技能展示、开放校园`, `钳工 焊接 数控`.

use std::ops::Range;

/// The items of a one-line list: split at `，、,；;` and line ends, or at blanks where no such mark stands. Marks inside of brackets
/// and quotes that close again do not split. The ranges hold no blanks at their ends and are never empty.
pub fn items(text: &str) -> Vec<Range<usize>> {
    let found = split(text, |ch| matches!(ch, '，' | '、' | ',' | '；' | ';' | '﹐' | '﹑' | '､' | '\n'));
    if found.len() > 1 || text.trim().ends_with(['，', '、', ',', '；', ';']) { found } else { split(text, char::is_whitespace) }
}

fn split(text: &str, is_mark: fn(char) -> bool) -> Vec<Range<usize>> {
    let marks = outside(text, is_mark).unwrap_or_else(|| text.char_indices().filter(|(_, ch)| is_mark(*ch)).collect());
    let mut found = Vec::new();
    let mut start = 0;
    for (at, width) in marks.into_iter().map(|(at, ch)| (at, ch.len_utf8())).chain([(text.len(), 0)]) {
        let part = &text[start..at];
        let from = start + part.len() - part.trim_start().len();
        let to = from + part.trim().len();
        if from < to {
            found.push(from..to);
        }
        start = at + width;
    }
    found
}

/// The marks outside of brackets and quotes; `None` if these do not close.
fn outside(text: &str, is_mark: fn(char) -> bool) -> Option<Vec<(usize, char)>> {
    let mut open = Vec::new();
    let mut marks = Vec::new();
    for (at, ch) in text.char_indices() {
        match ch {
            '（' | '(' => open.push(')'),
            '“' => open.push('”'),
            '《' => open.push('》'),
            '「' => open.push('」'),
            '【' => open.push('】'),
            '）' | ')' if open.pop() != Some(')') => return None,
            '”' | '》' | '」' | '】' if open.pop() != Some(ch) => return None,
            ch if open.is_empty() && is_mark(ch) => marks.push((at, ch)),
            _ => {}
        }
    }
    open.is_empty().then_some(marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_split_at_marks_or_else_at_blanks() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = items(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("技能展示、开放校园，直播", &["技能展示", "开放校园", "直播"]);
        check("a, b;c； d", &["a", "b", "c", "d"]);
        check("钳工 焊接\u{3000}数控", &["钳工", "焊接", "数控"]);
        check("Open Day、技能 展示", &["Open Day", "技能 展示"]);
        check("Open Day、", &["Open Day"]);
        check("上汽集团（广西、柳州），柳工", &["上汽集团（广西、柳州）", "柳工"]);
        check("“一技在手，一生无忧”", &["“一技在手，一生无忧”"]);
        check("甲（乙、丙", &["甲（乙", "丙"]);
        check(" 、，, ", &[]);
        check("", &[]);
    }
}
