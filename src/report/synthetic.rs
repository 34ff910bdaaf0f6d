//! A synthetic population as the files of submissions: `returns.toml`, and a csv a class.

use crate::model::Title;
use crate::simulate::Synthetic;

/// The files by name, in the order in which they are read.
pub fn files(synthetic: &Synthetic) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![("returns.toml".to_owned(), returns(synthetic).into_bytes())];
    for table in &synthetic.tables {
        let mut writer = csv::Writer::from_writer(Vec::new());
        // INVARIANT (memory): writing to memory cannot be refused, and rows are as wide as the header.
        writer.write_record(&table.header).expect("writing to memory");
        for row in &table.rows {
            writer.write_record(row).expect("rows as wide as the header");
        }
        let bytes = writer.into_inner().expect("writing to memory");
        files.push((format!("{}.csv", table.class), bytes));
    }
    files
}

fn returns(synthetic: &Synthetic) -> String {
    let title =
        |title: &Title| format!("{{ vi = {}, en = {} }}", quoted(&title.vi), quoted(&title.en));
    let lines = [
        ("format", "1".to_owned()),
        ("period", synthetic.period.to_string()),
        ("regulation", quoted(&synthetic.regulation)),
        ("locality", title(&synthetic.locality)),
        ("synthetic", "true".to_owned()),
        ("source", title(&synthetic.source)),
    ];
    lines.iter().map(|(key, value)| format!("{key:<10} = {value}\n")).collect()
}

/// A text as TOML writes it in double quotes.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(letter))),
            letter => out.push(letter),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_text_with_quotes_and_line_breaks_stays_one_text() {
        assert_eq!(quoted("a \"b\"\\\n\u{7}đ"), r#""a \"b\"\\\n\u0007đ""#);
    }
}
