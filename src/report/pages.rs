//! A page for each kind of diagnostic: what it means, why it matters, an example, what to do.
//!
//! `docs/diagnostics.md` and `docs/diagnostics.vi.md` are generated from here.

use crate::diagnostic::Code;
use crate::report::{Lang, Words};

/// All pages as one Markdown document.
pub fn pages(lang: Lang) -> String {
    let words = Words::of(lang);
    let mut out = format!("# {}\n\n{}\n", words.text("pages-title"), words.text("pages-intro"));
    for code in Code::ALL {
        out.push_str(&page(words, *code));
    }
    out
}

fn page(words: Words, code: Code) -> String {
    let key = format!("page-{code}");
    let attribute = |name| words.attribute(&key, name, &[]).unwrap_or_default();
    let titled = |name: &str, text: &str| format!("\n**{}.** {text}\n", words.text(name));
    let mut out = format!("\n## `{code}`\n\n{}\n", words.text(&key));
    out.push_str(&titled("pages-why", &attribute("why")));
    let example = words.text("pages-example");
    out.push_str(&format!("\n**{example}.**\n\n```text\n{}\n```\n", attribute("example")));
    out.push_str(&titled("pages-todo", &attribute("todo")));
    out
}
