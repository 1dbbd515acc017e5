//! `theme.yaml`: what a theme is called, what it extends, which pictures it wants.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::options::Declared;
use crate::diagnostic::Diagnostic;

/// How wide a picture is wanted in one kind of place.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Widths in pixels; the largest bounds the site's own widths.
    pub widths: Vec<u32>,
    /// The HTML attribute `sizes`.
    pub sizes: String,
    /// Whether these widths are made whatever the site's own are.
    #[serde(default)]
    pub exact: bool,
}

/// What stands in `theme.yaml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Settings {
    /// Its own name; the folder's counts.
    #[serde(default)]
    #[expect(dead_code, reason = "for the reader of the file; the folder names the theme")]
    pub(super) name: String,
    /// What people call it.
    #[serde(default)]
    pub(super) title: String,
    /// Whom it suits, in a few words.
    #[serde(default)]
    pub(super) about: String,
    /// The theme that it extends, or empty.
    #[serde(default)]
    pub(super) extends: String,
    /// Image profiles; those of the extended theme fill the gaps.
    #[serde(default)]
    pub(super) profiles: BTreeMap<String, Profile>,
    /// Assets of extended themes that its pages never ask for.
    #[serde(default)]
    pub(super) without: Vec<String>,
    /// The blocks of its home page in order; those that it leaves out show only where a site names them. Empty: as the extended theme has them.
    #[serde(default)]
    pub(super) home: Vec<String>,
    /// The blocks that stand beside others or in a narrow column.
    #[serde(default)]
    pub(super) beside: Vec<String>,
    /// Whether its home page opens with a photo also where the site has chosen none.
    #[serde(default)]
    pub(super) opens_with_photo: bool,
    /// What a site may choose.
    #[serde(default)]
    pub(super) options: BTreeMap<String, Declared>,
}

/// Reads `theme.yaml`.
pub(super) fn read(text: &str, path: &str) -> Result<Settings, Box<Diagnostic>> {
    serde_saphyr::from_str(text).map_err(|error| {
        let said = Diagnostic::error("bad-theme", path, "外观的 theme.yaml 读不懂");
        let said = match error.location() {
            Some(location) => {
                let line = usize::try_from(location.line()).unwrap_or(1);
                let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
                let end = start + text[start.min(text.len())..].lines().next().map_or(0, str::len);
                said.at(text, start..end)
            }
            None => said,
        };
        Box::new(said.advise("可以写的有：name、title、about、extends、without、profiles、home、beside、opens_with_photo、options"))
    })
}
