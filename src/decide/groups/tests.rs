use super::{Grouping, NO_GROUP};
use crate::model::{Column, Ids, Table, Texts};
use proptest::prelude::{ProptestConfig, any, prop};
use proptest::{prop_assert_eq, proptest};

/// A table with one text a row; `known` are texts that were met before any row.
fn table(known: &[u8], texts: &[Option<u8>]) -> Table {
    let (mut column, mut ids) = (Texts::default(), Ids::default());
    for text in known {
        column.intern(&format!("t{text}"));
    }
    for (row, text) in texts.iter().enumerate() {
        ids.push(&format!("m{row}"));
        column.push(text.map(|text| format!("t{text}")).as_deref());
    }
    Table { ids, columns: vec![Column::Texts(column)], decided: None }
}

/// The group of each row and the first row of each group, worked out row by row.
fn by_hand(texts: &[Option<u8>]) -> (Vec<u32>, Vec<usize>) {
    let mut met: Vec<(u8, usize)> = Vec::new();
    let mut of = Vec::new();
    for (row, text) in texts.iter().enumerate() {
        let Some(text) = text else {
            of.push(NO_GROUP);
            continue;
        };
        if !met.iter().any(|(known, _)| known == text) {
            met.push((*text, row));
        }
        let group = met.iter().position(|(known, _)| known == text).unwrap();
        of.push(u32::try_from(group).unwrap());
    }
    (of, met.into_iter().map(|(_, row)| row).collect())
}

fn found(grouping: &Grouping) -> (Vec<u32>, Vec<usize>) {
    let groups = (0u32..).take(grouping.len());
    (grouping.all().to_vec(), groups.map(|group| grouping.row(group)).collect())
}

#[test]
fn more_groups_than_rows_of_a_piece_have_their_first_rows() {
    let texts: Vec<Option<u8>> = (0..3_000u32).map(|row| Some((row / 12) as u8)).collect();
    assert_eq!(found(&Grouping::of(&table(&[], &texts), &[0])), by_hand(&texts));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn texts_group_their_rows_as_they_first_occur_whatever_was_met_before(
        texts in prop::collection::vec(prop::option::weighted(0.8, 0u8..6), 0..40),
        known in prop::collection::vec(0u8..8, 0..4),
        others in prop::collection::vec(prop::option::weighted(0.9, any::<u8>()), 0..60),
    ) {
        let wanted = by_hand(&texts);
        let in_new_memory = Grouping::of(&table(&known, &texts), &[0]);
        prop_assert_eq!(found(&in_new_memory), wanted);
        let spare = Grouping::of(&table(&[], &others), &[0]);
        prop_assert_eq!(spare.renewed(&table(&known, &texts), &[0]), in_new_memory);
    }
}
