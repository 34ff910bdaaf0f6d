//! Checkpoints: the size and root of a trail at one moment, to be kept elsewhere.
//!
//! The text is that of C2SP tlog-checkpoint; [`Checkpoint::minutes`] is a short form that can be
//! read out and written into the minutes of a meeting. Signatures are in [`crate::audit::note`].

#[cfg(test)]
mod tests;

use crate::audit::hash::Hash;
use std::fmt;

/// The longest checkpoint, signatures included, that is read.
pub const LONGEST_BYTES: usize = 1 << 20;

/// The first `size` entries of the trail of an origin have this root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The trail's name for the world, chosen when it was begun.
    pub origin: String,
    /// The number of entries.
    pub size: u64,
    /// The root of the tree over them.
    pub root: Hash,
}

impl Checkpoint {
    /// Reads a checkpoint, or its short form; what follows (extensions, signatures) is passed
    /// over. `None` if it is neither.
    pub fn parse(content: &[u8]) -> Option<Self> {
        let content = &content[..content.len().min(LONGEST_BYTES)];
        let text = String::from_utf8_lossy(content).replace("\r\n", "\n");
        Self::from_note(&text).or_else(|| Self::from_minutes(&text))
    }

    fn from_note(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let (origin, size, root) = (lines.next()?, lines.next()?, lines.next()?);
        let root = Hash::from_base64(root)?;
        is_origin(origin).then_some(())?;
        Some(Checkpoint { origin: origin.to_owned(), size: parse_size(size)?, root })
    }

    fn from_minutes(text: &str) -> Option<Self> {
        let text = text.split('\n').next()?.trim_end_matches([' ', '\t']);
        let mut words = text.splitn(3, ' ');
        let (origin, size, groups) = (words.next()?, words.next()?, words.next()?);
        let is_grouped = groups.len() == 79
            && groups.bytes().enumerate().all(|(at, b)| (at % 5 == 4) == (b == b' '));
        (is_origin(origin) && is_grouped).then_some(())?;
        let root = Hash::from_hex(&groups.replace(' ', ""))?;
        Some(Checkpoint { origin: origin.to_owned(), size: parse_size(size)?, root })
    }

    /// One line for the minutes of a meeting: origin, size, the root in groups of four digits.
    pub fn minutes(&self) -> String {
        let digits = self.root.hex();
        let groups: Vec<&str> = (0..16).map(|at| &digits[at * 4..at * 4 + 4]).collect();
        format!("{} {} {}", self.origin, self.size, groups.join(" "))
    }
}

impl fmt::Display for Checkpoint {
    /// The three lines, each ended: the text that is signed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}\n{}\n", self.origin, self.size, self.root.base64())
    }
}

/// True for 1 to 255 visible ASCII characters without `+`.
pub fn is_origin(text: &str) -> bool {
    (1..=255).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic() && b != b'+')
}

/// A number without sign or leading zeros, of at most 16 digits.
pub(in crate::audit) fn parse_size(text: &str) -> Option<u64> {
    let is_plain =
        text == "0" || !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
    (is_plain && (1..=16).contains(&text.len())).then(|| text.parse().ok())?
}
