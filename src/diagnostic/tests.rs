use super::{closest, edit_distance};
use crate::diagnostic::Source;

#[test]
fn a_misspelt_key_is_matched_to_the_nearest_known_one() {
    assert_eq!(closest("rouding", ["rank", "rounding", "ties"]).as_deref(), Some("rounding"));
    assert_eq!(closest("colour", ["rank", "rounding", "ties"]), None);
}

#[test]
fn edit_distance_counts_letters_not_bytes() {
    assert_eq!(edit_distance("đảng", "dảng"), 1);
    assert_eq!(edit_distance("", "abc"), 3);
}

#[test]
fn two_letters_swapped_are_one_mistake() {
    assert_eq!(edit_distance("titel", "title"), 1);
    assert_eq!(edit_distance("ab", "ba"), 1);
    assert_eq!(edit_distance("abc", "cab"), 2);
    assert_eq!(closest("titel", ["title", "cite"]).as_deref(), Some("title"));
}

#[test]
fn a_location_counts_lines_and_letters_from_one() {
    let source = Source::new("a.toml", "tên = 1\nđiểm = x\n");
    let start = source.text().find('x').unwrap();
    let location = source.at(start..start + 1);
    assert_eq!((location.line, location.column), (2, 8));
    assert_eq!(location.excerpt.text, "điểm = x");
}

#[test]
fn a_span_past_the_end_or_inside_a_letter_is_clamped() {
    let source = Source::new("a.toml", "đ");
    let location = source.at(1..99);
    assert_eq!((location.line, location.column), (1, 1));
    assert_eq!(location.excerpt.marked, 0..2);
}

#[test]
fn a_byte_order_mark_is_no_letter_of_the_first_line() {
    let source = Source::new("a.toml", "\u{feff}a = x\nb = y\n");
    let first = source.at(7..8);
    assert_eq!((first.line, first.column, first.excerpt.text.as_str()), (1, 5, "a = x"));
    let second = source.at(13..14);
    assert_eq!((second.line, second.column, second.excerpt.text.as_str()), (2, 5, "b = y"));
    assert_eq!(source.at(0..0).column, 1);
}

#[test]
fn of_a_very_long_line_only_the_neighbourhood_is_kept() {
    let source = Source::new("a.toml", format!("{}x{}", "đ".repeat(5_000), "e".repeat(5_000)));
    let place = source.at(10_000..10_001);
    assert_eq!((place.line, place.column), (1, 5_001));
    assert!(place.excerpt.text.len() < 2_100);
    let marked = place.excerpt.marked.start..place.excerpt.marked.end;
    assert_eq!(&place.excerpt.text[marked], "x");
}
