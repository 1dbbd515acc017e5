//! Articles → stories: Word files, and what `wechat` takes out of saved pages.

use super::{Given, Imported, NewPage, events, stem};
use crate::diagnostic::Diagnostic;
use crate::document::write::{Given as Value, front};
use crate::document::{Era, Kind, table};
use crate::imaging;
use crate::office::article::{Article, Block, Span, plain, word as read_word};
use crate::office::zipped::Fault;
use crate::value::{self, Date};

/// What is known of an article besides its text.
#[derive(Debug, Default)]
pub(super) struct About {
    pub(super) title: String,
    pub(super) date: Option<Date>,
    /// Further keys.
    pub(super) keys: Vec<(&'static str, Value)>,
}

/// A Word file: a table of events where it holds one, else a story.
pub(super) fn word(given: &Given, era: Era<'_>, imported: &mut Imported) {
    let article = match read_word(&given.bytes) {
        Ok(article) => article,
        Err(fault) => return imported.said.push(unreadable(&given.name, fault)),
    };
    // A table within an article has no times.
    let sheets: Vec<_> = article.sheets().into_iter().filter(|sheet| table::is_programme(sheet, era.edition)).collect();
    if !sheets.is_empty() {
        return events::rows(&sheets, &given.name, era, imported);
    }
    if article.blocks.is_empty() {
        let message = "这个 Word 文件里没有文字，也没有图片";
        return imported.said.push(Diagnostic::error("not-imported", given.name.as_str(), message).advise("打开看看是不是存错了文件"));
    }
    story(&given.name, article, About::default(), era, imported);
}

fn unreadable(name: &str, fault: Fault) -> Diagnostic {
    let (message, advice) = match fault {
        Fault::Broken => ("这个 Word 文件打不开，可能坏了、没有存完，或是旧格式改了名字", "用 WPS 或 Word 打开，另存为 .docx，再导入"),
        Fault::Locked => ("这个 Word 文件有打开密码，或是旧格式 .doc 改了名字", "用 WPS 或 Word 打开，去掉密码，另存为 .docx，再导入"),
        Fault::TooLarge => ("这个 Word 文件太大，没有读", "分成几篇，或先把图片压缩一下，再导入"),
    };
    Diagnostic::error("not-imported", name, message).advise(advice)
}

/// A story of an article.
pub(super) fn story(name: &str, mut article: Article, about: About, era: Era<'_>, imported: &mut Imported) {
    let title = if about.title.is_empty() { take_title(&mut article.blocks, stem(name)) } else { about.title };
    let text: String = article.blocks.iter().take(12).map(words).collect::<Vec<_>>().join("\n");
    let date = about.date.or_else(|| day_in(stem(name), era)).or_else(|| day_in(&text, era));
    let day = date.unwrap_or_else(|| era.edition.first());
    if date.is_none() {
        let message = format!("“{title}”里没有找到日期，先写成{}", value::chinese::day(day));
        imported.said.push(Diagnostic::warning("not-imported", name, message).advise("导入后打开这一页，改成对的日期"));
    }
    let mut files = Vec::new();
    let body = body(&article, name, &mut files, &mut imported.said);
    let mut keys: Vec<(&str, Value)> = vec![("标题", title.clone().into()), ("日期", value::chinese::day_long(day).into())];
    keys.extend(about.keys);
    imported.pages.push(NewPage {
        kind: Some(Kind::Story),
        title,
        days: vec![day],
        when: value::chinese::day(day),
        place: String::new(),
        text: format!("{}\n{body}", front(&keys)),
        files,
        origin: name.to_owned(),
    });
}

fn words(block: &Block) -> String {
    match block {
        Block::Heading(_, spans) | Block::Paragraph(spans, _) | Block::Item(.., spans) => plain(spans),
        Block::Table(_) | Block::Picture(_) => String::new(),
    }
}

/// The title: a title or the highest heading at the top, else a short first paragraph, else the file's name.
fn take_title(blocks: &mut Vec<Block>, name: &str) -> String {
    let first = blocks.iter().position(|block| !matches!(block, Block::Picture(_)));
    let found = first.filter(|at| match &blocks[*at] {
        Block::Heading(level, _) => *level <= 1,
        Block::Paragraph(spans, _) => {
            let text = plain(spans);
            text.chars().count() <= 50 && !text.trim_end().ends_with(['。', '！', '；', '：', '.'])
        }
        _ => false,
    });
    match found {
        Some(at) => words(&blocks.remove(at)).split_whitespace().collect::<Vec<_>>().join(" "),
        None => name.to_owned(),
    }
}

/// The first `5月21日` of a text, with the year before it where one stands there.
fn day_in(text: &str, era: Era<'_>) -> Option<Date> {
    for (at, _) in text.match_indices('月') {
        let digits = |c: &char| c.is_ascii_digit();
        let before: String =
            text[..at].chars().rev().take_while(|c| c.is_ascii_digit() || *c == '年').collect::<Vec<_>>().into_iter().rev().collect();
        let after: String = text[at + '月'.len_utf8()..].chars().take_while(digits).collect();
        if before.is_empty() || after.is_empty() {
            continue;
        }
        let written = format!("{}月{after}日", before.trim_start_matches('年'));
        if let Ok(read) = value::days(&written, &era.written()) {
            return read.value.first().copied();
        }
    }
    None
}

/// The body as Markdown; pictures get names in their order.
fn body(article: &Article, name: &str, files: &mut Vec<(String, Vec<u8>)>, said: &mut Vec<Diagnostic>) -> String {
    let mut text = String::new();
    let highest =
        article.blocks.iter().filter_map(|block| if let Block::Heading(level, _) = block { Some((*level).max(1)) } else { None }).min();
    let mut at = 0;
    let mut counter = 0;
    while at < article.blocks.len() {
        let block = &article.blocks[at];
        let in_list = matches!(block, Block::Item(..));
        match block {
            Block::Heading(level, spans) => {
                let depth = usize::from((*level).max(1) - highest.unwrap_or(1)).min(3) + 2;
                text.push_str(&format!("{} {}\n", "#".repeat(depth), escaped(plain(spans).trim())));
            }
            Block::Paragraph(spans, _) => text.push_str(&format!("{}\n", paragraph(spans))),
            Block::Item(ordered, depth, spans) => {
                counter = if *ordered { counter + 1 } else { 0 };
                let mark = if *ordered { format!("{counter}.") } else { "-".to_owned() };
                text.push_str(&format!("{}{mark} {}\n", "   ".repeat(usize::from((*depth).min(4))), inline(spans)));
            }
            Block::Table(rows) => grid(rows, &mut text),
            Block::Picture(target) => {
                let caption = article.blocks.get(at + 1).and_then(caption);
                at += usize::from(caption.is_some());
                match picture(article.pictures.get(target), files) {
                    Ok(file) => text.push_str(&format!("![{}]({file})\n", escaped(&caption.unwrap_or_default()))),
                    Err(reason) => {
                        let message = format!("第 {} 张图片没有取出来：{reason}", files.len() + 1);
                        said.push(
                            Diagnostic::warning("not-imported", name, message)
                                .advise("在原文里把这张图另存为 .jpg 或 .png，放到这一页旁边"),
                        );
                    }
                }
            }
        }
        at += 1;
        let next_in_list = matches!(article.blocks.get(at), Some(Block::Item(..)));
        if !(in_list && next_in_list) {
            text.push('\n');
            counter = 0;
        }
    }
    text.trim_end().to_owned() + "\n"
}

/// The words under a picture: a short paragraph that is centred or says that it is one.
fn caption(block: &Block) -> Option<String> {
    let Block::Paragraph(spans, centred) = block else { return None };
    let text = plain(spans).trim().to_owned();
    let marked = text.starts_with(['▲', '△', '↑', '◎'])
        || text
            .strip_prefix('图')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || "：:一二三四五六七八九十|".contains(c)));
    let short = text.chars().count() <= 40 && !text.ends_with('。');
    (short && (marked || *centred)).then(|| text.trim_start_matches(['▲', '△', '↑', '◎', ' ', '\u{3000}']).to_owned())
}

fn picture(bytes: Option<&Vec<u8>>, files: &mut Vec<(String, Vec<u8>)>) -> Result<String, String> {
    let bytes = bytes.ok_or("文件里没有它的内容")?;
    let facts = imaging::inspect(bytes).map_err(|_| "不是网页能用的图片".to_owned())?;
    if let Some((name, _)) = files.iter().find(|(_, known)| known == bytes) {
        return Ok(name.clone());
    }
    let name = format!("{:02}.{}", files.len() + 1, facts.kind.endings().first().copied().unwrap_or("jpg"));
    files.push((name.clone(), bytes.clone()));
    Ok(name)
}

fn grid(rows: &[Vec<String>], text: &mut String) {
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<String> = (0..width).map(|column| escaped(row.get(column).map_or("", String::as_str)).replace('|', "\\|")).collect();
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
        if at == 0 {
            text.push_str(&format!("|{}\n", " --- |".repeat(width)));
        }
    }
}

/// A paragraph's line; one that begins like a heading or a list does not become one. Numbers that somebody typed make a list.
fn paragraph(spans: &[Span]) -> String {
    let line = inline(spans);
    if line.starts_with(['#', '>', '-', '+', '=']) { format!("\\{line}") } else { line }
}

fn inline(spans: &[Span]) -> String {
    let mut line = String::new();
    for span in spans {
        let text = escaped(&span.text);
        let core = text.trim();
        if core.is_empty() {
            line.push_str(&text);
            continue;
        }
        let (lead, tail) = (&text[..text.len() - text.trim_start().len()], &text[text.trim_end().len()..]);
        let shown = match &span.link {
            Some(url) if url.starts_with("http") => format!("[{core}](<{}>)", url.replace(['<', '>', '\n'], "")),
            _ if span.bold => format!("**{core}**"),
            _ => core.to_owned(),
        };
        line.push_str(&format!("{lead}{shown}{tail}"));
    }
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text without characters that Markdown would read as its own.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '*' | '_' | '`' | '[' | ']' | '<' | '\\' | '~' | '$' => {
                safe.push('\\');
                safe.push(c);
            }
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}
