//! Template errors as diagnostics: the template's file, line and column, and Chinese words for the engine's English ones.

use std::collections::BTreeMap;

use tera::{Error, ErrorKind};

use super::Theme;
use crate::diagnostic::Diagnostic;

/// Explains why a page could not be rendered.
pub fn explain(theme: &Theme, error: &Error) -> Diagnostic {
    diagnostic(&theme.sources, error)
}

/// Explains why templates could not be loaded.
pub(super) fn explain_load(sources: &BTreeMap<String, (String, String)>, error: &Error) -> Diagnostic {
    diagnostic(sources, error)
}

fn diagnostic(sources: &BTreeMap<String, (String, String)>, error: &Error) -> Diagnostic {
    let (name, message, range) = match error.kind() {
        ErrorKind::SyntaxError(report) => {
            (report.filename().to_owned(), format!("模板写法有误：{}", words(report.message())), Some(report.span().range.clone()))
        }
        ErrorKind::RenderingError(report) => {
            (report.filename().to_owned(), format!("模板出错：{}", words(report.message())), Some(report.span().range.clone()))
        }
        ErrorKind::MissingParent { current, parent } => (current.clone(), format!("模板继承的“{parent}”不存在"), None),
        ErrorKind::TemplateNotFound(name) => (name.clone(), format!("没有模板“{name}”"), None),
        ErrorKind::CircularExtend { tpl, .. } => (tpl.clone(), "模板绕着圈继承了自己".to_owned(), None),
        ErrorKind::CircularInclude { tpl, .. } => (tpl.clone(), "模板绕着圈包含了自己".to_owned(), None),
        _ => (String::new(), format!("模板出错：{}", words(&first_line(error))), None),
    };
    let (path, text) = sources.get(&name).cloned().unwrap_or_else(|| (name.clone(), String::new()));
    let path = if path.is_empty() { "templates".to_owned() } else { path };
    let hint = match path.starts_with("templates") {
        true => "不会改，就把这个文件移出 templates 文件夹，程序会用自带的",
        false => "请做这个外观的人来改，或者在 zhuanlan.yaml 里换一个 外观",
    };
    let diagnostic = Diagnostic::error("template-error", path, message).advise(hint);
    match range {
        Some(range) if !text.is_empty() => diagnostic.at(&text, range),
        _ => diagnostic,
    }
}

fn first_line(error: &Error) -> String {
    error.to_string().lines().next().unwrap_or_default().to_owned()
}

/// Common complaints in Chinese; the others stay as the engine says them, for whoever writes templates.
fn words(message: &str) -> String {
    let quoted = message.split('`').nth(1).unwrap_or_default();
    if let Some((found, expected)) = message.strip_prefix("Found ").and_then(|rest| rest.split_once(" but expected ")) {
        return format!("这里应当是 {}，写的却是 {}", expected.trim_end_matches('.'), found.trim_matches('`'));
    }
    let lower = message.to_lowercase();
    if lower.contains("undefined")
        || lower.contains("is not defined")
        || lower.contains("not found in the current context")
        || lower.contains("not found in context")
    {
        return format!("没有“{quoted}”这个变量（{message}）");
    }
    if lower.contains("not found") || lower.contains("unknown") {
        return format!("没有“{quoted}”（{message}）");
    }
    message.to_owned()
}
