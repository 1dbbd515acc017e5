//! WebP files as RIFF chunks: size and EXIF without decoding, whether they are whole, and the file without its metadata.
//!
//! Part of `imaging`. The format is RFC 9649.

use super::inspect::{Facts, PictureKind};
use super::{Fault, metadata};

/// The chunks that the picture itself is made of.
const KEPT: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];
const EXIF_FLAG: u8 = 0x08;
const XMP_FLAG: u8 = 0x04;

struct Chunk<'a> {
    kind: [u8; 4],
    payload: &'a [u8],
}

/// Reads size, orientation and notes; an error if the file is no whole WebP.
pub(super) fn inspect(bytes: &[u8]) -> Result<Facts, Fault> {
    let chunks = chunks(bytes)?;
    let (width, height) = chunks.iter().find_map(dimensions).ok_or_else(|| Fault::Damaged("没有图像尺寸".into()))?;
    let mut facts = Facts::new(PictureKind::Webp, width, height);
    // Its own planes or pixels, red, green, blue and alpha, and these once more for scaling.
    facts.memory = u64::from(width) * u64::from(height) * 12;
    for chunk in &chunks {
        match &chunk.kind {
            b"EXIF" => facts.note(metadata::read(chunk.payload)),
            b"XMP " => facts.gps |= metadata::xmp_has_place(chunk.payload),
            b"ANIM" => facts.animated = true,
            _ => {}
        }
    }
    Ok(facts)
}

/// The same picture with only the chunks that it is made of; what follows its end is cut off.
pub(super) fn strip(bytes: &[u8], orientation: u8) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend(b"RIFF\0\0\0\0WEBP");
    let mut extended = false;
    for chunk in chunks(bytes)?.iter().filter(|chunk| KEPT.contains(&&chunk.kind)) {
        let start = out.len() + 8;
        push(&mut out, chunk.kind, chunk.payload);
        if &chunk.kind == b"VP8X" && !chunk.payload.is_empty() {
            extended = true;
            out[start] &= !(EXIF_FLAG | XMP_FLAG);
            out[start] |= if orientation > 1 { EXIF_FLAG } else { 0 };
        }
    }
    if extended && orientation > 1 {
        push(&mut out, *b"EXIF", &metadata::minimal(orientation));
    }
    let length = u32::try_from(out.len() - 8).map_err(|_| Fault::TooLong(out.len() as u64))?;
    out[4..8].copy_from_slice(&length.to_le_bytes());
    Ok(out)
}

/// Adds a chunk, padded to an even length.
pub(super) fn push(out: &mut Vec<u8>, kind: [u8; 4], payload: &[u8]) {
    out.extend(kind);
    out.extend(u32::try_from(payload.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend(payload);
    if payload.len() % 2 == 1 {
        out.push(0);
    }
}

fn dimensions(chunk: &Chunk) -> Option<(u32, u32)> {
    match (&chunk.kind, chunk.payload) {
        (b"VP8X", &[_, _, _, _, w1, w2, w3, h1, h2, h3, ..]) => {
            Some((u32::from_le_bytes([w1, w2, w3, 0]) + 1, u32::from_le_bytes([h1, h2, h3, 0]) + 1))
        }
        (b"VP8L", &[0x2F, b1, b2, b3, b4, ..]) => {
            let bits = u32::from_le_bytes([b1, b2, b3, b4]);
            Some(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
        }
        (b"VP8 ", &[_, _, _, 0x9D, 0x01, 0x2A, w1, w2, h1, h2, ..]) => {
            Some((u32::from(u16::from_le_bytes([w1, w2]) & 0x3FFF), u32::from(u16::from_le_bytes([h1, h2]) & 0x3FFF)))
        }
        _ => None,
    }
}

fn chunks(bytes: &[u8]) -> Result<Vec<Chunk<'_>>, Fault> {
    let &[_, _, _, _, l1, l2, l3, l4, ..] = bytes else { return Err(Fault::Truncated) };
    let length = u32::from_le_bytes([l1, l2, l3, l4]) as usize;
    let whole = length.checked_add(8).and_then(|end| bytes.get(..end)).ok_or(Fault::Truncated)?;
    let mut rest = whole.get(12..).ok_or(Fault::Truncated)?;
    let mut chunks = Vec::new();
    while let &[k1, k2, k3, k4, l1, l2, l3, l4, ..] = rest {
        let length = u32::from_le_bytes([l1, l2, l3, l4]) as usize;
        let end = length.checked_add(8).ok_or(Fault::Truncated)?;
        chunks.push(Chunk { kind: [k1, k2, k3, k4], payload: rest.get(8..end).ok_or(Fault::Truncated)? });
        rest = rest.get(end + length % 2..).unwrap_or_default();
    }
    Ok(chunks)
}
