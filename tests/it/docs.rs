//! The generated documents are what the program says of itself.
//!
//! With `MUCTHUOC_WRITE_DOCS=1` the documents are written anew instead of compared.

use mucthuoc::cli::manual;
use mucthuoc::report::{Lang, pages::pages};
use std::fs;
use std::path::{Path, PathBuf};

const BEGIN: &str = "<!-- generated: commands -->\n";
const END: &str = "<!-- end of the generated part -->\n";

fn document(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)
}

#[expect(clippy::disallowed_methods, reason = "asked for by hand, never in CI")]
fn is_to_be_written() -> bool {
    std::env::var("MUCTHUOC_WRITE_DOCS").is_ok()
}

/// Compares a document with what it should be, or writes it.
pub fn check(name: &str, wanted: &str) {
    let path = document(name);
    if is_to_be_written() {
        fs::write(&path, wanted).expect("docs can be written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == wanted,
        "docs/{name} is not what the program says; run \
         `MUCTHUOC_WRITE_DOCS=1 cargo test --test it docs` and look at the difference"
    );
}

fn with_commands(name: &str, lang: Lang) -> String {
    let found = fs::read_to_string(document(name)).expect("the document is there");
    let (before, rest) = found.split_once(BEGIN).expect("the begin of the generated part");
    let (_, after) = rest.split_once(END).expect("the end of the generated part");
    format!("{before}{BEGIN}\n{}\n{END}{after}", manual(lang))
}

#[test]
fn the_manual_of_the_commands_is_what_help_says() {
    for (name, lang) in [("cli.md", Lang::En), ("cli.vi.md", Lang::Vi)] {
        check(name, &with_commands(name, lang));
    }
}

#[test]
fn the_pages_of_diagnostics_are_what_the_messages_say() {
    for (name, lang) in [("diagnostics.md", Lang::En), ("diagnostics.vi.md", Lang::Vi)] {
        check(name, &pages(lang));
    }
}
