//! Which picture a written path means, and whether it may be shown.

use std::collections::BTreeMap;

use super::page::{PageId, PhotoUse};
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::document::Document;
use crate::document::front::PhotoLine;
use crate::paths::SitePath;
use crate::source::{Matter, PictureKind, Probe, Snapshot};
use crate::yaml::Located;

/// A picture that the site shows.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The file.
    pub path: SitePath,
    /// Digest of its bytes.
    pub digest: Digest,
    /// What its header says.
    pub probe: Probe,
    /// Its size on disk in bytes.
    pub bytes: u64,
}

/// Collects pictures while pages are assembled.
#[derive(Debug)]
pub(super) struct Pictures<'s> {
    snapshot: &'s Snapshot,
    /// The pictures in the order of their first use.
    pub(super) list: Vec<Picture>,
    by_path: BTreeMap<SitePath, usize>,
    site_consent: bool,
    /// Pictures that somebody did not agree to, by content: they are published nowhere, whoever names them.
    pub(super) refused: BTreeMap<Digest, SitePath>,
}

/// Words for a picture where it is used.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    pub(super) caption: String,
    pub(super) alt: String,
    pub(super) credit: String,
}

impl<'s> Pictures<'s> {
    pub(super) fn new(snapshot: &'s Snapshot, site_consent: bool) -> Pictures<'s> {
        Pictures { snapshot, list: Vec::new(), by_path: BTreeMap::new(), site_consent, refused: BTreeMap::new() }
    }

    /// Learns which pictures a document refuses: single photos, or with `consent: 否` on the page all that it names or has beside it.
    pub(super) fn refuse(&mut self, document: &Document) {
        let front = &document.front;
        let whole = !self.agreed(document, None);
        let lines = front.photos.iter().filter(|line| !self.agreed(document, Some(line))).map(|line| line.src.value.clone());
        let mut written: Vec<String> = lines.collect();
        if whole {
            written.extend(document.body.pictures().map(|picture| picture.target.written.clone()));
            written.extend(front.cover.iter().map(|cover| cover.value.clone()));
            // Attached or linked, a photo is published all the same.
            written.extend(front.attachments.iter().map(|line| line.src.value.clone()));
            written.extend(document.body.links().map(|target| target.written.clone()));
        }
        let named = written.iter().filter_map(|written| match resolve(self.snapshot, document, written) {
            Found::File(path) => Some(path),
            _ => None,
        });
        let beside = if whole { super::albums::beside(self.snapshot, document) } else { Vec::new() };
        let paths: Vec<SitePath> = named.chain(beside).collect();
        for path in paths {
            if let Some(Matter::Picture(probe)) = self.snapshot.files.get(&path).map(|file| &file.matter) {
                self.refused.entry(probe.digest).or_insert_with(|| document.path.clone());
            }
        }
    }

    /// The page that refuses a picture.
    pub(super) fn refused_by(&self, path: &SitePath) -> Option<&SitePath> {
        match self.snapshot.files.get(path).map(|file| &file.matter) {
            Some(Matter::Picture(probe)) => self.refused.get(&probe.digest),
            _ => None,
        }
    }

    /// The index of a file that is a picture.
    pub(super) fn index(&mut self, path: &SitePath) -> Option<usize> {
        if let Some(at) = self.by_path.get(path) {
            return Some(*at);
        }
        let file = self.snapshot.files.get(path)?;
        let Matter::Picture(probe) = &file.matter else { return None };
        if probe.kind == PictureKind::Svg || self.refused.contains_key(&probe.digest) {
            return None;
        }
        let at = self.list.len();
        self.list.push(Picture { path: path.clone(), digest: probe.digest, probe: probe.clone(), bytes: file.stamp.size });
        self.by_path.insert(path.clone(), at);
        Some(at)
    }

    /// Finds a picture that is written in a document and says what is wrong with it.
    pub(super) fn find(&mut self, document: &Document, written: &Located<String>, said: &mut Vec<Diagnostic>) -> Option<usize> {
        let path = document.path.as_str();
        let error = |code, message: String| Diagnostic::error(code, path, message).place(document.place(&written.range));
        if written.value.starts_with("http://") || written.value.starts_with("https://") {
            let diagnostic = error("remote-picture", format!("“{}”是别的网站上的图片，没有用上", written.value));
            said.push(diagnostic.advise("把图片存到本页旁边，再写文件名"));
            return None;
        }
        match resolve(self.snapshot, document, &written.value) {
            Found::File(found) => {
                let index = self.index(&found);
                if let Some(by) = self.refused_by(&found) {
                    if *by != document.path {
                        let message = format!("照片“{}”在 {by} 里写了不同意公开，这里也没有用上", written.value);
                        said.push(
                            Diagnostic::warning("photo-refused", path, message)
                                .place(document.place(&written.range))
                                .advise("换一张照片，或删掉这一处"),
                        );
                    }
                    return None;
                }
                if index.is_none() && !self.refused(&found) {
                    said.push(error("not-a-picture", format!("“{}”不是能放到网页上的图片", written.value)).advise("用 JPG 或 PNG 图片"));
                }
                index
            }
            Found::OtherCase(found) => {
                let diagnostic =
                    error("picture-case", format!("图片“{}”的大小写与文件名“{}”不一样，上了服务器会找不到", written.value, found.name()));
                said.push(diagnostic.advise(format!("改成 {}", found.name())));
                None
            }
            Found::Outside => {
                said.push(error("path-outside", format!("“{}”在网站文件夹之外", written.value)).advise("把文件放到 content 里再写"));
                None
            }
            Found::Nothing(_) if is_of_a_disk(&written.value) => {
                let message = format!("“{}”是您这台电脑上的位置，别人打不开", written.value);
                said.push(error("path-outside", message).advise("把图片复制到本页旁边，只写文件名"));
                None
            }
            Found::Nothing(near) => {
                let diagnostic = error("missing-picture", format!("找不到图片“{}”", written.value));
                said.push(match near {
                    Some(near) => diagnostic.advise(format!("是不是“{near}”？")),
                    None => diagnostic.advise("检查文件名，或把图片放到本页旁边"),
                });
                None
            }
        }
    }

    /// A picture that the source already spoke about.
    fn refused(&self, path: &SitePath) -> bool {
        let ending = path.ending();
        matches!(ending.as_str(), "jpg" | "jpeg" | "png" | "gif" | "webp" | "heic" | "heif" | "hif" | "avif" | "bmp" | "tif" | "tiff")
            && self.snapshot.files.get(path).is_some_and(|file| matches!(file.matter, Matter::Other))
    }

    /// Whether those on a photo, or on all photos of a page, agreed to it: nobody said no, and somebody said yes for minors.
    fn agreed(&self, document: &Document, line: Option<&PhotoLine>) -> bool {
        let consent = line.and_then(|line| line.consent).or(document.front.consent).or(self.site_consent.then_some(true));
        let minors = line.and_then(|line| line.minors).or(document.front.minors).unwrap_or(false);
        consent.unwrap_or(!minors)
    }

    /// Whether a photo may be shown; minors without consent are an error.
    pub(super) fn allowed(&self, document: &Document, line: Option<&PhotoLine>, said: &mut Vec<Diagnostic>) -> bool {
        let consent = line.and_then(|line| line.consent).or(document.front.consent).or(self.site_consent.then_some(true));
        let minors = line.and_then(|line| line.minors).or(document.front.minors).unwrap_or(false);
        if consent == Some(false) {
            return false;
        }
        if minors && consent != Some(true) {
            let range = line.map_or(0..0, |line| line.src.range.clone());
            let message = "照片里有未成年人，却没有写明已得到授权，没有发布";
            let diagnostic = Diagnostic::error("minors-without-consent", document.path.as_str(), message).place(document.place(&range));
            said.push(diagnostic.advise("取得监护人同意后加上 授权: 是；没有同意的写 授权: 否"));
            return false;
        }
        true
    }

    /// A use of a picture: words written there win over the folder's captions, then the file name unless a camera made it.
    pub(super) fn photo(&self, picture: usize, words: Words, page: Option<PageId>) -> PhotoUse {
        let file = &self.list[picture].path;
        let caption = if words.caption.is_empty() { from_name(file.stem()) } else { words.caption };
        let alt = [words.alt, caption.clone()].into_iter().find(|text| !text.is_empty()).unwrap_or_default();
        PhotoUse { picture, caption, alt, credit: words.credit, page }
    }
}

/// What a written path leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    File(SitePath),
    OtherCase(SitePath),
    Outside,
    Nothing(Option<String>),
}

/// Resolves a path: `/…` is from static/, else beside the page, else from content/.
pub(super) fn resolve(snapshot: &Snapshot, document: &Document, written: &str) -> Found {
    let written: String = unicode_normalization::UnicodeNormalization::nfc(written.trim()).collect();
    let folder = if document.text.is_empty() && document.row.is_none() { document.path.as_str() } else { document.path.folder() };
    let candidates = match written.strip_prefix('/') {
        Some(rest) => vec![SitePath::join("static", rest)],
        None => vec![SitePath::join(folder, &written), SitePath::join("content", &written)],
    };
    let mut outside = true;
    // Only content/ and static/ are ever published: what lies elsewhere in the site is its own business.
    for path in candidates.iter().flatten().filter(|path| path.is_below("content") || path.is_below("static")) {
        outside = false;
        if snapshot.files.contains_key(path) {
            return Found::File(path.clone());
        }
    }
    if outside {
        return Found::Outside;
    }
    let folders = || candidates.iter().flatten();
    for path in folders() {
        let lower = path.as_str().to_lowercase();
        if let Some(found) = neighbours(snapshot, path.folder()).find(|other| other.as_str().to_lowercase() == lower) {
            return Found::OtherCase(found.clone());
        }
    }
    let name = SitePath::new(&written).map(|path| path.name().to_lowercase()).unwrap_or_default();
    let near =
        folders().flat_map(|path| neighbours(snapshot, path.folder())).filter(|other| !matches!(other.ending().as_str(), "md" | "txt"));
    let nearest = near.map(|other| (strsim::damerau_levenshtein(&other.name().to_lowercase(), &name), other.name().to_owned())).min();
    Found::Nothing(nearest.filter(|(distance, _)| *distance <= 3 && *distance * 2 <= name.chars().count()).map(|(_, name)| name))
}

/// Whether an address is of somebody's own disk, such as `C:/Users/a.jpg`.
pub(super) fn is_of_a_disk(written: &str) -> bool {
    let bytes = written.trim().as_bytes();
    let drive = bytes.len() > 2 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':' && matches!(bytes[2], b'/' | b'\\');
    drive || bytes.len() > 5 && bytes[..5].eq_ignore_ascii_case(b"file:")
}

/// The files directly in a folder.
pub(super) fn neighbours<'s>(snapshot: &'s Snapshot, folder: &str) -> impl Iterator<Item = &'s SitePath> + use<'s> {
    let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let start = SitePath::new(&prefix);
    let range = match start {
        Some(start) => snapshot.files.range(start..),
        None => snapshot.files.range::<SitePath, _>(..),
    };
    let depth = prefix.matches('/').count();
    range
        .map(|(path, _)| path)
        .take_while({
            let prefix = prefix.clone();
            move |path| path.as_str().starts_with(prefix.trim_end_matches('/'))
        })
        .filter(move |path| path.as_str().starts_with(&prefix) && path.as_str().matches('/').count() == depth)
}

/// A caption from a file name, unless a camera or WeChat made it up.
pub(super) fn from_name(stem: &str) -> String {
    let han = stem.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let made_up = ["微信图片", "微信截图", "mmexport", "QQ图片", "IMG", "DSC", "截图", "屏幕截图", "未命名", "图片", "照片"]
        .iter()
        .any(|mark| stem.starts_with(mark));
    if !han || made_up {
        return String::new();
    }
    let words = stem.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | ' ' | '.' | '、'));
    let words = words.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | ' ' | '(' | ')' | '（' | '）'));
    words.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_come_from_names_that_a_person_gave() {
        assert_eq!(from_name("01 焊接体验"), "焊接体验");
        assert_eq!(from_name("焊接体验(2)"), "焊接体验");
        assert_eq!(from_name("IMG_2024"), "");
        assert_eq!(from_name("微信图片_20240521"), "");
        assert_eq!(from_name("weld"), "");
    }
}
