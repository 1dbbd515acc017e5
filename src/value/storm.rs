//! A storm of mutated values against every reader: none may panic, and every place must lie on character borders inside of the text.
//!
//! Tests only. The random numbers are a fixed sequence, so that a failure comes back.

use std::ops::Range;

use super::{Era, Fault, Note, Reading, clock, counts, days, flag, items, length, moment, when, whole};

const SEEDS: &[&str] = &[
    "2024年5月20日（周一）下午3:30—5:00",
    "2024-05-20T15:30:00.000+08:00",
    "5.20—5.24、5/26，20、22、24日",
    "5月20日15:30—5月21日17:00",
    "5月20日—22日 每天9:00—11:30，14:00—17:00",
    "星期二（5月21日）上午9时30分至中午12点一刻",
    "约1.2万余人，1,200－１，２００ 二十三",
    "学生：120人，教师 8、企业=2家",
    "8分30秒 5'30\" 0:08:00 一个半小时",
    "（暂定）√ × yes 待定",
];

const PIECES: &[&str] = &[
    "",
    "0",
    "9",
    "31",
    "99999999999999999999",
    "月",
    "日",
    "年",
    "：",
    ":",
    "—",
    "~",
    "至",
    "，",
    "、",
    "（",
    "）",
    "周",
    "一",
    "万",
    "十",
    "半",
    "点",
    "下午",
    "晚",
    "T",
    ".",
    "/",
    " ",
    "\u{3000}",
    "\u{200b}",
    "㏒",
    "½",
    "⼆",
    "é",
    "🎓",
    "\u{fe0f}",
    "-",
    "%",
    "约",
    "每天",
];

struct Lot(u64);

impl Lot {
    fn draw(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

#[test]
fn no_text_makes_a_reader_panic_or_point_beside_it() {
    let mut lot = Lot(2024);
    for round in 0..8_000 {
        let mut text: Vec<char> = SEEDS[round % SEEDS.len()].chars().collect();
        for _ in 0..=lot.draw(4) {
            let at = lot.draw(text.len() + 1);
            let to = (at + lot.draw(4)).min(text.len());
            text.splice(at..to, PIECES[lot.draw(PIECES.len())].chars());
        }
        read_all(&text.into_iter().collect::<String>());
    }
}

fn read_all(text: &str) {
    let era = Era { year: 2024, month: 5 };
    check(text, days(text, &era));
    check(text, when(text, &era));
    check(text, clock(text));
    check(text, moment(text, &era));
    check(text, whole(text));
    check(text, flag(text));
    check(text, length(text));
    check(text, counts(text));
    for range in items(text) {
        inside(text, &range);
        assert!(!text[range].trim().is_empty(), "{text:?}");
    }
}

fn check<T>(text: &str, reading: Reading<T>) {
    let said = match reading {
        Ok(written) => written.notes.into_iter().map(|Note { range, message, .. }| (range, message)).collect(),
        Err(Fault { range, message, hints, .. }) => {
            assert!(!hints.is_empty(), "{text:?} {message}");
            vec![(range, message)]
        }
    };
    for (range, message) in said {
        inside(text, &range);
        assert!(!message.contains("“”"), "{text:?} {message}");
    }
}

fn inside(text: &str, range: &Range<usize>) {
    assert!(range.start <= range.end && text.get(range.clone()).is_some(), "{text:?} {range:?}");
}
