//! The program: parses what was typed, runs it, and ends with its exit code.

use std::process::ExitCode;

use clap::Parser;
use zhuanlan::{cli, commands};

// A build makes and drops millions of small values on every core; the system's allocator costs a sixth of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let outcome = match cli::Cli::try_parse() {
        Ok(typed) => commands::run(typed),
        Err(error) => commands::misuse(&error),
    };
    ExitCode::from(outcome as u8)
}
