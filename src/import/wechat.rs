//! An article of a WeChat account, saved from the browser → a story; what the account puts around every article is left out.

use super::article::{About, story};
use super::{Given, Imported, ending};
use crate::diagnostic::Diagnostic;
use crate::document::Era;
use crate::document::write::Given as Value;
use crate::imaging;
use crate::office::article::{Article, Block, plain};
use crate::office::{mht, web};
use crate::value::{self, Date, chinese};

/// Words of banners and footers.
const BANNERS: &[&str] = &[
    "点击上方",
    "点击蓝字",
    "点击下方",
    "关注我们",
    "关注公众号",
    "长按识别",
    "长按关注",
    "扫码关注",
    "扫一扫",
    "识别二维码",
    "扫描二维码",
    "点击关注",
    "阅读原文",
    "点赞",
    "点个在看",
    "点亮在看",
    "分享收藏",
    "设为星标",
    "欢迎关注",
    "微信公众号：",
];
/// Words after which nothing of the article follows.
const ENDS: &[&str] = &["往期推荐", "往期回顾", "往期精彩", "推荐阅读", "精彩回顾"];
/// What follows the article's element on a page.
const BEHIND: &[&str] = &[
    "id=\"js_tags_preview_toast\"",
    "id=\"content_bottom_area\"",
    "class=\"rich_media_tool",
    "id=\"js_pc_qr_code\"",
    "id=\"page_bottom_area\"",
    "<script",
];

/// Reads `.html` with its folder, or `.mht`.
pub(super) fn read(given: &Given, era: Era<'_>, imported: &mut Imported) {
    let saved = if matches!(ending(&given.name).as_str(), "mht" | "mhtml") { of_one_file(given) } else { of_folder(given) };
    let Some(saved) = saved else {
        let advice = "在浏览器里打开文章，按 Ctrl+S，保存类型选“网页，全部”或“单个文件”";
        return imported.said.push(Diagnostic::error("not-imported", given.name.as_str(), "这不是从浏览器存下来的网页").advise(advice));
    };
    let html = saved.html.as_str();
    let content = content(html);
    let mut article = Article { blocks: web::blocks(content), ..Article::default() };
    for block in &article.blocks {
        if let Block::Picture(source) = block
            && let Some(bytes) = saved.picture(source)
        {
            article.pictures.insert(source.clone(), bytes.clone());
        }
    }
    tidy(&mut article);
    if article.blocks.is_empty() {
        let advice = "等文章完全显示出来再保存；或把文字贴进 Word，另存为 .docx 再导入";
        return imported.said.push(Diagnostic::error("not-imported", given.name.as_str(), "网页里没有找到文章").advise(advice));
    }
    let title = inner(html, "id=\"activity-name\"").or_else(|| meta(html, "og:title")).unwrap_or_default();
    let account = inner(html, "id=\"js_name\"").or_else(|| meta(html, "og:article:author")).unwrap_or_default();
    let url = meta(html, "og:url").filter(|url| url.starts_with("http")).or(saved.address).unwrap_or_default();
    let date = published(html, era);
    let day = date.map(chinese::day_long).unwrap_or_default();
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    let mut keys = Vec::new();
    if !account.is_empty() {
        keys.push((
            "来源",
            Value::Maps(vec![vec![pair("名称", &account), pair("类型", "新媒体"), pair("日期", &day), pair("链接", &url)]]),
        ));
    }
    if !url.is_empty() {
        let channel = if account.is_empty() { "微信公众号".to_owned() } else { format!("微信公众号“{account}”") };
        keys.push(("同步发布", Value::Maps(vec![vec![pair("平台", &channel), pair("链接", &url), pair("日期", &day)]])));
    }
    story(&given.name, article, About { title, date, keys }, era, imported);
}

/// A saved page.
struct Saved {
    html: String,
    pictures: Vec<(Vec<String>, Vec<u8>)>,
    address: Option<String>,
}

impl Saved {
    /// The picture of an address: by the whole of it, else by its last part.
    fn picture(&self, source: &str) -> Option<&Vec<u8>> {
        let decoded = percent_encoding::percent_decode_str(source).decode_utf8_lossy().into_owned();
        let last = |path: &str| path.split(['?', '#']).next().unwrap_or_default().rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let whole = self.pictures.iter().find(|(names, _)| names.iter().any(|name| *name == source || *name == decoded));
        let name = last(&decoded);
        let by_name = || {
            self.pictures
                .iter()
                .find(|(names, _)| !name.is_empty() && names.iter().any(|known| !known.contains("//") && last(known) == name))
        };
        whole.or_else(by_name).map(|(_, bytes)| bytes)
    }
}

fn of_folder(given: &Given) -> Option<Saved> {
    let html = given.text.clone()?;
    let address = html
        .find("saved from url=(")
        .and_then(|at| html[at..].split_once(')'))
        .map(|(_, rest)| rest.split_whitespace().next().unwrap_or_default().to_owned());
    let pictures = given.beside.iter().map(|(name, bytes)| (vec![name.clone()], bytes.clone())).collect();
    Some(Saved { html, pictures, address })
}

fn of_one_file(given: &Given) -> Option<Saved> {
    let (mut parts, address) = mht::parts(&given.bytes);
    let page = parts.iter().position(|part| part.kind == "text/html")?;
    let page = parts.remove(page);
    let encoding = encoding_rs::Encoding::for_label(page.charset.as_bytes()).unwrap_or(encoding_rs::UTF_8);
    let html = encoding.decode(&page.bytes).0.into_owned();
    let pictures = parts.into_iter().filter(|part| part.kind.starts_with("image/")).map(|part| (part.names, part.bytes)).collect();
    Some(Saved { html, pictures, address })
}

/// The part of a page that is the article.
fn content(html: &str) -> &str {
    let start = html.find("id=\"js_content\"").or_else(|| html.find("<article")).or_else(|| html.find("<body"));
    let Some(start) = start.and_then(|at| html[..=at].rfind('<')) else { return html };
    let rest = &html[start..];
    let end = BEHIND.iter().filter_map(|mark| rest.find(mark)).min().unwrap_or(rest.len());
    // A mark may stand inside of a tag, of which nothing is kept.
    let end = rest[..end].rfind('<').filter(|open| !rest[*open..end].contains('>')).unwrap_or(end);
    &rest[..end]
}

/// The text of the element that has this attribute.
fn inner(html: &str, mark: &str) -> Option<String> {
    let at = html.find(mark)?;
    let start = at + html[at..].find('>')? + 1;
    let mut text = String::new();
    let mut rest = html.get(start..)?;
    // Up to the first end tag behind some text.
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        if !text.trim().is_empty() {
            break;
        }
        rest = rest.get(open + rest[open..].find('>')? + 1..)?;
    }
    let text = web::text(&text).split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty() && text.chars().count() < 200).then_some(text)
}

fn meta(html: &str, property: &str) -> Option<String> {
    let at = html.find(&format!("\"{property}\""))?;
    let start = html[..at].rfind('<')?;
    let tag = &html[start..at + html[at..].find('>')?];
    web::attribute(tag, "content").filter(|text| !text.trim().is_empty())
}

/// The day of publication: as shown, else as the page's script has it in seconds.
fn published(html: &str, era: Era<'_>) -> Option<Date> {
    let shown = inner(html, "id=\"publish_time\"").and_then(|text| value::when(&text, &era.written()).ok());
    if let Some(day) = shown.and_then(|read| read.value.days.first().copied()) {
        return Some(day);
    }
    let at = html.find("var ct = \"")? + "var ct = \"".len();
    let seconds: i64 = html[at..].split('"').next()?.parse().ok()?;
    let since = jiff::SignedDuration::from_secs(seconds.checked_add(8 * 3600)?);
    Some(Date::new(1970, 1, 1).ok()?.at(0, 0, 0, 0).checked_add(since).ok()?.date())
}

/// Leaves out banners, footers and the pictures that belong to them.
fn tidy(article: &mut Article) {
    let text = |block: &Block| match block {
        Block::Heading(_, spans) | Block::Paragraph(spans, _) | Block::Item(.., spans) => plain(spans).trim().to_owned(),
        Block::Table(_) => "表".to_owned(),
        Block::Picture(_) => String::new(),
    };
    let short = |words: &str| words.chars().count() <= 40;
    let says = |words: &str, list: &[&str]| short(words) && list.iter().any(|word| words.contains(word));
    let is_end = |words: &str| {
        says(words, ENDS) || matches!(words.trim_matches(['-', '—', ' ', '·', '/']).to_uppercase().as_str(), "END" | "THE END")
    };
    if let Some(end) = article.blocks.iter().position(|block| is_end(&text(block))).filter(|end| *end * 2 > article.blocks.len()) {
        // The closing line with the names often stands below.
        let names: Vec<Block> = article.blocks[end..]
            .iter()
            .filter(|block| {
                let words = text(block);
                words.contains(['：', ':', '丨', '|']) && ["文", "图", "供稿", "审", "编辑", "摄影"].iter().any(|word| words.contains(word))
            })
            .cloned()
            .collect();
        article.blocks.truncate(end);
        article.blocks.extend(names);
    }
    let facts = |block: &Block| match block {
        Block::Picture(name) => article.pictures.get(name).and_then(|bytes| imaging::inspect(bytes).ok()),
        _ => None,
    };
    let square = |block: &Block| facts(block).is_some_and(|facts| facts.width.abs_diff(facts.height) * 20 <= facts.width);
    // What asks to be followed at the top moves, or is a strip.
    let strip =
        |block: &Block| facts(block).is_some_and(|facts| facts.kind == imaging::PictureKind::Gif || facts.width > facts.height * 5 / 2);
    let banner: Vec<bool> = article.blocks.iter().map(|block| says(&text(block), BANNERS)).collect();
    let first = article.blocks.iter().enumerate().position(|(at, block)| !banner[at] && !text(block).is_empty()).unwrap_or_default();
    let beside = |at: usize| (at > 0 && banner[at - 1]) || banner.get(at + 1).copied().unwrap_or_default();
    let keep: Vec<bool> = article
        .blocks
        .iter()
        .enumerate()
        .map(|(at, block)| {
            let code = square(block) && (beside(at) || at + 1 == article.blocks.len());
            let head = at < first && strip(block);
            !(banner[at] || code || head)
        })
        .collect();
    let mut keep = keep.into_iter();
    article.blocks.retain(|_| keep.next().unwrap_or(true));
}
