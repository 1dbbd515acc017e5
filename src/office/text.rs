//! All the text inside an Office file, piece by piece with its place, for those who look through it; nothing is laid out.
//!
//! Reads .docx, .xlsx, .xlsm, .xls, .ods and .pptx. Comments, notes, headers and hidden sheets count: whoever downloads the file has them too.

use std::io::Cursor;

use calamine::{Data, Reader as _, open_workbook_auto_from_rs};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::ods;
use super::sheet::{ROWS, address};
use super::zipped::{Fault, Zipped};

/// More cells than this are not looked at.
const CELLS: usize = 2_000_000;

/// What stands in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// The pieces in reading order.
    pub pieces: Vec<Piece>,
    /// Who wrote it, as the file's properties say.
    pub authors: Vec<String>,
}

/// A paragraph or a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands, for people: `第 3 段`, `第 2 张幻灯片`, `工作表“名单”`.
    pub place: String,
    /// The cell of a sheet, such as `B7`.
    pub cell: Option<String>,
    /// Its text.
    pub text: String,
}

/// The text of a file; `ending` is that of its name, in lower case.
///
/// # Errors
/// [`Fault`] when it is damaged, locked or too large to be looked at.
pub fn words(bytes: &[u8], ending: &str) -> Result<Words, Fault> {
    let mut words = Words::default();
    if ending != "xls" {
        let mut zipped = Zipped::open(bytes)?;
        for name in zipped.names() {
            let Some(place) = place_of(&name) else { continue };
            let Some(part) = zipped.part(&name)? else { continue };
            paragraphs(&part, &place, &mut words.pieces);
        }
        words.authors = zipped.part("docProps/core.xml")?.map(|part| authors(&part)).unwrap_or_default();
    }
    if ending == "ods" {
        open_document(&mut Zipped::open(bytes)?, &mut words.pieces)?;
    } else if matches!(ending, "xlsx" | "xlsm" | "xls") {
        cells(bytes, &mut words.pieces)?;
    }
    Ok(words)
}

/// How people call a part that holds paragraphs; `None` for all others.
fn place_of(part: &str) -> Option<String> {
    let (folder, name) = part.rsplit_once('/')?;
    let number = || name.chars().filter(char::is_ascii_digit).collect::<String>();
    match folder {
        "word" if name == "document.xml" => Some("第 {} 段".to_owned()),
        "word" if name.starts_with("header") || name.starts_with("footer") => Some("页眉页脚".to_owned()),
        "word" if name.starts_with("footnotes") || name.starts_with("endnotes") => Some("脚注".to_owned()),
        "word" if name.starts_with("comments") && name.ends_with(".xml") => Some("批注".to_owned()),
        "xl" if name.starts_with("comments") => Some("批注".to_owned()),
        "ppt/slides" => Some(format!("第 {} 张幻灯片", number())),
        "ppt/notesSlides" => Some(format!("第 {} 张幻灯片的备注", number())),
        _ => None,
    }
}

/// The paragraphs of a part; broken XML ends where it breaks. `{}` in `place` stands for the number of the paragraph.
fn paragraphs(part: &[u8], place: &str, pieces: &mut Vec<Piece>) {
    let mut reader = Reader::from_reader(part);
    let (mut text, mut shown, mut count) = (String::new(), false, 0_usize);
    let mut finish = |text: &mut String| {
        count += 1;
        if !text.trim().is_empty() {
            pieces.push(Piece { place: place.replace("{}", &count.to_string()), cell: None, text: std::mem::take(text) });
        }
    };
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => shown = matches!(tag.local_name().as_ref(), "t" | "instrText" | "delText"),
            Ok(Event::Empty(tag)) if matches!(tag.local_name().as_ref(), "tab" | "br" | "cr") => text.push(' '),
            Ok(Event::Text(part)) if shown => text.push_str(&part.xml10_content()),
            Ok(Event::GeneralRef(name)) if shown => text.push_str(&reference(&name)),
            Ok(Event::End(tag)) => {
                shown = false;
                if tag.local_name().as_ref() == "p" || tag.local_name().as_ref() == "comment" {
                    finish(&mut text);
                }
            }
            Ok(Event::Eof) | Err(_) => return finish(&mut text),
            Ok(_) => {}
        }
    }
}

/// The character behind `&amp;`, `&#x31;` and the like.
pub(super) fn reference(name: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return c.to_string();
    }
    quick_xml::escape::resolve_predefined_entity(name.as_ref()).unwrap_or_default().to_owned()
}

fn authors(part: &[u8]) -> Vec<String> {
    let mut reader = Reader::from_reader(part);
    let (mut names, mut inside) = (Vec::new(), false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => inside = matches!(tag.local_name().as_ref(), "creator" | "lastModifiedBy"),
            Ok(Event::Text(name)) if inside => names.push(name.xml10_content().trim().to_owned()),
            Ok(Event::End(_)) => inside = false,
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names.dedup();
    names
}

fn open_document(zipped: &mut Zipped<'_>, pieces: &mut Vec<Piece>) -> Result<(), Fault> {
    let book = ods::read(zipped, ROWS)?;
    for (sheet, _) in &book.sheets {
        let place = format!("工作表“{}”", sheet.name);
        for row in &sheet.rows {
            for (column, text) in row.cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                let cell = Some(address(column, row.number));
                pieces.push(Piece { place: place.clone(), cell, text: text.clone() });
            }
        }
    }
    pieces.extend(book.notes.into_iter().map(|text| Piece { place: "批注".to_owned(), cell: None, text }));
    Ok(())
}

fn cells(bytes: &[u8], pieces: &mut Vec<Piece>) -> Result<(), Fault> {
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| Fault::Broken)?;
    let mut left = CELLS;
    for name in book.sheet_names() {
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let (top, first) = range.start().unwrap_or_default();
        for (row, column, data) in range.used_cells() {
            left = left.checked_sub(1).ok_or(Fault::TooLarge)?;
            let text = match data {
                Data::String(text) => text.clone(),
                // A number of a phone is stored as a float, and is shown without a fraction.
                Data::Float(number) if number.fract() == 0.0 => format!("{number:.0}"),
                other => other.to_string(),
            };
            if text.trim().is_empty() {
                continue;
            }
            let number = u32::try_from(top as usize + row + 1).unwrap_or(u32::MAX);
            let cell = Some(address(first as usize + column, number));
            pieces.push(Piece { place: format!("工作表“{name}”"), cell, text });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).expect("a new part");
            writer.write_all(text.as_bytes()).expect("written to memory");
        }
        writer.finish().expect("a whole archive").into_inner()
    }

    fn of(words: &Words) -> Vec<(&str, Option<&str>, &str)> {
        words.pieces.iter().map(|piece| (piece.place.as_str(), piece.cell.as_deref(), piece.text.as_str())).collect()
    }

    #[test]
    fn a_word_file_gives_its_paragraphs_comments_and_author() {
        let bytes = archive(&[
            (
                "word/document.xml",
                "<w:document xmlns:w='w'><w:p><w:r><w:t>一</w:t></w:r></w:p><w:p><w:r><w:t>138</w:t></w:r><w:r><w:t>0000 &amp; 1</w:t></w:r></w:p></w:document>",
            ),
            ("word/comments.xml", "<w:comments xmlns:w='w'><w:comment><w:p><w:r><w:t>批</w:t></w:r></w:p></w:comment></w:comments>"),
            ("word/styles.xml", "<w:styles xmlns:w='w'><w:t>不是文字</w:t></w:styles>"),
            (
                "docProps/core.xml",
                "<c xmlns:dc='d' xmlns:cp='p'><dc:creator>王小明</dc:creator><cp:lastModifiedBy>王小明</cp:lastModifiedBy></c>",
            ),
        ]);
        let words = words(&bytes, "docx").expect("a Word file");
        assert_eq!(of(&words), [("批注", None, "批"), ("第 1 段", None, "一"), ("第 2 段", None, "1380000 & 1")]);
        assert_eq!(words.authors, ["王小明"]);
    }

    #[test]
    fn a_sheet_gives_its_cells_with_their_addresses() {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet().set_name("名单").expect("a name");
        sheet.write(6, 1, 13_800_001_111_f64).expect("a cell");
        sheet.write(0, 27, "李明").expect("a cell");
        let bytes = book.save_to_buffer().expect("a workbook");
        let words = words(&bytes, "xlsx").expect("a sheet");
        assert_eq!(of(&words), [("工作表“名单”", Some("AB1"), "李明"), ("工作表“名单”", Some("B7"), "13800001111")]);
    }

    #[test]
    fn slides_are_numbered_and_broken_files_are_faults() {
        let bytes = archive(&[("ppt/slides/slide2.xml", "<p:sld xmlns:p='p' xmlns:a='a'><a:p><a:r><a:t>欢迎</a:t></a:r></a:p></p:sld>")]);
        assert_eq!(of(&words(&bytes, "pptx").expect("slides")), [("第 2 张幻灯片", None, "欢迎")]);
        assert!(words(b"PK\x03\x04 and no more", "docx").is_err());
        assert!(words(&bytes[..bytes.len() / 2], "docx").is_err());
    }
}
