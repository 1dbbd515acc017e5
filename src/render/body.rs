//! A body as HTML: semantic, escaped, without scripts, style attributes or anything that only the site can know.
//!
//! Links, pictures and videos are left to the caller's `Holes`, which knows the Plan; the code's colours are in `highlight`.

#[cfg(test)]
mod tests;

use std::fmt::Write;

use crate::document::body::{AlertKind, Alignment, Block, Body, Footnote, HtmlPart, Inline, Item, List, Picture, Table, Target, Video};

use super::highlight::highlight;
use super::letter;
use super::spans::spans;

/// What only the site knows about a body's targets.
pub trait Holes {
    /// Where a link leads from the page that is drawn.
    fn link(&self, target: &Target) -> LinkTo;
    /// The finished HTML of a picture, without figure and caption; empty if the picture is withheld.
    fn picture(&self, picture: &Picture, place: PicturePlace) -> String;
    /// The words under a picture, and who took it; either may be missing.
    fn caption(&self, picture: &Picture) -> Option<(String, Option<String>)>;
    /// The address of a video file; empty if it is withheld.
    fn video(&self, target: &Target) -> String;
    /// The address of a picture's largest rendition, which it opens.
    fn large(&self, _picture: &Picture) -> Option<String> {
        None
    }
    /// The class of a picture's aspect ratio.
    fn ratio(&self, _picture: &Picture) -> Option<String> {
        None
    }
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTo {
    /// To a page or file of the site: the relative address.
    Page(String),
    /// To another host: the address.
    Outside(String),
    /// Nowhere: the words stay, the link goes.
    Dead,
}

/// How a picture stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PicturePlace {
    /// Within a line or a table.
    Inline,
    /// Beside others.
    Gallery,
    /// Alone, over the whole width.
    Alone,
}

/// Draws a body.
pub fn html(body: &Body, holes: &dyn Holes) -> String {
    let mut pen = Pen { out: String::new(), holes, tables: 0, pictures: 0 };
    pen.letter(&body.blocks);
    if !body.footnotes.is_empty() {
        pen.footnotes(&body.footnotes);
    }
    pen.out
}

/// Text for HTML, also within quotes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(entity);
        from = at + 1;
    }
    out.push_str(&text[from..]);
    out
}

struct Pen<'a> {
    out: String,
    holes: &'a dyn Holes,
    /// How many tables there were: each has a name of its own for those who hear the page.
    tables: usize,
    /// How many pictures there were that open large: each has an address of its own.
    pictures: usize,
}

impl Pen<'_> {
    fn put(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn write(&mut self, arguments: std::fmt::Arguments<'_>) {
        self.out.write_fmt(arguments).expect("writing into a string never fails");
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    /// The blocks of the whole, of which the first may greet and the last may sign.
    fn letter(&mut self, blocks: &[Block]) {
        let signed = letter::signature(blocks);
        for (at, block) in blocks.iter().enumerate() {
            match block {
                Block::Paragraph(inlines) if at + signed.len() >= blocks.len() => {
                    self.put("<p class=\"a-r\">");
                    let start = self.out.len();
                    self.inlines(inlines);
                    let lines = self.out.split_off(start).replace('\n', "<br>\n");
                    self.put(&lines);
                    self.put("</p>\n");
                }
                Block::Paragraph(inlines) if at == 0 && letter::greets(block) => {
                    self.put("<p class=\"greeting\">");
                    self.inlines(inlines);
                    self.put("</p>\n");
                }
                block => self.block(block),
            }
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, id, inlines } => {
                self.write(format_args!("<h{level} id=\"{}\">", escape(id)));
                self.inlines(inlines);
                self.write(format_args!("</h{level}>\n"));
            }
            Block::Paragraph(inlines) => {
                self.put("<p>");
                self.inlines(inlines);
                self.put("</p>\n");
            }
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
            Block::Quote(blocks) => {
                self.put("<blockquote>\n");
                self.blocks(blocks);
                self.put("</blockquote>\n");
            }
            Block::Alert { kind, blocks } => self.alert(*kind, blocks),
            Block::Code { lang, text } => self.code(lang, text),
            Block::Gallery(pictures) => self.gallery(pictures),
            Block::Video(video) => self.video(video),
            Block::VideoCard { target, title } => self.card(target, title),
            Block::Html(parts) => self.parts(parts),
            Block::Rule => self.put("<hr>\n"),
        }
    }

    fn list(&mut self, list: &List) {
        let tasks = list.items.iter().any(|item| item.task.is_some());
        let class = if tasks { " class=\"tasks\"" } else { "" };
        match list.start {
            None => self.write(format_args!("<ul{class}>\n")),
            Some(1) => self.write(format_args!("<ol{class}>\n")),
            Some(start) => self.write(format_args!("<ol{class} start=\"{start}\">\n")),
        }
        for item in &list.items {
            self.item(item, list);
        }
        self.put(if list.start.is_some() { "</ol>\n" } else { "</ul>\n" });
    }

    fn item(&mut self, item: &Item, list: &List) {
        match item.task {
            None => self.put("<li>"),
            Some(true) => self.put("<li class=\"task done\"><span class=\"tick\" role=\"img\" aria-label=\"已完成\">☑</span> "),
            Some(false) => self.put("<li class=\"task\"><span class=\"tick\" role=\"img\" aria-label=\"未完成\">☐</span> "),
        }
        for block in &item.blocks {
            match block {
                Block::Paragraph(inlines) if list.tight => {
                    self.inlines(inlines);
                    self.put("\n");
                }
                block => self.block(block),
            }
        }
        self.out.truncate(self.out.trim_end_matches('\n').len());
        self.put("</li>\n");
    }

    fn table(&mut self, table: &Table) {
        self.table_open();
        self.put("\n<thead>\n");
        self.row(&table.head, &table.alignments, "th scope=\"col\"");
        self.put("</thead>\n");
        if !table.rows.is_empty() {
            self.put("<tbody>\n");
            for row in &table.rows {
                self.row(row, &table.alignments, "td");
            }
            self.put("</tbody>\n");
        }
        self.put(TABLE_CLOSE);
        self.put("\n");
    }

    fn row(&mut self, cells: &[Vec<Inline>], alignments: &[Alignment], tag: &str) {
        self.put("<tr>");
        for (at, cell) in cells.iter().enumerate() {
            let class = match alignments.get(at) {
                Some(Alignment::Center) => " class=\"a-c\"",
                Some(Alignment::Right) => " class=\"a-r\"",
                _ => "",
            };
            self.write(format_args!("<{tag}{class}>"));
            self.inlines(cell);
            self.write(format_args!("</{}>", &tag[..2]));
        }
        self.put("</tr>\n");
    }

    fn alert(&mut self, kind: AlertKind, blocks: &[Block]) {
        let (class, title) = match kind {
            AlertKind::Note => ("note", "说明"),
            AlertKind::Tip => ("tip", "提示"),
            AlertKind::Important => ("important", "重要"),
            AlertKind::Warning => ("warning", "注意"),
            AlertKind::Caution => ("caution", "警告"),
        };
        self.write(format_args!("<div class=\"alert alert-{class}\" role=\"note\">\n<p class=\"alert-title\">{title}</p>\n"));
        self.blocks(blocks);
        self.put("</div>\n");
    }

    fn code(&mut self, lang: &str, text: &str) {
        let code = highlight(lang, text);
        // Long lines scroll, and what scrolls must be reached by keyboard.
        self.write(format_args!("<pre class=\"code\" tabindex=\"0\"><code>{code}</code></pre>\n"));
    }

    fn gallery(&mut self, pictures: &[Picture]) {
        let place = if pictures.len() == 1 { PicturePlace::Alone } else { PicturePlace::Gallery };
        let mut figures = Vec::with_capacity(pictures.len());
        for picture in pictures {
            figures.extend(self.figure(picture, place));
        }
        match &figures[..] {
            [] => {}
            [one] => self.write(format_args!("{one}\n")),
            many => self.write(format_args!("<div class=\"gallery gallery-{}\">\n{}\n</div>\n", many.len(), many.join("\n"))),
        }
    }

    fn figure(&mut self, picture: &Picture, place: PicturePlace) -> Option<String> {
        let image = self.holes.picture(picture, place);
        if image.is_empty() {
            return None;
        }
        let (image, id) = match self.holes.large(picture) {
            Some(large) => {
                self.pictures += 1;
                (format!("<a href=\"{}\">{image}</a>", escape(&large)), format!(" id=\"picture-{}\"", self.pictures))
            }
            None => (image, String::new()),
        };
        let ratio = self.holes.ratio(picture).map(|ratio| format!(" {}", escape(&ratio))).unwrap_or_default();
        let (caption, credit) = self.holes.caption(picture).unwrap_or_default();
        let words = figcaption(&caption, credit.as_deref().unwrap_or_default());
        Some(format!("<figure class=\"photo{ratio}\"{id}>{image}{words}</figure>"))
    }

    fn video(&mut self, video: &Video) {
        let player = self.player(video);
        if !player.is_empty() {
            let words = figcaption(&video.title, "");
            self.write(format_args!("<figure class=\"video\">{player}{words}</figure>\n"));
        }
    }

    /// The player alone; empty if the video is withheld.
    fn player(&self, video: &Video) -> String {
        let address = self.holes.video(&video.target);
        if address.is_empty() {
            return String::new();
        }
        let poster = video.poster.as_ref().and_then(|poster| self.holes.large(poster));
        let poster = poster.map(|poster| format!(" poster=\"{}\"", escape(&poster))).unwrap_or_default();
        format!("<video controls preload=\"metadata\" src=\"{}\"{poster}></video>", escape(&address))
    }

    fn card(&mut self, target: &Target, title: &str) {
        let open = self.link_open(target, "");
        let words = if title.is_empty() { &target.written } else { title };
        self.put("<p class=\"video-card\">");
        self.put(open.as_deref().unwrap_or_default());
        self.write(format_args!("<span>看视频：{}</span>", escape(words)));
        self.put(if open.is_some() { "</a></p>\n" } else { "</p>\n" });
    }

    fn footnotes(&mut self, footnotes: &[Footnote]) {
        self.put("<section class=\"footnotes\" aria-label=\"脚注\">\n<p class=\"footnotes-title\">脚注</p>\n<ol>\n");
        for footnote in footnotes {
            self.write(format_args!("<li id=\"fn-{}\">", footnote.number));
            self.blocks(&footnote.blocks);
            let back = back_links(footnote);
            self.out.truncate(self.out.trim_end_matches('\n').len());
            if self.out.ends_with("</p>") {
                self.out.truncate(self.out.len() - "</p>".len());
                self.write(format_args!("{back}</p></li>\n"));
            } else {
                self.write(format_args!("{back}</li>\n"));
            }
        }
        self.put("</ol>\n</section>\n");
    }

    /// Text in which no line begins with the dash between two times or dates.
    fn prose(&mut self, text: &str) {
        let mut from = 0;
        for span in spans(text) {
            self.put(&escape(&text[from..span.start]));
            self.write(format_args!("<span class=\"whole\">{}</span>", &text[span.clone()]));
            from = span.end;
        }
        self.put(&escape(&text[from..]));
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.prose(text),
            Inline::Strong(children) => self.wrapped("strong", children),
            Inline::Emphasis(children) => self.wrapped("em", children),
            Inline::Strike(children) => self.wrapped("del", children),
            Inline::Tag { name, children } => self.wrapped(name, children),
            Inline::Code(code) => self.snippet(code),
            Inline::Link { target, title, children } => {
                let open = self.link_open(target, title);
                self.put(open.as_deref().unwrap_or_default());
                self.inlines(children);
                self.put(if open.is_some() { "</a>" } else { "" });
            }
            Inline::Picture(picture) => {
                let image = self.holes.picture(picture, PicturePlace::Inline);
                self.put(&image);
            }
            Inline::Video(video) => {
                let player = self.player(video);
                self.put(&player);
            }
            Inline::Break => self.put("<br>\n"),
            Inline::Soft => self.put("\n"),
            Inline::FootnoteRef { number, occurrence } => {
                let id = reference_id(*number, *occurrence);
                let label = format!("脚注 {number}");
                self.write(format_args!(
                    "<sup class=\"fn\"><a id=\"{id}\" href=\"#fn-{number}\" aria-label=\"{label}\">{number}</a></sup>"
                ));
            }
        }
    }

    /// Code within a line; its options, such as `--changed`, are not torn from their dashes.
    fn snippet(&mut self, code: &str) {
        self.put("<code>");
        for (at, word) in code.split(' ').enumerate() {
            self.put(if at > 0 { " " } else { "" });
            let whole = word.starts_with('-') && word.len() <= 24;
            let word = escape(word);
            if whole { self.write(format_args!("<span class=\"whole\">{word}</span>")) } else { self.put(&word) }
        }
        self.put("</code>");
    }

    fn wrapped(&mut self, tag: &str, children: &[Inline]) {
        self.write(format_args!("<{tag}>"));
        self.inlines(children);
        self.write(format_args!("</{tag}>"));
    }

    /// The opening tag of a link; none if it leads nowhere.
    fn link_open(&self, target: &Target, title: &str) -> Option<String> {
        let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) };
        match self.holes.link(target) {
            LinkTo::Page(href) => Some(format!("<a href=\"{}\"{title}>", escape(&href))),
            LinkTo::Outside(href) => Some(format!("<a href=\"{}\"{title} rel=\"noopener noreferrer\">", escape(&href))),
            LinkTo::Dead => None,
        }
    }

    fn parts(&mut self, parts: &[HtmlPart]) {
        let mut links = Vec::new();
        for part in parts {
            match part {
                HtmlPart::Open { name, attributes } => self.tag_open(name, attributes),
                HtmlPart::Close(name) if name == "table" => self.put(TABLE_CLOSE),
                HtmlPart::Close(name) => self.write(format_args!("</{name}>")),
                HtmlPart::Text(text) => self.put(&escape(text)),
                HtmlPart::Picture(picture) => {
                    let image = self.holes.picture(picture, PicturePlace::Inline);
                    self.put(&image);
                }
                HtmlPart::Video(video) => {
                    let player = self.player(video);
                    self.put(&player);
                }
                HtmlPart::LinkOpen { target, title } => {
                    let open = self.link_open(target, title);
                    self.put(open.as_deref().unwrap_or_default());
                    links.push(open.is_some());
                }
                HtmlPart::LinkClose => self.put(if links.pop() == Some(true) { "</a>" } else { "" }),
            }
        }
        self.put("\n");
    }

    fn table_open(&mut self) {
        self.tables += 1;
        let number = if self.tables > 1 { format!(" {}", self.tables) } else { String::new() };
        self.write(format_args!("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"表格{number}\"><table>"));
    }

    fn tag_open(&mut self, name: &str, attributes: &[(String, String)]) {
        if name == "table" {
            return self.table_open();
        }
        self.write(format_args!("<{name}"));
        for (key, value) in attributes {
            self.write(format_args!(" {key}=\"{}\"", escape(value)));
        }
        self.put(">");
    }
}

const TABLE_CLOSE: &str = "</table></div>";

fn figcaption(caption: &str, credit: &str) -> String {
    if caption.is_empty() && credit.is_empty() {
        return String::new();
    }
    let span = |class: &str, words: String| if words.is_empty() { words } else { format!("<span class=\"{class}\">{words}</span>") };
    let credit = if credit.is_empty() { String::new() } else { format!("{} 摄", escape(credit)) };
    format!("<figcaption>{}{}</figcaption>", span("caption", escape(caption)), span("credit", credit))
}

fn reference_id(number: usize, occurrence: usize) -> String {
    if occurrence > 1 { format!("fnref-{number}-{occurrence}") } else { format!("fnref-{number}") }
}

fn back_links(footnote: &Footnote) -> String {
    let link = |occurrence| {
        let id = reference_id(footnote.number, occurrence);
        format!(" <a class=\"back\" href=\"#{id}\" aria-label=\"回到正文\">↩</a>")
    };
    (1..=footnote.references).map(link).collect()
}
