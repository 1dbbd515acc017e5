//! OpenDocument sheets (`.ods`, as LibreOffice and WPS keep them) → cells as text.
//!
//! Own and not calamine's: that one writes out what a cell says of its repetition, up to 100 million cells for a file of a kilobyte.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::sheet::{COLUMNS, Gathered, Merged, Sheet};
use super::zipped::{Fault, Zipped};

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// Its sheets, and whether each is shown.
    pub(super) sheets: Vec<(Sheet, bool)>,
    /// What stands in comments.
    pub(super) notes: Vec<String>,
}

/// Whether an archive is an OpenDocument sheet: it has contents and nothing of Excel's.
pub(super) fn is_ods(names: &[String]) -> bool {
    names.iter().any(|name| name == "content.xml") && !names.iter().any(|name| name.starts_with("xl/"))
}

/// Reads the sheets; at most `most` rows of all together have something in them.
pub(super) fn read(zipped: &mut Zipped<'_>, most: usize) -> Result<Book, Fault> {
    // What is encrypted says so in the manifest.
    let manifest = zipped.part("META-INF/manifest.xml")?.unwrap_or_default();
    if String::from_utf8_lossy(&manifest).contains("<manifest:encryption-data") {
        return Err(Fault::Locked);
    }
    let part = zipped.part("content.xml")?.ok_or(Fault::Broken)?;
    let mut reader = Reader::from_reader(part.as_slice());
    let mut walk = Walk { left: most, ..Walk::default() };
    loop {
        match reader.read_event().map_err(|_| Fault::Broken)? {
            Event::Start(tag) => walk.open(&tag),
            Event::Empty(tag) => {
                walk.open(&tag);
                walk.close(tag.name().as_ref())?;
            }
            Event::End(tag) => walk.close(tag.name().as_ref())?,
            Event::Text(text) => walk.say(&text.xml10_content()),
            Event::GeneralRef(name) => walk.say(&super::text::reference(&name)),
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(walk.book)
}

/// A cell while it is read.
#[derive(Default)]
struct Cell {
    value: Option<String>,
    text: String,
    repeated: u32,
    span: (u32, u32),
}

#[derive(Default)]
struct Walk {
    book: Book,
    left: usize,
    /// Styles of sheets that are not shown.
    hidden: Vec<String>,
    style: String,
    name: String,
    is_shown: bool,
    gathered: Gathered,
    merged: Vec<Merged>,
    row: u32,
    repeated: u32,
    cells: Vec<(u32, String)>,
    column: u32,
    cell: Option<Cell>,
    note: Option<String>,
}

impl Walk {
    fn open(&mut self, tag: &BytesStart<'_>) {
        match tag.name().as_ref() {
            "style:style" => self.style = attribute(tag, "style:name").unwrap_or_default(),
            "style:table-properties" if attribute(tag, "table:display").as_deref() == Some("false") => self.hidden.push(self.style.clone()),
            "table:table" => {
                self.name = attribute(tag, "table:name").unwrap_or_default();
                self.is_shown = attribute(tag, "table:style-name").is_none_or(|style| !self.hidden.contains(&style));
                self.row = 0;
            }
            "table:table-row" => {
                self.repeated = count(tag, "table:number-rows-repeated");
                self.column = 0;
            }
            name @ ("table:table-cell" | "table:covered-table-cell") => {
                let span = (count(tag, "table:number-rows-spanned"), count(tag, "table:number-columns-spanned"));
                // A cell that another one covers shows nothing of its own.
                let value = if name == "table:table-cell" { value(tag) } else { Some(String::new()) };
                self.cell = Some(Cell { value, text: String::new(), repeated: count(tag, "table:number-columns-repeated"), span });
            }
            "office:annotation" => self.note = Some(String::new()),
            "text:p" if self.cell.as_ref().is_some_and(|cell| !cell.text.is_empty()) => self.say("\n"),
            "text:line-break" => self.say("\n"),
            "text:s" | "text:tab" => self.say(" "),
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        match (&mut self.note, &mut self.cell) {
            (Some(note), _) => note.push_str(text),
            (None, Some(cell)) => cell.text.push_str(text),
            (None, None) => {}
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Fault> {
        match name {
            "office:annotation" => self.book.notes.extend(self.note.take().filter(|note| !note.trim().is_empty())),
            "table:table-cell" | "table:covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return Ok(()) };
                let text = cell.value.unwrap_or(cell.text);
                let (first, after) = (self.column, self.column.saturating_add(cell.repeated));
                if cell.span != (1, 1) {
                    let end = (self.row.saturating_add(cell.span.0 - 1), first.saturating_add(cell.span.1 - 1));
                    self.merged.push(Merged { start: (self.row, first), end });
                }
                if !text.trim().is_empty() {
                    self.cells.extend((first..after.min(COLUMNS)).map(|column| (column, text.clone())));
                }
                self.column = after;
            }
            "table:table-row" => {
                let cells = std::mem::take(&mut self.cells);
                for row in self.row..if cells.is_empty() { self.row } else { self.row.saturating_add(self.repeated) } {
                    for (column, text) in &cells {
                        self.gathered.put(row, *column, text, self.left)?;
                    }
                }
                self.row = self.row.saturating_add(self.repeated);
            }
            "table:table" => {
                let gathered = std::mem::take(&mut self.gathered);
                let sheet = gathered.sheet(std::mem::take(&mut self.name), &std::mem::take(&mut self.merged));
                self.left -= sheet.rows.len();
                self.book.sheets.push((sheet, self.is_shown));
            }
            _ => {}
        }
        Ok(())
    }
}

/// What a cell holds, where its text only shows it: numbers, dates, times, yes and no.
fn value(tag: &BytesStart<'_>) -> Option<String> {
    match attribute(tag, "office:value-type")?.as_str() {
        "float" | "currency" | "percentage" => attribute(tag, "office:value"),
        "date" => attribute(tag, "office:date-value").map(|date| match date.split_once('T') {
            Some((day, time)) => format!("{day} {}", time.get(..5).unwrap_or(time)),
            None => date,
        }),
        // `PT15H30M00S`
        "time" => attribute(tag, "office:time-value").and_then(|time| {
            let (hours, rest) = time.strip_prefix("PT")?.split_once('H')?;
            let minutes = rest.split_once('M')?.0;
            Some(format!("{}:{minutes:0>2}", hours.trim_start_matches('0').parse::<u32>().unwrap_or_default()))
        }),
        "boolean" => attribute(tag, "office:boolean-value").map(|flag| if flag == "true" { "是" } else { "否" }.to_owned()),
        _ => attribute(tag, "office:string-value"),
    }
}

/// A number from 1 on; 1 where none is written.
fn count(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).and_then(|number| number.parse().ok()).unwrap_or(1).max(1)
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok()??;
    Some(attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::super::sheet;
    use super::*;

    fn ods(tables: &str) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("content.xml", SimpleFileOptions::default()).expect("a part");
        let hidden = "<style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style>";
        write!(writer, "<office:document-content>{hidden}<office:spreadsheet>{tables}</office:spreadsheet></office:document-content>")
            .expect("written to memory");
        writer.finish().expect("an archive").into_inner()
    }

    fn text(text: &str) -> String {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    }

    #[test]
    fn cells_are_read_as_they_are_meant() {
        let typed = |kind: &str, value: &str| {
            format!("<table:table-cell office:value-type=\"{kind}\" office:{value}><text:p>###</text:p></table:table-cell>")
        };
        let table = format!(
            "<table:table table:name=\"安排\"><table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>\
             <table:table-row>{}<table:table-cell table:number-columns-repeated=\"3\"/>{}{}</table:table-row>\
             <table:table-row>{}{}{}{}</table:table-row>\
             <table:table-row><table:table-cell table:number-columns-spanned=\"2\" office:value-type=\"string\"><text:p>合</text:p><text:p>并</text:p></table:table-cell><table:covered-table-cell/></table:table-row>\
             <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>\
             <table:table table:name=\"藏\" table:style-name=\"ta2\"><table:table-row>{}</table:table-row></table:table>",
            text("甲 &amp; 乙"),
            text("<office:annotation><text:p>批注</text:p></office:annotation>丙"),
            text("丁<text:s text:c=\"3\"/>戊"),
            typed("date", "date-value=\"2024-05-20T15:30:00\""),
            typed("date", "date-value=\"2024-05-21\""),
            typed("time", "time-value=\"PT09H05M00S\""),
            typed("float", "value=\"13800000001\""),
            text("己")
        );
        let sheets = sheet::read(&ods(&table)).expect("readable");
        assert_eq!((sheets.len(), sheets[0].name.as_str()), (1, "安排"));
        let rows: Vec<(u32, Vec<&str>)> =
            sheets[0].rows.iter().map(|row| (row.number, row.cells.iter().map(String::as_str).collect())).collect();
        assert_eq!(rows[0], (3, vec!["甲 & 乙", "", "", "", "丙", "丁 戊"]));
        assert_eq!(rows[1], (4, vec!["2024-05-20 15:30", "2024-05-21", "9:05", "13800000001"]));
        assert_eq!(rows[2], (5, vec!["合\n并", "合\n并"]));
        assert_eq!(rows.len(), 3);
    }

    #[test]
    fn repetition_without_end_and_broken_files_are_refused() {
        let row = |cell: &str| {
            format!("<table:table><table:table-row table:number-rows-repeated=\"4294967295\">{cell}</table:table-row></table:table>")
        };
        let wide = "<table:table-cell table:number-columns-repeated=\"4294967295\" office:value-type=\"string\"><text:p>炸</text:p></table:table-cell>";
        assert_eq!(sheet::read(&ods(&row(wide))), Err(Fault::TooLarge));
        assert_eq!(sheet::read(&ods(&row("<table:table-cell/>").repeat(50))), Ok(Vec::new()));
        assert_eq!(sheet::read(&ods("<table:table><table:table-row></text:p>")), Err(Fault::Broken));
    }
}
