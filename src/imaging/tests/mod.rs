//! Tests of `imaging` as a whole: what goes in by its public functions, what comes out.

mod damage;
mod variety;

use super::specimen::{self, tells};
use super::*;

const PHOTO: Shot = Shot { frame: Frame::Width(40), format: Format::Jpeg, quality: 82 };
const WEBP: Format = Format::Webp(Effort::Quick);

fn render(bytes: &[u8], shot: &Shot) -> Result<Rendered, Fault> {
    develop(bytes, &[*shot]).map(|mut rendered| rendered.remove(0))
}

fn decoded(bytes: &[u8]) -> image::DynamicImage {
    image::load_from_memory(bytes).expect("decodes")
}

#[test]
fn every_orientation_comes_out_upright() {
    // Where EXIF's eight values put the stored top left corner: 0 top left, 1 top right, 2 bottom left, 3 bottom right.
    let corners = [0, 1, 3, 2, 0, 1, 3, 2];
    for (orientation, corner) in (1..=8).zip(corners) {
        let photo = specimen::with_exif(&specimen::jpeg(64, 32), orientation);
        let facts = inspect(&photo).expect("a photo");
        assert_eq!((facts.orientation, facts.gps, facts.exif), (orientation, true, true));
        assert_eq!((facts.width, facts.height), if orientation > 4 { (32, 64) } else { (64, 32) });
        let rendered = render(&photo, &Shot { frame: Frame::Width(16), ..PHOTO }).expect("renders");
        assert_eq!((rendered.width, rendered.height), size(facts.width, facts.height, 16), "orientation {orientation}");
        assert_eq!(specimen::red_corner(&decoded(&rendered.bytes)), corner, "orientation {orientation}");
        assert!(!tells(&rendered.bytes));
    }
}

#[test]
fn sizes_keep_the_shape_and_never_grow() {
    let check = |given: (u32, u32, u32), wanted| assert_eq!(size(given.0, given.1, given.2), wanted, "{given:?}");
    check((4000, 3000, 1600), (1600, 1200));
    check((3000, 4000, 960), (960, 1280));
    check((300, 200, 480), (300, 200));
    check((1000, 333, 480), (480, 160));
    check((16384, 2, 480), (480, 1));
    check((0, 0, 480), (0, 0));
    check((10, 10, 0), (1, 1));
}

#[test]
fn small_pictures_keep_their_size() {
    let rendered = render(&specimen::jpeg(30, 20), &PHOTO).expect("renders");
    assert_eq!((rendered.width, rendered.height), (30, 20));
}

#[test]
fn transparency_becomes_white_in_jpeg_and_stays_in_webp() {
    let bottom = |bytes: &[u8]| decoded(bytes).to_rgba8().get_pixel(10, 30).0;
    let jpeg = render(&specimen::png(40, 40), &PHOTO).expect("renders");
    assert!(bottom(&jpeg.bytes)[..3].iter().all(|value| *value > 245));
    let webp = render(&specimen::png(40, 40), &Shot { format: WEBP, ..PHOTO }).expect("renders");
    assert_eq!(bottom(&webp.bytes)[3], 0);
}

#[test]
fn every_kind_renders_alike_twice() {
    for bytes in [specimen::jpeg(64, 48), specimen::png(64, 48), specimen::webp(64, 48), specimen::gif(3)] {
        let first = render(&bytes, &PHOTO).expect("renders");
        assert_eq!(Ok(first), render(&bytes, &PHOTO));
    }
}

#[test]
fn stripping_keeps_the_pixels_and_the_orientation_alone() {
    let check = |name: &str, bytes: &[u8], orientation: u8| {
        assert!(tells(bytes), "{name} has nothing to lose");
        let stripped = strip(bytes).expect("strips");
        assert!(!tells(&stripped), "{name} still tells");
        assert_eq!(decoded(&stripped), decoded(bytes), "{name}");
        let facts = inspect(&stripped).expect("still a picture");
        assert_eq!((facts.orientation, facts.gps, facts.taken, facts.exif), (orientation, false, None, orientation > 1), "{name}");
        let block = specimen::minimal(orientation);
        assert_eq!(stripped.windows(block.len()).any(|window| window == block), orientation > 1, "{name}");
        assert_eq!(strip(&stripped).as_ref(), Ok(&stripped), "{name} twice");
    };
    for orientation in [1, 6] {
        let photo = specimen::with_exif(&specimen::jpeg(64, 32), orientation);
        check("jpeg", &photo, orientation);
        check("jpeg with a comment", &specimen::with_segment(&photo, 0xFE, b"secret"), orientation);
        check("jpeg with other pictures", &specimen::with_segment(&photo, 0xE2, b"MPF\0secret"), orientation);
        check("jpeg with a film behind it", &[&photo[..], b"ftypmp4 secret"].concat(), orientation);
        check("png", &specimen::png_with_notes(&specimen::png(20, 10), orientation), orientation);
        check("webp", &specimen::webp_with_notes(&specimen::webp(20, 10), (20, 10), orientation), orientation);
    }
}

#[test]
fn stripping_keeps_profiles_and_the_jfif_header_first() {
    let photo = specimen::with_exif(&specimen::jpeg(16, 16), 6);
    let photo = specimen::with_segment(&photo, 0xE2, b"ICC_PROFILE\0\x01\x01profile");
    let photo = specimen::with_segment(&photo, 0xE0, b"JFIF\0\x01\x02\0\0\x01\0\x01\0\0");
    let stripped = strip(&photo).expect("strips");
    assert_eq!(stripped[..11], *b"\xff\xd8\xff\xe0\0\x10JFIF\0");
    assert!(stripped.windows(7).any(|window| window == b"profile"));
}

#[test]
fn animations_lose_their_comments_but_not_their_loop() {
    let gif = specimen::gif(3);
    let comment = b"\x21\xfe\x06secret\0\x21\xff\x0bXMP DataXMP\x06secret\0";
    let at = gif.windows(3).position(|window| window == b"\x21\xff\x0b").expect("has a loop count");
    let noisy = [&gif[..at], comment, &gif[at..], b"secret"].concat();
    let stripped = strip(&noisy).expect("strips");
    assert_eq!(stripped, strip(&gif).expect("strips"));
    assert!(!tells(&stripped) && stripped.windows(11).any(|window| window == b"NETSCAPE2.0"));
    assert!(inspect(&stripped).expect("a picture").animated);
    assert!(!inspect(&specimen::gif(1)).expect("a picture").animated);
    assert_eq!(decoded(&stripped), decoded(&gif));
}

#[test]
fn unusable_files_are_told_apart() {
    let check = |bytes: &[u8], code: &str| {
        let fault = inspect(bytes).expect_err("cannot be used");
        assert_eq!(fault.code(), code, "{fault}");
        assert_eq!(render(bytes, &PHOTO), Err(fault.clone()));
        assert_eq!(strip(bytes), Err(fault));
    };
    check(b"", "picture-empty");
    check(b"\0\0\0\x18ftypheic\0\0\0\0mif1", "picture-heic");
    check(b"\0\0\0\x18ftypavif\0\0\0\0mif1", "picture-format");
    check(b"BM\x36\0\0\0\0\0\0\0\x36", "picture-format");
    check(b"II\x2a\0\x08\0\0\0", "picture-format");
    check("学生展示焊接".as_bytes(), "picture-unreadable");
    let mut wide = specimen::png(2, 2);
    wide[16..20].copy_from_slice(&20_000u32.to_be_bytes());
    check(&wide, "picture-too-big");
    let mut many = specimen::png(2, 2);
    many[16..24].copy_from_slice(&[0, 0, 0x3F, 0, 0, 0, 0x3F, 0]);
    check(&many, "picture-too-big");
}

#[test]
fn a_cut_picture_is_an_error_wherever_it_is_cut() {
    let photo = specimen::with_exif(&specimen::jpeg(64, 64), 6);
    let extended = specimen::webp_with_notes(&specimen::webp(16, 16), (16, 16), 1);
    for whole in [photo, specimen::png(16, 16), specimen::webp(16, 16), extended] {
        for length in 12..whole.len() - 1 {
            assert!(inspect(&whole[..length]).is_err(), "{length} of {}", whole.len());
        }
    }
}

#[test]
fn a_cut_photo_padded_with_zeros_is_an_error() {
    let mut photo = specimen::jpeg(64, 64);
    let length = photo.len();
    photo[length * 3 / 4..].fill(0);
    assert_eq!(render(&photo, &PHOTO), Err(Fault::Truncated));
}

#[test]
fn no_byte_that_is_changed_makes_it_panic() {
    let wholes = [
        specimen::with_exif(&specimen::jpeg(16, 16), 6),
        specimen::png_with_notes(&specimen::png(8, 8), 3),
        specimen::webp_with_notes(&specimen::webp(8, 8), (8, 8), 8),
        specimen::gif(2),
    ];
    for whole in wholes {
        for at in 0..whole.len() {
            for value in [0, 0x7F, 0xFF] {
                let mut broken = whole.clone();
                broken[at] = value;
                let _ = strip(&broken);
                assert_ne!(render(&broken, &PHOTO), Err(Fault::Damaged("解码出错".into())), "{value} at {at} made a decoder panic");
            }
            let _ = inspect(&whole[..at]);
        }
    }
}
