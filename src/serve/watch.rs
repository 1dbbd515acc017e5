//! Reports which files of the site have changed, by the system's notifications or by looking again and again.
//!
//! Part of `serve`; reads names and times only. A mere reading is no change; a folder that appears is one of unknown content.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, ModifyKind, RemoveKind};
use notify::{Config, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use crate::source::{FOLDERS, TOP_FILES};

/// How often files are looked at where nobody reports changes.
const LOOK: Duration = Duration::from_millis(500);

/// What was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Seen {
    /// A file was written, made, renamed or removed; `finished` where the system says that the writer has closed it.
    File {
        /// Where it is.
        path: PathBuf,
        /// Whether nothing more is to come.
        finished: bool,
    },
    /// More than single files: everything is to be read again.
    All,
    /// One of the site's own folders came or went: everything is to be read, and the folders watched anew.
    Folders,
}

/// Watches until it is dropped.
pub(super) struct Watch {
    watcher: Box<dyn Watcher + Send>,
    root: PathBuf,
}

impl Watch {
    /// Starts watching; the text of an error is the system's own.
    pub(super) fn start(root: &Path, poll: bool, seen: Sender<Seen>) -> Result<Watch, String> {
        let top = root.to_owned();
        let report = move |event: notify::Result<Event>| {
            let found = event.map_or_else(|_| vec![Seen::All], |event| interpret(&top, &event));
            for one in found {
                // The desk may be gone at the end.
                let _ = seen.send(one);
            }
        };
        let config = Config::default().with_poll_interval(LOOK);
        let watcher: Box<dyn Watcher + Send> = if poll {
            Box::new(PollWatcher::new(report, config).map_err(|error| error.to_string())?)
        } else {
            Box::new(RecommendedWatcher::new(report, config).map_err(|error| error.to_string())?)
        };
        let mut watch = Watch { watcher, root: root.to_owned() };
        watch.again()?;
        Ok(watch)
    }

    /// Watches the folders that are there now. The top itself is not watched through: it may hold thousands of files of others.
    pub(super) fn again(&mut self) -> Result<(), String> {
        let failed = |error: notify::Error| error.to_string();
        self.watcher.watch(&self.root, RecursiveMode::NonRecursive).map_err(failed)?;
        for folder in FOLDERS.map(|name| self.root.join(name)) {
            // A folder that went was forgotten by the system, or not.
            let _ = self.watcher.unwatch(&folder);
            if folder.is_dir() {
                self.watcher.watch(&folder, RecursiveMode::Recursive).map_err(failed)?;
            }
        }
        Ok(())
    }
}

/// What an event means for a site at `top`.
fn interpret(top: &Path, event: &Event) -> Vec<Seen> {
    if event.need_rescan() {
        return vec![Seen::All];
    }
    let finished = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => return Vec::new(),
        // A rename puts a whole file into its place.
        EventKind::Modify(ModifyKind::Name(_)) => true,
        _ => false,
    };
    let folder = matches!(event.kind, EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder));
    event.paths.iter().filter_map(|path| one(top, path, folder, finished)).collect()
}

fn one(top: &Path, path: &Path, folder: bool, finished: bool) -> Option<Seen> {
    let below = path.strip_prefix(top).ok()?;
    let first = below.components().next()?.as_os_str().to_str()?;
    let deep = below.components().count() > 1;
    if FOLDERS.contains(&first) {
        return match (deep, folder || path.is_dir()) {
            (false, _) => Some(Seen::Folders),
            (true, true) => Some(Seen::All),
            (true, false) => Some(Seen::File { path: path.to_owned(), finished }),
        };
    }
    (!deep && TOP_FILES.contains(&first)).then(|| Seen::File { path: path.to_owned(), finished })
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{DataChange, RenameMode};

    fn seen(kind: EventKind, path: &str) -> Vec<Seen> {
        interpret(Path::new("/site"), &Event::new(kind).add_path(PathBuf::from(path)))
    }

    #[test]
    fn reading_is_no_change_and_closing_ends_a_change() {
        let file = |finished| vec![Seen::File { path: "/site/content/events/a.md".into(), finished }];
        let path = "/site/content/events/a.md";
        assert_eq!(seen(EventKind::Access(AccessKind::Open(AccessMode::Read)), path), []);
        assert_eq!(seen(EventKind::Access(AccessKind::Close(AccessMode::Read)), path), []);
        assert_eq!(seen(EventKind::Access(AccessKind::Close(AccessMode::Write)), path), file(true));
        assert_eq!(seen(EventKind::Modify(ModifyKind::Data(DataChange::Any)), path), file(false));
        assert_eq!(seen(EventKind::Modify(ModifyKind::Name(RenameMode::To)), path), file(true));
    }

    #[test]
    fn folders_mean_more_than_one_file_and_others_mean_nothing() {
        assert_eq!(seen(EventKind::Create(CreateKind::Folder), "/site/content/events/0521"), [Seen::All]);
        assert_eq!(seen(EventKind::Remove(RemoveKind::Folder), "/site/content"), [Seen::Folders]);
        assert_eq!(seen(EventKind::Create(CreateKind::File), "/site/public/index.html"), []);
        assert_eq!(seen(EventKind::Create(CreateKind::File), "/site/notes.txt"), []);
        assert_eq!(seen(EventKind::Create(CreateKind::File), "/site/zhuanlan.yaml").len(), 1);
    }
}
