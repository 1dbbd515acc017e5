//! Blocks as WordprocessingML.

use super::{Block, Cell, Look, Media, Picture, Run, Table, media_name};
use crate::office::xml::escaped;

/// The fonts of official papers; `parts` names what may stand in for them.
const SONG: &str = "方正小标宋简体";
const HEI: &str = "黑体";
const FANG: &str = "仿宋_GB2312";
const KAI: &str = "楷体_GB2312";

/// English Metric Units in a twentieth of a point.
const EMU: u64 = 635;

/// How high a picture may be, in twentieths of a point: two with their captions go on a page.
const TALLEST: u64 = 5100;

/// The XML of some blocks for a text of that width, in twentieths of a point.
pub fn draw(blocks: &[Block], width: u32, media: &mut Media) -> String {
    let mut out = String::new();
    let mut after_table = false;
    for block in blocks {
        let is_table = matches!(block, Block::Table(_) | Block::Pairs(_));
        if is_table && after_table {
            // Without anything between them two tables become one.
            out.push_str(GAP);
        }
        match block {
            Block::Paragraph(look, runs) => paragraph(*look, runs, &mut out),
            Block::Table(one) => table(one, &mut out),
            Block::Picture(picture) => draw_picture(picture, width, media, &mut out),
            Block::Pairs(pictures) => pairs(pictures, width, media, &mut out),
            Block::NewPage => out.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"),
        }
        after_table = is_table;
    }
    out
}

const GAP: &str = "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"200\" w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"10\"/></w:rPr></w:pPr></w:p>";

/// Font, size in half points, and the paragraph's own properties.
fn look(look: Look) -> (&'static str, u32, &'static str) {
    const LINE: &str = "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"560\" w:lineRule=\"exact\"/>";
    match look {
        Look::Title => (
            SONG,
            44,
            "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"240\" w:line=\"620\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/>",
        ),
        Look::FormTitle => (
            SONG,
            36,
            "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"120\" w:line=\"520\" w:lineRule=\"atLeast\"/><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/>",
        ),
        Look::Subtitle => (
            KAI,
            32,
            "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"200\" w:line=\"560\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>",
        ),
        Look::Heading => (
            HEI,
            32,
            "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"1\"/>",
        ),
        Look::Subheading => (
            KAI,
            32,
            "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"2\"/>",
        ),
        Look::Body => (
            FANG,
            32,
            "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:jc w:val=\"both\"/>",
        ),
        Look::Flat => (FANG, 32, LINE),
        Look::Sign => (
            FANG,
            32,
            "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:rightChars=\"200\" w:right=\"640\"/><w:jc w:val=\"right\"/>",
        ),
        Look::Caption => (KAI, 24, "<w:spacing w:before=\"60\" w:after=\"200\"/><w:jc w:val=\"center\"/>"),
        Look::Note => (KAI, 21, "<w:spacing w:before=\"60\" w:after=\"60\"/>"),
    }
}

fn paragraph(kind: Look, runs: &[Run], out: &mut String) {
    let (font, size, properties) = look(kind);
    out.push_str("<w:p><w:pPr>");
    out.push_str(properties);
    out.push_str("</w:pPr>");
    runs.iter().for_each(|run| words(run, font, size, out));
    out.push_str("</w:p>");
}

/// A run; one that leads somewhere is a field, which needs no entry in another part.
fn words(run: &Run, font: &str, size: u32, out: &mut String) {
    if run.link.is_empty() {
        plain(run, font, size, "", out);
        return;
    }
    out.push_str(&format!("<w:fldSimple w:instr=\"HYPERLINK &quot;{}&quot;\">", escaped(&run.link.replace(['"', ' '], ""))));
    plain(run, font, size, "<w:color w:val=\"0563C1\"/>", out);
    out.push_str("</w:fldSimple>");
}

fn plain(run: &Run, font: &str, size: u32, colour: &str, out: &mut String) {
    let bold = if run.bold { "<w:b/>" } else { "" };
    out.push_str(&format!(
        "<w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"{font}\"/>{bold}{colour}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr>"
    ));
    for (at, line) in run.text.split('\n').enumerate() {
        if at > 0 {
            out.push_str("<w:br/>");
        }
        out.push_str(&format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line)));
    }
    out.push_str("</w:r>");
}

fn table(table: &Table, out: &mut String) {
    let whole: u32 = table.widths.iter().sum();
    let line = |side: &str| {
        format!("<w:{side} w:val=\"{}\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>", if table.lines { "single" } else { "nil" })
    };
    let lines: String = ["top", "left", "bottom", "right", "insideH", "insideV"].iter().map(|side| line(side)).collect();
    out.push_str(&format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"50\" w:type=\"dxa\"/><w:right w:w=\"50\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
    ));
    table.widths.iter().for_each(|width| out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>")));
    out.push_str("</w:tblGrid>");
    for (at, row) in table.rows.iter().enumerate() {
        let height = row.iter().map(|cell| cell.height).max().unwrap_or_default().max(if table.lines { 400 } else { 0 });
        out.push_str(&format!("<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"{height}\" w:hRule=\"atLeast\"/>"));
        if at < table.head {
            out.push_str("<w:tblHeader/>");
        }
        out.push_str("</w:trPr>");
        let mut column = 0;
        for cell in row {
            let next = (column + 1 + cell.over as usize).min(table.widths.len());
            let width: u32 = table.widths[column.min(next)..next].iter().sum();
            draw_cell(cell, width, table.size, out);
            column = next;
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

fn draw_cell(cell: &Cell, width: u32, size: u32, out: &mut String) {
    let span = if cell.over > 0 { format!("<w:gridSpan w:val=\"{}\"/>", cell.over + 1) } else { String::new() };
    let side = if cell.left { "left" } else { "center" };
    out.push_str(&format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:adjustRightInd w:val=\"0\"/><w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"20\" w:after=\"20\"/><w:jc w:val=\"{side}\"/></w:pPr>"
    ));
    let font = if cell.head { HEI } else { FANG };
    words(&Run { text: cell.text.clone(), bold: false, link: cell.link.clone() }, font, size, out);
    out.push_str("</w:p></w:tc>");
}

/// Pictures two by two with their captions, in a table without lines; each pair stays on one page.
fn pairs(pictures: &[(Picture, String)], width: u32, media: &mut Media, out: &mut String) {
    let half = width / 2;
    let cell = |inside: &str| format!("<w:tc><w:tcPr><w:tcW w:w=\"{half}\" w:type=\"dxa\"/></w:tcPr>{inside}</w:tc>");
    out.push_str(&format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"{half}\"/><w:gridCol w:w=\"{half}\"/></w:tblGrid>"
    ));
    for pair in pictures.chunks(2) {
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for at in 0..2 {
            let mut inside = String::new();
            match pair.get(at) {
                Some((picture, caption)) => {
                    // Borders of the cell take a little.
                    draw_picture(picture, half.saturating_sub(240), media, &mut inside);
                    paragraph(Look::Caption, &[Run::plain(caption)], &mut inside);
                }
                None => inside.push_str("<w:p/>"),
            }
            out.push_str(&cell(&inside));
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

fn draw_picture(picture: &Picture, width: u32, media: &mut Media, out: &mut String) {
    let number = media.take(picture);
    let (relation, _) = media_name(number, picture.png);
    let (across, down) = (u64::from(picture.pixels.0.max(1)), u64::from(picture.pixels.1.max(1)));
    // As wide as the text, unless it would be too tall.
    let wide = u64::from(width).min(TALLEST * across / down);
    let (x, y) = (wide * EMU, wide * down / across * EMU);
    let alt = escaped(&picture.alt.replace('\n', " "));
    out.push_str(&format!(
        "<w:p><w:pPr><w:keepNext/><w:spacing w:before=\"120\" w:after=\"0\"/><w:jc w:val=\"center\"/></w:pPr><w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{x}\" cy=\"{y}\"/><wp:docPr id=\"{id}\" name=\"图片{number}\" descr=\"{alt}\"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr><pic:cNvPr id=\"{id}\" name=\"图片{number}\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:embed=\"{relation}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{x}\" cy=\"{y}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>",
        id = 900 + number,
    ));
}
