//! Pictures of every make: what comes out has the right size, stands upright and has the right colours.

use image::{DynamicImage, Rgb, RgbImage};
use libjpeg_turbo_rs::Subsampling::{self, S420, S422, S440, S444};
use moxcms::{ColorProfile, Layout, TransformOptions};

use super::super::any::Any;
use super::super::camera::Camera;
use super::super::decode::{Decoder, Order};
use super::super::specimen::{self, jpeg_as, scene};
use super::super::*;
use super::{PHOTO, WEBP, decoded, render};

/// The middle difference of two pictures' values.
fn difference(one: &DynamicImage, other: &DynamicImage) -> f64 {
    assert_eq!((one.width(), one.height()), (other.width(), other.height()));
    let (one, other) = (one.to_rgb8().into_raw(), other.to_rgb8().into_raw());
    let sum: u64 = one.iter().zip(&other).map(|(one, other)| u64::from(one.abs_diff(*other))).sum();
    sum as f64 / one.len() as f64
}

#[test]
fn both_ways_of_decoding_agree() {
    for sampling in [S444, S422, S420, S440] {
        for (progressive, orientation) in [(false, 1), (true, 1), (false, 6), (false, 3), (false, 7)] {
            let photo = specimen::with_exif(&jpeg_as(&scene(117, 83), sampling, progressive, None), orientation);
            let facts = inspect(&photo).expect("a photo");
            let order = Order { bytes: &photo, facts: &facts, size: size(facts.width, facts.height, 60), alpha: false };
            let [fast, plain] = [&Camera as &dyn Decoder, &Any].map(|way| way.sheet(&order).expect("decodes").expect("is known").planes);
            for (fast, plain) in [(&fast.y, &plain.y), (&fast.cb, &plain.cb), (&fast.cr, &plain.cr)] {
                assert_eq!((fast.width, fast.height), (plain.width, plain.height));
                let sum: u64 = fast.data.iter().zip(&plain.data).map(|(fast, plain)| u64::from(fast.abs_diff(*plain))).sum();
                let middle = sum as f64 / fast.data.len() as f64;
                // At an odd edge that is mirrored the colours lie half a sample off.
                assert!(middle < 2.5, "{sampling:?}, progressive {progressive}, orientation {orientation}: {middle}");
            }
        }
    }
}

#[test]
fn every_kind_comes_out_upright_in_every_format() {
    let corners = [0, 1, 3, 2, 0, 1, 3, 2];
    for (orientation, corner) in (1..=8).zip(corners) {
        let photos = [
            specimen::with_exif(&specimen::jpeg(64, 32), orientation),
            specimen::with_exif(&jpeg_as(&specimen::corner(64, 32), S420, true, None), orientation),
            specimen::png_with_notes(&specimen::png_of_sixteen(&specimen::corner(64, 32)), orientation),
            specimen::webp_with_notes(&specimen::webp(64, 32), (64, 32), orientation),
        ];
        for (at, photo) in photos.iter().enumerate() {
            for format in [Format::Jpeg, WEBP, Format::Webp(Effort::Smallest)] {
                for frame in [Frame::Width(20), Frame::Width(2000)] {
                    let rendered = render(photo, &Shot { frame, format, quality: 90 }).expect("renders");
                    let shown = decoded(&rendered.bytes);
                    let facts = inspect(photo).expect("a photo");
                    assert_eq!((rendered.width, rendered.height), frame.size(facts.width, facts.height));
                    assert_eq!((shown.width(), shown.height()), (rendered.width, rendered.height));
                    assert_eq!(specimen::red_corner(&shown), corner, "photo {at}, orientation {orientation}, {format:?}");
                    assert!(!specimen::tells(&rendered.bytes) && !rendered.bytes.windows(4).any(|window| window == b"Exif"));
                }
            }
        }
    }
}

#[test]
fn colours_stay_what_they_were() {
    let picture = scene(120, 90);
    let wanted = DynamicImage::ImageRgb8(picture.clone());
    let grey = DynamicImage::ImageLuma8(wanted.to_luma8());
    let check = |name: &str, bytes: &[u8], wanted: &DynamicImage| {
        for format in [Format::Jpeg, WEBP] {
            let rendered = render(bytes, &Shot { frame: Frame::Width(120), format, quality: 95 }).expect(name);
            let off = difference(&decoded(&rendered.bytes), wanted);
            assert!(off < 3.5, "{name} as {format:?} is off by {off}");
        }
    };
    for sampling in [S444, S422, S420, S440, Subsampling::S411] {
        for progressive in [false, true] {
            check(&format!("{sampling:?} {progressive}"), &jpeg_as(&picture, sampling, progressive, None), &wanted);
        }
    }
    check("grey", &specimen::jpeg_of_grey(&picture), &grey);
    check("four inks", &specimen::jpeg_of_inks(&picture), &wanted);
    check("sixteen bits", &specimen::png_of_sixteen(&picture), &wanted);
}

#[test]
fn other_profiles_become_srgb() {
    let colour = [200, 60, 40];
    for (name, profile) in
        [("P3", ColorProfile::new_display_p3()), ("Adobe RGB", ColorProfile::new_adobe_rgb()), ("sRGB", ColorProfile::new_srgb())]
    {
        let there = ColorProfile::new_srgb()
            .create_transform_8bit(Layout::Rgb, &profile, Layout::Rgb, TransformOptions::default())
            .expect("a way into the profile");
        let mut stored = [0; 3];
        there.transform(&colour, &mut stored).expect("transforms");
        assert!(name == "sRGB" || stored.iter().zip(&colour).any(|(stored, colour)| stored.abs_diff(*colour) > 8), "{name}: {stored:?}");
        let picture = RgbImage::from_pixel(40, 30, Rgb(stored));
        let profile = profile.encode().expect("encodes");
        for bytes in [
            jpeg_as(&picture, S420, false, Some(&profile)),
            jpeg_as(&picture, S444, true, Some(&profile)),
            specimen::png_with_profile(&picture, &profile),
        ] {
            for format in [Format::Jpeg, WEBP] {
                let rendered = render(&bytes, &Shot { frame: Frame::Width(30), format, quality: 95 }).expect("renders");
                let found = decoded(&rendered.bytes).to_rgb8().get_pixel(15, 10).0;
                assert!(found.iter().zip(&colour).all(|(found, wanted)| found.abs_diff(*wanted) <= 5), "{name} gave {found:?}");
            }
        }
    }
}

#[test]
fn a_palette_with_a_clear_colour_keeps_it_in_webp() {
    let bytes = specimen::png_of_palette();
    let webp = decoded(&render(&bytes, &Shot { format: WEBP, ..PHOTO }).expect("renders").bytes).to_rgba8();
    assert_eq!((webp.get_pixel(0, 1)[3], webp.get_pixel(0, 0)[3]), (0, 255));
    let jpeg = decoded(&render(&bytes, &PHOTO).expect("renders").bytes).to_rgb8();
    assert!(jpeg.get_pixel(1, 1).0.iter().all(|value| *value > 200), "{:?}", jpeg.get_pixel(1, 1));
}

#[test]
fn odd_sizes_render() {
    for (width, height) in [(1, 1), (1, 5000), (5000, 1), (17, 33), (2, 3), (481, 7)] {
        let picture = scene(width, height);
        for bytes in [jpeg_as(&picture, S420, false, None), jpeg_as(&picture, S444, true, None), specimen::png_of_sixteen(&picture)] {
            let shots: Vec<Shot> = [Frame::Width(480), Frame::Width(16), Frame::Share]
                .into_iter()
                .flat_map(|frame| [Format::Jpeg, WEBP].map(|format| Shot { frame, format, quality: 82 }))
                .collect();
            let all = develop(&bytes, &shots).expect("renders");
            for (shot, rendered) in shots.iter().zip(all) {
                let shown = decoded(&rendered.bytes);
                assert_eq!((shown.width(), shown.height()), shot.frame.size(width, height), "{width} × {height} as {shot:?}");
            }
        }
    }
}

#[test]
fn many_shots_of_one_decoding_look_like_each_alone() {
    let photo = jpeg_as(&scene(800, 600), S420, false, None);
    let shots: Vec<Shot> =
        [Frame::Width(96), Frame::Width(400), Frame::Share, Frame::Width(160)].into_iter().map(|frame| Shot { frame, ..PHOTO }).collect();
    let together = develop(&photo, &shots).expect("renders");
    for (shot, rendered) in shots.iter().zip(&together) {
        let alone = render(&photo, shot).expect("renders");
        assert_eq!((alone.width, alone.height), (rendered.width, rendered.height));
        assert!(difference(&decoded(&alone.bytes), &decoded(&rendered.bytes)) < 1.5, "{shot:?}");
    }
    assert_eq!(develop(&photo, &shots), Ok(together));
}

#[test]
fn the_cut_for_sharing_has_its_shape_and_never_grows() {
    let check = |given: (u32, u32), wanted| assert_eq!(Frame::Share.size(given.0, given.1), wanted, "{given:?}");
    check((4000, 3000), (1200, 630));
    check((3000, 4000), (1200, 630));
    check((8000, 1000), (1200, 630));
    check((600, 600), (600, 315));
    check((300, 100), (190, 100));
    check((1, 5000), (1, 1));
    // Wider than high: the middle is shown, not the red corner alone.
    let photo = jpeg_as(&specimen::corner(1600, 400), S420, false, None);
    let shown = decoded(&render(&photo, &Shot { frame: Frame::Share, ..PHOTO }).expect("renders").bytes);
    assert_eq!((shown.width(), shown.height(), specimen::red_corner(&shown)), (762, 400, 0));
}
