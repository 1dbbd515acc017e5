//! The `photos` of a front matter: maps, or one line each such as `焊接.jpg 学生展示焊接（张三 摄）`.

use super::super::front::PhotoLine;
use super::super::keys;
use super::scalars;
use crate::yaml::{Fields, Located, Node, Reader, Value};

/// The endings that a picture's name can have.
const ENDINGS: [&str; 8] = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".heic", ".bmp"];

/// Reads all photos of a page.
pub(super) fn photos(fields: &Fields<'_>, reader: &mut Reader<'_>) -> Vec<PhotoLine> {
    fields.items("photos").iter().filter_map(|node| photo(node, reader)).collect()
}

fn photo(node: &Node, reader: &mut Reader<'_>) -> Option<PhotoLine> {
    let Value::Text(line) = &node.value else {
        let fields = Fields::open(node, &[keys::PHOTO], reader);
        let Some(src) = fields.text("src", reader) else {
            reader.error("missing-photo-file", node.range.clone(), "这张照片没有写文件", "加上 文件: 焊接.jpg");
            return None;
        };
        let (caption, spoken) = credit(&fields.plain("caption", reader).unwrap_or_default());
        return Some(PhotoLine {
            src,
            caption,
            alt: fields.plain("alt", reader).unwrap_or_default(),
            credit: fields.plain("credit", reader).unwrap_or(spoken),
            featured: scalars::flag(&fields, "featured", reader).unwrap_or_default(),
            minors: scalars::flag(&fields, "minors", reader),
            consent: scalars::flag(&fields, "consent", reader),
        });
    };
    let (name, caption) = cut(line.trim());
    let (caption, credit) = credit(caption);
    Some(PhotoLine { src: Located { value: name.to_owned(), range: node.range.clone() }, caption, credit, ..PhotoLine::default() })
}

/// Cuts a line behind the picture's name, which may hold blanks itself.
pub(in crate::document) fn cut(line: &str) -> (&str, &str) {
    let lower = line.to_ascii_lowercase();
    let ends = ENDINGS.iter().filter_map(|ending| lower.find(ending).map(|at| at + ending.len()));
    match ends.filter(|end| line[*end..].is_empty() || line[*end..].starts_with([' ', '\t', '\u{3000}', '，', ','])).min() {
        Some(end) => (&line[..end], line[end..].trim_matches([' ', '\t', '\u{3000}', '，', ','])),
        None => (line, ""),
    }
}

/// Takes `（张三 摄）` off a caption's end: the caption and the photographer.
pub(in crate::document) fn credit(caption: &str) -> (String, String) {
    let caption = caption.trim();
    let plain = || (caption.to_owned(), String::new());
    let Some(inner) = caption.strip_suffix(['）', ')']) else { return plain() };
    let Some(at) = inner.rfind(['（', '(']) else { return plain() };
    let bracket = inner[at..].chars().next().map_or(1, char::len_utf8);
    let words = inner[at + bracket..].trim();
    let name = words
        .strip_suffix('摄')
        .map(|name| name.trim_end_matches(['/', ' ', '\u{3000}']))
        .or_else(|| ["摄影：", "摄影:", "摄影 ", "图："].iter().find_map(|mark| words.strip_prefix(mark)));
    match name.map(str::trim).filter(|name| !name.is_empty() && name.chars().count() <= 30) {
        Some(name) => (inner[..at].trim_end().to_owned(), name.to_owned()),
        None => plain(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_holds_file_caption_and_photographer() {
        let check = |line: &str, name: &str, caption: &str, by: &str| {
            let (file, rest) = cut(line);
            let (words, person) = credit(rest);
            assert_eq!((file, words.as_str(), person.as_str()), (name, caption, by), "{line}");
        };
        check("焊接.jpg 学生展示焊接（张三 摄）", "焊接.jpg", "学生展示焊接", "张三");
        check("图 1.JPG　两个人(李四/摄)", "图 1.JPG", "两个人", "李四");
        check("a.jpg", "a.jpg", "", "");
        check("a.jpg 开幕（第一天）", "a.jpg", "开幕（第一天）", "");
    }
}
