//! A page of `codes/`: its title, how much it matters, why, and the examples, as plain Markdown that reads well without the program.
//!
//! ```text
//! # title / 级别：注意 / why / ## 这样写会被提醒 / ### path / fenced file / ## 改成这样 / ### path / fenced file / ## 程序会说 / fenced text
//! ```

use crate::diagnostic::Severity;

/// What a code means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The code.
    pub code: String,
    /// What it is about, in a few words.
    pub title: String,
    /// How much it usually matters.
    pub severity: Severity,
    /// The command that says it when it is not `check`, with how to get there; empty else.
    pub command: String,
    /// Why it is said and what to do, Markdown.
    pub why: String,
    /// Files that make the program say it.
    pub wrong: Vec<Example>,
    /// The files that were changed so that it says nothing; the others stay.
    pub right: Vec<Example>,
    /// What the program says about the wrong files.
    pub says: String,
}

/// A file of an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// Where it lies, relative to the site.
    pub path: String,
    /// How it is saved when not as plain UTF-8 text, such as `GBK`; empty else.
    pub form: String,
    /// Its text.
    pub text: String,
}

/// The heading of a severity in the list of codes.
pub(super) fn heading(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误：要改正才能生成",
        Severity::Warning => "注意：读懂了，但可能不是你的意思",
        Severity::Hint => "建议：没有错，可以更好",
    }
}

/// Reads a page; `None` when it has no title or no level.
pub(super) fn parse(code: &str, text: &str) -> Option<Explanation> {
    let mut page = Explanation {
        code: code.to_owned(),
        title: String::new(),
        severity: Severity::Hint,
        command: String::new(),
        why: String::new(),
        wrong: Vec::new(),
        right: Vec::new(),
        says: String::new(),
    };
    let mut severity = None;
    let mut part = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("# ") {
            page.title = title.trim().to_owned();
        } else if let Some(level) = line.strip_prefix("级别：").filter(|_| part.is_empty()) {
            severity = level_of(level.trim());
        } else if let Some(command) = line.strip_prefix("命令：").filter(|_| part.is_empty()) {
            page.command = command.trim().to_owned();
        } else if let Some(heading) = line.strip_prefix("## ") {
            part = heading.trim().to_owned();
        } else if let Some(heading) = line.strip_prefix("### ") {
            let (path, form) = split(heading.trim());
            let example = Example { path: path.to_owned(), form: form.to_owned(), text: String::new() };
            examples(&mut page, &part)?.push(example);
        } else if let Some(fence) = fence(line).filter(|_| !part.is_empty()) {
            let block: String = lines.by_ref().take_while(|line| line.trim_end() != fence).map(|line| format!("{line}\n")).collect();
            match examples(&mut page, &part) {
                Some(files) => files.last_mut()?.text = block,
                None => page.says = block,
            }
        } else if part.is_empty() {
            page.why.push_str(line);
            page.why.push('\n');
        }
    }
    page.severity = severity?;
    page.why = page.why.trim().to_owned();
    (!page.title.is_empty()).then_some(page)
}

fn level_of(word: &str) -> Option<Severity> {
    match word {
        "错误" => Some(Severity::Error),
        "注意" => Some(Severity::Warning),
        "建议" => Some(Severity::Hint),
        _ => None,
    }
}

fn examples<'p>(page: &'p mut Explanation, part: &str) -> Option<&'p mut Vec<Example>> {
    match part {
        "这样写会被提醒" => Some(&mut page.wrong),
        "改成这样" => Some(&mut page.right),
        _ => None,
    }
}

/// The path of a heading and what stands in brackets at its end.
fn split(heading: &str) -> (&str, &str) {
    let inside = heading.strip_suffix('）').and_then(|heading| heading.rsplit_once("（"));
    inside.map_or((heading, ""), |(path, form)| (path.trim_end(), form))
}

/// The fence that a line opens.
fn fence(line: &str) -> Option<&'static str> {
    ["````", "~~~~", "```"].into_iter().find(|fence| line.starts_with(fence))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_part_by_part() {
        let text = "# 太长\n\n级别：注意\n\n因为长。\n\n## 这样写会被提醒\n\n### content/a.md（GBK）\n```\n一\n```\n\n### b.txt\n````\n```\n````\n\n\
                    ## 改成这样\n\n### content/a.md\n```\n二\n```\n\n## 程序会说\n\n```\n注意\n```\n";
        let page = parse("x", text).expect("a page");
        assert_eq!((page.title.as_str(), page.severity, page.why.as_str()), ("太长", Severity::Warning, "因为长。"));
        let files: Vec<_> = page.wrong.iter().map(|file| (file.path.as_str(), file.form.as_str(), file.text.as_str())).collect();
        assert_eq!(files, [("content/a.md", "GBK", "一\n"), ("b.txt", "", "```\n")]);
        assert_eq!((page.right[0].text.as_str(), page.says.as_str()), ("二\n", "注意\n"));
    }
}
