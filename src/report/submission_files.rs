//! A synthetic population as the files of a folder of submissions.

use crate::simulate::{Synthetic, SyntheticTable};

/// Each file's name and bytes: `returns.toml` and a CSV a class.
pub fn submission_files(synthetic: &Synthetic) -> Vec<(String, Vec<u8>)> {
    let returns = ("returns.toml".to_owned(), returns(synthetic).into_bytes());
    let tables = synthetic.tables.iter();
    let tables = tables.map(|table| (format!("{}.csv", table.class), csv(table)));
    [returns].into_iter().chain(tables).collect()
}

fn returns(synthetic: &Synthetic) -> String {
    let title = |title: &crate::model::Title| {
        format!("{{ vi = {}, en = {} }}", quoted(&title.vi), quoted(&title.en))
    };
    format!(
        "format     = 1\nperiod     = {}\nregulation = {}\nlocality   = {}\nsynthetic  = true\n\
         source     = {}\n",
        synthetic.period,
        quoted(&synthetic.regulation),
        title(&synthetic.locality),
        title(&synthetic.source),
    )
}

/// A text as a TOML basic string; JSON's escapes are among TOML's.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn csv(table: &SyntheticTable) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let rows = [&table.header].into_iter().chain(&table.rows);
    for row in rows {
        // INVARIANT (memory): writing rows of one length to memory cannot fail.
        writer.write_record(row).expect("rows have one length");
    }
    writer.into_inner().expect("INVARIANT (memory): flushing to memory cannot fail")
}
