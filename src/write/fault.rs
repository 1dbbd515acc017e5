//! What the system refuses, in the words of a colleague.
//!
//! Part of `write`; the one place that maps kinds of I/O errors to sentences.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::diagnostic::Error;

/// The sentence for a refused operation; `doing` is a verb such as `写入`.
pub fn fault(doing: &str, path: &Path, error: &io::Error) -> Error {
    let what = format!("{doing}“{}”", shown(path));
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            Error::new(format!("磁盘满了，没能{what}")).advise("清出一些空间（或换一个盘），再运行一次")
        }
        _ if is_held(error) => Error::new(format!("没能{what}：它正被别的程序打开"))
            .advise("关掉打开它的程序（浏览器、看图软件、资源管理器的预览），再运行一次"),
        ErrorKind::PermissionDenied => {
            Error::new(format!("没有写入权限，没能{what}")).advise("看看这个文件夹是不是只读，或换一个自己能写的位置（build --out 文件夹）")
        }
        ErrorKind::ReadOnlyFilesystem => Error::new(format!("这个盘是只读的，没能{what}")).advise("换一个能写的位置：build --out 文件夹"),
        ErrorKind::NotFound => Error::new(format!("没能{what}：它不在了")).advise("可能有人正在移动或删除它；再运行一次"),
        ErrorKind::InvalidFilename => {
            Error::new(format!("没能{what}：路径太长或有系统不接受的字")).advise("把专栏文件夹移到离盘符近一些的地方，例如 D:\\zhuanlan")
        }
        ErrorKind::FileTooLarge => Error::new(format!("没能{what}：文件太大，这个盘的格式存不下")),
        ErrorKind::NotADirectory | ErrorKind::IsADirectory | ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty => {
            Error::new(format!("没能{what}：那里已有同名的文件或文件夹")).advise("把它移走，再运行一次")
        }
        _ => Error::new(format!("没能{what}（系统说：{error}）")),
    }
}

/// Whether another program holds the file: worth trying again. Windows calls it a sharing or lock violation, or denies the access.
pub(super) fn is_held(error: &io::Error) -> bool {
    let sharing = cfg!(windows) && (matches!(error.raw_os_error(), Some(32 | 33)) || error.kind() == ErrorKind::PermissionDenied);
    sharing || error.kind() == ErrorKind::ResourceBusy
}

/// A path as people write it: without the prefix that Windows puts before resolved ones.
pub(super) fn shown(path: &Path) -> String {
    let text = path.display().to_string();
    text.strip_prefix(r"\\?\").filter(|rest| !rest.starts_with("UNC")).unwrap_or(&text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: ErrorKind, expected: &str) {
        let error = fault("写入", Path::new("public/index.html"), &kind.into());
        assert!(error.message.contains(expected) && error.message.contains("写入“public/index.html”"), "{}", error.message);
    }

    #[test]
    fn the_usual_faults_have_their_sentence() {
        check(ErrorKind::StorageFull, "磁盘满了");
        check(ErrorKind::QuotaExceeded, "磁盘满了");
        check(ErrorKind::ReadOnlyFilesystem, "只读");
        check(ErrorKind::ResourceBusy, "正被别的程序打开");
        check(ErrorKind::IsADirectory, "同名");
        check(ErrorKind::Other, "系统说");
        if !cfg!(windows) {
            check(ErrorKind::PermissionDenied, "没有写入权限");
        }
    }

    #[test]
    fn resolved_windows_paths_lose_their_prefix() {
        assert_eq!(shown(Path::new(r"\\?\D:\site\public")), r"D:\site\public");
        assert_eq!(shown(Path::new(r"\\?\UNC\nas\public")), r"\\?\UNC\nas\public");
    }
}
