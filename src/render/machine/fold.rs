//! Content lines of RFC 5545: escaped text, folded at 75 octets, ended by CRLF.
//!
//! Stands below `ics`; knows no events.

/// The most octets of a line without its CRLF (RFC 5545 §3.1).
const LIMIT: usize = 75;

/// Content lines, growing.
#[derive(Debug, Default)]
pub(super) struct Lines {
    done: String,
    /// The line that is being written, kept so that its room is used again.
    line: String,
}

impl Lines {
    /// A line whose value stands as it is, such as a date or an address.
    pub(super) fn plain(&mut self, name: &str, value: &str) {
        self.name(name);
        self.line.extend(value.chars().filter(|c| !c.is_control()));
        self.fold();
    }

    /// A line of text for people; nothing is written for an empty one.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.name(name);
            escape(text, &mut self.line);
            self.fold();
        }
    }

    /// A line of several texts; nothing is written for none.
    pub(super) fn texts(&mut self, name: &str, texts: &[String]) {
        if !texts.is_empty() {
            self.name(name);
            for (at, text) in texts.iter().enumerate() {
                if at > 0 {
                    self.line.push(',');
                }
                escape(text, &mut self.line);
            }
            self.fold();
        }
    }

    /// Lines that are finished.
    pub(super) fn whole(&mut self, lines: &str) {
        self.done.push_str(lines);
    }

    /// All lines.
    pub(super) fn finish(self) -> String {
        self.done
    }

    fn name(&mut self, name: &str) {
        self.line.clear();
        self.line.push_str(name);
        self.line.push(':');
    }

    /// Folds between characters, so that every line alone is UTF-8: some readers decode before they unfold.
    fn fold(&mut self) {
        let mut rest = self.line.as_str();
        let mut room = LIMIT;
        while rest.len() > room {
            let mut at = room;
            while !rest.is_char_boundary(at) {
                at -= 1;
            }
            self.done.push_str(&rest[..at]);
            self.done.push_str("\r\n ");
            rest = &rest[at..];
            room = LIMIT - 1;
        }
        self.done.push_str(rest);
        self.done.push_str("\r\n");
    }
}

/// Writes a TEXT value (RFC 5545 §3.3.11).
fn escape(text: &str, line: &mut String) {
    for c in text.trim().chars() {
        match c {
            '\\' => line.push_str("\\\\"),
            ';' => line.push_str("\\;"),
            ',' => line.push_str("\\,"),
            '\n' => line.push_str("\\n"),
            '\t' => line.push(' '),
            c if c.is_control() => {}
            c => line.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped() {
        let check = |text: &str, expected: &str| {
            let mut line = String::new();
            escape(text, &mut line);
            assert_eq!(line, expected, "{text:?}");
        };
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
