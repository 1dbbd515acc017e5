//! `init`: asks for what a site must know, lays a small complete one out, and says what to do next.

use std::io::Write;
use std::path::Path;

use super::ask::{self, Asker, Typed};
use super::{Outcome, speech};
use crate::cli::Init;
use crate::config::{AFFILIATIONS, KINDS};
use crate::diagnostic::Error;
use crate::edition::{self, Edition};
use crate::starter::{self, Answers};
use crate::theme;
use crate::write;

/// What a site has that nobody was asked about.
const NAME: &str = "某某职业技术学校";
const EDITION: &str = "guangxi-2024";
const THEME: &str = "hong";

/// Makes a new site in `folder`.
pub(super) fn run(folder: &Path, args: &Init) -> Result<Outcome, Error> {
    if folder.join("zhuanlan.yaml").exists() {
        let told = format!("“{}”已经是一个专栏了，什么也没有动", folder.display());
        return Err(Error::new(told).advise("要再建一个，换一个文件夹的名字；要换年份，用 zhuanlan new-year"));
    }
    let (answers, edition) = if args.yes || !ask::somebody() {
        let edition = args.edition.clone().unwrap_or_else(|| EDITION.to_owned());
        (given(args)?, edition_of(&edition)?)
    } else {
        asked(args, &mut ask::terminal())?
    };
    let files = starter::site(&answers, &edition);
    write::lay_into(folder, &files)?;
    let shown = speech::shown(folder);
    println!("建好了：{shown}，{} 个文件，每种页面都有一个示例。", files.len());
    println!("接下来：");
    println!("  1. 预览：双击里面的“预览.bat”，或运行 zhuanlan -C {} serve --open", quoted(&shown));
    println!("  2. 打开 content 里带“示例”的文件，改成自己的，不要的删掉；一保存，浏览器里就换成新的");
    println!("  3. 填好 private.yaml 里的填报人（只用来填表，不会上网）");
    println!("别的看里面的“使用说明.md”。");
    Ok(Outcome::Fine)
}

/// A path as it is typed on a command line.
fn quoted(path: &str) -> String {
    if path.contains([' ', '&', '(', ')']) { format!("\"{path}\"") } else { path.to_owned() }
}

/// The answers by flags alone.
fn given(args: &Init) -> Result<Answers, Error> {
    let text = |given: &Option<String>, usual: &str| given.as_deref().map_or(usual, str::trim).to_owned();
    let name = text(&args.name, NAME);
    let answers = Answers {
        short: text(&args.short, &name),
        name,
        kind: text(&args.kind, KINDS[0]),
        affiliation: text(&args.affiliation, AFFILIATIONS[1]),
        city: text(&args.city, ""),
        icp: text(&args.icp, ""),
        police: text(&args.police, ""),
        theme: text(&args.theme, THEME),
    };
    one_of("--kind", &answers.kind, &KINDS)?;
    one_of("--affiliation", &answers.affiliation, &AFFILIATIONS)?;
    let themes = theme::names();
    one_of("--theme", &answers.theme, &themes.iter().map(String::as_str).collect::<Vec<_>>())?;
    Ok(answers)
}

fn one_of(flag: &str, written: &str, known: &[&str]) -> Result<(), Error> {
    let wrong = || Error::new(format!("{flag} 后面不能写“{written}”")).advise(format!("可以写：{}", known.join("、")));
    if known.contains(&written) { Ok(()) } else { Err(wrong()) }
}

fn edition_of(name: &str) -> Result<Edition, Error> {
    let wrong = || Error::new(format!("没有叫“{name}”的活动周")).advise(format!("可以写：{}", edition::builtin_names().join("、")));
    let (known, text) = edition::builtin(name).ok_or_else(wrong)?;
    edition::parse(&text, &known).map_err(|_| wrong())
}

/// Asks for what no flag has said.
fn asked<R: Typed, W: Write>(args: &Init, asker: &mut Asker<R, W>) -> Result<(Answers, Edition), Error> {
    let mut args = args.clone();
    asker.say("建一个新专栏。下面几句话都可以直接按回车，以后在 zhuanlan.yaml 里改。\n")?;
    let same = |words: &[&str]| words.iter().map(|word| ((*word).to_owned(), (*word).to_owned())).collect::<Vec<_>>();
    let mut line = |given: &mut Option<String>, question: &str, usual: &str| -> Result<(), Error> {
        if given.is_none() {
            *given = Some(asker.line(question, usual)?);
        }
        Ok(())
    };
    line(&mut args.name, "学校全称", NAME)?;
    let name = args.name.clone().unwrap_or_default();
    line(&mut args.short, "学校简称", &name)?;
    line(&mut args.city, "在哪个市，例如“某某市”", "")?;
    line(&mut args.icp, "ICP 备案号", "")?;
    line(&mut args.police, "公安备案号", "")?;
    let mut choice = |given: &mut Option<String>, question: &str, choices: &[(String, String)], usual: &str| -> Result<(), Error> {
        if given.is_none() {
            *given = Some(asker.choice(question, choices, usual)?);
        }
        Ok(())
    };
    choice(&mut args.kind, "学校类别", &same(&KINDS), KINDS[0])?;
    choice(&mut args.affiliation, "隶属", &same(&AFFILIATIONS), AFFILIATIONS[1])?;
    let editions: Vec<(String, String)> = edition::builtin_names()
        .into_iter()
        .filter_map(|name| Some((edition_of(&name).ok()?.title, name)))
        .map(|(title, name)| (name, title))
        .collect();
    choice(&mut args.edition, "哪一届活动周", &editions, EDITION)?;
    let themes: Vec<(String, String)> = theme::list(None)
        .into_iter()
        .filter(|about| about.name != "base")
        .map(|about| (about.name, format!("{}：{}", about.title, about.text)))
        .collect();
    choice(&mut args.theme, "外观", &themes, THEME)?;
    asker.say("")?;
    let edition = edition_of(args.edition.as_deref().unwrap_or(EDITION))?;
    Ok((given(&args)?, edition))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_can_be_answered_with_enter_and_flags_are_not_asked_again() {
        let args = Init { city: Some("桂澜市".into()), ..Init::default() };
        let mut said = Vec::new();
        let (answers, edition) = asked(&args, &mut Asker::new("桂澜职校\n\n\n\n3\n\n2\n\n".as_bytes(), &mut said)).unwrap();
        assert_eq!((answers.name.as_str(), answers.short.as_str(), answers.city.as_str()), ("桂澜职校", "桂澜职校", "桂澜市"));
        assert_eq!((answers.kind.as_str(), answers.affiliation.as_str(), edition.name.as_str()), ("高职", "市属", "national-2025"));
        assert_eq!(answers.theme, THEME);
        let said = String::from_utf8(said).unwrap();
        assert!(!said.contains("哪个市") && said.contains("ICP 备案号"), "{said}");
    }
}
