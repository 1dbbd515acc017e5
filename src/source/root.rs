//! Is this folder a site? If not, what was probably meant.
//!
//! Part of `source`; runs before the walk.
#![expect(clippy::disallowed_methods, reason = "`source` is the door by which the project is read")]

use std::fs;
use std::path::{Path, PathBuf};

use super::TOP_FILES;
use crate::diagnostic::Error;

/// An error with advice unless `zhuanlan.yaml` lies in the folder.
pub(super) fn check(root: &Path) -> Result<(), Error> {
    let named = named(root);
    if !root.exists() {
        return Err(Error::new(format!("没有这个文件夹：“{named}”")).advise("检查 -C 后面的路径有没有写错"));
    }
    if !root.is_dir() {
        return Err(Error::new(format!("“{named}”是文件，不是文件夹")).advise("-C 后面写 zhuanlan.yaml 所在的文件夹"));
    }
    if is_site(root) {
        return fs::read_dir(root)
            .map(drop)
            .map_err(|error| Error::new(format!("文件夹“{named}”读不出来：{error}")).advise("检查有没有这个文件夹的权限"));
    }
    let error = Error::new(format!("这里没有 {}：“{named}”不是专栏的文件夹", TOP_FILES[0]));
    Err(match (misnamed(root), nearby(root)) {
        (Some(name), _) => error
            .advise(format!("这里有“{name}”，把它改名为 {} 就可以了", TOP_FILES[0]))
            .advise("看不到 .txt 时：资源管理器 → 查看 → 勾选“文件扩展名”"),
        (None, Some(site)) => error.advise(format!("“{}”里有：到那里运行，或者加上 -C \"{}\"", self::named(&site), self::named(&site))),
        (None, None) => error.advise("到专栏的文件夹里运行，或者用 -C 指出它").advise("还没有专栏：运行 zhuanlan init 专栏，建一个"),
    })
}

fn is_site(folder: &Path) -> bool {
    folder.join(TOP_FILES[0]).is_file()
}

/// A file that was meant to be `zhuanlan.yaml`: Windows hides endings, and Notepad adds its own.
fn misnamed(root: &Path) -> Option<&'static str> {
    let names = ["zhuanlan.yaml.txt", "zhuanlan.yml", "zhuanlan.yml.txt", "zhuanlan.txt", "zhuanlan"];
    names.into_iter().find(|name| root.join(name).is_file())
}

/// The nearest folder above that is a site, else the first one right below.
fn nearby(root: &Path) -> Option<PathBuf> {
    let full = std::path::absolute(root).ok()?;
    let above = full.ancestors().skip(1).find(|folder| is_site(folder)).map(Path::to_owned);
    above.or_else(|| below(root).into_iter().next())
}

/// The sites right below a folder, by name.
pub(super) fn below(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root).into_iter().flatten().flatten();
    let mut below: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| is_site(path)).collect();
    below.sort();
    below
}

/// The folder as a person would name it, so not `.`.
fn named(folder: &Path) -> String {
    std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned()).display().to_string()
}
