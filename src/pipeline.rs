//! `walk`: the only file that knows the order of the rooms. Every command walks as far as it needs.

mod memory;
mod retouch;
mod tables;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::checks;
use crate::config::{self, Config};
use crate::diagnostic::{self, Checked, Diagnostic, Error, Severity};
use crate::document::{self, Captions, Document, Era, Kind, Page};
use crate::edition::{self, Edition};
use crate::paths::SitePath;
use crate::plan::{self, Plan};
use crate::site::{self, Site};
use crate::source::{self, Hints, Matter, Snapshot};
use crate::theme::Theme;

pub use memory::{Memory, theme_key};
pub use retouch::retouch;

/// The theme of a site that names none.
const THEME: &str = "hong";

/// How to walk.
#[derive(Debug, Clone)]
pub struct Options<'o> {
    /// The site's folder, absolute.
    pub root: PathBuf,
    /// Folders that are not the site's content: output, papers, cache.
    pub skip: Vec<PathBuf>,
    /// What is known of unchanged files.
    pub hints: &'o Hints,
    /// Stands in for the configuration's `base_url`.
    pub base_url: Option<String>,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether links to other sites are looked at, too.
    pub external: bool,
}

/// What a walk came to. With a broken theme there is a site and no plan.
#[derive(Debug)]
pub struct Walked {
    /// The files.
    pub snapshot: Snapshot,
    /// The pages and rows as read.
    pub documents: Vec<Arc<Document>>,
    /// The summary report.
    pub report: Option<Arc<Document>>,
    /// The site.
    pub site: Site,
    /// The theme and every output.
    pub planned: Option<(Arc<Theme>, Arc<Plan>)>,
}

/// Reads the files: the first step of every walk.
pub fn read(options: &Options<'_>) -> Result<Checked<Snapshot>, Error> {
    source::read(&options.root, source::Options { skip: &options.skip, hints: options.hints })
}

/// Walks from the files to the plan. All findings come at once; `None` only where configuration or edition cannot be read.
pub fn walk(snapshot: Checked<Snapshot>, options: &Options<'_>) -> Checked<Option<Walked>> {
    let Checked { value, diagnostics } = prepare(snapshot, options, &mut Memory::default());
    let diagnostics = match &value {
        Some(walked) => review(walked, diagnostics, options),
        None => finished(diagnostics),
    };
    Checked { value, diagnostics }
}

/// The walk as far as pages can be rendered, taking over from `memory` what has not changed: a preview shows the page first.
pub fn prepare(snapshot: Checked<Snapshot>, options: &Options<'_>, memory: &mut Memory) -> Checked<Option<Walked>> {
    let mut said = Vec::new();
    let snapshot = snapshot.take(&mut said);
    let Some((config, edition)) = memory::settings(&snapshot, options, memory, &mut said) else {
        return Checked { value: None, diagnostics: said };
    };
    let (config, edition) = (Arc::new(config), Arc::new(edition));
    let mut themes = std::mem::take(&mut memory.themes);
    let (theme, read) = rayon::join(|| themes.load(&config, &snapshot), || documents(&snapshot, &config, &edition, memory));
    memory.themes = themes;
    said.extend(read.said);
    let documents = read.documents;
    let private =
        snapshot.text("private.yaml").map(|text| config::read_private(&text.content, "private.yaml").take(&mut said)).unwrap_or_default();
    let input = site::Input {
        config: config.clone(),
        edition: edition.clone(),
        snapshot: &snapshot,
        documents: &documents,
        private,
        daily: read.daily,
        ticks: read.ticks,
        captions: read.captions,
        report: read.report.clone(),
        drafts: options.drafts,
    };
    let site = site::assemble(input).take(&mut said);
    let planned = theme.take(&mut said).map(|theme| {
        let plan = plan::plan(&site, &theme, &snapshot).take(&mut said);
        (theme, Arc::new(plan))
    });
    Checked { value: Some(Walked { snapshot, documents, report: read.report, site, planned }), diagnostics: said }
}

/// Looks over a whole walk by all rules and puts everything that was said into its final form; `said` comes from [`prepare`].
pub fn review(walked: &Walked, mut said: Vec<Diagnostic>, options: &Options<'_>) -> Vec<Diagnostic> {
    let Walked { snapshot, documents, report, site, .. } = walked;
    let all: Vec<Arc<Document>> = documents.iter().chain(report).cloned().collect();
    let words = checks::Wording::read(snapshot.text("wording.yaml").map(|text| &*text.content)).take(&mut said);
    // One page after another on all threads, what takes the whole site on one of them meanwhile.
    let (of_pages, of_site) = rayon::join(
        || [checks::documents(&all, &site.config, &site.edition), checks::wording(&all, &words, &site.config, &site.edition)],
        || [checks::site(site), checks::files(site, snapshot, &all)],
    );
    said.extend(of_pages.into_iter().chain(of_site).flatten());
    if options.external {
        said.extend(all.iter().flat_map(|document| checks::outside_links(document)));
    }
    said.extend(report.iter().flat_map(|report| checks::typed_numbers(report, site)));
    checks::echoes(&mut said);
    checks::locate(&mut said, snapshot);
    let said = checks::silence(said, &all);
    finished(if options.drafts { said } else { checks::soften(said, &all) })
}

/// The final form of what was said, where there is no walk to be looked over.
pub fn finished(mut said: Vec<Diagnostic>) -> Vec<Diagnostic> {
    checks::mask(&mut said);
    diagnostic::sort(&mut said);
    said
}

/// Configuration and edition of a site, for commands that need no walk; an error where one of them cannot be read.
pub fn settings(snapshot: &Snapshot) -> Result<(Config, Edition), Error> {
    let options =
        Options { root: snapshot.root.clone(), skip: Vec::new(), hints: &Hints::default(), base_url: None, drafts: true, external: false };
    let unread = || Error::new("zhuanlan.yaml 有错误，还读不了").advise("运行 zhuanlan check，照它说的改好再来");
    memory::settings(snapshot, &options, &mut Memory::default(), &mut Vec::new()).ok_or_else(unread)
}

/// The name of the theme that a site uses.
pub fn theme_name(config: &Config) -> &str {
    if config.theme.name.is_empty() { THEME } else { &config.theme.name }
}

/// The edition of a name: the site's own, else a built-in one.
fn edition(snapshot: &Snapshot, name: &str, said: &mut Vec<Diagnostic>) -> Option<Edition> {
    let Some(parsed) = memory::parse(snapshot, name) else {
        said.push(unknown_edition(snapshot, name));
        return None;
    };
    parsed.map_err(|faults| said.extend(faults)).ok()
}

fn unknown_edition(snapshot: &Snapshot, name: &str) -> Diagnostic {
    let mut names = edition::builtin_names();
    names.extend(snapshot.below("editions").filter(|file| file.path.ending() == "yaml").map(|file| file.path.stem().to_owned()));
    names.sort();
    names.dedup();
    let near = names.iter().map(|known| (strsim::damerau_levenshtein(known, name), known)).min().filter(|(distance, _)| *distance <= 3);
    let diagnostic = Diagnostic::error("unknown-edition", "zhuanlan.yaml", format!("没有叫“{name}”的届次"));
    let diagnostic = near.into_iter().fold(diagnostic, |diagnostic, (_, known)| diagnostic.advise(format!("是不是“{known}”？")));
    let diagnostic = match snapshot.text("zhuanlan.yaml").and_then(|text| Some((text.content.clone(), text.content.find(name)?))) {
        Some((text, at)) => diagnostic.at(&text, at..at + name.len()),
        None => diagnostic,
    };
    diagnostic.advise(format!("可以写：{}；或在 editions 文件夹里放一份 {name}.yaml", names.join("、")))
}

/// Everything that was read below `content/`.
#[derive(Default)]
struct Read {
    documents: Vec<Arc<Document>>,
    daily: document::Daily,
    ticks: document::Ticks,
    captions: BTreeMap<String, Captions>,
    report: Option<Arc<Document>>,
    said: Vec<Diagnostic>,
}

fn documents(snapshot: &Snapshot, config: &Config, edition: &Arc<Edition>, memory: &mut Memory) -> Read {
    let era = Era { edition };
    let sections: Vec<String> = config.sections.iter().map(|section| section.folder.clone()).collect();
    let texts: Vec<(&SitePath, &Arc<str>)> = snapshot
        .below("content")
        .filter_map(|file| match &file.matter {
            Matter::Text(text) if text.is_readable() => Some((&file.path, &text.content)),
            _ => None,
        })
        .collect();
    let mut read = Read::default();
    let tables = memory.tables(snapshot, (&sections, edition), &mut read.said);
    read.documents = memory.pages(&texts, (&sections, edition), &tables.rows, &mut read.said);
    (read.daily, read.captions) = (tables.daily, tables.captions);
    for (path, text) in texts {
        match path.as_str() {
            "content/daily.yaml" => {
                for (day, counts) in document::daily(text, path.as_str(), era).take(&mut read.said) {
                    read.daily.entry(day).or_default().extend(counts);
                }
            }
            "content/checklist.yaml" => read.ticks = document::ticks(text, path.as_str()).take(&mut read.said),
            "content/report.md" | "content/总结报告.md" => read.report = report(path, text, era, &mut read.said),
            _ if path.name() == "说明.txt" => {
                read.captions.entry(path.folder().to_owned()).or_default().extend(document::captions(text));
            }
            _ => {}
        }
    }
    read
}

/// The summary report needs no front matter.
fn report(path: &SitePath, text: &Arc<str>, era: Era<'_>, said: &mut Vec<Diagnostic>) -> Option<Arc<Document>> {
    let page = Page { path, kind: Kind::Page, folder: "", text };
    document::read_loose(page, era).take(said).map(Arc::new)
}

/// Whether anything said blocks a build.
pub fn blocks(diagnostics: &[Diagnostic], strict: bool) -> bool {
    let least = if strict { Severity::Warning } else { Severity::Error };
    diagnostics.iter().any(|diagnostic| diagnostic.severity >= least)
}

/// The folder of the output that a site has when none is named.
pub fn usual_output(root: &Path) -> PathBuf {
    root.join("public")
}
