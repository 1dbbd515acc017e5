//! From a found file to a `File`: which are texts, which pictures, and their bytes when somebody asks later.
//!
//! Part of `source`; the only file that opens files of the project. Runs on many files at once and knows but one.
#![expect(clippy::disallowed_methods, reason = "`source` is the door by which the project is read")]

use std::fs;
use std::io::ErrorKind;
use std::io::Read;
use std::sync::Arc;

use super::walk::Found;
use super::{Bytes, Encoding, File, Hints, Matter, Stamp, Text, decode, probe};
use crate::diagnostic::{Checked, Diagnostic, Error};
use crate::digest::Digest;
use crate::imaging::{Fault, MAX_BYTES};
use crate::office;
use crate::paths::SitePath;

/// The longest text that is decoded, in bytes.
pub(super) const MAX_TEXT: u64 = 5 * 1024 * 1024;

/// The longest sheet that is read, in bytes.
const MAX_SHEET: u64 = 24 * 1024 * 1024;
/// The longest Office file that is looked through, in bytes.
const MAX_OFFICE: u64 = 30 * 1024 * 1024;

/// How a file is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Text,
    Picture,
    /// A Word, Excel or PowerPoint file.
    Office,
    /// A picture if it begins like one: its name has no ending.
    Perhaps,
    /// A table that people fill in.
    Sheet,
    Nothing,
}

/// Reads one file as far as its place and ending ask for. `None` when it has gone since it was found.
pub(super) fn load(found: Found, hints: &Hints) -> Checked<Option<File>> {
    let Found { path, disk } = found;
    let look = look(&path);
    // A text is looked up once; what cannot be opened is told of where it is read.
    let opened = if look == Look::Text { fs::File::open(&disk).ok() } else { None };
    // Taken before reading: a file that changes in between then differs from what is remembered.
    let stamp = match opened.as_ref().map_or_else(|| fs::metadata(&disk), fs::File::metadata) {
        Ok(metadata) => Stamp::of(&metadata),
        Err(error) if error.kind() == ErrorKind::NotFound => return Checked::clean(None),
        Err(error) => return Checked { value: None, diagnostics: vec![unreadable(path.as_str(), Some(&error))] },
    };
    let mut file = File { path, disk, stamp, matter: Matter::Other };
    let result = match look {
        Look::Text => text(&file, opened),
        Look::Picture => picture(&file, hints),
        Look::Sheet => sheet(&file),
        Look::Office => office(&file),
        Look::Perhaps if begins_like_picture(&file) => picture(&file, hints),
        Look::Perhaps | Look::Nothing => Ok(Checked::clean(Matter::Other)),
    };
    match result {
        Ok(checked) => {
            file.matter = checked.value;
            Checked { value: Some(file), diagnostics: checked.diagnostics }
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Checked::clean(None),
        Err(error) => {
            let diagnostics = vec![unreadable(file.path.as_str(), Some(&error))];
            Checked { value: Some(file), diagnostics }
        }
    }
}

/// Reads a file's bytes once more, for pictures and attachments; an error if it is no longer the file of the snapshot.
pub fn bytes(file: &File) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::with_capacity(usize::try_from(file.stamp.size).unwrap_or_default());
    open(file)?.read_to_end(&mut bytes).map_err(|error| failed(file, &error))?;
    Ok(bytes)
}

/// Opens a file for copying it in a stream; an error if it is no longer the file of the snapshot.
pub fn open(file: &File) -> Result<fs::File, Error> {
    let opened = fs::File::open(&file.disk).map_err(|error| failed(file, &error))?;
    let stamp = Stamp::of(&opened.metadata().map_err(|error| failed(file, &error))?);
    if stamp != file.stamp {
        return Err(Error::new(format!("“{}”在生成过程中被改动了", file.path)).advise("等保存或复制完成，再运行一次"));
    }
    Ok(opened)
}

/// What is said of a file that is there but cannot be read.
pub(super) fn unreadable(path: &str, error: Option<&std::io::Error>) -> Diagnostic {
    let reason = match error {
        Some(error) if error.kind() == ErrorKind::PermissionDenied => "没有权限，或者正被别的程序占用".to_owned(),
        Some(error) => format!("系统打不开它（{error}）"),
        None => "原因不明".to_owned(),
    };
    Diagnostic::error("file-unreadable", path, format!("读不出来：{reason}")).advise("关掉正在使用它的程序，检查文件的权限，再试一次")
}

fn failed(file: &File, error: &std::io::Error) -> Error {
    let Diagnostic { message, hints, .. } = unreadable(file.path.as_str(), Some(error));
    Error { message: format!("“{}”{message}", file.path), hints }
}

/// Text are the files that somebody of ours will parse; the rest of `static/` and all attachments stay bytes.
fn look(path: &SitePath) -> Look {
    let ending = path.ending();
    let pictures = ["jpg", "jpeg", "jpe", "jfif", "png", "apng", "webp", "gif", "svg", "heic", "heif", "hif", "avif", "bmp", "tif", "tiff"];
    let top = path.as_str().split('/').next().unwrap_or_default();
    let texts: &[&str] = match top {
        "content" => &["md", "markdown", "txt", "yaml", "yml", "csv"],
        "editions" => &["md", "txt", "yaml", "yml"],
        "templates" | "themes" => &["html", "htm", "css", "js", "yaml", "yml", "xml", "svg", "txt", "md", "json"],
        // Copied as they are, but looked through for private numbers.
        "static" => &["txt", "csv", "md", "htm", "html", "xml", "json", "ics"],
        _ => &["yaml"],
    };
    match ending.as_str() {
        "xlsx" | "xls" | "ods" if path.folder() == "content" || (top == "content" && path.stem() == "说明") => Look::Sheet,
        ending if texts.contains(&ending) => Look::Text,
        _ if !matches!(top, "content" | "static" | "themes") => Look::Nothing,
        ending if pictures.contains(&ending) => Look::Picture,
        "docx" | "xlsx" | "xlsm" | "xls" | "ods" | "pptx" if top != "themes" => Look::Office,
        "" if top == "content" => Look::Perhaps,
        _ => Look::Nothing,
    }
}

fn text(file: &File, opened: Option<fs::File>) -> std::io::Result<Checked<Matter>> {
    let path = file.path.as_str();
    // How a file of static/ is stored is nobody's business but its browser's.
    let copied = path.starts_with("static/");
    if copied && file.stamp.size > MAX_TEXT {
        return Ok(Checked::clean(Matter::Other));
    }
    if file.stamp.size > MAX_TEXT {
        let message = format!("文字文件太大：{} MB，最多 {} MB", file.stamp.size / 1024 / 1024, MAX_TEXT / 1024 / 1024);
        let said = Diagnostic::error("file-too-big", path, message).advise("拆成几个文件；如果它不是文章，换成本来的扩展名");
        let text = Text { content: "".into(), encoding: Encoding::Unknown, digest: Digest::of(b"") };
        return Ok(Checked { value: Matter::Text(text), diagnostics: vec![said] });
    }
    let mut opened = opened.map_or_else(|| fs::File::open(&file.disk), Ok)?;
    // One byte more, so that the end is met without growing.
    let mut bytes = Vec::with_capacity(usize::try_from(file.stamp.size).unwrap_or_default() + 1);
    opened.read_to_end(&mut bytes)?;
    let Checked { value: decoded, diagnostics } = decode::decode(&bytes, path);
    let text = Text { content: decoded.content.into(), encoding: decoded.encoding, digest: Digest::of(&bytes) };
    Ok(Checked { value: Matter::Text(text), diagnostics: if copied { Vec::new() } else { diagnostics } })
}

/// A table that is longer than any that people fill in stays unread, and its reader says so.
fn sheet(file: &File) -> std::io::Result<Checked<Matter>> {
    // One byte more than is read elsewhere, so that the reader sees that it is too much.
    let mut bytes = Vec::new();
    fs::File::open(&file.disk)?.take(MAX_SHEET + 1).read_to_end(&mut bytes)?;
    let digest = Digest::of(&bytes);
    Ok(Checked::clean(Matter::Sheet(Bytes { content: bytes.into(), digest })))
}

/// What cannot be looked at stays bytes, and is said where it is published.
fn office(file: &File) -> std::io::Result<Checked<Matter>> {
    if file.stamp.size > MAX_OFFICE {
        return Ok(Checked::clean(Matter::Other));
    }
    let words = office::text::words(&fs::read(&file.disk)?, &file.path.ending());
    Ok(Checked::clean(words.map_or(Matter::Other, |words| Matter::Office(Arc::new(words)))))
}

fn picture(file: &File, hints: &Hints) -> std::io::Result<Checked<Matter>> {
    if let Some(known) = hints.get(&file.path, &file.stamp) {
        return Ok(probe::judge(&file.path, Ok(known.clone())));
    }
    if file.stamp.size > MAX_BYTES {
        return Ok(probe::judge(&file.path, Err(Fault::TooLong(file.stamp.size))));
    }
    Ok(probe::judge(&file.path, probe::probe(&fs::read(&file.disk)?)))
}

fn begins_like_picture(file: &File) -> bool {
    let mut head = [0; 16];
    let read = fs::File::open(&file.disk).and_then(|mut opened| opened.read(&mut head));
    read.is_ok_and(|length| probe::is_picture(&head[..length]))
}
