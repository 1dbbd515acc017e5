//! A workbook: sheets of text and numbers that print on A4 with a repeated head, as bytes of an .xlsx file.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, IgnoreError, Url, Workbook, Worksheet, XlsxError,
};

use super::pack::pack;
use super::zipped::Zipped;

/// A sheet with a title, lines under it, and one table.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Its name on the tab.
    pub name: String,
    /// The title over all columns.
    pub title: String,
    /// Lines between title and table, or label and value of a form, over all columns.
    pub lines: Vec<String>,
    /// The tables, one under the other.
    pub tables: Vec<Table>,
    /// Lines under the tables.
    pub notes: Vec<String>,
    /// The widths of the columns in letters.
    pub widths: Vec<f64>,
    /// Whether it prints on a sheet that lies on its side.
    pub wide: bool,
}

/// A table.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// A heading of its own, empty for none.
    pub title: String,
    /// The heads of the columns; none for a table of labels and values.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words, never a formula whatever they begin with.
    Text(String),
    /// A label, in the letters of a head.
    Label(String),
    /// Words over all columns that are left, behind a label.
    Wide(String),
    /// A number.
    Number(u64),
    /// The sum of what stands in the rows of its table above it in its column, with its value.
    Sum(u64),
    /// Words that lead to an address.
    Link(String, String),
}

impl Cell {
    /// Words.
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::Text(text.into())
    }
}

/// The formats of a workbook.
struct Formats {
    title: Format,
    line: Format,
    head: Format,
    text: Format,
    quoted: Format,
    number: Format,
    link: Format,
}

/// The bytes of a workbook. Gives nothing where a sheet is larger than Excel allows.
pub fn write(sheets: &[Sheet]) -> Option<Vec<u8>> {
    let mut book = Workbook::new();
    let moment = ExcelDateTime::from_ymd(2000, 1, 1).ok()?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&moment));
    let formats = formats();
    for sheet in sheets {
        let page = book.add_worksheet();
        draw(page, sheet, &formats).ok()?;
    }
    repacked(&book.save_to_buffer().ok()?)
}

/// The writer marks its archives otherwise on Windows; packed by us they are the same everywhere.
fn repacked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut zipped = Zipped::open(bytes).ok()?;
    let mut parts = Vec::new();
    for name in zipped.names() {
        let part = zipped.part(&name).ok()??;
        parts.push((name, part));
    }
    pack(&parts)
}

fn formats() -> Formats {
    let base = || Format::new().set_font_name("仿宋").set_font_size(10.5).set_align(FormatAlign::VerticalCenter);
    let cell = || base().set_border(FormatBorder::Thin).set_text_wrap();
    Formats {
        title: base().set_font_name("方正小标宋简体").set_font_size(18).set_align(FormatAlign::Center).set_text_wrap(),
        line: base().set_text_wrap(),
        head: cell().set_font_name("黑体").set_align(FormatAlign::Center),
        text: cell().set_num_format("@").set_align(FormatAlign::Center),
        quoted: cell().set_num_format("@").set_quote_prefix().set_align(FormatAlign::Center),
        number: cell().set_num_format("0").set_align(FormatAlign::Center),
        link: cell().set_font_color("0563C1").set_align(FormatAlign::Center),
    }
}

fn draw(page: &mut Worksheet, sheet: &Sheet, formats: &Formats) -> Result<(), XlsxError> {
    page.set_name(sheet.name.as_str())?;
    page.set_paper_size(9).set_print_fit_to_pages(1, 0).set_footer("&C第 &P 页　共 &N 页");
    page.set_margins(0.6, 0.6, 0.7, 0.7, 0.3, 0.4).set_print_center_horizontally(true);
    if sheet.wide {
        page.set_landscape();
    }
    for (column, width) in (0_u16..).zip(&sheet.widths) {
        page.set_column_width(column, *width)?;
    }
    let last = u16::try_from(sheet.widths.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let mut row = 0;
    let across = |page: &mut Worksheet, row: u32, text: &str, format: &Format, height: f64| -> Result<(), XlsxError> {
        if last > 0 {
            page.merge_range(row, 0, row, last, text, format)?;
        } else {
            page.write_string_with_format(row, 0, text, format)?;
        }
        page.set_row_height(row, height).map(drop)
    };
    if !sheet.title.is_empty() {
        across(page, row, &sheet.title, &formats.title, 30.0)?;
        row += 1;
    }
    for line in &sheet.lines {
        across(page, row, line, &formats.line, 20.0)?;
        row += 1;
    }
    for (at, table) in sheet.tables.iter().enumerate() {
        if !table.title.is_empty() {
            across(page, row, &table.title, &formats.head, 22.0)?;
            row += 1;
        }
        if !table.head.is_empty() {
            for (column, head) in (0_u16..).zip(&table.head) {
                page.write_string_with_format(row, column, head, &formats.head)?;
            }
            let heads: Vec<Cell> = table.head.iter().map(Cell::text).collect();
            page.set_row_height(row, height(&heads, &sheet.widths))?;
            if at + 1 == sheet.tables.len() && sheet.tables.iter().filter(|table| !table.head.is_empty()).count() == 1 {
                page.set_repeat_rows(row, row)?.set_freeze_panes(row + 1, 0)?;
            }
            row += 1;
        }
        let first = row;
        for cells in &table.rows {
            for (column, cell) in (0_u16..).zip(cells) {
                match cell {
                    Cell::Wide(text) if column < last => drop(page.merge_range(row, column, row, last, text, &formats.text)?),
                    cell => draw_cell(page, (first, row, column), cell, formats)?,
                }
            }
            page.set_row_height(row, height(cells, &sheet.widths))?;
            row += 1;
        }
    }
    // Telephone numbers are words on purpose.
    page.ignore_error_range(0, 0, row, last, IgnoreError::NumberStoredAsText)?;
    for note in &sheet.notes {
        across(page, row, note, &formats.line, 18.0)?;
        row += 1;
    }
    Ok(())
}

/// The height of a row in points that holds its longest cell. Excel and WPS would find it by themselves, LibreOffice does not.
fn height(cells: &[Cell], widths: &[f64]) -> f64 {
    let lines = |(at, (cell, width)): (usize, (&Cell, &f64))| match cell {
        Cell::Wide(text) => {
            text.split('\n').count().max((crate::terminal::width(text) as f64 / widths[at..].iter().sum::<f64>()).ceil() as usize) as f64
        }
        Cell::Text(text) | Cell::Label(text) | Cell::Link(text, _) => {
            let room = (*width - 1.5).max(2.0);
            text.split('\n').map(|line| (crate::terminal::width(line) as f64 / room).ceil().max(1.0)).sum::<f64>()
        }
        Cell::Number(_) | Cell::Sum(_) => 1.0,
    };
    let most = cells.iter().zip(widths).enumerate().map(lines).fold(1.0, f64::max);
    // Excel takes no row above 409 points.
    (most * 14.5 + 6.0).min(409.0)
}

fn draw_cell(page: &mut Worksheet, (first, row, column): (u32, u32, u16), cell: &Cell, formats: &Formats) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) | Cell::Wide(text) => {
            let format = if text.starts_with(['=', '+', '-', '@']) { &formats.quoted } else { &formats.text };
            page.write_string_with_format(row, column, text, format)?;
        }
        Cell::Label(text) => {
            page.write_string_with_format(row, column, text, &formats.head)?;
        }
        // Counts stay far below what a floating number holds exactly.
        Cell::Number(number) => {
            page.write_number_with_format(row, column, *number as f64, &formats.number)?;
        }
        Cell::Sum(sum) if row > first => {
            let letter = rust_xlsxwriter::utility::column_number_to_name(column);
            let formula = Formula::new(format!("=SUM({letter}{}:{letter}{row})", first + 1)).set_result(sum.to_string());
            page.write_formula_with_format(row, column, formula, &formats.number)?;
        }
        Cell::Sum(sum) => {
            page.write_number_with_format(row, column, *sum as f64, &formats.number)?;
        }
        // Excel takes addresses of 2,080 characters and no more.
        Cell::Link(text, url) if (url.starts_with("http://") || url.starts_with("https://")) && url.len() < 2000 => {
            page.write_url_with_format(row, column, Url::new(url).set_text(text), &formats.link)?;
        }
        Cell::Link(text, _) => {
            page.write_string_with_format(row, column, text, &formats.text)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::zipped::Zipped;

    fn book() -> Vec<u8> {
        let rows = vec![
            vec![Cell::text("=1+1"), Cell::Number(3)],
            vec![Cell::Link("页".into(), "https://example.edu.cn/".into()), Cell::Number(4)],
            vec![Cell::text("合计"), Cell::Sum(7)],
        ];
        let table = Table { head: vec!["甲".into(), "乙".into()], rows, ..Table::default() };
        write(&[Sheet { name: "表".into(), title: "题".into(), tables: vec![table], widths: vec![10.0, 10.0], ..Sheet::default() }])
            .expect("a book")
    }

    #[test]
    fn words_that_look_like_formulas_stay_words_and_sums_are_formulas() {
        let bytes = book();
        assert_eq!(bytes, book());
        let part = Zipped::open(&bytes).expect("an archive").part("xl/worksheets/sheet1.xml").expect("sound").expect("there");
        let sheet = String::from_utf8(part).expect("UTF-8");
        assert_eq!(sheet.matches("<f>").count(), 1);
        assert!(sheet.contains("<f>SUM(B3:B4)</f><v>7</v>"), "{sheet}");
    }
}
