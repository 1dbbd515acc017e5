//! The manual, the READMEs and the help say what is so: their commands run, their examples are read, their recipes are those that were tried.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Parser;
use zhuanlan::cli::{self, Cli};

use crate::picture;
use crate::preview::Preview;
use crate::site::{Site, program, run_in};

/// A fenced block: the file that it stands in, its language, its text.
struct Block {
    file: String,
    language: String,
    text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn pages() -> Vec<String> {
    let mut pages: Vec<String> = fs::read_dir(root().join("content/manual"))
        .expect("the manual")
        .map(|entry| format!("content/manual/{}", entry.expect("a page").file_name().to_string_lossy()))
        .collect();
    pages.sort();
    pages
}

fn blocks(files: &[String]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for file in files {
        let text = read(file);
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let Some(language) = line.strip_prefix("```") else { continue };
            let inside: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push(Block { file: file.clone(), language: language.to_owned(), text: inside.join("\n") + "\n" });
        }
    }
    blocks
}

fn everywhere() -> Vec<Block> {
    blocks(&[pages(), vec!["README.md".to_owned(), "README.en.md".to_owned()]].concat())
}

/// The commands of blocks, as words.
fn commands(blocks: &[Block]) -> Vec<(String, Vec<String>)> {
    let of_block = |block: &Block| {
        let lines = block.text.lines().filter_map(|line| line.trim().strip_prefix("zhuanlan ")).map(words);
        lines.map(|words| (block.file.clone(), words)).collect::<Vec<_>>()
    };
    blocks.iter().filter(|block| block.language.is_empty()).flat_map(of_block).collect()
}

/// The words of an example; what follows three blanks explains it.
fn words(line: &str) -> Vec<String> {
    line.split("   ").next().unwrap_or_default().split_whitespace().map(str::to_owned).collect()
}

/// Runs a command that somebody is shown, with the files that it names; a preview is asked for its first page.
fn works(site: &Site, words: &[String]) {
    let args: Vec<&str> = words.iter().map(String::as_str).collect();
    if args[0] == "serve" {
        // Nobody's browser is opened.
        let more: Vec<&str> = args[1..].iter().copied().filter(|arg| *arg != "--open").collect();
        let base = more.iter().position(|arg| *arg == "--base").map_or("/", |at| more[at + 1]);
        assert_eq!(Preview::of(site, &more).get(base).status, 200, "zhuanlan {}", words.join(" "));
        return;
    }
    if args[0] == "import" {
        for path in args[1..].iter().filter(|arg| !arg.starts_with("--")) {
            material(site, path);
        }
    }
    let run = program(site.root(), &args).env("VISUAL", env!("CARGO_BIN_EXE_zhuanlan")).output().expect("the program starts");
    let said = [run.stdout, run.stderr].concat();
    assert_eq!(run.status.code(), Some(0), "zhuanlan {}\n{}", words.join(" "), String::from_utf8_lossy(&said));
}

/// A file or a folder of photos of that name, as somebody might have it.
fn material(site: &Site, path: &str) {
    let rows = [["活动名称", "活动时间", "活动地点"], [path, "5月21日 9:00—10:00", "实训楼"]];
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("xlsx") => {
            let mut book = rust_xlsxwriter::Workbook::new();
            let sheet = book.add_worksheet();
            for (row, cells) in (0..).zip(rows) {
                sheet.write_row(row, 0, cells).expect("a row");
            }
            site.put(path, book.save_to_buffer().expect("a file"));
        }
        Some("csv") => site.put(path, rows.map(|cells| cells.join(",")).join("\n")),
        Some("html") => site.put(path, "<html><body><p>5月21日，家长走进实训楼，动手试一试，来的人很多。</p></body></html>"),
        Some("docx") => {
            let mut file = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            file.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("a part");
            file.write_all("<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>5月21日，开幕了，来的人很多，都动手试一试。</w:t></w:r></w:p></w:body></w:document>".as_bytes())
                .expect("written to memory");
            site.put(path, file.finish().expect("a file").into_inner());
        }
        _ => site.put(&format!("{path}/IMG_1.jpg"), picture::jpeg(path, 640, 480)),
    }
}

#[test]
fn every_command_of_the_manual_can_be_typed() {
    let all = commands(&everywhere());
    assert!(all.len() > 15, "only {} commands", all.len());
    for (file, words) in all {
        let typed = Cli::try_parse_from(std::iter::once("zhuanlan").chain(words.iter().map(String::as_str)));
        assert!(typed.is_ok() || !cli::has(&words[0]), "{file}: zhuanlan {}: {:?}", words.join(" "), typed.err());
        let known = [
            "build", "serve", "check", "explain", "report", "init", "new", "import", "pack", "deploy", "wechat", "collect", "theme",
            "new-year", "editor",
        ];
        assert!(known.contains(&words[0].as_str()), "{file}: zhuanlan {}", words[0]);
    }
}

/// Runs every command of some files in their order, as somebody does who follows them; gives the site that comes of it.
fn follow(folder: &Path, files: &[String]) -> PathBuf {
    let mut site = folder.to_owned();
    for (file, words) in commands(&blocks(files)) {
        if !cli::has(&words[0]) {
            continue;
        }
        if ["serve", "import"].contains(&words[0].as_str()) {
            works(&Site::small(), &words);
            continue;
        }
        let args: Vec<&str> = words.iter().map(String::as_str).collect();
        let run = run_in(&site, &args);
        assert_eq!(run.code, 0, "{file}: zhuanlan {}\n{}{}", words.join(" "), run.stdout, run.stderr);
        if words[0] == "init" {
            site = site.join(&words[1]);
        }
    }
    site
}

#[test]
fn following_a_readme_leads_to_the_papers() {
    for file in ["README.md", "README.en.md"] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let site = follow(folder.path(), &[file.to_owned()]);
        for made in ["上传/site.zip", "报送/报送清单.docx"] {
            assert!(site.join(made).exists(), "{file} makes no {made}");
        }
    }
}

#[test]
fn what_the_readme_says_is_printed_is_printed() {
    let all = blocks(&["README.md".to_owned()]);
    let text = |start: &str| &all.iter().find(|block| block.text.starts_with(start)).unwrap_or_else(|| panic!("no {start}")).text;
    let site = Site::new().file("content/活动/校园开放日.txt", text("---\n").replace("5月21日", "5月32日"));
    site.run(&["check"]).says(&[text("错误[bad-date]").trim_end()]);
}

#[test]
fn following_the_manual_leads_to_the_end() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let site = follow(folder.path(), &pages());
    for made in [
        "往届/2024/content/活动/0521-xiao-yuan-kai-fang-ri.txt",
        "上传/site.zip",
        "themes/hong/theme.yaml",
        "static/2024/index.html",
        ".vscode/settings.json",
    ] {
        assert!(site.join(made).exists(), "no {made}");
    }
}

#[test]
fn every_example_of_the_manual_is_read_without_a_word() {
    for block in everywhere() {
        let page = block.text.starts_with("---\n");
        if block.language != "yaml" && !page {
            continue;
        }
        let site = Site::small().picture("content/动态/甲/换轮胎.jpg", 640, 480);
        if block.text.contains("majors") {
            site.put("content/majors/a.md", "---\ntitle: 汽修\n---\n汽修。\n");
        }
        if block.text.contains("题图: ") {
            site.put("content/photos/校门.jpg", crate::picture::jpeg("gate", 1200, 800));
            site.put("static/校徽.png", crate::picture::png(200, 200));
        }
        let first = block.text.lines().next().unwrap_or_default();
        match first {
            "---" => site.put("content/动态/甲/index.txt", block.text.replace("活动: 校园开放日\n", "活动: open\n")),
            _ if first.starts_with("20") => site.put("content/daily.yaml", &block.text),
            _ if first.contains("{完成: ") => site.put("content/checklist.yaml", &block.text),
            _ if first.starts_with("填报人") => site.put("private.yaml", &block.text),
            _ if block.text.contains("学校:\n") => site.put("zhuanlan.yaml", format!("{}三审: 不检查\n", block.text)),
            _ => site.put("zhuanlan.yaml", format!("标题: 专栏\n学校: {{名称: 青桥职业学校}}\n三审: 不检查\n{}", block.text)),
        }
        // An event of the manual is an event, not a story.
        if block.text.contains("\n地点: ") {
            site.remove("content/动态/甲/index.txt");
            site.put("content/活动/乙.txt", &block.text);
        }
        let run = site.run(&["check"]);
        let said: Vec<&str> = run.stdout.lines().filter(|line| line.starts_with("错误[") || line.starts_with("注意[")).collect();
        assert!(said.is_empty() || block.text.contains("32日"), "{}:\n{}\n{}", block.file, block.text, run.stdout);
    }
}

#[test]
fn every_example_of_the_help_works() {
    let mut count = 0;
    for command in [
        &[][..],
        &["init"],
        &["new"],
        &["build"],
        &["serve"],
        &["pack"],
        &["check"],
        &["new-year"],
        &["editor"],
        &["theme"],
        &["report"],
        &["import"],
        &["explain"],
    ] {
        if command.first().is_some_and(|name| !cli::has(name)) {
            continue;
        }
        let help = run_in(root(), &[command, &["--help"]].concat()).stdout;
        let examples = help.split("例子：").nth(1).unwrap_or_else(|| panic!("no examples in {command:?}"));
        for line in examples.lines().filter_map(|line| line.trim().strip_prefix("zhuanlan ")) {
            let typed = Cli::try_parse_from(std::iter::once("zhuanlan".to_owned()).chain(words(line)));
            assert!(typed.is_ok(), "{line}: {:?}", typed.err());
            count += 1;
            let site = Site::small().file("content/events.csv", "活动名称,活动时间,活动地点\n焊接体验课,5月21日 9:00—10:00,实训楼\n");
            works(&site, &words(&line.replace("D:\\专栏", ".").replace("D:\\", "").replace('\\', "/")));
        }
    }
    assert!(count > 12, "only {count} examples");
}

#[test]
fn the_recipes_of_the_manual_are_those_that_were_tried() {
    let manual = blocks(&["content/manual/10-hosting.md".to_owned()]);
    for (language, file) in [("nginx", "docs/hosting/nginx.conf"), ("apache", "docs/hosting/htaccess")] {
        let block = manual.iter().find(|block| block.language == language).unwrap_or_else(|| panic!("no {language} in the manual"));
        assert_eq!(block.text, read(file), "{file} and the manual differ");
    }
}

#[test]
fn what_vscode_is_given_is_laid_out_once() {
    let site = Site::small();
    site.run(&["editor"]).says(&[".vscode"]);
    let schema: serde_json::Value =
        serde_json::from_slice(&fs::read(site.path(".vscode/zhuanlan.schema.json")).expect("the schema")).expect("JSON");
    assert!(schema["properties"]["活动周"]["description"].is_string() && schema["properties"]["edition"].is_object());
    let again = site.run(&["editor"]);
    assert_eq!(again.code, 2);
    again.says(&["已经有了"]);
}
