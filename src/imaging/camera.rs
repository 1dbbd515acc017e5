//! JPEG, the fast way: the planes are scaled as they come out of the file, and colours are looked at only in the small result.
//!
//! Part of `imaging`; the only file that decodes by `libjpeg_turbo_rs`. Strict: what `libjpeg` would paint over with grey is a fault.

use libjpeg_turbo_rs::{ColorSpace, ComponentInfo, DecodeLimits, JpegError, PixelFormat, RawImage};

use super::any::{self, Whole};
use super::colours::Colours;
use super::decode::{Decoder, Order, Sheet};
use super::planes::{Planes, scale_colour};
use super::raster::{Area, Raster, Scaler, View};
use super::{Fault, MAX_PIXELS, MAX_SIDE};

/// More scans than any camera or program writes; each costs as long as the first.
const MAX_SCANS: usize = 100;

/// By `libjpeg_turbo_rs`.
pub(super) struct Camera;

impl Decoder for Camera {
    fn sheet(&self, order: &Order<'_>) -> Result<Option<Sheet>, Fault> {
        let limits = DecodeLimits {
            max_width: MAX_SIDE as usize,
            max_height: MAX_SIDE as usize,
            max_pixels: MAX_PIXELS,
            max_scans: MAX_SCANS,
            // The caller has looked at that already.
            max_memory: None,
        };
        let decoder = libjpeg_turbo_rs::Decoder::new_with_limits(order.bytes, limits);
        known(decoder.and_then(|decoder| {
            let profile = decoder.icc_profile().ok().flatten();
            let components = decoder.header().components.clone();
            Ok(match decoder.jpeg_color_space() {
                ColorSpace::YCbCr | ColorSpace::Grayscale if is_led_by_brightness(&components) => {
                    let raw = decoder.decode_raw()?;
                    planes(order, &raw, &components).map(|planes| of_planes(planes, profile.as_deref()))
                }
                ColorSpace::Rgb => {
                    let picture = decoder.with_output_format(PixelFormat::Rgb).decode_image()?;
                    any::sheet(order, whole(order, picture.data, 3), Colours::of_light(profile.as_deref()).as_ref())
                }
                ColorSpace::Cmyk | ColorSpace::Ycck => {
                    let picture = decoder.with_output_format(PixelFormat::Cmyk).decode_image()?;
                    any::inks(order, whole(order, picture.data, 4), profile.as_deref())
                }
                _ => return Err(JpegError::Unsupported(String::new())),
            })
        }))
    }
}

/// What is merely unknown goes on to the next decoder.
fn known(decoded: Result<Result<Sheet, Fault>, JpegError>) -> Result<Option<Sheet>, Fault> {
    match decoded {
        Ok(sheet) => sheet.map(Some),
        Err(JpegError::Unsupported(_)) => Ok(None),
        Err(JpegError::UnexpectedEof) => Err(Fault::Truncated),
        Err(error) => Err(Fault::Damaged(error.to_string())),
    }
}

/// Whether the first of one or three components has the most samples in both directions, and the others alike.
fn is_led_by_brightness(components: &[ComponentInfo]) -> bool {
    let sampling = |at: usize| components.get(at).map(|one: &ComponentInfo| (one.horizontal_sampling, one.vertical_sampling));
    match (components.len(), sampling(0), sampling(1), sampling(2)) {
        (1, ..) => true,
        (3, Some((wide, high)), Some(one), Some(other)) => {
            one == other && one.0 > 0 && one.1 > 0 && wide.is_multiple_of(one.0) && high.is_multiple_of(one.1)
        }
        _ => false,
    }
}

/// Scales the planes to the size of the sheet and turns them upright.
fn planes(order: &Order<'_>, raw: &RawImage, components: &[ComponentInfo]) -> Result<Planes, Fault> {
    let mut scaler = Scaler::default();
    let size = order.stored_size();
    let number = |number: usize| u32::try_from(number).map_err(|_| Fault::Damaged("尺寸不对".into()));
    let (width, height) = (number(raw.width)?, number(raw.height)?);
    let area = Area { left: 0.0, top: 0.0, width: f64::from(width), height: f64::from(height) };
    let factor = |at: usize| {
        let (lead, one) = (&components[0], &components[at]);
        (u32::from(lead.horizontal_sampling / one.horizontal_sampling), u32::from(lead.vertical_sampling / one.vertical_sampling))
    };
    let view = |at: usize, factor: (u32, u32)| -> Result<View<'_>, Fault> {
        let (stride, rows) = (number(raw.plane_widths[at])?, number(raw.plane_heights[at])?);
        Ok(View { data: &raw.planes[at], stride, rows, width: width.div_ceil(factor.0), height: height.div_ceil(factor.1), channels: 1 })
    };
    let y = scaler.scale(view(0, (1, 1))?, area, size, false)?;
    let mut colour = |at: usize| {
        if components.len() == 1 {
            return Ok(Raster::flat(size.0.div_ceil(2), size.1.div_ceil(2), 128));
        }
        scale_colour(&mut scaler, view(at, factor(at))?, factor(at), area, size)
    };
    let (cb, cr) = (colour(1)?, colour(2)?);
    Ok(Planes { y, cb, cr }.turned(order.facts.orientation))
}

fn of_planes(planes: Planes, profile: Option<&[u8]>) -> Sheet {
    let changed = Colours::of_light(profile).and_then(|colours| colours.planes(&planes));
    Sheet { planes: changed.unwrap_or(planes), clear: None }
}

fn whole(order: &Order<'_>, data: Vec<u8>, channels: usize) -> Whole {
    let (width, height) =
        if order.facts.orientation > 4 { (order.facts.height, order.facts.width) } else { (order.facts.width, order.facts.height) };
    Whole { picture: Raster { width, height, channels, data }, alpha: false }
}
