//! The parts of a .docx file around the text: types, relations, default formats, fonts with their substitutes, the foot of the page.

use super::{Media, Page, media_name};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// All parts in the order of the archive.
pub(super) fn all(page: Page, body: &str, media: Media) -> Vec<(String, Vec<u8>)> {
    let mut relations = vec![
        relation("zlStyles", "styles", "styles.xml"),
        relation("zlSettings", "settings", "settings.xml"),
        relation("zlFonts", "fontTable", "fontTable.xml"),
        relation("zlFooter", "footer", "footer1.xml"),
    ];
    for (at, picture) in media.0.iter().enumerate() {
        let (id, name) = media_name(at + 1, picture.png);
        relations.push(relation(&id, "image", &name));
    }
    let part = |name: &str, text: String| (name.to_owned(), format!("{HEAD}{text}").into_bytes());
    let list = |relations: &[String]| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
            relations.concat()
        )
    };
    let mut parts = vec![
        part("[Content_Types].xml", types()),
        part("_rels/.rels", list(&[relation("zlDocument", "officeDocument", "word/document.xml")])),
        part("word/document.xml", document(page, body)),
        part("word/_rels/document.xml.rels", list(&relations)),
        part("word/styles.xml", styles()),
        part("word/settings.xml", settings()),
        part("word/fontTable.xml", fonts()),
        part("word/footer1.xml", footer(page)),
    ];
    for (at, picture) in media.0.into_iter().enumerate() {
        let (_, name) = media_name(at + 1, picture.png);
        parts.push((format!("word/{name}"), picture.bytes));
    }
    parts
}

/// A relation of a part to another one.
pub fn relation(id: &str, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
}

/// The type of all parts with an ending.
pub fn content_type(ending: &str, kind: &str) -> String {
    format!("<Default Extension=\"{ending}\" ContentType=\"{kind}\"/>")
}

fn types() -> String {
    let over = |name: &str, kind: &str| {
        format!(
            "<Override PartName=\"/word/{name}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml\"/>"
        )
    };
    format!(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">{}{}{}{}{}{}{}{}{}</Types>",
        content_type("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        content_type("xml", "application/xml"),
        content_type("jpeg", "image/jpeg"),
        content_type("png", "image/png"),
        over("document", "document.main"),
        over("styles", "styles"),
        over("settings", "settings"),
        over("fontTable", "fontTable"),
        over("footer1", "footer"),
    )
}

fn document(page: Page, body: &str) -> String {
    let (width, height, [top, right, bottom, left]) = page.measures();
    let lies = if page == Page::Wide { " w:orient=\"landscape\"" } else { "" };
    format!(
        "<w:document xmlns:w=\"{WORDS}\" xmlns:r=\"{RELATIONS}\"><w:body>{body}<w:sectPr><w:footerReference w:type=\"default\" r:id=\"zlFooter\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"{lies}/><w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" w:header=\"567\" w:footer=\"{}\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
        if page == Page::Letter { 1300 } else { 567 },
    )
}

/// Letters of official papers where nothing else is said, and no space around paragraphs.
fn styles() -> String {
    format!(
        "<w:styles xmlns:w=\"{WORDS}\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"仿宋_GB2312\" w:cs=\"Times New Roman\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style><w:style w:type=\"table\" w:default=\"1\" w:styleId=\"a1\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style></w:styles>"
    )
}

fn settings() -> String {
    format!(
        "<w:settings xmlns:w=\"{WORDS}\"><w:zoom w:percent=\"100\"/><w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:useFELayout/><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
    )
}

/// The fonts that official papers are set in are not on every machine: each names what stands in for it.
fn fonts() -> String {
    let font = |(name, others): (&str, &str)| {
        format!(
            "<w:font w:name=\"{name}\"><w:altName w:val=\"{others}\"/><w:charset w:val=\"86\"/><w:family w:val=\"auto\"/><w:pitch w:val=\"variable\"/></w:font>"
        )
    };
    let known = [
        ("方正小标宋简体", "方正小标宋_GBK,华文中宋,宋体"),
        ("黑体", "SimHei,微软雅黑"),
        ("仿宋_GB2312", "仿宋,FangSong,华文仿宋"),
        ("楷体_GB2312", "楷体,KaiTi,华文楷体"),
    ];
    format!("<w:fonts xmlns:w=\"{WORDS}\">{}</w:fonts>", known.map(font).concat())
}

fn footer(page: Page) -> String {
    let format =
        "<w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"宋体\"/><w:sz w:val=\"21\"/></w:rPr>";
    let words = |text: &str| format!("<w:r>{format}<w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let field = |name: &str| format!("<w:fldSimple w:instr=\" {name} \"><w:r>{format}<w:t>1</w:t></w:r></w:fldSimple>");
    let inside = match page {
        Page::Letter => format!("{}{}{}", words("— "), field("PAGE"), words(" —")),
        _ => format!("{}{}{}{}{}", words("第 "), field("PAGE"), words(" 页　共 "), field("NUMPAGES"), words(" 页")),
    };
    format!("<w:ftr xmlns:w=\"{WORDS}\"><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>{inside}</w:p></w:ftr>")
}
