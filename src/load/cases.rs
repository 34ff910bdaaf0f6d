//! Cases: small situations with the verdict that a person expects.

use crate::diagnostic::{Code, Diagnostic};
use crate::load::contents;
use crate::load::expected::{expected_group, wanted};
use crate::load::fields::Fields;
use crate::load::given::GivenReader;
use crate::load::names::Namespace;
use crate::load::node::Node;
use crate::load::page::Page;
use crate::model::{
    Case, CasesFile, Expectation, ExpectedGroup, Given, GivenSubject, PackageFile, Regulation,
};
use std::sync::Arc;

/// Reads the cases of every class, in the order of the classes and then of the files' names; a
/// class's own file comes first. Classes that could not be read are passed over.
pub fn cases(regulation: &Regulation) -> (Vec<CasesFile>, Vec<Diagnostic>) {
    let (mut read, mut told) = (Vec::new(), Vec::new());
    for (at, class) in regulation.classes.iter().enumerate() {
        if regulation.unread.contains(&class.id) {
            continue;
        }
        let files = regulation.package.files.iter();
        let mut files: Vec<_> =
            files.filter(|(path, _)| contents::holds_cases(path, &class.id)).collect();
        files
            .sort_by_key(|(path, _)| (path.len() != class.id.len() + contents::CASES.len(), *path));
        for (_, file) in files {
            match Page::open(file) {
                Ok(page) => {
                    read.extend(cases_file(regulation, at, (&page, file)));
                    told.append(&mut page.close());
                }
                Err(wrong) => told.push(*wrong),
            }
        }
    }
    (read, told)
}

fn cases_file(
    regulation: &Regulation,
    class: usize,
    (page, file): (&Page, &PackageFile),
) -> Option<CasesFile> {
    let table = page.parse()?;
    let root = Fields::root(page, &table);
    let reader = CaseReader { given: GivenReader::new(regulation), regulation, class };
    let mut names = Namespace::default();
    let mut cases = Vec::new();
    for fields in root.tables("case") {
        if let Some(node) = fields.get("name").filter(|node| node.value.is_str()) {
            names.claim_as((page, node.inner()), &node.written(), Some("case"));
        }
        cases.extend(reader.case(&fields));
    }
    root.finish();
    Some(CasesFile { class, file: Arc::clone(&file.shown), cases })
}

struct CaseReader<'r> {
    given: GivenReader<'r>,
    regulation: &'r Regulation,
    class: usize,
}

impl CaseReader<'_> {
    fn case(&self, fields: &Fields<'_>) -> Option<Case> {
        let name = fields.require("name");
        let place = fields.page.place(name.map_or(fields.header(), Node::inner));
        let name = name.and_then(Node::text).map(str::to_owned);
        let period = fields.get("period").and_then(|node| node.integer_in(1, 9999));
        let confirm = fields.get("confirm").and_then(Node::boolean).unwrap_or(false);
        let given = self.given(fields);
        let expect = self.expect(fields, given.as_ref());
        fields.finish();
        Some(Case { name: name?, place, period, confirm, given: given?, expect: expect? })
    }

    /// Who is decided: one subject under `given`, or several under `group`.
    fn given(&self, fields: &Fields<'_>) -> Option<Given> {
        let Some(group) = fields.get("group") else {
            let subject = match fields.get("given") {
                Some(node) => node.fields().map(|facts| self.given.subject(&facts, self.class)),
                None => Some(GivenSubject::default()),
            };
            let children = match fields.get("children") {
                Some(node) => self.given.children(node, self.class),
                None => Some(Vec::new()),
            };
            if !fields.has("given") && !fields.has("children") {
                fields.require("given");
            }
            return Some(Given::One { subject: subject?, children: children? });
        };
        for key in ["given", "children"] {
            fields.refuse(key, "beside-group", "group");
        }
        self.given.members(group, self.class).map(Given::Group)
    }

    fn expect(&self, fields: &Fields<'_>, given: Option<&Given>) -> Option<Expectation> {
        let node = fields.require("expect")?;
        let keys = node.fields()?;
        let class = &self.regulation.classes[self.class];
        let is_group = fields.has("group");
        let expectation = match given {
            Some(Given::Group(members)) => {
                expected_group(self.regulation, class, (&keys, members)).map(Expectation::Group)
            }
            // The members could not be read: nothing can be said of what is expected of them.
            None if is_group => Some(Expectation::Group(ExpectedGroup::default())),
            _ => wanted(self.regulation, class, &keys).map(Expectation::One),
        };
        let is_empty = node.value.as_table().is_some_and(|table| table.is_empty());
        if is_empty {
            let wrong = Diagnostic::error(Code::WrongValue).variant("expects-nothing");
            node.tell(wrong.arg("key", node.key));
            return None;
        }
        expectation
    }
}
