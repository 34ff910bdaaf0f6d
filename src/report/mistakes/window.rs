//! The part of a text that is shown around a mark: whole lines while they are short, a cut-out of
//! a long one. The renderer panics on a mark past the end or inside a character: clamped here.

use crate::diagnostic::Excerpt;
use std::ops::Range;

/// Characters shown before a mark, of it, and after it, in a line that is too long.
const BEFORE: usize = 60;
const OF: usize = 80;
const AFTER: usize = 40;
/// Lines are shown whole up to this many bytes.
const WHOLE: usize = 200;
/// Lines shown of a mark that covers many.
const LINES: usize = 8;

/// What is shown.
pub(in crate::report::mistakes) struct Window {
    /// The text.
    pub(in crate::report::mistakes) text: String,
    /// The bytes of it to mark, on character borders.
    pub(in crate::report::mistakes) marked: Range<usize>,
    /// Lines of the excerpt left out before it.
    pub(in crate::report::mistakes) lines_before: usize,
}

impl Window {
    /// The window on an excerpt.
    pub(in crate::report::mistakes) fn of(excerpt: &Excerpt) -> Self {
        let text = excerpt.text.as_str();
        let start = border(text, excerpt.marked.start);
        let end = border(text, excerpt.marked.end).max(start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let shown_end = end_of_lines(text, start, end);
        let lines_before = text[..line_start].matches('\n').count();
        let (start, end) = (start - line_start, end.min(shown_end) - line_start);
        let text = &text[line_start..shown_end];
        if text.lines().all(|line| line.len() <= WHOLE) {
            return Window { text: text.to_owned(), marked: start..end, lines_before };
        }
        Window { lines_before, ..cut(text, start..end) }
    }
}

/// The end of the line in which the mark ends, or of the last line shown.
fn end_of_lines(text: &str, start: usize, end: usize) -> usize {
    let mut breaks = text[start..].match_indices('\n').map(|(at, _)| start + at);
    let allowed = breaks.by_ref().take(LINES).collect::<Vec<_>>();
    let wanted = allowed.iter().find(|at| **at >= end).or(allowed.get(LINES - 1));
    wanted.copied().unwrap_or(text.len())
}

/// One line around the mark, with `…` where something is left out.
fn cut(text: &str, marked: Range<usize>) -> Window {
    let line_end = text[marked.start..].find('\n').map_or(text.len(), |at| marked.start + at);
    let mark_end = marked.end.min(line_end);
    let before: String = last(&text[..marked.start], BEFORE);
    let of: String = text[marked.start..mark_end].chars().take(OF).collect();
    let rest = &text[marked.start + of.len()..line_end];
    let after: String = rest.chars().take(AFTER).collect();
    let lead = if before.len() < marked.start { "…" } else { "" };
    let trail = if after.len() < rest.len() { "…" } else { "" };
    let start = lead.len() + before.len();
    let marked = start..start + of.len();
    Window { text: format!("{lead}{before}{of}{after}{trail}"), marked, lines_before: 0 }
}

fn last(text: &str, count: usize) -> String {
    let skipped = text.chars().count().saturating_sub(count);
    text.chars().skip(skipped).collect()
}

/// The nearest character border at or before a byte.
fn border(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Window;
    use crate::diagnostic::{Excerpt, Marked};

    fn window(text: &str, start: usize, end: usize) -> (String, String) {
        let excerpt = Excerpt { text: text.to_owned(), marked: Marked { start, end } };
        let window = Window::of(&excerpt);
        (window.text.clone(), window.text[window.marked].to_owned())
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        let shown = window("tên = 1", 0, 4);
        assert_eq!(shown, ("tên = 1".to_owned(), "tên".to_owned()));
    }

    #[test]
    fn a_mark_past_the_end_or_inside_a_letter_does_no_harm() {
        assert_eq!(window("đ", 1, 99), ("đ".to_owned(), "đ".to_owned()));
        assert_eq!(window("", 5, 9), (String::new(), String::new()));
        assert_eq!(window("ab", 2, 1), ("ab".to_owned(), String::new()));
    }

    #[test]
    fn a_long_line_is_cut_around_the_mark() {
        let text = format!("{}WRONG{}", "đ".repeat(1_000), "x".repeat(1_000));
        let (shown, marked) = window(&text, 2_000, 2_005);
        assert_eq!(marked, "WRONG");
        assert_eq!(shown.chars().count(), 1 + 60 + 5 + 40 + 1);
        assert!(shown.starts_with("…đ") && shown.ends_with("x…"), "{shown}");
    }

    #[test]
    fn a_cell_of_a_million_letters_is_shown_by_its_beginning() {
        let (shown, marked) = window(&"ơ".repeat(1_000_000), 0, 2_000_000);
        assert_eq!(marked.chars().count(), 80);
        assert!(shown.chars().count() < 130, "{}", shown.len());
    }

    #[test]
    fn of_a_mark_over_many_lines_the_first_are_shown() {
        let text = "line\n".repeat(50);
        let (shown, marked) = window(&text, 0, text.len());
        assert_eq!(shown.lines().count(), 8);
        assert_eq!(shown, marked);
    }
}
