//! Reading canonical JSON, and refusing every other spelling.

use crate::audit::canonical::{DEEPEST, Fault, NUMBER_LIMIT, Value, is_key, is_sound_text};
use std::borrow::Cow;
use std::cmp::Ordering;

/// The value that canonical bytes stand for; `limit` is the most bytes allowed.
///
/// # Errors
/// The first fault found.
pub fn read(data: &[u8], limit: usize) -> Result<Value<'_>, Fault> {
    whole::<true>(data, limit)
}

/// Says whether bytes are canonical, without building the value.
///
/// # Errors
/// The first fault found.
pub fn check(data: &[u8], limit: usize) -> Result<(), Fault> {
    whole::<false>(data, limit).map(drop)
}

fn whole<const KEEP: bool>(data: &[u8], limit: usize) -> Result<Value<'_>, Fault> {
    if data.is_empty() || data.len() > limit {
        return Err(Fault::Length);
    }
    let text = std::str::from_utf8(data).map_err(|_| Fault::Encoding)?;
    let mut reader = Reader { text, at: 0 };
    let value = reader.value::<KEEP>(1)?;
    if reader.at != text.len() {
        return Err(reader.unexpected());
    }
    Ok(value)
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, wanted: u8) -> Result<(), Fault> {
        if self.peek() == Some(wanted) {
            self.at += 1;
            Ok(())
        } else {
            Err(self.unexpected())
        }
    }

    fn takes(&mut self, wanted: u8) -> bool {
        self.take(wanted).is_ok()
    }

    /// What is wrong with the byte at hand: white space is JSON, only not canonical.
    fn unexpected(&self) -> Fault {
        let is_space = self.peek().is_some_and(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r'));
        if is_space { Fault::Spelling } else { Fault::Syntax }
    }

    fn value<const KEEP: bool>(&mut self, depth: usize) -> Result<Value<'a>, Fault> {
        match self.peek() {
            Some(b'"') => self.string::<KEEP>().map(Value::Text),
            Some(b'{') => self.object::<KEEP>(depth),
            Some(b'[') => self.list::<KEEP>(depth),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Value::Boolean(true)),
            Some(b'f') => self.word("false", Value::Boolean(false)),
            Some(b'n') if self.text[self.at..].starts_with("null") => Err(Fault::Null),
            _ => Err(self.unexpected()),
        }
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Result<Value<'a>, Fault> {
        if !self.text[self.at..].starts_with(word) {
            return Err(Fault::Syntax);
        }
        self.at += word.len();
        Ok(value)
    }

    fn number(&mut self) -> Result<Value<'a>, Fault> {
        let bytes = &self.text.as_bytes()[self.at..];
        let is_negative = bytes[0] == b'-';
        let digits = &bytes[usize::from(is_negative)..];
        let length = digits.iter().take_while(|b| b.is_ascii_digit()).count();
        let next = digits.get(length);
        let is_long = length > 1 && digits[0] == b'0' || length > 16;
        let is_minus_zero = is_negative && digits.first() == Some(&b'0');
        if length == 0 {
            return Err(Fault::Syntax);
        }
        if is_long || is_minus_zero || matches!(next, Some(b'.' | b'e' | b'E')) {
            return Err(Fault::Number);
        }
        let amount = digits[..length].iter().fold(0i64, |sum, b| sum * 10 + i64::from(b - b'0'));
        if amount >= NUMBER_LIMIT {
            return Err(Fault::Number);
        }
        self.at += usize::from(is_negative) + length;
        Ok(Value::Integer(if is_negative { -amount } else { amount }))
    }

    fn list<const KEEP: bool>(&mut self, depth: usize) -> Result<Value<'a>, Fault> {
        if depth > DEEPEST {
            return Err(Fault::Depth);
        }
        self.at += 1;
        let mut members = Vec::new();
        if self.takes(b']') {
            return Ok(Value::List(members));
        }
        loop {
            let member = self.value::<KEEP>(depth + 1)?;
            if KEEP {
                members.push(member);
            }
            if self.takes(b']') {
                return Ok(Value::List(members));
            }
            self.take(b',')?;
        }
    }

    fn object<const KEEP: bool>(&mut self, depth: usize) -> Result<Value<'a>, Fault> {
        if depth > DEEPEST {
            return Err(Fault::Depth);
        }
        self.at += 1;
        let mut members: Vec<(&str, Value<'_>)> = Vec::new();
        let mut last = None;
        if self.takes(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            let key = self.key()?;
            match last.map(|last: &str| last.cmp(key)) {
                None | Some(Ordering::Less) => last = Some(key),
                Some(Ordering::Equal) => return Err(Fault::KeyTwice),
                Some(Ordering::Greater) => return Err(Fault::Spelling),
            }
            self.take(b':')?;
            let value = self.value::<KEEP>(depth + 1)?;
            if KEEP {
                members.push((key, value));
            }
            if self.takes(b'}') {
                return Ok(Value::Object(members));
            }
            self.take(b',')?;
        }
    }

    fn key(&mut self) -> Result<&'a str, Fault> {
        self.take(b'"')?;
        let rest = &self.text[self.at..];
        let length = rest.find('"').ok_or(Fault::Syntax)?;
        let key = &rest[..length];
        if !is_key(key) {
            return Err(Fault::Key);
        }
        self.at += length + 1;
        Ok(key)
    }

    fn string<const KEEP: bool>(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.take(b'"')?;
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut all = 0;
        let stops = |b: &u8| {
            all |= *b;
            *b < 0x20 || *b == b'"' || *b == b'\\'
        };
        let length = bytes[start..].iter().position(stops).ok_or(Fault::Syntax)?;
        self.at = start + length;
        let text = match bytes[self.at] {
            b'"' => Cow::Borrowed(&self.text[start..self.at]),
            _ => Cow::Owned(self.unescape(start)?),
        };
        self.at += 1;
        // ASCII as it stands, with no control among it, is sound.
        let is_plain = all.is_ascii() && matches!(text, Cow::Borrowed(_));
        if !is_plain && !is_sound_text(&text) {
            return Err(Fault::Text);
        }
        Ok(if KEEP { text } else { Cow::Borrowed("") })
    }

    /// The text from `start` with its escapes undone; stops at the closing quote.
    fn unescape(&mut self, start: usize) -> Result<String, Fault> {
        let mut text = self.text[start..self.at].to_owned();
        loop {
            match self.peek().ok_or(Fault::Syntax)? {
                b'"' => return Ok(text),
                b'\\' => {
                    self.at += 1;
                    text.push(self.escaped()?);
                }
                0..0x20 => return Err(Fault::Syntax),
                _ => {
                    let rest = &self.text[self.at..];
                    let stop = rest.find(|c: char| c < ' ' || c == '"' || c == '\\');
                    let length = stop.ok_or(Fault::Syntax)?;
                    text.push_str(&rest[..length]);
                    self.at += length;
                }
            }
        }
    }

    /// The character of an escape, if it is the one that JCS writes.
    fn escaped(&mut self) -> Result<char, Fault> {
        let character = match self.peek().ok_or(Fault::Syntax)? {
            b'"' => '"',
            b'\\' => '\\',
            b'b' => '\u{8}',
            b't' => '\t',
            b'n' => '\n',
            b'f' => '\u{c}',
            b'r' => '\r',
            b'u' => return self.escaped_control(),
            b'/' => return Err(Fault::Spelling),
            _ => return Err(Fault::Syntax),
        };
        self.at += 1;
        Ok(character)
    }

    fn escaped_control(&mut self) -> Result<char, Fault> {
        let digits = self.text.as_bytes().get(self.at + 1..self.at + 5).ok_or(Fault::Syntax)?;
        if !digits.iter().all(u8::is_ascii_hexdigit) {
            return Err(Fault::Syntax);
        }
        let value = match digits {
            [b'0', b'0', high @ b'0'..=b'1', low @ (b'0'..=b'9' | b'a'..=b'f')] => {
                let low = if low.is_ascii_digit() { low - b'0' } else { low - b'a' + 10 };
                (high - b'0') * 16 + low
            }
            _ => return Err(Fault::Spelling),
        };
        if value == 0 {
            return Err(Fault::Text);
        }
        if matches!(value, 0x08..=0x0a | 0x0c | 0x0d) {
            return Err(Fault::Spelling);
        }
        self.at += 5;
        Ok(char::from(value))
    }
}
