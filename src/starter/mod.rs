//! What new things begin with: the folder of a new site, with one living page of each kind.
//!
//! Pure: gives names and bytes, `write` lays them out. The texts lie in `starter/` and are embedded; what a school answers stands in them
//! as `{{name}}`. Texts get the line ends of Windows, since old Notepads know no others.

mod scripts;
pub mod turn;

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::ToSpan;
use rust_embed::RustEmbed;

use crate::edition::Edition;
use crate::value::{Date, chinese};

/// What editions write for the city that a school lies in.
const CITY: &str = "所在市";

#[derive(RustEmbed)]
#[folder = "starter/"]
struct Files;

/// A file by its path in the folder of the site.
pub type Laid = (String, Cow<'static, [u8]>);

/// What a school says of itself before it has a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    /// Full name.
    pub name: String,
    /// Short name.
    pub short: String,
    /// One of `config::KINDS`.
    pub kind: String,
    /// One of `config::AFFILIATIONS`.
    pub affiliation: String,
    /// The city, such as 桂澜市; empty if it was not told.
    pub city: String,
    /// ICP record number, or empty.
    pub icp: String,
    /// Public security record number, or empty.
    pub police: String,
    /// Name of the theme.
    pub theme: String,
}

/// Every file of a new site, in the order of their paths.
pub fn site(answers: &Answers, edition: &Edition) -> Vec<Laid> {
    let words = words(answers, edition);
    let mut files: Vec<Laid> = Files::iter()
        .filter_map(|path| {
            let bytes = Files::get(&path)?.data;
            Some(match std::str::from_utf8(&bytes) {
                // Git would take the CR for a part of the pattern.
                Ok(text) if path == "gitignore" => (".gitignore".to_owned(), Cow::Owned(text.replace('\r', "").into_bytes())),
                Ok(text) => (path.to_string(), Cow::Owned(windows(&filled(text, &words)))),
                Err(_) => (path.to_string(), bytes),
            })
        })
        .chain(scripts::all())
        .collect();
    files.sort_by(|(left, _), (right, _)| left.cmp(right));
    files
}

fn words(answers: &Answers, edition: &Edition) -> BTreeMap<&'static str, String> {
    let days = edition.days();
    let second = days.get(1).copied().unwrap_or(edition.first());
    let before = edition.first().checked_sub(7.days()).unwrap_or(edition.first());
    let given = |key: &str, value: &str, example: &str| match value {
        "" => format!("# {key}: {example}"),
        value => format!("{key}: {}", scalar(value)),
    };
    BTreeMap::from([
        ("name", scalar(&answers.name)),
        ("short", scalar(&answers.short)),
        ("kind", answers.kind.clone()),
        ("affiliation", answers.affiliation.clone()),
        ("edition", edition.name.clone()),
        ("edition_title", edition.title.clone()),
        ("theme_of_week", edition.theme.clone()),
        ("theme", answers.theme.clone()),
        ("week", format!("{}年{}", edition.year(), chinese::span(days))),
        ("year", edition.year().to_string()),
        ("first", chinese::day(edition.first())),
        ("last", chinese::day(edition.last())),
        ("day2", iso(second)),
        ("before", iso(before)),
        ("icp", given("备案号", &answers.icp, "桂ICP备00000000号-1")),
        ("police", given("公安备案号", &answers.police, "桂公网安备45000000000000号")),
        ("focus_story", focus(edition, "支撑")),
        ("focus_case", focus(edition, "经验")),
        ("focus_person", focus(edition, "人物")),
        ("submit", submit(answers, edition)),
    ])
}

/// The number of the point of publicity that a word speaks of, else of the first one.
fn focus(edition: &Edition, word: &str) -> String {
    let fits = |focus: &&crate::edition::Focus| focus.title.contains(word) || focus.words.iter().any(|known| known.contains(word));
    edition.focus.iter().find(fits).or(edition.focus.first()).map_or_else(String::new, |focus| focus.number.to_string())
}

fn iso(date: Date) -> String {
    date.to_string()
}

/// To whom the papers go: the bureau of the city that was named, where the edition has the city collect them (N4.8).
fn submit(answers: &Answers, edition: &Edition) -> String {
    let to = edition.submit_to(&answers.kind, &answers.affiliation).map(|rule| rule.to.as_str()).filter(|to| to.contains(CITY));
    let (mark, to) = match to {
        Some(to) if !answers.city.is_empty() => ("", to.replace(CITY, &answers.city)),
        _ => ("# ", "某某市教育局".to_owned()),
    };
    let mut lines = vec![format!("{mark}报送:"), format!("{mark}  报送单位: {}", scalar(&to)), "#   邮箱: hdz@example.edu.cn".to_owned()];
    for (key, deadline) in [("方案截止", "plan"), ("总结截止", "report")] {
        lines.extend(edition.deadline(deadline).map(|date| format!("#   {key}: {date}     # 上面要得更早，就改成那一天，去掉“# ”")));
    }
    lines.join("\n")
}

/// A value as every reader of YAML reads it back: in quotes where a bare one would mean something else. Stricter than
/// `document::write::scalar`, which asks our own reader alone: editors with a schema look at these files too.
pub fn scalar(text: &str) -> String {
    let first = text.chars().next();
    let odd = |c: char| {
        matches!(c, '#' | '"' | '\\' | '[' | ']' | '{' | '}' | ',' | '&' | '*' | '!' | '|' | '>' | '%' | '@' | '`') || c.is_control()
    };
    let starts_odd =
        first.is_none_or(|c| c.is_whitespace() || matches!(c, '-' | '?' | ':' | '\'' | '~' | '=' | '<' | '.' | '+') || c.is_ascii_digit());
    let word = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(&text.to_ascii_lowercase().as_str());
    if !starts_odd && !text.contains(odd) && !text.contains(": ") && !text.ends_with([':', ' ']) && !word {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for c in text.chars().map(|c| if c.is_control() { ' ' } else { c }) {
        if matches!(c, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted.push('"');
    quoted
}

/// The text with each `{{word}}` filled in; the texts are our own, so a word that is not known stands for nothing.
fn filled(text: &str, words: &BTreeMap<&'static str, String>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let (word, after) = after.split_once("}}").unwrap_or((after, ""));
        filled.push_str(before);
        filled.push_str(words.get(word).map_or("", String::as_str));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// A text with CRLF, whatever line ends it has.
pub fn windows(text: &str) -> Vec<u8> {
    text.replace("\r\n", "\n").replace('\n', "\r\n").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition;

    fn laid(city: &str, affiliation: &str) -> BTreeMap<String, Cow<'static, [u8]>> {
        let answers = Answers {
            name: "桂澜: “第一”职校".into(),
            short: "一职".into(),
            kind: "中职".into(),
            affiliation: affiliation.into(),
            city: city.into(),
            icp: String::new(),
            police: "桂公网安备00号".into(),
            theme: "su".into(),
        };
        let (_, text) = edition::builtin("guangxi-2024").unwrap();
        site(&answers, &edition::parse(&text, "e").unwrap()).into_iter().collect()
    }

    fn text(files: &BTreeMap<String, Cow<'static, [u8]>>, path: &str) -> String {
        String::from_utf8(files[path].to_vec()).unwrap()
    }

    #[test]
    fn every_word_is_filled_in_and_texts_have_the_line_ends_of_windows() {
        let files = laid("桂澜市", "市属");
        for (path, bytes) in &files {
            let Ok(text) = std::str::from_utf8(bytes) else { continue };
            assert!(!text.contains("{{"), "{path}");
            assert_eq!(text.matches('\n').count(), if path == ".gitignore" { 5 } else { text.matches("\r\n").count() }, "{path}");
        }
        let config = text(&files, "zhuanlan.yaml");
        assert!(config.contains("名称: \"桂澜: “第一”职校\"") && config.contains("报送单位: 桂澜市教育局"), "{config}");
        assert!(
            config.contains("# 备案号: 桂ICP") && config.contains("  公安备案号: 桂公网安备00号") && config.contains("外观: su"),
            "{config}"
        );
        assert!(text(&files, "content/活动/校园开放日/index.txt").contains("日期: 2024-05-21\r\n"));
        assert!(!text(&files, ".gitignore").contains('\r'));
    }

    #[test]
    fn who_hands_in_directly_is_given_no_city_bureau() {
        assert!(!text(&laid("桂澜市", "区直"), "zhuanlan.yaml").contains("桂澜市教育局"));
        assert!(!text(&laid("", "市属"), "zhuanlan.yaml").contains("\r\n报送:"));
    }

    #[test]
    fn values_are_quoted_where_yaml_would_read_something_else() {
        for (value, written) in [
            ("桂澜职校", "桂澜职校"),
            ("a: b", "\"a: b\""),
            ("2024", "\"2024\""),
            ("说\"好\"", "\"说\\\"好\\\"\""),
            ("", "\"\""),
            ("是#1", "\"是#1\""),
            ("yes", "\"yes\""),
        ] {
            assert_eq!(scalar(value), written);
        }
    }
}
