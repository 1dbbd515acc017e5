//! Writes the part of `themes/MODEL.md` that lists what templates are given, from the pages of the demo and of a column with a month.
//!
//! `cargo run --example model`; a test fails when it is stale.
#![expect(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a tool of the developers, outside of the house")]

use std::path::Path;

use zhuanlan::pipeline::{self, Options, Walked};
use zhuanlan::render::{Renderer, described};
use zhuanlan::source::Hints;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (demo, month) = (walked(root)?, walked(&root.join("examples/month"))?);
    let (Some((look, plan)), Some((other_look, other_plan))) = (&demo.planned, &month.planned) else { return Err("no look".into()) };
    let renderers = [Renderer::new(&demo.site, plan, look), Renderer::new(&month.site, other_plan, other_look)];
    let (generated, wrong) = described::described(&renderers.each_ref());
    let path = root.join("themes/MODEL.md");
    let written = std::fs::read_to_string(&path)?;
    let head = written.split(described::MARK).next().unwrap_or_default();
    std::fs::write(&path, format!("{head}{generated}"))?;
    println!("themes/MODEL.md");
    wrong.iter().for_each(|line| println!("{line}"));
    if wrong.is_empty() { Ok(()) } else { Err("say in src/render/described/told.rs what these are".into()) }
}

fn walked(root: &Path) -> Result<Walked, Box<dyn std::error::Error>> {
    let options = Options {
        root: root.to_path_buf(),
        skip: ["public", "target", "报送", ".zhuanlan"].map(|name| root.join(name)).to_vec(),
        hints: &Hints::default(),
        base_url: Some("https://example.edu.cn/hdz/".to_owned()),
        drafts: false,
        external: false,
    };
    let snapshot = pipeline::read(&options).map_err(|error| format!("{error:?}"))?;
    pipeline::prepare(snapshot, &options, &mut pipeline::Memory::default()).value.ok_or_else(|| "the site cannot be read".into())
}
