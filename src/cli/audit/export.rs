//! `audit export`: the trail as plain files, with the verifier beside them.

use crate::audit::TrailError;
use crate::audit::export;
use crate::audit::store::reader::Reader;
use crate::cli::audit::arguments::Export;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::cli::progress::Progress;
use crate::report::Form;
use crate::report::trail::export as shown;

pub(in crate::cli) fn run(mouth: &Mouth, asked: &Export) -> Result<Done, Failure> {
    let reader = Reader::still(&asked.trail)?;
    let (id, _) = reader.genesis()?;
    let progress = Progress::of(mouth, "progress-exporting", 0);
    let told = &mut |done, all| progress.reach(done, all);
    let exported = export::export(&reader, &asked.export_folder, told).map_err(failure)?;
    drop(progress);
    match mouth.form {
        Form::Json => mouth.answer(&shown::json(&asked.export_folder, id, &exported))?,
        _ => mouth.answer(&shown::text(mouth.words, &asked.export_folder, &exported))?,
    }
    Ok(Done::Yes)
}

fn failure(error: TrailError) -> Failure {
    match error {
        TrailError::Exists { path } => Failure::limit("world-export-exists", &path, 0),
        error => error.into(),
    }
}
