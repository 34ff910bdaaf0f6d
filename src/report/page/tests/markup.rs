//! A strict reader of markup: every element closed in its order, every attribute quoted, every `<`
//! and `&` escaped. Stricter than any browser.

use std::collections::BTreeSet;

const VOID: [&str; 3] = ["meta", "br", "link"];

/// An element as it was opened.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    /// All text in it, of its own and of what it holds.
    pub(super) text: String,
    /// The names of what it stands in, outermost first.
    pub(super) within: Vec<String>,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }
}

/// All elements in the order in which they open.
///
/// # Panics
/// Where the markup is not strictly formed.
pub(super) fn parse(page: &str) -> Vec<Element> {
    let mut rest = page.strip_prefix("<!DOCTYPE html>").expect("a doctype").trim_start();
    let (mut all, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
    while !rest.is_empty() {
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            let text = unescape(&rest[..end]);
            open.iter().for_each(|at| all[*at].text.push_str(&text));
            rest = &rest[end..];
            continue;
        };
        let end = tag.find('>').expect("a tag that ends");
        let (tag, after) = (&tag[..end], &tag[end + 1..]);
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            let at = open.pop().unwrap_or_else(|| panic!("</{name}> closes nothing"));
            assert_eq!(all[at].name, name, "closed in the wrong order");
            continue;
        }
        let is_closed = tag.ends_with('/');
        let tag = tag.trim_end_matches('/');
        let (name, attributes) = tag.split_once([' ', '\n']).unwrap_or((tag, ""));
        let within = open.iter().map(|at| all[*at].name.clone()).collect();
        let attributes = read_attributes(attributes);
        all.push(Element { name: name.to_owned(), attributes, text: String::new(), within });
        if name == "style" {
            let end = "</style>";
            rest = &rest[rest.find(end).expect("a style that ends")..];
        }
        if !is_closed && !VOID.contains(&name) {
            open.push(all.len() - 1);
        }
    }
    assert!(open.is_empty(), "{} elements are not closed", open.len());
    all
}

fn read_attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        assert!(
            name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b':'),
            "{name}"
        );
        assert!(!found.iter().any(|(one, _)| *one == name), "{name} stands twice");
        let value = match rest[end..].strip_prefix("=\"") {
            Some(quoted) => {
                let close = quoted.find('"').expect("a value that ends");
                rest = &quoted[close + 1..];
                unescape(&quoted[..close])
            }
            None => {
                assert!(!rest[end..].starts_with('='), "{name} is not quoted");
                rest = &rest[end..];
                String::new()
            }
        };
        found.push((name, value));
    }
    found
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (entity, rest) = part.split_once(';').expect("an entity that ends");
        out.push(match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" | "#x27" => '\'',
            "#x2f" => '/',
            other => panic!("&{other};"),
        });
        out.push_str(rest);
    }
    out
}

/// What every page must be, whatever it shows.
pub(super) fn check(page: &str) -> Vec<Element> {
    let all = parse(page);
    let mut ids = BTreeSet::new();
    for element in &all {
        assert!(!["script", "link", "iframe", "object", "embed", "img"].contains(&&*element.name));
        for (name, value) in &element.attributes {
            assert!(!name.starts_with("on"), "{name}");
            let is_url = ["href", "src", "action", "xlink:href", "srcset"].contains(&name.as_str());
            assert!(!is_url || value.starts_with('#'), "{name}={value}");
            if name == "id" {
                assert!(ids.insert(value.clone()), "the id {value} stands twice");
            }
        }
    }
    let namespace = "xmlns=\"http://www.w3.org/2000/svg\"";
    let outside = page.replace(namespace, "");
    for wrong in ["http:", "https:", "url(//", "@import", "javascript:"] {
        assert!(!outside.contains(wrong), "{wrong}");
    }
    for element in &all {
        for name in ["aria-labelledby", "aria-describedby"] {
            let named = element.attribute(name).unwrap_or_default();
            let missing: Vec<_> =
                named.split(' ').filter(|id| !id.is_empty() && !ids.contains(*id)).collect();
            assert!(missing.is_empty(), "{missing:?}");
        }
        if let Some(target) = element.attribute("href") {
            assert!(ids.contains(&target[1..]), "{target} is nowhere");
        }
    }
    headings(&all);
    all
}

/// One first heading; no level is left out on the way down.
fn headings(all: &[Element]) {
    let levels = all.iter().filter_map(|element| {
        element.name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok())
    });
    let levels: Vec<u8> = levels.collect();
    assert_eq!(levels.first(), Some(&1));
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

/// The rows of a table under a caption, as texts.
pub(super) fn table(all: &[Element], caption: &str) -> Vec<Vec<String>> {
    let captions = all.iter().enumerate().filter(|(_, one)| one.name == "caption");
    let mut named = captions.filter(|(_, one)| one.text == caption);
    let (at, _) = named.next().unwrap_or_else(|| panic!("no table {caption}"));
    let mut rows: Vec<Vec<String>> = Vec::new();
    for element in all[at + 1..].iter().take_while(|one| one.name != "table") {
        match element.name.as_str() {
            "tr" => rows.push(Vec::new()),
            "td" | "th" => rows.last_mut().expect("a row").push(element.text.clone()),
            _ => {}
        }
    }
    rows
}

/// The commands at the foot.
pub(super) fn commands(all: &[Element]) -> Vec<&str> {
    let is_command = |one: &&Element| {
        one.name == "code"
            && one.within.last().is_some_and(|parent| parent == "dd")
            && one.within.iter().any(|outer| outer == "footer")
    };
    all.iter().filter(is_command).map(|one| one.text.as_str()).collect()
}
