//! What kind of character stands beside another: Han, Chinese punctuation, blank.
//!
//! Vocabulary of the Markdown room: pure tables, no parsing.

use crate::document::body::is_han;

/// Whether `c` is Chinese punctuation, also the quotes, dashes and dots that Chinese shares with the West.
pub(super) fn is_cjk_mark(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}' | '\u{303D}' | '\u{30FB}' | '\u{FE10}'..='\u{FE6F}')
        || matches!(c, '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}' | '￥')
        || matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·' | '–' | '※' | '①'..='⑳')
}

/// Whether `c` is written without blanks around it: Han, kana, full-width letters and digits.
pub(super) fn is_cjk_letter(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{3040}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{3105}'..='\u{312F}' | '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

/// Whether a line end between `before` and `after` shows as nothing.
pub(super) fn joins(before: char, after: char) -> bool {
    let wide = |c| is_cjk_letter(c) || is_cjk_mark(c);
    wide(before) && wide(after)
}

/// Whether `c` indents a Chinese paragraph.
pub(super) fn is_indent(c: char) -> bool {
    matches!(c, '\u{3000}' | '\u{A0}' | ' ' | '\t' | '\u{2002}' | '\u{2003}')
}
