//! `new`: skeletons of a regulation and of an amendment.

use crate::cli::arguments::{NewAmendment as AskedAmendment, NewCommand, NewRegulation as Asked};
use crate::cli::clock;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::cli::rules;
use crate::load;
use crate::model::PackageFile;
use crate::report::file::write_whole;
use crate::report::skeleton::{self, NewAmendment, NewRegulation};
use crate::report::{Form, Say};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Letters of an id: it becomes the name of a folder or file.
const ID_MAX: usize = 60;

pub(in crate::cli) fn run(
    mouth: &Mouth,
    rules: &Path,
    asked: &NewCommand,
) -> Result<Done, Failure> {
    match asked {
        NewCommand::Regulation(asked) => regulation(mouth, rules, asked),
        NewCommand::Amendment(asked) => amendment(mouth, rules, asked),
    }
}

fn regulation(mouth: &Mouth, rules: &Path, asked: &Asked) -> Result<Done, Failure> {
    let id = checked(&asked.new_id)?;
    let folder = rules.join(id);
    if folder.exists() {
        return Err(there(&folder));
    }
    let today = today();
    let year = today.split('-').next().and_then(|year| year.parse().ok()).unwrap_or(1);
    let untitled = mouth.words.text("new-untitled");
    let title = asked.title_of_new.as_deref().filter(|title| !title.trim().is_empty());
    let new = NewRegulation { id, title: title.unwrap_or(&untitled), year, day: &today };
    let files = skeleton::regulation(mouth.words, new);
    // The folder appears whole: others may be listing the regulations.
    let begun = rules.join(format!(".{id}.part"));
    let refused = |path: &Path, source| Failure::file("world-write", path, source);
    let begin = || {
        fs::create_dir_all(&begun).map_err(|source| refused(&folder, source))?;
        for (name, text) in &files {
            fs::write(begun.join(name), laid_out(name, text))
                .map_err(|source| refused(&folder.join(name), source))?;
        }
        fs::rename(&begun, &folder).map_err(|source| refused(&folder, source))
    };
    // What was begun and cannot be finished goes; why it could not is what matters then.
    begin().inspect_err(|_| drop(fs::remove_dir_all(&begun)))?;
    let written: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
    tell(mouth, &written, ("new-next-regulation", &[("id", Say::from(id))]))
}

fn amendment(mouth: &Mouth, rules: &Path, asked: &AskedAmendment) -> Result<Done, Failure> {
    let id = checked(&asked.new_id)?;
    let catalogue = load::list(rules)?;
    let listing = rules::find(&catalogue, &asked.amends)?;
    let (book, _) = rules::amended(listing, &[])?;
    let folder = listing.folder.join("amendments");
    let path = folder.join(format!("{id}.toml"));
    if path.exists() {
        return Err(there(&path));
    }
    let untitled = mouth.words.text("new-untitled");
    let title = asked.title_of_new.as_deref().filter(|title| !title.trim().is_empty());
    let regulation = book.regulation();
    let (title, change) = (title.unwrap_or(&untitled), asked.change.as_deref());
    let new = NewAmendment { regulation, change, title };
    let Some(text) = skeleton::amendment(mouth.words, new) else {
        let about = [("id", regulation.id.as_str()), ("address", change.unwrap_or_default())];
        let key = if change.is_some() { "new-no-address" } else { "new-nothing-to-change" };
        return Err(Failure::wrong(key, &about));
    };
    let refused = |source| Failure::file("world-write", &path, source);
    fs::create_dir_all(&folder).map_err(refused)?;
    let text = laid_out(&path.display().to_string(), &text);
    write_whole(&path, |file| file.write_all(text.as_bytes())).map_err(refused)?;
    let args = [("id", Say::from(id)), ("regulation", Say::from(regulation.id.as_str()))];
    tell(mouth, std::slice::from_ref(&path), ("new-next-amendment", &args))
}

/// A file as `fmt` lays it out, now that names and numbers are filled in.
fn laid_out(name: &str, text: &str) -> String {
    let file = PackageFile { shown: name.into(), bytes: text.as_bytes().to_vec().into() };
    load::layout(&file).unwrap_or_else(|_| text.to_owned())
}

/// An id that may name a folder: as the reader of rules wants it, and not too long.
fn checked(id: &str) -> Result<&str, Failure> {
    if load::is_id(id) && id.len() <= ID_MAX {
        return Ok(id);
    }
    Err(Failure::wrong("new-id", &[("id", id)]))
}

fn there(path: &Path) -> Failure {
    Failure::wrong("new-exists", &[("path", &path.display().to_string())])
}

/// Today, `YYYY-MM-DD`.
fn today() -> String {
    clock::now().chars().take(10).collect()
}

fn tell(
    mouth: &Mouth,
    written: &[PathBuf],
    (next, args): (&str, &[(&str, Say<'_>)]),
) -> Result<Done, Failure> {
    let paths: Vec<String> = written.iter().map(|path| path.display().to_string()).collect();
    if mouth.form == Form::Json {
        let json = serde_json::json!({ "format": 1, "written": paths });
        mouth.answer(&format!("{json}\n"))?;
        return Ok(Done::Yes);
    }
    let words = mouth.words;
    let mut out = format!("{}\n", words.text("new-written"));
    paths.iter().for_each(|path| out.push_str(&format!("  {path}\n")));
    out.push_str(&format!("\n{}\n", words.say(next, args)));
    mouth.answer(&out)?;
    Ok(Done::Yes)
}
