//! Words for the terminal: diagnostics with carets, tables with columns that are right under Chinese.
//!
//! Vocabulary: makes text and prints nothing; `commands` print.

use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Severity};

/// How text is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// With colours.
    On,
    /// Plain.
    Off,
}

/// One diagnostic with its excerpt, a caret under the place, and advice.
pub fn diagnostic(diagnostic: &Diagnostic, colour: Colour) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name("错误"),
        Severity::Warning => Level::WARNING.with_name("注意"),
        Severity::Hint => Level::INFO.with_name("建议"),
    };
    let mut group = Group::with_title(level.primary_title(diagnostic.message.as_str()).id(diagnostic.code));
    let place = diagnostic.place.as_ref().filter(|place| !place.excerpt.is_empty());
    if let Some(place) = place {
        let range = bytes(&place.excerpt, place.column, place.width);
        let snippet = Snippet::source(place.excerpt.as_str()).line_start(place.line as usize).path(diagnostic.path.as_str());
        group = group.element(snippet.annotation(AnnotationKind::Primary.span(range)));
    } else if !diagnostic.path.is_empty() {
        let line = diagnostic.place.as_ref().map(|place| format!(" 第 {} 行", place.line)).unwrap_or_default();
        let cell = diagnostic.cell.as_ref().map(|cell| format!(" {cell} 格")).unwrap_or_default();
        group = group.element(annotate_snippets::Origin::path(format!("{}{line}{cell}", diagnostic.path)));
    }
    for hint in &diagnostic.hints {
        group = group.element(Level::HELP.with_name("提示").message(hint.as_str()));
    }
    let renderer = match colour {
        Colour::On => Renderer::styled(),
        Colour::Off => Renderer::plain(),
    };
    renderer.render(&[group])
}

/// A QR code of an address, two rows of modules to a line, for a phone that is held before the screen.
pub fn code(url: &str) -> Option<String> {
    use qrcode::render::unicode::Dense1x2;
    let code = qrcode::QrCode::new(url).ok()?;
    // Most terminals are dark: what is light in print is drawn.
    Some(code.render::<Dense1x2>().dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).build())
}

/// The byte range of a column and width in characters.
fn bytes(line: &str, column: u32, width: u32) -> std::ops::Range<usize> {
    let at = |count: usize| line.char_indices().nth(count).map_or(line.len(), |(at, _)| at);
    let start = at(column.saturating_sub(1) as usize);
    let end = at((column.saturating_sub(1) + width) as usize);
    start..end.max(start)
}

/// How many there are of each severity: `2 个错误，1 个提醒`; empty for none.
pub fn counts(diagnostics: &[Diagnostic]) -> String {
    let mut by: BTreeMap<std::cmp::Reverse<Severity>, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        *by.entry(std::cmp::Reverse(diagnostic.severity)).or_default() += 1;
    }
    let word = |severity: Severity| match severity {
        Severity::Error => "个错误",
        Severity::Warning => "处注意",
        Severity::Hint => "条建议",
    };
    let parts: Vec<String> = by.iter().map(|(severity, count)| format!("{count} {}", word(severity.0))).collect();
    parts.join("，")
}

/// The finding to mend first: the gravest kind, of those the commonest.
pub fn first(diagnostics: &[Diagnostic]) -> Option<&Diagnostic> {
    kinds(diagnostics).first().map(|(_, first)| *first)
}

/// What to mend first, a line each, at most three: the gravest kinds of finding, and of those the commonest, each with its first place.
pub fn next_steps(diagnostics: &[Diagnostic]) -> Vec<String> {
    let step = |(count, first): &(usize, &Diagnostic)| {
        let line = first.place.as_ref().map(|place| format!("第 {} 行", place.line));
        let place = [
            Some(first.path.clone()).filter(|path| !path.is_empty()),
            line.or_else(|| first.cell.as_ref().map(|cell| format!("{cell} 格"))),
        ];
        let place: Vec<String> = place.into_iter().flatten().collect();
        let place = if place.is_empty() { String::new() } else { format!("{}：", place.join(" ")) };
        let more = if *count > 1 { format!("（这样的一共 {count} 处）") } else { String::new() };
        format!("{place}{}{more}", first.message)
    };
    kinds(diagnostics).iter().take(3).map(step).collect()
}

/// The kinds of finding, each with how often it is there and its first; hints are left out where there is anything graver.
fn kinds(diagnostics: &[Diagnostic]) -> Vec<(usize, &Diagnostic)> {
    let worst = diagnostics.iter().map(|diagnostic| diagnostic.severity).max();
    let mut kinds: Vec<(usize, &Diagnostic)> = Vec::new();
    for diagnostic in diagnostics {
        if diagnostic.severity == Severity::Hint && worst > Some(Severity::Hint) {
            continue;
        }
        match kinds.iter_mut().find(|(_, first)| first.code == diagnostic.code && first.severity == diagnostic.severity) {
            Some((count, _)) => *count += 1,
            None => kinds.push((1, diagnostic)),
        }
    }
    kinds.sort_by_key(|(count, first)| std::cmp::Reverse((first.severity, *count)));
    kinds
}

/// The columns that a text takes: East Asian characters take two.
pub fn width(text: &str) -> usize {
    let wide = |c: char| {
        let c = c as u32;
        matches!(c, 0x1100..=0x115f | 0x2e80..=0x303e | 0x3041..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x20000..=0x3fffd)
    };
    text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}

/// A table with left-aligned columns, two blanks apart.
pub fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> =
        (0..columns).map(|at| rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or_default()).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (at, cell) in row.iter().enumerate() {
            line.push_str(cell);
            if at + 1 < row.len() {
                line.push_str(&" ".repeat(widths[at] + 2 - width(cell)));
            }
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;

    #[test]
    fn a_code_is_light_around_and_dark_inside_on_a_dark_screen() {
        let code = code("http://192.0.2.2:8000/").expect("a code");
        let lines: Vec<Vec<char>> = code.lines().map(|line| line.chars().collect()).collect();
        assert!(lines[0].iter().all(|c| *c == '█'), "{code}");
        // The finder's dark ring begins behind four light modules.
        assert_eq!(lines[2][..6], ['█', '█', '█', '█', ' ', '▄'], "{code}");
    }

    #[test]
    fn carets_stand_right_under_chinese() {
        let place = Place { line: 3, column: 4, width: 2, excerpt: "日期：五月".into() };
        let text =
            diagnostic(&Diagnostic::error("bad-date", "content/a.md", "日期读不懂").place(place).advise("写成 5月20日"), Colour::Off);
        for part in ["错误[bad-date]: 日期读不懂", "content/a.md:3:4", "3 | 日期：五月", "提示: 写成 5月20日"] {
            assert!(text.contains(part), "{part} in {text}");
        }
        let lines: Vec<&str> = text.lines().collect();
        let source = lines.iter().position(|line| line.contains("日期：五月")).expect("an excerpt");
        let before = lines[source].find("五月").map(|at| width(&lines[source][..at]));
        let caret = lines[source + 1].find(['^', '━']).map(|at| width(&lines[source + 1][..at]));
        assert_eq!(before, caret, "{text}");
    }

    #[test]
    fn what_to_mend_first_is_the_gravest_and_then_the_commonest() {
        let said = [
            Diagnostic::hint("a-hint", "a.md", "建议"),
            Diagnostic::warning("once", "a.md", "一次"),
            Diagnostic::warning("often", "b.md", "常见"),
            Diagnostic::warning("often", "c.md", "常见"),
            Diagnostic::error("wrong", "d.md", "错了").at("一\n二", 4..7),
        ];
        assert_eq!(next_steps(&said), ["d.md 第 2 行：错了", "b.md：常见（这样的一共 2 处）", "a.md：一次"]);
        assert_eq!(first(&said).map(|first| first.code), Some("wrong"));
        assert_eq!(next_steps(&said[..1]), ["a.md：建议"]);
    }

    #[test]
    fn tables_count_wide_characters_as_two() {
        let rows = vec![vec!["项目".into(), "x".into()], vec!["ab".into(), "y".into()]];
        assert_eq!(table(&rows), "项目  x\nab    y\n");
    }
}
