//! The editions inside the binary: every `editions/*.yaml`, embedded.
//!
//! Gives text only; it goes through `parse` like a site's own edition.

use serde::Deserialize;

use super::recognise::plain;

#[derive(rust_embed::RustEmbed)]
#[folder = "editions/"]
struct Embedded;

/// The names of all built-in editions, sorted.
pub fn builtin_names() -> Vec<String> {
    let mut names: Vec<String> = Embedded::iter().filter_map(|file| file.strip_suffix(".yaml").map(str::to_owned)).collect();
    names.sort();
    names
}

/// The name and the YAML text of the built-in edition that is called so: by its name, title or one of its aliases.
pub fn builtin(name_or_alias: &str) -> Option<(String, String)> {
    let wanted = plain(name_or_alias);
    builtin_names().into_iter().filter_map(|name| Some((text_of(&name)?, name))).find_map(|(text, name)| {
        let known = plain(&name) == wanted || names_in(&text).iter().any(|known| plain(known) == wanted);
        known.then_some((name, text))
    })
}

fn text_of(name: &str) -> Option<String> {
    let file = Embedded::get(&format!("{name}.yaml"))?;
    String::from_utf8(file.data.into_owned()).ok()
}

fn names_in(text: &str) -> Vec<String> {
    #[derive(Deserialize)]
    struct Names {
        title: String,
        #[serde(default)]
        aliases: Vec<String>,
    }
    let Ok(names) = serde_saphyr::from_str::<Names>(text) else { return Vec::new() };
    names.aliases.into_iter().chain([names.title]).collect()
}
