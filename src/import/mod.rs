//! Material from outside → pages of the site: sheets and Word tables into events, articles into stories, photos into albums.
//!
//! Pure: bytes in, files to write out. What lies in the site already is only compared with; `commands` asks `write` to write.

mod album;
mod article;
mod calendar;
mod events;
mod plan;
mod wechat;

use std::collections::BTreeMap;

pub use plan::{Action, Existing, Habits, Planned, place, plan};

use crate::diagnostic::Diagnostic;
use crate::document::{Era, Kind, slug};
use crate::value::Date;

/// A file or a folder of pictures from outside of the site.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// Its name with its ending; that of a folder of pictures.
    pub name: String,
    /// What stands before its name where people are told of it: the folder that it lies in, with its `/`.
    pub folder: String,
    /// Its bytes; none of a folder.
    pub bytes: Vec<u8>,
    /// Its text, where it is one.
    pub text: Option<String>,
    /// What lies in the folder, or in the folder that a browser saved with a page.
    pub beside: BTreeMap<String, Vec<u8>>,
    /// Whether it is a folder.
    pub is_folder: bool,
}

/// A page to be.
#[derive(Debug, Clone, Default)]
pub struct NewPage {
    /// What it will be.
    pub kind: Option<Kind>,
    /// Its title.
    pub title: String,
    /// Its days.
    pub days: Vec<Date>,
    /// When, as written; for the preview.
    pub when: String,
    /// Where, for the preview.
    pub place: String,
    /// The whole file.
    pub text: String,
    /// Pictures that lie beside it: name and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// Where it comes from: file and cell.
    pub origin: String,
}

/// Everything that was found in the material.
#[derive(Debug, Default)]
pub struct Imported {
    /// The pages, in the order of the material.
    pub pages: Vec<NewPage>,
    /// What could not be read, with files and cells.
    pub said: Vec<Diagnostic>,
}

/// Reads the material; each piece by its ending and contents.
pub fn read(material: &[Given], era: Era<'_>) -> Imported {
    let mut imported = Imported::default();
    for given in material {
        let (pages, said) = (imported.pages.len(), imported.said.len());
        one(given, era, &mut imported);
        for page in &mut imported.pages[pages..] {
            page.origin.insert_str(0, &given.folder);
        }
        for said in &mut imported.said[said..] {
            said.path.insert_str(0, &given.folder);
        }
    }
    imported
}

fn one(given: &Given, era: Era<'_>, imported: &mut Imported) {
    if given.is_folder {
        return album::read(given, era, imported);
    }
    match ending(&given.name).as_str() {
        "xlsx" | "xls" | "ods" | "csv" => events::sheets(given, era, imported),
        "docx" => article::word(given, era, imported),
        "html" | "htm" | "mht" | "mhtml" => wechat::read(given, era, imported),
        "ics" => calendar::read(given, era, imported),
        other => imported.said.push(refused(&given.name, other)),
    }
}

fn refused(name: &str, ending: &str) -> Diagnostic {
    let advice = match ending {
        "doc" | "wps" | "rtf" => "用 WPS 或 Word 打开，另存为 .docx，再导入",
        "et" => "用 WPS 或 Excel 打开，另存为 .xlsx，再导入",
        "pdf" => "PDF 里的文字和表格读不准；找到原来的 .docx 或 .xlsx 再导入",
        "jpg" | "jpeg" | "png" | "heic" => "照片放进一个文件夹，把文件夹导入成图集",
        "md" | "txt" => "已经是文章了，直接放进 content 里对应的文件夹",
        _ => "能导入的有：表格 .xlsx .xls .ods .csv，文章 .docx，存下来的微信文章 .html .mht，日程 .ics，以及照片文件夹",
    };
    Diagnostic::error("not-imported", name, "这种文件不能直接导入").advise(advice)
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// A short ASCII name for a page's file: month and day, then the title.
fn file_name(title: &str, days: &[Date], kind: Kind) -> String {
    let name = slug::slug(title, kind.word());
    let mut short = String::new();
    for part in name.split('-') {
        if !short.is_empty() && short.len() + part.len() > 36 {
            break;
        }
        if !short.is_empty() {
            short.push('-');
        }
        short.push_str(part);
    }
    // What was cut off may leave a name that Windows keeps for itself.
    let short = slug::slug(&short, kind.word());
    days.first().map_or_else(|| short.clone(), |day| format!("{:02}{:02}-{short}", day.month(), day.day()))
}

#[cfg(test)]
mod tests;
