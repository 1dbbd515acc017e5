//! The walls of the house, read off the sources themselves: who may import whom, how long a file and a function may be, what may not stand.
//!
//! Knows nothing of what the program does; `tests/suite` does.
#![expect(clippy::disallowed_methods, reason = "reads the sources")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What every room speaks.
const VOCABULARY: &[&str] = &["diagnostic", "digest", "guard", "paths", "privacy", "terminal", "value", "yaml"];

/// The rooms in the order of `src/lib.rs`, with what each may import. An entry may name earlier rooms only, so there can be no cycle.
/// `*` stands for the whole vocabulary.
const ROOMS: &[(&str, &[&str])] = &[
    ("diagnostic", &[]),
    ("digest", &[]),
    ("explain", &["diagnostic"]),
    ("guard", &[]),
    ("paths", &[]),
    ("privacy", &[]),
    ("terminal", &["diagnostic"]),
    ("value", &["diagnostic"]),
    ("yaml", &["diagnostic"]),
    ("config", &["*"]),
    ("edition", &["*"]),
    ("imaging", &["diagnostic", "digest", "guard"]),
    ("office", &["*"]),
    ("source", &["*", "imaging", "office"]),
    ("document", &["*", "edition", "office"]),
    ("import", &["*", "edition", "imaging", "office", "document"]),
    ("site", &["*", "config", "edition", "source", "document"]),
    ("checks", &["*", "config", "edition", "source", "document", "site"]),
    ("report", &["*", "config", "edition", "imaging", "office", "source", "document", "site", "checks"]),
    ("theme", &["*", "source"]),
    ("plan", &["*", "imaging", "source", "document", "site", "theme"]),
    ("render", &["*", "config", "edition", "source", "document", "site", "checks", "theme", "plan"]),
    ("cache", &["*"]),
    ("write", &["*", "cache"]),
    ("making", &["*", "imaging", "source", "site", "theme", "plan", "render", "cache", "write"]),
    ("pipeline", &["*", "config", "edition", "office", "source", "document", "site", "checks", "theme", "plan"]),
    ("serve", &["*", "edition", "source", "document", "site", "checks", "theme", "plan", "cache", "write", "making", "pipeline"]),
    ("guide", &["*", "config", "document"]),
    ("starter", &["*", "config", "edition"]),
    ("cli", &[]),
    (
        "commands",
        &[
            "*", "config", "edition", "imaging", "source", "document", "import", "site", "checks", "report", "theme", "plan", "render",
            "cache", "write", "making", "pipeline", "serve", "guide", "starter", "cli", "explain", "office",
        ],
    ),
    ("main", &["cli", "commands"]),
];

const LONGEST_FILE: usize = 600;
const MEDIAN_FILE: usize = 150;
const LONGEST_FUNCTION: usize = 80;

#[test]
fn rooms_import_one_way() {
    let mut breaches = Vec::new();
    for (place, file) in files("src", &["rs"]) {
        let module = module_of(&place);
        let Some(room) = module.first().map(String::as_str) else { continue };
        let Some(allowed) = allowed(room) else {
            breaches.push(format!("{place}: the room “{room}” has no row in the table of tests/tidy.rs"));
            continue;
        };
        for (line, imported) in imports(&blank(&file), &module) {
            if imported != room && !allowed.contains(&imported.as_str()) {
                breaches.push(format!("{place}:{line}: {room} may not import {imported}"));
            }
        }
    }
    assert!(breaches.is_empty(), "the walls are breached:\n{}", breaches.join("\n"));
}

#[test]
fn the_table_has_no_cycle_and_follows_the_floor_plan() {
    for (at, (room, _)) in ROOMS.iter().enumerate() {
        let earlier: Vec<&str> = ROOMS[..at].iter().map(|(earlier, _)| *earlier).collect();
        for import in allowed(room).expect("a row of the table") {
            assert!(earlier.contains(&import), "the row of {room} names {import}, which does not stand before it");
        }
    }
    let plan = read("src/lib.rs");
    let modules: Vec<&str> = plan.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let rows: Vec<&str> = ROOMS.iter().map(|(room, _)| *room).filter(|room| *room != "main").collect();
    assert_eq!(modules, rows, "src/lib.rs and the table of tests/tidy.rs name the rooms in the same order");
}

#[test]
fn files_are_short_and_say_what_they_are() {
    let mut breaches = Vec::new();
    let mut lengths = Vec::new();
    for (place, file) in rust() {
        let length = file.lines().count();
        if place.starts_with("src/") {
            lengths.push(length);
        }
        if length > LONGEST_FILE {
            breaches.push(format!("{place}: {length} lines, more than {LONGEST_FILE}"));
        }
        let first = file.lines().next().unwrap_or_default();
        if first.strip_prefix("//! ").is_none_or(|said| said.trim().len() < 12) {
            breaches.push(format!("{place}:1: the first line does not say with //! what the file is"));
        }
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    if median > MEDIAN_FILE {
        breaches.push(format!("the median file has {median} lines, more than {MEDIAN_FILE}"));
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn functions_are_short() {
    let mut breaches = Vec::new();
    for (place, file) in rust() {
        for (line, name, length) in functions(&blank(&file)) {
            if length > LONGEST_FUNCTION {
                breaches.push(format!("{place}:{line}: {name} has {length} lines, more than {LONGEST_FUNCTION}"));
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not find itself.
    let words = [["TO", "DO"], ["FIX", "ME"], ["XX", "X"]].map(|parts| parts.concat());
    let code = [["to", "do!"], ["unimple", "mented!"], ["db", "g!"], ["#[ign", "ore"]].map(|parts| parts.concat());
    let mut breaches = Vec::new();
    for (place, file) in rust() {
        let bare = blank(&file);
        for (at, (line, bare)) in file.lines().zip(bare.lines()).enumerate() {
            let found = words.iter().find(|word| line.contains(*word)).or_else(|| code.iter().find(|word| bare.contains(*word)));
            if let Some(found) = found {
                breaches.push(format!("{place}:{}: {found}", at + 1));
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn sources_end_their_lines_with_lf() {
    let kinds = ["rs", "toml", "yaml", "html", "css", "js", "mjs", "svg", "md", "sh", "py", "json"];
    let mut breaches = Vec::new();
    for folder in ["src", "tests", "benches", "themes", "editions"] {
        for (place, file) in files(folder, &kinds) {
            if file.contains('\r') {
                breaches.push(format!("{place}: CR at a line end"));
            }
            if file.starts_with('\u{feff}') {
                breaches.push(format!("{place}: begins with a byte order mark"));
            }
            if !file.is_empty() && !file.ends_with('\n') {
                breaches.push(format!("{place}: the last line has no end"));
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn the_readers_of_this_file_read_rust() {
    let source = "fn a(x: &'static str) -> char {\n    // } crate::theme\n    let b = \"}\\\"{ crate::plan\";\n    '{'\n}\nuse crate::{value::Date, yaml};\nuse super::site;\n";
    let bare = blank(source);
    assert_eq!(bare.lines().count(), source.lines().count());
    assert_eq!(functions(&bare), [(1, "a".to_owned(), 5)]);
    let expected = [(6, "value"), (6, "yaml"), (7, "site")].map(|(line, room)| (line, room.to_owned()));
    assert_eq!(imports(&bare, &["checks".to_owned()]), expected);
    assert_eq!(imports(&blank("r#\"crate::plan\"#; r\"\\\"; crate::theme::load()"), &["a".to_owned()]), [(1, "theme".to_owned())]);
}

fn allowed(room: &str) -> Option<Vec<&'static str>> {
    let (_, row) = ROOMS.iter().find(|(name, _)| *name == room)?;
    let spread = |name: &&'static str| if *name == "*" { VOCABULARY.to_vec() } else { vec![*name] };
    Some(row.iter().flat_map(spread).collect())
}

/// `src/a/b.rs` is `[a, b]`, `src/a/mod.rs` is `[a]`, `src/lib.rs` is nothing.
fn module_of(place: &str) -> Vec<String> {
    let inside = place.trim_start_matches("src/").trim_end_matches(".rs");
    inside.split('/').filter(|part| !["mod", "lib"].contains(part)).map(str::to_owned).collect()
}

/// The rooms that a source names after `crate::`, `zhuanlan::`, or enough `super::` to stand at the root, with their lines.
fn imports(bare: &str, module: &[String]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut inline = 0;
    for (at, line) in bare.lines().enumerate() {
        if line.starts_with("mod ") && line.trim_end().ends_with('{') {
            inline = 1;
        }
        let root = "super::".repeat(module.len() + inline);
        for (start, prefix) in ["crate::", "zhuanlan::", root.as_str()].iter().flat_map(|prefix| line.match_indices(prefix)) {
            let before = line[..start].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let rest = &line[start + prefix.len()..];
            if let Some(group) = rest.strip_prefix('{') {
                // rustfmt keeps short groups on one line; a longer one goes on to its closing brace.
                let more: String = bare.lines().skip(at + 1).take_while(|_| !group.contains("};")).take(20).collect::<Vec<_>>().join(" ");
                let whole = format!("{group} {more}");
                found.extend(firsts(whole.split("};").next().unwrap_or(&whole)).into_iter().map(|name| (at + 1, name)));
            } else {
                found.extend(firsts(rest).into_iter().take(1).map(|name| (at + 1, name)));
            }
        }
    }
    found.retain(|(_, name)| name.chars().next().is_some_and(|c| c.is_ascii_lowercase()) && !["super", "self"].contains(&name.as_str()));
    found
}

/// The first segment of each path of a group, `value::{a, b}, yaml` gives `value` and `yaml`.
fn firsts(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut parts = vec![String::new()];
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => parts.push(String::new()),
            _ if depth == 0 => parts.last_mut().expect("never empty").push(c),
            _ => {}
        }
    }
    let word = |part: &String| part.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    parts.iter().map(word).filter(|word| !word.is_empty()).collect()
}

/// Every function with a body: its line, its name, how many lines it takes.
fn functions(bare: &str) -> Vec<(usize, String, usize)> {
    let lines: Vec<&str> = bare.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let Some(keyword) = words.iter().position(|word| *word == "fn").filter(|keyword| keyword + 1 < words.len()) else { continue };
        let name: String = words[keyword + 1].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let (mut depth, mut opened) = (0_i32, false);
        for (last, line) in lines.iter().enumerate().skip(at) {
            for c in line.chars() {
                depth += i32::from(c == '{') - i32::from(c == '}');
                opened |= c == '{';
            }
            if opened && depth <= 0 {
                found.push((at + 1, name.clone(), last - at + 1));
                break;
            }
            if !opened && line.trim_end().ends_with(';') {
                break;
            }
        }
    }
    found
}

/// The source with comments, texts and characters blanked out; lines stay where they are.
fn blank(source: &str) -> String {
    let chars: Vec<char> = source.chars().collect();
    let mut bare = String::with_capacity(source.len());
    let mut at = 0;
    while at < chars.len() {
        let end = token_end(&chars, at);
        if end > at {
            bare.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
            at = end;
        } else {
            bare.push(chars[at]);
            at += 1;
        }
    }
    bare
}

/// Where the comment, text or character that begins here ends; `at` itself where none begins.
fn token_end(chars: &[char], at: usize) -> usize {
    let next = |offset: usize| chars.get(at + offset).copied();
    let find = |from: usize, stop: &str| {
        let stop: Vec<char> = stop.chars().collect();
        (from..chars.len()).find(|start| chars[*start..].starts_with(&stop)).map_or(chars.len(), |start| start + stop.len())
    };
    let word_before = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
    match (chars[at], next(1)) {
        ('/', Some('/')) => find(at, "\n") - 1,
        ('/', Some('*')) => find(at + 2, "*/"),
        ('r', Some('"' | '#')) if !word_before || chars[at - 1] == 'b' => {
            let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
            if next(1 + hashes) == Some('"') { find(at + hashes + 2, &format!("\"{}", "#".repeat(hashes))) } else { at }
        }
        ('"', _) => {
            let mut end = at + 1;
            while end < chars.len() && chars[end] != '"' {
                end += if chars[end] == '\\' { 2 } else { 1 };
            }
            (end + 1).min(chars.len())
        }
        ('\'', Some('\\')) => find(at + 3, "'"),
        ('\'', Some(_)) if next(2) == Some('\'') => at + 3,
        _ => at,
    }
}

fn rust() -> BTreeMap<String, String> {
    ["src", "tests", "benches"].into_iter().flat_map(|folder| files(folder, &["rs"])).collect()
}

/// The texts below a folder of the repository by path, `/` on every system; folders of packages that tests fetch are not ours.
fn files(folder: &str, endings: &[&str]) -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeMap::new();
    let mut open: Vec<PathBuf> = vec![root.join(folder)];
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.expect("a readable folder").path()) {
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            if path.is_dir() && !path.ends_with("node_modules") {
                open.push(path);
            } else if endings.contains(&ending) {
                let place = path.strip_prefix(root).expect("below the root").display().to_string().replace('\\', "/");
                found.insert(place.clone(), read(&place));
            }
        }
    }
    found
}

fn read(place: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(place)).unwrap_or_else(|error| panic!("{place}: {error}"))
}
