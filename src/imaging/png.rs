//! PNG files as chunks: size and EXIF without decoding, whether they are whole, and the file without its metadata.
//!
//! Part of `imaging`. The format is W3C PNG (third edition) clauses 5 and 11.

use super::inspect::{Facts, PictureKind};
use super::{Fault, metadata};

/// What opens each PNG.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The chunks that the picture itself is made of; every other one, known or not, is metadata.
const KEPT: [&[u8; 4]; 17] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"hIST", b"pHYs", b"acTL",
    b"fcTL", b"fdAT",
];

struct Chunk<'a> {
    kind: [u8; 4],
    payload: &'a [u8],
    /// Length, kind, payload and check sum.
    raw: &'a [u8],
}

/// Reads size, orientation and notes; an error if the file is no whole PNG.
pub(super) fn inspect(bytes: &[u8]) -> Result<Facts, Fault> {
    let chunks = chunks(bytes)?;
    let &[w1, w2, w3, w4, h1, h2, h3, h4, ..] =
        chunks.first().filter(|chunk| &chunk.kind == b"IHDR").map_or(&[][..], |chunk| chunk.payload)
    else {
        return Err(Fault::Damaged("没有图像尺寸".into()));
    };
    let mut facts = Facts::new(PictureKind::Png, u32::from_be_bytes([w1, w2, w3, w4]), u32::from_be_bytes([h1, h2, h3, h4]));
    facts.memory = memory(&chunks, u64::from(facts.width) * u64::from(facts.height));
    for chunk in &chunks {
        match &chunk.kind {
            b"eXIf" => facts.note(metadata::read(chunk.payload)),
            b"iTXt" => facts.gps |= metadata::xmp_has_place(chunk.payload),
            b"acTL" => facts.animated = true,
            _ => {}
        }
    }
    Ok(facts)
}

/// The bytes that decoding and scaling take: the picture as stored, then eight bits a channel, and once more where there is alpha.
fn memory(chunks: &[Chunk<'_>], pixels: u64) -> u64 {
    let (depth, colour) = match chunks.first().map_or(&[][..], |chunk| chunk.payload) {
        &[_, _, _, _, _, _, _, _, depth, colour, ..] => (depth, colour),
        _ => (8, 6),
    };
    let clear = matches!(colour, 4 | 6) || chunks.iter().any(|chunk| &chunk.kind == b"tRNS");
    let stored = match colour {
        0 => 1,
        4 => 2,
        2 | 3 if !clear => 3,
        _ => 4,
    };
    let stored = if depth == 16 { stored * 2 } else { stored };
    let (again, alpha) = if clear { (4, 4) } else { (3, 0) };
    // What needs no second form still takes one channel apart while it is scaled.
    let more = if stored == again { u64::from(!clear) } else { again };
    pixels.saturating_mul(stored + more + alpha)
}

/// The same picture with only the chunks that it is made of; what follows its end is cut off.
pub(super) fn strip(bytes: &[u8], orientation: u8) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend(SIGNATURE);
    for chunk in chunks(bytes)? {
        if KEPT.contains(&&chunk.kind) {
            out.extend(chunk.raw);
        }
        if &chunk.kind == b"IHDR" && orientation > 1 {
            push(&mut out, *b"eXIf", &metadata::minimal(orientation));
        }
    }
    Ok(out)
}

/// Adds a chunk with its length and check sum.
pub(super) fn push(out: &mut Vec<u8>, kind: [u8; 4], payload: &[u8]) {
    let length = u32::try_from(payload.len()).expect("only small chunks are made here");
    out.extend(length.to_be_bytes());
    out.extend(kind);
    out.extend(payload);
    out.extend(check_sum(&[&kind, payload]).to_be_bytes());
}

fn chunks(bytes: &[u8]) -> Result<Vec<Chunk<'_>>, Fault> {
    let mut chunks = Vec::new();
    let mut rest = &bytes[SIGNATURE.len()..];
    loop {
        let &[l1, l2, l3, l4, k1, k2, k3, k4, ..] = rest else { return Err(Fault::Truncated) };
        let length = u32::from_be_bytes([l1, l2, l3, l4]) as usize;
        let raw = length.checked_add(12).and_then(|end| rest.get(..end)).ok_or(Fault::Truncated)?;
        let kind = [k1, k2, k3, k4];
        chunks.push(Chunk { kind, payload: &raw[8..8 + length], raw });
        if &kind == b"IEND" {
            return Ok(chunks);
        }
        rest = &rest[raw.len()..];
    }
}

/// CRC-32 as PNG's annex D has it, bit by bit: it runs over a few bytes.
fn check_sum(parts: &[&[u8]]) -> u32 {
    let mut sum = u32::MAX;
    for byte in parts.iter().flat_map(|part| part.iter()) {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 };
        }
    }
    !sum
}
