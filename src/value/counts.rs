//! Numbers with their names in one line, as the `stats` of an event: `学生120 教师8 企业2`.
//!
//! Which names there are is not its business: it gives them as written.

use super::fold::{Cursor, Folded};
use super::number::{amount, not_one, refuse_minus, seek};
use super::{Fault, Reading, Written};

/// Reads names and numbers in the order written; `学生：120人，教师 8` and `120名学生、8名教师` are fine.
pub fn counts(text: &str) -> Reading<Vec<(String, u32)>> {
    let folded = Folded::new(text);
    let mut cursor = folded.cursor();
    let mut found = Vec::new();
    while cursor.mark(SEPARATORS).is_some() {}
    while !cursor.is_done() {
        found.push(pair(&mut cursor)?);
        while cursor.mark(SEPARATORS).is_some() {}
    }
    if found.is_empty() {
        return Err(not_one(&folded.cursor(), None).advise(EXAMPLES));
    }
    Ok(Written::clean(found))
}

const SEPARATORS: &str = ",、;。";
const EXAMPLES: &str = "名称后面写数，如“学生120 教师8 企业2”";

/// A name and its number, in either order.
fn pair(cursor: &mut Cursor<'_>) -> Result<(String, u32), Fault> {
    cursor.gaps();
    let from = cursor.at();
    let mut look = *cursor;
    let has_number = seek(&mut look, |ch| ch.is_ascii_digit() || SEPARATORS.contains(ch));
    let is_digit = look.peek().is_some_and(|ch| ch.is_ascii_digit());
    if !has_number || !is_digit {
        return Err(nameless(&look, from, "后面没有数"));
    }
    refuse_minus(&look)?;
    let before = name(look.source(look.range(from, look.at())));
    let number = amount(&mut look)?;
    unit(&mut look);
    if look.until() || look.mark("%").is_some() {
        return Err(not_one(&look, Some(number)).advise(EXAMPLES));
    }
    if before.is_empty() {
        let start = look.at();
        seek(&mut look, |ch| ch.is_ascii_digit() || ch == ' ' || SEPARATORS.contains(ch));
        let behind = name(look.source(look.range(start, look.at())));
        if behind.is_empty() {
            return Err(nameless(&look, from, "没有写是什么的数"));
        }
        *cursor = look;
        return Ok((behind, number));
    }
    *cursor = look;
    Ok((before, number))
}

/// A name without colons, blanks and hedges around it.
fn name(written: &str) -> String {
    let mut name = written;
    loop {
        let shorter = name.trim_matches(|ch: char| ch.is_whitespace() || ":：=＝()（）-—".contains(ch));
        let shorter =
            ["大约", "约", "近", "共计", "共", "合计"].into_iter().fold(shorter, |name, hedge| name.strip_suffix(hedge).unwrap_or(name));
        if shorter == name {
            return name.to_owned();
        }
        name = shorter;
    }
}

/// Steps over `余名`, `人次`, `个`: not over the beginning of the next name.
fn unit(cursor: &mut Cursor<'_>) {
    cursor.word(&["余", "多", "+"]);
    let mut look = *cursor;
    look.blanks();
    if look.at() > cursor.at() || look.word(&["家长", "家庭", "人员", "人才", "项目", "场馆", "场地", "个人"]).is_some() {
        return;
    }
    cursor.word(&["人次", "人", "名", "位", "个", "家", "间", "场次", "场", "项", "份", "次", "篇", "条", "所", "件", "批", "台", "册"]);
    cursor.word(&["左右", "以上"]);
}

fn nameless(cursor: &Cursor<'_>, from: usize, what: &str) -> Fault {
    let range = cursor.since(from);
    let written = cursor.source(range.clone());
    let range = range.start..range.start + written.trim_end().len();
    Fault::new("bad-number", range, format!("“{}”{what}", written.trim())).advise(EXAMPLES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_are_read_in_their_order() {
        let check = |text: &str, expected: &[(&str, u32)]| {
            let found = counts(text).map(|written| written.value).expect(text);
            let found: Vec<(&str, u32)> = found.iter().map(|(name, number)| (name.as_str(), *number)).collect();
            assert_eq!(found, expected, "{text}");
        };
        let three = [("学生", 120), ("教师", 8), ("企业", 2)];
        check("学生120 教师8 企业2", &three);
        check("学生120教师8企业2", &three);
        check("学生：120人，教师 8、企业=2家。", &three);
        check("学生约１２０余人；教师8名；企业 2", &three);
        check("120名学生、8名教师、2家企业", &three);
        check("企业2家长居民30", &[("企业", 2), ("家长居民", 30)]);
        check("学生1,200，教师 8", &[("学生", 1200), ("教师", 8)]);
        check("学生1.2万 open_labs 12", &[("学生", 12_000), ("open_labs", 12)]);
    }

    #[test]
    fn what_lacks_a_name_or_a_number_is_a_fault_with_its_place() {
        let table =
            [("学生120 教师", "教师"), ("学生，教师8", "学生"), ("学生-5", "-5"), ("学生100-120", "学生100-120"), ("120", "120"), ("", "")];
        for (text, at) in table {
            let fault = counts(text).expect_err(text);
            assert_eq!((fault.code, &text[fault.range.clone()]), ("bad-number", at), "{text}");
        }
    }
}
