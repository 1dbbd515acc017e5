//! The certain mends of a page, written into its text: what `mended-slip` and `heading-slip` only say.
//!
//! Pure; changes lines one by one, so that lines of both texts stand for each other.

use super::{keys, split};
use crate::yaml::mend;

/// The page with every certain slip mended; `None` when there is none.
#[must_use]
pub fn fixed(text: &str) -> Option<String> {
    let parts = split::split(text);
    let (mut out, body) = match &parts.front {
        Some(front) if !parts.unclosed => {
            let mended = mend(&text[front.clone()], keys::is_known);
            let fences = |range: std::ops::Range<usize>| match parts.slips.iter().find(|slip| range.contains(&slip.start)) {
                Some(slip) => format!("{}---{}", &text[range.start..slip.start], &text[slip.end..range.end]),
                None => text[range].to_owned(),
            };
            (format!("{}{}{}", fences(0..front.start), mended.text, fences(front.end..parts.body)), parts.body)
        }
        _ => (text[..parts.body].to_owned(), parts.body),
    };
    let mut fence = false;
    for line in text[body..].split_inclusive('\n') {
        fence ^= line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        match heading(line).filter(|_| !fence) {
            Some(mended) => out.push_str(&mended),
            None => out.push_str(line),
        }
    }
    (out != text).then_some(out)
}

/// `＃标题` and `##标题` as a heading; a topic between two marks is none.
fn heading(line: &str) -> Option<String> {
    let marks = line.chars().take_while(|c| matches!(c, '#' | '＃')).count();
    let rest = line.trim_start_matches(['#', '＃']);
    let full = line.starts_with('＃');
    let is_han = rest.trim_start_matches(['\u{3000}', ' ']).starts_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let slip = (1..=6).contains(&marks) && is_han && !rest.contains(['#', '＃']) && (full || !rest.starts_with(' '));
    (slip && line.chars().count() <= 60).then(|| format!("{} {}", "#".repeat(marks), rest.trim_start_matches(['\u{3000}', ' '])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certain_slips_are_written_right_and_nothing_else_is_touched() {
        let text = "---\n标题：开放日\ndate:5月20日\n负责人:\n\t姓名：李明\n说明: “好”\n---\n＃安排\n##二\n#话题# 不是标题\n```\n#代码\n```\n标题：正文\n";
        let fixed = fixed(text).expect("there are slips");
        assert_eq!(fixed, "---\n标题: 开放日\ndate: 5月20日\n负责人:\n  姓名: 李明\n说明: “好”\n---\n# 安排\n## 二\n#话题# 不是标题\n```\n#代码\n```\n标题：正文\n".replace("说明: “好”", "说明: \"好\""));
        assert_eq!(super::fixed(&fixed), None);
        assert_eq!(super::fixed("---\n标题: 甲\n没有结尾\n"), None);
        assert_eq!(super::fixed("--\n标题: 甲\n\t日期: 乙\n ---\n文\n").as_deref(), Some("---\n标题: 甲\n日期: 乙\n---\n文\n"));
    }
}
