//! A synthesis plan (`synthesis.toml`), read against the regulation whose facts it fills.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::fields::{Entry, Fields};
use crate::load::node::Node;
use crate::load::page::Page;
use crate::load::published::count;
use crate::model::{
    Cap, Draw, FactType, Inherited, Link, Meeting, PackageFile, PlanList, PlanTable, Ratio,
    Regulation, Room, SynthesisPlan, Title, Under,
};

/// The id of the regulation that a plan is for, read before anything else of it.
///
/// # Errors
/// What is wrong where it cannot be read.
pub fn plan_regulation(file: &PackageFile) -> Result<String, Vec<Diagnostic>> {
    let page = Page::open(file).map_err(|diagnostic| vec![*diagnostic])?;
    let id = page.parse().and_then(|table| {
        let root = Fields::root(&page, &table);
        root.require("regulation").and_then(Node::text).map(str::to_owned)
    });
    id.ok_or_else(|| page.close())
}

/// Reads a synthesis plan.
pub fn plan(
    file: &PackageFile,
    regulation: &Regulation,
) -> (Option<SynthesisPlan>, Vec<Diagnostic>) {
    let page = match Page::open(file) {
        Ok(page) => page,
        Err(diagnostic) => return (None, vec![*diagnostic]),
    };
    let read = page.parse().and_then(|table| whole(&Fields::root(&page, &table), regulation));
    let diagnostics = page.close();
    let is_clean = !diagnostics.iter().any(Diagnostic::is_error);
    (read.filter(|_| is_clean), diagnostics)
}

/// Facts of a table or profile and how each comes about.
type Draws = Vec<(usize, Draw)>;

fn whole(root: &Fields, regulation: &Regulation) -> Option<SynthesisPlan> {
    root.require("format").and_then(|node| node.integer_in(1, 1));
    let written = root.require("regulation").and_then(Node::written_text);
    let title = |key| root.require(key).and_then(Node::title);
    let (locality, source): (Option<Title>, Option<Title>) = (title("locality"), title("source"));
    let lists: Vec<PlanList> = root.named("lists").iter().map(list).collect();
    let profiles = root.named("profiles");
    let tables = root.tables("table").into_iter();
    let tables =
        tables.filter_map(|fields| table(&fields, regulation, &profiles, &lists)).collect();
    root.finish();
    Some(SynthesisPlan {
        regulation: written?,
        locality: locality?,
        source: source?,
        lists,
        tables,
    })
}

fn list(entry: &Entry) -> PlanList {
    PlanList { id: entry.key.to_owned(), items: weights(entry.node) }
}

/// Names with their numbers, in the order of the file.
fn weights(node: Node) -> Vec<(String, u64)> {
    let entries = node.fields().map(|fields| fields.entries()).unwrap_or_default();
    let weight = |entry: &Entry| Some((entry.key.to_owned(), count(entry.node)?));
    entries.iter().filter_map(weight).collect()
}

fn table(
    fields: &Fields,
    regulation: &Regulation,
    profiles: &[Entry],
    lists: &[PlanList],
) -> Option<PlanTable> {
    let id = fields.require("id").and_then(Node::text).map(str::to_owned);
    let prefix = fields.require("prefix").and_then(Node::text).map(str::to_owned);
    let class = fields.require("class")?;
    let Some(class) = class.text().and_then(|id| regulation.class_index(id)) else {
        let unknown = Diagnostic::error(Code::UnknownClass).arg("class", class.written());
        class.tell(unknown);
        return None;
    };
    let reader = TableReader { regulation, class };
    let named = |key: &'static str| fields.get(key).map(weights).unwrap_or_default();
    let (levels, without) = (named("levels"), named("without"));
    let facts = fields.get("facts").map(|node| reader.draws(node)).unwrap_or_default();
    let spread = reader.spread(fields, lists);
    let inherit =
        fields.named("inherit").iter().filter_map(|entry| reader.inherit(entry)).collect();
    let under = fields.get("under").and_then(Node::fields);
    let own = fields.named("profile");
    let table = PlanTable {
        id: id?,
        title: fields.get("title").and_then(Node::title),
        prefix: prefix?,
        class,
        published: fields.get("published").and_then(Node::written_text),
        levels,
        without,
        meeting: fields.tables("meeting").iter().filter_map(meeting).collect(),
        facts,
        profiles: reader.profiles(fields.get("profiles"), profiles, &own),
        spread,
        under: under.and_then(|under| reader.under(&under)),
        inherit,
        links: fields.tables("link").iter().filter_map(|fields| reader.link(fields)).collect(),
        place: fields.page.place(fields.header()),
    };
    fields.finish();
    Some(table)
}

fn meeting(fields: &Fields) -> Option<Meeting> {
    let text = |key| fields.require(key).and_then(Node::text).map(str::to_owned);
    let (decided, profile) = (text("decided"), text("profile"));
    let number = fields.require("count").and_then(count);
    let open = fields.get("open").and_then(Node::boolean).unwrap_or(false);
    Some(Meeting { decided: decided?, profile: profile?, count: number?, open })
}

/// Reads what needs the facts of a table's class.
struct TableReader<'a> {
    regulation: &'a Regulation,
    class: usize,
}

impl TableReader<'_> {
    fn fact(&self, name: &str, tell: impl FnOnce(Diagnostic)) -> Option<usize> {
        let class = &self.regulation.classes[self.class];
        let found = class.fact_index(name);
        if found.is_none() {
            let unknown = Diagnostic::error(Code::UnknownFact).arg("fact", name);
            let known = class.facts.iter().map(|fact| fact.id.as_str());
            tell(unknown.arg("class", &class.id).similar_to(name, known));
        }
        found
    }

    fn fact_of_key(&self, entry: &Entry) -> Option<usize> {
        self.fact(entry.key, |unknown| entry.node.page.tell(unknown, entry.range()))
    }

    fn fact_of_value(&self, node: Node) -> Option<usize> {
        self.fact(node.text()?, |unknown| node.tell(unknown))
    }

    fn draws(&self, node: Node) -> Draws {
        let entries = node.fields().map(|fields| fields.entries()).unwrap_or_default();
        let draw = |entry: &Entry| {
            let fact = self.fact_of_key(entry)?;
            Some((fact, self.draw(fact, entry.node)?))
        };
        entries.iter().filter_map(draw).collect()
    }

    fn draw(&self, fact: usize, node: Node) -> Option<Draw> {
        if node.value.is_str() {
            return Some(Draw::Constant(node.text()?.to_owned()));
        }
        let fields = node.fields()?;
        let draw = if let Some(between) = fields.get("between") {
            let distinct = fields.get("distinct").and_then(Node::boolean).unwrap_or(false);
            self.between(fact, between, distinct)
        } else if let Some(weighted) = fields.get("one_of") {
            Some(Draw::OneOf(weights(weighted)))
        } else {
            let items = fields.require("each").and_then(Node::list).unwrap_or_default();
            Some(Draw::Each(items.into_iter().filter_map(Node::text).map(str::to_owned).collect()))
        };
        fields.finish();
        draw
    }

    fn between(&self, fact: usize, node: Node, distinct: bool) -> Option<Draw> {
        let places = match self.regulation.classes[self.class].facts[fact].kind {
            FactType::Decimal { places } => places,
            _ => 0,
        };
        let unit = Ratio::whole(10i64.checked_pow(u32::from(places))?);
        let scaled = |node: Node| {
            let scaled = node.number()?.checked_mul(unit).filter(|number| number.is_whole());
            let scaled = scaled.and_then(|number| i64::try_from(number.num()).ok());
            if scaled.is_none() {
                node.tell(node.wrong("number"));
            }
            scaled
        };
        let ends: Vec<i64> = node.list()?.into_iter().filter_map(scaled).collect();
        match ends[..] {
            [from, to] if from <= to => Some(Draw::Between { from, to, places, distinct }),
            _ => {
                node.tell(node.wrong("list"));
                None
            }
        }
    }

    /// The facts of each level: those of the named set, then the table's own.
    fn profiles(&self, name: Option<Node>, sets: &[Entry], own: &[Entry]) -> Vec<(String, Draws)> {
        let mut profiles: Vec<(String, Draws)> = Vec::new();
        if let Some(node) = name {
            let set = sets.iter().find(|set| node.text() == Some(set.key));
            if set.is_none() {
                node.tell(node.wrong("word").arg("words", "[profiles.…]"));
            }
            let entries = set.and_then(|set| set.node.fields()).map(|fields| fields.entries());
            for entry in entries.iter().flatten() {
                profiles.push((entry.key.to_owned(), self.draws(entry.node)));
            }
        }
        for entry in own {
            let draws = self.draws(entry.node);
            match profiles.iter_mut().find(|(level, _)| level == entry.key) {
                Some((_, known)) => known.extend(draws),
                None => profiles.push((entry.key.to_owned(), draws)),
            }
        }
        profiles
    }

    fn spread(&self, fields: &Fields, lists: &[PlanList]) -> Vec<(usize, String)> {
        let spread = fields.named("spread").into_iter().filter_map(|entry| {
            let fact = self.fact_of_key(&entry)?;
            let list = entry.node.text()?;
            if !lists.iter().any(|known| known.id == list) {
                let known = lists.iter().map(|list| list.id.as_str());
                let wrong = entry.node.wrong("word").arg("words", "[lists.…]");
                entry.node.tell(wrong.similar_to(list, known));
            }
            Some((fact, list.to_owned()))
        });
        spread.collect()
    }

    fn inherit(&self, entry: &Entry) -> Option<(usize, Vec<Inherited>)> {
        let sources = entry.node.list()?.into_iter().filter_map(Node::text);
        let sources = sources.map(|source| match source {
            "id" => Inherited::Id,
            fact => Inherited::Fact(fact.to_owned()),
        });
        Some((self.fact_of_key(entry)?, sources.collect()))
    }

    fn under(&self, fields: &Fields) -> Option<Under> {
        let fact = fields.require("fact").and_then(|node| self.fact_of_value(node));
        let parents = fields.require("parents").and_then(Node::list).unwrap_or_default();
        let rest = fields.require("rest").and_then(Node::text).map(str::to_owned);
        let sizes = fields.require("sizes").and_then(Node::list).unwrap_or_default();
        let room = fields.get("room").and_then(Node::list).unwrap_or_default();
        let cap = fields.get("cap").and_then(Node::fields);
        let rows = fields.named("weights");
        Some(Under {
            fact: fact?,
            parents: parents.into_iter().filter_map(Node::written_text).collect(),
            sizes: sizes.into_iter().filter_map(size).collect(),
            least: fields.get("least").map(weights).unwrap_or_default(),
            room: room.into_iter().filter_map(Node::fields).filter_map(|f| limit(&f)).collect(),
            weights: rows.iter().map(|row| (row.key.to_owned(), weights(row.node))).collect(),
            rest: rest?,
            cap: cap.and_then(|cap| self.cap(&cap)),
        })
    }

    fn cap(&self, fields: &Fields) -> Option<Cap> {
        let level = fields.require("level").and_then(Node::text).map(str::to_owned);
        let share = fields.require("share").and_then(Node::number);
        let fact = fields.require("fact").and_then(|node| self.fact_of_value(node));
        Some(Cap { level: level?, share: share?, fact: fact? })
    }

    fn link(&self, fields: &Fields) -> Option<Link> {
        let fact = fields.require("fact").and_then(|node| self.fact_of_value(node));
        let to = fields.require("to").and_then(Node::written_text);
        let most = fields.require("most").and_then(count);
        let set = fields
            .named("set")
            .into_iter()
            .filter_map(|entry| Some((self.fact_of_key(&entry)?, entry.node.text()?.to_owned())));
        Some(Link { fact: fact?, to: to?, most: most?, set: set.collect() })
    }
}

fn size(node: Node) -> Option<(u64, u64, u64)> {
    let numbers: Vec<u64> = node.list()?.into_iter().filter_map(count).collect();
    match numbers[..] {
        [from, to, weight] if from <= to => Some((from, to, weight)),
        _ => {
            node.tell(node.wrong("list"));
            None
        }
    }
}

fn limit(fields: &Fields) -> Option<Room> {
    let text = |key| fields.require(key).and_then(Node::text).map(str::to_owned);
    let (parent, level) = (text("parent"), text("level"));
    let share = fields.require("share").and_then(Node::number);
    Some(Room { parent: parent?, level: level?, share: share? })
}
