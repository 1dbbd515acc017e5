//! Traditional characters in simplified text, known by the character sets of the standards: in Big5, not in GB 2312, and with another form
//! in simplified writing.

use std::sync::LazyLock;

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

/// The first Han character of the table.
const FIRST: u32 = 0x4e00;

/// For each Han character a bit: whether it is one of the 6,763 of GB 2312, the usual ones of simplified text.
static USUAL: LazyLock<Vec<u64>> = LazyLock::new(|| {
    // Two bytes from B0 A1 to F7 FE, decoded at once.
    let bytes: Vec<u8> = (0xB0..=0xF7_u8).flat_map(|high| (0xA1..=0xFE_u8).flat_map(move |low| [high, low])).collect();
    let mut bits = vec![0_u64; (0x9fff - FIRST as usize) / 64 + 1];
    for c in GBK.decode_without_bom_handling(&bytes).0.chars() {
        if let Some(at) = u32::from(c).checked_sub(FIRST).map(|at| at as usize).filter(|at| at / 64 < bits.len()) {
            bits[at / 64] |= 1 << (at % 64);
        }
    }
    bits
});

/// The Han characters that are not of the usual ones.
pub(super) fn unusual() -> impl Iterator<Item = char> {
    ('\u{4e00}'..='\u{9fff}').filter(|c| !in_gb2312(*c))
}

fn in_gb2312(c: char) -> bool {
    let at = u32::from(c).checked_sub(FIRST).map(|at| at as usize);
    at.is_some_and(|at| USUAL.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1))
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
