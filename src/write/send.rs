//! Gives the bytes of a Blob, or a part of them, to somebody who does not write the output folder: the preview.
//!
//! Part of `write`, which knows where a Blob's bytes are. Nothing is held in memory but what was there already.
#![expect(clippy::disallowed_methods, reason = "part of the door: opens what a Blob names")]

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};

use super::Blob;

impl Blob {
    /// How many bytes it has.
    pub fn length(&self) -> io::Result<u64> {
        match self {
            Blob::Bytes(bytes) => Ok(bytes.len() as u64),
            Blob::Entry(entry) => Ok(entry.size),
            Blob::File(path, _) => fs::metadata(path).map(|meta| meta.len()),
            Blob::Stream(pour) => {
                let mut part = Part { skip: u64::MAX, left: 0, passed: 0, out: &mut io::sink() };
                pour(&mut part).map(|()| part.passed)
            }
        }
    }

    /// A name of its state that changes with its bytes, where one is to be had without reading them.
    pub fn state(&self) -> Option<String> {
        match self {
            Blob::Bytes(bytes) => Some(crate::digest::Digest::of(bytes).letters(24)),
            Blob::Entry(entry) => Some(entry.digest.letters(24)),
            Blob::File(_, Some(digest)) => Some(digest.letters(24)),
            Blob::File(path, None) => {
                let meta = fs::metadata(path).ok()?;
                Some(format!("{}-{}", meta.len(), crate::cache::mtime(&meta)?))
            }
            Blob::Stream(_) => None,
        }
    }

    /// Sends `length` bytes from `from` on.
    pub fn send(self, from: u64, length: u64, out: &mut dyn Write) -> io::Result<()> {
        let file = |path: &std::path::Path, out: &mut dyn Write| {
            let mut file = File::open(path)?;
            file.seek(SeekFrom::Start(from))?;
            io::copy(&mut file.take(length), out).map(drop)
        };
        match self {
            Blob::Bytes(bytes) => {
                let at = |place: u64| usize::try_from(place).unwrap_or(usize::MAX).min(bytes.len());
                out.write_all(&bytes[at(from)..at(from.saturating_add(length))])
            }
            Blob::Entry(entry) => file(&entry.path, out),
            Blob::File(path, _) => file(&path, out),
            Blob::Stream(pour) => pour(&mut Part { skip: from, left: length, passed: 0, out }),
        }
    }
}

/// Lets a part of what is poured through.
struct Part<'o> {
    skip: u64,
    left: u64,
    passed: u64,
    out: &'o mut dyn Write,
}

impl Write for Part<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.passed += bytes.len() as u64;
        let skipped = usize::try_from(self.skip).unwrap_or(usize::MAX).min(bytes.len());
        self.skip -= skipped as u64;
        let taken = usize::try_from(self.left).unwrap_or(usize::MAX).min(bytes.len() - skipped);
        self.left -= taken as u64;
        self.out.write_all(&bytes[skipped..skipped + taken])?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_stream_is_the_part_of_its_bytes() {
        let poured = || Blob::Stream(Box::new(|out| [&b"abc"[..], b"defg", b"hij"].iter().try_for_each(|part| out.write_all(part))));
        assert_eq!(poured().length().unwrap(), 10);
        for (from, length) in [(0, 10), (2, 3), (3, 4), (9, 1), (10, 0)] {
            let (mut streamed, mut plain) = (Vec::new(), Vec::new());
            poured().send(from, length, &mut streamed).unwrap();
            Blob::Bytes(b"abcdefghij".to_vec()).send(from, length, &mut plain).unwrap();
            assert_eq!((streamed.len() as u64, &streamed), (length, &plain));
        }
    }
}
