//! Digests of bytes, and their spelling in letters a–p, which no scan can take for a telephone number.
//!
//! Vocabulary: imports nothing of ours.

/// A BLAKE3 digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Digest {
        Digest(*blake3::hash(bytes).as_bytes())
    }

    /// The digest of several parts; where one part ends counts, so `["ab", "c"]` and `["a", "bc"]` differ.
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Digest {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Digest(*hasher.finalize().as_bytes())
    }

    /// The first `count` half-bytes as letters a–p, at most 64.
    pub fn letters(&self, count: usize) -> String {
        let mut letters = String::with_capacity(64);
        for byte in self.0 {
            letters.push(char::from(b'a' + (byte >> 4)));
            letters.push(char::from(b'a' + (byte & 15)));
        }
        letters.truncate(count);
        letters
    }

    /// Reads back 64 letters a–p.
    pub fn from_letters(letters: &str) -> Option<Digest> {
        let bytes = letters.as_bytes();
        if bytes.len() != 64 || !bytes.iter().all(|b| (b'a'..=b'p').contains(b)) {
            return None;
        }
        let mut digest = [0; 32];
        for (at, pair) in bytes.chunks_exact(2).enumerate() {
            digest[at] = (pair[0] - b'a') << 4 | (pair[1] - b'a');
        }
        Some(Digest(digest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_come_back_as_the_digest() {
        let digest = Digest::of("一技在手".as_bytes());
        assert_eq!(Digest::from_letters(&digest.letters(64)), Some(digest));
        assert_eq!(digest.letters(12).len(), 12);
        assert_eq!(Digest::from_letters("xyz"), None);
    }
}
