//! From a sheet to a rendition's file. Nothing of the original's metadata gets here, so nothing of it can be written.
//!
//! Part of `imaging`; the only file that encodes JPEG.

use libjpeg_turbo_rs::Subsampling;

use super::decode::Sheet;
use super::planes::Planes;
use super::raster::{Area, Raster, Scaler};
use super::{Fault, Format, webp_file};

impl Sheet {
    pub(super) fn size(&self) -> (u32, u32) {
        self.planes.size()
    }

    /// An area of it at another size.
    pub(super) fn scaled(&self, scaler: &mut Scaler, area: Area, size: (u32, u32)) -> Result<Sheet, Fault> {
        let clear = self.clear.as_ref().map(|clear| scaler.scale(clear.view(), area, size, true)).transpose()?;
        Ok(Sheet { planes: self.planes.scaled(scaler, area, size)?, clear })
    }

    /// Writes the file.
    pub(super) fn encode(&self, format: Format, quality: u8) -> Result<Vec<u8>, Fault> {
        let quality = quality.clamp(1, 100);
        match (format, &self.clear) {
            (Format::Jpeg, _) => jpeg(&self.planes, quality),
            (Format::Webp(effort), None) => webp_file::of_planes(&self.planes, quality, effort),
            (Format::Webp(effort), Some(clear)) => webp_file::of_pixels(clear, quality, effort),
        }
    }
}

fn jpeg(planes: &Planes, quality: u8) -> Result<Vec<u8>, Fault> {
    let all = [&planes.y, &planes.cb, &planes.cr];
    let widths = all.map(|plane| plane.width as usize);
    let heights = all.map(|plane| plane.height as usize);
    let data = all.map(|plane: &Raster| plane.data.as_slice());
    libjpeg_turbo_rs::compress_raw(&data, &widths, &heights, widths[0], heights[0], quality, Subsampling::S420)
        .map_err(|error| Fault::Unwritable(error.to_string()))
}
