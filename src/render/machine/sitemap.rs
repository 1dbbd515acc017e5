//! `sitemap.xml` and `robots.txt`: where search machines find the pages.
//!
//! Addresses in a sitemap must be absolute, so it is only made with a base address. `lastmod` is a page's own date or absent.

use std::fmt::Write as _;

use super::{absolute, escaped};
use crate::plan::{Plan, Recipe};
use crate::site::Site;
use crate::value::Date;

/// Every page that people open, in the order of their files.
pub fn sitemap(site: &Site, plan: &Plan) -> String {
    let mut xml =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (url, recipe) in plan.outputs.iter().filter(|(_, recipe)| recipe.is_page()) {
        let date = date(site, recipe).map(|date| format!("<lastmod>{date}</lastmod>")).unwrap_or_default();
        let _ = writeln!(xml, "<url><loc>{}</loc>{date}</url>", escaped(&absolute(site, url.as_str())));
    }
    xml.push_str("</urlset>\n");
    xml
}

/// Lets everybody in and names the sitemap if there is one.
pub fn robots(site: &Site, plan: &Plan) -> String {
    let mut text = String::from("User-agent: *\nAllow: /\n");
    if plan.has("sitemap.xml") && !site.config.base_url.is_empty() {
        let _ = write!(text, "\nSitemap: {}\n", absolute(site, "sitemap.xml"));
    }
    text
}

fn date(site: &Site, recipe: &Recipe) -> Option<Date> {
    match recipe {
        Recipe::Page(id) => site.page(*id).date(),
        Recipe::Day(at) => site.days.get(*at).map(|day| day.date),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::specimen::Specimen;
    use super::*;

    fn specimen(config: &str) -> Specimen {
        Specimen::new(config)
            .with("content/stories/a.md", "---\n标题: 开幕\n日期: 5月20日\n旧网址: old.html\n---\n正文。\n")
            .with("content/pages/about.md", "---\n标题: 关于\n---\n正文。\n")
    }

    #[test]
    fn a_sitemap_holds_every_page_and_nothing_else() {
        let (site, plan) = specimen("网址: https://school.example/a&b\n").site();
        let xml = sitemap(&site, &plan);
        let base = "https://school.example/a&amp;b/";
        for line in [
            format!("<url><loc>{base}about.html</loc></url>"),
            format!("<url><loc>{base}</loc></url>"),
            format!("<url><loc>{base}stories/a.html</loc><lastmod>2024-05-20</lastmod></url>"),
            format!("<url><loc>{base}calendar/2024-05-21.html</loc><lastmod>2024-05-21</lastmod></url>"),
        ] {
            assert!(xml.lines().any(|own| own == line), "{line} is not in\n{xml}");
        }
        for other in ["old.html", "404.html", "week.json", ".ics", "robots.txt"] {
            assert!(!xml.contains(other), "{other} is in\n{xml}");
        }
        let pages = plan.outputs.values().filter(|recipe| recipe.is_page()).count();
        assert_eq!(xml.matches("<loc>").count(), pages);
    }

    #[test]
    fn robots_name_the_sitemap_only_where_there_is_one() {
        let check = |config: &str, expected: &str| {
            let (site, plan) = specimen(config).site();
            assert_eq!(robots(&site, &plan), expected);
        };
        check("", "User-agent: *\nAllow: /\n");
        check("网址: https://school.example/hdz\n", "User-agent: *\nAllow: /\n\nSitemap: https://school.example/hdz/sitemap.xml\n");
    }
}
