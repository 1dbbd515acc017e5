//! Pictures: what a file's bytes show (`inspect`), smaller copies of them (`develop`), the same picture without its metadata (`strip`).
//!
//! Bytes go in, bytes come out: pure, knows no path and no page, reads and writes nothing, starts no thread. `source` inspects, `plan` asks
//! `size` for what the HTML says, `making` develops. Every way in refuses broken pictures with a `Fault`; none panics.

mod any;
mod camera;
mod colours;
mod decode;
mod encode;
mod fault;
pub mod film;
mod gif;
mod inspect;
mod jpeg;
mod lzw;
mod metadata;
mod planes;
mod png;
mod raster;
mod scans;
mod shots;
#[cfg(test)]
pub(crate) mod specimen;
mod svg;
mod webp;
mod webp_file;

pub use fault::Fault;
pub use inspect::{Facts, PictureKind, inspect, looks_compressed, sniff};
pub use shots::{Effort, Format, Frame, Rendered, SHARE, Shot, develop, size};

/// Stands in a rendition's name: changes whenever the same bytes and shot would give other pixels or another encoding.
pub const VERSION: &str = "2";

/// The longest side of a picture that is accepted, in pixels.
pub const MAX_SIDE: u32 = 16_384;

/// The most pixels that are accepted.
pub const MAX_PIXELS: u64 = 120_000_000;

/// The largest picture file that is read, in bytes.
pub const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// The most memory that decoding one picture may take, in bytes.
pub const MAX_MEMORY: u64 = 600 * 1024 * 1024;

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
