//! A synthesis plan: what is assumed where a published report leaves things open.
//!
//! A plan makes subjects table by table. Mechanisms, in the order in which they act on a table:
//! counts by level, constants, spreading over lists, placing under parents, facts by profile,
//! links to other subjects. All draws come from one seed.

use crate::model::{Place, Ratio, Title, Written};

/// How a population is made from a published report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SynthesisPlan {
    /// The regulation whose facts are made.
    pub regulation: Written<String>,
    /// Where the subjects are.
    pub locality: Title,
    /// What the submissions say of their origin.
    pub source: Title,
    /// Named lists with weights.
    pub lists: Vec<PlanList>,
    /// What is made, in order.
    pub tables: Vec<PlanTable>,
}

/// Values with weights, such as places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanList {
    /// The name that tables use.
    pub id: String,
    /// Values and their weights.
    pub items: Vec<(String, u64)>,
}

/// Subjects made alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanTable {
    /// The name that other tables use.
    pub id: String,
    /// What people call its subjects.
    pub title: Option<Title>,
    /// Ids are this and a running number.
    pub prefix: String,
    /// The class, as an index of the regulation's classes.
    pub class: usize,
    /// The published table it belongs to.
    pub published: Option<Written<String>>,
    /// Subjects at each level, best first; taken from the published table where the plan says
    /// nothing.
    pub levels: Vec<(String, u64)>,
    /// Subjects without a level: profile and number.
    pub without: Vec<(String, u64)>,
    /// Subjects decided at one level whose facts meet the standard of another.
    pub meeting: Vec<Meeting>,
    /// Facts of every subject.
    pub facts: Vec<(usize, Draw)>,
    /// Facts by level or profile.
    pub profiles: Vec<(String, Vec<(usize, Draw)>)>,
    /// Facts spread over a list, each level by largest remainder.
    pub spread: Vec<(usize, String)>,
    /// How subjects are placed under parents.
    pub under: Option<Under>,
    /// Facts taken from the parent: the first of the parent's facts that is not empty, or its id.
    pub inherit: Vec<(usize, Vec<Inherited>)>,
    /// Links to subjects of other tables.
    pub links: Vec<Link>,
    /// Where it is declared.
    pub place: Place,
}

/// Subjects whose facts say more than what was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The level decided.
    pub decided: String,
    /// The profile whose facts they get.
    pub profile: String,
    /// How many.
    pub count: u64,
    /// True if no report says how many: a population drawn anew has any number of them, up to all
    /// whom only a full quota can have held at the level decided.
    pub open: bool,
}

/// How the value of a fact comes about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Draw {
    /// Always this.
    Constant(String),
    /// A number between two, both included, in steps of the last place, scaled by `10^places`.
    Between {
        /// Smallest, scaled.
        from: i64,
        /// Greatest, scaled.
        to: i64,
        /// Places after the point.
        places: u8,
        /// True if no two subjects of the table may have the same.
        distinct: bool,
    },
    /// One of these, by weight.
    OneOf(Vec<(String, u64)>),
    /// The first subject gets the first, and so on; nothing when they are used up.
    Each(Vec<String>),
}

/// How subjects are placed under parents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Under {
    /// The fact that names the parent.
    pub fact: usize,
    /// The tables the parents come from.
    pub parents: Vec<Written<String>>,
    /// Sizes: from, to, weight.
    pub sizes: Vec<(u64, u64, u64)>,
    /// The least size under a parent of a level.
    pub least: Vec<(String, u64)>,
    /// The greatest share of a parent's rated subjects at a level or worse.
    pub room: Vec<Room>,
    /// How likely a subject of a level goes under a parent of a level.
    pub weights: Vec<(String, Vec<(String, u64)>)>,
    /// The level of all whom nothing else placed.
    pub rest: String,
    /// The cap kept within groups.
    pub cap: Option<Cap>,
}

/// The greatest share of a parent's rated children at a level or worse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// The parent's level.
    pub parent: String,
    /// The children's level.
    pub level: String,
    /// The share.
    pub share: Ratio,
}

/// A cap that placing keeps: `level` is at most `share` of the rest within each value of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cap {
    /// The capped level.
    pub level: String,
    /// The share.
    pub share: Ratio,
    /// The inherited fact that forms the groups.
    pub fact: usize,
}

/// What a fact takes from the parent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inherited {
    /// The parent's id.
    Id,
    /// A fact of the parent, by its id.
    Fact(String),
}

/// A link to subjects of another table, at most one a subject of that table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The fact that names the other subject.
    pub fact: usize,
    /// The other table.
    pub to: Written<String>,
    /// The greatest number of links.
    pub most: u64,
    /// Facts that linked subjects get besides.
    pub set: Vec<(usize, String)>,
}
