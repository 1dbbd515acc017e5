//! GIF files as blocks: size and number of pictures without decoding, whether they are whole, and the file without its comments.
//!
//! Part of `imaging`. The format is the GIF89a specification.

use super::Fault;
use super::inspect::{Facts, PictureKind};

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
    let pictures = blocks.iter().filter(|block| block.label == IMAGE).count();
    if pictures == 0 {
        return Err(Fault::Truncated);
    }
    facts.animated = pictures > 1;
    Ok(facts)
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
