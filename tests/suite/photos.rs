//! Photos: turned the right way, stripped, never made larger, in the widths that the pages name.

use std::collections::BTreeSet;

use crate::html::tags;
use crate::picture::{self, CAMERA};
use crate::site::Site;

fn site(photo: Vec<u8>) -> Site {
    Site::new()
        .file("content/stories/a.md", "---\ntitle: 甲\ndate: 2024-05-21\nphotos: [a.jpg 图注（张三 摄）]\n---\n正文。\n")
        .file("content/stories/a.jpg", photo)
}

/// Width and bytes of the renditions, smallest first.
fn renditions(site: &Site) -> Vec<(u32, Vec<u8>)> {
    let width = |path: &str| path.strip_suffix(".jpg")?.rsplit('-').next()?.parse::<u32>().ok();
    let mut found: Vec<_> = site
        .output()
        .into_iter()
        .filter(|(path, _)| path.starts_with("photos/"))
        .filter_map(|(path, bytes)| Some((width(&path)?, bytes)))
        .collect();
    found.sort();
    found
}

/// Its decoder panics over this one, which a fuzzer found: four components in a progressive file of 64 × 48.
#[test]
fn a_picture_that_breaks_its_decoder_is_told_in_words_alone() {
    let run = site(include_bytes!("spoilt.jpg").to_vec()).run(&["build"]);
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(said.contains("content/stories/a.jpg") && said.contains("打不开就要找原图"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn orientation_is_applied_to_the_pixels() {
    // Where the red quarter of the stored picture stands when it is shown: right?, below?, and whether the sides change places.
    let shown = [
        (1, false, false, false),
        (2, true, false, false),
        (3, true, true, false),
        (4, false, true, false),
        (5, false, false, true),
        (6, true, false, true),
        (7, true, true, true),
        (8, false, true, true),
    ];
    for (orientation, right, below, turned) in shown {
        let site = site(picture::from_camera(640, 400, orientation));
        site.build();
        let (_, bytes) = renditions(&site).pop().expect("a rendition");
        let shown = picture::decoded(&bytes);
        assert_eq!(shown.width() < shown.height(), turned, "orientation {orientation}");
        for (x_far, y_far) in [(false, false), (true, false), (false, true), (true, true)] {
            let at = |far: bool, length: u32| if far { length - 10 } else { 10 };
            let pixel = shown.get_pixel(at(x_far, shown.width()), at(y_far, shown.height()));
            let red = pixel[0] > 150 && pixel[2] < 100;
            assert_eq!(red, (x_far, y_far) == (right, below), "orientation {orientation}, corner {x_far} {y_far}: {pixel:?}");
        }
        let page = site.read("stories/a.html");
        let tag = tags(&page)
            .into_iter()
            .find(|tag| tag.name == "img" && tag.attribute("src").is_some_and(|src| src.contains("photos/")))
            .expect("a picture");
        let number = |name: &str| tag.attribute(name).and_then(|value| value.parse::<u32>().ok()).expect("a number");
        assert_eq!(number("width") < number("height"), turned, "the page says another shape");
    }
}

#[test]
fn metadata_is_gone() {
    let site = site(picture::from_camera(1200, 800, 6));
    site.build();
    for (_, bytes) in renditions(&site) {
        for word in [CAMERA, "Exif", "taken at the gate", "II*"] {
            assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word} is still there");
        }
    }
}

#[test]
fn pictures_of_static_are_stripped_and_look_the_same() {
    let site = Site::small().file("static/badge.jpg", picture::from_camera(64, 48, 1));
    site.build();
    let stored = std::fs::read(site.path("public/badge.jpg")).expect("the copy");
    assert!(!stored.windows(4).any(|window| window == b"Exif") && !stored.windows(5).any(|window| window == b"taken"));
    assert_eq!(picture::decoded(&stored), picture::decoded(&picture::from_camera(64, 48, 1)));
}

#[test]
fn a_small_picture_is_never_made_larger() {
    let site = site(picture::jpeg("small", 333, 222));
    site.build();
    let widths: Vec<u32> = renditions(&site).into_iter().map(|(width, _)| width).collect();
    assert_eq!(widths, [333]);
}

#[test]
fn every_width_that_a_page_names_is_the_width_of_the_file() {
    let site = site(picture::jpeg("large", 2000, 1000));
    site.build();
    let widths: Vec<u32> = renditions(&site).iter().map(|(width, _)| *width).collect();
    assert_eq!(widths, [480, 960, 1600]);
    for (width, bytes) in renditions(&site) {
        let picture = picture::decoded(&bytes);
        assert_eq!((picture.width(), picture.height()), (width, width / 2));
    }
    let mut named = BTreeSet::new();
    for page in ["stories/a.html", "stories.html", "index.html"] {
        let page = site.read(page);
        for set in tags(&page).iter().filter_map(|tag| tag.attribute("srcset")) {
            for candidate in set.split(", ") {
                let (url, width) = candidate.split_once(' ').expect("an address and a width");
                assert!(url.ends_with(&format!("-{}.jpg", width.trim_end_matches('w'))), "{candidate}");
                assert!(site.has(url.trim_start_matches("../")), "{candidate}");
                named.insert(url.rsplit('-').next().expect("a width").to_owned());
            }
        }
    }
    assert!(named.len() > 1, "{named:?}");
}

#[test]
fn captions_and_credits_come_from_where_they_are_written() {
    let site = site(picture::jpeg("a", 640, 480));
    site.build();
    let page = site.read("stories/a.html");
    assert!(page.contains("图注") && page.contains("张三 摄") && !page.contains("图注（张三"), "{page}");
    let album = Site::new()
        .file("content/albums/课堂/index.md", "---\ntitle: 课堂\ndate: 2024-05-21\n---\n")
        .file("content/albums/课堂/说明.txt", "甲.jpg 学生在焊接（李四 摄）\n")
        .picture("content/albums/课堂/甲.jpg", 640, 480)
        .picture("content/albums/课堂/巡回检查.jpg", 640, 480)
        .picture("content/albums/课堂/IMG_0001.jpg", 640, 480);
    album.build();
    let page = album.read("albums/ke-tang.html");
    assert!(page.contains("学生在焊接") && page.contains("李四 摄") && page.contains("巡回检查"), "{page}");
    assert!(!page.contains("IMG_0001"), "a camera's name is no caption");
}

#[test]
fn a_folder_of_pictures_alone_is_an_album() {
    let album = Site::new().picture("content/albums/实训室/一.jpg", 640, 480).picture("content/albums/实训室/二.jpg", 640, 480);
    album.build();
    assert!(album.read("albums.html").contains("实训室"));
    assert_eq!(album.read("albums/shi-xun-shi.html").matches("<figure").count(), 2);
}

#[test]
fn a_wrong_ending_is_read_by_content_and_said() {
    let site = Site::new()
        .file("content/stories/a.md", "---\ntitle: 甲\ndate: 2024-05-21\nphotos: [a.jpg 图注]\n---\n正文。\n")
        .file("content/stories/a.jpg", picture::png(640, 480));
    site.build().says(&["注意[picture-ending]", "content/stories/a.jpg"]);
    assert!(!renditions(&site).is_empty());
}

/// The files of `photos/` with this ending.
fn files(site: &Site, ending: &str) -> Vec<(String, Vec<u8>)> {
    site.output().into_iter().filter(|(path, _)| path.starts_with("photos/") && path.ends_with(ending)).collect()
}

#[test]
fn webp_is_made_beside_jpeg_where_it_is_asked_for() {
    let site = site(picture::from_camera(1200, 800, 6)).config("base_url: https://a.example/\nphotos: {formats: [webp, jpeg]}\n");
    site.build();
    let webp = files(&site, ".webp");
    assert_eq!(webp.len(), 2);
    for (path, bytes) in &webp {
        for word in [CAMERA, "Exif", "EXIF", "XMP ", "ICCP", "taken at the gate", "II*"] {
            assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word} is still in {path}");
        }
        let shown = picture::decoded(bytes);
        assert!(shown.width() < shown.height() && shown.get_pixel(shown.width() - 9, 9)[0] > 150, "{path} is not upright");
    }
    let page = site.read("stories/a.html");
    let source = tags(&page).into_iter().find(|tag| tag.name == "source").expect("a source");
    assert_eq!(source.attribute("type"), Some("image/webp"));
    for candidate in source.attribute("srcset").expect("a srcset").split(", ") {
        assert!(site.has(candidate.split(' ').next().expect("an address").trim_start_matches("../")), "{candidate}");
    }
    assert!(page.contains("<picture>") && !site.read("feed.xml").contains("webp"));
    let plain = crate::photos::site(picture::from_camera(1200, 800, 6));
    plain.build();
    assert!(!plain.read("stories/a.html").contains("<picture>") && files(&plain, ".webp").is_empty());
}

#[test]
fn a_shared_page_shows_a_cut_of_its_cover() {
    let site = site(picture::jpeg("large", 2000, 2000)).config("base_url: https://a.example/\n");
    site.build();
    // A page without a photo, such as the calendar, borrows it.
    for page in ["stories/a.html", "index.html", "calendar.html"] {
        let page = site.read(page);
        let tag = tags(&page).into_iter().find(|tag| tag.attribute("property") == Some("og:image")).expect("a picture");
        let url = tag.attribute("content").expect("an address");
        let path = url.strip_prefix("https://a.example/").expect("an absolute address");
        let cut = picture::decoded(&std::fs::read(site.path("public").join(path)).expect("a file"));
        assert_eq!((cut.width(), cut.height()), (1200, 630));
    }
    let unknown = crate::photos::site(picture::jpeg("large", 2000, 2000));
    unknown.build();
    assert!(files(&unknown, "share.jpg").is_empty());
}

#[test]
fn the_first_picture_of_a_page_is_fetched_at_once_and_the_others_later() {
    let mut site = Site::new();
    for name in ["a", "b", "c"] {
        site = site
            .file(
                &format!("content/stories/{name}.md"),
                format!("---\ntitle: {name}\ndate: 2024-05-21\nphotos: [{name}.jpg 图注]\n---\n正文。\n"),
            )
            .picture(&format!("content/stories/{name}.jpg"), 600, 400);
    }
    site.build();
    for page in ["index.html", "stories.html", "stories/a.html"] {
        let page = site.read(page);
        let pictures: Vec<_> =
            tags(&page).into_iter().filter(|tag| tag.attribute("src").is_some_and(|src| src.contains("photos/"))).collect();
        for (at, picture) in pictures.iter().enumerate() {
            let first = at == 0;
            assert_eq!(picture.attribute("fetchpriority").is_some(), first, "{picture:?}");
            assert_eq!(picture.attribute("loading") == Some("lazy"), !first, "{picture:?}");
            assert_eq!(picture.attribute("decoding") == Some("async"), !first, "{picture:?}");
            assert!(picture.attribute("width").is_some() && picture.attribute("height").is_some());
        }
        assert!(!pictures.is_empty());
    }
}

#[test]
fn a_gif_that_moves_is_copied_without_its_comments() {
    let site = Site::new()
        .file("content/stories/a.md", "---\ntitle: 甲\ndate: 2024-05-21\nphotos: [a.gif 图注]\n---\n正文。\n")
        .file("content/stories/a.gif", picture::moving(600, 40));
    site.build();
    assert!(site.findings().iter().any(|finding| finding.code == "moving-picture" && finding.severity == "hint"));
    let found = files(&site, "");
    let [(path, bytes)] = &found[..] else { panic!("{} files", found.len()) };
    assert!(path.ends_with("-600.gif") && !bytes.windows(5).any(|window| window == b"taken"));
    assert!(bytes.len() > 40 && site.read("stories/a.html").contains(path.as_str()));
}

#[test]
fn half_a_photo_with_an_end_stops_the_build() {
    let whole = picture::jpeg("large", 1200, 800);
    let half = [&whole[..whole.len() / 2], &[0xFF, 0xD9]].concat();
    let site = site(half);
    let run = site.refuses();
    run.says(&["picture-truncated", "content/stories/a.jpg", "图片不完整"]);
    assert!(!site.has("index.html"));
}

#[test]
fn a_photo_by_another_name_is_not_made_again_and_another_quality_is() {
    let site = site(picture::jpeg("large", 1200, 800));
    site.build();
    // An entry and its seal each; the hints and the last build are entries too and change.
    let cached = || crate::site::tree(&site.path(".zhuanlan/cache")).keys().filter(|path| path.ends_with(".jpg")).count();
    assert_eq!(cached(), 3);
    let before = renditions(&site);
    std::fs::rename(site.path("content/stories/a.jpg"), site.path("content/stories/焊接 比赛.jpg")).expect("a new name");
    site.put("content/stories/a.md", "---\ntitle: 甲\ndate: 2024-05-21\nphotos: [焊接 比赛.jpg 图注]\n---\n正文。\n");
    site.build();
    assert_eq!((cached(), renditions(&site)), (3, before));
    Site::config_of(&site, "photos: {quality: 50}\n");
    site.build();
    assert_eq!(cached(), 6);
}

#[test]
fn a_spoiled_entry_of_the_cache_is_made_again() {
    let site = site(picture::jpeg("large", 1200, 800));
    site.build();
    let good = renditions(&site);
    let spoil: [fn(&std::path::Path); 3] = [
        |path| std::fs::write(path, b"half").expect("spoilt"),
        |path| std::fs::write(path, std::fs::read(path).expect("an entry").iter().map(|byte| !byte).collect::<Vec<u8>>()).expect("spoilt"),
        |path| std::fs::remove_file(path).expect("spoilt"),
    ];
    for (at, spoil) in spoil.into_iter().enumerate() {
        for path in crate::site::tree(&site.path(".zhuanlan/cache")).keys().filter(|path| path.ends_with(".jpg")) {
            // The output may be the same file by a hard link, so the entry is taken out of it first.
            let path = site.path(".zhuanlan/cache").join(path);
            let bytes = std::fs::read(&path).expect("an entry");
            std::fs::remove_file(&path).expect("an entry");
            std::fs::write(&path, bytes).expect("an entry");
            spoil(&path);
        }
        site.put("content/stories/a.md", format!("---\ntitle: 甲{at}\ndate: 2024-05-21\nphotos: [a.jpg 图注]\n---\n正文。\n"));
        std::fs::remove_dir_all(site.path("public")).expect("an output");
        site.build();
        assert!(renditions(&site) == good, "spoilt in way {at}");
    }
}

#[test]
fn sites_may_share_a_cache() {
    let shared = tempfile::tempdir().expect("a folder");
    let jpegs = |folder: &std::path::Path| crate::site::tree(folder).keys().filter(|path| path.ends_with(".jpg")).count();
    let one = site(picture::jpeg("large", 1200, 800)).config(&format!("cache: '{}'\n", shared.path().display()));
    one.build();
    assert_eq!((jpegs(shared.path()), jpegs(&one.path(".zhuanlan/cache"))), (3, 0));
    let other = site(picture::jpeg("large", 1200, 800));
    let run = crate::site::program(other.root(), &["build"]).env("ZHUANLAN_CACHE", shared.path()).output().expect("it starts");
    assert!(run.status.success());
    assert_eq!((jpegs(shared.path()), jpegs(&other.path(".zhuanlan/cache"))), (3, 0));
    assert_eq!(renditions(&one), renditions(&other));
}

#[test]
fn an_unchanged_photo_is_not_made_again() {
    let site = site(picture::jpeg("large", 1200, 800));
    site.build();
    let cached = || crate::site::tree(&site.path(".zhuanlan/cache")).len();
    let before = cached();
    site.put("content/stories/a.md", "---\ntitle: 乙\ndate: 2024-05-21\nphotos: [a.jpg 别的图注]\n---\n正文。\n");
    site.build();
    assert_eq!(cached(), before);
}
