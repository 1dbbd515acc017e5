//! In which sizes each picture is made, and what the files are called.

use std::collections::{BTreeMap, BTreeSet};

use super::Recipe;
use crate::digest::Digest;
use crate::imaging::{self, Effort, Format, Frame, Shot};
use crate::paths::OutPath;
use crate::site::{PhotoUse, Picture, Site};
use crate::source::PictureKind;
use crate::theme::Theme;

/// A picture in one size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    /// Where the file for every browser is written to.
    pub url: OutPath,
    /// Where the same is written to as WebP, if the site wants that too.
    pub webp: Option<OutPath>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// The cut of a picture for sharing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// Where it is written to.
    pub url: OutPath,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// The least side of a cut in pixels: WeChat shows none that is smaller.
const LEAST_SHARED: u32 = 300;

/// The sizes of every picture by profile.
#[derive(Debug, Default)]
pub struct Renditions {
    /// By picture and profile: the sizes, smallest first.
    sets: BTreeMap<(usize, String), Vec<Size>>,
    /// The cut for sharing, by picture.
    shares: BTreeMap<usize, Cut>,
    /// Every file, by picture: its path and what it shows; `None` for a picture that is copied.
    files: BTreeMap<usize, BTreeMap<OutPath, Option<Shot>>>,
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

    /// The cut of a picture for sharing; none of one that is too small for it.
    pub fn share(&self, picture: usize) -> Option<&Cut> {
        self.shares.get(&picture)
    }

    /// Everything that is made of a picture.
    pub fn shots(&self, picture: usize) -> impl Iterator<Item = Shot> {
        self.files.get(&picture).into_iter().flat_map(BTreeMap::values).flatten().copied()
    }

    /// Every file to make; two pictures with the same content share theirs.
    pub(super) fn files(&self, site: &Site) -> BTreeMap<OutPath, Recipe> {
        let recipe = |picture: usize, shot: &Option<Shot>| match shot {
            Some(shot) => Recipe::Rendition(picture, *shot),
            None => Recipe::Copy(site.pictures[picture].path.clone()),
        };
        let files = self.files.iter().flat_map(|(picture, files)| files.iter().map(move |(url, shot)| (*picture, url, shot)));
        files.map(|(picture, url, shot)| (url.clone(), recipe(picture, shot))).collect()
    }

    fn add(&mut self, picture: usize, url: OutPath, shot: Option<Shot>) -> OutPath {
        self.files.entry(picture).or_default().insert(url.clone(), shot);
        url
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
    want(&mut opening(site, theme).into_iter(), &["hero"]);
    let mut renditions = Renditions::default();
    for (picture, profile) in wanted {
        // What a click on a photo opens is the JPEG alone, which can be saved and shared.
        let webp = site.config.photos.webp && profile != "full";
        let sizes = sizes(&mut renditions, site, picture, (&theme.widths(profile, &site.config.photos.widths), webp));
        renditions.sets.insert((picture, profile.to_owned()), sizes);
    }
    // Only absolute addresses can be shared.
    if !site.config.base_url.is_empty() {
        for cover in site.pages.iter().filter_map(|page| page.cover.as_ref()).chain(opening(site, theme)) {
            share(&mut renditions, site, cover.picture);
        }
    }
    renditions
}

/// The sizes of one picture: each width that it has, and its own where it is smaller. One that moves has its own alone.
fn sizes(renditions: &mut Renditions, site: &Site, picture: usize, (widths, webp): (&[u32], bool)) -> Vec<Size> {
    let shown = &site.pictures[picture];
    let (own_width, own_height) = (shown.probe.width, shown.probe.height);
    if shown.probe.kind == PictureKind::Gif && shown.probe.animated {
        let url = renditions.add(picture, url(shown, "gif", &own_width.to_string(), "gif"), None);
        return vec![Size { url, webp: None, width: own_width, height: own_height }];
    }
    let mut sizes: Vec<Size> = Vec::new();
    for frame in widths.iter().map(|width| Frame::Width(*width)) {
        let (width, height) = frame.size(own_width, own_height);
        if sizes.iter().all(|size| size.width != width) {
            let mut file = |format: Format| {
                // Widths beyond the picture's own are one file.
                let shot = Shot { frame: Frame::Width(width), format, quality: site.config.photos.quality };
                let url = url(shown, &settings(&shot), &width.to_string(), format.ending());
                renditions.add(picture, url, Some(shot))
            };
            let effort = if site.config.photos.smallest { Effort::Smallest } else { Effort::Quick };
            let webp = webp.then(|| file(Format::Webp(effort)));
            sizes.push(Size { url: file(Format::Jpeg), webp, width, height });
        }
    }
    sizes.sort_by_key(|size| size.width);
    sizes
}

/// The photo that the home page opens with: the chosen one, else where the look wants one the first of the wall, else that of the lead story.
pub fn opening<'s>(site: &'s Site, theme: &Theme) -> Option<&'s PhotoUse> {
    let chosen = theme.pictures.values().find(|shown| !shown.sharp).and_then(|shown| site.front.pictures.get(&shown.written));
    let first = || site.featured.first().or_else(|| site.page(site.lead()?).cover.as_ref());
    chosen.or_else(|| theme.opens_with_photo.then(first).flatten())
}

/// Plans the cut for sharing.
fn share(renditions: &mut Renditions, site: &Site, picture: usize) {
    let probe = &site.pictures[picture].probe;
    let (width, height) = Frame::Share.size(probe.width, probe.height);
    if width.min(height) < LEAST_SHARED {
        return;
    }
    let shot = Shot { frame: Frame::Share, format: Format::Jpeg, quality: site.config.photos.quality };
    let url = url(&site.pictures[picture], &settings(&shot), "share", "jpg");
    let url = renditions.add(picture, url, Some(shot));
    renditions.shares.insert(picture, Cut { url, width, height });
}

/// What the files of a picture share, so that they share the letters of their names too.
fn settings(shot: &Shot) -> String {
    format!("{:?} {} {}", shot.format, shot.quality, imaging::VERSION)
}

fn url(picture: &Picture, settings: &str, what: &str, ending: &str) -> OutPath {
    let letters = Digest::of_parts([picture.digest.letters(64).as_bytes(), settings.as_bytes()]).letters(12);
    OutPath::new(&format!("photos/{letters}-{what}.{ending}")).expect("letters, a number and an ending")
}
