//! The double click: a numbered menu, so that nobody needs to know a command.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Parser;

use super::ask::{self, Asker, Typed};
use super::{Outcome, absolute, speech};
use crate::cli::{self, Cli};
use crate::diagnostic::Error;
use crate::source;

/// What can be chosen in a site: what it says, and what it runs.
const CHOICES: [(&str, &[&str]); 8] = [
    ("预览：边写边看，保存就能看到", &["serve", "--open"]),
    ("检查：哪里写错了，宣传清单还差什么", &["check"]),
    ("生成：把文稿变成网页，放进 public", &["build"]),
    ("打包上传：打成一个 zip", &["pack"]),
    ("报送材料：要交的表格和材料", &["report"]),
    ("新建页面", &["new"]),
    ("导入：活动安排表、Word 文章、照片", &["import"]),
    ("换年份：用同一个文件夹办下一届", &["new-year"]),
];

/// Shows the menu where there is somebody to choose; else the usage, as a command that was forgotten.
pub(super) fn open(folder: &Path) -> Outcome {
    if !ask::somebody() {
        return speech::usage();
    }
    let run = |words: &[String]| match Cli::try_parse_from(std::iter::once("zhuanlan".to_owned()).chain(words.iter().cloned())) {
        Ok(typed) => super::run(typed),
        Err(error) => speech::misuse(&error),
    };
    let ended = absolute(folder).and_then(|folder| Menu { asker: ask::terminal(), run }.show(&folder));
    // Somebody who goes away in the middle of a question has chosen to end.
    ended.unwrap_or(Outcome::Fine)
}

/// A menu: whom it asks and what it starts.
struct Menu<R, W, F> {
    asker: Asker<R, W>,
    run: F,
}

impl<R: Typed, W: Write, F: FnMut(&[String]) -> Outcome> Menu<R, W, F> {
    /// Shows the menu again and again until it is ended; the outcome is that of the last command.
    fn show(&mut self, folder: &Path) -> Result<Outcome, Error> {
        let mut outcome = Outcome::Fine;
        loop {
            let Some(site) = self.site(folder)? else { return Ok(outcome) };
            let choices: Vec<_> = CHOICES.into_iter().filter(|(_, words)| cli::has(words[0])).collect();
            self.asker.say(&format!("\n职业教育活动周专栏　{}\n", site.display()))?;
            for (at, (told, _)) in choices.iter().enumerate() {
                self.asker.say(&format!("  {} {told}", at + 1))?;
            }
            self.asker.say("  0 退出")?;
            let answer = self.asker.answer("\n写数字，按回车：")?;
            let chosen = match answer.as_str() {
                "0" | "q" | "退出" => return Ok(outcome),
                answer => answer.parse::<usize>().ok().and_then(|at| choices.get(at.checked_sub(1)?)),
            };
            let Some((_, words)) = chosen else {
                if !answer.is_empty() {
                    self.asker.say(&format!("没有“{answer}”这一项。"))?;
                }
                continue;
            };
            let mut words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            if words[0] == "import" {
                words.extend(paths(&self.asker.answer("把文件拖到这个窗口里（可以几个），按回车：")?));
            }
            words.splice(0..0, ["-C".to_owned(), site.display().to_string()]);
            self.asker.say("")?;
            outcome = (self.run)(&words);
            self.asker.answer("\n按回车回到菜单。")?;
        }
    }

    /// The site that is meant; asks where there are several or none. `None` if nobody wants one.
    fn site(&mut self, folder: &Path) -> Result<Option<PathBuf>, Error> {
        let sites = source::sites_at(folder);
        match sites.as_slice() {
            [site] => return Ok(Some(site.clone())),
            [] => {
                self.asker.say("这里还没有专栏。\n\n  1 新建一个专栏\n  0 退出")?;
                if self.asker.answer("\n写数字，按回车：")? != "1" {
                    return Ok(None);
                }
                let name = self.asker.line("文件夹叫什么", "专栏")?;
                let made = folder.join(name);
                let outcome = (self.run)(&["init".to_owned(), made.display().to_string()]);
                self.asker.answer("\n按回车继续。")?;
                return Ok((outcome == Outcome::Fine).then_some(made));
            }
            _ => {}
        }
        let choices: Vec<(String, String)> = sites.iter().map(|site| (site.display().to_string(), site.display().to_string())).collect();
        let usual = choices.first().map_or("", |(site, _)| site).to_owned();
        self.asker.choice("哪一个专栏？", &choices, &usual).map(|site| Some(PathBuf::from(site)))
    }
}

/// The paths of dropped files: with quotes where they have blanks.
fn paths(line: &str) -> Vec<String> {
    let (mut paths, mut path, mut quote) = (Vec::new(), String::new(), None);
    for c in line.chars().chain([' ']) {
        match (c, quote) {
            ('"' | '\'', None) => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            (' ', None) if !path.is_empty() => paths.push(std::mem::take(&mut path)),
            (' ', None) => {}
            _ => path.push(c),
        }
    }
    paths.extend(Some(path.trim().to_owned()).filter(|path| !path.is_empty()));
    paths
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the folders of the tests")]
mod tests {
    use super::*;

    fn chosen(folder: &Path, typed: &str) -> (Vec<String>, String, Outcome) {
        let (mut said, mut started) = (Vec::new(), Vec::new());
        let run = |words: &[String]| {
            started.push(words.join(" "));
            if words[0] == "init" {
                std::fs::create_dir_all(&words[1]).unwrap();
                std::fs::write(Path::new(&words[1]).join("zhuanlan.yaml"), "").unwrap();
            }
            if words.ends_with(&["check".to_owned()]) { Outcome::Content } else { Outcome::Fine }
        };
        let outcome = Menu { asker: Asker::new(typed.as_bytes(), &mut said), run }.show(folder).unwrap();
        (started, String::from_utf8(said).unwrap(), outcome)
    }

    #[test]
    fn a_number_runs_its_command_in_the_site_and_the_menu_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("zhuanlan.yaml"), "").unwrap();
        let (started, said, outcome) = chosen(folder.path(), "3\r\n\r\n九\n2\n\n0\n");
        let site = folder.path().display();
        assert_eq!(started, [format!("-C {site} build"), format!("-C {site} check")]);
        assert!(said.contains("1 预览") && said.contains("没有“九”这一项") && said.contains("按回车回到菜单"), "{said}");
        assert_eq!(outcome, Outcome::Content);
    }

    #[test]
    fn where_there_is_no_site_one_is_made_and_then_used() {
        let folder = tempfile::tempdir().unwrap();
        let (started, said, _) = chosen(folder.path(), "1\n\n\n1\n\n0\n");
        let made = folder.path().join("专栏").display().to_string();
        assert_eq!(started, [format!("init {made}"), format!("-C {made} serve --open")]);
        assert!(said.contains("这里还没有专栏"), "{said}");
        assert_eq!(chosen(tempfile::tempdir().unwrap().path(), "0\n").0, Vec::<String>::new());
    }

    #[test]
    fn dropped_files_are_taken_apart() {
        assert_eq!(paths(r#""D:\我的 表\安排.xlsx" D:\b.docx  'c d.jpg'"#), [r"D:\我的 表\安排.xlsx", r"D:\b.docx", "c d.jpg"]);
        assert_eq!(paths(""), Vec::<String>::new());
    }
}
