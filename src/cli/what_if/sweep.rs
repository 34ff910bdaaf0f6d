//! `sweep`: the counts along the values of a parameter.

use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::cli::progress::Progress;
use crate::cli::rules;
use crate::cli::what_if::arguments::Sweep;
use crate::cli::what_if::draws;
use crate::cli::what_if::pages::{self, Shown};
use crate::cli::what_if::subjects::{listing, populations, remark_on_rules};
use crate::decide::{Options, Rulebook, decide};
use crate::diagnostic::{Code, Diagnostic};
use crate::load;
use crate::model::{
    Constant, Parameter, Population, Regulation, Returns, SubmissionFile, SweepCurve,
};
use crate::report::curve::{self, Curved};
use crate::report::file::write_whole;
use crate::report::{Form, Say, mistakes};
use crate::simulate::{
    Condition, MEASURES, NoValues, NotACondition, Range, Swept, VALUES_MAX, sweep, sweep_drawn,
    values,
};
use std::io;
use std::path::Path;

pub(in crate::cli) fn run(mouth: &Mouth, rules: &Path, asked: &Sweep) -> Result<Done, Failure> {
    let catalogue = load::list(rules)?;
    let drawn = draws::files(&asked.subjects.redraw)?;
    let (submitted, listing, mut found) = match &drawn {
        Some(drawn) => (None, drawn.listing(&catalogue)?, Vec::new()),
        None => {
            let (returns, listing, found) = listing(&catalogue, &asked.subjects)?;
            (Some(returns), listing, found)
        }
    };
    let (book, told) = rules::amended(listing, &asked.amendments)?;
    found.extend(told);
    let (class, parameter) = parameter(book.regulation(), &asked.parameter)?;
    let range = values_asked(book.regulation(), parameter, asked)?;
    let find = condition(book.regulation(), class, asked)?;
    let swept = Swept { class, parameter, values: &range, find };
    let source = Source { asked, submitted, drawn };
    let (curve, returns, files) = source.curve(mouth, (&book, &mut found), &swept)?;
    if let Some(path) = &asked.csv {
        write(mouth, path, (book.regulation(), &curve))?;
    }
    if let Some(path) = &asked.html {
        let regulations = [book.regulation()];
        let shown = Shown { regulations: &regulations, returns: &returns, files: &files, rules };
        pages::sweep(mouth, path, (shown, asked), &curve)?;
    }
    // Amendments asked for are no difference of the rules that the batch was recorded by.
    if asked.amendments.is_empty() {
        remark_on_rules(mouth, &asked.subjects, book.regulation());
    }
    tell(mouth, (book.regulation(), &returns), (&curve, &found))?;
    Ok(Done::Yes)
}

/// Where the subjects come from: submissions, or draws.
struct Source<'a> {
    asked: &'a Sweep,
    submitted: Option<Returns>,
    drawn: Option<draws::Files>,
}

impl Source<'_> {
    /// The curve, what its subjects say of themselves, and the files they were read from.
    fn curve(
        self,
        mouth: &Mouth,
        (book, found): (&Rulebook, &mut Vec<Diagnostic>),
        swept: &Swept<'_>,
    ) -> Result<(SweepCurve, Returns, Vec<SubmissionFile>), Failure> {
        if let Some(files) = &self.drawn {
            let (published, plan) = files.read(book.regulation(), found)?;
            let from = (&published, &plan);
            let curve = files.draw(mouth, from, |asked| sweep_drawn(book, swept, asked))?;
            return Ok((curve, draws::returns(&published, &plan), files.shown()));
        }
        // INVARIANT (source): without draws there are submissions.
        let returns = self.submitted.expect("submissions");
        let subjects = (&self.asked.subjects, &returns);
        let regulations = [book.regulation()];
        let (populations, files) = populations(mouth, subjects, (&regulations, found))?;
        Ok((curve(mouth, (book, &populations[0]), swept)?, returns, files))
    }
}

/// The parameter of `CLASS.NAME`.
fn parameter<'r>(
    regulation: &'r Regulation,
    written: &str,
) -> Result<(usize, &'r Parameter), Failure> {
    let named = written.split_once('.').and_then(|(class, name)| {
        let class = regulation.class_index(class)?;
        let parameters = &regulation.classes[class].parameters;
        Some((class, parameters.iter().find(|parameter| parameter.id == name)?))
    });
    named.ok_or_else(|| {
        let classes = regulation.classes.iter();
        let known = classes.flat_map(|class| {
            class.parameters.iter().map(|parameter| format!("{}.{}", class.id, parameter.id))
        });
        let known: Vec<String> = known.collect();
        let unknown = Diagnostic::error(Code::UnknownName).variant("parameter");
        let unknown = unknown.arg("name", written).arg("known", known.join(", "));
        let unknown = unknown.similar_to(written, known.iter().map(String::as_str));
        Failure::Mistakes(vec![unknown])
    })
}

fn values_asked(
    regulation: &Regulation,
    parameter: &Parameter,
    asked: &Sweep,
) -> Result<Vec<(Constant, String)>, Failure> {
    let range = Range {
        from: asked.from_value.as_deref(),
        to: asked.to_value.as_deref(),
        step: asked.step.as_deref(),
    };
    values(regulation, parameter, range).map_err(|wrong| {
        let (key, about) = match wrong {
            NoValues::Missing(part) => ("world-sweep-missing", format!("--{part}")),
            NoValues::NotAValue(part, text) => ("world-sweep-value", format!("--{part} {text}")),
            NoValues::NoStep(text) => ("world-sweep-step", text),
            NoValues::Backwards => ("world-sweep-backwards", asked.parameter.clone()),
            NoValues::TooMany => ("world-sweep-too-many", asked.parameter.clone()),
        };
        Failure::limit(key, Path::new(&about), VALUES_MAX)
    })
}

fn condition<'a>(
    regulation: &Regulation,
    class: usize,
    asked: &'a Sweep,
) -> Result<Option<(&'a str, Condition)>, Failure> {
    let Some(text) = asked.find.as_deref() else { return Ok(None) };
    let condition = Condition::parse(text, regulation, class).map_err(|wrong| match wrong {
        NotACondition::Shape(part) => Failure::limit("world-condition-shape", Path::new(&part), 0),
        NotACondition::Measure(measure) => {
            let levels = regulation.outcome_scale().values.iter().map(|level| level.id.as_str());
            let known: Vec<&str> = levels.chain(MEASURES).collect();
            let unknown = Diagnostic::error(Code::UnknownName).variant("measure");
            let unknown = unknown.arg("name", &measure).arg("known", known.join(", "));
            Failure::Mistakes(vec![unknown.similar_to(&measure, known)])
        }
    })?;
    Ok(Some((text, condition)))
}

fn curve(
    mouth: &Mouth,
    (book, population): (&Rulebook, &Population),
    swept: &Swept<'_>,
) -> Result<SweepCurve, Failure> {
    let _progress = Progress::of(mouth, "progress-deciding", 0);
    let options = Options { use_decided: false };
    let decisions = decide(book, population, options).map_err(Failure::Mistakes)?;
    let verdicts = decisions.verdicts(book, population);
    sweep((book, verdicts), swept).map_err(Failure::Mistakes)
}

fn write(
    mouth: &Mouth,
    path: &Path,
    (regulation, curve): (&Regulation, &SweepCurve),
) -> Result<(), Failure> {
    if path.extension().is_none_or(|kind| !kind.eq_ignore_ascii_case("csv")) {
        return Err(Failure::limit("world-not-csv", path, 0));
    }
    let written: Result<(), io::Error> =
        write_whole(path, |file| curve::write(regulation, curve, file));
    written.map_err(|source| Failure::file("world-write", path, source))?;
    let count = curve.points.len() as u64;
    let args = [("count", count.into()), ("file", Say::from(path.display().to_string()))];
    mouth.remark(&format!("{}\n", mouth.words.say("curve-written", &args)));
    Ok(())
}

fn tell(
    mouth: &Mouth,
    (regulation, returns): (&Regulation, &Returns),
    (curve, found): (&SweepCurve, &[Diagnostic]),
) -> Result<(), Failure> {
    let warnings = mistakes::all_said(mouth.words, found);
    let shown = Curved { regulation, returns, curve, warnings: &warnings };
    mouth.warn(found);
    match mouth.form {
        Form::Json => mouth.answer(&curve::json(&shown)),
        form => mouth.answer(&curve::text(mouth.words, form, &shown)),
    }
}
