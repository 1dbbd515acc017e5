//! Numbers that somebody typed into the summary report, against those that follow from the pages (N4.4).

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::edition::Stat;
use crate::site::Site;

/// Units of counted things, longer ones first.
const UNITS: &[&str] = &["人次", "家次", "个次", "所次", "场次", "篇次", "场", "份", "篇", "次", "个", "家"];

/// How far before a number the word stands that says what is counted, in characters.
const REACH: usize = 14;

/// Warns of numbers in the report that differ from the computed ones; `report` is its Document.
pub fn typed_numbers(report: &Document, site: &Site) -> Vec<Diagnostic> {
    let text: &str = &report.text;
    let mut said = Vec::new();
    for (range, number, unit) in numbers(text) {
        let before: String = {
            let clause = &text[..range.start];
            let start = clause
                .rfind(['。', '；', '，', '\n', '！', '、', '|'])
                .map_or(0, |at| at + clause[at..].chars().next().map_or(1, char::len_utf8));
            let clause: Vec<char> = clause[start..].chars().collect();
            clause[clause.len().saturating_sub(REACH)..].iter().collect()
        };
        // Approximate numbers say so.
        if before.trim_end().ends_with(['约', '近', '超', '过', '逾']) || text[range.end..].starts_with(['余', '多']) {
            continue;
        }
        let Some((what, computed, placeholder)) = meant(&before, unit, site).filter(|(_, computed, _)| *computed != number) else {
            continue;
        };
        let message = format!("这里写的是 {number}，按网站上的内容算，{what}是 {computed}");
        let advice = format!("写成 {{{{ {placeholder} }}}}，数字就会自动填上；网站上的数不对，就改活动的“统计”");
        said.push(Diagnostic::warning("report-number", report.path.as_str(), message).at(text, range).advise(advice));
    }
    said
}

/// What a number counts: its name, its computed value, and the placeholder that stands for it.
fn meant(before: &str, unit: &str, site: &Site) -> Option<(String, u32, String)> {
    let fits = |stat: &&Stat| stat.unit.contains(unit) || unit.contains(stat.unit.as_str());
    let place = |stat: &Stat| {
        std::iter::once(&stat.title).chain(&stat.aliases).filter_map(|word| Some(before.rfind(word.as_str())? + word.len())).max()
    };
    let best = site.edition.stats.iter().filter(fits).filter_map(|stat| Some((place(stat)?, stat))).max_by_key(|(at, _)| *at);
    if let Some((_, stat)) = best {
        return Some((
            format!("“{}”合计", stat.title),
            site.ledger.total.get(&stat.key).copied().unwrap_or_default(),
            format!("统计.{}", stat.title),
        ));
    }
    if unit == "场" && before.contains("活动") {
        let events = site.pages.iter().filter(|page| page.takes_place() && page.front.days.iter().any(|day| site.edition.contains(*day)));
        return Some(("活动的场数".to_owned(), u32::try_from(events.count()).unwrap_or(u32::MAX), "统计.活动".to_owned()));
    }
    None
}

/// Every number with a unit behind it: its digits' bytes, its value, the unit.
fn numbers(text: &str) -> Vec<(std::ops::Range<usize>, u32, &'static str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|offset| at + offset) {
        let length = text[start..].find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(text.len() - start);
        let end = start + length;
        at = end;
        let rest = text[end..].trim_start_matches(' ');
        let is_part = text[..start].ends_with(['.', '-', '/', ':']) || rest.starts_with(['.', '%', '年', '月', '日']);
        let unit = UNITS.iter().find(|unit| rest.starts_with(**unit));
        if let (false, Some(unit), Ok(number)) = (is_part, unit, text[start..end].replace(',', "").parse()) {
            found.push((start..end, number, *unit));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::fixture::Fixture;

    fn said(report: &str) -> Vec<String> {
        let event = "title: 开放日\ndate: 5月21日\n统计: {学生: 1200, 宣传资料: 300}\n---\n";
        let fixture = Fixture::new().page("content/events/a.md", event).report(&format!("---\ntitle: 总结\n---\n{report}\n"));
        let report = fixture.report_read().expect("a report");
        typed_numbers(&report, &fixture.assemble()).into_iter().map(|said| said.message).collect()
    }

    #[test]
    fn numbers_that_differ_are_told_of() {
        assert_eq!(said("参与学生 1,000 人次，发放宣传资料300份。"), ["这里写的是 1000，按网站上的内容算，“学生”合计是 1200"]);
        assert_eq!(said("共开展活动 3 场。"), ["这里写的是 3，按网站上的内容算，活动的场数是 1"]);
    }

    #[test]
    fn right_approximate_and_other_numbers_pass() {
        assert_eq!(said("学生1200人次参加，约1000人次学生观看，学生1100余人次，2024年5月20日，第3场比赛，签约4家企业。"), [""; 0]);
    }
}
