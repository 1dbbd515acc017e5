//! A build on its way to the output: every Blob is compared with what stands there, and only what is new is written, to staging.
//!
//! Part of `write`. `begin`, `put` and `keep` change nothing in the output; `commit` does, in the file of that name.
#![expect(clippy::disallowed_methods, reason = "part of the door that writes")]

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::sync::OnceLock;

use crate::cache::{Entry, digest_of, finished, mtime};
use crate::diagnostic::Error;
use crate::digest::Digest;
use crate::paths::OutPath;

use super::fault::{fault, shown};
use super::lock::{self, Lock};
use super::marks::Marks;
use super::record::{Own, RECORD, Record};
use super::scan::{Seen, Sort, Tree};
use super::staging::{self, Staging};
use super::target::Target;
use super::{Blob, Manner, Pour, journal};

/// A build that has begun. Shared by all threads; dropped without `commit`, it leaves the output as it was.
#[derive(Debug)]
pub struct Stage {
    pub(super) target: Target,
    pub(super) manner: Manner,
    pub(super) staging: Staging,
    /// The record of the output as it stands; `None` on the first build.
    pub(super) record: Option<Record>,
    pub(super) marks: Marks,
    pub(super) tree: Tree,
    /// One for each planned path, in their order.
    pub(super) slots: Vec<Slot>,
    // Dropped last: the staging folder goes first.
    _lock: Lock,
}

/// A planned path and what has come of it.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) path: OutPath,
    pub(super) put: OnceLock<Put>,
}

/// What was put on a path.
#[derive(Debug, Clone, Copy)]
pub(super) struct Put {
    pub(super) own: Own,
    pub(super) mtime: Option<u64>,
    pub(super) fate: Fate,
}

/// What becomes of the file in the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays, being what it should be.
    Stays,
    /// It comes from staging; there was none, or an older one of ours.
    Comes,
    /// It comes from staging over one that somebody has edited.
    Overwrites,
}

/// What stands on a path of ours.
pub(super) struct Standing {
    pub(super) own: Own,
    pub(super) mtime: Option<u64>,
    pub(super) edited: bool,
}

impl Stage {
    pub(super) fn begin(manner: Manner, site: &Path, out: &Path, planned: &[OutPath]) -> Result<Stage, Error> {
        let target = Target::find(site, out)?;
        let lock = lock::take(&target.scratch, &target.scratch_name("build"), out)?;
        clear_leftovers(&target)?;
        let (tree, record) = match target.root.exists() {
            true => (Tree::scan(&target.root)?, Record::read(&target.root)?),
            false => (Tree::default(), None),
        };
        refuse_papers(&target, &tree)?;
        refuse_stranger(&target, &tree, record.as_ref())?;
        let marks = record.as_ref().map(|record| Marks::read(&target.scratch.join(target.scratch_name("marks")), record.digest()));
        let mut paths = planned.to_vec();
        paths.sort();
        super::refuse::refuse_foreign(&target, &tree, record.as_ref().unwrap_or(&Record::default()), &paths)?;
        let staging = Staging::make(&target)?;
        let exchangeable = !staging.is_inside() && !tree.mounted;
        let slots = paths.into_iter().map(|path| Slot { path, put: OnceLock::new() }).collect();
        Ok(Stage {
            manner: if exchangeable { manner } else { Manner::Journal },
            staging,
            record,
            marks: marks.unwrap_or_default(),
            tree,
            slots,
            target,
            _lock: lock,
        })
    }

    /// Takes the bytes of a planned output, from any thread, once each.
    pub fn put(&self, path: &OutPath, blob: Blob) -> Result<(), Error> {
        let at = self.slots.binary_search_by(|slot| slot.path.cmp(path));
        let Ok(at) = at else {
            return Err(Error::new(format!("“{path}”不在计划里，没有写（程序有错，请告诉开发者）")));
        };
        let twice = || Error::new(format!("“{path}”生成了两次（程序有错，请告诉开发者）"));
        if self.slots[at].put.get().is_some() {
            return Err(twice());
        }
        let own = self.own_of(&blob)?;
        let standing = self.standing(path.as_str())?;
        let put = match standing {
            Some(standing) if standing.own == own => Put { own, mtime: standing.mtime, fate: Fate::Stays },
            standing => {
                let mtime = self.lay(path, blob)?;
                let edited = standing.is_some_and(|standing| standing.edited);
                Put { own, mtime, fate: if edited { Fate::Overwrites } else { Fate::Comes } }
            }
        };
        self.slots[at].put.set(put).map_err(|_| twice())
    }

    /// The digest of the record of the output as the last build left it.
    pub fn record(&self) -> Option<Digest> {
        self.record.as_ref().map(Record::digest)
    }

    /// Lets a planned output stay as the last build left it; `false` where it does not stand so any more, and must be put.
    pub fn keep(&self, path: &OutPath) -> Result<bool, Error> {
        let at = self.slots.binary_search_by(|slot| slot.path.cmp(path));
        let standing = self.standing(path.as_str())?.filter(|standing| !standing.edited);
        let (Ok(at), Some(Standing { own, mtime, .. })) = (at, standing) else { return Ok(false) };
        Ok(self.slots[at].put.set(Put { own, mtime, fate: Fate::Stays }).is_ok())
    }

    /// Finds what stands on a path of ours. The bytes are read only if size or time differ from what we left.
    pub(super) fn standing(&self, path: &str) -> Result<Option<Standing>, Error> {
        let Some(own) = self.record.as_ref().and_then(|record| record.0.get(path)) else { return Ok(None) };
        let Some(seen) = self.tree.get(path) else { return Ok(None) };
        let Seen { sort, size, mtime } = *seen;
        if sort != Sort::File {
            return Ok(Some(Standing { own: Own { size: u64::MAX, ..*own }, mtime: None, edited: true }));
        }
        if size == own.size && mtime.is_some() && self.marks.0.get(path).copied() == mtime {
            return Ok(Some(Standing { own: *own, mtime, edited: false }));
        }
        let full = self.target.root.join(path);
        match File::open(&full).and_then(|mut file| digest_of(&mut file)) {
            Ok((digest, size)) => {
                let found = Own { digest, size };
                Ok(Some(Standing { own: found, mtime, edited: found != *own }))
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(fault("读取", &full, &error)),
        }
    }

    fn own_of(&self, blob: &Blob) -> Result<Own, Error> {
        let own = |(digest, size)| Own { digest, size };
        match blob {
            Blob::Bytes(bytes) => Ok(Own { digest: Digest::of(bytes), size: bytes.len() as u64 }),
            Blob::Entry(Entry { digest, size, .. }) => Ok(Own { digest: *digest, size: *size }),
            Blob::File(path, Some(digest)) => match fs::metadata(path) {
                Ok(meta) => Ok(Own { digest: *digest, size: meta.len() }),
                Err(error) => Err(fault("读取", path, &error)),
            },
            Blob::File(path, None) => {
                File::open(path).and_then(|mut file| digest_of(&mut file)).map(own).map_err(|error| fault("读取", path, &error))
            }
            Blob::Stream(pour) => measured(pour).map_err(|error| fault("生成", &self.target.root, &error)),
        }
    }

    /// Writes to staging and gives the time of the new file.
    fn lay(&self, path: &OutPath, blob: Blob) -> Result<Option<u64>, Error> {
        let place = self.staging.join(path.as_str());
        let written = match blob {
            Blob::Bytes(bytes) => staging::create(&place).and_then(|mut file| {
                file.write_all(&bytes)?;
                file.metadata()
            }),
            Blob::Entry(entry) => match staging::with_folder(&place, || fs::hard_link(&entry.path, &place)) {
                Ok(()) => fs::metadata(&place),
                // Another disk, a file system without links, too many of them.
                Err(_) => copy(&entry.path, &place),
            },
            Blob::File(from, _) => copy(&from, &place),
            Blob::Stream(pour) => staging::create(&place).and_then(|file| {
                let mut file = io::BufWriter::new(file);
                pour(&mut file)?;
                file.into_inner()?.metadata()
            }),
        };
        let label = self.target.label_of(path.as_str());
        written.map(|meta| mtime(&meta)).map_err(|error| fault("写入", Path::new(&label), &error))
    }
}

/// Copies the bytes alone: a read-only original must not make a read-only output.
fn copy(from: &Path, to: &Path) -> io::Result<fs::Metadata> {
    let mut source = File::open(from)?;
    let mut file = staging::create(to)?;
    io::copy(&mut source, &mut file)?;
    file.metadata()
}

fn measured(pour: &Pour) -> io::Result<Own> {
    let mut hasher = blake3::Hasher::new();
    pour(&mut hasher)?;
    Ok(Own { digest: finished(&hasher), size: hasher.count() })
}

/// Completes what an interrupted build had decided, and removes what one had only begun.
fn clear_leftovers(target: &Target) -> Result<(), Error> {
    for left in Staging::leftovers(target) {
        if let Some(steps) = journal::read(&left)? {
            journal::run(&left, &target.root, &steps)?;
        }
        // What cannot be removed is in nobody's way but its own name's.
        let _ = fs::remove_dir_all(&left);
    }
    Ok(())
}

/// Refuses an output that the department's papers lie in: whoever uploads it would publish names and telephone numbers.
fn refuse_papers(target: &Target, tree: &Tree) -> Result<(), Error> {
    let place = tree.seen.keys().map(Path::new).find(|path| path.file_name() == Some(std::ffi::OsStr::new(super::PAPERS)));
    let Some(folder) = place.map(|path| path.parent().unwrap_or(Path::new(""))) else { return Ok(()) };
    let told = format!("“{}”里有报送材料（{}），里面有姓名和手机号，会跟着上传", target.label, shown(&target.root.join(folder)));
    Err(Error::new(told).advise("把报送材料移到别处，或换一个输出文件夹（build --out 文件夹）"))
}

/// Refuses a folder that is not ours: not empty, and without the record.
fn refuse_stranger(target: &Target, tree: &Tree, record: Option<&Record>) -> Result<(), Error> {
    const HARMLESS: [&str; 5] = [".gitkeep", ".gitignore", ".DS_Store", "Thumbs.db", "desktop.ini"];
    let stranger = tree.seen.keys().find(|path| !HARMLESS.iter().any(|name| path.as_os_str() == *name));
    match stranger {
        Some(path) if record.is_none() => {
            let told = format!("“{}”里已有别的文件（例如“{}”），又没有 zhuanlan 的记录“{RECORD}”", target.label, shown(Path::new(path)));
            let hint = "换一个空文件夹（build --out 文件夹）；如果里面都是以前生成的、可以丢掉，先把它删掉或移走";
            Err(Error::new(format!("{told}，怕盖掉有用的东西，没有写")).advise(hint))
        }
        _ => Ok(()),
    }
}
