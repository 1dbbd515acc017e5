//! In which sizes each picture is made, and what the files are called.

use std::collections::{BTreeMap, BTreeSet};

use crate::digest::Digest;
use crate::imaging;
use crate::paths::OutPath;
use crate::site::{PhotoUse, Picture, Site};
use crate::theme::Theme;

/// A picture in one size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    /// Where it is written to.
    pub url: OutPath,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// The sizes of every picture by profile.
#[derive(Debug, Default)]
pub struct Renditions {
    /// By picture and profile: the sizes, smallest first.
    sets: BTreeMap<(usize, String), Vec<Size>>,
}

impl Renditions {
    /// The sizes of a picture for a profile, smallest first; empty if the plan did not foresee that use.
    pub fn of(&self, picture: usize, profile: &str) -> &[Size] {
        self.sets.get(&(picture, profile.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// Every profile that a picture was planned for.
    pub fn profiles(&self, picture: usize) -> impl Iterator<Item = (&str, &[Size])> {
        let range = self.sets.range((picture, String::new())..(picture + 1, String::new()));
        range.map(|((_, profile), sizes)| (profile.as_str(), sizes.as_slice()))
    }

    /// Every file to make: path, picture and width.
    pub(super) fn files(&self) -> BTreeMap<OutPath, (usize, u32)> {
        self.sets.iter().flat_map(|((picture, _), sizes)| sizes.iter().map(|size| (size.url.clone(), (*picture, size.width)))).collect()
    }
}

/// Plans the sizes for every use of every picture.
pub(super) fn renditions(site: &Site, theme: &Theme) -> Renditions {
    let mut wanted: BTreeSet<(usize, &'static str)> = BTreeSet::new();
    let mut want = |photos: &mut dyn Iterator<Item = &PhotoUse>, profiles: &[&'static str]| {
        for photo in photos {
            wanted.extend(profiles.iter().map(|profile| (photo.picture, *profile)));
        }
    };
    for page in &site.pages {
        want(&mut page.cover.iter(), &["cover", "card"]);
        want(&mut page.photos.iter(), &["gallery", "full"]);
        want(&mut page.inline.values().flatten(), &["text", "gallery", "full"]);
        want(&mut page.videos.iter().filter_map(|video| video.poster.as_ref()), &["text"]);
    }
    want(&mut site.featured.iter(), &["card", "gallery", "full"]);
    let sets = wanted.into_iter().map(|(picture, profile)| {
        let widths = theme.widths(profile, &site.config.photos.widths);
        ((picture, profile.to_owned()), sizes(&site.pictures[picture], &widths, site.config.photos.quality))
    });
    Renditions { sets: sets.collect() }
}

/// The sizes of one picture: each width that it has, and its own where it is smaller.
fn sizes(picture: &Picture, widths: &[u32], quality: u8) -> Vec<Size> {
    let setting = format!("jpeg {quality} {}", imaging::VERSION);
    let letters = Digest::of_parts([picture.digest.letters(64).as_bytes(), setting.as_bytes()]).letters(12);
    let mut sizes: Vec<Size> = Vec::new();
    for wanted in widths {
        let (width, height) = imaging::size(picture.probe.width, picture.probe.height, *wanted);
        if sizes.iter().all(|size| size.width != width) {
            let url = OutPath::new(&format!("photos/{letters}-{width}.jpg")).expect("letters and a number");
            sizes.push(Size { url, width, height });
        }
    }
    sizes.sort_by_key(|size| size.width);
    sizes
}
