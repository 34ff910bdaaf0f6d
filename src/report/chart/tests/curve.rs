use super::{caption, holds};
use crate::model::Ratio;
use crate::report::Lang;
use crate::report::chart::{Band, Curve, Line, Mark, Point, curve};

fn points(of: &[i64]) -> Vec<Point> {
    let point = |percent: &i64| Point {
        at: Ratio::new(i128::from(*percent), 100).unwrap(),
        says: format!("{percent}%"),
    };
    of.iter().map(point).collect()
}

fn line(label: &str, counts: &[u64]) -> Line {
    Line { label: label.into(), counts: counts.to_vec(), band: None }
}

fn drawn(at: &[i64], lines: &[Line], marks: &[Mark]) -> String {
    let (points, caption) = (points(at), caption());
    curve(&Curve {
        caption,
        lang: Lang::Vi,
        along: "Tỉ lệ",
        cut: "Cắt trục",
        points: &points,
        lines,
        marks,
    })
}

#[test]
fn a_curve_goes_through_its_counts() {
    let picture = drawn(&[0, 50, 100], &[line("Giỏi", &[0, 10, 10])], &[]);
    // The key ends at 16, the field begins at 30 and is 180 high. Words of two digits are 15 wide:
    // the field begins at 21; `100%` is 29 wide, 16 of it beyond: 360 - 21 - 16 = 323 are left.
    holds(&picture, &["d=\"M21 210L183 30L344 30\"", "<text x=\"183\" y=\"227\""]);
    holds(&picture, &["<text x=\"16\" y=\"34\" text-anchor=\"end\">10</text>"]);
}

#[test]
fn an_axis_that_does_not_begin_at_nothing_says_so() {
    let near = drawn(&[0, 100], &[line("Giỏi", &[0, 10])], &[]);
    let far = drawn(&[0, 100], &[line("Giỏi", &[2_400, 2_431])], &[]);
    assert!(!near.contains("Cắt trục") && far.contains(">Cắt trục</text>"));
    holds(&far, &[">2.400</text>"]);
}

#[test]
fn points_lie_by_their_value_not_by_their_number() {
    let picture = drawn(&[0, 10, 100], &[line("Giỏi", &[0, 10, 10])], &[]);
    // A tenth of 323 is 32.3.
    holds(&picture, &["d=\"M21 210L53 30L344 30\""]);
}

#[test]
fn a_band_goes_along_its_upper_and_back_along_its_lower_numbers() {
    let band = Band { low: vec![0, 5, 5], high: vec![0, 10, 20] };
    let banded = Line { band: Some(band), ..line("Giỏi", &[0, 8, 12]) };
    let picture = drawn(&[0, 50, 100], &[banded], &[]);
    // The axis goes to 20: 5 is 45 of 180, 10 is 90, 8 is 72, 12 is 108.
    holds(&picture, &["d=\"M21 210L183 120L344 30L344 165L183 165L21 210Z\""]);
    holds(&picture, &["d=\"M21 210L183 138L344 102\""]);
}

#[test]
fn the_marked_value_has_a_line_a_sign_and_words() {
    let mark =
        Mark { at: Ratio::new(1, 2).unwrap(), says: "Tìm thấy: 50%".into(), is_filled: true };
    let picture = drawn(&[0, 50, 100], &[line("Giỏi", &[0, 10, 10])], &[mark]);
    // One line of words more: the field begins at 46 and ends at 226; the sign
    // stands 4 above it.
    holds(
        &picture,
        &["d=\"M183 42V226\"", ">Tìm thấy: 50%</text>", "d=\"M183 36l5 6l-5 6l-5 -6Z\""],
    );
}

#[test]
fn counts_are_written_as_the_language_does_and_a_hundred_points_have_six_marks() {
    let at: Vec<i64> = (0..=100).collect();
    let counts: Vec<u64> = (0..=100).map(|count| count * 30).collect();
    let picture = drawn(&at, &[line("Giỏi", &counts)], &[]);
    holds(&picture, &[">3.000</text>", ">0%</text>", ">20%</text>", ">100%</text>"]);
    assert!(!picture.contains(">10%</text>"));
}

#[test]
fn curves_differ_in_dashes_and_signs_and_one_point_is_a_sign() {
    let lines = [line("A", &[1, 2]), line("B", &[2, 1])];
    let picture = drawn(&[0, 100], &lines, &[]);
    holds(&picture, &["stroke-dasharray=\"none\"", "stroke-dasharray=\"8 3\""]);
    let one = drawn(&[50], &[line("A", &[3])], &[]);
    // Alone, a point stands at the beginning of the field: words of one digit are 8 wide.
    holds(&one, &["d=\"M11 210a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z\""]);
}
