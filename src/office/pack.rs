//! Parts into a zip archive: the same bytes for the same parts, on every day and machine.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// An archive of some parts in their order. Names outside of ASCII are marked as UTF-8, so that Windows shows them.
///
/// Gives nothing where a name stands twice or an archive would be too large for its format.
pub fn pack(parts: &[(String, Vec<u8>)]) -> Option<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), options(name)).ok()?;
        writer.write_all(bytes).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}

/// How a part is packed: pictures and archives as they are, the rest deflated; always with the earliest time that the format knows, and as on
/// Unix, so that every system writes the same bytes.
pub fn options(name: &str) -> SimpleFileOptions {
    let packed = [".jpg", ".jpeg", ".png", ".docx", ".xlsx", ".pdf", ".zip"].iter().any(|ending| name.to_lowercase().ends_with(ending));
    let method = if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
    SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
        .system(System::Unix)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::zipped::Zipped;

    #[test]
    fn chinese_names_are_marked_and_bytes_are_the_same() {
        let parts = vec![("总结报告.docx".to_owned(), b"one".to_vec()), ("a.xml".to_owned(), vec![b' '; 500])];
        let bytes = pack(&parts).expect("an archive");
        assert_eq!(pack(&parts), Some(bytes.clone()));
        // Bit 11 of the flags of the first head.
        assert_eq!(bytes[7] & 0b1000, 0b1000);
        assert!(bytes.len() < 500, "{}", bytes.len());
        assert_eq!(Zipped::open(&bytes).expect("an archive").part("总结报告.docx"), Ok(Some(b"one".to_vec())));
    }
}
