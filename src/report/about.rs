//! What stands on every page and sheet of a report: by what it was decided, of when and where the
//! figures are, whether the people are real, and the command that makes the report again.

use crate::report::counts::{Material, Previous};
use crate::report::{Say, Words};

/// The lines that tell where the figures of a report come from.
#[derive(Clone, Debug)]
pub struct About {
    /// Rating year and locality.
    pub when: String,
    /// The regulation and the amendments applied to it.
    pub by: Vec<String>,
    /// Said where people are invented.
    pub notice: Option<String>,
    /// Source of the figures, the year before, fingerprint, the command.
    pub traces: Vec<String>,
}

impl About {
    /// Tells it of a report; `command` is what was called.
    pub fn of(
        words: Words,
        material: &Material,
        previous: Option<&Previous>,
        command: &str,
    ) -> Self {
        let (regulation, returns) = (material.regulation(), material.returns());
        let number = ("number", Say::from(regulation.number.as_str()));
        let title = ("title", words.title(&regulation.title).into());
        let mut by = vec![words.say("evaluation-regulation", &[number, title])];
        by.extend(regulation.amendments.iter().map(|amendment| {
            let title = words.title(&amendment.title);
            let args = [("id", Say::from(amendment.id.as_str())), ("title", title.into())];
            words.say("evaluation-amendment", &args)
        }));
        let period = ("period", Say::from(returns.period.to_string()));
        let when = match &returns.locality {
            Some(locality) => {
                let locality = ("locality", words.title(locality).into());
                words.say("evaluation-period-locality", &[period, locality])
            }
            None => words.say("evaluation-period", &[period]),
        };
        let mut traces = Vec::new();
        if let Some(source) = &returns.source {
            let source = ("source", words.title(source).into());
            traces.push(words.say("evaluation-source", &[source]));
        }
        traces.extend(previous.and_then(|previous| before(words, previous, returns.period)));
        let fingerprint = regulation.fingerprint().to_string();
        traces.push(words.say("evaluation-fingerprint", &[("fingerprint", fingerprint.into())]));
        traces.push(words.say("report-command", &[("command", Say::from(command))]));
        let is_synthetic = returns.synthetic || previous.is_some_and(Previous::is_synthetic);
        let notice = is_synthetic.then(|| words.text("synthetic-notice"));
        About { when, by, notice, traces }
    }
}

/// What the results are compared with.
fn before(words: Words, previous: &Previous, period: i64) -> Option<String> {
    let year = ("year", Say::from(previous.period(period)?.to_string()));
    Some(match previous {
        Previous::Material(_) => words.say("report-previous", &[year]),
        Previous::Published(published) => {
            let number = ("number", published.number.as_str().into());
            words.say("report-previous-published", &[year, number])
        }
    })
}
