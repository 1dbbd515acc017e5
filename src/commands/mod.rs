//! One file a command; each says how far it walks. The only place that sees the environment, the clock and the terminal.
#![expect(clippy::disallowed_methods, reason = "commands are the door to environment and clock")]

/// Prints a line; a reader that has gone away, such as `head`, is no fault of ours.
macro_rules! println {
    ($($words:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stdout(), $($words)*);
    }};
}

/// Says a line on standard error, with the same patience.
macro_rules! eprintln {
    ($($words:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stderr(), $($words)*);
    }};
}

mod ask;
mod build;
mod check;
mod editor;
mod explain;
mod fix;
mod import;
mod init;
mod known;
mod menu;
mod new;
mod new_year;
mod pack;
mod progress;
mod report;
mod serve;
mod shortcut;
mod speech;
mod theme;

use std::path::{Path, PathBuf};

use crate::cache::Cache;
use crate::cli::{Cli, Command};
use crate::diagnostic::Error;
use crate::document::kind;
use crate::source::{Hints, Snapshot};

/// How a run ended, as the exit code says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything is fine.
    Fine = 0,
    /// The content has errors.
    Content = 1,
    /// Wrong usage, or a fault of the machine.
    Machine = 2,
}

/// Runs what was typed.
pub fn run(cli: Cli) -> Outcome {
    crate::guard::hush();
    let Some(command) = cli.command else { return menu::open(&cli.folder) };
    let ended = match command {
        Command::Init(args) => absolute(&cli.folder.join(&args.dir)).and_then(|folder| init::run(&folder, &args)),
        Command::New(args) => site(&cli.folder).and_then(|root| new::run(&root, &args)),
        Command::Pack(args) => site(&cli.folder).and_then(|root| pack::run(&root, &args)),
        Command::NewYear(args) => site(&cli.folder).and_then(|root| new_year::run(&root, &args)),
        Command::Editor => site(&cli.folder).and_then(|root| editor::run(&root)),
        Command::Build(args) => site(&cli.folder).and_then(|root| build::run(&root, &args)),
        Command::Serve(args) => site(&cli.folder).and_then(|root| serve::run(&root, &args)),
        Command::Check(args) => site(&cli.folder).and_then(|root| check::run(&root, &args)),
        Command::Report(args) => site(&cli.folder).and_then(|root| report::run(&root, &args)),
        Command::Explain(args) => explain::run(args.code.as_deref()),
        Command::Import(args) => site(&cli.folder).and_then(|root| import::run(&root, &args)),
        Command::Theme(args) => root(&cli.folder).and_then(|root| theme::run(&root, &args)),
    };
    ended.unwrap_or_else(|error| {
        speech::error(&error);
        Outcome::Machine
    })
}

/// Says what clap found wrong, in Chinese.
pub fn misuse(error: &clap::Error) -> Outcome {
    speech::misuse(error)
}

/// The folder that was typed, absolute.
fn root(folder: &Path) -> Result<PathBuf, Error> {
    absolute(folder)
}

/// The site's folder, absolute; a folder that is no site is refused before anything is made in it.
fn site(folder: &Path) -> Result<PathBuf, Error> {
    let root = root(folder)?;
    crate::source::check_site(&root)?;
    Ok(root)
}

/// The ending that most pages of the site have; without pages that which Notepad gives.
fn ending_of_pages(snapshot: &Snapshot) -> &'static str {
    let pages = || snapshot.below("content").filter(|file| kind::is_page(&file.path));
    let marked = pages().filter(|file| file.path.ending() == "md").count();
    if marked * 2 > pages().count() { "md" } else { "txt" }
}

/// A typed path, from where the program was started.
fn absolute(path: &Path) -> Result<PathBuf, Error> {
    let here = std::env::current_dir().map_err(|error| Error::new(format!("不知道当前在哪个文件夹：{error}")))?;
    Ok(clean(&here.join(path)))
}

/// The folder of pictures that several sites share, where the machine has one.
fn shared_cache() -> Result<Option<PathBuf>, Error> {
    std::env::var_os("ZHUANLAN_CACHE").filter(|folder| !folder.is_empty()).map(|folder| absolute(Path::new(&folder))).transpose()
}

/// What an earlier run knew of unchanged pictures.
fn remembered(cache: &Cache) -> Hints {
    cache.note(Hints::NAME).map_or_else(Hints::default, |text| Hints::from_text(&text))
}

/// A path without `.` and `..`; the file system is not asked.
fn clean(path: &Path) -> PathBuf {
    let mut cleaned = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir => {
                cleaned.pop();
            }
            part => cleaned.push(part),
        }
    }
    cleaned
}

/// Nanoseconds since 1970, for hints about unchanged files.
fn now() -> u64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
}
