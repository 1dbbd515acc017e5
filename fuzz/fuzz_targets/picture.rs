//! Any bytes as a picture: looked at, stripped and developed. `cargo +nightly fuzz run picture -- -max_len=65536 -timeout=2`
//!
//! A good beginning for `fuzz/corpus/picture` are the demo's pictures, made small.
#![no_main]

use std::sync::Once;

use libfuzzer_sys::fuzz_target;
use zhuanlan::imaging::{self, Effort, Format, Frame, Shot};

/// More is refused or slow by design, and tells nothing.
const MEMORY: u64 = 32 * 1024 * 1024;

/// A decoder's panic is caught and is the file's fault; one of our own is a find.
fn hush() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if panic.location().is_none_or(|place| place.file().contains("/src/imaging/") || place.file().contains("fuzz_targets")) {
                usual(panic);
            }
        }));
    });
}

fuzz_target!(|bytes: &[u8]| {
    hush();
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
