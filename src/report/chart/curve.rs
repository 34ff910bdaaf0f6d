//! Curves of counts over a number that is varied, each with a band where its counts are only known
//! to lie between two others, and a point marked.

use crate::model::Ratio;
use crate::report::Lang;
use crate::report::chart::scale::{Axis, along};
use crate::report::chart::svg::{Anchor, Drawing, FAINT, INK, Words};
use crate::report::chart::text::{lines, width};
use crate::report::chart::tone::tone;
use crate::report::chart::{Caption, WIDTH};

/// How high the field of the curves is.
const FIELD: i64 = 180;
/// How high a line of words is.
const LINE: i64 = 16;
/// What is left free at the right end of the field at least.
const MARGIN: i64 = 8;
/// The most marks along the bottom.
const MARKS_MAX: usize = 6;
/// Where words begin behind a sample of a line.
const KEY: i64 = 38;

/// Curves over one number.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct Curve<'a> {
    /// What the picture is called.
    pub(in crate::report) caption: Caption<'a>,
    /// The language of the counts.
    pub(in crate::report) lang: Lang,
    /// What is varied.
    pub(in crate::report) along: &'a str,
    /// What is said where the counts do not begin at nothing.
    pub(in crate::report) cut: &'a str,
    /// The values it takes, lowest first, as they are written.
    pub(in crate::report) points: &'a [Point],
    /// The curves.
    pub(in crate::report) lines: &'a [Line],
    /// Values that are marked.
    pub(in crate::report) marks: &'a [Mark],
}

/// A value of what is varied.
#[derive(Clone, Debug)]
pub(in crate::report) struct Point {
    /// The value.
    pub(in crate::report) at: Ratio,
    /// As it is written.
    pub(in crate::report) says: String,
}

/// A curve: a count for each point.
#[derive(Clone, Debug)]
pub(in crate::report) struct Line {
    /// What is counted.
    pub(in crate::report) label: String,
    /// How many, point by point.
    pub(in crate::report) counts: Vec<u64>,
    /// Between which numbers they lie, where that is all that is known.
    pub(in crate::report) band: Option<Band>,
}

/// The numbers between which the counts of a curve lie.
#[derive(Clone, Debug)]
pub(in crate::report) struct Band {
    /// The lower ones, point by point.
    pub(in crate::report) low: Vec<u64>,
    /// The upper ones.
    pub(in crate::report) high: Vec<u64>,
}

/// A value that is marked.
#[derive(Clone, Debug)]
pub(in crate::report) struct Mark {
    /// The value.
    pub(in crate::report) at: Ratio,
    /// What is said of it.
    pub(in crate::report) says: String,
    /// True for a filled sign, false for a hollow one.
    pub(in crate::report) is_filled: bool,
}

/// The field in which curves are drawn.
struct Field {
    left: i64,
    top: i64,
    wide: i64,
    axis: Axis,
    ends: (Ratio, Ratio),
}

impl Field {
    fn x(&self, at: Ratio) -> i64 {
        self.left + along(at, self.ends, self.wide)
    }

    fn y(&self, count: u64) -> i64 {
        self.top + FIELD - self.axis.place(count, FIELD)
    }

    fn bottom(&self) -> i64 {
        self.top + FIELD
    }

    /// `x y` pairs of a curve, joined by spaces.
    fn run(&self, points: &[Point], counts: &[u64]) -> Vec<(i64, i64)> {
        points.iter().zip(counts).map(|(point, count)| (self.x(point.at), self.y(*count))).collect()
    }
}

/// Draws curves.
pub(in crate::report) fn curve(shown: &Curve<'_>) -> String {
    let mut drawing = Drawing::new();
    let mut top = key(&mut drawing, shown.lines);
    for mark in shown.marks {
        diamond(&mut drawing, mark.is_filled, (16, top + LINE / 2));
        for line in lines(&mark.says, WIDTH - KEY) {
            drawing.words(Words::at((KEY, top + 12), &line).bold());
            top += LINE;
        }
    }
    let field = field(shown, top + 14);
    grid(&mut drawing, shown, &field);
    for (number, line) in shown.lines.iter().enumerate() {
        draw(&mut drawing, shown, &field, (number + 1, line));
    }
    for mark in shown.marks {
        let x = field.x(mark.at);
        let up = format!("M{x} {}V{}", field.top - 4, field.bottom());
        drawing.shape("path", &[("d", &up), ("stroke", &INK), ("stroke-dasharray", &"2 2")]);
        diamond(&mut drawing, mark.is_filled, (x, field.top - 4));
    }
    let mut bottom = field.bottom() + 20;
    let cut = if field.axis.from > 0 { shown.cut } else { "" };
    for line in lines(shown.along, WIDTH).into_iter().chain(lines(cut, WIDTH)) {
        bottom += LINE;
        drawing.words(Words::at((WIDTH / 2, bottom), &line).anchored(Anchor::Middle));
    }
    drawing.finish(shown.caption, bottom + 6)
}

fn field(shown: &Curve<'_>, top: i64) -> Field {
    let bands = shown.lines.iter().filter_map(|line| line.band.as_ref());
    let bands = bands.flat_map(|band| band.low.iter().chain(&band.high));
    let counts = || shown.lines.iter().flat_map(|line| &line.counts);
    let (mut least, mut most) = (u64::MAX, 0);
    for count in counts().chain(bands) {
        least = least.min(*count);
        most = most.max(*count);
    }
    let axis = Axis::around(least.min(most), most);
    let widest = axis.marks().map(|mark| width(&shown.lang.count(mark))).max().unwrap_or_default();
    let left = widest + 6;
    let ends = match shown.points {
        [first, .., last] => (first.at, last.at),
        [only] => (only.at, only.at),
        [] => (Ratio::ZERO, Ratio::ZERO),
    };
    // Half of the words under the last point stand beyond it.
    let last = shown.points.last().map_or(0, |point| width(&point.says) / 2 + 2);
    Field { left, top, wide: WIDTH - left - last.max(MARGIN), axis, ends }
}

/// What each curve is, a line each; gives where it ends.
fn key(drawing: &mut Drawing, curves: &[Line]) -> i64 {
    let mut top = 0;
    for (number, line) in curves.iter().enumerate() {
        let y = top + 8;
        stroke(drawing, number + 1, &format!("M1 {y}H31"));
        sign(drawing, number + 1, (16, y));
        for line in lines(&line.label, WIDTH - KEY) {
            drawing.words(Words::at((KEY, top + 12), &line));
            top += LINE;
        }
    }
    top
}

fn grid(drawing: &mut Drawing, shown: &Curve<'_>, field: &Field) {
    let right = field.left + field.wide;
    for mark in field.axis.marks() {
        let y = field.y(mark);
        let colour = if mark == field.axis.from { INK } else { FAINT };
        let across = format!("M{} {y}H{right}", field.left);
        drawing.shape("path", &[("d", &across), ("stroke", &colour), ("fill", &"none")]);
        let count = shown.lang.count(mark);
        drawing.words(Words::at((field.left - 5, y + 4), &count).anchored(Anchor::End));
    }
    let step = step(shown.points.len());
    for point in shown.points.iter().step_by(step) {
        let (x, bottom) = (field.x(point.at), field.bottom());
        let down = format!("M{x} {bottom}v4");
        drawing.shape("path", &[("d", &down), ("stroke", &INK), ("fill", &"none")]);
        let says = Words::at((x, bottom + 17), &point.says).anchored(Anchor::Middle);
        drawing.words(says);
    }
}

/// Every how many points one is written: a round number that leaves few enough.
fn step(points: usize) -> usize {
    let powers = (0..=9).map(|power| 10usize.pow(power));
    let mut steps = powers.flat_map(|power| [1, 2, 5].map(|lead| lead * power));
    steps.find(|step| points.div_ceil(*step) <= MARKS_MAX).unwrap_or(points.max(1))
}

fn draw(drawing: &mut Drawing, shown: &Curve<'_>, field: &Field, (number, line): (usize, &Line)) {
    if let Some(band) = &line.band {
        let mut edge = field.run(shown.points, &band.high);
        edge.extend(field.run(shown.points, &band.low).into_iter().rev());
        let path = format!("M{}Z", joined(&edge));
        let colour = tone(number).colour;
        drawing.shape("path", &[("d", &path), ("fill", &colour), ("fill-opacity", &"0.25")]);
    }
    let run = field.run(shown.points, &line.counts);
    if let [(x, y)] = run[..] {
        return sign(drawing, number, (x, y));
    }
    if !run.is_empty() {
        stroke(drawing, number, &format!("M{}", joined(&run)));
    }
    for place in run.iter().step_by(step(run.len())) {
        sign(drawing, number, *place);
    }
}

fn joined(places: &[(i64, i64)]) -> String {
    let places = places.iter().map(|(x, y)| format!("{x} {y}"));
    places.collect::<Vec<_>>().join("L")
}

fn stroke(drawing: &mut Drawing, number: usize, path: &str) {
    let line = tone(number);
    drawing.shape(
        "path",
        &[
            ("d", &path),
            ("fill", &"none"),
            ("stroke", &line.colour),
            ("stroke-width", &"2"),
            ("stroke-dasharray", &line.dashes),
        ],
    );
}

/// The sign of a curve on its points: a shape of its own for each.
fn sign(drawing: &mut Drawing, number: usize, (x, y): (i64, i64)) {
    let path = match (number - 1) % 6 {
        0 => format!("M{} {y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z", x - 3),
        1 => format!("M{} {}h6v6h-6Z", x - 3, y - 3),
        2 => format!("M{x} {}l4 7h-8Z", y - 4),
        3 => format!("M{x} {}l-4 -7h8Z", y + 4),
        4 => format!("M{x} {}l4 4l-4 4l-4 -4Z", y - 4),
        _ => format!("M{} {}h2v2h2v2h-2v2h-2v-2h-2v-2h2Z", x - 1, y - 3),
    };
    let colour = tone(number).colour;
    drawing.shape(
        "path",
        &[("d", &path), ("fill", &colour), ("stroke", &INK), ("stroke-width", &"0.5")],
    );
}

/// The sign of a marked value.
fn diamond(drawing: &mut Drawing, is_filled: bool, (x, y): (i64, i64)) {
    let path = format!("M{x} {}l5 6l-5 6l-5 -6Z", y - 6);
    let fill = if is_filled { INK } else { "#ffffff" };
    drawing.shape("path", &[("d", &path), ("fill", &fill), ("stroke", &INK)]);
}
