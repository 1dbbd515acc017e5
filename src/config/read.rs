//! The text of `zhuanlan.yaml` → `Config`: every field with its default, every fault said with its place.

use std::collections::BTreeMap;

use super::{Config, Footer, Photos, Review, School, Submit, ThemeChoice, home, keys, links};
use crate::diagnostic::Checked;
use crate::value::{self, Date, Era};
use crate::yaml::{Fields, Located, Node, Reader, Value, mend, parse};

/// The edition that a site has when it names none.
const EDITION: &str = "guangxi-2024";
/// Widths of photos, in pixels.
const WIDTHS: [u32; 3] = [480, 960, 1600];

/// Reads the configuration; a file that is no YAML gives `None` and an error.
pub fn read(text: &str, path: &str) -> Checked<Option<Config>> {
    let mended = mend(text, keys::is_known);
    let mut reader = Reader::new(path, text);
    reader.mended(&mended, 0);
    let node = match parse(&mended.text) {
        Ok(node) => mended.placed(node, 0),
        Err(fault) => {
            reader.error("bad-yaml", mended.written(&fault.range), fault.message, fault.hint);
            return Checked { value: None, diagnostics: reader.said };
        }
    };
    let config = config(&node, &mut reader);
    Checked { value: Some(config), diagnostics: reader.said }
}

fn config(node: &Node, reader: &mut Reader<'_>) -> Config {
    let fields = Fields::open(node, &[keys::CONFIG], reader);
    misplaced_theme(node, reader);
    let output = section(&fields, "output", keys::OUTPUT, reader);
    let skip = output.list("skip", value::items, reader);
    for skipped in &skip {
        if !matches!(skipped.value.as_str(), "ics" | "feed" | "json" | "search") {
            reader.warn(
                "bad-skip",
                skipped.range.clone(),
                format!("“不生成”里没有“{}”这一种，没有用上", skipped.value),
                "可以写 ics、feed、json、search",
            );
        }
    }
    Config {
        title: fields.plain("title", reader).unwrap_or_else(|| "职业教育活动周专栏".into()),
        school: school(&fields, reader),
        submit: submit(&fields, reader),
        edition: fields.plain("edition", reader).unwrap_or_else(|| EDITION.into()),
        subtheme: fields.plain("subtheme", reader).unwrap_or_default(),
        theme: theme(&fields, reader),
        home: home::home(&fields, reader),
        admissions: home::admissions(&fields, reader),
        base_url: base_url(fields.text("base_url", reader), reader),
        footer: footer(&fields, reader),
        links: fields.items("links").iter().filter_map(|item| links::link(item, reader)).collect(),
        public_phones: fields.list("public_phones", value::items, reader).into_iter().map(|phone| phone.value).collect(),
        show_contacts: flag(&fields, "show_contacts", reader),
        photos: photos(&fields, reader),
        review: review(&fields, reader),
        sections: fields.items("sections").iter().filter_map(|item| links::section(item, reader)).collect(),
        menu: links::menu(fields.items("menu"), reader),
        public_checklist: public_checklist(&fields, reader),
        web_config: output.node("web_config").is_none() || flag(&output, "web_config", reader),
        skip: skip.into_iter().map(|skipped| skipped.value).collect(),
        cache: fields.plain("cache", reader).unwrap_or_default(),
    }
}

/// `主题` sounds like the look but belongs to the edition.
fn misplaced_theme(node: &Node, reader: &mut Reader<'_>) {
    let Value::Map(entries) = &node.value else { return };
    for (_, range, _) in entries.iter().filter(|(key, ..)| key == "主题") {
        let place = crate::diagnostic::Place::of(reader.text, range.clone());
        reader.said.retain(|said| said.code != "unknown-key" || said.place.as_ref() != Some(&place));
        reader.warn(
            "theme-of-edition",
            range.clone(),
            "活动周的主题由届次决定，这里不用写",
            "要选网页的样子，写 外观: hong；分主题写 分主题: …",
        );
    }
}

fn section<'n>(fields: &Fields<'n>, key: &str, keys: &'static [crate::yaml::Key], reader: &mut Reader<'_>) -> Fields<'n> {
    fields.node(key).map(|node| Fields::open(node, &[keys], reader)).unwrap_or_default()
}

fn flag(fields: &Fields<'_>, key: &str, reader: &mut Reader<'_>) -> bool {
    let Some(written) = fields.text(key, reader) else { return false };
    match value::flag(&written.value) {
        Ok(read) => read.value,
        Err(fault) => {
            reader.error(fault.code, written.range, fault.message, fault.hints.join("；"));
            false
        }
    }
}

fn school(fields: &Fields<'_>, reader: &mut Reader<'_>) -> School {
    let Some(node) = fields.node("school") else {
        reader.error("missing-school", 0..0, "zhuanlan.yaml 里没有写学校", "加上：学校: {名称: 某某职业技术学校, 简称: 某某职校}");
        return School::default();
    };
    if let Value::Text(name) = &node.value {
        return School { name: name.trim().into(), short: name.trim().into(), ..School::default() };
    }
    let inner = Fields::open(node, &[keys::SCHOOL], reader);
    let mut text = |key| inner.plain(key, reader).unwrap_or_default();
    let (name, short) = (text("name"), text("short"));
    let school = School {
        short: if short.is_empty() { name.clone() } else { short },
        name,
        kind: text("kind"),
        affiliation: text("affiliation"),
        website: text("website"),
        address: text("address"),
    };
    if school.name.is_empty() {
        reader.error("missing-school", node.range.clone(), "学校没有写名称", "加上：名称: 某某职业技术学校");
    }
    one_of(&inner, ("kind", &school.kind), &super::KINDS, reader);
    one_of(&inner, ("affiliation", &school.affiliation), &super::AFFILIATIONS, reader);
    school
}

fn one_of(fields: &Fields<'_>, (key, written): (&str, &str), known: &[&str], reader: &mut Reader<'_>) {
    if !written.is_empty() && !known.contains(&written) {
        let range = fields.node(key).map_or(0..0, |node| node.range.clone());
        reader.warn("unknown-choice", range, format!("这一项里没有“{written}”这种写法"), format!("可以写：{}", known.join("、")));
    }
}

fn submit(fields: &Fields<'_>, reader: &mut Reader<'_>) -> Submit {
    let inner = section(fields, "submit", keys::SUBMIT, reader);
    let limit = inner.text("mail_limit", reader);
    Submit {
        to: inner.plain("to", reader).unwrap_or_default(),
        email: inner.plain("email", reader).unwrap_or_default(),
        plan_due: date(inner.text("plan_due", reader), reader),
        report_due: date(inner.text("report_due", reader), reader),
        names: inner.plain("names", reader).unwrap_or_else(|| "{学校}-{表名}".into()),
        mail_limit: limit.and_then(|limit| bytes(&limit, reader)).unwrap_or(45 << 20),
    }
}

/// A due day; the configuration is read before the edition is known, so the year must be written.
fn date(written: Option<Located<String>>, reader: &mut Reader<'_>) -> Option<Date> {
    let written = written?;
    match value::days(&written.value, &Era { year: 0, month: 1 }).map(|read| read.value) {
        Ok(days) if days.len() == 1 && days[0].year() > 2000 => Some(days[0]),
        _ => {
            reader.error("bad-date", written.range, format!("“{}”不是一个带年份的日期", written.value), "写成 2024-05-12 或 2024年5月12日");
            None
        }
    }
}

fn bytes(written: &Located<String>, reader: &mut Reader<'_>) -> Option<u64> {
    let upper = written.value.to_uppercase();
    let digits: String = upper.chars().take_while(char::is_ascii_digit).collect();
    let shift = match upper[digits.len()..].trim() {
        "M" | "MB" | "兆" => Some(20),
        "K" | "KB" => Some(10),
        "G" | "GB" => Some(30),
        _ => None,
    };
    let size = digits.parse::<u64>().ok().zip(shift).map(|(count, shift)| count << shift);
    if size.is_none() {
        reader.error("bad-size", written.range.clone(), format!("看不出“{}”是多大", written.value), "写一个数和单位，如 45MB");
    }
    size
}

fn theme(fields: &Fields<'_>, reader: &mut Reader<'_>) -> ThemeChoice {
    let choice = |name: String| ThemeChoice { name, options: BTreeMap::new() };
    match fields.node("theme").map(|node| &node.value) {
        Some(Value::Text(name)) => choice(name.trim().to_owned()),
        Some(_) => {
            let inner = section(fields, "theme", keys::THEME, reader);
            let mut theme = choice(inner.plain("name", reader).unwrap_or_default());
            if let Some(Node { value: Value::Map(entries), .. }) = inner.node("options") {
                for (key, _, node) in entries {
                    // What follows a # without quotes is a comment: the theme says so of an empty one.
                    let text = if let Value::Text(text) = &node.value { text.clone() } else { String::new() };
                    theme.options.insert(key.clone(), text);
                }
            }
            theme
        }
        None => choice(String::new()),
    }
}

/// The address of a column with a slash at its end; `None` if it is no complete one in ASCII. The command line goes by the same rule.
pub fn address(url: &str) -> Option<String> {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let fine = !host.is_empty() && host.is_ascii() && !host.contains([' ', '?', '#', '"', '<', '>', '\\']);
    fine.then(|| if url.ends_with('/') { url.to_owned() } else { format!("{url}/") })
}

fn base_url(written: Option<Located<String>>, reader: &mut Reader<'_>) -> String {
    let Some(Located { value: url, range }) = written else { return String::new() };
    address(&url).unwrap_or_else(|| {
        reader.error(
            "bad-url",
            range,
            format!("网址“{url}”不完整，或带有中文"),
            "写成 https://www.example.edu.cn/hdz/；中文网址从浏览器的地址栏复制，会变成 %E… 的写法",
        );
        String::new()
    })
}

fn footer(fields: &Fields<'_>, reader: &mut Reader<'_>) -> Footer {
    let inner = section(fields, "footer", keys::FOOTER, reader);
    Footer {
        icp: inner.plain("icp", reader).unwrap_or_default(),
        police: inner.plain("police", reader).unwrap_or_default(),
        badges: inner.items("badges").iter().filter_map(|item| links::link(item, reader)).collect(),
        lines: inner.list("lines", |text| std::iter::once(0..text.len()).collect(), reader).into_iter().map(|line| line.value).collect(),
    }
}

fn photos(fields: &Fields<'_>, reader: &mut Reader<'_>) -> Photos {
    let inner = section(fields, "photos", keys::PHOTOS, reader);
    let mut widths = Vec::new();
    for width in inner.list("widths", value::items, reader) {
        match value::whole(&width.value) {
            Ok(read) if (16..=8192).contains(&read.value) => widths.push(read.value),
            _ => reader.error(
                "bad-width",
                width.range,
                format!("“{}”不能作照片的宽度", width.value),
                "写 16 到 8192 之间的像素数，例如 [480, 960, 1600]",
            ),
        }
    }
    widths.sort_unstable();
    widths.dedup();
    let mut webp = false;
    for format in inner.list("formats", value::items, reader) {
        match format.value.to_ascii_lowercase().as_str() {
            "webp" => webp = true,
            // Always made, since old browsers read nothing else.
            "jpeg" | "jpg" => {}
            _ => reader.warn(
                "bad-format",
                format.range,
                format!("照片不能存成“{}”，存成了 JPEG", format.value),
                "写 [jpeg] 或 [webp, jpeg]；JPEG 所有浏览器都能看，总会生成",
            ),
        }
    }
    let smallest = flag(&inner, "smallest", reader);
    let quality = inner.text("quality", reader).and_then(|written| match value::whole(&written.value) {
        Ok(read) if (1..=100).contains(&read.value) => u8::try_from(read.value).ok(),
        _ => {
            reader.error("bad-quality", written.range, format!("照片质量“{}”不对", written.value), "写 1 到 100 之间的数，一般 82");
            None
        }
    });
    let consent =
        inner.plain("consent", reader).is_some_and(|written| written == "已统一授权" || value::flag(&written).is_ok_and(|read| read.value));
    let widths = if widths.is_empty() { WIDTHS.to_vec() } else { widths };
    Photos { widths, webp, smallest, quality: quality.unwrap_or(82), consent }
}

fn review(fields: &Fields<'_>, reader: &mut Reader<'_>) -> Review {
    let Some(written) = fields.text("review", reader) else { return Review::Remind };
    match written.value.as_str() {
        "off" | "不检查" => Review::Off,
        "remind" | "提醒" => Review::Remind,
        "required" | "必须" => Review::Required,
        other => {
            reader.warn("unknown-choice", written.range, format!("不认识“{other}”，按“提醒”办了"), "可以写：不检查、提醒、必须");
            Review::Remind
        }
    }
}

fn public_checklist(fields: &Fields<'_>, reader: &mut Reader<'_>) -> bool {
    let Some(written) = fields.text("checklist", reader) else { return true };
    match written.value.as_str() {
        "public" | "公开" => true,
        "internal" | "内部" => false,
        other => {
            reader.warn(
                "unknown-choice",
                written.range,
                format!("不认识“{other}”，宣传清单没有公开"),
                "可以写 公开 或 内部（public、internal）",
            );
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_configuration_is_read_whole() {
        let text = "标题：活动周专栏\n学校: {名称: 桂澜市职业技术学校, 简称: 桂澜职校, 类别: 中职}\n外观: hong\n网址: https://example.edu.cn/hdz\n照片: {宽度: [960, 480], 质量: 80}\n菜单: [events, {标题: 招生, 链接: https://example.com/}]\n";
        let checked = read(text, "zhuanlan.yaml");
        assert!(checked.diagnostics.iter().all(|said| said.code != "bad-yaml"), "{:?}", checked.diagnostics);
        let config = checked.value.expect("a configuration");
        assert_eq!((config.title.as_str(), config.school.short.as_str(), config.theme.name.as_str()), ("活动周专栏", "桂澜职校", "hong"));
        assert_eq!(
            (config.base_url.as_str(), config.photos.widths.as_slice(), config.menu.len()),
            ("https://example.edu.cn/hdz/", &[480, 960][..], 2)
        );
    }

    #[test]
    fn faults_are_said_all_at_once() {
        let text = "网址: hdz\n照片: {质量: 300}\n主题: 红\nshcool: x\n";
        let codes: Vec<_> = read(text, "zhuanlan.yaml").diagnostics.iter().map(|said| said.code).collect();
        for code in ["bad-url", "bad-quality", "theme-of-edition", "missing-school", "unknown-key"] {
            assert!(codes.contains(&code), "{code} in {codes:?}");
        }
    }
}
