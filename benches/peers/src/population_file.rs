//! The population for peers outside: a folder as a unit hands it in, and `members.bin`.
//!
//! A member is 19 bytes there, numbers with their lowest byte first: unit u32; months, done,
//! score (hundredths) u16; standing, official (255: none), punished, degraded, task, quality,
//! ideology, manner u8; the outcome without the quota u8 (a level by code, or 10: exempt).

use crate::population::{Member, decided, members, outcomes, population, rulebook};
use crate::tables;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Members of a unit, on average.
pub const MEMBERS_OF_A_UNIT: usize = 200;

/// The members that are measured, all facts known.
pub fn measured(rows: usize) -> Vec<Member> {
    members(rows, (rows / MEMBERS_OF_A_UNIT).max(1) as u64, 0)
}

/// Writes the folder.
pub fn write(rows: usize, folder: &Path) -> io::Result<()> {
    let members = measured(rows);
    tables::write(folder, &members)?;
    let book = rulebook(false);
    let outcomes = outcomes(&decided(&book, &population(&book, &members)));
    let mut out = BufWriter::new(File::create(folder.join("members.bin"))?);
    for (one, outcome) in members.iter().zip(outcomes) {
        out.write_all(&one.unit.to_le_bytes())?;
        for number in [one.months, one.done, one.score] {
            out.write_all(&number.to_le_bytes())?;
        }
        let Member { standing, official, punished, degraded, .. } = *one;
        let Member { task, quality, ideology, manner, .. } = *one;
        let codes = [standing, official, punished, degraded, task, quality, ideology, manner];
        out.write_all(&codes)?;
        out.write_all(&[outcome])?;
    }
    out.flush()
}
