//! Everything that commands say, in one voice: findings to standard error, results to standard output.

use std::io::IsTerminal;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Outcome;
use crate::diagnostic::{Diagnostic, Error, Severity};
use crate::document::Kind;
use crate::edition;
use crate::plan::Plan;
use crate::site::Site;
use crate::terminal::{self, Colour};
use crate::theme;
use crate::write;

/// Says a fault of the machine.
pub(super) fn error(error: &Error) {
    eprintln!("错误：{}", error.message);
    for hint in &error.hints {
        eprintln!("提示：{hint}");
    }
}

/// Says every finding as the result of a check, file by file; they come sorted.
pub(super) fn findings(diagnostics: &[Diagnostic]) {
    let colour = colour(std::io::stdout().is_terminal());
    for file in diagnostics.chunk_by(|a, b| a.path == b.path) {
        let name = if file[0].path.is_empty() { "整个专栏" } else { &file[0].path };
        println!("── {name} ── {}\n", terminal::counts(file));
        for diagnostic in file {
            println!("{}\n", terminal::diagnostic(diagnostic, colour));
        }
    }
}

/// Says what to mend first, and where to learn more.
pub(super) fn next_steps(diagnostics: &[Diagnostic]) {
    let steps = terminal::next_steps(diagnostics);
    if steps.is_empty() {
        return;
    }
    println!("先改这{}：", if steps.len() == 1 { "一处" } else { "几处" });
    for (number, step) in steps.iter().enumerate() {
        println!("  {}. {step}", number + 1);
    }
    println!("某一条看不明白，运行 zhuanlan explain {}，有例子。\n", terminal::first(diagnostics).map_or("代码", |first| first.code));
}

fn diagnostics(diagnostics: &[Diagnostic]) {
    let colour = colour(std::io::stderr().is_terminal());
    for diagnostic in diagnostics {
        eprintln!("{}\n", terminal::diagnostic(diagnostic, colour));
    }
}

fn colour(on_terminal: bool) -> Colour {
    if on_terminal && std::env::var_os("NO_COLOR").is_none() { Colour::On } else { Colour::Off }
}

/// Says errors and warnings, and how many hints there are: a build is no lesson, `check` tells them.
pub(super) fn serious(all: &[Diagnostic]) {
    let serious: Vec<Diagnostic> = all.iter().filter(|diagnostic| diagnostic.severity > Severity::Hint).cloned().collect();
    diagnostics(&serious);
    let hints = all.len() - serious.len();
    if hints > 0 {
        eprintln!("另有 {hints} 条建议，运行 zhuanlan check 可以看到。\n");
    }
}

/// Says why nothing was written.
pub(super) fn refused(diagnostics: &[Diagnostic], out: &Path) {
    let counts = terminal::counts(diagnostics);
    let old = if out.exists() { format!("{} 里还是原来的样子。", shown(out)) } else { String::new() };
    eprintln!("没有生成：{counts}。{old}");
    eprintln!("改好以后再运行一次 zhuanlan build。");
}

/// What a build came to.
pub(super) struct Built<'b> {
    pub(super) site: &'b Site,
    pub(super) plan: &'b Plan,
    pub(super) outcome: &'b write::Outcome,
    pub(super) out: &'b Path,
    pub(super) said: &'b [Diagnostic],
    pub(super) seconds: f64,
}

/// Says what was made, how long it took and what to do next.
pub(super) fn built(built: &Built<'_>) {
    let Built { site, plan, outcome, .. } = built;
    let pages = plan.outputs.values().filter(|recipe| recipe.is_page()).count();
    let events = site.list(Kind::Event).len();
    let stories = site.list(Kind::Story).len();
    let photos = site.pictures.len();
    println!("生成好了：{pages} 个网页（活动 {events} 场、动态 {stories} 篇、照片 {photos} 张），用了 {:.1} 秒。", built.seconds);
    println!("写了 {} 个文件，{} 个没有变，删掉 {} 个旧的。", outcome.written, outcome.unchanged, outcome.removed);
    let worth = built.said.iter().filter(|said| said.severity > Severity::Hint).count();
    if worth > 0 {
        println!("上面有 {worth} 处要注意，看一看再上传。");
    }
    println!("都在 {}，双击里面的 index.html 就能看，整个文件夹上传到网站就行。", shown(built.out));
}

/// Says that nothing has changed since the last build.
pub(super) fn unchanged(last: &super::shortcut::Last, out: &Path, seconds: f64) {
    println!("没有变化：{} 里的 {} 个网页都是最新的，用了 {seconds:.1} 秒。", shown(out), last.pages);
}

/// Says once that the cache cannot be written.
pub(super) fn trouble(trouble: Option<&Error>) {
    if let Some(trouble) = trouble {
        eprintln!("注意：{}（网站照样生成了，只是下次会慢一些）", trouble.message);
    }
}

/// A path as short as it can be from here.
pub(super) fn shown(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    match path.strip_prefix(&here) {
        Ok(inside) if !inside.as_os_str().is_empty() => inside.display().to_string(),
        _ => path.display().to_string(),
    }
}

/// Says how the program is used, to somebody who named no command.
pub(super) fn usage() -> Outcome {
    eprintln!("{}", crate::cli::help().trim_end());
    Outcome::Machine
}

/// What this program is and was made from, for somebody who asks for help; `ZHUANLAN_COMMIT` is set where releases are built.
fn version() -> String {
    let made = match (option_env!("ZHUANLAN_COMMIT"), cfg!(debug_assertions)) {
        (Some(commit), _) => format!("发布版，提交 {commit}"),
        (None, false) => "自己编译的".to_owned(),
        (None, true) => "自己编译的，调试用，比较慢".to_owned(),
    };
    let system = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
    let (editions, themes) = (edition::builtin_names().join("、"), theme::names().join("、"));
    format!("zhuanlan {}\n来历：{made}\n系统：{system}\n内置活动周：{editions}\n内置外观：{themes}", env!("CARGO_PKG_VERSION"))
}

/// Help as it is; misuse in Chinese.
pub(super) fn misuse(error: &clap::Error) -> Outcome {
    let word = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(word)) => word.clone(),
        Some(ContextValue::Strings(words)) => words.join("、"),
        _ => String::new(),
    };
    let told = match error.kind() {
        ErrorKind::DisplayVersion => {
            println!("{}", version());
            return Outcome::Fine;
        }
        ErrorKind::DisplayHelp => {
            println!("{}", error.to_string().trim_end());
            return Outcome::Fine;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            return usage();
        }
        ErrorKind::InvalidSubcommand => format!("没有“{}”这个命令", word(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => format!("不认识“{}”", word(ContextKind::InvalidArg)),
        ErrorKind::InvalidValue if word(ContextKind::InvalidValue).is_empty() => format!("“{}”后面少了内容", word(ContextKind::InvalidArg)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("“{}”不能写在 {} 后面", word(ContextKind::InvalidValue), word(ContextKind::InvalidArg))
        }
        ErrorKind::MissingRequiredArgument => format!("后面还要写{}", word(ContextKind::InvalidArg).replace('<', "“").replace('>', "”")),
        ErrorKind::ArgumentConflict => format!("“{}”写了两遍", word(ContextKind::InvalidArg)),
        _ => "命令读不懂".to_owned(),
    };
    eprintln!("错误：{told}");
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg].map(word).into_iter().find(|near| !near.is_empty());
    if let Some(near) = near {
        eprintln!("提示：是不是“{near}”？");
    }
    eprintln!("提示：zhuanlan --help 列出所有命令和例子");
    Outcome::Machine
}
