//! `explain CODE`: what a finding means, a wrong and a right example.

use super::Outcome;
use crate::diagnostic::{Error, Severity};
use crate::explain::{self, Example};

/// Explains a code, or lists all of them.
pub(super) fn run(code: Option<&str>) -> Result<Outcome, Error> {
    let Some(code) = code else {
        for code in explain::codes() {
            let title = explain::explain(&code).map(|page| page.title).unwrap_or_default();
            println!("  {code:<26} {title}");
        }
        println!("\n看其中一个：zhuanlan explain long-title");
        return Ok(Outcome::Fine);
    };
    let Some(page) = explain::explain(code.trim_matches(['[', ']'])) else {
        let error = Error::new(format!("没有“{code}”这个代码"));
        let near = explain::nearest(code).map(|near| format!("是不是“{near}”？运行 zhuanlan explain {near}"));
        return Err(error.advise(
            near.unwrap_or_else(|| "代码是提示里方括号中的英文，例如 long-title；不带代码运行 zhuanlan explain 列出全部".to_owned()),
        ));
    };
    let level = match page.severity {
        Severity::Error => "错误",
        Severity::Warning => "注意",
        Severity::Hint => "建议",
    };
    println!("{level}[{}]：{}\n\n{}", page.code, page.title, page.why);
    show("这样写会被提醒：", &page.wrong);
    show("改成这样：", &page.right);
    // Only what is said about a page can be silenced there.
    let of_page = page.says.lines().any(|line| line.trim_start().starts_with("--> content/") && line.contains(".md"));
    if page.severity < Severity::Error && of_page {
        println!("\n确实要这样写，在这一页开头写“忽略: [{}]”，就不再提醒。", page.code);
    }
    Ok(Outcome::Fine)
}

fn show(heading: &str, files: &[Example]) {
    println!("\n{heading}");
    for file in files {
        let form = if file.form.is_empty() { String::new() } else { format!("（{}）", file.form) };
        println!("\n  {}{form}", file.path);
        for line in file.text.lines() {
            println!("{}", format!("    │ {line}").trim_end());
        }
    }
}
