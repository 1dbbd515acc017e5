//! The record of own files, `public/.zhuanlan`: which outputs this program wrote, and what was in them.
//!
//! Part of `write`. It holds no date, so two builds write the same record; what is not in it belongs to somebody else.
#![expect(clippy::disallowed_methods, reason = "part of the door that writes")]

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::diagnostic::Error;
use crate::digest::Digest;

use super::fault::{fault, shown};

/// The name of the record in the output folder.
pub const RECORD: &str = ".zhuanlan";

const FIRST_LINE: &str = "zhuanlan 1";

/// What was written to one output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Own {
    /// The digest of its bytes.
    pub digest: Digest,
    /// Its length in bytes.
    pub size: u64,
}

/// Own files by path, in the order of their paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record(pub BTreeMap<String, Own>);

impl Record {
    /// Reads the record of an output folder; `None` when it has none.
    pub fn read(out: &Path) -> Result<Option<Record>, Error> {
        let path = out.join(RECORD);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            // A folder of that name is the scratch folder of a site: no record of ours either.
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory) => {
                return Ok(None);
            }
            Err(_) if path.is_dir() => return Ok(None),
            Err(error) => return Err(fault("读取", &path, &error)),
        };
        let text = String::from_utf8_lossy(&bytes);
        match Record::parse(&text) {
            Some(record) => Ok(Some(record)),
            None if text.starts_with("zhuanlan ") && text.lines().next() != Some(FIRST_LINE) => {
                let told = format!("“{}”是另一个版本的 zhuanlan 写的，这个版本读不懂", shown(&path));
                Err(Error::new(told).advise("换用新版本的 zhuanlan；或把整个输出文件夹移走，重新生成"))
            }
            None => Err(Error::new(format!("“{}”被改坏了，分不清哪些文件是程序写的", shown(&path)))
                .advise("从备份恢复这个文件；或把整个输出文件夹移走，重新生成，再把自己放进去的文件拷回来")),
        }
    }

    /// The record as text: the version, then a line for each file.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.0.len() * 112 + 16);
        text.push_str(FIRST_LINE);
        text.push('\n');
        for (path, own) in &self.0 {
            text.push_str(&own.digest.letters(64));
            text.push(' ');
            text.push_str(&own.size.to_string());
            text.push(' ');
            text.push_str(path);
            text.push('\n');
        }
        text
    }

    /// Reads the text back; `None` if a line is not as it was written.
    pub fn parse(text: &str) -> Option<Record> {
        let lines = text.strip_prefix(FIRST_LINE)?.strip_prefix('\n')?;
        let line = |line: &str| {
            let (letters, rest) = line.split_once(' ')?;
            let (size, path) = rest.split_once(' ')?;
            // The paths are removed and overwritten later: none may lead out of the folder.
            crate::paths::OutPath::new(path)?;
            Some((path.to_owned(), Own { digest: Digest::from_letters(letters)?, size: size.parse().ok()? }))
        };
        (lines.is_empty() || lines.ends_with('\n')).then(|| lines.lines().map(line).collect::<Option<_>>().map(Record))?
    }

    /// The digest of the record itself.
    pub(super) fn digest(&self) -> Digest {
        Digest::of(self.text().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record {
        let own = |text: &str| Own { digest: Digest::of(text.as_bytes()), size: text.len() as u64 };
        Record(BTreeMap::from([("index.html".into(), own("首页")), ("events/a b.html".into(), own(""))]))
    }

    #[test]
    fn the_text_is_sorted_and_reads_back() {
        let text = record().text();
        assert_eq!(text.lines().next(), Some("zhuanlan 1"));
        assert!(text.find("events/a b.html") < text.find("index.html"));
        assert_eq!(Record::parse(&text), Some(record()));
        assert_eq!(Record::parse(&Record::default().text()), Some(Record::default()));
    }

    #[test]
    fn a_spoiled_text_is_no_record() {
        let text = record().text();
        for spoiled in
            ["", "zhuanlan 2\n", &text[..text.len() - 3], &text.replace("index.html", "../index.html"), &text.replace(" 6 ", " x ")]
        {
            assert_eq!(Record::parse(spoiled), None, "{spoiled}");
        }
    }

    #[test]
    fn a_spoiled_and_a_newer_record_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let told = |text: &str| {
            fs::write(folder.path().join(RECORD), text).unwrap();
            Record::read(folder.path()).unwrap_err().message
        };
        assert!(told("zhuanlan 2\n").contains("另一个版本"));
        assert!(told("<<<<<<< HEAD\n").contains("被改坏了"));
    }
}
