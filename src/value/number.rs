//! Whole numbers as they stand in plans and sheets: `约200人`, `1,200`, `1.2万`, `二十余名`.
//!
//! One number a value: a range or two numbers are faults, since nobody can add them up.

use super::fold::{Cursor, Folded};
use super::numeral::{self, chinese};
use super::{Fault, Reading, Written};

/// Words for a number that nobody knows.
const VAGUE: [&str; 12] = ["一些", "若干", "不少", "许多", "很多", "好几", "几十", "几百", "数十", "数百", "上百", "上千"];

/// Reads a whole number; words around it (`约`, `人`, `余名`) are passed over.
pub fn whole(text: &str) -> Reading<u32> {
    let folded = Folded::new(text);
    if matches!(folded.trimmed().as_str(), "无" | "没有" | "暂无") {
        return Ok(Written::clean(0));
    }
    if VAGUE.iter().any(|word| text.contains(word)) {
        return Err(not_one(&folded.cursor(), None));
    }
    let mut cursor = folded.cursor();
    if !seek(&mut cursor, |ch| ch.is_ascii_digit()) {
        return in_chinese(&folded).map(Written::clean);
    }
    refuse_minus(&cursor)?;
    let amount = amount(&mut cursor)?;
    let mut rest = cursor;
    if rest.mark("%").is_some() || seek(&mut rest, |ch| ch.is_ascii_digit()) {
        return Err(not_one(&cursor, Some(amount)));
    }
    Ok(Written::clean(amount))
}

/// Steps over a number in digits: thousands, decimals and 万 included. The cursor must stand on a digit.
pub(super) fn amount(cursor: &mut Cursor<'_>) -> Result<u32, Fault> {
    let from = cursor.at();
    let mut digits = run(cursor);
    let is_grouped = digits.len() <= 3 && !digits.starts_with('0');
    while is_grouped && digits.len() < 12 {
        let mut look = *cursor;
        let has_mark = matches!(look.step(), Some(',' | ' '));
        let group = run(&mut look);
        if !has_mark || group.len() != 3 {
            break;
        }
        digits.push_str(&group);
        *cursor = look;
    }
    let mut look = *cursor;
    let mut decimals = String::new();
    if look.step() == Some('.') {
        decimals = run(&mut look);
        if !decimals.is_empty() {
            *cursor = look;
        }
    }
    let unit: u64 = match cursor.word(&["百万", "千万", "亿", "万", "千", "百", "w"]) {
        Some("百") => 100,
        Some("千") => 1_000,
        Some("百万") => 1_000_000,
        Some("千万") => 10_000_000,
        Some("亿") => 100_000_000,
        Some(_) => 10_000,
        None => 1,
    };
    let scale = 10u64.checked_pow(u32::try_from(decimals.len()).unwrap_or(u32::MAX));
    let value = format!("{digits}{decimals}").parse::<u64>().ok().and_then(|value| value.checked_mul(unit)).zip(scale);
    let range = cursor.since(from);
    let written = cursor.source(range.clone());
    match value {
        Some((value, scale)) if value % scale != 0 => {
            let message = format!("“{written}”不是整数，这里应写整数");
            Err(Fault::new("bad-number", range, message).advise(format!("写成“{}”", (value + scale / 2) / scale)))
        }
        Some((value, scale)) if u32::try_from(value / scale).is_ok() => Ok(u32::try_from(value / scale).unwrap_or(u32::MAX)),
        _ => Err(Fault::new("bad-number", range, format!("“{written}”太大了，不像是这里的数")).advise("看看是不是多写了几位")),
    }
}

/// Refuses a minus before the digit that the cursor stands on.
pub(super) fn refuse_minus(cursor: &Cursor<'_>) -> Result<(), Fault> {
    let before = cursor.source(0..cursor.range(0, cursor.at()).end).trim_end();
    let Some(minus) = ["-", "－", "−", "—", "–", "负", "零下"].into_iter().find(|minus| before.ends_with(minus)) else {
        return Ok(());
    };
    let start = before.len() - minus.len();
    let mut look = *cursor;
    let digits = run(&mut look);
    let message = format!("“{minus}{digits}”是负数，这里应写 0 或更大的整数");
    Err(Fault::new("bad-number", start..look.since(cursor.at()).end, message).advise(format!("写成“{digits}”")))
}

/// The fault of a text that holds no number, or more than one.
pub(super) fn not_one(cursor: &Cursor<'_>, first: Option<u32>) -> Fault {
    let whole = cursor.source(0..cursor.rest().end);
    let start = whole.len() - whole.trim_start().len();
    let (range, whole) = (start..whole.len().max(start), whole.trim());
    match (whole, first) {
        ("", _) => Fault::new("bad-number", range, "这里应写一个整数，却是空的").advise("如“200”"),
        (_, Some(first)) => Fault::new("bad-number", range, format!("“{whole}”不是一个整数")).advise(format!("只写一个数，如“{first}”")),
        (_, None) => Fault::new("bad-number", range, format!("“{whole}”里看不出是多少，这里应写一个整数")).advise("如“200”或“约200人”"),
    }
}

/// Steps up to the first character that fits.
pub(super) fn seek(cursor: &mut Cursor<'_>, fits: fn(char) -> bool) -> bool {
    while let Some(ch) = cursor.peek() {
        if fits(ch) {
            return true;
        }
        cursor.step();
    }
    false
}

/// `二十余人`: one Chinese numeral, and no guess like 几十 or 十几.
fn in_chinese(folded: &Folded<'_>) -> Result<u32, Fault> {
    let mut cursor = folded.cursor();
    let fault = not_one(&cursor, None);
    if !seek(&mut cursor, numeral::is_chinese) {
        return Err(fault);
    }
    let before = cursor.source(cursor.range(0, cursor.at())).trim_end();
    if before.ends_with(['几', '数', '负', '-']) {
        return Err(fault);
    }
    let mut run = String::new();
    while let Some(ch) = cursor.peek().filter(|ch| numeral::is_chinese(*ch)) {
        run.push(ch);
        cursor.step();
    }
    let value = chinese(&run).and_then(|value| u32::try_from(value).ok());
    let vague = cursor.peek() == Some('几') || seek(&mut cursor, numeral::is_chinese);
    value.filter(|_| !vague).ok_or(fault)
}

fn run(cursor: &mut Cursor<'_>) -> String {
    let mut digits = String::new();
    while let Some(ch) = cursor.peek().filter(char::is_ascii_digit) {
        digits.push(ch);
        cursor.step();
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_words_around_them() {
        let table = [
            ("200", 200),
            ("约200人", 200),
            ("1,200", 1200),
            ("１，２００人次", 1200),
            ("1 200 人", 1200),
            ("1,234,567", 1_234_567),
            ("3场", 3),
            ("３ 场", 3),
            ("1.2万", 12_000),
            ("1.2 万余人", 12_000),
            ("3千", 3000),
            ("200余人", 200),
            ("200+", 200),
            ("近300名师生", 300),
            ("学生120人", 120),
            ("二十", 20),
            ("二十余名", 20),
            ("一百二十人", 120),
            ("三万", 30_000),
            ("12.0", 12),
            ("0", 0),
            ("无", 0),
            ("预计 80 人左右", 80),
            ("300人（含家长）", 300),
        ];
        for (text, expected) in table {
            assert_eq!(whole(text).map(|written| written.value), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_single_whole_number_is_a_fault_with_its_place() {
        let table = [
            ("120-150人", "120-150人", "只写一个数，如“120”"),
            ("120～150", "120～150", "只写一个数，如“120”"),
            ("-5", "-5", "写成“5”"),
            ("约－5人", "－5", "写成“5”"),
            ("1.5", "1.5", "写成“2”"),
            ("99999999999", "99999999999", "看看是不是多写了几位"),
            ("很多", "很多", "如“200”或“约200人”"),
            ("几十人", "几十人", "如“200”或“约200人”"),
            ("十几人", "十几人", "如“200”或“约200人”"),
            ("二三十人", "二三十人", "如“200”或“约200人”"),
            ("学生120 教师8", "学生120 教师8", "只写一个数，如“120”"),
            ("1,20", "1,20", "只写一个数，如“1”"),
            ("1234,567", "1234,567", "只写一个数，如“1234”"),
            ("50%", "50%", "只写一个数，如“50”"),
            ("  ", "", "如“200”"),
        ];
        for (text, at, hint) in table {
            let fault = whole(text).expect_err(text);
            assert_eq!((fault.code, &text[fault.range.clone()], fault.hints[0].as_str()), ("bad-number", at, hint), "{text}");
        }
    }
}
