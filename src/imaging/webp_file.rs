//! WebP files by libwebp, which is C: the one place with unsafe code.
//!
//! Part of `imaging`. Planes are handed over as they are; only their values are brought into the range that WebP's have.
#![expect(unsafe_code, reason = "no encoder in Rust writes lossy WebP; every call has its reason beside it")]

use libwebp_sys::{
    WebPConfig, WebPEncCSP, WebPEncode, WebPMemoryWrite, WebPMemoryWriter, WebPMemoryWriterClear, WebPMemoryWriterInit, WebPPicture,
    WebPPictureFree, WebPPictureImportRGBA, WebPValidateConfig,
};

use super::planes::Planes;
use super::raster::Raster;
use super::{Effort, Fault};

/// The longest side that the format has room for.
const MAX_SIDE: u32 = 16_383;

/// Writes opaque planes.
pub(super) fn of_planes(planes: &Planes, quality: u8, effort: Effort) -> Result<Vec<u8>, Fault> {
    let (width, height) = planes.size();
    // BT.601 of video: brightness from 16 to 235, colours from 16 to 240.
    let mut y = limited(&planes.y, |value| 16 + (value * 219 + 127) / 255);
    let mut u = limited(&planes.cb, |value| (128 * 255 + (value - 128) * 224 + 127) / 255);
    let mut v = limited(&planes.cr, |value| (128 * 255 + (value - 128) * 224 + 127) / 255);
    write((width, height), quality, effort, |picture| {
        picture.use_argb = 0;
        picture.colorspace = WebPEncCSP::WEBP_YUV420;
        (picture.y, picture.u, picture.v) = (y.as_mut_ptr(), u.as_mut_ptr(), v.as_mut_ptr());
        (picture.y_stride, picture.uv_stride) = (number(planes.y.width), number(planes.cb.width));
        true
    })
}

/// Writes red, green, blue and alpha.
pub(super) fn of_pixels(pixels: &Raster, quality: u8, effort: Effort) -> Result<Vec<u8>, Fault> {
    write((pixels.width, pixels.height), quality, effort, |picture| {
        picture.use_argb = 0;
        // SAFETY: `pixels` holds `height` rows of `width` times four bytes; libwebp copies them into memory of its own.
        unsafe { WebPPictureImportRGBA(picture, pixels.data.as_ptr(), number(pixels.width * 4)) != 0 }
    })
}

/// Encodes what `fill` puts into a picture; the memory that it points to must outlive this call, which the callers' borrows see to.
fn write((width, height): (u32, u32), quality: u8, effort: Effort, fill: impl FnOnce(&mut WebPPicture) -> bool) -> Result<Vec<u8>, Fault> {
    let failed = || Fault::Unwritable("WebP".into());
    if width.max(height) > MAX_SIDE {
        return Err(Fault::Unwritable(format!("WebP 每边最多 {MAX_SIDE} 像素")));
    }
    let mut config = WebPConfig::new().map_err(|()| failed())?;
    config.quality = f32::from(quality);
    config.method = match effort {
        Effort::Quick => 2,
        Effort::Smallest => 6,
    };
    let mut picture = WebPPicture::new().map_err(|()| failed())?;
    (picture.width, picture.height) = (number(width), number(height));
    let mut writer = std::mem::MaybeUninit::<WebPMemoryWriter>::uninit();
    // SAFETY: the function sets every field of the writer and reads none.
    let mut writer = unsafe {
        WebPMemoryWriterInit(writer.as_mut_ptr());
        writer.assume_init()
    };
    let filled = fill(&mut picture);
    picture.writer = Some(WebPMemoryWrite);
    picture.custom_ptr = (&raw mut writer).cast();
    // SAFETY: `config` and `picture` were initialised by libwebp; the planes are as large as `width`, `height` and the strides say; `writer`
    // lives until after the call and is what `WebPMemoryWrite` expects.
    let encoded = filled && unsafe { WebPValidateConfig(&raw const config) != 0 && WebPEncode(&raw const config, &raw mut picture) != 0 };
    let bytes = if encoded && !writer.mem.is_null() {
        // SAFETY: after a call that succeeded the writer holds `size` bytes at `mem`.
        unsafe { std::slice::from_raw_parts(writer.mem, writer.size) }.to_vec()
    } else {
        Vec::new()
    };
    // SAFETY: both free only what libwebp itself has allocated, and neither is used again.
    unsafe {
        WebPPictureFree(&raw mut picture);
        WebPMemoryWriterClear(&raw mut writer);
    }
    if bytes.is_empty() { Err(failed()) } else { Ok(bytes) }
}

fn limited(plane: &Raster, map: impl Fn(i32) -> i32) -> Vec<u8> {
    let table: [u8; 256] = std::array::from_fn(|value| u8::try_from(map(i32::try_from(value).unwrap_or(0))).unwrap_or(u8::MAX));
    plane.data.iter().map(|value| table[usize::from(*value)]).collect()
}

/// Sides and strides are below 65,536.
fn number(number: u32) -> std::ffi::c_int {
    std::ffi::c_int::try_from(number).unwrap_or(std::ffi::c_int::MAX)
}
