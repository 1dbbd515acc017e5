//! Front matter as text: keys in Chinese or English, and quotes only where YAML needs them.
//!
//! The other direction of `read`: what is written here reads back as it was given, which a test holds.

use super::keys;
use crate::yaml::{Value, mend, parse};

/// The value of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// One line; an empty one is left out with its key.
    Line(String),
    /// A list, an item a line.
    List(Vec<String>),
    /// A map of its own below the key.
    Map(Vec<(String, String)>),
    /// A list of maps.
    Maps(Vec<Vec<(String, String)>>),
}

impl From<&str> for Given {
    fn from(line: &str) -> Given {
        Given::Line(line.to_owned())
    }
}

impl From<String> for Given {
    fn from(line: String) -> Given {
        Given::Line(line)
    }
}

/// A front matter between its `---` lines, in the order given; keys without a value are left out.
///
/// `front(&[("标题", "开放日".into()), ("标签", Given::List(tags))])`
pub fn front(entries: &[(&str, Given)]) -> String {
    format!("---\n{}---\n", lines(entries))
}

/// The same without the `---` lines.
pub fn lines(entries: &[(&str, Given)]) -> String {
    entries.iter().map(|(key, value)| entry(key, value)).collect()
}

/// The lines of one key, each with its line end; none when there is no value.
pub fn entry(key: &str, value: &Given) -> String {
    let pair = |(key, value): &(String, String)| format!("{key}: {}", scalar(value));
    let given = |pairs: &[(String, String)]| pairs.iter().filter(|(_, value)| !value.trim().is_empty()).map(pair).collect::<Vec<_>>();
    let below = match value {
        Given::Line(line) if line.trim().is_empty() => return String::new(),
        Given::Line(line) => return format!("{key}: {}\n", scalar(line)),
        Given::List(items) => items.iter().filter(|item| !item.trim().is_empty()).map(|item| format!("  - {}\n", scalar(item))).collect(),
        Given::Map(pairs) => given(pairs).iter().map(|line| format!("  {line}\n")).collect(),
        Given::Maps(maps) => {
            let item = |pairs: &Vec<(String, String)>| {
                let lines = given(pairs);
                lines.iter().enumerate().map(|(at, line)| format!("  {} {line}\n", if at == 0 { "-" } else { " " })).collect::<String>()
            };
            maps.iter().map(item).collect::<String>()
        }
    };
    if below.is_empty() { below } else { format!("{key}:\n{below}") }
}

/// One value, in quotes where it would be read as something else without them; line ends become `\n` inside quotes.
pub fn scalar(text: &str) -> String {
    let text = text.trim();
    if is_plain(text) {
        return text.to_owned();
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}') => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// Asks the reader itself: as a value and as an item of a list, and no slip is seen in it.
fn is_plain(text: &str) -> bool {
    if text.is_empty() || text.chars().any(char::is_control) || text.starts_with(['“', '”', '\'', '"', '‘', '’']) {
        return false;
    }
    let line = format!("标题: {text}\n列表:\n  - {text}\n");
    if mend(&line, keys::is_known).text != line {
        return false;
    }
    let Ok(node) = parse(&line) else { return false };
    let Value::Map(entries) = &node.value else { return false };
    let is_text = |value: &Value| *value == Value::Text(text.to_owned());
    matches!(entries.as_slice(), [(_, _, one), (_, _, list)]
        if is_text(&one.value) && matches!(&list.value, Value::List(items) if items.len() == 1 && is_text(&items[0].value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_read_back_as_they_were_given() {
        let odd = [
            "开放日",
            "5月20日 9:00—11:00",
            "9:00",
            "a: b",
            "标题：副题",
            "# 井号",
            "值 # 注",
            "- 横线",
            "@某人",
            "*星*",
            "[方括号]",
            "{a}",
            "true",
            "null",
            "~",
            "“引号”开头",
            "\"双引号\"",
            "'单'",
            "反\\斜杠",
            "两行\n文字",
            "制\t表",
            "100%",
            "%开头",
            "&和",
            "!叹",
            "|竖",
            ">大于",
            "`反引号`",
            "？",
            "? 问",
            "2024-05-20",
            "1.5",
            "end:",
            "是",
            "---",
            "...",
        ];
        for text in odd {
            let page = lines(&[("标题", text.into()), ("标签", Given::List(vec![text.to_owned()]))]);
            let node = parse(&page).unwrap_or_else(|fault| panic!("{page}: {fault:?}"));
            let Value::Map(entries) = node.value else { panic!("{page}") };
            assert_eq!(entries[0].2.value, Value::Text(text.to_owned()), "{page}");
            assert!(matches!(&entries[1].2.value, Value::List(items) if items[0].value == Value::Text(text.to_owned())), "{page}");
        }
        assert_eq!(scalar("校园开放日"), "校园开放日");
        assert_eq!(scalar("5月20日 9:00—11:00"), "5月20日 9:00—11:00");
    }

    #[test]
    fn keys_without_a_value_are_left_out() {
        let source = vec![
            ("名称".to_owned(), "云江日报".to_owned()),
            ("链接".to_owned(), String::new()),
            ("类型".to_owned(), "网络媒体".to_owned()),
        ];
        let entries = [("标题", "甲".into()), ("摘要", "".into()), ("标签", Given::List(vec![])), ("来源", Given::Maps(vec![source]))];
        assert_eq!(front(&entries), "---\n标题: 甲\n来源:\n  - 名称: 云江日报\n    类型: 网络媒体\n---\n");
    }
}
