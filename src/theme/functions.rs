//! What templates can call: `image(photo, profile)` prints a planned picture. Nothing here makes work.

use memchr::memmem;
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

/// The element: `set` holds `sizes` and `list`, an array of `[url, width, height, webp]` by width; `webp` is empty if there is none.
fn tag(set: &Value, alt: &str, root: &str, first: bool) -> String {
    let list: Vec<Candidate<'_>> = set
        .get_from_path("list")
        .and_then(Value::as_array)
        .unwrap_or_default()
        .iter()
        .filter_map(Value::as_array)
        .filter_map(|one| {
            let webp = one.get(3).and_then(Value::as_str).filter(|webp| !webp.is_empty());
            Some(Candidate { url: one.first()?.as_str()?, webp, width: number(one.get(1)?)?, height: number(one.get(2)?)? })
        })
        .collect();
    let sizes = set.get_from_path("sizes").and_then(Value::as_str).unwrap_or_default();
    element(&list, (alt, sizes), root, if first { Loading::Eager } else { Loading::Lazy })
}

fn number(value: &Value) -> Option<u32> {
    value.as_u64().or_else(|| value.as_i64().and_then(|number| u64::try_from(number).ok())).and_then(|number| u32::try_from(number).ok())
}

/// One size of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate<'c> {
    /// The file for every browser.
    pub url: &'c str,
    /// The same as WebP.
    pub webp: Option<&'c str>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// When a picture is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loading {
    /// At once: the first picture of a page.
    Eager,
    /// When it comes near.
    Lazy,
}

/// What a picture says that is fetched when it comes near.
const LAZY: &str = " loading=\"lazy\" decoding=\"async\"";

/// What a picture says that is fetched at once.
const EAGER: &str = " fetchpriority=\"high\"";

/// An `<img>` with its renditions, smallest first, and its size, so that the page does not jump; in a `<picture>` where there is WebP too.
pub fn element(list: &[Candidate<'_>], (alt, sizes): (&str, &str), root: &str, loading: Loading) -> String {
    let Some(largest) = list.last() else { return String::new() };
    let several = |attributes: String| if list.len() > 1 { format!("{attributes} sizes=\"{}\"", escape(sizes)) } else { String::new() };
    let set = |urls: &mut dyn Iterator<Item = (&str, u32)>| {
        let all: Vec<String> = urls.map(|(url, width)| format!("{root}{url} {width}w")).collect();
        format!(" srcset=\"{}\"", all.join(", "))
    };
    let when = match loading {
        Loading::Eager => EAGER,
        Loading::Lazy => LAZY,
    };
    // Browsers without srcset get the middle one.
    let plain = list.get(list.len() / 2).map_or(largest.url, |one| one.url);
    let (width, height) = (largest.width, largest.height);
    let jpeg = several(set(&mut list.iter().map(|one| (one.url, one.width))));
    let image = format!("<img src=\"{root}{plain}\"{jpeg} width=\"{width}\" height=\"{height}\" alt=\"{}\"{when}>", escape(alt));
    if list.iter().any(|one| one.webp.is_none()) {
        return image;
    }
    let webp = set(&mut list.iter().filter_map(|one| Some((one.webp?, one.width))));
    format!("<picture><source type=\"image/webp\"{webp} sizes=\"{}\">{image}</picture>", escape(sizes))
}

/// The page with its first picture fetched at once. Templates say `first` where they know it; a list of cards does not.
pub fn hurry_first(page: Vec<u8>) -> Vec<u8> {
    match memmem::find(&page, LAZY.as_bytes()) {
        Some(at) if memmem::find(&page[..at], EAGER.as_bytes()).is_none() => {
            [&page[..at], EAGER.as_bytes(), &page[at + LAZY.len()..]].concat()
        }
        _ => page,
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Candidate<'_> = Candidate { url: "photos/a-480.jpg", webp: None, width: 480, height: 320 };
    const LARGE: Candidate<'_> = Candidate { url: "photos/a-960.jpg", webp: None, width: 960, height: 640 };

    #[test]
    fn an_image_names_its_renditions_and_size() {
        let html = element(&[SMALL, LARGE], ("“焊接” <1>", "100vw"), "../", Loading::Lazy);
        assert_eq!(
            html,
            "<img src=\"../photos/a-960.jpg\" srcset=\"../photos/a-480.jpg 480w, ../photos/a-960.jpg 960w\" sizes=\"100vw\" width=\"960\" height=\"640\" alt=\"“焊接” &lt;1&gt;\" loading=\"lazy\" decoding=\"async\">"
        );
    }

    #[test]
    fn a_second_format_stands_before_the_one_for_every_browser() {
        let webp = [Candidate { webp: Some("photos/b-480.webp"), ..SMALL }, Candidate { webp: Some("photos/b-960.webp"), ..LARGE }];
        assert_eq!(
            element(&webp[..1], ("", "100vw"), "", Loading::Eager),
            "<picture><source type=\"image/webp\" srcset=\"photos/b-480.webp 480w\" sizes=\"100vw\"><img src=\"photos/a-480.jpg\" width=\"480\" height=\"320\" alt=\"\" fetchpriority=\"high\"></picture>"
        );
        assert!(element(&webp, ("", ""), "", Loading::Lazy).contains(" srcset=\"photos/b-480.webp 480w, photos/b-960.webp 960w\""));
    }

    #[test]
    fn the_first_picture_of_a_page_is_fetched_at_once_and_no_other() {
        let lazy = element(&[SMALL], ("", ""), "", Loading::Lazy);
        let hurried = |page: &str| String::from_utf8(hurry_first(page.as_bytes().to_vec())).expect("text");
        let page = hurried(&format!("{lazy}<p>{lazy}"));
        assert_eq!((page.matches(EAGER).count(), page.matches(LAZY).count(), page.find(EAGER) < page.find(LAZY)), (1, 1, true));
        assert_eq!(hurried(&page), page);
        assert_eq!(hurried("<p>"), "<p>");
    }
}
