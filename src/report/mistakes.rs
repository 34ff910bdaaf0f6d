//! How a diagnostic looks: as text with the place underlined, or as JSON.
//!
//! The words come from `words/*/diagnostics*.ftl` by code and variant: the message, and as
//! attributes `.help` (an act) and `.similar` ("did you mean"). Spans are clamped here, in
//! [`window`], and nowhere else.

use crate::diagnostic::{Diagnostic, Location, Severity};
use crate::report::mistakes::window::Window;
use crate::report::{Form, Say, Words};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};
use serde::Serialize;

mod window;

/// What is said of one diagnostic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said<'a> {
    /// The word of its kind.
    pub code: &'static str,
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// The file, if it stands anywhere.
    pub file: Option<&'a str>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column in characters, from 1.
    pub column: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

#[derive(Serialize)]
struct AllSaid<'a> {
    format: u8,
    diagnostics: Vec<Said<'a>>,
}

/// The diagnostics as text, by place, one blank line between them; or as JSON.
pub fn render(words: Words, form: Form, diagnostics: &[Diagnostic]) -> String {
    let sorted = by_place(diagnostics);
    if form == Form::Json {
        let diagnostics = sorted.iter().map(|diagnostic| said(words, diagnostic)).collect();
        return crate::report::json::line(&AllSaid { format: 1, diagnostics });
    }
    let texts = sorted.iter().map(|diagnostic| text(words, form, diagnostic) + "\n");
    texts.collect::<Vec<_>>().join("\n")
}

/// What is said of each diagnostic, by place.
pub fn all_said<'a>(words: Words, diagnostics: &'a [Diagnostic]) -> Vec<Said<'a>> {
    by_place(diagnostics).into_iter().map(|diagnostic| said(words, diagnostic)).collect()
}

/// "3 errors, 1 warning"; `None` if there is nothing to count.
pub fn tally(words: Words, diagnostics: &[Diagnostic]) -> Option<String> {
    let kinds = [
        (Severity::Error, "tally-errors"),
        (Severity::Warning, "tally-warnings"),
        (Severity::Note, "tally-notes"),
    ];
    let counted = kinds.map(|(severity, key)| {
        let count = diagnostics.iter().filter(|one| one.severity == severity).count();
        (count > 0).then(|| words.say(key, &[("count", Say::from(count))]))
    });
    let parts: Vec<String> = counted.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// What is said of a diagnostic.
pub fn said<'a>(words: Words, diagnostic: &'a Diagnostic) -> Said<'a> {
    let location = diagnostic.location.as_ref();
    Said {
        code: diagnostic.code.as_str(),
        severity: severity_word(diagnostic.severity),
        file: location.map(|location| &*location.file),
        line: location.map(|location| location.line),
        column: location.map(|location| location.column),
        message: message(words, diagnostic),
        help: help(words, diagnostic),
    }
}

fn by_place(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    let place = |one: &&Diagnostic| {
        let place = one.location.as_ref().map(|at| (at.file.clone(), at.line, at.column));
        (place.is_none(), place)
    };
    sorted.sort_by_cached_key(place);
    sorted
}

const fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// The values a message names. `count` is a number, so that it can choose a plural.
fn values(diagnostic: &Diagnostic) -> Vec<(&str, Say<'_>)> {
    let value = |(key, text): &'_ (&'static str, String)| match text.parse::<u64>() {
        Ok(count) if *key == "count" => (*key, Say::from(count)),
        _ => (*key, Say::from(text.clone())),
    };
    let similar = diagnostic.similar.iter().map(|name| ("similar", Say::from(name.clone())));
    diagnostic.args.iter().map(value).chain(similar).collect()
}

/// The keys under which a diagnostic's words may stand, nearest first.
fn keys(diagnostic: &Diagnostic) -> impl Iterator<Item = String> {
    let code = diagnostic.code.as_str();
    let variant = diagnostic.variant.map(|variant| format!("{code}-{variant}"));
    variant.into_iter().chain([code.to_owned()])
}

fn message(words: Words, diagnostic: &Diagnostic) -> String {
    let values = values(diagnostic);
    let found = keys(diagnostic).find_map(|key| words.find(&key, &values));
    found.unwrap_or_else(|| words.text(diagnostic.code.as_str()))
}

fn help(words: Words, diagnostic: &Diagnostic) -> Option<String> {
    let values = values(diagnostic);
    let attribute = |name| keys(diagnostic).find_map(|key| words.attribute(&key, name, &values));
    let similar = diagnostic
        .similar
        .as_ref()
        .map(|_| attribute("similar").unwrap_or_else(|| words.say("did-you-mean", &values)));
    match (similar, attribute("help")) {
        (Some(similar), Some(help)) => Some(format!("{similar}; {help}")),
        (similar, help) => similar.or(help),
    }
}

fn text(words: Words, form: Form, diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let severity = severity_word(diagnostic.severity);
    let name = words.text(&format!("severity-{severity}"));
    let title = level
        .with_name(name)
        .primary_title(message(words, diagnostic))
        .id(diagnostic.code.as_str());
    let mut main = Group::with_title(title);
    if let Some(location) = &diagnostic.location {
        main = place(main, location, AnnotationKind::Primary, None);
    }
    for (label, location) in &diagnostic.related {
        main = place(main, location, AnnotationKind::Context, Some(words.text(label)));
    }
    let mut groups = vec![main];
    if let Some(help) = help(words, diagnostic) {
        let help = normalize_untrusted_str(&help);
        groups.push(Group::with_title(
            Level::HELP.with_name(words.text("severity-help")).secondary_title(help),
        ));
    }
    renderer(form).render(&groups)
}

fn renderer(form: Form) -> Renderer {
    match form {
        Form::Human => Renderer::styled().decor_style(DecorStyle::Ascii),
        Form::Plain | Form::Json => Renderer::plain(),
    }
}

/// Adds a place to what is shown: file, line and column, then the lines with the mark under them.
fn place<'a>(
    group: Group<'a>,
    location: &'a Location,
    kind: AnnotationKind,
    label: Option<String>,
) -> Group<'a> {
    let window = Window::of(&location.excerpt);
    let origin = Origin::path(&*location.file).line(location.line).char_column(location.column);
    let snippet = Snippet::source(window.text)
        .line_start(location.line + window.lines_before)
        .annotation(kind.span(window.marked).label(label));
    group.element(origin).element(snippet)
}

#[cfg(test)]
mod tests;
