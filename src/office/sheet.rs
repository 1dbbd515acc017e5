//! Sheets → cells as text: `.xlsx`, `.xls` and `.ods` by their contents, `.csv` from its characters; dates as dates, merged cells filled.
//!
//! Pure. Files come from strangers: rows, cells and what a file unpacks to are bounded, and a reader that stumbles gives a `Fault`.

use crate::guard::guarded;
use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Reader, SheetVisible, Xls, XlsError, Xlsx, XlsxError};

use super::ods;
use super::zipped::{Fault, Zipped};

/// The most rows with something in them that a file may have.
pub const ROWS: usize = 5_000;
/// The most columns that are looked at.
pub(super) const COLUMNS: u32 = 200;
/// The most bytes that a file may have, and those that it may unpack to.
const BYTES: usize = 24 << 20;
const UNPACKED: usize = 192 << 20;
/// The most cells that are filled because they are merged with another.
const FILLED: usize = 500_000;
/// The most bytes that all cells together may hold: a text may stand in many cells and be stored once.
const TEXT: usize = 64 << 20;
/// The container of the formats before 2007.
const OLD: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

/// One sheet of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; empty in `.csv`.
    pub name: String,
    /// The rows with something in them.
    pub rows: Vec<Row>,
}

/// A row of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number as shown, from 1.
    pub number: u32,
    /// Its cells from column A on, trimmed; empty where there is nothing.
    pub cells: Vec<String>,
}

impl Row {
    /// A cell's text, empty beyond the row's end.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// The address of a cell: column from 0, row from 1, such as `B7`.
pub fn address(column: usize, row: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

/// Whether bytes begin like a sheet's file: a zip archive or the old container.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || bytes.starts_with(OLD)
}

/// The visible sheets of a workbook that have something in them, in order.
///
/// # Errors
/// [`Fault`] when it is broken, needs a password, or holds more than a school's table does.
pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Fault> {
    if bytes.len() > BYTES {
        return Err(Fault::TooLarge);
    }
    // The readers were not written for files made to break them.
    let read = guarded(|| if bytes.starts_with(OLD) { old(bytes) } else { new(bytes) });
    let mut sheets = read.unwrap_or(Err(Fault::Broken))?;
    sheets.retain(|sheet| !sheet.rows.is_empty());
    Ok(sheets)
}

fn new(bytes: &[u8]) -> Result<Vec<Sheet>, Fault> {
    let mut zipped = Zipped::open(bytes)?;
    let mut unpacked = 0;
    for name in zipped.names() {
        unpacked += zipped.part(&name)?.map_or(0, |part| part.len());
        if unpacked > UNPACKED {
            return Err(Fault::TooLarge);
        }
    }
    if ods::is_ods(&zipped.names()) {
        let shown = |(sheet, is_shown): (Sheet, bool)| is_shown.then_some(sheet);
        return Ok(ods::read(&mut zipped, ROWS)?.sheets.into_iter().filter_map(shown).collect());
    }
    let fault = |error: XlsxError| if matches!(error, XlsxError::Password) { Fault::Locked } else { Fault::Broken };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(fault)?;
    let mut sheets = Vec::new();
    let mut left = ROWS;
    for name in visible(book.sheets_metadata()) {
        // A sheet of charts has no cells.
        let merged = areas(&book.merge_cells_by_sheet_name(&name).unwrap_or_default());
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        let mut gathered = Gathered::default();
        while let Some(cell) = cells.next_cell().map_err(|_| Fault::Broken)? {
            let (row, column) = cell.get_position();
            gathered.put(row, column, &new_text(cell.get_value()), left)?;
        }
        let sheet = gathered.sheet(name, &merged);
        left -= sheet.rows.len();
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn old(bytes: &[u8]) -> Result<Vec<Sheet>, Fault> {
    let fault = |error: XlsError| if matches!(error, XlsError::Password) { Fault::Locked } else { Fault::Broken };
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(fault)?;
    let mut sheets = Vec::new();
    let mut left = ROWS;
    for name in visible(book.sheets_metadata()) {
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let (top, edge) = range.start().unwrap_or_default();
        let mut gathered = Gathered::default();
        for (row, column, value) in range.used_cells() {
            let place = |offset: usize, start: u32| u32::try_from(offset).unwrap_or(u32::MAX).saturating_add(start);
            gathered.put(place(row, top), place(column, edge), &text(value), left)?;
        }
        let merged = areas(&book.merge_cells_by_sheet_name(&name).unwrap_or_default());
        let sheet = gathered.sheet(name, &merged);
        left -= sheet.rows.len();
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn visible(sheets: &[calamine::Sheet]) -> Vec<String> {
    sheets.iter().filter(|sheet| sheet.visible == SheetVisible::Visible).map(|sheet| sheet.name.clone()).take(40).collect()
}

fn areas(merged: &[Dimensions]) -> Vec<Merged> {
    merged.iter().map(|area| Merged { start: area.start, end: area.end }).collect()
}

/// Cells that are one: row and column of the first and the last one, from 0.
pub(super) struct Merged {
    pub(super) start: (u32, u32),
    pub(super) end: (u32, u32),
}

/// Cells by row, as they come.
#[derive(Default)]
pub(super) struct Gathered {
    rows: BTreeMap<u32, Vec<String>>,
    bytes: usize,
}

impl Gathered {
    pub(super) fn put(&mut self, row: u32, column: u32, text: &str, most: usize) -> Result<(), Fault> {
        let text = text.trim();
        if text.is_empty() || column >= COLUMNS {
            return Ok(());
        }
        self.bytes += text.len();
        if self.bytes > TEXT || self.rows.len() >= most && !self.rows.contains_key(&row) {
            return Err(Fault::TooLarge);
        }
        let cells = self.rows.entry(row).or_default();
        let at = column as usize;
        if cells.len() <= at {
            cells.resize(at + 1, String::new());
        }
        text.clone_into(&mut cells[at]);
        Ok(())
    }

    pub(super) fn sheet(mut self, name: String, merged: &[Merged]) -> Sheet {
        let mut left = FILLED;
        for area in merged {
            let ((top, edge), (bottom, right)) = (area.start, area.end);
            let Some(text) = self.rows.get(&top).and_then(|cells| cells.get(edge as usize)).filter(|text| !text.is_empty()).cloned() else {
                continue;
            };
            if bottom < top || right < edge {
                continue;
            }
            for (_, cells) in self.rows.range_mut(top..=bottom) {
                for column in edge..=right.min(COLUMNS - 1) {
                    let at = column as usize;
                    if left == 0 || self.bytes > TEXT {
                        break;
                    }
                    (left, self.bytes) = (left - 1, self.bytes + text.len());
                    if cells.len() <= at {
                        cells.resize(at + 1, String::new());
                    }
                    if cells[at].is_empty() {
                        cells[at].clone_from(&text);
                    }
                }
            }
        }
        let rows = self.rows.into_iter().map(|(row, cells)| Row { number: row.saturating_add(1), cells }).collect();
        Sheet { name, rows }
    }
}

fn new_text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::SharedString(text) => (*text).to_owned(),
        other => text(&other.clone().into()),
    }
}

fn text(value: &Data) -> String {
    match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        Data::Float(number) => number.to_string(),
        Data::String(text) => text.clone(),
        Data::Bool(flag) => if *flag { "是" } else { "否" }.to_owned(),
        Data::DateTime(moment) => written(moment),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.replace('T', " "),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

/// A date, a time or both, as people write them.
fn written(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour}:{minute:02}");
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return time;
    }
    let date = format!("{year}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date} {time}") }
}

/// The cells of a `.csv`: separated by commas, semicolons or tabs, whichever its first lines hold most of.
///
/// # Errors
/// [`Fault::TooLarge`] when it has too many rows.
pub fn csv(text: &str) -> Result<Sheet, Fault> {
    let head: String = text.lines().take(5).collect();
    let count = |mark: char| head.matches(mark).count();
    let mark = [',', '\t', ';', '，'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(',');
    let (mut rows, mut cells, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut number, mut quoted) = (0_u32, false);
    let mut chars = text.chars().chain((!text.ends_with('\n')).then_some('\n')).peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted || cell.trim().is_empty() => quoted = !quoted,
            c if c == mark && !quoted => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            '\n' if !quoted => {
                number += 1;
                cells.push(std::mem::take(&mut cell).trim().to_owned());
                cells.truncate(COLUMNS as usize);
                if cells.iter().any(|cell| !cell.is_empty()) {
                    rows.push(Row { number, cells: std::mem::take(&mut cells) });
                }
                cells.clear();
                if rows.len() > ROWS {
                    return Err(Fault::TooLarge);
                }
            }
            c => cell.push(c),
        }
    }
    // A quote that is never closed: what stands behind it is one cell.
    if !cell.trim().is_empty() {
        cells.push(cell.trim().to_owned());
        rows.push(Row { number: number + 1, cells });
    }
    Ok(Sheet { name: String::new(), rows })
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Format, Workbook};

    use super::*;

    #[test]
    fn cells_have_addresses() {
        assert_eq!([address(0, 1), address(25, 9), address(26, 2), address(701, 3), address(702, 3)], ["A1", "Z9", "AA2", "ZZ3", "AAA3"]);
    }

    #[test]
    fn dates_are_dates_and_merged_cells_are_filled() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("安排").expect("a name");
        let date = Format::new().set_num_format("yyyy-mm-dd");
        let time = Format::new().set_num_format("hh:mm");
        sheet.merge_range(1, 0, 2, 0, "开放日", &Format::new()).expect("merged");
        sheet.write_number_with_format(1, 1, 45432.0, &date).expect("a date");
        sheet.write_number_with_format(2, 1, 45_433.645_833_333_336, &date).expect("a date and time");
        sheet.write_number_with_format(1, 2, 0.645_833_333_333, &time).expect("a time");
        sheet.write_number(2, 2, 120.0).expect("a number");
        book.add_worksheet().set_name("空").expect("a name");
        let bytes = book.save_to_buffer().expect("a file");
        let sheets = read(&bytes).expect("readable");
        let row = |number, cells: [&str; 3]| Row { number, cells: cells.map(str::to_owned).to_vec() };
        assert_eq!(
            sheets,
            [Sheet {
                name: "安排".into(),
                rows: vec![row(2, ["开放日", "2024-05-20", "15:30"]), row(3, ["开放日", "2024-05-21 15:30", "120"])]
            }]
        );
    }

    #[test]
    fn too_much_is_refused_and_nonsense_too() {
        assert_eq!(read(b"no sheet at all"), Err(Fault::Broken));
        assert_eq!(read(&[OLD, &[7; 600]].concat()), Err(Fault::Broken));
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for row in 0..=5_000 {
            sheet.write_string(row, 0, "甲").expect("a cell");
        }
        assert_eq!(read(&book.save_to_buffer().expect("a file")), Err(Fault::TooLarge));
        let mut corners = Workbook::new();
        corners.add_worksheet().write_string(1_048_575, 16_383, "远").expect("a cell").write_string(0, 0, "近").expect("a cell");
        assert_eq!(read(&corners.save_to_buffer().expect("a file")).expect("readable")[0].rows.len(), 1);
    }

    #[test]
    fn csv_knows_quotes_and_its_own_mark() {
        let sheet = csv("名称,时间\n\"焊接,体验\",\"5月20日\n9:00\"\n\n\"他说\"\"好\"\"\",x\n").expect("small");
        assert_eq!(sheet.rows[1].cells, ["焊接,体验", "5月20日\n9:00"]);
        assert_eq!((sheet.rows[2].number, sheet.rows[2].cell(0)), (4, "他说\"好\""));
        assert_eq!(csv("a\tb，c\n1\t2\n").expect("small").rows[1].cells, ["1", "2"]);
    }
}
