use crate::model::Ratio;
use crate::report::chart::scale::{Axis, along, length, proportion};
use crate::report::chart::svg::escape;
use crate::report::chart::text::{lines, width};
use crate::report::chart::tone::tone;
use std::collections::BTreeSet;

#[test]
fn lengths_are_rounded_half_up_and_one_of_many_is_seen() {
    assert_eq!((length(0, 30_000, 300), length(1, 30_000, 300)), (0, 2));
    assert_eq!((length(15_000, 30_000, 300), length(30_000, 30_000, 300)), (150, 300));
    // 1/8 of 300 is 37.5; 1/16 is 18.75.
    assert_eq!((proportion(1, 8, 300), proportion(1, 16, 300)), (38, 19));
    assert_eq!((length(0, 0, 300), length(7, 0, 300)), (0, 0));
    assert_eq!(length(u64::MAX, u64::MAX, 300), 300);
}

#[test]
fn an_axis_takes_round_numbers_and_begins_at_nothing_unless_that_hides_all() {
    let axis = |least, most| {
        let axis = Axis::around(least, most);
        (axis.from, axis.to, axis.step)
    };
    assert_eq!(axis(0, 0), (0, 1, 1));
    assert_eq!(axis(0, 5), (0, 5, 1));
    assert_eq!(axis(0, 10), (0, 10, 2));
    assert_eq!(axis(3, 27), (0, 30, 10));
    assert_eq!(axis(100, 2_900), (0, 3_000, 1_000));
    // 2,400 to 2,431: from zero the difference would be one part in seventy-eight.
    assert_eq!(axis(2_400, 2_431), (2_400, 2_440, 10));
    assert_eq!(axis(7, 7), (7, 8, 1));
    let marks: Vec<_> = Axis::around(0, 10).marks().collect();
    assert_eq!(marks, [0, 2, 4, 6, 8, 10]);
    let most = Axis::around(0, u64::MAX);
    assert!(most.marks().count() <= 6 && most.place(u64::MAX, 180) > 0);
}

#[test]
fn a_value_lies_on_its_line_exactly() {
    let ends = (Ratio::ZERO, Ratio::whole(1));
    let third = Ratio::new(1, 3).unwrap();
    assert_eq!((along(third, ends, 300), along(Ratio::whole(1), ends, 323)), (100, 323));
    // 323/2 = 161.5
    assert_eq!(along(Ratio::new(1, 2).unwrap(), ends, 323), 162);
    assert_eq!(along(third, (third, third), 300), 0);
    assert_eq!(along(Ratio::whole(9), ends, 300), 300);
}

#[test]
fn lines_break_between_words_and_a_long_word_is_cut() {
    // Ten letters of 7.2 units.
    assert_eq!(width("aaaaaaaaaa"), 72);
    assert_eq!(lines("aaaa bbbb cccc", 72), ["aaaa bbbb", "cccc"]);
    assert_eq!(lines("aaaaaaaaaaaa", 40), ["aaaa…"]);
    assert_eq!(lines("", 40), [""; 0]);
}

#[test]
fn everything_that_means_something_to_a_browser_is_escaped() {
    let mut out = String::new();
    escape(&mut out, "<script>alert('x & \"y\"')</script>\u{0}\n");
    assert_eq!(out, "&lt;script&gt;alert(&#39;x &amp; &quot;y&quot;&#39;)&lt;/script&gt;\u{fffd} ");
}

#[test]
fn no_two_series_look_alike_even_without_colour() {
    let looks: BTreeSet<_> =
        (0..7).map(|series| (tone(series).fill("a"), tone(series).dashes)).collect();
    assert_eq!(looks.len(), 7);
    assert_eq!(tone(7).colour, tone(1).colour);
}
