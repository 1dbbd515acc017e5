//! The rules of the linter, a function each; every one sees a line, and says only what it is sure of.

use super::super::front;
use super::Said;
use super::lines::Line;
use super::list::Wording;
use super::script::simplified;
use crate::config::Config;
use crate::diagnostic::Severity::{Hint, Warning};
use crate::document::{Document, Kind};
use crate::edition::Edition;

/// Names that are to be written exactly: the school's, the week's, the theme, people of the site.
pub(super) struct Proper {
    /// The characters.
    name: Vec<char>,
    /// What it is.
    what: &'static str,
    /// Its two halves: where one character is wrong, the other half is right.
    halves: [String; 2],
}

/// The names of a site that a slip of one character spoils.
pub(super) fn proper_names(config: &Config, edition: &Edition, wording: &Wording) -> Vec<Proper> {
    let mut proper = Vec::new();
    let mut add = |name: &str, what, least| {
        let name: Vec<char> = name.trim().chars().collect();
        if name.len() >= least {
            let (first, second) = name.split_at(name.len() / 2);
            let halves = [first, second].map(|half| half.iter().collect());
            proper.push(Proper { name, what, halves });
        }
    };
    add(&config.school.name, "学校的名称", 6);
    add(&edition.title, "活动周的名称", 6);
    for part in std::iter::once(edition.theme.as_str()).chain(edition.spirit.as_deref()) {
        add(part, "规定的写法", 7);
    }
    for (name, post) in &wording.names {
        add(&format!("{post}{name}"), "姓名和职务", 4);
    }
    proper
}

/// Looks at one line by every rule.
pub(super) fn look(line: &Line, wording: &Wording, proper: &[Proper], found: &mut Vec<Said>) {
    phrases(line, wording, found);
    let chars: Vec<(usize, char)> = line.text.char_indices().collect();
    traditional(line, &chars, wording, found);
    near_names(line, &chars, proper, found);
    width(line, &chars, found);
    if line.is_body {
        doubled(line, &chars, found);
        de(line, wording, found);
        punctuation(line, &chars, found);
        quotes(line, &chars, found);
    }
}

/// Words that are wrong or out of date.
fn phrases(line: &Line, wording: &Wording, found: &mut Vec<Said>) {
    let Some(finder) = &wording.finder else { return };
    for hit in finder.find_iter(&line.text) {
        let (wrong, right, dated) = &wording.entries[hit.pattern().as_usize()];
        if right.contains(wrong.as_str()) && line.text[hit.start()..].starts_with(right.as_str()) || wording.allow.contains(wrong) {
            continue;
        }
        let range = line.start + hit.start()..line.start + hit.end();
        found.push(if *dated {
            let message = format!("“{wrong}”像是以前的说法，现在一般写“{right}”");
            Said { code: "wording-dated", severity: Hint, range, message, advice: "引用当时的文件就不用改".into() }
        } else {
            let message = format!("“{wrong}”应写作“{right}”");
            Said { code: "wording-phrase", severity: Warning, range, message, advice: String::new() }
        });
    }
}

/// Traditional characters, a run at a time.
fn traditional(line: &Line, chars: &[(usize, char)], wording: &Wording, found: &mut Vec<Said>) {
    let mut at = 0;
    while at < chars.len() {
        if simplified(chars[at].1).is_none() {
            at += 1;
            continue;
        }
        // The word around it, so that people see what is meant.
        let end = at + chars[at..].iter().take(8).take_while(|(_, c)| simplified(*c).is_some()).count();
        let written: String = chars[at..end].iter().map(|(_, c)| *c).collect();
        let simple: String = chars[at..end].iter().map(|(_, c)| simplified(*c).unwrap_or(*c)).collect();
        if !wording.allow.iter().any(|word| word.contains(&written)) {
            let range = line.start + chars[at].0..line.start + chars[end - 1].0 + chars[end - 1].1.len_utf8();
            let message = format!("“{written}”是繁体字，应写作“{simple}”");
            let advice = "人名、碑刻等确实要用繁体的，写进 wording.yaml 的“放过”".into();
            found.push(Said { code: "wording-traditional", severity: Warning, range, message, advice });
        }
        at = end;
    }
}

/// A name with one character wrong.
fn near_names(line: &Line, chars: &[(usize, char)], proper: &[Proper], found: &mut Vec<Said>) {
    let may_be = |name: &&Proper| name.halves.iter().any(|half| line.text.contains(half.as_str()));
    for Proper { name, what, .. } in proper.iter().filter(may_be) {
        let length = name.len();
        let mut at = 0;
        while at + length <= chars.len() {
            let window = &chars[at..at + length];
            // Most windows differ at once.
            let wrong = window.iter().zip(name).filter(|((_, c), right)| c != *right).take(2).count();
            let han = window.iter().all(|(_, c)| !c.is_ascii() && !c.is_whitespace());
            if wrong == 1 && han {
                let right: String = name.iter().collect();
                let written: String = window.iter().map(|(_, c)| *c).collect();
                let range = line.start + window[0].0..line.start + window[length - 1].0 + window[length - 1].1.len_utf8();
                let message = format!("“{written}”与{what}“{right}”差一个字");
                found.push(Said {
                    code: "wording-name", severity: Warning, range, message, advice: "核对一下，是不是打错了".into()
                });
                at += length;
            } else {
                at += 1;
            }
        }
    }
}

/// Full-width letters and digits.
fn width(line: &Line, chars: &[(usize, char)], found: &mut Vec<Said>) {
    let wide = |c: char| matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    let Some(first) = chars.iter().position(|(_, c)| wide(*c)).filter(|_| line.is_body) else { return };
    let end = first + chars[first..].iter().take_while(|(_, c)| wide(*c)).count();
    let written: String = chars[first..end].iter().map(|(_, c)| *c).collect();
    let half: String = written.chars().filter_map(|c| char::from_u32(u32::from(c) - 0xFEE0)).collect();
    let range = line.start + chars[first].0..line.start + chars[end - 1].0 + chars[end - 1].1.len_utf8();
    found.push(Said {
        code: "wording-width",
        severity: Hint,
        range,
        message: format!("“{written}”是全角的"),
        advice: format!("写成“{half}”"),
    });
}

/// What nobody writes twice in a row.
const DOUBLED: &str = "的了在是和与及我将把被，。、；";

/// 的的, 了了, 是是 and the like, which nobody means.
fn doubled(line: &Line, chars: &[(usize, char)], found: &mut Vec<Said>) {
    for pair in chars.windows(2) {
        let [(at, a), (_, b)] = pair else { continue };
        if a != b || !DOUBLED.contains(*a) {
            continue;
        }
        let end = at + 2 * a.len_utf8();
        // `目的的`, `为了了解`, `除了了解` are right.
        let before = line.text[..*at].chars().next_back();
        let behind = line.text[end..].chars().next();
        let right = (*a == '的' && before == Some('目')) || (*a == '了' && behind == Some('解')) || (*a == '和' && behind == Some('谐'));
        if !right {
            let range = line.start + at..line.start + end;
            let what = if a.is_alphanumeric() { "字" } else { "标点" };
            found.push(Said {
                code: "wording-doubled",
                severity: Warning,
                range,
                message: format!("“{a}{a}”多了一个{what}"),
                advice: String::new(),
            });
        }
    }
}

/// 的 between an adverb and its verb should be 地.
fn de(line: &Line, wording: &Wording, found: &mut Vec<Said>) {
    for (at, _) in line.text.match_indices('的') {
        let (before, behind) = (&line.text[..at], &line.text[at + 3..]);
        let Some(adverb) = wording.before.iter().find(|word| before.ends_with(word.as_str())) else { continue };
        let Some(verb) = wording.after.iter().find(|word| behind.starts_with(word.as_str())) else { continue };
        // A noun may follow: 积极的参与者, 认真的学习态度. Only what ends the verb makes it sure.
        let rest = &behind[verb.len()..];
        let ends = rest.is_empty() || rest.starts_with(['了', '着', '过', '，', '。', '！', '；', '：', '“', '起']);
        if ends {
            let start = at - adverb.len();
            let range = line.start + start..line.start + at + 3 + verb.len();
            let message = format!("“{adverb}的{verb}”一般写作“{adverb}地{verb}”");
            found.push(Said { code: "wording-de", severity: Hint, range, message, advice: String::new() });
        }
    }
}

/// Half-width marks between Han characters.
fn punctuation(line: &Line, chars: &[(usize, char)], found: &mut Vec<Said>) {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for three in chars.windows(3) {
        let [(_, a), (at, mark), (_, b)] = three else { continue };
        let full = match mark {
            ',' => '，',
            ';' => '；',
            '?' => '？',
            '!' => '！',
            ':' => '：',
            _ => continue,
        };
        if is_han(*a) && is_han(*b) {
            let range = line.start + at..line.start + at + 1;
            let message = format!("中文里用了半角的“{mark}”");
            found.push(Said { code: "wording-punctuation", severity: Hint, range, message, advice: format!("写成“{full}”") });
        }
    }
}

/// Straight quotes round Chinese, and curly ones without their pair.
fn quotes(line: &Line, chars: &[(usize, char)], found: &mut Vec<Said>) {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    if let Some(pair) =
        chars.windows(2).find(|pair| pair[0].1 == '"' && is_han(pair[1].1)).filter(|pair| line.text[pair[1].0..].contains('"'))
    {
        let range = line.start + pair[0].0..line.start + pair[0].0 + 1;
        let message = "中文里用了半角的引号“\"”".to_owned();
        found.push(Said { code: "wording-quotes", severity: Hint, range, message, advice: "写成中文的“ ”".into() });
        return;
    }
    let mut open: Option<usize> = None;
    for (at, c) in chars {
        match (c, open) {
            ('“', None) => open = Some(*at),
            ('”', Some(_)) => open = None,
            ('“', Some(_)) | ('”', None) => {
                let range = line.start + at..line.start + at + 3;
                let message = format!("这里的“{c}”没有配对");
                found.push(Said {
                    code: "wording-quotes",
                    severity: Hint,
                    range,
                    message,
                    advice: "引号要一前一后成对，里面再引用时用‘ ’".into(),
                });
                return;
            }
            _ => {}
        }
    }
}

/// Words of a reporter in a story that names no outlet as its source.
pub(super) fn reprint(document: &Document, wording: &Wording, found: &mut Vec<Said>) {
    let foreign = document.front.sources.iter().any(|source| source.reprint || (source.kind != "原创" && !source.kind.is_empty()));
    if !matches!(document.kind, Kind::Story | Kind::Case) || foreign {
        return;
    }
    let body = front::range(&document.text).end;
    let hit = wording.reprint.iter().filter_map(|word| document.text[body..].find(word.as_str()).map(|at| (at, word))).min();
    let Some((at, word)) = hit else { return };
    let range = body + at..body + at + word.len();
    let message = format!("正文里有“{word}”，像是转载的报道，却没有写来源");
    let advice = "转载的加上 来源: {名称: …, 类型: 传统媒体, 转载: 是}（N4.5）；自己写的就改掉这几个字".into();
    found.push(Said { code: "wording-reprint", severity: Warning, range, message, advice });
}
