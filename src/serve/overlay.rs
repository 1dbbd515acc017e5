//! Messages to open tabs, in the form of server-sent events: a new version, and what was found in the files.
//!
//! Part of `serve`; pure. Excerpts of files go to this machine's tabs only (`near`), others learn how many findings there are (`far`).

use std::sync::Arc;

use serde_json::{Value, json};

use super::board::Message;
use crate::diagnostic::{Diagnostic, Severity};
use crate::terminal;

/// At most so many findings are listed in a tab; the terminal has them all.
const LISTED: usize = 60;

/// There is a new version.
pub(super) fn version(number: u64, styles: bool, follow: Option<&str>) -> Message {
    message("version", &json!({"version": number, "styles": styles, "follow": follow}))
}

/// What was found, with places and excerpts.
pub(super) fn near(said: &[Diagnostic]) -> Message {
    let serious = || said.iter().filter(|said| said.severity > Severity::Hint);
    let mut items: Vec<&Diagnostic> = serious().collect();
    items.sort_by_key(|said| std::cmp::Reverse(said.severity));
    let rest = items.len().saturating_sub(LISTED);
    let mut summary = format!("{}（改好保存，这里会自己消失）", terminal::counts(&serious().cloned().collect::<Vec<_>>()));
    if rest > 0 {
        summary.push_str(&format!("，另有 {rest} 处见命令窗口"));
    }
    let items: Vec<Value> = items.into_iter().take(LISTED).map(item).collect();
    message(
        "found",
        &json!({"errors": count(said, Severity::Error), "warnings": count(said, Severity::Warning), "summary": summary, "items": items}),
    )
}

/// How much was found.
pub(super) fn far(said: &[Diagnostic]) -> Message {
    let (errors, warnings) = (count(said, Severity::Error), count(said, Severity::Warning));
    let summary = format!("{errors} 个错误、{warnings} 处要注意，详情只在运行预览的电脑上显示");
    // Warnings are nobody's business but the writer's.
    message("found", &json!({"errors": errors, "warnings": 0, "summary": summary, "items": []}))
}

fn count(said: &[Diagnostic], severity: Severity) -> usize {
    said.iter().filter(|said| said.severity == severity).count()
}

fn item(said: &Diagnostic) -> Value {
    let place = match (&said.place, &said.cell) {
        (Some(place), _) => format!("{} 第 {} 行第 {} 字", said.path, place.line, place.column),
        (None, Some(cell)) => format!("{} {cell} 格", said.path),
        (None, None) => said.path.clone(),
    };
    let (excerpt, caret) = said.place.as_ref().map(|place| (place.excerpt.clone(), caret(place))).unwrap_or_default();
    json!({
        "severity": said.severity.word(), "word": word(said.severity), "message": said.message, "place": place,
        "excerpt": excerpt, "caret": caret, "hints": said.hints,
    })
}

/// The word for people.
pub(super) fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "注意",
        Severity::Hint => "建议",
    }
}

/// A line with the caret under the place: full-width blanks under full-width characters.
fn caret(place: &crate::diagnostic::Place) -> String {
    let wide = |character: char| !character.is_ascii();
    let before = place.excerpt.chars().take(place.column.saturating_sub(1) as usize);
    let meant = place.excerpt.chars().skip(place.column.saturating_sub(1) as usize).take(place.width as usize);
    let blanks: String = before.map(|character| if wide(character) { '　' } else { ' ' }).collect();
    let marks: String = meant.map(|character| if wide(character) { '＾' } else { '^' }).collect();
    format!("{blanks}{}", if marks.is_empty() { "^".to_owned() } else { marks })
}

fn message(event: &str, data: &Value) -> Message {
    // JSON holds no line end, so it is one line of data.
    Arc::from(format!("event: {event}\ndata: {data}\n\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpts_stay_on_this_machine() {
        let said = [Diagnostic::error("bad-date", "content/a.md", "日期读不懂").at("日期: 五月", 8..14)];
        assert!(near(&said).contains("五月") && near(&said).contains("　　  ＾＾"));
        assert!(!far(&said).contains("五月") && !far(&said).contains("a.md") && far(&said).contains("\"errors\":1"));
    }

    #[test]
    fn a_message_is_one_event() {
        let text = version(3, true, Some("events/a.html"));
        assert_eq!(text.lines().count(), 3);
        assert!(text.starts_with("event: version\ndata: {") && text.ends_with("}\n\n"));
    }
}
