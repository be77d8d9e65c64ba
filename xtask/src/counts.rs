//! Counting tests in what `cargo test` prints.

use std::ops::AddAssign;

/// Tests by their result.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
    pub(crate) ignored: u64,
}

impl Counts {
    /// The counts of one `test result:` line; none for any other line.
    pub(crate) fn of_line(line: &str) -> Option<Counts> {
        let mut parts = line.trim().strip_prefix("test result: ")?.split_once(". ")?.1.split("; ");
        let mut count = |what: &str| parts.next()?.strip_suffix(what)?.trim_end().parse().ok();
        Some(Counts { passed: count("passed")?, failed: count("failed")?, ignored: count("ignored")? })
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_counted() {
        let line =
            "test result: ok. 12 passed; 0 failed; 3 ignored; 0 measured; 4 filtered out; finished in 0.01s";
        assert_eq!(Counts::of_line(line), Some(Counts { passed: 12, failed: 0, ignored: 3 }));
        let line = "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(Counts::of_line(line), Some(Counts { passed: 1, failed: 2, ignored: 0 }));
    }

    #[test]
    fn other_lines_are_not() {
        for line in [
            "",
            "test result:",
            "test result: ok.",
            "test result: ok. many passed; 0 failed; 0 ignored",
            "test result: ok. 1 failed; 0 passed; 0 ignored",
            "test result: ok. 1 passed; 0 failed",
            "test wire::hex::tests::result ... ok",
            "the test result: ok. 1 passed; 0 failed; 0 ignored",
        ] {
            assert_eq!(Counts::of_line(line), None, "{line}");
        }
    }
}
