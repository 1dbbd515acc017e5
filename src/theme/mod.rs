//! A theme: its settings, the themes that it extends, its templates compiled and its assets named.
//!
//! Pure: built-in themes are in the binary, a site's own come out of the Snapshot. Templates read; they cannot ask for work.

mod about;
mod builtin;
mod colour;
mod failure;
mod functions;
mod load;
mod options;
mod phrases;
mod settings;
mod words;

use std::collections::BTreeMap;

pub use about::{About, list};
pub use builtin::names;
pub use failure::explain;
pub use functions::{Candidate, Loading, element, hurry_first};
pub use load::load;
pub use options::Shown;
pub use settings::Profile;

use crate::paths::OutPath;

/// The files of a built-in theme by their path inside it; `None` if there is none of that name.
pub fn builtin_files(theme: &str) -> Option<Vec<(String, std::borrow::Cow<'static, [u8]>)>> {
    Some(builtin::files(theme)).filter(|files| !files.is_empty())
}

/// What templates are given, for those who write them: `MODEL.md`.
pub fn manual() -> Option<std::borrow::Cow<'static, [u8]>> {
    builtin::manual()
}

/// A theme, ready to render.
#[derive(Debug)]
pub struct Theme {
    /// Its name.
    pub name: String,
    /// Compiled templates of the whole chain.
    pub tera: tera::Tera,
    /// Files of `assets/` by their name, nearest theme first.
    pub assets: BTreeMap<String, Asset>,
    /// Image profiles by name.
    pub profiles: BTreeMap<String, Profile>,
    /// The options of the whole chain, as the site has chosen or as they are by themselves.
    pub options: BTreeMap<String, String>,
    /// The pictures that the site has chosen, by option.
    pub pictures: BTreeMap<String, Shown>,
    /// The blocks of the home page in order.
    pub home: Vec<String>,
    /// Those of them that stand beside others.
    pub beside: Vec<String>,
    /// Whether the home page opens with a photo also where the site has chosen none.
    pub opens_with_photo: bool,
    /// Where each template's text is, for messages: name → (path, text).
    sources: BTreeMap<String, (String, String)>,
}

/// A file of a theme.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its address: the name with letters of its digest.
    pub url: OutPath,
    /// Its bytes.
    pub bytes: std::borrow::Cow<'static, [u8]>,
}

impl Theme {
    /// The widths that a profile has on a site: the site's, up to the profile's largest.
    pub fn widths(&self, profile: &str, site: &[u32]) -> Vec<u32> {
        let Some(profile) = self.profiles.get(profile) else { return site.to_vec() };
        if profile.exact {
            return profile.widths.clone();
        }
        let most = profile.widths.iter().copied().max().unwrap_or(u32::MAX);
        let fitting: Vec<u32> = site.iter().copied().filter(|width| *width <= most).collect();
        if fitting.is_empty() { site.iter().copied().min().into_iter().collect() } else { fitting }
    }
}
