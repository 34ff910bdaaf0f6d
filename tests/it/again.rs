//! Deciding again by changed rules gives what deciding from nothing gives, whatever changed; and
//! who changes is told direct or displaced as the definition says.

use crate::reference;
use crate::workplace::{self, Draw, QuotaShape};
use mucthuoc::decide::{Decisions, Options, Rulebook, causes, decide, decide_again};
use mucthuoc::model::{
    Constant, Exemption, Formula, Place, Population, Ratio, Regulation, Requirement,
};
use proptest::prelude::*;

/// Changes that an amendment could make, by number.
fn change(regulation: &mut Regulation, number: u8) {
    let [worker, team, chief] = regulation.classes.as_mut_slice() else { unreachable!() };
    let share = |text: &str| Constant::Number(Ratio::parse(text).unwrap());
    match number % 16 {
        0 => worker.parameters[0].value = share("40%"),
        1 => worker.parameters[1].value = share("10%"),
        2 => worker.levels[0].requires[0].that = written("lowest(marks) >= skill.fair"),
        3 => drop(worker.levels[1].requires.pop()),
        4 => {
            let like = worker.levels[1].requires[0].clone();
            let that = written("hours > 4 || away");
            worker.levels[1].requires.push(Requirement { id: "more".to_owned(), that, ..like });
        }
        5 => drop(worker.exemptions.pop()),
        6 => worker.exemptions.insert(
            0,
            Exemption {
                id: "night".to_owned(),
                when: written("shift == \"night\" && points < 3"),
                review_due: false,
                grounds: worker.levels[0].requires[0].grounds.clone(),
                place: worker.place.clone(),
            },
        ),
        7 => worker.ceilings.iter_mut().for_each(|one| one.at_most = written("rating.mid")),
        8 => worker.ceilings.iter_mut().for_each(|one| one.when = written("hours in [1, 2]")),
        9 => drop(worker.ceilings.pop()),
        10 => drop(worker.quotas.pop()),
        11 => worker.quotas.reverse(),
        12 => team.parameters[0].value = share("100%"),
        13 => team.levels[1].requires[0].that = written("count_rated(workers) > 1"),
        14 => chief.levels[0].requires[0].that = written("points >= 3"),
        _ => chief.ceilings[0].when = written("given(team) && points < 9"),
    }
}

fn written(text: &str) -> Formula {
    let place = Place { file: "change".into(), start: 0, end: text.len() };
    Formula { text: text.to_owned(), place }
}

fn compiled(regulation: Regulation) -> Rulebook {
    let (book, diagnostics) = Rulebook::compile(regulation);
    assert!(diagnostics.iter().all(|d| !d.is_error()), "{diagnostics:#?}");
    book.unwrap()
}

/// Everything that can be asked of decisions, in words.
fn told(book: &Rulebook, population: &Population, decisions: &Decisions) -> Vec<String> {
    let verdicts = decisions.verdicts(book, population);
    let mut told = vec![format!("{:?}", verdicts.summary())];
    for (class, rules) in book.regulation().classes.iter().enumerate() {
        for row in 0..decisions.len(class) {
            let rating = decisions.rating(class, row);
            let truths = verdicts.truths(class, row);
            told.push(format!("{:?} {rating:?} {truths:?}", verdicts.verdict(class, row)));
        }
        for quota in 0..rules.quotas.len() {
            let groups = verdicts.groups(class, quota);
            told.extend(groups.iter().map(|group| format!("{group:?}")));
        }
    }
    told
}

fn check(before: &Regulation, after: Regulation, (draw, use_decided): (&Draw, bool)) {
    let (old, new) = (compiled(before.clone()), compiled(after));
    let population = workplace::population(before, draw, false);
    let options = Options { use_decided };
    // A circle at the start leaves nothing to begin with.
    let Ok(first) = decide(&old, &population, options) else { return };
    let whole = decide(&new, &population, options);
    let again = decide_again(&new, &population, (&old, &first));
    match (&whole, &again) {
        (Err(whole), Err(again)) => assert_eq!(whole, again),
        (Ok(whole), Ok(again)) => {
            let (whole, again) = (told(&new, &population, whole), told(&new, &population, again));
            assert_eq!(whole.len(), again.len());
            for (whole, again) in whole.iter().zip(&again) {
                assert_eq!(again, whole);
            }
        }
        _ => panic!("a circle on one way only: {whole:?} {again:?}"),
    }
}

/// Whoever changes is told direct or displaced as a plain second implementation tells it.
fn check_causes(before: &Regulation, after: &Regulation, draw: &Draw) {
    let (old, new) = (compiled(before.clone()), compiled(after.clone()));
    let population = workplace::population(before, draw, false);
    let options = Options { use_decided: false };
    let Ok(was) = decide(&old, &population, options) else { return };
    let Ok(is) = decide_again(&new, &population, (&old, &was)) else { return };
    let (was, is) = (was.verdicts(&old, &population), is.verdicts(&new, &population));
    let touched = reference::touched(before, after, &population).unwrap();
    let changes = |class: usize, row: u32| {
        let (old, new) = (was.verdict(class, row as usize), is.verdict(class, row as usize));
        (old.outcome, old.level) != (new.outcome, new.level)
    };
    let changed = touched.iter().enumerate().map(|(class, rows)| {
        (0u32..).take(rows.len()).filter(|row| changes(class, *row)).collect()
    });
    let changed: Vec<Vec<u32>> = changed.collect();
    let causes = causes(was, is, &changed);
    for (class, rows) in changed.iter().enumerate() {
        for row in rows.iter().map(|row| *row as usize) {
            let id = was.verdict(class, row).id;
            assert_eq!(causes.is_direct(class, row), touched[class][row], "{id}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn deciding_again_is_deciding(
        first in workplace::quota_shapes(),
        second in workplace::quota_shapes(),
        other in (any::<bool>(), workplace::quota_shapes()),
        changes in prop::collection::vec(any::<u8>(), 0..4),
        draw in workplace::draws(),
        use_decided in any::<bool>(),
    ) {
        let before = workplace::regulation(&first, &second);
        let shape: &QuotaShape = if other.0 { &other.1 } else { &second };
        let mut after = workplace::regulation(&first, shape);
        changes.iter().for_each(|number| change(&mut after, *number));
        check_causes(&before, &after, &draw);
        check(&before, after, (&draw, use_decided));
    }
}
