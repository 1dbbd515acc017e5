//! Choosing and changing a look: every built-in theme builds a whole column, and a theme laid out in the site makes the same bytes until it is changed.

use std::collections::{BTreeMap, BTreeSet};

use zhuanlan::pipeline::{self, Options};
use zhuanlan::render::{Renderer, described};
use zhuanlan::source::Hints;

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
fn what_is_wrong_with_templates_is_said_in_chinese_with_places_and_the_nearest_name() {
    let wrong = "{% extends \"layout.html\" %}\n{% block main %}\n{{ page.title | uppper }}\n{% include \"partials/crads.html\" %}\n{% endblock %}\n";
    let site = Site::small().file("templates/day.html", wrong);
    let run = site.refuses();
    assert_eq!(run.errors(), ["template-error", "template-error"], "{}", run.stderr);
    run.says(&["templates/day.html:3:17", "没有“uppper”这个过滤器", "templates/day.html:4:", "没有“partials/crads.html”这个模板"]);
    for (inside, line, says) in [
        ("{{ pge.title }}", 1, "没有“pge”这个变量"),
        ("{{ page.titel }}", 1, "是不是想写“title”"),
        ("<p>\n{{ page.title %}</p>", 2, "这里不能写 }"),
        ("{% for day in site.year %}{% endfor %}", 1, "这里是整数"),
        ("{% for day in days %}", 1, "模板到这里就断了"),
        ("{{ page.title + 1 }}", 1, "连接文字请用 ~"),
        ("{% extends \"layuot.html\" %}", 1, "“layuot.html”不存在"),
        ("{{ image(photo=page) }}", 1, "还缺“profile”"),
        ("{{ \"甲 }}", 1, "引号没有配对"),
        ("{{ <section_head id=\"a\" /> }}", 1, "还缺“title”"),
    ] {
        site.put("templates/day.html", inside);
        let run = site.refuses();
        run.says(&[says, &format!("templates/day.html:{line}:")]);
        let english = ["expected", "defined", "Variable", "found", "Unexpected", "missing", "undefined"];
        assert!(english.iter().all(|word| !run.stderr.contains(word)), "{}", run.stderr);
    }
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

/// The tokens of a look by name, by day and by night, as its sheets set them one after the other.
fn tokens(theme: &str) -> [BTreeMap<String, String>; 2] {
    let sheets: &[&str] = match theme {
        "base" => &["base/assets/base.css"],
        "hong" => &["hong/assets/hong.css"],
        "qing" => &["base/assets/base.css", "qing/assets/qing.css"],
        _ => &["base/assets/base.css", "su/assets/su.css"],
    };
    let mut found = [BTreeMap::new(), BTreeMap::new()];
    for sheet in sheets {
        let text = built_in(sheet);
        let block = |after: &str| {
            let rest = &text[text.find(after).expect(sheet)..];
            rest[rest.find(":root {").expect(sheet)..].split_once('}').expect(sheet).0.to_owned()
        };
        for (at, block) in [block(":root {"), block("@media screen and (prefers-color-scheme: dark)")].iter().enumerate() {
            for line in block[":root {".len()..].split(';').filter_map(|line| line.split_once(':')) {
                let (name, value) = (line.0.trim().to_owned(), line.1.trim().to_owned());
                found[at].insert(name.clone(), value.clone());
                if at == 0 {
                    found[1].insert(name, value);
                }
            }
        }
    }
    found
}

fn built_in(path: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes").join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A colour in six digits; a token that names another is what that one is.
fn colour(tokens: &BTreeMap<String, String>, name: &str) -> Option<String> {
    let value = tokens.get(name)?;
    if let Some(other) = value.strip_prefix("var(").and_then(|rest| rest.strip_suffix(')')) {
        return colour(tokens, other);
    }
    let digits = value.strip_prefix('#')?;
    Some(if digits.len() == 3 { digits.chars().flat_map(|digit| [digit, digit]).collect() } else { digits.to_owned() })
}

#[test]
fn the_colours_that_a_look_checks_against_are_those_of_its_sheets() {
    for theme in ["base", "hong", "qing", "su"] {
        let settings = built_in(&format!("{theme}/theme.yaml"));
        let declared = |key: &str| -> BTreeSet<String> {
            let list = settings.split(&format!("{key}: [")).nth(1).and_then(|rest| rest.split(']').next()).expect(key);
            list.split(',').map(|one| one.trim().trim_matches(['"', '#']).to_owned()).collect()
        };
        let tokens = tokens(theme);
        let papers = |night: usize| -> BTreeSet<String> {
            ["--paper", "--wash", "--paper-2", "--card", "--mark"].iter().filter_map(|name| colour(&tokens[night], name)).collect()
        };
        assert_eq!(declared("papers"), papers(0), "{theme}: papers");
        assert_eq!(declared("night"), papers(1), "{theme}: night");
        // What stands on orange stands on no ground that can be chosen.
        let over = |name: &&String| name.starts_with("--on-") && *name != "--on-orange";
        let over: BTreeSet<String> =
            tokens.iter().flat_map(|tokens| tokens.keys().filter(over).filter_map(|name| colour(tokens, name))).collect();
        assert_eq!(declared("over"), over, "{theme}: over");
    }
}

#[test]
fn what_templates_are_given_is_told_in_full() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let walked = |root: &std::path::Path| {
        let options = Options {
            root: root.to_path_buf(),
            skip: ["public", "target", "报送", ".zhuanlan"].map(|name| root.join(name)).to_vec(),
            hints: &Hints::default(),
            base_url: Some("https://example.edu.cn/hdz/".to_owned()),
            drafts: false,
            external: false,
        };
        let snapshot = pipeline::read(&options).expect("the files");
        pipeline::prepare(snapshot, &options, &mut pipeline::Memory::default()).value.expect("a site")
    };
    let (demo, month) = (walked(root), walked(&root.join("examples/month")));
    let renderers = [&demo, &month].map(|walked| {
        let (theme, plan) = walked.planned.as_ref().expect("a look");
        Renderer::new(&walked.site, plan, theme)
    });
    let (generated, wrong) = described::described(&renderers.each_ref());
    assert!(wrong.is_empty(), "src/render/described/told.rs:\n{}", wrong.join("\n"));
    // Examples follow the demo's words, which may change from day to day.
    let without = |text: &str| text.lines().map(|line| line.rsplit_once(" | ").map_or(line, |(row, _)| row).to_owned()).collect::<Vec<_>>();
    let written = built_in("MODEL.md").replace("\r\n", "\n");
    let written = written.split_once(described::MARK).expect("the mark").1;
    assert_eq!(without(generated.strip_prefix(described::MARK).expect("the mark")), without(written), "cargo run --example model");
}
