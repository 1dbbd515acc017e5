//! Recipe → Blob: the one path by which every output gets its bytes, for whoever writes or serves them.
//!
//! Texts come from `render`, pictures from `imaging` through the cache (`photos`), files through the source's door. Texts are scanned a last
//! time for private numbers before they leave.

mod gate;
mod photos;

use std::collections::BTreeSet;
use std::io::{self, Read};

use crate::cache::Cache;
use crate::diagnostic::{Diagnostic, Error};
use crate::imaging;
use crate::paths::{OutPath, SitePath};
use crate::plan::{Plan, Recipe};
use crate::privacy;
use crate::render::{Renderer, Sheet};
use crate::site::Site;
use crate::source::{self, File, Matter, PictureKind, Snapshot};
use crate::theme::Theme;
use crate::write::Blob;
use gate::Gate;

/// Makes the outputs of one walk.
#[derive(Debug)]
pub struct Maker<'m> {
    site: &'m Site,
    snapshot: &'m Snapshot,
    theme: &'m Theme,
    plan: &'m Plan,
    cache: &'m Cache,
    gate: Gate,
    renderer: Renderer<'m>,
    /// Digits of numbers that are published on purpose.
    public: BTreeSet<String>,
}

/// Why an output has no bytes.
#[derive(Debug)]
pub enum Failure {
    /// Something about the content.
    Content(Box<Diagnostic>),
    /// Something about the machine.
    Machine(Error),
}

impl<'m> Maker<'m> {
    /// Gets ready to make outputs.
    pub fn new((site, snapshot): (&'m Site, &'m Snapshot), theme: &'m Theme, plan: &'m Plan, cache: &'m Cache) -> Maker<'m> {
        let pages = site.pages.iter().flat_map(|page| &page.front.public_phones);
        let public = site.config.public_phones.iter().chain(pages).map(|phone| privacy::digits(phone)).collect();
        let renderer = Renderer::new(site, plan, theme);
        Maker { site, snapshot, theme, plan, cache, gate: Gate::new(photos::BUDGET), renderer, public }
    }

    /// To be called before many threads make outputs: see [`Renderer::get_ready`].
    pub fn get_ready(&self) {
        self.renderer.get_ready();
    }

    /// The digits of the numbers that are published on purpose.
    pub fn public(&self) -> &BTreeSet<String> {
        &self.public
    }

    /// The number of the page that a recipe makes and what draws it; `None` for what is no page.
    pub fn sheet(&self, url: &OutPath, recipe: &Recipe) -> Option<(u64, Sheet)> {
        let sheet = recipe.is_page().then(|| self.renderer.sheet(url, recipe))?;
        Some((self.renderer.seal(&sheet), sheet))
    }

    /// The bytes of a page.
    pub fn draw(&self, url: &OutPath, sheet: Sheet) -> Result<Blob, Failure> {
        self.scanned(url, self.renderer.draw(sheet))
    }

    /// The bytes of an output.
    pub fn make(&self, url: &OutPath, recipe: &Recipe) -> Result<Blob, Failure> {
        if let Some(text) = self.renderer.text(url, recipe) {
            return self.scanned(url, text);
        }
        match recipe {
            Recipe::Asset(name) => Ok(Blob::Bytes(self.theme.assets.get(name).map(|asset| asset.bytes.to_vec()).unwrap_or_default())),
            Recipe::Copy(path) => self.copy(path),
            Recipe::Rendition(picture, shot) => self.rendition(*picture, *shot),
            _ => Ok(Blob::Bytes(Vec::new())),
        }
    }

    fn scanned(&self, url: &OutPath, text: Result<Vec<u8>, Box<Diagnostic>>) -> Result<Blob, Failure> {
        let text = text.map_err(Failure::Content)?;
        self.scan(url, &text)?;
        Ok(Blob::Bytes(text))
    }

    /// The last scan: a private number in finished text stops the build, wherever it came from.
    fn scan(&self, url: &OutPath, bytes: &[u8]) -> Result<(), Failure> {
        if !privacy::may_hold(bytes) {
            return Ok(());
        }
        let text = &*String::from_utf8_lossy(bytes);
        for (range, _, digits) in privacy::find(text) {
            if self.public.contains(privacy::without_country(&digits)) || privacy::outside_host(&text[..range.start]).is_some() {
                continue;
            }
            let message = format!("生成的 {url} 里有手机号或身份证号 {}", privacy::mask(&digits));
            let diagnostic =
                Diagnostic::error("private-number", "", message).advise("找到它从哪一页来，删掉；确实要公开的写进配置的 公开电话");
            return Err(Failure::Content(Box::new(diagnostic)));
        }
        Ok(())
    }

    fn copy(&self, path: &SitePath) -> Result<Blob, Failure> {
        let Some(file) = self.snapshot.get(path) else {
            return Err(Failure::Machine(Error::new(format!("{path} 不见了")).advise("再生成一次")));
        };
        match &file.matter {
            Matter::Picture(probe) => {
                let bytes = source::bytes(file).map_err(Failure::Machine)?;
                if probe.kind == PictureKind::Svg {
                    self.drawing(path, &bytes)?;
                }
                let clean = imaging::strip(&bytes).map_err(|fault| Failure::Content(Box::new(picture_fault(path, &fault))))?;
                Ok(Blob::Bytes(clean))
            }
            Matter::Text(text) => Ok(Blob::File(file.disk.clone(), Some(text.digest))),
            Matter::Other if matches!(path.ending().as_str(), "mp4" | "mov" | "m4v") => film(file).map_err(Failure::Machine),
            Matter::Sheet(bytes) => Ok(Blob::File(file.disk.clone(), Some(bytes.digest))),
            Matter::Other | Matter::Office(_) => Ok(Blob::File(file.disk.clone(), None)),
        }
    }

    /// Looks through a drawing, which is text: no private number, and nothing that runs.
    fn drawing(&self, path: &SitePath, bytes: &[u8]) -> Result<(), Failure> {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        let handler = |part: &str| part.starts_with("on") && part.contains('=');
        let runs = text.contains("<script")
            || text.contains("javascript:")
            || text.split(['<', '>']).any(|tag| tag.split_whitespace().skip(1).any(handler));
        let fault =
            |code, message: &str, hint: &str| Failure::Content(Box::new(Diagnostic::error(code, path.as_str(), message).advise(hint)));
        if runs {
            return Err(fault("active-drawing", "这张 SVG 图里有脚本", "换一张没有脚本的图，或存成 PNG"));
        }
        if privacy::find(&text).any(|(_, _, digits)| !self.public.contains(privacy::without_country(&digits))) {
            return Err(fault("private-number", "这张 SVG 图里有手机号或身份证号", "删掉号码，或存成 PNG 前抹掉"));
        }
        Ok(())
    }
}

/// A film without the boxes that tell where it was taken, copied in a stream.
fn film(file: &File) -> Result<Blob, Error> {
    let failed =
        |error: io::Error| Error::new(format!("读不了 {}：{error}", file.path)).advise("看看文件是不是正被别的程序占用，再生成一次");
    let boxes = imaging::film::private_boxes(&mut source::open(file)?).map_err(failed)?;
    if boxes.is_empty() {
        return Ok(Blob::File(file.disk.clone(), None));
    }
    let file = file.clone();
    Ok(Blob::Stream(Box::new(move |out| {
        let mut opened = source::open(&file).map_err(|error| io::Error::other(error.message))?;
        let mut chunk = vec![0; 256 * 1024];
        let mut at = 0;
        loop {
            let read = opened.read(&mut chunk)?;
            if read == 0 {
                return Ok(());
            }
            imaging::film::blank(&mut chunk[..read], at, &boxes);
            out.write_all(&chunk[..read])?;
            at += read as u64;
        }
    })))
}

fn picture_fault(path: &SitePath, fault: &imaging::Fault) -> Diagnostic {
    let diagnostic = Diagnostic::error(fault.code(), path.as_str(), fault.to_string());
    fault.advice().into_iter().fold(diagnostic, Diagnostic::advise)
}
