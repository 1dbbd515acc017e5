//! JPEG files as segments and scans: their size and EXIF without decoding, whether they are whole, and the file without its metadata.
//!
//! Part of `imaging`. The format is ITU-T T.81 annex B.

use super::inspect::{Facts, PictureKind};
use super::{Fault, metadata, scans};

const PROGRESSIVE: u8 = 0xC2;
const APP0: u8 = 0xE0;
const APP1: u8 = 0xE1;
const APP2: u8 = 0xE2;
const APP14: u8 = 0xEE;
const APP15: u8 = 0xEF;
const COMMENT: u8 = 0xFE;
const SCAN: u8 = 0xDA;
const END: u8 = 0xD9;

/// One marker with what belongs to it; a scan's pixels belong to it too.
struct Piece<'a> {
    marker: u8,
    /// What stands behind the length.
    payload: &'a [u8],
    /// Everything from the marker's code on, without its `FF`.
    raw: &'a [u8],
}

/// Reads size, orientation and notes; an error if the file is no whole JPEG.
pub(super) fn inspect(bytes: &[u8]) -> Result<Facts, Fault> {
    let pieces = pieces(bytes)?;
    let frame = pieces.iter().find(|piece| is_frame(piece.marker)).ok_or_else(|| Fault::Damaged("没有图像尺寸".into()))?;
    if !matches!(frame.marker, 0xC0..=0xC2) {
        return Err(Fault::Damaged("少见的 JPEG 编码方式".into()));
    }
    let &[_, h1, h2, w1, w2, ..] = frame.payload else { return Err(Fault::Damaged("没有图像尺寸".into())) };
    let scans = pieces.iter().filter(|piece| piece.marker == SCAN).map(|piece| piece.payload);
    if !scans::are_complete(frame.payload, frame.marker == PROGRESSIVE, scans) {
        return Err(Fault::Truncated);
    }
    let mut facts = Facts::new(PictureKind::Jpeg, u32::from_be_bytes([0, 0, w1, w2]), u32::from_be_bytes([0, 0, h1, h2]));
    let bare = |piece: &Piece<'_>| piece.marker == APP14 && piece.payload.starts_with(b"Adobe") && piece.payload.get(11) == Some(&0);
    facts.memory = memory(frame, (facts.width, facts.height), pieces.iter().any(bare));
    for piece in pieces.iter().filter(|piece| piece.marker == APP1) {
        if let Some(tiff) = piece.payload.strip_prefix(b"Exif\0\0") {
            facts.note(metadata::read(tiff));
        } else if piece.payload.starts_with(b"http://ns.adobe.com/x") {
            facts.gps |= metadata::xmp_has_place(piece.payload);
        }
    }
    Ok(facts)
}

/// The same picture with only the segments that decoding needs; what follows the picture's end is cut off.
pub(super) fn strip(bytes: &[u8], orientation: u8) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::with_capacity(bytes.len());
    out.extend([0xFF, 0xD8]);
    let mut turned = orientation > 1;
    for piece in pieces(bytes)? {
        // A JFIF header must stay the first segment.
        if turned && piece.marker != APP0 {
            out.extend([0xFF, APP1, 0, 34]);
            out.extend(b"Exif\0\0");
            out.extend(metadata::minimal(orientation));
            turned = false;
        }
        if is_kept(&piece) {
            out.push(0xFF);
            out.extend(piece.raw);
        }
    }
    out.extend([0xFF, END]);
    Ok(out)
}

/// Whether Adobe's segment is there, whose programs write the four inks inverted.
pub(super) fn is_of_adobe(bytes: &[u8]) -> bool {
    pieces(bytes).is_ok_and(|pieces| pieces.iter().any(|piece| piece.marker == APP14 && piece.payload.starts_with(b"Adobe")))
}

/// The bytes that decoding takes: samples of all components, the coefficients of a progressive file, and the pixels where planes do not do.
fn memory(frame: &Piece<'_>, (width, height): (u32, u32), bare: bool) -> u64 {
    let components =
        || frame.payload.get(6..).unwrap_or_default().chunks_exact(3).map(|one| (u64::from(one[1] >> 4), u64::from(one[1] & 15)));
    let (across, down) = components().fold((1, 1), |(across, down), (wide, high)| (across.max(wide), down.max(high)));
    let mcus = u64::from(width).div_ceil(8 * across) * u64::from(height).div_ceil(8 * down);
    let samples: u64 = components().map(|(wide, high)| mcus * 64 * wide * high).sum();
    let count = components().count() as u64;
    let coefficients = if frame.marker == PROGRESSIVE { samples * 2 } else { 0 };
    // Brightness and two colours stay planes; bare red, green and blue, and four inks, become pixels.
    let pixels = if matches!(count, 1 | 3) && !bare { 0 } else { count * u64::from(width) * u64::from(height) };
    samples + coefficients + pixels
}

fn is_kept(piece: &Piece) -> bool {
    match piece.marker {
        APP0 => piece.payload.starts_with(b"JFIF\0"),
        APP2 => piece.payload.starts_with(b"ICC_PROFILE\0"),
        APP14 => piece.payload.starts_with(b"Adobe"),
        APP1..=APP15 | COMMENT => false,
        _ => true,
    }
}

/// Start of frame: C0 to CF but for the Huffman tables, the reserved JPG and the arithmetic conditioning.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

/// Every segment up to the end of the picture, which must be there: decoders fill what is missing with grey and say nothing.
fn pieces(bytes: &[u8]) -> Result<Vec<Piece<'_>>, Fault> {
    let mut pieces = Vec::new();
    let mut at = 2;
    loop {
        at += find_ff(bytes.get(at..).unwrap_or_default()).ok_or(Fault::Truncated)?;
        while bytes.get(at) == Some(&0xFF) {
            at += 1;
        }
        let marker = *bytes.get(at).ok_or(Fault::Truncated)?;
        match marker {
            END => return Ok(pieces),
            0x00 | 0x01 | 0xD0..=0xD8 => at += 1,
            _ => {
                let piece = piece(bytes, at)?;
                at += piece.raw.len();
                pieces.push(piece);
            }
        }
    }
}

/// The segment whose marker code stands at `at`.
fn piece(bytes: &[u8], at: usize) -> Result<Piece<'_>, Fault> {
    let &[marker, high, low, ..] = &bytes[at..] else { return Err(Fault::Truncated) };
    let length = usize::from(u16::from_be_bytes([high, low]));
    if length < 2 {
        return Err(Fault::Damaged("段长度不对".into()));
    }
    let mut end = at + 1 + length;
    let payload = bytes.get(at + 3..end).ok_or(Fault::Truncated)?;
    if marker == SCAN {
        end = scan_end(bytes, end)?;
    }
    Ok(Piece { marker, payload, raw: &bytes[at..end] })
}

/// Where the pixels that begin at `at` give way to the next marker; stuffed zeros and restarts belong to the pixels.
fn scan_end(bytes: &[u8], mut at: usize) -> Result<usize, Fault> {
    loop {
        at += find_ff(bytes.get(at..).unwrap_or_default()).ok_or(Fault::Truncated)?;
        match bytes.get(at + 1).ok_or(Fault::Truncated)? {
            0x00 | 0xD0..=0xD7 => at += 2,
            0xFF => at += 1,
            _ => return Ok(at),
        }
    }
}

/// The first `FF`. Looks at 32 bytes at once, since megabytes of pixels go through here.
fn find_ff(bytes: &[u8]) -> Option<usize> {
    const STEP: usize = 32;
    let mut start = 0;
    for chunk in bytes.chunks_exact(STEP) {
        if chunk.iter().fold(false, |found, byte| found | (*byte == 0xFF)) {
            break;
        }
        start += STEP;
    }
    bytes[start..].iter().position(|byte| *byte == 0xFF).map(|at| start + at)
}
