//! The table of rules: every code of this room with its severity, a title for `explain`, and the function that looks.
//!
//! A rule that is not in the table is not run.

use std::collections::{BTreeMap, BTreeSet};

use super::{attendance, checklist, launch, pages, papers, private, quotes, settings, twins, venues, week};
use crate::config::Config;
use crate::diagnostic::Severity::{Error, Hint, Warning};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Document;
use crate::edition::Edition;
use crate::paths::SitePath;
use crate::site::Site;

/// A rule of this room.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The code of what it says.
    pub code: &'static str,
    /// How much it usually matters.
    pub severity: Severity,
    /// What it is about, in a few words for people.
    pub title: &'static str,
    /// The English name of the key that it points at, empty for none.
    pub key: &'static str,
    pub(super) run: Run,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub(super) enum Run {
    /// One document.
    Document(fn(&Document, Frame<'_>, &mut Vec<Diagnostic>)),
    /// The whole site.
    Site(fn(&Site, &mut Vec<Diagnostic>)),
    /// Called by name, since it needs more: the Snapshot, or what others said.
    Apart,
}

/// What a document is measured by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame<'f> {
    pub(super) config: &'f Config,
    pub(super) edition: &'f Edition,
    /// Digits that may be published: under `None` everywhere, else in that file.
    pub(super) phones: &'f BTreeMap<Option<SitePath>, BTreeSet<String>>,
}

const fn document(
    code: &'static str,
    severity: Severity,
    (key, title): (&'static str, &'static str),
    run: fn(&Document, Frame<'_>, &mut Vec<Diagnostic>),
) -> Rule {
    Rule { code, severity, title, key, run: Run::Document(run) }
}

const fn site(
    code: &'static str,
    severity: Severity,
    (key, title): (&'static str, &'static str),
    run: fn(&Site, &mut Vec<Diagnostic>),
) -> Rule {
    Rule { code, severity, title, key, run: Run::Site(run) }
}

const fn apart(code: &'static str, severity: Severity, (key, title): (&'static str, &'static str)) -> Rule {
    Rule { code, severity, title, key, run: Run::Apart }
}

/// Every rule, in the order in which they run. A code may stand twice: it is then looked for in two places.
pub const RULES: &[Rule] = &[
    document("private-number", Error, ("", "要公布的文字里有手机号或身份证号"), private::numbers),
    site("private-number", Error, ("", "图片文件名或清单里有手机号或身份证号"), private::elsewhere),
    document("outside-week", Warning, ("date", "活动的日期不在活动周里"), week::outside),
    site("unknown-menu", Warning, ("", "菜单里的一项找不到"), settings::menu),
    document("lone-quote", Warning, ("", "引号只有一半"), quotes::lone),
    document("long-title", Warning, ("title", "标题太长"), pages::long_title),
    document("missing-reviewers", Warning, ("byline", "动态没有写全三审"), pages::reviewers),
    document("one-reviewer", Warning, ("byline", "三审里有两审是同一个人"), pages::one_reviewer),
    document("cancelled-with-figures", Warning, ("stats", "取消的活动写了人数"), pages::cancelled),
    document("copied-file", Warning, ("title", "文件像是复制出来的"), twins::copies),
    site("duplicate-page", Warning, ("title", "两个网页的标题和日期都一样"), twins::same_title),
    document("long-programme", Warning, ("duration", "展演节目超过规定的时长"), launch::duration),
    document("unknown-zone", Warning, ("zone", "展区不在规定的几个里"), launch::zone),
    document("unknown-chapter", Warning, ("chapter", "篇章不在规定的几个里"), launch::chapter),
    document("unknown-display", Warning, ("display", "展示形式不在规定的几种里"), launch::display),
    site("too-many-programmes", Error, ("title", "申报的展演节目超过规定的个数"), launch::programmes),
    site("attendance-rooms", Warning, ("", "参会回执的人数与房间对不上"), attendance::rooms),
    site("attendance-dates", Warning, ("", "参会回执的日子前后对不上"), attendance::dates),
    site("venue-clash", Warning, ("venue", "同一时间、同一地点有两场活动"), venues::clashes),
    site("story-without-event", Hint, ("title", "动态没有写报道的是哪场活动"), pages::without_event),
    site("missing-cover", Hint, ("title", "动态没有照片"), pages::without_cover),
    site("photo-without-caption", Hint, ("photos", "照片没有说明"), pages::without_caption),
    site("moving-picture", Hint, ("photos", "动图照原样放上网页，或只显示第一个画面"), pages::moving),
    site("report-length", Warning, ("", "总结报告的字数不在规定的范围里"), papers::report_length),
    site("report-parts", Hint, ("", "总结报告缺规定的部分"), papers::report_parts),
    site("selected-photo", Hint, ("", "精选照片不合报送的要求"), papers::selected),
    site("no-base-url", Hint, ("", "没有写网址，订阅、站点地图等没有生成"), papers::base_url),
    site("unknown-checklist-item", Warning, ("\"", "checklist.yaml 里有清单上没有的事项"), checklist::say_unknown_ticks),
    apart("na-without-reason", Warning, ("\"", "清单事项标了不适用，没有写原因")),
    apart("unused-file", Hint, ("", "content 里有没用到的文件")),
    apart("windows-name", Warning, ("", "文件名在 Windows 上不能用")),
    apart("report-number", Warning, ("", "总结报告里的数字与网站上的不一样")),
    apart("ignore-unused", Hint, ("ignore", "“忽略”里的代码没有用上")),
];

/// The rule of a code.
pub(super) fn of(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_kebab_case_and_have_a_title() {
        for rule in RULES {
            assert!(rule.code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", rule.code);
            assert!(!rule.title.is_ascii(), "{}", rule.code);
        }
        assert_eq!(of("venue-clash").map(|rule| rule.key), Some("venue"));
    }
}
