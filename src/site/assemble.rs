//! Puts the site together: documents in, pages with addresses and neighbours out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::links::{Names, Resolver};
use super::page::{FileUse, Page, PageId, PhotoUse};
use super::pictures::{Pictures, Words};
use super::{LaunchItem, Private, Section, Site, addresses, albums, featured, front, ledger, links, relations, report, topics};
use crate::config::{self, Config};
use crate::diagnostic::{Checked, Diagnostic};
use crate::document::{Captions, Daily, Document, Kind, Ticks, slug};
use crate::edition::Edition;
use crate::paths::{OutPath, SitePath};
use crate::source::Snapshot;

/// Everything that a site is made of.
#[derive(Debug)]
pub struct Input<'i> {
    /// The configuration.
    pub config: Arc<Config>,
    /// The year's pack.
    pub edition: Arc<Edition>,
    /// The files.
    pub snapshot: &'i Snapshot,
    /// Pages and rows, in the order of their paths.
    pub documents: &'i [Arc<Document>],
    /// `private.yaml`.
    pub private: config::Private,
    /// `daily.yaml`.
    pub daily: Daily,
    /// `checklist.yaml`.
    pub ticks: Ticks,
    /// `说明.txt` by folder.
    pub captions: BTreeMap<String, Captions>,
    /// The summary report.
    pub report: Option<Arc<Document>>,
    /// Whether drafts are shown.
    pub drafts: bool,
}

/// A document that gets a page.
#[derive(Debug)]
pub(super) struct Entry<'e> {
    pub(super) document: &'e Document,
    /// Index and output folder of its section, on articles.
    pub(super) section: Option<usize>,
    pub(super) section_folder: Option<String>,
}

/// Assembles the site.
pub fn assemble(input: Input<'_>) -> Checked<Site> {
    let mut said = Vec::new();
    let all: Vec<&Document> = input.documents.iter().map(Arc::as_ref).collect();
    let bare = albums::bare(input.snapshot, &all);
    let sections = sections(&input.config);
    let shown = |document: &&Document| input.drafts || !document.front.draft;
    let entries: Vec<Entry<'_>> =
        all.iter().copied().chain(&bare).filter(shown).filter(|d| d.kind.has_page()).map(|d| entry(d, &sections, &input.config)).collect();
    let urls = addresses::assign(&entries, &mut said);
    let names = Names::new(&entries, &urls, &input.edition, &sections);
    let mut pictures = Pictures::new(input.snapshot, input.config.photos.consent);
    all.iter().for_each(|document| pictures.refuse(document));
    let refused = pictures.refused.clone();
    let read = all.iter().map(|document| &document.path).collect();
    let folders: Vec<String> = input.config.sections.iter().map(|section| section.folder.clone()).collect();
    let mut resolver =
        Resolver { snapshot: input.snapshot, names: &names, sections: &folders, read, refused: &refused, files: BTreeMap::new() };
    let mut pages = Vec::with_capacity(entries.len());
    for (at, (entry, url)) in entries.iter().zip(&urls).enumerate() {
        let id = PageId(u32::try_from(at).expect("fewer pages than 4 billion"));
        let seed = Seed { id, entry, url, captions: albums::captions(&input.captions, entry.document) };
        pages.push(page(&seed, (&mut pictures, &mut resolver), &input, &mut said));
    }
    relations::connect(&mut pages, &entries, &names, &mut said);
    let lists = relations::lists(&pages);
    relations::neighbours(&mut pages, &lists);
    aliases(&mut pages, &entries, &urls, &mut said);
    let featured = featured::featured(&input, &pages, &mut pictures, &mut said);
    let front = front::front(&input.config, &mut resolver, &mut pictures, &mut said);
    let report = input.report.as_deref().map(|document| report::measure(document, &input.edition));
    let days = relations::days(&input.edition, &pages, &lists);
    let section_pages = sections.into_iter().enumerate().map(|(at, section)| relations::section(section, at, &pages, &lists)).collect();
    let ledger = ledger::ledger(&input.edition, &pages, &input.daily, &mut said);
    let in_order: Vec<&Page> = lists.values().flatten().map(|id| &pages[id.index()]).collect();
    let (tags, focus) = (topics::tags(&in_order), topics::focus(&input.edition, &in_order));
    let openings = topics::openings(&input.edition, &in_order);
    let site = Site {
        tags,
        focus,
        openings,
        days,
        sections: section_pages,
        files: files(std::mem::take(&mut resolver.files), &mut said),
        refused: pictures.refused,
        pictures: pictures.list,
        featured,
        front,
        ledger,
        report,
        ticks: input.ticks,
        exhibits: launch(&all, Kind::Exhibit, input.drafts),
        programmes: launch(&all, Kind::Programme, input.drafts),
        private: private(&entries, &all, input.private),
        config: input.config,
        edition: input.edition,
        pages,
        lists,
    };
    Checked { value: site, diagnostics: said }
}

fn sections(config: &Config) -> Vec<Section> {
    let mut taken = BTreeSet::new();
    let section = |section: &config::Section| {
        let mut folder = slug::slug(&section.folder, "section");
        let known = [
            "events", "stories", "cases", "people", "albums", "media", "notices", "calendar", "focus", "tags", "photos", "files", "assets",
        ];
        if known.contains(&folder.as_str()) || !taken.insert(folder.clone()) {
            folder.push_str("-section");
        }
        Section { folder, title: section.title.clone(), layout: section.layout.clone(), pages: Vec::new() }
    };
    config.sections.iter().map(section).collect()
}

fn entry<'e>(document: &'e Document, sections: &[Section], config: &Config) -> Entry<'e> {
    let section = match document.kind {
        Kind::Article => config.sections.iter().position(|section| section.folder == document.folder),
        _ => None,
    };
    Entry { document, section, section_folder: section.map(|at| sections[at].folder.clone()) }
}

/// What a page grows from.
struct Seed<'s> {
    id: PageId,
    entry: &'s Entry<'s>,
    url: &'s OutPath,
    captions: Option<&'s Captions>,
}

fn page(
    seed: &Seed<'_>,
    (pictures, resolver): (&mut Pictures<'_>, &mut Resolver<'_>),
    input: &Input<'_>,
    said: &mut Vec<Diagnostic>,
) -> Page {
    let document = seed.entry.document;
    let front = &document.front;
    let shown = photos(seed, pictures, said, input.snapshot);
    let mut links = links::links(document, resolver, said);
    links::films(document, resolver, &mut links, said);
    let (files, outside_files) = links::attachments(document, resolver, said);
    let videos = links::videos(document, (resolver, pictures), seed.id, said);
    let mut code = |live: &Option<crate::document::front::Live>| {
        live.as_ref().and_then(|live| live.code.as_ref()).and_then(|code| resolver.code(document, code, said))
    };
    let codes = [code(&front.event.live), code(&front.event.signup)];
    let name = document.secrets.contact.as_ref().map(|contact| contact.name.clone());
    let slug = seed.url.as_str().trim_end_matches(".html");
    Page {
        id: seed.id,
        kind: document.kind,
        slug: slug.rsplit('/').next().unwrap_or(slug).to_owned(),
        url: seed.url.clone(),
        source: document.path.clone(),
        row: document.row,
        key: document.key.clone(),
        section: seed.entry.section,
        front: front.clone(),
        body: document.body.clone(),
        summary: if front.summary.is_empty() { document.extract.clone() } else { front.summary.clone() },
        cover: shown.cover,
        photos: shown.gallery,
        inline: shown.inline,
        links,
        files,
        outside_files,
        videos,
        codes,
        about: None,
        told_by: Vec::new(),
        previous: None,
        next: None,
        aliases: Vec::new(),
        contact_name: name.filter(|_| input.config.show_contacts).unwrap_or_default(),
    }
}

/// The pictures of a page.
struct Shown {
    cover: Option<PhotoUse>,
    gallery: Vec<PhotoUse>,
    inline: BTreeMap<String, Option<PhotoUse>>,
}

fn photos(seed: &Seed<'_>, pictures: &mut Pictures<'_>, said: &mut Vec<Diagnostic>, snapshot: &Snapshot) -> Shown {
    let document = seed.entry.document;
    let front = &document.front;
    let by_folder = |pictures: &Pictures<'_>, at: usize| {
        let words = seed.captions.and_then(|captions| captions.get(&pictures.list[at].path.name().to_lowercase()));
        words.map(|(caption, credit)| Words { caption: caption.clone(), credit: credit.clone(), alt: String::new() }).unwrap_or_default()
    };
    let (mut used, mut gallery) = (BTreeSet::new(), Vec::new());
    let mut described: BTreeMap<usize, Words> = BTreeMap::new();
    for line in &front.photos {
        if !pictures.allowed(document, Some(line), said) {
            continue;
        }
        let Some(at) = pictures.find(document, &line.src, said) else { continue };
        let folder = by_folder(pictures, at);
        let or = |own: &String, other: String| if own.is_empty() { other } else { own.clone() };
        let words = Words { caption: or(&line.caption, folder.caption), credit: or(&line.credit, folder.credit), alt: line.alt.clone() };
        described.insert(at, words.clone());
        if used.insert(at) {
            gallery.push(pictures.photo(at, words, Some(seed.id)));
        }
    }
    let mut inline = BTreeMap::new();
    let mut about_page = Vec::new();
    let page_allows = pictures.allowed(document, None, &mut about_page);
    let shows_some = document.body.pictures().next().is_some() || front.cover.is_some() || !albums::beside(snapshot, document).is_empty();
    if shows_some && !said.iter().any(|said| said.code == "minors-without-consent" && said.path == document.path.as_str()) {
        said.append(&mut about_page);
    }
    for picture in document.body.pictures() {
        let written = crate::yaml::Located { value: picture.target.written.clone(), range: picture.target.range.clone() };
        if inline.contains_key(&written.value) {
            continue;
        }
        let found = pictures.find(document, &written, said);
        let photo = found.filter(|_| page_allows).map(|at| {
            let words = described.get(&at).cloned().unwrap_or_else(|| by_folder(pictures, at));
            let (caption, spoken) = crate::document::caption_words(&picture.title, &picture.alt);
            let credit = if words.credit.is_empty() { spoken } else { words.credit };
            let caption = if caption.is_empty() { words.caption } else { caption };
            used.insert(at);
            pictures.photo(at, Words { caption, credit, alt: picture.alt.clone() }, Some(seed.id))
        });
        inline.insert(written.value, photo);
    }
    let in_text: BTreeSet<usize> = inline.values().flatten().map(|photo| photo.picture).collect();
    gallery.retain(|photo: &PhotoUse| !in_text.contains(&photo.picture));
    let cover = front.cover.as_ref().and_then(|cover| pictures.find(document, cover, said)).filter(|_| page_allows);
    for path in albums::beside(snapshot, document) {
        let Some(at) = pictures.index(&path) else { continue };
        if page_allows && Some(at) != cover && used.insert(at) {
            let words = by_folder(pictures, at);
            gallery.push(pictures.photo(at, words, Some(seed.id)));
        }
    }
    let cover = cover.map(|at| {
        let words = described.get(&at).cloned().unwrap_or_else(|| by_folder(pictures, at));
        pictures.photo(at, words, Some(seed.id))
    });
    let first =
        || gallery.first().or_else(|| document.body.pictures().find_map(|picture| inline.get(&picture.target.written)?.as_ref())).cloned();
    let cover = cover.or_else(first);
    Shown { cover, gallery, inline }
}

fn aliases(pages: &mut [Page], entries: &[Entry<'_>], urls: &[OutPath], said: &mut Vec<Diagnostic>) {
    let taken: BTreeSet<&OutPath> = urls.iter().collect();
    for (page, entry) in pages.iter_mut().zip(entries) {
        for alias in &entry.document.front.aliases {
            let trimmed = alias.value.trim_start_matches('/').to_lowercase();
            let path = OutPath::new(&trimmed).filter(|path| {
                trimmed.ends_with(".html")
                    && trimmed.is_ascii()
                    && !trimmed.contains([' ', '"', '<', '>', '?', '#', ':'])
                    && !taken.contains(path)
                    && !addresses::is_fixed(&trimmed)
            });
            match path {
                Some(path) => page.aliases.push(path),
                None => said.push(
                    Diagnostic::error("bad-alias", entry.document.path.as_str(), format!("旧网址“{}”不能用", alias.value))
                        .place(entry.document.place(&alias.range))
                        .advise("写成 events/old-name.html 这样的站内路径，不能与现有页面相同"),
                ),
            }
        }
    }
}

/// Gives copied files ASCII names, by the order of their paths.
fn files(found: BTreeMap<SitePath, (u64, (u32, u32))>, said: &mut Vec<Diagnostic>) -> BTreeMap<SitePath, FileUse> {
    let mut taken = BTreeSet::new();
    let mut files = BTreeMap::new();
    for (path, (size, pixels)) in found {
        let ending = slug::slug(&path.ending(), "bin");
        let stem = slug::slug(path.stem(), "file");
        let letters = crate::digest::Digest::of(path.as_str().as_bytes()).letters(4);
        let plain = format!("files/{stem}.{ending}");
        let name = if taken.insert(plain.clone()) { plain } else { format!("files/{stem}-{letters}.{ending}") };
        if crate::privacy::find(path.name()).next().is_some() {
            said.push(Diagnostic::error("private-number", path.as_str(), "文件名里有手机号或身份证号").advise("改一个文件名"));
        }
        let url = OutPath::new(&name).expect("made of slugs");
        files.insert(path.clone(), FileUse { url, name: path.name().to_owned(), size, pixels });
    }
    files
}

fn launch(documents: &[&Document], kind: Kind, drafts: bool) -> Vec<LaunchItem> {
    let items = documents.iter().filter(|document| document.kind == kind && (drafts || !document.front.draft));
    items.map(|document| LaunchItem { source: document.path.clone(), front: document.front.clone() }).collect()
}

fn private(entries: &[Entry<'_>], documents: &[&Document], private: config::Private) -> Private {
    let events = entries.iter().enumerate().filter(|(_, entry)| entry.document.kind == Kind::Event);
    let launch = documents.iter().filter(|document| !document.kind.has_page());
    Private {
        events: events
            .map(|(at, entry)| (PageId(u32::try_from(at).expect("fewer pages than 4 billion")), entry.document.secrets.clone()))
            .collect(),
        launch: launch.map(|document| (document.path.clone(), document.secrets.clone())).collect(),
        filler: private.filler,
        launch_lead: private.launch_lead,
        attendance: private.attendance,
    }
}
