//! From the YAML text of an edition to an `Edition`, or to findings in Chinese that point at their place.
//!
//! Pure. What the YAML library says in English is put into Chinese here; what is valid YAML but no sound edition is for `validate`.

use std::ops::Range;

use serde_saphyr::Error as YamlError;

use super::{Edition, validate};
use crate::diagnostic::Diagnostic;

/// Reads an edition. Either it is sound in every reference, or all that could be found out is said.
///
/// # Errors
/// A YAML fault stops at the first (`edition-yaml`); faults of the content are all given at once (`edition-invalid`).
pub fn parse(text: &str, path: &str) -> Result<Edition, Vec<Diagnostic>> {
    let edition: Edition = serde_saphyr::from_str(text).map_err(|error| vec![explain_yaml(&error, text, path)])?;
    let findings = validate::validate(&edition);
    if findings.is_empty() {
        return Ok(edition);
    }
    let point = |finding: validate::Finding| {
        let diagnostic = Diagnostic::error("edition-invalid", path, finding.message);
        match locate(text, &finding.scalar) {
            Some(range) => diagnostic.at(text, range),
            None => diagnostic,
        }
    };
    Err(findings.into_iter().map(point).collect())
}

/// A YAML fault in Chinese, at its place.
fn explain_yaml(error: &YamlError, text: &str, path: &str) -> Diagnostic {
    let error = error.without_snippet();
    let (message, hint) = sentence(error);
    let diagnostic = Diagnostic::error("edition-yaml", path, message);
    let diagnostic = match error.location().and_then(|location| range_of(&location, text)) {
        Some(range) => diagnostic.at(text, range),
        None => diagnostic,
    };
    if hint.is_empty() { diagnostic } else { diagnostic.advise(hint) }
}

fn sentence(error: &YamlError) -> (String, String) {
    let list = |names: &[&str]| names.join("、");
    match error {
        YamlError::Message { msg, .. } if !msg.is_ascii() => (msg.clone(), String::new()),
        YamlError::SerdeUnknownField { field, expected, .. } => {
            let hint =
                nearest(field, expected).map_or_else(|| format!("这里可以写：{}", list(expected)), |near| format!("是不是“{near}”？"));
            (format!("不认识“{field}”这一项"), hint)
        }
        YamlError::SerdeUnknownVariant { variant, expected, .. } => {
            (format!("“{variant}”不是这里能写的值"), format!("可以写：{}", list(expected)))
        }
        YamlError::SerdeMissingField { field, .. } => (format!("缺少“{field}”这一项"), format!("请补上一行 {field}: …")),
        YamlError::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().unwrap_or_default();
            (format!("“{key}”写了两次"), "留下一个，删去另一个".to_owned())
        }
        YamlError::SerdeInvalidType { expected, .. } | YamlError::SerdeInvalidValue { expected, .. } if !expected.is_ascii() => {
            ("这一项的写法不对".to_owned(), format!("请写成 {expected}"))
        }
        YamlError::NullIntoString { .. } => ("这一项空着，应该有文字".to_owned(), String::new()),
        YamlError::InvalidScalar { .. } | YamlError::SerdeInvalidType { .. } | YamlError::SerdeInvalidValue { .. } => {
            ("这一项的值不是要的那一种：该写数字的写了文字，或者该写一列的只写了一个".to_owned(), String::new())
        }
        YamlError::Unexpected { .. } => {
            ("这里的层次不对：该是一个值的地方成了一列或一组，或者反过来".to_owned(), "看看缩进和上下几行是不是对齐".to_owned())
        }
        YamlError::Eof { .. } => ("文件是空的，或者写到一半就断了".to_owned(), String::new()),
        YamlError::MultipleDocuments { .. } => ("一个文件里只能写一份活动周，不要用 --- 隔开".to_owned(), String::new()),
        YamlError::Budget { .. } => ("文件过大，或者引用套得太深，没有读".to_owned(), String::new()),
        _ => (
            "这里不合 YAML 的写法，读不下去".to_owned(),
            "常见的毛病：冒号用了全角“：”或后面没有空格、引号或括号没有配对、用 Tab 缩进、上下行没有对齐".to_owned(),
        ),
    }
}

/// Scanner errors know line and column only, so the bytes are counted from those.
fn range_of(location: &serde_saphyr::Location, text: &str) -> Option<Range<usize>> {
    let line = usize::try_from(location.line()).ok()?.checked_sub(1)?;
    let column = usize::try_from(location.column()).ok()?.saturating_sub(1);
    let start = if line == 0 { 0 } else { text.match_indices('\n').nth(line - 1)?.0 + 1 };
    let rest = &text[start..];
    let at = start + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at);
    let word = text[at..].find(|c: char| c.is_whitespace() || ":,]}：".contains(c)).unwrap_or(text.len() - at);
    Some(at..at + word)
}

fn nearest<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let scored = known.iter().map(|name| (strsim::normalized_damerau_levenshtein(written, name), *name));
    scored.filter(|(score, _)| *score > 0.6).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, name)| name)
}

/// The byte range of the first whole occurrence of a scalar outside of comments, for findings that parsing itself did not make.
fn locate(text: &str, scalar: &str) -> Option<Range<usize>> {
    let word = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let whole = |at: &usize| {
        let line = text[..*at].rfind('\n').map_or(0, |end| end + 1);
        let comment = text[line..*at].trim_start().starts_with('#');
        !comment && !text[..*at].ends_with(word) && !text[at + scalar.len()..].starts_with(word)
    };
    if scalar.is_empty() {
        return None;
    }
    text.match_indices(scalar).map(|(at, _)| at).find(whole).map(|at| at..at + scalar.len())
}
