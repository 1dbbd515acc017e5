//! Pictures for tests: small JPEGs, with camera metadata where a test wants it.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{ImageFormat, Rgb, RgbImage};

/// What a camera would write; looked for in the output.
pub(crate) const CAMERA: &str = "ZhaoXiangJi9000";

/// A plain JPEG whose colours come from `seed`, so that no two are the same.
pub(crate) fn jpeg(seed: &str, width: u32, height: u32) -> Vec<u8> {
    let sum = seed.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
    let colour = |x: u32, y: u32| {
        let [red, green, blue, _] = sum.wrapping_add(x / 16 * 3 + y / 16 * 5).to_le_bytes();
        Rgb([red, green, blue])
    };
    encoded(&RgbImage::from_fn(width, height, colour))
}

/// A JPEG as stored: red in its top left quarter, blue elsewhere, with orientation, camera and GPS position in its EXIF.
pub(crate) fn from_camera(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let colour = |x: u32, y: u32| if x < width / 2 && y < height / 2 { Rgb([230, 10, 10]) } else { Rgb([10, 10, 230]) };
    let plain = encoded(&RgbImage::from_fn(width, height, colour));
    let exif = [b"Exif\0\0".as_slice(), &tiff(orientation)].concat();
    let length = u16::try_from(exif.len() + 2).expect("a short segment").to_be_bytes();
    let comment = [&[0xff, 0xfe, 0, 22], b"taken at the gate 01".as_slice()].concat();
    [&plain[..2], &[0xff, 0xe1], &length, &exif, &comment, &plain[2..]].concat()
}

/// A PNG of two colours, as a QR code would be.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let code = RgbImage::from_fn(width, height, |x, y| if (x / 8 + y / 8) % 3 == 0 { Rgb([0, 0, 0]) } else { Rgb([255, 255, 255]) });
    let mut bytes = Cursor::new(Vec::new());
    code.write_to(&mut bytes, ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}

/// A GIF of two colours in turn, with a comment.
pub(crate) fn moving(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut bytes);
    for colour in [[220, 20, 20, 255], [20, 20, 220, 255]] {
        let frame = image::RgbaImage::from_pixel(width, height, image::Rgba(colour));
        encoder.encode_frame(image::Frame::new(frame)).expect("a GIF");
    }
    drop(encoder);
    let end = bytes.len() - 1;
    bytes.splice(end..end, *b"\x21\xfe\x11taken at the gate\0");
    bytes
}

/// Width, height and pixels of a finished picture.
pub(crate) fn decoded(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).expect("a picture").to_rgb8()
}

fn encoded(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(picture).expect("a JPEG");
    bytes
}

/// A little-endian TIFF block: make, orientation, and a GPS directory of 22°49′ N, 108°19′ E.
fn tiff(orientation: u8) -> Vec<u8> {
    let make = [CAMERA.as_bytes(), b"\0"].concat();
    let entry = |tag: u16, kind: u16, count: usize, value: [u8; 4]| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &u32::try_from(count).expect("few").to_le_bytes(), &value].concat()
    };
    let at = |offset: usize| u32::try_from(offset).expect("short").to_le_bytes();
    let first = 8;
    let make_at = first + 2 + 3 * 12 + 4;
    let gps_at = make_at + make.len();
    let degrees_at = gps_at + 2 + 4 * 12 + 4;
    let degrees =
        |numbers: [u32; 3]| numbers.iter().flat_map(|number| [number.to_le_bytes(), 1_u32.to_le_bytes()].concat()).collect::<Vec<u8>>();
    [
        b"II*\0".to_vec(),
        at(first).to_vec(),
        3_u16.to_le_bytes().to_vec(),
        entry(0x010f, 2, make.len(), at(make_at)),
        entry(0x0112, 3, 1, [orientation, 0, 0, 0]),
        entry(0x8825, 4, 1, at(gps_at)),
        vec![0; 4],
        make,
        4_u16.to_le_bytes().to_vec(),
        entry(1, 2, 2, *b"N\0\0\0"),
        entry(2, 5, 3, at(degrees_at)),
        entry(3, 2, 2, *b"E\0\0\0"),
        entry(4, 5, 3, at(degrees_at + 24)),
        vec![0; 4],
        degrees([22, 49, 7]),
        degrees([108, 19, 5]),
    ]
    .concat()
}
