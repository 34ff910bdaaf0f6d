//! Texts that strangers wrote, made safe to show: nothing in them can steer a terminal.

use std::borrow::Cow;

/// The text with every letter that would steer instead of being seen written as `\u{…}`: control
/// characters of both sets, and marks that turn the direction of writing.
pub fn legible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(steers) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        if steers(letter) {
            out.push_str(&format!("\\u{{{:x}}}", u32::from(letter)));
        } else {
            out.push(letter);
        }
    }
    Cow::Owned(out)
}

/// True for a character that does something to a terminal or to the text around it.
pub(in crate::report) fn steers(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

#[cfg(test)]
mod tests {
    use super::legible;

    #[test]
    fn nothing_is_left_that_steers_a_terminal() {
        let hostile = "a\u{1b}[2J\u{9b}31m\u{7f}\r\nb\u{202e}c\u{200b}\u{feff}";
        let shown = r"a\u{1b}[2J\u{9b}31m\u{7f}\u{d}\u{a}b\u{202e}c\u{200b}\u{feff}";
        assert_eq!(legible(hostile), shown);
        assert_eq!(legible("Luật 91/2025/QH15, Điều 16 — 5 %"), "Luật 91/2025/QH15, Điều 16 — 5 %");
    }
}
