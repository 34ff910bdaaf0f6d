//! How deciding grows: with submissions, rules and groups, and at its worst.
//!
//! Times a submission, one thread, the whole trace kept, in the memory of the deciding before. Run
//! with `cargo bench --bench scaling`; results go into `benches/README.md`.

#![expect(
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::disallowed_methods,
    reason = "a bench tells times"
)]

#[path = "../paired/mod.rs"]
mod paired;
#[path = "../population/mod.rs"]
mod population;

use crate::paired::{is_asked, pair, rounds};
use crate::population::{
    Member, compiled, decided, deciding, members, on_threads, outcomes, population, rulebook,
};
use mucthuoc::decide::{Options, Rulebook, decide_over};
use mucthuoc::load;
use mucthuoc::model::PackageFile;
use std::fmt::Write;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

const MANY: usize = 1_000_000;
const UNITS: u64 = 5_000;

fn main() {
    on_threads(1, || {
        if is_asked("submissions") {
            submissions();
        }
        if is_asked("rules") {
            rules();
        }
        if is_asked("groups") {
            groups();
        }
        if is_asked("country") {
            country();
        }
        if is_asked("worst") {
            worst();
        }
        if is_asked("functions") {
            functions();
        }
    });
}

/// Tells the median time a submission.
fn tell(name: &str, book: &Rulebook, members: &[Member]) {
    let ours = population(book, members);
    let mut pass = deciding(book, &ours);
    pass();
    let mut times: Vec<f64> = (0..rounds())
        .map(|_| {
            let start = Instant::now();
            pass();
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let a_submission = times[times.len() / 2] * 1e9 / members.len() as f64;
    println!("{name:<58} {:>9} members {a_submission:>9.2} ns each", members.len());
}

fn submissions() {
    for count in [30_000, 300_000, MANY, 5_300_000] {
        let members = members(count, UNITS, 0);
        tell("no quota", &rulebook(false), &members);
        tell("with a quota of 5,000 groups", &rulebook(true), &members);
    }
}

/// Groups grow with the submissions, as a country grows: by more offices of the same size.
fn country() {
    for count in [30_000, 300_000, MANY, 5_300_000] {
        let groups = count as u64 / 50;
        let mut members = members(count, groups, 0);
        tell(&format!("a quota over {groups} groups"), &rulebook(true), &members);
        // Few of these members are eligible; in a country many are, and nearly every group has
        // more of them than seats.
        members.iter_mut().step_by(4).for_each(excel);
        tell(
            &format!("a quota over {groups} groups, a quarter eligible"),
            &rulebook(true),
            &members,
        );
    }
}

/// Makes a member eligible for the best level, by any score that is enough.
fn excel(one: &mut Member) {
    (one.task, one.quality, one.ideology, one.manner) = (4, 4, 4, 4);
    (one.done, one.official, one.score) = (110, population::UNKNOWN, 9_000 + one.score % 1_000);
}

/// The measured rules, so many of them: the exemptions and the best level alone, or all with more
/// requirements, each with a condition of its own.
fn of_rules(all: usize) -> Rulebook {
    let count = |text: &str| text.matches("\nid = ").count() + text.matches("  id = ").count();
    let change = &mut |text: String| {
        let known = count(&text);
        let changed = if all < known {
            let end = text.find("[[level]]\nis = \"good\"").expect("a second level");
            text[..end].to_owned()
        } else {
            text.replace(
                "[[level]]\nis = \"completed\"\n",
                &format!("{}\n[[level]]\nis = \"completed\"\n", requirements(all - known)),
            )
        };
        assert_eq!(count(&changed), all, "as many rules as are told");
        changed
    };
    changed(change, None)
}

fn requirements(count: usize) -> String {
    let mut added = String::new();
    for at in 0..count {
        let (fact, bound) = (["months", "done", "score"][at % 3], 1 + at / 3);
        write!(
            added,
            "  [[level.requires]]\n  id = \"more-{at}\"\n  that = '''{fact} >= {bound} || task >= grade.good'''\n  \
             title = {{ vi = \"m\", en = \"m\" }}\n  cite = \"c\"\n  basis = \"text\"\n",
        )
        .expect("memory");
    }
    added
}

/// The measured rules without quota, their file and functions changed.
fn changed(change: &mut dyn FnMut(String) -> String, functions: Option<[&str; 2]>) -> Rulebook {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/population/rules/rating");
    let mut package = load::read_package(&folder).expect("the rules are there");
    let file = package.files.get_mut("member.toml").expect("the class is there");
    let text = String::from_utf8(file.bytes.to_vec()).expect("UTF-8");
    let text = text.split("[[quota]]").next().expect("before").to_owned();
    file.bytes = change(text).into_bytes().into();
    if let Some([declared, script]) = functions {
        let file = package.files.get_mut("regulation.toml").expect("the regulation is there");
        let text = String::from_utf8(file.bytes.to_vec()).expect("UTF-8") + declared;
        file.bytes = text.into_bytes().into();
        let file = PackageFile { bytes: script.as_bytes().to_vec().into(), ..file.clone() };
        package.files.insert("functions.rhai".to_owned(), file);
    }
    compiled(package)
}

fn rules() {
    let members = members(MANY, UNITS, 0);
    for all in [10, 22, 100, 1_000] {
        tell(&format!("{all} rules"), &of_rules(all), &members);
    }
}

fn groups() {
    for units in [1, 1_000, 100_000] {
        tell(&format!("quota over groups: {units}"), &rulebook(true), &members(MANY, units, 0));
    }
}

fn worst() {
    let mut tied = members(MANY, 1, 0);
    for one in &mut tied {
        (one.score, one.done, one.official) = (9500, 110, population::UNKNOWN);
        (one.task, one.quality, one.ideology, one.manner) = (4, 4, 4, 4);
    }
    tell("all excellent, in one group, all tied", &rulebook(true), &tied);
    tell("every fact unknown but the unit", &rulebook(true), &members(MANY, UNITS, 100));
    tell("every fact unknown half the time", &rulebook(true), &members(MANY, UNITS, 50));
    tell("every formula a call of a function", &opaque(), &members(MANY, UNITS, 0));
}

const DECLARED: &str =
    "\n[functions.weight]\nargs = [\"integer\", \"integer\", \"decimal\"]\nreturns = \"integer\"\n";

const SCRIPT: &str = "fn weight(months, done, least) {\n    let sum = 0;\n    if months > 12 { sum += 2; }\n    \
                      if done >= 100 { sum += 3; } else if done >= 80 { sum += 1; }\n    sum * 10 + if least >= 90 { 1 } else { 0 }\n}\n";

/// Every condition calls a function of the regulation.
fn opaque() -> Rulebook {
    let change = &mut |text: String| {
        let lines = text.lines().map(|line| match line.split_once("'''") {
            Some((key, rest)) if key.contains("that") || key.contains("when") => {
                let formula = rest.trim_end_matches("'''");
                format!("{key}'''weight(months, done, score) >= 0 && ({formula})'''")
            }
            _ => line.to_owned(),
        });
        lines.collect::<Vec<_>>().join("\n") + "\n"
    };
    changed(change, Some([DECLARED, SCRIPT]))
}

/// The same facts weighed in a loop: only the interpreter can run it.
const LOOP: &str = "fn weight(months, done, least) {\n    let sum = 0;\n    if months > 12 { sum += 2; }\n    \
                    for bound in [80, 100] { if done >= bound { sum += 1; } }\n    if least >= 90 { sum + 60 } else { sum }\n}\n";

/// One formula that calls a function on three facts, against the interpreter row by row.
fn functions() {
    let script = SCRIPT.replace(
        "sum * 10 + if least >= 90 { 1 } else { 0 }",
        "if least >= 90 { sum + 60 } else { sum }",
    );
    // How often a triple of values comes again says how much there is to gain.
    triples("a function", &script, (12, 10, 576));
    triples("a function", &script, (60, 1, 28_800));
    triples("a function with a loop", LOOP, (12, 10, 576));
    triples("a function with a loop", LOOP, (60, 1, 28_800));
}

/// The measured rules with one level, which asks a function.
fn weighing(script: &str) -> Rulebook {
    let change = &mut |text: String| {
        let from = text.find("[[exemption]]").expect("exemptions");
        let rule = "[[level]]\nis = \"excellent\"\n  [[level.requires]]\n  id = \"weighty\"\n  that = '''weight(months, done, score) >= 60'''\n  \
                    title = { vi = \"w\", en = \"w\" }\n  cite = \"c\"\n  basis = \"text\"\n";
        text[..from].to_owned() + rule
    };
    changed(change, Some([DECLARED, script]))
}

/// The function on members of so many months and steps of work done: so many different triples.
fn triples(what: &str, script: &str, (months, step, different): (u16, u16, u32)) {
    let mut rows = members(MANY, UNITS, 0);
    for one in &mut rows {
        (one.months, one.done) = (one.months % months, one.done / step * step);
        one.score = one.score.min(9_999) / 1_000 * 1_000;
    }
    let known = weighing(script);
    let ours = population(&known, &rows);
    let engine = rhai::Engine::new();
    let ast = engine.compile(script).expect("the script");
    let mut scope = rhai::Scope::new();
    let mut wanted = vec![0u8; rows.len()];
    let mut interpreted = || {
        for (out, one) in wanted.iter_mut().zip(&rows) {
            let facts = (i64::from(one.months), i64::from(one.done), i64::from(one.score / 100));
            let points: i64 = engine.call_fn(&mut scope, &ast, "weight", facts).expect("runs");
            *out = if points >= 60 { 3 } else { 0 };
        }
        black_box(&wanted);
    };
    let name = format!("{what}, {different} triples / the interpreter");
    // A rulebook remembers results of its functions: each round has one that has not called any.
    let new: Vec<Rulebook> = (0..=rounds()).map(|_| weighing(script)).collect();
    let mut new = new.iter();
    let mut last = None;
    let first_time = || {
        let book = new.next().expect("a rulebook a round");
        let options = Options { use_decided: false };
        last = Some(black_box(decide_over(last.take(), book, &ours, options).expect("no circles")));
    };
    let cold = pair(&name, 20.0, first_time, &mut interpreted);
    let again = pair(&format!("{name}, again"), 20.0, deciding(&known, &ours), &mut interpreted);
    assert_eq!(outcomes(&decided(&known, &ours)), wanted, "the same results");
    assert_eq!(last.as_ref().map(outcomes), Some(wanted), "the same results");
    cold.tell(rows.len());
    again.tell(rows.len());
}
