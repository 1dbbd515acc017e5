//! Every code that the program can say has a page in `codes/`; its wrong example gives exactly what the page shows, its right one gives nothing.
//!
//! `UPDATE_CODES=1 cargo test --test suite codes` writes what is said into the pages and the list into `docs/codes.md`: read the change before it is kept.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use zhuanlan::explain::{self, Example, Explanation};

use crate::picture;
use crate::site::Site;

/// Where nothing else is said.
const CONFIG: &str = "title: 职业教育活动周专栏\nschool: {name: 青桥职业学校, short: 青桥职校, kind: 中职, affiliation: 市属}\n\
                      base_url: https://www.example.edu.cn/hdz/\nreview: off\n";

/// Words of the sources that look like codes and are none.
const NO_CODES: &[&str] = &[
    "a-c",
    "a-file",
    "a-r",
    "content-id",
    "content-length",
    "content-location",
    "content-transfer-encoding",
    "content-type",
    "data-src",
    "data-x",
    "first-day",
    "guangxi-2024",
    "hl-storage",
    "if-none-match",
    "kebab-case",
    "python-docx",
    "quoted-printable",
    "snapshot-content-location",
    "last-day",
    "new-year",
    "open-day",
    "no-cache",
    "no-store",
    "transfer-encoding",
    "xdg-open",
];

/// In the command of a page whose example cannot be run.
const NOT_SHOWN: &str = "演示不了";

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
        if !can_be_laid(&page) {
            continue;
        }
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
        let others: Vec<&str> = said.lines().filter(|line| is_finding(line) && !line.contains(&format!("[{code}]"))).collect();
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

#[test]
fn every_code_of_the_sources_has_a_page_and_no_page_is_left_over() {
    let said = codes_of_the_sources();
    let pages: BTreeSet<String> = explain::codes().into_iter().collect();
    let missing: Vec<_> = said.difference(&pages).collect();
    let over: Vec<_> = pages.difference(&said).collect();
    assert!(missing.is_empty() && over.is_empty(), "without a page: {missing:?}; pages of no code: {over:?}");
    assert!(pages.len() >= 90, "{}", pages.len());
    let shown = |code: &&String| explain::explain(code).is_some_and(|page| !page.command.contains(NOT_SHOWN));
    assert!(pages.len() - pages.iter().filter(shown).count() <= 5, "too many pages that show nothing");
}

/// Whether a line is the first of a finding.
fn is_finding(line: &str) -> bool {
    ["错误[", "注意[", "建议["].iter().any(|level| line.starts_with(level))
}

/// Whether this system takes the files of an example: links and some names are of Linux alone, and nothing shows what several people do at once.
fn can_be_laid(page: &Explanation) -> bool {
    let files = || page.wrong.iter().chain(&page.right);
    let odd = |file: &Example| file.form.starts_with("链接") || file.path.contains('\\') || file.path.contains('\u{301}');
    !page.command.contains(NOT_SHOWN) && (cfg!(target_os = "linux") || !files().any(odd))
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
    let (args, aloud) = match () {
        () if page.command.contains("build") => (&["build"][..], false),
        () if page.command.starts_with("report") => (&["report"][..], false),
        () => (&["check", "--external", "--today", "2024-05-21"][..], true),
    };
    let run = site.run(args);
    let said = if aloud { run.stdout } else { run.stderr };
    // What makes the summary too short is not what its page is about.
    let said = if page.command.starts_with("report") { errors(&said) } else { said };
    assert!(matches!(run.code, 0 | 1), "codes/{}.md: the program ends with {}:\n{said}", page.code, run.code);
    let end = ["宣传清单（", "先改这", "没有生成：", "内容："].iter().filter_map(|word| said.find(word)).min().unwrap_or(said.len());
    let said = said[..end].trim();
    if said.is_empty() { String::new() } else { format!("{said}\n") }
}

/// The errors of what was said, each with its lines.
fn errors(said: &str) -> String {
    said.split("\n\n").filter(|finding| finding.trim_start().starts_with("错误[")).map(|finding| format!("{finding}\n")).collect()
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
        "链接到自己" => return site.link(&file.path, file.path.rsplit('/').next().expect("a name")),
        _ if form.starts_with("链接到 ") => return site.link(&file.path, &form["链接到 ".len()..]),
        "空文件" => Vec::new(),
        "照片原图" => original(&file.path),
        "Big5" => encoding_rs::BIG5.encode(&file.text).0.into_owned(),
        "GBK" => encoding_rs::GBK.encode(&file.text).0.into_owned(),
        "UTF-16" => [0xFF, 0xFE].into_iter().chain(file.text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        "十六进制" => hex(&file.text),
        "□ 是空字符" => file.text.replace('□', "\0").into_bytes(),
        "□ 是看不见的字符" => file.text.replace('□', "\u{7}").into_bytes(),
        "苹果手机的照片" => b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(),
        "BMP 图片" => [&b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"[..], &[0; 40]].concat(),
        "压缩包" => [&b"PK\x05\x06"[..], &[0; 18]].concat(),
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
        _ if form.starts_with("照 ") => edition(form.split(' ').nth(1).expect("an edition"), &file.text),
        _ if form.starts_with("很大的照片") => {
            let (width, height) = sides();
            enlarged(picture::jpeg(&file.path, 16, 16), width, height)
        }
        _ if form.starts_with("重复") => {
            file.text.repeat(form.split(' ').nth(1).and_then(|times| times.parse().ok()).expect("how often")).into_bytes()
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

/// A built-in edition with a change a line: what stands there, an arrow, what is to stand there.
fn edition(name: &str, changes: &str) -> Vec<u8> {
    let text = fs::read_to_string(root().join(format!("editions/{name}.yaml"))).expect("an edition");
    let change = |text: String, line: &str| {
        let (before, after) = line.split_once(" → ").expect("a change");
        assert!(text.contains(before), "{before} does not stand in {name}");
        text.replacen(before, after, 1)
    };
    changes.lines().fold(text, change).into_bytes()
}

/// A photo as a camera stores it, as large as the department wants: comments make it long.
fn original(path: &str) -> Vec<u8> {
    let mut photo = picture::jpeg(path, 2400, 1800);
    let comment = [&[0xff, 0xfe, 0xff, 0xff][..], &[b' '; 0xffff - 2]].concat();
    photo.splice(2..2, comment.repeat(33));
    photo
}

/// A photo whose header tells of more pixels than it holds.
fn enlarged(mut photo: Vec<u8>, width: u32, height: u32) -> Vec<u8> {
    let frame = photo.windows(2).position(|pair| pair == [0xff, 0xc0]).expect("a frame");
    let side = |pixels: u32| u16::try_from(pixels).expect("a side of a JPEG").to_be_bytes();
    photo.splice(frame + 5..frame + 9, [side(height), side(width)].concat());
    photo
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

/// Every word of the sources that is a code.
fn codes_of_the_sources() -> BTreeSet<String> {
    let mut open = vec![root().join("src")];
    let mut codes = BTreeSet::new();
    while let Some(folder) = open.pop() {
        for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() && path.file_name().is_some_and(|name| name != "tests") {
                open.push(path);
            } else if is_source(&path) {
                let text = fs::read_to_string(&path).expect("a source");
                let text = text.split("#[cfg(test)]\nmod tests").next().expect("a first part");
                codes.extend(text.split('"').filter(|word| is_code(word)).map(str::to_owned));
            }
        }
    }
    codes
}

fn is_source(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.ends_with(".rs") && name != "tests.rs" && name != "fixture.rs"
}

fn is_code(word: &str) -> bool {
    let letters = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    word.contains('-') && word.starts_with(|c: char| c.is_ascii_lowercase()) && word.split('-').all(letters) && !NO_CODES.contains(&word)
}
