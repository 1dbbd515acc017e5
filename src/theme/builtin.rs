//! The themes inside the binary.

use std::borrow::Cow;

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "themes/"]
struct Files;

/// The names of the built-in themes.
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = Files::iter().filter_map(|path| path.strip_suffix("/theme.yaml").map(str::to_owned)).collect();
    names.sort();
    names
}

/// The files of a built-in theme by their path inside it, in order.
pub(super) fn files(theme: &str) -> Vec<(String, Cow<'static, [u8]>)> {
    let prefix = format!("{theme}/");
    let mut paths: Vec<String> = Files::iter().filter(|path| path.starts_with(&prefix)).map(|path| path.to_string()).collect();
    paths.sort();
    paths.into_iter().filter_map(|path| Files::get(&path).map(|file| (path[prefix.len()..].to_owned(), file.data))).collect()
}

/// What templates are given.
pub(super) fn manual() -> Option<Cow<'static, [u8]>> {
    Files::get("MODEL.md").map(|file| file.data)
}
