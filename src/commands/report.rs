//! `report`: walks to the site, makes the department's papers, lays them beside what people have edited, and says what is missing.

use std::borrow::Cow;
use std::path::Path;

use super::build::skipped;
use super::{Outcome, absolute, remembered, speech};
use crate::cache::Cache;
use crate::cli::Report;
use crate::diagnostic::{self, Checked, Diagnostic, Error};
use crate::digest::Digest;
use crate::pipeline::{self, Options, Walked};
use crate::report::{self, Input, Item, Made, Matter, Paper, Shelf, State, Stood};
use crate::site::Page;
use crate::source;
use crate::value::{self, Date, chinese};
use crate::write::{Fate, Packed, Papers, split};

/// Makes the papers.
pub(super) fn run(root: &Path, args: &Report) -> Result<Outcome, Error> {
    let out = args.out.as_deref().map_or_else(|| Ok(root.join("报送")), absolute)?;
    let mut folder = Papers::open(root, &out)?;
    let cache = Cache::look(&root.join(".zhuanlan").join("cache"));
    let hints = remembered(&cache);
    let mut skip = skipped(root, &pipeline::usual_output(root));
    skip.push(out.clone());
    let options = Options { root: root.to_owned(), skip, hints: &hints, base_url: None, drafts: args.review.is_some(), external: false };
    let Checked { value: walked, diagnostics: mut said } = pipeline::walk(pipeline::read(&options)?, &options);
    let Some(walked) = walked else {
        speech::serious(&said);
        return Ok(Outcome::Content);
    };
    let input = Input { site: &walked.site, snapshot: &walked.snapshot, report: walked.report.as_deref(), fetch: &source::bytes };
    let laid = match (&args.day, &args.review) {
        (Some(written), _) => {
            let made = report::day(&input, date(&walked, written)?);
            apart(made, &input, (&mut folder, args), &mut said)?
        }
        (None, Some(written)) => {
            let made = report::review(&input, one_page(&walked, written)?);
            apart(made, &input, (&mut folder, args), &mut said)?
        }
        (None, None) => whole(&input, (&mut folder, args), &mut said)?,
    };
    speech::laid(&laid.lines, (laid.new, laid.renewed, laid.same), &out);
    if pipeline::blocks(&said, false) {
        speech::notes(&["上面有错误：材料都做了，但可能不全、不合要求，改好以后再运行一次。".into()]);
    }
    Ok(match () {
        () if laid.failed => Outcome::Machine,
        () if pipeline::blocks(&said, false) => Outcome::Content,
        () => Outcome::Fine,
    })
}

/// All papers of all deadlines.
fn whole(input: &Input<'_>, (folder, args): (&mut Papers, &Report), said: &mut Vec<Diagnostic>) -> Result<Laid, Error> {
    let mut made = report::papers(input).take(said);
    diagnostic::sort(said);
    speech::serious(said);
    let items = report::items(input, &made, &shelf(folder, &made, args.force));
    if !items.is_empty() {
        made.papers.push(report::index(input, &items));
        folder.make_folder(report::SCANS)?;
    }
    let mut laid = Laid::default();
    for paper in &made.papers {
        laid.paper(folder, paper, input, args.force)?;
    }
    let archives = if args.zip { laid.archives(folder, (input, &items), args.force) } else { Vec::new() };
    if !args.zip && laid.new + laid.renewed > 0 && folder.own("").iter().any(|path| path.ends_with(".zip")) {
        laid.lines.push("压缩包是以前的：材料有变化，再运行一次 zhuanlan report --zip".into());
    }
    let is_made = |path: &str| made.papers.iter().any(|paper| paper.path == path) || archives.iter().any(|archive| archive == path);
    let is_apart = |path: &str| report::APART.iter().any(|apart| path.starts_with(apart)) || (path.ends_with(".zip") && !args.zip);
    // A paper beside one that somebody edited has a number, and goes when that one is ours again.
    let is_beside = |path: &str| laid.beside.iter().any(|beside| beside == path);
    folder.finish(|path| !is_made(path) && !is_apart(path) && !is_beside(path))?;
    if !items.is_empty() {
        speech::items(&items);
    }
    speech::notes(&made.notes);
    speech::notes(&[report::summed(&items)]);
    Ok(laid)
}

/// Papers that are made by themselves: nothing else in the folder changes.
fn apart(
    made: Checked<Made>,
    input: &Input<'_>,
    (folder, args): (&mut Papers, &Report),
    said: &mut Vec<Diagnostic>,
) -> Result<Laid, Error> {
    let made = made.take(said);
    diagnostic::sort(said);
    speech::serious(said);
    let mut laid = Laid::default();
    for paper in &made.papers {
        laid.paper(folder, paper, input, args.force)?;
        laid.lines.push(format!("写到 {}", paper.path));
    }
    folder.finish(|_| false)?;
    speech::notes(&made.notes);
    Ok(laid)
}

/// A day of the week, as somebody typed it.
fn date(walked: &Walked, written: &str) -> Result<Date, Error> {
    let edition = &walked.site.edition;
    let era = value::Era { year: edition.year(), month: edition.first().month() };
    let read = value::days(written, &era).ok().map(|read| read.value);
    let hint = format!("活动周是 {}，写成 --day {}", chinese::span(edition.days()), chinese::day(edition.first()));
    match read.as_deref() {
        Some([day]) if edition.contains(*day) => Ok(*day),
        Some([day]) => Err(Error::new(format!("{}不在活动周里", chinese::day(*day))).advise(hint)),
        _ => Err(Error::new(format!("“{written}”不是一天")).advise(hint)),
    }
}

/// The one page that a name means.
fn one_page<'w>(walked: &'w Walked, written: &str) -> Result<&'w Page, Error> {
    match report::meant(&walked.site, written).as_slice() {
        [page] => Ok(page),
        [] => Err(Error::new(format!("没有找到“{written}”")).advise("写文件名（不带 .md）、完整标题或路径，例如 content/stories/first.md")),
        several => {
            let names: Vec<&str> = several.iter().take(5).map(|page| page.source.as_str()).collect();
            Err(Error::new(format!("“{written}”有 {} 篇", several.len())).advise(format!("写其中一个的路径：{}", names.join("、"))))
        }
    }
}

/// What stands in the folder, as far as the list of papers asks for it.
fn shelf(folder: &Papers, made: &Made, force: bool) -> Shelf {
    let stood = |paper: &Paper| {
        let Matter::Bytes(bytes) = &paper.matter else { return None };
        let standing = folder.standing(&paper.path).filter(|_| paper.path.ends_with(".docx"))?;
        let new = standing.digest != Digest::of(bytes) && (force || !standing.edited);
        Some((
            paper.path.clone(),
            Stood { changed: standing.changed, edited: standing.edited && standing.digest != Digest::of(bytes), new },
        ))
    };
    Shelf { papers: made.papers.iter().filter_map(stood).collect(), scans: folder.below(report::SCANS) }
}

/// What laying the papers down came to.
#[derive(Default)]
struct Laid {
    lines: Vec<String>,
    new: usize,
    renewed: usize,
    same: usize,
    failed: bool,
    /// Papers that lie beside edited ones.
    beside: Vec<String>,
}

impl Laid {
    fn paper(&mut self, folder: &mut Papers, paper: &Paper, input: &Input<'_>, force: bool) -> Result<(), Error> {
        let bytes = match &paper.matter {
            Matter::Bytes(bytes) => Cow::Borrowed(bytes.as_slice()),
            Matter::Photo(_, digest) if folder.keeps(&paper.path, *digest) => {
                self.same += 1;
                return Ok(());
            }
            Matter::Photo(picture, _) => Cow::Owned(report::photo(input, *picture)?),
        };
        let edited = folder.standing(&paper.path).is_some_and(|standing| standing.edited) && !force;
        let differences =
            if edited { report::differences(&paper.path, &folder.bytes(&paper.path).unwrap_or_default(), &bytes) } else { None };
        // A draft that people have written on is theirs; a paper that Word has only saved again says the same.
        if edited && (paper.is_draft() || differences.as_ref().is_some_and(Vec::is_empty)) {
            self.same += 1;
            return Ok(());
        }
        let fate = folder.put(&paper.path, &bytes, force);
        if let Fate::Beside(place) = &fate {
            self.lines.push(format!("“{}”有人改过，没有动它；新的放在旁边：“{place}”（想直接换掉，加 --force）", paper.path));
            self.beside.push(place.clone());
            self.lines.extend(differences.into_iter().flatten().map(|line| format!("    {line}")));
        }
        self.note(&paper.path, fate);
        Ok(())
    }

    fn note(&mut self, path: &str, fate: Fate) {
        match fate {
            Fate::New | Fate::Beside(_) => self.new += 1,
            Fate::Same => self.same += 1,
            Fate::Renewed => self.renewed += 1,
            Fate::Forced => {
                self.renewed += 1;
                self.lines.push(format!("“{path}”有人改过，按 --force 换成了新的"));
            }
            Fate::Failed(error) => {
                self.failed = true;
                self.lines.push([vec![error.message], error.hints].concat().join("。"));
            }
        }
    }

    /// One archive a deadline, or several where a letter would be too large. Gives their paths.
    fn archives(&mut self, folder: &mut Papers, (input, items): (&Input<'_>, &[Item]), force: bool) -> Vec<String> {
        let mut made = Vec::new();
        for deadline in &input.site.edition.deadlines {
            let due: Vec<&Item> = items.iter().filter(|item| item.deadline == deadline.name).collect();
            let left: Vec<&str> = due.iter().filter(|item| item.state == State::Draft).map(|item| item.title.as_str()).collect();
            let packed = due.iter().filter(|item| !matches!(item.state, State::Draft | State::Left));
            let mut paths: Vec<String> = Vec::new();
            for file in packed.flat_map(|item| item.files.iter().chain(&item.scan)) {
                match file.strip_suffix('/') {
                    Some(inner) => paths.extend(folder.below(inner).into_iter().map(|(name, _)| format!("{file}{name}"))),
                    None => paths.push(file.clone()),
                }
            }
            let entries = folder.entries(&paths);
            if entries.is_empty() {
                continue;
            }
            let limit = input.site.config.submit.mail_limit;
            let parts = split(entries, limit);
            let name = report::archive_name(input, &deadline.name);
            for (at, entries) in parts.iter().enumerate() {
                let path = if parts.len() == 1 { format!("{name}.zip") } else { format!("{name}-{}.zip", at + 1) };
                let size: u64 = entries.iter().map(|entry: &Packed| entry.size).sum();
                if size > limit {
                    self.lines.push(format!("“{path}”超过附件上限 {} MB，用网盘或超大附件发", limit >> 20));
                }
                let fate = folder.put_archive(&path, entries, force);
                self.note(&path, fate);
                made.push(path);
            }
            if !left.is_empty() {
                self.lines.push(format!("“{}”还是草稿，没有放进压缩包：{}", deadline.title, left.join("、")));
            }
        }
        made
    }
}
