//! The applications for the launch ceremony against the edition's limits (N6.3, N6.4).

use super::pages::placed;
use super::rule::Frame;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Kind};
use crate::site::Site;

/// Rule: a programme lasts no longer than the edition says, in principle.
pub(super) fn duration(document: &Document, frame: Frame<'_>, said: &mut Vec<Diagnostic>) {
    let (Some(duration), Some(limits)) = (&document.front.launch.duration, &frame.edition.programmes) else { return };
    if document.kind != Kind::Programme || duration.value <= limits.minutes * 60 {
        return;
    }
    let message = format!("节目时长{}，原则上不超过 {} 分钟{}", length(duration.value), limits.minutes, clause(&limits.clause));
    let diagnostic = Diagnostic::warning("long-programme", document.path.as_str(), message).place(document.place(&duration.range));
    said.push(diagnostic.advise("压缩节目，或者先问组织方能不能演这么久"));
}

/// Rule: an exhibit's zone is one of the edition's.
pub(super) fn zone(document: &Document, frame: Frame<'_>, said: &mut Vec<Diagnostic>) {
    let zones = &frame.edition.zones;
    let Some(zone) = document.front.launch.zone.as_ref().filter(|_| document.kind == Kind::Exhibit && !zones.is_empty()) else { return };
    if frame.edition.zone_by(&zone.value).is_some() {
        return;
    }
    let known: Vec<String> = zones.iter().map(|zone| format!("{} {}", zone.name, zone.title)).collect();
    let diagnostic = Diagnostic::warning("unknown-zone", document.path.as_str(), format!("展区里没有“{}”", zone.value));
    said.push(diagnostic.place(document.place(&zone.range)).advise(format!("可以写：{}", known.join("；"))));
}

/// Rule: a programme's chapter is one of the edition's.
pub(super) fn chapter(document: &Document, frame: Frame<'_>, said: &mut Vec<Diagnostic>) {
    let (chapters, chapter) = (&frame.edition.chapters, &document.front.launch.chapter);
    if document.kind != Kind::Programme || chapters.is_empty() || chapter.is_empty() || frame.edition.chapter_by(chapter).is_some() {
        return;
    }
    let known: Vec<&str> = chapters.iter().map(|chapter| chapter.title.as_str()).collect();
    let diagnostic = Diagnostic::warning("unknown-chapter", document.path.as_str(), format!("篇章里没有“{chapter}”"));
    said.push(placed(diagnostic.advise(format!("可以写：{}", known.join("；"))), document, &["chapter"]));
}

/// Rule: an exhibit is shown in the edition's forms of display.
pub(super) fn display(document: &Document, frame: Frame<'_>, said: &mut Vec<Diagnostic>) {
    let known = &frame.edition.displays;
    if document.kind != Kind::Exhibit || known.is_empty() {
        return;
    }
    let odd: Vec<&str> = document.front.launch.display.iter().filter(|display| !known.contains(display)).map(String::as_str).collect();
    if !odd.is_empty() {
        let message = format!("展示形式里没有“{}”", odd.join("”“"));
        let diagnostic = Diagnostic::warning("unknown-display", document.path.as_str(), message);
        said.push(placed(diagnostic.advise(format!("可以写一种或几种：{}", known.join("、"))), document, &["display"]));
    }
}

/// Rule: a school applies for no more programmes than the edition allows; strict.
pub(super) fn programmes(site: &Site, said: &mut Vec<Diagnostic>) {
    let Some(limits) = &site.edition.programmes else { return };
    let allowed = usize::try_from(limits.max).unwrap_or(usize::MAX);
    let (count, Some(over)) = (site.programmes.len(), site.programmes.get(allowed)) else { return };
    let titles: Vec<&str> = site.programmes.iter().map(|programme| programme.front.title.as_str()).collect();
    let message = format!("申报了 {count} 个展演节目（{}），每校最多 {} 个{}", titles.join("、"), limits.max, clause(&limits.clause));
    said.push(
        Diagnostic::error("too-many-programmes", over.source.as_str(), message)
            .advise("留下要报的，其余的加上 草稿: 是，或者移出 programmes 文件夹"),
    );
}

fn length(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (minutes, 0) => format!(" {minutes} 分钟"),
        (minutes, seconds) => format!(" {minutes} 分 {seconds} 秒"),
    }
}

fn clause(clause: &str) -> String {
    if clause.is_empty() { String::new() } else { format!("（{clause}）") }
}

#[cfg(test)]
mod tests {
    use crate::checks::fixture::{Fixture, codes};

    fn check(folder: &str, lines: &str, expected: Option<&str>) {
        let said = Fixture::new().page(&format!("content/launch/{folder}/a.md"), &format!("title: 甲\n{lines}\n---\n")).documents();
        let found: Vec<&str> = codes(&said);
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{lines}: {said:?}");
        assert!(said.iter().all(|said| said.place.as_ref().is_some_and(|place| place.line == 3)), "{said:?}");
    }

    #[test]
    fn programmes_keep_to_their_length_and_chapter() {
        check("programmes", "duration: 10分30秒", Some("long-programme"));
        check("programmes", "时长: 10分钟", None);
        check("programmes", "chapter: 广西非遗文化、民族歌舞等表演", None);
        check("programmes", "chapter: 相声小品", Some("unknown-chapter"));
    }

    #[test]
    fn exhibits_keep_to_the_zones_and_forms_of_display() {
        check("exhibits", "zone: 三区 三星级及以上星级中职学校(含技工学校)", None);
        check("exhibits", "展区: 九区", Some("unknown-zone"));
        check("exhibits", "display: [实物, 演示]", None);
        check("exhibits", "display: [实物, 全息投影]", Some("unknown-display"));
    }

    #[test]
    fn a_school_applies_for_two_programmes_at_most() {
        let with = |count: usize| {
            let page =
                |fixture: Fixture, at| fixture.page(&format!("content/launch/programmes/p{at}.md"), &format!("title: 节目{at}\n---\n"));
            (0..count).fold(Fixture::new(), page)
        };
        assert!(!codes(&with(2).site()).contains(&"too-many-programmes"));
        let said = with(3).site();
        let found: Vec<_> = said.iter().filter(|said| said.code == "too-many-programmes").collect();
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("申报了 3 个展演节目（节目0、节目1、节目2），每校最多 2 个（N6.4）"), "{found:?}");
        let draft = with(2).page("content/launch/programmes/p9.md", "title: 备用\ndraft: yes\n---\n");
        assert!(!codes(&draft.site()).contains(&"too-many-programmes"));
    }
}
