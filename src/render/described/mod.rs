//! What templates are given, told of themselves: every value that the pages of a site have, with its type and an example.
//!
//! Pure. `examples/model.rs` writes `themes/MODEL.md` with it, and a test fails when a value is not told there.

mod told;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use tera::Value;

use super::Renderer;
use super::pages::Shape;

/// Values that every page has.
const COMMON: &[&str] = &["root", "site", "menu", "page", "assets", "options"];

/// Where the written part of `MODEL.md` ends.
pub const MARK: &str = "<!-- 下面由程序生成：cargo run --example model -->\n";

/// A shape that has a name: how it is known by its fields, what it is called, and the shape whose fields it has besides its own.
struct Named {
    id: &'static str,
    title: &'static str,
    by: &'static [&'static str],
    besides: &'static str,
}

const fn named(id: &'static str, title: &'static str, by: &'static [&'static str], besides: &'static str) -> Named {
    Named { id, title, by, besides }
}

/// The shapes, those first that have more than others.
const SHAPES: &[Named] = &[
    named("slot", "时间表里的活动", &["slot_start"], "card"),
    named("bar", "月历里的横条", &["lane", "again"], "card"),
    named("full", "整页", &["body", "byline"], "card"),
    named("card", "卡片", &["start_iso", "openings"], ""),
    named("cell", "月历里的一天", &["inside", "lines"], "day"),
    named("blank", "月历里会期以外的一天", &["inside"], "date"),
    named("row", "时间表里的一天", &["all_day", "lead"], "day"),
    named("day", "一天", &["lead", "events"], "date"),
    named("date", "日期", &["weekday_long"], ""),
    named("photo", "照片", &["sets"], ""),
    named("opening", "开放类型", &["short", "group"], ""),
    named("focus", "宣传重点", &["short", "number"], ""),
    named("stream", "首页的直播", &["code_width", "page_url"], "live"),
    named("admissions", "招生", &["majors", "open_days"], ""),
    named("live", "直播、报名", &["code_width"], ""),
    named("video", "视频", &["local", "poster"], ""),
    named("file", "附件", &["ending"], ""),
    named("source", "来源", &["reprint"], ""),
    named("published", "同步发布", &["channel"], ""),
    named("byline", "署名", &["label", "names"], ""),
    named("number", "一项数据", &["label", "number", "unit"], ""),
    named("tag", "标签", &["title", "url", "count"], ""),
];

/// The types of a value that were seen, and an example.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Seen {
    types: BTreeSet<String>,
    example: String,
}

/// Everything that was seen: by section, by path.
#[derive(Debug, Default)]
struct Gathered {
    sections: BTreeMap<String, BTreeMap<String, Seen>>,
    /// Shapes that were looked through, by what tells one from another.
    known: BTreeSet<(usize, String)>,
}

/// The generated part of `MODEL.md`, of all pages of some sites together, and the paths that are told nowhere or told and not there.
pub fn described(renderers: &[&Renderer<'_>]) -> (String, Vec<String>) {
    let mut gathered = Gathered::default();
    for renderer in renderers {
        for (url, recipe) in &renderer.plan.outputs {
            let Some(Shape { template, head, values, full }) = renderer.shape(recipe) else { continue };
            let context = renderer.context(url, &head.menu, super::model::page(&renderer.model, renderer.sources(), url, &head));
            let full = full.map(|full| (full.name, full.value()));
            for name in COMMON {
                if let Some(value) = context.get(name) {
                    gathered.see("common", name, value);
                }
            }
            for (name, value) in values.iter().chain(&full) {
                gathered.see(template, name, value);
            }
        }
    }
    gathered.written()
}

impl Gathered {
    /// Notes a value at its place, and all that is in it.
    fn see(&mut self, section: &str, path: &str, value: &Value) {
        let word = self.look(section, path, value);
        let seen = self.sections.entry(section.to_owned()).or_default().entry(path.to_owned()).or_default();
        seen.types.insert(word);
        if seen.example.is_empty() {
            seen.example = example(value);
        }
    }

    /// What a value is called.
    fn look(&mut self, section: &str, path: &str, value: &Value) -> String {
        if value.is_none() {
            return "空".into();
        }
        if value.is_bool() {
            return "是否".into();
        }
        if value.is_number() {
            return "数".into();
        }
        if let Some(items) = value.as_array() {
            let words: BTreeSet<String> = items.iter().map(|item| self.look(section, &format!("{path}[]"), item)).collect();
            return if words.is_empty() {
                "列表".into()
            } else {
                format!("列表：{}", words.into_iter().collect::<Vec<_>>().join("、"))
            };
        }
        let Some(map) = value.as_map() else { return if value.is_safe() { "网页".into() } else { "文字".into() } };
        let has = |name: &str| value.get_from_path(name).is_some();
        if ["assets", "options"].contains(&path) || path == "sets" {
            return "按名字取".into();
        }
        let Some(at) = SHAPES.iter().position(|shape| shape.by.iter().all(|name| has(name))) else {
            for (key, inner) in map {
                self.see(section, &format!("{path}.{key}"), inner);
            }
            return "一组".into();
        };
        self.shape(at, value);
        SHAPES[at].title.into()
    }

    /// Looks through a named shape once for each that there is of it.
    fn shape(&mut self, at: usize, value: &Value) {
        let mark = |name: &str| value.get_from_path(name).map(ToString::to_string).unwrap_or_default();
        let key = ["url", "iso", "large", "title", "label", "name", "code"].map(mark).join("|");
        if !self.known.insert((at, key)) {
            return;
        }
        let shape = &SHAPES[at];
        // What it has besides its own is told where that shape stands by itself.
        let inherits = shape.inherits();
        for (key, inner) in value.as_map().into_iter().flatten() {
            let name = key.to_string();
            let home = inherits.iter().find(|id| told::what(id, &name).is_some()).copied().unwrap_or(shape.id);
            self.see(home, &name, inner);
        }
    }

    fn written(&self) -> (String, Vec<String>) {
        let mut text = String::from(MARK);
        let mut wrong = Vec::new();
        let titles = SHAPES.iter().map(|shape| (shape.id, shape.title));
        text.push_str("\n## 每一页都有的\n");
        self.table("common", &mut text, &mut wrong);
        text.push_str("\n## 各个模板另外有的\n");
        for template in self.sections.keys().filter(|name| name.ends_with(".html")) {
            let _ = write!(text, "\n### {template}\n");
            self.table(template, &mut text, &mut wrong);
        }
        text.push_str("\n## 值的样子\n");
        for (id, title) in titles {
            let besides =
                SHAPES.iter().find(|shape| shape.id == id).and_then(|shape| SHAPES.iter().find(|other| other.id == shape.besides));
            let besides = besides.map(|base| format!("\n“{}”有的都有，另外还有：\n", base.title)).unwrap_or_default();
            let _ = write!(text, "\n### {title}\n{besides}");
            self.table(id, &mut text, &mut wrong);
        }
        for (section, path) in told::all() {
            if !self.sections.get(section).is_some_and(|seen| seen.contains_key(path)) {
                wrong.push(format!("{section} {path} is told and nowhere to be seen"));
            }
        }
        (text, wrong)
    }

    fn table(&self, section: &str, text: &mut String, wrong: &mut Vec<String>) {
        text.push_str("\n| 名字 | 类型 | 是什么 | 例子 |\n| --- | --- | --- | --- |\n");
        for (path, seen) in self.sections.get(section).into_iter().flatten() {
            let what = told::what(section, path).unwrap_or_else(|| {
                wrong.push(format!("{section} {path} ({}) is told nowhere", seen.kind()));
                ""
            });
            let example = if seen.example.is_empty() { String::new() } else { format!("`{}`", seen.example) };
            let _ = writeln!(text, "| `{path}` | {} | {what} | {example} |", seen.kind());
        }
    }
}

impl Named {
    /// The shapes whose fields it has besides its own.
    fn inherits(&self) -> Vec<&'static str> {
        let mut found = Vec::new();
        let mut next = self.besides;
        while let Some(shape) = SHAPES.iter().find(|shape| shape.id == next) {
            found.push(shape.id);
            next = shape.besides;
        }
        found
    }
}

impl Seen {
    /// The types in one word: an empty list says nothing where others were filled.
    fn kind(&self) -> String {
        let filled = self.types.iter().any(|word| word.starts_with("列表："));
        let words = self.types.iter().filter(|word| *word != "空" && !(filled && *word == "列表"));
        let mut words: Vec<&str> = words.map(String::as_str).collect();
        if self.types.contains("空") {
            words.push(if words.is_empty() { "空" } else { "或空" });
        }
        words.join("、").replace("、或空", "，或空")
    }
}

/// A short value as it would be printed.
fn example(value: &Value) -> String {
    let finished = value.as_str().is_some() && value.is_safe();
    if value.is_none() || value.is_bool() || value.is_map() || value.is_array() || finished {
        return String::new();
    }
    let text = value.to_string();
    let short = text.chars().count() <= 30 && !text.contains(['|', '`', '\n']);
    if short { text } else { String::new() }
}
