//! The walk over a body in reading order, on which its lists of targets and its plain text rest.

use super::{Block, HtmlPart, Inline, Leaf, Table, Video};

/// Ends a line of plain text, unless it is empty.
pub(super) fn end_line(out: &mut String) {
    out.truncate(out.trim_end_matches([' ', '\n']).len());
    if !out.is_empty() {
        out.push('\n');
    }
}

/// Meets everything in some blocks.
pub(super) fn walk_blocks<'a>(blocks: &'a [Block], leaves: &mut Vec<Leaf<'a>>) {
    for block in blocks {
        match block {
            Block::Heading { inlines, .. } | Block::Paragraph(inlines) => walk_inlines(inlines, leaves),
            Block::List(list) => list.items.iter().for_each(|item| walk_blocks(&item.blocks, leaves)),
            Block::Table(table) => walk_table(table, leaves),
            Block::Quote(blocks) | Block::Alert { blocks, .. } => walk_blocks(blocks, leaves),
            Block::Code { text, .. } => leaves.push(Leaf::Code(text)),
            Block::Gallery(pictures) => leaves.extend(pictures.iter().map(Leaf::Picture)),
            Block::Video(video) => walk_video(video, leaves),
            Block::VideoCard { target, title } => leaves.extend([Leaf::Link(target), Leaf::Text(title)]),
            Block::Html(parts) => walk_parts(parts, leaves),
            Block::Rule => {}
        }
        leaves.push(Leaf::End);
    }
}

fn walk_table<'a>(table: &'a Table, leaves: &mut Vec<Leaf<'a>>) {
    for row in std::iter::once(&table.head).chain(&table.rows) {
        for cell in row {
            walk_inlines(cell, leaves);
            leaves.push(Leaf::Gap);
        }
        leaves.push(Leaf::End);
    }
}

fn walk_video<'a>(video: &'a Video, leaves: &mut Vec<Leaf<'a>>) {
    leaves.push(Leaf::Video(video));
    leaves.extend(video.poster.as_ref().map(Leaf::Picture));
}

/// Meets everything in some inlines.
pub(super) fn walk_inlines<'a>(inlines: &'a [Inline], leaves: &mut Vec<Leaf<'a>>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => leaves.push(Leaf::Text(text)),
            Inline::Code(code) => leaves.push(Leaf::Code(code)),
            Inline::Strong(children) | Inline::Emphasis(children) | Inline::Strike(children) => walk_inlines(children, leaves),
            Inline::Tag { name, children } => {
                // The reading above a character is no part of the sentence.
                if !matches!(*name, "rt" | "rp") {
                    walk_inlines(children, leaves);
                }
            }
            Inline::Link { target, children, .. } => {
                leaves.push(Leaf::Link(target));
                walk_inlines(children, leaves);
            }
            Inline::Picture(picture) => leaves.push(Leaf::Picture(picture)),
            Inline::Video(video) => walk_video(video, leaves),
            Inline::Break | Inline::Soft => leaves.push(Leaf::Gap),
            Inline::FootnoteRef { .. } => {}
        }
    }
}

fn walk_parts<'a>(parts: &'a [HtmlPart], leaves: &mut Vec<Leaf<'a>>) {
    for part in parts {
        match part {
            HtmlPart::Open { name, .. } | HtmlPart::Close(name) => match name.as_str() {
                "td" | "th" | "br" => leaves.push(Leaf::Gap),
                "p" | "div" | "li" | "tr" | "h2" | "h3" | "h4" | "h5" | "h6" | "caption" | "summary" | "figcaption" | "blockquote"
                | "pre" | "table" | "ul" | "ol" | "figure" | "details" => leaves.push(Leaf::End),
                _ => {}
            },
            HtmlPart::Text(text) => leaves.push(Leaf::Text(text)),
            HtmlPart::Picture(picture) => leaves.push(Leaf::Picture(picture)),
            HtmlPart::Video(video) => walk_video(video, leaves),
            HtmlPart::LinkOpen { target, .. } => leaves.push(Leaf::Link(target)),
            HtmlPart::LinkClose => {}
        }
    }
}
