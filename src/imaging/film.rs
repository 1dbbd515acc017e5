//! The boxes of .mp4 and .mov films that tell where and by whom they were taken (ISO/IEC 14496-12; QuickTime File Format): found, then blanked
//! in the stream of a copy. Pictures and sound stay byte for byte, and every offset stays true.
//!
//! Pure over whatever can be read; opens nothing.

use std::io::{self, Read, Seek, SeekFrom};

/// More boxes than any film has.
const BOXES: usize = 10_000;

/// A box that is private: its bytes from `start` to `end`, the first `header` of which say its size and kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrivateBox {
    start: u64,
    header: u64,
    end: u64,
}

/// Finds the private boxes of a film. What is no film has none.
pub fn private_boxes(film: &mut (impl Read + Seek)) -> io::Result<Vec<PrivateBox>> {
    let length = film.seek(SeekFrom::End(0))?;
    let mut found = Vec::new();
    // Stretches still to be walked: from, to.
    let mut open = vec![(0, length)];
    let mut seen = 0;
    while let Some((mut at, to)) = open.pop() {
        while at + 8 <= to && seen < BOXES {
            seen += 1;
            let Some((kind, header, size)) = head(film, at, to)? else { break };
            match &kind {
                b"udta" | b"meta" | b"uuid" => found.push(PrivateBox { start: at, header, end: at + size }),
                b"moov" | b"trak" | b"mdia" | b"moof" | b"traf" => open.push((at + header, at + size)),
                _ => {}
            }
            at += size;
        }
    }
    found.sort_by_key(|one| one.start);
    Ok(found)
}

/// Blanks what of the private boxes lies in a chunk that begins at `at`: the kind becomes `free`, the rest zeros.
pub fn blank(chunk: &mut [u8], at: u64, boxes: &[PrivateBox]) {
    let end = at + chunk.len() as u64;
    for one in boxes.iter().filter(|one| one.start < end && at < one.end) {
        for place in one.start.max(at)..one.end.min(end) {
            let inside = place - one.start;
            let byte = &mut chunk[usize::try_from(place - at).expect("lies in the chunk")];
            match inside {
                0..4 => {}
                4..8 => *byte = b"free"[usize::try_from(inside - 4).expect("less than four")],
                _ if inside < one.header && one.header == 16 => {}
                _ => *byte = 0,
            }
        }
    }
}

/// Kind, length of the header and whole length of the box at a place; `None` if it does not fit.
fn head(film: &mut (impl Read + Seek), at: u64, to: u64) -> io::Result<Option<([u8; 4], u64, u64)>> {
    let mut bytes = [0; 16];
    film.seek(SeekFrom::Start(at))?;
    let most = usize::try_from((to - at).min(16)).unwrap_or(16);
    film.read_exact(&mut bytes[..most])?;
    let short = u64::from(u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
    let kind = [bytes[4], bytes[5], bytes[6], bytes[7]];
    let (header, size) = match short {
        0 => (8, to - at),
        1 if most == 16 => (16, u64::from_be_bytes([bytes[8], bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]])),
        size => (8, size),
    };
    Ok((size >= header && size <= to - at).then_some((kind, header, size)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn a_box(kind: &[u8; 4], inside: &[u8]) -> Vec<u8> {
        let size = u32::try_from(inside.len() + 8).expect("small");
        [&size.to_be_bytes()[..], kind, inside].concat()
    }

    #[test]
    fn the_place_goes_and_everything_else_stays() {
        let place = a_box(b"udta", &a_box(b"\xa9xyz", b"+22.8170+108.3665/"));
        let moov =
            a_box(b"moov", &[a_box(b"mvhd", b"head"), a_box(b"trak", &[a_box(b"tkhd", b"track"), place.clone()].concat()), place].concat());
        let film = [a_box(b"ftyp", b"isom"), moov, a_box(b"mdat", b"udta picture and sound")].concat();
        let boxes = private_boxes(&mut Cursor::new(&film)).expect("reads");
        assert_eq!(boxes.len(), 2);
        for size in [1, 7, film.len()] {
            let mut copy = Vec::new();
            for (nth, part) in film.chunks(size).enumerate() {
                let mut part = part.to_vec();
                blank(&mut part, (nth * size) as u64, &boxes);
                copy.extend(part);
            }
            assert_eq!(copy.len(), film.len());
            let text = String::from_utf8_lossy(&copy);
            assert!(!text.contains("108") && text.contains("udta picture and sound") && text.matches("free").count() == 2, "{text}");
        }
    }

    #[test]
    fn what_is_no_film_has_no_boxes_and_does_no_harm() {
        for bytes in [&b""[..], b"short", &[0xff; 64], b"\0\0\0\x01udta\xff\xff\xff\xff\xff\xff\xff\xff", &[0; 4096]] {
            private_boxes(&mut Cursor::new(bytes)).expect("reads");
        }
    }
}
