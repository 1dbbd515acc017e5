//! A site in a temporary folder, built by the real program.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::picture;

/// The configuration that sites have unless they say otherwise.
const CONFIG: &str = "title: 专栏\nschool: {name: 青桥职业学校, short: 青桥职校}\nreview: off\n";

/// All files of a folder by path, `/` between the parts.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// A folder of content.
pub(crate) struct Site {
    folder: TempDir,
}

/// What a run of the program came to.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Site {
    /// A site with a configuration and nothing else.
    pub(crate) fn new() -> Site {
        Site { folder: tempfile::tempdir().expect("a temporary folder") }.config("")
    }

    /// A site of one event, one story and one notice, all in order.
    pub(crate) fn small() -> Site {
        Site::new()
            .file("content/events/open.md", "---\ntitle: 校园开放日\ndate: 2024-05-20\ntime: 9:00—11:00\nvenue: 校门口\n---\n欢迎来看。\n")
            .file("content/stories/first.md", "---\ntitle: 第一天\ndate: 2024-05-20\nevent: open\n---\n来了很多人。\n")
            .file("content/notices/plan.md", "---\ntitle: 活动安排\ndate: 2024-05-10\n---\n请各系准备。\n")
    }

    /// Adds lines to the usual configuration.
    pub(crate) fn config(self, lines: &str) -> Site {
        self.file("zhuanlan.yaml", format!("{CONFIG}{lines}"))
    }

    /// Writes the usual configuration and some lines of a site that stays.
    pub(crate) fn config_of(site: &Site, lines: &str) {
        site.put("zhuanlan.yaml", format!("{CONFIG}{lines}"));
    }

    /// Writes a file.
    pub(crate) fn file(self, path: &str, bytes: impl AsRef<[u8]>) -> Site {
        self.put(path, bytes);
        self
    }

    /// Writes a file of a site that stays.
    pub(crate) fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        fs::write(&path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// Writes a JPEG of that size, different for every path.
    pub(crate) fn picture(self, path: &str, width: u32, height: u32) -> Site {
        self.file(path, picture::jpeg(path, width, height))
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    }

    /// Makes a link, where the system has them.
    pub(crate) fn link(&self, path: &str, to: &str) {
        let place = self.path(path);
        fs::create_dir_all(place.parent().expect("a file has a folder")).expect("a folder");
        #[cfg(unix)]
        std::os::unix::fs::symlink(to, place).expect("a link");
        #[cfg(not(unix))]
        panic!("{path} cannot be a link to {to} here");
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    /// Runs the program in the site's folder.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        run_in(self.root(), args)
    }

    /// Builds, and fails if the program does.
    pub(crate) fn build(&self) -> Run {
        self.build_with(&[])
    }

    pub(crate) fn build_with(&self, args: &[&str]) -> Run {
        let run = self.run(&[&["build"], args].concat());
        assert_eq!(run.code, 0, "the build failed:\n{}{}", run.stderr, run.stdout);
        run
    }

    /// Builds, and fails unless the content was found to have errors.
    pub(crate) fn refuses(&self) -> Run {
        let run = self.run(&["build"]);
        assert_eq!(run.code, 1, "expected errors about the content:\n{}{}", run.stderr, run.stdout);
        run
    }

    /// An output as text.
    pub(crate) fn read(&self, path: &str) -> String {
        let path = self.path("public").join(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.path("public").join(path).exists()
    }

    /// Every output.
    pub(crate) fn output(&self) -> Tree {
        tree(&self.path("public"))
    }

    /// The paths of all files below a folder of the site.
    pub(crate) fn paths_below(&self, folder: &str) -> Vec<String> {
        tree(&self.path(folder)).into_keys().collect()
    }

    /// The findings of `check --format json` .
    pub(crate) fn findings(&self) -> Vec<Finding> {
        let run = self.run(&["check", "--format", "json"]);
        run.stdout.lines().filter_map(Finding::parse).collect()
    }
}

/// One finding of `check --format json`.
#[derive(Debug)]
pub(crate) struct Finding {
    pub(crate) severity: String,
    pub(crate) code: String,
}

impl Finding {
    fn parse(line: &str) -> Option<Finding> {
        let value: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        let text = |key: &str| value[key].as_str().map(str::to_owned);
        Some(Finding { severity: text("severity")?, code: text("code")? })
    }
}

impl Run {
    /// Fails unless every part stands in what was said about the content.
    pub(crate) fn says(&self, parts: &[&str]) {
        for part in parts {
            let said = format!("{}{}", self.stdout, self.stderr);
            assert!(said.contains(part), "“{part}” is not said:\n{said}");
        }
    }

    /// Fails if any of the parts is said.
    pub(crate) fn is_silent_about(&self, parts: &[&str]) {
        for part in parts {
            assert!(!self.stderr.contains(part) && !self.stdout.contains(part), "“{part}” is said:\n{}{}", self.stdout, self.stderr);
        }
    }

    /// The codes of all errors, in the order of their saying.
    pub(crate) fn errors(&self) -> Vec<&str> {
        self.stdout.lines().chain(self.stderr.lines()).filter_map(|line| line.strip_prefix("错误[")?.split(']').next()).collect()
    }
}

/// Runs the program in a folder.
pub(crate) fn run_in(folder: &Path, args: &[&str]) -> Run {
    let output = program(folder, args).output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program speaks UTF-8");
    let Output { status, stdout, stderr } = output;
    Run { code: status.code().unwrap_or(-1), stdout: text(stdout), stderr: text(stderr) }
}

/// The program, ready to start.
pub(crate) fn program(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhuanlan"));
    command.current_dir(folder).args(args);
    command
}

/// Every file below a folder.
pub(crate) fn tree(root: &Path) -> Tree {
    let mut tree = Tree::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.expect("a readable folder").path()) {
            if path.is_dir() {
                open.push(path);
            } else {
                let place = path.strip_prefix(root).expect("below the root").display().to_string().replace('\\', "/");
                tree.insert(place, fs::read(&path).expect("a readable file"));
            }
        }
    }
    tree
}

/// Fails with the names of the files that differ.
pub(crate) fn assert_same(left: &Tree, right: &Tree, why: &str) {
    let names = |tree: &Tree| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(left), names(right), "{why}: not the same files");
    let differing: Vec<&String> = left.iter().filter(|(path, bytes)| right.get(*path) != Some(bytes)).map(|(path, _)| path).collect();
    assert!(differing.is_empty(), "{why}: these differ: {differing:?}");
}

/// Copies a folder.
pub(crate) fn copy(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        let place = to.join(path);
        fs::create_dir_all(place.parent().expect("a file has a folder")).expect("a folder");
        fs::write(place, bytes).expect("a copy");
    }
}
