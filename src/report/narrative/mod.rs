//! Reports in sentences, from texts that stand beside the rules and that staff edit.
//!
//! A text sees the figures of the report and nothing else: no file, no clock; what it may cost is
//! bounded, a name that means nothing is a mistake with its place. Numbers come in the marks of
//! the text's language, and what was submitted can break neither Markdown nor page. Start reading
//! at [`narratives`]; `context` is what a text can name.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Fingerprint, PackageFile, Regulation};
use crate::report::about::About;
use crate::report::counts::{Material, Previous};
use crate::report::printed::{Page, page};
use crate::report::{Lang, Say, Words};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use std::collections::BTreeMap;
use std::sync::Arc;

mod context;
mod markdown;
mod mistakes;
mod writing;

use context::Known;

/// The end of the name of a text; before it stands the language.
const TEMPLATE: &str = ".md.jinja";

/// What a text may cost, in steps and in pieces of 64 bytes: far more than a report needs.
const FUEL: u64 = 1_000_000;

/// A report in sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Narrative {
    /// The text's name: that of its files.
    pub name: String,
    /// The report in Markdown, without notice and foot.
    pub text: String,
    /// The text's file and its digest.
    origin: String,
}

/// Writes every text of a language.
///
/// # Errors
/// What is wrong in the texts, each mistake at its place.
pub fn narratives(
    words: Words,
    material: &Arc<Material>,
    previous: Option<&Arc<Previous>>,
) -> Result<Vec<Narrative>, Vec<Diagnostic>> {
    let (mut written, mut told) = (Vec::new(), Vec::new());
    let known = Arc::new(Known::of(words, material, previous));
    for (name, file) in texts(&material.regulation().package.forms, words.lang()) {
        match render(&known, file) {
            Ok(text) => {
                let digest = Fingerprint::of(&file.bytes);
                let origin = format!("{} ({digest})", file.shown);
                written.push(Narrative { name: name.to_owned(), text, origin });
            }
            Err(mistake) => told.push(*mistake),
        }
    }
    if told.is_empty() { Ok(written) } else { Err(told) }
}

/// What is wrong in the texts of a regulation, as far as it shows without submissions: each is
/// written of a few invented subjects, alone and compared with others.
pub fn mistakes_of(regulation: &Regulation) -> Vec<Diagnostic> {
    let mut told: Vec<Diagnostic> = Vec::new();
    if regulation.package.forms.is_empty() {
        return told;
    }
    let samples = (Material::sample(regulation, false), Material::sample(regulation, true));
    let (Some(material), Some(before)) = samples else { return told };
    let (material, before) = (Arc::new(material), Arc::new(Previous::Material(Box::new(before))));
    for lang in Lang::ALL {
        for previous in [None, Some(&before)] {
            let found = narratives(Words::of(lang), &material, previous).err();
            let new: Vec<_> =
                found.into_iter().flatten().filter(|one| !told.contains(one)).collect();
            told.extend(new);
        }
    }
    told
}

/// The texts of a language by their names.
fn texts(forms: &BTreeMap<String, PackageFile>, lang: Lang) -> Vec<(&str, &PackageFile)> {
    let end = format!(".{}{TEMPLATE}", lang.as_str());
    let own = forms.iter().filter_map(|(name, file)| Some((name.strip_suffix(&end)?, file)));
    own.collect()
}

/// Writes one text.
fn render(known: &Arc<Known>, file: &PackageFile) -> Result<String, Box<Diagnostic>> {
    // What is no text was told when the regulation was loaded.
    let source = std::str::from_utf8(&file.bytes).unwrap_or_default();
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let environment = environment(known);
    let template = environment.template_from_named_str(&file.shown, source);
    let rendered =
        template.and_then(|template| template.render(Value::from_dyn_object(known.clone())));
    rendered.map_err(|error| Box::new(mistakes::mistake(known, (file, source), &error)))
}

/// What texts are written in: no loader, no include, nothing that reads or prints; undefined names
/// are mistakes.
fn environment<'s>(known: &Arc<Known>) -> Environment<'s> {
    let mut environment = Environment::new();
    let whitespace = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    // INVARIANT (syntax): only whitespace is set, which cannot be wrong.
    environment.set_syntax(whitespace.expect("nothing of the syntax itself is changed"));
    environment.set_debug(true);
    environment.set_fuel(Some(FUEL));
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    for name in ["debug", "namespace", "dict"] {
        environment.remove_global(name);
    }
    for name in ["float", "round", "pprint"] {
        environment.remove_filter(name);
    }
    writing::add_to(&mut environment, known.words);
    environment
}

impl Narrative {
    /// The report as a Markdown file: the notice before it, where its figures come from behind.
    pub fn markdown(&self, words: Words, about: &About) -> String {
        let mut out = String::new();
        if let Some(notice) = &about.notice {
            out.push_str(&format!("> **{notice}**\n\n"));
        }
        out.push_str(self.text.trim_end());
        out.push_str("\n\n---\n\n");
        for trace in self.traces(words, about) {
            out.push_str(&format!("- {}\n", writing::escaped(&trace)));
        }
        out
    }

    /// The report as a page.
    pub fn html(&self, words: Words, about: &About) -> String {
        let (title, body) = markdown::html(&self.text);
        let about = About { traces: self.traces(words, about), by: Vec::new(), ..about.clone() };
        page(&Page {
            words,
            about: &about,
            number: None,
            title: title.as_deref().unwrap_or(&self.name),
            is_titled: title.is_some(),
            remarks: Vec::new(),
            body: format!("<article>\n{body}</article>\n"),
            is_landscape: false,
        })
    }

    /// Where the figures and the words come from.
    fn traces(&self, words: Words, about: &About) -> Vec<String> {
        let mut traces = vec![about.when.clone()];
        traces.extend(about.by.iter().cloned());
        traces.extend(about.traces.iter().cloned());
        let origin = [("text", Say::from(self.origin.as_str()))];
        traces.push(words.say("report-text", &origin));
        traces
    }
}

/// A mistake of a text.
fn wrong(variant: &'static str) -> Diagnostic {
    Diagnostic::error(Code::TemplateError).variant(variant)
}

#[cfg(test)]
mod tests;
