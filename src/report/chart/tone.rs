//! Colours that the colour-blind can tell apart (after Okabe and Ito), each with a pattern of its
//! own, so that a page printed in black and white says the same.

use crate::report::chart::svg::Drawing;
use std::fmt::Write;

/// Colour, pattern over it, dashes of its line.
pub(super) struct Tone {
    pub(super) colour: &'static str,
    pattern: &'static str,
    pub(super) dashes: &'static str,
    name: &'static str,
}

/// Light grey first: what is compared against. Then series after series.
const TONES: [Tone; 7] = [
    Tone { name: "base", colour: "#b4b4b4", pattern: "", dashes: "none" },
    Tone { name: "one", colour: "#0072b2", pattern: "", dashes: "none" },
    Tone { name: "two", colour: "#e69f00", pattern: "M0 6L6 0", dashes: "8 3" },
    Tone { name: "three", colour: "#009e73", pattern: "M0 3H6", dashes: "2 3" },
    Tone { name: "four", colour: "#d55e00", pattern: "M0 0L6 6M0 6L6 0", dashes: "8 3 2 3" },
    Tone { name: "five", colour: "#cc79a7", pattern: "M3 0V6", dashes: "12 4" },
    Tone { name: "six", colour: "#56b4e9", pattern: "M0 3H6M3 0V6", dashes: "4 2" },
];

/// Up, down and neither, of a flow.
pub(super) const UP: usize = 1;
pub(super) const DOWN: usize = 4;
pub(super) const OTHER: usize = 2;
pub(super) const SAME: usize = 0;

/// The tone of a series by its number; past the last they begin again after the base.
pub(super) fn tone(series: usize) -> &'static Tone {
    match TONES.get(series) {
        Some(tone) => tone,
        None => &TONES[1 + (series - 1) % (TONES.len() - 1)],
    }
}

impl Tone {
    /// What `fill` says for this tone in the picture of this id.
    pub(super) fn fill(&self, id: &str) -> String {
        if self.pattern.is_empty() {
            self.colour.to_owned()
        } else {
            format!("url(#{id}-{})", self.name)
        }
    }
}

/// Declares the patterns of these tones once for the picture of this id.
pub(super) fn declare(drawing: &mut Drawing, id: &str, series: impl IntoIterator<Item = usize>) {
    let mut declared: Vec<&str> = Vec::new();
    let mut out = String::new();
    for tone in series.into_iter().map(tone) {
        if tone.pattern.is_empty() || declared.contains(&tone.name) {
            continue;
        }
        declared.push(tone.name);
        let Tone { name, colour, pattern, .. } = tone;
        // INVARIANT (string): writing to a text never fails.
        let _ = writeln!(
            out,
            "<pattern id=\"{id}-{name}\" width=\"6\" height=\"6\" \
             patternUnits=\"userSpaceOnUse\"><rect width=\"6\" height=\"6\" fill=\"{colour}\"/>\
             <path d=\"{pattern}\" stroke=\"#1a1a1a\" stroke-width=\"1\" fill=\"none\"/></pattern>"
        );
    }
    if !out.is_empty() {
        drawing.raw(&format!("<defs>\n{out}</defs>\n"));
    }
}
