//! From the text of a page to its `Body`: marks for Chinese, pulldown-cmark, a tree, cleaned HTML, settled headings.
//!
//! Pure, one file at a time, linear and bounded on any input. It knows no other page: what targets mean is the site's question.

mod byline;
mod chars;
mod close;
mod cut;
mod frame;
mod headings;
mod html;
mod inline;
mod lines;
mod marks;
mod notes;
mod open;
mod tags;
#[cfg(test)]
mod tests;
mod tree;
mod urls;

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::diagnostic::Checked;

use super::body::Body;

pub use byline::{closing_line, split_byline};
pub use headings::anchor;
pub use urls::{is_outside, is_video_file, is_video_link};

/// Reads the body of a file: `text` is the whole file, the body starts at byte `offset`, `path` names the file in messages.
pub fn parse(text: &str, offset: usize, path: &str) -> Checked<Body> {
    let offset = offset.min(text.len());
    let Some(source) = text.get(offset..) else { return Checked::clean(Body::default()) };
    let marked = marks::mark(source);
    let mut tree = tree::Tree::new(source, &marked, offset);
    feed(&mut tree, &marked.text, 0..marked.text.len());
    let (body, notes) = tree.finish();
    Checked { value: body, diagnostics: notes.into_diagnostics(text, path) }
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
}

/// Parses a part of the marked text into the tree; lines of an indented paragraph are parsed a second time, as what they are.
fn feed(tree: &mut tree::Tree<'_>, marked: &str, part: Range<usize>) {
    let mut events = Parser::new_ext(&marked[part.clone()], options()).into_offset_iter();
    while let Some((event, range)) = events.next() {
        let definition = match &event {
            Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) if !id.is_empty() => {
                events.reference_definitions().get(id).map(|found| part.start + found.span.start..part.start + found.span.end)
            }
            _ => None,
        };
        tree.event(event, part.start + range.start..part.start + range.end, definition);
        for line in std::mem::take(&mut tree.again) {
            let text = &marked[line.clone()];
            let start = line.end - text.trim_start_matches([' ', '\t']).len();
            feed(tree, marked, start..line.end);
        }
    }
}
