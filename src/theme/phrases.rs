//! Filters for headings: where a Chinese title may break over lines, as HTML.
//!
//! Browsers break Chinese anywhere. A part that is `<span class="ph">` stays whole while it fits a line, one that is `<span class="nb">` always.

use tera::{Kwargs, State, TeraResult, Value};

/// Registers the filters; must come before templates are added.
pub(super) fn register(tera: &mut tera::Tera) {
    tera.register_filter("phrases", |text: &str, kwargs: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        Ok(Value::safe_string(&phrases(text, kwargs.get::<&str>("after")?.unwrap_or_default())))
    });
    tera.register_filter("school", |name: &str, _: Kwargs, _: &State<'_>| Value::safe_string(&school(name)));
}

/// A quotation of at most so many characters stays on one line.
const SHORT: usize = 10;

/// A part of more characters fits few lines: it runs on after what stands before it.
const LONG: usize = 20;

/// What a part ends with.
const ENDS: &str = "：，；！？　》";

/// What never begins a line.
const CLOSING: &str = "：，；！？》”’）、。」』】";

/// The fewest characters on both sides of an “and” that may begin a line.
const FEW: usize = 4;

/// A title in its parts, which may end after certain words, too.
fn phrases(text: &str, word: &str) -> String {
    let mut html = Vec::with_capacity(text.len() + 64);
    let cuts = cuts(text, word);
    let alone = cuts.is_empty();
    let mut from = 0;
    for to in cuts.into_iter().chain([text.len()]) {
        let plain = alone || text[from..to].chars().count() > LONG;
        let (open, close): (&[u8], &[u8]) = if plain { (b"", b"") } else { (b"<span class=\"ph\">", b"</span>") };
        html.extend_from_slice(open);
        quoted(&mut html, &text[from..to]);
        html.extend_from_slice(close);
        from = to;
    }
    String::from_utf8(html).unwrap_or_default()
}

/// Where parts end: neither at an end of the text nor inside of a short quotation.
fn cuts(text: &str, word: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut quote = 0;
    let mut push = |at: usize| {
        if at > 0 && at < text.len() && cuts.last() != Some(&at) {
            cuts.push(at);
        }
    };
    for (at, c) in text.char_indices() {
        if c == '“' {
            quote = short_quote(&text[at..]).map_or(quote, |length| at + length);
        }
        if at < quote {
            continue;
        }
        let after = at + c.len_utf8();
        let word = if word.is_empty() || !text[at..].starts_with(word) { 0 } else { word.len() };
        if ENDS.contains(c) || word > 0 {
            let after = after.max(at + word);
            push(after + text[after..].chars().take_while(|c| CLOSING.contains(*c)).map(char::len_utf8).sum::<usize>());
        } else if text[at..].starts_with("——") && !text[..at].ends_with('—') || begins_with_and(text, at) {
            push(at);
        }
    }
    cuts
}

/// Whether 及 or 以及 stands here as “and” between two long parts; in 普及 or 及时 it is none.
fn begins_with_and(text: &str, at: usize) -> bool {
    let (before, rest) = text.split_at(at);
    let Some(rest) = rest.strip_prefix("以及").or_else(|| rest.strip_prefix('及')) else { return false };
    let long = |part: &str| part.chars().take(FEW).filter(|c| !ENDS.contains(*c)).count() == FEW;
    let other = before.ends_with(['以', '涉', '普', '惠', '波', '提', '论', '危', '顾', '企', '遍', '触', '来'])
        || rest.starts_with(['时', '格', '第', '早', '其']);
    !other && long(rest) && before.chars().rev().take(FEW).filter(|c| !ENDS.contains(*c)).count() == FEW
}

/// The length in bytes of the short quotation that a text begins with, marks and all.
fn short_quote(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('“')?;
    let end = inner.find(['“', '”'])?;
    (inner[end..].starts_with('”') && inner[..end].chars().count() <= SHORT).then_some(end + 2 * '“'.len_utf8())
}

/// A part with its short quotations kept whole.
fn quoted(html: &mut Vec<u8>, part: &str) {
    let mut rest = part;
    while let Some(at) = rest.find('“') {
        escape(html, &rest[..at]);
        let length = short_quote(&rest[at..]);
        let end = at + length.unwrap_or('“'.len_utf8());
        let (open, close): (&[u8], &[u8]) = if length.is_some() { (b"<span class=\"nb\">", b"</span>") } else { (b"", b"") };
        html.extend_from_slice(open);
        escape(html, &rest[at..end]);
        html.extend_from_slice(close);
        rest = &rest[end..];
    }
    escape(html, rest);
}

fn escape(html: &mut Vec<u8>, text: &str) {
    // A list of bytes takes everything.
    let _ = tera::escape_html(text, html);
}

/// The words before which a school's name may break.
const BREAKS: [&str; 2] = ["职业", "技工"];

/// A school's name in two parts, where one word tells where; the first at most so long that it fits a phone.
fn school(name: &str) -> String {
    let word = BREAKS.iter().find(|word| name.contains(*word));
    let parts = word.and_then(|word| Some((name.split_once(word)?, word)));
    let cut = parts.filter(|((before, after), word)| !before.is_empty() && !after.is_empty() && !after.contains(*word));
    let cut = cut.map(|((before, _), _)| before).filter(|before| before.chars().count() <= 14);
    let mut html = Vec::with_capacity(name.len() + 48);
    if let Some(before) = cut {
        html.extend_from_slice(b"<span class=\"ph\">");
        escape(&mut html, before);
        html.extend_from_slice(b"</span><span class=\"ph\">");
        escape(&mut html, &name[before.len()..]);
        html.extend_from_slice(b"</span>");
    } else {
        escape(&mut html, name);
    }
    String::from_utf8(html).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Parts between bars, short quotations in braces.
    fn shown(text: &str, after: &str) -> String {
        phrases(text, after)
            .replace("</span><span class=\"ph\">", "|")
            .replace("<span class=\"ph\">", "")
            .replace("<span class=\"nb\">", "{")
            .replace("”</span>", "”}")
            .replace("</span>", "")
    }

    #[test]
    fn titles_break_at_sense() {
        for (title, parts) in [
            ("开放日", "开放日"),
            ("走进社区：便民服务，一天两场", "走进社区：|便民服务，|一天两场"),
            ("工匠面对面！", "工匠面对面！"),
            ("《匠心》首映，票已领完", "《匠心》|首映，|票已领完"),
            ("观影《匠心》、座谈", "观影《匠心》、|座谈"),
            ("技能展示——数控专场", "技能展示|——数控专场"),
            ("——数控专场", "——数控专场"),
            ("你会修车吗？”他问", "你会修车吗？”|他问"),
            ("（周五，下午）开场", "（周五，|下午）开场"),
            ("职业教育方针政策及法律法规", "职业教育方针政策|及法律法规"),
            ("职业教育方针政策以及法律法规", "职业教育方针政策|以及法律法规"),
            ("法律普及进校园活动", "法律普及进校园活动"),
            ("家长及学生", "家长及学生"),
        ] {
            assert_eq!(shown(title, ""), parts, "{title}");
        }
    }

    #[test]
    fn a_part_that_fits_no_line_runs_on() {
        let long = "新能源汽车检测与维修赛项观摩暨家长、社区居民座谈";
        assert_eq!(phrases(&format!("好消息，{long}"), ""), format!("<span class=\"ph\">好消息，</span>{long}"));
    }

    #[test]
    fn short_quotations_stay_whole() {
        for (title, parts) in [
            ("“一技在手，一生无忧”主题日", "{“一技在手，一生无忧”}主题日"),
            ("讲“老师傅”的故事：三代人", "讲{“老师傅”}的故事：|三代人"),
            ("“这是一句特别特别长的话，长到一行放不下”之后", "“这是一句特别特别长的话，|长到一行放不下”之后"),
            ("“没有收住，的引号", "“没有收住，|的引号"),
        ] {
            assert_eq!(shown(title, ""), parts, "{title}");
        }
    }

    #[test]
    fn names_stay_whole_where_a_list_of_them_is_told() {
        assert_eq!(shown("甲公司、乙学校", "、"), "甲公司、|乙学校");
        assert_eq!(shown("甲公司、乙学校", ""), "甲公司、乙学校");
    }

    #[test]
    fn what_html_means_is_escaped() {
        assert_eq!(phrases("<b>\"A&B'，x", ""), "<span class=\"ph\">&lt;b&gt;&quot;A&amp;B&#39;，</span><span class=\"ph\">x</span>");
    }

    #[test]
    fn schools_break_before_what_they_are() {
        let parts =
            |name: &str| school(name).replace("</span><span class=\"ph\">", "|").replace("<span class=\"ph\">", "").replace("</span>", "");
        assert_eq!(parts("桂澜市职业技术学校"), "桂澜市|职业技术学校");
        assert_eq!(parts("桂澜高级技工学校"), "桂澜高级|技工学校");
        for whole in ["职业学校", "桂澜第一中学", "桂澜职业职业", "很长很长很长很长很长很长很长很长的职业学校"]
        {
            assert_eq!(parts(whole), whole);
        }
    }
}
