//! What is to be done with each page: new ones are written, imported ones follow the table where nobody has changed them by hand.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization as _;

use super::{NewPage, file_name};
use crate::document::{Kind, keys};
use crate::value::Date;
use crate::yaml::key_named;

/// A page that the site has.
#[derive(Debug, Clone)]
pub struct Existing {
    /// Its path below the site.
    pub path: String,
    /// What it is.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// Its days.
    pub days: Vec<Date>,
    /// Its text.
    pub text: String,
}

/// What becomes of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// A new file.
    New,
    /// Lines of an imported page follow the table: the keys that do, and those that were changed by hand and stay.
    Update(Vec<String>, Vec<String>),
    /// Nothing has changed; the keys that were changed by hand.
    Same(Vec<String>),
    /// A page of that title was there before, which nobody imported: it stays as it is.
    Exists,
    /// The same as another one of this import, by its origin; the keys that say something else.
    Double(String, Vec<String>),
}

/// A page and what becomes of it.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The page.
    pub page: NewPage,
    /// What becomes of it.
    pub action: Action,
    /// The file below the site that is written or stays.
    pub path: String,
    /// The whole file as it is to be.
    pub text: String,
}

/// Where new pages go.
#[derive(Debug, Clone)]
pub struct Habits<F> {
    /// The folder of a kind.
    pub folder: F,
    /// The ending of pages.
    pub ending: &'static str,
    /// The files and folders that are there, as [`place`] calls them.
    pub taken: BTreeSet<String>,
}

/// A path by which two pages would come to one address: without its ending, in lower case.
pub fn place(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    format!("{folder}/{}", name.split('.').next().unwrap_or(name)).to_lowercase()
}

/// What makes two pages one: kind, title, days and when.
type Same = (Option<Kind>, String, Vec<Date>, String);

/// Plans an import. `bases` is the text of each page as it was last imported, by path.
pub fn plan<F: Fn(Kind) -> String>(
    pages: Vec<NewPage>,
    existing: &[Existing],
    bases: &BTreeMap<String, String>,
    mut habits: Habits<F>,
) -> Vec<Planned> {
    let mut seen: BTreeMap<Same, (String, String)> = BTreeMap::new();
    let mut used: BTreeSet<String> = BTreeSet::new();
    // Rows that changed places do not change pages: who says what a page said last belongs to it.
    let texts: BTreeSet<&str> = pages.iter().map(|page| page.text.as_str()).collect();
    let kept: BTreeSet<&String> = bases.iter().filter(|(_, base)| texts.contains(base.as_str())).map(|(path, _)| path).collect();
    let mut planned = Vec::new();
    for page in pages {
        let kind = page.kind.unwrap_or(Kind::Event);
        let same = (page.kind, page.title.clone(), page.days.clone(), folded(&page.when));
        if let Some((first, text)) = seen.get(&same) {
            let other = differing(text, &page.text);
            planned.push(Planned { action: Action::Double(first.clone(), other), path: String::new(), text: String::new(), page });
            continue;
        }
        seen.insert(same, (page.origin.clone(), page.text.clone()));
        let before: Vec<&Existing> =
            existing.iter().filter(|old| old.kind == kind && old.title == page.title && !used.contains(&old.path)).collect();
        let meets = |old: &&&Existing| old.days.iter().any(|day| page.days.contains(day));
        let exact = before.iter().find(|old| bases.get(&old.path) == Some(&page.text));
        let open: Vec<&Existing> = before.iter().copied().filter(|old| !kept.contains(&old.path)).collect();
        let found = exact.or(open.iter().find(meets)).or(if open.len() == 1 { open.first() } else { None });
        if let Some(old) = found {
            used.insert(old.path.clone());
            planned.push(again(page, old, bases.get(&old.path)));
            continue;
        }
        let path = free(&page, kind, &mut habits);
        planned.push(Planned { action: Action::New, text: page.text.clone(), path, page });
    }
    planned
}

/// A path that nobody has.
fn free<F: Fn(Kind) -> String>(page: &NewPage, kind: Kind, habits: &mut Habits<F>) -> String {
    let name = file_name(&page.title, &page.days, kind);
    let folder = (habits.folder)(kind);
    let (mut path, mut number) = (format!("{folder}/{name}"), 2);
    while !habits.taken.insert(path.to_lowercase()) {
        path = format!("{folder}/{name}-{number}");
        number += 1;
    }
    format!("{path}{}.{}", if page.files.is_empty() { "" } else { "/index" }, habits.ending)
}

/// A time as it is compared: `5月20日 9:00—11:00` and `5月20日9：00-11：00` are one.
fn folded(when: &str) -> String {
    let dash = |c: char| if "—–―~～至到".contains(c) { '-' } else { c };
    when.nfkc().map(dash).filter(|c| !c.is_whitespace()).collect::<String>().replace("--", "-")
}

/// The keys that one of two pages says otherwise.
fn differing(one: &str, other: &str) -> Vec<String> {
    let (one, other) = (entries(one).0, entries(other).0);
    let differs = |(key, lines): &&(String, String)| {
        !matches!(key.as_str(), "date" | "time" | "start" | "end") && !one.iter().any(|(known, said)| known == key && said == lines)
    };
    other.iter().filter(differs).map(|(_, lines)| lines.split(':').next().unwrap_or_default().trim().to_owned()).collect()
}

fn again(page: NewPage, old: &Existing, base: Option<&String>) -> Planned {
    let stays = |action, page| Planned { action, path: old.path.clone(), text: old.text.clone(), page };
    let Some(base) = base.filter(|_| page.kind == Some(Kind::Event)) else { return stays(Action::Exists, page) };
    let merged = merge(&old.text, base, &page.text);
    if merged.changed.is_empty() {
        return stays(Action::Same(merged.by_hand), page);
    }
    Planned { action: Action::Update(merged.changed, merged.by_hand), path: old.path.clone(), text: merged.text, page }
}

/// A page that follows its table.
#[derive(Debug)]
struct Merged {
    text: String,
    changed: Vec<String>,
    by_hand: Vec<String>,
}

/// Takes over what differs between `base` and `new` where `current` still says what `base` said.
fn merge(current: &str, base: &str, new: &str) -> Merged {
    let (mut mine, rest) = entries(current);
    let (base, _) = entries(base);
    let (new, _) = entries(new);
    let mut merged = Merged { text: String::new(), changed: Vec::new(), by_hand: Vec::new() };
    let names: BTreeSet<&String> = base.iter().chain(&new).map(|(key, _)| key).collect();
    let of = |list: &[(String, String)], key: &str| list.iter().find(|(known, _)| known == key).map(|(_, lines)| lines.clone());
    for key in names {
        let (before, now, here) = (of(&base, key), of(&new, key), of(&mine, key));
        if before == now {
            continue;
        }
        let shown = |lines: &Option<String>| lines.as_deref().and_then(|lines| lines.split_once(':')).map(|(key, _)| key.trim().to_owned());
        let name = shown(&now).or(shown(&before)).unwrap_or_else(|| key.clone());
        if here == now {
            continue;
        }
        if here != before {
            merged.by_hand.push(name);
            continue;
        }
        merged.changed.push(name);
        match (mine.iter().position(|(known, _)| known == key), now) {
            (Some(at), Some(lines)) => mine[at].1 = lines,
            (Some(at), None) => drop(mine.remove(at)),
            (None, Some(lines)) => mine.push((key.clone(), lines)),
            (None, None) => {}
        }
    }
    let front: String = mine.into_iter().map(|(_, lines)| lines).collect();
    merged.text = format!("---\n{front}{rest}");
    merged
}

/// The keys of a front matter with their lines, and everything from its closing fence on.
fn entries(text: &str) -> (Vec<(String, String)>, &str) {
    let inside = text.trim_start_matches(['\u{feff}', '\n']);
    let inside = inside.strip_prefix("---\n").unwrap_or(inside);
    let end = if inside.starts_with("---") { 0 } else { inside.find("\n---").map_or(inside.len(), |at| at + 1) };
    let mut entries: Vec<(String, String)> = Vec::new();
    for line in inside[..end].split_inclusive('\n') {
        let own = !line.starts_with([' ', '\t', '-', '#', '\n']);
        match line.split_once([':', '：']).filter(|_| own) {
            Some((key, _)) => {
                let name = key_named(keys::of(Kind::Event), key.trim()).map_or_else(|| key.trim().to_owned(), str::to_owned);
                entries.push((name, line.to_owned()));
            }
            None => match entries.last_mut() {
                Some((_, lines)) => lines.push_str(line),
                None => entries.push((String::new(), line.to_owned())),
            },
        }
    }
    (entries, &inside[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_in_the_table_and_not_by_hand_is_taken_over() {
        let base = "---\n标题: 讲座\n时间: 5月20日 9:00\n地点: 礼堂\n人数: \"60\"\n---\n";
        let current = "---\n标题: 讲座\n时间: 5月20日 9:00\n地点: 报告厅\n人数: \"60\"\n标签: [a]\n---\n自己写的正文。\n";
        let new = "---\n标题: 讲座\n时间: 5月21日 9:00\n地点: 操场\n人数: \"60\"\n备注: 带水\n---\n";
        let merged = merge(current, base, new);
        assert_eq!(
            merged.text,
            "---\n标题: 讲座\n时间: 5月21日 9:00\n地点: 报告厅\n人数: \"60\"\n标签: [a]\n备注: 带水\n---\n自己写的正文。\n"
        );
        assert_eq!((merged.changed, merged.by_hand), (vec!["备注".to_owned(), "时间".to_owned()], vec!["地点".to_owned()]));
    }
}
