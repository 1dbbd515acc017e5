//! Which blocks the home page has, in which order: those that have something to show, as the site and the look arrange them.

use tera::Value;

use super::super::Renderer;
use super::super::model::{list, map, text};
use crate::document::Kind;

/// The blocks of a home page.
pub(super) struct Arranged<'a> {
    /// Those that are shown, in order.
    blocks: Vec<&'a str>,
    /// Those that the look sets beside others.
    beside: Vec<&'a str>,
    /// Those that the site hides.
    hidden: &'a [&'static str],
}

/// Named blocks come first, in the order of the site; the others follow in that of the look. What is hidden or empty is left out, and so is
/// what neither names.
pub(super) fn arrange<'a>(renderer: &'a Renderer<'_>) -> Arranged<'a> {
    let (wanted, theme) = (&renderer.site.config.home, renderer.theme);
    let mut order: Vec<&str> = wanted.order.clone();
    let mut look: Vec<&str> = theme.home.iter().map(String::as_str).collect();
    if !look.contains(&"live") && !is_shown(renderer, "programme", &wanted.hidden) {
        // The look shows the stream in the programme, which is not there.
        let at = look.iter().position(|block| *block == "programme").unwrap_or(look.len());
        look.insert(at, "live");
    }
    order.extend(look.into_iter().filter(|block| !wanted.order.contains(block)));
    let blocks: Vec<&str> = order.into_iter().filter(|block| is_shown(renderer, block, &wanted.hidden)).collect();
    let beside = blocks.iter().copied().filter(|block| theme.beside.iter().any(|name| name == block)).collect();
    Arranged { blocks, beside, hidden: &wanted.hidden }
}

fn is_shown(renderer: &Renderer<'_>, block: &str, hidden: &[&str]) -> bool {
    !hidden.contains(&block) && is_filled(renderer, block)
}

/// Whether a block has something to show.
fn is_filled(renderer: &Renderer<'_>, block: &str) -> bool {
    let site = renderer.site;
    let listed = |kind: Kind| !site.list(kind).is_empty();
    match block {
        "days" => !site.days.is_empty(),
        "live" => super::streamed(renderer).is_some(),
        "programme" => site.days.iter().any(|day| !day.events.is_empty()),
        "doors" => !super::behind_doors(renderer).is_empty(),
        "admissions" => site.config.admissions.is_some(),
        "stories" => listed(Kind::Story),
        "figures" => !site.ledger.total.is_empty(),
        "wall" => !site.featured.is_empty(),
        "focus" => !site.focus.is_empty(),
        "people" => listed(Kind::Person),
        "cases" => listed(Kind::Case),
        "albums" => listed(Kind::Album),
        "sections" => site.sections.iter().any(|section| !section.pages.is_empty()),
        "openings" => site.openings.iter().any(|topic| !topic.pages.is_empty()),
        "media" => listed(Kind::Media),
        "notices" => listed(Kind::Notice),
        "downloads" => site.list(Kind::Notice).iter().any(|id| site.page(*id).files.iter().any(|(path, _)| site.files.contains_key(path))),
        _ => false,
    }
}

impl Arranged<'_> {
    pub(super) fn has(&self, block: &str) -> bool {
        self.blocks.contains(&block)
    }

    pub(super) fn hides(&self, block: &str) -> bool {
        self.hidden.contains(&block)
    }

    /// The names in order.
    pub(super) fn blocks(&self) -> Value {
        list(self.blocks.iter().map(text))
    }

    /// The names of those that stand beside others.
    pub(super) fn beside(&self) -> Value {
        list(self.beside.iter().map(text))
    }

    /// The names in rows: those that stand beside others and follow each other share one.
    pub(super) fn rows(&self) -> Value {
        let runs = self.blocks.chunk_by(|a, b| self.beside.contains(a) && self.beside.contains(b));
        list(runs.map(|run| {
            let beside = run.first().is_some_and(|first| self.beside.contains(first));
            map([("beside", Value::from(beside)), ("names", list(run.iter().map(text)))])
        }))
    }
}
