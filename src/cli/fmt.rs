//! `fmt`: lays out rule files anew, comments and all.

use crate::cli::arguments::Fmt;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::cli::rules;
use crate::load;
use crate::model::PackageFile;
use crate::report::file::write_whole;
use crate::report::{Form, Say};
use std::io::Write;
use std::path::Path;

/// The end of the names of files that are laid out.
const ENDING: &str = ".toml";

pub(in crate::cli) fn run(mouth: &Mouth, rules: &Path, asked: &Fmt) -> Result<Done, Failure> {
    let files = files(rules, &asked.files_or_ids)?;
    let (mut changed, mut mistakes) = (Vec::new(), Vec::new());
    for file in &files {
        match load::layout(file) {
            Ok(text) if text.as_bytes() != &*file.bytes => changed.push((file, text)),
            Ok(_) => {}
            Err(told) => mistakes.extend(told),
        }
    }
    // Nothing is written while one of the files cannot be read.
    if !mistakes.is_empty() {
        return Err(Failure::Mistakes(mistakes));
    }
    if !asked.only_check {
        for (file, text) in &changed {
            let path = Path::new(&*file.shown);
            let written = write_whole(path, |out| out.write_all(text.as_bytes()));
            written.map_err(|source| Failure::file("world-write", path, source))?;
        }
    }
    let names: Vec<&str> = changed.iter().map(|(file, _)| &*file.shown).collect();
    tell(mouth, asked, (&names, files.len()))?;
    let is_found = asked.only_check && !names.is_empty();
    Ok(if is_found { Done::Findings } else { Done::Yes })
}

/// The files named, those of the regulations named, or those of all regulations.
fn files(rules: &Path, asked: &[String]) -> Result<Vec<PackageFile>, Failure> {
    let is_path = |one: &&String| one.ends_with(ENDING) || one.contains(['/', '\\']);
    let mut files = Vec::new();
    for path in asked.iter().filter(is_path) {
        files.push(load::read_file(Path::new(path))?);
    }
    let ids: Vec<String> = asked.iter().filter(|one| !is_path(one)).cloned().collect();
    if ids.is_empty() && !asked.is_empty() {
        return Ok(files);
    }
    let catalogue = load::list(rules)?;
    for folder in rules::folders(&catalogue, &ids)? {
        let package = load::read_package(folder)?;
        let all = package.files.into_values().chain(package.amendments.into_values());
        files.extend(all.filter(|file| file.shown.ends_with(ENDING)));
    }
    Ok(files)
}

fn tell(mouth: &Mouth, asked: &Fmt, (names, all): (&[&str], usize)) -> Result<(), Failure> {
    if mouth.form == Form::Json {
        let json = serde_json::json!({ "format": 1, "files": all, "changed": names });
        return mouth.answer(&format!("{json}\n"));
    }
    let key = if asked.only_check { "fmt-would-change" } else { "fmt-changed" };
    let count = |number: usize| Say::from(number as u64);
    let said = mouth.words.say(key, &[("count", count(names.len())), ("all", count(all))]);
    let names: String = names.iter().map(|name| format!("  {name}\n")).collect();
    mouth.answer(&format!("{said}\n{names}"))
}
