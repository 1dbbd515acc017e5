//! Gives findings about the site as a whole their place in the file: the Site keeps no texts, the Snapshot does.

use super::{front, rule};
use crate::diagnostic::Diagnostic;
use crate::source::Snapshot;

/// Points findings of this room that have no place at the key that their rule names.
pub fn locate(diagnostics: &mut [Diagnostic], snapshot: &Snapshot) {
    for diagnostic in diagnostics.iter_mut().filter(|diagnostic| diagnostic.place.is_none() && diagnostic.cell.is_none()) {
        let Some(rule) = rule::of(diagnostic.code).filter(|rule| !rule.key.is_empty()) else { continue };
        let Some(text) = snapshot.text(&diagnostic.path).map(|text| text.content.clone()) else { continue };
        let range = match rule.key {
            // The key is the word that the message quotes first.
            "\"" => quoted(&diagnostic.message).and_then(|word| front::key(&text, word)),
            key => front::value(&text, key).or_else(|| front::value(&text, "title")),
        };
        if let Some(range) = range {
            diagnostic.place = Some(crate::diagnostic::Place::of(&text, range));
        }
    }
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
