//! Writes the pages of the manual that list every key, and the schemas, from the tables of the program.
//!
//! `cargo run --example manual`; a test fails when the pages in `content/manual/` are stale.
#![expect(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a tool of the developers, outside of the house")]

use std::path::Path;

fn main() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/manual");
    for (name, page) in zhuanlan::guide::manual::pages() {
        std::fs::write(folder.join(name), page)?;
        println!("content/manual/{name}");
    }
    Ok(())
}
