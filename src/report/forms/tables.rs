//! The tables of a form.

use crate::decide::Group;
use crate::model::{Base, Quota};
use crate::report::Say;
use crate::report::counts::{Before, Counted, Cut, Line, Previous, Reason};
use crate::report::forms::Part;
use crate::report::tabular::{Cell, Head, Row, Source, Table};

/// The columns that come before the levels: total, rated, its share, not rated.
const BEFORE_LEVELS: usize = 5;

impl Part<'_> {
    /// The tables of a form, those that have nothing to say left out.
    pub(in crate::report::forms) fn tables(
        self,
        lines: &[Line],
        previous: Option<&Previous>,
    ) -> Vec<Table> {
        let mut tables = vec![self.levels(lines)];
        tables.extend(self.reasons(lines));
        tables.extend(previous.and_then(|previous| self.changes(lines, previous)));
        let quotas = self.class().quotas.iter().enumerate();
        tables.extend(quotas.map(|quota| self.ratio(lines, quota)));
        tables
    }

    /// The levels that are counted, best first: code and title.
    fn level_titles(self) -> Vec<(u8, String)> {
        let levels = (0u8..).zip(&self.material.regulation().outcome_scale().values);
        let titles = levels.map(|(code, level)| (code, self.words.title(&level.title).to_owned()));
        let mut titles: Vec<_> = titles.collect();
        titles.reverse();
        titles
    }

    /// Who is at which level: as decided, with the number by the rules beside it; by the rules
    /// alone where nothing is decided.
    fn levels(self, lines: &[Line]) -> Table {
        let words = self.words;
        let is_decided = self.material.is_decided(self.class);
        let width = if is_decided { 3 } else { 2 };
        let levels = self.level_titles();
        let mut heads = vec![Head::of(words.text("form-who"))];
        heads.push(Head::of(words.text("count-total")));
        let rated = words.text("count-rated");
        heads.push(Head::under(&rated, words.text("form-count")));
        heads.push(Head::under(&rated, words.text("form-share")));
        heads.push(Head::of(words.text("form-not-rated")));
        for (_, title) in &levels {
            heads.push(Head::under(title, words.text("form-count")));
            heads.push(Head::under(title, words.text("form-share")));
            if is_decided {
                heads.push(Head::under(title, words.text("form-by-rules")));
            }
        }
        let at: Vec<usize> = (0..levels.len()).map(|level| BEFORE_LEVELS + level * width).collect();
        let rows = lines.iter().enumerate().map(|(number, line)| {
            let counted = &line.counted;
            let raw = |count| Cell::Count(count, raw(lines, number));
            let mut cells = vec![Cell::Text(self.label(&line.cut)), raw(counted.total)];
            cells.push(Cell::Count(counted.rated(), Source::Columns(at.clone())));
            let (rated, total) = ((vec![2], counted.rated()), (vec![1], counted.total));
            cells.push(Cell::Share { part: rated, whole: total });
            cells.push(Cell::Count(counted.not_rated(), Source::Less(1, 2)));
            for ((code, _), at) in levels.iter().zip(&at) {
                let count = counted.at(&[*code]);
                cells.push(raw(count));
                let (part, whole) = ((vec![*at], count), (vec![2], counted.rated()));
                cells.push(Cell::Share { part, whole });
                if is_decided {
                    cells.push(raw(counted.by_rules[usize::from(*code)]));
                }
            }
            Row { depth: line.depth, cells }
        });
        let caption = if is_decided { "form-levels-decided" } else { "form-levels-by-rules" };
        Table { caption: words.text(caption), heads, rows: rows.collect() }
    }

    /// Why those without a level have none.
    fn reasons(self, lines: &[Line]) -> Option<Table> {
        let words = self.words;
        let whole = &lines.first()?.counted;
        let all = Reason::all(self.class()).into_iter().enumerate();
        let some: Vec<_> = all.filter(|(number, _)| whole.reasons[*number] > 0).collect();
        if some.is_empty() {
            return None;
        }
        let not_rated = words.text("form-not-rated");
        let mut heads = vec![Head::of(words.text("form-who"))];
        heads.push(Head::of(words.text("count-total")));
        heads.push(Head::under(&not_rated, words.text("form-count")));
        heads.push(Head::under(&not_rated, words.text("form-share")));
        heads.extend(some.iter().map(|(_, reason)| Head::of(self.reason(*reason))));
        let columns: Vec<usize> = (4..4 + some.len()).collect();
        let rows = lines.iter().enumerate().map(|(number, line)| {
            let counted = &line.counted;
            let raw = |count| Cell::Count(count, raw(lines, number));
            let mut cells = vec![Cell::Text(self.label(&line.cut)), raw(counted.total)];
            cells.push(Cell::Count(counted.not_rated(), Source::Columns(columns.clone())));
            let (part, total) = ((vec![2], counted.not_rated()), (vec![1], counted.total));
            cells.push(Cell::Share { part, whole: total });
            cells.extend(some.iter().map(|(reason, _)| raw(counted.reasons[*reason])));
            Row { depth: line.depth, cells }
        });
        Some(Table { caption: words.text("form-reasons"), heads, rows: rows.collect() })
    }

    /// A reason in words.
    pub(in crate::report) fn reason(self, reason: Reason) -> String {
        match reason {
            Reason::Exempt(at) => {
                self.words.title(&self.class().exemptions[at].grounds.title).to_owned()
            }
            Reason::Pending => self.words.text("count-pending"),
            Reason::Referred => self.words.text("count-referred"),
            Reason::Undecided => self.words.text("form-undecided"),
        }
    }

    /// What changed since the year before, of the parts of which something is known.
    fn changes(self, lines: &[Line], previous: &Previous) -> Option<Table> {
        let words = self.words;
        let period = self.material.returns().period;
        let year = ("year", Say::from(previous.period(period)?.to_string()));
        let known = lines.iter().map(|line| {
            (line, self.material.before(previous, (self.class, &line.cut), &line.counted))
        });
        let known: Vec<(&Line, Vec<Option<Before>>)> =
            known.filter(|(_, before)| before.iter().any(Option::is_some)).collect();
        let first = known.iter().flat_map(|(_, before)| before.iter().flatten()).next()?;
        let has_counts = first.counts.is_some();
        let levels = self.level_titles();
        let mut heads = vec![Head::of(words.text("form-who"))];
        if has_counts {
            heads.push(Head::of(words.say("form-rated-before", std::slice::from_ref(&year))));
        }
        for (_, title) in &levels {
            if has_counts {
                heads.push(Head::under(
                    title,
                    words.say("form-count-before", std::slice::from_ref(&year)),
                ));
            }
            heads.push(Head::under(
                title,
                words.say("form-share-before", std::slice::from_ref(&year)),
            ));
            heads.push(Head::under(title, words.text("form-change")));
        }
        let rows = known.iter().map(|(line, before)| {
            let mut cells = vec![Cell::Text(self.label(&line.cut))];
            if has_counts {
                let rated = before.iter().flatten().find_map(|before| before.counts);
                cells.push(
                    rated.map_or(Cell::Nothing, |(_, rated)| Cell::Count(rated, Source::Given)),
                );
            }
            for (code, _) in &levels {
                cells.extend(before_cells(
                    before[usize::from(*code)].as_ref(),
                    (has_counts, cells.len()),
                ));
            }
            Row { depth: line.depth, cells }
        });
        let rows = rows.collect();
        Some(Table { caption: words.say("form-changes", &[year]), heads, rows })
    }

    /// How the limited levels stand to the base of a quota, and how many groups exceed its cap.
    fn ratio(self, lines: &[Line], (number, quota): (usize, &Quota)) -> Table {
        let words = self.words;
        let is_decided = self.material.is_decided(self.class);
        let groups = self.material.verdicts().groups(self.class, number);
        let heads = [
            Head::of(words.text("form-who")),
            Head::of(self.limited(quota)),
            Head::of(self.base(quota)),
            Head::of(words.text("form-ratio")),
            Head::of(words.text("column-quota-groups")),
            Head::of(words.text("column-quota-over")),
            Head::of(words.text("form-excess")),
            Head::of(words.text("form-to-lower")),
        ];
        let rows = lines.iter().enumerate().map(|(at, line)| {
            let counted = &line.counted;
            let (limited, base) = (counted.at(&quota.limits), base_of(quota, counted));
            let raw = |count| Cell::Count(count, raw(lines, at));
            let mut cells = vec![Cell::Text(self.label(&line.cut)), raw(limited), raw(base)];
            cells.push(Cell::Share { part: (vec![1], limited), whole: (vec![2], base) });
            let own = groups_of(&groups, &line.cut);
            let given = |count: Option<u64>| {
                count.map_or(Cell::Nothing, |count| Cell::Count(count, Source::Given))
            };
            cells.push(given(own.as_ref().map(|own| own.len() as u64)));
            let over = own
                .filter(|_| is_decided)
                .map(|own| own.into_iter().filter(|group| group.over).collect::<Vec<_>>());
            cells.push(given(over.as_ref().map(|over| over.len() as u64)));
            let sum = |of: fn(&Group<'_>) -> u64| {
                over.as_ref().map(|over| over.iter().map(|group| of(group)).sum())
            };
            cells.push(given(sum(excess)));
            cells.push(given(sum(to_lower)));
            Row { depth: line.depth, cells }
        });
        let title = ("title", Say::from(words.title(&quota.grounds.title)));
        let cite = ("cite", quota.grounds.cite.as_str().into());
        let caption = words.say("form-quota", &[title, cite]);
        Table { caption, heads: heads.into(), rows: rows.collect() }
    }

    /// The groups that exceed a cap by their decided levels, a table a quota.
    pub(in crate::report::forms) fn over(self) -> Vec<Table> {
        if !self.material.is_decided(self.class) {
            return Vec::new();
        }
        let quotas = self.class().quotas.iter().enumerate();
        quotas.map(|(number, quota)| groups_over(self, (number, quota))).collect()
    }

    /// The levels that a quota limits.
    pub(in crate::report) fn limited(self, quota: &Quota) -> String {
        levels_said(self, &quota.limits)
    }

    /// The base of a quota's share.
    pub(in crate::report) fn base(self, quota: &Quota) -> String {
        match &quota.of {
            Base::Rated => self.words.text("count-rated"),
            Base::Levels(levels) => levels_said(self, levels),
        }
    }
}

/// Levels in words, one behind the other.
pub(in crate::report) fn levels_said(part: Part<'_>, levels: &[u8]) -> String {
    let values = &part.material.regulation().outcome_scale().values;
    let titles = levels.iter().map(|code| part.words.title(&values[usize::from(*code)].title));
    titles.collect::<Vec<_>>().join(" + ")
}

/// The number in the base of a quota's share.
pub(in crate::report) fn base_of(quota: &Quota, counted: &Counted) -> u64 {
    match &quota.of {
        Base::Rated => counted.rated(),
        Base::Levels(levels) => counted.at(levels),
    }
}

/// The groups of a quota that exceed its cap, each with its values and by how many.
pub(in crate::report) fn groups_over(part: Part<'_>, (number, quota): (usize, &Quota)) -> Table {
    let words = part.words;
    let groups = part.material.verdicts().groups(part.class, number);
    let over: Vec<&Group<'_>> = groups.iter().filter(|group| group.over).collect();
    let title = ("title", Say::from(words.title(&quota.grounds.title)));
    let cite = ("cite", quota.grounds.cite.as_str().into());
    let count = ("count", (over.len() as u64).into());
    let args = [title, cite, count, ("groups", (groups.len() as u64).into())];
    let caption = if over.is_empty() { "form-groups-none" } else { "form-groups-over" };
    let mut heads = vec![Head::of(words.text("form-group"))];
    let naming = part.naming();
    heads.extend(quota.per.iter().skip(1).map(|fact| Head::of(naming.fact(&fact.value))));
    if let Some(first) = quota.per.first() {
        heads[0].name = naming.fact(&first.value);
    }
    for name in [
        words.text("form-members"),
        part.limited(quota),
        part.base(quota),
        words.text("form-cap"),
        words.text("form-excess"),
        words.text("form-to-lower"),
    ] {
        heads.push(Head::of(name));
    }
    let rows = over.iter().map(|group| {
        let key = group.key.iter().map(|(fact, value)| Cell::Text(part.value(fact, Some(value))));
        let mut cells: Vec<Cell> = key.collect();
        if cells.is_empty() {
            cells.push(Cell::Text(words.text("form-all")));
        }
        let at = cells.len();
        let given = |count: u64| Cell::Count(count, Source::Given);
        cells.push(given(u64::from(group.members)));
        cells.push(given(u64::from(group.decided_limited)));
        cells.push(given(u64::from(group.decided_base)));
        cells.push(group.decided_cap.map_or(Cell::Nothing, given));
        cells.push(Cell::Count(excess(group), Source::Less(at + 1, at + 3)));
        cells.push(given(to_lower(group)));
        Row { depth: 1, cells }
    });
    Table { caption: words.say(caption, &args), heads, rows: rows.collect() }
}

/// By how many the decided levels of a group exceed its cap.
pub(in crate::report) fn excess(group: &Group<'_>) -> u64 {
    let cap = group.decided_cap.unwrap_or(u64::MAX);
    u64::from(group.decided_limited).saturating_sub(cap)
}

/// How many of a group must be lowered at least, so that its cap holds: fewer than the excess
/// where those lowered come into the base.
pub(in crate::report) fn to_lower(group: &Group<'_>) -> u64 {
    let allowed = group.decided_allowed.unwrap_or(u32::MAX);
    u64::from(group.decided_limited.saturating_sub(allowed))
}

/// The groups that lie wholly in a part of the class; `None` where groups cross its border.
pub(in crate::report) fn groups_of<'g, 'a>(
    groups: &'g [Group<'a>],
    cut: &Cut,
) -> Option<Vec<&'g Group<'a>>> {
    let mut own = Vec::new();
    for group in groups {
        let mut is_own = true;
        for (fact, value) in cut {
            let (_, of_group) = group.key.iter().find(|(known, _)| known == fact)?;
            is_own &= value.as_deref() == Some(of_group.as_str());
        }
        if is_own {
            own.push(group);
        }
    }
    Some(own)
}

/// Where a counted cell of a line comes from: the lines that are its parts, if it has any.
fn raw(lines: &[Line], at: usize) -> Source {
    let depth = lines[at].depth;
    let below = (at + 1..lines.len()).take_while(|line| lines[*line].depth > depth);
    let parts: Vec<usize> = below.filter(|line| lines[*line].depth == depth + 1).collect();
    if parts.is_empty() { Source::Given } else { Source::Rows(parts) }
}

/// What is known of a level the year before; `at` is the place of its first cell.
fn before_cells(before: Option<&Before>, (has_counts, at): (bool, usize)) -> Vec<Cell> {
    let Some(before) = before else {
        return vec![Cell::Nothing; if has_counts { 3 } else { 2 }];
    };
    let change = Cell::Points(before.change.hundredths());
    match before.counts {
        Some((count, rated)) => {
            let share = Cell::Share { part: (vec![at], count), whole: (vec![1], rated) };
            vec![Cell::Count(count, Source::Given), share, change]
        }
        None => vec![Cell::Percent(before.share), change],
    }
}
