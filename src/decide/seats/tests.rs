use super::{Cap, Tally};
use crate::model::{Ratio, Rounding};
use proptest::prelude::{ProptestConfig, any, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};

fn cap(share: &str, rounding: Rounding, seats_min: u64) -> Cap {
    Cap { share: Ratio::parse(share).unwrap(), rounding, seats_min }
}

/// The definition, word by word: try every number from the greatest down.
fn by_trying(tally: &Tally, cap: &Cap) -> u64 {
    (0..=tally.eligible())
        .rev()
        .find(|kept| *kept <= cap.seats(tally.base(*kept)).unwrap())
        .unwrap()
}

#[test]
fn fifteen_all_meeting_the_best_standard_get_two_or_three_seats_by_the_base() {
    let twenty = cap("20%", Rounding::Down, 0);
    let of_next = Tally { limited: vec![(15, false)], fixed: 0, lowered_count: true };
    assert_eq!(of_next.allowed(&twenty), Some(2));
    assert_eq!(of_next.base(2), 13);
    let of_both = Tally { limited: vec![(15, true)], fixed: 0, lowered_count: true };
    assert_eq!(of_both.allowed(&twenty), Some(3));
    assert_eq!(of_both.base(3), 15);
}

#[test]
fn seats_are_those_that_may_be_held_at_once() {
    let twenty = cap("20%", Rounding::Down, 0);
    let tally =
        |eligible| Tally { limited: vec![(eligible, false)], fixed: 6, lowered_count: true };
    // One eligible among six in the base: 20 % of 6 is one seat, with or without a holder.
    assert_eq!((tally(0).seats(&twenty), tally(1).seats(&twenty)), (Some(1), Some(1)));
    // Five eligible: with one kept the base is 10, which is two seats; but with two kept it is 9,
    // which is one. So there is one.
    assert_eq!(twenty.seats(tally(5).base(1)), Some(2));
    assert_eq!(tally(5).seats(&twenty), Some(1));
}

#[test]
fn the_cap_at_four_five_and_six_members_counted_together() {
    let twenty = |n| Tally { limited: vec![(n, true)], fixed: 0, lowered_count: true };
    let allowed = |n, rounding, least| twenty(n).allowed(&cap("20%", rounding, least)).unwrap();
    assert_eq!([4, 5, 6].map(|n| allowed(n, Rounding::Down, 0)), [0, 1, 1]);
    assert_eq!([4, 5, 6].map(|n| allowed(n, Rounding::Up, 0)), [1, 1, 2]);
    assert_eq!([2, 3, 7, 8].map(|n| allowed(n, Rounding::HalfUp, 0)), [0, 1, 1, 2]);
    assert_eq!([0, 1, 4].map(|n| allowed(n, Rounding::Down, 2)), [0, 1, 2]);
}

#[test]
fn a_base_of_the_limited_levels_alone_grows_with_those_who_keep_theirs() {
    // 3 at the best level, 4 at the second, both limited; only the second is in the base; the
    // lowered are not. A share of one: e ≤ base(e) = max(0, e − 3). Of 0 ‥ 7 only 0 fits.
    let tally = Tally { limited: vec![(3, false), (4, true)], fixed: 0, lowered_count: false };
    assert_eq!(tally.allowed(&cap("100%", Rounding::Down, 0)), Some(0));
    // With a share of two: e ≤ 2(e − 3) from e = 6 on, but not for 1 ‥ 5.
    assert_eq!(tally.allowed(&cap("200%", Rounding::Down, 0)), Some(7));
    let holds = |e: u64| e <= 2 * e.saturating_sub(3);
    assert_eq!(
        (0..=7).map(holds).collect::<Vec<_>>(),
        [true, false, false, false, false, false, true, true]
    );
}

#[test]
fn a_share_beyond_all_bounds_is_not_decided_wrongly() {
    let tally = Tally { limited: vec![(3, true)], fixed: 5, lowered_count: true };
    let huge = Ratio::new(i128::MAX, 1).unwrap();
    let cap = Cap { share: huge, rounding: Rounding::HalfUp, seats_min: 0 };
    assert_eq!(tally.allowed(&cap), None);
    let negative = Cap { share: Ratio::new(-1, 2).unwrap(), rounding: Rounding::Up, seats_min: 1 };
    assert_eq!(tally.allowed(&negative), Some(1));
}

#[test]
fn numbers_too_great_to_be_multiplied_soon_are_multiplied_exactly() {
    // A little more than two thirds, in terms that an i64 holds, but not their products.
    let (num, den) = (i128::from(i64::MAX / 2), i128::from(i64::MAX / 2) * 3 / 2);
    let cap = Cap { share: Ratio::new(num, den).unwrap(), rounding: Rounding::Down, seats_min: 0 };
    assert_eq!((cap.share.num(), cap.share.den()), (num, den));
    let tally = Tally { limited: vec![(9, true)], fixed: 3, lowered_count: true };
    // 12 × num is 8 × den + 4.
    assert_eq!(tally.allowed(&cap), Some(by_trying(&tally, &cap)));
    assert_eq!(cap.seats(12), Some(8));
    assert!(!cap.measure().is_plainly_within(8, 12));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_largest_number_found_is_the_one_that_trying_all_finds(
        limited in prop::collection::vec((0u64..12, any::<bool>()), 0..4),
        fixed in 0u64..30,
        lowered_count in any::<bool>(),
        (num, den) in (-2i128..40, 1i128..20),
        rounding in 0usize..3,
        seats_min in 0u64..4,
    ) {
        let rounding = [Rounding::Down, Rounding::HalfUp, Rounding::Up][rounding];
        let cap = Cap { share: Ratio::new(num, den).unwrap(), rounding, seats_min };
        let tally = Tally { limited, fixed, lowered_count };
        let allowed = by_trying(&tally, &cap);
        prop_assert_eq!(tally.allowed(&cap), Some(allowed));
        let (eligible, base) = (tally.eligible(), tally.base(tally.eligible()));
        if cap.measure().is_plainly_within(eligible as u32, base) {
            prop_assert_eq!(allowed, eligible);
        } else {
            prop_assert!(allowed < eligible || seats_min >= eligible);
        }
    }
}
