//! A slow, plain second implementation of how verdicts come about, written for clarity. It shares
//! no code with `decide`; both read formulas through `formula`'s tree walk.
//!
//! Nothing is planned: whatever can be decided is decided, round after round, until nothing
//! moves. What is left then waits in a circle.

use mucthuoc::formula::{self, Cell, Expr, Family, Library, Subject, Val, Wants, World};
use mucthuoc::model::{
    Base, Class, Departure, Excess, Formula, Outcome, Population, Quota, Ratio, Regulation,
    Rounding, Ties, Truth, UNKNOWN_CODE,
};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the reference says of one subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plain {
    pub outcome: Option<Outcome>,
    pub level: Option<u8>,
    pub standard: Option<u8>,
    pub eligible: Option<u8>,
    pub exemption: Option<usize>,
    pub ceilings: Vec<usize>,
    pub quota: Option<usize>,
    pub departure: Option<Departure>,
}

/// A class with its formulas compiled.
struct Rules<'a> {
    class: &'a Class,
    exemptions: Vec<Expr>,
    review: Option<Expr>,
    levels: Vec<(u8, Vec<Expr>)>,
    ceilings: Vec<(Expr, Expr)>,
    quotas: Vec<QuotaRules>,
}

struct QuotaRules {
    per: Vec<usize>,
    share: Expr,
    rank: Vec<(Expr, bool)>,
    unless: Option<Expr>,
}

/// Where a subject stands while the rounds go on.
#[derive(Clone, Default)]
struct Standing {
    plain: Plain,
    quotas_done: usize,
}

pub struct Reference<'a> {
    regulation: &'a Regulation,
    population: &'a Population,
    library: Library,
    rules: Vec<Rules<'a>>,
    families: Vec<Vec<Family>>,
    use_decided: bool,
    standings: Vec<Vec<Standing>>,
    ratings: Vec<Arc<Vec<u8>>>,
}

/// Verdicts by class and row, or `None` where subjects wait for each other in a circle.
pub fn verdicts(
    regulation: &Regulation,
    population: &Population,
    use_decided: bool,
) -> Option<Vec<Vec<Plain>>> {
    let mut reference = Reference::new(regulation, population, use_decided);
    while reference.round() {}
    reference.finish()
}

/// For each subject, by class and row, whether changed rules are about it (decision 4): judged by
/// them alone, with everybody else's standing before the quotas, and the levels that others read,
/// as they were. `None` where subjects wait for each other as it stands.
pub fn touched(
    before: &Regulation,
    after: &Regulation,
    population: &Population,
) -> Option<Vec<Vec<bool>>> {
    let mut was = Reference::new(before, population, false);
    while was.round() {}
    let ratings = was.ratings.clone();
    let mut now = Reference::new(after, population, false);
    now.ratings = ratings;
    let each = |class: usize| 0..population.tables[class].len();
    let concerned = |class: usize, row: usize| {
        let pairs = after.classes[class].quotas.iter().enumerate().filter_map(|(at, quota)| {
            let old = before.classes[class].quotas.iter().position(|old| old.id == quota.id)?;
            Some((was.concerned(class, old, row), now.concerned(class, at, row)))
        });
        pairs.into_iter().any(|(old, new)| old != new)
    };
    let classes = 0..population.tables.len();
    let elsewhere: Vec<Vec<bool>> = classes
        .clone()
        .map(|class| each(class).map(|row| concerned(class, row)).collect())
        .collect();
    let verdicts = was.finish()?;
    let stood: Vec<Vec<Plain>> =
        verdicts.iter().map(|rows| rows.iter().map(before_quotas).collect()).collect();
    let own: Vec<Vec<Plain>> = classes
        .clone()
        .map(|class| each(class).map(|row| now.eligible(class, row)).collect())
        .collect();
    now.standings = stood
        .iter()
        .map(|rows| {
            let standing = |plain: &Plain| Standing { plain: plain.clone(), quotas_done: 0 };
            rows.iter().map(standing).collect()
        })
        .collect();
    for class in classes.clone() {
        for quota in 0..now.rules[class].quotas.len() {
            now.act(class, quota);
        }
    }
    let is_touched = |class: usize, row: usize| {
        let left = &now.standings[class][row].plain;
        state(&own[class][row]) != state(&stood[class][row])
            || elsewhere[class][row]
            || state(left) != state(&verdicts[class][row])
    };
    Some(classes.map(|class| each(class).map(|row| is_touched(class, row)).collect()).collect())
}

/// Outcome, and level where rated.
fn state(plain: &Plain) -> (Option<Outcome>, Option<u8>) {
    let rated = plain.outcome == Some(Outcome::Rated);
    (plain.outcome, plain.level.filter(|_| rated))
}

/// The verdict as it was before any quota acted (shares are known in these regulations).
fn before_quotas(plain: &Plain) -> Plain {
    match plain.outcome {
        Some(Outcome::Rated | Outcome::Referred) => Plain {
            outcome: Some(Outcome::Rated),
            level: plain.eligible,
            quota: None,
            ..plain.clone()
        },
        _ => plain.clone(),
    }
}

fn rules(regulation: &Regulation, at: usize) -> Rules<'_> {
    let class = &regulation.classes[at];
    let compiled = |formula: &Formula, wants: Wants| {
        formula::compile(regulation, at, formula, wants).expect("the regulation has no mistakes")
    };
    let truth = |formula: &Formula| compiled(formula, Wants::Truth);
    let quota = |quota: &Quota| {
        let per: Vec<_> =
            quota.per.iter().map(|fact| class.fact_index(&fact.value).unwrap()).collect();
        QuotaRules {
            share: compiled(&quota.share, Wants::Share(&per)),
            rank: quota
                .rank
                .iter()
                .map(|key| (compiled(&key.by, Wants::Rank), key.descending))
                .collect(),
            unless: quota.unless.as_ref().map(truth),
            per,
        }
    };
    Rules {
        class,
        exemptions: class.exemptions.iter().map(|rule| truth(&rule.when)).collect(),
        review: class.review.as_ref().map(|review| truth(&review.done)),
        levels: class
            .levels
            .iter()
            .map(|level| (level.is, level.requires.iter().map(|r| truth(&r.that)).collect()))
            .collect(),
        ceilings: class
            .ceilings
            .iter()
            .map(|rule| (truth(&rule.when), compiled(&rule.at_most, Wants::Level)))
            .collect(),
        quotas: class.quotas.iter().map(quota).collect(),
    }
}

impl<'a> Reference<'a> {
    /// Nothing is decided yet.
    fn new(regulation: &'a Regulation, population: &'a Population, use_decided: bool) -> Self {
        let rows = || population.tables.iter().map(|table| table.ids.len());
        Reference {
            regulation,
            population,
            library: Library::compile(regulation).0,
            rules: (0..regulation.classes.len()).map(|at| rules(regulation, at)).collect(),
            families: Family::of(regulation, population),
            use_decided,
            standings: rows().map(|n| vec![Standing::default(); n]).collect(),
            ratings: rows().map(|n| Arc::new(vec![UNKNOWN_CODE; n])).collect(),
        }
    }

    fn world(&self) -> World<'_> {
        World {
            regulation: self.regulation,
            library: &self.library,
            population: self.population,
            ratings: &self.ratings,
            families: &self.families,
        }
    }

    fn subject(&self, class: usize, row: usize) -> Subject<'_> {
        Subject { world: self.world(), class, row, changes: &[] }
    }

    /// Decides whatever can be decided now; false when nothing moved.
    fn round(&mut self) -> bool {
        let mut moved = false;
        for class in 0..self.rules.len() {
            for row in 0..self.standings[class].len() {
                let undecided = self.standings[class][row].plain.outcome.is_none();
                if undecided && self.all_it_reads_is_final(class, row) {
                    self.standings[class][row].plain = self.eligible(class, row);
                    moved = true;
                }
            }
            for quota in 0..self.rules[class].quotas.len() {
                moved |= self.act(class, quota);
            }
            self.publish(class);
        }
        moved
    }

    /// Makes final levels visible to those who read them.
    fn publish(&mut self, class: usize) {
        let last = self.rules[class].quotas.len();
        for row in 0..self.standings[class].len() {
            let standing = &self.standings[class][row];
            if standing.plain.outcome.is_none() || standing.quotas_done < last {
                continue;
            }
            let decided = self.population.tables[class].decided(row).filter(|_| self.use_decided);
            let rated = standing.plain.outcome == Some(Outcome::Rated);
            let level = standing.plain.level.filter(|_| rated);
            Arc::make_mut(&mut self.ratings[class])[row] =
                decided.or(level).unwrap_or(UNKNOWN_CODE);
        }
    }

    fn is_final(&self, class: usize, row: usize) -> bool {
        let standing = &self.standings[class][row];
        standing.plain.outcome.is_some() && standing.quotas_done == self.rules[class].quotas.len()
    }

    fn all_it_reads_is_final(&self, class: usize, row: usize) -> bool {
        let rules = &self.rules[class];
        let mut formulas: Vec<&Expr> = rules.exemptions.iter().chain(&rules.review).collect();
        formulas.extend(rules.levels.iter().flat_map(|(_, requires)| requires));
        formulas.extend(rules.ceilings.iter().flat_map(|(when, at_most)| [when, at_most]));
        for quota in &rules.quotas {
            formulas.extend(quota.unless.iter().chain(quota.rank.iter().map(|(by, _)| by)));
            formulas.push(&quota.share);
        }
        formulas.iter().all(|formula| {
            let reads = formula.reads();
            let others = reads.ratings.iter().all(|path| {
                let mut reached = Some(self.subject(class, row));
                for fact in &path.via {
                    reached = reached.and_then(|subject| subject.follow(*fact));
                }
                reached.is_none_or(|subject| self.is_final(subject.class, subject.row))
            });
            let children = reads.children.iter().filter(|(_, levels_matter)| **levels_matter);
            others
                && children.into_iter().all(|(declared, _)| {
                    let of = rules.class.children[*declared].class;
                    let members = self.families[class][*declared].children(row);
                    members.iter().all(|child| self.is_final(of, *child as usize))
                })
        })
    }

    /// The verdict before quotas.
    fn eligible(&self, class: usize, row: usize) -> Plain {
        let (rules, subject) = (&self.rules[class], self.subject(class, row));
        let pending = Plain { outcome: Some(Outcome::Pending), ..Plain::default() };
        for (at, exemption) in rules.exemptions.iter().enumerate() {
            match exemption.truth(&subject) {
                Truth::True => {
                    let outcome = Some(Outcome::Exempt);
                    return Plain { outcome, exemption: Some(at), ..Plain::default() };
                }
                Truth::Unknown => return pending,
                Truth::False => {}
            }
        }
        if rules.review.as_ref().is_some_and(|done| done.truth(&subject) != Truth::True) {
            return pending;
        }
        let Some(standard) = standard(rules, &subject) else { return pending };
        let Some((eligible, ceilings)) = lowered_by_ceilings(rules, &subject, standard) else {
            return pending;
        };
        for quota in &rules.quotas {
            let unknown = |fact: &usize| subject.cell(*fact) == Cell::Unknown;
            let unless = quota.unless.as_ref().map(|unless| unless.truth(&subject));
            if quota.per.iter().any(unknown) || unless == Some(Truth::Unknown) {
                return pending;
            }
        }
        Plain {
            outcome: Some(Outcome::Rated),
            level: Some(eligible),
            standard: Some(standard),
            eligible: Some(eligible),
            ceilings,
            ..Plain::default()
        }
    }

    /// Lets a quota act in every group that is ready for it; true if one was.
    fn act(&mut self, class: usize, quota: usize) -> bool {
        let mut moved = false;
        for members in self.groups(class, quota) {
            let ready = |row: &usize| {
                let standing = &self.standings[class][*row];
                standing.plain.outcome.is_some() && standing.quotas_done == quota
            };
            if members.iter().all(ready) {
                self.cap(class, quota, &members);
                for row in members {
                    self.standings[class][row].quotas_done += 1;
                }
                moved = true;
            }
        }
        moved
    }

    /// Rows by the values of `per`; a row that the quota does not concern stands alone.
    fn groups(&self, class: usize, quota: usize) -> Vec<Vec<usize>> {
        let rules = &self.rules[class].quotas[quota];
        let mut groups: BTreeMap<(usize, Vec<Cell>), Vec<usize>> = BTreeMap::new();
        for row in 0..self.standings[class].len() {
            let subject = self.subject(class, row);
            let key: Vec<_> = rules.per.iter().map(|fact| subject.cell(*fact)).collect();
            let concerned = rules.unless.as_ref().is_none_or(|u| u.truth(&subject) == Truth::False);
            let alone = !concerned || key.contains(&Cell::Unknown);
            let key = if alone { (row + 1, Vec::new()) } else { (0, key) };
            groups.entry(key).or_default().push(row);
        }
        groups.into_values().collect()
    }

    fn concerned(&self, class: usize, quota: usize, row: usize) -> bool {
        let (rules, subject) = (&self.rules[class].quotas[quota], self.subject(class, row));
        rules.unless.as_ref().is_none_or(|unless| unless.truth(&subject) == Truth::False)
            && rules.per.iter().all(|fact| subject.cell(*fact) != Cell::Unknown)
    }

    fn cap(&mut self, class: usize, at: usize, members: &[usize]) {
        let quota = &self.rules[class].class.quotas[at];
        let rated: Vec<usize> = members
            .iter()
            .copied()
            .filter(|row| self.standings[class][*row].plain.outcome == Some(Outcome::Rated))
            .filter(|row| self.concerned(class, at, *row))
            .collect();
        let Some(first) = rated.first() else { return };
        let level = |row: &usize| self.standings[class][*row].plain.level.unwrap();
        let mut holders: Vec<usize> =
            rated.iter().copied().filter(|row| quota.limits.contains(&level(row))).collect();
        let order = |a: &usize, b: &usize| self.order(class, at, *a, *b);
        holders.sort_by(order);
        let share = self.rules[class].quotas[at].share.value(&self.subject(class, *first));
        let Val::Number(share) = share else {
            for row in holders {
                let plain = &mut self.standings[class][row].plain;
                *plain = Plain { outcome: Some(Outcome::Pending), ..Plain::default() };
            }
            return;
        };
        let all: Vec<u8> = rated.iter().map(level).collect();
        let held: Vec<u8> = holders.iter().map(level).collect();
        let seats = seats(quota, share, &all, &held);
        if seats == holders.len() || quota.excess == Excess::Report {
            return;
        }
        let (lowered, referred) = beyond(quota, &holders, seats, order);
        for row in lowered {
            let plain = &mut self.standings[class][row].plain;
            (plain.level, plain.quota) = (Some(quota.lowered_to), Some(at));
        }
        for row in referred {
            let plain = &mut self.standings[class][row].plain;
            (plain.outcome, plain.quota) = (Some(Outcome::Referred), Some(at));
        }
    }

    /// Who comes first for a seat: the better level, then the keys; unknown last.
    #[expect(clippy::too_many_arguments, reason = "who, under which quota, against whom")]
    fn order(&self, class: usize, quota: usize, a: usize, b: usize) -> Ordering {
        let level = |row: usize| self.standings[class][row].plain.level;
        let mut order = level(b).cmp(&level(a));
        for (by, descending) in &self.rules[class].quotas[quota].rank {
            let key = |row: usize| by.value(&self.subject(class, row));
            order = order.then_with(|| match (number(&key(a)), number(&key(b))) {
                (Some(a), Some(b)) if *descending => b.cmp(&a),
                (Some(a), Some(b)) => a.cmp(&b),
                (a, b) => b.is_some().cmp(&a.is_some()),
            });
        }
        order
    }

    fn finish(self) -> Option<Vec<Vec<Plain>>> {
        let mut result = Vec::new();
        for (class, standings) in self.standings.into_iter().enumerate() {
            let mut verdicts = Vec::new();
            for (row, standing) in standings.into_iter().enumerate() {
                let mut plain = standing.plain;
                plain.outcome?;
                if standing.quotas_done < self.rules[class].quotas.len() {
                    return None;
                }
                plain.departure = departure(&plain, self.population.tables[class].decided(row));
                if plain.outcome != Some(Outcome::Rated) {
                    plain.level = None;
                }
                verdicts.push(plain);
            }
            result.push(verdicts);
        }
        Some(result)
    }
}

/// The best level whose requirements hold; `None` where that is not known.
fn standard(rules: &Rules, subject: &Subject) -> Option<u8> {
    for (level, requires) in &rules.levels {
        let truths: Vec<_> = requires.iter().map(|that| that.truth(subject)).collect();
        if truths.contains(&Truth::False) {
            continue;
        }
        return (!truths.contains(&Truth::Unknown)).then_some(*level);
    }
    Some(0)
}

/// The level that is left and the ceilings that hold; `None` where an unknown one could lower it.
fn lowered_by_ceilings(rules: &Rules, subject: &Subject, standard: u8) -> Option<(u8, Vec<usize>)> {
    let evaluated: Vec<_> = rules
        .ceilings
        .iter()
        .map(|(when, at_most)| {
            let at_most = match at_most.value(subject) {
                Val::Code(code) => Some(code),
                _ => None,
            };
            (when.truth(subject), at_most)
        })
        .collect();
    let known =
        evaluated.iter().filter(|(when, at_most)| *when == Truth::True && at_most.is_some());
    let left = known.filter_map(|(_, at_most)| *at_most).fold(standard, u8::min);
    let doubtful = evaluated.iter().any(|(when, at_most)| {
        let unknown = *when == Truth::Unknown || (*when == Truth::True && at_most.is_none());
        unknown && at_most.unwrap_or(0) < left
    });
    let held = evaluated.iter().enumerate().filter(|(_, (when, _))| *when == Truth::True);
    (!doubtful).then(|| (left, held.map(|(at, _)| at).collect()))
}

/// The largest number of holders that the quota allows, by trying each.
fn seats(quota: &Quota, share: Ratio, all: &[u8], held_best_first: &[u8]) -> usize {
    let allowed = |seats: &usize| {
        let mut levels: Vec<u8> =
            all.iter().copied().filter(|level| !quota.limits.contains(level)).collect();
        levels.extend(&held_best_first[..*seats]);
        levels.extend(vec![quota.lowered_to; held_best_first.len() - seats]);
        let base = match &quota.of {
            Base::Rated => levels.len(),
            Base::Levels(of) => levels.iter().filter(|level| of.contains(level)).count(),
        };
        let product = share.checked_mul(Ratio::whole(base as i64)).unwrap();
        let rounded = match quota.rounding {
            Rounding::Down => product.floor(),
            Rounding::HalfUp => product.round_half_up(),
            Rounding::Up => product.ceil(),
        };
        (*seats as i128) <= rounded.max(i128::from(quota.seats_min))
    };
    (0..=held_best_first.len()).rev().find(allowed).unwrap_or(0)
}

/// Who is lowered and who is referred, of holders in their order.
fn beyond(
    quota: &Quota,
    holders: &[usize],
    seats: usize,
    order: impl Fn(&usize, &usize) -> Ordering,
) -> (Vec<usize>, Vec<usize>) {
    let everyone = holders.to_vec();
    if quota.excess == Excess::Refer && (quota.rank.is_empty() || seats == 0) {
        return (Vec::new(), everyone);
    }
    if seats == 0 {
        return (everyone, Vec::new());
    }
    let last = holders[seats - 1];
    let tied_across = order(&last, &holders[seats]) == Ordering::Equal;
    let ties_with_last = |row: &usize| tied_across && order(row, &last) == Ordering::Equal;
    let tied: Vec<_> = everyone.iter().copied().filter(ties_with_last).collect();
    let below: Vec<_> =
        everyone[seats..].iter().copied().filter(|row| !ties_with_last(row)).collect();
    let both = || tied.iter().chain(&below).copied().collect();
    match (quota.excess, quota.ties) {
        (Excess::Refer, _) => (Vec::new(), both()),
        (_, Ties::Refer) => (below, tied),
        (_, Ties::AllIn) => (below, Vec::new()),
        (_, Ties::AllOut) => (both(), Vec::new()),
    }
}

fn departure(plain: &Plain, decided: Option<u8>) -> Option<Departure> {
    let decided = Some(decided?);
    match plain.outcome? {
        Outcome::Pending => None,
        Outcome::Exempt => Some(Departure::RatedThoughExempt),
        _ if decided > plain.standard => Some(Departure::AboveStandard),
        _ if decided > plain.eligible => Some(Departure::AboveCeiling),
        Outcome::Referred => None,
        _ if decided > plain.level => Some(Departure::QuotaExceeded),
        _ if decided < plain.level => Some(Departure::BelowStandard),
        _ => None,
    }
}

fn number(value: &Val) -> Option<Ratio> {
    match value {
        Val::Number(number) => Some(*number),
        Val::Day(day) => Some(Ratio::whole(*day)),
        Val::Code(code) => Some(Ratio::whole(i64::from(*code))),
        Val::Boolean(truth) => Some(Ratio::whole(i64::from(*truth))),
        _ => None,
    }
}
