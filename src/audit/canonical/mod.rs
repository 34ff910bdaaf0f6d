//! Canonical JSON: the one spelling of a value that is hashed.
//!
//! A strict subset of RFC 8785 (FORMAT.md): keys `[a-z][a-z0-9_]*` in the order of bytes, no
//! white space, whole numbers below 2^53, text in NFC, no null, no U+0000, at most 16 deep.
//! Whatever is spelt otherwise is refused, never mended. Start at [`Canonical`] to write, at
//! [`read`] to read.

mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::{check, read};
pub use write::Canonical;

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, is_nfc, is_nfc_quick};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Deepest nesting of objects and lists.
pub const DEEPEST: usize = 16;
/// Whole numbers are smaller than this, on both sides of zero.
pub const NUMBER_LIMIT: i64 = 1 << 53;

/// A value as it was read. Text is borrowed where the file spells it without escapes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// `true`, `false`
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// Text in NFC.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Value<'a>>),
    /// Keys in the order of bytes, each once.
    Object(Vec<(&'a str, Value<'a>)>),
}

impl<'a> Value<'a> {
    /// The value of a key, where this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Value<'a>> {
        let Value::Object(members) = self else { return None };
        members.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// The text, where this is one.
    pub fn text(&self) -> Option<&str> {
        if let Value::Text(text) = self { Some(text) } else { None }
    }

    /// The members of a list, where this is one.
    pub fn list(&self) -> Option<&[Value<'a>]> {
        if let Value::List(members) = self { Some(members) } else { None }
    }

    /// The number, where this is one.
    pub fn integer(&self) -> Option<i64> {
        if let Value::Integer(number) = self { Some(*number) } else { None }
    }
}

/// Why bytes or a value are not canonical.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// Nothing, or longer than allowed.
    Length,
    /// Not UTF-8.
    Encoding,
    /// Not JSON.
    Syntax,
    /// JSON, in another spelling than the canonical one: white space, escapes, order of keys.
    Spelling,
    /// A number that is not whole, or 2^53 or more, or `-0`.
    Number,
    /// A null.
    Null,
    /// A key that stands twice.
    KeyTwice,
    /// A key that is not `[a-z][a-z0-9_]*`.
    Key,
    /// Text with U+0000 or not in NFC.
    Text,
    /// Nested deeper than 16.
    Depth,
    /// Text with a character that Unicode has not assigned yet; refused in writing only.
    Unassigned,
}

impl Fault {
    /// The word by which messages are found.
    pub const fn as_str(self) -> &'static str {
        match self {
            Fault::Length => "length",
            Fault::Encoding => "encoding",
            Fault::Syntax => "syntax",
            Fault::Spelling => "spelling",
            Fault::Number => "number",
            Fault::Null => "null",
            Fault::KeyTwice => "key-twice",
            Fault::Key => "key",
            Fault::Text => "text",
            Fault::Depth => "depth",
            Fault::Unassigned => "unassigned",
        }
    }
}

/// True if the text may stand in canonical JSON.
fn is_sound_text(text: &str) -> bool {
    if text.is_ascii() {
        return !text.as_bytes().contains(&0);
    }
    !text.as_bytes().contains(&0)
        && match is_nfc_quick(text.chars()) {
            IsNormalized::Yes => true,
            IsNormalized::No => false,
            IsNormalized::Maybe => is_nfc(text),
        }
}

/// True if every character is one that Unicode has assigned, so that its NFC can never change.
fn is_assigned_text(text: &str) -> bool {
    text.chars().all(|c| match c {
        '\0'..='\u{377}' | '\u{1e00}'..='\u{1eff}' => true,
        _ => c.general_category() != GeneralCategory::Unassigned,
    })
}

/// True for `[a-z][a-z0-9_]*`.
fn is_key(key: &str) -> bool {
    let is_letter = |b: u8| b.wrapping_sub(b'a') < 26;
    let may_follow = |b: u8| is_letter(b) | (b.wrapping_sub(b'0') < 10) | (b == b'_');
    let bytes = key.as_bytes();
    // Without leaving early: keys are short, and nearly all are sound.
    bytes.first().is_some_and(|first| is_letter(*first))
        && bytes.iter().fold(true, |is_sound, b| is_sound & may_follow(*b))
}
