//! All renditions of a picture from one decoding: each is scaled from the one before it, the largest first.
//!
//! Part of `imaging`. A shot says what is wanted; its size follows from the picture's header alone, so pages know it without a pixel.

use super::decode::{self, Order, Sheet};
use super::raster::{Area, Scaler};
use super::{Fault, MAX_MEMORY, inspect};
use crate::guard::guarded;

/// Width and height of a picture for sharing.
pub const SHARE: (u32, u32) = (1200, 630);

/// In which form a rendition is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// For every browser; what is transparent becomes white.
    Jpeg,
    /// Smaller, keeps transparency.
    Webp(Effort),
}

/// How long is thought about a file's size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effort {
    /// As long as the gain is worth the time.
    Quick,
    /// As long as there is any gain.
    Smallest,
}

/// Which part of a picture, and how large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Frame {
    /// All of it, at most so many pixels wide.
    Width(u32),
    /// A cut in the shape of `SHARE`, at most as large.
    Share,
}

/// What a rendition shall be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shot {
    /// Part and size.
    pub frame: Frame,
    /// The form of the file.
    pub format: Format,
    /// From 1 to 100.
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

impl Format {
    /// The ending of its files, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Jpeg => "jpg",
            Format::Webp(_) => "webp",
        }
    }
}

impl Shot {
    /// Everything that its bytes depend on besides the picture, for names and caches.
    pub fn settings(&self) -> String {
        format!("{:?} {:?} {} {}", self.frame, self.format, self.quality, super::VERSION)
    }
}

impl Frame {
    /// The width and height that a picture shown as `width` × `height` gets; never larger than it is.
    pub fn size(self, width: u32, height: u32) -> (u32, u32) {
        match self {
            Frame::Width(limit) => size(width, height, limit),
            Frame::Share => {
                let cut = cut(width, height);
                (cut.0.min(SHARE.0), cut.1.min(SHARE.1))
            }
        }
    }

    /// The width that the whole picture must have for this frame to be taken out of it.
    fn whole_width(self, width: u32, height: u32) -> u32 {
        let (wide, _) = self.size(width, height);
        match self {
            Frame::Width(_) => wide,
            Frame::Share => {
                let cut = cut(width, height).0;
                let whole = (u64::from(width) * u64::from(wide)).div_ceil(u64::from(cut.max(1)));
                u32::try_from(whole).unwrap_or(width).min(width)
            }
        }
    }

    /// What of a sheet it shows; the sheet may be smaller than the picture was.
    fn area(self, sheet: (u32, u32)) -> Area {
        let (wide, high) = (f64::from(sheet.0), f64::from(sheet.1));
        match self {
            Frame::Width(_) => Area { left: 0.0, top: 0.0, width: wide, height: high },
            Frame::Share => {
                let shape = f64::from(SHARE.0) / f64::from(SHARE.1);
                let (width, height) = (wide.min(high * shape), high.min(wide / shape));
                // Heads are in the upper half.
                Area { left: (wide - width) / 2.0, top: (high - height) / 3.0, width, height }
            }
        }
    }
}

/// The width and height of a picture shown as `width` × `height` for a greatest width of `limit`. Never larger than the picture.
pub fn size(width: u32, height: u32, limit: u32) -> (u32, u32) {
    let target = width.min(limit.max(1));
    if target == width || width == 0 {
        return (width, height);
    }
    let (wide, high, target_wide) = (u64::from(width), u64::from(height), u64::from(target));
    let target_high = (high * target_wide + wide / 2) / wide;
    (target, u32::try_from(target_high).unwrap_or(u32::MAX).max(1))
}

/// Width and height of the largest cut in the shape of `SHARE`.
fn cut(width: u32, height: u32) -> (u32, u32) {
    let by = |side: u32, times: u32, part: u32| {
        let side = (u64::from(side) * u64::from(times) + u64::from(part) / 2) / u64::from(part);
        u32::try_from(side).unwrap_or(u32::MAX).max(1)
    };
    (width.min(by(height, SHARE.0, SHARE.1)), height.min(by(width, SHARE.1, SHARE.0)))
}

/// Makes the renditions of a picture, in the order of the shots: turned upright, never enlarged, in sRGB, without metadata. Of an animation
/// the first picture.
pub fn develop(bytes: &[u8], shots: &[Shot]) -> Result<Vec<Rendered>, Fault> {
    // One odd file must not end the work on a thousand others, so a decoder's panic is that file's fault.
    guarded(|| all(bytes, shots)).unwrap_or_else(|| Err(Fault::Damaged("解码出错".into())))
}

fn all(bytes: &[u8], shots: &[Shot]) -> Result<Vec<Rendered>, Fault> {
    let facts = inspect(bytes)?;
    if facts.memory > MAX_MEMORY {
        return Err(Fault::TooHeavy(facts.memory));
    }
    let (width, height) = (facts.width, facts.height);
    let widest = shots.iter().map(|shot| shot.frame.whole_width(width, height)).max().unwrap_or(1);
    let alpha = shots.iter().any(|shot| matches!(shot.format, Format::Webp(_)));
    let mut sheet = decode::sheet(&Order { bytes, facts: &facts, size: size(width, height, widest), alpha })?;
    let mut order: Vec<usize> = (0..shots.len()).collect();
    // Cuts come first, while the sheet is at its largest.
    order.sort_by_key(|at| (shots[*at].frame != Frame::Share, std::cmp::Reverse(shots[*at].frame.size(width, height))));
    let mut scaler = Scaler::default();
    let mut shared: Option<Sheet> = None;
    let mut done: Vec<Option<Rendered>> = vec![None; shots.len()];
    for at in order {
        let Shot { frame, format, quality } = shots[at];
        let size = frame.size(width, height);
        let part = if frame == Frame::Share {
            if shared.is_none() {
                shared = Some(sheet.scaled(&mut scaler, frame.area(sheet.size()), size)?);
            }
            shared.as_ref().unwrap_or(&sheet)
        } else {
            if sheet.size() != size {
                sheet = sheet.scaled(&mut scaler, frame.area(sheet.size()), size)?;
            }
            &sheet
        };
        done[at] = Some(Rendered { bytes: part.encode(format, quality)?, width: size.0, height: size.1 });
    }
    Ok(done.into_iter().flatten().collect())
}
