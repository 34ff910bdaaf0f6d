//! The argument from totals in words: how many seats all groups together can have, how many
//! subjects hold them, and how many are too many at least.

use crate::decide::{OnTotals, Open, Rulebook, Spread};
use crate::model::{Base, Quota, Ratio, Regulation};
use crate::reconcile::{CapCheck, Concluded};
use crate::report::reconciliation::{Reconciled, decimal, percent};
use crate::report::{Say, Words};

/// Places that a product is shown with.
const PLACES: u32 = 2;

/// The argument where a quota was broken, whole; nothing else is argued.
pub(super) fn told(words: Words, shown: &Reconciled<'_>, check: &CapCheck) -> String {
    argued(words, shown, check, true)
}

/// The argument without why no groups can have more seats, which is then said once for all.
pub(super) fn in_short(words: Words, shown: &Reconciled<'_>, check: &CapCheck) -> String {
    argued(words, shown, check, false)
}

fn argued(words: Words, shown: &Reconciled<'_>, check: &CapCheck, is_whole: bool) -> String {
    let (Concluded::Exceeded(on), Some(quota)) = (&check.concluded, check.declared(shown.readings))
    else {
        return String::new();
    };
    let book = shown.readings[check.reading];
    let wording = Wording { words, regulation: book.regulation(), quota, on };
    let mut told = vec![wording.premise(reading(words, book))];
    if is_whole {
        told.push(why(words, on.spread));
    }
    told.extend([wording.seats(), wording.excess()]);
    if check.unlisted > 0 {
        let args = [("count", Say::from(check.unlisted))];
        told.push(words.say("argument-unlisted", &args));
    }
    told.join(" ")
}

/// Why no groups can have more seats together.
pub(super) fn why(words: Words, spread: Spread) -> String {
    match spread {
        Spread::OneGroup => words.text("why-one-group"),
        Spread::Down => words.text("why-down"),
        Spread::Up { each } => words.say("why-up", &[("each", each.into())]),
        Spread::HalfUp { least } => words.say("why-half-up", &[("least", least.into())]),
        Spread::HalfMore => words.text("why-half-more"),
    }
}

/// A reading by its title; the regulation as it stands.
pub(super) fn reading(words: Words, book: &Rulebook) -> String {
    match book.regulation().amendments.first() {
        Some(amendment) => words.title(&amendment.title).to_owned(),
        None => words.text("reading-none"),
    }
}

/// Why nothing follows from totals.
pub(super) fn open(words: Words, open: Open) -> String {
    words.text(match open {
        Open::Unless => "open-unless",
        Open::ShareVaries => "open-share-varies",
        Open::SeatsMin => "open-seats-min",
        Open::TooGreat => "open-too-great",
    })
}

/// The titles of levels: “good” or “best”.
pub(super) fn levels(words: Words, regulation: &Regulation, codes: &[u8]) -> String {
    let values = &regulation.outcome_scale().values;
    let title = |code: &u8| format!("“{}”", words.title(&values[usize::from(*code)].title));
    let titles: Vec<String> = codes.iter().map(title).collect();
    titles.join(&format!(" {} ", words.text("levels-or")))
}

struct Wording<'a> {
    words: Words,
    regulation: &'a Regulation,
    quota: &'a Quota,
    on: &'a OnTotals,
}

impl Wording<'_> {
    fn share(&self) -> Say<'static> {
        percent(self.words.lang(), self.on.share).into()
    }

    /// The share of a base as a number.
    fn product(&self, base: u64) -> Say<'static> {
        let product = Ratio::new(i128::from(base), 1);
        let product = product.and_then(|base| base.checked_mul(self.on.share));
        product.map_or(String::new(), |it| decimal(self.words.lang(), it, PLACES)).into()
    }

    /// What the quota allows, under a reading.
    fn premise(&self, reading: String) -> String {
        let base = match &self.quota.of {
            Base::Rated => self.words.text("base-rated"),
            Base::Levels(codes) => {
                let levels = levels(self.words, self.regulation, codes);
                self.words.say("base-levels", &[("levels", levels.into())])
            }
        };
        let args = [
            ("reading", Say::from(reading)),
            ("limits", levels(self.words, self.regulation, &self.quota.limits).into()),
            ("share", self.share()),
            ("of", base.into()),
        ];
        self.words.say("argument-premise", &args)
    }

    /// How many seats all groups together can have, and that more are held.
    fn seats(&self) -> String {
        let (seats, held) = match self.on.spread {
            Spread::OneGroup => ("argument-seats-of-one", "argument-held-by-one"),
            _ => ("argument-seats", "argument-held"),
        };
        let args = [
            ("share", self.share()),
            ("base", Say::from(self.on.base)),
            ("product", self.product(self.on.base)),
            ("seats", self.on.seats.into()),
        ];
        let held_args = [
            ("count", Say::from(self.on.eligible)),
            ("limits", levels(self.words, self.regulation, &self.quota.limits).into()),
        ];
        format!("{} {}", self.words.say(seats, &args), self.words.say(held, &held_args))
    }

    /// The least number beyond the seats, and that it is enough.
    fn excess(&self) -> String {
        let on = self.on;
        if on.base_after == on.base {
            return self.words.say("argument-excess", &[("excess", on.excess().into())]);
        }
        let lowered_to = levels(self.words, self.regulation, &[self.quota.lowered_to]);
        let args = [
            ("excess", Say::from(on.excess())),
            ("level", lowered_to.into()),
            ("base", on.base_after.into()),
            ("share", self.share()),
            ("product", self.product(on.base_after)),
            ("kept", on.kept.into()),
        ];
        let key = match on.spread {
            Spread::Down | Spread::OneGroup => "argument-excess-moving",
            _ => "argument-excess-moving-rounded",
        };
        self.words.say(key, &args)
    }
}
