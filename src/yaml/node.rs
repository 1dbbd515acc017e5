//! YAML text → `Node`, a tree in which every value and key knows its bytes in the text.
//!
//! Built on the parser's events, since a deserializer stops at the first wrong value and the user wants all of them at once.

use std::ops::Range;

use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle, ScanError};

/// Nesting beyond this is nobody's front matter.
const DEPTH: usize = 24;
/// More values than this in one file are refused.
const NODES: usize = 200_000;

/// A value with its bytes in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What stands there.
    pub value: Value,
    /// Where it stands.
    pub range: Range<usize>,
}

/// What a YAML value can be here: numbers, dates and yes/no stay text, which the reader of a field understands.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing after the colon, `~` or `null`.
    Empty,
    /// Any scalar, as written.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Keys with their places and values, in written order, doublets included.
    Map(Vec<(String, Range<usize>, Node)>),
}

/// Why a text is no YAML: bytes, what was found, what helps.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// Where the parser stumbled.
    pub range: Range<usize>,
    /// What is wrong, in Chinese.
    pub message: String,
    /// What to write instead.
    pub hint: String,
}

/// Parses one YAML document. An empty text is an empty map.
pub fn parse(text: &str) -> Result<Node, Fault> {
    let mut builder = Builder { text, parser: Parser::new_from_str(text), left: NODES };
    let node = builder.document()?;
    Ok(node.unwrap_or(Node { value: Value::Map(Vec::new()), range: 0..0 }))
}

struct Builder<'t> {
    text: &'t str,
    parser: Parser<'t, serde_saphyr::granit_parser::StrInput<'t>>,
    left: usize,
}

impl<'t> Builder<'t> {
    fn next(&mut self) -> Result<Option<(Event<'t>, Range<usize>)>, Fault> {
        match self.parser.next_event() {
            None => Ok(None),
            Some(Err(error)) => Err(explain(self.text, &error)),
            Some(Ok((event, span))) => Ok(Some((event, span.byte_range().unwrap_or(0..0)))),
        }
    }

    fn document(&mut self) -> Result<Option<Node>, Fault> {
        let mut root = None;
        while let Some((event, range)) = self.next()? {
            match event {
                Event::StreamStart | Event::StreamEnd | Event::DocumentStart(..) | Event::DocumentEnd => {}
                _ if root.is_some() => {
                    return Err(fault(range, "这里又开始了一份新的内容", "一个文件里只写一份，去掉多余的 `---`"));
                }
                event => root = Some(self.node(event, range, 0)?),
            }
        }
        Ok(root)
    }

    fn node(&mut self, event: Event<'t>, range: Range<usize>, depth: usize) -> Result<Node, Fault> {
        self.left = self.left.saturating_sub(1);
        if depth > DEPTH || self.left == 0 {
            return Err(fault(range, "一层套一层，套得太深或太多，读不下去", "把多余的括号和行首的空格去掉"));
        }
        match event {
            Event::Scalar(text, style, ..) => Ok(Node { value: scalar(&text, style), range }),
            Event::SequenceStart(..) => self.list(range, depth),
            Event::MappingStart(..) => self.map(range, depth),
            Event::Alias(..) => Err(fault(range, "这里的 * 被当成了特殊符号", "内容以 * 或 & 开头时，给整个内容加上双引号")),
            _ => Ok(Node { value: Value::Empty, range }),
        }
    }

    fn list(&mut self, start: Range<usize>, depth: usize) -> Result<Node, Fault> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.next()? {
            if matches!(event, Event::SequenceEnd) {
                return Ok(Node { value: Value::List(items), range: start.start..range.end });
            }
            items.push(self.node(event, range, depth + 1)?);
        }
        Ok(Node { value: Value::List(items), range: start })
    }

    fn map(&mut self, start: Range<usize>, depth: usize) -> Result<Node, Fault> {
        let mut entries = Vec::new();
        while let Some((event, range)) = self.next()? {
            if matches!(event, Event::MappingEnd) {
                return Ok(Node { value: Value::Map(entries), range: start.start..range.end });
            }
            let Node { value, range } = self.node(event, range, depth + 1)?;
            let key = match value {
                Value::Text(text) => text,
                Value::Empty => String::new(),
                _ => return Err(fault(range, "冒号前面应当是一个词", "检查这一行的括号，看看和上下行有没有对齐")),
            };
            let Some((event, at)) = self.next()? else { break };
            let node = self.node(event, at, depth + 1)?;
            entries.push((key, range, node));
        }
        Ok(Node { value: Value::Map(entries), range: start })
    }
}

fn scalar(text: &str, style: ScalarStyle) -> Value {
    let plain = matches!(style, ScalarStyle::Plain);
    if plain && matches!(text, "" | "~" | "null" | "Null" | "NULL") {
        Value::Empty
    } else {
        Value::Text(if text.contains(is_hidden_control) { text.replace(is_hidden_control, "") } else { text.to_owned() })
    }
}

/// Control characters that an escape can bring in, and those that turn the direction of what follows.
fn is_hidden_control(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn fault(range: Range<usize>, message: &str, hint: &str) -> Fault {
    Fault { range, message: message.to_owned(), hint: hint.to_owned() }
}

/// Puts the parser's complaint into Chinese; the line itself often tells more than the complaint.
fn explain(text: &str, error: &ScanError) -> Fault {
    let mut at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[line_start..].lines().next().unwrap_or("");
    let whole = line_start..line_start + line.len();
    let here = at.min(whole.end)..whole.end;
    let words = error.info();
    for (part, exact, message, hint) in COMPLAINTS {
        if words.contains(part) {
            return fault(if *exact { here } else { whole }, message, hint);
        }
    }
    fault(whole, "这一行的写法读不懂", "写成“名称: 内容”，冒号后面空一格；行首用空格，同一层要对齐")
}

/// A part of the parser's complaint, whether its column is the culprit, what to say, what helps.
const COMPLAINTS: &[(&str, bool, &str, &str)] = &[
    ("found a tab", false, "这一行或下一行的行首用了 Tab 键", "把行首的 Tab 换成两个空格"),
    ("unclosed quote", true, "引号没有成对", "在这一行的末尾补上引号，或者把两边的引号都去掉"),
    ("trailing content after", true, "引号后面还有文字", "引号要括住整个内容；内容里本来有引号的，外面改用单引号"),
    ("escape", true, "双引号里的反斜杠被当成了特殊符号", "文件路径里的 \\ 改成 /"),
    (
        "mapping values",
        true,
        "这里又出现了一个“冒号加空格”，分不清哪里是名称、哪里是内容",
        "给整个内容加上双引号，例如 标题: \"一：二: 三\"；如果是新的一项，就另起一行",
    ),
    ("bracket", true, "括号没有成对", "检查 [ ] 与 { } 是否成对；文字本身以括号开头的，用双引号括起来"),
    ("illegal placement", true, "括号没有成对，或者项与项之间少了逗号", "检查 [ ] 与 { } 是否成对，各项之间用英文逗号隔开"),
    ("flow", true, "括号没有成对，或者项与项之间少了逗号", "检查 [ ] 与 { } 是否成对，各项之间用英文逗号隔开"),
    ("simple key", false, "这一行看不出是“名称: 内容”", "补上名称和冒号，冒号后面空一格；是接着上一行写的话，行首空两格"),
    ("document start", false, "这一行与上面的行没有对齐", "同一层的左边要对齐，最外层的顶格写"),
    ("collection", false, "这一行与上面的几条没有对齐", "每条以“- ”开头，左边对齐"),
    ("anchor", true, "内容以 * 或 & 开头，被当成了特殊符号", "给整个内容加上双引号"),
    ("unexpected character", true, "内容不能以这个符号开头", "给整个内容加上双引号"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_know_their_bytes() {
        let text = "标题: 开放日\ntags: [a, 'b c']\nempty:\n";
        let Value::Map(entries) = parse(text).expect("fine yaml").value else { panic!("a map") };
        assert_eq!(&text[entries[0].2.range.clone()], "开放日");
        assert_eq!(&text[entries[1].1.clone()], "tags");
        assert_eq!(entries[2].2.value, Value::Empty);
        let Value::List(items) = &entries[1].2.value else { panic!("a list") };
        assert_eq!(items[1].value, Value::Text("b c".into()));
    }

    #[test]
    fn faults_point_at_their_line() {
        for (text, part) in [
            ("标题: \"开放日\n日期: 2024-05-20\n", "引号"),
            ("a: 1\nb: x: y\n", "双引号"),
            ("a: [1, 2\nb: 3\n", "括号"),
            ("a: 1\n\tb: 2\n", "空格"),
            ("标题: @工匠\n", "双引号"),
        ] {
            let fault = parse(text).expect_err(text);
            assert!(fault.range.end <= text.len() && text.is_char_boundary(fault.range.start), "{text}: {fault:?}");
            assert!(fault.message.contains(part) || fault.hint.contains(part), "{text}: {fault:?}");
        }
    }

    #[test]
    fn deep_nesting_and_aliases_are_refused() {
        assert!(parse(&"[".repeat(5000)).is_err());
        assert!(parse("a: &x [1]\nb: *x\n").is_err());
    }
}
