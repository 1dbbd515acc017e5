//! The demo site of the repository, built once: every link is relative and whole, every page in order, every name fit for any host.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use crate::html::{broken_links, tags};
use crate::site::{Tree, run_in, tree};

/// The output of the demo, and what the build said.
fn demo() -> &'static (Tree, String) {
    static DEMO: OnceLock<(Tree, String)> = OnceLock::new();
    DEMO.get_or_init(|| {
        let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demo");
        let _ = fs::remove_dir_all(&place);
        let run = run_in(Path::new(env!("CARGO_MANIFEST_DIR")), &["build", "--out", &place.display().to_string()]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        (tree(&place), run.stderr)
    })
}

fn pages() -> impl Iterator<Item = (&'static str, &'static str)> {
    let page = |(path, bytes): (&'static String, &'static Vec<u8>)| (path.as_str(), std::str::from_utf8(bytes).expect("pages are UTF-8"));
    demo().0.iter().filter(|(path, _)| path.ends_with(".html")).map(page)
}

#[test]
fn the_demo_builds_with_no_error() {
    let (output, said) = demo();
    assert!(!said.contains("错误["), "{said}");
    for path in
        ["index.html", "calendar.html", "calendar.ics", "week.json", "404.html", "web.config", "robots.txt", "data.html", "checklist.html"]
    {
        assert!(output.contains_key(path), "no {path}");
    }
    for day in 20..=26 {
        assert!(output.contains_key(&format!("calendar/2024-05-{day}.html")), "no page of the {day}th");
    }
}

#[test]
fn every_link_of_the_demo_is_relative_and_whole() {
    let broken = broken_links(&demo().0);
    assert!(broken.is_empty(), "{} broken links:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn every_page_has_a_title_one_heading_and_a_language() {
    let mut faults = Vec::new();
    for (path, page) in pages() {
        let tags = tags(page);
        let count = |name: &str| tags.iter().filter(|tag| tag.name == name).count();
        let title = page.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or_default();
        let language = tags.iter().find(|tag| tag.name == "html").and_then(|tag| tag.attribute("lang"));
        let fine = [
            (!title.trim().is_empty(), "has no title"),
            (count("h1") == 1, "does not have one h1"),
            (language == Some("zh-CN"), "does not say its language"),
            (page.contains("<meta charset=\"utf-8\">"), "does not say its encoding"),
            (page.starts_with("<!doctype html>"), "has no doctype"),
        ];
        faults.extend(fine.iter().filter(|(fine, _)| !fine).map(|(_, fault)| format!("{path} {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_page_has_style_or_script_inside() {
    let mut faults = Vec::new();
    for (path, page) in pages() {
        for tag in tags(page) {
            let inline = tag.attributes.keys().find(|key| key.as_str() == "style" || key.starts_with("on"));
            faults.extend(inline.map(|key| format!("{path}: <{} {key}>", tag.name)));
            // The page of a wrong address must look right at any depth, so its style stands inside.
            // What search engines read is data: a browser does not run it.
            let runs = tag.name == "script" && tag.attribute("src").is_none() && tag.attribute("type") != Some("application/ld+json");
            let inside = (tag.name == "style" && path != "404.html") || runs;
            faults.extend(inside.then(|| format!("{path}: <{}> with text", tag.name)));
            faults.extend(["iframe", "object", "embed"].contains(&tag.name.as_str()).then(|| format!("{path}: <{}>", tag.name)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_id_stands_twice_on_a_page() {
    let mut faults = Vec::new();
    for (path, page) in pages() {
        let mut seen = BTreeSet::new();
        for tag in tags(page) {
            let twice = tag.attribute("id").filter(|id| !seen.insert((*id).to_owned()));
            faults.extend(twice.map(|id| format!("{path}: id=\"{id}\"")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_picture_says_its_size_and_what_it_shows() {
    let mut faults = Vec::new();
    for (path, page) in pages() {
        for tag in tags(page).iter().filter(|tag| tag.name == "img") {
            let missing = ["alt", "width", "height"].iter().find(|key| tag.attribute(key).is_none());
            faults.extend(missing.map(|key| format!("{path}: {:?} has no {key}", tag.attribute("src"))));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_page_of_a_wrong_address_stands_alone() {
    let page = std::str::from_utf8(&demo().0["404.html"]).expect("UTF-8");
    let tags = tags(page);
    assert!(tags.iter().all(|tag| !["script", "img", "link"].contains(&tag.name.as_str())), "404.html needs other files");
    let links: Vec<_> = tags.iter().filter(|tag| tag.name == "a").filter_map(|tag| tag.attribute("href")).collect();
    assert_eq!(links, ["index.html"]);
}

#[test]
fn names_of_files_fit_every_host() {
    let reserved = |stem: &str| {
        let numbered = |word: &str| stem.strip_prefix(word).is_some_and(|rest| rest.len() == 1 && rest.chars().all(|c| c.is_ascii_digit()));
        ["con", "prn", "aux", "nul"].contains(&stem) || numbered("com") || numbered("lpt")
    };
    let mut faults = Vec::new();
    let mut folded = BTreeMap::new();
    for path in demo().0.keys().filter(|path| *path != ".zhuanlan") {
        for part in path.split('/') {
            let stem = part.rsplit_once('.').map_or(part, |(stem, _)| stem);
            let ascii = part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._".contains(c));
            let fine =
                ascii && !stem.is_empty() && stem.len() <= 60 && !reserved(part.split('.').next().unwrap_or(part)) && !part.ends_with('.');
            faults.extend((!fine).then(|| path.clone()));
        }
        faults.extend(folded.insert(path.to_lowercase(), path.clone()).map(|twin| format!("{twin} and {path}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn web_config_holds_pairs_for_types_that_the_output_has_and_nothing_else() {
    let (output, _) = demo();
    let file = std::str::from_utf8(&output["web.config"]).expect("UTF-8");
    let lines: Vec<&str> = file.lines().map(str::trim).filter(|line| line.contains("fileExtension")).collect();
    assert!(!lines.is_empty() && lines.len().is_multiple_of(2), "{file}");
    for pair in lines.chunks(2) {
        let ending = |line: &str| line.split('"').nth(1).map(str::to_owned);
        assert!(pair[0].starts_with("<remove ") && pair[1].starts_with("<mimeMap ") && ending(pair[0]) == ending(pair[1]), "{pair:?}");
        let ending = ending(pair[0]).expect("an ending");
        assert!(output.keys().any(|path| path.ends_with(&ending)), "no output ends in {ending}");
    }
    let frame = ["<?xml", "<configuration>", "<system.webServer>", "<staticContent>", "</", "<remove ", "<mimeMap "];
    let foreign = file.lines().map(str::trim).find(|line| !line.is_empty() && !frame.iter().any(|begin| line.starts_with(begin)));
    assert_eq!(foreign, None);
}

#[test]
fn the_demos_private_data_is_nowhere_in_the_output() {
    let words = private_words();
    assert!(words.len() > 15, "the demo has private fields: {words:?}");
    for (path, bytes) in &demo().0 {
        let text = String::from_utf8_lossy(bytes);
        for word in &words {
            assert!(!text.contains(word.as_str()), "{path} holds {word}");
        }
    }
}

/// Phone numbers and remarks of the demo's front matters, as they are written there.
fn private_words() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for (path, bytes) in tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content")) {
        if !path.ends_with(".md") {
            continue;
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for line in text.lines().map(str::trim) {
            let value = |key: &str| line.strip_prefix(key).map(|rest| rest.trim().trim_matches('"').to_owned());
            words.extend(["备注:", "remark:", "布展要求:", "needs:", "手机:", "phone:"].iter().find_map(|key| value(key)));
        }
        let digits: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|run| run.len() == 11 && run.starts_with('1')).collect();
        words.extend(digits.into_iter().map(str::to_owned));
    }
    words.retain(|word| word.chars().count() > 5);
    words
}
