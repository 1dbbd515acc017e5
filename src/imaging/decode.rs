//! From a picture's bytes to a sheet: upright, in sRGB, as large as its largest rendition needs.
//!
//! Part of `imaging`. Two ways lead there: `camera` for JPEG, `any` for every other kind and for the odd JPEG that the first does not know.

use super::any::Any;
use super::camera::Camera;
use super::planes::Planes;
use super::raster::Raster;
use super::{Facts, Fault, PictureKind};

/// What a decoder is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Order<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) facts: &'a Facts,
    /// Width and height of the sheet, as shown.
    pub(super) size: (u32, u32),
    /// Whether anything is made of it that can be transparent.
    pub(super) alpha: bool,
}

/// A picture to make renditions from.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    /// Transparent parts are white.
    pub(super) planes: Planes,
    /// Red, green, blue and alpha, if it has transparent parts and they were asked for.
    pub(super) clear: Option<Raster>,
}

/// A way from bytes to a sheet.
pub(super) trait Decoder {
    /// Decodes, or gives `None` for a form that it does not know. What is damaged is a fault, never a picture with grey parts.
    fn sheet(&self, order: &Order<'_>) -> Result<Option<Sheet>, Fault>;
}

/// Decodes by the first way that knows the form.
pub(super) fn sheet(order: &Order<'_>) -> Result<Sheet, Fault> {
    let ways: &[&dyn Decoder] = match order.facts.kind {
        PictureKind::Jpeg => &[&Camera, &Any],
        PictureKind::Png | PictureKind::Webp | PictureKind::Gif => &[&Any],
        PictureKind::Svg => return Err(Fault::Foreign("SVG")),
    };
    for way in ways {
        if let Some(sheet) = way.sheet(order)? {
            return Ok(sheet);
        }
    }
    Err(Fault::Damaged("少见的编码方式".into()))
}

impl Order<'_> {
    /// The size of the sheet before it is turned upright.
    pub(super) fn stored_size(&self) -> (u32, u32) {
        let (width, height) = self.size;
        if self.facts.orientation > 4 { (height, width) } else { (width, height) }
    }
}
