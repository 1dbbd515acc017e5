//! Numbers that somebody typed into the summary report, against those that follow from the pages (N4.4).

use crate::diagnostic::Diagnostic;
use crate::document::{Document, Kind};
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
    let (word, kind) = pages_meant(before, unit)?;
    let count = site.published(kind).count();
    Some((format!("{word}的篇数"), u32::try_from(count).unwrap_or(u32::MAX), format!("统计.{word}")))
}

/// The pages of the column that are counted: the word for their kind stands right before the number, and nothing narrows it. Reports of the
/// papers alone, or of one branch of the media, are another number.
fn pages_meant(before: &str, unit: &str) -> Option<(&'static str, Kind)> {
    const COUNTED: [(&str, Kind); 4] = [("报道", Kind::Media), ("案例", Kind::Case), ("人物", Kind::Person), ("动态", Kind::Story)];
    const VERBS: [&str; 13] = ["共", "有", "计", "达", "了", "出", "获", "收到", "发布", "刊发", "报送", "形成", "推出"];
    const ADJECTIVES: [&str; 6] = ["各类", "各级", "典型", "媒体", "新闻", "先进"];
    // `篇次` counts each outlet that printed a report.
    if unit != "篇" {
        return None;
    }
    let bare = |mut text, words: &[&str]| {
        while let Some(rest) = words.iter().find_map(|word| str::strip_suffix(str::trim_end(text), word)) {
            text = rest;
        }
        text.trim_end()
    };
    let before = bare(before, &VERBS);
    let (rest, (word, kind)) = COUNTED.iter().find_map(|counted| Some((before.strip_suffix(counted.0)?, *counted)))?;
    let rest = bare(rest, &ADJECTIVES);
    (rest.is_empty() || VERBS.iter().any(|verb| rest.ends_with(verb))).then_some((word, kind))
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
    fn pages_of_a_kind_are_counted_unless_a_word_narrows_them() {
        let media = "title: 看开放日\ndate: 2024-05-21\nmedia: 桂澜日报\nurl: https://news.example/1\n---\n";
        let told = |report: &str| {
            let fixture = Fixture::new()
                .page("content/media/a.md", media)
                .page("content/cases/a.md", "title: 门店式实训\n---\n文字。\n")
                .page("content/cases/b.md", "title: 还没写完\ndraft: 是\n---\n文字。\n")
                .report(&format!("---\ntitle: 总结\n---\n{report}\n"));
            let report = fixture.report_read().expect("a report");
            typed_numbers(&report, &fixture.assemble()).into_iter().map(|said| said.message).collect::<Vec<_>>()
        };
        assert_eq!(
            told("媒体报道 8 篇，形成典型案例 2 篇。"),
            ["这里写的是 8，按网站上的内容算，报道的篇数是 1", "这里写的是 2，按网站上的内容算，案例的篇数是 1"]
        );
        assert_eq!(told("获各级媒体报道共3篇。"), ["这里写的是 3，按网站上的内容算，报道的篇数是 1"]);
        assert_eq!(told("媒体报道 1 篇，网络媒体报道5篇，市级报道3篇，媒体报道5篇次，学生案例7篇，撰写人物小传2篇。"), [""; 0]);
    }

    #[test]
    fn right_approximate_and_other_numbers_pass() {
        assert_eq!(said("学生1200人次参加，约1000人次学生观看，学生1100余人次，2024年5月20日，第3场比赛，签约4家企业。"), [""; 0]);
    }
}
