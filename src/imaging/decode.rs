//! From a picture's bytes to pixels, in bounded memory.
//!
//! Part of `imaging`; the only file that hands bytes to a decoder. Whoever calls has inspected them before.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::{DynamicImage, ImageFormat, ImageReader, Limits};

use super::{Facts, Fault, MAX_SIDE, PictureKind};

/// The most memory that a decoder may ask for: 120 megapixels with four channels of 8 bits, and its own tables.
const MAX_MEMORY: u64 = 600 * 1024 * 1024;

/// Decodes the picture as stored, not yet turned upright.
pub(super) fn decode(bytes: &[u8], facts: &Facts) -> Result<DynamicImage, Fault> {
    let format = match facts.kind {
        PictureKind::Jpeg => ImageFormat::Jpeg,
        PictureKind::Png => ImageFormat::Png,
        PictureKind::Webp => ImageFormat::WebP,
        PictureKind::Gif => ImageFormat::Gif,
        PictureKind::Svg => return Err(Fault::Foreign("SVG")),
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    // One odd file must not end the work on a thousand others, so a decoder's panic is that file's fault.
    let decoded = catch_unwind(AssertUnwindSafe(|| reader.decode())).map_err(|_| Fault::Damaged("解码出错".into()))?;
    decoded.map_err(|error| Fault::Damaged(error.to_string()))
}
