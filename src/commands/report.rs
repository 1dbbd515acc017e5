//! `report`: walks to the site, makes the department's papers, lays them beside what people have edited, and says what is missing.

use std::path::Path;

use super::build::skipped;
use super::{Outcome, absolute, remembered, speech};
use crate::cache::Cache;
use crate::cli::Report;
use crate::diagnostic::{self, Checked, Error};
use crate::imaging;
use crate::pipeline::{self, Options, Walked};
use crate::report::{self, Input, Made, Matter, Paper};
use crate::source;
use crate::write::{Fate, Papers};

/// Makes the papers.
pub(super) fn run(root: &Path, args: &Report) -> Result<Outcome, Error> {
    let out = args.out.as_deref().map_or_else(|| Ok(root.join("报送")), absolute)?;
    let mut folder = Papers::open(root, &out)?;
    let cache = Cache::look(&root.join(".zhuanlan").join("cache"));
    let hints = remembered(&cache);
    let mut skip = skipped(root, &pipeline::usual_output(root));
    skip.push(out.clone());
    let options = Options { root: root.to_owned(), skip, hints: &hints, base_url: None, drafts: false };
    let Checked { value: walked, diagnostics: mut said } = pipeline::walk(pipeline::read(&options)?, &options);
    let Some(walked) = walked else {
        speech::serious(&said);
        return Ok(Outcome::Content);
    };
    let input = Input { site: &walked.site, snapshot: &walked.snapshot, report: walked.report.as_deref(), fetch: &source::bytes };
    let Made { papers, notes } = report::papers(&input).take(&mut said);
    diagnostic::sort(&mut said);
    speech::serious(&said);
    let laid = lay(&mut folder, &papers, &walked, args.force)?;
    laid.finish(&mut folder, &papers)?;
    speech::notes(&notes);
    speech::laid(&laid.lines, (laid.new, laid.renewed, laid.same), &out);
    Ok(match () {
        () if laid.failed => Outcome::Machine,
        () if pipeline::blocks(&said, false) => Outcome::Content,
        () => Outcome::Fine,
    })
}

/// What laying the papers down came to.
#[derive(Default)]
struct Laid {
    lines: Vec<String>,
    new: usize,
    renewed: usize,
    same: usize,
    failed: bool,
}

fn lay(folder: &mut Papers, papers: &[Paper], walked: &Walked, force: bool) -> Result<Laid, Error> {
    let mut laid = Laid::default();
    for paper in papers {
        let bytes = match &paper.matter {
            Matter::Bytes(bytes) => std::borrow::Cow::Borrowed(bytes),
            Matter::Photo(picture) => std::borrow::Cow::Owned(photo(walked, *picture)?),
        };
        laid.note(&paper.path, folder.put(&paper.path, &bytes, force), (folder, &bytes));
    }
    Ok(laid)
}

/// The pixels of a selected photo as they are, without what says where and by whom it was taken.
fn photo(walked: &Walked, picture: usize) -> Result<Vec<u8>, Error> {
    let picture = &walked.site.pictures[picture];
    let file = walked.snapshot.get(&picture.path).ok_or_else(|| Error::new(format!("{} 不见了", picture.path)))?;
    let bytes = source::bytes(file)?;
    imaging::strip(&bytes).map_err(|_| Error::new(format!("{} 读不出来", picture.path)).advise("换一张好的照片"))
}

impl Laid {
    fn note(&mut self, path: &str, fate: Fate, (folder, bytes): (&Papers, &[u8])) {
        match fate {
            Fate::New => self.new += 1,
            Fate::Same => self.same += 1,
            Fate::Renewed => self.renewed += 1,
            Fate::Forced => {
                self.renewed += 1;
                self.lines.push(format!("“{path}”有人改过，按 --force 换成了新的"));
            }
            Fate::Beside(place) => {
                self.new += 1;
                self.lines.push(format!("“{path}”有人改过，没有动它；新的放在旁边：“{place}”（想直接换掉，加 --force）"));
                let standing = folder.bytes(path).unwrap_or_default();
                self.lines.extend(report::differences(path, &standing, bytes).into_iter().map(|line| format!("    {line}")));
            }
            Fate::Failed(error) => {
                self.failed = true;
                self.lines.push([vec![error.message], error.hints].concat().join("。"));
            }
        }
    }

    /// Takes away own papers that nothing makes any more.
    fn finish(&self, folder: &mut Papers, papers: &[Paper]) -> Result<(), Error> {
        let made = |path: &str| papers.iter().any(|paper| paper.path == path);
        let apart = |path: &str| path.ends_with(".zip") || report::APART.iter().any(|folder| path.starts_with(folder));
        let beside = |path: &str| path.contains("(");
        folder.finish(|path| !made(path) && !apart(path) && !beside(path)).map(drop)
    }
}
