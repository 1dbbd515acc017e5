//! What pages say about what is said of them: `ignore` silences hints and warnings, `draft` softens errors.
//!
//! Privacy is never silenced nor softened: only `public_phones` and consent settle it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Document;
use crate::yaml::Located;

/// Codes that neither `ignore` nor `draft` touches.
const PRIVACY: &[&str] = &[super::private::CODE, "minors-without-consent"];

/// What is ignored at a place: on a whole page, or on a line and the one behind it.
struct Ignored<'d> {
    document: &'d Document,
    code: &'d str,
    /// The bytes of the code.
    range: Range<usize>,
    /// The lines, 1-based, that it is about; `None` for the whole page.
    lines: Option<(u32, u32)>,
    used: bool,
    /// Whether an error of this code was met, which cannot be silenced.
    met_error: bool,
}

/// The mark of a remark that silences a line: `<!-- zhuanlan-ignore: code -->` in the text, `# zhuanlan-ignore: code` at the head.
const MARK: &str = "zhuanlan-ignore:";

/// Drops the hints and warnings that their page or a remark before their line ignores, and hints at codes that silenced nothing. Everything
/// that can be said must have been said before, or such a hint is wrong.
pub fn silence(diagnostics: Vec<Diagnostic>, documents: &[Arc<Document>]) -> Vec<Diagnostic> {
    let mut ignored: BTreeMap<&str, Vec<Ignored<'_>>> = BTreeMap::new();
    for document in documents {
        let mut all: Vec<Ignored<'_>> = document.front.ignore.iter().map(|code| whole_page(document, code)).collect();
        if document.row.is_none() && document.text.contains(MARK) {
            all.extend(remarks(document));
        }
        if !all.is_empty() {
            ignored.entry(document.path.as_str()).or_default().extend(all);
        }
    }
    let mut kept = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        let line = diagnostic.place.as_ref().map(|place| place.line);
        let covers = |ignored: &&mut Ignored<'_>| {
            ignored.code == diagnostic.code
                && ignored.lines.is_none_or(|(first, last)| line.is_some_and(|line| (first..=last).contains(&line)))
        };
        match ignored.get_mut(diagnostic.path.as_str()).and_then(|all| all.iter_mut().find(covers)) {
            Some(ignored) if diagnostic.severity < Severity::Error && !PRIVACY.contains(&diagnostic.code) => ignored.used = true,
            Some(ignored) => {
                ignored.met_error = true;
                kept.push(diagnostic);
            }
            None => kept.push(diagnostic),
        }
    }
    for unused in ignored.values().flatten().filter(|ignored| !ignored.used) {
        let (place, advice) = if unused.lines.is_some() {
            ("zhuanlan-ignore 后面", "删掉它；这一行注释里没有别的，就整行删掉")
        } else {
            ("“忽略”里", "从“忽略”里删掉它")
        };
        let message = match unused.met_error {
            true => format!("“{}”不能忽略，要改正", unused.code),
            false => format!("{place}的“{}”没有用上：这里没有这样的提示", unused.code),
        };
        let hint = Diagnostic::hint("ignore-unused", unused.document.path.as_str(), message).place(unused.document.place(&unused.range));
        kept.push(hint.advise(advice));
    }
    kept
}

fn whole_page<'d>(document: &'d Document, code: &'d Located<String>) -> Ignored<'d> {
    Ignored { document, code: &code.value, range: code.range.clone(), lines: None, used: false, met_error: false }
}

/// The remarks of a page, a code each. A remark is about its own line and the next one that is not blank.
fn remarks(document: &Document) -> Vec<Ignored<'_>> {
    let text: &str = &document.text;
    let mut all = Vec::new();
    for (at, _) in text.match_indices(MARK) {
        let start = at + MARK.len();
        let end = start + text[start..].find(['\n', '>']).unwrap_or(text.len() - start);
        let line = crate::diagnostic::Place::of(text, at..at).line;
        let rest = text[end..].split_once('\n').map_or("", |(_, rest)| rest);
        let blanks = rest.lines().take_while(|line| line.trim().is_empty()).count();
        let last = line + 1 + u32::try_from(blanks).unwrap_or_default();
        let is_code = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        for word in text[start..end].split(|c: char| !is_code(c)).map(|word| word.trim_matches('-')).filter(|word| !word.is_empty()) {
            let offset = start + (word.as_ptr() as usize - text[start..].as_ptr() as usize);
            let range = offset..offset + word.len();
            all.push(Ignored { document, code: word, range, lines: Some((line, last)), used: false, met_error: false });
        }
    }
    all
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
        assert_eq!(kept[6].message, "“忽略”里的“x”没有用上：这里没有这样的提示");
        assert_eq!(kept[6].place.as_ref().map(|place| (place.line, place.width)), Some((4, 1)));
    }

    #[test]
    fn a_remark_silences_the_line_behind_it() {
        let text = "title: 甲\ndate: 5月20日\n---\n<!-- zhuanlan-ignore: long-title -->\n\n第七行\n\n第九行\n<!-- zhuanlan-ignore: x, private-number -->\n";
        let documents = Fixture::new().page("content/notices/a.md", text).read();
        let at = |code, severity, line: &str| {
            let text: &str = &documents[0].text;
            let start = text.find(line).expect("the line");
            said(code, severity).at(text, start..start + 3)
        };
        let kept = silence(
            vec![
                at("long-title", Severity::Warning, "第七行"),
                at("long-title", Severity::Warning, "第九行"),
                at("private-number", Severity::Error, "<!-- zhuanlan-ignore: x"),
            ],
            &documents,
        );
        assert_eq!(codes(&kept), ["long-title", "private-number", "ignore-unused", "ignore-unused"]);
        assert_eq!(kept[0].place.as_ref().map(|place| place.excerpt.as_str()), Some("第九行"));
        assert_eq!(kept[2].message, "zhuanlan-ignore 后面的“x”没有用上：这里没有这样的提示");
        assert_eq!(kept[3].message, "“private-number”不能忽略，要改正");
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
