use super::{Canonical, Fault, Value, check, read};
use proptest::prelude::*;

fn written(value: &Value<'_>) -> Result<String, Fault> {
    let mut out = Canonical::new();
    out.value(value);
    out.finish_text()
}

fn refused(data: impl AsRef<[u8]>) -> Option<Fault> {
    let (kept, checked) = (read(data.as_ref(), 100_000).err(), check(data.as_ref(), 100_000).err());
    assert_eq!(kept, checked);
    kept
}

#[test]
fn canonical_values_are_read() {
    for text in [
        "0",
        "-1",
        "9007199254740991",
        "true",
        "\"\"",
        "[]",
        "{}",
        r#"{"a":[1,{"b":false}],"a1":"Nguyễn Thị Hòa","a_b":"\"\\\b\t\n\f\r\u0001\u001f/"}"#,
        "\"\u{7f}\u{2028}\u{1f600}\"",
    ] {
        let value = read(text.as_bytes(), 100_000).unwrap();
        assert_eq!(written(&value).as_deref(), Ok(text));
        assert_eq!(refused(text), None);
    }
}

#[test]
fn every_other_spelling_is_refused_for_its_reason() {
    let deep = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
    let table: [(&[u8], Fault); 47] = [
        (b"", Fault::Length),
        (b"\xff", Fault::Encoding),
        (b"\"m\xc1\xa1\"", Fault::Encoding),
        (b"\xef\xbb\xbf{}", Fault::Syntax),
        (b" 1", Fault::Spelling),
        (b"1 ", Fault::Spelling),
        (b"1\n", Fault::Spelling),
        (b"{\"a\": 1}", Fault::Spelling),
        (b"[1, 2]", Fault::Spelling),
        (b"{\"b\":1,\"a\":1}", Fault::Spelling),
        (b"{\"a\":1,\"a\":1}", Fault::KeyTwice),
        (b"{\"A\":1}", Fault::Key),
        (b"{\"a-b\":1}", Fault::Key),
        (b"{\"1a\":1}", Fault::Key),
        (b"{\"\":1}", Fault::Key),
        (b"{\"\\u0061\":1}", Fault::Key),
        (b"1.0", Fault::Number),
        (b"1e3", Fault::Number),
        (b"-0", Fault::Number),
        (b"01", Fault::Number),
        (b"9007199254740992", Fault::Number),
        (b"-9007199254740992", Fault::Number),
        (b"99999999999999999999", Fault::Number),
        (b"+1", Fault::Syntax),
        (b"-", Fault::Syntax),
        (b"NaN", Fault::Syntax),
        (b"null", Fault::Null),
        (b"[null]", Fault::Null),
        (b"nul", Fault::Syntax),
        (b"tru", Fault::Syntax),
        (b"[1,]", Fault::Syntax),
        (b"[,1]", Fault::Syntax),
        (b"{\"a\":1,}", Fault::Syntax),
        (b"{\"a\"}", Fault::Syntax),
        (b"[1", Fault::Syntax),
        (b"\"a", Fault::Syntax),
        (b"\"\\u0061\"", Fault::Spelling),
        (b"\"\\/\"", Fault::Spelling),
        (b"\"\\u001F\"", Fault::Spelling),
        (b"\"\\u0009\"", Fault::Spelling),
        (b"\"\\ud83d\\ude00\"", Fault::Spelling),
        (b"\"\\u0000\"", Fault::Text),
        (b"\"\\x\"", Fault::Syntax),
        (b"\"\t\"", Fault::Syntax),
        (b"1 1", Fault::Spelling),
        (b"11\"", Fault::Syntax),
        (b"\"\0\"", Fault::Syntax),
    ];
    for (data, fault) in table {
        assert_eq!(refused(data), Some(fault), "{}", String::from_utf8_lossy(data));
    }
    assert_eq!(refused(deep(16)), None);
    assert_eq!(refused(deep(17)), Some(Fault::Depth));
    assert_eq!(refused("[".repeat(90_000)), Some(Fault::Depth));
    assert_eq!(read(b"[1]", 2).err(), Some(Fault::Length));
}

#[test]
fn only_one_of_the_spellings_of_a_vietnamese_word_is_canonical() {
    // Composed; fully decomposed; base letter composed with the tone beside it (CP1258).
    assert_eq!(refused("\"Ho\u{e0}\""), None);
    assert_eq!(refused("\"Hoa\u{300}\""), Some(Fault::Text));
    assert_eq!(refused("\"Vi\u{ea}\u{323}t\""), Some(Fault::Text));
    // A mark that composes with nothing before it is NFC.
    assert_eq!(refused("\"x\u{323}\""), None);
}

#[test]
fn what_could_not_be_read_is_not_written_either() {
    let text = |text: &str| Value::Text(text.to_owned().into());
    let deep = (0..17).fold(Value::Integer(1), |value, _| Value::List(vec![value]));
    let object = |keys: &[&'static str]| {
        Value::Object(keys.iter().map(|key| (*key, Value::Integer(1))).collect())
    };
    for (value, fault) in [
        (text("a\0"), Fault::Text),
        (text("Hoa\u{300}"), Fault::Text),
        (text("\u{378}"), Fault::Unassigned),
        (Value::Integer(1 << 53), Fault::Number),
        (Value::Integer(i64::MIN), Fault::Number),
        (deep, Fault::Depth),
        (object(&["b", "a"]), Fault::Spelling),
        (object(&["a", "a"]), Fault::KeyTwice),
        (object(&["a-b"]), Fault::Key),
    ] {
        assert_eq!(written(&value), Err(fault), "{value:?}");
    }
}

fn values() -> impl Strategy<Value = Value<'static>> {
    const KEYS: [&str; 6] = ["a", "a0", "a_", "aa", "b", "zz_9"];
    let text = "[ -~\u{1}-\u{1f}àảãáạĐđơưỨ\u{10400}]{0,12}";
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::Boolean),
        (-(1i64 << 53) + 1..1 << 53).prop_map(Value::Integer),
        text.prop_map(|text| Value::Text(text.into())),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        let object = proptest::collection::btree_map(0..KEYS.len(), inner.clone(), 0..5);
        prop_oneof![
            proptest::collection::vec(inner, 0..5).prop_map(Value::List),
            object.prop_map(|members| {
                let members = members.into_iter().map(|(key, value)| (KEYS[key], value));
                Value::Object(members.collect())
            }),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_the_same(value in values()) {
        let text = written(&value).unwrap();
        prop_assert_eq!(read(text.as_bytes(), 100_000), Ok(value));
    }

    #[test]
    fn what_is_read_is_what_any_json_reader_reads(value in values()) {
        let text = written(&value).unwrap();
        let theirs: serde_json::Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(serde_json::to_string(&theirs).unwrap(), text);
    }

    #[test]
    fn no_bytes_make_the_reader_panic_and_what_it_accepts_has_one_spelling(
        text in "[\\{\\}\\[\\],:\"\\\\a-cu0-9 .eEtrufalsn\u{300}-]{0,24}"
    ) {
        if let Ok(value) = read(text.as_bytes(), 100_000) {
            prop_assert_eq!(written(&value), Ok(text));
        } else {
            prop_assert!(check(text.as_bytes(), 100_000).is_err());
        }
    }
}
