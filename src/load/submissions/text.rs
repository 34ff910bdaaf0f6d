//! Text as people type it, brought to one form: what a cell says ([`tidy`]) and what two names
//! are compared by ([`fold`]).

use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// What a cell says: composed letters, ordinary spaces, no invisible characters, nothing blank
/// around it.
pub fn tidy(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text.trim_ascii());
    }
    if !text.contains(is_invisible) && !text.contains(is_odd_space) && is_nfc(text) {
        return Cow::Borrowed(text.trim());
    }
    let visible = text.chars().filter(|letter| !is_invisible(*letter));
    let spaced = visible.map(|letter| if is_odd_space(letter) { ' ' } else { letter });
    let composed: String = spaced.nfc().collect();
    Cow::Owned(composed.trim().to_owned())
}

/// True if a cell says nothing.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|letter| letter.is_whitespace() || is_invisible(letter))
}

/// The form in which names are compared: small letters, single spaces, the tone mark of a
/// syllable at its end (`hoà` is `hòa`), one kind of `đ`.
pub fn fold(text: &str) -> String {
    let mut folded = String::new();
    for word in tidy(text).to_lowercase().split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        push_word(word, &mut folded);
    }
    folded
}

/// Adds a word, the tone mark of each run of letters moved behind the run.
fn push_word(word: &str, folded: &mut String) {
    let mut tone = None;
    for letter in word.nfd() {
        let letter = if letter == 'ð' { 'đ' } else { letter };
        if is_tone(letter) {
            tone = Some(letter);
        } else {
            let goes_on = letter.is_alphabetic() || is_mark(letter);
            if !goes_on {
                folded.extend(tone.take());
            }
            folded.push(letter);
        }
    }
    folded.extend(tone);
}

fn is_tone(letter: char) -> bool {
    matches!(letter, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Spaces that look like a space and are none: the unbreakable ones of word processors.
fn is_odd_space(letter: char) -> bool {
    letter.is_whitespace() && !letter.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::{fold, is_blank, tidy};

    #[test]
    fn a_cell_loses_what_nobody_sees() {
        assert_eq!(tidy(" w-1\u{a0}"), "w-1");
        assert_eq!(tidy("\u{feff}Ho\u{300}a\u{a0}Bi\u{300}nh\u{200b}"), "Hòa Bình");
        assert_eq!(tidy("Độc lập"), "Độc lập");
        assert!(is_blank(" \u{a0}\t\u{200b}") && !is_blank("."));
    }

    #[test]
    fn names_are_the_same_however_the_tone_mark_is_placed() {
        assert_eq!(fold("Hoà  thuận"), fold("HÒA THUẬN"));
        assert_eq!(fold("thuỷ-lợi"), fold("thủy-lợi"));
        assert_eq!(fold("Ðạt"), fold("đạt"));
        assert_eq!(fold("Đa\u{323}t"), fold("đạt"));
        assert_ne!(fold("hòa"), fold("hoa"));
        assert_ne!(fold("tốt-tot"), fold("tot-tốt"));
    }
}
