//! The files of Windows for a double click: one small script a command.
//!
//! Part of `starter`. ASCII inside, since cmd reads scripts in the code page of the machine; the program is looked for beside the script, one
//! folder above, and on the PATH.

use std::borrow::Cow;

use super::Laid;

/// Name of the script and what it runs.
const SCRIPTS: [(&str, &str); 8] = [
    ("预览.bat", "serve --open"),
    ("检查.bat", "check"),
    ("生成.bat", "build"),
    ("打包上传.bat", "pack"),
    ("新建页面.bat", "new"),
    ("导入.bat", "import %*"),
    ("报送材料.bat", "report"),
    ("菜单.bat", ""),
];

/// The scripts, with the line ends that cmd needs.
pub(super) fn all() -> impl Iterator<Item = Laid> {
    SCRIPTS.into_iter().map(|(name, command)| (name.to_owned(), Cow::Owned(script(command).into_bytes())))
}

fn script(command: &str) -> String {
    let run = format!("\"%ZHUANLAN%\" -C \"%~dp0.\" {command}");
    // “%~dp0.” and not “%~dp0”: a back-slash before the closing quote would be read as part of the path.
    let lines = [
        "@echo off",
        "chcp 65001 >nul",
        "cd /d \"%~dp0\"",
        "set \"ZHUANLAN=zhuanlan\"",
        "if exist \"%~dp0..\\zhuanlan.exe\" set \"ZHUANLAN=%~dp0..\\zhuanlan.exe\"",
        "if exist \"%~dp0zhuanlan.exe\" set \"ZHUANLAN=%~dp0zhuanlan.exe\"",
        run.trim_end(),
        "echo.",
        "pause",
        "",
    ];
    lines.join("\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_ascii_with_crlf_and_quoted_paths() {
        for (name, bytes) in all() {
            let text = std::str::from_utf8(&bytes).unwrap();
            assert!(text.is_ascii() && text.ends_with("pause\r\n"), "{name}");
            assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{name}");
            assert_eq!(text.matches('"').count() % 2, 0, "{name}");
            assert!(text.contains("chcp 65001") && text.contains("cd /d \"%~dp0\""), "{name}");
        }
        assert!(script("import %*").contains("-C \"%~dp0.\" import %*\r\n"));
    }
}
