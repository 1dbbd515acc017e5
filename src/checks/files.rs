//! Files below `content/`: those that nothing uses, and texts that are published without being a page.
//!
//! Needs the Snapshot, since the Site only knows what it shows. Pages that could not be read and drafts still count as using their files.

use std::collections::BTreeSet;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization as _;

use super::{private, twins};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::{Document, Kind, kind, table};
use crate::paths::SitePath;
use crate::site::Site;
use crate::source::{File, Matter, Snapshot, Words};

/// Files of `content/` that the program knows by their name.
const KNOWN: &[&str] = &["daily.yaml", "checklist.yaml", "media.yaml", "媒体.yaml", "媒体台账.yaml", "report.md", "总结报告.md"];

/// Captions of a folder.
const CAPTIONS: &[&str] = &["说明.txt", "说明.xlsx", "说明.xls"];

/// Everything that is said of files: `unused`, and private numbers in captions, in attached texts, in static/ and in the configuration.
pub fn files(site: &Site, snapshot: &Snapshot, documents: &[Arc<Document>]) -> Vec<Diagnostic> {
    let mut said = unused(site, snapshot, documents);
    said.extend(snapshot.below("content").chain(snapshot.below("static")).filter_map(|file| twins::windows_name(&file.path)));
    for file in snapshot.below("static") {
        private::in_name(file.path.as_str(), &site.config.public_phones, &mut said);
    }
    let attached = site.files.keys().filter_map(|path| snapshot.files.get(path));
    said.extend(snapshot.below("static").chain(attached).filter(|file| matches!(file.matter, Matter::Other)).filter_map(by_hand));
    for file in snapshot.below("static").chain(site.files.keys().filter_map(|path| snapshot.files.get(path))) {
        if let Matter::Office(words) = &file.matter {
            private::in_office(file.path.as_str(), words, &site.config.public_phones, &mut said);
            said.extend(author(file, words));
        }
    }
    let config = snapshot.files.values().filter(|file| file.path.as_str() == "zhuanlan.yaml");
    for file in snapshot.below("content").chain(snapshot.below("static")).chain(config) {
        let Matter::Text(text) = &file.matter else { continue };
        let published = !file.path.is_below("content") || site.files.contains_key(&file.path);
        if file.path.name() == "说明.txt" || published {
            private::in_text(file.path.as_str(), &text.content, &site.config.public_phones, &mut said);
            match file.path.ending().as_str() {
                "ics" => private::in_calendar(file.path.as_str(), &text.content, &site.config.public_phones, &mut said),
                "html" | "htm" => private::in_markup(file.path.as_str(), &text.content, &site.config.public_phones, &mut said),
                _ => {}
            }
        }
    }
    said
}

/// Who wrote a published Office file stands in its properties, for everybody who downloads it.
fn author(file: &File, words: &Words) -> Option<Diagnostic> {
    // The names that programs write themselves.
    let is_person = |name: &&String| {
        !["python-docx", "openpyxl", "Microsoft Office User", "Administrator", "admin", "User", "user", "LibreOffice"]
            .contains(&name.as_str())
    };
    let names: Vec<&str> = words.authors.iter().filter(is_person).map(String::as_str).collect();
    if names.is_empty() {
        return None;
    }
    let message = format!("文件的属性里有作者“{}”，下载的人都看得到", names.join("、"));
    let advice = "不想公布，在 WPS 或 Word 里：文件 → 信息（文档信息）→ 检查文档 → 删除作者等属性，再保存";
    Some(Diagnostic::warning("office-author", file.path.as_str(), message).advise(advice))
}

/// A hint for a published file into which the program cannot look; films and fonts hold no numbers to read.
fn by_hand(file: &File) -> Option<Diagnostic> {
    let ending = file.path.ending();
    if matches!(ending.as_str(), "mp4" | "webm" | "mov" | "mp3" | "woff" | "woff2" | "ttf" | "otf" | "ico" | "css" | "js") {
        return None;
    }
    let message = "程序看不到这个文件里面写了什么";
    Some(Diagnostic::hint("look-by-hand", file.path.as_str(), message).advise("上传前打开看一看，里面不要有手机号和身份证号"))
}

/// A hint for every file below `content/` that is no page and no table, and that nothing refers to.
pub fn unused(site: &Site, snapshot: &Snapshot, documents: &[Arc<Document>]) -> Vec<Diagnostic> {
    let named = named(site, documents);
    let shown: BTreeSet<&SitePath> = site.pictures.iter().map(|picture| &picture.path).chain(site.files.keys()).collect();
    let own: BTreeSet<&str> =
        documents.iter().filter(|document| document.path.stem() == "index").map(|document| document.path.folder()).collect();
    let sections: Vec<String> = site.config.sections.iter().map(|section| section.folder.clone()).collect();
    let mut said = Vec::new();
    for file in snapshot.below("content") {
        let path = &file.path;
        let is_page = kind::is_page(path) && Kind::of(path, &sections).is_some();
        let is_known = path.folder() == "content" && (KNOWN.contains(&path.name()) || table::kind(path).is_some());
        let beside = is_picture(file)
            && (own.contains(path.folder()) || ["content/albums", "content/图集"].iter().any(|albums| path.is_below(albums)));
        let used = shown.contains(path) || named.contains(&folded(path.as_str()));
        if !(is_page || is_known || beside || used || CAPTIONS.contains(&path.name()) || is_refused(file)) {
            said.push(hint(file));
        }
    }
    said
}

/// Everything that a page or the configuration names, as paths in lower case: what is meant and what may be meant.
fn named(site: &Site, documents: &[Arc<Document>]) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    let mut add = |folder: &str, written: &str| {
        let written = written.split('#').next().unwrap_or_default().trim();
        let paths = [SitePath::join(folder, written), SitePath::join("content", written)];
        named.extend(paths.iter().flatten().map(|path| folded(path.as_str())));
    };
    for document in documents {
        let folder = document.path.folder();
        let front = &document.front;
        let files = front.attachments.iter().chain(&front.videos);
        let codes = [&front.event.live, &front.event.signup].into_iter().flatten().filter_map(|live| live.code.as_ref());
        let posters = front.videos.iter().filter_map(|video| video.poster.as_ref());
        let lines =
            front.photos.iter().map(|photo| &photo.src).chain(files.map(|file| &file.src)).chain(codes).chain(posters).chain(&front.cover);
        lines.for_each(|written| add(folder, &written.value));
        let body = &document.body;
        let videos = body.videos();
        let targets = body.pictures().map(|picture| &picture.target).chain(videos).chain(body.links());
        targets.for_each(|target| add(folder, &target.written));
    }
    let config = &site.config;
    config.links.iter().chain(&config.footer.badges).for_each(|link| add("content", &link.image));
    let code = config.admissions.iter().filter_map(|admissions| admissions.code.as_ref()).map(|code| &code.value);
    config.theme.options.values().chain(code).for_each(|written| add("content", written.trim_start_matches('/')));
    named
}

fn folded(path: &str) -> String {
    if path.chars().all(|c| c.is_ascii() || ('\u{4e00}'..='\u{9fff}').contains(&c)) {
        return path.to_ascii_lowercase();
    }
    path.nfc().flat_map(char::to_lowercase).collect()
}

fn is_picture(file: &File) -> bool {
    matches!(file.matter, Matter::Picture(_))
}

/// A picture that cannot be used: its fault was said when it was read.
fn is_refused(file: &File) -> bool {
    let pictures = ["jpg", "jpeg", "png", "gif", "webp", "heic", "heif", "avif", "bmp", "tif", "tiff"];
    file.matter == Matter::Other && pictures.contains(&file.path.ending().as_str())
}

fn hint(file: &File) -> Diagnostic {
    let ending = file.path.ending();
    let (message, advice) = match ending.as_str() {
        _ if is_picture(file) => ("没有页面用到这张图片", "在页面的“照片”里写上它，或者用 ![说明](图片) 放进正文；不用就删掉"),
        "md" | "markdown" | "txt" => {
            ("这一页不在栏目的文件夹里，没有成为网页", "移到 events（活动）、stories（动态）、notices（通知）等文件夹里；不用就删掉")
        }
        "docx" | "doc" | "html" | "htm" | "mht" => {
            ("没有页面用到这个文件", "要变成文章，运行 zhuanlan import 加上文件名；要给人下载，写进页面的“附件”；不用就移出 content")
        }
        "xlsx" | "xls" | "ods" | "csv" | "et" => (
            "没有页面用到这个表格",
            "活动安排表取名 events.xlsx（或 活动安排表.xlsx），媒体台账取名 media.xlsx，每日统计取名 daily.xlsx，放在 content 里；要给人下载，写进页面的“附件”",
        ),
        "mp4" | "mov" | "webm" | "m4v" | "avi" | "wmv" => ("没有页面用到这个视频", "写进页面的“视频”里；不用就移出 content"),
        "yaml" | "yml" => ("不认识这个文件，没有读", "这里认识的是 daily.yaml、checklist.yaml 和 media.yaml，看看是不是名字写错了"),
        _ => ("没有页面用到这个文件", "要给人下载，写进页面的“附件”；不用就移出 content"),
    };
    // A page that nobody will see is a loss, other files are only in the way.
    let lost = matches!(ending.as_str(), "md" | "markdown");
    let severity = if lost { Severity::Warning } else { Severity::Hint };
    let mut diagnostic = Diagnostic::new(severity, "unused-file", file.path.as_str(), message);
    if let Some(near) = near_folder(file).filter(|_| lost) {
        return diagnostic.advise(format!("文件夹是不是要叫“{near}”？改好名字就有网页了"));
    }
    diagnostic = diagnostic.advise(advice);
    if lost {
        diagnostic.advise("自己的栏目要在 zhuanlan.yaml 里写：栏目: [{folder: 文件夹名, title: 栏目名}]")
    } else {
        diagnostic
    }
}

/// The folder of pages whose name is most like that of a file's own.
fn near_folder(file: &File) -> Option<&'static str> {
    let (folder, _) = file.path.as_str().strip_prefix("content/")?.split_once('/')?;
    let (lower, han) = (folder.to_lowercase(), !folder.is_ascii());
    let all = Kind::ALL.iter().flat_map(|kind| kind.folders()).filter(|name| !name.contains('/'));
    let near = all.map(|name| (strsim::damerau_levenshtein(name, &lower), *name)).min()?;
    (near.0 <= usize::from(!han) * 2 && lower.len() > 3).then_some(near.1)
}

#[cfg(test)]
mod tests {
    use crate::checks::fixture::{Fixture, codes};

    fn unused(fixture: &Fixture) -> Vec<String> {
        fixture.files().into_iter().filter(|said| said.code == "unused-file").map(|said| said.path).collect()
    }

    #[test]
    fn files_that_nothing_names_get_a_hint() {
        let fixture = Fixture::new()
            .page("content/events/a.md", "title: 甲\ndate: 5月20日\n---\n")
            .page("content/别处/b.md", "title: 乙\n---\n")
            .picture("content/photos/none.jpg", (800, 600))
            .file("content/计划.docx", "")
            .file("content/dayly.yaml", "");
        assert_eq!(unused(&fixture), ["content/dayly.yaml", "content/photos/none.jpg", "content/别处/b.md", "content/计划.docx"]);
    }

    #[test]
    fn files_that_something_uses_get_none() {
        let fixture = Fixture::new()
            .page(
                "content/events/a/index.md",
                "title: 甲\ndate: 5月20日\nattachments: [../../files/表.docx]\n---\n![图](../../photos/b.jpg)\n",
            )
            .page("content/notices/draft.md", "title: 乙\ndate: 5月20日\ndraft: yes\nphotos: [photos/C.jpg]\n---\n[附件](d.pdf)\n")
            .file("content/events/broken.md", "---\ntitle: \"没有配对\n---\n")
            .file("content/files/表.docx", "")
            .file("content/notices/d.pdf", "")
            .file("content/daily.yaml", "")
            .file("content/photos/说明.txt", "")
            .report("---\ntitle: 总结\n---\n![图](photos/r.jpg)\n");
        let pictures = ["events/a/beside.jpg", "photos/b.jpg", "photos/c.jpg", "photos/r.jpg", "featured/1.jpg", "albums/某组/1.jpg"];
        let fixture = pictures.iter().fold(fixture, |fixture, name| fixture.picture(&format!("content/{name}"), (800, 600)));
        assert_eq!(unused(&fixture), [""; 0]);
    }

    #[test]
    fn captions_and_attached_texts_hold_no_private_numbers() {
        let page = "title: 甲\ndate: 5月20日\nattachments: [名单.csv]\n---\n";
        let fixture = Fixture::new()
            .page("content/notices/a.md", page)
            .file("content/notices/名单.csv", "姓名,手机\n李,13800001234\n")
            .file("content/featured/说明.txt", "1.jpg 找 13900001234\n");
        let said = fixture.files();
        assert_eq!(codes(&said), ["private-number", "private-number"]);
        assert_eq!(said[1].place.as_ref().map(|place| (place.line, place.excerpt.as_str())), Some((2, "李,138****1234")));
    }
}
