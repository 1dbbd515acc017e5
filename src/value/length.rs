//! How long something takes: the 节目时长 of form 2-2.

use super::fold::{Cursor, Folded};
use super::number;
use super::{Fault, Note, Reading, Written};

/// Reads a length of time in seconds: `8分钟`, `5分30秒`, `8'`, `0:08:00`, `8:30`, `一个半小时`; a bare number is minutes, with a warning.
pub fn length(text: &str) -> Reading<u32> {
    let folded = Folded::new(text);
    let mut cursor = folded.cursor();
    let words = ["节目时长", "时长", "全长", "大约", "不超过", "不到", "约", "近", "共", ":"];
    while cursor.word(&words).is_some() {}
    cursor.gaps();
    number::refuse_minus(&cursor).map_err(|fault| fault.advise(EXAMPLES))?;
    let from = cursor.at();
    let mut notes = Vec::new();
    let found = match clocked(&mut cursor) {
        Some(seconds) => Some(seconds),
        None => told(&mut cursor),
    };
    let found = found.or_else(|| {
        let minutes = cursor.numeral()?.value;
        let range = cursor.since(from);
        let message = format!("“{}”没有写单位，按分钟读", cursor.source(range.clone()));
        notes.push(Note::warning("length-unit", range, message).advise(format!("写成“{minutes}分钟”")));
        minutes.checked_mul(60)
    });
    while cursor.word(&["左右", "以内", "之内", "整", "多", "余"]).is_some() {}
    let seconds = found.filter(|_| cursor.is_done()).and_then(|seconds| u32::try_from(seconds).ok());
    match seconds {
        Some(value) => Ok(Written { value, notes }),
        None => {
            let start = folded.cursor();
            let range = start.rest();
            let message = match start.source(range.clone()) {
                "" => "这里应写时长，却是空的".to_owned(),
                written => format!("“{written}”看不出是多长时间"),
            };
            Err(Fault::new("bad-number", range, message).advise(EXAMPLES))
        }
    }
}

const EXAMPLES: &str = "时长可以写成“8分钟”“5分30秒”或“0:05:30”，只写一个";

/// `0:08:00`, `8:30`.
fn clocked(cursor: &mut Cursor<'_>) -> Option<u64> {
    let mut look = *cursor;
    let mut parts = vec![look.numeral().filter(|part| part.digits > 0)?.value];
    while look.mark(":").is_some() {
        parts.push(look.numeral().filter(|part| part.digits == 2 && part.value < 60)?.value);
    }
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    *cursor = look;
    parts.into_iter().try_fold(0u64, |sum, part| sum.checked_mul(60)?.checked_add(part))
}

/// `1小时20分钟`, `8分半`, `2.5分钟`, `半小时`.
fn told(cursor: &mut Cursor<'_>) -> Option<u64> {
    let mut look = *cursor;
    let mut total = 0u64;
    let mut smallest = u64::MAX;
    loop {
        let mut ahead = look;
        // Tenths, so that a half and one decimal are whole.
        let mut tenths = match ahead.word(&["半个", "半"]) {
            Some(_) => 5,
            None => match ahead.numeral() {
                Some(number) => number.value.checked_mul(10)?.checked_add(decimal(&mut ahead))?,
                None => break,
            },
        };
        if ahead.word(&["个半"]).is_some() {
            tenths = tenths.checked_add(5)?;
        }
        let Some(unit) = unit(&mut ahead).filter(|unit| *unit < smallest) else { break };
        if ahead.word(&["半"]).is_some() {
            tenths = tenths.checked_add(5)?;
        }
        total = total.checked_add(tenths.checked_mul(unit)? / 10)?;
        smallest = unit;
        look = ahead;
    }
    if smallest == u64::MAX {
        return None;
    }
    *cursor = look;
    Some(total)
}

fn decimal(cursor: &mut Cursor<'_>) -> u64 {
    let mut look = *cursor;
    match look.mark(".").and_then(|_| look.numeral()).filter(|part| part.digits == 1) {
        Some(part) => {
            *cursor = look;
            part.value
        }
        None => 0,
    }
}

fn unit(cursor: &mut Cursor<'_>) -> Option<u64> {
    let words = ["个小时", "小时", "hours", "hour", "h", "分钟", "分", "minutes", "mins", "min", "m", "秒钟", "秒", "seconds", "sec", "s"];
    let marks = ["''", "'", "\""];
    let found = cursor.word(&words).or_else(|| cursor.word(&marks))?;
    Some(match found {
        "个小时" | "小时" | "hours" | "hour" | "h" => 3600,
        "秒钟" | "秒" | "seconds" | "sec" | "s" | "''" | "\"" => 1,
        _ => 60,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_in_seconds() {
        let table = [
            ("8分钟", 480),
            ("约 8 分钟", 480),
            ("5分30秒", 330),
            ("5 分 30", 0),
            ("8'", 480),
            ("5'30\"", 330),
            ("5′30″", 330),
            ("0:08:00", 480),
            ("８：３０", 510),
            ("1小时20分钟", 4800),
            ("一个半小时", 5400),
            ("半小时", 1800),
            ("8分半", 510),
            ("2.5分钟", 150),
            ("90秒", 90),
            ("8min", 480),
            ("八分钟左右", 480),
            ("8-10分钟", 0),
            ("很长", 0),
            ("-8分钟", 0),
            ("", 0),
        ];
        for (text, expected) in table {
            match length(text) {
                Ok(written) => assert_eq!((written.value, written.notes.len()), (expected, 0), "{text}"),
                Err(fault) => assert_eq!((0, "bad-number"), (expected, fault.code), "{text}"),
            }
        }
    }

    #[test]
    fn a_bare_number_is_minutes_with_a_warning() {
        let written = length("8").expect("a length");
        assert_eq!((written.value, written.notes[0].code), (480, "length-unit"));
    }
}
