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
