//! `new`: a page with its keys written out, in the folder, the language and the ending that the site already uses.
#![expect(clippy::disallowed_methods, reason = "commands speak to the terminal and ask for the editor")]

use std::borrow::Cow;
use std::path::Path;
use std::process::Command;

use super::build::skipped;
use super::{Outcome, ask, check, ending_of_pages};
use crate::cli::New;
use crate::config::Config;
use crate::diagnostic::Error;
use crate::document::{Kind, keys, kind, slug};
use crate::edition::Edition;
use crate::guide::page::{Tongue, template};
use crate::pipeline;
use crate::source::{self, Hints, Matter, Snapshot};
use crate::starter::{scalar, windows};
use crate::value::{self, Date};
use crate::write;

/// Makes a page.
pub(super) fn run(root: &Path, args: &New) -> Result<Outcome, Error> {
    let skip = [skipped(root, &pipeline::usual_output(root)), vec![root.join("static"), root.join("themes")]].concat();
    let snapshot = source::read(root, source::Options { skip: &skip, hints: &Hints::default() })?.value;
    let (config, edition) = pipeline::settings(&snapshot)?;
    let (written, title) = wanted(args, &config)?;
    let (kind, folders) = place(&written, &config)?;
    let tongue = match (args.zh, args.en) {
        (true, _) => Tongue::Chinese,
        (_, true) => Tongue::English,
        _ => tongue(&snapshot),
    };
    let date = date(args.date.as_deref(), kind, &edition)?;
    let path = path(&snapshot, kind, &folders, tongue, (&title, date));
    let (path, text) = match args.from_row {
        true => {
            let day = row_day(root, (kind, &title))?;
            let title_key = if tongue == Tongue::Chinese { "标题" } else { "title" };
            let note = "# 时间、地点等用表格里的；在这里另写一行，就以这里为准";
            let text = format!("---\n{title_key}: {}\n{note}\n---\n\n", scalar(&title));
            (self::path(&snapshot, kind, &folders, tongue, (&title, day.unwrap_or(date))), text)
        }
        false => (path, template(kind, tongue, &scalar(&title), &date.to_string())),
    };
    write::lay_into(root, &[(path.clone(), Cow::Owned(windows(&text)))])
        .map_err(|error| error.advise("换一个标题，或打开原来那一页接着写"))?;
    println!("建好了：{path}");
    println!("打开它写正文；不用的行可以删。写完看看：zhuanlan serve --open");
    if args.edit {
        edit(&root.join(&path));
    }
    Ok(Outcome::Fine)
}

/// The day of the row of a living table that has this title; an error that names the nearest one where none has it.
fn row_day(root: &Path, (kind, title): (Kind, &str)) -> Result<Option<Date>, Error> {
    let hints = Hints::default();
    let skip = skipped(root, &pipeline::usual_output(root));
    let options = pipeline::Options { root: root.to_owned(), skip, hints: &hints, base_url: None, drafts: true, external: false };
    let walked = pipeline::prepare(pipeline::read(&options)?, &options, &mut pipeline::Memory::default()).value;
    let documents = walked.map(|walked| walked.documents).unwrap_or_default();
    let rows = || documents.iter().filter(|document| document.kind == kind && !document.cells.is_empty());
    if let Some(row) = rows().find(|row| row.front.title == title) {
        return Ok(row.front.days.first().copied());
    }
    let near = rows().map(|row| (strsim::damerau_levenshtein(&row.front.title, title), row.front.title.as_str())).min();
    let error = Error::new(format!("表格里没有还没建网页的“{title}”"));
    Err(match near.filter(|(distance, near)| distance * 2 < near.chars().count()) {
        Some((_, near)) => error.advise(format!("是不是“{near}”？")),
        None => error.advise("标题要与表格里的一样；已经有网页的，直接打开那一页写"),
    })
}

/// What was typed, or asked for.
fn wanted(args: &New, config: &Config) -> Result<(String, String), Error> {
    let given = |word: &Option<String>| word.as_deref().map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned);
    let (kind, title) = (given(&args.kind), given(&args.title));
    if let (Some(kind), Some(title)) = (&kind, &title) {
        return Ok((kind.clone(), title.clone()));
    }
    if !ask::somebody() {
        return Err(Error::new("还要写种类和标题").advise("例如：zhuanlan new 活动 校园开放日"));
    }
    let mut asker = ask::terminal();
    let kind = match kind {
        Some(kind) => kind,
        None => asker.choice("新建哪一种页面？", &choices(config), "活动")?,
    };
    let title = match title {
        Some(title) => title,
        None => asker.answer("标题：")?,
    };
    if title.is_empty() { Err(Error::new("没有写标题，什么也没有做")) } else { Ok((kind, title)) }
}

fn choices(config: &Config) -> Vec<(String, String)> {
    let words = ["活动", "动态", "案例", "人物", "媒体", "通知", "图集", "单页"].map(|word| (word.to_owned(), word.to_owned()));
    let sections = config.sections.iter().map(|section| (section.folder.clone(), section.title.clone()));
    words.into_iter().chain(sections).collect()
}

/// The kind that is meant and its folders below `content/`.
fn place(written: &str, config: &Config) -> Result<(Kind, Vec<String>), Error> {
    if let Some(section) = config.sections.iter().find(|section| [&section.folder, &section.title].contains(&&written.to_owned())) {
        return Ok((Kind::Article, vec![section.folder.clone()]));
    }
    let known = choices(config).into_iter().map(|(_, told)| told).collect::<Vec<_>>().join("、");
    let kind = Kind::named(written).ok_or_else(|| Error::new(format!("没有“{written}”这种页面")).advise(format!("可以写：{known}")))?;
    Ok((kind, kind.folders().iter().map(|folder| (*folder).to_owned()).collect()))
}

/// The day of a page: what was typed, else today if the week has it, else the week's first day.
fn date(written: Option<&str>, kind: Kind, edition: &Edition) -> Result<Date, Error> {
    let Some(written) = written else {
        let today = check::today(None)?;
        let near = edition.contains(today) || (kind != Kind::Event && today.year() == edition.year());
        return Ok(if near { today } else { edition.first() });
    };
    let era = value::Era { year: edition.year(), month: edition.first().month() };
    match value::days(written, &era).map(|read| read.value) {
        Ok(days) if days.len() == 1 => Ok(days[0]),
        _ => Err(Error::new(format!("看不懂日期“{written}”")).advise("写成 --date 5月21日 或 --date 2024-05-21")),
    }
}

/// The language of the keys that most pages have; Chinese where there is none yet.
fn tongue(snapshot: &Snapshot) -> Tongue {
    let (mut english, mut chinese) = (0_usize, 0_usize);
    for line in texts(snapshot).flat_map(|text| text.lines().skip(1).take_while(|line| !line.starts_with("---"))) {
        let Some((key, _)) = line.split_once([':', '：']).filter(|(key, _)| keys::is_known(key.trim())) else { continue };
        *(if key.is_ascii() { &mut english } else { &mut chinese }) += 1;
    }
    if english > chinese { Tongue::English } else { Tongue::Chinese }
}

fn texts(snapshot: &Snapshot) -> impl Iterator<Item = &str> {
    snapshot.below("content").filter(|file| kind::is_page(&file.path)).filter_map(|file| match &file.matter {
        Matter::Text(text) => Some(&*text.content),
        _ => None,
    })
}

/// Where the page goes: a folder of its own for what has photos beside it, and for the rest a file.
fn path(snapshot: &Snapshot, kind: Kind, folders: &[String], tongue: Tongue, (title, date): (&str, Date)) -> String {
    let there = folders.iter().find(|folder| snapshot.below(&format!("content/{folder}")).next().is_some());
    let usual = if tongue == Tongue::Chinese { folders.last() } else { folders.first() };
    let folder = there.or(usual).map_or("pages", String::as_str);
    let name = slug::slug(title, kind.word());
    let name = if kind.needs_date() || kind == Kind::Album { format!("{:02}{:02}-{name}", date.month(), date.day()) } else { name };
    let ending = ending_of_pages(snapshot);
    let beside = matches!(kind, Kind::Story | Kind::Person | Kind::Album);
    format!("content/{folder}/{name}{}.{ending}", if beside { "/index" } else { "" })
}

/// Opens the page in the editor of the system, or the one that the environment names.
fn edit(path: &Path) {
    let named = ["VISUAL", "EDITOR"].iter().filter_map(std::env::var_os).find(|name| !name.is_empty());
    let (program, first) = match named {
        Some(program) => (program, None),
        None if cfg!(windows) => ("notepad".into(), None),
        None if cfg!(target_os = "macos") => ("open".into(), Some("-t")),
        None => ("xdg-open".into(), None),
    };
    if Command::new(&program).args(first).arg(path).status().is_err() {
        println!("打不开编辑器“{}”，请自己打开上面的文件。", program.to_string_lossy());
    }
}
