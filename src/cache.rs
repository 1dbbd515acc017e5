//! The cache of finished pictures in `.zhuanlan/cache`: bytes by the digest of all that they were made from.
//!
//! A door that writes, but never below the output. An entry is `ab/cdef….jpg`, and beside it its seal, which says what the bytes must be.
//! Both come by a rename, so two processes may work at once, and whatever a crash or a hand has spoiled is noticed and counts as missing.
//! A cache that cannot be written never stops a build: the bytes are handed back and `trouble` says why, once.
//!
//! The time of a seal says when its entry was last asked for, to the day; `prune` removes what nobody has asked for in two months. Several
//! sites may share a folder, and no clock is asked but the disk's.
#![expect(clippy::disallowed_methods, reason = "the cache is a door: it reads and writes its own folder")]

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::diagnostic::Error;
use crate::digest::Digest;

/// The folder of half-written files inside of the cache.
const HALVES: &str = "new";

/// An hour: no picture takes that long, so an older half-written file is nobody's.
const ABANDONED: Duration = Duration::from_secs(60 * 60);

/// How exactly it is known when an entry was asked for: each asking need not write.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What was not asked for in so long is removed.
const FORGOTTEN: Duration = Duration::from_secs(60 * 24 * 60 * 60);

/// The file whose time says when was pruned last.
const PRUNED: &str = "pruned";

/// A folder of entries; shared by all threads.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    /// Whether it could not even be tried: then only what is there can be read.
    closed: bool,
    /// The disk's time when it was opened.
    now: SystemTime,
    trouble: OnceLock<Error>,
    halves: AtomicU64,
}

/// A finished file of the cache. It is read, copied or hard-linked, never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it lies.
    pub path: PathBuf,
    /// The digest of its bytes.
    pub digest: Digest,
    /// Its length in bytes.
    pub size: u64,
}

impl Entry {
    /// Reads the bytes; `None` if they are no longer what the seal says.
    pub fn read(&self) -> Option<Vec<u8>> {
        let bytes = fs::read(&self.path).ok()?;
        (Digest::of(&bytes) == self.digest).then_some(bytes)
    }
}

impl Cache {
    /// Opens the cache, making the folder; a folder that cannot be written gives a cache that only reads, or has nothing.
    pub fn open(folder: &Path) -> Cache {
        let mut cache = Cache { closed: false, ..Cache::look(folder) };
        match cache.sweep() {
            Ok(now) => cache.now = now,
            Err(error) => {
                cache.closed = true;
                cache.complain(&error);
            }
        }
        cache
    }

    /// Opens the cache for reading alone: nothing is made, kept or swept.
    pub fn look(folder: &Path) -> Cache {
        Cache { folder: folder.to_owned(), closed: true, now: UNIX_EPOCH, trouble: OnceLock::new(), halves: AtomicU64::new(0) }
    }

    /// A text that an earlier run left under a name; it only saves time, so a lost one is no fault.
    pub fn note(&self, name: &str) -> Option<String> {
        self.get(&Digest::of(name.as_bytes()), "txt")?.read().and_then(|bytes| String::from_utf8(bytes).ok())
    }

    /// Leaves a text for the next run; the cache tells itself when it cannot be written.
    pub fn keep(&self, name: &str, text: String) {
        let _ = self.put(&Digest::of(name.as_bytes()), "txt", text.into_bytes());
    }

    /// Finds what was made from `key`; `ending` such as `jpg`, without the dot.
    pub fn get(&self, key: &Digest, ending: &str) -> Option<Entry> {
        let path = self.place(key, ending);
        let seal_path = seal_of(&path);
        let seal = Seal::parse(&fs::read_to_string(&seal_path).ok()?)?;
        let meta = fs::metadata(&path).ok()?;
        if !meta.is_file() || meta.len() != seal.size {
            return None;
        }
        if mtime(&meta) != Some(seal.mtime) {
            // Touched since: a copied cache, or a hand that edited the picture. Only the bytes can tell.
            let (digest, size) = digest_of(&mut File::open(&path).ok()?).ok()?;
            if (digest, size) != (seal.digest, seal.size) {
                return None;
            }
            if let Some(mtime) = mtime(&meta) {
                // Only saves the reading next time.
                let _ = self.lay(&seal_of(&path), Seal { mtime, ..seal }.text().as_bytes());
            }
        }
        self.touch(&seal_path);
        Some(Entry { path, digest: seal.digest, size: seal.size })
    }

    /// Remembers that an entry was asked for. Only keeps it longer, so a failure is none.
    fn touch(&self, seal: &Path) {
        let asked = || fs::metadata(seal).and_then(|meta| meta.modified()).ok();
        if !self.closed && asked().is_some_and(|asked| self.age(asked) > DAY) {
            let _ = File::options().write(true).open(seal).and_then(|file| file.set_modified(self.now));
        }
    }

    /// How long ago something was; nothing if it is yet to come, as after a clock was set back.
    fn age(&self, then: SystemTime) -> Duration {
        self.now.duration_since(then).unwrap_or_default()
    }

    /// Removes what no site has asked for in a long while; looks once a day. Call it when everything wanted was asked for. A failure is none:
    /// what stays is removed another time.
    pub fn prune(&self) {
        let mark = self.folder.join(PRUNED);
        let last = fs::metadata(&mark).and_then(|meta| meta.modified());
        if self.closed || last.is_ok_and(|last| self.age(last) <= DAY) {
            return;
        }
        let folders = fs::read_dir(&self.folder).into_iter().flatten().flatten().filter(|folder| folder.file_name().len() == 2);
        for seal in folders.flat_map(|folder| fs::read_dir(folder.path()).into_iter().flatten().flatten()) {
            let path = seal.path();
            let asked = || seal.metadata().and_then(|meta| meta.modified()).ok();
            if path.extension().is_some_and(|ending| ending == "seal") && asked().is_some_and(|asked| self.age(asked) > FORGOTTEN) {
                // The seal goes first: an entry without one counts as missing.
                let _ = fs::remove_file(&path).and_then(|()| fs::remove_file(path.with_extension("")));
            }
        }
        let _ = self.lay(&mark, b"");
    }

    /// Keeps what was made from `key`; hands the bytes back if that cannot be done, see [`Cache::trouble`].
    pub fn put(&self, key: &Digest, ending: &str, bytes: Vec<u8>) -> Result<Entry, Vec<u8>> {
        if self.closed {
            return Err(bytes);
        }
        let path = self.place(key, ending);
        let kept = self.lay(&path, &bytes).and_then(|meta| {
            let digest = Digest::of(&bytes);
            let seal = Seal { digest, size: meta.len(), mtime: mtime(&meta).unwrap_or(0) };
            self.lay(&seal_of(&path), seal.text().as_bytes())?;
            Ok(Entry { path, digest, size: seal.size })
        });
        kept.map_err(|error| {
            self.complain(&error);
            bytes
        })
    }

    /// Why something could not be kept, to be told once at the end; `None` when all is well.
    pub fn trouble(&self) -> Option<&Error> {
        self.trouble.get()
    }

    fn place(&self, key: &Digest, ending: &str) -> PathBuf {
        let letters = key.letters(64);
        self.folder.join(&letters[..2]).join(format!("{}.{ending}", &letters[2..]))
    }

    /// Writes a file beside and renames it into its place.
    fn lay(&self, place: &Path, bytes: &[u8]) -> io::Result<Metadata> {
        let (half, mut file) = self.half()?;
        let written = file.write_all(bytes).and_then(|()| file.metadata());
        drop(file);
        let laid = written.and_then(|meta| match renamed(&half, place) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(place.parent().expect("every place lies in a folder of the cache"))?;
                fs::rename(&half, place).map(|()| meta)
            }
            done => done.map(|()| meta),
        });
        if laid.is_err() {
            let _ = fs::remove_file(&half);
        }
        laid
    }

    /// Creates a file that nobody else writes to. Processes in two containers may have the same number, so a taken name is passed over.
    fn half(&self) -> io::Result<(PathBuf, File)> {
        loop {
            let count = self.halves.fetch_add(1, Ordering::Relaxed);
            let half = self.folder.join(HALVES).join(format!("{}-{count}", std::process::id()));
            match File::create_new(&half) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                created => return created.map(|file| (half, file)),
            }
        }
    }

    /// Tries whether the folder can be written, and removes what killed processes have left. The file of the trial tells the disk's time.
    fn sweep(&self) -> io::Result<SystemTime> {
        fs::create_dir_all(self.folder.join(HALVES))?;
        let (trial, file) = self.half()?;
        let now = file.metadata()?.modified()?;
        drop(file);
        for half in fs::read_dir(self.folder.join(HALVES))?.flatten() {
            let age = half.metadata().and_then(|meta| meta.modified()).map(|then| now.duration_since(then).unwrap_or_default());
            if age.is_ok_and(|age| age > ABANDONED) {
                let _ = fs::remove_file(half.path());
            }
        }
        fs::remove_file(&trial).map(|()| now)
    }

    fn complain(&self, error: &io::Error) {
        let told = Error::new(format!("照片缓存“{}”写不进去（{error}），这次照常生成，下次还要重新缩放照片", self.folder.display()));
        let _ = self.trouble.set(told.advise("看看磁盘是否已满、这个文件夹是否可写；缓存可以放心删除"));
    }
}

/// Puts a file in the place of another. Windows refuses that for the moment in which somebody else does the same, or reads the old one.
fn renamed(from: &Path, to: &Path) -> io::Result<()> {
    let mut left = if cfg!(windows) { 20 } else { 0 };
    loop {
        match fs::rename(from, to) {
            Err(error) if left > 0 && error.kind() == io::ErrorKind::PermissionDenied => {
                left -= 1;
                std::thread::sleep(Duration::from_millis(5));
            }
            done => return done,
        }
    }
}

/// The digest and the length of all that a reader gives, without holding it.
pub(crate) fn digest_of(reader: &mut impl Read) -> io::Result<(Digest, u64)> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(reader)?;
    Ok((finished(&hasher), hasher.count()))
}

/// What a hasher has come to, as a `Digest`.
pub(crate) fn finished(hasher: &blake3::Hasher) -> Digest {
    let bytes = *hasher.finalize().as_bytes();
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let letters: String = halves.map(|half| char::from(b'a' + half)).collect();
    Digest::from_letters(&letters).expect("32 bytes give 64 letters a–p")
}

/// When a file was last written, in nanoseconds since 1970; `None` before that or when the system does not tell.
pub(crate) fn mtime(meta: &Metadata) -> Option<u64> {
    let since = meta.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    u64::try_from(since.as_nanos()).ok()
}

/// What the bytes of an entry must be: one line of text.
#[derive(Debug, Clone, Copy)]
struct Seal {
    digest: Digest,
    size: u64,
    mtime: u64,
}

impl Seal {
    fn text(&self) -> String {
        format!("1 {} {} {}\n", self.digest.letters(64), self.size, self.mtime)
    }

    fn parse(text: &str) -> Option<Seal> {
        let mut words = text.strip_suffix('\n')?.strip_prefix("1 ")?.split(' ');
        let seal =
            Seal { digest: Digest::from_letters(words.next()?)?, size: words.next()?.parse().ok()?, mtime: words.next()?.parse().ok()? };
        words.next().is_none().then_some(seal)
    }
}

fn seal_of(path: &Path) -> PathBuf {
    let mut seal = path.as_os_str().to_owned();
    seal.push(".seal");
    PathBuf::from(seal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache() -> (tempfile::TempDir, Cache, Digest) {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(&folder.path().join("cache"));
        assert!(cache.trouble().is_none());
        (folder, cache, Digest::of("照片".as_bytes()))
    }

    #[test]
    fn what_was_put_is_found_again_by_another_process() {
        let (folder, cache, key) = cache();
        assert_eq!(cache.get(&key, "jpg"), None);
        let put = cache.put(&key, "jpg", b"picture".to_vec()).unwrap();
        let found = Cache::open(&folder.path().join("cache")).get(&key, "jpg").unwrap();
        assert_eq!((found.read().as_deref(), &found), (Some(&b"picture"[..]), &put));
        assert_eq!(cache.get(&key, "webp"), None);
        assert_eq!(fs::read_dir(folder.path().join("cache/new")).unwrap().count(), 0);
    }

    #[test]
    fn a_spoiled_entry_counts_as_missing_and_can_be_put_again() {
        let (_folder, cache, key) = cache();
        let put = cache.put(&key, "jpg", b"picture".to_vec()).unwrap();
        let spoil: [fn(&Path); 4] = [
            |path| fs::write(path, b"pic").unwrap(),
            |path| fs::write(path, b"PICTURE").unwrap(),
            |path| fs::remove_file(seal_of(path)).unwrap(),
            |path| fs::write(seal_of(path), b"1 half").unwrap(),
        ];
        for spoil in spoil {
            std::thread::sleep(Duration::from_millis(15));
            spoil(&put.path);
            assert_eq!(cache.get(&key, "jpg"), None);
            cache.put(&key, "jpg", b"picture".to_vec()).unwrap();
            assert!(cache.get(&key, "jpg").is_some());
        }
    }

    #[test]
    fn a_copied_cache_with_other_times_still_holds() {
        let (_folder, cache, key) = cache();
        let put = cache.put(&key, "jpg", b"picture".to_vec()).unwrap();
        File::options().write(true).open(&put.path).unwrap().set_modified(UNIX_EPOCH + ABANDONED).unwrap();
        assert_eq!(cache.get(&key, "jpg").unwrap(), put);
        assert!(fs::read_to_string(seal_of(&put.path)).unwrap().ends_with(" 3600000000000\n"));
    }

    #[test]
    fn a_cache_that_cannot_be_written_hands_the_bytes_back() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("cache"), b"a file").unwrap();
        let cache = Cache::open(&folder.path().join("cache"));
        assert_eq!(cache.put(&Digest::of(b""), "jpg", b"picture".to_vec()), Err(b"picture".to_vec()));
        assert!(cache.trouble().unwrap().message.contains("写不进去"));
    }

    #[test]
    fn two_caches_put_the_same_at_once() {
        let (folder, cache, key) = cache();
        let other = Cache::open(&folder.path().join("cache"));
        std::thread::scope(|scope| {
            for cache in [&cache, &other, &cache] {
                scope.spawn(move || {
                    for _ in 0..50 {
                        cache.put(&key, "jpg", b"picture".to_vec()).unwrap();
                    }
                });
            }
        });
        assert_eq!(cache.get(&key, "jpg").unwrap().read().unwrap(), b"picture");
    }

    #[test]
    fn what_nobody_asks_for_is_forgotten_and_what_is_asked_for_stays() {
        let (folder, cache, key) = cache();
        let other = Digest::of("别的照片".as_bytes());
        let age = |path: &Path| File::options().write(true).open(path).unwrap().set_modified(cache.now - FORGOTTEN - DAY).unwrap();
        let [kept, gone] = [&key, &other].map(|key| cache.put(key, "jpg", b"picture".to_vec()).unwrap());
        age(&seal_of(&kept.path));
        age(&seal_of(&gone.path));
        assert_eq!(cache.get(&key, "jpg"), Some(kept));
        cache.prune();
        assert!(cache.get(&key, "jpg").is_some() && !gone.path.exists() && !seal_of(&gone.path).exists());
        // Once a day is enough.
        let again = cache.put(&other, "jpg", b"picture".to_vec()).unwrap();
        age(&seal_of(&again.path));
        cache.prune();
        assert!(again.path.exists());
        fs::remove_file(folder.path().join("cache").join(PRUNED)).unwrap();
        cache.prune();
        assert!(!again.path.exists());
    }

    #[test]
    fn halves_of_killed_processes_are_swept() {
        let (folder, _cache, _key) = cache();
        let half = folder.path().join("cache/new/1-1");
        fs::write(&half, b"half").unwrap();
        File::options().write(true).open(&half).unwrap().set_modified(UNIX_EPOCH).unwrap();
        Cache::open(&folder.path().join("cache"));
        assert!(!half.exists());
    }
}
