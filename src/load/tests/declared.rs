use super::{check, edited, told};

#[test]
fn more_values_than_a_byte_can_number_are_refused() {
    let values = |count: usize| -> String {
        let value = |at| format!("v{at} = {{ vi = \"Bậc {at}\", en = \"Step {at}\" }}\n");
        (0..count).map(value).collect()
    };
    let many = format!("[scale.steps]\n{}\n[[not_encoded]]", values(255));
    check(
        "regulation.toml",
        ("[[not_encoded]]", &many),
        &["regulation.toml:26:1 «[scale.steps]» wrong-value.too-many"],
    );
    let just = format!("[scale.steps]\n{}\n[[not_encoded]]", values(254));
    check("regulation.toml", ("[[not_encoded]]", &just), &[]);
}

#[test]
fn a_choice_without_values_is_refused() {
    let text = "active = { vi = \"Đang làm\", en = \"Active\" }\non-leave = { vi = \"Đang nghỉ\", en = \"On leave\" }\n";
    check(
        "worker.toml",
        (text, ""),
        &["worker.toml:16:1 «[facts.standing.of]» wrong-value.no-values"],
    );
}

#[test]
fn a_thousand_facts_are_enough() {
    let facts: String = (0..1_000)
        .map(|at| format!("[facts.f{at}]\ntype = \"date\"\ntitle = {{ vi = \"Ngày {at}\", en = \"Day {at}\" }}\n"))
        .collect();
    let text = format!("{facts}[children.workers]");
    let told = told(edited("unit.toml", "[children.workers]", &text));
    // `sound` is the first of them, so that number 1 000 is the first beyond.
    assert_eq!(told, ["unit.toml:3004:8 «f999» wrong-value.too-many-names"]);
}
