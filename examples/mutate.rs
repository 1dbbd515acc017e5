//! Spoils thousands of small pictures in all ways that come to mind, and has each looked at, stripped and developed.
//!
//! `cargo run --release --example mutate -- 5000 [SEED]`. Ends with 1 if anything panics, takes over two seconds, or if the memory of the
//! process passes what one picture may take. What is spoilt depends on the seed alone.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a program of its own that speaks, measures time and reads its memory"
)]

use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use libjpeg_turbo_rs::{Encoder, PixelFormat, Subsampling};
use zhuanlan::imaging::{self, Effort, Format, Frame, Shot};

const LONGEST: Duration = Duration::from_secs(2);

static PANICS: AtomicUsize = AtomicUsize::new(0);

fn main() -> ExitCode {
    let mut numbers = std::env::args().skip(1).filter_map(|number| number.parse::<u64>().ok());
    let (count, seed) = (numbers.next().unwrap_or(5000), numbers.next().unwrap_or(1));
    // A panic inside a decoder is caught and counts as a fault of the file; here it counts as one of ours.
    std::panic::set_hook(Box::new(|info| {
        PANICS.fetch_add(1, Ordering::Relaxed);
        eprintln!("{info}");
    }));
    let wholes = wholes();
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let (mut fine, mut slow, mut slowest) = (0, 0, Duration::ZERO);
    for number in 0..count {
        let spoilt = spoilt(&wholes, &mut dice);
        let before = PANICS.load(Ordering::Relaxed);
        let started = Instant::now();
        fine += u64::from(look(&spoilt));
        let took = started.elapsed();
        slowest = slowest.max(took);
        slow += u64::from(took > LONGEST);
        if took > LONGEST || PANICS.load(Ordering::Relaxed) > before {
            let path = format!("mutant-{seed}-{number}.bin");
            let kept = std::fs::write(std::env::temp_dir().join(&path), &spoilt).is_ok();
            eprintln!("{number}: {took:?}, {}", if kept { &path } else { "not kept" });
        }
    }
    let (panics, peak) = (PANICS.load(Ordering::Relaxed), peak());
    println!(
        "{count} spoilt pictures, {fine} of them still fine: {panics} panics, {slow} slow (the slowest {slowest:?}), at most {peak} MiB"
    );
    let heavy = peak > imaging::MAX_MEMORY / 1024 / 1024 + 64;
    if panics > 0 || slow > 0 || heavy { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Does with a file all that the program does; whether it could be developed.
fn look(bytes: &[u8]) -> bool {
    let shot = |frame, format| Shot { frame, format, quality: 80 };
    let shots = [
        shot(Frame::Width(40), Format::Jpeg),
        shot(Frame::Width(24), Format::Webp(Effort::Quick)),
        shot(Frame::Share, Format::Jpeg),
        shot(Frame::Width(16), Format::Jpeg),
    ];
    if let Ok(stripped) = imaging::strip(bytes) {
        assert!(imaging::inspect(&stripped).is_ok(), "what was stripped is no picture any more");
    }
    match (imaging::inspect(bytes), imaging::develop(bytes, &shots)) {
        (Ok(facts), Ok(all)) => {
            for (shot, one) in shots.iter().zip(&all) {
                assert_eq!((one.width, one.height), shot.frame.size(facts.width, facts.height), "another size than the page says");
            }
            all.len() == shots.len()
        }
        (Err(_), Ok(_)) => panic!("developed although it cannot be used"),
        _ => false,
    }
}

/// Numbers that look like chance.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % u64::try_from(below.max(1)).unwrap_or(1)).unwrap_or(0)
    }
}

/// One of the pictures, spoilt in one to four ways.
fn spoilt(wholes: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    const EDGES: [u8; 8] = [0, 1, 0x7F, 0x80, 0xC0, 0xD9, 0xFE, 0xFF];
    let mut bytes = wholes[dice.next(wholes.len())].clone();
    for _ in 0..=dice.next(4) {
        // Headers are short, so half of all blows go there.
        let reach = if dice.next(2) == 0 { bytes.len().min(400) } else { bytes.len() };
        let at = dice.next(reach);
        let length = dice.next(24).min(bytes.len() - at);
        match dice.next(8) {
            0 => bytes.truncate(at),
            1 => {
                bytes.truncate(at);
                bytes.extend([0xFF, 0xD9]);
            }
            2 => bytes[at..at + length].fill(EDGES[dice.next(EDGES.len())]),
            3 => drop(bytes.drain(at..at + length)),
            4 => {
                let copy = bytes[at..at + length].to_vec();
                bytes.splice(at..at, copy);
            }
            5 => {
                let other = &wholes[dice.next(wholes.len())];
                let from = dice.next(other.len());
                bytes.splice(at..at + length, other[from..other.len().min(from + length * 4)].iter().copied());
            }
            6 => bytes[at..].iter_mut().take(1).for_each(|byte| *byte ^= 1 << dice.next(8)),
            _ => bytes[at..].iter_mut().take(1 + dice.next(4)).for_each(|byte| *byte = EDGES[dice.next(EDGES.len())]),
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

/// A small picture of every kind that is taken.
fn wholes() -> Vec<Vec<u8>> {
    let soft = RgbImage::from_fn(61, 47, |x, y| Rgb([x, y, x + y].map(|value| u8::try_from(value * 2 % 256).unwrap_or(0))));
    let clear =
        RgbaImage::from_fn(33, 40, |x, y| Rgba([200, 40, u8::try_from(y * 6 % 256).unwrap_or(0), u8::try_from(x * 7 % 256).unwrap_or(0)]));
    let mut all = Vec::new();
    for sampling in [Subsampling::S420, Subsampling::S444, Subsampling::S422, Subsampling::S440] {
        for progressive in [false, true] {
            let encoder = Encoder::new(soft.as_raw(), 61, 47, PixelFormat::Rgb).quality(85).subsampling(sampling).progressive(progressive);
            all.push(encoder.exif_data(b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0").encode().expect("encodes"));
        }
    }
    let profile = moxcms::ColorProfile::new_display_p3().encode().expect("encodes");
    all.push(Encoder::new(soft.as_raw(), 61, 47, PixelFormat::Rgb).icc_profile(&profile).restart_blocks(2).encode().expect("encodes"));
    all.push(Encoder::new(&clear, 33, 40, PixelFormat::Cmyk).write_adobe_marker(true).encode().expect("encodes"));
    all.push(Encoder::new(&soft.as_raw()[..61 * 47], 61, 47, PixelFormat::Grayscale).encode().expect("encodes"));
    let (soft, clear) = (DynamicImage::ImageRgb8(soft), DynamicImage::ImageRgba8(clear));
    let sixteen = DynamicImage::ImageRgb16(soft.to_rgb16());
    for (picture, format) in [
        (&soft, ImageFormat::Png),
        (&clear, ImageFormat::Png),
        (&sixteen, ImageFormat::Png),
        (&DynamicImage::ImageLumaA8(clear.to_luma_alpha8()), ImageFormat::Png),
        (&soft, ImageFormat::WebP),
        (&clear, ImageFormat::WebP),
        (&clear, ImageFormat::Gif),
    ] {
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).expect("encodes");
        all.push(bytes.into_inner());
    }
    let webp = Shot { frame: Frame::Width(60), format: Format::Webp(Effort::Quick), quality: 80 };
    for at in [0, 1, all.len() - 6] {
        all.push(imaging::develop(&all[at], &[webp]).expect("develops").remove(0).bytes);
    }
    all
}

/// The most memory that the process has had, in MiB; 0 where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0) / 1024
}
