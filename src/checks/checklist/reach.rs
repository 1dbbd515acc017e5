//! What reaches a day, a point of publicity, an opening, an audience, a type of media or an activity of the reference list.
//!
//! Counted are published pages: no drafts; of events those that take place in the week.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization as _;

use super::Evidence;
use crate::document::Kind;
use crate::edition::{Activity, Audience, Medium};
use crate::site::{Day, Page, PageId, Site};
use crate::value::chinese;

/// The most pages that are shown as evidence of one item.
const SHOWN: usize = 6;

/// How much reaches something, and where to see it.
#[derive(Debug, Clone, Default)]
pub(super) struct Reach {
    pub(super) count: u32,
    pub(super) evidence: Vec<Evidence>,
}

impl Reach {
    pub(super) fn of<'p>(pages: impl IntoIterator<Item = &'p Page>) -> Reach {
        let mut reach = Reach::default();
        for page in pages {
            reach.count += 1;
            if reach.evidence.len() < SHOWN {
                reach.evidence.push(of_page(page));
            }
        }
        reach
    }
}

pub(super) fn of_page(page: &Page) -> Evidence {
    Evidence { title: page.front.title.clone(), url: page.url.to_string() }
}

pub(super) fn of_day(day: &Day) -> Evidence {
    Evidence { title: chinese::day(day.date), url: format!("calendar/{}.html", day.date) }
}

/// Whether a page is published.
pub(super) fn is_public(page: &Page) -> bool {
    !page.front.draft
}

/// Whether an event counts: it takes place in the week and is published.
pub(super) fn counts(site: &Site, page: &Page) -> bool {
    is_public(page) && page.takes_place() && page.front.days.iter().any(|day| site.edition.contains(*day))
}

/// The public pages of a kind.
pub(super) fn pages(site: &Site, kind: Kind) -> impl Iterator<Item = &Page> {
    site.list(kind).iter().map(|id| site.page(*id)).filter(|page| is_public(page))
}

/// The events of a day that count.
pub(super) fn day_events<'s>(site: &'s Site, day: &'s Day) -> impl Iterator<Item = &'s Page> {
    day.events.iter().map(|id| site.page(*id)).filter(|page| counts(site, page))
}

/// The stories of a day that show pictures.
pub(super) fn day_stories<'s>(site: &'s Site, day: &'s Day) -> impl Iterator<Item = &'s Page> {
    let has_photos = |page: &&Page| page.cover.is_some() || !page.photos.is_empty() || page.inline.values().any(Option::is_some);
    day.stories.iter().map(|id| site.page(*id)).filter(|page| is_public(page)).filter(has_photos)
}

/// Public pages of a list of ids; events only if they count.
pub(super) fn listed<'s>(site: &'s Site, ids: &'s [PageId]) -> impl Iterator<Item = &'s Page> {
    ids.iter().map(|id| site.page(*id)).filter(|page| if page.kind == Kind::Event { counts(site, page) } else { is_public(page) })
}

/// Who was reached: the pages that give a figure for them; without any, the events that are for them.
pub(super) fn audience(lens: &Lens<'_>, audience: &Audience) -> Reach {
    let site = lens.site;
    let given = site.ledger.contributions.iter().filter(|part| part.key == audience.stat && part.amount > 0).filter_map(|part| part.page);
    let ids: BTreeSet<PageId> = given.collect();
    if !ids.is_empty() {
        return Reach::of(ids.iter().map(|id| site.page(*id)));
    }
    if site.ledger.total.get(&audience.stat).is_some_and(|total| *total > 0) {
        return Reach { count: 1, evidence: vec![Evidence { title: "活动数据".into(), url: "data.html".into() }] };
    }
    let named = |page: &&Page| lens.audiences.get(page.front.event.audience.as_str()).is_some_and(|named| named.contains(&&*audience.id));
    Reach::of(lens.events().filter(named))
}

/// Reports in a type of media, and publications on the school's own channels of that type.
pub(super) fn medium(lens: &Lens<'_>, medium: &Medium) -> Reach {
    let site = lens.site;
    let is = |words: &str| site.edition.medium_by(words).is_some_and(|one| one.id == medium.id);
    let counted = |page: &Page| medium.stat.as_ref().is_some_and(|stat| page.front.event.stats.get(stat).is_some_and(|count| *count > 0));
    let reports = pages(site, Kind::Media).filter(|page| counted(page) || page.front.sources.iter().any(|source| is(&source.kind)));
    let mut reach = Reach::of(reports);
    for page in lens.published.iter().map(|id| site.page(*id)) {
        for channel in page.front.published.iter().filter(|channel| is(&channel.channel)) {
            reach.count += 1;
            if reach.evidence.len() < SHOWN {
                let outside = Evidence { title: format!("{}：{}", channel.channel, page.front.title), url: channel.url.clone() };
                reach.evidence.push(if channel.url.is_empty() { of_page(page) } else { outside });
            }
        }
    }
    reach
}

/// Events that are recognised as an activity of the reference list.
pub(super) fn activity(lens: &Lens<'_>, activity: &Activity) -> Reach {
    let words: Vec<String> = activity.words.iter().chain([&activity.title]).map(|word| folded(word).into_owned()).collect();
    Reach::of(lens.events().filter(|page| lens.says(page, &words)))
}

/// The site, and what many items of the list ask of each of its pages, looked up once.
pub(super) struct Lens<'s> {
    pub(super) site: &'s Site,
    /// What each page says of itself, folded.
    said: Vec<String>,
    /// The events that count.
    events: Vec<PageId>,
    /// The public pages that were published on channels of the school.
    published: Vec<PageId>,
    /// The ids of those that a line of participants names.
    audiences: BTreeMap<&'s str, Vec<&'s str>>,
}

/// What is seen when a page is looked at.
struct Look {
    said: String,
    counts: bool,
    published: bool,
}

impl<'s> Lens<'s> {
    pub(super) fn new(site: &'s Site) -> Lens<'s> {
        let look = |page: &Page| {
            let front = &page.front;
            let texts = [&front.title, &front.summary, &front.category, &front.event.form].into_iter().chain(&front.tags);
            Look {
                said: texts.map(|text| folded(text)).collect::<Vec<_>>().join("\n"),
                counts: page.kind == Kind::Event && counts(site, page),
                published: is_public(page) && !front.published.is_empty(),
            }
        };
        let looks: Vec<Look> = site.pages.par_iter().map(look).collect();
        let events: Vec<PageId> = site.list(Kind::Event).iter().copied().filter(|id| looks[id.index()].counts).collect();
        let published = site.pages.iter().map(|page| page.id).filter(|id| looks[id.index()].published).collect();
        let lines: BTreeSet<&str> = events.iter().map(|id| site.page(*id).front.event.audience.as_str()).collect();
        let finder = site.edition.audience_finder();
        let audiences = lines.into_iter().map(|line| (line, finder.all(line).into_iter().map(|one| one.id.as_str()).collect())).collect();
        Lens { site, said: looks.into_iter().map(|look| look.said).collect(), events, published, audiences }
    }

    /// The events that count.
    pub(super) fn events(&self) -> impl Iterator<Item = &'s Page> {
        self.events.iter().map(|id| self.site.page(*id))
    }

    /// Whether title, summary, tags, category or form of activity hold one of some folded words.
    pub(super) fn says(&self, page: &Page, words: &[String]) -> bool {
        let said = &self.said[page.id.index()];
        words.iter().any(|word| !word.is_empty() && said.contains(word.as_str()))
    }
}

/// A text in half width and lower case without blanks, quotation marks and dots between names, so that what looks alike compares alike.
pub(super) fn folded(text: &str) -> Cow<'_, str> {
    let mark = |c: char| matches!(c, '“' | '”' | '‘' | '’' | '"' | '\'' | '《' | '》' | '「' | '」' | '【' | '】' | '·' | '•' | '・');
    let kept = |c: &char| !c.is_whitespace() && !mark(*c);
    // Most texts hold nothing that has another shape; full-width marks change nothing here, since no word holds one.
    let plain = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}' | '\0'..='\x7f' | '，' | '。' | '、' | '：' | '；' | '！' | '？' | '“' | '”');
    if text.chars().all(plain) {
        let is_folded = |c: char| kept(&c) && !c.is_ascii_uppercase();
        return if text.chars().all(is_folded) {
            Cow::Borrowed(text)
        } else {
            text.chars().filter(kept).map(|c| c.to_ascii_lowercase()).collect::<String>().into()
        };
    }
    text.nfkc().filter(kept).flat_map(char::to_lowercase).collect::<String>().into()
}
