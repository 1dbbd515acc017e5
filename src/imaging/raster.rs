//! Rows of samples without gaps: scaling by Lanczos, and turning upright.
//!
//! Part of `imaging`. One raster holds one channel of a photo, or the three or four of a drawing.

use std::ops::Range;

use fast_image_resize::images::{TypedCroppedImage, TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8, U8x4};
use fast_image_resize::{PixelTrait, ResizeOptions, Resizer};

use super::Fault;

/// Samples by rows, `channels` bytes each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Raster {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) channels: usize,
    pub(super) data: Vec<u8>,
}

/// The part of a wider buffer that is picture; decoders pad their rows.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) data: &'a [u8],
    /// Samples from one row to the next.
    pub(super) stride: u32,
    pub(super) rows: u32,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) channels: usize,
}

/// A rectangle between samples.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Scales; keeps its working memory from one raster to the next.
#[derive(Default)]
pub(super) struct Scaler {
    resizer: Resizer,
}

impl Raster {
    /// One value everywhere.
    pub(super) fn flat(width: u32, height: u32, value: u8) -> Raster {
        Raster { width, height, channels: 1, data: vec![value; width as usize * height as usize] }
    }

    pub(super) fn view(&self) -> View<'_> {
        let Raster { width, height, channels, ref data } = *self;
        View { data, stride: width, rows: height, width, height, channels }
    }

    /// The same turned upright, as the EXIF orientation says.
    pub(super) fn turned(self, orientation: u8) -> Raster {
        match self.channels {
            1 => turned::<1>(self, orientation),
            3 => turned::<3>(self, orientation),
            _ => turned::<4>(self, orientation),
        }
    }
}

impl View<'_> {
    /// All of it.
    pub(super) fn area(&self) -> Area {
        Area { left: 0.0, top: 0.0, width: f64::from(self.width), height: f64::from(self.height) }
    }
}

impl Scaler {
    /// Scales an area to a size. Four channels are red, green, blue and alpha if `alpha` is said, else four inks.
    pub(super) fn scale(&mut self, view: View<'_>, area: Area, size: (u32, u32), alpha: bool) -> Result<Raster, Fault> {
        let scaled = match view.channels {
            1 => self.typed::<U8>(view, area, size, alpha),
            3 => self.by_channels(view, area, size),
            _ => self.typed::<U8x4>(view, area, size, alpha),
        };
        scaled.ok_or_else(|| Fault::Damaged("像素不全".into()))
    }

    /// One channel after another: kernels for pixels of three bytes would make the program 0.9 MB larger.
    fn by_channels(&mut self, view: View<'_>, area: Area, size: (u32, u32)) -> Option<Raster> {
        let channels = view.channels;
        let mut data = vec![0; size.0 as usize * size.1 as usize * channels];
        for channel in 0..channels {
            let plane: Vec<u8> = view.data.iter().skip(channel).step_by(channels).copied().collect();
            let scaled = self.typed::<U8>(View { data: &plane, channels: 1, ..view }, area, size, false)?;
            data.iter_mut().skip(channel).step_by(channels).zip(scaled.data).for_each(|(to, value)| *to = value);
        }
        Some(Raster { width: size.0, height: size.1, channels, data })
    }

    fn typed<P: PixelTrait>(&mut self, view: View<'_>, area: Area, (width, height): (u32, u32), alpha: bool) -> Option<Raster> {
        let mut data = vec![0; width as usize * height as usize * view.channels];
        let whole = TypedImageRef::<P>::from_buffer(view.stride, view.rows, view.data).ok()?;
        // The padding of the rows must not bleed in, so the area is taken of the cut picture.
        let picture = TypedCroppedImage::from_ref(&whole, 0, 0, view.width, view.height).ok()?;
        let options = ResizeOptions::new().use_alpha(alpha).crop(area.left, area.top, area.width, area.height);
        let mut target = TypedImage::<P>::from_buffer(width, height, &mut data).ok()?;
        self.resizer.resize_typed(&picture, &mut target, &options).ok()?;
        Some(Raster { width, height, channels: view.channels, data })
    }
}

fn turned<const N: usize>(mut raster: Raster, orientation: u8) -> Raster {
    let across = matches!(orientation, 2 | 3 | 6 | 7);
    let down = matches!(orientation, 3 | 4 | 7 | 8);
    if orientation > 4 {
        raster = transposed::<N>(&raster);
    }
    let row = raster.width as usize;
    let (samples, _) = raster.data.as_chunks_mut::<N>();
    if across && down {
        samples.reverse();
    } else if across {
        samples.chunks_exact_mut(row).for_each(<[[u8; N]]>::reverse);
    } else if down {
        let rows = raster.height as usize;
        for at in 0..rows / 2 {
            let (above, below) = samples.split_at_mut((rows - 1 - at) * row);
            above[at * row..][..row].swap_with_slice(&mut below[..row]);
        }
    }
    raster
}

/// The side of a tile: its rows are read and its columns written while both are at hand.
const TILE: usize = 8;

/// Rows become columns, tile by tile, since one of the two sides is always read or written across the rows.
fn transposed<const N: usize>(raster: &Raster) -> Raster {
    let (width, height) = (raster.width as usize, raster.height as usize);
    let mut data = vec![0; raster.data.len()];
    let (from, _) = raster.data.as_chunks::<N>();
    let (to, _) = data.as_chunks_mut::<N>();
    let (whole_width, whole_height) = (width / TILE * TILE, height / TILE * TILE);
    for top in (0..whole_height).step_by(TILE) {
        for left in (0..whole_width).step_by(TILE) {
            let mut tile = [[[0; N]; TILE]; TILE];
            for (y, row) in tile.iter_mut().enumerate() {
                row.copy_from_slice(&from[(top + y) * width + left..][..TILE]);
            }
            for x in 0..TILE {
                let column: [[u8; N]; TILE] = std::array::from_fn(|y| tile[y][x]);
                to[(left + x) * height + top..][..TILE].copy_from_slice(&column);
            }
        }
    }
    let mut rest = |rows: Range<usize>, columns: Range<usize>| {
        for y in rows {
            for x in columns.clone() {
                to[x * height + y] = from[y * width + x];
            }
        }
    };
    rest(0..whole_height, whole_width..width);
    rest(whole_height..height, 0..width);
    Raster { width: raster.height, height: raster.width, channels: N, data }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_orientation_puts_each_sample_where_exif_says() {
        // Larger than a tile, and no side a multiple of it.
        let (width, height) = (45, 70);
        let value = |x: u32, y: u32| u8::try_from((x * 7 + y * 13) % 251).expect("a byte");
        let data: Vec<u8> = (0..height).flat_map(|y| (0..width).map(move |x| value(x, y))).collect();
        for orientation in 1..=8 {
            let raster = Raster { width, height, channels: 1, data: data.clone() };
            let colours = Raster { channels: 3, data: data.iter().flat_map(|value| [*value, 0, 9]).collect(), ..raster };
            let raster = Raster { width, height, channels: 1, data: data.clone() };
            let turned = raster.turned(orientation);
            assert_eq!((turned.width, turned.height), if orientation > 4 { (height, width) } else { (width, height) });
            for y in 0..height {
                for x in 0..width {
                    let (right, below) = (width - 1 - x, height - 1 - y);
                    let (to_x, to_y) = [(x, y), (right, y), (right, below), (x, below), (y, x), (below, x), (below, right), (y, right)]
                        [usize::from(orientation) - 1];
                    assert_eq!(turned.data[(to_y * turned.width + to_x) as usize], value(x, y), "orientation {orientation}, {x} {y}");
                }
            }
            let colours = colours.turned(orientation);
            assert_eq!(colours.data.iter().step_by(3).copied().collect::<Vec<u8>>(), turned.data, "orientation {orientation}");
        }
    }
}
