//! `audit prove`: proofs about a trail for whoever has none.

use crate::audit::TrailError;
use crate::audit::proof::Proof;
use crate::audit::store::reader::Reader;
use crate::cli::audit::arguments::{PartAsked, Prove};
use crate::cli::audit::checkpoint::secret_key;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::report::Form;
use crate::report::file::write_whole;
use crate::report::trail::proof::made_json;
use std::io::{self, Write};

pub(in crate::cli) fn run(mouth: &Mouth, asked: &Prove) -> Result<Done, Failure> {
    let key = asked.key.as_deref().map(secret_key).transpose()?;
    let reader = Reader::still(&asked.trail)?;
    let mut proof = proof(&reader, asked)?;
    reader.make_sure()?;
    if let Some(key) = key {
        proof.note = key.sign(&proof.checkpoint);
    }
    let text = proof.write().map_err(TrailError::from)?;
    if let Some(path) = &asked.out_file {
        let written: io::Result<()> = write_whole(path, |file| file.write_all(text.as_bytes()));
        written.map_err(|source| Failure::file("world-write", path, source))?;
    }
    match (mouth.form, &asked.out_file) {
        (Form::Json, _) => mouth.answer(&made_json(&proof, &text))?,
        (_, None) => mouth.document(&text)?,
        (_, Some(path)) => {
            let args = [
                ("path", path.display().to_string().into()),
                ("bytes", text.len().into()),
                ("checkpoint", proof.checkpoint.minutes().into()),
            ];
            mouth.answer(&format!("{}\n", mouth.words.say("proof-written", &args)))?;
        }
    }
    Ok(Done::Yes)
}

fn proof(reader: &Reader, asked: &Prove) -> Result<Proof, Failure> {
    if let Some(sizes) = &asked.consistency {
        // INVARIANT (arguments): `--consistency` takes two values.
        let &[old, new] = sizes.as_slice() else { unreachable!("two values") };
        return Ok(reader.prove_growth(old, new)?);
    }
    // INVARIANT (arguments): without `--consistency` there is a number.
    let seq = asked.seq.expect("a number");
    let mut parts: Vec<&str> = asked.show.iter().copied().map(PartAsked::as_str).collect();
    parts.sort_unstable();
    parts.dedup();
    Ok(reader.prove_entry(seq, asked.size, &parts)?)
}
