//! Names of papers: by the configuration's pattern, without what file systems refuse.

use crate::config::Config;
use crate::diagnostic::Diagnostic;

/// The most characters of a name.
const LONGEST: usize = 80;

/// The name of a paper by the pattern of `submit.names`; `id` is that of a form, empty for other papers.
pub(super) fn name(config: &Config, (title, short, id): (&str, &str, &str)) -> String {
    let title: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    let mut name = config.submit.names.clone();
    for (mark, value) in
        [("{学校}", config.school.name.as_str()), ("{简称}", &config.school.short), ("{表名}", &title), ("{简名}", short), ("{表号}", id)]
    {
        name = name.replace(mark, value);
    }
    // Without the paper's name all of them would have the same one.
    if ![&title, short].iter().any(|part| !part.is_empty() && name.contains(*part)) {
        name = format!("{name}-{title}");
    }
    file_name(&name)
}

/// Says what of the pattern is not understood.
pub(super) fn check(config: &Config, said: &mut Vec<Diagnostic>) {
    let pattern = &config.submit.names;
    for part in pattern.split('{').skip(1) {
        let mark = part.split('}').next().unwrap_or_default();
        if !["学校", "简称", "表名", "简名", "表号"].contains(&mark) {
            let message = format!("报送的文件名里不认识“{{{mark}}}”");
            said.push(
                Diagnostic::warning("unknown-choice", "zhuanlan.yaml", message).advise("可以写 {学校}、{简称}、{表名}、{简名}、{表号}"),
            );
        }
    }
}

/// A text as a file name of any system: nothing that Windows refuses, no dot or blank at its ends, not too long.
pub(super) fn file_name(text: &str) -> String {
    let fit = |c: char| match c {
        '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
        c if c.is_control() => ' ',
        c => c,
    };
    let name: String = text.chars().map(fit).take(LONGEST).collect();
    let name = name.trim_matches(|c: char| c.is_whitespace() || c == '.');
    if name.is_empty() { "未命名".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_hold_nothing_that_windows_refuses() {
        assert_eq!(file_name(" 学校/企业:“申请表”? "), "学校-企业-“申请表”-");
        assert_eq!(file_name("..."), "未命名");
        assert_eq!(file_name(&"长".repeat(200)).chars().count(), LONGEST);
    }
}
