//! `new-year`: the same folder for the next edition. Last year's column is built once more and kept below its year, its texts are put away.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::build::{self, skipped};
use super::{Outcome, ask};
use crate::cli::{Build, NewYear};
use crate::config::Config;
use crate::diagnostic::Error;
use crate::document::Kind;
use crate::edition::{self, Edition};
use crate::pipeline;
use crate::source::{self, Hints, Snapshot};
use crate::starter::turn::{self, Turn};
use crate::write::{self, parcel, years};

/// Where texts of other years lie.
const PUT_AWAY: &str = "往届";
/// Where an archive is built before it goes into `static`.
const HALF: &str = "网页";
/// Outputs that make sense at the top of a host only.
const OF_THE_TOP: [&str; 4] = ["web.config", "robots.txt", "sitemap.xml", ".zhuanlan"];

/// Turns the year.
pub(super) fn run(root: &Path, args: &NewYear) -> Result<Outcome, Error> {
    let skip = [skipped(root, &pipeline::usual_output(root)), vec![root.join("themes")]].concat();
    let snapshot = source::read(root, source::Options { skip: &skip, hints: &Hints::default() })?.value;
    let (config, old) = pipeline::settings(&snapshot)?;
    let next = next(&snapshot, args, &old)?;
    let year = old.year().to_string();
    let (archive, away) = (root.join("static").join(&year), root.join(PUT_AWAY).join(&year));
    for taken in [&archive, &away] {
        if taken.exists() {
            return Err(Error::new(format!("“{}”已经有了，什么也没有动", taken.display())).advise("去年的已经存过了；要重新存，先把它移走"));
        }
    }
    let text = snapshot.text("zhuanlan.yaml").map(|text| text.content.to_string()).unwrap_or_default();
    let (title, url) = (format!("历届回顾：{year}年"), format!("{year}/index.html"));
    let turned = turn::configuration(&text, &Turn { edition: &next.name, title: &title, url: &url })
        .ok_or_else(|| Error::new("看不懂 zhuanlan.yaml 里的“友情链接”").advise("把它写成一行一条，再运行一次"))?;

    println!("先把 {} 的网页生成一次，存起来：", old.title);
    let half = away.join(HALF);
    let base_url = Some(format!("{}{year}/", config.base_url)).filter(|_| !config.base_url.is_empty());
    let built = build::run(root, &Build { out: Some(half.clone()), base_url, ..Build::default() })?;
    if built != Outcome::Fine {
        parcel::clear(&away)?;
        return Ok(built);
    }
    let put_away = keep(root, &half, &archive).and_then(|()| years::move_all(&moves(root, &away, &config)));
    if let Err(error) = put_away {
        // Half an archive would be taken for a whole one the next time.
        parcel::clear(&archive).and_then(|()| parcel::clear(&away))?;
        return Err(error);
    }
    write::lay_into(&away, &[("zhuanlan.yaml".to_owned(), Cow::Borrowed(text.as_bytes()))])?;
    parcel::lay_text(&root.join("zhuanlan.yaml"), turned.as_bytes())?;
    println!("\n好了，现在是：{}。", next.title);
    println!("去年的网页在 static/{year}，会一起上传，页脚的“{title}”连到那里；去年的文稿在 {PUT_AWAY}/{year}，不会上传。");
    println!("接下来：");
    println!("  1. 看看 zhuanlan.yaml 里的分主题、截止日期");
    println!("  2. zhuanlan new 活动 标题，写新一届的活动；“单页”和自己的栏目留着没有动");
    println!("  3. zhuanlan check，看看留下的页面有没有指到去年文稿的链接");
    Ok(Outcome::Fine)
}

/// The edition that is turned to.
fn next(snapshot: &Snapshot, args: &NewYear, old: &Edition) -> Result<Edition, Error> {
    let own = snapshot.below("editions").filter(|file| file.path.ending() == "yaml").map(|file| file.path.stem().to_owned());
    let mut names: Vec<String> = edition::builtin_names().into_iter().chain(own).filter(|name| *name != old.name).collect();
    names.sort();
    names.dedup();
    let advice = format!("可以写：{}；别的届次，先在 editions 文件夹里放一份", names.join("、"));
    let name = match &args.edition {
        Some(name) => name.clone(),
        None if ask::somebody() => {
            let choices: Vec<(String, String)> = names.iter().map(|name| (name.clone(), name.clone())).collect();
            ask::terminal().choice("换成哪一届？", &choices, names.last().map_or("", String::as_str))?
        }
        None => return Err(Error::new("还要写换成哪一届").advise(advice)),
    };
    let own = format!("editions/{name}.yaml");
    let text = snapshot.text(&own).map(|text| text.content.to_string()).or_else(|| edition::builtin(&name).map(|(_, text)| text));
    let text = text.ok_or_else(|| Error::new(format!("没有叫“{name}”的届次")).advise(advice))?;
    let next = edition::parse(&text, &own)
        .map_err(|_| Error::new(format!("{own} 有错误")).advise("把配置里的“活动周”写成它，运行 zhuanlan check，照它说的改"))?;
    if next.name == old.name { Err(Error::new(format!("现在就是 {}，不用换", old.title))) } else { Ok(next) }
}

/// Puts the pages into their place below `static`. Archives of earlier years are not kept twice: a page leads to them.
fn keep(root: &Path, half: &Path, archive: &Path) -> Result<(), Error> {
    let earlier: Vec<String> =
        years::names_in(&root.join(PUT_AWAY)).into_iter().filter(|year| root.join("static").join(year).is_dir()).collect();
    for name in OF_THE_TOP.into_iter().chain(earlier.iter().map(String::as_str)) {
        parcel::clear(&half.join(name))?;
    }
    for year in &earlier {
        let leads = format!(
            "<!doctype html>\n<html lang=\"zh-CN\">\n<meta charset=\"utf-8\">\n<meta http-equiv=\"refresh\" content=\"0; url=../../{year}/index.html\">\n\
             <title>{year}年</title>\n<h1><a href=\"../../{year}/index.html\">到 {year} 年的专栏</a></h1>\n</html>\n"
        );
        parcel::lay_text(&half.join(year).join("index.html"), leads.as_bytes())?;
    }
    years::move_all(&[(half.to_owned(), archive.to_owned())])
}

/// What is of the year and goes away: the folders of kinds but single pages, the launch, the selected photos, tables and notes of the week.
fn moves(root: &Path, away: &Path, config: &Config) -> Vec<(PathBuf, PathBuf)> {
    let kinds = [Kind::Event, Kind::Story, Kind::Case, Kind::Person, Kind::Media, Kind::Notice, Kind::Album];
    let folders: Vec<&str> =
        kinds.iter().flat_map(|kind| kind.folders()).copied().chain(["launch", "启动仪式", "featured", "精选"]).collect();
    let tables = ["events", "活动安排表", "media", "媒体台账", "daily", "checklist", "report", "总结报告"];
    let content = root.join("content");
    let of_year = |name: &String| {
        let stem = name.split('.').next().unwrap_or(name);
        let kept = config.sections.iter().any(|section| section.folder == *name);
        !kept && (folders.contains(&name.as_str()) || (!content.join(name).is_dir() && tables.contains(&stem)))
    };
    years::names_in(&content).into_iter().filter(of_year).map(|name| (content.join(&name), away.join("content").join(&name))).collect()
}
