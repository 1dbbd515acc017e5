//! The small page at a former address of a page, which leads to the present one.
//!
//! Works without script and by `file://`; search machines are told where the page went.

use super::{absolute, escaped};
use crate::paths::OutPath;
use crate::site::{Page, Site};

/// The page at `from` that leads to `to`.
pub fn redirect(site: &Site, from: &OutPath, to: &Page) -> String {
    let root = "../".repeat(from.as_str().matches('/').count());
    let target = escaped(&format!("{root}{}", to.url));
    let title = escaped(&to.front.title);
    let canonical = if site.config.base_url.is_empty() {
        String::new()
    } else {
        format!("<link rel=\"canonical\" href=\"{}\">\n", escaped(&absolute(site, to.url.as_str())))
    };
    format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\" content=\"0; url={target}\">\n{canonical}<title>{title}</title>\n</head>\n\
         <body>\n<p>本页已移到新网址：<a href=\"{target}\">{title}</a></p>\n</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::super::specimen::Specimen;
    use super::*;
    use crate::document::Kind;

    #[test]
    fn a_former_address_leads_to_the_page_from_any_depth() {
        let check = |config: &str, from: &str, target: &str, canonical: Option<&str>| {
            let (site, _) = Specimen::new(config).with("content/events/a.md", "---\n标题: 开放日 & “你好”<b>\n日期: 5月20日\n---\n").site();
            let html = redirect(&site, &OutPath::new(from).expect("a path"), site.page(site.list(Kind::Event)[0]));
            assert!(html.contains(&format!("content=\"0; url={target}\"")), "{html}");
            assert!(html.contains(&format!("<a href=\"{target}\">开放日 &amp; “你好”&lt;b&gt;</a>")), "{html}");
            assert_eq!(html.lines().find(|line| line.contains("canonical")), canonical, "{html}");
        };
        check("", "old.html", "events/a.html", None);
        check("", "a/b/c/d/old.html", "../../../../events/a.html", None);
        let canonical = "<link rel=\"canonical\" href=\"https://school.example/events/a.html\">";
        check("网址: https://school.example\n", "events/old.html", "../events/a.html", Some(canonical));
    }
}
