//! A whole report: which files it consists of, and the same as JSON. The shape is documented in
//! `docs/cli.md` and stable.

use crate::diagnostic::Diagnostic;
use crate::report::Words;
use crate::report::about::About;
use crate::report::counts::{Material, Previous};
use crate::report::departures::{self, DepartureShape, Departures};
use crate::report::forms::{ClassForm, FormShape, Part, shape};
use crate::report::json::line;
use crate::report::narrative::narratives;
use serde::Serialize;
use std::io;
use std::sync::Arc;

/// What a report is made from.
#[derive(Clone, Copy)]
pub struct Official<'a> {
    /// The language.
    pub words: Words,
    /// Submissions, and what was decided of them.
    pub material: &'a Arc<Material>,
    /// What the results are compared with.
    pub previous: Option<&'a Arc<Previous>>,
    /// Where the figures come from.
    pub about: &'a About,
    /// The list of departures, where it is asked for.
    pub departures: Option<&'a Departures>,
}

#[derive(Serialize)]
struct Shape<'a> {
    format: u8,
    regulation: &'a str,
    amendments: Vec<&'a str>,
    fingerprint: String,
    period: i64,
    synthetic: bool,
    previous: Option<i64>,
    files: &'a [String],
    forms: Vec<FormShape>,
    departures: Option<Vec<DepartureShape>>,
}

impl Official<'_> {
    fn previous(&self) -> Option<&Previous> {
        self.previous.map(AsRef::as_ref)
    }

    /// The forms of the classes that have subjects.
    fn forms(&self) -> Vec<ClassForm> {
        let classes = self.material.population().tables.iter().enumerate();
        let some = classes.filter(|(_, table)| !table.is_empty());
        some.map(|(class, _)| ClassForm::of(self.words, self.material, class, self.previous()))
            .collect()
    }

    /// The names of the files of forms, each once.
    fn names(&self, forms: &[ClassForm]) -> Vec<String> {
        let class = |form: &ClassForm| &self.material.regulation().classes[form.class];
        let names: Vec<String> = forms.iter().map(|form| form.name(class(form))).collect();
        let is_once = |name: &String| names.iter().filter(|other| *other == name).count() == 1;
        let named = names.iter().zip(forms).map(|(name, form)| match is_once(name) {
            true => name.clone(),
            false => format!("{name}-{}", class(form).id),
        });
        named.collect()
    }
}

/// Why a report could not be made.
#[derive(Debug)]
pub enum Unmade {
    /// The texts beside the rules have mistakes.
    Mistakes(Vec<Diagnostic>),
    /// A table is longer than a sheet.
    Io(io::Error),
}

/// The files of a report by name.
///
/// # Errors
/// What keeps it from being made; nothing of it is then there.
pub fn files(report: &Official<'_>) -> Result<Vec<(String, Vec<u8>)>, Unmade> {
    let period = report.material.returns().period;
    let forms = report.forms();
    let mut files = Vec::new();
    for (name, form) in report.names(&forms).into_iter().zip(&forms) {
        let workbook = form.workbook(report.words, report.about, period).map_err(Unmade::Io)?;
        files.push((format!("{name}.xlsx"), workbook));
        files.push((format!("{name}.html"), form.html(report.words, report.about).into_bytes()));
    }
    let narratives = narratives(report.words, report.material, report.previous);
    for narrative in narratives.map_err(Unmade::Mistakes)? {
        let (words, about, name) = (report.words, report.about, &narrative.name);
        files.push((format!("{name}.md"), narrative.markdown(words, about).into_bytes()));
        files.push((format!("{name}.html"), narrative.html(words, about).into_bytes()));
    }
    if let Some(departures) = report.departures {
        let workbook = departures.workbook(report.words, report.about, period);
        files.push(("departures.xlsx".to_owned(), workbook.map_err(Unmade::Io)?));
        let page = departures.html(report.words, report.about);
        files.push(("departures.html".to_owned(), page.into_bytes()));
    }
    Ok(files)
}

/// The report as one line of JSON; `files` are those that were written.
pub fn json(report: &Official<'_>, files: &[String]) -> String {
    let (regulation, returns) = (report.material.regulation(), report.material.returns());
    let forms = report.forms();
    let shapes = forms.iter().map(|form| {
        let part = Part { words: report.words, material: report.material, class: form.class };
        shape(part, form, report.previous())
    });
    line(&Shape {
        format: 1,
        regulation: &regulation.id,
        amendments: regulation.amendments.iter().map(|applied| applied.id.as_str()).collect(),
        fingerprint: regulation.fingerprint().to_string(),
        period: returns.period,
        synthetic: returns.synthetic,
        previous: report.previous.and_then(|previous| previous.period(returns.period)),
        files,
        forms: shapes.collect(),
        departures: report.departures.map(departures::shapes),
    })
}
