//! The moment at which the output changes: what is new, what stays and what goes are known, staging holds what is new.
//!
//! Part of `write`. Where nothing differs, the output is not touched at all.
#![expect(clippy::disallowed_methods, reason = "part of the door that writes")]

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Error};

use super::exchange::{self, Stay};
use super::fault::{fault, shown};
use super::journal::{self, Step};
use super::marks::Marks;
use super::record::{RECORD, Record};
use super::refuse::own_folders;
use super::scan::Sort;
use super::stage::{Fate, Stage};
use super::{Manner, Outcome};

/// What a build amounts to.
pub(super) struct Sum {
    record: Record,
    marks: Marks,
    /// New and changed files.
    coming: Vec<String>,
    /// Own files that are still there and no longer planned.
    stale: Vec<String>,
    outcome: Outcome,
}

impl Stage {
    /// Changes the output to what was planned and put; where nothing has changed, leaves every file and folder alone.
    pub fn commit(mut self) -> Result<Outcome, Error> {
        let mut sum = self.sum()?;
        let digest = sum.record.digest();
        sum.outcome.record = (sum.marks.0.len() == sum.record.0.len()).then_some(digest);
        if self.record.as_ref() == Some(&sum.record) && sum.coming.is_empty() {
            if sum.marks != self.marks {
                sum.marks.write(&self.marks_path(), digest);
            }
            return Ok(sum.outcome);
        }
        if !self.place_first(&sum)? && !self.exchange(&mut sum)? {
            let steps = self.decide(&sum)?;
            journal::run(self.staging.path(), &self.target.root, &steps)?;
            self.staging.release();
        }
        sum.marks.write(&self.marks_path(), digest);
        Ok(sum.outcome)
    }

    /// Adds everything up; fails if a planned output was never put.
    pub(super) fn sum(&self) -> Result<Sum, Error> {
        let mut sum = Sum {
            record: Record::default(),
            marks: Marks::default(),
            coming: Vec::new(),
            stale: Vec::new(),
            outcome: Outcome { foreign: self.foreign().count(), ..Outcome::default() },
        };
        for slot in &self.slots {
            let path = slot.path.as_str();
            let missing = || Error::new(format!("“{path}”在计划里，却没有生成（程序有错，请告诉开发者）"));
            let put = slot.put.get().ok_or_else(missing)?;
            sum.record.0.insert(path.to_owned(), put.own);
            sum.marks.0.extend(put.mtime.map(|mtime| (path.to_owned(), mtime)));
            sum.outcome.bytes += put.own.size;
            match put.fate {
                Fate::Stays => sum.outcome.unchanged += 1,
                Fate::Comes | Fate::Overwrites => sum.coming.push(path.to_owned()),
            }
            if put.fate == Fate::Overwrites {
                sum.outcome.warnings.push(self.edited(path, "已换成新生成的"));
            }
        }
        for path in self.record.iter().flat_map(|record| record.0.keys()).filter(|path| !sum.record.0.contains_key(*path)) {
            if let Some(standing) = self.standing(path)? {
                sum.stale.push(path.clone());
                if standing.edited {
                    sum.outcome.warnings.push(self.edited(path, "这一页现在不再生成，已删掉"));
                }
            }
        }
        sum.outcome.written = sum.coming.len();
        sum.outcome.removed = sum.stale.len();
        Ok(sum)
    }

    /// Writes the journal down, after which the next build completes it if this one cannot.
    pub(super) fn decide(&mut self, sum: &Sum) -> Result<Vec<Step>, Error> {
        self.write_record(sum)?;
        let steps = journal::steps(&sum.coming, &sum.stale);
        journal::write(self.staging.path(), &steps).map_err(|error| fault("写入", self.staging.path(), &error))?;
        self.staging.keep();
        Ok(steps)
    }

    /// Where there is no output yet, staging becomes it. Gives whether that was done.
    fn place_first(&mut self, sum: &Sum) -> Result<bool, Error> {
        let root = &self.target.root;
        if self.record.is_some() || !self.tree.seen.is_empty() || root.exists() {
            return Ok(false);
        }
        self.write_record(sum)?;
        let done = fs::rename(self.staging.path(), root).is_ok();
        if done {
            self.staging.keep();
        }
        Ok(done)
    }

    /// Exchanges staging and output, if that is the manner and the system can. Gives whether that was done.
    fn exchange(&mut self, sum: &mut Sum) -> Result<bool, Error> {
        if self.manner != Manner::Exchange {
            return Ok(false);
        }
        self.write_record(sum)?;
        let empty = Record::default();
        let old = self.record.as_ref().unwrap_or(&empty);
        let (staging, root) = (self.staging.path(), &self.target.root);
        let own_stays = self.slots.iter().filter(|slot| slot.put.get().is_some_and(|put| put.fate == Fate::Stays));
        let own_stays = own_stays.map(|slot| Stay { path: OsStr::new(slot.path.as_str()), own: true });
        let stays: Vec<Stay<'_>> = own_stays.chain(self.foreign().map(|path| Stay { path, own: false })).collect();
        let own = own_folders(old);
        let folders =
            self.tree.seen.iter().filter(|(path, seen)| seen.sort == Sort::Folder && path.to_str().is_none_or(|path| !own.contains(path)));
        let folders: Vec<&OsStr> = folders.map(|(path, _)| path.as_os_str()).collect();
        if !exchange::fill(staging, root, &stays, &folders)? {
            return Ok(false);
        }
        exchange::take_permissions(staging, root, &self.tree);
        if exchange::swap(staging, root).is_err() {
            return Ok(false);
        }
        let known = |path: &OsStr| {
            path == RECORD || self.tree.seen.contains_key(path) || path.to_str().is_some_and(|path| old.0.contains_key(path))
        };
        let renamed = exchange::clear_old(staging, root, &known);
        sum.outcome.warnings.extend(renamed.iter().map(|(was, is)| self.renamed(was, is)));
        Ok(true)
    }

    /// The files, links and the like in the output that this program did not write.
    fn foreign(&self) -> impl Iterator<Item = &OsStr> {
        let own =
            |path: &OsString| self.record.as_ref().is_some_and(|record| path.to_str().is_some_and(|path| record.0.contains_key(path)));
        self.tree.seen.iter().filter(move |(path, seen)| seen.sort != Sort::Folder && !own(path)).map(|(path, _)| path.as_os_str())
    }

    fn write_record(&self, sum: &Sum) -> Result<(), Error> {
        let place = self.staging.join(RECORD);
        fs::write(&place, sum.record.text()).map_err(|error| fault("写入", Path::new(&self.target.label_of(RECORD)), &error))
    }

    fn marks_path(&self) -> PathBuf {
        self.target.scratch.join(self.target.scratch_name("marks"))
    }

    fn edited(&self, path: &str, fate: &str) -> Diagnostic {
        let label = self.target.label_of(path);
        Diagnostic::warning("output-edited", &label, format!("“{label}”被人改过，{fate}"))
            .advise("输出文件夹里的文件每次都会重新生成；要改内容，请改 content/ 里的原稿")
    }

    fn renamed(&self, was: &OsStr, is: &OsStr) -> Diagnostic {
        let label = |path: &OsStr| self.target.label_of(&shown(Path::new(path)));
        let told = format!("“{}”在生成的同时被别人放了进来，已改名为“{}”", label(was), label(is));
        Diagnostic::warning("output-moved", label(is), told).advise("看看它还有没有用；自己的文件请换一个不会生成的名字")
    }
}
