//! Every kind of picture, the plain way: by the decoders of `image`, as red, green and blue.
//!
//! Part of `imaging`. Scaled first and recoloured, turned and split into planes afterwards, when there is less of it.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::colours::{self, Colours};
use super::decode::{Decoder, Order, Sheet};
use super::planes::Planes;
use super::raster::{Raster, Scaler};
use super::{Fault, MAX_MEMORY, MAX_SIDE, PictureKind};

/// By `image`.
pub(super) struct Any;

/// A decoded picture, not yet turned upright.
#[derive(Debug)]
pub(super) struct Whole {
    /// Red, green, blue and perhaps a fourth channel.
    pub(super) picture: Raster,
    /// Whether the fourth channel is alpha.
    pub(super) alpha: bool,
}

impl Decoder for Any {
    fn sheet(&self, order: &Order<'_>) -> Result<Option<Sheet>, Fault> {
        let format = match order.facts.kind {
            PictureKind::Jpeg => ImageFormat::Jpeg,
            PictureKind::Png => ImageFormat::Png,
            PictureKind::Webp => ImageFormat::WebP,
            PictureKind::Gif => ImageFormat::Gif,
            PictureKind::Svg => return Ok(None),
        };
        let mut limits = Limits::default();
        limits.max_image_width = Some(MAX_SIDE);
        limits.max_image_height = Some(MAX_SIDE);
        limits.max_alloc = Some(MAX_MEMORY);
        let mut reader = ImageReader::with_format(Cursor::new(order.bytes), format);
        reader.limits(limits);
        let damaged = |error: image::ImageError| Fault::Damaged(error.to_string());
        let mut decoder = reader.into_decoder().map_err(damaged)?;
        let profile = decoder.icc_profile().ok().flatten();
        let picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
        sheet(order, whole(picture), Colours::of_light(profile.as_deref()).as_ref()).map(Some)
    }
}

/// Scales a picture of light, brings it into sRGB and turns it upright.
pub(super) fn sheet(order: &Order<'_>, whole: Whole, colours: Option<&Colours>) -> Result<Sheet, Fault> {
    let mut picture = scaled(order, &whole.picture, whole.alpha)?;
    drop(whole.picture);
    if let Some(colours) = colours {
        colours.pixels(&mut picture);
    }
    let picture = picture.turned(order.facts.orientation);
    if !whole.alpha {
        return Ok(Sheet { planes: Planes::of_colours(&picture), clear: None });
    }
    let planes = Planes::of_colours(&on_white(&picture));
    let transparent = picture.data.iter().skip(3).step_by(4).any(|alpha| *alpha < u8::MAX);
    Ok(Sheet { planes, clear: (transparent && order.alpha).then_some(picture) })
}

/// Scales a picture of four inks as JPEG keeps them, and makes light of it.
pub(super) fn inks(order: &Order<'_>, whole: Whole, profile: Option<&[u8]>) -> Result<Sheet, Fault> {
    let mut picture = scaled(order, &whole.picture, false)?;
    drop(whole.picture);
    // Programs that write four inks write them inverted, and say so by Adobe's segment.
    if super::jpeg::is_of_adobe(order.bytes) {
        picture.data.iter_mut().for_each(|ink| *ink = !*ink);
    }
    let light = Colours::of_inks(profile).and_then(|colours| colours.inks(&picture));
    let light = light.unwrap_or_else(|| colours::of_plain_inks(&picture));
    Ok(Sheet { planes: Planes::of_colours(&light.turned(order.facts.orientation)), clear: None })
}

fn scaled(order: &Order<'_>, picture: &Raster, alpha: bool) -> Result<Raster, Fault> {
    Scaler::default().scale(picture.view(), picture.view().area(), order.stored_size(), alpha)
}

/// Eight bits a channel, three or four of them.
fn whole(picture: DynamicImage) -> Whole {
    let (width, height) = (picture.width(), picture.height());
    let alpha = picture.color().has_alpha();
    let (channels, data) = if alpha { (4, picture.into_rgba8().into_raw()) } else { (3, picture.into_rgb8().into_raw()) };
    Whole { picture: Raster { width, height, channels, data }, alpha }
}

fn on_white(picture: &Raster) -> Raster {
    let pixels = picture.data.as_chunks::<4>().0.iter();
    let data = pixels.flat_map(|[red, green, blue, alpha]| {
        [red, green, blue].map(|value| {
            let (value, alpha) = (u32::from(*value), u32::from(*alpha));
            u8::try_from((value * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
        })
    });
    Raster { channels: 3, data: data.collect(), ..*picture }
}
