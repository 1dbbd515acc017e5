//! Pages that only the preview has: what cannot be shown and why, what is near to a missing one, and the overview of the whole column.
//!
//! Part of `serve`; pure. The overview holds excerpts and what is missing, so it goes to this machine alone.

use std::fmt::Write;

use super::{Settings, overlay};
use crate::checks::{self, papers};
use crate::diagnostic::Diagnostic;
use crate::edition::Edition;
use crate::pipeline::Walked;
use crate::site::Site;
use crate::value::{Date, chinese};

/// At most so many near pages are named.
const NEAR: usize = 5;

const STYLE: &str = include_str!("page.css");

/// A page that cannot be made, with what is wrong. Answered to anybody, so it quotes nothing: the panel on this machine does.
pub(super) fn faulty(said: &[Diagnostic]) -> Vec<u8> {
    let mut body = String::from("<h1>这一页现在显示不了</h1><p>改好下面的问题并保存，这里会自己显示出来。</p><ul>");
    for one in said {
        let place = one.place.as_ref().map(|place| format!("第 {} 行：", place.line)).unwrap_or_default();
        let _ = write!(body, "<li><strong>{}</strong> {place}{}", escape(&one.path), escape(&one.message));
        for hint in &one.hints {
            let _ = write!(body, "<br><span class=\"hint\">提示：{}</span>", escape(hint));
        }
        body.push_str("</li>");
    }
    body.push_str("</ul>");
    page("这一页现在显示不了", &body, "")
}

/// Before there is anything to show.
pub(super) fn waiting(said: &[Diagnostic]) -> Vec<u8> {
    let mut body = String::from("<h1>还没有可以预览的网站</h1><p>改好下面的问题并保存，这里会自己显示出来。</p><ul>");
    for one in said {
        let _ = write!(body, "<li><strong>{}</strong> {}</li>", escape(&one.path), escape(&one.message));
    }
    body.push_str("</ul>");
    page("还没有可以预览的网站", &body, "<meta http-equiv=\"refresh\" content=\"1\">")
}

/// The site's own page for what is not there, with near pages after it.
pub(super) fn missing(own: &[u8], near: &[String], base: &str) -> Vec<u8> {
    let own = String::from_utf8_lossy(own);
    let mut block = String::new();
    if !near.is_empty() {
        block.push_str("<nav aria-label=\"相近的页面\"><p>是不是要找：</p><ul>");
        for url in near {
            let _ = write!(block, "<li><a href=\"{base}{0}\">{0}</a></li>", escape(url));
        }
        block.push_str("</ul></nav>");
    }
    match own.rfind("</body>") {
        Some(at) => format!("{}{block}{}", &own[..at], &own[at..]).into_bytes(),
        None => format!("{own}{block}").into_bytes(),
    }
}

/// The pages whose addresses are nearest to a path, nearest first.
pub(super) fn near<'p>(path: &str, pages: impl Iterator<Item = &'p str>) -> Vec<String> {
    let wanted = path.trim_end_matches(".html");
    let name = |path: &str| path.trim_end_matches(".html").rsplit('/').next().unwrap_or_default().to_owned();
    let own = name(wanted);
    let mut found: Vec<(usize, &str)> = pages
        .filter_map(|page| {
            let other = name(page);
            let far = own.chars().count().abs_diff(other.chars().count());
            // The name alone counts as well: a page in another folder is what was meant.
            let limit = (own.chars().count() / 3).max(2);
            let distance = if far > limit { usize::MAX } else { strsim::damerau_levenshtein(&own, &other) };
            (distance <= limit).then_some((distance, page))
        })
        .collect();
    found.sort();
    found.into_iter().take(NEAR).map(|(_, page)| page.to_owned()).collect()
}

/// Checklist, findings, photos and pages in one place.
pub(super) fn overview(walked: &Walked, said: &[Diagnostic], settings: &Settings) -> Vec<u8> {
    let site = &walked.site;
    let mut body = String::new();
    let _ = write!(
        body,
        "<h1>预览总览</h1><p>{}　<a href=\"{}\">回到网站</a>。这一页只在预览里有，不会生成到网站。</p>",
        escape(&site.config.title),
        escape(&settings.base)
    );
    list_of_items(site, settings.today, &mut body);
    findings(said, &mut body);
    photos(site, &mut body);
    pages(site, settings, &mut body);
    page("预览总览", &body, "")
}

fn list_of_items(site: &Site, today: Date, body: &mut String) {
    let list = checks::checklist(site);
    let _ = write!(body, "<h2>宣传清单</h2><p>{}</p>", list.progress());
    body.push_str("<table><thead><tr><th></th><th>项目</th><th>进度</th><th>要求</th><th>截止</th><th>还差什么</th></tr></thead><tbody>");
    for entry in &list.entries {
        let late = entry.is_overdue(today);
        let due = entry.due.map(|due| format!("{}（{}）{}", chinese::day(due), chinese::weekday(due), if late { "已过" } else { "" }));
        let progress = if entry.is_not_applicable() { "不适用".to_owned() } else { format!("{}/{}", entry.have, entry.want) };
        let missing = if entry.is_settled() { String::new() } else { format!("{} {}", entry.missing, entry.how) };
        let _ = write!(
            body,
            "<tr{}><td>{}</td><td>{}</td><td>{progress}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            if late { " class=\"late\"" } else { "" },
            escape(entry.mark()),
            escape(&entry.title),
            escape(site.edition.forces.label(entry.force)),
            due.unwrap_or_default(),
            escape(missing.trim())
        );
    }
    body.push_str("</tbody></table>");
}

fn findings(said: &[Diagnostic], body: &mut String) {
    let _ = write!(body, "<h2>内容里的问题（{} 处）</h2>", said.len());
    if said.is_empty() {
        body.push_str("<p>没有问题。</p>");
    }
    let mut file = None;
    for one in said {
        if file != Some(&one.path) {
            if file.is_some() {
                body.push_str("</ul>");
            }
            let _ = write!(body, "<h3>{}</h3><ul>", if one.path.is_empty() { "整个网站".to_owned() } else { escape(&one.path) });
            file = Some(&one.path);
        }
        let line = one.place.as_ref().map(|place| format!("第 {} 行：", place.line)).unwrap_or_default();
        let cell = one.cell.as_ref().map(|cell| format!("{} 格：", escape(cell))).unwrap_or_default();
        let _ = write!(
            body,
            "<li class=\"{}\"><strong>{}</strong> {line}{cell}{}",
            one.severity.word(),
            overlay::word(one.severity),
            escape(&one.message)
        );
        if let Some(place) = one.place.as_ref().filter(|place| !place.excerpt.trim().is_empty()) {
            let _ = write!(body, "<pre>{}</pre>", escape(&place.excerpt));
        }
        for hint in &one.hints {
            let _ = write!(body, "<br><span class=\"hint\">提示：{}</span>", escape(hint));
        }
        body.push_str("</li>");
    }
    if file.is_some() {
        body.push_str("</ul>");
    }
}

/// The selected photos that cannot be handed in (N4.6, N4.7).
fn photos(site: &Site, body: &mut String) {
    let edition: &Edition = &site.edition;
    let Some(rule) = &edition.photos else { return };
    let _ = write!(body, "<h2>精选照片（{}/{} 张）</h2>", site.featured.len(), rule.count);
    let mut rows = String::new();
    for photo in &site.featured {
        let picture = &site.pictures[photo.picture];
        let faults = papers::photo_faults(photo, picture, rule);
        if !faults.is_empty() {
            let _ = write!(rows, "<tr><td>{}</td><td>{}</td></tr>", escape(picture.path.as_str()), escape(&faults.join("；")));
        }
    }
    if rows.is_empty() {
        body.push_str("<p>选出来的照片都合要求。</p>");
    } else {
        let _ = write!(body, "<table><thead><tr><th>照片</th><th>哪里不合要求</th></tr></thead><tbody>{rows}</tbody></table>");
    }
}

fn pages(site: &Site, settings: &Settings, body: &mut String) {
    let _ = write!(body, "<h2>每一页和它的原稿（{} 页）</h2><table><tbody>", site.pages.len());
    for page in &site.pages {
        let source = settings.root.join(page.source.as_str());
        let address =
            format!("file://{}{}", if source.starts_with("/") { "" } else { "/" }, source.display().to_string().replace('\\', "/"));
        let _ = write!(
            body,
            "<tr><td><a href=\"{}{}\">{}</a></td><td><a href=\"{}\">{}</a></td></tr>",
            escape(&settings.base),
            escape(page.url.as_str()),
            escape(&page.front.title),
            escape(&address),
            escape(page.source.as_str())
        );
    }
    body.push_str("</tbody></table>");
}

fn page(title: &str, body: &str, head: &str) -> Vec<u8> {
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">{head}\
         <title>{title}</title><style>{STYLE}</style></head>\n<body><main>{body}</main></body></html>\n"
    )
    .into_bytes()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_pages_are_found_in_other_folders_too() {
        let pages = ["events/open-day.html", "stories/open-day.html", "events/job-fair.html", "index.html"];
        assert_eq!(near("event/opn-day.html", pages.into_iter()), ["events/open-day.html", "stories/open-day.html"]);
        assert_eq!(near("calendar/2031-01-01.html", pages.into_iter()), [] as [String; 0]);
    }

    #[test]
    fn a_page_that_says_why_quotes_no_line() {
        let said = Diagnostic::error("bad-date", "content/<a>.md", "日期读不懂").at("日期: 秘密", 8..14);
        let html = String::from_utf8(faulty(&[said])).unwrap();
        assert!(html.contains("content/&lt;a&gt;.md") && html.contains("第 1 行") && !html.contains("秘密"));
    }
}
