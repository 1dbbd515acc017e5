//! The summary report (N4.4): its length both ways and which of its parts are there.

use crate::document::Document;
use crate::document::body::is_han;
use crate::edition::Edition;
use crate::paths::SitePath;

/// What is known of `content/report.md`.
#[derive(Debug, Clone)]
pub struct Report {
    /// The file.
    pub source: SitePath,
    /// Characters as Word counts them: Han characters, punctuation, and words of letters or digits as one.
    pub characters: usize,
    /// Han characters alone.
    pub han: usize,
    /// Ids of the edition's parts that have a heading.
    pub parts: Vec<String>,
}

/// Measures a report, also one whose figures are filled in.
pub fn measure(document: &Document, edition: &Edition) -> Report {
    let text = filled(&document.body.text());
    let headings: Vec<&str> = document.body.headings.iter().map(|heading| heading.text.as_str()).collect();
    let parts = edition.report.iter().flat_map(|rule| &rule.parts);
    let has = |part: &&crate::edition::Part| {
        headings.iter().any(|heading| heading.contains(&part.title) || part.words.iter().any(|word| heading.contains(word.as_str())))
    };
    Report {
        source: document.path.clone(),
        characters: word_count(&text),
        han: text.chars().filter(|c| is_han(*c)).count(),
        parts: parts.filter(has).map(|part| part.id.clone()).collect(),
    }
}

/// The text with a number for each placeholder (`{{ 统计.学生 }}`), as it will be handed in.
fn filled(text: &str) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("{{") {
        let Some((_, after)) = behind.split_once("}}").filter(|(name, _)| !name.contains('\n')) else { break };
        filled.push_str(before);
        filled.push('1');
        rest = after;
    }
    filled + rest
}

/// Counts as Word's 字数 does: each East Asian character or mark is one, a run of other letters is one.
fn word_count(text: &str) -> usize {
    let (mut count, mut inside) = (0, false);
    for c in text.chars() {
        let wide = c >= '\u{2e80}' || ('\u{2018}'..='\u{2026}').contains(&c);
        count += usize::from(wide || (!inside && !c.is_whitespace()));
        inside = !wide && !c.is_whitespace();
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_as_word_does() {
        assert_eq!(word_count("活动周 2024 年，ok."), 7);
        assert_eq!(word_count(""), 0);
        assert_eq!(filled("来了 {{ 统计.学生 }} 人，{{ 场次 }} 场 {{ 没完"), "来了 1 人，1 场 {{ 没完");
    }
}
