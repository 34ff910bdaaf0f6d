//! How wide a line of words is, roughly: the reader's fonts are not known when the page is
//! written, so widths are estimated on the wide side and lines broken between words.

/// The width of words of 12 units height.
pub(super) fn width(text: &str) -> i64 {
    let tenths: i64 = text.chars().map(tenths).sum();
    (tenths + 9) / 10
}

fn tenths(letter: char) -> i64 {
    match letter {
        ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | 'i' | 'j' | 'l' => 40,
        'm' | 'w' | 'M' | 'W' | '—' | '→' | '▲' | '▼' => 110,
        letter if letter.is_uppercase() => 88,
        _ => 72,
    }
}

/// Breaks words into lines of at most so many units; a word longer than a line is cut.
pub(super) fn lines(text: &str, most: i64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let joined = lines.last().map(|line| format!("{line} {word}"));
        match joined {
            Some(joined) if width(&joined) <= most => {
                if let Some(last) = lines.last_mut() {
                    *last = joined;
                }
            }
            _ => lines.push(cut(word, most)),
        }
    }
    lines
}

/// A word as far as it fits, with a mark where it was cut.
fn cut(word: &str, most: i64) -> String {
    if width(word) <= most {
        return word.to_owned();
    }
    let mut kept = String::new();
    for letter in word.chars() {
        if width(&kept) + width("…") + tenths(letter) / 10 > most {
            break;
        }
        kept.push(letter);
    }
    kept + "…"
}
