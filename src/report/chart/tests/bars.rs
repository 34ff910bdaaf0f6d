use super::{caption, holds};
use crate::report::chart::{Bar, BarRow, Bars, bars};

fn bar(value: u64) -> Bar {
    Bar { value, says: value.to_string(), between: None }
}

fn drawn(bars_of: &[&[Bar]]) -> String {
    let rows: Vec<_> =
        bars_of.iter().map(|bars| BarRow { label: "Giỏi".into(), bars: bars.to_vec() }).collect();
    bars(&Bars { caption: caption(), series: &["Trước".into(), "Sau".into()], rows: &rows })
}

#[test]
fn a_bar_is_as_long_as_its_number_and_the_number_stands_behind_it() {
    let picture = drawn(&[&[bar(50), bar(100)]]);
    // The key: two lines of 17, then 8 free: 42. The label's line: 59. Words of three digits are
    // 22 wide: the longest bar has 360 - 22 - 8 = 330.
    holds(
        &picture,
        &[
            "viewBox=\"0 0 360 101\"",
            "<text x=\"0\" y=\"54\" font-weight=\"600\">Giỏi</text>",
            "<rect x=\"0\" y=\"59\" width=\"165\" height=\"13\" fill=\"#b4b4b4\"",
            "<text x=\"171\" y=\"70\">50</text>",
            "<rect x=\"0\" y=\"76\" width=\"330\" height=\"13\" fill=\"#0072b2\"",
            "<text x=\"336\" y=\"87\">100</text>",
        ],
    );
}

#[test]
fn nothing_has_no_bar_and_one_of_thirty_thousand_has() {
    let picture = drawn(&[&[bar(0), bar(30_000)], &[bar(1), bar(2)]]);
    holds(&picture, &[">0</text>", "width=\"2\" height=\"13\" fill=\"#b4b4b4\""]);
    assert_eq!(picture.matches("height=\"13\"").count(), 3);
}

#[test]
fn a_whisker_reaches_from_the_lower_to_the_upper_number() {
    let between = Bar { between: Some((25, 100)), ..bar(50) };
    // Words of two digits are 15 wide: 360 - 15 - 8 = 337; a quarter is 84.25; half is 168.5.
    let picture = drawn(&[&[between, bar(10)]]);
    holds(&picture, &["d=\"M84 61V70M337 61V70M84 65H337\"", "<text x=\"343\" y=\"70\">50</text>"]);
}

#[test]
fn a_picture_is_named_described_and_the_same_every_time() {
    let picture = drawn(&[&[bar(1), bar(2)]]);
    holds(
        &picture,
        &[
            "role=\"img\" aria-labelledby=\"p1-title\" aria-describedby=\"p1-description\"",
            "<title id=\"p1-title\">A &amp; B</title>",
            "<desc id=\"p1-description\">&lt;none&gt; of &quot;both&quot;</desc>",
        ],
    );
    assert_eq!(picture, drawn(&[&[bar(1), bar(2)]]));
}

#[test]
fn the_third_series_has_a_pattern_that_is_declared_once() {
    let series: Vec<String> = ["a", "b", "c"].map(str::to_owned).to_vec();
    let rows = [BarRow { label: "x".into(), bars: vec![bar(1), bar(2), bar(3)] }];
    let picture = bars(&Bars { caption: caption(), series: &series, rows: &rows });
    assert_eq!(picture.matches("<pattern id=\"p1-two\"").count(), 1);
    assert_eq!(picture.matches("fill=\"url(#p1-two)\"").count(), 2);
}
