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
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};
use serde::Serialize;

mod window;

/// The values that are counts.
const NUMBERS: [&str; 4] = ["count", "rows", "stated", "made"];

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

/// One line a diagnostic, for what stands beside an answer.
pub fn brief(words: Words, diagnostics: &[Diagnostic]) -> String {
    let line = |diagnostic: &Diagnostic| {
        let severity = severity_word(diagnostic.severity);
        let name = words.text(&format!("severity-{severity}"));
        let place = diagnostic.location.as_ref();
        let place = place.map(|at| format!("{}:{}:{}: ", at.file, at.line, at.column));
        let said = normalize_untrusted_str(&message(words, diagnostic));
        format!("{}{name}[{}]: {said}\n", place.unwrap_or_default(), diagnostic.code)
    };
    by_place(diagnostics).into_iter().map(line).collect()
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
        help: Some(help(words, diagnostic).join(" ")).filter(|help| !help.is_empty()),
    }
}

fn by_place(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    let place = |one: &&Diagnostic| {
        let place = one.location.as_ref().map(|at| (at.file.clone(), at.line, at.column));
        // Cases and amendments speak of the rules: what is wrong with these comes first.
        let file = one.location.as_ref().map_or("", |at| &*at.file);
        let follows = file.ends_with(".cases.toml") || file.contains("/amendments/");
        (place.is_none(), follows, place)
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

/// The values a message names, each under its key.
///
/// Counts are numbers, so that they can choose a plural and are written in the language's marks. A type that comes as two words (`found`,
/// `found-name`) is put in words. What some call a
/// fact others call a name; titles come in both languages.
fn values(words: Words, diagnostic: &Diagnostic) -> Vec<(&str, Say<'_>)> {
    let written = |key: &str| {
        let arg = diagnostic.args.iter().find(|(known, _)| *known == key);
        arg.map(|(_, text)| text.as_str())
    };
    let value = |(key, text): &'_ (&'static str, String)| {
        let said = match (text.parse::<u64>(), written(&format!("{key}-name"))) {
            (Ok(count), _) if NUMBERS.contains(key) => Say::from(count),
            (_, Some(name)) => {
                let key = format!("type-{text}");
                Say::from(words.say(&key, &[("name", Say::from(name))]))
            }
            _ => Say::from(text.clone()),
        };
        (*key, said)
    };
    let name = written("fact").filter(|_| written("name").is_none());
    let name = name.map(|name| ("name", Say::from(name)));
    let titles = written(&format!("allowed_{}", words.lang().as_str()));
    let titles = titles.map(|titles| ("allowed-titles", Say::from(titles)));
    let similar = diagnostic.similar.iter().map(|name| ("similar", Say::from(name.clone())));
    diagnostic.args.iter().map(value).chain(name).chain(titles).chain(similar).collect()
}

/// The keys under which a diagnostic's words may stand, nearest first.
fn keys(diagnostic: &Diagnostic) -> impl Iterator<Item = String> {
    let code = diagnostic.code.as_str();
    let variant = diagnostic.variant.map(|variant| format!("{code}-{variant}"));
    variant.into_iter().chain([code.to_owned()])
}

fn message(words: Words, diagnostic: &Diagnostic) -> String {
    let values = values(words, diagnostic);
    let found = keys(diagnostic).find_map(|key| words.find(&key, &values));
    found.unwrap_or_else(|| words.text(diagnostic.code.as_str()))
}

/// What to do: the known name that may be meant, then the act.
fn help(words: Words, diagnostic: &Diagnostic) -> Vec<String> {
    let values = values(words, diagnostic);
    let attribute = |name| keys(diagnostic).find_map(|key| words.attribute(&key, name, &values));
    let similar = diagnostic
        .similar
        .as_ref()
        .map(|_| attribute("similar").unwrap_or_else(|| words.say("did-you-mean", &values)));
    similar.into_iter().chain(attribute("help")).collect()
}

fn text(words: Words, form: Form, diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let name = words.text(&format!("severity-{}", severity_word(diagnostic.severity)));
    let title = level.with_name(name).primary_title(message(words, diagnostic));
    let mut main = Group::with_title(title.id(diagnostic.code.as_str()));
    let places: Vec<Place<'_>> = places(words, diagnostic).collect();
    for place in &places {
        main = match place.window.text.is_empty() {
            // There is nothing to see at an empty cell: its place is enough.
            true => main.element(place.origin()),
            false => main.element(place.snippet()),
        };
    }
    let helps = help(words, diagnostic).into_iter().map(|help| {
        let help = normalize_untrusted_str(&help);
        Group::with_title(Level::HELP.with_name(words.text("severity-help")).secondary_title(help))
    });
    let groups: Vec<Group<'_>> = [main].into_iter().chain(helps).collect();
    if places.is_empty() {
        // Together they would be joined by a rule in the margin of lines that are not there.
        let render = |group| renderer(form).render(&[group]);
        return groups.into_iter().map(render).collect::<Vec<_>>().join("\n");
    }
    let rendered = if places.iter().all(|place| place.window.text.is_empty()) {
        // Between groups that show no text the renderer would draw the margin of none.
        let lines = groups.iter().map(|group| renderer(form).render(std::slice::from_ref(group)));
        lines.collect::<Vec<_>>().join("\n")
    } else {
        renderer(form).render(&groups)
    };
    places.iter().fold(rendered, |text, place| place.corrected(text))
}

fn renderer(form: Form) -> Renderer {
    match form {
        Form::Human => Renderer::styled().decor_style(DecorStyle::Ascii),
        Form::Plain | Form::Json => Renderer::plain(),
    }
}

/// A place that is shown: file, line and column, then the lines with the mark under them.
struct Place<'a> {
    location: &'a Location,
    window: Window,
    kind: AnnotationKind,
    label: Option<String>,
}

fn places(words: Words, diagnostic: &Diagnostic) -> impl Iterator<Item = Place<'_>> {
    let primary = diagnostic.location.iter().map(|at| (AnnotationKind::Primary, None, at));
    let related = diagnostic.related.iter();
    let related = related
        .map(move |(label, at)| (AnnotationKind::Context, Some(label_text(words, label)), at));
    primary.chain(related).map(|(kind, label, location)| Place {
        location,
        window: Window::of(&location.excerpt),
        kind,
        label,
    })
}

fn label_text(words: Words, label: &str) -> String {
    let label = label.strip_prefix("label-").unwrap_or(label);
    words.text(&format!("label-{label}"))
}

impl Place<'_> {
    fn snippet(&self) -> Snippet<'_, Annotation<'_>> {
        let mark = self.kind.span(self.window.marked.clone()).label(self.label.as_deref());
        Snippet::source(self.window.text.as_str())
            .line_start(self.line_start())
            .path(&*self.location.file)
            .annotation(mark)
    }

    fn origin(&self) -> Origin<'_> {
        let Location { file, line, column, .. } = self.location;
        Origin::path(&**file).line(*line).char_column(*column)
    }

    fn line_start(&self) -> usize {
        self.location.line + self.window.lines_before
    }

    /// The renderer counts the column in the text that is shown. Where that is only a piece of its
    /// line (a cell, a cut-out), the true column is put in.
    fn corrected(&self, text: String) -> String {
        let Location { file, line, column, .. } = self.location;
        let before = &self.window.text[..self.window.marked.start];
        let shown = before.chars().rev().take_while(|letter| *letter != '\n').count() + 1;
        let shown = format!("{file}:{}:{shown}", self.line_start());
        let place = format!("{file}:{line}:{column}");
        // `…:3:1` must not be found within `…:3:12`, where the column is right already.
        let ends = |at: &usize| {
            let after = text[at + shown.len()..].chars().next();
            !after.is_some_and(|letter| letter.is_ascii_digit())
        };
        match text.match_indices(&shown).map(|(at, _)| at).find(ends) {
            Some(at) => format!("{}{place}{}", &text[..at], &text[at + shown.len()..]),
            None => text,
        }
    }
}

#[cfg(test)]
mod tests;
