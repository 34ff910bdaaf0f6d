use super::{Act, Entry, NotAnEntry};
use crate::audit::canonical::Fault;

const ZEROS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// An entry of a type, number 5 unless it is the first, with more fields.
fn entry(kind: &str, fields: &str) -> String {
    let seq = if kind == "genesis" { 0 } else { 5 };
    let mut members: Vec<String> = split(fields);
    members.push(format!("\"prev\":\"{ZEROS}\""));
    members.push(format!("\"seq\":{seq}"));
    members.push("\"ts\":\"2026-01-05T02:00:00Z\"".to_owned());
    members.push(format!("\"type\":\"{kind}\""));
    members.push("\"v\":1".to_owned());
    members.sort();
    format!("{{{}}}", members.join(","))
}

/// Splits `a|b` into members; `@` stands for a digest.
fn split(fields: &str) -> Vec<String> {
    let digest = format!("\"{ZEROS}\"");
    let fields = fields.split('|').filter(|field| !field.is_empty());
    fields.map(|field| field.replace('@', &digest)).collect()
}

const SOUND: [(&str, &str); 16] = [
    ("genesis", r#""format":"mucthuoc-trail/1"|"origin":"a.b/c"|"nonce":@|"schema":@"#),
    (
        "genesis",
        r#""format":"mucthuoc-trail/1"|"origin":"a"|"nonce":@|"schema":@|"predecessor":{"log":@,"root":@,"size":1,"why":"x"}"#,
    ),
    ("regulation", r#""id":"r"|"periods":{"first":2024}|"sha256":@"#),
    (
        "regulation",
        r#""id":"r"|"periods":{"first":-1,"last":2025}|"sha256":@|"amendments":[{"id":"a","kind":"reading"}]"#,
    ),
    ("regulation", r#""id":"r"|"periods":{"first":1}|"sha256":@|"amendments":[]"#),
    ("engine", r#""name":"n"|"version":"1"|"sha256":@"#),
    ("batch", r#""count":0|"period":2025|"reg":@|"engine":@|"parts":{"input":@}"#),
    ("batch", r#""count":9|"period":-5|"reg":@|"engine":@|"parts":{"input":@}|"note":"x"#),
    (
        "verdict",
        r#""batch":3|"item":0|"reg":@|"engine":@|"class":"c"|"out":{"outcome":"rated","x":1}|"parts":{"facts":@,"subject":@}"#,
    ),
    ("batch_end", r#""batch":3|"counts":[{"class":"c","count":1,"outcome":"rated"}]"#),
    ("batch_end", r#""batch":3|"aborted":"x""#),
    ("decision", r#""target":4|"level":"l"|"by":"b"|"basis":"s"|"reason":"r""#),
    ("supersede", r#""target":1|"by_entry":2|"why":"w""#),
    ("redact", r#""target":4|"part":"subject"|"basis":"s"|"by":"b""#),
    ("anchor", r#""size":1|"root":@|"kind":"minutes"|"sha256":@"#),
    ("schema", r#""schema":@"#),
];

fn sound() -> impl Iterator<Item = (&'static str, Vec<String>)> {
    SOUND.into_iter().map(|(kind, fields)| {
        let fields =
            if fields.ends_with("\"x") { format!("{fields}\"") } else { fields.to_owned() };
        (kind, split(&fields))
    })
}

fn read(text: &str) -> Result<(), NotAnEntry> {
    Entry::read(text.as_bytes()).map(drop)
}

#[test]
fn every_type_of_entry_is_read_and_written_again_to_the_same_bytes() {
    for (kind, fields) in sound() {
        let text = entry(kind, &fields.join("|"));
        let read = Entry::read(text.as_bytes()).unwrap_or_else(|why| panic!("{text}: {why:?}"));
        assert_eq!(read.act.kind(), kind);
        // An empty list of amendments is allowed, and not what is written.
        if !text.contains("\"amendments\":[]") {
            assert_eq!(String::from_utf8(read.write().unwrap()).unwrap(), text);
        }
    }
}

#[test]
fn an_entry_with_a_field_missing_or_too_many_is_refused() {
    let mut tried = 0;
    for (kind, fields) in sound() {
        for left_out in 0..fields.len() {
            let mut rest = fields.clone();
            let field = rest.remove(left_out);
            let optional = ["\"note\"", "\"amendments\"", "\"predecessor\""];
            if optional.iter().any(|key| field.starts_with(key)) {
                continue;
            }
            let text = entry(kind, &rest.join("|"));
            assert_eq!(read(&text), Err(NotAnEntry::Fields), "{text}");
            tried += 1;
        }
        let text = entry(kind, &format!("{}|\"extra\":1", fields.join("|")));
        assert_eq!(read(&text), Err(NotAnEntry::Fields), "{text}");
    }
    assert!(tried > 40);
}

#[test]
fn a_value_of_another_kind_is_refused() {
    for (kind, was, becomes) in [
        ("genesis", "mucthuoc-trail/1", "mucthuoc-trail/2"),
        ("genesis", "\"a.b/c\"", "\"a b\""),
        ("genesis", "\"a.b/c\"", "\"a+b\""),
        ("genesis", "\"size\":1", "\"size\":0"),
        ("genesis", "\"why\":\"x\"", "\"why\":\"\""),
        ("regulation", "\"first\":2024", "\"first\":\"2024\""),
        ("regulation", "\"kind\":\"reading\"", "\"kind\":\"reading\",\"title\":\"t\""),
        ("batch", "\"count\":0", "\"count\":-1"),
        ("batch", "\"count\":0", "\"count\":true"),
        ("batch", "\"input\":", "\"inputs\":"),
        ("verdict", "rated", "failed"),
        ("verdict", "{\"outcome\":\"rated\",\"x\":1}", "{\"x\":1}"),
        ("verdict", "{\"outcome\":\"rated\",\"x\":1}", "[]"),
        ("batch_end", "\"count\":1", "\"count\":0"),
        ("batch_end", "{\"batch\":3,\"counts\"", "{\"aborted\":\"x\",\"batch\":3,\"counts\""),
        ("anchor", "\"size\":1", "\"size\":0"),
        ("schema", "\"seq\":5", "\"seq\":-5"),
        ("schema", "\"v\":1", "\"v\":2"),
        ("schema", "\"v\":1", "\"v\":true"),
        ("schema", "2026-01-05", "2026-02-30"),
        ("schema", "\"prev\":\"0", "\"prev\":\"A"),
        ("schema", "\"prev\":\"0", "\"prev\":\""),
        ("schema", "\"type\":\"schema\"", "\"type\":\"scheme\""),
        ("schema", "\"type\":\"schema\"", "\"type\":5"),
    ] {
        let texts = sound().filter(|(found, _)| *found == kind);
        let texts = texts.map(|(kind, fields)| entry(kind, &fields.join("|")));
        let texts: Vec<String> = texts.filter(|text| text.contains(was)).collect();
        assert!(!texts.is_empty(), "{was}");
        for text in texts {
            let text = text.replacen(was, becomes, 1);
            assert_eq!(read(&text), Err(NotAnEntry::Fields), "{text}");
        }
    }
    assert_eq!(read("[]"), Err(NotAnEntry::Fields));
    assert_eq!(read("{\"a\": 1}"), Err(NotAnEntry::Form(Fault::Spelling)));
}

#[test]
fn the_first_entry_and_no_other_is_the_genesis() {
    let first = entry("genesis", &split(SOUND[0].1).join("|"));
    assert_eq!(read(&first), Ok(()));
    assert_eq!(read(&first.replace("\"seq\":0", "\"seq\":1")), Err(NotAnEntry::Genesis));
    let other = entry("schema", "\"schema\":@").replace("\"seq\":5", "\"seq\":0");
    assert_eq!(read(&other), Err(NotAnEntry::Genesis));
}

#[test]
fn an_entry_that_grows_too_long_is_not_written() {
    let text = entry("redact", r#""target":4|"part":"subject"|"basis":"s"|"by":"b""#);
    let mut long = Entry::read(text.as_bytes()).unwrap();
    let Act::Redact(redact) = &mut long.act else { panic!("a redact") };
    redact.basis = "x".repeat(65_400).into();
    assert_eq!(long.write(), Err(Fault::Length));
}
