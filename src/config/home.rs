//! The home page as the site arranges it: the order of its blocks, and what is said to those who may want to be taught here.

use super::{SiteLink, keys, links};
use crate::yaml::{Fields, Located, Node, Reader, Value};

/// The blocks of the home page: the name in code and in English files, then the Chinese ones, the first of which stands in messages.
pub const BLOCKS: [(&str, &[&str]); 17] = [
    ("days", &["日程条", "日期"]),
    ("live", &["直播"]),
    ("programme", &["每日活动", "活动", "今日活动"]),
    ("doors", &["参与进来", "参与"]),
    ("admissions", &["招生"]),
    ("stories", &["动态", "活动动态"]),
    ("figures", &["数据", "数说活动周"]),
    ("wall", &["照片墙", "精选照片", "精选"]),
    ("focus", &["宣传重点", "重点"]),
    ("people", &["人物", "人物风采"]),
    ("cases", &["案例", "典型案例"]),
    ("albums", &["图集", "活动图集"]),
    ("sections", &["栏目"]),
    ("openings", &["开放与走进", "开放"]),
    ("media", &["媒体", "媒体报道"]),
    ("notices", &["通知", "通知公告"]),
    ("downloads", &["下载", "资料下载"]),
];

/// How the site arranges its home page.
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// The blocks that come first, in this order; the others follow as the look has them.
    pub order: Vec<&'static str>,
    /// The blocks that are not shown.
    pub hidden: Vec<&'static str>,
}

/// What a school says to those who may want to be taught here.
#[derive(Debug, Clone, Default)]
pub struct Admissions {
    /// The heading, or empty.
    pub title: String,
    /// A few sentences.
    pub text: String,
    /// What can be learnt.
    pub majors: Vec<Major>,
    /// Where the plan, the application and the rest are.
    pub links: Vec<SiteLink>,
    /// Whom to call.
    pub phone: String,
    /// When somebody answers.
    pub hours: String,
    /// Where to ask.
    pub place: String,
    /// A picture of a QR code, as written, with its place in the configuration.
    pub code: Option<Located<String>>,
    /// What the code is for, in a few words.
    pub code_text: String,
}

/// Something that can be learnt.
#[derive(Debug, Clone, Default)]
pub struct Major {
    /// Its name.
    pub name: String,
    /// How long, which level, or anything short.
    pub note: String,
    /// Where more is said, or empty: then a page of that title is looked for.
    pub url: String,
}

/// Reads the arrangement: a list is the order, a map has what is hidden besides.
pub(super) fn home(fields: &Fields<'_>, reader: &mut Reader<'_>) -> Home {
    let Some(node) = fields.node("home") else { return Home::default() };
    if !matches!(node.value, Value::Map(_)) {
        let order = fields.list("home", crate::value::items, reader);
        return Home { order: blocks(order, reader), hidden: Vec::new() };
    }
    let inner = Fields::open(node, &[keys::HOME], reader);
    let order = inner.list("order", crate::value::items, reader);
    let hidden = inner.list("hide", crate::value::items, reader);
    let (order, hidden) = (blocks(order, reader), blocks(hidden, reader));
    Home { order, hidden }
}

/// The blocks that are meant by some names; an unknown one is said with the nearest.
fn blocks(written: Vec<Located<String>>, reader: &mut Reader<'_>) -> Vec<&'static str> {
    let mut found = Vec::new();
    for name in written {
        let called =
            |(id, zh): &&(&'static str, &'static [&'static str])| id.eq_ignore_ascii_case(&name.value) || zh.contains(&name.value.as_str());
        match BLOCKS.iter().find(called) {
            Some((id, _)) if found.contains(id) => {
                reader.warn("unknown-block", name.range, format!("“{}”写了两遍", name.value), "只留一处");
            }
            Some((id, _)) => found.push(*id),
            None => {
                let all = BLOCKS.iter().flat_map(|(id, zh)| std::iter::once(*id).chain(zh.iter().copied()));
                let near = all.map(|known| (strsim::damerau_levenshtein(known, &name.value), known)).min();
                let near = near.filter(|(steps, known)| *steps < known.chars().count().max(2) && *steps <= 2).map(|(_, known)| known);
                let names: Vec<&str> = BLOCKS.iter().map(|(_, zh)| zh[0]).collect();
                let guess = near.map(|near| format!("是不是“{near}”？")).unwrap_or_default();
                let message = format!("首页上没有“{}”这一块，没有用上", name.value);
                reader.warn("unknown-block", name.range, message, format!("{guess}可以写：{}", names.join("、")));
            }
        }
    }
    found
}

/// Reads what is said about admissions; `None` where nothing is.
pub(super) fn admissions(fields: &Fields<'_>, reader: &mut Reader<'_>) -> Option<Admissions> {
    let node = fields.node("admissions")?;
    if let Value::Text(text) = &node.value {
        return Some(Admissions { text: text.trim().to_owned(), ..Admissions::default() }).filter(|said| !said.text.is_empty());
    }
    let inner = Fields::open(node, &[keys::ADMISSIONS], reader);
    let mut plain = |key| inner.plain(key, reader).unwrap_or_default();
    let mut said = Admissions {
        title: plain("title"),
        text: plain("text"),
        phone: plain("phone"),
        hours: plain("hours"),
        place: plain("place"),
        code_text: plain("code_text"),
        ..Admissions::default()
    };
    said.code = inner.text("code", reader);
    said.links = inner.items("links").iter().filter_map(|item| links::link(item, reader)).collect();
    said.majors = majors(&inner, reader);
    Some(said)
}

fn majors(fields: &Fields<'_>, reader: &mut Reader<'_>) -> Vec<Major> {
    let mut majors = Vec::new();
    for item in fields.items("majors") {
        match &item.value {
            // One line may name several.
            Value::Text(text) => {
                let names = crate::value::items(text).into_iter().map(|part| text[part].to_owned());
                majors.extend(names.map(|name| Major { name, ..Major::default() }));
            }
            _ => majors.extend(major(item, reader)),
        }
    }
    majors
}

fn major(item: &Node, reader: &mut Reader<'_>) -> Option<Major> {
    let inner = Fields::open(item, &[keys::MAJOR], reader);
    let name = inner.plain("name", reader)?;
    let url = links::address(&inner, reader).unwrap_or_default();
    Some(Major { name, note: inner.plain("note", reader).unwrap_or_default(), url })
}

#[cfg(test)]
mod tests {
    use crate::config::read;

    #[test]
    fn blocks_have_names_in_both_languages() {
        let text = "学校: {名称: 云江职业学校}\n首页: {顺序: [招生, Stories, 活动], 不显示: [照片墙、宣传重点]}\n";
        let read = read(text, "zhuanlan.yaml");
        assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
        let home = read.value.expect("a configuration").home;
        assert_eq!((home.order, home.hidden), (vec!["admissions", "stories", "programme"], vec!["wall", "focus"]));
    }

    #[test]
    fn an_unknown_block_is_said_with_the_nearest() {
        let read = read("学校: {名称: 云江职业学校}\n首页: [招升, 动态, 动态]\n", "zhuanlan.yaml");
        let said: Vec<_> = read.diagnostics.iter().map(|said| (said.code, said.place.as_ref().map(|place| place.line))).collect();
        assert_eq!(said, [("unknown-block", Some(2)), ("unknown-block", Some(2))]);
        assert!(read.diagnostics[0].hints[0].contains("是不是“招生”") && read.diagnostics[0].hints[0].contains("日程条"));
        assert_eq!(read.value.expect("a configuration").home.order, ["stories"]);
    }

    #[test]
    fn admissions_are_read_short_and_long() {
        let text = "学校: {名称: 云江职业学校}\n招生:\n  专业: [汽修、焊接, {名称: 护理, 说明: 三年制, 链接: majors/nursing.html}]\n  链接: {标题: 招生计划, 链接: \"https://example.com/\"}\n  电话: 0771-0000000\n";
        let read = read(text, "zhuanlan.yaml");
        assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
        let said = read.value.and_then(|config| config.admissions).expect("admissions");
        let majors: Vec<_> = said.majors.iter().map(|major| (major.name.as_str(), major.note.as_str(), major.url.as_str())).collect();
        assert_eq!(majors, [("汽修", "", ""), ("焊接", "", ""), ("护理", "三年制", "majors/nursing.html")]);
        assert_eq!((said.links.len(), said.phone.as_str()), (1, "0771-0000000"));
    }
}
