//! YAML text → `Node`, a tree in which every value and key knows its bytes in the text.
//!
//! Built on the parser's events, since a deserializer stops at the first wrong value and the user wants all of them at once.

use std::ops::Range;

use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle, ScanError};

/// Nesting beyond this is nobody's front matter.
const DEPTH: usize = 24;
/// More broken entries than this in one file are not looked for.
const MOST_FAULTS: usize = 20;
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
    kind: FaultKind,
}

/// What mends a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FaultKind {
    /// Quotes round the whole value.
    Value,
    /// The quotes that are there in other places.
    Quotes,
    /// Something else.
    Other,
}

/// Parses one YAML document. An empty text is an empty map.
pub fn parse(text: &str) -> Result<Node, Fault> {
    let mut builder = Builder { text, parser: Parser::new_from_str(text), left: NODES };
    let node = builder.document()?;
    Ok(node.unwrap_or(Node { value: Value::Map(Vec::new()), range: 0..0 }))
}

/// Parses one YAML document, passing over the entries that are broken: what is left, and every fault. The bytes of what was passed over
/// come with each fault, so that nobody misses what stood there.
pub fn parse_leniently(text: &str) -> (Node, Vec<(Fault, Range<usize>)>) {
    let mut faults: Vec<(Fault, Range<usize>)> = Vec::new();
    let mut rest = std::borrow::Cow::Borrowed(text);
    loop {
        match parse(&rest) {
            Ok(node) => return (node, faults),
            Err(mut fault) => {
                let entry = entry_at(text, fault.range.start);
                let again = faults.iter().any(|(_, passed)| passed.start == entry.start);
                if faults.len() == MOST_FAULTS || entry.is_empty() || again {
                    if faults.is_empty() {
                        faults.push((fault, 0..text.len()));
                    }
                    return (Node { value: Value::Map(Vec::new()), range: 0..0 }, faults);
                }
                corrected(text, &mut fault);
                rest.to_mut().replace_range(entry.clone(), &text[entry.clone()].chars().map(blank).collect::<String>());
                faults.push((fault, entry));
            }
        }
    }
}

/// As many bytes as `c`, showing nothing.
fn blank(c: char) -> String {
    if c == '\n' { "\n".to_owned() } else { " ".repeat(c.len_utf8()) }
}

/// The lines of the top-level entry in which a byte stands.
fn entry_at(text: &str, at: usize) -> Range<usize> {
    let starts = |line: &str| line.starts_with(|c: char| !c.is_whitespace() && !matches!(c, '#' | '-' | ']' | '}'));
    let (mut start, mut end, mut place) = (0, text.len(), 0);
    for line in text.split_inclusive('\n') {
        if starts(line) && place <= at {
            start = place;
        } else if starts(line) {
            end = place;
            break;
        }
        place += line.len();
    }
    start..end
}

/// Adds the corrected line to the advice where an entry of one line only lacks its quotes.
fn corrected(text: &str, fault: &mut Fault) {
    let start = text[..fault.range.start].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let Some((key, value)) = line.split_once(": ") else { return };
    let value = value.trim();
    let quotes = value.matches('"').count();
    let bare = value.trim_start_matches('"');
    let fixed = match fault.kind {
        FaultKind::Quotes if quotes == 1 => {
            let inner = value.replace('"', "");
            format!("\"{}\"", if inner.contains('“') { &inner } else { inner.trim_end_matches('”') })
        }
        FaultKind::Quotes if quotes == 0 && value.matches('\'').count() == 1 && !value.contains('\\') => {
            format!("\"{}\"", value.replace('\'', ""))
        }
        FaultKind::Value if !value.contains('"') && !value.contains('\\') => format!("\"{value}\""),
        FaultKind::Value | FaultKind::Quotes if quotes > 0 && !bare.is_empty() && !value.contains('\'') => format!("'{value}'"),
        _ => return,
    };
    fault.hint = format!("写成：{key}: {fixed}");
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
    Fault { range, message: message.to_owned(), hint: hint.to_owned(), kind: FaultKind::Other }
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
    if words.contains("recursion limit") || words.contains("depth") {
        return fault(whole.start..whole.end.min(whole.start + 24), "内容嵌套得太深，读不下去", "把多余的缩进和括号去掉");
    }
    for (part, exact, message, hint) in COMPLAINTS {
        if words.contains(part) {
            let kind = match *part {
                "unclosed quote" | "trailing content after" => FaultKind::Quotes,
                "mapping values" | "anchor" | "unexpected character" => FaultKind::Value,
                _ => FaultKind::Other,
            };
            return Fault { kind, ..fault(if *exact { here } else { whole }, message, hint) };
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
    fn broken_entries_are_passed_over_and_all_said() {
        let text = "title: 一：二: 三\n日期: 5月20日\nvenue: \"操场\n负责人:\n  - 甲\n  乙\n备注: 好\n地点: \"大\"操场\n";
        let (node, faults) = parse_leniently(text);
        let Value::Map(entries) = node.value else { panic!("a map") };
        assert_eq!(entries.iter().map(|entry| entry.0.as_str()).collect::<Vec<_>>(), ["日期", "备注"]);
        assert_eq!(&text[entries[1].2.range.clone()], "好");
        let hints: Vec<_> = faults.iter().map(|(fault, _)| fault.hint.as_str()).collect();
        assert!(hints.contains(&"写成：title: \"一：二: 三\"") && hints.contains(&"写成：venue: \"操场\""), "{hints:?}");
        assert!(hints.contains(&"写成：地点: '\"大\"操场'"), "{hints:?}");
        assert_eq!(faults.len(), 4);
        let hint = |text| parse_leniently(text).1.pop().map(|(fault, _)| fault.hint).unwrap_or_default();
        assert_eq!(hint("title: \"安排”\ndate: 5月20日\n"), "写成：title: \"安排\"");
        assert_eq!(hint("title: '安排\ndate: 5月20日\n"), "写成：title: \"安排\"");
    }

    #[test]
    fn deep_nesting_and_aliases_are_refused() {
        assert!(parse(&"[".repeat(5000)).is_err());
        assert!(parse("a: &x [1]\nb: *x\n").is_err());
    }
}
