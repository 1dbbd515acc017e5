//! What a good page has: a short title, photos with captions, its event, its three reviewers.

use std::collections::{BTreeMap, BTreeSet};

use super::front;
use super::rule::Frame;
use crate::config::Review;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::front::Status;
use crate::document::{Document, Kind};
use crate::site::{Page, PageId, PhotoUse, Site};
use crate::source::PictureKind;
use crate::value::Date;

/// More characters than this make a title that lists cut off.
const LONG: usize = 60;

/// The reviewers of a story, by role and name.
const REVIEWERS: [(&str, &str); 3] = [("first", "一审"), ("second", "二审"), ("third", "三审")];

/// Rule: a title has at most 60 characters.
pub(super) fn long_title(document: &Document, _: Frame<'_>, said: &mut Vec<Diagnostic>) {
    let count = document.front.title.chars().count();
    if count <= LONG {
        return;
    }
    let message = format!("标题有 {count} 个字，列表和手机上会显示不全，最好不超过 {LONG} 个字");
    let diagnostic = Diagnostic::warning("long-title", document.path.as_str(), message).advise("标题说最要紧的一件事，其余写进摘要");
    said.push(placed(diagnostic, document, &["title", "name"]));
}

/// Rule: a story names all three reviewers, as strictly as the site asks for.
pub(super) fn reviewers(document: &Document, frame: Frame<'_>, said: &mut Vec<Diagnostic>) {
    let severity = match frame.config.review {
        Review::Off => return,
        Review::Remind => Severity::Warning,
        Review::Required => Severity::Error,
    };
    if document.kind != Kind::Story {
        return;
    }
    let named = |role: &str| document.front.byline.iter().any(|(known, names)| known == role && !names.trim().is_empty());
    let missing: Vec<&str> = REVIEWERS.iter().filter(|(role, _)| !named(role)).map(|(_, name)| *name).collect();
    if missing.is_empty() {
        return;
    }
    let message = format!("这篇动态没有写{}", missing.join("、"));
    let model = REVIEWERS.map(|(_, name)| format!("{name}：…")).join("　");
    let diagnostic = Diagnostic::new(severity, "missing-reviewers", document.path.as_str(), message)
        .advise(format!("在文末加上：（{model}）"))
        .advise("学校不要求三审的，在 zhuanlan.yaml 里写 三审: 不检查");
    said.push(placed(diagnostic, document, &["byline"]));
}

/// Rule: the three reviews are made by three people.
pub(super) fn one_reviewer(document: &Document, _: Frame<'_>, said: &mut Vec<Diagnostic>) {
    let step = |role: &str| {
        document.front.byline.iter().find(|(known, _)| known == role).map(|(_, names)| names.trim()).filter(|names| !names.is_empty())
    };
    let steps: Vec<(&str, &str)> = REVIEWERS.iter().filter_map(|(role, title)| Some((*title, step(role)?))).collect();
    let same =
        steps.iter().enumerate().find_map(|(at, (title, name))| Some((title, steps[at + 1..].iter().find(|(_, other)| other == name)?)));
    if let Some((first, (second, name))) = same.filter(|_| document.kind == Kind::Story) {
        let message = format!("{first}和{second}都是“{name}”，三审应当由不同的人做");
        let diagnostic = Diagnostic::warning("one-reviewer", document.path.as_str(), message);
        said.push(placed(diagnostic.advise("核对一下署名，写上实际审稿的人"), document, &["byline"]));
    }
}

/// Rule: what did not take place has no figures.
pub(super) fn cancelled(document: &Document, _: Frame<'_>, said: &mut Vec<Diagnostic>) {
    let event = &document.front.event;
    let has_figures = event.stats.values().chain(event.stats_by_day.values().flat_map(|counts| counts.values())).any(|count| *count > 0);
    if document.kind == Kind::Event && event.status == Status::Cancelled && has_figures {
        let message = "这场活动取消了，却写了参加的人数；取消的活动不计入统计";
        let diagnostic = Diagnostic::warning("cancelled-with-figures", document.path.as_str(), message);
        said.push(placed(diagnostic.advise("照常举行的，删掉“状态”；取消了的，删掉“统计”"), document, &["stats"]));
    }
}

/// Rule: a story of the week says of which event it tells.
pub(super) fn without_event(site: &Site, said: &mut Vec<Diagnostic>) {
    let has_events = !site.list(Kind::Event).is_empty();
    let in_week = |page: &Page| page.front.days.iter().any(|day| site.edition.contains(*day));
    // Of each day two events at most: one can be named, of two nobody knows which is meant.
    let mut of_day: BTreeMap<Date, Vec<PageId>> = BTreeMap::new();
    for event in site.list(Kind::Event).iter().map(|id| site.page(*id)).filter(|event| event.takes_place()) {
        for day in &event.front.days {
            let known = of_day.entry(*day).or_default();
            if known.len() < 2 {
                known.push(event.id);
            }
        }
    }
    for page in stories(site).filter(|page| has_events && page.front.about.is_none() && in_week(page)) {
        let message = "没有写这篇动态报道的是哪场活动，活动页上就看不到它";
        let events: BTreeSet<PageId> = page.front.days.iter().filter_map(|day| of_day.get(day)).flatten().copied().collect();
        let advice = match events.first().filter(|_| events.len() == 1) {
            Some(event) => format!("加上一行 活动: {}", site.page(*event).front.title),
            None => "加上一行 活动: 活动的文件名或标题".to_owned(),
        };
        said.push(Diagnostic::hint("story-without-event", page.source.as_str(), message).advise(advice));
    }
}

/// Rule: a story has a picture.
pub(super) fn without_cover(site: &Site, said: &mut Vec<Diagnostic>) {
    // A page that names a picture which cannot be had was told so already.
    let named = |page: &Page| page.front.cover.is_some() || !page.front.photos.is_empty() || page.body.pictures().next().is_some();
    for page in stories(site).filter(|page| page.cover.is_none() && !named(page)) {
        let message = "这篇动态没有照片，列表里只有文字";
        said.push(
            Diagnostic::hint("missing-cover", page.source.as_str(), message).advise("把照片放到本页旁边，加上 照片: [文件名.jpg 说明]"),
        );
    }
}

/// Rule: every photo of a page says what it shows; one hint a page.
pub(super) fn without_caption(site: &Site, said: &mut Vec<Diagnostic>) {
    for page in &site.pages {
        let photos: Vec<&PhotoUse> = page.inline.values().flatten().chain(&page.photos).collect();
        let bare: Vec<&str> =
            photos.iter().filter(|photo| photo.caption.is_empty()).map(|photo| site.pictures[photo.picture].path.name()).collect();
        if bare.is_empty() {
            continue;
        }
        let names = bare.iter().take(3).copied().collect::<Vec<_>>().join("、");
        let more = if bare.len() > 3 { " 等" } else { "" };
        let message = match (photos.len(), bare.len()) {
            (1, _) => format!("照片没有说明：{names}"),
            (all, bare) if all == bare => format!("{all} 张照片都没有说明：{names}{more}"),
            (all, bare) => format!("{all} 张照片里有 {bare} 张没有说明：{names}{more}"),
        };
        let hint = match page.kind {
            Kind::Album => "在照片的文件夹里放一个 说明.txt，每行写：文件名 说明 摄影",
            _ => "照片写成“文件名.jpg 谁在做什么（张三 摄）”",
        };
        said.push(Diagnostic::hint("photo-without-caption", page.source.as_str(), message).advise(hint));
    }
}

fn stories(site: &Site) -> impl Iterator<Item = &Page> {
    site.list(Kind::Story).iter().map(|id| site.page(*id))
}

/// Rule: what becomes of a picture that moves is said: a GIF is copied, of others the first picture is shown.
pub(super) fn moving(site: &Site, said: &mut Vec<Diagnostic>) {
    for picture in site.pictures.iter().filter(|picture| picture.probe.animated) {
        let (message, hint) = if picture.probe.kind == PictureKind::Gif {
            let size = picture.bytes.div_ceil(1024);
            (format!("这张动图照原样放到网页上（{size} KB，没有缩小，去掉了注释）"), "动图很大时，换成视频或照片，手机上打开快得多")
        } else {
            (format!("这张 {} 动图只显示第一个画面", picture.probe.kind.name()), "要它动起来，就存成 GIF，或换成视频")
        };
        said.push(Diagnostic::hint("moving-picture", picture.path.as_str(), message).advise(hint));
    }
}

/// Points at the first of some keys, or at the title.
pub(super) fn placed(diagnostic: Diagnostic, document: &Document, keys: &[&str]) -> Diagnostic {
    if document.shares_text() {
        return diagnostic;
    }
    match keys.iter().chain(&["title"]).find_map(|key| front::value(&document.text, key)) {
        Some(range) => diagnostic.at(&document.text, range),
        None => diagnostic,
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::fixture::{Fixture, codes};

    const EVENT: &str = "title: 开放日\ndate: 5月20日\n---\n";

    #[test]
    fn long_titles_are_warned_of() {
        let page =
            |count: usize| Fixture::new().page("content/notices/a.md", &format!("title: {}\ndate: 5月20日\n---\n", "长".repeat(count)));
        assert!(codes(&page(61).documents()).contains(&"long-title"));
        assert!(!codes(&page(60).documents()).contains(&"long-title"));
    }

    #[test]
    fn reviewers_are_asked_for_as_the_site_says() {
        let story = |config: &str, byline: &str| {
            let page = format!("title: 甲\ndate: 5月20日\n---\n正文\n\n{byline}\n");
            let said = Fixture::new().config(config).page("content/stories/a.md", &page).documents();
            said.into_iter().find(|said| said.code == "missing-reviewers").map(|said| (said.severity.word(), said.message))
        };
        assert_eq!(story("", ""), Some(("warning", "这篇动态没有写一审、二审、三审".into())));
        assert_eq!(story("", "（文：张三　一审：李四　三审：王五）"), Some(("warning", "这篇动态没有写二审".into())));
        assert_eq!(story("三审: 必须", "").map(|(severity, _)| severity), Some("error"));
        assert_eq!(story("三审: 不检查", ""), None);
        assert_eq!(story("", "（文：张三　一审：李四　二审：赵六　三审：王五）"), None);
    }

    #[test]
    fn stories_of_the_week_name_their_event() {
        let story = |lines: &str| {
            let page = format!("title: 甲\n{lines}\n---\n");
            codes(&Fixture::new().page("content/events/open.md", EVENT).page("content/stories/a.md", &page).site())
                .contains(&"story-without-event")
        };
        assert!(story("date: 5月20日"));
        assert!(!story("date: 5月20日\nevent: open"));
        assert!(!story("date: 5月10日"));
    }

    #[test]
    fn stories_without_a_picture_get_a_hint() {
        let page = "title: 甲\ndate: 5月20日\nphotos: [a.jpg 李四在焊接]\n---\n";
        let fixture = Fixture::new().page("content/stories/a.md", page).picture("content/stories/a.jpg", (800, 600));
        assert!(!codes(&fixture.site()).contains(&"missing-cover"));
        assert!(!codes(&fixture.site()).contains(&"photo-without-caption"));
        let fixture = Fixture::new().page("content/stories/a.md", "title: 甲\ndate: 5月20日\n---\n");
        assert!(codes(&fixture.site()).contains(&"missing-cover"));
    }

    #[test]
    fn photos_without_a_caption_are_counted_in_one_hint() {
        let page = "title: 甲\ndate: 5月20日\nphotos: [a.jpg, b.jpg, c.jpg 说明]\n---\n";
        let mut fixture = Fixture::new().page("content/stories/a.md", page);
        for name in ["a", "b", "c"] {
            fixture = fixture.picture(&format!("content/stories/{name}.jpg"), (800, 600));
        }
        let said = fixture.site();
        let messages: Vec<_> = said.iter().filter(|said| said.code == "photo-without-caption").map(|said| said.message.as_str()).collect();
        assert_eq!(messages, ["3 张照片里有 2 张没有说明：a.jpg、b.jpg"]);
    }
}
