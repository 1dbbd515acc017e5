//! The index of the search: classic scripts that a page loads as it needs them, since `file://` allows nothing else.
//!
//! `search/index.js` tells how the index is cut, `search/pages-N.js` holds titles and texts, `search/pairs-N.js` tells which pages hold a
//! pair of characters. Public pages alone. Texts are folded one character to one, so that a place in the folded text is one in the text.

mod pairs;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;

pub use pairs::{Pairs, pairs};

use crate::document::slug;
use crate::plan::SearchPlan;
use crate::site::{Page, Site};
use crate::value::chinese;

/// `search/index.js`: how many pages and files there are; of a large column also the kind and the days of each page, as its place in a list.
pub fn search_index(site: &Site, plan: &SearchPlan) -> String {
    if plan.shards == 0 {
        return format!("zhuanlanSearch.index({});\n", json!({"count": plan.count, "runs": plan.runs, "shards": 0}));
    }
    let mut places: BTreeMap<(&str, String), usize> = BTreeMap::new();
    let mut marks = Vec::new();
    let of: Vec<usize> = site
        .pages
        .iter()
        .map(|page| {
            let mark = (page.kind.word(), days(page));
            *places.entry(mark.clone()).or_insert_with(|| {
                marks.push(mark);
                marks.len() - 1
            })
        })
        .collect();
    let index = json!({"count": plan.count, "runs": plan.runs, "shards": plan.shards, "marks": marks, "of": of});
    format!("zhuanlanSearch.index({index});\n")
}

/// The days of a page in one line.
fn days(page: &Page) -> String {
    page.front.days.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// A page as it is found: its address, title, written summary, tags, kind, days, the title's initials, text.
#[derive(Serialize)]
struct Found<'f>(&'f str, &'f str, &'f str, String, &'f str, String, String, String);

/// `search/pages-N.js`.
pub fn search_pages(site: &Site, plan: &SearchPlan, at: usize) -> String {
    let found: Vec<Found<'_>> = site.pages[plan.run(at)].iter().map(found).collect();
    // Line ends of their own that older scripts do not take inside a text.
    let mut list = serde_json::to_string(&found).unwrap_or_else(|_| "[]".into());
    for end in ["\u{2028}", "\u{2029}"] {
        if memchr::memmem::find(list.as_bytes(), end.as_bytes()).is_some() {
            list = list.replace(end, " ");
        }
    }
    format!("zhuanlanSearch.pages({at},{list});\n")
}

fn found(page: &Page) -> Found<'_> {
    let front = &page.front;
    Found(
        page.url.as_str(),
        &front.title,
        &front.summary,
        front.tags.join(" "),
        page.kind.word(),
        days(page),
        slug::initials(&front.title),
        text(page),
    )
}

/// The text of a page in one line.
fn text(page: &Page) -> String {
    chinese::one_line(&page.body.text())
}

/// A character as it is compared: full-width letters and digits as plain ones, all small. Everything else but letters, digits and Han
/// characters parts words: `None`.
fn fold(c: char) -> Option<char> {
    let c = match c {
        '\u{4e00}'..='\u{9fff}' => return Some(c),
        '，' | '。' | '、' | '：' | '；' | '“' | '”' => return None,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    };
    c.is_alphanumeric().then(|| c.to_ascii_lowercase())
}
