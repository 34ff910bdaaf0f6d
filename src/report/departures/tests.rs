use super::Departures;
use crate::report::about::About;
use crate::report::tests::fixture::material;
use crate::report::{Lang, Words};
use std::sync::Arc;

fn text(lang: Lang, rows: &[&str]) -> String {
    let (words, material) = (Words::of(lang), Arc::new(material(rows)));
    let about = About::of(words, &material, None, "mucthuoc report x --departures");
    let text = Departures::of(words, &material).text(words, &about);
    text.split_once("\n\n").unwrap().1.to_owned()
}

#[test]
fn each_departure_is_told_by_rule_and_clause_and_group() {
    // n1 is new; b meets only `pass`; in unit y one of four may be high of two who could.
    let rows = [
        "n1 x top pass",
        "b x mid high",
        "c1 y top high",
        "c2 y mid high",
        "d1 y mid pass",
        "d2 y mid pass",
        "e y mid fail",
        "f x mid pass",
    ];
    let shown = text(Lang::En, &rows);
    let beginning =
        "Worker\n3 subjects were rated above what the rules allow (rated though exempt: 1; ";
    assert!(shown.starts_with(beginning), "{shown}");
    for line in [
        "- rated “Pass” although exempt: Newly hired (I.1)\n    n1\n",
        "- rated “High” but meets only the standard of “Pass”; not met: Tasks at the top (II.1)\n    b, c2\n",
        "- rated “Fail”, below what the rules give, “Pass”\n    e\n",
        "    y: 2 over 2, 1 allowed; over by 1, 1 to lower at least\n",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
}

#[test]
fn those_beyond_the_seats_stand_under_their_group() {
    let rows = ["a x top high", "b x top high", "c x mid pass", "d y mid pass"];
    let shown = text(Lang::Vi, &rows);
    // Without scores a and b are equal, no seat is theirs for certain: both are referred, and a
    // referred subject does not depart from the quota. With seats for one of four …
    assert!(
        shown.contains("Không đối tượng nào được xếp cao hơn mức quy tắc cho phép."),
        "{shown}"
    );
    let rows = ["a x top high", "b x mid pass", "d y mid pass"];
    let shown = text(Lang::Vi, &rows);
    // Half of one is no seat: a is lowered.
    let line = "- được xếp “Giỏi” vượt số suất của nhóm, theo quy tắc là “Đạt”: Giỏi không quá nửa số đạt (IV)\n    x: a\n";
    assert!(shown.contains(line), "{shown}");
    assert!(shown.contains("    x: 1 trên 1, được phép 0; vượt 1, ít nhất phải hạ 1\n"), "{shown}");
}

#[test]
fn without_decided_levels_there_is_nothing_to_compare() {
    let shown = text(Lang::En, &["a x top -", "b x mid -"]);
    assert_eq!(
        shown,
        "Worker\nThe submissions carry no decided levels, so there is nothing to compare.\n"
    );
}

#[test]
fn a_page_lists_alike_ones_together_and_the_rules_below() {
    let words = Words::of(Lang::En);
    let material = Arc::new(material(&["n1 x top pass", "n2 x top pass", "b x mid pass"]));
    let about = About::of(words, &material, None, "mucthuoc report x --departures");
    let page = Departures::of(words, &material).html(words, &about);
    assert!(
        page.contains("<td class=\"t\">(1) I.1</td><td>2</td><td class=\"t\">n1, n2</td>"),
        "{page}"
    );
    assert!(page.contains("<th scope=\"row\">(1) Newly hired</th>"), "{page}");
    assert!(page.contains("Synthetic data"), "{page}");
}
