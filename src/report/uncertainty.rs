//! How sure a what-if is: the median of every count with the range of nine draws in ten, and what
//! was assumed to draw them; or JSON.
//!
//! Start reading at [`text`].

use crate::model::{
    Assumption, ClassSpread, Interval, MoveSpread, QuotaSpread, Regulation, Returns,
    ScenarioSpread, State, Uncertainty,
};
use crate::report::comparison::{amendment_lines, state_name};
use crate::report::evaluation::header;
use crate::report::grid::Grid;
use crate::report::mistakes::Said;
use crate::report::naming::Naming;
use crate::report::{Form, Say, Words};

mod json;

pub use json::json;
pub(in crate::report) use json::{AssumptionShape, ClassShape, assumption_shape, class};

/// What is shown of many draws.
#[derive(Clone, Copy, Debug)]
pub struct Drawn<'a> {
    /// The regulation as it stands, then that of each scenario.
    pub regulations: &'a [&'a Regulation],
    /// What the drawn submissions say of themselves.
    pub returns: &'a Returns,
    /// The intervals.
    pub uncertainty: &'a Uncertainty,
    /// Warnings about the rules.
    pub warnings: &'a [Said<'a>],
}

/// Says what every part of the text needs.
#[derive(Clone, Copy)]
struct Writer<'a> {
    words: Words,
    form: Form,
    shown: Drawn<'a>,
}

/// The intervals as text.
pub fn text(words: Words, form: Form, shown: &Drawn<'_>) -> String {
    let writer = Writer { words, form, shown: *shown };
    let drawn = shown.uncertainty;
    let head = [
        words.text("whatif-notice"),
        header(words, shown.regulations[0], shown.returns).trim_end().to_owned(),
    ];
    let mut parts = vec![
        format!("{}\n", head.join("\n")),
        format!("{}\n", intervals_of(words, (drawn.draws, drawn.seed))),
    ];
    parts.extend(drawn.scenarios.iter().map(|scenario| writer.scenario(scenario)));
    let classes = 0..drawn.baseline.len();
    parts.extend(classes.filter_map(|class| writer.class(class)));
    parts.push(assumptions(words, shown.regulations[0], &drawn.assumptions));
    parts.join("\n")
}

impl Writer<'_> {
    /// A scenario and who moves in it.
    fn scenario(self, scenario: &ScenarioSpread) -> String {
        let words = self.words;
        let name = words.say("whatif-scenario", &[("name", scenario.name.as_str().into())]);
        let mut out = format!("{name}\n{}", amendment_lines(words, &scenario.amendments));
        let mut is_still = true;
        for (at, moves) in scenario.moves.iter().enumerate() {
            for one in moves {
                is_still = false;
                out.push_str(&format!("  {}\n", self.moved(at, one)));
            }
        }
        if is_still {
            out.push_str(&format!("  {}\n", words.text("drawn-still")));
        }
        out
    }

    fn moved(self, class: usize, one: &MoveSpread) -> String {
        let args = [
            ("class", Say::from(self.class_name(class))),
            ("count", interval(self.words, one.count).into()),
            ("from", self.state(&one.from).into()),
            ("to", self.state(&one.to).into()),
            ("direct", interval(self.words, one.direct).into()),
            ("displaced", interval(self.words, one.displaced).into()),
        ];
        self.words.say("drawn-move", &args)
    }

    /// The counts of a class on every side; none where it has no subjects.
    fn class(self, class: usize) -> Option<String> {
        let (words, drawn) = (self.words, self.shown.uncertainty);
        let standing = &drawn.baseline[class];
        if standing.total.high == 0 {
            return None;
        }
        let mut sides = vec![standing];
        sides.extend(drawn.scenarios.iter().map(|scenario| &scenario.classes[class]));
        let mut header = vec![String::new(), words.text("column-as-it-stands")];
        header.extend(drawn.scenarios.iter().map(|scenario| scenario.name.clone()));
        let right: Vec<usize> = (1..header.len()).collect();
        let mut grid = Grid::new(self.form, &right).header(header);
        let mut row = |name: String, count: &dyn Fn(&ClassSpread) -> Interval| {
            let counts: Vec<Interval> = sides.iter().map(|side| count(side)).collect();
            if counts.iter().any(|interval| interval.high > 0) {
                let texts = counts.into_iter().map(|counts| interval(words, counts));
                grid.row(std::iter::once(name).chain(texts).collect());
            }
        };
        for state in self.states() {
            row(self.state(&state), &|side| of_state(side, &state));
        }
        row(words.text("whatif-count-departures"), &|side| side.departures_all);
        row(words.text("drawn-held-down"), &|side| side.held_down);
        for (id, title) in self.quotas(class) {
            let name = words.say("drawn-over", &[("quota", title.into())]);
            row(name, &|side| {
                let quota = side.quotas.iter().find(|quota| quota.quota == id);
                quota.map_or(NONE, |quota: &QuotaSpread| quota.over)
            });
        }
        let args = [
            ("class", Say::from(self.class_name(class))),
            ("count", interval(self.words, standing.total).into()),
        ];
        Some(format!("{}\n{}", words.say("drawn-class", &args), grid.finish()))
    }

    fn states(self) -> Vec<State> {
        let levels = self.shown.regulations[0].outcome_scale().values.iter().rev();
        let levels = levels.map(|level| State::Level(level.id.clone()));
        levels.chain([State::Exempt, State::Pending, State::Referred]).collect()
    }

    /// The quotas of a class on all sides, by id and title.
    fn quotas(self, class: usize) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        for regulation in self.shown.regulations {
            for quota in &regulation.classes[class].quotas {
                if found.iter().all(|(id, _)| *id != quota.id) {
                    let title = self.words.title(&quota.grounds.title).to_owned();
                    found.push((quota.id.clone(), title));
                }
            }
        }
        found
    }

    fn class_name(&self, class: usize) -> &str {
        self.words.title(&self.shown.regulations[0].classes[class].title)
    }

    fn state(self, state: &State) -> String {
        state_name(self.words, self.shown.regulations[0], state)
    }
}

/// Of how many draws the intervals are, and what they mean.
pub(in crate::report) fn intervals_of(words: Words, (draws, seed): (u64, u64)) -> String {
    let args = [("draws", draws.into()), ("seed", Say::from(seed.to_string()))];
    words.say("drawn-intervals", &args)
}

/// `360 (341–377)`; just the number where nine draws in ten agree.
pub(in crate::report) fn interval(words: Words, interval: Interval) -> String {
    let lang = words.lang();
    let Interval { low, median, high } = interval;
    if low == high {
        return lang.count(median);
    }
    format!("{} ({}–{})", lang.count(median), lang.count(low), lang.count(high))
}

/// What was assumed: first what was drawn anew each time.
pub(in crate::report) fn assumptions(
    words: Words,
    regulation: &Regulation,
    all: &[Assumption],
) -> String {
    let mut out = String::new();
    for (varies, heading) in [(true, "drawn-anew"), (false, "drawn-fixed")] {
        out.push_str(&format!("{}\n", words.text(heading)));
        for one in all.iter().filter(|one| one.varies == varies) {
            out.push_str(&format!("  {}\n", assumption(words, regulation, one)));
        }
    }
    out
}

const NONE: Interval = Interval { low: 0, median: 0, high: 0 };

/// The interval of a state; nobody where it occurs in no draw.
pub(in crate::report) fn of_state(side: &ClassSpread, state: &State) -> Interval {
    let found = side.states.iter().find(|(known, _)| known == state);
    found.map_or(NONE, |(_, interval)| *interval)
}

/// An assumption in words, facts and levels by their titles.
pub(in crate::report) fn assumption(
    words: Words,
    regulation: &Regulation,
    one: &Assumption,
) -> String {
    let class = one.class.as_deref().and_then(|id| regulation.class_index(id)).unwrap_or(0);
    let naming = Naming::new(words, regulation, &regulation.classes[class]);
    let others: Vec<&str> = one.others.iter().map(|title| words.title(title)).collect();
    let mut args: Vec<(&str, Say<'_>)> = one
        .args
        .iter()
        .map(|(name, value)| {
            let named = match *name {
                "fact" => naming.fact(value),
                "level" => naming.level(value),
                "levels" => levels(naming, value),
                "least" | "most" | "count" | "values" => words.lang().number(value),
                _ => value.clone(),
            };
            (*name, Say::from(named))
        })
        .collect();
    args.push(("others", others.join(", ").into()));
    let sentence = words.say(&format!("assumed-{}", one.key), &args);
    match &one.table {
        Some(table) => format!("{}: {sentence}", words.title(table)),
        None => sentence,
    }
}

/// `high 40, pass 141` with the levels' titles.
fn levels(naming: Naming<'_>, written: &str) -> String {
    let one = |part: &str| match part.split_once(' ') {
        Some((level, count)) => format!("{} {count}", naming.level(level)),
        None => part.to_owned(),
    };
    written.split(", ").map(one).collect::<Vec<_>>().join(", ")
}
