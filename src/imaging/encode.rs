//! From pixels to a rendition: the channels that the format has, the wanted size, upright, and the file.
//!
//! Part of `imaging`. Nothing of the original's metadata gets here, so nothing of it can be written.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, Rgb, RgbImage, imageops};

use super::{Fault, Format, Profile};

/// Brings the pixels to 8 bits and, for JPEG, on white.
pub(super) fn prepare(picture: DynamicImage, format: Format) -> DynamicImage {
    match (format, picture.color().has_alpha(), picture.color().has_color()) {
        (Format::Jpeg, true, _) => DynamicImage::ImageRgb8(on_white(&picture.into_rgba8())),
        (Format::Png, true, _) => DynamicImage::ImageRgba8(picture.into_rgba8()),
        (_, false, true) => DynamicImage::ImageRgb8(picture.into_rgb8()),
        (_, false, false) => DynamicImage::ImageLuma8(picture.into_luma8()),
    }
}

/// Scales down to what will be `size` once it is upright, then turns it: there are fewer pixels to turn afterwards.
pub(super) fn resize(picture: DynamicImage, size: (u32, u32), orientation: u8) -> DynamicImage {
    let (width, height) = if orientation > 4 { (size.1, size.0) } else { size };
    let mut picture = if (picture.width(), picture.height()) == (width, height) {
        picture
    } else {
        picture.resize_exact(width, height, imageops::FilterType::Lanczos3)
    };
    picture.apply_orientation(Orientation::from_exif(orientation).unwrap_or(Orientation::NoTransforms));
    picture
}

/// Writes the file.
pub(super) fn encode(picture: &DynamicImage, profile: &Profile) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let written = match profile.format {
        Format::Jpeg => picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, profile.quality.clamp(1, 100))),
        Format::Png => picture.write_with_encoder(PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive)),
    };
    written.map_err(|error| Fault::Unwritable(error.to_string()))?;
    Ok(bytes)
}

fn on_white(picture: &image::RgbaImage) -> RgbImage {
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0.map(u32::from);
        let mix = |value: u32| u8::try_from((value * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX);
        Rgb([mix(red), mix(green), mix(blue)])
    })
}
