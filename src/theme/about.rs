//! What themes there are to choose from.
//!
//! Part of `theme`.

use std::collections::BTreeMap;

use super::{builtin, settings};
use crate::source::Snapshot;

/// A theme, for somebody who chooses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Its name in the configuration.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// Whom it suits.
    pub text: String,
    /// What can be chosen: names with what can be written.
    pub options: Vec<(String, String)>,
    /// Whether the site has it of its own.
    pub own: bool,
}

/// The built-in themes and those of a site, by name; a site's own stands for the built-in one of its name.
pub fn list(snapshot: Option<&Snapshot>) -> Vec<About> {
    let mut themes = BTreeMap::new();
    for name in builtin::names() {
        let text = builtin::files(&name).into_iter().find(|(path, _)| path == "theme.yaml").map(|(_, bytes)| bytes);
        let text = text.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
        themes.insert(name.clone(), about(name, &text, false));
    }
    for file in snapshot.iter().flat_map(|snapshot| snapshot.below("themes")) {
        let path = file.path.as_str();
        let name = path.strip_prefix("themes/").and_then(|rest| rest.strip_suffix("/theme.yaml")).filter(|name| !name.contains('/'));
        if let (Some(name), Some(text)) = (name, snapshot.and_then(|snapshot| snapshot.text(path))) {
            themes.insert(name.to_owned(), about(name.to_owned(), &text.content, true));
        }
    }
    themes.into_values().collect()
}

fn about(name: String, text: &str, own: bool) -> About {
    let Ok(settings) = settings::read(text, "theme.yaml") else {
        return About { name, own, ..About::default() };
    };
    let options = settings.options.iter().map(|(name, option)| (name.clone(), option.told())).collect();
    About { name, title: settings.title, text: settings.about, options, own }
}
