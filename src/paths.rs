//! Two kinds of path that must not be mixed up: `SitePath` below the site's folder, `OutPath` below the output.
//!
//! Vocabulary: imports nothing of ours. Both use `/` on every system and never leave their folder.

use std::sync::Arc;

/// A path relative to the site's folder: `/` between the parts, no `.`, no `..`, no empty part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(Arc<str>);

impl SitePath {
    /// Cleans a written path: back-slashes become slashes, `.` and empty parts go, `..` takes a part back. `None` if it leaves the site or is empty.
    pub fn new(written: &str) -> Option<SitePath> {
        let mut parts: Vec<&str> = Vec::new();
        for part in written.split(['/', '\\']) {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        if parts.is_empty() { None } else { Some(SitePath(parts.join("/").into())) }
    }

    /// The path as written in messages.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder that holds it; empty at the top.
    pub fn folder(&self) -> &str {
        self.0.rfind('/').map_or("", |at| &self.0[..at])
    }

    /// The last part.
    pub fn name(&self) -> &str {
        self.0.rfind('/').map_or(&self.0, |at| &self.0[at + 1..])
    }

    /// The last part without its ending; `a.md.txt` gives `a`.
    pub fn stem(&self) -> &str {
        let name = self.name();
        let name = name.strip_suffix(".txt").filter(|name| name.ends_with(".md")).unwrap_or(name);
        name.rfind('.').filter(|at| *at > 0).map_or(name, |at| &name[..at])
    }

    /// The ending in lower case without the dot; empty when there is none.
    pub fn ending(&self) -> String {
        let name = self.name();
        name.rfind('.').filter(|at| *at > 0).map_or(String::new(), |at| name[at + 1..].to_lowercase())
    }

    /// A path written in a file of `folder`: `..` is allowed as long as it stays inside the site.
    pub fn join(folder: &str, written: &str) -> Option<SitePath> {
        SitePath::new(&format!("{folder}/{written}"))
    }

    /// Whether it lies below `folder` (no slash at its end).
    pub fn is_below(&self, folder: &str) -> bool {
        self.0.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    }
}

impl std::fmt::Display for SitePath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The path of an output below the output folder, such as `events/open-day.html`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(Arc<str>);

impl OutPath {
    /// Takes a path that the program itself put together. `None` if a part is empty, `.` or `..`, or holds a back-slash.
    pub fn new(path: &str) -> Option<OutPath> {
        let fine = |part: &str| !matches!(part, "" | "." | "..") && !part.contains('\\');
        path.split('/').all(fine).then(|| OutPath(path.into()))
    }

    /// The path as it stands in links.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What a page here puts before the path of another output: empty at the top, `../` one folder down.
    pub fn root(&self) -> &'static str {
        match self.0.bytes().filter(|byte| *byte == b'/').count() {
            0 => "",
            1 => "../",
            2 => "../../",
            _ => "../../../",
        }
    }
}

impl std::fmt::Display for OutPath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// An address whose `https://` is written wrongly, such as `https//a.b` or `htps:/a.b`, as it was meant.
pub fn scheme_as_meant(written: &str) -> Option<String> {
    let end = written.find([':', '：', '/']).filter(|end| *end > 0)?;
    let scheme = written[..end].to_ascii_lowercase();
    let rest = written[end..].trim_start_matches([':', '：', '/']);
    let slashes = written[end..].len() > rest.len() + 1;
    let near = strsim::damerau_levenshtein(&scheme, "https").min(strsim::damerau_levenshtein(&scheme, "http"));
    (near <= 1 && slashes && rest.contains('.')).then(|| format!("https://{rest}"))
}

/// Whether an address begins with the name of a computer, without `https://` before it: a browser takes it for a page of this site.
pub fn lacks_scheme(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    let name = lower.split(['/', '?', '#', ':']).next().unwrap_or_default();
    !lower.contains("://") && (name.starts_with("www.") || [".cn", ".com", ".net", ".org"].iter().any(|end| name.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn site_paths_are_cleaned_and_never_leave() {
        let clean = |written| SitePath::new(written).map(|path| path.to_string());
        assert_eq!(clean("content\\events//./a.md").as_deref(), Some("content/events/a.md"));
        assert_eq!(clean("content/events/../photos/焊接 1.jpg").as_deref(), Some("content/photos/焊接 1.jpg"));
        assert_eq!(clean("../secret"), None);
        assert_eq!(clean("a/../.."), None);
    }

    #[test]
    fn stems_and_endings() {
        let path = SitePath::new("content/events/开放日.md.txt").expect("a path");
        assert_eq!((path.stem(), path.ending().as_str(), path.folder()), ("开放日", "txt", "content/events"));
    }

    #[test]
    fn roots_follow_the_depth() {
        let root = |path| OutPath::new(path).expect("a path").root();
        assert_eq!([root("index.html"), root("events/a.html"), root("tags/a/page-2.html")], ["", "../", "../../"]);
    }
}
