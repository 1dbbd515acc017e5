//! A photo as templates see it.

use tera::Value;

use super::Sources;
use super::value::{list, map, text};
use crate::plan::Size;
use crate::site::PhotoUse;

/// Ratios (width by height, in hundredths) that have a class of their own, so that no style attribute is needed.
const RATIOS: [u32; 9] = [67, 75, 80, 100, 125, 133, 150, 160, 178];

/// A photo where it is used; `number` counts on its page from 1.
pub(super) fn photo(sources: Sources<'_>, photo: &PhotoUse, number: usize) -> Value {
    let picture = &sources.site.pictures[photo.picture];
    let page = photo.page.map(|id| sources.site.page(id));
    let profiles = sources.plan.renditions.profiles(photo.picture);
    let mut sets = tera::value::Map::new();
    let mut large: Option<&Size> = None;
    for (profile, sizes) in profiles {
        let set = map([
            ("sizes", text(sources.theme.profiles.get(profile).map_or("100vw", |profile| &profile.sizes))),
            (
                "list",
                list(sizes.iter().map(|size| {
                    let webp = size.webp.as_ref().map_or("", |webp| webp.as_str());
                    list([text(size.url.as_str()), Value::from(size.width), Value::from(size.height), text(webp)])
                })),
            ),
        ]);
        sets.insert(tera::value::Key::from(profile.to_owned()), set);
        let last = sizes.last();
        large = if last.map(|size| size.width) > large.map(|size| size.width) { last } else { large };
    }
    map([
        ("alt", text(&photo.alt)),
        ("caption", text(&photo.caption)),
        ("credit", text(&photo.credit)),
        ("width", Value::from(picture.probe.width)),
        ("height", Value::from(picture.probe.height)),
        ("ratio", text(ratio(picture.probe.width, picture.probe.height))),
        ("id", text(format!("photo-{number}"))),
        ("large", text(large.map_or("", |size| size.url.as_str()))),
        ("page_url", text(page.map_or("", |page| page.url.as_str()))),
        ("page_title", text(page.map_or("", |page| &page.front.title))),
        ("sets", Value::from(sets)),
    ])
}

/// The class of the nearest ratio.
pub(crate) fn ratio(width: u32, height: u32) -> String {
    let hundredths = u64::from(width) * 100 / u64::from(height.max(1));
    let nearest = RATIOS.iter().min_by_key(|ratio| u64::from(**ratio).abs_diff(hundredths)).unwrap_or(&100);
    format!("ar{nearest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_have_the_nearest_class() {
        assert_eq!([ratio(1600, 1067), ratio(1067, 1600), ratio(1, 5000), ratio(0, 0)], ["ar150", "ar67", "ar67", "ar67"]);
    }
}
