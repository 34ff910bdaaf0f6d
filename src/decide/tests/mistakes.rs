//! Mistakes in the rules that only compiling finds, all at once, and where they stand.

use crate::decide::tests::fixture::{Draft, formula, per, population, quota, rank, regulation};
use crate::decide::{Options, Rulebook, decide};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Package, PackageFile, Quota, Regulation};

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
        .quota(quota("true", |q| {
            q.rank = vec![rank("scoer", true)];
            q.unless = Some(formula("score"));
        }));
    let (book, found) = Rulebook::compile(regulation(vec![draft]));
    assert!(book.is_none());
    let expected =
        [Code::UnknownName, Code::TypeMismatch, Code::UnknownName, Code::TypeMismatch].into_iter();
    let in_quota = [Code::TypeMismatch, Code::UnknownName, Code::TypeMismatch];
    assert_eq!(codes(&found), expected.chain(in_quota).collect::<Vec<_>>());
}

#[test]
fn a_regulation_that_contradicts_itself_gives_no_rulebook() {
    let flawed = |change: fn(&mut Quota)| {
        let draft = Draft::new("worker").numbers("score").quota(quota("1 / 2", change));
        let (book, found) = Rulebook::compile(regulation(vec![draft]));
        (book.is_none(), found.len())
    };
    assert_eq!(flawed(|_| ()), (false, 0));
    assert_eq!(flawed(|q| q.rank.clear()), (true, 0));
    assert_eq!(flawed(|q| q.per = per(&["area"])), (true, 0));
    assert_eq!(flawed(|q| q.lowered_to = 3), (true, 0));
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
