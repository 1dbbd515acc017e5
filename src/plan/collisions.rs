//! What cannot be together: two outputs of one name, names that differ by case only, links to pages that are not made.

use std::collections::BTreeMap;

use super::{Plan, Recipe};
use crate::diagnostic::Diagnostic;
use crate::paths::{OutPath, SitePath};
use crate::site::{Link, Site};

/// Outputs while they are named.
#[derive(Debug, Default)]
pub(super) struct Outputs {
    named: BTreeMap<OutPath, Recipe>,
    /// By their lower-case form those names that are not in lower case, since Windows and many hosts see no difference.
    folded: BTreeMap<OutPath, OutPath>,
    said: Vec<Diagnostic>,
}

impl Outputs {
    /// Names an output whose path the program put together.
    pub(super) fn add(&mut self, path: &str, recipe: Recipe) {
        self.put(OutPath::new(path).expect("put together from clean parts"), recipe);
    }

    /// Names an output; a second one of the same name is an error about what came second.
    pub(super) fn put(&mut self, path: OutPath, recipe: Recipe) {
        if let Some(first) = self.taken(&path) {
            // Pages that want one address were told when addresses were given.
            let told = matches!(recipe, Recipe::Page(_) | Recipe::EventIcs(_));
            if told || self.named.get(first) == Some(&recipe) {
                return;
            }
            let message = format!("有两个来源都要生成 {path}");
            self.said.push(Diagnostic::error("output-collision", "", message).advise("给其中一个页面换一个网页名（slug）"));
            return;
        }
        if let Some(lower) = lower(&path) {
            self.folded.insert(lower, path.clone());
        }
        self.named.insert(path, recipe);
    }

    /// The output that already has this name, but for the case of its letters.
    fn taken(&self, path: &OutPath) -> Option<&OutPath> {
        let lower = lower(path);
        let plain = lower.as_ref().unwrap_or(path);
        self.folded.get(plain).or_else(|| self.named.get_key_value(plain).map(|(named, _)| named))
    }

    /// Names a file of static/, which may stand in nobody's place.
    pub(super) fn file(&mut self, path: OutPath, from: SitePath) {
        if let Some(first) = self.taken(&path) {
            let message = format!("这个文件会占用 {first} 的位置，没有复制");
            self.said.push(Diagnostic::error("output-collision", from.as_str(), message).advise("把 static 里的这个文件改名或删掉"));
            return;
        }
        self.put(path, Recipe::Copy(from));
    }

    /// Says something about an output that is not made.
    pub(super) fn say(&mut self, diagnostic: Diagnostic) {
        self.said.push(diagnostic);
    }

    pub(super) fn into_parts(self) -> (BTreeMap<OutPath, Recipe>, Vec<Diagnostic>) {
        (self.named, self.said)
    }
}

/// A name in lower case, if it is not yet.
fn lower(path: &OutPath) -> Option<OutPath> {
    let plain = path.as_str().bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if plain { None } else { OutPath::new(&path.as_str().to_lowercase()).filter(|lower| lower != path) }
}

/// Links of texts to pages of this site that are not made.
pub(super) fn links(site: &Site, plan: &Plan) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    for page in &site.pages {
        for (written, link) in &page.links {
            if let Link::Inside(url, _) = link
                && !plan.has(url)
            {
                let message = format!("链接“{written}”指的 {url} 这次没有生成");
                said.push(
                    Diagnostic::error("dead-link", page.source.as_str(), message).advise("去掉链接，或在 zhuanlan.yaml 里打开这一页"),
                );
            }
        }
    }
    said
}
