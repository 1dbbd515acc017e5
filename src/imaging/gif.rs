//! GIF files as blocks: size and number of pictures without decoding, whether they are whole, and the file without its comments.
//!
//! Part of `imaging`. The format is the GIF89a specification.

use super::inspect::{Facts, PictureKind};
use super::{Fault, lzw};

const EXTENSION: u8 = 0x21;
const IMAGE: u8 = 0x2C;
const TRAILER: u8 = 0x3B;
const CONTROL: u8 = 0xF9;
const APPLICATION: u8 = 0xFF;

struct Block<'a> {
    /// `IMAGE`, or the label of an extension.
    label: u8,
    raw: &'a [u8],
}

/// Reads size and whether it moves; an error if the file is no whole GIF.
pub(super) fn inspect(bytes: &[u8]) -> Result<Facts, Fault> {
    let (_, blocks) = blocks(bytes)?;
    let &[_, _, _, _, _, _, w1, w2, h1, h2, ..] = bytes else { return Err(Fault::Truncated) };
    let mut facts = Facts::new(PictureKind::Gif, u32::from(u16::from_le_bytes([w1, w2])), u32::from(u16::from_le_bytes([h1, h2])));
    // The frame, the picture that it is put on, and this once more for scaling.
    facts.memory = u64::from(facts.width) * u64::from(facts.height) * 12;
    let pictures: Vec<&Block<'_>> = blocks.iter().filter(|block| block.label == IMAGE).collect();
    if pictures.is_empty() || pictures.iter().any(|picture| !is_full(picture.raw)) {
        return Err(Fault::Truncated);
    }
    facts.animated = pictures.len() > 1;
    Ok(facts)
}

/// Whether an image has data for as many pixels as it says.
fn is_full(raw: &[u8]) -> bool {
    let &[_, _, _, _, _, w1, w2, h1, h2, flags, ..] = raw else { return false };
    let wanted = u64::from(u16::from_le_bytes([w1, w2])) * u64::from(u16::from_le_bytes([h1, h2]));
    let Some((code_size, mut rest)) = raw.get(10 + colours(flags)..).and_then(<[u8]>::split_first) else { return false };
    let parts = std::iter::from_fn(move || {
        let (length, behind) = rest.split_first()?;
        let (part, behind) = behind.split_at_checked(usize::from(*length))?;
        rest = behind;
        Some(part)
    });
    lzw::pixels(*code_size, parts.flatten().copied(), wanted) >= wanted
}

/// The same picture with only its images, their timing and the loop count.
pub(super) fn strip(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let (head, blocks) = blocks(bytes)?;
    let mut out = Vec::with_capacity(bytes.len());
    out.extend(head);
    for block in blocks {
        match block.label {
            IMAGE | CONTROL => out.extend(block.raw),
            APPLICATION => out.extend(loop_count(block.raw).unwrap_or_default()),
            _ => {}
        }
    }
    out.push(TRAILER);
    Ok(out)
}

/// The application block that says how often to repeat, written anew; `None` for any other application.
fn loop_count(raw: &[u8]) -> Option<Vec<u8>> {
    let body = raw.strip_prefix(&[EXTENSION, APPLICATION, 11])?;
    let body = body.strip_prefix(b"NETSCAPE2.0").or_else(|| body.strip_prefix(b"ANIMEXTS1.0"))?;
    let &[3, 1, low, high, ..] = body else { return None };
    let mut out = vec![EXTENSION, APPLICATION, 11];
    out.extend(b"NETSCAPE2.0");
    out.extend([3, 1, low, high, 0]);
    Some(out)
}

/// The head with the common colours, and every block up to the trailer. A missing trailer behind a whole block is no loss.
fn blocks(bytes: &[u8]) -> Result<(&[u8], Vec<Block<'_>>), Fault> {
    let flags = *bytes.get(10).ok_or(Fault::Truncated)?;
    let mut at = 13 + colours(flags);
    let head = bytes.get(..at).ok_or(Fault::Truncated)?;
    let mut blocks = Vec::new();
    while let Some(&introducer) = bytes.get(at) {
        let (label, data) = match introducer {
            TRAILER => break,
            EXTENSION => (*bytes.get(at + 1).ok_or(Fault::Truncated)?, at + 2),
            // Nine bytes of place and size, the image's own colours, one byte of code size.
            IMAGE => (IMAGE, at + 11 + colours(*bytes.get(at + 9).ok_or(Fault::Truncated)?)),
            _ => return Err(Fault::Damaged("块的类型不对".into())),
        };
        let end = sub_blocks_end(bytes, data)?;
        // An extension labelled like an image would otherwise pass for one.
        let label = if introducer == EXTENSION && label == IMAGE { 0 } else { label };
        blocks.push(Block { label, raw: &bytes[at..end] });
        at = end;
    }
    Ok((head, blocks))
}

/// The bytes of a colour table, as the flags before it say.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

fn sub_blocks_end(bytes: &[u8], mut at: usize) -> Result<usize, Fault> {
    loop {
        let length = usize::from(*bytes.get(at).ok_or(Fault::Truncated)?);
        at += 1 + length;
        if length == 0 {
            return Ok(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{inspect, specimen};
    use super::*;

    #[test]
    fn pixels_that_end_too_early_are_an_error_even_with_a_trailer() {
        for frames in [1, 3] {
            let whole = specimen::gif_of_noise(frames, 200, 150);
            assert_eq!(inspect(&whole).map(|facts| facts.animated), Ok(frames > 1));
            let (head, blocks) = blocks(&whole).expect("whole");
            let (last, before) =
                blocks.iter().rposition(|block| block.label == IMAGE).map(|at| (&blocks[at], &blocks[..at])).expect("an image");
            let data = 11 + colours(last.raw[9]);
            // Of several blocks of data the first, the end of data and the trailer.
            assert!(last.raw[data] == 255 && last.raw.len() > data + 300);
            let parts: Vec<&[u8]> = [head].into_iter().chain(before.iter().map(|block| block.raw)).collect();
            let cut = [&parts.concat(), &last.raw[..data + 256], &[0, TRAILER]].concat();
            assert_eq!(inspect(&cut), Err(Fault::Truncated), "{frames}");
        }
    }
}
