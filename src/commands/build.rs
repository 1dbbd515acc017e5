//! `build`: walks to the plan, makes every output in parallel into staging, and changes the output all at once.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

use rayon::prelude::*;

use super::known::Known;
use super::progress::Progress;
use super::shortcut::{self, Last};
use super::{Outcome, absolute, now, remembered, shared_cache, speech};
use crate::cache::Cache;
use crate::cli::Build;
use crate::config;
use crate::diagnostic::{self, Diagnostic, Error};
use crate::imaging::Shot;
use crate::making::{Failure, Maker};
use crate::paths::OutPath;
use crate::pipeline::{self, Options, Walked};
use crate::plan::{Plan, Recipe};
use crate::site::Site;
use crate::source::Hints;
use crate::write;

/// Builds the site.
pub(super) fn run(root: &Path, args: &Build) -> Result<Outcome, Error> {
    let started = Instant::now();
    let clock = now();
    threads(args.jobs)?;
    let out = args.out.as_deref().map_or_else(|| Ok(pipeline::usual_output(root)), absolute)?;
    write::check_target(root, &out)?;
    let cache = Cache::open(&root.join(".zhuanlan").join("cache"));
    let hints = remembered(&cache);
    let options = Options {
        root: root.to_owned(),
        skip: skipped(root, &out),
        hints: &hints,
        base_url: base_url(args.base_url.as_deref())?,
        drafts: args.drafts,
        external: false,
    };
    let read = pipeline::read(&options)?;
    let (inputs, place) = (shortcut::inputs(&read.value, &typed(&options, args)), out.to_string_lossy().into_owned());
    if let Some(last) = Last::load(&cache, &place).filter(|last| last.inputs == inputs && Some(last.record) == write::intact(root, &out)) {
        speech::serious(&last.said);
        speech::unchanged(&last, &out, started.elapsed().as_secs_f64());
        return Ok(Outcome::Fine);
    }
    let walked = pipeline::walk(read, &options);
    if pipeline::blocks(&walked.diagnostics, args.strict) {
        speech::serious(&walked.diagnostics);
        speech::refused(&walked.diagnostics, &out);
        return Ok(Outcome::Content);
    }
    let Some(Walked { snapshot, documents, site, planned: Some((theme, plan)), .. }) = walked.value else {
        return Err(Error::new("没有可以生成的内容"));
    };
    let pictures = shared_cache()?.or_else(|| Some(root.join(Some(&site.config.cache).filter(|folder| !folder.is_empty())?)));
    let pictures = pictures.map(|folder| Cache::open(&folder));
    let paths: Vec<OutPath> = plan.outputs.keys().cloned().collect();
    let stage = write::begin(root, &out, &paths)?;
    let maker = Maker::new((&site, &snapshot), &theme, &plan, pictures.as_ref().unwrap_or(&cache));
    maker.get_ready();
    let frame = format!("{:?} {:?}", pipeline::theme_key(&site.config, &snapshot), maker.public());
    let known = Known::load(&cache, &place, &[frame.as_bytes()], stage.record());
    let faults = make_all((&maker, &known), &site, &plan, &stage)?;
    if !faults.is_empty() {
        let mut all = walked.diagnostics;
        all.extend(faults);
        diagnostic::sort(&mut all);
        speech::serious(&all);
        speech::refused(&all, &out);
        return Ok(Outcome::Content);
    }
    // The process ends soon: taking thousands of pages apart would only keep people waiting.
    std::mem::forget(maker);
    let outcome = stage.commit()?;
    cache.keep(Hints::NAME, Hints::of(&snapshot, clock).to_text());
    for cache in [Some(&cache), pictures.as_ref()].into_iter().flatten() {
        cache.prune();
    }
    let mut said = walked.diagnostics;
    said.extend(outcome.warnings.iter().cloned());
    speech::serious(&said);
    speech::built(&speech::Built {
        site: &site,
        plan: &plan,
        outcome: &outcome,
        out: &out,
        said: &said,
        seconds: started.elapsed().as_secs_f64(),
    });
    if let Some(record) = outcome.record {
        known.store(&cache, record);
        let pages = plan.outputs.values().filter(|recipe| recipe.is_page()).count();
        // What was said of the output itself, such as edited files, is over now.
        said.retain(|said| !outcome.warnings.contains(said));
        Last { inputs, record, said, pages }.store(&cache, &place);
    }
    speech::trouble(pictures.as_ref().and_then(Cache::trouble).or(cache.trouble()));
    std::mem::forget((site, snapshot, theme, plan, documents));
    Ok(Outcome::Fine)
}

/// Everything typed that a build depends on.
fn typed(options: &Options<'_>, args: &Build) -> String {
    format!("{:?} {} {}", options.base_url, options.drafts, args.strict)
}

/// A piece of work: the renditions of one photo, which are made together, or one other output.
enum Work<'p> {
    Photo(usize, Vec<(&'p OutPath, Shot)>),
    Output(&'p OutPath, &'p Recipe),
}

/// Makes every output, photos first and the heaviest of them first, since they take longest. Gives what was found about the content.
fn make_all((maker, known): (&Maker<'_>, &Known), site: &Site, plan: &Plan, stage: &write::Stage) -> Result<Vec<Diagnostic>, Error> {
    let mut photos: BTreeMap<usize, Vec<(&OutPath, Shot)>> = BTreeMap::new();
    let mut work: Vec<Work<'_>> = Vec::new();
    for (url, recipe) in &plan.outputs {
        match recipe {
            Recipe::Rendition(picture, shot) => photos.entry(*picture).or_default().push((url, *shot)),
            _ => work.push(Work::Output(url, recipe)),
        }
    }
    let progress = if photos.is_empty() { Progress::new(work.len(), "") } else { Progress::new(photos.len(), "照片 ") };
    let of_photos = !photos.is_empty();
    work.extend(photos.into_iter().map(|(picture, shots)| Work::Photo(picture, shots)));
    work.sort_by_key(|work| match work {
        Work::Photo(picture, _) => std::cmp::Reverse(site.pictures[*picture].probe.memory + 1),
        Work::Output(..) => std::cmp::Reverse(0),
    });
    let faults = Mutex::new(Vec::new());
    work.par_iter().with_max_len(1).try_for_each(|work| {
        let (urls, made) = match work {
            Work::Photo(picture, shots) => {
                let (urls, shots): (Vec<&OutPath>, Vec<Shot>) = shots.iter().copied().unzip();
                (urls, maker.photo(*picture, &shots))
            }
            Work::Output(url, recipe) => {
                let made = match maker.sheet(url, recipe) {
                    Some((seal, _)) if known.same(url, seal) && stage.keep(url)? => Ok(Vec::new()),
                    Some((_, sheet)) => maker.draw(url, sheet).map(|blob| vec![blob]),
                    None => maker.make(url, recipe).map(|blob| vec![blob]),
                };
                (vec![*url], made)
            }
        };
        if of_photos == matches!(work, Work::Photo(..)) {
            progress.step();
        }
        match made {
            Ok(blobs) => urls.into_iter().zip(blobs).try_for_each(|(url, blob)| stage.put(url, blob)),
            Err(Failure::Machine(error)) => Err(error),
            Err(Failure::Content(diagnostic)) => {
                if let Ok(mut faults) = faults.lock() {
                    faults.extend(urls.into_iter().map(|url| (url, (*diagnostic).clone())));
                }
                Ok(())
            }
        }
    })?;
    progress.end();
    Ok(merged(faults.into_inner().unwrap_or_default()))
}

/// A fault that many outputs share is said once, with the first of them.
pub(super) fn merged(mut faults: Vec<(&OutPath, Diagnostic)>) -> Vec<Diagnostic> {
    faults.sort_by_key(|(url, _)| *url);
    let mut merged: Vec<(Diagnostic, &OutPath, usize)> = Vec::new();
    for (url, fault) in faults {
        match merged.iter_mut().find(|(known, ..)| *known == fault) {
            Some((_, _, count)) => *count += 1,
            None => merged.push((fault, url, 1)),
        }
    }
    let tell = |(fault, url, count): (Diagnostic, &OutPath, usize)| {
        fault.advise(if count > 1 {
            format!("是生成 {url} 等 {count} 个文件时发现的")
        } else {
            format!("是生成 {url} 时发现的")
        })
    };
    merged.into_iter().map(tell).collect()
}

/// Folders below the site that are not its content.
pub(super) fn skipped(root: &Path, out: &Path) -> Vec<std::path::PathBuf> {
    vec![out.to_owned(), pipeline::usual_output(root), root.join("报送"), root.join(".zhuanlan")]
}

fn threads(jobs: Option<usize>) -> Result<(), Error> {
    let Some(jobs) = jobs else { return Ok(()) };
    if jobs == 0 || jobs > 1024 {
        return Err(Error::new(format!("--jobs {jobs} 不对")).advise("写 1 到 1024 之间的数，例如 --jobs 2"));
    }
    rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global().map_err(|error| Error::new(format!("开不了 {jobs} 个线程：{error}")))
}

fn base_url(written: Option<&str>) -> Result<Option<String>, Error> {
    let Some(url) = written else { return Ok(None) };
    let wrong = || Error::new(format!("网址“{url}”不完整，或带有中文")).advise("写成 --base-url https://www.example.edu.cn/hdz/");
    config::address(url).map(Some).ok_or_else(wrong)
}
