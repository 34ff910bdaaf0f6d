//! The hashes of the trail: entries, nodes, commitments, snapshots.
//!
//! Each kind has a first byte of its own, so that bytes of one kind never pass for another.

use crate::model::Fingerprint;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fmt;

/// A SHA-256 digest inside the trail.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// What stands where there is no entry before.
    pub const ZERO: Hash = Hash([0; 32]);

    /// The hash of an entry: the link of the chain and the leaf of the tree.
    pub fn of_entry(data: &[u8]) -> Self {
        Hash(Fingerprint::of_parts(&[&[0], data]).0)
    }

    /// The hash of a node of the tree.
    pub fn of_node(left: Hash, right: Hash) -> Self {
        Hash(Fingerprint::of_parts(&[&[1], &left.0, &right.0]).0)
    }

    /// The commitment to a part: it fixes the body and, thanks to the salt, tells nothing of it.
    pub fn of_part(salt: &[u8; 32], body: &[u8]) -> Self {
        Hash(Fingerprint::of_parts(&[&[2], salt, body]).0)
    }

    /// The plain digest of a snapshot, as `sha256sum` gives it.
    pub fn of_snapshot(body: &[u8]) -> Self {
        Hash(Fingerprint::of(body).0)
    }

    /// The root of the tree without entries.
    pub fn of_nothing() -> Self {
        Hash(Fingerprint::of(&[]).0)
    }

    /// Reads 32 bytes; `None` for any other length.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        Some(Hash(bytes.try_into().ok()?))
    }

    /// Lower-case hexadecimal, as in entries.
    pub fn hex(&self) -> String {
        let mut text = Vec::with_capacity(64);
        self.write_hex(&mut text);
        String::from_utf8(text).expect("INVARIANT (hex): digits are ASCII")
    }

    /// Appends the 64 hexadecimal digits.
    pub fn write_hex(&self, out: &mut Vec<u8>) {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        for byte in self.0 {
            out.push(DIGITS[usize::from(byte >> 4)]);
            out.push(DIGITS[usize::from(byte & 15)]);
        }
    }

    /// Reads 64 lower-case hexadecimal digits; `None` for anything else.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits: &[u8; 64] = text.as_bytes().try_into().ok()?;
        let (mut bytes, mut worst) = ([0; 32], 0);
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let (high, low) = (NIBBLES[usize::from(pair[0])], NIBBLES[usize::from(pair[1])]);
            worst |= high | low;
            *byte = high << 4 | low;
        }
        (worst < 16).then_some(Hash(bytes))
    }

    /// Standard base64, as in checkpoints and proofs.
    pub fn base64(&self) -> String {
        STANDARD.encode(self.0)
    }

    /// Reads standard base64 with its padding; `None` for anything else.
    pub fn from_base64(text: &str) -> Option<Self> {
        if text.len() != 44 {
            return None;
        }
        Hash::from_slice(&STANDARD.decode(text).ok()?)
    }
}

/// What each byte is worth as a hexadecimal digit; 255 if it is none.
const NIBBLES: [u8; 256] = {
    let mut worth = [255; 256];
    let mut digit = 0;
    while digit < 16 {
        worth[b"0123456789abcdef"[digit] as usize] = digit as u8;
        digit += 1;
    }
    worth
};

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.hex())
    }
}
