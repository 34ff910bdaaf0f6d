use super::{OnTotals, Open, Spread};
use crate::decide::tests::fixture::{Draft, book, choice, code, formula, per, quota};
use crate::model::{Base, Basis, Quota, Ratio, Rounding};
use proptest::prelude::{ProptestConfig, Strategy, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};
use std::collections::BTreeMap;

/// A quota over areas held against numbers of subjects at `low, fair, high, top`.
fn held(
    share: &str,
    by_level: [u32; 4],
    change: impl FnOnce(&mut Quota),
) -> Result<OnTotals, Open> {
    let by_area = quota(share, |quota| {
        quota.per = per(&["area"]);
        quota.of = Base::Levels(vec![code("high")]);
        change(quota);
    });
    let class = Draft::new("worker")
        .numbers("score")
        .flags("apart")
        .fact("area", choice("north south"))
        .parameter("part", "20%", Basis::Paraphrase)
        .level("top", &["is-top: score > 8"])
        .level("high", &["is-high: score > 5"])
        .level("fair", &["is-fair: score > 3"])
        .quota(by_area);
    book(vec![class]).on_totals((0, 0), 2020, &by_level)
}

#[test]
fn lowering_one_of_three_leaves_two_of_thirteen() {
    // 20 % of 12 is 2.4: two seats for three. With two kept the base is 13, 20 % of it 2.6: two.
    let strict = held("part", [0, 0, 12, 3], |_| ()).unwrap();
    assert_eq!((strict.eligible, strict.base, strict.seats, strict.kept), (3, 12, 2, 2));
    assert_eq!((strict.base_after, strict.excess(), strict.spread), (13, 1, Spread::Down));
    assert_eq!(strict.basis, Basis::Paraphrase);
    // Of both levels, or of all rated, 20 % of 15 is exactly 3.
    let both = |quota: &mut Quota| quota.of = Base::Levels(vec![code("high"), code("top")]);
    assert!(!held("part", [0, 0, 12, 3], both).unwrap().is_exceeded());
    assert!(!held("part", [0, 0, 12, 3], |quota| quota.of = Base::Rated).unwrap().is_exceeded());
}

#[test]
fn small_groups_win_seats_by_rounding_up_or_to_the_nearest() {
    // 20 % of 20 is 4, but 20 groups of one would have 20 seats.
    let up = |quota: &mut Quota| quota.rounding = Rounding::Up;
    let rounded = held("part", [0, 0, 20, 10], up).unwrap();
    assert_eq!((rounded.seats_of_one, rounded.seats, rounded.is_exceeded()), (4, 20, false));
    assert_eq!(rounded.spread, Spread::Up { each: 1 });
    // 31 at top with 20 in the base: even 20 seats are too few. Lowering five gives 26 ≤ 25? No;
    // six: 25 ≤ 26, so at least six are too many.
    assert_eq!(held("part", [0, 0, 20, 31], up).unwrap().excess(), 6);
    // To the nearest, 3 in the base win a seat (0.6), 2 do not (0.4): of 20 at most 6.
    let nearest = |quota: &mut Quota| quota.rounding = Rounding::HalfUp;
    let rounded = held("part", [0, 0, 20, 6], nearest).unwrap();
    assert_eq!((rounded.spread, rounded.seats), (Spread::HalfUp { least: 3 }, 6));
    assert!(!rounded.is_exceeded());
    // Seven: with six kept the base is 21, a third of it 7 ≥ 6.
    assert_eq!(held("part", [0, 0, 20, 7], nearest).unwrap().excess(), 1);
}

#[test]
fn of_one_group_the_seats_are_known_whatever_the_rounding() {
    let one = |quota: &mut Quota| {
        quota.per = Vec::new();
        quota.rounding = Rounding::Up;
        quota.seats_min = 2;
    };
    // 20 % of 6 is 1.2: two seats.
    let held_one = held("part", [0, 0, 6, 3], one).unwrap();
    assert_eq!((held_one.spread, held_one.seats, held_one.excess()), (Spread::OneGroup, 2, 1));
    let few = held("0", [0, 0, 6, 3], one).unwrap();
    assert_eq!((few.seats, few.excess()), (2, 1));
}

#[test]
fn where_totals_say_nothing_it_is_said_why() {
    let open = |share: &str, top, change: fn(&mut Quota)| held(share, [0, 0, 12, top], change);
    assert_eq!(open("part", 9, |quota| quota.unless = Some(formula("apart"))), Err(Open::Unless));
    let by_area = "choose(area == \"north\", 0.2, part)";
    assert_eq!(open(by_area, 9, |_| ()), Err(Open::ShareVaries));
    assert_eq!(open("part", 3, |quota| quota.seats_min = 1), Err(Open::SeatsMin));
    // Within the seats of one group even seats whatever the base do no harm.
    assert!(!open("part", 2, |quota| quota.seats_min = 1).unwrap().is_exceeded());
}

/// Subjects that a quota tells apart: at the first and second limited level, and in the base.
type Kinds = [u64; 3];

/// A quota as plain numbers, for a second route to the same answer.
#[derive(Clone, Copy, Debug)]
struct Plain {
    share: (u64, u64),
    rounding: usize,
    /// Whether each kind is in the base.
    counted: [bool; 2],
    lowered_count: bool,
}

impl Plain {
    fn seats(&self, base: u64) -> u64 {
        let (num, den) = self.share;
        match self.rounding {
            0 => num * base / den,
            1 => (2 * num * base + den) / (2 * den),
            _ => (num * base).div_ceil(den),
        }
    }

    fn base(&self, kept: [u64; 2], lowered: u64, fixed: u64) -> u64 {
        let here = |at: usize| if self.counted[at] { kept[at] } else { 0 };
        here(0) + here(1) + fixed + if self.lowered_count { lowered } else { 0 }
    }

    /// The fewest of one group that must be lowered, whoever they are.
    fn beyond(&self, [first, second, fixed]: Kinds) -> u64 {
        let all = first + second;
        let choices = (0..=first).flat_map(|a| (0..=second).map(move |b| [a, b]));
        let fits = choices.filter(|kept| {
            let lowered = all - kept[0] - kept[1];
            kept[0] + kept[1] <= self.seats(self.base(*kept, lowered, fixed))
        });
        fits.map(|kept| all - kept[0] - kept[1]).min().expect("nobody kept always fits")
    }

    /// The fewest that must be lowered over every way of making groups: one group is taken out,
    /// the rest is grouped in every way.
    fn fewest(&self, whole: Kinds, known: &mut BTreeMap<Kinds, u64>) -> u64 {
        if whole == [0; 3] {
            return 0;
        }
        if let Some(fewest) = known.get(&whole) {
            return *fewest;
        }
        let [a, b, c] = whole;
        let mut fewest = u64::MAX;
        for group in parts(whole).filter(|group| *group != [0; 3]) {
            let rest = [a - group[0], b - group[1], c - group[2]];
            fewest = fewest.min(self.beyond(group) + self.fewest(rest, known));
        }
        known.insert(whole, fewest);
        fewest
    }
}

fn parts([a, b, c]: Kinds) -> impl Iterator<Item = Kinds> {
    let two = (0..=a).flat_map(move |a| (0..=b).map(move |b| [a, b]));
    two.flat_map(move |[a, b]| (0..=c).map(move |c| [a, b, c]))
}

fn plain() -> impl Strategy<Value = Plain> {
    let share = (0u64..8, 1u64..8);
    (share, 0usize..3, prop::array::uniform2(prop::bool::ANY), prop::bool::ANY).prop_map(
        |(share, rounding, counted, lowered_count)| Plain {
            share,
            rounding,
            counted,
            lowered_count,
        },
    )
}

/// The same by the rulebook: `top` and `high` limited, `fair` in the base, lowered to `fair`
/// or, where the lowered are not in the base, to `low`.
fn concluded(plain: &Plain, [first, second, fixed]: [u32; 3]) -> OnTotals {
    let (num, den) = plain.share;
    // Where nobody is in the base besides, `fair` is only there to be lowered to.
    let limits = |quota: &mut Quota| {
        quota.limits = vec![code("top"), code("high")];
        quota.lowered_to = code(if plain.lowered_count { "fair" } else { "low" });
        let base = [("top", plain.counted[0]), ("high", plain.counted[1]), ("fair", true)];
        let base = base.iter().filter(|(_, is_counted)| *is_counted);
        quota.of = Base::Levels(base.map(|(level, _)| code(level)).collect());
        quota.rounding = [Rounding::Down, Rounding::HalfUp, Rounding::Up][plain.rounding];
    };
    held(&format!("{num} / {den}"), [0, fixed, second, first], limits).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None, cases: 400, ..ProptestConfig::default()
    })]
    #[test]
    fn the_least_excess_is_the_least_over_all_ways_of_making_groups(
        plain in plain(),
        kinds in [0u32..5, 0u32..4, 0u32..8],
    ) {
        let on = concluded(&plain, kinds);
        let fewest = plain.fewest(kinds.map(u64::from), &mut BTreeMap::new());
        let (num, den) = plain.share;
        if num <= den || plain.rounding == 0 {
            prop_assert_eq!(on.excess(), fewest, "{:?}", on);
            prop_assert_eq!(on.is_exceeded(), fewest > 0);
        } else {
            // With a share above one the bound need not be reached, but it is one.
            prop_assert!(on.excess() <= fewest, "{:?} {}", on, fewest);
        }
        prop_assert_eq!(on.share, Ratio::new(i128::from(num), i128::from(den)).unwrap());
    }
}
