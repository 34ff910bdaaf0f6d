//! Conditions on the counts of a sweep: `departures == 0`, `worker.high >= 20 and over == 0`.
//!
//! A measure is a level's id or one of the words of an evaluation's counts, of the class whose
//! parameter is swept unless another one, or `all`, stands before it and a point.

use crate::model::{ClassSummary, Departure, Regulation, Summary};

/// Comparisons of measures with numbers, all of which must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    /// The measure as written.
    written: String,
    /// The class; all together if there is none.
    class: Option<usize>,
    measure: Measure,
    sign: Sign,
    number: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Measure {
    Level(String),
    Exemption(String),
    Departure(Departure),
    Total,
    Rated,
    Exempt,
    Pending,
    Referred,
    Departures,
    Over,
    Lowered,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

/// Longer signs before those that they begin with.
const SIGNS: [(&str, Sign); 6] = [
    ("==", Sign::Equal),
    ("!=", Sign::NotEqual),
    ("<=", Sign::AtMost),
    (">=", Sign::AtLeast),
    ("<", Sign::Less),
    (">", Sign::Greater),
];

/// The measures that are no ids of the regulation.
pub const MEASURES: [&str; 8] =
    ["total", "rated", "exempt", "pending", "referred", "departures", "over", "lowered"];

/// What of a condition is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotACondition {
    /// This part is no comparison of a measure with a number.
    Shape(String),
    /// There is no such measure.
    Measure(String),
}

impl Condition {
    /// Reads a condition; measures without a class are those of `class`.
    ///
    /// # Errors
    /// The first part that is not understood.
    pub fn parse(text: &str, regulation: &Regulation, class: usize) -> Result<Self, NotACondition> {
        let parts = text.split(" and ").map(|part| Part::parse(part.trim(), regulation, class));
        Ok(Condition { parts: parts.collect::<Result<_, _>>()? })
    }

    /// Each measure as written, once, with the least and the greatest count it comes to.
    pub fn reach(&self, summaries: &[&Summary]) -> Vec<(String, u64, u64)> {
        let mut reach: Vec<(String, u64, u64)> = Vec::new();
        for part in &self.parts {
            let counts = || summaries.iter().map(|summary| part.count(summary));
            let ends = counts().min().zip(counts().max());
            if let (Some((least, most)), true) =
                (ends, reach.iter().all(|(known, ..)| *known != part.written))
            {
                reach.push((part.written.clone(), least, most));
            }
        }
        reach
    }

    /// True if counts meet it.
    pub fn holds(&self, summary: &Summary) -> bool {
        self.parts.iter().all(|part| part.holds(summary))
    }
}

impl Part {
    fn parse(text: &str, regulation: &Regulation, class: usize) -> Result<Self, NotACondition> {
        let shape = || NotACondition::Shape(text.to_owned());
        let find = |(sign, kind): (&str, Sign)| text.find(sign).map(|at| (at, sign.len(), kind));
        let (at, length, sign) = SIGNS.into_iter().find_map(find).ok_or_else(shape)?;
        let measure = text[..at].trim();
        let number = text[at + length..].trim().parse().map_err(|_| shape())?;
        let unknown = || NotACondition::Measure(measure.to_owned());
        let (class, name) = match measure.split_once('.') {
            None => (Some(class), measure),
            Some(("all", name)) => (None, name),
            Some((id, name)) => (Some(regulation.class_index(id).ok_or_else(unknown)?), name),
        };
        let measure = Measure::parse(name, regulation, class).ok_or_else(unknown)?;
        Ok(Part { written: text[..at].trim().to_owned(), class, measure, sign, number })
    }

    fn count(&self, summary: &Summary) -> u64 {
        let classes = summary.classes.iter().enumerate();
        let counted = classes.filter(|(at, _)| self.class.is_none_or(|class| class == *at));
        counted.map(|(_, class)| self.measure.count(class)).sum()
    }

    fn holds(&self, summary: &Summary) -> bool {
        let count = self.count(summary);
        match self.sign {
            Sign::Equal => count == self.number,
            Sign::NotEqual => count != self.number,
            Sign::Less => count < self.number,
            Sign::AtMost => count <= self.number,
            Sign::Greater => count > self.number,
            Sign::AtLeast => count >= self.number,
        }
    }
}

impl Measure {
    fn parse(name: &str, regulation: &Regulation, class: Option<usize>) -> Option<Self> {
        Some(match name {
            "total" => Measure::Total,
            "rated" => Measure::Rated,
            "exempt" => Measure::Exempt,
            "pending" => Measure::Pending,
            "referred" => Measure::Referred,
            "departures" => Measure::Departures,
            "over" => Measure::Over,
            "lowered" => Measure::Lowered,
            name if regulation.outcome_scale().code(name).is_some() => {
                Measure::Level(name.to_owned())
            }
            name => {
                let departure = Departure::ALL.into_iter().find(|kind| kind.as_str() == name);
                return departure.map(Measure::Departure).or_else(|| {
                    let classes = regulation.classes.iter().enumerate();
                    let mut classes = classes.filter(|(at, _)| class.is_none_or(|own| own == *at));
                    let known = classes
                        .any(|(_, class)| class.exemptions.iter().any(|rule| rule.id == name));
                    known.then(|| Measure::Exemption(name.to_owned()))
                });
            }
        })
    }

    fn count(&self, class: &ClassSummary) -> u64 {
        let of = |pairs: &[(String, u64)], id: &str| {
            pairs.iter().find(|(known, _)| known == id).map_or(0, |(_, count)| *count)
        };
        match self {
            Measure::Level(id) => of(&class.levels, id),
            Measure::Exemption(id) => of(&class.exempt, id),
            Measure::Departure(kind) => {
                let found = class.departures.iter().find(|(known, _)| known == kind);
                found.map_or(0, |(_, count)| *count)
            }
            Measure::Total => class.total,
            Measure::Rated => class.rated,
            Measure::Exempt => class.exempt.iter().map(|(_, count)| count).sum(),
            Measure::Pending => class.pending,
            Measure::Referred => class.referred,
            Measure::Departures => class.departures.iter().map(|(_, count)| count).sum(),
            Measure::Over => class.quotas.iter().map(|quota| quota.over).sum(),
            Measure::Lowered => class.quotas.iter().map(|quota| quota.lowered).sum(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Condition, NotACondition};
    use crate::model::{ClassSummary, Departure, QuotaSummary, Summary};
    use crate::report::tests::fixture;

    /// 200 high and 1,400 passed; 300 new, 60 pending, 40 referred; 3 beyond the quota, which 1 of
    /// 12 groups exceeds.
    fn summary() -> Summary {
        let counts = |pairs: &[(&str, u64)]| -> Vec<(String, u64)> {
            pairs.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
        };
        let class = ClassSummary {
            class: "worker".to_owned(),
            total: 2_000,
            rated: 1_600,
            exempt: counts(&[("new", 300)]),
            pending: 60,
            referred: 40,
            levels: counts(&[("high", 200), ("pass", 1_400)]),
            decided: Vec::new(),
            departures: vec![(Departure::QuotaExceeded, 3)],
            quotas: vec![QuotaSummary {
                quota: "high-share".to_owned(),
                groups: 12,
                over: 1,
                lowered: 5,
                referred: 40,
            }],
        };
        Summary { classes: vec![class] }
    }

    fn check(text: &str, expected: &Result<bool, NotACondition>) {
        let condition = Condition::parse(text, &fixture::regulation(""), 0);
        assert_eq!(&condition.map(|condition| condition.holds(&summary())), expected, "{text}");
    }

    #[test]
    fn every_measure_and_sign_says_what_it_says() {
        for holds in [
            "high == 200",
            "high>=200 and pass > 1399 and fail == 0",
            "worker.high <= 200",
            "all.total == 2000",
            "rated != 1601",
            "exempt == 300",
            "new == 300",
            "pending < 61",
            "referred == 40",
            "departures == 3",
            "quota-exceeded == 3 and below-standard == 0",
            "over == 1 and lowered == 5",
        ] {
            check(holds, &Ok(true));
        }
        for fails in ["high == 199", "high == 200 and over == 0", "pending > 60"] {
            check(fails, &Ok(false));
        }
    }

    #[test]
    fn what_is_not_understood_is_named() {
        let shape = |part: &str| Err(NotACondition::Shape(part.to_owned()));
        let measure = |part: &str| Err(NotACondition::Measure(part.to_owned()));
        check("", &shape(""));
        check("high", &shape("high"));
        check("high == many", &shape("high == many"));
        check("high == -1", &shape("high == -1"));
        check("high == 20%", &shape("high == 20%"));
        check("hihg == 1", &measure("hihg"));
        check("team.high == 1", &measure("team.high"));
        check("high == 200 and overs == 1", &measure("overs"));
    }

    #[test]
    fn the_reach_of_a_condition_is_told_once_a_measure() {
        let condition =
            Condition::parse("high > 5 and high < 9 and over == 0", &fixture::regulation(""), 0);
        let (one, mut other) = (summary(), summary());
        other.classes[0].levels[0].1 = 7;
        let reach = condition.unwrap().reach(&[&one, &other]);
        let expected = [("high".to_owned(), 7, 200), ("over".to_owned(), 1, 1)];
        assert_eq!(reach, expected);
    }
}
