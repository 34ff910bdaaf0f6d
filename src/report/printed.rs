//! A page as one file that needs nothing else: prints on A4 paper, can be read on a phone and by a
//! screen reader, and tells at its foot how it was made.

use crate::report::Words;
use crate::report::about::About;
use crate::report::tabular::escaped;

/// How all pages look; print rules are in points, so that paper decides.
const STYLE: &str = include_str!("printed.css");

/// A page before it is written.
pub(in crate::report) struct Page<'a> {
    pub words: Words,
    pub about: &'a About,
    /// The number of the form, where it has one.
    pub number: Option<&'a str>,
    pub title: &'a str,
    /// True if the body has the title itself.
    pub is_titled: bool,
    /// Said under the title.
    pub remarks: Vec<String>,
    /// What the page is about, in HTML.
    pub body: String,
    /// True for wide tables.
    pub is_landscape: bool,
}

/// The page as HTML.
pub(in crate::report) fn page(page: &Page<'_>) -> String {
    let lang = page.words.lang().as_str();
    let title = escaped(page.title);
    let size = if page.is_landscape { "A4 landscape" } else { "A4" };
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n@page {{ size: {size}; margin: 12mm 12mm 14mm }}\n\
         {STYLE}</style>\n</head>\n<body>\n<main>\n<header>\n"
    );
    if let Some(number) = page.number {
        let number = [("number", number.into())];
        let number = escaped(&page.words.say("form-number", &number));
        out.push_str(&format!("<p class=\"number\">{number}</p>\n"));
    }
    if !page.is_titled {
        let when = escaped(&page.about.when);
        out.push_str(&format!("<h1>{title}</h1>\n<p class=\"when\">{when}</p>\n"));
    }
    for line in &page.about.by {
        out.push_str(&format!("<p class=\"by\">{}</p>\n", escaped(line)));
    }
    if let Some(notice) = &page.about.notice {
        out.push_str(&format!("<p class=\"notice\" role=\"note\">{}</p>\n", escaped(notice)));
    }
    for remark in &page.remarks {
        out.push_str(&format!("<p class=\"remark\">{}</p>\n", escaped(remark)));
    }
    out.push_str(&format!("</header>\n{}</main>\n<footer>\n", page.body));
    for trace in &page.about.traces {
        out.push_str(&format!("<p>{}</p>\n", escaped(trace)));
    }
    out + "</footer>\n</body>\n</html>\n"
}
