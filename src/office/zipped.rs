//! An Office file is a zip of XML parts: opened within bounds, whatever its head claims.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// The most bytes that one part may unpack to.
const PART: u64 = 64 << 20;
/// The most parts that a file may have.
const PARTS: usize = 20_000;

/// An opened archive.
#[derive(Debug)]
pub struct Zipped<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
}

/// Why a file or a part of it cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is no zip archive, or a broken one.
    Broken,
    /// It needs a password.
    Locked,
    /// It unpacks to more than anybody writes by hand.
    TooLarge,
}

impl<'b> Zipped<'b> {
    /// Opens the archive in `bytes`.
    ///
    /// # Errors
    /// [`Fault`] when it is no archive, or has too many parts.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Fault> {
        // Word and Excel put a file with a password into the container of their old formats.
        const OLD_CONTAINER: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        if bytes.starts_with(OLD_CONTAINER) {
            return Err(Fault::Locked);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Broken)?;
        if archive.len() > PARTS { Err(Fault::TooLarge) } else { Ok(Self { archive }) }
    }

    /// The names of all parts, in order.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.archive.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
        names.sort();
        names
    }

    /// The bytes of the part `name`; `None` when there is no such part.
    ///
    /// # Errors
    /// [`Fault`] when it is damaged or unpacks to more than 64 MB, whatever size its head claims.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let Some(at) = self.archive.index_for_name(name) else { return Ok(None) };
        let file = self.archive.by_index(at).map_err(|_| Fault::Broken)?;
        let mut bytes = Vec::new();
        file.take(PART + 1).read_to_end(&mut bytes).map_err(|_| Fault::Broken)?;
        if bytes.len() as u64 > PART { Err(Fault::TooLarge) } else { Ok(Some(bytes)) }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).expect("a new part");
            writer.write_all(bytes).expect("written to memory");
        }
        writer.finish().expect("a whole archive").into_inner()
    }

    #[test]
    fn parts_are_read_by_name() {
        let bytes = archive(&[("word/document.xml", b"<w/>"), ("a.xml", b"<a/>")]);
        let mut zipped = Zipped::open(&bytes).expect("an archive");
        assert_eq!(zipped.names(), ["a.xml", "word/document.xml"]);
        assert_eq!(zipped.part("word/document.xml"), Ok(Some(b"<w/>".to_vec())));
        assert_eq!(zipped.part("word/styles.xml"), Ok(None));
    }

    #[test]
    fn what_is_no_archive_or_unpacks_without_end_is_refused() {
        assert_eq!(Zipped::open(b"Hello").err(), Some(Fault::Broken));
        assert_eq!(Zipped::open(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0]).err(), Some(Fault::Locked));
        let bomb = archive(&[("bomb.xml", &vec![b' '; (PART + 2) as usize])]);
        assert_eq!(Zipped::open(&bomb).expect("an archive").part("bomb.xml"), Err(Fault::TooLarge));
    }
}
