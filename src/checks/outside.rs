//! Links that lead out of the site, looked at without the network: what cannot be an address, and what goes unencrypted.

use crate::diagnostic::{Diagnostic, Place};
use crate::document::Document;

/// Everything that is said of a page's links to other sites (`check --external`).
pub fn outside_links(document: &Document) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    for target in document.body.links() {
        let written = target.written.as_str();
        let lower = written.to_ascii_lowercase();
        let Some(rest) = lower.strip_prefix("http://").or_else(|| lower.strip_prefix("https://")) else { continue };
        let place = Place::of(&document.text, target.range.clone());
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if let Some(why) = malformed(host, written) {
            let diagnostic = Diagnostic::warning("bad-outside-link", document.path.as_str(), format!("链接“{}”{why}", short(written)));
            said.push(diagnostic.place(place).advise("从浏览器的地址栏重新复制一遍"));
        } else if lower.starts_with("http://") {
            let message = format!("链接“{}”没有加密（http），有的手机会拦下来", short(written));
            let diagnostic = Diagnostic::hint("plain-http", document.path.as_str(), message);
            said.push(diagnostic.place(place).advise("换成 https:// 试一试，能打开就用它"));
        }
    }
    said
}

fn malformed(host: &str, written: &str) -> Option<&'static str> {
    let name = host.rsplit('@').next().unwrap_or(host).split(':').next().unwrap_or_default();
    if name.is_empty() {
        return Some("没有网站的名字");
    }
    if written.contains(char::is_whitespace) {
        return Some("中间有空格");
    }
    if written.contains(['，', '。', '；', '）', '（', '、', '”', '“']) {
        return Some("里有中文标点，多半是把后面的话也当成了网址");
    }
    let is_address = name.contains('.') && !name.starts_with('.') && !name.ends_with('.') && !name.contains("..");
    (!is_address).then_some("不像一个网址")
}

fn short(written: &str) -> String {
    let head: String = written.chars().take(40).collect();
    if head.len() < written.len() { format!("{head}…") } else { head }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::fixture::{Fixture, codes};

    #[test]
    fn addresses_are_looked_at_without_the_network() {
        let of = |link: &str| {
            let fixture = Fixture::new().page("content/notices/a.md", &format!("title: 甲\ndate: 5月20日\n---\n[看](<{link}>)\n"));
            codes(&fixture.read().iter().flat_map(|document| outside_links(document)).collect::<Vec<_>>())
        };
        assert_eq!(of("https://www.example.edu.cn/a?b=c#d"), [""; 0]);
        assert_eq!(of("http://www.example.edu.cn/"), ["plain-http"]);
        for odd in ["https://", "https://localhost/", "https://www..cn/", "https://www.example.cn/a。谢谢"] {
            assert_eq!(of(odd), ["bad-outside-link"], "{odd}");
        }
    }
}
