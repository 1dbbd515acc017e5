//! Fills the holes of a text: what its links, pictures and videos became on this site.

use std::cell::Cell;

use super::body::{self, LinkTo, PicturePlace};
use super::model::Sources;
use crate::document::body::{Picture, Target};
use crate::paths::OutPath;
use crate::plan::Size;
use crate::site::{Link, Page, PhotoUse};
use crate::theme::{self, Candidate, Loading};

/// Where a text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// On its own page.
    Page,
    /// In the feed, where only plain pictures work.
    Feed,
}

/// The holes of one page's text.
pub(super) struct Holes<'h> {
    pub(super) sources: Sources<'h>,
    pub(super) page: &'h Page,
    /// What stands before every path.
    pub(super) root: &'h str,
    pub(super) place: Place,
    /// Whether the next picture is the first of its page.
    pub(super) eager: Cell<bool>,
}

impl Holes<'_> {
    fn photo(&self, picture: &Picture) -> Option<&PhotoUse> {
        self.page.inline.get(&picture.target.written)?.as_ref()
    }

    /// Where a photo is shown large.
    fn large(&self, photo: &PhotoUse) -> Option<String> {
        let size = self.sources.plan.renditions.of(photo.picture, "full").last()?;
        Some(format!("{}{}", self.root, size.url))
    }
}

impl body::Holes for Holes<'_> {
    fn link(&self, target: &Target) -> LinkTo {
        match self.page.links.get(&target.written) {
            Some(Link::Inside(url, rest)) => LinkTo::Page(format!("{}{url}{rest}", self.root)),
            Some(Link::Here(anchor)) if self.place == Place::Feed => LinkTo::Page(format!("{}{}#{anchor}", self.root, self.page.url)),
            Some(Link::Here(anchor)) => LinkTo::Page(format!("#{anchor}")),
            Some(Link::File(path)) => {
                self.sources.site.files.get(path).map_or(LinkTo::Dead, |file| LinkTo::Page(format!("{}{}", self.root, file.url)))
            }
            Some(Link::Outside(url)) => LinkTo::Outside(url.clone()),
            Some(Link::Dead) | None => LinkTo::Dead,
        }
    }

    fn picture(&self, picture: &Picture, place: PicturePlace) -> String {
        let Some(photo) = self.photo(picture) else { return String::new() };
        let profile = if place == PicturePlace::Gallery { "gallery" } else { "text" };
        let sizes = self.sources.plan.renditions.of(photo.picture, profile);
        let list: Vec<Candidate<'_>> = sizes
            .iter()
            .map(|Size { url, webp, width, height }| Candidate {
                url: url.as_str(),
                webp: webp.as_ref().filter(|_| self.place == Place::Page).map(OutPath::as_str),
                width: *width,
                height: *height,
            })
            .collect();
        let attribute = self.sources.theme.profiles.get(profile).map_or("100vw", |profile| &profile.sizes);
        let loading = if self.eager.replace(false) { Loading::Eager } else { Loading::Lazy };
        theme::element(&list, (&photo.alt, attribute), self.root, loading)
    }

    fn caption(&self, picture: &Picture) -> Option<(String, Option<String>)> {
        let photo = self.photo(picture)?;
        let credit = (!photo.credit.is_empty()).then(|| photo.credit.clone());
        (!photo.caption.is_empty() || credit.is_some()).then(|| (photo.caption.clone(), credit))
    }

    fn video(&self, target: &Target) -> String {
        match self.page.links.get(&target.written) {
            Some(Link::File(path)) => {
                self.sources.site.files.get(path).map(|file| format!("{}{}", self.root, file.url)).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    fn large(&self, picture: &Picture) -> Option<String> {
        self.large(self.photo(picture)?)
    }

    fn ratio(&self, picture: &Picture) -> Option<String> {
        let probe = &self.sources.site.pictures[self.photo(picture)?.picture].probe;
        Some(super::model::ratio(probe.width, probe.height))
    }
}
