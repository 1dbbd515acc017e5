//! A part of an Office file as a tree that is given back as it came: what nobody touches keeps its names, attributes and order.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

/// How deep elements may stand in each other.
const DEPTH: usize = 256;

/// A piece of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// Text, not escaped.
    Text(String),
    /// Anything that is passed on unread: declarations, comments, instructions.
    Raw(String),
}

/// An element with its prefix as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Element {
    /// Its name, such as `w:p`.
    pub name: String,
    /// Its attributes as written, with the blank before them.
    pub attributes: String,
    /// What it holds.
    pub children: Vec<Node>,
}

/// Why a part cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl Element {
    /// An element without attributes.
    pub fn new(name: &str, children: Vec<Node>) -> Element {
        Element { name: name.to_owned(), attributes: String::new(), children }
    }

    /// Its child elements.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| if let Node::Element(element) = node { Some(element) } else { None })
    }

    /// All text below it, as it stands.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for node in &self.children {
            match node {
                Node::Text(part) => text.push_str(part),
                Node::Element(element) => text.push_str(&element.text()),
                Node::Raw(_) => {}
            }
        }
        text
    }
}

/// Reads a whole part.
///
/// # Errors
/// [`Unreadable`] when it is no well-formed XML in UTF-8, declares a document type, or nests without end.
pub fn parse(bytes: &[u8]) -> Result<Vec<Node>, Unreadable> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unreadable)?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut open: Vec<Element> = vec![Element::default()];
    loop {
        let event = reader.read_event().map_err(|_| Unreadable)?;
        let top = open.last_mut().ok_or(Unreadable)?;
        match event {
            Event::Start(start) => {
                let element = element(start.as_ref(), start.name().as_ref().len());
                if open.len() > DEPTH {
                    return Err(Unreadable);
                }
                open.push(element);
            }
            Event::Empty(start) => {
                let element = element(start.as_ref(), start.name().as_ref().len());
                top.children.push(Node::Element(element));
            }
            Event::End(_) => {
                let done = open.pop().ok_or(Unreadable)?;
                open.last_mut().ok_or(Unreadable)?.children.push(Node::Element(done));
            }
            Event::Text(text) => add(top, &text),
            Event::CData(text) => add(top, &text),
            Event::GeneralRef(reference) => add(top, &resolved(&reference).ok_or(Unreadable)?),
            Event::Decl(decl) => top.children.push(Node::Raw(format!("<?{}?>", &*decl))),
            Event::PI(pi) => top.children.push(Node::Raw(format!("<?{}?>", &*pi))),
            Event::Comment(_) => {}
            Event::DocType(_) => return Err(Unreadable),
            Event::Eof => break,
        }
    }
    match open.pop() {
        Some(root) if open.is_empty() => Ok(root.children),
        _ => Err(Unreadable),
    }
}

/// Writes a part.
pub fn write(nodes: &[Node]) -> String {
    let mut out = String::new();
    nodes.iter().for_each(|node| write_node(node, &mut out));
    out
}

/// Text as it may stand between tags and in attributes; characters that XML forbids are left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(c),
        }
    }
    out
}

fn element(whole: &str, name: usize) -> Element {
    let (name, attributes) = whole.split_at(name);
    Element { name: name.to_owned(), attributes: attributes.trim_end().to_owned(), children: Vec::new() }
}

fn add(top: &mut Element, text: &str) {
    match top.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => top.children.push(Node::Text(text.to_owned())),
    }
}

fn resolved(reference: &BytesRef<'_>) -> Option<String> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c.to_string());
    }
    let word = match &**reference {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    };
    Some(word.to_owned())
}

fn write_node(node: &Node, out: &mut String) {
    match node {
        Node::Text(text) => out.push_str(&escaped(text)),
        Node::Raw(raw) => out.push_str(raw),
        Node::Element(element) => {
            out.push('<');
            out.push_str(&element.name);
            out.push_str(&element.attributes);
            if element.children.is_empty() {
                out.push_str("/>");
                return;
            }
            out.push('>');
            element.children.iter().for_each(|child| write_node(child, out));
            out.push_str("</");
            out.push_str(&element.name);
            out.push('>');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_touches_comes_back() {
        let part = "<?xml version=\"1.0\"?><w:p w:rsid=\"0\" a='1'><w:t xml:space=\"preserve\"> 甲 &amp; 乙&#x4e00; </w:t><w:br/></w:p>";
        let expected = part.replace("&#x4e00;", "一");
        assert_eq!(write(&parse(part.as_bytes()).expect("XML")), expected);
    }

    #[test]
    fn what_is_no_part_is_refused() {
        let deep = format!("{}{}", "<a>".repeat(300), "</a>".repeat(300));
        for broken in ["<a><b></a>", "<a>", "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "<a>&x;</a>", &deep] {
            assert_eq!(parse(broken.as_bytes()), Err(Unreadable), "{broken}");
        }
    }
}
