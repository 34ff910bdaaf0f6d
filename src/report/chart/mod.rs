//! Pictures of counts as SVG, made from data alone.
//!
//! Every coordinate is a whole number worked out exactly, so that the same data give the same
//! bytes. Colours can be told apart by the colour-blind, and are never the only sign: each series
//! has a pattern of its own, each mark its number in words of the page. A picture carries a title
//! and a description for those who do not see it. Drawn 360 units wide, the width of a phone.
//! Start reading at [`Caption`], then [`bars`].

mod bars;
mod curve;
mod flow;
mod scale;
mod svg;
mod text;
mod tone;

pub(in crate::report) use bars::{Bar, BarRow, Bars, bars};
pub(in crate::report) use curve::{Band, Curve, Line, Mark, Point, curve};
pub(in crate::report) use flow::{Flow, Node, Stream, Turn, flow};

pub(in crate::report) use svg::escape;

/// The width of every picture, in units of which a phone shows one a pixel.
const WIDTH: i64 = 360;

/// What a picture is called and what it shows, for those who do not see it.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct Caption<'a> {
    /// A name that no other picture of the page has; letters, digits and hyphens.
    pub(in crate::report) id: &'a str,
    /// The title.
    pub(in crate::report) title: &'a str,
    /// All that the picture says, in sentences.
    pub(in crate::report) description: &'a str,
}

#[cfg(test)]
mod tests;
