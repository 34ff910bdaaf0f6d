//! Mistakes in the rules that only compiling finds, all at once, and where they stand.

use crate::decide::tests::fixture::{
    Draft, formula, per, place, population, quota, rank, regulation,
};
use crate::decide::{Options, Rulebook, decide};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Package, PackageFile, Place, Regulation};

fn codes(found: &[Diagnostic]) -> Vec<Code> {
    found.iter().map(|one| one.code).collect()
}

fn arg<'a>(found: &'a Diagnostic, key: &str) -> &'a str {
    &found.args.iter().find(|(name, _)| *name == key).unwrap().1
}

/// Gives a regulation's package the one file that fixtures speak of.
fn with_file(mut regulation: Regulation, text: &str) -> Regulation {
    let file = PackageFile { shown: "fixture.toml".into(), bytes: text.as_bytes().into() };
    regulation.package = Package { files: [("f".to_owned(), file)].into(), ..Package::default() };
    regulation
}

#[test]
fn every_mistake_of_every_rule_comes_at_once() {
    let draft = Draft::new("worker")
        .numbers("score")
        .level("top", &["a: scores > 1", "b: score"])
        .ceiling("c", "score", "points == 1")
        .quota(quota("1 / 2", |q| {
            q.id = "unranked".to_owned();
            q.rank.clear();
            q.per = per(&["areas"]);
            q.per[0].place = Place { start: 3, end: 8, ..place() };
        }))
        .quota(quota("true", |q| {
            q.lowered_to = 3;
            q.rank = vec![rank("scoer", true)];
            q.unless = Some(formula("score"));
        }))
        .fact("area", crate::model::FactType::Text);
    let (book, found) = Rulebook::compile(with_file(regulation(vec![draft]), "xyzareas"));
    assert!(book.is_none());
    assert_eq!(
        codes(&found),
        [
            Code::UnknownName,
            Code::TypeMismatch,
            Code::UnknownName,
            Code::TypeMismatch,
            Code::QuotaWithoutRank,
            Code::UnknownFact,
            Code::QuotaLowersNowhere,
            Code::TypeMismatch,
            Code::UnknownName,
            Code::TypeMismatch,
        ]
    );
    assert_eq!(arg(&found[4], "quota"), "unranked");
    assert_eq!((arg(&found[5], "name"), found[5].similar.as_deref()), ("areas", Some("area")));
    let location = found[5].location.as_ref().unwrap();
    assert_eq!((location.line, location.column), (1, 4));
    assert_eq!(arg(&found[6], "level"), "top");
}

#[test]
fn children_told_by_no_fact_or_by_one_of_another_class_are_a_mistake() {
    let unit = Draft::new("unit").children("staff", 1, "unit").children("bosses", 1, "boss");
    let worker = Draft::new("worker").subject("boss", 1);
    let (_, found) = Rulebook::compile(regulation(vec![unit, worker]));
    assert_eq!(codes(&found), [Code::UnknownFact, Code::UnknownFact]);
    assert_eq!((arg(&found[0], "name"), arg(&found[1], "name")), ("unit", "boss"));
}

#[test]
fn a_circle_points_at_the_formula_by_which_its_first_subject_waits() {
    let text = "given(above) && above.rating == rating.top";
    let unit = Draft::new("unit").subject("above", 0).level("top", &[&format!("a: {text}")]);
    let (book, _) = Rulebook::compile(with_file(regulation(vec![unit]), text));
    let book = book.unwrap();
    let rows = population(book.regulation(), &["unit a above=b", "unit b above=a"]);
    let found = decide(&book, &rows, Options { use_decided: true }).unwrap_err();
    assert_eq!(codes(&found), [Code::Cycle]);
    assert_eq!(arg(&found[0], "way"), "unit/a → unit/b → unit/a");
    assert_eq!((arg(&found[0], "steps"), arg(&found[0], "waiting")), ("2", "2"));
    assert_eq!(found[0].location.as_ref().unwrap().excerpt.text, text);
}
