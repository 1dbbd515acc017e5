//! One build at a time for one output: a file in the site's `.zhuanlan` that the system locks for us.
//!
//! Part of `write`. The system frees the lock when a process dies, however it dies; the empty file stays.
#![expect(clippy::disallowed_methods, reason = "part of the door that writes")]

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

use crate::diagnostic::Error;

use super::fault::{fault, shown};

/// Holds the lock until dropped. Empty where the place for it is read-only or the file system knows no locks: then nobody is kept out.
#[derive(Debug)]
pub(super) struct Lock(#[expect(dead_code, reason = "closing the file frees the lock")] Option<File>);

/// Takes the lock `name` in `scratch`, for building `out`; fails at once if another process has it.
pub(super) fn take(scratch: &Path, name: &str, out: &Path) -> Result<Lock, Error> {
    let path = scratch.join(name);
    let opened = fs::create_dir_all(scratch).and_then(|()| File::options().write(true).create(true).truncate(false).open(&path));
    let file = match opened {
        Ok(file) => file,
        Err(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => return Ok(Lock(None)),
        Err(error) => return Err(fault("写入", &path, &error)),
    };
    match file.try_lock() {
        Ok(()) => Ok(Lock(Some(file))),
        Err(TryLockError::WouldBlock) => Err(Error::new(format!("另一个 zhuanlan 正在生成“{}”，这次没有动它", shown(out)))
            .advise("等它结束再运行一次；找不到它时，看看别的窗口里是不是还开着")),
        Err(TryLockError::Error(_)) => Ok(Lock(None)),
    }
}
