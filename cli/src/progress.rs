//! A word on how far a long read has come, on a terminal only.

use std::{
    io::{self, IsTerminal, Write},
    time::{Duration, Instant},
};

/// Rewrites one line of standard error, not before a second has passed and a few times a second.
#[derive(Debug)]
pub(crate) struct Progress {
    shown: bool,
    next: Option<Instant>,
    size: Option<u64>,
    records: u64,
}

const FIRST: Duration = Duration::from_secs(1);
const EVERY: Duration = Duration::from_millis(200);
/// Looking at the clock costs more than a small record.
const RECORDS_A_LOOK: u64 = 64;

impl Progress {
    pub(crate) fn new(size: Option<u64>) -> Self {
        // A tree that scrolls by on the same terminal is progress enough.
        let wanted = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Progress { shown: false, next: wanted.then(|| Instant::now() + FIRST), size, records: 0 }
    }

    pub(crate) fn record(&mut self, bytes: u64) {
        self.records += 1;
        let Some(next) = self.next else { return };
        if !self.records.is_multiple_of(RECORDS_A_LOOK) || Instant::now() < next {
            return;
        }
        self.next = Some(Instant::now() + EVERY);
        self.shown = true;
        let megabytes = |bytes: u64| bytes / 1_000_000;
        let of = match self.size {
            Some(size) if size > 0 => {
                format!(" of {} MB ({} %)", megabytes(size), bytes.saturating_mul(100) / size)
            }
            _ => " MB".to_owned(),
        };
        // Whether this line is seen makes no difference to the work.
        let _ = write!(io::stderr(), "\r\x1b[K{} records, {}{of}", self.records, megabytes(bytes));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
