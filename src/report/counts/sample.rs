//! A few invented subjects of every class, so that texts of reports can be tried without
//! submissions: every choice occurs, and every level.

use crate::decide::{Options, Rulebook, decide};
use crate::model::{Class, FactType, Population, Regulation, Returns, TableBuilder};
use crate::report::counts::Material;

impl Material {
    /// Invented subjects of a regulation; of two samples, one shifted, the shares of levels differ. `None` where the regulation cannot be decided by.
    pub fn sample(regulation: &Regulation, is_shifted: bool) -> Option<Material> {
        let levels = regulation.outcome_scale().values.len();
        let tables =
            regulation.classes.iter().map(|class| table(class, levels, is_shifted)).collect();
        let period = regulation.periods.first;
        let population = Population::finish(regulation, period, tables).ok()?;
        let book = Rulebook::compile(regulation.clone()).0?;
        let decisions = decide(&book, &population, Options { use_decided: true }).ok()?;
        let returns = Returns {
            period: period + i64::from(!is_shifted),
            regulation: None,
            series: None,
            locality: None,
            synthetic: true,
            source: None,
            file: None,
            recorded: None,
        };
        Some(Material::new(book, population, decisions, returns))
    }
}

fn table(class: &Class, levels: usize, is_shifted: bool) -> TableBuilder {
    let mut table = TableBuilder::new(class);
    let choices = class.facts.iter().map(|fact| match &fact.kind {
        FactType::Choice(values) => values.len(),
        _ => 0,
    });
    let rows = choices.max().unwrap_or(0).max(levels) * 2 + 1;
    for row in 0..rows {
        table.start_row(&format!("x-{row}"));
        for (at, fact) in class.facts.iter().enumerate() {
            match &fact.kind {
                FactType::Choice(values) => table.put_code(at, code(row % values.len())),
                FactType::Text => table.put_text(at, &format!("x-{}", row % 2)),
                _ => {}
            }
        }
        // The last is not decided.
        if row + 1 < rows {
            // Levels in turn, or the better the more often, so that some rise and some fall.
            let level = if is_shifted { row.isqrt() } else { row };
            table.put_decided(code(level % levels));
        }
    }
    table
}

fn code(at: usize) -> u8 {
    u8::try_from(at).unwrap_or(0)
}
