//! `theme`: lists the looks that a site can have, and lays one out in the site's folder to be changed.

use std::path::Path;

use super::Outcome;
use crate::cli::{Theme, ThemeTask};
use crate::config;
use crate::diagnostic::Error;
use crate::pipeline;
use crate::source::{self, Hints, Snapshot};
use crate::terminal;
use crate::theme::{self, About};
use crate::write;

/// Lists or lays out.
pub(super) fn run(root: &Path, args: &Theme) -> Result<Outcome, Error> {
    match &args.what {
        None | Some(ThemeTask::List) => Ok(list(root)),
        Some(ThemeTask::Eject { name }) => eject(root, name),
    }
}

/// Lists the built-in themes and, in a site, its own; the one that is in use has a mark.
fn list(root: &Path) -> Outcome {
    // Outside of a site the built-in ones alone are told.
    let snapshot = site(root).ok();
    let written = snapshot.as_ref().and_then(|snapshot| snapshot.text("zhuanlan.yaml"));
    let used =
        written.and_then(|text| config::read(&text.content, "zhuanlan.yaml").value).map(|config| pipeline::theme_name(&config).to_owned());
    let themes = theme::list(snapshot.as_ref());
    let width = themes.iter().map(|theme| terminal::width(&theme.name)).max().unwrap_or_default();
    for About { name, title, text, options, own } in &themes {
        let mark = if used.as_ref() == Some(name) { "*" } else { " " };
        let blank = " ".repeat(width - terminal::width(name));
        let own = if *own { "（网站自己的）" } else { "" };
        println!("{mark} {name}{blank}  {title}{}{text}{own}", if text.is_empty() { "" } else { "：" });
        for (option, told) in options {
            println!("    {option}  {told}");
        }
    }
    println!("\n换主题：在 zhuanlan.yaml 里写 外观: {{名称: qing}}；带选项写 外观: {{名称: qing, 选项: {{radius: 大}}}}");
    println!("想改主题：zhuanlan theme eject 名称");
    Outcome::Fine
}

/// The files of a site that have to do with its look; an error where there is no site.
fn site(root: &Path) -> Result<Snapshot, Error> {
    let skip = [pipeline::usual_output(root), root.join("content"), root.join("static")];
    source::read(root, source::Options { skip: &skip, hints: &Hints::default() }).map(|checked| checked.value)
}

fn eject(root: &Path, name: &str) -> Result<Outcome, Error> {
    site(root)?;
    let Some(mut files) = theme::builtin_files(name) else {
        let known = theme::names().join("、");
        return Err(Error::new(format!("没有叫“{name}”的内置主题")).advise(format!("可以写：{known}")));
    };
    let folder = root.join("themes").join(name);
    files.extend(theme::manual().map(|text| ("MODEL.md".to_owned(), text)));
    write::lay_out(&folder, &files)?;
    println!("已放到 themes/{name}，{} 个文件。模板里能写什么，见其中的 MODEL.md。", files.len());
    println!("提示：只想改一个模板，把它单独复制到 templates 文件夹里就行；没有改过的文件可以删掉，程序会用内置的。");
    Ok(Outcome::Fine)
}
