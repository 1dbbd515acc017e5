//! What search engines and chat programs read beside a page: schema.org as JSON-LD, one graph a page.
//!
//! Only with a base address, since every name in it is an address. Public fields alone, as everywhere in this room. Written straight into
//! text: trees of values for thousands of pages cost more than the pages' own templates.

use super::{absolute, instant, moment};
use crate::document::Kind;
use crate::document::front::Status;
use crate::site::{Page, Site};

/// The graph of a page of its own: an event or an article where it is one, and the way from home. `image` is its absolute share picture,
/// `crumbs` the way from home as titles and addresses. Ready to stand in a `<script type="application/ld+json">`; empty without a base address.
pub fn linked(site: &Site, page: &Page, image: &str, crumbs: &[(String, String)]) -> String {
    if site.config.base_url.is_empty() {
        return String::new();
    }
    let mut json = Json(String::with_capacity(1536));
    json.0.push_str("{\"@context\":\"https://schema.org\",\"@graph\":[");
    way(&mut json, site, page, crumbs);
    match page.kind {
        Kind::Event => event(&mut json, site, page, image),
        Kind::Story | Kind::Case | Kind::Notice | Kind::Article => article(&mut json, site, page, image),
        _ => {}
    }
    json.0.push_str("]}");
    json.0
}

fn way(json: &mut Json, site: &Site, page: &Page, crumbs: &[(String, String)]) {
    json.0.push_str("{\"@type\":\"BreadcrumbList\",\"itemListElement\":[");
    let parents = crumbs.iter().map(|(title, url)| (title.as_str(), url.as_str()));
    for (at, (title, url)) in parents.chain([(page.front.title.as_str(), page.url.as_str())]).enumerate() {
        json.0.push_str(if at == 0 { "" } else { "," });
        json.0.push_str(&format!("{{\"@type\":\"ListItem\",\"position\":{}", at + 1));
        json.put("name", title);
        json.put("item", &absolute(site, url));
        json.0.push('}');
    }
    json.0.push_str("]}");
}

/// Nothing for an event without a date: its beginning is what it must have.
fn event(json: &mut Json, site: &Site, page: &Page, image: &str) {
    let (front, own) = (&page.front, &page.front.event);
    let (Some(first), Some(last)) = (front.days.first(), front.until.or(front.days.last().copied())) else { return };
    let stamp = |day, time: Option<_>| time.map_or_else(|| format!("{day}"), |time| instant(moment(day, Some(time))));
    let status = match own.status {
        Status::Planned => "https://schema.org/EventScheduled",
        Status::Cancelled => "https://schema.org/EventCancelled",
        Status::Postponed => "https://schema.org/EventPostponed",
        Status::Rescheduled => "https://schema.org/EventRescheduled",
    };
    json.0.push_str(",{\"@type\":\"Event\"");
    json.put("name", &front.title);
    json.put("startDate", &stamp(*first, front.clock.start));
    json.put("endDate", &stamp(last, front.clock.end));
    json.put("eventStatus", status);
    if !own.venue.is_empty() {
        json.0.push_str(",\"location\":{\"@type\":\"Place\"");
        json.put("name", &own.venue);
        json.put("address", &site.config.school.address);
        json.0.push('}');
    }
    json.school("organizer", site);
    json.put("image", image);
    json.put("description", &page.summary);
    json.put("url", &absolute(site, page.url.as_str()));
    json.0.push('}');
}

fn article(json: &mut Json, site: &Site, page: &Page, image: &str) {
    json.0.push_str(",{\"@type\":\"NewsArticle\"");
    json.put("headline", &page.front.title);
    let published = page.date().map(|day| instant(moment(day, page.front.clock.start)));
    json.put("datePublished", &published.unwrap_or_default());
    match page.front.byline.iter().find(|(role, _)| role == "author") {
        Some((_, names)) => {
            json.0.push_str(",\"author\":{\"@type\":\"Person\"");
            json.put("name", names);
            json.0.push('}');
        }
        None => json.school("author", site),
    }
    json.school("publisher", site);
    json.put("image", image);
    json.put("description", &page.summary);
    json.put("mainEntityOfPage", &absolute(site, page.url.as_str()));
    json.0.push('}');
}

/// JSON, growing.
struct Json(String);

impl Json {
    fn school(&mut self, name: &str, site: &Site) {
        self.0.push_str(",\"");
        self.0.push_str(name);
        self.0.push_str("\":{\"@type\":\"EducationalOrganization\"");
        self.put("name", &site.config.school.name);
        self.put("url", &site.config.school.website);
        self.0.push('}');
    }

    /// A field behind others; none for an empty text. Nothing in it may look like the end of a script element.
    fn put(&mut self, name: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        let out = &mut self.0;
        out.push_str(",\"");
        out.push_str(name);
        out.push_str("\":\"");
        let mut from = 0;
        for (at, byte) in text.bytes().enumerate() {
            if byte < b' ' || matches!(byte, b'"' | b'\\' | b'<' | b'>' | b'&') {
                out.push_str(&text[from..at]);
                out.push_str(&format!("\\u{:04x}", u32::from(byte)));
                from = at + 1;
            }
        }
        out.push_str(&text[from..]);
        out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::specimen::Specimen;
    use super::*;

    fn graph(base: &str, path: &str, text: &str) -> Value {
        let config = if base.is_empty() { String::new() } else { format!("base_url: {base}\n") };
        let specimen = Specimen::new(&config).with(path, text);
        let (site, _) = specimen.site();
        let crumbs = [("首页".to_owned(), "index.html".to_owned())];
        let json = linked(&site, &site.pages[0], "https://a.example/photos/x.jpg", &crumbs);
        assert!(!json.contains('<') && !json.contains('>'), "{json}");
        if json.is_empty() { Value::Null } else { serde_json::from_str(&json).expect("JSON") }
    }

    const EVENT: &str = "---\n标题: 焊接</script>“体验”\\\n日期: 5月21日\n时间: 9:00-11:30\n地点: 第一实训楼\n联系人: {姓名: 王五, 手机: 13800001234}\n---\n欢迎来看。\n";

    #[test]
    fn an_event_tells_when_and_where_and_never_who() {
        let graph = graph("https://a.example/hdz/", "content/events/a.md", EVENT);
        let event = &graph["@graph"][1];
        let check = |name: &str, expected: &str| assert_eq!(event[name], expected, "{name}");
        check("@type", "Event");
        check("name", "焊接</script>“体验”\\");
        check("startDate", "2024-05-21T09:00:00+08:00");
        check("endDate", "2024-05-21T11:30:00+08:00");
        check("eventStatus", "https://schema.org/EventScheduled");
        check("url", "https://a.example/hdz/events/a.html");
        check("image", "https://a.example/photos/x.jpg");
        assert_eq!(event["location"]["name"], "第一实训楼");
        assert!(!graph.to_string().contains("王五") && !graph.to_string().contains("1380000"));
        assert_eq!(graph["@graph"][0]["itemListElement"][1]["position"], 2);
    }

    #[test]
    fn a_story_names_its_writer_and_the_school() {
        let text = "---\n标题: 走进车间\n日期: 5月21日\n---\n一天。\n\n（文：张三 图：李四）\n";
        let graph = graph("https://a.example/", "content/stories/a.md", text);
        let article = &graph["@graph"][1];
        assert_eq!((&article["@type"], &article["author"]["name"]), (&json!("NewsArticle"), &json!("张三")));
        assert_eq!(article["datePublished"], "2024-05-21T00:00:00+08:00");
        assert_eq!(article["publisher"]["@type"], "EducationalOrganization");
    }

    #[test]
    fn without_a_base_address_there_is_none() {
        assert_eq!(graph("", "content/events/a.md", EVENT), Value::Null);
    }
}
