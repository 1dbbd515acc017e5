//! What templates can call: `image(photo, profile)` prints a planned picture. Nothing here makes work.

use tera::{Kwargs, State, TeraResult, Value};

/// Registers the functions; must come before templates are added.
pub(super) fn register(tera: &mut tera::Tera) {
    tera.register_function("image", image);
}

/// `image(photo=…, profile="card", first=true)` → `<img …>`: the renditions that the plan named for the profile.
fn image(kwargs: Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let photo: Value = kwargs.must_get("photo")?;
    let profile: String = kwargs.must_get("profile")?;
    let first: Option<bool> = kwargs.get("first")?;
    let root: String = state.get("root")?.unwrap_or_default();
    let Some(set) = photo.get_from_path("sets").and_then(|sets| sets.get_from_path(&profile)) else {
        return Err(tera::Error::message(format!("no image profile `{profile}` for this photo")));
    };
    let alt = photo.get_from_path("alt").and_then(Value::as_str).unwrap_or_default();
    Ok(Value::safe_string(&tag(set, alt, &root, first.unwrap_or(false))))
}

/// The element: `set` holds `sizes` and `list`, an array of `[url, width, height]` by width.
fn tag(set: &Value, alt: &str, root: &str, first: bool) -> String {
    let list: Vec<(&str, i64, i64)> = set
        .get_from_path("list")
        .and_then(Value::as_array)
        .unwrap_or_default()
        .iter()
        .filter_map(Value::as_array)
        .filter_map(|one| Some((one.first()?.as_str()?, number(one.get(1)?)?, number(one.get(2)?)?)))
        .collect();
    let sizes = set.get_from_path("sizes").and_then(Value::as_str).unwrap_or_default();
    element(&list, (alt, sizes), root, if first { Loading::Eager } else { Loading::Lazy })
}

fn number(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_u64().and_then(|number| i64::try_from(number).ok()))
}

/// When a picture is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loading {
    /// At once: the first picture of a page.
    Eager,
    /// When it comes near.
    Lazy,
}

/// An `<img>` with its renditions, smallest first, and its size, so that the page does not jump.
pub fn element(list: &[(&str, i64, i64)], (alt, sizes): (&str, &str), root: &str, loading: Loading) -> String {
    let Some((largest, width, height)) = list.last() else { return String::new() };
    let srcset: Vec<String> = list.iter().map(|(url, width, _)| format!("{root}{url} {width}w")).collect();
    let several = if list.len() > 1 { format!(" srcset=\"{}\" sizes=\"{}\"", srcset.join(", "), escape(sizes)) } else { String::new() };
    let when = match loading {
        Loading::Eager => " fetchpriority=\"high\"",
        Loading::Lazy => " loading=\"lazy\" decoding=\"async\"",
    };
    // Browsers without srcset get the middle one.
    let plain = list.get(list.len() / 2).map_or(*largest, |(url, ..)| url);
    format!("<img src=\"{root}{plain}\"{several} width=\"{width}\" height=\"{height}\" alt=\"{}\"{when}>", escape(alt))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_names_its_renditions_and_size() {
        let html =
            element(&[("photos/a-480.jpg", 480, 320), ("photos/a-960.jpg", 960, 640)], ("“焊接” <1>", "100vw"), "../", Loading::Lazy);
        assert_eq!(
            html,
            "<img src=\"../photos/a-960.jpg\" srcset=\"../photos/a-480.jpg 480w, ../photos/a-960.jpg 960w\" sizes=\"100vw\" width=\"960\" height=\"640\" alt=\"“焊接” &lt;1&gt;\" loading=\"lazy\" decoding=\"async\">"
        );
    }
}
