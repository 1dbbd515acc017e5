//! `check --fix`: writes the certain mends back into the pages, shows every line that changes, and keeps the old files.

use std::path::Path;

use crate::checks;
use crate::diagnostic::Error;
use crate::document::{fix, kind};
use crate::pipeline::{self, Options};
use crate::source::{self, Encoding, File, Matter};
use crate::write;

/// Mends what is certain in the pages below `content/`.
pub(super) fn run(root: &Path, options: &Options<'_>) -> Result<(), Error> {
    let snapshot = pipeline::read(options)?.value;
    let mut count = 0;
    for file in snapshot.below("content").filter(|file| kind::is_page(&file.path)) {
        let Matter::Text(text) = &file.matter else { continue };
        if !text.is_readable() {
            continue;
        }
        let other_encoding = text.encoding != Encoding::Utf8;
        let fixed = fix::fixed(&text.content);
        if fixed.is_none() && !other_encoding {
            continue;
        }
        show(file, &text.content, fixed.as_deref(), other_encoding);
        let new = fixed.unwrap_or_else(|| text.content.to_string());
        // Notepad's line ends stay what they were.
        let new = if source::bytes(file)?.windows(2).any(|pair| pair == b"\r\n") { new.replace('\n', "\r\n") } else { new };
        let old = write::amend(&file.disk, &new)?;
        let old = old.strip_prefix(root).unwrap_or(&old).display().to_string();
        eprintln!("  原来的文件留在 {old}\n");
        count += 1;
    }
    match count {
        0 => eprintln!("没有可以自动改的地方。\n"),
        count => eprintln!("改好了 {count} 个文件；核对以后，.bak 可以删掉。\n"),
    }
    Ok(())
}

/// Shows the lines that change.
fn show(file: &File, old: &str, new: Option<&str>, other_encoding: bool) {
    eprintln!("{}", file.path);
    if other_encoding {
        eprintln!("  改存为 UTF-8 编码");
    }
    let Some(new) = new else { return };
    for (number, (old, new)) in old.lines().zip(new.lines()).enumerate().filter(|(_, (old, new))| old != new) {
        eprintln!("  第 {} 行\n    - {}\n    + {}", number + 1, checks::hidden(old), checks::hidden(new));
    }
}
