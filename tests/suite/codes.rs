//! Every code that the program can say has a page in `codes/`; its wrong example gives exactly what the page shows, its right one gives nothing.
//!
//! `UPDATE_CODES=1 cargo test --test suite codes` writes what is said into the pages and the list into `docs/codes.md`: read the change before it is kept.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use zhuanlan::explain::{self, Example, Explanation};

use crate::picture;
use crate::site::Site;

/// Where nothing else is said.
const CONFIG: &str = "title: 职业教育活动周专栏\nschool: {name: 青桥职业学校, short: 青桥职校, kind: 中职, affiliation: 市属}\n\
                      base_url: https://www.example.edu.cn/hdz/\nreview: off\n";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn updating() -> bool {
    std::env::var_os("UPDATE_CODES").is_some()
}

#[test]
fn wrong_examples_say_what_their_page_shows_and_right_ones_nothing() {
    let mut faults = Vec::new();
    for code in explain::codes() {
        let page = explain::explain(&code).unwrap_or_else(|| panic!("codes/{code}.md cannot be read"));
        let said = said_by(&page);
        if updating() {
            keep(&code, &said);
        } else if said != page.says {
            faults.push(format!("codes/{code}.md: expected\n{}\nbut it says\n{said}", page.says));
        }
        let level = match page.severity.word() {
            "error" => "错误",
            "warning" => "注意",
            _ => "建议",
        };
        if !said.contains(&format!("{level}[{code}]")) {
            faults.push(format!("codes/{code}.md: its wrong example does not say {level}[{code}]:\n{said}"));
        }
        let others: Vec<&str> = said.lines().filter(|line| line.contains("]: ") && !line.contains(&format!("[{code}]"))).collect();
        if !others.is_empty() {
            faults.push(format!("codes/{code}.md: its wrong example says more than its code: {others:?}"));
        }
        let silent = of(&page, true);
        if !silent.is_empty() {
            faults.push(format!("codes/{code}.md: its right example says\n{silent}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn the_list_of_codes_is_up_to_date() {
    let path = root().join("docs/codes.md");
    if updating() {
        fs::write(&path, explain::list()).expect("the list");
    }
    assert_eq!(fs::read_to_string(path).expect("docs/codes.md"), explain::list(), "UPDATE_CODES=1 cargo test --test suite codes");
}

/// What the wrong example makes the program say.
fn said_by(page: &Explanation) -> String {
    of(page, false)
}

/// What is said about the wrong example, or about the right one.
fn of(page: &Explanation, right: bool) -> String {
    let site = Site::new();
    site.put("zhuanlan.yaml", CONFIG);
    let both = [&page.wrong[..], &page.right[..]];
    if page.command.contains("先生成") {
        // The right files stand first, are built, and are then spoiled.
        both.iter().rev().flat_map(|files| files.iter()).filter(|file| !file.path.starts_with("public/")).for_each(|file| lay(&site, file));
        page.right.iter().filter(|file| !file.path.starts_with("public/")).for_each(|file| lay(&site, file));
        site.build();
        if !right {
            page.wrong.iter().for_each(|file| lay(&site, file));
        }
    } else {
        both.iter().take(if right { 2 } else { 1 }).flat_map(|files| files.iter()).for_each(|file| lay(&site, file));
    }
    let run = if page.command.contains("build") { site.run(&["build"]) } else { site.run(&["check", "--today", "2024-05-21"]) };
    let said = if page.command.contains("build") { run.stderr } else { run.stdout };
    assert!(matches!(run.code, 0 | 1), "codes/{}.md: the program ends with {}:\n{said}", page.code, run.code);
    let end = ["宣传清单（", "先改这", "没有生成：", "内容："].iter().filter_map(|word| said.find(word)).min().unwrap_or(said.len());
    let said = said[..end].trim();
    if said.is_empty() { String::new() } else { format!("{said}\n") }
}

/// Lays a file of an example as its heading says.
fn lay(site: &Site, file: &Example) {
    let form = file.form.as_str();
    let sides = || {
        let digits: Vec<u32> = form.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect();
        (digits[0], digits[1])
    };
    let bytes = match form {
        "" => file.text.clone().into_bytes(),
        "删掉" => {
            site.remove(&file.path);
            return;
        }
        "空文件" => Vec::new(),
        "GBK" => encoding_rs::GBK.encode(&file.text).0.into_owned(),
        "UTF-16" => [0xFF, 0xFE].into_iter().chain(file.text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        "十六进制" => hex(&file.text),
        "表格" => book(&file.text),
        "Word" => word(&file.text),
        _ if form.starts_with("照片") && form.ends_with("的前一半") => {
            let (width, height) = sides();
            let whole = picture::jpeg(&file.path, width, height);
            whole[..whole.len() / 2].to_vec()
        }
        _ if form.starts_with("照片") => {
            let (width, height) = sides();
            picture::jpeg(&file.path, width, height)
        }
        _ if form.starts_with("PNG") => {
            let (width, height) = sides();
            picture::png(width, height)
        }
        _ if form.starts_with("动图") => {
            let (width, height) = sides();
            picture::moving(width, height)
        }
        _ => panic!("{}（{form}）: nobody knows how to save that", file.path),
    };
    site.put(&file.path, bytes);
}

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

/// A workbook of one sheet; cells of a line stand between bars.
fn book(text: &str) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in text.lines().enumerate() {
        for (column, cell) in line.trim_matches('|').split('|').enumerate() {
            sheet.write(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), cell.trim()).expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// A Word file of a paragraph a line; a first line `作者：…` is its author.
fn word(text: &str) -> Vec<u8> {
    let author = text.lines().next().and_then(|line| line.strip_prefix("作者："));
    let paragraphs: String =
        text.lines().skip(usize::from(author.is_some())).map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")).collect();
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}</w:body></w:document>"
    );
    let core = format!(
        "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:creator>{}</dc:creator></cp:coreProperties>",
        author.unwrap_or_default()
    );
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, part) in [("word/document.xml", document), ("docProps/core.xml", core)] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(part.as_bytes()).expect("written");
    }
    writer.finish().expect("a whole file").into_inner()
}

/// Writes what is said into a page.
fn keep(code: &str, said: &str) {
    let path = root().join(format!("codes/{code}.md"));
    let text = fs::read_to_string(&path).expect("a page");
    let head = text.split("## 程序会说").next().expect("a head");
    fs::write(path, format!("{head}## 程序会说\n\n```\n{said}```\n")).expect("the page");
}
