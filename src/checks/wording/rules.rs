//! The rules of the linter, a function each; every one is called where the walk met what it is about, and says only what it is sure of.

use super::finder::{ALONE, FIRST, Finder, MARK, ODD, ONCE, QUOTE, SECOND, WIDE, Word};
use super::lines::Line;
use super::list::{Entry, Wording};
use super::script::simplified;
use super::{Page, Said};
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
    pub(super) halves: [String; 2],
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

/// Looks at one line by every rule, in one walk over its characters.
pub(super) fn look(line: &Line<'_>, finder: &Finder<'_>, page: &mut Page) {
    let text = &*line.text;
    let mut state = State::default();
    let mut before = (0, '\0', 0_u8);
    for (at, c) in text.char_indices() {
        let class = finder.class(c);
        if class != 0 {
            if class & SECOND != 0 && before.2 & FIRST != 0 && finder.may_begin(before.1, c) {
                words(line, before.0, [before.1, c], finder, &mut state, page);
            }
            if class & ALONE != 0 {
                words(line, at, [c, '\0'], finder, &mut state, page);
            }
            if class & ODD != 0 && at >= state.odd {
                state.odd = traditional(line, at, finder, page);
            }
            if line.is_body {
                match () {
                    () if class & ONCE != 0 && c == before.1 => doubled(line, before.0, c, page),
                    () if c == '的' => de(line, at, finder.wording, page),
                    () if class & MARK != 0 && is_han(before.1) => punctuation(line, at, c, page),
                    () if class & QUOTE != 0 => quotes(line, at, c, &mut state, page),
                    () if class & WIDE != 0 && !state.wide => {
                        state.wide = true;
                        width(line, at, page);
                    }
                    () => {}
                }
            }
        }
        before = (at, c, class);
    }
}

/// What a walk over a line remembers.
#[derive(Default)]
struct State {
    /// The end of the last wrong word.
    phrase: usize,
    /// The end of the last run of traditional characters.
    odd: usize,
    /// The end of the last name that is one character off.
    name: usize,
    /// Whether a quotation mark is open.
    open: bool,
    /// Whether something was said of its quotation marks.
    quotes: bool,
    /// Whether something was said of its full-width letters.
    wide: bool,
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Words of the lists that stand at a byte.
fn words(line: &Line<'_>, at: usize, pair: [char; 2], finder: &Finder<'_>, state: &mut State, page: &mut Page) {
    for (word, what) in finder.words(&line.text[at..], pair) {
        match what {
            Word::Phrase(entry) if at >= state.phrase => {
                if phrase(line, at, &finder.wording.entries[entry], page) {
                    state.phrase = at + word.len();
                }
            }
            Word::Half(name, ahead) => near_name(line, at, (&finder.proper[name], ahead), state, page),
            Word::Reprint if line.is_body && page.reprint.is_none() => {
                page.reprint = Some(line.start + at..line.start + at + word.len());
            }
            Word::Phrase(_) | Word::Reprint => {}
        }
    }
}

/// A word that is wrong or out of date; whether it is.
fn phrase(line: &Line<'_>, at: usize, entry: &Entry, page: &mut Page) -> bool {
    if entry.is_inside(&line.text, at) {
        return false;
    }
    let Entry { wrong, right, dated, .. } = entry;
    let range = line.start + at..line.start + at + wrong.len();
    page.found.push(if *dated {
        let message = format!("“{wrong}”像是以前的说法，现在一般写“{right}”");
        Said { code: "wording-dated", severity: Hint, range, message, advice: "引用当时的文件就不用改".into() }
    } else {
        let message = format!("“{wrong}”应写作“{right}”");
        Said { code: "wording-phrase", severity: Warning, range, message, advice: String::new() }
    });
    true
}

/// Traditional characters, a run at a time; the end of the run.
fn traditional(line: &Line<'_>, at: usize, finder: &Finder<'_>, page: &mut Page) -> usize {
    let (mut written, mut simple) = (String::new(), String::new());
    for (c, plain) in line.text[at..].chars().take(8).map_while(|c| Some((c, simplified(c)?))) {
        written.push(c);
        simple.push(plain);
    }
    let end = at + written.len();
    if !written.is_empty() && !finder.wording.allow.iter().any(|word| word.contains(&written)) {
        let message = format!("“{written}”是繁体字，应写作“{simple}”");
        let advice = "人名、碑刻等确实要用繁体的，写进 wording.yaml 的“放过”".into();
        let range = line.start + at..line.start + end;
        page.found.push(Said { code: "wording-traditional", severity: Warning, range, message, advice });
    }
    end.max(at + 1)
}

/// A name with one character wrong, half of which stands at a byte.
fn near_name(line: &Line<'_>, at: usize, (proper, ahead): (&Proper, usize), state: &mut State, page: &mut Page) {
    let Proper { name, what, .. } = proper;
    let start = match ahead {
        0 => Some(at),
        ahead => line.text[..at].char_indices().rev().nth(ahead - 1).map(|(start, _)| start),
    };
    let Some(start) = start.filter(|start| *start >= state.name) else { return };
    let window: String = line.text[start..].chars().take(name.len()).collect();
    let wrong = window.chars().zip(name).filter(|(c, right)| c != *right).count();
    if wrong != 1 || window.chars().count() != name.len() || window.chars().any(|c| c.is_ascii() || c.is_whitespace()) {
        return;
    }
    state.name = start + window.len();
    let right: String = name.iter().collect();
    page.found.push(Said {
        code: "wording-name",
        severity: Warning,
        range: line.start + start..line.start + start + window.len(),
        message: format!("“{window}”与{what}“{right}”差一个字"),
        advice: "核对一下，是不是打错了".into(),
    });
}

/// Full-width letters and digits.
fn width(line: &Line<'_>, at: usize, page: &mut Page) {
    let wide = |c: &char| matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    let written: String = line.text[at..].chars().take_while(wide).collect();
    let half: String = written.chars().filter_map(|c| char::from_u32(u32::from(c) - 0xFEE0)).collect();
    page.found.push(Said {
        code: "wording-width",
        severity: Hint,
        range: line.start + at..line.start + at + written.len(),
        message: format!("“{written}”是全角的"),
        advice: format!("写成“{half}”"),
    });
}

/// 的的, 了了, 是是 and the like, which nobody means.
fn doubled(line: &Line<'_>, at: usize, c: char, page: &mut Page) {
    let end = at + 2 * c.len_utf8();
    // `目的的`, `为了了解`, `除了了解` are right.
    let before = line.text[..at].chars().next_back();
    let behind = line.text[end..].chars().next();
    let right = (c == '的' && before == Some('目')) || (c == '了' && behind == Some('解')) || (c == '和' && behind == Some('谐'));
    if !right {
        let what = if c.is_alphanumeric() { "字" } else { "标点" };
        page.found.push(Said {
            code: "wording-doubled",
            severity: Warning,
            range: line.start + at..line.start + end,
            message: format!("“{c}{c}”多了一个{what}"),
            advice: String::new(),
        });
    }
}

/// 的 between an adverb and its verb should be 地.
fn de(line: &Line<'_>, at: usize, wording: &Wording, page: &mut Page) {
    let (before, behind) = (&line.text[..at], &line.text[at + 3..]);
    let Some(adverb) = wording.before.iter().find(|word| before.ends_with(word.as_str())) else { return };
    let Some(verb) = wording.after.iter().find(|word| behind.starts_with(word.as_str())) else { return };
    // A noun may follow: 积极的参与者, 认真的学习态度. Only what ends the verb makes it sure.
    let rest = &behind[verb.len()..];
    let ends = rest.is_empty() || rest.starts_with(['了', '着', '过', '，', '。', '！', '；', '：', '“', '起']);
    if ends {
        let start = at - adverb.len();
        let range = line.start + start..line.start + at + 3 + verb.len();
        let message = format!("“{adverb}的{verb}”一般写作“{adverb}地{verb}”");
        page.found.push(Said { code: "wording-de", severity: Hint, range, message, advice: String::new() });
    }
}

/// A half-width mark behind a Han character, and before one.
fn punctuation(line: &Line<'_>, at: usize, mark: char, page: &mut Page) {
    let full = match mark {
        ',' => '，',
        ';' => '；',
        '?' => '？',
        '!' => '！',
        _ => '：',
    };
    if line.text[at + 1..].chars().next().is_some_and(is_han) {
        let range = line.start + at..line.start + at + 1;
        let message = format!("中文里用了半角的“{mark}”");
        page.found.push(Said { code: "wording-punctuation", severity: Hint, range, message, advice: format!("写成“{full}”") });
    }
}

/// Straight quotes round Chinese, curly ones without their pair, those of other places; one finding a line.
fn quotes(line: &Line<'_>, at: usize, c: char, state: &mut State, page: &mut Page) {
    if state.quotes {
        return;
    }
    let behind = &line.text[at + c.len_utf8()..];
    let (message, advice) = match (c, state.open) {
        ('"', true) => ("引号前面是“，后面是半角的\"".to_owned(), "后面的也写成”"),
        ('"', false) if behind.starts_with(is_han) && behind.contains('"') => ("中文里用了半角的引号“\"”".to_owned(), "写成中文的“ ”"),
        ('"', false) => return,
        ('“', false) | ('”', true) => {
            state.open = c == '“';
            return;
        }
        ('“' | '”', _) => (format!("这里的“{c}”没有配对"), "引号要一前一后成对，里面再引用时用‘ ’"),
        _ => (format!("公文里不用“{c}”这样的引号"), "写成“ ”，里面再引用时用‘ ’"),
    };
    state.quotes = true;
    let range = line.start + at..line.start + at + c.len_utf8();
    page.found.push(Said { code: "wording-quotes", severity: Hint, range, message, advice: advice.into() });
}

/// Words of a reporter in a story that names no outlet as its source.
pub(super) fn reprint(document: &Document, page: &mut Page) {
    let Some(range) = page.reprint.take() else { return };
    let foreign = document.front.sources.iter().any(|source| source.reprint || (source.kind != "原创" && !source.kind.is_empty()));
    if !matches!(document.kind, Kind::Story | Kind::Case) || foreign {
        return;
    }
    let message = format!("正文里有“{}”，像是转载的报道，却没有写来源", &document.text[range.clone()]);
    let advice = "转载的加上 来源: {名称: …, 类型: 传统媒体, 转载: 是}（N4.5）；自己写的就改掉这几个字".into();
    page.found.push(Said { code: "wording-reprint", severity: Warning, range, message, advice });
}
