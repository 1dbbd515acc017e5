//! Content lines of RFC 5545: escaped text, folded at 75 octets, ended by CRLF.
//!
//! Stands below `ics`; knows no events.

/// The most octets of a line without its CRLF (RFC 5545 §3.1).
const LIMIT: usize = 75;

/// Content lines, growing.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A line whose value stands as it is, such as a date or an address.
    pub(super) fn plain(&mut self, name: &str, value: &str) {
        if value.contains(char::is_control) {
            let value: String = value.chars().filter(|c| !c.is_control()).collect();
            self.push(&format!("{name}:{value}"));
        } else {
            self.push(&format!("{name}:{value}"));
        }
    }

    /// A line of text for people; nothing is written for an empty one.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.push(&format!("{name}:{}", escaped(text)));
        }
    }

    /// A line of several texts; nothing is written for none.
    pub(super) fn texts(&mut self, name: &str, texts: &[String]) {
        if !texts.is_empty() {
            let list: Vec<String> = texts.iter().map(|text| escaped(text)).collect();
            self.push(&format!("{name}:{}", list.join(",")));
        }
    }

    /// All lines.
    pub(super) fn finish(self) -> String {
        self.0
    }

    /// Folds between characters, so that every line alone is UTF-8: some readers decode before they unfold.
    fn push(&mut self, line: &str) {
        if line.len() <= LIMIT {
            self.0.push_str(line);
            self.0.push_str("\r\n");
            return;
        }
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > LIMIT {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(c);
            used += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A TEXT value (RFC 5545 §3.3.11).
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\\' => safe.push_str("\\\\"),
            ';' => safe.push_str("\\;"),
            ',' => safe.push_str("\\,"),
            '\n' => safe.push_str("\\n"),
            '\t' => safe.push(' '),
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped() {
        let check = |text: &str, expected: &str| assert_eq!(escaped(text), expected, "{text:?}");
        check("a,b;c\\d", "a\\,b\\;c\\\\d");
        check("一行\r\n二行\n", "一行\\n二行");
        check("冒号: “引号” 中文，不用", "冒号: “引号” 中文，不用");
        check("\u{0}响\u{7}铃\t完", "响铃 完");
    }

    #[test]
    fn a_line_break_cannot_begin_a_property() {
        let mut lines = Lines::default();
        lines.plain("URL", "https://a.example/\r\nX:1");
        lines.text("SUMMARY", "甲\r\nEND:VEVENT");
        assert_eq!(lines.finish(), "URL:https://a.example/X:1\r\nSUMMARY:甲\\nEND:VEVENT\r\n");
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        for shift in 0..4 {
            let text = format!("{}{}", "x".repeat(shift), "职业教育活动周🎓".repeat(40));
            let mut lines = Lines::default();
            lines.text("SUMMARY", &text);
            let folded = lines.finish();
            assert!(folded.split("\r\n").all(|line| line.len() <= LIMIT), "{folded}");
            assert!(folded.split("\r\n ").count() > 10);
            assert_eq!(folded.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
        }
    }

    #[test]
    fn a_line_of_exactly_75_octets_is_whole() {
        let check = |octets: usize, folds: usize| {
            let mut lines = Lines::default();
            lines.text("SUMMARY", &"x".repeat(octets - "SUMMARY:".len()));
            assert_eq!(lines.finish().matches("\r\n ").count(), folds, "{octets}");
        };
        check(75, 0);
        check(76, 1);
        check(75 + 74, 1);
        check(75 + 75, 2);
    }

    #[test]
    fn nothing_is_written_for_nothing() {
        let mut lines = Lines::default();
        lines.text("LOCATION", "");
        lines.texts("CATEGORIES", &[]);
        lines.texts("CATEGORIES", &["焊接,切割".to_owned(), "开放日".to_owned()]);
        assert_eq!(lines.finish(), "CATEGORIES:焊接\\,切割,开放日\r\n");
    }
}
