//! `import`: material from outside becomes pages; a preview first, nothing is ever written over.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use super::{Outcome, absolute, ending_of_pages, remembered, speech};
use crate::cache::Cache;
use crate::cli::Import;
use crate::diagnostic::{self, Diagnostic, Error, Severity};
use crate::document::{Era, Kind};
use crate::import::{self, Action, Existing, Given, Habits, Planned};
use crate::pipeline::{self, Memory, Options, Walked};
use crate::source::{self, Matter};
use crate::starter;
use crate::terminal;
use crate::write;

/// The note that keeps each page as it was last imported. Not in the cache, which may be deleted: without it nothing follows its table.
const BASES: &str = "imported";

/// Imports files and folders.
pub(super) fn run(root: &Path, args: &Import) -> Result<Outcome, Error> {
    let mut said = Vec::new();
    let mut material = Vec::new();
    for path in &args.files {
        let (found, mut about) = source::outside(&absolute(path)?)?;
        let (above, inside) = folders(path);
        for one in &mut about {
            one.path.insert_str(0, if one.path == name(path) { &above } else { &inside });
        }
        said.append(&mut about);
        let folder = |one: &source::Outside| if one.is_folder || one.name == name(path) { above.clone() } else { inside.clone() };
        material.extend(found.into_iter().map(|one| given(folder(&one), one)));
    }
    let cache = Cache::open(&root.join(".zhuanlan").join("cache"));
    let hints = remembered(&cache);
    let skip = vec![pipeline::usual_output(root), root.join("static"), root.join("报送")];
    let options = Options { root: root.to_owned(), skip, hints: &hints, base_url: None, drafts: true, external: false };
    let walked = pipeline::prepare(pipeline::read(&options)?, &options, &mut Memory::default());
    let Some(walked) = walked.value else {
        let errors: Vec<Diagnostic> = walked.diagnostics.into_iter().filter(|said| said.severity == Severity::Error).collect();
        speech::serious(&pipeline::finished(errors));
        return Ok(Outcome::Content);
    };
    let imported = import::read(&material, Era { edition: &walked.site.edition });
    said.extend(imported.said);
    diagnostic::sort(&mut said);
    let mut bases = load(root);
    let habits = Habits { folder: |kind| folder(&walked, kind), ending: ending_of_pages(&walked.snapshot), taken: taken(&walked) };
    let planned = import::plan(imported.pages, &existing(&walked), &bases, habits);
    println!("{}", preview(&planned));
    speech::findings(&pipeline::finished(said.clone()));
    let failed = said.iter().any(|said| said.severity == Severity::Error);
    let fresh = planned.iter().filter(|one| matches!(one.action, Action::New | Action::Update(..))).count();
    if args.dry_run {
        println!("这是预览，什么都没有写。去掉 --dry-run 就会写 {fresh} 个网页文件。");
    } else {
        let (done, ended) = put(root, &walked, &planned);
        // Also where a disk was full half way: what was written is remembered.
        bases.extend(done.iter().map(|one| (one.path.clone(), one.page.text.clone())));
        write::keep_note(root, BASES, &serde_json::json!(bases).to_string())?;
        ended?;
        println!(
            "写了 {fresh} 个网页文件。{}",
            if fresh > 0 { "接着运行 zhuanlan check 看看还差什么，zhuanlan serve --open 看看样子。" } else { "" }
        );
    }
    Ok(if failed || planned.is_empty() { Outcome::Content } else { Outcome::Fine })
}

fn given(folder: String, outside: source::Outside) -> Given {
    let source::Outside { name, bytes, text, beside, is_folder } = outside;
    Given { name, folder, bytes, text, beside, is_folder }
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// How people are told where a file lies: the folder of what was typed, and what was typed as a folder.
fn folders(path: &Path) -> (String, String) {
    let slashed = |path: &Path| path.to_string_lossy().replace('\\', "/");
    let typed = slashed(path);
    let above = path.parent().map(slashed).filter(|above| !above.is_empty());
    let ended = |folder: String| if folder.ends_with('/') { folder } else { folder + "/" };
    (above.map(ended).unwrap_or_default(), ended(typed))
}

/// The pages that the site has; rows of its living tables are not among them.
fn existing(walked: &Walked) -> Vec<Existing> {
    let files = walked.documents.iter().filter(|document| document.row.is_none());
    let page = |document: &std::sync::Arc<crate::document::Document>| Existing {
        path: document.path.as_str().to_owned(),
        kind: document.kind,
        title: document.front.title.clone(),
        days: document.front.days.clone(),
        text: document.text.to_string(),
    };
    files.map(page).collect()
}

/// The folder of a kind: the one that the site uses already, in Chinese or English.
fn folder(walked: &Walked, kind: Kind) -> String {
    let used =
        walked.documents.iter().find(|document| document.kind == kind && document.row.is_none()).map(|document| document.folder.clone());
    format!("content/{}", used.unwrap_or_else(|| kind.folder().to_owned()))
}

/// What stands where a new page might go.
fn taken(walked: &Walked) -> BTreeSet<String> {
    let mut taken = BTreeSet::new();
    for file in walked.snapshot.below("content") {
        taken.insert(import::place(file.path.as_str()));
        let mut folder = file.path.folder();
        while let Some((above, _)) = folder.rsplit_once('/') {
            taken.insert(folder.to_lowercase());
            folder = above;
        }
    }
    taken
}

/// Writes what is planned; gives what was written, and how it ended.
fn put<'p>(root: &Path, walked: &Walked, planned: &'p [Planned]) -> (Vec<&'p Planned>, Result<(), Error>) {
    let mut done = Vec::new();
    for one in planned.iter().filter(|one| matches!(one.action, Action::New | Action::Update(..))) {
        if let Err(error) = put_one(root, walked, one) {
            return (done, Err(error));
        }
        done.push(one);
    }
    (done, Ok(()))
}

fn put_one(root: &Path, walked: &Walked, one: &Planned) -> Result<(), Error> {
    let place = root.join(&one.path);
    if one.action == Action::New {
        // The pictures first: a page never stands without them.
        for (name, bytes) in &one.page.files {
            write::add(&place.with_file_name(name), bytes)?;
        }
        return write::add(&place, &starter::windows(&one.text));
    }
    let file = walked.snapshot.files.values().find(|file| file.path.as_str() == one.path && matches!(file.matter, Matter::Text(_)));
    let Some(file) = file else { return Ok(()) };
    let before = source::bytes(file)?;
    // Line ends stay as the page has them.
    let after = if before.windows(2).any(|pair| pair == b"\r\n") { one.text.replace('\n', "\r\n") } else { one.text.clone() };
    write::change(&place, &before, &after)
}

/// A line for each page: what becomes of it, title, when, where, and the file.
fn preview(planned: &[Planned]) -> String {
    let mut rows = vec![["处理", "标题", "时间", "地点", "文件"].map(str::to_owned).to_vec()];
    let mut notes = Vec::new();
    for one in planned {
        let word = match &one.action {
            Action::New => "新建",
            Action::Update(..) => "更新",
            Action::Same(_) => "没有变化",
            Action::Exists => "已有，不动",
            Action::Double(..) => "重复，跳过",
        };
        let file = if one.path.is_empty() { one.page.origin.clone() } else { one.path.clone() };
        rows.push(vec![word.to_owned(), short(&one.page.title, 30), short(&one.page.when, 30), short(&one.page.place, 20), file]);
        match &one.action {
            Action::Update(changed, by_hand) => {
                notes.push(format!("{}：表格里改了 {}，已跟着改", one.path, changed.join("、")));
                notes.extend(hand(&one.path, by_hand));
            }
            Action::Same(by_hand) => notes.extend(hand(&one.path, by_hand)),
            Action::Double(first, other) => {
                let also =
                    if other.is_empty() { String::new() } else { format!("；{}不一样，用的是 {first} 的", other.join("、")) };
                notes.push(format!("{}“{}”与 {first} 是同一个活动，只导入一次{also}", one.page.origin, one.page.title));
            }
            Action::Exists => {
                notes.push(format!("{}：网站里已经有“{}”，不是导入来的或认不出是哪次导入的，没有动", one.path, one.page.title))
            }
            Action::New => {}
        }
    }
    if planned.is_empty() {
        return "没有可以导入的内容。\n".to_owned();
    }
    let mut text = terminal::table(&rows);
    for note in notes {
        text.push_str(&format!("\n- {note}"));
    }
    text + "\n"
}

fn hand(path: &str, keys: &[String]) -> Option<String> {
    (!keys.is_empty()).then(|| format!("{path}：{} 在表格里也改了，但这一页手改过，没有动；要用表格里的，自己改过来", keys.join("、")))
}

fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most - 1).collect::<String>() + "…" }
}

fn load(root: &Path) -> BTreeMap<String, String> {
    let value: Option<Value> = write::note(root, BASES).and_then(|text| serde_json::from_str(&text).ok());
    let entries = value.as_ref().and_then(Value::as_object).into_iter().flatten();
    entries.filter_map(|(path, text)| Some((path.clone(), text.as_str()?.to_owned()))).collect()
}
