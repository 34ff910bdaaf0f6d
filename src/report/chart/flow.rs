//! Where subjects go: level by level from before to after, as streams as broad as they are many.
//!
//! Each stream has a slot of its own at both ends, high enough for its number, so that one subject
//! among thousands is seen and read as well.

use crate::report::chart::scale::length;
use crate::report::chart::svg::{Anchor, Drawing, INK, Words};
use crate::report::chart::text::{lines, width};
use crate::report::chart::tone::{self, declare, tone};
use crate::report::chart::{Caption, WIDTH};

/// The words beside a level, the level's block, and the room for its streams between.
const LABEL: i64 = 104;
const BLOCK: i64 = 6;
const LEFT: i64 = LABEL + 4 + BLOCK;
const RIGHT: i64 = WIDTH - LABEL - 4 - BLOCK;
/// How high a line of words is, a stream's slot at least, and what is free between levels.
const LINE: i64 = 14;
const SLOT: i64 = 15;
const GAP: i64 = 12;
/// How broad all streams are together.
const BREADTH: i64 = 130;
/// Room for the names of both sides.
const HEAD: i64 = 24;

/// Streams between levels.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct Flow<'a> {
    /// What the picture is called.
    pub(in crate::report) caption: Caption<'a>,
    /// What the left side is, and what the right one.
    pub(in crate::report) sides: [&'a str; 2],
    /// The levels, best first.
    pub(in crate::report) nodes: &'a [Node],
    /// From where to where, by number of the level.
    pub(in crate::report) streams: &'a [Stream],
}

/// A level.
#[derive(Clone, Debug)]
pub(in crate::report) struct Node {
    /// Its name.
    pub(in crate::report) label: String,
    /// How many it had, and has, in words of the page.
    pub(in crate::report) counts: [String; 2],
}

/// Subjects that go from one level to another, or stay.
#[derive(Clone, Debug)]
pub(in crate::report) struct Stream {
    /// The level before.
    pub(in crate::report) from: usize,
    /// The level after.
    pub(in crate::report) to: usize,
    /// How many.
    pub(in crate::report) count: u64,
    /// Upwards, downwards, or neither.
    pub(in crate::report) turn: Turn,
    /// The number as it is written on the stream.
    pub(in crate::report) says: String,
}

/// Which way a stream goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::report) enum Turn {
    /// Nothing changes.
    Same,
    /// To a better level.
    Up,
    /// To a worse level.
    Down,
    /// To or from no level.
    Other,
}

impl Turn {
    const fn tone(self) -> usize {
        match self {
            Turn::Same => tone::SAME,
            Turn::Up => tone::UP,
            Turn::Down => tone::DOWN,
            Turn::Other => tone::OTHER,
        }
    }
}

/// One end of a stream: the number of its level.
type End = fn(&Stream) -> usize;

/// Where a level stands.
struct Standing {
    top: i64,
    height: i64,
    words: Vec<String>,
}

/// Draws a flow.
pub(in crate::report) fn flow(shown: &Flow<'_>) -> String {
    let mut drawing = Drawing::new();
    declare(&mut drawing, shown.caption.id, shown.streams.iter().map(|one| one.turn.tone()));
    let total: u64 = shown.streams.iter().map(|stream| stream.count).sum();
    let broad = |stream: &Stream| length(stream.count, total, BREADTH);
    let standing = stand(shown, &broad);
    let [left, right] = shown.sides;
    drawing.words(Words::at((LABEL, 12), left).bold().anchored(Anchor::End));
    drawing.words(Words::at((WIDTH - LABEL, 12), right).bold());
    let ends = ends(shown, &standing, &broad);
    // What stays lies below what moves.
    let order = |moves: bool| {
        shown.streams.iter().zip(&ends).filter(move |(one, _)| (one.turn != Turn::Same) == moves)
    };
    for (stream, ends) in order(false).chain(order(true)) {
        ribbon(&mut drawing, (shown.caption.id, stream), *ends, broad(stream));
    }
    for (stream, (_, right)) in order(false).chain(order(true)) {
        number(&mut drawing, stream, *right);
    }
    for (node, place) in shown.nodes.iter().zip(&standing) {
        block(&mut drawing, node, place);
    }
    let height = standing.last().map_or(HEAD, |last| last.top + last.height + 2);
    drawing.finish(shown.caption, height)
}

fn slot(broad: i64) -> i64 {
    broad.max(SLOT)
}

/// Where each level stands: as high as its streams or its words need.
fn stand(shown: &Flow<'_>, broad: &impl Fn(&Stream) -> i64) -> Vec<Standing> {
    let mut top = HEAD;
    let mut standing = Vec::new();
    for (at, node) in shown.nodes.iter().enumerate() {
        let side = |end: End| -> i64 {
            shown.streams.iter().filter(|one| end(one) == at).map(|one| slot(broad(one))).sum()
        };
        let words = lines(&node.label, LABEL);
        let said = (words.len() as i64 + 1) * LINE;
        let height = side(|one| one.from).max(side(|one| one.to)).max(said);
        standing.push(Standing { top, height, words });
        top += height + GAP;
    }
    standing
}

/// The middle of both ends of each stream: slots of a level stand in the order of the other end.
fn ends(
    shown: &Flow<'_>,
    standing: &[Standing],
    broad: &impl Fn(&Stream) -> i64,
) -> Vec<(i64, i64)> {
    let middle = |stream: &Stream, end: End, other: End| {
        let beside = shown.streams.iter().filter(|one| end(one) == end(stream));
        let above = beside.filter(|one| other(one) < other(stream));
        let above: i64 = above.map(|one| slot(broad(one))).sum();
        standing[end(stream)].top + above + slot(broad(stream)) / 2
    };
    let (from, to): (End, End) = (|one| one.from, |one| one.to);
    shown.streams.iter().map(|one| (middle(one, from, to), middle(one, to, from))).collect()
}

fn ribbon(
    drawing: &mut Drawing,
    (id, stream): (&str, &Stream),
    (left, right): (i64, i64),
    broad: i64,
) {
    let (x, half, rest) = ((LEFT + RIGHT) / 2, broad / 2, broad - broad / 2);
    let (left_top, right_top) = (left - half, right - half);
    let (left_end, right_end) = (left + rest, right + rest);
    let path = format!(
        "M{LEFT} {left_top}C{x} {left_top} {x} {right_top} {RIGHT} {right_top}V{right_end}\
         C{x} {right_end} {x} {left_end} {LEFT} {left_end}Z"
    );
    let fill = tone(stream.turn.tone()).fill(id);
    let opacity = if stream.turn == Turn::Same { "0.45" } else { "0.9" };
    drawing.shape("path", &[("d", &path), ("fill", &fill), ("fill-opacity", &opacity)]);
}

/// The number of a stream, near the end where it arrives, on a white ground.
fn number(drawing: &mut Drawing, stream: &Stream, right: i64) {
    let wide = width(&stream.says) + 4;
    let ground: [(&str, &dyn std::fmt::Display); 7] = [
        ("x", &(RIGHT - 6 - wide)),
        ("y", &(right - 7)),
        ("width", &wide),
        ("height", &14),
        ("rx", &3),
        ("fill", &"#ffffff"),
        ("fill-opacity", &"0.85"),
    ];
    drawing.shape("rect", &ground);
    let says = Words::at((RIGHT - 8, right + 4), &stream.says).anchored(Anchor::End);
    drawing.words(if stream.turn == Turn::Same { says } else { says.bold() });
}

/// A level on both sides: its block, its name, its numbers.
fn block(drawing: &mut Drawing, node: &Node, place: &Standing) {
    for x in [LEFT - BLOCK, RIGHT] {
        drawing.shape(
            "rect",
            &[
                ("x", &x),
                ("y", &place.top),
                ("width", &BLOCK),
                ("height", &place.height),
                ("fill", &INK),
            ],
        );
    }
    let said = (place.words.len() as i64 + 1) * LINE;
    let first = place.top + (place.height - said) / 2 + 11;
    for (x, anchor, count) in
        [(LABEL, Anchor::End, &node.counts[0]), (WIDTH - LABEL, Anchor::Start, &node.counts[1])]
    {
        let mut y = first;
        for line in &place.words {
            drawing.words(Words::at((x, y), line).anchored(anchor));
            y += LINE;
        }
        drawing.words(Words::at((x, y), count).anchored(anchor).bold());
    }
}
