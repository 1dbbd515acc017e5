//! What every diagnostic code means: a page a code in `codes/`, embedded, with a wrong and a right example.
//!
//! Vocabulary: `explain` prints them, the list in `docs/codes.md` is made of them, and the tests run their examples.

mod page;

use rust_embed::RustEmbed;

pub use page::{Example, Explanation};

#[derive(RustEmbed)]
#[folder = "codes/"]
struct Pages;

/// All codes that have a page, sorted.
#[must_use]
pub fn codes() -> Vec<String> {
    let mut codes: Vec<String> = Pages::iter().filter_map(|file| file.strip_suffix(".md").map(str::to_owned)).collect();
    codes.sort();
    codes
}

/// The page of a code.
#[must_use]
pub fn explain(code: &str) -> Option<Explanation> {
    let file = Pages::get(&format!("{code}.md"))?;
    page::parse(code, std::str::from_utf8(&file.data).ok()?)
}

/// The known code that is written most like `code`; `None` when none is near.
#[must_use]
pub fn nearest(code: &str) -> Option<String> {
    let wanted = code.trim().to_ascii_lowercase().replace('_', "-");
    let near = codes().into_iter().map(|known| (strsim::damerau_levenshtein(&known, &wanted), known)).min()?;
    (near.0 <= 3.max(near.1.len() / 3)).then_some(near.1)
}

/// The list of all codes as Markdown, for the documentation: errors first.
#[must_use]
pub fn list() -> String {
    let mut pages: Vec<Explanation> = codes().iter().filter_map(|code| explain(code)).collect();
    pages.sort_by(|a, b| b.severity.cmp(&a.severity).then_with(|| a.code.cmp(&b.code)));
    let mut text = String::from(
        "# 提示的代码\n\n检查时每条提示前面都有一个代码。运行 `zhuanlan explain 代码`，就能看到它的意思和改法；这里是全部代码。\n",
    );
    let mut last = None;
    for page in pages {
        if last != Some(page.severity) {
            text.push_str(&format!("\n## {}\n\n| 代码 | 说的是什么 |\n| --- | --- |\n", page::heading(page.severity)));
            last = Some(page.severity);
        }
        text.push_str(&format!("| [`{0}`](../codes/{0}.md) | {1} |\n", page.code, page.title));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_whole() {
        for code in codes() {
            let page = explain(&code).unwrap_or_else(|| panic!("codes/{code}.md cannot be read"));
            assert!(page.why.chars().count() >= 15, "codes/{code}.md says too little");
            assert!(!page.wrong.is_empty() && !page.right.is_empty(), "codes/{code}.md has no examples");
            assert!(!page.says.is_empty(), "codes/{code}.md does not show what is said");
        }
    }

    #[test]
    fn pages_are_in_plain_words() {
        for code in codes() {
            let page = explain(&code).expect("a page");
            for word in ["语法", "解析", "字段", "键值", "YAML", "Markdown", "HTML", "front matter"] {
                assert!(!page.why.contains(word) && !page.title.contains(word), "codes/{code}.md says {word}");
            }
        }
    }

    #[test]
    fn a_misspelt_code_finds_the_one_meant() {
        assert_eq!(nearest("long_titel").as_deref(), Some("long-title"));
        assert_eq!(nearest("完全不是"), None);
    }
}
