//! Any bytes as a picture: looked at, stripped and developed. `cargo +nightly fuzz run picture -- -max_len=65536 -timeout=2`
//!
//! A good beginning for `fuzz/corpus/picture` are the demo's pictures, made small.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zhuanlan::imaging::{self, Effort, Format, Frame, Shot};

/// More is refused or slow by design, and tells nothing.
const MEMORY: u64 = 32 * 1024 * 1024;

fuzz_target!(|bytes: &[u8]| {
    let Ok(facts) = imaging::inspect(bytes) else { return };
    let stripped = imaging::strip(bytes).expect("what can be inspected can be stripped");
    assert!(imaging::inspect(&stripped).is_ok(), "what was stripped is no picture any more");
    if facts.memory > MEMORY {
        return;
    }
    let shot = |frame, format| Shot { frame, format, quality: 80 };
    let shots = [shot(Frame::Width(48), Format::Jpeg), shot(Frame::Width(32), Format::Webp(Effort::Quick)), shot(Frame::Share, Format::Jpeg)];
    if let Ok(all) = imaging::develop(bytes, &shots) {
        for (shot, one) in shots.iter().zip(&all) {
            assert_eq!((one.width, one.height), shot.frame.size(facts.width, facts.height));
        }
    }
});
