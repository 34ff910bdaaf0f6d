//! What `check` adds to the diagnostics: which rules rest on less than the wording of the law, and
//! which clauses no rule expresses. As notes for programs, as tables for people.

use crate::diagnostic::{Code, Diagnostic, Location, Source};
use crate::model::{Basis, Class, Grounds, Place, Regulation};
use crate::report::grid::Grid;
use crate::report::{Form, Words};
use std::sync::Arc;

/// A rule, or a key of one, that rests on less than the text.
struct Weak<'a> {
    class: &'a Class,
    basis: Basis,
    /// The rule's title, or the parameter's; with the assumed key, where it is only that.
    title: String,
    id: String,
    cite: &'a str,
    place: &'a Place,
}

/// Everything of a regulation that rests on less than the text, weakest basis first.
fn weak<'a>(words: Words, regulation: &'a Regulation) -> Vec<Weak<'a>> {
    let mut all: Vec<Weak<'a>> = Vec::new();
    for class in &regulation.classes {
        let mut add = |id: &str, grounds: &'a Grounds, place: &'a Place| {
            let title = words.title(&grounds.title).to_owned();
            let (basis, cite, id) = (grounds.basis, grounds.cite.as_str(), id.to_owned());
            all.push(Weak { class, basis, title, id, cite, place });
        };
        class.exemptions.iter().for_each(|rule| add(&rule.id, &rule.grounds, &rule.place));
        let requirements = class.levels.iter().flat_map(|level| &level.requires);
        requirements.for_each(|rule| add(&rule.id, &rule.grounds, &rule.place));
        class.ceilings.iter().for_each(|rule| add(&rule.id, &rule.grounds, &rule.place));
        class.quotas.iter().for_each(|rule| add(&rule.id, &rule.grounds, &rule.place));
        if let Some(review) = &class.review
            && let Some(grounds) = &review.grounds
        {
            add("review", grounds, &review.done.place);
        }
        all.extend(class.parameters.iter().map(|parameter| Weak {
            class,
            basis: parameter.basis,
            title: words.title(&parameter.title).to_owned(),
            id: parameter.id.clone(),
            cite: &parameter.cite,
            place: &parameter.place,
        }));
        all.extend(assumed(words, class));
    }
    all.retain(|one| one.basis < Basis::Text);
    all.sort_by_key(|one| one.basis);
    all
}

/// Keys of quotas that the text does not give.
fn assumed<'a>(words: Words, class: &'a Class) -> impl Iterator<Item = Weak<'a>> {
    let quotas = class.quotas.iter().filter(|quota| !quota.assumed.is_empty());
    quotas.map(move |quota| {
        let keys = quota.assumed.join(", ");
        let title = words.title(&quota.grounds.title);
        let args = [("title", title.into()), ("keys", keys.into())];
        Weak {
            class,
            basis: Basis::Inferred,
            title: words.say("check-assumed", &args),
            id: quota.id.clone(),
            cite: &quota.grounds.cite,
            place: &quota.place,
        }
    })
}

/// The same as notes, each with its place.
pub fn notes(words: Words, regulation: &Regulation) -> Vec<Diagnostic> {
    let weak = weak(words, regulation);
    let rests = weak.iter().map(|one| {
        let basis = words.text(&format!("basis-{}", one.basis.as_str()));
        let note = Diagnostic::note(Code::RestsOnLess)
            .arg("class", words.title(&one.class.title))
            .arg("rule", &one.title)
            .arg("id", &one.id)
            .arg("basis", basis)
            .arg("cite", one.cite);
        at(note, location(regulation, one.place))
    });
    let missing = regulation.not_encoded.iter().map(|clause| {
        let note = Diagnostic::note(Code::NotEncoded)
            .arg("cite", &clause.cite)
            .arg("why", words.title(&clause.why));
        at(note, location(regulation, &clause.place))
    });
    rests.chain(missing).collect()
}

fn at(note: Diagnostic, location: Option<Location>) -> Diagnostic {
    match location {
        Some(location) => note.at(location),
        None => note,
    }
}

fn location(regulation: &Regulation, place: &Place) -> Option<Location> {
    let file = regulation.package.files.values().find(|file| file.shown == place.file)?;
    let text = std::str::from_utf8(&file.bytes).ok()?;
    Some(Source::new(Arc::clone(&place.file), text).at(place.range()))
}

/// What rests on less than the text, as a table by basis, then the clauses not encoded.
pub fn text(words: Words, form: Form, regulation: &Regulation) -> String {
    let args =
        [("number", regulation.number.as_str().into()), ("id", regulation.id.as_str().into())];
    let mut out = format!("{}\n", words.say("check-regulation", &args));
    let weak = weak(words, regulation);
    if weak.is_empty() {
        out.push_str(&format!("{}\n", words.text("check-all-text")));
    } else {
        out.push_str(&format!("\n{}\n", words.text("check-rests-on-less")));
        for same in weak.chunk_by(|a, b| a.basis == b.basis) {
            out.push_str(&by_basis(words, form, same));
        }
    }
    if !regulation.not_encoded.is_empty() {
        out.push_str(&format!("\n{}\n", words.text("check-not-encoded")));
        for clause in &regulation.not_encoded {
            out.push_str(&format!("  - {}: {}\n", clause.cite, words.title(&clause.why)));
        }
    }
    out
}

/// The rules of one basis, by class.
fn by_basis(words: Words, form: Form, same: &[Weak<'_>]) -> String {
    let basis = same.first().map(|one| words.text(&format!("basis-{}", one.basis.as_str())));
    let args = [("basis", basis.unwrap_or_default().into()), ("count", same.len().into())];
    let names = ["class", "rule", "cite"];
    let header = names.iter().map(|name| words.text(&format!("column-{name}"))).collect();
    let mut grid = Grid::new(form, &[]).header(header);
    let mut shown = "";
    for one in same {
        let class = words.title(&one.class.title);
        let named = if shown == class { String::new() } else { class.to_owned() };
        shown = class;
        grid.row(vec![named, one.title.clone(), one.cite.to_owned()]);
    }
    format!("\n{}\n{}", words.say("check-basis", &args), grid.finish())
}
