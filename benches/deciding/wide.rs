//! Twice as many rules: 15 of them with 52 atomic conditions on 24 facts.
//!
//! The table below is written once. The macro makes the text of the regulation of it and the
//! `if`/`else` that a generator of Rust code would write, so that both say the same.

use crate::paired::{Measured, pair};
use crate::population::{Dice, EXEMPT, compiled, decided, deciding, outcomes};
use mucthuoc::decide::Rulebook;
use mucthuoc::load;
use mucthuoc::model::{Population, TableBuilder};
use std::fmt::Write;
use std::hint::black_box;
use std::path::Path;

/// Facts of each kind: booleans, grades, numbers.
const EACH: usize = 8;

/// A subject as a handwritten program would hold it: 32 bytes.
#[derive(Clone, Copy, Debug)]
struct Subject {
    b: [bool; EACH],
    t: [u8; EACH],
    n: [u16; EACH],
}

/// The grades by their names in the regulation.
struct Grade {
    average: u8,
    good: u8,
    excellent: u8,
}

macro_rules! rules {
    (named { $grade:ident $($kind:ident: [$($fact:ident),+];)+ }
     exempt { $($exempt:expr;)+ }
     level 3 { $($three:expr;)+ } level 2 { $($two:expr;)+ } level 1 { $($one:expr;)+ }
     ceiling { $($most:literal $name:literal if $ceiling:expr;)+ }) => {
        /// The level of a subject, in the order in which a generator would test it.
        #[expect(clippy::nonminimal_bool, reason = "as a generator would write it")]
        fn rate(subject: &Subject) -> u8 {
            let Subject { $($kind: [$($fact),+]),+ } = *subject;
            let $grade = Grade { average: 2, good: 3, excellent: 4 };
            if $(($exempt))||+ {
                return EXEMPT;
            }
            let mut level: u8 = if $(($three))&&+ {
                3
            } else if $(($two))&&+ {
                2
            } else if $(($one))&&+ {
                1
            } else {
                0
            };
            $(if $ceiling && level > $most {
                level = $most;
            })+
            level
        }

        /// The same as the file of a class.
        fn rules() -> String {
            let mut text = String::new();
            $(rule(&mut text, "exemption", "when", stringify!($exempt));)+
            for (level, formulas) in [
                ("excellent", vec![$(stringify!($three)),+]),
                ("good", vec![$(stringify!($two)),+]),
                ("completed", vec![$(stringify!($one)),+]),
            ] {
                writeln!(text, "[[level]]\nis = \"{level}\"").expect("memory");
                formulas.into_iter().for_each(|one| rule(&mut text, "level.requires", "that", one));
            }
            $(rule(&mut text, "ceiling", "when", stringify!($ceiling));
              writeln!(text, "at_most = '''rating.{}'''", $name).expect("memory");)+
            text
        }
    };
}

rules! {
    named {
        grade
        b: [b1, b2, b3, b4, b5, b6, b7, b8];
        t: [t1, t2, t3, t4, t5, t6, t7, t8];
        n: [n1, n2, n3, n4, n5, n6, n7, n8];
    }
    exempt {
        b1 || b2;
        n1 < 6 && !b3;
        n2 > 180 && (b4 || b5);
    }
    level 3 {
        t1 >= grade.excellent && t2 >= grade.excellent && t3 >= grade.excellent && t4 >= grade.excellent;
        t5 >= grade.good && t6 >= grade.good && t7 >= grade.good && t8 >= grade.good;
        n3 >= 100 && n4 >= 9000 && (b6 || b7);
        n5 >= 20 || n6 >= 50 || b8;
    }
    level 2 {
        t1 >= grade.good && t2 >= grade.good && t3 >= grade.good && t4 >= grade.good;
        t5 >= grade.average && t6 >= grade.average && t7 >= grade.average && t8 >= grade.average;
        n3 >= 80 && n4 >= 7000 && (n7 >= 30 || n5 >= 10);
    }
    level 1 {
        n3 >= 50 && (t1 >= grade.average || t2 >= grade.average) && (n4 >= 3000 || t3 >= grade.average || t4 >= grade.average);
    }
    ceiling {
        0 "failed" if n8 < 2 || (n6 < 10 && n7 < 10);
        0 "failed" if t5 < grade.average && t6 < grade.average;
        1 "completed" if n1 < 9 || (n7 > 95 && !b7);
        2 "good" if b3 && (n8 < 40 || t7 <= grade.good || t8 <= grade.good);
    }
}

fn rule(text: &mut String, table: &str, key: &str, formula: &str) {
    let number = text.len();
    let titles = "title = { vi = \"r\", en = \"r\" }\ncite = \"c\"\nbasis = \"text\"";
    writeln!(text, "[[{table}]]\nid = \"r{number}\"\n{key} = '''{formula}'''\n{titles}")
        .expect("memory");
}

fn class() -> String {
    let mut text = "title = { vi = \"Đối tượng\", en = \"Subject\" }\n".to_owned();
    for (letter, kind) in [("b", "boolean"), ("t", "grade"), ("n", "integer")] {
        for at in 1..=EACH {
            let title = format!("{{ vi = \"{letter}{at}\", en = \"{letter}{at}\" }}");
            writeln!(text, "[facts.{letter}{at}]\ntype = \"{kind}\"\ntitle = {title}")
                .expect("memory");
        }
    }
    text.push_str(&rules());
    text
}

fn rulebook() -> Rulebook {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/population/rules/rating");
    let mut package = load::read_package(&folder).expect("the rules are there");
    let file = package.files.get_mut("member.toml").expect("the class is there");
    file.bytes = class().into_bytes().into();
    compiled(package)
}

fn subjects(count: usize) -> Vec<Subject> {
    let mut dice = Dice::new(52);
    let mut one = || {
        let rare = [40, 60, 20, 8, 9, 2, 3, 4];
        let spans = [400, 200, 80, 6001, 60, 100, 100, 90];
        let least = [3, 0, 40, 4000, 0, 0, 0, 1];
        Subject {
            b: rare.map(|one_in| dice.below(one_in) == 0),
            t: [(); EACH].map(|()| [4, 4, 4, 4, 3, 3, 3, 2, 1, 0][dice.below(10) as usize]),
            n: std::array::from_fn(|at| (least[at] + dice.below(spans[at])) as u16),
        }
    };
    (0..count).map(|_| one()).collect()
}

fn population(book: &Rulebook, subjects: &[Subject]) -> Population {
    let class = &book.regulation().classes[0];
    let mut table = TableBuilder::new(class);
    for (at, one) in subjects.iter().enumerate() {
        table.start_row(&format!("m{at:08}"));
        let codes = one.b.map(u8::from).into_iter().chain(one.t);
        codes.enumerate().for_each(|(fact, code)| table.put_code(fact, code));
        for (at, number) in one.n.iter().enumerate() {
            table.put_number(2 * EACH + at, i64::from(*number));
        }
    }
    Population::finish(book.regulation(), 2020, vec![table]).expect("no references")
}

/// Deciding with the trace kept against the generated code without one.
pub fn wide(rows: usize) -> Measured {
    let (book, subjects) = (rulebook(), subjects(rows));
    let ours = population(&book, &subjects);
    let wanted: Vec<u8> = subjects.iter().map(rate).collect();
    assert_eq!(outcomes(&decided(&book, &ours)), wanted, "the same results");
    let mut out = vec![0u8; rows];
    let generated = || {
        for (out, subject) in out.iter_mut().zip(&subjects) {
            *out = rate(subject);
        }
        black_box(&out);
    };
    pair("52 conditions, trace kept / generated if-else", 1.5, deciding(&book, &ours), generated)
}
