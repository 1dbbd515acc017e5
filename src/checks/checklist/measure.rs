//! How each measure of an edition's rules is read off the Site.

use super::reach::{self, Lens, Reach};
use super::{Evidence, State, forms};
use crate::checks::papers;
use crate::document::Kind;
use crate::edition::{Each, Edition, Item, Measure, Subject};
use crate::site::{Page, Site};
use crate::value::chinese;

/// What was found of an item.
#[derive(Debug, Clone, Default)]
pub(super) struct Measured {
    pub(super) have: u32,
    /// How much is wanted, where the edition cannot know.
    pub(super) want: Option<u32>,
    /// How far it is, where the counts do not tell.
    pub(super) status: Option<State>,
    pub(super) evidence: Vec<Evidence>,
    pub(super) missing: String,
    pub(super) note: String,
}

impl From<Reach> for Measured {
    fn from(reach: Reach) -> Measured {
        Measured { have: reach.count, evidence: reach.evidence, ..Measured::default() }
    }
}

/// Measures an item.
pub(super) fn measure(lens: &Lens<'_>, item: &Item<'_>) -> Measured {
    let site = lens.site;
    match item.rule.rule {
        Measure::DayActivity | Measure::DayStory | Measure::FocusPoint => each(lens, item),
        Measure::OpeningKind | Measure::Audience | Measure::MediaKind | Measure::Activity => each(lens, item),
        Measure::Launch => launch(lens).into(),
        Measure::LiveStream => live_stream(lens),
        Measure::SelectedPhotos => selected_photos(site),
        Measure::Report => report(site),
        Measure::SourcesNamed => sources_named(site),
        Measure::ColumnOpen => column_open(site),
        Measure::FormReady => forms::ready(lens, &item.rule.of),
        Measure::PageTitled => page_titled(site, &item.rule.words).into(),
        Measure::NoticeBefore => {
            let first = site.edition.first();
            Reach::of(reach::pages(site, Kind::Notice).filter(|page| page.date().is_some_and(|date| date < first))).into()
        }
        Measure::Highlight => Reach::of(marked(lens).filter(|page| page.front.highlight)).into(),
        Measure::Person => Reach::of(reach::pages(site, Kind::Person)).into(),
        Measure::Case => Reach::of(reach::pages(site, Kind::Case).chain(marked(lens).filter(|page| page.front.case))).into(),
        Measure::Subtheme => subtheme(site),
        Measure::Manual => Measured::default(),
    }
}

/// Measures that count a list: one subject by how much reaches it, the whole list by how many of its subjects are reached.
fn each(lens: &Lens<'_>, item: &Item<'_>) -> Measured {
    let site = lens.site;
    if item.subject != Subject::Whole {
        return reached(lens, item.rule.rule, item.subject).into();
    }
    let meant = |(id, _): &(String, Subject<'_>)| item.rule.of.is_empty() || item.rule.of.contains(id);
    let mut subjects: Vec<_> = subjects(&site.edition, item.rule.rule.each()).into_iter().filter(meant).collect();
    let mut measured = Measured::default();
    if item.rule.rule == Measure::DayStory {
        // Only days that have an event are asked for a story.
        let of_events = |subject: &Subject<'_>| reached(lens, Measure::DayActivity, *subject).count > 0;
        let with_events: Vec<_> = subjects.iter().filter(|(_, subject)| of_events(subject)).cloned().collect();
        if !with_events.is_empty() {
            subjects = with_events;
            measured.want = Some(u32::try_from(subjects.len()).unwrap_or(u32::MAX));
        }
    }
    let mut missing = Vec::new();
    for (_, subject) in subjects {
        let reach = reached(lens, item.rule.rule, subject);
        if reach.count == 0 {
            missing.push(name(subject));
            continue;
        }
        measured.have += 1;
        measured.evidence.extend(show(site, subject).or_else(|| reach.evidence.into_iter().next()));
    }
    if !missing.is_empty() {
        measured.missing = format!("还缺：{}", missing.join("、"));
    }
    measured
}

fn reached(lens: &Lens<'_>, measure: Measure, subject: Subject<'_>) -> Reach {
    let site = lens.site;
    let topic = |topics: &[crate::site::Topic], key: &str| {
        let topic = topics.iter().find(|topic| topic.key == key);
        topic.map(|topic| Reach::of(reach::listed(site, &topic.pages))).unwrap_or_default()
    };
    match subject {
        Subject::Day(date) => match site.day(date) {
            Some(day) if measure == Measure::DayStory => Reach::of(reach::day_stories(site, day)),
            Some(day) => Reach::of(reach::day_events(site, day)),
            None => Reach::default(),
        },
        Subject::Focus(focus) => topic(&site.focus, &focus.number.to_string()),
        Subject::Opening(opening) => topic(&site.openings, &opening.id),
        Subject::Audience(audience) => reach::audience(lens, audience),
        Subject::Medium(medium) => reach::medium(lens, medium),
        Subject::Activity(activity) => reach::activity(lens, activity),
        Subject::Whole => Reach::default(),
    }
}

/// All subjects of a list with their ids.
fn subjects(edition: &Edition, each: Option<Each>) -> Vec<(String, Subject<'_>)> {
    match each {
        Some(Each::Day) => edition.days().iter().map(|day| (format!("{:02}-{:02}", day.month(), day.day()), Subject::Day(*day))).collect(),
        Some(Each::Focus) => edition.focus.iter().map(|one| (one.number.to_string(), Subject::Focus(one))).collect(),
        Some(Each::Opening) => edition.openings.iter().map(|one| (one.id.clone(), Subject::Opening(one))).collect(),
        Some(Each::Audience) => edition.audiences.iter().map(|one| (one.id.clone(), Subject::Audience(one))).collect(),
        Some(Each::Media) => edition.media.iter().map(|one| (one.id.clone(), Subject::Medium(one))).collect(),
        Some(Each::Activity) => edition.activities.iter().map(|one| (one.id.clone(), Subject::Activity(one))).collect(),
        None => Vec::new(),
    }
}

fn name(subject: Subject<'_>) -> String {
    match subject {
        Subject::Day(date) => chinese::day(date),
        Subject::Focus(focus) => focus.short().to_owned(),
        Subject::Opening(opening) => opening.title.clone(),
        Subject::Audience(audience) => audience.title.clone(),
        Subject::Medium(medium) => medium.title.clone(),
        Subject::Activity(activity) => activity.title.clone(),
        Subject::Whole => String::new(),
    }
}

/// The page that gathers a subject, where there is one.
fn show(site: &Site, subject: Subject<'_>) -> Option<Evidence> {
    match subject {
        Subject::Day(date) => site.day(date).map(reach::of_day),
        Subject::Focus(focus) => Some(Evidence { title: focus.short().to_owned(), url: format!("focus/{}.html", focus.number) }),
        _ => None,
    }
}

/// Events that count, and stories: what can be marked as a highlight or a case.
fn marked<'s>(lens: &Lens<'s>) -> impl Iterator<Item = &'s Page> {
    lens.events().chain(reach::pages(lens.site, Kind::Story))
}

/// Stories, reports and events that name a launch ceremony; on the launch's own day it is enough that the text does (N1.5).
fn launch(lens: &Lens<'_>) -> Reach {
    let site = lens.site;
    let launch = site.edition.launch.as_ref();
    let written = launch.map(|launch| launch.words.clone()).filter(|words| !words.is_empty());
    let words: Vec<String> =
        written.unwrap_or_else(|| vec!["启动仪式".into(), "开幕式".into()]).iter().map(|word| reach::folded(word).into_owned()).collect();
    let on_the_day = |page: &Page| launch.is_some_and(|launch| page.front.days.contains(&launch.date));
    let in_text = |page: &Page| {
        let body = page.body.text();
        let text = reach::folded(&body);
        words.iter().any(|word| text.contains(word.as_str()))
    };
    let told = reach::pages(site, Kind::Story).chain(reach::pages(site, Kind::Media)).chain(lens.events());
    Reach::of(told.filter(|page| lens.says(page, &words) || (on_the_day(page) && in_text(page))))
}

/// A live stream and its QR code (N5.3): two things, since one helps without the other.
fn live_stream(lens: &Lens<'_>) -> Measured {
    let streams: Vec<&Page> = lens.events().filter(|page| page.front.event.live.is_some()).collect();
    let with_code: Vec<&Page> = streams.iter().copied().filter(|page| page.codes[0].is_some()).collect();
    let missing = match (streams.is_empty(), with_code.is_empty()) {
        (true, _) => "还没有写直播",
        (_, true) => "直播还没有放二维码",
        _ => "",
    };
    let have = u32::from(!streams.is_empty()) + u32::from(!with_code.is_empty());
    let shown = if with_code.is_empty() { streams } else { with_code };
    Measured { have, want: Some(2), missing: missing.into(), evidence: Reach::of(shown).evidence, ..Measured::default() }
}

/// Photos that can be handed in (N4.6, N4.7).
fn selected_photos(site: &Site) -> Measured {
    let Some(rule) = &site.edition.photos else { return Measured::default() };
    let fit = |photo: &&crate::site::PhotoUse| papers::photo_faults(photo, &site.pictures[photo.picture], rule).is_empty();
    let fitting = site.featured.iter().filter(fit).count();
    let (all, odd) = (site.featured.len(), site.featured.len() - fitting);
    let wanted = usize::try_from(rule.count).unwrap_or(usize::MAX);
    let missing = match (all, odd) {
        (0, _) => "还没有选照片".to_owned(),
        (_, 0) if all > wanted => format!("选了 {all} 张，要正好 {wanted} 张"),
        (_, 0) => format!("还差 {} 张", wanted - all),
        _ => format!("选了 {all} 张，其中 {odd} 张不合要求"),
    };
    let status = (all > wanted).then_some(State::Partial);
    Measured { have: u32::try_from(fitting).unwrap_or(u32::MAX), status, missing, ..Measured::default() }
}

/// The summary report: its length is one thing, each part another (N4.4).
fn report(site: &Site) -> Measured {
    let Some(rule) = &site.edition.report else { return Measured::default() };
    let want = u32::try_from(rule.parts.len() + 1).unwrap_or(u32::MAX);
    let Some(report) = &site.report else {
        return Measured { want: Some(want), missing: "还没有 content/report.md".into(), ..Measured::default() };
    };
    let mut missing: Vec<String> = papers::missing_parts(report, rule).map(|part| part.title.clone()).collect();
    if !papers::is_long_enough(report, rule) {
        missing.push(format!("字数（现有 {} 字）", report.characters));
    }
    let have = want.saturating_sub(u32::try_from(missing.len()).unwrap_or(u32::MAX));
    Measured { have, want: Some(want), missing: format!("还要补：{}", missing.join("、")), ..Measured::default() }
}

/// Reports of others, and pages that reprint: each names where it is from (N4.5).
fn sources_named(site: &Site) -> Measured {
    let quotes =
        |page: &&Page| reach::is_public(page) && (page.kind == Kind::Media || page.front.sources.iter().any(|source| source.reprint));
    let named = |page: &Page| {
        let mut quoted = page.front.sources.iter().filter(|source| page.kind == Kind::Media || source.reprint).peekable();
        quoted.peek().is_some() && quoted.all(|source| !source.name.trim().is_empty())
    };
    let pages: Vec<&Page> = site.pages.iter().filter(quotes).collect();
    if pages.is_empty() {
        return Measured {
            want: Some(0), status: Some(State::NotApplicable), note: "没有引用别处的报道".into(), ..Measured::default()
        };
    }
    let without: Vec<&str> = pages.iter().filter(|page| !named(page)).map(|page| page.front.title.as_str()).collect();
    let want = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let missing = format!("没有注明来源：{}", without.join("、"));
    let have = want - u32::try_from(without.len()).unwrap_or(want);
    let evidence = Reach::of(pages.into_iter().filter(|page| named(page))).evidence;
    Measured { have, want: Some(want), evidence, missing, ..Measured::default() }
}

fn column_open(site: &Site) -> Measured {
    let url = &site.config.base_url;
    if url.is_empty() {
        return Measured { missing: "配置里还没有网址".into(), ..Measured::default() };
    }
    let evidence = vec![Evidence { title: site.config.title.clone(), url: url.clone() }];
    Measured { have: 1, evidence, ..Measured::default() }
}

/// Notices and pages whose title, or the title of whose attachment, holds one of the words.
fn page_titled(site: &Site, words: &[String]) -> Reach {
    let words: Vec<String> = words.iter().map(|word| reach::folded(word).into_owned()).collect();
    let holds = |text: &str| words.iter().any(|word| reach::folded(text).contains(word.as_str()));
    let attached = |page: &Page| page.files.iter().any(|(path, title)| holds(title) || holds(path.name()));
    let pages = [Kind::Notice, Kind::Page, Kind::Article].into_iter().flat_map(|kind| reach::pages(site, kind));
    Reach::of(pages.filter(|page| holds(&page.front.title) || attached(page)))
}

fn subtheme(site: &Site) -> Measured {
    let set = !site.config.subtheme.is_empty();
    let evidence = set.then(|| Evidence { title: site.config.subtheme.clone(), url: String::new() });
    Measured { have: u32::from(set), evidence: evidence.into_iter().collect(), ..Measured::default() }
}
