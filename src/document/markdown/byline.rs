//! The closing line of a story, `（供稿：… 文：… 图：… 一审：…）`: found, read into labels and names, and taken out of the body.
//!
//! Works on finished bodies. Which label means which field of `byline` is the front matter's question.

use crate::document::body::{Block, Body, is_han, plain};

/// Longer labels first, so that `供稿单位` is not read as `供稿`.
const LABELS: [&str; 24] = [
    "供稿单位",
    "供稿",
    "撰稿人",
    "撰稿",
    "撰文",
    "作者",
    "文字",
    "通讯员",
    "摄影",
    "图片",
    "责任编辑",
    "编辑",
    "责编",
    "校对",
    "一审",
    "初审",
    "二审",
    "复审",
    "三审",
    "终审",
    "审核",
    "监制",
    "文",
    "图",
];
/// Labels that also open the words under a picture: alone they prove nothing.
const WEAK: [&str; 4] = ["文", "图", "文字", "图片"];
const LONGEST: usize = 300;
const LONGEST_NAMES: usize = 60;

/// The labels and names of the closing line, in the order written; `图/文：张三` gives both labels.
pub fn closing_line(body: &Body) -> Option<Vec<(String, String)>> {
    let found = find(body);
    (!found.is_empty()).then(|| found.into_iter().rev().flat_map(|(_, pairs)| pairs).collect())
}

/// Takes the closing line out of the body.
pub fn split_byline(mut body: Body) -> (Body, Option<Vec<(String, String)>>) {
    let pairs = closing_line(&body);
    for (at, _) in find(&body) {
        body.blocks.remove(at);
    }
    (body, pairs)
}

/// The paragraphs of the closing line, the last one first.
fn find(body: &Body) -> Vec<(usize, Vec<(String, String)>)> {
    let mut found = Vec::new();
    for (at, block) in body.blocks.iter().enumerate().rev() {
        match block {
            Block::Paragraph(inlines) => match read(&plain(inlines)) {
                // Above a certain line, a weak one belongs to it.
                Some(line) if line.strength == Strength::Certain || !found.is_empty() => found.push((at, line.pairs)),
                _ => break,
            },
            // Photos may follow the line, but nothing may stand within it.
            Block::Gallery(_) | Block::Video(_) | Block::VideoCard { .. } | Block::Rule if found.is_empty() => {}
            _ => break,
        }
    }
    found
}

/// A line that consists of labels and names.
struct Line {
    pairs: Vec<(String, String)>,
    strength: Strength,
}

/// Whether a line is a closing line by itself, or could be the words under a picture as well.
#[derive(PartialEq, Eq)]
enum Strength {
    Certain,
    Weak,
}

/// Reads a whole line, or nothing: every word of it must belong to a label.
fn read(line: &str) -> Option<Line> {
    let line = line.trim();
    if line.len() > 4 * LONGEST || line.chars().count() > LONGEST {
        return None;
    }
    let inner = [("（", "）"), ("(", ")"), ("【", "】"), ("[", "]")]
        .iter()
        .find_map(|(open, close)| line.strip_prefix(open)?.strip_suffix(close))
        .filter(|inner| !inner.contains(['（', '）']) || balanced(inner));
    let text = inner.unwrap_or(line);
    // Almost every paragraph ends here.
    head(text, 0, true)?;
    let heads = heads(text);
    let mut pairs = Vec::new();
    for (at, head) in heads.iter().enumerate() {
        let end = heads.get(at + 1).map_or(text.len(), |next| next.start);
        let names = text[head.end..end].trim_matches(is_border);
        if names.chars().count() > LONGEST_NAMES || names.contains(['。', '！', '？']) {
            return None;
        }
        if !names.is_empty() {
            pairs.extend(head.labels.iter().map(|label| (label.clone(), names.to_owned())));
        }
    }
    if pairs.is_empty() {
        return None;
    }
    let strong = |head: &Head| head.labels.len() > 1 || head.labels.iter().any(|label| !WEAK.contains(&label.as_str()));
    let certain = inner.is_some() || heads.len() > 1 || heads.iter().any(strong);
    Some(Line { pairs, strength: if certain { Strength::Certain } else { Strength::Weak } })
}

/// A label, or two joined, with its separator.
struct Head {
    start: usize,
    end: usize,
    labels: Vec<String>,
}

fn heads(text: &str) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    let mut skip = 0;
    for (at, _) in text.char_indices() {
        if at < skip {
            continue;
        }
        let fresh = text[..at].chars().next_back().is_none_or(is_border);
        // Right behind a separator stand names, so only a known label may come there.
        let names_end = fresh && heads.last().is_some_and(|last| last.end < at);
        if let Some(head) = head(text, at, fresh).or_else(|| if names_end { unknown_head(text, at) } else { None }) {
            skip = head.end;
            heads.push(head);
        }
    }
    heads
}

/// A label that the list does not hold, such as `排版：`: two to four Han characters behind a border and before a colon.
fn unknown_head(text: &str, at: usize) -> Option<Head> {
    let colon = at + text[at..].find(['：', ':'])?;
    let label = text[at..colon].trim_end();
    let known = LABELS.iter().any(|known| known.chars().count() > 1 && label.contains(*known));
    let fine = !known && (2..=4).contains(&label.chars().count()) && label.chars().all(is_han);
    let end = colon + text[colon..].chars().next().map_or(0, char::len_utf8);
    fine.then(|| Head { start: at, end, labels: vec![label.to_owned()] })
}

/// The head at byte `at`; behind anything but a border (not `fresh`) only a colon makes a label of it.
fn head(text: &str, at: usize, fresh: bool) -> Option<Head> {
    let mut labels = Vec::new();
    let mut end = at;
    loop {
        let label = LABELS.iter().find(|label| text[end..].starts_with(**label))?;
        labels.push((*label).to_owned());
        end += label.len();
        let rest = text[end..].trim_start_matches(is_blank);
        let joint = rest.trim_start_matches(['/', '／', '、', '&', '＆', ' ']);
        if labels.len() < 3 && LABELS.iter().any(|label| joint.starts_with(*label)) {
            end = text.len() - joint.len();
            continue;
        }
        let names = rest.strip_prefix(['：', ':', '/', '／', '｜', '|']);
        if !fresh && !rest.starts_with(['：', ':']) {
            return None;
        }
        // A blank separates only behind a label of two characters, and only where names can follow.
        let names = names.or_else(|| (rest.len() < text[end..].len() && label.chars().count() > 1 && !rest.is_empty()).then_some(rest))?;
        return Some(Head { start: at, end: text.len() - names.len(), labels });
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{3000}'
}

fn is_border(c: char) -> bool {
    is_blank(c) || matches!(c, '，' | ',' | '；' | ';' | '、' | '|' | '｜' | '/' | '／' | '。' | '.' | '·' | '•' | '（' | '(' | '：' | ':')
}

fn balanced(text: &str) -> bool {
    let mut depth = 0i32;
    for c in text.chars() {
        depth += i32::from(c == '（') - i32::from(c == '）');
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[(&str, &str)]) {
        let found = read(line).filter(|line| line.strength == Strength::Certain).map_or_else(Vec::new, |line| line.pairs);
        let found: Vec<(&str, &str)> = found.iter().map(|(label, names)| (label.as_str(), names.as_str())).collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn usual_closing_lines_are_read() {
        check(
            "（供稿：机电系 文：张三 图：李四、王五 一审：赵六 二审：钱七 三审：孙八）",
            &[("供稿", "机电系"), ("文", "张三"), ("图", "李四、王五"), ("一审", "赵六"), ("二审", "钱七"), ("三审", "孙八")],
        );
        check("图/文：张三", &[("图", "张三"), ("文", "张三")]);
        check("（图文/张三  编辑/李四）", &[("图", "张三"), ("文", "张三"), ("编辑", "李四")]);
        check("文、图：张三；审核：李四", &[("文", "张三"), ("图", "张三"), ("审核", "李四")]);
        check("供稿单位:教务处|摄影:李四", &[("供稿单位", "教务处"), ("摄影", "李四")]);
        check("供稿　信息工程系　　摄影　张三", &[("供稿", "信息工程系"), ("摄影", "张三")]);
        check("一审：李四二审：王五三审：赵六", &[("一审", "李四"), ("二审", "王五"), ("三审", "赵六")]);
        check("（供稿：机电系（南校区） 初审：甲）", &[("供稿", "机电系（南校区）"), ("初审", "甲")]);
        check("文：张三图：李四", &[("文", "张三"), ("图", "李四")]);
        check("供稿：机电系 排版：甲　绘图：乙", &[("供稿", "机电系"), ("排版", "甲"), ("绘图", "乙")]);
        check("作者：张三", &[("作者", "张三")]);
    }

    #[test]
    fn ordinary_sentences_are_left_alone() {
        for line in [
            "图：学生展示焊接",
            "活动结束。供稿：张三",
            "图书馆开放",
            "作者：他说得好。大家都笑了",
            "（张三 摄）",
            "文字",
            "编辑工作很重要",
            "",
        ] {
            check(line, &[]);
        }
    }
}
