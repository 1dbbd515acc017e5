//! Whether the scans of a JPEG bring all of the picture: each component, and of a progressive one each bit of each coefficient.
//!
//! Part of `imaging`; ITU-T T.81 annexes B.2.3 and G. A file that lost its last scans decodes well, to a blurred picture or one without colours.

/// Whether nothing is missing. `frame` and `scans` are what stands behind the length of their segments.
pub(super) fn are_complete<'a>(frame: &[u8], progressive: bool, scans: impl Iterator<Item = &'a [u8]>) -> bool {
    // A component's name, and for each coefficient how many low bits are still to come.
    let components = frame.get(6..).unwrap_or_default().chunks_exact(3);
    let mut components: Vec<(u8, [Option<u8>; 64])> = components.map(|one| (one[0], [None; 64])).collect();
    for scan in scans {
        let Some((count, rest)) = scan.split_first() else { continue };
        let Some((named, &[start, end, bits, ..])) = rest.split_at_checked(usize::from(*count) * 2) else { continue };
        let (range, bits) = if progressive { (usize::from(start)..usize::from(end) + 1, bits & 15) } else { (0..64, 0) };
        for (name, left) in &mut components {
            if named.chunks_exact(2).any(|one| one[0] == *name) {
                left.get_mut(range.clone()).unwrap_or_default().fill(Some(bits));
            }
        }
    }
    !components.is_empty() && components.iter().all(|(_, left)| left.iter().all(|bits| *bits == Some(0)))
}

#[cfg(test)]
mod tests {
    use super::are_complete;

    #[test]
    fn a_component_a_band_or_a_bit_too_few_is_noticed() {
        let frame = [8, 0, 9, 0, 9, 2, 1, 0x22, 0, 7, 0x11, 1];
        let complete = |progressive, scans: &[&[u8]]| are_complete(&frame, progressive, scans.iter().copied());
        let both: &[u8] = &[2, 1, 0, 7, 0, 0, 63, 0];
        assert!(complete(false, &[both]) && complete(false, &[&[1, 1, 0, 0, 63, 0], &[1, 7, 0, 0, 63, 0]]));
        assert!(!complete(false, &[&both[..6]]) && !complete(false, &[&[1, 1, 0, 0, 63, 0]]) && !complete(false, &[]));
        let scans: [&[u8]; 5] =
            [&[2, 1, 0, 7, 0, 0, 0, 1], &[1, 7, 0, 1, 63, 0], &[1, 1, 0, 1, 5, 0], &[1, 1, 0, 6, 63, 0], &[2, 1, 0, 7, 0, 0, 0, 0x10]];
        assert!(complete(true, &scans));
        for left_out in 0..scans.len() {
            let fewer: Vec<&[u8]> = scans.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, scan)| *scan).collect();
            assert_eq!(complete(true, &fewer), left_out == 0, "{left_out}");
        }
    }
}
