//! `template`: a workbook to fill in.

use crate::cli::arguments::Template as Asked;
use crate::cli::clock;
use crate::cli::failure::{Done, Failure};
use crate::cli::mouth::Mouth;
use crate::cli::rules;
use crate::load;
use crate::load::submissions::{
    DECIDED_NAMES, EXAMPLE_IDS, GUIDE_SHEETS, ID_NAMES, RETURNS_SHEETS,
};
use crate::model::{Periods, Regulation};
use crate::report::file::write_whole;
use crate::report::template::{Heads, Template, template};
use crate::report::{Form, Lang, Say};
use std::io::Write;
use std::path::Path;

pub(in crate::cli) fn run(mouth: &Mouth, rules: &Path, asked: &Asked) -> Result<Done, Failure> {
    let file = asked.workbook.display().to_string();
    let named = [("file", file.as_str())];
    if asked.workbook.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("xlsx")) {
        return Err(Failure::wrong("template-not-xlsx", &named));
    }
    if asked.workbook.exists() {
        return Err(Failure::wrong("template-exists", &named));
    }
    let catalogue = load::list(rules)?;
    let listing = rules::find(&catalogue, &asked.of_regulation)?;
    let (book, _) = rules::amended(listing, &asked.amendments)?;
    let regulation = book.regulation();
    let period = period(regulation, asked.period)?;
    let heads = heads(mouth.words.lang());
    let refused = |source| Failure::file("world-write", &asked.workbook, source);
    let made = Template { regulation, period, heads, words: mouth.words };
    let bytes = template(made).map_err(refused)?;
    write_whole(&asked.workbook, |out| out.write_all(&bytes)).map_err(refused)?;
    tell(mouth, asked, (regulation, period))?;
    Ok(Done::Yes)
}

/// The year asked for, else this year, else the last one in force.
fn period(regulation: &Regulation, asked: Option<i64>) -> Result<i64, Failure> {
    let Periods { first, last, .. } = regulation.periods;
    let this_year = clock::now().split('-').next().and_then(|year| year.parse().ok());
    let usual = this_year.unwrap_or(first).max(first);
    let period = asked.unwrap_or(last.map_or(usual, |last| last.min(usual)));
    if regulation.periods.contains(period) {
        return Ok(period);
    }
    let (period, years) = (period.to_string(), load::years(&regulation.periods));
    let args = [
        ("regulation", regulation.id.as_str()),
        ("period", period.as_str()),
        ("years", years.as_str()),
    ];
    Err(Failure::wrong("template-period", &args))
}

/// The names that the reader of submissions knows, in a language.
fn heads(lang: Lang) -> Heads<'static> {
    let of = |[vi, en]: [&'static str; 2]| if lang == Lang::Vi { vi } else { en };
    Heads {
        id: of([ID_NAMES[0], "id"]),
        decided: of([DECIDED_NAMES[0], DECIDED_NAMES[2]]),
        example: of(EXAMPLE_IDS),
        returns: of([RETURNS_SHEETS[1], RETURNS_SHEETS[2]]),
        guide: of(GUIDE_SHEETS),
    }
}

fn tell(
    mouth: &Mouth,
    asked: &Asked,
    (regulation, period): (&Regulation, i64),
) -> Result<(), Failure> {
    let file = asked.workbook.display().to_string();
    if mouth.form == Form::Json {
        let json = serde_json::json!({
            "format": 1, "written": [file], "regulation": regulation.id, "period": period,
        });
        return mouth.answer(&format!("{json}\n"));
    }
    let words = mouth.words;
    let with = asked.amendments.iter().map(|one| format!(" --with {one}")).collect::<String>();
    let quoted = if file.contains(' ') { format!("\"{file}\"") } else { file.clone() };
    let evaluate = if words.lang() == Lang::Vi { "danh-gia" } else { "evaluate" };
    let command = format!("mucthuoc {evaluate} {quoted}{with}");
    let args = [
        ("file", Say::from(file)),
        ("sheets", (regulation.classes.len() as u64).into()),
        ("period", Say::from(period.to_string())),
        ("regulation", Say::from(regulation.number.as_str())),
    ];
    let written = words.say("template-written", &args);
    let next = words.say("template-next", &[("command", Say::from(command))]);
    mouth.answer(&format!("{written}\n{next}\n"))
}
