//! Children that have the counts and shares a cell of the fact space asks for.

use crate::check::example::Cell;
use crate::check::space::{Count, Key, Region, Space};
use crate::check::subject::{Held, Row};
use crate::model::{Children, Counted, Ratio};

/// No more children than this are tried.
const CHILDREN_MAX: usize = 60;

/// What is asked of the children of one declaration.
struct Asked<'s> {
    declared: &'s Children,
    of: Vec<(&'s Count, &'s Region)>,
}

/// How many children there are, and how many are rated at or above each level.
struct Counts {
    all: usize,
    /// By code: at the worst level stand all that are rated.
    at_least: Vec<usize>,
}

/// The children of a subject; `None` if no few children have these counts and shares.
pub(in crate::check) fn children(
    space: &Space<'_>,
    side: usize,
    cell: &Cell,
    parent: &str,
) -> Option<Vec<Row>> {
    let of = space.sides[side];
    let levels = &of.regulation.outcome_scale();
    let mut rows = Vec::new();
    for declared in &of.regulation.classes[of.class].children {
        let variables = space.variables.iter().zip(cell);
        let asked = variables.filter_map(|(variable, region)| match &variable.key {
            Key::Children(id, count)
                if *id == declared.id && variable.side.is_none_or(|only| only == side) =>
            {
                Some((count, &variable.regions[*region]))
            }
            _ => None,
        });
        let asked = Asked { declared, of: asked.collect() };
        if asked.of.is_empty() {
            continue;
        }
        let rank = |level: &str| levels.code(level).map(usize::from);
        let counts = asked.counts(levels.values.len(), &rank)?;
        let by = of.regulation.classes[declared.class].fact_index(&declared.by.value)?;
        for at in 0..counts.all {
            let better = counts.at_least.iter().filter(|count| at < **count).count();
            let rating = better.checked_sub(1).and_then(|code| u8::try_from(code).ok());
            rows.push(Row {
                id: format!("{}-{}", declared.id, at + 1),
                class: declared.class,
                cells: vec![(by, Held::Text(parent.to_owned()))],
                rating,
            });
        }
    }
    Some(rows)
}

impl Asked<'_> {
    /// The fewest children that have what is asked.
    fn counts(&self, levels: usize, rank: &dyn Fn(&str) -> Option<usize>) -> Option<Counts> {
        for all in 0..=CHILDREN_MAX {
            for rated in (0..=all).rev() {
                if let Some(at_least) = self.spread((all, rated), levels, rank) {
                    return Some(Counts { all, at_least });
                }
            }
        }
        None
    }

    /// Gives each level, from the best down, as few children as fit.
    fn spread(
        &self,
        (all, rated): (usize, usize),
        levels: usize,
        rank: &dyn Fn(&str) -> Option<usize>,
    ) -> Option<Vec<usize>> {
        let base = match self.declared.among {
            Counted::Rated => rated,
            Counted::All => all,
        };
        let fits = |is_asked: &dyn Fn(&Count) -> bool, count: usize| {
            let asked = self.of.iter().filter(|(asked, _)| is_asked(asked));
            asked.into_iter().all(|(asked, region)| match asked {
                Count::Share(_) => match ratio(count, base) {
                    Some(share) => region.has_share(share),
                    None => **region == Region::Unknown,
                },
                _ => has_number(region, count),
            })
        };
        if !fits(&|asked| *asked == Count::All, all)
            || !fits(&|asked| *asked == Count::Rated, rated)
        {
            return None;
        }
        let mut at_least = vec![0; levels];
        let mut fewest = 0;
        for level in (0..levels).rev() {
            let is_of = |asked: &Count| match asked {
                Count::Share(id) | Count::AtLeast(id) => rank(id) == Some(level),
                _ => false,
            };
            let from = if level == 0 { rated } else { fewest };
            fewest = (from..=rated).find(|count| fits(&is_of, *count))?;
            at_least[level] = fewest;
        }
        Some(at_least)
    }
}

fn ratio(count: usize, base: usize) -> Option<Ratio> {
    Ratio::new(i128::try_from(count).ok()?, i128::try_from(base).ok()?)
}

fn has_number(region: &Region, count: usize) -> bool {
    match region {
        Region::Numbers(from, to, _) => i64::try_from(count).is_ok_and(|count| {
            from.is_none_or(|from| count >= from) && to.is_none_or(|to| count < to)
        }),
        _ => false,
    }
}
