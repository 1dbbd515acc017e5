//! Files and folders from outside of the site, for those who bring material in.
//!
//! Part of `source`. Bounded: a folder of photos gives as many as a school takes, a file no more than fits into memory.
#![expect(clippy::disallowed_methods, reason = "`source` is the door by which files are read")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::decode;
use crate::diagnostic::{Diagnostic, Error};

/// The largest file that is brought in, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;
/// The most files of a folder.
const MOST: usize = 500;
/// The most bytes of a folder.
const WHOLE: u64 = 1 << 30;

const PICTURES: &[&str] = &["jpg", "jpeg", "jfif", "png", "webp", "gif", "heic", "heif"];

/// A file from outside, or a folder of pictures.
#[derive(Debug, Clone, Default)]
pub struct Outside {
    /// Its name.
    pub name: String,
    /// Its bytes; none of a folder.
    pub bytes: Vec<u8>,
    /// Its text, where its ending says that it is one and it can be read.
    pub text: Option<String>,
    /// Pictures and captions in the folder, or in the folder that a browser saved with the page.
    pub beside: BTreeMap<String, Vec<u8>>,
    /// Whether it is a folder.
    pub is_folder: bool,
}

/// Reads a file, or everything in a folder: its pictures together, its other files one by one.
///
/// # Errors
/// When there is no such file, or one that is too large. What is said of texts comes with them.
pub fn outside(path: &Path) -> Result<(Vec<Outside>, Vec<Diagnostic>), Error> {
    let mut said = Vec::new();
    let metadata = fs::metadata(path)
        .map_err(|_| Error::new(format!("找不到“{}”", path.display())).advise("检查文件名；可以把文件拖进窗口，路径会自己填上"))?;
    if !metadata.is_dir() {
        return Ok((vec![file(path, &mut said)?], said));
    }
    let mut paths: Vec<PathBuf> =
        fs::read_dir(path).map_err(|error| unreadable(path, &error))?.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let is_hidden =
        |path: &PathBuf| name(path).starts_with(['.', '~']) || matches!(name(path).to_lowercase().as_str(), "thumbs.db" | "desktop.ini");
    paths.retain(|path| path.is_file() && !is_hidden(path));
    let belongs = |path: &PathBuf| PICTURES.contains(&ending(path).as_str()) || path.file_stem().is_some_and(|stem| stem == "说明");
    let (pictures, others): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(belongs);
    let mut found = Vec::new();
    if pictures.iter().any(|path| PICTURES.contains(&ending(path).as_str())) {
        found.push(Outside { name: name(path), beside: all(&pictures)?, is_folder: true, ..Outside::default() });
    }
    for path in others.iter().take(MOST) {
        // One that another program holds open does not keep the others out.
        match file(path, &mut said) {
            Ok(one) => found.push(one),
            Err(Error { message, hints }) => {
                let told = Diagnostic::error("not-imported", name(path), message);
                said.push(hints.iter().fold(told, |told, hint| told.advise(hint.clone())));
            }
        }
    }
    Ok((found, said))
}

fn file(path: &Path, said: &mut Vec<Diagnostic>) -> Result<Outside, Error> {
    let mut given = Outside { name: name(path), bytes: bytes(path)?, ..Outside::default() };
    let ending = ending(path);
    if matches!(ending.as_str(), "csv" | "html" | "htm" | "ics") {
        let decoded = decode::decode(&given.bytes, &given.name).take(said);
        given.text = (decoded.encoding != super::Encoding::Unknown).then_some(decoded.content);
    }
    if matches!(ending.as_str(), "html" | "htm") {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let folders = ["_files", ".files", "_文件", ""].map(|tail| path.with_file_name(format!("{stem}{tail}")));
        if let Some(folder) = folders.iter().find(|folder| folder.is_dir()) {
            let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
            let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
            // Browsers save scripts and styles there too, and pictures without an ending.
            files.retain(|path| !matches!(self::ending(path).as_str(), "js" | "css" | "html" | "htm"));
            files.sort();
            given.beside = all(&files)?;
        }
    }
    Ok(given)
}

fn all(paths: &[PathBuf]) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let mut files = BTreeMap::new();
    let mut whole = 0;
    if paths.len() > MOST {
        return Err(Error::new(format!("文件夹里有 {} 个文件，一次最多 {MOST} 个", paths.len())).advise("分成几个文件夹再导入"));
    }
    for path in paths {
        let bytes = bytes(path)?;
        whole += bytes.len() as u64;
        if whole > WHOLE {
            return Err(Error::new("这个文件夹太大，一次最多 1 GB").advise("分成几个文件夹再导入"));
        }
        files.insert(name(path), bytes);
    }
    Ok(files)
}

fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let size = fs::metadata(path).map_err(|error| unreadable(path, &error))?.len();
    if size > LARGEST {
        return Err(Error::new(format!("“{}”有 {} MB，一次最多导入 {} MB 的文件", path.display(), size >> 20, LARGEST >> 20)));
    }
    fs::read(path).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Error {
    Error::new(format!("“{}”读不出来：{error}", path.display())).advise("关掉正在使用它的程序，再试一次")
}

fn name(path: &Path) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    path.file_name().map(|name| name.to_string_lossy().nfc().collect()).unwrap_or_default()
}

fn ending(path: &Path) -> String {
    path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default()
}
