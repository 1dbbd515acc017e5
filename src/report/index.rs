//! What is due to whom and when, which paper is ready, and what people still have to do with their hands (N4.2, N4.3, N4.8).

use std::collections::BTreeMap;

use super::tables::Grid;
use super::{Input, Made, Matter, Paper, cases, names, photos, plan, summary};
use crate::checks::checklist::{Readiness, readiness};
use crate::checks::papers;
use crate::edition::{Deadline, Form};
use crate::office::book::Cell;
use crate::office::word::Page;
use crate::site::Site;

/// The folder that people put stamped scans into.
pub const SCANS: &str = "盖章扫描";

/// What stands in the folder of papers before this run.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// The Word papers that stand there, by path.
    pub papers: BTreeMap<String, Stood>,
    /// Names of scans with the time of their last change.
    pub scans: Vec<(String, u64)>,
}

/// A paper that stands in the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stood {
    /// When it was changed last.
    pub changed: u64,
    /// Whether a person has edited it.
    pub edited: bool,
    /// Whether this run makes another one.
    pub new: bool,
}

/// A thing to hand in.
#[derive(Debug, Clone)]
pub struct Item {
    /// What it is called.
    pub title: String,
    /// The name of its deadline.
    pub deadline: String,
    /// Its files.
    pub files: Vec<String>,
    /// Its stamped scan, if it counts.
    pub scan: Option<String>,
    /// How far it is.
    pub state: State,
    /// What is left to do.
    pub todo: Vec<String>,
}

/// How far a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It can be sent.
    Ready,
    /// It wants a stamp and a scan.
    WantsStamp,
    /// Its scan is older than what it was made of.
    StaleScan,
    /// It wants somebody to write on it.
    Draft,
    /// Something is missing.
    Missing,
    /// It is not applied for.
    Left,
}

impl State {
    /// The word of the list.
    pub fn word(self) -> &'static str {
        match self {
            State::Ready => "已备好",
            State::WantsStamp => "待盖章扫描",
            State::StaleScan => "盖章件已过时",
            State::Draft => "草稿",
            State::Missing => "还缺",
            State::Left => "没有申报",
        }
    }
}

/// Everything that is due, deadline by deadline.
pub fn items(input: &Input<'_>, made: &Made, shelf: &Shelf) -> Vec<Item> {
    let site = input.site;
    let mut items = Vec::new();
    for deadline in &site.edition.deadlines {
        for paper in &deadline.papers {
            let (state, todo) = paper_state(site, made, shelf, paper);
            items.push(item(deadline, (paper, paper.as_str(), None), (state, todo), (made, shelf)));
        }
        for form in deadline.forms.iter().filter_map(|id| site.edition.form(id)) {
            let (state, todo) = form_state(site, form);
            items.push(item(
                deadline,
                (&format!("表{} {}", form.id, form.short()), form.id.as_str(), Some(form)),
                (state, todo),
                (made, shelf),
            ));
        }
    }
    items
}

/// The list itself, as a Word paper.
pub fn index(input: &Input<'_>, items: &[Item]) -> Paper {
    let site = input.site;
    let due: BTreeMap<&str, &Deadline> = site.edition.deadlines.iter().map(|deadline| (deadline.name.as_str(), deadline)).collect();
    let row = |(at, item): (usize, &Item)| {
        let day = due.get(item.deadline.as_str()).map(|deadline| cases::day(deadline.date)).unwrap_or_default();
        let files: Vec<String> = together(&item.files).into_iter().chain(item.scan.clone()).collect();
        vec![
            Cell::Number(at as u64 + 1),
            Cell::text(&item.title),
            Cell::Text(day),
            Cell::Text(files.join("\n")),
            Cell::text(item.state.word()),
            Cell::Text(item.todo.join("；")),
        ]
    };
    let head = vec![("序号", 5), ("材料", 15), ("截止", 15), ("文件", 34), ("状态", 11), ("还要做什么", 30)];
    let grid = Grid {
        title: format!("{}报送清单", site.edition.title),
        lines: head_lines(site),
        head,
        rows: items.iter().enumerate().map(row).collect(),
    };
    Paper { path: "报送清单.docx".into(), of: "报送清单".into(), matter: Matter::Bytes(grid.word(Page::Wide)) }
}

/// Files that differ by their ending only, as one: `表.docx、.xlsx`.
fn together(files: &[String]) -> Vec<String> {
    let mut shown: Vec<(String, String)> = Vec::new();
    for file in files {
        let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
        match shown.iter_mut().find(|(known, _)| known == stem) {
            Some((_, name)) => name.push_str(&format!("、.{ending}")),
            None => shown.push((stem.to_owned(), file.clone())),
        }
    }
    shown.into_iter().map(|(_, name)| name).collect()
}

/// How many things are how far, in a line.
pub fn summed(items: &[Item]) -> String {
    if items.is_empty() {
        return "这一届没有规定要报送的材料。".to_owned();
    }
    let mut counts: BTreeMap<State, usize> = BTreeMap::new();
    items.iter().for_each(|item| *counts.entry(item.state).or_default() += 1);
    let parts: Vec<String> = counts.iter().map(|(state, count)| format!("{} {count} 项", state.word())).collect();
    format!("报送清单：{}。", parts.join("，"))
}

/// From whom, to whom, by when; a due day at a weekend wants its stamp before.
fn head_lines(site: &Site) -> Vec<String> {
    let (config, edition) = (&site.config, &site.edition);
    let rule = edition.submit_to(&config.school.kind, &config.school.affiliation);
    let how = rule
        .map(|rule| [rule.how.as_str(), rule.clause.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，"));
    let how = how.filter(|how| !how.is_empty()).map(|how| format!("（{how}）")).unwrap_or_default();
    let mail = if config.submit.email.is_empty() { String::new() } else { format!("　邮箱：{}", config.submit.email) };
    let mut lines = vec![format!("报送单位：{}　报给：{}{how}{mail}", config.school.name, cases::receiver(site))];
    for deadline in &edition.deadlines {
        let stamp = needs_stamp(deadline);
        let formats = if deadline.formats.is_empty() { String::new() } else { format!("，要求{}", deadline.formats.join("和")) };
        let friday = cases::working_day(deadline.date);
        let early = match (friday == deadline.date, stamp) {
            (true, _) => String::new(),
            (false, true) => format!("。截止日是周末，请在{}以前盖好章", cases::day(friday)),
            (false, false) => format!("。截止日是周末，请在{}以前报出", cases::day(friday)),
        };
        let clause = if deadline.clause.is_empty() { String::new() } else { format!("（{}）", deadline.clause) };
        lines.push(format!("{}：{}{clause}{formats}{early}", deadline.title, cases::day(deadline.date)));
    }
    lines
}

fn needs_stamp(deadline: &Deadline) -> bool {
    deadline.formats.iter().any(|format| format.contains("盖章"))
}

/// An item with its files; one that is ready as far as the program can tell may still want a stamp.
fn item(
    deadline: &Deadline,
    (title, of, form): (&str, &str, Option<&Form>),
    (mut state, mut todo): (State, Vec<String>),
    (made, shelf): (&Made, &Shelf),
) -> Item {
    let files: Vec<String> =
        made.papers.iter().filter(|paper| paper.of == of && !paper.path.contains('/')).map(|paper| paper.path.clone()).collect();
    let files = if of == photos::PACKET { vec![format!("{}/", photos::PACKET)] } else { files };
    let scan = shelf.scans.iter().rfind(|(name, _)| is_of(name, of, form));
    if needs_stamp(deadline) && matches!(state, State::Ready | State::Draft | State::Missing) {
        let word = files.iter().find(|file| file.ends_with(".docx"));
        let stood = word.and_then(|word| shelf.papers.get(word));
        match scan {
            Some((name, time)) if stood.is_none_or(|stood| stood.new || stood.changed > *time) => {
                state = State::StaleScan;
                todo.insert(0, format!("{SCANS}/{name} 比 Word 文件旧，里面的数可能变了：重新打印、盖章、扫描"));
            }
            Some(_) => {}
            None if state == State::Ready => {
                state = State::WantsStamp;
                todo.push(format!("打印、盖章、扫描成 PDF，放进“{SCANS}”文件夹"));
            }
            None => todo.push("改好以后打印、盖章、扫描".into()),
        }
    }
    let scan = scan.filter(|_| state == State::Ready).map(|(name, _)| format!("{SCANS}/{name}"));
    let files = if state == State::Missing && of == photos::PACKET && made.photos == 0 { Vec::new() } else { files };
    Item { title: title.to_owned(), deadline: deadline.name.clone(), files, scan, state, todo }
}

/// Whether a scan is of a paper, by its name: the title, the short name, or the number of the form.
fn is_of(name: &str, of: &str, form: Option<&Form>) -> bool {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let name = bare(name);
    let Some(form) = form else { return name.contains(of) };
    if name.contains(&bare(&form.title)) || name.contains(&bare(form.short())) {
        return true;
    }
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '-');
    name.match_indices(&form.id)
        .any(|(at, id)| !is_digit(name[..at].chars().next_back()) && !is_digit(name[at + id.len()..].chars().next()))
}

fn form_state(site: &Site, form: &Form) -> (State, Vec<String>) {
    match readiness(site, form) {
        Readiness::Ready => (State::Ready, Vec::new()),
        Readiness::Gaps(gaps) => (State::Missing, gaps),
        Readiness::Empty(why) => (State::Left, vec![why.to_owned()]),
    }
}

fn paper_state(site: &Site, made: &Made, shelf: &Shelf, paper: &str) -> (State, Vec<String>) {
    match paper {
        plan::PAPER => match shelf.papers.get(&plan::path(site)).is_some_and(|stood| stood.edited) {
            true => (State::Ready, Vec::new()),
            false => {
                let empty = plan::empty_days(site);
                let gap = (!empty.is_empty()).then(|| format!("{}还没有活动", empty.join("、")));
                (State::Draft, std::iter::once("在 Word 里改写方括号里的话".to_owned()).chain(gap).collect())
            }
        },
        summary::PAPER => match (&made.report, &site.edition.report) {
            (None, _) => (State::Draft, vec!["照着草稿写 content/report.md，写好再运行一次".into()]),
            (Some(report), Some(rule)) => {
                let mut todo: Vec<String> = Vec::new();
                if !papers::is_long_enough(report, rule) {
                    todo.push(format!(
                        "现在 {} 字，要求 {}—{} 字",
                        report.characters,
                        rule.min.unwrap_or_default(),
                        rule.max.unwrap_or_default()
                    ));
                }
                let missing: Vec<&str> = papers::missing_parts(report, rule).map(|part| part.title.as_str()).collect();
                if !missing.is_empty() {
                    todo.push(format!("缺这几部分：{}", missing.join("、")));
                }
                (if todo.is_empty() { State::Ready } else { State::Missing }, todo)
            }
            (Some(_), None) => (State::Ready, Vec::new()),
        },
        photos::PACKET => {
            let wanted = site.edition.photos.as_ref().map_or(made.photos, |rule| usize::try_from(rule.count).unwrap_or(usize::MAX));
            let mut todo = Vec::new();
            if made.photos != wanted {
                todo.push(format!("现在 {} 张，要求正好 {wanted} 张", made.photos));
            }
            if made.photos_wrong > 0 {
                todo.push(format!("{} 张不合要求，原因见“精选照片说明”", made.photos_wrong));
            }
            (if todo.is_empty() { State::Ready } else { State::Missing }, todo)
        }
        other => (State::Missing, vec![format!("“{other}”要自己准备")]),
    }
}

/// The name of an archive of a deadline, without its ending.
pub fn archive_name(input: &Input<'_>, deadline: &str) -> String {
    let config = &input.site.config;
    let found = input.site.edition.deadlines.iter().find(|one| one.name == deadline);
    let (title, day) =
        found.map_or((deadline, String::new()), |one| (one.title.as_str(), format!("（{}截止）", crate::value::chinese::day(one.date))));
    names::file_name(&format!("{}-{title}{day}", config.school.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scans_are_matched_by_title_or_number() {
        let edition = crate::edition::builtin("guangxi-2024").expect("built in");
        let edition = crate::edition::parse(&edition.1, "editions/guangxi-2024.yaml").expect("sound");
        let is = |name: &str, id: &str| is_of(name, id, edition.form(id));
        assert!(is("某校-广西2024年职业教育活动周活动安排表.pdf", "1-1") && is("表1-1.pdf", "1-1") && is("1-1 盖章.jpg", "1-1"));
        assert!(!is("表1-10.pdf", "1-1") && !is("表2-1.pdf", "1-1") && !is("2024-1-1.pdf", "1-1"));
        assert!(is_of("实施方案.pdf", "实施方案", None));
    }
}
