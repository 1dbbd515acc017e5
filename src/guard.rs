//! Work of libraries that were not written for files made to break them: a panic in it is the file's fault, and no words for a teacher to read.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    /// Whether this thread is at such work. Only the hook asks; no result depends on it.
    static AT_WORK: Cell<bool> = const { Cell::new(false) };
}

/// Does the work, on this thread alone; `None` if it panicked.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    let before = AT_WORK.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work)).ok();
    AT_WORK.set(before);
    done
}

/// Keeps quiet about panics in guarded work; any other is told as ever. The program calls it once.
pub fn hush() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !AT_WORK.get() {
            usual(panic);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_panics_gives_nothing_and_the_rest_goes_on() {
        assert_eq!(guarded(|| 1), Some(1));
        assert_eq!(guarded(|| -> u8 { guarded(|| -> u8 { panic!("inside") }).unwrap_or(2) }), Some(2));
        assert_eq!(guarded(|| -> u8 { panic!("outside") }), None);
        assert!(!AT_WORK.get());
    }
}
