//! One file, or one row of a table → `Document`: front matter, body, everything that depends on this file alone.
//!
//! Pure. A Document knows no URL and no neighbour; links and pictures stay as written until `site` resolves them.

pub mod body;
pub mod fix;
pub mod front;
pub mod keys;
pub mod kind;
pub mod markdown;
mod papers;
mod phrases;
mod read;
pub mod slug;
mod split;
pub mod table;
pub mod write;

use std::sync::Arc;

pub use front::{Front, Secrets};
pub use kind::Kind;
pub use papers::{Captions, Daily, Tick, Ticks, captions, daily, rows, table_kind, ticks};
pub use read::Era;

use crate::diagnostic::{Checked, Diagnostic, Place, Severity, Spot};
use crate::paths::SitePath;
use crate::value::chinese;
use crate::yaml::{Reader, Value, mend, parse_leniently};
use body::Body;

/// One file or one row, read.
#[derive(Debug, Clone)]
pub struct Document {
    /// The file.
    pub path: SitePath,
    /// What it is.
    pub kind: Kind,
    /// The folder below `content/` that made it so.
    pub folder: String,
    /// The public front matter.
    pub front: Arc<Front>,
    /// What only forms may know.
    pub secrets: Arc<Secrets>,
    /// The text.
    pub body: Arc<Body>,
    /// The file's decoded text, which every range refers to; empty for a folder of pictures.
    pub text: Arc<str>,
    /// What its address could be: the written `slug`, else made of the file name.
    pub slug: String,
    /// The body's first ~100 characters, for when there is no summary.
    pub extract: String,
    /// Which row of a table it is, from 0; files have none.
    pub row: Option<usize>,
    /// What tells it from other rows of its table: the title in a sheet, the number in a list; empty for files.
    pub key: String,
    /// The cell of each line of `text`, for rows of sheets.
    pub cells: Arc<[String]>,
}

/// A file to be read as a page.
#[derive(Debug, Clone, Copy)]
pub struct Page<'p> {
    /// Its path.
    pub path: &'p SitePath,
    /// What it is.
    pub kind: Kind,
    /// The folder that made it so.
    pub folder: &'p str,
    /// Its decoded text.
    pub text: &'p Arc<str>,
}

impl Document {
    /// A Document without a file of its own: an album that is a folder of pictures alone. `path` is the folder.
    pub fn bare(path: SitePath, kind: Kind, folder: &str) -> Document {
        let title = path.name().to_owned();
        let front = Front { title: title.clone(), ..Front::default() };
        Document {
            slug: slug::slug(&title, kind.word()),
            path,
            kind,
            folder: folder.to_owned(),
            front: Arc::new(front),
            secrets: Arc::default(),
            body: Arc::default(),
            text: "".into(),
            extract: String::new(),
            row: None,
            key: String::new(),
            cells: Arc::default(),
        }
    }

    /// The place of some bytes of its text: a line, or the cell that the line is made of.
    pub fn place(&self, range: &std::ops::Range<usize>) -> Spot {
        let place = Place::of(&self.text, range.clone());
        let line = usize::try_from(place.line).unwrap_or(1).saturating_sub(1);
        self.cells.get(line).map_or_else(|| Spot::Line(place), |cell| Spot::Cell(cell.clone()))
    }

    /// Whether its text is that of all rows of its table, as in a YAML list; a row of a sheet has its own.
    pub fn shares_text(&self) -> bool {
        self.row.is_some() && self.cells.is_empty()
    }
}

/// The bytes of a page's front matter, without its fences; none where it has no front matter.
pub fn front_matter(text: &str) -> std::ops::Range<usize> {
    split::split(text).front.unwrap_or(0..0)
}

/// Reads a page. A page without a usable front matter gives no Document, and errors that say why.
pub fn read(page: Page<'_>, era: Era<'_>) -> Checked<Option<Document>> {
    read_with(page, None, era)
}

/// Reads a page; fields that it does not write are taken from a row of a table.
fn read_with(page: Page<'_>, row: Option<&Document>, era: Era<'_>) -> Checked<Option<Document>> {
    let text = page.text;
    let path = page.path.as_str();
    if text.trim().is_empty() {
        let said = Diagnostic::error("empty-page", path, "文件是空的").advise("写上内容，或者删掉这个文件");
        return Checked { value: None, diagnostics: vec![said] };
    }
    let parts = split::split(text);
    let Some(range) = parts.front else {
        return Checked { value: None, diagnostics: vec![no_front(page, era)] };
    };
    let mended = mend(&text[range.clone()], |word| keys::is_known(word) || era.edition.stat_key_by(word).is_some());
    let mut reader = Reader::new(path, text);
    let at = |inner: &std::ops::Range<usize>| {
        let written = mended.written(inner);
        range.start + written.start..range.start + written.end
    };
    if parts.unclosed {
        let last = text[range.clone()].trim_end();
        let line = last.rfind('\n').map_or(0, |end| end + 1);
        let place = range.start + line..range.start + last.len();
        let hint = format!("在“{}”的下一行单独写 ---", last[line..].trim());
        reader.error("unclosed-front-matter", place, "开头的 --- 没有配对：标题、日期这几行的下面还要有一行 ---", hint);
    }
    for slip in &parts.slips {
        let message = format!("这一行应当是三个减号 ---，写的是“{}”，已按 --- 读了", &text[slip.clone()]);
        reader.say(Severity::Hint, "mended-slip", slip.clone(), (message, "写成 ---，前面不留空格".to_owned()));
    }
    reader.mended(&mended, range.start);
    let (node, faults) = parse_leniently(&mended.text);
    let node = mended.placed(node, range.start);
    let lost: Vec<&str> =
        faults.iter().map(|(_, passed)| mended.text[passed.clone()].split([':', '：']).next().unwrap_or_default().trim()).collect();
    for (fault, _) in &faults {
        reader.error("bad-yaml", at(&fault.range), fault.message.clone(), fault.hint.clone());
    }
    if matches!(&node.value, Value::Map(entries) if entries.is_empty()) && !faults.is_empty() {
        return Checked { value: None, diagnostics: reader.said };
    }
    let (mut node, before) = (node, reader.said.len());
    let taken = row.and_then(|row| table::join(&mut node, row, page, era, &mut reader.said));
    let (front, secrets) = read::fields(&node, (page.kind, &lost), era, &mut reader);
    if let Some(at) = taken {
        // What is wrong in the row was said of its cells.
        let place = Place::of(text, at);
        let own = |said: &Diagnostic| said.code.starts_with("missing-") || said.code == "differs-from-table";
        let mut index = 0;
        reader.said.retain(|said| {
            index += 1;
            index <= before || own(said) || said.place.as_ref() != Some(&place)
        });
    }
    let body = markdown::parse(text, parts.body, path).take(&mut reader.said);
    let document = whole(page, front, secrets, body);
    Checked { value: Some(document), diagnostics: reader.said }
}

/// Reads a page that needs no front matter, such as the summary report.
pub fn read_loose(page: Page<'_>, era: Era<'_>) -> Checked<Option<Document>> {
    if split::split(page.text).front.is_some() {
        return read(page, era);
    }
    let mut said = Vec::new();
    let body = markdown::parse(page.text, 0, page.path.as_str()).take(&mut said);
    let front = Front { title: page.path.stem().to_owned(), ..Front::default() };
    Checked { value: Some(whole(page, front, Secrets::default(), body)), diagnostics: said }
}

fn no_front(page: Page<'_>, era: Era<'_>) -> Diagnostic {
    let day = crate::value::chinese::day(era.edition.first());
    let date = if page.kind.needs_date() { format!("日期: {day}\n") } else { String::new() };
    let place = 0..page.text.lines().next().map_or(0, str::len);
    // The lines are there, only what stands above and below them is not.
    let is_key = |line: &&str| line.split_once([':', '：']).is_some_and(|(key, _)| keys::is_known(key.trim()));
    if let Some(last) = page.text.trim_start().lines().take_while(is_key).last() {
        return Diagnostic::error("no-front-matter", page.path.as_str(), "标题、日期这几行的上面和下面各要有一行 ---")
            .at(page.text, place)
            .advise(format!("在最前面加一行 ---，再在“{}”的下一行加一行 ---", last.trim()));
    }
    let model = format!("---\n标题: …\n{date}---");
    Diagnostic::error("no-front-matter", page.path.as_str(), "文件开头没有标题和日期这几行")
        .at(page.text, place)
        .advise(format!("在最前面加上：\n{model}"))
}

fn whole(page: Page<'_>, mut front: Front, secrets: Secrets, body: Body) -> Document {
    let (mut body, closing) = markdown::split_byline(body);
    body.look_over();
    if front.byline.is_empty() {
        front.byline = closing_roles(&closing.unwrap_or_default());
    }
    let name = page.path.stem();
    let named = if name == "index" { page.path.folder().rsplit('/').next().unwrap_or(name) } else { name };
    let slug = front.slug.as_ref().map_or_else(|| slug::slug(named, page.kind.word()), |slug| slug.value.clone());
    Document {
        path: page.path.clone(),
        kind: page.kind,
        folder: page.folder.to_owned(),
        slug,
        extract: extract(&body),
        front: Arc::new(front),
        secrets: Arc::new(secrets),
        body: Arc::new(body),
        text: page.text.clone(),
        row: None,
        key: String::new(),
        cells: Arc::default(),
    }
}

/// The closing line's labels under the names of roles; several people of one role share a line.
fn closing_roles(closing: &[(String, String)]) -> Vec<(String, String)> {
    let role = |label: &str| keys::ROLES.iter().find(|role| role.name == label || role.zh.contains(&label)).map(|role| role.name);
    let mut rows: Vec<(String, String)> = Vec::new();
    for known in keys::ROLES {
        let names: Vec<&str> =
            closing.iter().filter(|(label, _)| role(label) == Some(known.name)).map(|(_, names)| names.as_str()).collect();
        if !names.is_empty() {
            rows.push((known.name.to_owned(), names.join(" ")));
        }
    }
    rows
}

/// The first sentences of a body, about 100 characters.
fn extract(body: &Body) -> String {
    let mut paragraphs: Vec<String> = Vec::new();
    for block in &body.blocks {
        // Three bytes a character: more than is taken.
        if let body::Block::Paragraph(inlines) = block
            && paragraphs.iter().map(String::len).sum::<usize>() < 480
            && paragraphs.len() < 6
        {
            paragraphs.push(body::plain(inlines));
        }
    }
    // Headings and tables make no sentence; without a paragraph whatever else there is must do, but never a table: its cells run together.
    let others = || Body {
        blocks: body.blocks.iter().filter(|block| !matches!(block, body::Block::Table(_))).cloned().collect(),
        ..Body::default()
    };
    let text = if paragraphs.is_empty() { others().text_of_first(480) } else { paragraphs.join("\n") };
    let flat = chinese::one_line(&text);
    let Some((end, _)) = flat.char_indices().nth(100) else { return flat };
    let cut = &flat[..end];
    match cut.rfind(['。', '！', '？']).filter(|at| *at > cut.len() / 2) {
        Some(at) => cut[..at].to_owned() + &cut[at..].chars().take(1).collect::<String>(),
        None => cut.trim_end_matches(['，', '、', '；', '：', ' ']).to_owned() + "……",
    }
}

/// A picture's caption from its title or alternative text, and the photographer named in it.
pub fn caption_words(title: &str, alt: &str) -> (String, String) {
    read::credit(if title.trim().is_empty() { alt } else { title })
}
