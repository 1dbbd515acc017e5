//! Finds the front matter of a page: the lines between two `---` at its start.

use std::ops::Range;

/// The parts of a page's text, as byte ranges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    /// The YAML between the fences; `None` when the page has none.
    pub(super) front: Option<Range<usize>>,
    /// Where the body begins.
    pub(super) body: usize,
    /// Whether the closing fence is missing: the YAML then ends at the first line that cannot be of it.
    pub(super) unclosed: bool,
}

/// Splits a page. Blank lines before the first fence are passed over; fences may be longer or of full-width dashes.
pub(super) fn split(text: &str) -> Parts {
    let mut lines = Lines { text, at: 0 };
    let opened = lines.by_ref().find(|(_, line)| !line.trim().is_empty());
    let Some((start, fence)) = opened.filter(|(_, line)| is_fence(line)) else {
        return Parts { front: None, body: 0, unclosed: false };
    };
    let front = start + fence.len();
    for (at, line) in lines.by_ref() {
        if is_fence(line) || line.trim_end() == "..." {
            return Parts { front: Some(front..at), body: at + line.len(), unclosed: false };
        }
    }
    // Without a closing fence the first blank line or heading ends what can be front matter.
    let lines = Lines { text, at: front };
    let end = lines.into_iter().find(|(_, line)| line.trim().is_empty() || line.starts_with("# ")).map_or(text.len(), |(at, _)| at);
    Parts { front: Some(front..end), body: end, unclosed: true }
}

fn is_fence(line: &str) -> bool {
    let line = line.trim_end();
    let wide = |c: char| matches!(c, '—' | '－' | '–');
    let count = line.chars().count();
    line.chars().all(|c| c == '-' || wide(c)) && (count >= 3 || count == 2 && line.chars().all(wide))
}

struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Lines<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let line = self.text[start..].split_inclusive('\n').next()?;
        self.at += line.len();
        Some((start, line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, front: Option<&str>, body: &str) {
        let parts = split(text);
        assert_eq!(parts.front.map(|range| &text[range]), front, "{text}");
        assert_eq!(&text[parts.body..], body, "{text}");
    }

    #[test]
    fn front_matter_stands_between_fences() {
        check("---\ntitle: a\n---\nbody\n", Some("title: a\n"), "body\n");
        check("\n----\ntitle: a\n---  \n", Some("title: a\n"), "");
        check("just text\n---\n", None, "just text\n---\n");
        check("-—-\ntitle: a\n——\nbody", Some("title: a\n"), "body");
        check("---\ntitle: a\n\nbody", Some("title: a\n"), "\nbody");
        check("", None, "");
    }
}
