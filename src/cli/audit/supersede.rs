//! `audit supersede`: an entry stands in place of an earlier one, which stays.

use crate::audit::entry::Supersede as Correction;
use crate::cli::audit::acting::{number, sealed};
use crate::cli::audit::arguments::Supersede;
use crate::cli::audit::opening::{open, recorded_text};
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;

pub(in crate::cli) fn run(mouth: &Mouth, asked: &Supersede) -> Result<Done, Failure> {
    let Supersede { target, by_entry, .. } = *asked;
    let why = recorded_text(&asked.why)?.into();
    let mut trail = open(mouth, &asked.written)?;
    let receipt = trail.supersede(Correction { target, by_entry, why })?;
    let args = [("target", number(target)), ("by_entry", number(by_entry))];
    sealed(mouth, &mut trail, vec![("supersede", receipt)], ("trail-superseded", &args))?;
    Ok(Done::Yes)
}
