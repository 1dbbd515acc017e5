//! Pages spoilt in every way that comes to mind: none may bring the reader down, and none may vanish without a word.
//!
//! What is spoilt depends on the seed alone, so a fault can be looked at again.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use zhuanlan::document::{self, Document, Era, Kind, Page};
use zhuanlan::paths::SitePath;
use zhuanlan::{checks, config, edition};

/// What people and programs leave in texts.
const ODD: &[&str] = &[
    "：",
    ":",
    ": ",
    "\"",
    "'",
    "“",
    "”",
    "\t",
    "\u{3000}",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "|",
    ">",
    "---\n",
    "\n",
    "\r\n",
    "#",
    "＃",
    "\u{0}",
    "\u{202e}",
    "\u{feff}",
    "\u{fffd}",
    "😀",
    "<!--",
    "-->",
    "<script>",
    "```\n",
    "![](",
    ")",
    "**",
    "~~",
    "[^1]",
    "5月32日",
    "2024-05-20",
    "25:00",
    "！",
    "１．",
    "null",
    "~",
    "!!map",
    "%YAML",
    "\\",
    "13800001111",
    "锟斤拷",
    "<o:p>",
    "zhuanlan-ignore: x",
];

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides.max(1)).unwrap()).unwrap()
    }
}

fn spoilt(text: &str, dice: &mut Dice) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=dice.roll(4) {
        // Faults near the head matter more than those of long texts.
        let reach = if dice.roll(3) == 0 { chars.len() } else { chars.len().min(220) };
        let at = dice.roll(reach + 1);
        let end = (at + 1 + dice.roll(12)).min(chars.len());
        match dice.roll(5) {
            0 => drop(chars.drain(at.min(end)..end)),
            1 => {
                let again: Vec<char> = chars[at.min(end)..end].to_vec();
                chars.splice(at..at, again);
            }
            2 => chars.truncate(at),
            _ => drop(chars.splice(at..at, ODD[dice.roll(ODD.len())].chars())),
        }
    }
    chars.into_iter().collect()
}

fn demo_pages() -> Vec<(SitePath, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open = vec![root.join("content")];
    let mut pages = Vec::new();
    while let Some(folder) = open.pop() {
        let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                let place = path.strip_prefix(root).unwrap().display().to_string();
                pages.extend(SitePath::new(&place).map(|place| (place, fs::read_to_string(&path).unwrap())));
            }
        }
    }
    pages
}

/// Reads a page and has it looked over; a page that is none must have said why, and where.
fn read(path: &SitePath, text: &str, edition: &edition::Edition, config: &config::Config, words: &checks::Wording) {
    let sections = ["manual".to_owned()];
    let (kind, folder) = Kind::of(path, &sections).unwrap_or((Kind::Page, ""));
    let text: Arc<str> = text.into();
    let read = document::read(Page { path, kind, folder, text: &text }, Era { edition });
    let Some(document) = read.value else {
        let told =
            read.diagnostics.iter().any(|said| said.severity.word() == "error" && (said.place.is_some() || said.code == "empty-page"));
        assert!(told, "nothing was said of\n{text}\n{:?}", read.diagnostics);
        return;
    };
    let documents: Vec<Arc<Document>> = vec![Arc::new(document)];
    let mut said = read.diagnostics;
    said.extend(checks::documents(&documents, config, edition));
    said.extend(checks::wording(&documents, words, config, edition));
    let said = checks::silence(said, &documents);
    assert!(said.iter().all(|said| !said.message.is_empty()));
    if let Some(fixed) = document::fix::fixed(&text) {
        assert_eq!(document::fix::fixed(&fixed), None, "a mend leaves something to mend:\n{text}");
    }
}

fn tools() -> (edition::Edition, config::Config, checks::Wording) {
    let (name, text) = edition::builtin("guangxi-2024").unwrap();
    let config = config::read("title: 专栏\nschool: {name: 青桥职业学校}\n", "zhuanlan.yaml").value.unwrap();
    (edition::parse(&text, &name).unwrap(), config, checks::Wording::read(None).value)
}

#[test]
fn five_thousand_spoilt_pages_bring_nothing_down_and_none_vanishes_without_a_word() {
    let (edition, config, words) = tools();
    let pages = demo_pages();
    assert!(pages.len() > 50);
    let mut dice = Dice(0x5EED_2024);
    for number in 0..5000 {
        let (path, text) = &pages[number % pages.len()];
        // The head and a part of the text: long pages only take longer.
        let head: String = text.chars().take(900).collect();
        read(path, &spoilt(&head, &mut dice), &edition, &config, &words);
    }
}

#[test]
fn random_heads_give_a_page_or_an_error_with_its_place() {
    let (edition, config, words) = tools();
    let keys = [
        "title",
        "标题",
        "date",
        "日期",
        "时间",
        "time",
        "start",
        "负责人",
        "统计",
        "照片",
        "tags",
        "live",
        "byline",
        "忽略",
        "focus",
        "x",
    ];
    let values = [
        "甲",
        "5月20日",
        "[甲, 乙]",
        "{姓名: 李}",
        "",
        "\"",
        "“甲”",
        "9:00—8:00",
        "- a",
        "|",
        "学生120 教师8",
        "{{",
        "*",
        "~",
        "5.20—5.24",
        "下午3点半",
        "a: b: c",
    ];
    let folders = ["events", "stories", "people", "media", "albums", "notices", "cases", "pages"];
    let mut dice = Dice(7);
    for _ in 0..3000 {
        let mut text = String::from("---\n");
        for _ in 0..dice.roll(7) {
            let indent = if dice.roll(6) == 0 { "  " } else { "" };
            let colon = [": ", "：", ":", " : "][dice.roll(4)];
            text.push_str(&format!("{indent}{}{colon}{}\n", keys[dice.roll(keys.len())], values[dice.roll(values.len())]));
        }
        text.push_str(["---\n正文\n", "---\n", "", "正文"][dice.roll(4)]);
        let path = SitePath::new(&format!("content/{}/a.md", folders[dice.roll(folders.len())])).unwrap();
        read(&path, &text, &edition, &config, &words);
    }
}
