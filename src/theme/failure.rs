//! Template errors as diagnostics: the template's file, line and column, and Chinese words for the engine's English ones.

use std::collections::BTreeMap;
use std::ops::Range;

use tera::{Error, ErrorKind};

use super::{Theme, words};
use crate::diagnostic::Diagnostic;

/// Where each template's text is: name → (path, text).
type Sources = BTreeMap<String, (String, String)>;

/// Explains why a page could not be rendered.
pub fn explain(theme: &Theme, error: &Error) -> Diagnostic {
    one(&theme.sources, error)
}

/// Explains why templates could not be loaded, fault by fault.
pub(super) fn explain_load(sources: &Sources, error: &Error) -> Vec<Diagnostic> {
    // What is asked for and is not there comes as one text, all of it.
    if let ErrorKind::Msg(text) = error.kind()
        && text.starts_with("error: ")
    {
        let mut said: Vec<Diagnostic> = Vec::new();
        for report in text.split("\n\n").filter_map(Report::read) {
            let found = report.diagnostic(sources);
            // A template may stand under two names.
            if !said.contains(&found) {
                said.push(found);
            }
        }
        if !said.is_empty() {
            return said;
        }
    }
    vec![one(sources, error)]
}

fn one(sources: &Sources, error: &Error) -> Diagnostic {
    let plain = |name: &str, message: String| diagnostic(sources, name, (message, None), None);
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            let message = format!("模板写法有误：{}", words::chinese(report.message()));
            diagnostic(sources, report.filename(), (message, near(report.message())), Some(report.span().range.clone()))
        }
        ErrorKind::RenderingError(report) => {
            let message = format!("模板出错：{}", words::chinese(report.message()));
            diagnostic(sources, report.filename(), (message, near(report.message())), Some(report.span().range.clone()))
        }
        ErrorKind::MissingParent { current, parent } => {
            let range = sources.get(current).and_then(|(_, text)| text.find(parent.as_str())).map(|at| at..at + parent.len());
            diagnostic(sources, current, (format!("模板继承的“{parent}”不存在"), None), range)
        }
        ErrorKind::TemplateNotFound(name) => plain(name, format!("没有模板“{name}”")),
        ErrorKind::ComponentNotFound(name) => plain("", format!("没有“{name}”这个部件")),
        ErrorKind::CircularExtend { tpl, .. } => plain(tpl, "模板绕着圈继承了自己".to_owned()),
        ErrorKind::CircularInclude { tpl, .. } => plain(tpl, "模板绕着圈包含了自己".to_owned()),
        _ => plain("", format!("模板出错：{}", words::chinese(&error.to_string()))),
    }
}

/// What stands at `range` of the template `name`, with the nearest name that there is, if some is near.
fn diagnostic(sources: &Sources, name: &str, (message, near): (String, Option<String>), range: Option<Range<usize>>) -> Diagnostic {
    let (path, text) = sources.get(name).cloned().unwrap_or_else(|| (name.to_owned(), String::new()));
    let path = if path.is_empty() { "templates".to_owned() } else { path };
    let hint = if path.starts_with("templates") {
        "不会改，就把这个文件移出 templates 文件夹，程序会用自带的"
    } else {
        "请做这个外观的人来改，或者在 zhuanlan.yaml 里换一个 外观"
    };
    let said = Diagnostic::error("template-error", path, message);
    let said = match near {
        Some(near) => said.advise(format!("是不是想写“{near}”？")),
        None => said,
    };
    let said = said.advise(hint);
    match range {
        Some(range) if range.end <= text.len() && !text.is_empty() => said.at(&text, range),
        _ => said,
    }
}

/// The nearest of the names that there are to the one that there is not.
fn near(message: &str) -> Option<String> {
    let wanted = message.split('`').nth(1)?;
    let steps = |name: &&str| strsim::damerau_levenshtein(name, wanted);
    let near = words::listed(message).into_iter().min_by_key(steps)?;
    (steps(&near) <= 2 && near != wanted).then(|| near.to_owned())
}

/// A fault as the engine draws it: the sentence, the template, line and column, and how long the underline is.
struct Report<'r> {
    message: &'r str,
    name: &'r str,
    line: usize,
    column: usize,
    length: usize,
}

impl<'r> Report<'r> {
    fn read(text: &'r str) -> Option<Report<'r>> {
        let mut lines = text.lines();
        let message = lines.next()?.strip_prefix("error: ")?;
        let mut place = lines.next()?.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
        let column = place.next()?.parse().ok()?;
        let line = place.next()?.parse().ok()?;
        let length = text.lines().last().map_or(1, |underline| underline.matches('^').count());
        Some(Report { message, name: place.next()?, line, column, length })
    }

    fn diagnostic(&self, sources: &Sources) -> Diagnostic {
        let range = sources.get(self.name).map(|(_, text)| {
            let line: usize = text.split_inclusive('\n').take(self.line.saturating_sub(1)).map(str::len).sum();
            let byte = |column: usize| text[line..].char_indices().nth(column).map_or(text.len(), |(at, _)| line + at);
            byte(self.column.saturating_sub(1))..byte((self.column + self.length).saturating_sub(1))
        });
        diagnostic(sources, self.name, (format!("模板写法有误：{}", words::chinese(self.message)), None), range)
    }
}
