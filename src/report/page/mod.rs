//! Pages to hand in: what a change would do, as one HTML file that needs nothing from elsewhere.
//!
//! A page says what was changed, shows it as a picture, then as tables, then subject by subject,
//! and at its foot gives every command that reproduces its figures. It is marked as a simulation
//! on the screen and on every sheet of paper. Layout is in `page.html.jinja` and `page.css`, words
//! in `words/*/sheet.ftl`. Start reading at [`simulation`], [`sweep`] and [`uncertainty`].

mod assumed;
mod changes;
mod commands;
mod depends;
mod levels;
mod matrix;
mod naming;
mod pictures;
mod quotas;
mod simulation;
mod subjects;
mod sweep;
mod uncertainty;
mod view;

pub use commands::{Command, Gives};
pub use simulation::simulation;
pub use sweep::sweep;
pub use uncertainty::uncertainty;

use crate::model::{Regulation, Returns, SubmissionFile};
use crate::report::chart::escape;
use crate::report::{Say, Words};
use minijinja::Environment;
use minijinja::value::{Serde, Value};
use view::{CommandSaid, Document, Fact, Section};

const TEMPLATE: &str = include_str!("page.html.jinja");
const STYLE: &str = include_str!("page.css");

/// What every page says of itself.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The regulation as it stands.
    pub regulation: &'a Regulation,
    /// What the submissions say of themselves.
    pub returns: &'a Returns,
    /// The files they were read from; empty where they were drawn or recorded.
    pub files: &'a [SubmissionFile],
    /// The commands that give the figures, in the order in which they are to be run.
    pub commands: &'a [Command],
    /// The program's name and version.
    pub program: &'a str,
}

/// Puts a page together: its title, the fingerprints of what it compares, its sections.
fn render(
    words: Words,
    about: About<'_>,
    (title, fingerprints): (String, Vec<Fact>),
    sections: Vec<Section>,
) -> String {
    let mark = words.text("sheet-mark");
    let document = Document {
        lang: words.lang().as_str(),
        // The mark is ours and holds no character that means something in a style.
        style: STYLE.replace("⟨mark⟩", &mark),
        mark,
        title,
        skip: words.text("sheet-skip"),
        contents: words.text("sheet-contents"),
        notices: notices(words, about),
        about: facts(words, about),
        sections,
        commands_heading: words.text("sheet-commands"),
        commands_intro: words.text("sheet-commands-intro"),
        commands: about.commands.iter().map(|command| said(words, command)).collect(),
        traces: traces(words, about, fingerprints),
    };
    // INVARIANT (template): it is compiled in, and the tests render every part of it.
    let written = written(&document).expect("our own template");
    // A template leaves lines without words where it decides.
    let lines = written.lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

fn written(document: &Document) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.add_filter("ticked", ticked);
    environment.add_template("page.html.jinja", TEMPLATE)?;
    environment.get_template("page.html.jinja")?.render(Serde(document))
}

/// Words as markup: what stands between backticks is a name that files use.
fn ticked(words: &str) -> Value {
    let mut out = String::new();
    let pieces: Vec<&str> = words.split('`').collect();
    for (number, piece) in pieces.iter().enumerate() {
        // A backtick without its second is a letter like any other.
        let is_name = number % 2 == 1 && number + 1 < pieces.len();
        let (open, close) = match (is_name, number % 2) {
            (true, _) => ("<code>", "</code>"),
            (false, 1) => ("`", ""),
            (false, _) => ("", ""),
        };
        out.push_str(open);
        escape(&mut out, piece);
        out.push_str(close);
    }
    Value::from_safe_string(out)
}

fn notices(words: Words, about: About<'_>) -> Vec<String> {
    let mut notices = vec![words.text("sheet-notice")];
    if about.returns.synthetic {
        notices.push(words.text("synthetic-notice"));
    }
    notices
}

fn facts(words: Words, about: About<'_>) -> Vec<Fact> {
    let fact = |key: &str, says: String| Fact { name: words.text(key), says };
    let regulation = [
        ("title", Say::from(words.title(&about.regulation.title))),
        ("number", about.regulation.number.as_str().into()),
    ];
    let mut facts = vec![fact("sheet-regulation", words.say("evaluation-regulation", &regulation))];
    facts.extend(about.regulation.amendments.iter().map(|amendment| {
        let title = words.title(&amendment.title);
        fact("sheet-with", format!("{title} ({})", amendment.id))
    }));
    facts.push(fact("sheet-period", about.returns.period.to_string()));
    if let Some(locality) = &about.returns.locality {
        facts.push(fact("sheet-locality", words.title(locality).to_owned()));
    }
    if let Some(source) = &about.returns.source {
        facts.push(fact("sheet-source", words.title(source).to_owned()));
    }
    facts
}

fn said(words: Words, command: &Command) -> CommandSaid {
    CommandSaid { says: command.gives.words(words), line: command.line.clone() }
}

/// The fingerprint of the rules with what a scenario changes.
fn fingerprint(words: Words, scenario: &str, says: &str) -> Fact {
    let name = words.say("sheet-fingerprint-with", &[("of", Say::from(scenario))]);
    Fact { name, says: says.to_owned() }
}

/// By which rules, program and files the figures came about, as digests.
fn traces(words: Words, about: About<'_>, fingerprints: Vec<Fact>) -> Vec<Fact> {
    let mut traces = vec![
        Fact { name: words.text("sheet-program"), says: about.program.to_owned() },
        Fact {
            name: words.text("sheet-fingerprint"),
            says: about.regulation.fingerprint().to_string(),
        },
    ];
    traces.extend(fingerprints);
    traces.extend(about.files.iter().map(|file| {
        let args = [("file", Say::from(file.file.as_str())), ("rows", file.rows.into())];
        Fact { name: words.say("sheet-file", &args), says: file.sha256.to_string() }
    }));
    traces
}

#[cfg(test)]
mod tests;
