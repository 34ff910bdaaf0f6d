//! `schema`: JSON Schemas for editors, and the settings by which editors find them.

use crate::cli::arguments::Schema;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::load::schema::{FileSchema, schemas};
use crate::report::file::write_whole;
use crate::report::schema::{self, Kind};
use crate::report::{Form, Say};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What editors that use Taplo read in the folder that they open.
const SETTINGS: &str = ".taplo.toml";

pub(in crate::cli) fn run(mouth: &Mouth, rules: &Path, asked: &Schema) -> Result<Done, Failure> {
    let folder = asked.folder.join("schemas");
    fs::create_dir_all(&folder).map_err(|source| refused(&folder, source))?;
    let all = schemas();
    let mut written: Vec<PathBuf> = Vec::new();
    for one in &all {
        let path = folder.join(format!("{}{}", one.kind, schema::ENDING));
        write(&path, &schema::file(mouth.words, one.kind, &one.schema))?;
        written.push(path);
    }
    let settings = asked.folder.join(SETTINGS);
    let text = settings_text(mouth, rules, &all);
    let kept = fs::read_to_string(&settings).ok().filter(|there| *there != text);
    if kept.is_none() {
        write(&settings, &text)?;
        written.push(settings.clone());
    }
    tell(mouth, (&asked.folder, &settings), &written, kept.map(|_| text))
}

fn settings_text(mouth: &Mouth, rules: &Path, all: &[FileSchema]) -> String {
    let name = rules.file_name().unwrap_or(rules.as_os_str()).to_string_lossy().into_owned();
    let globs = |one: &FileSchema, globs: &[&str]| -> Vec<String> {
        let inside = if one.is_of_rules { format!("**/{name}/") } else { "**/".to_owned() };
        globs.iter().map(|glob| format!("{inside}{glob}")).collect()
    };
    let sets: Vec<_> =
        all.iter().map(|one| (one.kind, globs(one, one.files), globs(one, one.not))).collect();
    let kinds: Vec<Kind<'_>> =
        sets.iter().map(|(kind, files, not)| Kind { kind, files, not }).collect();
    schema::settings(mouth.words, &kinds)
}

fn tell(
    mouth: &Mouth,
    (folder, settings): (&Path, &Path),
    written: &[PathBuf],
    to_add: Option<String>,
) -> Result<Done, Failure> {
    if mouth.form == Form::Json {
        let written: Vec<_> = written.iter().map(|path| path.display().to_string()).collect();
        let json = serde_json::json!({ "format": 1, "written": written });
        mouth.answer(&format!("{json}\n"))?;
        return Ok(Done::Yes);
    }
    let count = written.iter().filter(|path| path.as_path() != settings).count();
    let settings = Say::from(settings.display().to_string());
    let folder = Say::from(folder.display().to_string());
    let args = [("count", (count as u64).into()), ("settings", settings), ("folder", folder)];
    match to_add {
        None => mouth.answer(&format!("{}\n", mouth.words.say("schema-written", &args)))?,
        Some(text) => {
            let kept = mouth.words.say("schema-settings-kept", &args);
            mouth.answer(&format!("{kept}\n\n{text}"))?;
        }
    }
    Ok(Done::Yes)
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let written: Result<(), io::Error> = write_whole(path, |file| file.write_all(text.as_bytes()));
    written.map_err(|source| refused(path, source))
}

fn refused(path: &Path, source: io::Error) -> Failure {
    Failure::file("world-write", path, source)
}
