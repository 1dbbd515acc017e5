//! `check`: walks to the plan, renders every page into nothing, and says everything, with the publicity checklist.

use std::path::Path;

use rayon::prelude::*;
use serde_json::json;

use super::build::{merged, skipped};
use super::{Outcome, remembered, speech};
use crate::cache::Cache;
use crate::checks::{self, Checklist};
use crate::cli::{Check, Format};
use crate::diagnostic::{self, Diagnostic, Error, Severity};
use crate::edition::Edition;
use crate::making::{Failure, Maker};
use crate::paths::OutPath;
use crate::pipeline::{self, Options, Walked};
use crate::plan::Recipe;
use crate::terminal;
use crate::value::{self, Date, chinese};

/// Checks the site; writes nothing.
pub(super) fn run(root: &Path, args: &Check) -> Result<Outcome, Error> {
    let today = today(args.today.as_deref())?;
    let cache = Cache::look(&root.join(".zhuanlan").join("cache"));
    let hints = remembered(&cache);
    let options = Options {
        root: root.to_owned(),
        skip: skipped(root, &pipeline::usual_output(root)),
        hints: &hints,
        base_url: None,
        drafts: args.drafts,
        external: args.external,
    };
    if args.fix {
        super::fix::run(root, &options)?;
    }
    let walked = pipeline::walk(pipeline::read(&options)?, &options);
    let mut said = walked.diagnostics;
    if let Some(Walked { snapshot, site, planned: Some((theme, plan)), .. }) = &walked.value {
        let maker = Maker::new((site, snapshot), theme, plan, &cache);
        maker.get_ready();
        let texts: Vec<_> = plan.outputs.iter().filter(|(_, recipe)| recipe.is_text()).collect();
        let mut faults: Vec<_> = texts.par_iter().filter_map(|(url, recipe)| fault(&maker, url, recipe)).collect();
        faults.retain(|(_, fault)| !is_told(fault, &said));
        said.extend(merged(faults));
        diagnostic::sort(&mut said);
    }
    let checklist = walked.value.as_ref().map(|walked| (checks::checklist(&walked.site), walked.site.edition.clone()));
    match args.format {
        Format::Human => human(&said, checklist.as_ref().map(|(list, edition)| (list, edition.as_ref())), today),
        Format::Json => json_lines(&said, checklist.as_ref().map(|(list, _)| list)),
        Format::Github => github(&said),
    }
    Ok(if pipeline::blocks(&said, args.strict) { Outcome::Content } else { Outcome::Fine })
}

/// Whether a private number of an output was already said to stand in a file.
fn is_told(fault: &Diagnostic, said: &[Diagnostic]) -> bool {
    let number = fault.message.rsplit(' ').next().unwrap_or_default();
    let tells = |said: &Diagnostic| said.code == fault.code && !said.path.is_empty() && said.message.contains(number);
    fault.code == "private-number" && fault.path.is_empty() && said.iter().any(tells)
}

/// What is wrong with the content of an output.
fn fault<'p>(maker: &Maker<'_>, url: &'p OutPath, recipe: &Recipe) -> Option<(&'p OutPath, Diagnostic)> {
    match maker.make(url, recipe) {
        Err(Failure::Content(fault)) => Some((url, *fault)),
        _ => None,
    }
}

/// The day that decides what is overdue.
pub(super) fn today(written: Option<&str>) -> Result<Date, Error> {
    let Some(written) = written else {
        let seconds = i64::try_from(super::now() / 1_000_000_000).unwrap_or_default() + 8 * 3600;
        let days = jiff::Span::new().days(seconds / 86_400);
        return Ok(jiff::civil::date(1970, 1, 1).saturating_add(days));
    };
    let read = value::days(written, &value::Era { year: 0, month: 1 }).ok().map(|read| read.value);
    match read.as_deref() {
        Some([day]) if day.year() > 2000 => Ok(*day),
        _ => Err(Error::new(format!("“{written}”不是一个带年份的日期")).advise("写成 --today 2024-05-13")),
    }
}

fn human(said: &[Diagnostic], checklist: Option<(&Checklist, &Edition)>, today: Date) {
    speech::findings(said);
    if let Some((checklist, edition)) = checklist {
        println!("宣传清单（{}）\n", edition.title);
        println!("{}", terminal::table(&rows(checklist, edition, today)));
        println!("{}", checklist.progress());
        let next = checklist.next(today);
        if !next.is_empty() {
            println!("\n接下来：");
            for (number, entry) in next.iter().take(3).enumerate() {
                let missing =
                    if entry.missing.is_empty() { String::new() } else { format!("{}。", entry.missing.trim_end_matches('。')) };
                println!("  {}. {}——{missing}{}", number + 1, entry.title, entry.how);
            }
        }
        println!();
    }
    speech::next_steps(said);
    let counts = terminal::counts(said);
    println!("{}", if counts.is_empty() { "内容没有问题。".to_owned() } else { format!("内容：{counts}。") });
}

/// The checklist as rows: mark, title, progress, force, due day.
fn rows(checklist: &Checklist, edition: &Edition, today: Date) -> Vec<Vec<String>> {
    let mut rows = vec![["", "项目", "进度", "要求", "截止"].map(str::to_owned).to_vec()];
    for entry in &checklist.entries {
        let open = !entry.is_settled();
        let due = entry.due.map(|due| {
            let late = if open && due < today { "（已过）" } else { "" };
            format!("{}（{}）{late}", chinese::day(due), chinese::weekday(due))
        });
        let progress = if entry.is_not_applicable() { "—".to_owned() } else { format!("{}/{}", entry.have, entry.want) };
        rows.push(vec![
            entry.mark().to_owned(),
            entry.title.clone(),
            progress,
            edition.forces.label(entry.force).to_owned(),
            due.unwrap_or_default(),
        ]);
    }
    rows
}

fn json_lines(said: &[Diagnostic], checklist: Option<&Checklist>) {
    for diagnostic in said {
        let mut line = serde_json::Map::new();
        line.insert("severity".into(), json!(diagnostic.severity.word()));
        line.insert("code".into(), json!(diagnostic.code));
        line.insert("path".into(), json!(diagnostic.path));
        if let Some(place) = &diagnostic.place {
            line.insert("line".into(), json!(place.line));
            line.insert("column".into(), json!(place.column));
        }
        if let Some(cell) = &diagnostic.cell {
            line.insert("cell".into(), json!(cell));
        }
        line.insert("message".into(), json!(diagnostic.message));
        line.insert("hints".into(), json!(diagnostic.hints));
        println!("{}", serde_json::Value::Object(line));
    }
    let entries: Vec<_> = checklist.into_iter().flat_map(|checklist| &checklist.entries).map(|entry| {
        json!({
            "id": entry.id, "title": entry.title, "phase": entry.phase.word(), "force": entry.force.word(), "status": entry.status.word(),
            "have": entry.have, "want": entry.want, "clause": entry.clause, "due": entry.due.map(|due| due.to_string()),
        })
    }).collect();
    println!("{}", json!({ "checklist": entries }));
}

fn github(said: &[Diagnostic]) {
    for diagnostic in said {
        let level = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "notice",
        };
        let place = diagnostic.place.as_ref().map(|place| format!(",line={},col={}", place.line, place.column)).unwrap_or_default();
        let escape = |text: &str| text.replace('%', "%25").replace('\n', "%0A").replace('\r', "%0D");
        let words: Vec<&str> = std::iter::once(diagnostic.message.as_str()).chain(diagnostic.hints.iter().map(String::as_str)).collect();
        println!(
            "::{level} file={}{place},title={}::{}",
            escape(&diagnostic.path).replace([',', ':'], " "),
            diagnostic.code,
            escape(&words.join("；"))
        );
    }
}
