//! Files that are cut, padded, too large or made to do harm: an error, never half a picture.

use libjpeg_turbo_rs::Subsampling::{S420, S444};

use super::super::specimen::{self, jpeg_as, scene};
use super::super::*;
use super::{PHOTO, render};

#[test]
fn a_photo_with_its_second_half_missing_is_an_error_even_with_an_end() {
    let photos = [
        jpeg_as(&scene(160, 120), S420, false, None),
        jpeg_as(&scene(160, 120), S444, false, None),
        jpeg_as(&scene(160, 120), S420, true, None),
        specimen::jpeg_of_grey(&scene(160, 120)),
        specimen::jpeg_of_inks(&scene(160, 120)),
    ];
    for (at, photo) in photos.iter().enumerate() {
        let scan = photo.windows(2).rposition(|window| window == [0xFF, 0xDA]).expect("has a scan");
        for share in [2, 3, 10] {
            let half = scan + 14 + (photo.len() - scan) / share;
            let closed = [&photo[..half], &[0xFF, 0xD9]].concat();
            // The header is sound, so only decoding can tell.
            assert!(inspect(&closed).is_ok(), "photo {at}");
            let fault = render(&closed, &PHOTO).expect_err("half a picture");
            assert!(matches!(fault, Fault::Truncated | Fault::Damaged(_)), "photo {at}: {fault:?}");
        }
    }
}

#[test]
fn a_drawing_without_a_size_is_refused_as_a_drawing() {
    let share = Shot { frame: Frame::Share, ..PHOTO };
    assert_eq!(render("<svg".as_bytes(), &share), Err(Fault::Foreign("SVG")));
}

/// A cut anywhere in the pixels, also between two scans, with everything else in order.
#[test]
fn a_photo_cut_anywhere_is_an_error_even_with_an_end() {
    let photos = [
        jpeg_as(&scene(96, 80), S420, false, None),
        jpeg_as(&scene(96, 80), S420, true, None),
        jpeg_as(&scene(96, 80), S444, true, None),
        specimen::jpeg_of_grey(&scene(96, 80)),
    ];
    for (at, photo) in photos.iter().enumerate() {
        let scans: Vec<usize> = (0..photo.len() - 1).filter(|at| photo[*at..].starts_with(&[0xFF, 0xDA])).collect();
        let spread = (scans[0] + 14..photo.len() - 12).step_by(37);
        for cut in spread.chain(scans[1..].iter().copied()) {
            let closed = [&photo[..cut], &[0xFF, 0xD9]].concat();
            let fault = render(&closed, &PHOTO).expect_err("half a picture");
            assert!(matches!(fault, Fault::Truncated | Fault::Damaged(_)), "photo {at} cut at {cut}: {fault:?}");
        }
        // The same in the middle: of each scan some bytes are lost, the next one stands where it stood.
        for scan in &scans {
            let end = (scan + 14..photo.len() - 1).find(|at| photo[*at] == 0xFF && photo[at + 1] > 0).expect("ends");
            let (from, to) = (scan + 14 + (end - scan - 14) / 2, end);
            if to - from > 8 {
                let holed = [&photo[..from], &photo[to..]].concat();
                assert!(render(&holed, &PHOTO).is_err(), "photo {at} without {from} to {to}");
            }
        }
    }
}

#[test]
fn other_kinds_with_their_second_half_missing_are_errors_too() {
    let webp = render(&jpeg_as(&scene(160, 120), S420, false, None), &Shot { frame: Frame::Width(160), format: super::WEBP, quality: 90 });
    let webp = webp.expect("renders").bytes;
    // A lossy WebP of one chunk, half of it, with the lengths to match.
    let half = (webp.len() - 20) / 2 / 2 * 2;
    let length = |bytes: usize| u32::try_from(bytes).expect("short").to_le_bytes();
    let cut_webp = [b"RIFF", &length(half + 12)[..], b"WEBPVP8 ", &length(half), &webp[20..20 + half]].concat();
    for (name, cut) in [("WebP", cut_webp), ("PNG", specimen::png_cut_short(160, 120))] {
        assert!(inspect(&cut).is_ok(), "{name}");
        let fault = render(&cut, &PHOTO).expect_err(name);
        assert!(matches!(fault, Fault::Truncated | Fault::Damaged(_)), "{name}: {fault:?}");
    }
}

#[test]
fn a_bomb_is_refused_without_its_memory() {
    let mut bomb = specimen::png(2, 2);
    specimen::set_png_size(&mut bomb, (16_000, 7_000));
    assert!(matches!(render(&bomb, &PHOTO), Err(Fault::TooHeavy(_))), "{:?}", render(&bomb, &PHOTO));
    let mut jpeg = specimen::jpeg(16, 16);
    let frame = jpeg.windows(2).position(|window| window == [0xFF, 0xC0]).expect("has a frame");
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0x1B, 0x58, 0x3E, 0x80]);
    assert_eq!(inspect(&jpeg).map(|facts| (facts.width, facts.height)), Ok((16_000, 7_000)));
    assert_eq!(render(&jpeg, &PHOTO), Err(Fault::Truncated));
}

#[test]
fn the_largest_size_that_can_be_written_is_too_much_and_no_overflow() {
    let mut bomb = specimen::png(2, 2);
    specimen::set_png_size(&mut bomb, (u32::MAX, u32::MAX));
    let refused = Fault::TooLarge(u32::MAX, u32::MAX);
    assert_eq!(inspect(&bomb).map(|facts| facts.memory), Err(refused.clone()));
    assert_eq!(render(&bomb, &PHOTO), Err(refused));
}

#[test]
fn decoding_is_never_said_to_take_less_than_its_pixels() {
    let check = |bytes: &[u8], least: u64| {
        let facts = inspect(bytes).expect("a picture");
        let memory = facts.memory / (u64::from(facts.width) * u64::from(facts.height));
        assert!(memory >= least && memory <= least * 3, "{memory} bytes a pixel, not {least}");
    };
    check(&jpeg_as(&scene(320, 320), S420, false, None), 1);
    check(&jpeg_as(&scene(320, 320), S420, true, None), 4);
    check(&jpeg_as(&scene(320, 320), S444, false, None), 3);
    check(&specimen::png(320, 320), 8);
    check(&specimen::png_with_profile(&scene(320, 320), b"profile"), 4);
    check(&specimen::png_of_sixteen(&scene(320, 320)), 9);
}

#[test]
fn what_was_made_smaller_by_wechat_is_told() {
    let told = |bytes: &[u8]| {
        let facts = inspect(bytes).expect("a picture");
        looks_compressed(facts.kind, (facts.width, facts.height), facts.exif)
    };
    assert!(told(&specimen::jpeg(1440, 8)));
    assert!(!told(&specimen::with_exif(&specimen::jpeg(1440, 8), 1)));
    assert!(!told(&specimen::jpeg(2400, 8)));
    assert!(!told(&specimen::png(1440, 8)));
}
