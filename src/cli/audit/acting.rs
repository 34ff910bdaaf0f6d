//! Telling what was done to a trail, once it is on disk.

use crate::audit::trail::{Receipt, Trail};
use crate::cli::failure::Failure;
use crate::cli::mouth::Mouth;
use crate::report::trail::Done;
use crate::report::{Form, Say};

/// Seals what was done and tells it; `key` names the sentence, `seq` in it is the entry's number.
///
/// # Errors
/// If it cannot be sealed or told.
pub(in crate::cli) fn sealed(
    mouth: &Mouth,
    trail: &mut Trail,
    entries: Vec<(&'static str, Receipt)>,
    (key, args): (&str, &[(&str, Say<'_>)]),
) -> Result<(), Failure> {
    let checkpoint = trail.checkpoint()?;
    let done = Done { id: trail.id(), entries, checkpoint };
    if mouth.form == Form::Json {
        return mouth.answer(&done.json(None));
    }
    let seq = done.entries.first().map_or(String::new(), |(_, receipt)| receipt.seq.to_string());
    let args: Vec<_> = args.iter().cloned().chain([("seq", seq.into())]).collect();
    mouth.answer(&done.text(mouth.words, &mouth.words.say(key, &args)))
}

/// The number of an entry, as it is typed.
pub(in crate::cli) fn number(seq: u64) -> Say<'static> {
    seq.to_string().into()
}
