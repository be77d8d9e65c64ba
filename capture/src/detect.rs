//! Which format a capture is in.

use thingwire::{Code, Complaint, Error, Note, Place};

use crate::{
    Format, LAYER,
    look::{CERTAIN, Look, Next, TELLING, TELLING_DIGITS, is_json_list, looks},
};

/// What the first lines look like, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Detection {
    /// The format that is taken.
    pub format: Format,
    /// Why, as one sentence about the line that decided.
    pub reason: String,
    /// Formats that the same lines fit as well; where there are some, the choice is not certain, and the first entry says so in
    /// a note.
    pub also: Vec<Format>,
}

/// Tells the format from the first lines; none when they look like nothing known.
///
/// Lines are looked at in order until one of them fits one format only. AT logs start with chatter, and short hex may be
/// base64, so that it may take several.
pub fn detect<'l>(lines: impl IntoIterator<Item = &'l str>) -> Option<Detection> {
    let mut tally = Tally::default();
    for line in lines {
        tally.add(line);
        if tally.is_settled() {
            break;
        }
    }
    tally.outcome()
}

impl Detection {
    /// The note that another format fits as well.
    pub(crate) fn doubt(&self) -> Option<Note> {
        let names: Vec<&str> = self.also.iter().map(|format| format.name()).collect();
        (!names.is_empty()).then(|| {
            Complaint::new(Code::CaptureFormatAmbiguous, LAYER, Place::whole())
                .expected(self.format.name())
                .found(format!("what can be {} as well", names.join(" or ")))
        })
    }
}

/// The error about lines that look like no format. Of a line it shows no more than its first words: quotes, colons and the
/// like may have secrets behind them.
pub(crate) fn unknown_format<'l>(lines: impl IntoIterator<Item = &'l [u8]>) -> Error {
    let first = lines.into_iter().find(|line| !line.trim_ascii().is_empty()).unwrap_or_default();
    let found = match first {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
            "UTF-16 text, or raw bytes; save it as UTF-8, or as hex".to_owned()
        }
        [0x1f, 0x8b, ..] => "a gzip file; unpack it first, as `gzip -dc` does".to_owned(),
        _ if std::str::from_utf8(first).is_ok_and(is_json_list) => {
            "a JSON list; print its records a line each, as `jq -c '.[]'` does".to_owned()
        }
        [b'P', b'K', 3, 4, ..] => "a ZIP archive; unpack it first".to_owned(),
        [0xd4, 0xc3, 0xb2, 0xa1, ..] | [0xa1, 0xb2, 0xc3, 0xd4, ..] | [0x4d, 0x3c, 0xb2, 0xa1, ..] | [0xa1, 0xb2, 0x3c, 0x4d, ..]
        // A pcapng file starts with two line ends, and the length of its first block.
        | [_, _, _, _, 0x4d, 0x3c, 0x2b, 0x1a, ..] | [_, _, _, _, 0x1a, 0x2b, 0x3c, 0x4d, ..] => {
            "a packet capture; print the payloads first, as `tshark -T fields -e udp.payload` does".to_owned()
        }
        _ => {
            let text = String::from_utf8_lossy(first);
            let front = text.split(['"', '\'', ':', '=', ',']).next().unwrap_or_default();
            format!("{:?}", front.chars().take(60).collect::<String>())
        }
    };
    let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    Complaint::new(Code::CaptureFormatUnknown, LAYER, Place::whole())
        .expected(format!("lines of {}", names.join(", ")))
        .found(found)
        .into()
}

/// The looks of the lines so far.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    scores: Vec<Score>,
    lines: u64,
    /// Where the dump that the last line is part of goes on.
    next: Option<Next>,
}

#[derive(Clone, Copy, Debug)]
struct Score {
    best: Look,
    /// The line of the best look.
    line: u64,
    sum: u32,
    /// The part of the sum that comes from lines of hex digits alone.
    doubtful: u32,
    digits: usize,
}

impl Tally {
    /// Looks at the next line.
    pub(crate) fn add(&mut self, text: &str) {
        self.lines += 1;
        if text.trim().is_empty() {
            self.next = None;
            return;
        }
        for look in looks(text, self.next).into_iter().flatten() {
            self.count(look);
        }
        self.next = Next::after(text, self.next);
    }

    /// Whether no line has looked like anything.
    pub(crate) fn is_empty(&self) -> bool {
        self.outcome().is_none()
    }

    /// Whether no further line is needed.
    pub(crate) fn is_settled(&self) -> bool {
        let sums = self.sums();
        let second = sums.get(1).map_or(0, |(sum, _)| *sum);
        sums.first().is_some_and(|(sum, score)| score.best.weight >= CERTAIN && *sum > second)
    }

    pub(crate) fn outcome(&self) -> Option<Detection> {
        let sums = self.sums();
        let (sum, score) = sums.first().filter(|(_, score)| score.best.weight >= TELLING)?;
        let reason = format!("line {} {}", score.line, score.best.reason);
        let also = sums.iter().skip(1).filter(|(other, _)| other == sum);
        Some(Detection {
            format: score.best.format,
            reason,
            also: also.map(|(_, score)| score.best.format).collect(),
        })
    }

    fn count(&mut self, look: Look) {
        let found = self.scores.iter().position(|score| score.best.format == look.format);
        let at = found.unwrap_or_else(|| {
            self.scores.push(Score { best: look, line: self.lines, sum: 0, doubtful: 0, digits: 0 });
            self.scores.len() - 1
        });
        let score = &mut self.scores[at];
        score.sum += look.weight;
        if look.digits > 0 {
            score.doubtful += look.weight;
            score.digits += look.digits;
        }
        if look.weight > score.best.weight {
            (score.best, score.line) = (look, self.lines);
        }
    }

    /// The scores, best first; equal ones in the order of the list of formats.
    fn sums(&self) -> Vec<(u32, Score)> {
        let sum = |score: &Score| {
            // Many hex digits and no other letter are no base64.
            let hex = score.best.format == Format::Base64 && score.digits >= TELLING_DIGITS;
            if hex { score.sum - score.doubtful } else { score.sum }
        };
        let place = |format: Format| Format::ALL.iter().position(|other| *other == format);
        let order = |(sum, score): &(u32, Score)| (std::cmp::Reverse(*sum), place(score.best.format));
        // There are a few at most: a sort would be many times this code.
        let mut sums: Vec<(u32, Score)> = Vec::new();
        for score in &self.scores {
            let entry = (sum(score), *score);
            sums.insert(sums.partition_point(|other| order(other) <= order(&entry)), entry);
        }
        sums
    }
}
