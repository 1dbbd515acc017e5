//! One state of the site that answers requests: a frozen walk, and a few threads that make what is asked for.
//!
//! Part of `serve`. The threads end when nobody holds the version any more; the walk is taken apart by them, so nobody waits for it.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use super::{Settings, page};
use crate::cache::Cache;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::making::{Failure, Maker};
use crate::paths::OutPath;
use crate::pipeline::{self, Options, Walked};
use crate::plan::{Plan, Recipe};
use crate::source::Hints;
use crate::theme::Theme;
use crate::write::Blob;

/// Threads that make outputs: pictures take long, and a page must not wait for two of them.
const MAKERS: usize = 3;

/// How long a version rests before it is looked over, so that pages come first and a version of a moment costs nothing.
const REST: Duration = Duration::from_millis(200);

/// A version that can be asked.
#[derive(Debug)]
pub(super) struct Version {
    /// Counts up from 1.
    pub(super) number: u64,
    jobs: Mutex<Sender<Job>>,
    /// Dropped with the version, which wakes the thread that owns the walk: nothing old is kept for a moment longer.
    _lives: Mutex<Sender<()>>,
}

/// What is asked of a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ask {
    /// An output by its decoded path.
    Output(String),
    /// The preview's own page.
    Overview,
}

/// What a version has to give.
pub(super) enum Given {
    /// An output.
    Output(OutPath, Blob),
    /// There is none of that path: the page that says so, and near ones.
    Missing(Vec<u8>),
    /// It cannot be made; the page that says why.
    Faulty(Vec<u8>),
    /// The preview's own page.
    Overview(Vec<u8>),
}

type Job = (Ask, SyncSender<Given>);

/// What a version is made of.
pub(super) struct Parts {
    pub(super) walked: Arc<Walked>,
    pub(super) said: Vec<Diagnostic>,
    pub(super) cache: Arc<Cache>,
    pub(super) settings: Settings,
}

impl Version {
    /// Starts the threads of a version; `None` if it has no plan. `found` is told what a look over the whole finds, once, if it lives so long.
    pub(super) fn start(number: u64, parts: Parts, found: impl FnOnce(Vec<Diagnostic>) + Send + 'static) -> Option<Version> {
        parts.walked.planned.as_ref()?;
        let (sender, receiver) = channel();
        let (lives, life) = channel();
        let thread = std::thread::Builder::new().name(format!("version {number}"));
        thread.spawn(move || live(&parts, receiver, &life, found)).ok()?;
        Some(Version { number, jobs: Mutex::new(sender), _lives: Mutex::new(lives) })
    }

    /// Asks and waits.
    pub(super) fn ask(&self, ask: Ask) -> Option<Given> {
        let (sender, receiver) = sync_channel(1);
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner).send((ask, sender)).ok()?;
        receiver.recv().ok()
    }
}

fn live(parts: &Parts, jobs: Receiver<Job>, life: &Receiver<()>, found: impl FnOnce(Vec<Diagnostic>)) {
    let Some((theme, plan)) = &parts.walked.planned else { return };
    let pictures = shared_cache(parts);
    let stand = Stand::new(parts, theme, plan, pictures.as_ref().unwrap_or(&parts.cache));
    let jobs = Mutex::new(jobs);
    std::thread::scope(|scope| {
        for _ in 0..MAKERS {
            scope.spawn(|| {
                loop {
                    // The lock is let go before the job is done.
                    let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((ask, reply)) = job else { return };
                    // Who asked may have gone.
                    let _ = reply.send(stand.give(&ask));
                }
            });
        }
        if life.recv_timeout(REST) == Err(RecvTimeoutError::Timeout) {
            found(stand.look_over());
        }
    });
}

/// The cache that finished pictures are in, where it is not the site's own.
fn shared_cache(parts: &Parts) -> Option<Cache> {
    let Settings { root, pictures, .. } = &parts.settings;
    let configured = || Some(&parts.walked.site.config.cache).filter(|folder| !folder.is_empty()).map(|folder| root.join(folder));
    pictures.clone().or_else(configured).map(|folder| Cache::open(&folder))
}

/// A version at work.
struct Stand<'s> {
    parts: &'s Parts,
    plan: &'s Plan,
    maker: Maker<'s>,
    findings: OnceLock<Vec<Diagnostic>>,
}

impl<'s> Stand<'s> {
    fn new(parts: &'s Parts, theme: &'s Theme, plan: &'s Plan, cache: &'s Cache) -> Stand<'s> {
        let Walked { site, snapshot, .. } = &*parts.walked;
        let maker = Maker::new((site, snapshot), theme, plan, cache);
        Stand { parts, plan, maker, findings: OnceLock::new() }
    }

    fn give(&self, ask: &Ask) -> Given {
        let Ask::Output(path) = ask else {
            return Given::Overview(page::overview(&self.parts.walked, self.look_over_once(), &self.parts.settings));
        };
        let found = OutPath::new(path).and_then(|path| self.plan.outputs.get_key_value(&path));
        let Some((url, recipe)) = found else { return self.missing(path) };
        match self.maker.make(url, recipe) {
            Ok(blob) => Given::Output(url.clone(), blob),
            Err(Failure::Content(fault)) => Given::Faulty(page::faulty(&[*fault])),
            Err(Failure::Machine(error)) => {
                let mut fault = Diagnostic::error("file-unreadable", "", error.message);
                fault.hints = error.hints;
                Given::Faulty(page::faulty(&[fault]))
            }
        }
    }

    /// The site's own page for what is not there, with the findings of a file whose page this would be, and near pages.
    fn missing(&self, path: &str) -> Given {
        let stem = path.trim_end_matches(".html").rsplit('/').next().unwrap_or(path);
        let broken: Vec<Diagnostic> = self
            .parts
            .said
            .iter()
            .filter(|said| said.severity == Severity::Error && !stem.is_empty() && slug_of(&said.path) == stem)
            .cloned()
            .collect();
        if !broken.is_empty() {
            return Given::Faulty(page::faulty(&broken));
        }
        let own = OutPath::new("404.html").and_then(|url| self.maker.make(&url, &Recipe::NotFound).ok());
        let own = match own {
            Some(Blob::Bytes(bytes)) => bytes,
            _ => Vec::new(),
        };
        let pages = self.plan.outputs.iter().filter(|(_, recipe)| recipe.is_page()).map(|(url, _)| url.as_str());
        Given::Missing(page::missing(&own, &page::near(path, pages), &self.parts.settings.base))
    }

    fn look_over_once(&self) -> &[Diagnostic] {
        self.findings.get_or_init(|| {
            let hints = Hints::default();
            let Settings { root, skip, drafts, .. } = self.parts.settings.clone();
            let options = Options { root, skip, hints: &hints, base_url: None, drafts, external: false };
            pipeline::review(&self.parts.walked, self.parts.said.clone(), &options)
        })
    }

    fn look_over(&self) -> Vec<Diagnostic> {
        let mut said = self.look_over_once().to_vec();
        diagnostic::sort(&mut said);
        said
    }
}

/// The name that a file's page would have.
fn slug_of(path: &str) -> String {
    crate::paths::SitePath::new(path)
        .map(|path| {
            let name = path.stem();
            let named = if name == "index" { path.folder().rsplit('/').next().unwrap_or(name).to_owned() } else { name.to_owned() };
            crate::document::slug::slug(&named, "page")
        })
        .unwrap_or_default()
}
