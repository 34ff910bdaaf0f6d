//! Writing canonical JSON.

use crate::audit::canonical::{DEEPEST, Fault, NUMBER_LIMIT, Value};
use crate::audit::canonical::{is_assigned_text, is_key, is_sound_text};

/// Canonical JSON in the making.
///
/// Keys come in the order of their bytes. The first fault is remembered, and
/// [`Canonical::finish`] tells it: what is written after it does not matter.
#[derive(Debug, Default)]
pub struct Canonical {
    bytes: Vec<u8>,
    depth: usize,
    /// Where the last key of the object being written stands in `bytes`.
    last_key: Option<(usize, usize)>,
    fault: Option<Fault>,
}

impl Canonical {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes up the memory of an earlier text.
    pub fn reusing(mut bytes: Vec<u8>) -> Self {
        bytes.clear();
        Canonical { bytes, ..Self::default() }
    }

    /// The bytes.
    ///
    /// # Errors
    /// The first fault.
    pub fn finish(self) -> Result<Vec<u8>, Fault> {
        self.fault.map_or(Ok(self.bytes), Err)
    }

    /// The bytes as text.
    ///
    /// # Errors
    /// The first fault.
    pub fn finish_text(self) -> Result<String, Fault> {
        String::from_utf8(self.finish()?).map_err(|_| Fault::Encoding)
    }

    /// An object.
    pub fn object(&mut self, members: impl FnOnce(&mut Self)) {
        let outer = self.last_key.take();
        self.nest(b'{', b'}', members);
        self.last_key = outer;
    }

    /// A list, a member each time that `member` is called.
    pub fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut member: impl FnMut(&mut Self, T),
    ) {
        self.nest(b'[', b']', |out| {
            for (at, item) in items.into_iter().enumerate() {
                if at > 0 {
                    out.bytes.push(b',');
                }
                member(out, item);
            }
        });
    }

    /// A key of the object being written; its value comes next.
    pub fn key(&mut self, key: &str) -> &mut Self {
        if let Some((start, end)) = self.last_key {
            match self.bytes[start..end].cmp(key.as_bytes()) {
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => self.fault(Fault::KeyTwice),
                std::cmp::Ordering::Greater => self.fault(Fault::Spelling),
            }
            self.bytes.push(b',');
        }
        if !is_key(key) {
            self.fault(Fault::Key);
        }
        let start = self.bytes.len() + 1;
        self.bytes.reserve(key.len() + 3);
        self.bytes.push(b'"');
        self.bytes.extend_from_slice(key.as_bytes());
        self.bytes.extend_from_slice(b"\":");
        self.last_key = Some((start, start + key.len()));
        self
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        // Most texts are ids and numbers: one look at each byte is enough for them.
        let is_plain = |b: u8| (b.wrapping_sub(b' ') < 0x60) & (b != b'"') & (b != b'\\');
        if text.bytes().fold(true, |all, b| all & is_plain(b)) {
            self.plain(|bytes| bytes.extend_from_slice(text.as_bytes()));
            return;
        }
        if !is_sound_text(text) {
            self.fault(Fault::Text);
        } else if !text.is_ascii() && !is_assigned_text(text) {
            self.fault(Fault::Unassigned);
        }
        self.bytes.push(b'"');
        escape(text, &mut self.bytes);
        self.bytes.push(b'"');
    }

    /// A text whose bytes are written by `digits`: ASCII without quotes, backslashes or controls.
    pub fn plain(&mut self, digits: impl FnOnce(&mut Vec<u8>)) {
        self.bytes.push(b'"');
        digits(&mut self.bytes);
        self.bytes.push(b'"');
    }

    /// A whole number.
    pub fn integer(&mut self, number: i64) {
        if !(-NUMBER_LIMIT < number && number < NUMBER_LIMIT) {
            self.fault(Fault::Number);
        }
        let mut digits = [0; 20];
        let mut at = digits.len();
        let mut rest = number.unsigned_abs();
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if number < 0 {
            self.bytes.push(b'-');
        }
        self.bytes.extend_from_slice(&digits[at..]);
    }

    /// A whole number that is not negative.
    pub fn number(&mut self, number: u64) {
        self.integer(i64::try_from(number).unwrap_or(i64::MAX));
    }

    /// `true` or `false`.
    pub fn boolean(&mut self, is_true: bool) {
        self.bytes.extend_from_slice(if is_true { b"true" } else { b"false" });
    }

    /// A value that was read, or built.
    pub fn value(&mut self, value: &Value<'_>) {
        match value {
            Value::Boolean(is_true) => self.boolean(*is_true),
            Value::Integer(number) => self.integer(*number),
            Value::Text(text) => self.text(text),
            Value::List(members) => self.list(members, |out, member| out.value(member)),
            Value::Object(members) => self.object(|out| {
                for (key, value) in members {
                    out.key(key).value(value);
                }
            }),
        }
    }

    fn nest(&mut self, open: u8, close: u8, inside: impl FnOnce(&mut Self)) {
        self.depth += 1;
        if self.depth > DEEPEST {
            self.fault(Fault::Depth);
        } else {
            self.bytes.push(open);
            inside(self);
            self.bytes.push(close);
        }
        self.depth -= 1;
    }

    fn fault(&mut self, fault: Fault) {
        self.fault.get_or_insert(fault);
    }
}

/// Appends a text as JCS escapes it.
fn escape(text: &str, out: &mut Vec<u8>) {
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|b| *b < 0x20 || *b == b'"' || *b == b'\\') {
        out.extend_from_slice(&rest[..at]);
        match rest[at] {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            0x08 => out.extend_from_slice(b"\\b"),
            b'\t' => out.extend_from_slice(b"\\t"),
            b'\n' => out.extend_from_slice(b"\\n"),
            0x0c => out.extend_from_slice(b"\\f"),
            b'\r' => out.extend_from_slice(b"\\r"),
            control => out.extend_from_slice(format!("\\u{control:04x}").as_bytes()),
        }
        rest = &rest[at + 1..];
    }
    out.extend_from_slice(rest);
}
