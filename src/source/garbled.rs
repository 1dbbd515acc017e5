//! Text that went through a wrong decoding before it came here: UTF-8 read as GBK, and what repeated rescues leave of it.
//!
//! Part of `source`, pure. Works by trying: what turns into good Chinese when the mistake is undone was a mistake.

use encoding_rs::GBK;

use crate::diagnostic::Diagnostic;

/// What lost bytes and empty memory look like in GBK.
const RUINS: &[&str] = &["锟斤拷", "烫烫烫", "屯屯屯"];

/// A run shorter than this says nothing.
const SHORTEST: usize = 4;

/// The first garbled place of a text.
pub(super) fn look(text: &str, path: &str) -> Option<Diagnostic> {
    let message = "这里是乱码，原来的字已经丢了";
    let find = |what: &str| memchr::memmem::find(text.as_bytes(), what.as_bytes());
    if let Some((at, ruin)) = RUINS.iter().filter_map(|ruin| find(ruin).map(|at| (at, ruin))).min() {
        let said = Diagnostic::warning("garbled-text", path, message).at(text, at..at + ruin.len());
        return Some(said.advise("从原稿重新复制这一段"));
    }
    // Nearly every garbled text holds one of these (a full stop, a comma, 的, 是, 在, 一 read wrongly), and good texts hardly any.
    if !["銆", "锛", "鐨", "鏄", "鍦", "涓"].iter().any(|mark| find(mark).is_some()) {
        return None;
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        // Nearly every garbled line holds one of these, and good Chinese hardly any.
        if line.contains(['锛', '銆', '鐨', '鏄', '鍦', '涓', '浜', '鍜', '欏', '€', '鈥', '绗', '瀛', '鏍', '琛'])
            && let Some((range, meant)) = run(line)
        {
            let meant: String = meant.chars().take(12).collect();
            let said = Diagnostic::warning("garbled-text", path, format!("这里是乱码，原来大概是“{meant}…”"));
            return Some(said.at(text, at + range.start..at + range.end).advise("从原稿重新复制这一段；保存时“编码”选 UTF-8"));
        }
        at += line.len();
    }
    None
}

/// The first run of a line that is UTF-8 read as GBK, and what it was before.
fn run(line: &str) -> Option<(std::ops::Range<usize>, String)> {
    let mut start = 0;
    let breaks = |c: char| c.is_ascii() || c == '\u{FFFD}';
    for part in line.split_inclusive(breaks) {
        let run = part.trim_end_matches(breaks);
        if run.chars().count() >= SHORTEST
            && let Some(meant) = undone(run)
        {
            return Some((start..start + run.len(), meant));
        }
        start += part.len();
    }
    None
}

/// The text that was read as GBK, if that is what happened: its bytes are sound UTF-8 of Han characters but for a cut at the end.
fn undone(run: &str) -> Option<String> {
    let (bytes, _, lost) = GBK.encode(run);
    if lost {
        return None;
    }
    let sound = match std::str::from_utf8(&bytes) {
        Ok(text) => text,
        Err(error) if bytes.len() - error.valid_up_to() <= 3 => std::str::from_utf8(&bytes[..error.valid_up_to()]).ok()?,
        Err(_) => return None,
    };
    let han = sound.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    (han >= 2).then(|| sound.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_that_was_read_as_gbk_is_known_and_undone() {
        let (garbled, _, _) = GBK.decode("今天我们在操场举行活动，欢迎大家。".as_bytes());
        let said = look(&format!("---\ntitle: a\n---\n{garbled}\n"), "a.md").expect("it is garbled");
        assert_eq!(said.place.as_ref().map(|place| (place.line, place.column)), Some((4, 1)));
        assert!(said.message.contains("今天我们在操场举行"), "{}", said.message);
        assert!(look("文件打不开：锟斤拷锟斤拷\n", "a.md").is_some());
    }

    #[test]
    fn good_chinese_is_not() {
        for text in ["涓涓细流，汇成大海。€100", "鐨是一个少见的字", "学生在琛瑛楼前合影，浜河边的绗缝作坊也来了。"]
        {
            assert_eq!(look(text, "a.md"), None, "{text}");
        }
    }
}
