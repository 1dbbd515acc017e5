//! What is remembered of pictures between runs, so that unchanged ones need not be read.
//!
//! Part of `source`, but pure: made of a snapshot, turned to text and back. Where the text is kept is the caller's affair.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::Metadata;
use std::time::UNIX_EPOCH;

use super::{Matter, PictureKind, Probe, Snapshot};
use crate::digest::Digest;
use crate::paths::SitePath;

/// The first line; changes whenever the fields or what `inspect` finds change.
const HEADER: &str = "zhuanlan-hints 2";

/// A younger file may change again without a new time: FAT counts in steps of two seconds.
const SETTLED: u64 = 2_000_000_000;

/// What tells a file's state on the disk apart from an earlier one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Its size in bytes.
    pub size: u64,
    /// When its content changed, in nanoseconds since 1970; `None` if the system does not tell.
    pub modified: Option<u64>,
    /// Its number on the disk; 0 but on Unix.
    pub inode: u64,
    /// When its content, name or rights changed, in nanoseconds since 1970; 0 but on Unix.
    pub changed: u64,
}

/// The pictures that are known, by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    known: BTreeMap<SitePath, (Stamp, Probe)>,
}

impl Stamp {
    /// Takes what the system says of a file.
    pub(super) fn of(metadata: &Metadata) -> Stamp {
        let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let modified = since.and_then(|since| u64::try_from(since.as_nanos()).ok());
        let (inode, changed) = identity(metadata);
        Stamp { size: metadata.len(), modified, inode, changed }
    }
}

impl Hints {
    /// The name under which the text lies in the cache between two runs.
    pub const NAME: &str = "hints";

    /// Remembers the pictures of a snapshot that had rested over two seconds at `now`, nanoseconds since 1970 when its reading began.
    pub fn of(snapshot: &Snapshot, now: u64) -> Hints {
        let rests = |stamp: &Stamp| stamp.modified.is_some_and(|modified| modified.saturating_add(SETTLED) < now);
        let pictures = snapshot.files.values().filter_map(|file| match &file.matter {
            Matter::Picture(probe) if rests(&file.stamp) => Some((file.path.clone(), (file.stamp, probe.clone()))),
            _ => None,
        });
        Hints { known: pictures.collect() }
    }

    /// What is known of a picture, if its stamp is still the same in every part.
    pub fn get(&self, path: &SitePath, stamp: &Stamp) -> Option<&Probe> {
        self.known.get(path).filter(|(known, _)| known == stamp && stamp.modified.is_some()).map(|(_, probe)| probe)
    }

    /// A line for each picture, under a line with the version.
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        for (path, (stamp, probe)) in &self.known {
            // A name with a line end in it is not worth an escape: that picture is read each time.
            if !path.as_str().contains(['\n', '\r']) {
                write_line(&mut text, path, stamp, probe);
            }
        }
        text
    }

    /// Reads the text back; what is of another version or damaged is forgotten.
    pub fn from_text(text: &str) -> Hints {
        let mut lines = text.split('\n');
        if lines.next() != Some(HEADER) {
            return Hints::default();
        }
        Hints { known: lines.filter_map(read_line).collect() }
    }
}

fn write_line(text: &mut String, path: &SitePath, stamp: &Stamp, probe: &Probe) {
    let Stamp { size, modified, inode, changed } = stamp;
    let Probe { kind, width, height, orientation, taken, gps, exif, animated, memory, digest } = probe;
    let flags = u8::from(*gps) | u8::from(*exif) << 1 | u8::from(*animated) << 2;
    let (modified, kind, taken) = (modified.unwrap_or_default(), kind.name(), taken.as_deref().unwrap_or("-"));
    let digest = digest.letters(64);
    writeln!(text, "{size} {modified} {inode} {changed} {kind} {width} {height} {orientation} {flags} {memory} {taken} {digest} {path}")
        .expect("a string takes all that is written");
}

fn read_line(line: &str) -> Option<(SitePath, (Stamp, Probe))> {
    let parts: Vec<&str> = line.splitn(13, ' ').collect();
    let [size, modified, inode, changed, kind, width, height, orientation, flags, memory, taken, digest, path] = parts[..] else {
        return None;
    };
    let stamp = Stamp {
        size: size.parse().ok()?,
        modified: Some(modified.parse().ok()?),
        inode: inode.parse().ok()?,
        changed: changed.parse().ok()?,
    };
    let flags: u8 = flags.parse().ok()?;
    let kinds = [PictureKind::Jpeg, PictureKind::Png, PictureKind::Webp, PictureKind::Gif, PictureKind::Svg];
    let probe = Probe {
        kind: kinds.into_iter().find(|known| known.name() == kind)?,
        width: width.parse().ok()?,
        height: height.parse().ok()?,
        orientation: orientation.parse().ok()?,
        taken: (taken != "-").then(|| taken.to_owned()),
        gps: flags & 1 != 0,
        exif: flags & 2 != 0,
        animated: flags & 4 != 0,
        memory: memory.parse().ok()?,
        digest: Digest::from_letters(digest)?,
    };
    Some((SitePath::new(path)?, (stamp, probe)))
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    let seconds = u64::try_from(metadata.ctime()).unwrap_or_default();
    let nanos = u64::try_from(metadata.ctime_nsec()).unwrap_or_default();
    (metadata.ino(), seconds.saturating_mul(1_000_000_000).saturating_add(nanos))
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> (u64, u64) {
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(path: &str, taken: Option<&str>) -> (SitePath, (Stamp, Probe)) {
        let stamp = Stamp { size: 5, modified: Some(7), inode: 9, changed: 11 };
        let probe = Probe {
            kind: PictureKind::Webp,
            width: 640,
            height: 480,
            orientation: 6,
            taken: taken.map(str::to_owned),
            gps: true,
            exif: false,
            animated: true,
            memory: 13,
            digest: Digest::of(path.as_bytes()),
        };
        (SitePath::new(path).expect("a path"), (stamp, probe))
    }

    #[test]
    fn hints_come_back_from_their_text() {
        let known = [known("content/photos/焊接 比赛.jpg", Some("2024-05-21T10:20:30.5")), known("static/a.png", None)];
        let hints = Hints { known: known.into() };
        assert_eq!(Hints::from_text(&hints.to_text()), hints);
    }

    #[test]
    fn damaged_or_foreign_text_is_forgotten() {
        let hints = Hints { known: [known("static/a.png", None)].into() };
        let text = hints.to_text();
        assert_eq!(Hints::from_text(&text.replace(HEADER, "zhuanlan-hints 0")), Hints::default());
        assert_eq!(Hints::from_text(&text[..text.len() - 40]), Hints::default());
        assert_eq!(Hints::from_text(""), Hints::default());
    }

    #[test]
    fn a_hint_holds_only_while_every_part_of_the_stamp_is_the_same() {
        let (path, (stamp, probe)) = known("static/a.png", None);
        let hints = Hints { known: [(path.clone(), (stamp, probe.clone()))].into() };
        assert_eq!(hints.get(&path, &stamp), Some(&probe));
        for other in [Stamp { size: 6, ..stamp }, Stamp { modified: Some(8), ..stamp }, Stamp { inode: 1, ..stamp }] {
            assert_eq!(hints.get(&path, &other), None);
        }
        assert_eq!(hints.get(&path, &Stamp { changed: 12, ..stamp }), None);
    }
}
