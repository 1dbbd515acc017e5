//! Choosing and changing a look: every built-in theme builds a whole column, and a theme laid out in the site makes the same bytes until it is changed.

use crate::html::broken_links;
use crate::site::{Site, run_in};

#[test]
fn the_looks_are_listed_and_the_one_in_use_is_marked() {
    let site = Site::small();
    let run = site.run(&["theme", "list"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.says(&["* hong", "  qing", "  su", "外观: {名称: qing", "accent  主色：颜色，如", "embed  嵌入：是、否"]);
    assert_eq!(site.run(&["theme"]).stdout, run.stdout);
    Site::config_of(&site, "theme: su\n");
    site.run(&["theme", "list"]).says(&["  hong", "* su"]);
    site.put("themes/own/theme.yaml", "name: own\ntitle: 自己的\nextends: base\n");
    site.run(&["theme", "list"]).says(&["own", "自己的", "网站自己的"]);
}

#[test]
fn every_look_builds_a_whole_column() {
    for theme in ["base", "hong", "qing", "su"] {
        let site = Site::small();
        Site::config_of(&site, &format!("theme: {theme}\nbase_url: https://www.example.edu.cn/\n"));
        site.build();
        let broken = broken_links(&site.output());
        assert!(broken.is_empty(), "{theme}: {}", broken.join("\n"));
        assert!(site.read("events/open.html").contains("校园开放日"), "{theme}");
    }
}

#[test]
fn a_look_laid_out_makes_the_same_until_it_is_changed() {
    let site = Site::small();
    site.build();
    let before = site.output();
    let run = site.run(&["theme", "eject", "hong"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(site.path("themes/hong/templates/home.html").is_file());
    site.build();
    assert!(before == site.output(), "the laid out theme makes another column");
    let page = std::fs::read_to_string(site.path("themes/hong/templates/home.html")).unwrap();
    site.put("themes/hong/templates/home.html", page.replacen("<main", "<main data-own", 1) + "{# own #}");
    let again = site.run(&["theme", "eject", "hong"]);
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("已经有了") && again.stderr.contains("themes"), "{}", again.stderr);
    assert!(std::fs::read_to_string(site.path("themes/hong/templates/home.html")).unwrap().ends_with("{# own #}"));
}

#[test]
fn a_look_that_does_not_exist_is_told_with_those_that_do() {
    let run = Site::small().run(&["theme", "eject", "honng"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("honng") && run.stderr.contains("hong、qing、su"), "{}", run.stderr);
}

#[test]
fn a_look_is_laid_out_only_in_a_site_and_by_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = run_in(folder.path(), &["theme", "eject", "hong"]);
    assert_eq!((run.code, folder.path().join("themes").exists()), (2, false), "{}", run.stdout);
    let run = Site::small().run(&["theme", "eject"]);
    assert_eq!(run.code, 2);
    run.says(&["后面还要写“名称”"]);
}

/// The address and the text of the sheet that the chosen options make.
fn chosen(site: &Site) -> Option<(String, String)> {
    let page = site.read("index.html");
    let name = page.split("assets/options-").nth(1)?.split('"').next()?.to_owned();
    let text = site.read(&format!("assets/options-{name}"));
    Some((name, text))
}

#[test]
fn what_is_chosen_of_a_look_becomes_a_sheet_and_nothing_else_does() {
    for theme in ["base", "hong", "qing", "su"] {
        let site = Site::small();
        Site::config_of(&site, &format!("外观: {theme}\n"));
        site.build();
        assert_eq!(chosen(&site), None, "{theme}");
        Site::config_of(&site, &format!("外观: {{名称: {theme}, 选项: {{主色: \"#4b2a7b\", radius: 大, 疏密: 紧凑}}}}\n"));
        site.build();
        let (_, sheet) = chosen(&site).expect(theme);
        let (light, night) = sheet.split_once("@media").expect("a sheet for the night");
        assert!(light.contains(": #4b2a7b;") && light.contains("--r: 14px;") && light.contains("clamp("), "{theme}: {sheet}");
        assert!(night.contains("prefers-color-scheme: dark") && night.contains("--"), "{theme}: {sheet}");
        assert!(site.read("events/open.html").contains("assets/options-"), "{theme}");
        let page = site.read("index.html");
        assert!(page.rfind(".css\"") == page.find("options-").map(|at| at + page[at..].find(".css").unwrap()), "{theme}: it comes last");
    }
}

#[test]
fn options_of_a_look_are_checked_by_their_type() {
    let site = Site::small();
    let said = |options: &str| {
        Site::config_of(&site, &format!("外观: {{名称: su, 选项: {{{options}}}}}\n"));
        site.run(&["build"])
    };
    let run = said("accent: \"#ffcc00\", radius: 圆, embed: 也许");
    assert_eq!(run.code, 1, "{}", run.stdout);
    assert_eq!(run.errors(), ["faint-colour", "bad-option", "bad-option"], "{}", run.stdout);
    run.says(&["反差只有 1.", "最接近又看得清的是", "大、小", "看不出是“是”还是“否”"]);
    let better =
        run.stderr.split("看得清的是 accent: \"").nth(1).and_then(|rest| rest.split('"').next()).expect("a better colour").to_owned();
    assert_eq!(said(&format!("accent: \"{better}\"")).code, 0, "the advice is not taken: {better}");
    Site::config_of(&site, "外观:\n  名称: su\n  选项:\n    accent: #1d4b75\n");
    site.run(&["build"]).says(&["bad-option", "颜色要加引号"]);
}

#[test]
fn a_quiet_column_stands_in_a_page_of_the_school() {
    let site = Site::small();
    let surroundings = |site: &Site| {
        let page = site.read("events/open.html");
        [page.contains("class=\"masthead\""), page.contains("class=\"crumbs"), page.contains("<footer class=\"footer\"")]
    };
    Site::config_of(&site, "外观: {名称: su}\n");
    site.build();
    assert_eq!(surroundings(&site), [true, true, true]);
    Site::config_of(&site, "外观: {名称: su, 选项: {embed: 是}}\n");
    site.build();
    assert_eq!(surroundings(&site), [false, false, false]);
    Site::config_of(&site, "外观: {名称: su, 选项: {embd: 是}}\n");
    site.build().says(&["embd", "是不是想写 embed"]);
}
