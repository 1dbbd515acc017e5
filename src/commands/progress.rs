//! A progress bar on a terminal, for work over half a second.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar that shows itself late.
pub(super) struct Progress {
    bar: ProgressBar,
    started: Instant,
    shown: AtomicBool,
}

impl Progress {
    /// Starts counting to `total` of what is named. Nothing is drawn when the output is no terminal.
    pub(super) fn new(total: usize, what: &'static str) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("正在生成 {bar:30} {msg}{pos}/{len}（{per_sec}），还要约 {eta}")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style);
        bar.set_message(what);
        Progress { bar, started: Instant::now(), shown: AtomicBool::new(false) }
    }

    /// One more is done.
    pub(super) fn step(&self) {
        self.bar.inc(1);
        let late = self.started.elapsed() > Duration::from_millis(500);
        if late && !self.shown.swap(true, Ordering::Relaxed) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Takes the bar away.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
