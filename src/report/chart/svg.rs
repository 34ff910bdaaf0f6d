//! The few elements of SVG that the pictures need, written with everything escaped.

use crate::report::chart::{Caption, WIDTH};
use std::fmt::{Display, Write};

/// Fonts that have Vietnamese letters on every system they are found on.
const FONTS: &str = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";

/// The colour of words and axes.
pub(super) const INK: &str = "#1a1a1a";
/// The colour of lines that only guide the eye.
pub(super) const FAINT: &str = "#c8c8c8";

/// A picture being drawn, from the top downwards.
pub(super) struct Drawing {
    body: String,
}

/// Where a text stands to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A line of words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'a> {
    pub(super) place: (i64, i64),
    pub(super) anchor: Anchor,
    pub(super) is_bold: bool,
    pub(super) says: &'a str,
}

impl<'a> Words<'a> {
    /// Words that begin at a place.
    pub(super) fn at(place: (i64, i64), says: &'a str) -> Self {
        Words { place, anchor: Anchor::Start, is_bold: false, says }
    }

    /// The same words in bold.
    pub(super) fn bold(self) -> Self {
        Words { is_bold: true, ..self }
    }

    /// The same words standing otherwise to their place.
    pub(super) fn anchored(self, anchor: Anchor) -> Self {
        Words { anchor, ..self }
    }
}

impl Drawing {
    pub(super) fn new() -> Self {
        Drawing { body: String::new() }
    }

    /// Adds an element without content.
    pub(super) fn shape(&mut self, name: &str, attributes: &[(&str, &dyn Display)]) {
        self.open(name, attributes);
        self.body.push_str("/>\n");
    }

    /// Adds a line of words; a white edge keeps it readable over what it crosses.
    pub(super) fn words(&mut self, words: Words<'_>) {
        let (x, y) = words.place;
        let anchor = match words.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let mut attributes: Vec<(&str, &dyn Display)> = vec![("x", &x), ("y", &y)];
        if words.anchor != Anchor::Start {
            attributes.push(("text-anchor", &anchor));
        }
        if words.is_bold {
            attributes.push(("font-weight", &"600"));
        }
        self.open("text", &attributes);
        self.body.push('>');
        escape(&mut self.body, words.says);
        self.body.push_str("</text>\n");
    }

    /// Adds what is already written.
    pub(super) fn raw(&mut self, written: &str) {
        self.body.push_str(written);
    }

    /// The finished picture with its title and description.
    pub(super) fn finish(self, caption: Caption<'_>, height: i64) -> String {
        let mut out = String::with_capacity(self.body.len() + 1_024);
        let id = caption.id;
        // INVARIANT (string): writing to a text never fails.
        let _ = write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {WIDTH} \
             {height}\" width=\"{WIDTH}\" height=\"{height}\" role=\"img\" \
             aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-description\">\n<title id=\"{id}-title\">"
        );
        escape(&mut out, caption.title);
        let _ = write!(out, "</title>\n<desc id=\"{id}-description\">");
        escape(&mut out, caption.description);
        let _ = write!(
            out,
            "</desc>\n<g font-family=\"{FONTS}\" font-size=\"12\" fill=\"{INK}\" \
             stroke-linejoin=\"round\">\n"
        );
        out.push_str(&self.body);
        out.push_str("</g>\n</svg>\n");
        out
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &dyn Display)]) {
        self.body.push('<');
        self.body.push_str(name);
        for (key, value) in attributes {
            self.body.push(' ');
            self.body.push_str(key);
            self.body.push_str("=\"");
            escape(&mut self.body, &value.to_string());
            self.body.push('"');
        }
    }
}

/// Writes a text so that it can stand in an element or an attribute. Characters that XML forbids
/// become U+FFFD.
pub(in crate::report) fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {
                out.push('\u{fffd}');
            }
            letter => out.push(letter),
        }
    }
}
