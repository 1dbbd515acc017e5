//! Front matter → `Front` and `Secrets`: field by field, every fault said with its place and none stopping the rest.

mod event;
mod extras;
mod odd;
mod photos;
mod scalars;

pub(super) use event::counts;
pub(super) use photos::{credit, cut};
pub(super) use scalars::flag;

use super::front::{Front, Secrets};
use super::keys;
use super::kind::Kind;
use crate::edition::Edition;
use crate::value;
use crate::yaml::{Fields, Node, Reader};

/// What reading a page needs to know besides its text.
#[derive(Debug, Clone, Copy)]
pub struct Era<'e> {
    /// The year's pack: words of points, kinds and statistics, the year of dates without one.
    pub edition: &'e Edition,
}

impl Era<'_> {
    /// The year and month that complete dates.
    pub fn written(&self) -> value::Era {
        let first = self.edition.first();
        value::Era { year: first.year(), month: first.month() }
    }
}

/// Reads the fields of a front matter. A missing title or date is an error; the value then holds an empty one. Keys in `lost` were written,
/// but so that nothing could be read behind them.
pub(super) fn fields(node: &Node, (kind, lost): (Kind, &[&str]), era: Era<'_>, reader: &mut Reader<'_>) -> (Front, Secrets) {
    let fields = Fields::open(node, keys::of(kind), reader);
    odd::of_other_kinds(node, kind, reader);
    let mut front = Front {
        title: title(&fields, kind, node, reader),
        slug: scalars::slug(&fields, reader),
        summary: fields.plain("summary", reader).unwrap_or_default(),
        cover: fields.text("cover", reader),
        photos: photos::photos(&fields, reader),
        minors: scalars::flag(&fields, "minors", reader),
        consent: scalars::flag(&fields, "consent", reader),
        tags: scalars::tags(&fields, reader),
        focus: scalars::focus(&fields, era, reader),
        draft: scalars::flag(&fields, "draft", reader).unwrap_or_default(),
        pinned: scalars::flag(&fields, "pinned", reader).unwrap_or_default(),
        highlight: scalars::flag(&fields, "highlight", reader).unwrap_or_default(),
        case: scalars::flag(&fields, "case", reader).unwrap_or_default(),
        attachments: extras::files(&fields, "attachments", reader),
        videos: extras::files(&fields, "video", reader),
        sources: extras::sources(&fields, era, reader),
        published: extras::published(&fields, era, reader),
        category: fields.plain("category", reader).unwrap_or_default(),
        ignore: fields.list("ignore", value::items, reader),
        aliases: fields.list("aliases", value::items, reader),
        public_phones: fields.list("public_phones", value::items, reader).into_iter().map(|phone| phone.value).collect(),
        about: fields.text("event", reader),
        byline: extras::byline(&fields, reader),
        ..Front::default()
    };
    let mut secrets = Secrets::default();
    scalars::dates(&fields, &mut front, era, reader);
    match kind {
        Kind::Event => event::event(&fields, &mut front, &mut secrets, (era, reader)),
        Kind::Media => event::stats(&fields, &mut front.event, era, reader),
        Kind::Person => front.person = extras::person(&fields, reader),
        Kind::Exhibit | Kind::Programme => extras::launch(&fields, &mut front, &mut secrets, reader),
        _ => {}
    }
    if kind.needs_date()
        && front.days.is_empty()
        && !reader.said.iter().any(|said| matches!(said.code, "bad-date" | "weekday-mismatch" | "end-before-start" | "bad-time"))
    {
        let example = value::chinese::day(era.edition.first());
        let (message, hint) = match fields.text_quiet("date") {
            Some(written) if !written.is_empty() => (
                format!("“{written}”不是哪一天，页面要有日期"),
                "定下来再写；先不发布的，写一个大概的日子，再加上一行：草稿: 是".to_owned(),
            ),
            _ => ("没有写日期".to_owned(), format!("加上一行：日期: {example}")),
        };
        let place = fields.key_range("date").unwrap_or(node.range.start..node.range.start);
        reader.error("missing-date", place, message, hint);
    }
    odd::settle_missing(&fields, lost, reader);
    (front, secrets)
}

fn title(fields: &Fields<'_>, kind: Kind, node: &Node, reader: &mut Reader<'_>) -> String {
    let written = fields.text("title", reader).or_else(|| fields.text("name", reader));
    let Some(title) = written else {
        let name = if kind == Kind::Person { "姓名" } else { "标题" };
        let at = fields.key_range("title").unwrap_or(node.range.start..node.range.start);
        reader.error("missing-title", at, format!("没有写{name}"), format!("在两行 --- 之间加上一行：{name}: …"));
        return String::new();
    };
    title.value.split_whitespace().collect::<Vec<_>>().join(" ")
}
