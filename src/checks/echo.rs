//! One slip, one finding: what only echoes something that was said is dropped.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Severity};
use crate::paths::SitePath;

/// Drops the hints that a file is unused where an error asks whether that file was meant, that there is no address where there is a wrong
/// one, and what is said of the words of a garbled line.
pub fn echoes(said: &mut Vec<Diagnostic>) {
    let errors = said.iter().filter(|said| said.severity == Severity::Error);
    let meant: BTreeSet<String> = errors
        .flat_map(|said| &said.hints)
        .filter_map(|hint| hint.strip_prefix("是不是“")?.strip_suffix("”？"))
        .map(str::to_owned)
        .collect();
    let is_meant = |said: &Diagnostic| said.path.rsplit('/').next().is_some_and(|name| meant.contains(name));
    let wrong_address = said.iter().any(|said| said.code == "bad-url" && said.path == "zhuanlan.yaml");
    let line = |said: &Diagnostic| (said.path.clone(), said.place.as_ref().map(|place| place.line));
    let garbled: BTreeSet<_> = said.iter().filter(|said| said.code == "garbled-text").map(line).collect();
    let links: BTreeSet<String> =
        said.iter().filter(|said| said.code == "path-outside" && said.place.is_none()).map(|said| said.path.clone()).collect();
    said.retain(|said| match said.code {
        "missing-picture" | "missing-attachment" | "missing-video" | "dead-link" if !links.is_empty() => !leads_through(said, &links),
        code if code.starts_with("wording-") => garbled.is_empty() || !garbled.contains(&line(said)),
        "unused-file" => !is_meant(said),
        "no-base-url" => !wrong_address,
        _ => true,
    });
}

/// Whether the file that is missed lies behind one of the links that are not followed.
fn leads_through(said: &Diagnostic, links: &BTreeSet<String>) -> bool {
    let written = said.message.split_once('“').and_then(|(_, rest)| rest.split_once('”')).map_or("", |(written, _)| written);
    let folder = said.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let missed = [SitePath::join(folder, written), SitePath::join("content", written.trim_start_matches('/'))];
    let behind = |missed: &SitePath, link: &String| missed.as_str() == link || missed.is_below(link);
    missed.iter().flatten().any(|missed| links.iter().any(|link| behind(missed, link)))
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

    #[test]
    fn a_link_that_is_not_followed_is_the_one_cause() {
        let mut said = vec![
            Diagnostic::error("missing-picture", "content/stories/a.md", "找不到图片“pics/b.jpg”"),
            Diagnostic::error("missing-picture", "content/stories/a.md", "找不到图片“c.jpg”"),
            Diagnostic::error("path-outside", "content/stories/pics", "“pics”是快捷链接"),
        ];
        echoes(&mut said);
        assert_eq!(said.iter().map(|said| said.code).collect::<Vec<_>>(), ["missing-picture", "path-outside"]);
        assert!(said[0].message.contains("c.jpg"));
    }

    #[test]
    fn a_wrong_address_is_not_called_missing_too() {
        let mut said = vec![Diagnostic::hint("no-base-url", "zhuanlan.yaml", "没有写网址")];
        echoes(&mut said);
        assert_eq!(said.len(), 1);
        said.push(Diagnostic::error("bad-url", "zhuanlan.yaml", "网址不完整"));
        echoes(&mut said);
        assert_eq!(said.iter().map(|said| said.code).collect::<Vec<_>>(), ["bad-url"]);
    }
}
