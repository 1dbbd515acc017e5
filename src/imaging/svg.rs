//! SVG drawings: told from other text, and their size as far as the root element says it.
//!
//! Part of `imaging`. Only the first few kilobytes are looked at, and nothing is drawn.

use super::inspect::{Facts, PictureKind};

const HEAD: usize = 8 * 1024;

/// Whether the bytes begin like an SVG file.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    // Every text file comes by here, and almost none begins like this.
    let blank = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0xEF | 0xBB | 0xBF);
    if bytes.iter().find(|byte| !blank(byte)) != Some(&b'<') {
        return false;
    }
    let head = head(bytes);
    let start = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    ["<svg", "<?xml", "<!--", "<!DOCTYPE"].iter().any(|opening| start.starts_with(opening)) && root(&head).is_some()
}

/// Width and height from the attributes, else from the view box, else zero.
pub(super) fn inspect(bytes: &[u8]) -> Facts {
    let head = head(bytes);
    let root = root(&head).unwrap_or_default();
    let side = |name| attribute(root, name).and_then(pixels);
    let (width, height) = match (side("width"), side("height")) {
        (Some(width), Some(height)) => (width, height),
        _ => view_box(root).unwrap_or((0, 0)),
    };
    Facts::new(PictureKind::Svg, width, height)
}

fn head(bytes: &[u8]) -> String {
    String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).into_owned()
}

/// The root element's tag, from behind its name.
fn root(head: &str) -> Option<&str> {
    let tag = &head[head.find("<svg")? + 4..];
    let tag = &tag[..tag.find('>').unwrap_or(tag.len())];
    tag.starts_with(|c: char| c.is_whitespace() || c == '/').then_some(tag).or(tag.is_empty().then_some(tag))
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.match_indices(name).find_map(|(at, _)| {
        let before = tag[..at].chars().next_back()?;
        let value = tag[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        before.is_whitespace().then(|| value[1..].split(quote).next()).flatten()
    })
}

/// A length in pixels: a bare number or one with `px`.
fn pixels(written: &str) -> Option<u32> {
    let number: f64 = written.trim().trim_end_matches("px").trim().parse().ok()?;
    // A cast from a float saturates, and the range is checked first.
    (1.0..=100_000.0).contains(&number).then_some(number.round() as u32)
}

fn view_box(root: &str) -> Option<(u32, u32)> {
    let numbers: Vec<&str> = attribute(root, "viewBox")?.split([' ', ',', '\n', '\t']).filter(|part| !part.is_empty()).collect();
    let [_, _, width, height] = numbers[..] else { return None };
    Some((pixels(width)?, pixels(height)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_tell_their_size_or_none() {
        let check = |text: &str, size| {
            assert!(is_svg(text.as_bytes()), "{text}");
            let facts = inspect(text.as_bytes());
            assert_eq!((facts.width, facts.height), size, "{text}");
        };
        check("<svg xmlns='x' width=\"120\" height=\"40px\"/>", (120, 40));
        check("\u{feff}<?xml version='1.0'?>\n<!-- 校徽 -->\n<svg viewBox='0 0 64 32' stroke-width='9'><g/></svg>", (64, 32));
        check("<svg width='100%' height='100%'></svg>", (0, 0));
        assert!(!is_svg("<svgx>".as_bytes()));
        assert!(!is_svg("<?xml version='1.0'?><rss/>".as_bytes()));
    }
}
