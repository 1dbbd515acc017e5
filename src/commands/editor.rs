//! `editor`: what VS Code needs to complete keys and to begin pages, laid beside the site.

use std::path::Path;

use super::Outcome;
use crate::diagnostic::Error;
use crate::guide::snippets;
use crate::write;

/// Lays `.vscode` out; one that is there is not touched.
pub(super) fn run(root: &Path) -> Result<Outcome, Error> {
    write::lay_into(&root.join(".vscode"), &snippets::files())?;
    println!("放好了：.vscode 文件夹。用 VS Code 打开这个专栏的文件夹，照提示装上推荐的 YAML 扩展。");
    println!("写 zhuanlan.yaml 时有每个键的说明；在文稿里敲“活动”“动态”，按 Tab，就有一页的样子。");
    Ok(Outcome::Fine)
}
