//! The program: parses what was typed, runs it, and ends with its exit code.

use std::process::ExitCode;

use clap::Parser;
use zhuanlan::{cli, commands};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let outcome = match cli::Cli::try_parse() {
        Ok(typed) => commands::run(typed),
        Err(error) => commands::misuse(&error),
    };
    ExitCode::from(outcome as u8)
}
