//! Code with classes for its colours, by syntect; the colours themselves are the theme's.
//!
//! Pure but for the syntax definitions, which are unpacked at the first use and never change after. Class names are `hl-` and the atoms
//! of TextMate scopes: `hl-comment hl-string hl-keyword hl-constant hl-numeric hl-entity hl-name hl-function hl-variable hl-storage
//! hl-type hl-support hl-punctuation hl-tag hl-attribute-name`.

use std::sync::OnceLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;

use super::body::escape;

/// More code than this, or a longer line, is shown without colours: the patterns take long on it.
const MOST_CODE: usize = 64 * 1024;
const LONGEST_LINE: usize = 1000;

/// The code as HTML; escaped and without colours if the language is unknown.
pub fn highlight(lang: &str, code: &str) -> String {
    coloured(lang, code).unwrap_or_else(|| escape(code))
}

fn coloured(lang: &str, code: &str) -> Option<String> {
    if lang.is_empty() || code.len() > MOST_CODE || code.lines().any(|line| line.len() > LONGEST_LINE) {
        return None;
    }
    let syntaxes = syntaxes();
    let syntax = syntaxes.find_syntax_by_token(lang).filter(|syntax| syntax.name != "Plain Text")?;
    let style = ClassStyle::SpacedPrefixed { prefix: "hl-" };
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, syntaxes, style);
    for line in code.split_inclusive('\n') {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

fn syntaxes() -> &'static SyntaxSet {
    static SYNTAXES: OnceLock<SyntaxSet> = OnceLock::new();
    SYNTAXES.get_or_init(SyntaxSet::load_defaults_newlines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_languages_get_classes_and_unknown_ones_are_escaped() {
        let rust = highlight("rust", "fn main() { let a = \"<b>\"; }\n");
        assert!(rust.contains("hl-storage") && rust.contains("&lt;b&gt;") && !rust.contains("style="), "{rust}");
        assert_eq!(highlight("没有", "a < b"), "a &lt; b");
        assert_eq!(highlight("", "<script>"), "&lt;script&gt;");
        assert_eq!(highlight("js", &"(".repeat(70_000)), "(".repeat(70_000));
    }
}
