//! The configuration at the turn of the year: the next edition, a link to the last column, and no due days of last year.
//!
//! Part of `starter`. The text is edited line by line, so that comments and everything else stay as people wrote them.

use crate::config::keys;
use crate::yaml::Key;

/// What is written into the configuration.
#[derive(Debug, Clone, Copy)]
pub struct Turn<'t> {
    /// The name of the next edition.
    pub edition: &'t str,
    /// What the link to last year's column is called.
    pub title: &'t str,
    /// Its address below the site.
    pub url: &'t str,
}

/// The configuration of the next year. `None` where the list of links is written in a way that cannot be added to for certain.
pub fn configuration(text: &str, turn: &Turn<'_>) -> Option<String> {
    let mut lines: Vec<String> = text.replace("\r\n", "\n").lines().map(str::to_owned).collect();
    match lines.iter().position(|line| is(line, keys::CONFIG, "edition")) {
        Some(at) => {
            let (key, _) = lines[at].split_once([':', '：'])?;
            lines[at] = format!("{key}: {}", turn.edition);
        }
        None => lines.push(format!("活动周: {}", turn.edition)),
    }
    let due = |line: &str| is(line.trim_start(), keys::SUBMIT, "plan_due") || is(line.trim_start(), keys::SUBMIT, "report_due");
    for line in lines.iter_mut().filter(|line| due(line) && line.starts_with([' ', '\t'])) {
        *line = format!("# {line}");
    }
    let link = format!("- {{标题: {}, 链接: \"{}\"}}", turn.title, turn.url);
    match lines.iter().position(|line| is(line, keys::CONFIG, "links")) {
        None => lines.extend(["友情链接:".to_owned(), format!("  {link}")]),
        Some(at) => {
            let value = lines[at].split_once([':', '：'])?.1;
            let bare = value.split(" #").next().unwrap_or_default().trim();
            let first = lines[at + 1..].iter().find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
            let indent = first.map_or(0, |line| line.len() - line.trim_start().len());
            match bare {
                "" if first.is_some_and(|line| line.trim_start().starts_with("- ")) => {
                    lines.insert(at + 1, format!("{}{link}", " ".repeat(indent)))
                }
                "" => lines.insert(at + 1, format!("  {link}")),
                "[]" => lines[at] = format!("友情链接:\n  {link}"),
                flow if flow.starts_with('[') => {
                    let (before, after) = lines[at].split_once('[')?;
                    lines[at] = format!("{before}[{}, {after}", link.strip_prefix("- ")?);
                }
                _ => return None,
            }
        }
    }
    lines.push(String::new());
    Some(lines.join("\r\n"))
}

/// Whether a line begins with a key, under any of its names.
fn is(line: &str, keys: &[Key], name: &str) -> bool {
    let written = line.split([':', '：']).next().unwrap_or_default().trim_end();
    line.contains([':', '：']) && keys.iter().any(|key| key.name == name && (key.name == written || key.zh.contains(&written)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turned(text: &str) -> String {
        let turn = Turn { edition: "national-2025", title: "历届回顾：2024年", url: "2024/index.html" };
        configuration(text, &turn).unwrap().replace("\r\n", "\n")
    }

    #[test]
    fn the_edition_changes_and_the_archive_is_linked() {
        let link = "{标题: 历届回顾：2024年, 链接: \"2024/index.html\"}";
        assert_eq!(
            turned("标题: 专栏\n活动周: guangxi-2024   # 旧\n"),
            format!("标题: 专栏\n活动周: national-2025\n友情链接:\n  - {link}\n")
        );
        assert_eq!(turned("标题: 专栏"), format!("标题: 专栏\n活动周: national-2025\n友情链接:\n  - {link}\n"));
        let block = turned("edition: a\nlinks:\n- {title: 局, url: \"https://example.com/\"}\n");
        assert_eq!(block, format!("edition: national-2025\nlinks:\n- {link}\n- {{title: 局, url: \"https://example.com/\"}}\n"));
        assert!(turned("届次: a\n友情链接: [{标题: 局, 链接: x}]\n").contains(&format!("友情链接: [{link}, {{标题: 局, 链接: x}}]")));
    }

    #[test]
    fn due_days_of_last_year_are_put_behind_a_mark() {
        let text = turned("报送:\n  报送单位: 局\n  方案截止: 2024-05-10  # 早两天\n  总结截止: 2024-05-27\n");
        assert!(text.contains("报送单位: 局\n#   方案截止: 2024-05-10  # 早两天\n#   总结截止: 2024-05-27\n"), "{text}");
    }
}
