//! Gives findings about the site as a whole their place in the file: the Site keeps no texts, the Snapshot does.

use super::{front, rule};
use crate::diagnostic::Diagnostic;
use crate::source::Snapshot;

/// Points findings of this room that have no place at the key that their rule names.
pub fn locate(diagnostics: &mut [Diagnostic], snapshot: &Snapshot) {
    for diagnostic in diagnostics.iter_mut().filter(|diagnostic| diagnostic.place.is_none() && diagnostic.cell.is_none()) {
        let Some(key) = key_of(diagnostic) else { continue };
        let Some(text) = snapshot.text(&diagnostic.path).map(|text| text.content.clone()) else { continue };
        let range = match key {
            _ if diagnostic.path == "zhuanlan.yaml" => quoted_last(&diagnostic.message).and_then(|word| written(&text, word)),
            // The key is the word that the message quotes first.
            "\"" => quoted(&diagnostic.message).and_then(|word| front::key(&text, word)),
            key => front::value(&text, key).or_else(|| front::value(&text, "title")),
        };
        if let Some(range) = range {
            diagnostic.place = Some(crate::diagnostic::Place::of(&text, range));
        }
    }
}

/// The key that a finding is about: that of its rule, or of what `site` and `theme` say without a text at hand.
fn key_of(diagnostic: &Diagnostic) -> Option<&'static str> {
    match diagnostic.code {
        "media-outside-window" => Some("date"),
        "stats-on-first-day" | "stats-on-other-day" => Some("stats"),
        "unknown-menu" | "unknown-option" | "unknown-theme" => Some("\""),
        code => rule::of(code).map(|rule| rule.key).filter(|key| !key.is_empty()),
    }
}

/// The first place of a word in a configuration that is no part of a longer one and stands in no comment.
fn written(text: &str, word: &str) -> Option<std::ops::Range<usize>> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let alone = |at: &usize| {
        let line = text[..*at].rfind('\n').map_or(0, |end| end + 1);
        let is_comment = text[line..*at].contains('#');
        !is_comment && !text[..*at].ends_with(part) && !text[at + word.len()..].starts_with(part)
    };
    text.match_indices(word).map(|(at, _)| at).find(alone).map(|at| at..at + word.len())
}

/// The word that a message quotes last.
fn quoted_last(message: &str) -> Option<&str> {
    message.rsplit_once('“')?.1.split_once('”').map(|(word, _)| word).filter(|word| !word.is_empty())
}

fn quoted(message: &str) -> Option<&str> {
    message.split_once('“')?.1.split_once('”').map(|(word, _)| word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::fixture::Fixture;

    #[test]
    fn clashes_and_ticks_get_their_line() {
        let fixture = Fixture::new()
            .page("content/events/a.md", "title: 甲\n时间: 5月20日 9:00—10:00\n地点: 操场\n---\n")
            .page("content/events/b.md", "title: 乙\n时间: 5月20日 9:30—10:00\n地点：操场\n---\n")
            .ticks("days: {done: 是}\nfocus-9: {done: 是}\n");
        let mut said = fixture.site();
        locate(&mut said, &fixture.snapshot());
        let place = |code: &str| {
            let said = said.iter().find(|said| said.code == code).expect(code);
            said.place.as_ref().map(|place| (place.line, place.column, place.width))
        };
        assert_eq!(place("venue-clash"), Some((4, 4, 2)));
        assert_eq!(place("unknown-checklist-item"), Some((2, 1, 7)));
    }
}
