//! Embedded colour profiles: what is not sRGB becomes sRGB, since a rendition carries no profile.
//!
//! Part of `imaging`. A profile that cannot be used counts as absent, as browsers have it.

use std::sync::Arc;

use moxcms::{ColorProfile, DataColorSpace, Layout, Transform8BitExecutor, TransformOptions};

use super::planes::Planes;
use super::raster::Raster;

/// A way from a picture's own colours to sRGB.
pub(super) struct Colours {
    executor: Arc<Transform8BitExecutor>,
}

impl Colours {
    /// For a picture of red, green and blue; `None` when nothing would change that anybody sees, or the profile cannot be used.
    pub(super) fn of_light(profile: Option<&[u8]>) -> Option<Colours> {
        let profile = ColorProfile::new_from_slice(profile?).ok().filter(|profile| profile.color_space == DataColorSpace::Rgb)?;
        let executor =
            profile.create_transform_8bit(Layout::Rgb, &ColorProfile::new_srgb(), Layout::Rgb, TransformOptions::default()).ok()?;
        let colours = Colours { executor };
        colours.matters().then_some(colours)
    }

    /// For a picture of four inks; `None` if the profile cannot be used.
    pub(super) fn of_inks(profile: Option<&[u8]>) -> Option<Colours> {
        let profile = ColorProfile::new_from_slice(profile?).ok().filter(|profile| profile.color_space == DataColorSpace::Cmyk)?;
        let executor =
            profile.create_transform_8bit(Layout::Rgba, &ColorProfile::new_srgb(), Layout::Rgb, TransformOptions::default()).ok()?;
        Some(Colours { executor })
    }

    /// Planes of red, green and blue in sRGB.
    pub(super) fn planes(&self, planes: &Planes) -> Option<Planes> {
        planes.recoloured(|before, after| self.executor.transform(before, after).ok())
    }

    /// Three or four channels in sRGB; a fourth one is alpha and stays.
    pub(super) fn pixels(&self, picture: &mut Raster) {
        if picture.channels == 3 {
            let mut changed = vec![0; picture.data.len()];
            if self.executor.transform(&picture.data, &mut changed).is_ok() {
                picture.data = changed;
            }
            return;
        }
        let bare: Vec<u8> = picture.data.as_chunks::<4>().0.iter().flat_map(|[red, green, blue, _]| [*red, *green, *blue]).collect();
        let mut changed = vec![0; bare.len()];
        if self.executor.transform(&bare, &mut changed).is_ok() {
            for (pixel, colour) in picture.data.as_chunks_mut::<4>().0.iter_mut().zip(changed.as_chunks::<3>().0) {
                pixel[..3].copy_from_slice(colour);
            }
        }
    }

    /// Red, green and blue of four inks, where 255 is full ink.
    pub(super) fn inks(&self, picture: &Raster) -> Option<Raster> {
        let mut data = vec![0; picture.data.len() / 4 * 3];
        self.executor.transform(&picture.data, &mut data).ok()?;
        Some(Raster { channels: 3, data, ..*picture })
    }

    /// Whether any of some colours over the whole range changes by more than two steps.
    fn matters(&self) -> bool {
        const STEPS: [u8; 4] = [0, 85, 170, 255];
        let colours: Vec<u8> =
            STEPS.iter().flat_map(|red| STEPS.iter().flat_map(|green| STEPS.iter().flat_map(|blue| [*red, *green, *blue]))).collect();
        let mut changed = vec![0; colours.len()];
        let done = self.executor.transform(&colours, &mut changed).is_ok();
        done && colours.iter().zip(&changed).any(|(before, after)| before.abs_diff(*after) > 2)
    }
}

/// Red, green and blue of four inks without a profile, where 255 is full ink.
pub(super) fn of_plain_inks(picture: &Raster) -> Raster {
    let mix = |ink: u8, black: u8| {
        let light = u32::from(255 - ink) * u32::from(255 - black);
        u8::try_from((light + 127) / 255).unwrap_or(u8::MAX)
    };
    let pixels = picture.data.as_chunks::<4>().0.iter();
    let data = pixels.flat_map(|[cyan, magenta, yellow, black]| [mix(*cyan, *black), mix(*magenta, *black), mix(*yellow, *black)]);
    Raster { channels: 3, data: data.collect(), ..*picture }
}
