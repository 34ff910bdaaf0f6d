//! What is proposed shows what was missing, and reads back as it was meant.

use crate::decide::Rulebook;
use crate::expect::{self, Prepared};
use crate::load;
use crate::model::{CasesFile, PackageFile, Regulation};
use crate::probe::{Probes, Proposed, coverage, mutate, propose};
use crate::report::probe::proposals::files;
use crate::report::tests::fixture;

fn read(regulation: &Regulation) -> Vec<CasesFile> {
    let (files, found) = load::cases(regulation);
    assert!(found.is_empty(), "{found:?}");
    files
}

/// The regulation of the fixture with its cases, and what is proposed beside them.
fn proposed(cases: &str) -> (Rulebook, Proposed) {
    let book = Rulebook::compile(fixture::regulation(cases)).0.unwrap();
    let told = propose(&book, &read(book.regulation()));
    (book, told)
}

/// The same regulation with the proposed files beside it.
fn with_files(book: &Rulebook, told: &Proposed, cases: &str) -> Rulebook {
    let mut package = fixture::package(cases);
    for file in files(book.regulation(), told) {
        let shown = format!("rules/guide-1/{}", file.name(1)).into();
        let held = PackageFile { shown, bytes: file.text.as_bytes().into() };
        package.files.insert(file.name(1), held);
    }
    let (regulation, found) = load::regulation(package);
    assert!(found.is_empty(), "{found:?}");
    Rulebook::compile(regulation.unwrap()).0.unwrap()
}

#[test]
fn what_is_proposed_from_nothing_shows_everything_and_holds() {
    let (book, told) = proposed("");
    assert_eq!(told.unfound, []);
    let book = with_files(&book, &told, "");
    let read = read(book.regulation());
    let run = expect::run(&book, &read);
    // Read back, each case is as it was proposed, and waits for somebody.
    assert!(run.is_as_expected(), "{:#?}", run.diagnostics);
    let count = told.proposals.len() as u64;
    assert_eq!((run.files[0].passed, run.files[0].unconfirmed), (count, count));
    for (one, read) in told.proposals.iter().zip(&read[0].cases) {
        assert_eq!((&one.case.given, one.case.period), (&read.given, read.period));
    }
    let cases = Prepared::all(book.regulation(), &read);
    let shown = coverage(&book, &cases, &run.coverage);
    assert!(shown.clauses.iter().all(|clause| clause.is_covered()), "{:#?}", shown.clauses);
    let conditions = shown.rules.iter().flat_map(|rule| &rule.conditions);
    assert!(conditions.clone().count() == 2 && conditions.clone().all(|it| it.shown_by.is_some()));
    let mutated = mutate(&book, &cases);
    assert_eq!(mutated.survivors, []);
    assert_eq!(mutated.noticed.len(), 46);
    // With these cases nothing is missing any more.
    assert_eq!(propose(&book, &read).proposals.len(), 0);
}

#[test]
fn group_sizes_are_those_around_each_jump_of_the_seats() {
    // Half of those at pass, downwards, none beside them: e seats take e <= (n - e) / 2, which is
    // n >= 3e. The seats grow at 3 and at 6.
    let (_, told) = proposed("");
    let sizes = told.proposals.iter().filter_map(|one| match one.probes {
        Probes::Size(_, size) => Some(size),
        _ => None,
    });
    assert_eq!(sizes.collect::<Vec<_>>(), [2, 3, 5, 6]);
}

#[test]
fn what_a_case_shows_is_not_proposed_again() {
    let months = |proposed: &Proposed| {
        let of = proposed.proposals.iter().filter(|one| match &one.probes {
            Probes::Truth(rule, _) => rule.rule == "new",
            Probes::Mutation(mutation) => {
                mutation.place.file.ends_with("worker.toml") && {
                    mutation.was.contains("months_min") || mutation.was == "6"
                }
            }
            _ => false,
        });
        of.count()
    };
    let cases = r#"
        [[case]]
        name = "half a year is enough"
        given = { unit = "a", months = 6, task = "mid" }
        expect = { outcome = "rated" }
        [[case]]
        name = "five months are not"
        given = { unit = "a", months = 5 }
        expect = { outcome = "exempt", review_due = true }
        [[case]]
        name = "the months are not known"
        given = { unit = "a", task = "mid" }
        expect = { outcome = "pending" }
        "#;
    assert!(months(&proposed("").1) >= 2);
    assert_eq!(months(&proposed(cases).1), 0);
}
