//! Puts the reload script into a page on its way to the browser; the page itself never holds it.
//!
//! Part of `serve`; pure.

/// The script, as it is served.
pub(super) const SCRIPT: &str = include_str!("client.js");

/// The name of its address and of everything else that belongs to the preview alone.
pub(super) const OWN: &str = "_zhuanlan";

/// The page with the element before the end of its body, or at its end.
pub(super) fn inject(page: &[u8], base: &str, version: u64) -> Vec<u8> {
    let element = format!("<script src=\"{base}{OWN}/reload.js\" data-version=\"{version}\" defer></script>\n");
    let end = b"</body>";
    let at = page.windows(end.len()).rposition(|window| window == end).unwrap_or(page.len());
    [&page[..at], element.as_bytes(), &page[at..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_element_stands_before_the_end_and_taking_it_out_gives_the_page_back() {
        let page = "<body><p>正文</p></body>\n</html>".as_bytes();
        let injected = String::from_utf8(inject(page, "/hdz/", 7)).unwrap();
        let element = "<script src=\"/hdz/_zhuanlan/reload.js\" data-version=\"7\" defer></script>\n";
        assert_eq!(injected.replacen(element, "", 1).as_bytes(), page);
        assert!(injected.contains(&format!("</p>{element}</body>")));
        assert!(inject(b"bare", "/", 1).ends_with(b"</script>\n"));
    }
}
