//! One slip, one finding: what only echoes something that was said is dropped.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Severity};

/// Drops the hints that a file is unused where an error asks whether that file was meant.
pub fn echoes(said: &mut Vec<Diagnostic>) {
    let errors = said.iter().filter(|said| said.severity == Severity::Error);
    let meant: BTreeSet<String> = errors
        .flat_map(|said| &said.hints)
        .filter_map(|hint| hint.strip_prefix("是不是“")?.strip_suffix("”？"))
        .map(str::to_owned)
        .collect();
    let is_meant = |said: &Diagnostic| said.path.rsplit('/').next().is_some_and(|name| meant.contains(name));
    said.retain(|said| said.code != "unused-file" || !is_meant(said));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_perhaps_meant_is_not_called_unused() {
        let mut said = vec![
            Diagnostic::error("missing-picture", "content/stories/a.md", "找不到图片“gete.jpg”").advise("是不是“gate.jpg”？"),
            Diagnostic::hint("unused-file", "content/stories/gate.jpg", "没有页面用到这张图片"),
            Diagnostic::hint("unused-file", "content/stories/park.jpg", "没有页面用到这张图片"),
        ];
        echoes(&mut said);
        assert_eq!(said.iter().map(|said| said.path.as_str()).collect::<Vec<_>>(), ["content/stories/a.md", "content/stories/park.jpg"]);
    }
}
