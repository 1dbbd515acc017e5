//! From a text's bytes to characters: UTF-8, UTF-16, GB18030, with or without a mark; line ends become LF.
//!
//! Part of `source`, pure. Says how a file should be saved, and never gives characters that were not there without a word.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{GB18030, GBK, UTF_16BE, UTF_16LE};

use super::{Encoding, garbled};
use crate::diagnostic::{Checked, Diagnostic};
use crate::imaging;

/// How Notepad and WPS save as UTF-8.
const SAVE_AS_UTF8: &str = "用记事本打开，文件 → 另存为，下方“编码”选 UTF-8，保存";

/// A text, and how it was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) content: String,
    pub(super) encoding: Encoding,
}

/// Decodes a file; `path` is for the diagnostics.
pub(super) fn decode(bytes: &[u8], path: &str) -> Checked<Decoded> {
    let mut said = Vec::new();
    let Some((text, encoding)) = characters(bytes, path, &mut said) else {
        said.push(unknown(bytes, path));
        return Checked { value: Decoded { content: String::new(), encoding: Encoding::Unknown }, diagnostics: said };
    };
    let content = tidy(text, path, &mut said);
    if let Some(at) = memchr::memmem::find(content.as_bytes(), "\u{FFFD}".as_bytes()) {
        let message = "这里有字符已经损坏，显示为“\u{FFFD}”";
        let broken = Diagnostic::warning("encoding-broken", path, message).at(&content, at..at + 3);
        said.push(broken.advise("对照原稿把这个字补上").advise(SAVE_AS_UTF8));
    }
    said.extend(garbled::look(&content, path));
    Checked { value: Decoded { content, encoding }, diagnostics: said }
}

fn characters(bytes: &[u8], path: &str, said: &mut Vec<Diagnostic>) -> Option<(String, Encoding)> {
    // Excel saves .csv as GBK and offers little else, so there is nothing to advise.
    let is_sheet = path.ends_with(".csv");
    let is_marked = bytes.starts_with(&[0xEF, 0xBB, 0xBF]);
    // Almost every file: sound UTF-8 without zeros.
    if !is_marked
        && !bytes.contains(&0)
        && disguise(bytes).is_none()
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return Some((text.to_owned(), Encoding::Utf8));
    }
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => Some((String::from_utf8_lossy(rest).into_owned(), Encoding::Utf8)),
        [0xFF, 0xFE, rest @ ..] => Some(utf16(rest, Encoding::Utf16Le, (path, is_sheet), said)),
        [0xFE, 0xFF, rest @ ..] => Some(utf16(rest, Encoding::Utf16Be, (path, is_sheet), said)),
        _ if disguise(bytes).is_some() => None,
        _ => match (utf16_without_mark(bytes), std::str::from_utf8(bytes)) {
            (Some(encoding), _) => Some(utf16(bytes, encoding, (path, is_sheet), said)),
            (None, _) if is_binary(bytes) => None,
            (None, Ok(text)) => Some((text.to_owned(), Encoding::Utf8)),
            (None, Err(_)) if is_broken_utf8(bytes) => Some((String::from_utf8_lossy(bytes).into_owned(), Encoding::Utf8)),
            (None, Err(_)) => gb18030(bytes, (path, is_sheet), said),
        },
    }
}

fn utf16(bytes: &[u8], encoding: Encoding, (path, is_sheet): (&str, bool), said: &mut Vec<Diagnostic>) -> (String, Encoding) {
    let decoder = if encoding == Encoding::Utf16Be { UTF_16BE } else { UTF_16LE };
    let (text, _) = decoder.decode_without_bom_handling(bytes);
    if !is_sheet {
        let message = "这个文件用的是 UTF-16 编码（记事本里叫“Unicode”），已经读懂";
        said.push(Diagnostic::hint("encoding-utf16", path, message).advise(SAVE_AS_UTF8));
    }
    (text.into_owned(), encoding)
}

/// UTF-16 shows by zeros that all stand on one side of the pairs: half of each Latin letter, blank and line end.
fn utf16_without_mark(bytes: &[u8]) -> Option<Encoding> {
    let mut zeros = [0usize; 2];
    // Chinese in UTF-16 is no sound UTF-8, and Latin letters are half zeros; fewer are strays in another encoding.
    let strays = std::str::from_utf8(bytes).is_ok_and(|text| text.matches('\0').count() * 4 < bytes.len());
    for (at, byte) in bytes.iter().enumerate() {
        zeros[at % 2] += usize::from(*byte == 0);
    }
    let (encoding, decoder) = match zeros {
        [0, odd] if odd > 1 => (Encoding::Utf16Le, UTF_16LE),
        [even, 0] if even > 1 => (Encoding::Utf16Be, UTF_16BE),
        _ => return None,
    };
    let text = decoder.decode_without_bom_handling_and_without_replacement(bytes)?;
    let plain = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    (!strays && bytes.len().is_multiple_of(2) && text.chars().all(plain)).then_some(encoding)
}

/// So many zeros that nobody typed it; a crash of Windows can leave a file of nothing else.
fn is_binary(bytes: &[u8]) -> bool {
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    let most = if std::str::from_utf8(bytes).is_ok() { 2 } else { 20 };
    zeros * most > bytes.len()
}

/// UTF-8 with a few bytes lost: far more sound Han characters than breaks. GBK read as UTF-8 is nearly all breaks.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut breaks) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| c.len_utf8() == 3).count();
        breaks += usize::from(!chunk.invalid().is_empty());
    }
    sound >= 3 && sound > 4 * breaks
}

fn gb18030(bytes: &[u8], (path, is_sheet): (&str, bool), said: &mut Vec<Diagnostic>) -> Option<(String, Encoding)> {
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let sure = [GBK, GB18030].contains(&detector.guess(Some(b"cn"), Utf8Detection::Deny)) && is_common(bytes);
    // What is broken is said with its place, and with it how to save the file.
    let is_broken = text.contains('\u{FFFD}');
    if !sure && !is_broken {
        let message = "这个文件不是 UTF-8 编码，按 GB18030（GBK）猜着读的，可能有错字";
        said.push(Diagnostic::warning("encoding-guessed", path, message).advise("核对网页上的文字").advise(SAVE_AS_UTF8));
    } else if !is_sheet && !is_broken {
        let message = "这个文件用的是 GBK（GB18030，记事本里叫“ANSI”）编码，已经读懂";
        said.push(Diagnostic::hint("encoding-gb18030", path, message).advise(SAVE_AS_UTF8));
    }
    Some((text.into_owned(), Encoding::Gb18030))
}

/// Whether at least three quarters of the two-byte characters are those of every day: marks, and the first level of GB 2312. The Big5 of
/// Taiwan and the Shift_JIS of Japan, read as GBK, are rare characters and nothing else.
fn is_common(bytes: &[u8]) -> bool {
    let (mut common, mut all, mut at) = (0usize, 0usize, 0);
    while let Some(lead) = bytes.get(at) {
        if lead.is_ascii() {
            at += 1;
            continue;
        }
        let trail = bytes.get(at + 1).copied().unwrap_or_default();
        common += usize::from(matches!(lead, 0xa1..=0xa3 | 0xb0..=0xd7) && trail >= 0xa1);
        all += 1;
        at += if trail.is_ascii_digit() { 4 } else { 2 };
    }
    common * 4 >= all * 3
}

/// LF line ends, no marks at the start, no zeros.
fn tidy(text: String, path: &str, said: &mut Vec<Diagnostic>) -> String {
    let mut text = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => rest.trim_start_matches('\u{FEFF}').to_owned(),
        None => text,
    };
    // Almost every text has nothing of what follows; control characters from U+0080 on begin with the byte C2.
    text = without_hidden(text, path, said);
    let odd = |byte: u8| (byte < b' ' && byte != b'\n' && byte != b'\t') || byte == 0x7f || byte == 0xc2;
    // No early end, so that many bytes are looked at together.
    if !text.bytes().fold(false, |found, byte| found | odd(byte)) {
        return text;
    }
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    if let Some((clean, at, count)) = without(&text, |c| c == '\0') {
        let message = format!("有 {count} 个看不见的空字符，已经去掉");
        let nul = Diagnostic::warning("text-nul", path, message).at(&clean, at..at);
        said.push(nul.advise("可能上次没有正常保存：检查内容有没有缺，再保存一次"));
        text = clean;
    }
    if let Some((clean, at, count)) = without(&text, |c| c.is_control() && !matches!(c, '\n' | '\t')) {
        let message = format!("有 {count} 个看不见的控制字符，已经去掉");
        said.push(Diagnostic::warning("text-control", path, message).at(&clean, at..at).advise("多半是从别处复制带来的，不影响阅读"));
        text = clean;
    }
    text
}

/// The text without such characters, the byte where the first of them stood, and how many there were; `None` where there are none.
fn without(text: &str, is_odd: impl Fn(char) -> bool + Copy) -> Option<(String, usize, usize)> {
    let at = text.find(is_odd)?;
    Some((text.replace(is_odd, ""), at, text.matches(is_odd).count()))
}

/// Takes out the characters that nobody sees and that spoil searching and comparing: zero-width ones, and those that turn the direction.
fn without_hidden(text: String, path: &str, said: &mut Vec<Diagnostic>) -> String {
    // All of them begin with the bytes E2 80, E2 81, EF BB or C2 AD.
    let hidden = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}');
    let bytes = text.as_bytes();
    let may_be = |at: usize| {
        matches!(
            bytes[at..],
            [0xe2, 0x80, 0x8b..=0x8f | 0xaa..=0xae, ..] | [0xe2, 0x81, 0xa0..=0xa9, ..] | [0xef, 0xbb, 0xbf, ..] | [0xc2, 0xad, ..]
        )
    };
    if !memchr::memchr3_iter(0xe2, 0xef, 0xc2, bytes).any(may_be) {
        return text;
    }
    let Some((clean, at, count)) = without(&text, hidden) else { return text };
    let message = format!("有 {count} 个看不见的字符（零宽空格一类），已经去掉");
    let diagnostic = Diagnostic::hint("invisible-character", path, message).at(&clean, at..at);
    said.push(diagnostic.advise("多半是从网页或微信复制带来的：先粘贴到记事本，再从记事本复制"));
    clean
}

fn unknown(bytes: &[u8], path: &str) -> Diagnostic {
    match disguise(bytes) {
        Some((what, advice)) => {
            Diagnostic::error("encoding-unknown", path, format!("这其实是{what}，只是改了扩展名，不能当文字读")).advise(advice)
        }
        None => Diagnostic::error("encoding-unknown", path, "认不出这个文件的文字编码：不是 UTF-8、GBK，也不是 UTF-16")
            .advise(SAVE_AS_UTF8)
            .advise("打开就是乱码的，要从原稿重新复制文字"),
    }
}

/// What a file with a text's name really is, and what to do.
fn disguise(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let convert = "打开它，把文字复制到记事本里，存成 .md 或 .txt";
    match bytes {
        [b'P', b'K', 3, 4, ..] => Some((" Word、Excel 等办公文档或压缩包", convert)),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Some((" Word、WPS 等办公文档", convert)),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some((" PDF 文件", "改回 .pdf，作为附件引用")),
        _ if imaging::sniff(bytes).is_ok_and(|kind| kind != imaging::PictureKind::Svg) => Some(("一张图片", "改回原来的扩展名")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "---\n标题: 焊接技能比武\n---\n学生展示。\n";

    fn utf16_bytes(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    fn check(bytes: &[u8], encoding: Encoding, codes: &[&str]) {
        let Checked { value, diagnostics } = decode(bytes, "content/a.md");
        let content = if encoding == Encoding::Unknown { "" } else { TEXT };
        assert_eq!(value, Decoded { content: content.to_owned(), encoding }, "{bytes:?}");
        let found: Vec<&str> = diagnostics.iter().map(|said| said.code).collect();
        assert_eq!(found, codes, "{bytes:?}");
    }

    #[test]
    fn every_usual_way_of_saving_is_read() {
        let gbk = GBK.encode(TEXT).0.into_owned();
        let little = utf16_bytes(TEXT, u16::to_le_bytes);
        let big = utf16_bytes(TEXT, u16::to_be_bytes);
        check(TEXT.as_bytes(), Encoding::Utf8, &[]);
        check(&[b"\xEF\xBB\xBF", TEXT.as_bytes()].concat(), Encoding::Utf8, &[]);
        check(TEXT.replace('\n', "\r\n").as_bytes(), Encoding::Utf8, &[]);
        check(TEXT.replace('\n', "\r").as_bytes(), Encoding::Utf8, &[]);
        check(&gbk, Encoding::Gb18030, &["encoding-gb18030"]);
        check(&little, Encoding::Utf16Le, &["encoding-utf16"]);
        check(&big, Encoding::Utf16Be, &["encoding-utf16"]);
        check(&[b"\xFF\xFE", &little[..]].concat(), Encoding::Utf16Le, &["encoding-utf16"]);
        check(&[b"\xFE\xFF", &big[..]].concat(), Encoding::Utf16Be, &["encoding-utf16"]);
    }

    #[test]
    fn what_is_no_text_is_named() {
        let check = |bytes: &[u8], words: &str| {
            check(bytes, Encoding::Unknown, &["encoding-unknown"]);
            let said = decode(bytes, "content/a.md").diagnostics;
            assert!(said[0].message.contains(words), "{}", said[0].message);
        };
        check(b"PK\x03\x04\x14\0\x06\0\x08\0\0\0", "办公文档");
        check(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0", "WPS");
        check(&imaging::specimen::jpeg(8, 8), "图片");
        check(b"\xFF\xFF\xFF\xFF\x80", "认不出");
        check(&[0; 600], "认不出");
    }

    #[test]
    fn a_broken_byte_does_not_turn_utf8_into_gbk() {
        let mut bytes = "第一实训楼的焊接技能比武开始了。学生展示。".as_bytes().to_vec();
        bytes.remove(4);
        let Checked { value, diagnostics } = decode(&bytes, "content/a.md");
        assert_eq!(value.encoding, Encoding::Utf8);
        assert!(value.content.ends_with("学生展示。"));
        assert_eq!((diagnostics[0].code, diagnostics[0].place.as_ref().map(|place| place.column)), ("encoding-broken", Some(2)));
    }

    #[test]
    fn other_encodings_of_two_bytes_are_read_as_a_guess() {
        let code = |bytes: &[u8]| decode(bytes, "content/a.md").diagnostics.iter().map(|said| said.code).collect::<Vec<_>>();
        assert_eq!(code(&encoding_rs::BIG5.encode("各系請按時準備，週五前報名單。").0), ["encoding-guessed"]);
        assert_eq!(code(&encoding_rs::SHIFT_JIS.encode("学校の活動週間にようこそ。").0), ["encoding-guessed"]);
        assert_eq!(code(&GBK.encode("各系请按时准备，周五前报名单。韦珺老师负责。").0), ["encoding-gb18030"]);
        assert_eq!(code(&GB18030.encode("各系按时准\u{FFFD}，周五前报名单。").0), ["encoding-broken"]);
    }

    #[test]
    fn short_gbk_texts_and_rare_characters_are_read() {
        for text in ["标题: 活动", "主讲：陶喆、龑", "地点：南宁㐂楼"] {
            let bytes = GB18030.encode(text).0.into_owned();
            let Checked { value, .. } = decode(&bytes, "content/a.txt");
            assert_eq!((value.content.as_str(), value.encoding), (text, Encoding::Gb18030));
        }
    }

    #[test]
    fn sheets_in_gbk_are_read_without_a_word() {
        let bytes = GBK.encode("日期,活动\n5月20日,开放日\n").0.into_owned();
        let Checked { value, diagnostics } = decode(&bytes, "content/events.csv");
        assert_eq!((value.encoding, diagnostics), (Encoding::Gb18030, Vec::new()));
    }

    #[test]
    fn stray_zeros_are_taken_out_with_a_word() {
        for text in ["学生展示焊接。\0", "a\0bc\0d", "title\0: a\0b"] {
            let Checked { value, diagnostics } = decode(text.as_bytes(), "content/a.md");
            assert_eq!(value, Decoded { content: text.replace('\0', ""), encoding: Encoding::Utf8 });
            assert_eq!(diagnostics.iter().map(|said| said.code).collect::<Vec<_>>(), ["text-nul"], "{text:?}");
        }
    }

    #[test]
    fn an_empty_file_is_an_empty_text() {
        assert_eq!(decode(b"", "content/a.md").value, Decoded { content: String::new(), encoding: Encoding::Utf8 });
    }
}
