//! `report`: the forms of each class, the narrative, and the list of departures.

use crate::cli::arguments::ByWhat;
use crate::cli::evaluate::decided;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::cli::report::arguments::Report;
use crate::cli::submissions::submitted;
use crate::diagnostic::{Diagnostic, Source};
use crate::load;
use crate::report::about::About;
use crate::report::counts::{Material, Previous, told_of};
use crate::report::departures::Departures;
use crate::report::file::write_whole;
use crate::report::official::{Official, Unmade, files, json};
use crate::report::{Form, Say};
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

pub(in crate::cli) mod arguments;

pub(in crate::cli) fn run(mouth: &Mouth, rules: &Path, asked: &Report) -> Result<Done, Failure> {
    let (material, mut warnings) = material(mouth, rules, (&asked.submissions, &asked.by))?;
    let previous = match &asked.previous {
        Some(path) => {
            let (previous, told) = previous(mouth, rules, (path, &material))?;
            warnings.extend(told);
            Some(Arc::new(previous))
        }
        None => None,
    };
    let command = command(mouth, rules, asked);
    let (words, material) = (mouth.words, Arc::new(material));
    let about = About::of(words, &material, previous.as_deref(), &command);
    let departures = asked.departures.then(|| Departures::of(words, &material));
    let report = Official {
        words,
        material: &material,
        previous: previous.as_ref(),
        about: &about,
        departures: departures.as_ref(),
    };
    let made = match &asked.out {
        Some(out) => written(&report, out)?,
        None => Vec::new(),
    };
    mouth.warn(&warnings);
    if asked.out.is_some() && !made.iter().any(|name| name.ends_with(".md")) {
        mouth.remark(&format!("{}\n", words.text("report-no-text")));
    }
    let answer = match (mouth.form, &asked.out, &departures) {
        (Form::Json, ..) => json(&report, &made),
        (_, Some(out), _) => told(mouth, out, &made),
        (_, None, Some(departures)) => departures.text(words, &about),
        (_, None, None) => String::new(),
    };
    mouth.answer(&answer)?;
    Ok(Done::Yes)
}

/// Reads submissions and decides them.
fn material(
    mouth: &Mouth,
    rules: &Path,
    (path, by): (&Path, &ByWhat),
) -> Result<(Material, Vec<Diagnostic>), Failure> {
    let submitted = submitted(mouth, rules, (path, by))?;
    let decisions = decided(mouth, &submitted)?;
    let read = submitted.read;
    let material = Material::new(submitted.book, read.population, decisions, read.returns);
    Ok((material, submitted.warnings))
}

/// The year before: a published report where a `.toml` file is named, else submissions.
fn previous(
    mouth: &Mouth,
    rules: &Path,
    (path, material): (&Path, &Material),
) -> Result<(Previous, Vec<Diagnostic>), Failure> {
    let is_report = path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("toml"));
    if !is_report || path.is_dir() {
        let (before, _) = self::material(mouth, rules, (path, &ByWhat::default()))?;
        return Ok((Previous::Material(Box::new(before)), Vec::new()));
    }
    let file = load::read_file(path)?;
    let (published, mut found) = load::published(&file);
    if let Some(published) = &published {
        let text = String::from_utf8_lossy(&file.bytes);
        let source = Source::new(file.shown.clone(), text);
        found.extend(told_of(published, material.regulation(), &source));
    }
    match published {
        Some(published) if !found.iter().any(Diagnostic::is_error) => {
            Ok((Previous::Published(published), found))
        }
        _ => Err(Failure::Mistakes(found)),
    }
}

/// Writes the files of a report into a folder, and gives their names.
fn written(report: &Official<'_>, out: &Path) -> Result<Vec<String>, Failure> {
    let refused = |path: &Path, source| Failure::file("world-write", path, source);
    let files = files(report).map_err(|unmade| match unmade {
        Unmade::Mistakes(told) => Failure::Mistakes(told),
        Unmade::Io(source) => refused(out, source),
    })?;
    fs::create_dir_all(out).map_err(|source| refused(out, source))?;
    let mut names = Vec::new();
    for (name, bytes) in files {
        let path = out.join(&name);
        let written: Result<(), io::Error> = write_whole(&path, |file| file.write_all(&bytes));
        written.map_err(|source| refused(&path, source))?;
        names.push(name);
    }
    Ok(names)
}

/// What was written where.
fn told(mouth: &Mouth, out: &Path, made: &[String]) -> String {
    let folder = [("folder", Say::from(out.display().to_string()))];
    let mut text = format!("{}\n", mouth.words.say("report-written", &folder));
    made.iter().for_each(|name| text.push_str(&format!("  {name}\n")));
    text
}

/// The command as it can be given again.
fn command(mouth: &Mouth, rules: &Path, asked: &Report) -> String {
    let mut words = vec!["mucthuoc report".to_owned(), shown(&asked.submissions)];
    let mut option = |name: &str, value: String| words.push(format!("--{name} {value}"));
    if let Some(out) = &asked.out {
        option("out", shown(out));
    }
    if let Some(previous) = &asked.previous {
        option("previous", shown(previous));
    }
    if let Some(regulation) = &asked.by.regulation {
        option("regulation", quoted(regulation));
    }
    asked.by.amendments.iter().for_each(|amendment| option("with", quoted(amendment)));
    if rules != Path::new("rules") {
        option("rules", shown(rules));
    }
    option("lang", mouth.words.lang().as_str().to_owned());
    if asked.departures {
        words.push("--departures".to_owned());
    }
    words.join(" ")
}

fn shown(path: &Path) -> String {
    quoted(&path.display().to_string())
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "/-_.+=,:~".contains(letter);
    match word.chars().all(is_plain) && !word.is_empty() {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', "'\\''")),
    }
}
