//! What is said when the command line was not understood, in the reader's language.

use crate::cli::mouth;
use crate::report::{Say, Words};
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Says what was wrong with the command line, or the help that was asked for; the exit code.
pub(in crate::cli) fn tell(words: Words, error: &clap::Error) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            mouth::out(&error.render().ansi().to_string());
            0
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            mouth::err(&error.render().ansi().to_string());
            2
        }
        _ => {
            mouth::err(&text(words, error));
            2
        }
    }
}

fn text(words: Words, error: &clap::Error) -> String {
    let severity = words.text("severity-error");
    let mut out = format!("{severity}: {}\n", message(words, error));
    if let Some(similar) = similar(error) {
        let similar = words.say("did-you-mean", &[("similar", Say::from(similar))]);
        out.push_str(&format!("{}: {similar}\n", words.text("severity-help")));
    }
    out.push_str(&format!("{}: {}\n", words.text("severity-help"), words.text("usage-help")));
    out
}

fn message(words: Words, error: &clap::Error) -> String {
    let key = match error.kind() {
        ErrorKind::UnknownArgument => "usage-unknown-argument",
        ErrorKind::InvalidSubcommand => "usage-unknown-command",
        ErrorKind::InvalidValue if value(error, ContextKind::InvalidValue).is_empty() => {
            "usage-value-missing"
        }
        ErrorKind::InvalidValue => "usage-invalid-value",
        ErrorKind::ValueValidation => "usage-wrong-value",
        ErrorKind::MissingRequiredArgument => "usage-missing-argument",
        ErrorKind::MissingSubcommand => "usage-missing-command",
        ErrorKind::ArgumentConflict if is_twice(error) => "usage-given-twice",
        ErrorKind::ArgumentConflict => "usage-not-together",
        ErrorKind::InvalidUtf8 => "usage-not-utf8",
        _ => "usage-other",
    };
    let argument = match error.kind() {
        ErrorKind::InvalidSubcommand => value(error, ContextKind::InvalidSubcommand),
        _ => value(error, ContextKind::InvalidArg),
    };
    let args = [
        ("argument", Say::from(argument)),
        ("value", value(error, ContextKind::InvalidValue).into()),
        ("other", value(error, ContextKind::PriorArg).into()),
        ("allowed", value(error, ContextKind::ValidValue).into()),
    ];
    words.say(key, &args)
}

/// True if one argument was written twice, rather than two that exclude each other.
fn is_twice(error: &clap::Error) -> bool {
    let [one, other] = [ContextKind::InvalidArg, ContextKind::PriorArg].map(|it| value(error, it));
    other.is_empty() || one == other
}

fn similar(error: &clap::Error) -> Option<String> {
    let kinds =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let found = kinds.into_iter().map(|kind| value(error, kind)).find(|text| !text.is_empty())?;
    // The most similar comes last.
    found.rsplit(", ").next().map(str::to_owned)
}

fn value(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests;
