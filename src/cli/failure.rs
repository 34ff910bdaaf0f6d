//! How a command can end.

use crate::audit::TrailError;
use crate::diagnostic::Diagnostic;
use crate::load::LoadError;
use crate::load::submissions::SubmissionError;
use crate::report::untrusted::legible;
use crate::report::{Say, Words};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// The ends of a command that did its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Done {
    /// Done, or the answer is yes.
    Yes,
    /// There are findings, all told already.
    Findings,
    /// What was asked about could not be read, which is told already.
    Unread,
}

/// The ends of a command that could not do its work.
#[derive(Debug)]
pub(in crate::cli) enum Failure {
    /// Mistakes in what was written.
    Mistakes(Vec<Diagnostic>),
    /// The world refused.
    World(Refusal),
    /// Something was asked for that cannot be: a sentence and an act.
    Wrong(Wrong),
    /// A trail could not be written or read, or cannot hold what was asked.
    Trail(Box<TrailError>),
    /// Whoever read the output went away.
    NobodyListens,
}

/// What was asked for and cannot be.
#[derive(Debug)]
pub(in crate::cli) struct Wrong {
    key: &'static str,
    args: Vec<(&'static str, String)>,
}

/// What the world refused.
#[derive(Debug)]
pub(in crate::cli) struct Refusal {
    key: &'static str,
    path: PathBuf,
    source: Option<io::Error>,
    count: u64,
}

impl Failure {
    /// Something about a file was refused; `key` names the sentence.
    pub(in crate::cli) fn file(key: &'static str, path: &Path, source: io::Error) -> Self {
        Failure::World(Refusal { key, path: path.to_owned(), source: Some(source), count: 0 })
    }

    /// Something about a file cannot be done for a reason of ours.
    pub(in crate::cli) fn limit(key: &'static str, path: &Path, count: u64) -> Self {
        Failure::World(Refusal { key, path: path.to_owned(), source: None, count })
    }

    /// Something was asked for that cannot be; `key` names the sentence.
    pub(in crate::cli) fn wrong(key: &'static str, args: &[(&'static str, &str)]) -> Self {
        let args = args.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Failure::Wrong(Wrong { key, args })
    }

    /// Standard output was refused.
    pub(in crate::cli) fn from_output(source: io::Error) -> Self {
        match source.kind() {
            ErrorKind::BrokenPipe => Failure::NobodyListens,
            _ => Failure::file("world-output", Path::new(""), source),
        }
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Folder { path, source } => Failure::file("world-folder", &path, source),
            LoadError::File { path, source } => Failure::file("world-file", &path, source),
            LoadError::TooManyFiles { path } => Failure::limit("world-too-many-files", &path, 0),
        }
    }
}

impl From<SubmissionError> for Failure {
    fn from(error: SubmissionError) -> Self {
        match error {
            SubmissionError::Folder { path, source } => {
                Failure::file("world-folder", &path, source)
            }
            SubmissionError::File { path, source } => Failure::file("world-file", &path, source),
        }
    }
}

impl From<TrailError> for Failure {
    fn from(error: TrailError) -> Self {
        Failure::Trail(Box::new(error))
    }
}

impl From<Box<Diagnostic>> for Failure {
    fn from(diagnostic: Box<Diagnostic>) -> Self {
        Failure::Mistakes(vec![*diagnostic])
    }
}

impl Refusal {
    /// The refusal in words: what, and what to do.
    pub(in crate::cli) fn text(&self, words: Words) -> String {
        let why = self.source.as_ref().map_or(String::new(), |source| why(words, source));
        let args = [
            ("path", Say::from(legible(&self.path.display().to_string()).into_owned())),
            ("why", why.into()),
            ("count", self.count.into()),
        ];
        told(words, self.key, &args)
    }
}

impl Wrong {
    /// What is wrong in words, and what to do.
    pub(in crate::cli) fn text(&self, words: Words) -> String {
        let args = self.args.iter().map(|(name, value)| (*name, Say::from(value.as_str())));
        told(words, self.key, &args.collect::<Vec<_>>())
    }
}

fn told(words: Words, key: &str, args: &[(&str, Say<'_>)]) -> String {
    let mut out = format!("{}: {}\n", words.text("severity-error"), words.say(key, args));
    if let Some(help) = words.attribute(key, "help", args) {
        out.push_str(&format!("{}: {help}\n", words.text("severity-help")));
    }
    out
}

/// Why the disk refused, in the reader's words where these are known.
fn why(words: Words, source: &io::Error) -> String {
    let key = match source.kind() {
        ErrorKind::NotFound => "why-not-found",
        ErrorKind::PermissionDenied => "why-not-allowed",
        ErrorKind::NotADirectory => "why-no-folder",
        ErrorKind::IsADirectory => "why-a-folder",
        ErrorKind::StorageFull => "why-full",
        _ => return source.to_string(),
    };
    words.text(key)
}
