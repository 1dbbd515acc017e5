//! Placeholders in a paragraph, whatever runs Word has cut them into.

use crate::office::xml::{Element, Node};

/// Stands between words that no placeholder reaches over: tabs, line ends, pictures.
const GAP: char = '\u{1}';

/// The words of a paragraph, without those of paragraphs inside it.
pub(super) fn words(paragraph: &Element) -> String {
    let mut words = String::new();
    gather(paragraph, &mut words);
    words
}

fn gather(element: &Element, words: &mut String) {
    for child in element.elements() {
        match child.name.as_str() {
            "w:t" => words.push_str(&child.text()),
            "w:tab" | "w:br" | "w:drawing" | "w:pict" | "w:cr" => words.push(GAP),
            "w:p" | "w:pPr" | "w:rPr" | "w:tbl" => {}
            _ => gather(child, words),
        }
    }
}

/// The names of all placeholders in some words, and whether each is all that stands there.
pub(super) fn names(words: &str) -> Vec<(String, bool)> {
    let chars: Vec<char> = words.chars().collect();
    let found = spans(&chars);
    let covered: usize = found.iter().map(|(from, to)| to - from).sum();
    let rest = chars.iter().filter(|c| !c.is_whitespace()).count();
    let blanks_inside = |from: usize, to: usize| chars[from..to].iter().filter(|c| c.is_whitespace()).count();
    let inside: usize = found.iter().map(|(from, to)| blanks_inside(*from, *to)).sum();
    let alone = found.len() == 1 && rest == covered - inside;
    found.into_iter().map(|(from, to)| (cleaned(&chars[from + 2..to - 2].iter().collect::<String>()), alone)).collect()
}

/// Whether a placeholder begins and does not end.
pub(super) fn is_open(words: &str) -> bool {
    let chars: Vec<char> = words.chars().collect();
    let opened = (0..chars.len().saturating_sub(1)).filter(|at| brace(chars[*at], '{') && brace(chars[*at + 1], '{')).count();
    opened > 0 && spans(&chars).is_empty()
}

/// Puts a value for every placeholder into the run that it begins in, and takes its letters out of the others.
pub(super) fn replace(paragraph: &mut Element, value: &mut dyn FnMut(&str) -> String) {
    let mut texts = Vec::new();
    let mut chars: Vec<(usize, char)> = Vec::new();
    collect(paragraph, &mut texts, &mut chars);
    let plain: Vec<char> = chars.iter().map(|(_, c)| *c).collect();
    let mut new: Vec<String> = vec![String::new(); texts.len()];
    let mut at = 0;
    for (from, to) in spans(&plain).into_iter().chain([(plain.len(), plain.len())]) {
        for (text, c) in &chars[at..from] {
            if *c != GAP {
                new[*text].push(*c);
            }
        }
        if from < to {
            let name = cleaned(&plain[from + 2..to - 2].iter().collect::<String>());
            new[chars[from].0].push_str(&value(&name));
        }
        at = to;
    }
    for (text, new) in texts.into_iter().zip(new) {
        if text.text() != new {
            if !text.attributes.contains("xml:space") {
                text.attributes.push_str(" xml:space=\"preserve\"");
            }
            text.children = vec![Node::Text(new)];
        }
    }
    break_lines(paragraph);
}

/// The `w:t` elements of a paragraph and every letter with the number of its element.
fn collect<'e>(element: &'e mut Element, texts: &mut Vec<&'e mut Element>, chars: &mut Vec<(usize, char)>) {
    for child in &mut element.children {
        let Node::Element(child) = child else { continue };
        match child.name.as_str() {
            "w:t" => {
                chars.extend(child.text().chars().map(|c| (texts.len(), c)));
                texts.push(child);
            }
            "w:tab" | "w:br" | "w:drawing" | "w:pict" | "w:cr" => chars.push((texts.len().saturating_sub(1), GAP)),
            "w:p" | "w:pPr" | "w:rPr" | "w:tbl" => {}
            _ => collect(child, texts, chars),
        }
    }
}

/// Line ends in values become line breaks of Word.
fn break_lines(element: &mut Element) {
    let mut children = Vec::with_capacity(element.children.len());
    for node in std::mem::take(&mut element.children) {
        match node {
            Node::Element(text) if text.name == "w:t" && text.text().contains('\n') => {
                for (at, line) in text.text().split('\n').enumerate() {
                    if at > 0 {
                        children.push(Node::Element(Element::new("w:br", Vec::new())));
                    }
                    children.push(Node::Element(Element { children: vec![Node::Text(line.to_owned())], ..text.clone() }));
                }
            }
            Node::Element(mut inner) => {
                if inner.name != "w:p" {
                    break_lines(&mut inner);
                }
                children.push(Node::Element(inner));
            }
            other => children.push(other),
        }
    }
    element.children = children;
}

/// Where placeholders begin and end, brackets included.
fn spans(chars: &[char]) -> Vec<(usize, usize)> {
    let (mut spans, mut at) = (Vec::new(), 0);
    while at + 1 < chars.len() {
        if !(brace(chars[at], '{') && brace(chars[at + 1], '{')) {
            at += 1;
            continue;
        }
        // The innermost of several opening ones counts.
        let end = (at + 2..chars.len().saturating_sub(1))
            .take_while(|end| chars[*end] != GAP)
            .find(|end| brace(chars[*end], '}') && brace(chars[*end + 1], '}'));
        match end {
            Some(end) if !(at + 2..end).any(|inner| brace(chars[inner], '{') && brace(chars[inner + 1], '{')) => {
                spans.push((at, end + 2));
                at = end + 2;
            }
            _ => at += 1,
        }
    }
    spans
}

fn brace(c: char, wanted: char) -> bool {
    c == wanted || (c == '｛' && wanted == '{') || (c == '｝' && wanted == '}')
}

/// A name without blanks and quotation marks, with a plain dot.
pub(super) fn cleaned(inside: &str) -> String {
    let dropped = |c: &char| !c.is_whitespace() && !matches!(c, '“' | '”' | '‘' | '’' | '"' | '\'' | '「' | '」' | '\u{feff}' | '\u{200b}');
    inside.chars().filter(dropped).map(|c| if matches!(c, '．' | '。') { '.' } else { c }).collect()
}
