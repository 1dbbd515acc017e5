//! Lays the department's papers beside each other in a folder that people work in: what they have edited is never written over unasked.
//!
//! Part of `write`. The folder is no output: it has a record of its own, stays out of outputs and keeps itself out of git. A paper that cannot
//! be written, since Word or WPS holds it, is no reason to leave out the others.
#![expect(clippy::disallowed_methods, reason = "part of the door that writes")]

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::Record;
use super::fault::{fault, is_held, shown};
use super::record::Own;
use super::target::{SOURCES, resolved};
use crate::cache::{digest_of, mtime};
use crate::diagnostic::Error;
use crate::digest::Digest;

/// The record of own papers in their folder. A folder that holds it is never part of an output.
pub const PAPERS: &str = ".zhuanlan-papers";

/// The folder of papers.
#[derive(Debug)]
pub struct Papers {
    root: PathBuf,
    record: Record,
}

/// What has become of a paper.
#[derive(Debug)]
pub enum Fate {
    /// It was not there.
    New,
    /// It was as it should be.
    Same,
    /// It was ours, and old.
    Renewed,
    /// Somebody had edited it, and it was written over all the same.
    Forced,
    /// Somebody has edited it: the new one stands beside it under this path.
    Beside(String),
    /// It could not be written.
    Failed(Error),
}

/// What stands on a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The digest of its bytes.
    pub digest: Digest,
    /// When it was changed, in nanoseconds since 1970.
    pub changed: u64,
    /// Whether somebody else has written or edited it.
    pub edited: bool,
}

impl Papers {
    /// Opens the folder, which need not exist.
    ///
    /// # Errors
    /// Where its place is part of the site's sources or of an output, or it cannot be read.
    pub fn open(site: &Path, out: &Path) -> Result<Papers, Error> {
        let resolve = |path: &Path| resolved(path).map_err(|error| fault("找到", path, &error));
        let (site, root) = (resolve(site)?, resolve(out)?);
        refuse(&site, &root, out)?;
        if root.exists() && !root.is_dir() {
            return Err(Error::new(format!("“{}”是一个文件，放不了报送材料", shown(out))).advise("换一个文件夹：report --out 文件夹"));
        }
        let record = match fs::read_to_string(root.join(PAPERS)) {
            // A record that somebody has spoilt makes every paper somebody else's, which keeps all of them.
            Ok(text) => Record::parse(&text).unwrap_or_default(),
            Err(error) if error.kind() == ErrorKind::NotFound => Record::default(),
            Err(error) => return Err(fault("读取", &root.join(PAPERS), &error)),
        };
        Ok(Papers { root, record })
    }

    /// What stands on a path; nothing where there is no file.
    pub fn standing(&self, path: &str) -> Option<Standing> {
        let full = self.root.join(path);
        // In pieces: archives are large.
        let mut file = File::open(&full).ok().filter(|file| file.metadata().is_ok_and(|meta| meta.is_file()))?;
        let changed = file.metadata().ok().and_then(|meta| mtime(&meta)).unwrap_or_default();
        let (digest, _) = digest_of(&mut file).ok()?;
        let edited = self.record.0.get(path).is_none_or(|own| own.digest != digest);
        Some(Standing { digest, changed, edited })
    }

    /// The bytes that stand on a path.
    pub fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        fs::read(self.root.join(path)).ok()
    }

    /// The files in a folder of papers with the time of their last change, by name; hidden ones are passed over.
    pub fn below(&self, folder: &str) -> Vec<(String, u64)> {
        let Ok(entries) = fs::read_dir(self.root.join(folder)) else { return Vec::new() };
        let file = |entry: io::Result<fs::DirEntry>| {
            let entry = entry.ok()?;
            let meta = entry.metadata().ok()?;
            let name = entry.file_name().into_string().ok()?;
            (meta.is_file() && !name.starts_with(['.', '~'])).then(|| (name, mtime(&meta).unwrap_or_default()))
        };
        let mut files: Vec<(String, u64)> = entries.filter_map(file).collect();
        files.sort();
        files
    }

    /// Makes a folder of papers that people put files into.
    pub fn make_folder(&self, folder: &str) -> Result<(), Error> {
        let full = self.root.join(folder);
        fs::create_dir_all(&full).map_err(|error| fault("写入", &full, &error))
    }

    /// Writes a paper, whole or not at all; `force` lets it stand in for an edited one.
    pub fn put(&mut self, path: &str, bytes: &[u8], force: bool) -> Fate {
        let (place, fate) = self.place(path, Digest::of(bytes), force);
        if !matches!(fate, Fate::Same)
            && let Err(error) = self.write(&place, bytes)
        {
            return Fate::Failed(error);
        }
        self.record.0.insert(place, Own { digest: Digest::of(bytes), size: bytes.len() as u64 });
        fate
    }

    /// Whether a path has bytes of that digest already; they are then ours.
    pub fn keeps(&mut self, path: &str, digest: Digest) -> bool {
        let kept = self.standing(path).is_some_and(|standing| standing.digest == digest);
        if kept {
            let size = fs::metadata(self.root.join(path)).map(|meta| meta.len()).unwrap_or_default();
            self.record.0.insert(path.to_owned(), Own { digest, size });
        }
        kept
    }

    /// As `put`, with a finished file that is moved to its place.
    pub(super) fn take(&mut self, path: &str, (digest, size): (Digest, u64), half: &Path, force: bool) -> Fate {
        let (place, fate) = self.place(path, digest, force);
        if matches!(fate, Fate::Same) {
            let _ = fs::remove_file(half);
        } else if let Err(error) = fs::rename(half, self.root.join(&place)) {
            let _ = fs::remove_file(half);
            return Fate::Failed(if is_held(&error) { open_elsewhere(path) } else { fault("写入", &self.root.join(path), &error) });
        }
        self.record.0.insert(place, Own { digest, size });
        fate
    }

    /// Where bytes of that digest go, and what that makes of what stands there.
    fn place(&self, path: &str, digest: Digest, force: bool) -> (String, Fate) {
        match self.standing(path) {
            None => (path.to_owned(), Fate::New),
            Some(standing) if standing.digest == digest => (path.to_owned(), Fate::Same),
            Some(standing) if !standing.edited => (path.to_owned(), Fate::Renewed),
            Some(_) if force => (path.to_owned(), Fate::Forced),
            Some(_) => {
                let place = self.beside(path, digest);
                (place.clone(), Fate::Beside(place))
            }
        }
    }

    /// `表(2).docx`: the first number that is free, or that bears one of ours.
    fn beside(&self, path: &str, digest: Digest) -> String {
        let (stem, ending) = path.rsplit_once('.').unwrap_or((path, ""));
        let numbered = |number: u32| format!("{stem}({number}).{ending}");
        let free = |place: &String| self.standing(place).is_none_or(|standing| !standing.edited || standing.digest == digest);
        (2..1000).map(numbered).find(free).unwrap_or_else(|| numbered(1000))
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let full = self.root.join(path);
        if let Some(lock) = lock_of(&full) {
            return Err(open_elsewhere(path).advise(format!("确实没有打开的话，删掉旁边的“{lock}”")));
        }
        let folder = full.parent().unwrap_or(&self.root);
        let half = folder.join(format!(".zhuanlan-new-{}", std::process::id()));
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(&half, bytes)).and_then(|()| fs::rename(&half, &full));
        written.map_err(|error| {
            let _ = fs::remove_file(&half);
            if is_held(&error) { open_elsewhere(path) } else { fault("写入", &full, &error) }
        })
    }

    /// Removes own papers for which `stale` says so, unless somebody has edited them, and writes the record. Gives how many are gone.
    pub fn finish(&mut self, stale: impl Fn(&str) -> bool) -> Result<usize, Error> {
        let paths: Vec<String> = self.record.0.keys().filter(|path| stale(path)).cloned().collect();
        let mut gone = 0;
        for path in paths {
            if self.standing(&path).is_some_and(|standing| !standing.edited) && fs::remove_file(self.root.join(&path)).is_ok() {
                gone += 1;
            }
            self.record.0.remove(&path);
        }
        // Names and telephone numbers stand in here: not for a repository either.
        let ignore = self.root.join(".gitignore");
        let kept = if ignore.exists() { Ok(()) } else { fs::write(&ignore, "*\n") };
        let place = self.root.join(PAPERS);
        kept.and_then(|()| fs::write(&place, self.record.text())).map_err(|error| fault("写入", &place, &error))?;
        Ok(gone)
    }

    /// The whole path of a paper.
    pub fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Whether a path was written by this program.
    pub fn knows(&self, path: &str) -> bool {
        self.record.0.contains_key(path)
    }

    /// The own papers whose path begins so.
    pub fn own(&self, prefix: &str) -> Vec<String> {
        self.record.0.keys().filter(|path| path.starts_with(prefix)).cloned().collect()
    }
}

/// Refuses places from which papers could be published, or where they would lie between sources.
fn refuse(site: &Path, root: &Path, out: &Path) -> Result<(), Error> {
    let refuse = |why: String| Err(Error::new(why).advise("不写 --out，就放在网站里的“报送”文件夹；或选一个网站以外的文件夹"));
    if site.starts_with(root) {
        return refuse(format!("“{}”就是网站文件夹，或者包住了它，报送材料不放在这里", shown(out)));
    }
    let published = SOURCES.iter().chain(&["public"]).filter(|source| **source != "报送");
    if let Some(source) = published.clone().find(|source| root.starts_with(site.join(source))) {
        return refuse(format!("报送材料里有姓名和手机号，不能放在“{source}”里"));
    }
    let mut above = Some(root);
    while let Some(folder) = above {
        if folder != site && folder.join(super::RECORD).is_file() {
            return refuse(format!("“{}”在生成好的网站“{}”里，报送材料会跟着上传", shown(out), shown(folder)));
        }
        above = folder.parent();
    }
    Ok(())
}

/// The lock file that an office program keeps beside an open document.
fn lock_of(full: &Path) -> Option<String> {
    let name = full.file_name()?.to_str()?;
    let behind = |count: usize| name.char_indices().nth(count).map(|(at, _)| &name[at..]);
    let word = [Some(name), behind(1), behind(2)].into_iter().flatten().map(|rest| format!("~${rest}"));
    let mut locks = word.chain([format!(".~lock.{name}#"), format!(".~{name}")]);
    locks.find(|lock| full.with_file_name(lock).is_file())
}

fn open_elsewhere(path: &str) -> Error {
    Error::new(format!("“{path}”正在 WPS 或 Word 里打开，这一份没有写")).advise("关掉它，再运行一次 zhuanlan report")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn papers(folder: &Path) -> Papers {
        fs::create_dir_all(folder.join("site")).unwrap();
        Papers::open(&folder.join("site"), &folder.join("site/报送")).unwrap()
    }

    #[test]
    fn what_somebody_has_edited_keeps_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let mut one = papers(folder.path());
        assert!(matches!(one.put("表.docx", b"1", false), Fate::New));
        assert!(matches!(one.put("表.docx", b"1", false), Fate::Same));
        assert!(matches!(one.put("表.docx", b"2", false), Fate::Renewed));
        one.finish(|_| false).unwrap();
        fs::write(one.path("表.docx"), "edited").unwrap();
        let mut two = papers(folder.path());
        assert!(matches!(two.put("表.docx", b"3", false), Fate::Beside(path) if path == "表(2).docx"));
        assert!(matches!(two.put("表.docx", b"4", false), Fate::Beside(path) if path == "表(2).docx"));
        assert_eq!(two.bytes("表.docx").unwrap(), b"edited");
        assert!(matches!(two.put("表.docx", b"5", true), Fate::Forced));
        assert_eq!(two.bytes("表.docx").unwrap(), b"5");
    }

    #[test]
    fn a_paper_that_is_open_elsewhere_is_left_and_told() {
        let folder = tempfile::tempdir().unwrap();
        let mut papers = papers(folder.path());
        for lock in ["~$动安排表.docx", ".~lock.活动安排表.docx#"] {
            papers.make_folder("").unwrap();
            fs::write(papers.path(lock), "").unwrap();
            let fate = papers.put("活动安排表.docx", b"1", false);
            assert!(matches!(&fate, Fate::Failed(error) if error.message.contains("正在 WPS 或 Word 里打开")), "{fate:?}");
            fs::remove_file(papers.path(lock)).unwrap();
        }
        assert!(matches!(papers.put("活动安排表.docx", b"1", false), Fate::New));
    }

    #[test]
    fn own_papers_go_when_nothing_makes_them_and_nobody_has_edited_them() {
        let folder = tempfile::tempdir().unwrap();
        let mut papers = papers(folder.path());
        for path in ["精选照片/01.jpg", "精选照片/02.jpg"] {
            papers.put(path, b"1", false);
        }
        fs::write(papers.path("精选照片/02.jpg"), "edited").unwrap();
        fs::write(papers.path("精选照片/03.jpg"), "of somebody").unwrap();
        assert_eq!(papers.finish(|path| path.starts_with("精选照片/")).unwrap(), 1);
        assert_eq!(papers.below("精选照片").into_iter().map(|(name, _)| name).collect::<Vec<_>>(), ["02.jpg", "03.jpg"]);
    }

    #[test]
    fn papers_lie_nowhere_from_where_they_could_be_published() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        fs::create_dir_all(site.join("static")).unwrap();
        fs::create_dir_all(folder.path().join("web/deep")).unwrap();
        fs::write(folder.path().join("web").join(crate::write::RECORD), "zhuanlan 1\n").unwrap();
        for (out, part) in [
            ("", "就是网站文件夹"),
            ("..", "包住了它"),
            ("static/报送", "static"),
            ("public/报送", "public"),
            ("../web/deep/报送", "生成好的网站"),
        ] {
            let told = Papers::open(&site, &site.join(out)).expect_err(out).message;
            assert!(told.contains(part), "{out}: {told}");
        }
        for out in ["报送", "../别处"] {
            Papers::open(&site, &site.join(out)).expect(out);
        }
    }
}
