use super::{Slots, one_of, tally};
use crate::decide::seats::Tally;
use crate::decide::tests::fixture::quota;
use crate::model::Base;
use proptest::prelude::{ProptestConfig, any, prop};
use proptest::{prop_assert_eq, proptest};

#[test]
fn members_are_counted_by_what_the_quota_makes_of_their_level() {
    // Levels 3 and 2 are limited, 2 and 1 in the base, the lowered (1) too.
    let rule = quota("1 / 2", |q| {
        (q.limits, q.of, q.lowered_to) = (vec![2, 3], Base::Levels(vec![1, 2]), 1);
    });
    let slots = Slots::of(&rule);
    assert_eq!([3, 2, 1, 0, 255].map(|level| slots.of_level(level)), [2, 3, 1, 0, 0]);
    let counts = [7, 4, 5, 6];
    assert_eq!((Slots::eligible(&counts), slots.base(&counts)), (11, 10));
    let wanted = Tally { limited: vec![(5, false), (6, true)], fixed: 4, lowered_count: true };
    let mut found = Tally::default();
    slots.tally(&counts, &mut found);
    assert_eq!(found, wanted);
    assert_eq!(tally(&rule, &[7, 4, 6, 5]), wanted);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn eight_bytes_compared_at_a_time_are_found_as_one_by_one(
        bytes in prop::collection::vec(prop::sample::select(vec![0u8, 1, 2, 3, 127, 128, 254, 255]), 0..=64),
        wanted in prop::collection::vec(any::<u8>(), 0..3),
        more in prop::collection::vec(prop::sample::select(vec![0u8, 1, 3, 128, 255]), 0..3),
    ) {
        let wanted = [wanted, more].concat();
        let by_one = bytes.iter().enumerate().filter(|(_, byte)| wanted.contains(byte));
        prop_assert_eq!(one_of(&bytes, &wanted), by_one.fold(0, |all, (at, _)| all | 1u64 << at));
    }
}
