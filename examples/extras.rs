//! Writes what a release has beside the program: completions of shells, the man page, the schemas for editors.
//!
//! `cargo run --example extras -- FOLDER`
#![expect(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a tool of the developers, outside of the house")]

use std::fs;
use std::path::PathBuf;

use clap::CommandFactory;
use clap_complete::Shell;
use zhuanlan::cli::Cli;
use zhuanlan::guide::snippets;

fn main() -> std::io::Result<()> {
    let folder = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("target/extras"), PathBuf::from);
    let (shells, editor) = (folder.join("completions"), folder.join("vscode"));
    fs::create_dir_all(&shells)?;
    fs::create_dir_all(&editor)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell] {
        println!("{}", clap_complete::generate_to(shell, &mut Cli::command(), "zhuanlan", &shells)?.display());
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    fs::write(folder.join("zhuanlan.1"), page)?;
    for (name, bytes) in snippets::files() {
        fs::write(editor.join(name), bytes)?;
    }
    println!("{}", folder.join("zhuanlan.1").display());
    Ok(())
}
