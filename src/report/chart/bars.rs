//! Bars side by side: for each row (a level), a bar for each series (before, after, …), its number
//! written behind it, and a whisker where the number is only known to lie between two others.

use crate::report::chart::scale::{length, proportion};
use crate::report::chart::svg::{Anchor, Drawing, FAINT, INK, Words};
use crate::report::chart::text::{lines, width};
use crate::report::chart::tone::{declare, tone};
use crate::report::chart::{Caption, WIDTH};

/// How high a bar is, and what is left free below it.
const BAR: i64 = 13;
const GAP: i64 = 4;
/// How high a line of words is, and what is left free between rows.
const LINE: i64 = 17;
const ROW_GAP: i64 = 8;
/// Where words begin behind a coloured square.
const KEY: i64 = 22;

/// Rows of bars.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) struct Bars<'a> {
    /// What the picture is called.
    pub(in crate::report) caption: Caption<'a>,
    /// What the bars of each row are, in their order.
    pub(in crate::report) series: &'a [String],
    /// The rows.
    pub(in crate::report) rows: &'a [BarRow],
}

/// One row.
#[derive(Clone, Debug)]
pub(in crate::report) struct BarRow {
    /// What is counted.
    pub(in crate::report) label: String,
    /// A bar a series.
    pub(in crate::report) bars: Vec<Bar>,
}

/// One bar.
#[derive(Clone, Debug)]
pub(in crate::report) struct Bar {
    /// How long it is.
    pub(in crate::report) value: u64,
    /// What is written behind it.
    pub(in crate::report) says: String,
    /// Between which numbers it lies, where that is all that is known.
    pub(in crate::report) between: Option<(u64, u64)>,
}

/// Draws bars.
pub(in crate::report) fn bars(shown: &Bars<'_>) -> String {
    let mut drawing = Drawing::new();
    let id = shown.caption.id;
    declare(&mut drawing, id, 0..shown.series.len());
    let mut top = key(&mut drawing, id, shown.series);
    let all = || shown.rows.iter().flat_map(|row| &row.bars);
    let most = all().map(|bar| bar.value.max(bar.between.map_or(0, |(_, high)| high)));
    let most = most.max().unwrap_or_default();
    let words = all().map(|bar| width(&bar.says)).max().unwrap_or_default();
    let longest = (WIDTH - words - 8).max(WIDTH / 4);
    for row in shown.rows {
        for line in lines(&row.label, WIDTH) {
            drawing.words(Words::at((0, top + 12), &line).bold());
            top += LINE;
        }
        let first = top;
        for (series, bar) in row.bars.iter().enumerate() {
            draw(&mut drawing, (id, series, bar), (top, longest, most));
            top += BAR + GAP;
        }
        drawing.shape(
            "path",
            &[("d", &format!("M0 {}V{}", first - 1, top - 1)), ("stroke", &INK), ("fill", &"none")],
        );
        top += ROW_GAP;
    }
    drawing.finish(shown.caption, top)
}

/// What each series is, a line each; gives where it ends.
pub(super) fn key(drawing: &mut Drawing, id: &str, series: &[String]) -> i64 {
    let mut top = 0;
    for (number, name) in series.iter().enumerate() {
        let fill = tone(number).fill(id);
        let square: [(&str, &dyn std::fmt::Display); 6] = [
            ("x", &1),
            ("y", &(top + 3)),
            ("width", &14),
            ("height", &10),
            ("fill", &fill),
            ("stroke", &INK),
        ];
        drawing.shape("rect", &square);
        for line in lines(name, WIDTH - KEY) {
            drawing.words(Words::at((KEY, top + 12), &line));
            top += LINE;
        }
    }
    top + ROW_GAP
}

fn draw(
    drawing: &mut Drawing,
    (id, series, bar): (&str, usize, &Bar),
    (top, longest, most): (i64, i64, u64),
) {
    let long = length(bar.value, most, longest);
    if long > 0 {
        let fill = tone(series).fill(id);
        drawing.shape(
            "rect",
            &[
                ("x", &0),
                ("y", &top),
                ("width", &long),
                ("height", &BAR),
                ("fill", &fill),
                ("stroke", &INK),
                ("stroke-width", &"0.5"),
            ],
        );
    }
    let mut end = long;
    if let Some((low, high)) = bar.between {
        let [low, high] = [low, high].map(|value| proportion(value, most, longest));
        let middle = top + BAR / 2;
        let whisker = format!(
            "M{low} {}V{}M{high} {}V{}M{low} {middle}H{high}",
            top + 2,
            top + 11,
            top + 2,
            top + 11
        );
        drawing.shape(
            "path",
            &[("d", &whisker), ("stroke", &FAINT), ("stroke-width", &"4"), ("fill", &"none")],
        );
        drawing.shape(
            "path",
            &[("d", &whisker), ("stroke", &INK), ("stroke-width", &"2"), ("fill", &"none")],
        );
        end = end.max(high);
    }
    let says = Words::at((end + 6, top + 11), &bar.says).anchored(Anchor::Start);
    drawing.words(says);
}
