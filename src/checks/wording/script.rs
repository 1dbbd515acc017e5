//! Traditional characters in simplified text, known by the character sets of the standards: in Big5, not in GB 2312, and with another form
//! in simplified writing.

use encoding_rs::{BIG5, GBK};

/// Characters that the norm of 2013 (通用规范汉字表) took back, for names and a few words.
const TAKEN_BACK: &[char] = &['瞭', '昇', '甯', '陞', '於', '珮', '淼', '迺', '菓', '谿', '犂', '絜', '閒'];

/// The simplified form of a traditional character; `None` for every character that simplified text may hold.
pub(super) fn simplified(c: char) -> Option<char> {
    if !('\u{4e00}'..='\u{9fff}').contains(&c) || in_gb2312(c) || TAKEN_BACK.contains(&c) {
        return None;
    }
    let mut buffer = [0; 4];
    let text = c.encode_utf8(&mut buffer);
    let (_, _, unknown) = BIG5.encode(text);
    if unknown {
        return None;
    }
    let simple = simplet2s::convert(text);
    simple.chars().next().filter(|simple| *simple != c && in_gb2312(*simple))
}

/// Whether the character is one of the 6,763 of GB 2312, the usual ones of simplified text: two bytes from B0 A1 to F7 FE.
fn in_gb2312(c: char) -> bool {
    let mut buffer = [0; 4];
    let (bytes, _, unknown) = GBK.encode(c.encode_utf8(&mut buffer));
    !unknown && matches!(*bytes, [0xB0..=0xF7, 0xA1..=0xFE])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_have_their_simple_form_and_others_none() {
        let found: String = "中小學生參加招聘會週".chars().filter_map(simplified).collect();
        assert_eq!(found, "学参会周");
        // Usual characters of both, and rare ones of names.
        assert_eq!("乾坤著名瞭望台後喆堃祎翀一生无忧壮锦".chars().filter_map(simplified).collect::<String>(), "");
    }
}
