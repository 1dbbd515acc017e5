//! Pictures: what a file's bytes show (`inspect`), a smaller copy of them (`render`), the same picture without its metadata (`strip`).
//!
//! Bytes go in, bytes come out: pure, knows no path and no page, reads and writes nothing. `source` inspects, `plan` asks `size`
//! for what the HTML says, `build` and `serve` render. Every way in refuses broken pictures with a `Fault`; none panics.

mod decode;
mod encode;
mod fault;
pub mod film;
mod gif;
mod inspect;
mod jpeg;
mod metadata;
mod png;
#[cfg(test)]
pub(crate) mod specimen;
mod svg;
mod webp;

pub use fault::Fault;
pub use inspect::{Facts, PictureKind, inspect, sniff};

/// Stands in a rendition's name: changes whenever the same bytes and profile would give other pixels or another encoding.
pub const VERSION: &str = "1";

/// The longest side of a picture that is accepted, in pixels.
pub const MAX_SIDE: u32 = 16_384;

/// The most pixels that are accepted.
pub const MAX_PIXELS: u64 = 120_000_000;

/// The largest picture file that is read, in bytes.
pub const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// In which form a rendition is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// For photos; what is transparent becomes white.
    Jpeg,
    /// For codes and drawings: sharp, keeps transparency.
    Png,
}

impl Format {
    /// The ending of its files, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Jpeg => "jpg",
            Format::Png => "png",
        }
    }
}

/// What a rendition shall be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Profile {
    /// The greatest width in pixels; a narrower picture keeps its own.
    pub width: u32,
    /// The form of the file.
    pub format: Format,
    /// From 1 to 100, for JPEG only.
    pub quality: u8,
}

/// A finished rendition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// The width and height that `render` gives to a picture shown as `width` × `height`, for a greatest width of `limit`. Never larger than the picture.
pub fn size(width: u32, height: u32, limit: u32) -> (u32, u32) {
    let target = width.min(limit.max(1));
    if target == width || width == 0 {
        return (width, height);
    }
    let (wide, high, target_wide) = (u64::from(width), u64::from(height), u64::from(target));
    let target_high = (high * target_wide + wide / 2) / wide;
    (target, u32::try_from(target_high).unwrap_or(u32::MAX).max(1))
}

/// Makes a rendition: turned upright, never enlarged, without metadata, transparent parts white in a JPEG. Of an animation only the first picture.
pub fn render(bytes: &[u8], profile: &Profile) -> Result<Rendered, Fault> {
    let facts = inspect(bytes)?;
    let (width, height) = size(facts.width, facts.height, profile.width);
    let picture = decode::decode(bytes, &facts)?;
    let picture = encode::prepare(picture, profile.format);
    let picture = encode::resize(picture, (width, height), facts.orientation);
    let bytes = encode::encode(&picture, profile)?;
    Ok(Rendered { bytes, width: picture.width(), height: picture.height() })
}

/// Takes out everything that does not belong to the picture itself (place, author, camera, comments, what follows its end) without touching a pixel.
///
/// An orientation other than upright is kept as the one entry of a new EXIF block, a colour profile and an animation's loop count too.
/// An SVG is given back as it is, since its text is read by the privacy checks.
pub fn strip(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let facts = inspect(bytes)?;
    match facts.kind {
        PictureKind::Jpeg => jpeg::strip(bytes, facts.orientation),
        PictureKind::Png => png::strip(bytes, facts.orientation),
        PictureKind::Webp => webp::strip(bytes, facts.orientation),
        PictureKind::Gif => gif::strip(bytes),
        PictureKind::Svg => Ok(bytes.to_vec()),
    }
}

#[cfg(test)]
mod tests;
