//! What the links, attachments, videos and codes of a document mean among its neighbours.

use std::collections::BTreeMap;

use super::Section;
use super::assemble::Entry;
use super::page::{Link, PageId, Video};
use super::pictures::{Found, Pictures, Words, is_of_a_disk, neighbours, resolve};
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::document::front::FileLine;
use crate::document::kind::is_page;
use crate::document::{Document, Kind};
use crate::edition::Edition;
use crate::paths::{OutPath, SitePath, lacks_scheme, scheme_as_meant};
use crate::source::{Matter, Snapshot};
use crate::yaml::Located;

/// Everything that a link can name.
#[derive(Debug)]
pub(super) struct Names<'n> {
    /// Pages by file.
    pages: BTreeMap<&'n SitePath, usize>,
    /// Lists and other fixed pages that a text may link to.
    fixed: BTreeMap<String, OutPath>,
    entries: &'n [Entry<'n>],
    urls: &'n [OutPath],
}

impl<'n> Names<'n> {
    pub(super) fn new(entries: &'n [Entry<'n>], urls: &'n [OutPath], edition: &Edition, sections: &[Section]) -> Names<'n> {
        let pages = entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| entry.document.row.is_none())
            .map(|(at, entry)| (&entry.document.path, at))
            .collect();
        let mut fixed: Vec<String> =
            ["index", "calendar", "events", "stories", "cases", "people", "albums", "media", "notices", "data", "checklist"]
                .map(|name| format!("{name}.html"))
                .to_vec();
        fixed.extend(edition.days().iter().map(|day| format!("calendar/{day}.html")));
        fixed.extend(sections.iter().map(|section| format!("{}.html", section.folder)));
        fixed.extend(edition.focus.iter().map(|point| format!("focus/{}.html", point.number)));
        let fixed = fixed.into_iter().filter_map(|name| OutPath::new(&name).map(|path| (name, path))).collect();
        Names { pages, fixed, entries, urls }
    }

    /// The page made of a file; a folder stands for its `index.md`.
    fn page(&self, path: &SitePath) -> Option<usize> {
        let index = || SitePath::join(path.as_str(), "index.md");
        self.pages.get(path).copied().or_else(|| self.pages.get(&index()?).copied())
    }

    /// Finds the event that a page names: by file name, path or exact title.
    pub(super) fn event(&self, document: &Document, written: &str) -> Option<PageId> {
        let id = |at: usize| PageId(u32::try_from(at).expect("fewer pages than 4 billion"));
        let by_path = [
            SitePath::join(document.path.folder(), written),
            SitePath::join("content", written),
            SitePath::join("content/events", written),
            SitePath::join("content/活动", written),
        ];
        for path in by_path.iter().flatten() {
            let with_ending = SitePath::new(&format!("{path}.md"));
            if let Some(at) =
                self.page(path).or_else(|| self.page(&with_ending?)).filter(|at| self.entries[*at].document.kind == Kind::Event)
            {
                return Some(id(at));
            }
        }
        let events = || self.entries.iter().enumerate().filter(|(_, entry)| entry.document.kind == Kind::Event);
        let stem = written.trim_end_matches(".md");
        let named = events().find(|(_, entry)| {
            entry.document.front.title == written
                || entry.document.path.stem() == stem
                || (entry.document.path.stem() == "index" && entry.document.path.folder().ends_with(&format!("/{stem}")))
        });
        named.map(|(at, _)| id(at))
    }

    /// The title of the event that is most like some words.
    pub(super) fn nearest_event(&self, written: &str) -> Option<&str> {
        let titles =
            self.entries.iter().filter(|entry| entry.document.kind == Kind::Event).map(|entry| entry.document.front.title.as_str());
        let near = titles.map(|title| (strsim::damerau_levenshtein(title, written), title)).min();
        near.filter(|(distance, title)| distance * 2 < title.chars().count()).map(|(_, title)| title)
    }
}

/// Resolves and remembers which files are copied.
#[derive(Debug)]
pub(super) struct Resolver<'r> {
    pub(super) snapshot: &'r Snapshot,
    pub(super) names: &'r Names<'r>,
    /// Folders of the site's own sections.
    pub(super) sections: &'r [String],
    /// Every file that was read as a page, drafts too: one that is not among them was complained of already.
    pub(super) read: std::collections::BTreeSet<&'r SitePath>,
    /// Pictures that may not be published, by content, and who refused them.
    pub(super) refused: &'r BTreeMap<Digest, SitePath>,
    /// Files to copy: bytes, and width and height of pictures.
    pub(super) files: BTreeMap<SitePath, (u64, (u32, u32))>,
}

impl Resolver<'_> {
    /// Whether a file is never copied: a source that the program reads, which may hold what is private, or a picture that somebody refused.
    fn is_source(&self, path: &SitePath) -> bool {
        let matter = self.snapshot.files.get(path).map(|file| &file.matter);
        let refused = matches!(matter, Some(Matter::Picture(probe)) if self.refused.contains_key(&probe.digest));
        let ending = path.ending();
        let markdown = matches!(ending.as_str(), "md" | "markdown");
        let page = is_page(path) && (markdown || Kind::of(path, self.sections).is_some());
        let table = path.folder() == "content" && matches!(ending.as_str(), "yaml" | "yml" | "xlsx" | "xls" | "ods" | "csv" | "txt");
        let captions = matches!(path.name(), "说明.txt" | "说明.xlsx" | "说明.xls");
        refused || page || table || captions || path.is_below("content/launch") || path.is_below("content/启动仪式")
    }

    /// Whether a page file should have been read and was not.
    fn expects(&self, path: &SitePath) -> bool {
        Kind::of(path, self.sections).is_some_and(|(kind, _)| kind.has_page()) && !self.read.contains(path)
    }

    pub(super) fn file(&mut self, path: SitePath) -> SitePath {
        let file = self.snapshot.files.get(&path);
        let pixels = match file.map(|file| &file.matter) {
            Some(Matter::Picture(probe)) => (probe.width, probe.height),
            _ => (0, 0),
        };
        self.files.insert(path.clone(), (file.map_or(0, |file| file.stamp.size), pixels));
        path
    }

    /// A QR code: a picture that is published sharp.
    pub(super) fn code(&mut self, document: &Document, written: &Located<String>, said: &mut Vec<Diagnostic>) -> Option<SitePath> {
        let error = |code, message: String| Diagnostic::error(code, document.path.as_str(), message).place(document.place(&written.range));
        let path = match resolve(self.snapshot, document, &written.value) {
            Found::File(path) if self.is_source(&path) => {
                said.push(error("photo-refused", format!("“{}”没有得到授权，不能公布", written.value)).advise("换一张图片"));
                return None;
            }
            Found::File(path) => path,
            Found::OtherCase(path) => {
                said.push(
                    error("picture-case", format!("二维码“{}”的大小写与文件名不一样", written.value))
                        .advise(format!("改成 {}", path.name())),
                );
                return None;
            }
            _ => {
                said.push(
                    error("missing-picture", format!("找不到二维码图片“{}”", written.value)).advise("检查文件名，或把图片放到本页旁边"),
                );
                return None;
            }
        };
        match &self.snapshot.files[&path].matter {
            Matter::Picture(probe) if probe.width.min(probe.height) < 240 => {
                let message = format!("二维码只有 {}×{} 像素，扫不清楚", probe.width, probe.height);
                said.push(
                    Diagnostic::warning("small-code", document.path.as_str(), message)
                        .place(document.place(&written.range))
                        .advise("换一张 240 像素以上的"),
                );
            }
            Matter::Picture(_) => {}
            _ => {
                said.push(error("not-a-picture", format!("“{}”不是图片", written.value)).advise("二维码用 PNG 图片"));
                return None;
            }
        }
        Some(self.file(path))
    }
}

/// The links of a body by what is written.
pub(super) fn links(document: &Document, resolver: &mut Resolver<'_>, said: &mut Vec<Diagnostic>) -> BTreeMap<String, Link> {
    let mut links = BTreeMap::new();
    for target in document.body.links() {
        if links.contains_key(&target.written) {
            continue;
        }
        let link = link(document, &Located { value: target.written.clone(), range: target.range.clone() }, resolver, said);
        links.insert(target.written.clone(), link);
    }
    links
}

fn link(document: &Document, written: &Located<String>, resolver: &mut Resolver<'_>, said: &mut Vec<Diagnostic>) -> Link {
    let text = written.value.trim();
    let lower = text.to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("mailto:") || lower.starts_with("tel:") {
        return Link::Outside(text.to_owned());
    }
    // Without a scheme it would be a file where the site is opened by a double click.
    if let Some(host) = lower.starts_with("//").then(|| text.trim_start_matches('/')).filter(|host| host.contains('.')) {
        return Link::Outside(format!("https://{host}"));
    }
    let (path, anchor) = text.split_once('#').map_or((text, ""), |(path, anchor)| (path, anchor));
    let mut dead = |message: String, hint: String| {
        said.push(Diagnostic::error("dead-link", document.path.as_str(), message).place(document.place(&written.range)).advise(hint));
        Link::Dead
    };
    let headings = |document: &Document| document.body.headings.iter().map(|heading| heading.id.clone()).collect::<Vec<_>>();
    let no_anchor = |known: Vec<String>| {
        if known.is_empty() { "那一页没有小标题".to_owned() } else { format!("那一页的小标题有：{}", known.join("、")) }
    };
    if path.is_empty() {
        let known = headings(document);
        if anchor.is_empty() {
            return dead("这个链接没有写地址".to_owned(), "在括号里写上网址或文件名，或者去掉链接".to_owned());
        }
        return if known.iter().any(|id| id == anchor) || anchor.starts_with("fn") {
            Link::Here(anchor.to_owned())
        } else {
            dead(format!("本页没有“#{anchor}”这个位置"), no_anchor(known).replace("那一页", "本页"))
        };
    }
    let candidates = [SitePath::join(document.path.folder(), path), SitePath::join("content", path.trim_start_matches('/'))];
    for candidate in candidates.iter().flatten() {
        if let Some(at) = resolver.names.page(candidate) {
            let known = headings(resolver.names.entries[at].document);
            if !anchor.is_empty() && !known.iter().any(|id| id == anchor) {
                return dead(format!("“{path}”里没有“#{anchor}”这个位置"), no_anchor(known));
            }
            return Link::Inside(resolver.names.urls[at].to_string(), if anchor.is_empty() { String::new() } else { format!("#{anchor}") });
        }
    }
    let page = path.trim_start_matches("./").trim_start_matches("../").trim_start_matches('/');
    let url = resolver.names.fixed.get(page).or_else(|| resolver.names.urls.iter().find(|url| url.as_str() == page));
    if let Some(url) = url {
        return Link::Inside(url.to_string(), if anchor.is_empty() { String::new() } else { format!("#{anchor}") });
    }
    match resolve(resolver.snapshot, document, path) {
        // Files of static/ are in the output already, under their own name.
        Found::File(found) if found.is_below("static") => {
            let rest = if anchor.is_empty() { String::new() } else { format!("#{anchor}") };
            Link::Inside(found.as_str()["static/".len()..].to_owned(), rest)
        }
        Found::File(found) if !resolver.is_source(&found) => Link::File(resolver.file(found)),
        Found::File(found) if is_page(&found) && resolver.expects(&found) => Link::Dead,
        Found::File(found) => {
            dead(format!("“{path}”不会单独成为一页，不能链接"), format!("{} 可能是草稿，或不在栏目文件夹里", found.name()))
        }
        Found::OtherCase(found) => {
            dead(format!("链接“{path}”的大小写与文件名不一样，上了服务器会打不开"), format!("改成 {}", found.name()))
        }
        Found::Outside => dead(format!("链接“{path}”指到网站文件夹之外"), "把文件放到 content 里再链接".into()),
        Found::Nothing(_) if scheme_as_meant(text).is_some() => {
            dead(format!("链接“{text}”的开头写错了，点了打不开"), format!("写成 {}", scheme_as_meant(text).unwrap_or_default()))
        }
        Found::Nothing(_) if is_of_a_disk(text) => {
            dead(format!("“{text}”是您这台电脑上的位置，别人打不开"), "把文件放到本页旁边，只写文件名".into())
        }
        Found::Nothing(_) if lower.starts_with("ftp:") => {
            dead(format!("链接“{text}”是 ftp 地址，现在的浏览器打不开"), "把文件放到本页旁边，写进“附件”，或者换成 https:// 的网址".into())
        }
        Found::Nothing(_) if lacks_scheme(text) => {
            dead(format!("链接“{text}”少了开头的 https://，点了打不开"), format!("写成 https://{text}"))
        }
        Found::Nothing(near) => dead(
            format!("链接“{path}”找不到对应的文件"),
            near.or_else(|| near_page(resolver.snapshot, &candidates, path))
                .map_or_else(|| "检查文件名和文件夹；指向别的页面时，写它的 .md 文件名".into(), |near| format!("是不是“{near}”？")),
        ),
    }
}

/// The page file beside those that were looked for whose name is most like a written one.
fn near_page(snapshot: &Snapshot, wanted: &[Option<SitePath>], written: &str) -> Option<String> {
    let name = written.rsplit('/').next()?.trim_end_matches(".md").to_lowercase();
    let files = wanted.iter().flatten().flat_map(|path| neighbours(snapshot, path.folder())).filter(|file| is_page(file));
    let near = files.map(|file| (strsim::damerau_levenshtein(&file.stem().to_lowercase(), &name), file.name())).min();
    near.filter(|(distance, _)| *distance <= 3 && *distance * 2 <= name.chars().count()).map(|(_, name)| name.to_owned())
}

/// Attachments: files of the site with their titles, and addresses elsewhere.
#[expect(clippy::type_complexity, reason = "two plain lists")]
pub(super) fn attachments(
    document: &Document,
    resolver: &mut Resolver<'_>,
    said: &mut Vec<Diagnostic>,
) -> (Vec<(SitePath, String)>, Vec<(String, String)>) {
    let (mut files, mut outside) = (Vec::new(), Vec::new());
    for line in &document.front.attachments {
        if line.src.value.starts_with("http") {
            outside.push((title(line), line.src.value.clone()));
        } else if let Some(path) = local(document, line, ("missing-attachment", "附件"), (resolver, said)) {
            let title = if line.title.is_empty() { path.stem().to_owned() } else { line.title.clone() };
            files.push((path, title));
        }
    }
    (files, outside)
}

fn title(line: &FileLine) -> String {
    if line.title.is_empty() { line.src.value.clone() } else { line.title.clone() }
}

fn local(
    document: &Document,
    line: &FileLine,
    (code, what): (&'static str, &str),
    (resolver, said): (&mut Resolver<'_>, &mut Vec<Diagnostic>),
) -> Option<SitePath> {
    let written = &line.src.value;
    let (message, hint) = match resolve(resolver.snapshot, document, written) {
        Found::File(path) if resolver.is_source(&path) => (
            format!("“{written}”不能当{what}公布：它是写给程序看的原稿，或是没有得到授权的照片"),
            "把要给大家看的内容另存为 PDF、Word 或表格再附上".to_owned(),
        ),
        Found::File(path) => return Some(resolver.file(path)),
        Found::OtherCase(path) => (format!("{what}“{written}”的大小写与文件名不一样，上了服务器会找不到"), format!("改成 {}", path.name())),
        Found::Outside => (format!("{what}“{written}”在网站文件夹之外"), "把文件放到 content 里再写".to_owned()),
        Found::Nothing(near) => (
            format!("找不到{what}“{written}”"),
            near.map_or_else(|| "检查文件名，或把文件放到本页旁边".into(), |near| format!("是不是“{near}”？")),
        ),
    };
    said.push(Diagnostic::error(code, document.path.as_str(), message).place(document.place(&line.src.range)).advise(hint));
    None
}

/// Videos of the front matter.
pub(super) fn videos(
    document: &Document,
    (resolver, pictures): (&mut Resolver<'_>, &mut Pictures<'_>),
    id: PageId,
    said: &mut Vec<Diagnostic>,
) -> Vec<Video> {
    let mut videos = Vec::new();
    for line in &document.front.videos {
        let poster = line.poster.as_ref().and_then(|poster| pictures.find(document, poster, said));
        let poster = poster.map(|at| pictures.photo(at, Words::default(), Some(id)));
        if line.src.value.starts_with("http") {
            videos.push(Video { title: title(line), file: None, url: line.src.value.clone(), poster });
        } else if let Some(path) = local(document, line, ("missing-video", "视频"), (resolver, said)) {
            let title = if line.title.is_empty() { path.stem().to_owned() } else { line.title.clone() };
            videos.push(Video { title, file: Some(path), url: String::new(), poster });
        }
    }
    videos
}

/// The films that a body names, by what is written there, added to its links.
pub(super) fn films(document: &Document, resolver: &mut Resolver<'_>, links: &mut BTreeMap<String, Link>, said: &mut Vec<Diagnostic>) {
    for target in document.body.videos() {
        let line = FileLine { src: Located { value: target.written.clone(), range: target.range.clone() }, ..FileLine::default() };
        let link = local(document, &line, ("missing-video", "视频"), (resolver, said)).map_or(Link::Dead, Link::File);
        links.insert(target.written.clone(), link);
    }
}
