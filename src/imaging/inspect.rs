//! What a picture's bytes show without decoding them: kind, size, orientation, capture time; and whether they can be used at all.
//!
//! Part of `imaging`. Goes by the content; a file's name is never seen here.

use super::metadata::Notes;
use super::{Fault, MAX_BYTES, MAX_PIXELS, MAX_SIDE, gif, jpeg, png, svg, webp};

/// The kinds of picture that a site can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PictureKind {
    /// Photos.
    Jpeg,
    /// Screenshots and codes.
    Png,
    /// What newer phones and editors save.
    Webp,
    /// Small animations.
    Gif,
    /// Drawings; never decoded.
    Svg,
}

impl PictureKind {
    /// The kind's name in messages.
    pub fn name(self) -> &'static str {
        match self {
            PictureKind::Jpeg => "JPG",
            PictureKind::Png => "PNG",
            PictureKind::Webp => "WebP",
            PictureKind::Gif => "GIF",
            PictureKind::Svg => "SVG",
        }
    }

    /// The endings that its files may have, the usual one first.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            PictureKind::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            PictureKind::Png => &["png", "apng"],
            PictureKind::Webp => &["webp"],
            PictureKind::Gif => &["gif"],
            PictureKind::Svg => &["svg"],
        }
    }
}

/// What a picture is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Its kind, by content.
    pub kind: PictureKind,
    /// Its width as shown, that is after turning it upright; 0 for a drawing without one.
    pub width: u32,
    /// Its height as shown.
    pub height: u32,
    /// The EXIF orientation, 1 to 8; 1 when nothing is said.
    pub orientation: u8,
    /// When it was taken, ISO 8601 without a zone.
    pub taken: Option<String>,
    /// Whether its metadata say where it was taken.
    pub gps: bool,
    /// Whether it has an EXIF block.
    pub exif: bool,
    /// Whether it moves.
    pub animated: bool,
    /// About how many bytes decoding it takes.
    pub memory: u64,
}

impl Facts {
    pub(super) fn new(kind: PictureKind, width: u32, height: u32) -> Facts {
        Facts { kind, width, height, orientation: 1, taken: None, gps: false, exif: false, animated: false, memory: 0 }
    }

    /// Takes over what an EXIF block says; of several the first that says something.
    pub(super) fn note(&mut self, notes: Notes) {
        self.exif = true;
        self.gps |= notes.gps;
        self.taken = self.taken.take().or(notes.taken);
        if self.orientation == 1 && notes.orientation > 0 {
            self.orientation = notes.orientation;
        }
    }
}

/// Whether a picture looks as if WeChat had made it smaller: the long side of its "compressed" pictures, and nothing from a camera.
pub fn looks_compressed(kind: PictureKind, (width, height): (u32, u32), exif: bool) -> bool {
    kind == PictureKind::Jpeg && !exif && (1080..=1980).contains(&width.max(height))
}

/// Tells the kind by the first bytes; an error names what else it is.
pub fn sniff(bytes: &[u8]) -> Result<PictureKind, Fault> {
    match bytes {
        [] => Err(Fault::Empty),
        [0xFF, 0xD8, 0xFF, ..] => Ok(PictureKind::Jpeg),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(PictureKind::Gif),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(PictureKind::Webp),
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Err(Fault::Foreign("BMP")),
        [b'I', b'I', 0x2A, 0, ..] | [b'M', b'M', 0, 0x2A, ..] => Err(Fault::Foreign("TIFF")),
        [0, 0, 1, 0, ..] => Err(Fault::Foreign("ICO 图标")),
        [b'8', b'B', b'P', b'S', ..] => Err(Fault::Foreign("PSD")),
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => Err(iso_media(brand)),
        _ if bytes.starts_with(png::SIGNATURE) => Ok(PictureKind::Png),
        _ if svg::is_svg(bytes) => Ok(PictureKind::Svg),
        _ => Err(Fault::Unknown),
    }
}

/// Reads what the site needs to know about a picture, or why it cannot be used.
pub fn inspect(bytes: &[u8]) -> Result<Facts, Fault> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Fault::TooLong(bytes.len() as u64));
    }
    let mut facts = match sniff(bytes)? {
        PictureKind::Jpeg => jpeg::inspect(bytes)?,
        PictureKind::Png => png::inspect(bytes)?,
        PictureKind::Webp => webp::inspect(bytes)?,
        PictureKind::Gif => gif::inspect(bytes)?,
        PictureKind::Svg => return Ok(svg::inspect(bytes)),
    };
    if facts.width == 0 || facts.height == 0 {
        return Err(Fault::Damaged("宽或高是 0".into()));
    }
    if facts.width.max(facts.height) > MAX_SIDE || u64::from(facts.width) * u64::from(facts.height) > MAX_PIXELS {
        return Err(Fault::TooLarge(facts.width, facts.height));
    }
    if facts.orientation > 4 {
        std::mem::swap(&mut facts.width, &mut facts.height);
    }
    Ok(facts)
}

/// Files of the ISO base media family: photos of phones, and films.
fn iso_media(brand: &[u8]) -> Fault {
    match brand.get(..4) {
        Some(b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1") => Fault::Heic,
        Some(b"avif" | b"avis") => Fault::Foreign("AVIF"),
        _ => Fault::Unknown,
    }
}
