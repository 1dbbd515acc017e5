//! Owns the files of the preview: takes what was seen, reads it, and puts up a new version.
//!
//! Part of `serve`; one thread, so nothing here is shared. Good text is shown at once; what reads badly, and what is gone, is looked at again
//! until it has been still for a moment: an editor may be in the midst of saving it.
#![expect(clippy::disallowed_methods, reason = "how long a file has been still is a matter of the clock")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use super::board::Board;
use super::version::{Parts, Version};
use super::watch::{Seen, Watch};
use super::{News, Settings, overlay};
use crate::cache::Cache;
use crate::diagnostic::{Checked, Diagnostic, Error, Severity};
use crate::paths::SitePath;
use crate::pipeline::{self, Memory, Options, Walked};
use crate::source::{self, File, Hints, Matter, Snapshot};

/// How long a file that reads badly must be still before its fault is said.
const STILL: Duration = Duration::from_millis(150);

/// More files than this at once are read with all others.
const MANY: usize = 64;

/// The files, and what was made of them.
pub(super) struct Desk {
    settings: Settings,
    cache: Arc<Cache>,
    board: Arc<Board>,
    news: Sender<News>,
    memory: Memory,
    hints: Hints,
    snapshot: Snapshot,
    /// What reading the files said.
    said: Vec<Diagnostic>,
    /// The walk that is up, and what was said before it was looked over; none where the files are ahead of it.
    last: Option<(Arc<Walked>, Vec<Diagnostic>)>,
    number: u64,
    seen: Receiver<Seen>,
    watch: Option<Watch>,
    /// Files that read badly, and until when they are given time.
    doubtful: BTreeMap<PathBuf, Instant>,
}

/// What came of looking at a file.
enum Look {
    /// It is as it was, or none of the site's.
    Same,
    /// It was taken over.
    Taken(SitePath),
    /// It reads badly, or is gone: it gets time.
    Doubtful,
}

impl Desk {
    /// Reads the site and begins to watch it.
    pub(super) fn open(settings: Settings, cache: Arc<Cache>, hints: Hints, board: Arc<Board>, news: Sender<News>) -> Result<Desk, Error> {
        let (sender, seen) = channel();
        // Before reading, so that nothing is missed in between.
        let watch = match Watch::start(&settings.root, settings.poll, sender) {
            Ok(watch) => Some(watch),
            Err(reason) => {
                let _ = news.send(News::Blind(reason));
                None
            }
        };
        let options = source::Options { skip: &settings.skip, hints: &hints };
        let Checked { value: snapshot, diagnostics: said } = source::read(&settings.root, options)?;
        let number = settings.first;
        let (memory, doubtful) = (Memory::of_preview(), BTreeMap::new());
        Ok(Desk { settings, cache, board, news, memory, hints, snapshot, said, last: None, number, seen, watch, doubtful })
    }

    /// Keeps what is known of the pictures, so that the next start need not read them; only where there is something new to know.
    pub(super) fn remember(&self) {
        // Milliseconds and nanoseconds since 1970.
        let hints = Hints::of(&self.snapshot, self.settings.first * 1_000_000);
        if hints != self.hints {
            self.cache.keep(Hints::NAME, hints.to_text());
        }
    }

    /// Minds what is seen, for ever.
    pub(super) fn mind(&mut self) -> Result<(), Error> {
        loop {
            let until = self.doubtful.values().min().map(|due| due.saturating_duration_since(Instant::now()));
            let first = match until {
                Some(wait) => self.seen.recv_timeout(wait),
                None => self.seen.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            let began = Instant::now();
            match first {
                Ok(first) => {
                    let seen: Vec<Seen> = std::iter::once(first).chain(self.seen.try_iter()).collect();
                    self.take(&seen, began);
                }
                Err(RecvTimeoutError::Timeout) => self.settle(began),
                // Nobody watches: there is nothing more to come, but what stands is still served.
                Err(RecvTimeoutError::Disconnected) => loop {
                    std::thread::park();
                },
            }
        }
    }

    /// Takes over what was seen.
    fn take(&mut self, seen: &[Seen], began: Instant) {
        let mut files: BTreeMap<&Path, bool> = BTreeMap::new();
        for one in seen {
            if let Seen::File { path, finished } = one {
                *files.entry(path).or_default() |= *finished;
            }
        }
        if seen.contains(&Seen::Folders)
            && let Some(Err(reason)) = self.watch.as_mut().map(Watch::again)
        {
            let _ = self.news.send(News::Blind(reason));
        }
        if files.len() > MANY || seen.iter().any(|one| !matches!(one, Seen::File { .. })) {
            return self.read_all(began);
        }
        let mut changed = Vec::new();
        for (path, finished) in files {
            match self.look(path, finished) {
                Look::Same => {}
                Look::Taken(path) => changed.push(path.to_string()),
                Look::Doubtful => drop(self.doubtful.insert(path.to_owned(), Instant::now() + STILL)),
            }
        }
        if !changed.is_empty() {
            self.walk(changed, began.elapsed());
        }
    }

    /// Takes over what was given time and has been still.
    fn settle(&mut self, began: Instant) {
        let due: Vec<PathBuf> = self.doubtful.iter().filter(|(_, due)| **due <= began).map(|(path, _)| path.clone()).collect();
        let mut changed = Vec::new();
        for path in due {
            self.doubtful.remove(&path);
            match self.reread(&path) {
                Some(checked) => changed.extend(self.put(checked).map(|path| path.to_string())),
                None => changed.extend(self.remove(&path)),
            }
        }
        if !changed.is_empty() {
            self.walk(changed, began.elapsed());
        }
    }

    fn reread(&self, path: &Path) -> Option<Checked<File>> {
        source::reread(&self.settings.root, path, source::Options { skip: &self.settings.skip, hints: &self.hints })
    }

    fn look(&mut self, path: &Path, finished: bool) -> Look {
        let Some(checked) = self.reread(path) else {
            return if self.known(path).is_empty() { Look::Same } else { Look::Doubtful };
        };
        let broken = checked.diagnostics.iter().any(|said| said.severity == Severity::Error);
        let badly = match &checked.value.matter {
            Matter::Text(text) => text.content.trim().is_empty() || !self.memory.reads_well(&checked.value.path, &text.content),
            Matter::Sheet(bytes) => !self.memory.opens(&checked.value.path, bytes),
            _ => false,
        };
        // An empty file is the first half of most savings, closed or not.
        let empty = checked.value.stamp.size == 0;
        if (broken || badly) && (!finished || empty) {
            return Look::Doubtful;
        }
        self.doubtful.remove(path);
        self.put(checked).map_or(Look::Same, Look::Taken)
    }

    /// Puts a file into the snapshot; gives its path if anything about it is new.
    fn put(&mut self, checked: Checked<File>) -> Option<SitePath> {
        let Checked { value: file, diagnostics } = checked;
        let path = file.path.clone();
        let same = self.snapshot.files.get(&path).is_some_and(|old| match (&old.matter, &file.matter) {
            (Matter::Other | Matter::Office(_), Matter::Other | Matter::Office(_)) => old.stamp == file.stamp,
            (old, new) => old == new,
        });
        let before = self.said.len();
        self.said.retain(|said| said.path != path.as_str());
        let quiet = before == self.said.len() && diagnostics.is_empty();
        self.said.extend(diagnostics);
        self.snapshot.files.insert(path.clone(), file);
        (!same || !quiet).then_some(path)
    }

    /// The files of the snapshot that lie at a path of the disk, or below it.
    fn known(&self, disk: &Path) -> Vec<SitePath> {
        self.snapshot.files.values().filter(|file| file.disk.starts_with(disk)).map(|file| file.path.clone()).collect()
    }

    fn remove(&mut self, disk: &Path) -> Vec<String> {
        let gone = self.known(disk);
        for path in &gone {
            self.snapshot.files.remove(path);
            self.said.retain(|said| said.path != path.as_str());
        }
        gone.iter().map(ToString::to_string).collect()
    }

    /// Reads everything again.
    fn read_all(&mut self, began: Instant) {
        let options = source::Options { skip: &self.settings.skip, hints: &self.hints };
        // A folder that is no site for a moment, such as one that is being replaced: what stands stays until the next notice.
        let Ok(Checked { value, diagnostics }) = source::read(&self.settings.root, options) else {
            self.doubtful.insert(self.settings.root.join("zhuanlan.yaml"), Instant::now() + STILL);
            return;
        };
        let matters =
            |snapshot: &Snapshot| snapshot.files.iter().map(|(path, file)| (path.clone(), file.matter.clone())).collect::<Vec<_>>();
        let (old, new) = (matters(&self.snapshot), matters(&value));
        let differs = |one: &[(SitePath, Matter)], other: &Snapshot| -> Vec<String> {
            one.iter()
                .filter(|(path, matter)| other.get(path).is_none_or(|file| file.matter != *matter))
                .map(|(path, _)| path.to_string())
                .collect()
        };
        let mut changed = differs(&new, &self.snapshot);
        changed.extend(differs(&old, &value));
        changed.sort();
        changed.dedup();
        (self.snapshot, self.said) = (value, diagnostics);
        if !changed.is_empty() {
            self.walk(changed, began.elapsed());
        }
    }

    /// Walks over the files as they are and puts the result up; where that fails, the last good version stays.
    pub(super) fn walk(&mut self, changed: Vec<String>, before: Duration) {
        let began = Instant::now();
        let Some((walked, said)) = self.retouched(&changed).or_else(|| self.walked()) else { return };
        let follow = changed.iter().filter(|_| self.settings.follow).find_map(|path| address(&walked, path));
        // Before the old version goes: whoever lets go of a walk last takes it apart, and that is not to be waited for.
        self.last = Some((walked.clone(), said.clone()));
        let parts = Parts { walked, said, cache: self.cache.clone(), settings: self.settings.clone() };
        let (board, news) = (self.board.clone(), self.news.clone());
        let found = move |said: Vec<Diagnostic>| tell(&board, &news, said);
        self.number += 1;
        let Some(version) = Version::start(self.number, parts, found).map(Arc::new) else { return };
        let styles = !changed.is_empty() && changed.iter().all(|path| path.ends_with(".css"));
        self.board.put(version, &overlay::version(self.number, styles, follow.as_deref()));
        let milliseconds = (before + began.elapsed()).as_millis();
        let _ = self.news.send(News::Shown { changed, milliseconds });
    }

    /// The last walk with the changed words of one page in it.
    fn retouched(&mut self, changed: &[String]) -> Option<(Arc<Walked>, Vec<Diagnostic>)> {
        let [path] = changed else { return None };
        let (last, said) = self.last.as_ref()?;
        let walked = pipeline::retouch(last, said, (&self.snapshot, &SitePath::new(path)?), &mut self.memory)?;
        Some((Arc::new(walked), said.clone()))
    }

    /// A whole walk, and what was said on it; where it comes to no plan, that is told and the last good version stays.
    fn walked(&mut self) -> Option<(Arc<Walked>, Vec<Diagnostic>)> {
        self.last = None;
        let read = Checked { value: self.snapshot.clone(), diagnostics: self.said.clone() };
        let Settings { root, skip, drafts, .. } = self.settings.clone();
        let options = Options { root, skip, hints: &self.hints, base_url: None, drafts, external: false };
        let Checked { value, diagnostics } = pipeline::prepare(read, &options, &mut self.memory);
        match value {
            Some(walked) if walked.planned.is_some() => Some((Arc::new(walked), diagnostics)),
            broken => {
                let said = match &broken {
                    Some(walked) => pipeline::review(walked, diagnostics, &options),
                    None => pipeline::finished(diagnostics),
                };
                let _ = self.news.send(News::Kept);
                tell(&self.board, &self.news, said);
                None
            }
        }
    }
}

/// Tells the tabs and the terminal what was found.
fn tell(board: &Board, news: &Sender<News>, said: Vec<Diagnostic>) {
    board.found(&said);
    let _ = news.send(News::Found(said));
}

/// The address of the page that is made of a file.
fn address(walked: &pipeline::Walked, path: &str) -> Option<String> {
    walked.site.pages.iter().find(|page| page.source.as_str() == path).map(|page| page.url.to_string())
}
