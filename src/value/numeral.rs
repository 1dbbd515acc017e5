//! Numbers as characters: where one stands, and what Chinese numerals amount to.
//!
//! The floor of the room beside `fold`; whether a number makes sense is for those above to say.

/// A number in a folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    /// What it amounts to; far too long ones are `u64::MAX`.
    pub(super) value: u64,
    /// How many digits it was written with; 0 when in Chinese.
    pub(super) digits: usize,
    /// The folded character that it begins with.
    pub(super) from: usize,
    /// The folded character behind it.
    pub(super) to: usize,
}

impl Numeral {
    /// Whether it is written shortly enough to be a day, a month, an hour or a minute.
    pub(super) fn is_short(&self) -> bool {
        self.digits <= 2 && self.value < 100
    }
}

/// Whether a character belongs to a Chinese numeral.
pub(super) fn is_chinese(ch: char) -> bool {
    digit(ch).is_some() || unit(ch).is_some()
}

/// Reads a run of Chinese numerals: `二十三`, `一千二百`, `三万`, `二〇二四`. `None` for what is none, as `二三十` (twenty or thirty).
pub(super) fn chinese(run: &str) -> Option<u64> {
    if run.is_empty() || run.chars().count() > 12 {
        return None;
    }
    if run.chars().all(|ch| digit(ch).is_some()) {
        return Some(run.chars().filter_map(digit).fold(0, |sum, value| sum * 10 + value));
    }
    let (mut total, mut section, mut pending, mut last) = (0, 0, None, u64::MAX);
    for ch in run.chars() {
        match (digit(ch), unit(ch)) {
            (Some(0), _) if pending.is_none() => {}
            (Some(value), _) if pending.is_none() => pending = Some(value),
            (None, Some(10_000)) => {
                let below = section + pending.take().unwrap_or(0);
                if total > 0 {
                    return None;
                }
                total = below.max(1) * 10_000;
                (section, last) = (0, u64::MAX);
            }
            (None, Some(unit)) if unit < last => {
                section += pending.take().unwrap_or(1) * unit;
                last = unit;
            }
            _ => return None,
        }
    }
    Some(total + section + pending.unwrap_or(0))
}

fn digit(ch: char) -> Option<u64> {
    Some(match ch {
        '零' | '〇' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn unit(ch: char) -> Option<u64> {
    Some(match ch {
        '十' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => 10_000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numerals_amount_to_numbers() {
        let table = [
            ("十", Some(10)),
            ("二十三", Some(23)),
            ("一百零五", Some(105)),
            ("一千二百", Some(1200)),
            ("三万", Some(30_000)),
            ("一万两千", Some(12_000)),
            ("十二万三千四百五十六", Some(123_456)),
            ("二〇二四", Some(2024)),
            ("百", Some(100)),
            ("二三十", None),
            ("十百", None),
            ("", None),
        ];
        for (run, expected) in table {
            assert_eq!(chinese(run), expected, "{run}");
        }
    }
}
