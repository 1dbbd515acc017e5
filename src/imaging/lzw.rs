//! How many pixels the compressed data of a GIF's image hold: counted, not made.
//!
//! Part of `imaging`; GIF89a appendix F. Decoders leave what is missing clear and say nothing.

/// Codes are at most this wide, in bits.
const WIDEST: u32 = 12;

/// Counts the pixels that codes stand for, as far as they make sense, and stops when `enough` is reached. `code_size` is that of one pixel in bits.
pub(super) fn pixels(code_size: u8, data: impl Iterator<Item = u8>, enough: u64) -> u64 {
    let code_size = u32::from(code_size);
    if !(1..WIDEST).contains(&code_size) {
        return 0;
    }
    let (clear, end) = (1usize << code_size, (1usize << code_size) + 1);
    // How many pixels each code stands for; the first codes are pixels themselves.
    let mut lengths = vec![1u64; end + 1];
    let (mut width, mut before) = (code_size + 1, None);
    let (mut bits, mut held, mut count) = (0u32, 0u32, 0);
    for byte in data {
        bits |= u32::from(byte) << held;
        held += 8;
        while held >= width {
            let code = (bits & ((1 << width) - 1)) as usize;
            bits >>= width;
            held -= width;
            if code == clear {
                lengths.truncate(end + 1);
                (width, before) = (code_size + 1, None);
                continue;
            }
            // A code that is about to be made may be used already; beyond it there is nothing.
            let next = before.map(|before: u64| before + 1).filter(|_| lengths.len() < 1 << WIDEST);
            let Some(length) = lengths.get(code).copied().or(next.filter(|_| code == lengths.len())).filter(|_| code != end) else {
                return count;
            };
            lengths.extend(next);
            if lengths.len() == 1 << width && width < WIDEST {
                width += 1;
            }
            before = Some(length);
            count += length;
            if count >= enough {
                return count;
            }
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::pixels;

    #[test]
    fn runs_and_single_pixels_are_counted() {
        // Codes of three bits: clear, 1, 6 (a run of two, just being made), 1, end.
        let packed = 4u32 | 1 << 3 | 6 << 6 | 1 << 9 | 5 << 12;
        let bytes = packed.to_le_bytes();
        assert_eq!(pixels(2, bytes.into_iter(), 100), 4);
        assert_eq!(pixels(2, bytes.into_iter().take(1), 100), 1);
        assert_eq!(pixels(2, bytes.into_iter(), 3), 3);
        assert_eq!(pixels(0, bytes.into_iter(), 3), 0);
        assert_eq!(pixels(2, [0xFF; 9].into_iter(), 3), 0);
    }
}
