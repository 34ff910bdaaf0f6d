//! `--html`: the page of a comparison or a sweep, with the commands that give its figures.

use crate::cli::failure::Failure;
use crate::cli::mouth::Mouth;
use crate::cli::what_if::arguments::{Simulate, Subjects, Sweep};
use crate::cli::what_if::line::Line;
use crate::model::{Comparison, Regulation, Returns, SubmissionFile, SweepCurve, Uncertainty};
use crate::report::file::write_whole;
use crate::report::page::{self, About, Command, Gives};
use crate::report::{Lang, Say};
use std::io::{self, Write};
use std::path::Path;

/// Subjects that are listed on a page, a scenario.
pub(in crate::cli) const LISTED: usize = 5_000;

/// What all pages of a run are about.
#[derive(Clone, Copy)]
pub(in crate::cli) struct Shown<'a> {
    /// The regulation as it stands, then that of each scenario.
    pub(in crate::cli) regulations: &'a [&'a Regulation],
    /// What the submissions say of themselves.
    pub(in crate::cli) returns: &'a Returns,
    /// The files they were read from.
    pub(in crate::cli) files: &'a [SubmissionFile],
    /// The rules folder, as it was asked for.
    pub(in crate::cli) rules: &'a Path,
}

/// Writes the page of a comparison.
pub(in crate::cli) fn simulation(
    mouth: &Mouth,
    path: &Path,
    (shown, asked): (Shown<'_>, &Simulate),
    comparison: &Comparison<'_>,
) -> Result<(), Failure> {
    let commands = commands(mouth.words.lang(), path, (shown, asked), comparison);
    let (standing, amended) = (shown.regulations[0], &shown.regulations[1..]);
    let about = about(standing, shown, &commands);
    write(mouth, path, &page::simulation(mouth.words, about, (comparison, amended)))
}

/// Writes the page of a sweep.
pub(in crate::cli) fn sweep(
    mouth: &Mouth,
    path: &Path,
    (shown, asked): (Shown<'_>, &Sweep),
    curve: &SweepCurve,
) -> Result<(), Failure> {
    let commands = sweep_commands(mouth.words.lang(), path, (shown, asked), curve);
    let about = about(shown.regulations[0], shown, &commands);
    write(mouth, path, &page::sweep(mouth.words, about, curve))
}

/// The commands that give the figures of a sweep.
fn sweep_commands(
    lang: Lang,
    path: &Path,
    (shown, asked): (Shown<'_>, &Sweep),
    curve: &SweepCurve,
) -> Vec<Command> {
    let begin =
        |command| begin(command, &asked.subjects, shown.rules).all("--with", &asked.amendments);
    let some =
        |line: Line, option: &str, value: &Option<String>| line.all(option, value.as_slice());
    let of = || begin("sweep").put("--parameter", &asked.parameter);
    let whole = || {
        let line = some(of(), "--from", &asked.from_value);
        let line = some(some(line, "--to", &asked.to_value), "--step", &asked.step);
        some(line, "--find", &asked.find)
    };
    let mut commands = vec![
        Command {
            gives: Gives::Page,
            line: whole().path("--html", path).put("--lang", lang.as_str()).finish(),
        },
        Command { gives: Gives::Figures, line: whole().put("--format", "json").finish() },
    ];
    if asked.subjects.redraw.draws.is_none() {
        let line = begin("evaluate").finish();
        commands.push(Command { gives: Gives::Baseline, line });
    }
    if let Some(value) = curve.found.map(|at| &curve.points[at].value) {
        let line = of().put("--from", value).put("--to", value);
        let line = some(line, "--step", &asked.step).put("--format", "json").finish();
        commands.push(Command { gives: Gives::Point(value.clone()), line });
    }
    commands
}

fn about<'a>(regulation: &'a Regulation, shown: Shown<'a>, commands: &'a [Command]) -> About<'a> {
    About {
        regulation,
        returns: shown.returns,
        files: shown.files,
        commands,
        program: concat!("mucthuoc ", env!("CARGO_PKG_VERSION")),
    }
}

fn write(mouth: &Mouth, path: &Path, text: &str) -> Result<(), Failure> {
    let written: Result<(), io::Error> = write_whole(path, |file| file.write_all(text.as_bytes()));
    written.map_err(|source| Failure::file("world-write", path, source))?;
    let file = Say::from(path.display().to_string());
    mouth.remark(&format!("{}\n", mouth.words.say("whatif-page-written", &[("file", file)])));
    Ok(())
}

/// Writes the page of many draws.
pub(in crate::cli) fn uncertainty(
    mouth: &Mouth,
    path: &Path,
    (shown, asked): (Shown<'_>, &Simulate),
    drawn: &Uncertainty,
) -> Result<(), Failure> {
    let commands = whole(mouth.words.lang(), path, (shown, asked));
    let (standing, amended) = (shown.regulations[0], &shown.regulations[1..]);
    let about = about(standing, shown, &commands);
    write(mouth, path, &page::uncertainty(mouth.words, about, (drawn, amended)))
}

/// The commands that give the whole page, and its figures for a program.
fn whole(lang: Lang, path: &Path, (shown, asked): (Shown<'_>, &Simulate)) -> Vec<Command> {
    let simulate = || {
        let mut line = begin("simulate", &asked.subjects, shown.rules);
        line = line.all("--with", &asked.amendments);
        for stack in &asked.scenarios {
            let amendments = stack.amendments.join("+");
            line = line.put("--scenario", &format!("{}={amendments}", stack.name));
        }
        line.all("--reading", &asked.reading).all("--by", &asked.by_fact)
    };
    let page = simulate().path("--html", path).put("--lang", lang.as_str());
    let figures = simulate().put("--format", "json");
    vec![
        Command { gives: Gives::Page, line: page.finish() },
        Command { gives: Gives::Figures, line: figures.finish() },
    ]
}

/// The commands that give the figures of a comparison.
fn commands(
    lang: Lang,
    path: &Path,
    (shown, asked): (Shown<'_>, &Simulate),
    comparison: &Comparison<'_>,
) -> Vec<Command> {
    let begin = |command| begin(command, &asked.subjects, shown.rules);
    let mut commands = whole(lang, path, (shown, asked));
    commands.push(Command { gives: Gives::Baseline, line: begin("evaluate").finish() });
    for scenario in &comparison.scenarios {
        let with = with(asked, scenario.amendments.iter().map(|one| one.id.as_str()));
        let line = begin("evaluate").all("--with", &with).finish();
        commands.push(Command { gives: Gives::Scenario(scenario.name.clone()), line });
    }
    commands.extend(reasons(begin, asked, comparison));
    commands
}

/// How to ask why the first subject that changes comes out as it does, before and after.
fn reasons<'a>(
    begin: impl Fn(&'static str) -> Line,
    asked: &Simulate,
    comparison: &Comparison<'a>,
) -> Vec<Command> {
    let changed = comparison.scenarios.iter().find(|one| !one.changed.is_empty());
    let (Some(scenario), Some(_)) = (changed, &asked.subjects.submissions) else {
        return Vec::new();
    };
    let first = &scenario.changed[0].before;
    let subject = format!("{}/{}", first.class, first.id);
    let with = with(asked, scenario.amendments.iter().map(|one| one.id.as_str()));
    let explain = || begin("explain").word(&subject);
    let (id, name) = (first.id.to_owned(), scenario.name.clone());
    vec![
        Command { gives: Gives::Reasons(id.clone()), line: explain().finish() },
        Command {
            gives: Gives::ReasonsWith(id, name),
            line: explain().all("--with", &with).finish(),
        },
    ]
}

/// Amendments as they were asked for: a path where it was one.
fn with<'i>(asked: &Simulate, ids: impl Iterator<Item = &'i str>) -> Vec<String> {
    let stacks = asked.scenarios.iter().flat_map(|stack| &stack.amendments);
    let named: Vec<&String> = asked.amendments.iter().chain(stacks).chain(&asked.reading).collect();
    let is_of = |named: &str, id: &str| {
        named == id || Path::new(named).file_stem().is_some_and(|stem| stem == id)
    };
    ids.map(|id| named.iter().find(|one| is_of(one, id)).map_or(id, |one| one.as_str()).to_owned())
        .collect()
}

/// A command over the same subjects by the same rules.
fn begin(command: &'static str, subjects: &Subjects, rules: &Path) -> Line {
    let mut line = Line::new(command);
    if let Some(submissions) = &subjects.submissions {
        line = line.word(&submissions.display().to_string());
    }
    if let Some(trail) = &subjects.from_trail {
        line = line.path("--from-trail", trail);
    }
    if let Some(batch) = subjects.batch {
        line = line.put("--batch", &batch.to_string());
    }
    if let Some(draws) = subjects.redraw.draws {
        line = line.put("--draws", &draws.to_string());
    }
    for (option, path) in
        [("--published", &subjects.redraw.published), ("--plan", &subjects.redraw.plan)]
    {
        line = path.iter().fold(line, |line, path| line.path(option, path));
    }
    if let Some(seed) = subjects.redraw.seed {
        line = line.put("--seed", &seed.to_string());
    }
    if rules != Path::new("rules") {
        line = line.path("--rules", rules);
    }
    line.all("--regulation", subjects.regulation.as_slice())
}
