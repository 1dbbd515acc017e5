//! The last step of parsing: levels below the page's title, anchors that are unique on the page, and the list of headings.

use std::collections::BTreeMap;

use crate::document::body::{Block, Body, Heading, HtmlPart, is_han, plain};

/// Anchors that pages use themselves.
const TAKEN: [&str; 14] = [
    "main",
    "top",
    "nav",
    "search",
    "content",
    "footnotes",
    "photos",
    "videos",
    "files",
    "figures",
    "told",
    "related",
    "byline",
    "sources",
];

/// Shifts levels, writes anchors and fills `headings`. Until now `id` holds what the file wrote, or nothing.
pub(super) fn settle(body: &mut Body) {
    let parts = || body.footnotes.iter().map(|footnote| &footnote.blocks).chain(std::iter::once(&body.blocks));
    let shift = u8::from(parts().any(|blocks| holds_title(blocks)));
    let mut desk = Desk { shift, used: TAKEN.iter().map(|id| ((*id).to_owned(), 1)).collect(), headings: Vec::new() };
    desk.blocks(&mut body.blocks);
    for footnote in &mut body.footnotes {
        desk.blocks(&mut footnote.blocks);
    }
    body.headings = desk.headings;
}

/// The anchor of a text: lower-case letters and digits of ASCII, Han characters, `-` for runs of anything else.
pub fn anchor(text: &str) -> String {
    let mut id = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || is_han(c) {
            id.push(c.to_ascii_lowercase());
        } else if !id.ends_with('-') && !id.is_empty() {
            id.push('-');
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    let id: String = id.chars().take(60).collect();
    if id.is_empty() || id.starts_with("fn-") || id.starts_with("fnref-") || id.starts_with("photo-") {
        format!("h-{id}").trim_end_matches('-').to_owned()
    } else {
        id
    }
}

fn holds_title(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Heading { level, .. } => *level == 1,
        Block::Quote(blocks) | Block::Alert { blocks, .. } => holds_title(blocks),
        Block::List(list) => list.items.iter().any(|item| holds_title(&item.blocks)),
        Block::Html(parts) => parts.iter().any(|part| matches!(part, HtmlPart::Open { name, .. } if name == "h1")),
        _ => false,
    })
}

struct Desk {
    shift: u8,
    /// Anchors in use, each with the last number behind it.
    used: BTreeMap<String, usize>,
    headings: Vec<Heading>,
}

impl Desk {
    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Heading { level, id, inlines } => {
                    let text = plain(inlines);
                    *level = self.level(*level);
                    *id = self.unique(anchor(if id.is_empty() { &text } else { id }));
                    self.headings.push(Heading { level: *level, id: id.clone(), text });
                }
                Block::Quote(blocks) | Block::Alert { blocks, .. } => self.blocks(blocks),
                Block::List(list) => list.items.iter_mut().for_each(|item| self.blocks(&mut item.blocks)),
                Block::Html(parts) => parts.iter_mut().for_each(|part| self.part(part)),
                _ => {}
            }
        }
    }

    fn part(&self, part: &mut HtmlPart) {
        if let HtmlPart::Open { name, .. } | HtmlPart::Close(name) = part
            && let Some(level) = name.strip_prefix('h').and_then(|level| level.parse().ok())
        {
            *name = format!("h{}", self.level(level));
        }
    }

    fn level(&self, level: u8) -> u8 {
        (level + self.shift).clamp(2, 6)
    }

    fn unique(&mut self, id: String) -> String {
        if !self.used.contains_key(&id) {
            self.used.insert(id.clone(), 1);
            return id;
        }
        loop {
            let count = self.used.entry(id.clone()).or_insert(1);
            *count += 1;
            let numbered = format!("{id}-{count}");
            if !self.used.contains_key(&numbered) {
                self.used.insert(numbered.clone(), 1);
                return numbered;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_keep_han_letters_and_digits() {
        assert_eq!(anchor("一、“开放日” Open Day 2024！"), "一-开放日-open-day-2024");
        assert_eq!(anchor("！！"), "h");
        assert_eq!(anchor("fn-1"), "h-fn-1");
    }
}
