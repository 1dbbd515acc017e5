//! What pages say about what is said of them: `ignore` silences hints and warnings, `draft` softens errors.
//!
//! Privacy is never silenced nor softened: only `public_phones` and consent settle it (CONTENT §4).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Document;

/// Codes that neither `ignore` nor `draft` touches.
const PRIVACY: &[&str] = &[super::private::CODE, "minors-without-consent"];

/// Drops the hints and warnings that their page ignores, and hints at codes that silenced nothing. Everything that can be said must
/// have been said before, or such a hint is wrong.
pub fn silence(diagnostics: Vec<Diagnostic>, documents: &[Arc<Document>]) -> Vec<Diagnostic> {
    let mut ignored: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for document in documents {
        for code in &document.front.ignore {
            ignored.entry(document.path.as_str()).or_default().insert(code.value.as_str(), 0);
        }
    }
    let mut errors: BTreeSet<(String, &'static str)> = BTreeSet::new();
    let mut kept = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        let used = ignored.get_mut(diagnostic.path.as_str()).and_then(|codes| codes.get_mut(diagnostic.code));
        match used {
            Some(used) if diagnostic.severity < Severity::Error && !PRIVACY.contains(&diagnostic.code) => *used += 1,
            Some(_) => {
                errors.insert((diagnostic.path.clone(), diagnostic.code));
                kept.push(diagnostic);
            }
            None => kept.push(diagnostic),
        }
    }
    for document in documents {
        for code in &document.front.ignore {
            if ignored.get(document.path.as_str()).and_then(|codes| codes.get(code.value.as_str())) != Some(&0) {
                continue;
            }
            let is_error = errors.iter().any(|(path, known)| path == document.path.as_str() && *known == code.value);
            let message = match is_error {
                true => format!("“{}”不能忽略，要改正", code.value),
                false => format!("“忽略”里的“{}”没有用上：本页没有这样的提示", code.value),
            };
            let hint = Diagnostic::hint("ignore-unused", document.path.as_str(), message).place(document.place(&code.range));
            kept.push(hint.advise("从“忽略”里删掉它"));
        }
    }
    kept
}

/// Turns the errors of drafts into warnings; not to be called where drafts are shown. A table is a draft when all of its rows are.
pub fn soften(mut diagnostics: Vec<Diagnostic>, documents: &[Arc<Document>]) -> Vec<Diagnostic> {
    let mut drafts: BTreeMap<&str, bool> = BTreeMap::new();
    for document in documents {
        *drafts.entry(document.path.as_str()).or_insert(true) &= document.front.draft;
    }
    for diagnostic in &mut diagnostics {
        let is_draft = drafts.get(diagnostic.path.as_str()).copied().unwrap_or_default();
        if is_draft && diagnostic.severity == Severity::Error && !PRIVACY.contains(&diagnostic.code) {
            diagnostic.severity = Severity::Warning;
        }
    }
    diagnostics
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::fixture::{Fixture, codes};

    fn said(code: &'static str, severity: Severity) -> Diagnostic {
        Diagnostic::new(severity, code, "content/notices/a.md", "话")
    }

    #[test]
    fn a_page_silences_hints_and_warnings_of_its_codes() {
        let documents = Fixture::new()
            .page("content/notices/a.md", "title: 甲\ndate: 5月20日\nignore: [long-title, dead-link, private-number, x]\n---\n")
            .read();
        let all = vec![
            said("long-title", Severity::Warning),
            said("dead-link", Severity::Error),
            said("private-number", Severity::Warning),
            said("other", Severity::Hint),
            Diagnostic::warning("long-title", "content/notices/b.md", "话"),
        ];
        let kept = silence(all, &documents);
        assert_eq!(codes(&kept), ["dead-link", "private-number", "other", "long-title", "ignore-unused", "ignore-unused", "ignore-unused"]);
        assert_eq!(kept[4].message, "“dead-link”不能忽略，要改正");
        assert_eq!(kept[6].message, "“忽略”里的“x”没有用上：本页没有这样的提示");
        assert_eq!(kept[6].place.as_ref().map(|place| (place.line, place.width)), Some((4, 1)));
    }

    #[test]
    fn errors_of_drafts_are_warnings_but_for_privacy() {
        let all = || vec![said("dead-link", Severity::Error), said("private-number", Severity::Error), said("hint", Severity::Hint)];
        let severities = |front: &str| {
            let documents = Fixture::new().page("content/notices/a.md", &format!("title: 甲\ndate: 5月20日\n{front}---\n")).read();
            soften(all(), &documents).iter().map(|said| said.severity).collect::<Vec<_>>()
        };
        assert_eq!(severities("draft: yes\n"), [Severity::Warning, Severity::Error, Severity::Hint]);
        assert_eq!(severities(""), [Severity::Error, Severity::Error, Severity::Hint]);
    }
}
