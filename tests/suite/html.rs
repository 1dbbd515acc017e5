//! Reads finished pages: elements with their attributes, every link of a site, and whether it leads somewhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::site::Tree;

/// An element's start tag.
#[derive(Debug)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    /// Where the tag ends in the page.
    pub(crate) end: usize,
}

impl Tag {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// The start tags of a page; comments, closing tags and what stands inside script and style are passed over.
pub(crate) fn tags(page: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = page[at..].find('<').map(|open| at + open) {
        let rest = &page[open..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(page.len(), |end| open + end + 3);
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let tag = tag(page, open);
            at = tag.end;
            if ["script", "style"].contains(&tag.name.as_str()) {
                at = page[at..].find(&format!("</{}", tag.name)).map_or(page.len(), |end| at + end);
            }
            found.push(tag);
        } else {
            at = open + 1;
        }
    }
    found
}

fn tag(page: &str, open: usize) -> Tag {
    let bytes = page.as_bytes();
    let mut at = open + 1;
    let until = |from: usize, stops: &[u8]| (from..bytes.len()).find(|at| stops.contains(&bytes[*at])).unwrap_or(bytes.len());
    let name_end = until(at, b" \n\t/>");
    let name = page[at..name_end].to_ascii_lowercase();
    at = name_end;
    let mut attributes = BTreeMap::new();
    while at < bytes.len() && bytes[at] != b'>' {
        if b" \n\t/".contains(&bytes[at]) {
            at += 1;
            continue;
        }
        let key_end = until(at, b" \n\t/>=");
        let key = page[at..key_end].to_ascii_lowercase();
        at = key_end;
        let mut value = String::new();
        if bytes.get(at) == Some(&b'=') {
            assert_eq!(bytes.get(at + 1), Some(&b'"'), "an attribute without quotes: {}", &page[open..key_end]);
            let end = until(at + 2, b"\"");
            value = unescape(&page[at + 2..end]);
            at = end + 1;
        }
        attributes.insert(key, value);
    }
    Tag { name, attributes, end: (at + 1).min(bytes.len()) }
}

pub(crate) fn unescape(text: &str) -> String {
    let named =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&#x2F;", "/"), ("&amp;", "&")];
    named.iter().fold(text.to_owned(), |text, (written, meant)| text.replace(written, meant))
}

/// The text of a page without its markup.
pub(crate) fn text(page: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in page.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    unescape(&text)
}

/// What a page refers to, with the name of the attribute: `href`, `src`, every candidate of a `srcset`, `poster`, the target of a refresh.
pub(crate) fn references(page: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for tag in tags(page) {
        for (key, value) in &tag.attributes {
            match key.as_str() {
                "href" | "src" | "poster" | "data" | "action" | "cite" => found.push((key.clone(), value.clone())),
                "srcset" => {
                    let candidates = value.split(", ").map(|candidate| candidate.trim().split(' ').next().unwrap_or_default());
                    found.extend(candidates.map(|url| (key.clone(), url.to_owned())));
                }
                "content" if tag.attribute("http-equiv").is_some_and(|kind| kind.eq_ignore_ascii_case("refresh")) => {
                    let target = value.split_once("url=").map(|(_, target)| target.to_owned());
                    found.extend(target.map(|target| ("refresh".to_owned(), target)));
                }
                _ => {}
            }
        }
    }
    found
}

/// The faults of every link of an output: absolute, leading nowhere, to a file that is not there or a place that no page has.
pub(crate) fn broken_links(output: &Tree) -> Vec<String> {
    let pages: BTreeMap<&str, &str> = output
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).expect("pages are UTF-8")))
        .collect();
    let places: BTreeMap<&str, BTreeSet<String>> = pages
        .iter()
        .map(|(path, page)| (*path, tags(page).iter().filter_map(|tag| tag.attribute("id").map(str::to_owned)).collect()))
        .collect();
    let mut broken = Vec::new();
    for (path, page) in &pages {
        for (attribute, url) in references(page) {
            let fault = fault((path, &attribute, &url), output, &places);
            broken.extend(fault.map(|fault| format!("{path}: {attribute}=\"{url}\" {fault}")));
        }
    }
    for (path, sheet) in output.iter().filter(|(path, _)| path.ends_with(".css")) {
        let sheet = String::from_utf8_lossy(sheet);
        for url in sheet.split("url(").skip(1).filter_map(|rest| rest.split(')').next()).map(|url| url.trim_matches(['"', '\''])) {
            if !url.starts_with("data:") && resolved(path, url).is_none_or(|file| !output.contains_key(&file)) {
                broken.push(format!("{path}: url({url})"));
            }
        }
    }
    broken
}

fn fault((path, attribute, url): (&str, &str, &str), output: &Tree, places: &BTreeMap<&str, BTreeSet<String>>) -> Option<String> {
    if url.starts_with("https://") || url.starts_with("http://") || url.starts_with("mailto:") || url.starts_with("tel:") {
        // Links may lead away; nothing may be fetched from elsewhere.
        return (attribute != "href").then(|| "is fetched from elsewhere".to_owned());
    }
    if url.starts_with("data:image/") || url.starts_with("webcal://") {
        return None;
    }
    if url.starts_with('/') || url.contains(':') || url.contains('\\') {
        return Some("is not relative".to_owned());
    }
    let (file, anchor) = url.split_once('#').map_or((url, None), |(file, anchor)| (file, Some(anchor)));
    let target = if file.is_empty() { Some(path.to_owned()) } else { resolved(path, file) };
    let Some(target) = target else { return Some("leaves the site".to_owned()) };
    if !output.contains_key(&target) {
        return Some("leads to no file".to_owned());
    }
    let anchor = anchor.map(percent_decoded)?;
    let known = places.get(target.as_str()).is_some_and(|ids| ids.contains(&anchor));
    (!known).then(|| "leads to no place of that page".to_owned())
}

/// The file that a relative link of a page means.
fn resolved(page: &str, url: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    let decoded = percent_decoded(url.split('?').next().unwrap_or(url));
    for part in decoded.split('/') {
        match part {
            "" => return None,
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let code =
            |pair: Option<(u8, u8)>| pair.and_then(|(high, low)| u8::from_str_radix(&format!("{}{}", high as char, low as char), 16).ok());
        if byte == b'%' {
            let pair = rest.next().zip(rest.next());
            bytes.push(code(pair).expect("a percent sign and two digits"));
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).expect("UTF-8 behind percent signs")
}

#[test]
fn the_reader_of_pages_reads_pages() {
    let page = r#"<!doctype html><!-- <a href="x"> --><a class="b" href="a.html?x=1&amp;y=2#z" hidden>t</a><script src="s.js">"<a>"</script><img srcset="a-1.jpg 1w, a-2.jpg 2w"/>"#;
    let found: Vec<String> = references(page).into_iter().map(|(_, url)| url).collect();
    assert_eq!(found, ["a.html?x=1&y=2#z", "s.js", "a-1.jpg", "a-2.jpg"]);
    assert_eq!(text("<p>甲&lt;乙</p>"), "甲<乙");
    assert_eq!(resolved("events/a.html", "../b%20c.html").as_deref(), Some("b c.html"));
    assert_eq!(resolved("a.html", "../b.html"), None);
}
