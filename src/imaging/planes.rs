//! A photo as JPEG and WebP keep it: brightness in full, two colour planes at half the width and height.
//!
//! Part of `imaging`. Values are those of JFIF: BT.601 over the full range.

use super::Fault;
use super::raster::{Area, Raster, Scaler, View};

/// Brightness and colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Planes {
    pub(super) y: Raster,
    pub(super) cb: Raster,
    pub(super) cr: Raster,
}

impl Planes {
    pub(super) fn size(&self) -> (u32, u32) {
        (self.y.width, self.y.height)
    }

    /// An area of it, scaled to a size.
    pub(super) fn scaled(&self, scaler: &mut Scaler, area: Area, size: (u32, u32)) -> Result<Planes, Fault> {
        let mut colour = |plane: &Raster| scale_colour(scaler, plane.view(), (2, 2), area, size);
        let (cb, cr) = (colour(&self.cb)?, colour(&self.cr)?);
        Ok(Planes { y: scaler.scale(self.y.view(), area, size, false)?, cb, cr })
    }

    pub(super) fn turned(self, orientation: u8) -> Planes {
        Planes { y: self.y.turned(orientation), cb: self.cb.turned(orientation), cr: self.cr.turned(orientation) }
    }

    /// Of three channels, red, green and blue.
    pub(super) fn of_colours(picture: &Raster) -> Planes {
        let (width, height) = (picture.width, picture.height);
        let mut planes = Planes::empty(width, height);
        let row = width as usize * 3;
        for (at, pair) in picture.data.chunks(row * 2).enumerate() {
            planes.put_rows(at, pair.split_at(row.min(pair.len())));
        }
        planes
    }

    /// Changes the colours two rows at a time, which stay in the cache; `change` is given rows of red, green and blue and where to put them.
    pub(super) fn recoloured(&self, mut change: impl FnMut(&[u8], &mut [u8]) -> Option<()>) -> Option<Planes> {
        let (width, height) = self.size();
        let mut planes = Planes::empty(width, height);
        let row = width as usize * 3;
        let (mut before, mut after) = (vec![0; row * 2], vec![0; row * 2]);
        for at in 0..self.cb.height as usize {
            let rows = (height as usize - at * 2).min(2);
            self.get_rows(at, &mut before[..row * rows]);
            change(&before[..row * rows], &mut after[..row * rows])?;
            planes.put_rows(at, after[..row * rows].split_at(row));
        }
        Some(planes)
    }

    fn empty(width: u32, height: u32) -> Planes {
        let colour = Raster::flat(width.div_ceil(2), height.div_ceil(2), 0);
        Planes { y: Raster::flat(width, height, 0), cb: colour.clone(), cr: colour }
    }

    /// Red, green and blue of the row pair `at`; the last pair may be one row.
    fn get_rows(&self, at: usize, out: &mut [u8]) {
        let width = self.y.width as usize;
        let half = self.cb.width as usize;
        let (cb, cr) = (&self.cb.data[at * half..][..half], &self.cr.data[at * half..][..half]);
        let (pixels, _) = out.as_chunks_mut::<3>();
        for (pixels, y) in pixels.chunks_exact_mut(width).zip(self.y.data[at * 2 * width..].chunks_exact(width)) {
            for ((pixels, y), (cb, cr)) in pixels.chunks_mut(2).zip(y.chunks(2)).zip(cb.iter().zip(cr)) {
                let (cb, cr) = (i32::from(*cb) - 128, i32::from(*cr) - 128);
                let (red, green, blue) = (cr * 91_881, -22_554 * cb - 46_802 * cr, cb * 116_130);
                for (pixel, y) in pixels.iter_mut().zip(y) {
                    let base = (i32::from(*y) << 16) + (1 << 15);
                    *pixel = [red, green, blue].map(|colour| byte((base + colour) >> 16));
                }
            }
        }
    }

    /// Takes a pair of rows of red, green and blue; the second is empty where the picture ends.
    fn put_rows(&mut self, at: usize, (first, second): (&[u8], &[u8])) {
        let width = self.y.width as usize;
        let half = self.cb.width as usize;
        for (row, colours) in [first, second].into_iter().enumerate().filter(|(_, colours)| !colours.is_empty()) {
            let (pixels, _) = colours.as_chunks::<3>();
            for (y, [red, green, blue]) in self.y.data[(at * 2 + row) * width..][..width].iter_mut().zip(pixels) {
                *y = byte((19_595 * i32::from(*red) + 38_470 * i32::from(*green) + 7_471 * i32::from(*blue) + (1 << 15)) >> 16);
            }
        }
        let second = if second.is_empty() { first } else { second };
        let (first, _) = first.as_chunks::<3>();
        let (second, _) = second.as_chunks::<3>();
        let colours = self.cb.data[at * half..][..half].iter_mut().zip(&mut self.cr.data[at * half..][..half]);
        for ((cb, cr), (above, below)) in colours.zip(first.chunks(2).zip(second.chunks(2))) {
            let last = above.len() - 1;
            // Sums of four pixels; at an odd edge the last one counts twice.
            let [red, green, blue] = std::array::from_fn(|channel| {
                [above[0], above[last], below[0], below[last]].into_iter().map(|pixel| i32::from(pixel[channel])).sum::<i32>()
            });
            *cb = byte(((-11_059 * red - 21_709 * green + 32_768 * blue + (1 << 17)) >> 18) + 128);
            *cr = byte(((32_768 * red - 27_439 * green - 5_329 * blue + (1 << 17)) >> 18) + 128);
        }
    }
}

/// Scales a colour plane whose samples stand for `factor` pixels each, to half of `size`. `area` counts in pixels of the brightness.
pub(super) fn scale_colour(
    scaler: &mut Scaler,
    view: View<'_>,
    factor: (u32, u32),
    area: Area,
    (width, height): (u32, u32),
) -> Result<Raster, Fault> {
    let half = (width.div_ceil(2), height.div_ceil(2));
    let (across, down) = (f64::from(factor.0), f64::from(factor.1));
    let (left, top) = (area.left / across, area.top / down);
    // At an odd edge the last colour sample stands for a pixel that is not there; the area grows as far as there is something.
    let wide = area.width / across * f64::from(half.0 * 2) / f64::from(width);
    let high = area.height / down * f64::from(half.1 * 2) / f64::from(height);
    let area = Area { left, top, width: wide.min(f64::from(view.width) - left), height: high.min(f64::from(view.height) - top) };
    scaler.scale(view, area, half, false)
}

fn byte(value: i32) -> u8 {
    u8::try_from(value.clamp(0, 255)).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_survive_the_planes() {
        for colour in [[0, 0, 0], [255, 255, 255], [220, 20, 20], [10, 10, 230], [17, 200, 99]] {
            for (width, height) in [(1, 1), (3, 5), (8, 2)] {
                let picture = Raster { width, height, channels: 3, data: colour.repeat((width * height) as usize) };
                let planes = Planes::of_colours(&picture);
                assert_eq!((planes.cb.width, planes.cb.height), (width.div_ceil(2), height.div_ceil(2)));
                let mut seen = Vec::new();
                let same = planes.recoloured(|before, after| {
                    seen.extend_from_slice(before);
                    after.copy_from_slice(before);
                    Some(())
                });
                let off = |found: &[u8]| found.iter().zip(&picture.data).all(|(found, wanted)| found.abs_diff(*wanted) <= 2);
                assert!(seen.len() == picture.data.len() && off(&seen), "{colour:?} became {:?}", &seen[..3]);
                assert!(same.is_some_and(|same| same.y.data[0].abs_diff(planes.y.data[0]) <= 1));
            }
        }
    }
}
