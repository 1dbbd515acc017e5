//! Pictures for tests: made here, byte by byte where a file must be odd.
//!
//! Compiled for tests only; used by `imaging` and `source`.

use image::codecs::gif::{GifEncoder, Repeat};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, Frame, Rgb, RgbImage, Rgba, RgbaImage};
use libjpeg_turbo_rs::{Encoder, PixelFormat, Subsampling};

use super::{metadata, png, webp};

/// White but for the top left quarter, which is red; `width` × `height`.
pub(crate) fn corner(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| if x < width / 2 && y < height / 2 { Rgb([220, 20, 20]) } else { Rgb([255, 255, 255]) })
}

/// The corner picture as JPEG.
pub(crate) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(&corner(width, height)).expect("encodes");
    bytes
}

/// Soft colours with a red top left quarter: something to compare by.
pub(crate) fn scene(width: u32, height: u32) -> RgbImage {
    let share = |at: u32, of: u32| u8::try_from(at * 150 / of.max(1)).expect("a byte");
    RgbImage::from_fn(width, height, |x, y| {
        if x < width / 2 && y < height / 2 { Rgb([220, 20, 20]) } else { Rgb([40, 90 + share(x, width), 60 + share(y, height)]) }
    })
}

/// A picture as JPEG with a sampling, perhaps in several scans, perhaps with a colour profile.
pub(crate) fn jpeg_as(picture: &RgbImage, sampling: Subsampling, progressive: bool, profile: Option<&[u8]>) -> Vec<u8> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let encoder =
        Encoder::new(picture.as_raw(), width, height, PixelFormat::Rgb).quality(95).subsampling(sampling).progressive(progressive);
    let encoder = if let Some(profile) = profile { encoder.icc_profile(profile) } else { encoder };
    encoder.encode().expect("encodes")
}

/// A picture as JPEG of four inks, inverted as Adobe's programs write them.
pub(crate) fn jpeg_of_inks(picture: &RgbImage) -> Vec<u8> {
    let inks: Vec<u8> = picture.pixels().flat_map(|Rgb([red, green, blue])| [*red, *green, *blue, 255]).collect();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let encoder = Encoder::new(&inks, width, height, PixelFormat::Cmyk).quality(95).subsampling(Subsampling::S444);
    encoder.write_adobe_marker(true).encode().expect("encodes")
}

/// A picture as grey JPEG.
pub(crate) fn jpeg_of_grey(picture: &RgbImage) -> Vec<u8> {
    let grey = DynamicImage::ImageRgb8(picture.clone()).into_luma8();
    let (width, height) = (grey.width() as usize, grey.height() as usize);
    Encoder::new(grey.as_raw(), width, height, PixelFormat::Grayscale).quality(95).encode().expect("encodes")
}

/// A picture as PNG of 16 bits a channel.
pub(crate) fn png_of_sixteen(picture: &RgbImage) -> Vec<u8> {
    written(&DynamicImage::ImageRgb16(DynamicImage::ImageRgb8(picture.clone()).into_rgb16()), image::ImageFormat::Png)
}

/// A picture as PNG with a colour profile.
pub(crate) fn png_with_profile(picture: &RgbImage, profile: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::png::PngEncoder::new(&mut bytes);
    image::ImageEncoder::set_icc_profile(&mut encoder, profile.to_vec()).expect("takes a profile");
    picture.write_with_encoder(encoder).expect("encodes");
    bytes
}

/// A PNG of four colours by number, the first of which is clear: 2 × 2 pixels of red, blue and twice nothing.
pub(crate) fn png_of_palette() -> Vec<u8> {
    let mut bytes = png::SIGNATURE.to_vec();
    png::push(&mut bytes, *b"IHDR", &[0, 0, 0, 2, 0, 0, 0, 2, 8, 3, 0, 0, 0]);
    png::push(&mut bytes, *b"PLTE", &[0, 0, 0, 220, 20, 20, 10, 10, 230]);
    png::push(&mut bytes, *b"tRNS", &[0]);
    // Stored, not deflated: two rows of a filter and two numbers each, then Adler-32.
    png::push(&mut bytes, *b"IDAT", &[0x78, 1, 1, 6, 0, 0xF9, 0xFF, 0, 1, 2, 0, 0, 0, 0, 0x13, 0, 4]);
    png::push(&mut bytes, *b"IEND", &[]);
    bytes
}

/// The corner picture as PNG, its lower half transparent.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let opaque = corner(width, height);
    let picture = RgbaImage::from_fn(width, height, |x, y| {
        let [r, g, b] = opaque.get_pixel(x, y).0;
        if y < height / 2 { Rgba([r, g, b, 255]) } else { Rgba([0, 0, 0, 0]) }
    });
    written(&DynamicImage::ImageRgba8(picture), image::ImageFormat::Png)
}

/// A PNG with half of its pixels and everything else in order.
pub(crate) fn png_cut_short(width: u32, height: u32) -> Vec<u8> {
    let whole = written(&DynamicImage::ImageRgb8(scene(width, height)), image::ImageFormat::Png);
    let data = whole.windows(4).position(|window| window == b"IDAT").expect("has data");
    let mut bytes = whole[..data - 4].to_vec();
    png::push(&mut bytes, *b"IDAT", &whole[data + 4..data + 4 + (whole.len() - data) / 3]);
    png::push(&mut bytes, *b"IEND", &[]);
    bytes
}

/// Lets a PNG say another size, with the right check sum.
pub(crate) fn set_png_size(picture: &mut Vec<u8>, (width, height): (u32, u32)) {
    let more = picture[24..29].to_vec();
    let mut head = Vec::new();
    png::push(&mut head, *b"IHDR", &[&width.to_be_bytes(), &height.to_be_bytes(), more.as_slice()].concat());
    picture.splice(8..33, head);
}

/// The corner picture as lossless WebP.
pub(crate) fn webp(width: u32, height: u32) -> Vec<u8> {
    written(&DynamicImage::ImageRgb8(corner(width, height)), image::ImageFormat::WebP)
}

/// A GIF of `frames` pictures that repeats for ever.
pub(crate) fn gif(frames: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    encoder.set_repeat(Repeat::Infinite).expect("writes");
    for at in 0..frames {
        let colour = Rgba([u8::try_from(at * 40).expect("few frames"), 90, 200, 255]);
        encoder.encode_frame(Frame::new(RgbaImage::from_pixel(8, 6, colour))).expect("encodes");
    }
    drop(encoder);
    bytes
}

/// A GIF of `frames` pictures that do not pack well.
pub(crate) fn gif_of_noise(frames: usize, width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for at in 0..frames {
        let value = |x: u32, y: u32| u8::try_from((x * 97 + y * 61 + x * y * 13) % 5 * 50).expect("a byte");
        let noise = RgbaImage::from_fn(width, height, |x, y| Rgba([value(x, y), value(y, x), u8::try_from(at).expect("few frames"), 255]));
        encoder.encode_frame(Frame::new(noise)).expect("encodes");
    }
    drop(encoder);
    bytes
}

/// A TIFF structure with an orientation, a moment of capture and a place.
pub(crate) fn tiff(orientation: u8, taken: &str) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        let mut entry = [tag.to_be_bytes(), kind.to_be_bytes()].concat();
        entry.extend(count.to_be_bytes());
        entry.extend(value.to_be_bytes());
        entry
    };
    let after = 8 + 2 + 3 * 12 + 4;
    let length = u32::try_from(taken.len() + 1).expect("short");
    tiff.extend(3u16.to_be_bytes());
    tiff.extend(entry(0x0112, 3, 1, u32::from(orientation) << 16));
    tiff.extend(entry(0x0132, 2, length, after));
    tiff.extend(entry(0x8825, 4, 1, after + length));
    tiff.extend(0u32.to_be_bytes());
    tiff.extend(taken.bytes());
    tiff.push(0);
    let place = after + length + 2 + 2 * 12 + 4;
    tiff.extend(2u16.to_be_bytes());
    tiff.extend(entry(0x0001, 2, 2, u32::from(b'N') << 24));
    tiff.extend(entry(0x0002, 5, 3, place));
    tiff.extend(0u32.to_be_bytes());
    for (top, bottom) in [(22u32, 1u32), (49, 1), (12, 1)] {
        tiff.extend(top.to_be_bytes());
        tiff.extend(bottom.to_be_bytes());
    }
    tiff
}

/// Puts a segment right behind a JPEG's opening.
pub(crate) fn with_segment(jpeg: &[u8], marker: u8, payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len() + 2).expect("fits a segment");
    [&jpeg[..2], &[0xFF, marker], &length.to_be_bytes(), payload, &jpeg[2..]].concat()
}

/// A JPEG with orientation, moment and place.
pub(crate) fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    with_segment(jpeg, 0xE1, &[b"Exif\0\0", &tiff(orientation, "2024:05:21 10:20:30")[..]].concat())
}

/// A PNG with EXIF and a text chunk.
pub(crate) fn png_with_notes(picture: &[u8], orientation: u8) -> Vec<u8> {
    let mut bytes = picture[..33].to_vec();
    png::push(&mut bytes, *b"eXIf", &tiff(orientation, "2024:05:21 10:20:30"));
    png::push(&mut bytes, *b"tEXt", b"Author\0Li Ming");
    bytes.extend(&picture[33..]);
    bytes.extend(b"what an editor left behind");
    bytes
}

/// A WebP in the extended form, with EXIF and XMP.
pub(crate) fn webp_with_notes(picture: &[u8], (width, height): (u32, u32), orientation: u8) -> Vec<u8> {
    let mut body = Vec::new();
    let [w1, w2, w3, _] = (width - 1).to_le_bytes();
    let [h1, h2, h3, _] = (height - 1).to_le_bytes();
    webp::push(&mut body, *b"VP8X", &[0x0C, 0, 0, 0, w1, w2, w3, h1, h2, h3]);
    body.extend(&picture[12..]);
    webp::push(&mut body, *b"EXIF", &tiff(orientation, "2024:05:21 10:20:30"));
    webp::push(&mut body, *b"XMP ", b"<x exif:GPSLatitude='22,49N'/>");
    let length = u32::try_from(body.len() + 4).expect("short");
    [b"RIFF", &length.to_le_bytes()[..], b"WEBP", &body].concat()
}

/// Whether a file still tells anything about its making; looks for what the helpers above write.
pub(crate) fn tells(bytes: &[u8]) -> bool {
    let traces = [&b"2024:05:21"[..], b"Li Ming", b"GPSLatitude", b"left behind", b"secret"];
    traces.iter().any(|trace| bytes.windows(trace.len()).any(|window| window == *trace))
}

/// The corner where the red quarter lies: 0 top left, 1 top right, 2 bottom left, 3 bottom right.
pub(crate) fn red_corner(picture: &DynamicImage) -> usize {
    let picture = picture.to_rgb8();
    let (right, bottom) = (picture.width() - 2, picture.height() - 2);
    let red = |(x, y)| picture.get_pixel(x, y).0[1] < 100;
    [(1, 1), (right, 1), (1, bottom), (right, bottom)].into_iter().position(red).expect("a corner is red")
}

/// The bare orientation block, for comparing.
pub(crate) fn minimal(orientation: u8) -> Vec<u8> {
    metadata::minimal(orientation).to_vec()
}

fn written(picture: &DynamicImage, format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("encodes");
    bytes.into_inner()
}
