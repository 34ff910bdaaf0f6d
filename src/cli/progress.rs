//! How far the work is: on standard error, only on a terminal, only for work over a second.

use crate::cli::mouth::Mouth;
use crate::report::Form;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// Work shorter than this shows nothing.
const UNSEEN: Duration = Duration::from_secs(1);
/// How often what is shown moves.
const TICK: Duration = Duration::from_millis(200);
/// Steps that are told to the bar at once: it looks at the clock each time.
const STEPS: u64 = 256;

/// A bar that appears once the work has taken a second, and goes when it is dropped.
pub(in crate::cli) struct Progress {
    bar: ProgressBar,
    steps: AtomicU64,
    /// Dropped with the bar, which ends the waiting for its first second.
    _ended: Sender<()>,
}

impl Progress {
    /// A bar of `all` steps; without a length while `all` is 0. `key` names the work.
    pub(in crate::cli) fn of(mouth: &Mouth, key: &str, all: u64) -> Self {
        let bar = ProgressBar::with_draw_target(Some(all), ProgressDrawTarget::hidden());
        let shape = if all == 0 { "{msg} {spinner}" } else { "{msg} {wide_bar} {percent}%" };
        bar.set_message(mouth.words.text(key));
        bar.set_style(style(shape));
        let (ended, end) = channel();
        if mouth.form != Form::Json && !mouth.quiet {
            let bar = bar.clone();
            thread::spawn(move || {
                if end.recv_timeout(UNSEEN) == Err(RecvTimeoutError::Timeout) {
                    bar.set_draw_target(ProgressDrawTarget::stderr());
                    bar.enable_steady_tick(TICK);
                }
            });
        }
        Progress { bar, steps: AtomicU64::new(0), _ended: ended }
    }

    /// One more step is done.
    pub(in crate::cli) fn step(&self) {
        let before = self.steps.fetch_add(1, Ordering::Relaxed);
        if (before + 1).is_multiple_of(STEPS) {
            self.bar.inc(STEPS);
        }
    }

    /// So many of so many steps are done.
    pub(in crate::cli) fn reach(&self, done: u64, all: u64) {
        if self.bar.length() != Some(all) {
            self.bar.set_length(all);
            self.bar.set_style(style("{msg} {wide_bar} {percent}%"));
        }
        self.bar.set_position(done);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

fn style(shape: &str) -> ProgressStyle {
    // INVARIANT (shape): our two shapes are well-formed.
    ProgressStyle::with_template(shape).expect("a well-formed shape")
}
