//! Tables as HTML that a screen reader can follow: a caption, and for each cell the headers of its
//! column and row.

use crate::report::Lang;
use crate::report::tabular::{Row, Table, spans};

/// A text between tags.
pub(in crate::report) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
    out
}

/// The table; wide ones scroll inside their own frame.
pub(in crate::report) fn table(lang: Lang, table: &Table) -> String {
    if table.rows.is_empty() {
        return format!("<p class=\"none\">{}</p>\n", escaped(&table.caption));
    }
    // A table that scrolls must be reachable by the keyboard, and then have a name.
    let caption = escaped(&table.caption);
    let mut out = format!(
        "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\"><table>\n\
         <caption>{caption}</caption>\n"
    );
    out.push_str(&format!("<thead>\n{}</thead>\n<tbody>\n", header(table)));
    table.rows.iter().for_each(|row| out.push_str(&line(lang, row)));
    out.push_str("</tbody>\n</table></div>\n");
    out
}

fn header(table: &Table) -> String {
    let spans = spans(&table.heads);
    let two = spans.iter().any(|(group, _)| group.is_some());
    let (mut first, mut second) = (String::new(), String::new());
    let mut heads = table.heads.iter();
    for (group, count) in spans {
        let below = heads.by_ref().take(count);
        match group {
            Some(group) => {
                let group = escaped(group);
                first.push_str(&format!("<th scope=\"colgroup\" colspan=\"{count}\">{group}</th>"));
                below.for_each(|head| {
                    second.push_str(&format!("<th scope=\"col\">{}</th>", escaped(&head.name)));
                });
            }
            None => below.for_each(|head| {
                let rows = if two { " rowspan=\"2\"" } else { "" };
                let name = escaped(&head.name);
                first.push_str(&format!("<th scope=\"col\"{rows}>{name}</th>"));
            }),
        }
    }
    let mut out = format!("<tr>{first}</tr>\n");
    if two {
        out.push_str(&format!("<tr>{second}</tr>\n"));
    }
    out
}

fn line(lang: Lang, row: &Row) -> String {
    let mut out = format!("<tr class=\"d{}\">", row.depth.min(3));
    for (at, cell) in row.cells.iter().enumerate() {
        let text = escaped(&cell.shown(lang));
        out.push_str(&match (at, cell.is_text()) {
            (0, _) => format!("<th scope=\"row\">{text}</th>"),
            (_, true) => format!("<td class=\"t\">{text}</td>"),
            (_, false) => format!("<td>{text}</td>"),
        });
    }
    out + "</tr>\n"
}
