//! Pictures in Word papers: originals without their metadata where they are handed in, smaller ones where they only show something.

use super::Desk;
use crate::diagnostic::Diagnostic;
use crate::imaging::{self, Format, Frame, Shot};
use crate::office::word::Picture;
use crate::paths::SitePath;
use crate::source::{Matter, PictureKind, Probe};

/// How wide a picture is that only shows something, in pixels: sharp at the width of a page.
const WIDE: u32 = 1600;

impl Desk<'_> {
    /// The path that is written in the summary report: beside it, or from `content/`, or from `static/` behind a slash.
    pub(super) fn resolve(&self, written: &str) -> Option<SitePath> {
        let path = match written.strip_prefix('/') {
            Some(rest) => SitePath::join("static", rest),
            None => SitePath::join("content", written),
        };
        path.filter(|path| self.input.snapshot.get(path).is_some())
    }

    /// What is known of a picture that may be shown.
    pub(super) fn probe(&self, path: &SitePath) -> Option<(&Probe, u64)> {
        let file = self.input.snapshot.get(path)?;
        match &file.matter {
            Matter::Picture(probe) if !self.site.refused.contains_key(&probe.digest) => Some((probe, file.stamp.size)),
            _ => None,
        }
    }

    /// A picture for Word; with `whole` its own pixels, where Word can show them as they are.
    pub(super) fn picture(&mut self, path: &SitePath, alt: &str, whole: bool) -> Option<Picture> {
        let (probe, _) = self.probe(path)?;
        let as_it_is = whole && probe.kind == PictureKind::Jpeg && probe.orientation <= 1;
        let pixels = (probe.width, probe.height);
        let file = self.input.snapshot.get(path)?;
        let bytes = match (self.input.fetch)(file) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.said.push(Diagnostic::error("file-unreadable", path.as_str(), error.message));
                return None;
            }
        };
        let alt = alt.to_owned();
        if as_it_is {
            return imaging::strip(&bytes).ok().map(|bytes| Picture { bytes, png: false, pixels, alt });
        }
        let shot = Shot { frame: Frame::Width(if whole { pixels.0 } else { WIDE }), format: Format::Jpeg, quality: 85 };
        let made = imaging::develop(&bytes, &[shot]).ok()?.pop()?;
        Some(Picture { pixels: (made.width, made.height), bytes: made.bytes, png: false, alt })
    }
}
