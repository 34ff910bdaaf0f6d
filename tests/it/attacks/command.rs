//! `mucthuoc audit verify` says of an attacked trail what the verifier inside it finds.

use crate::attacks::GROUPS;
use crate::attacks::attack::{View, question};
use crate::attacks::forge::Forge;
use crate::attacks::verifiers::{Question, ours};
use crate::terminal::run;
use serde_json::Value;

#[test]
fn the_command_says_of_an_attacked_trail_what_is_found() {
    let attacks = GROUPS.iter().flat_map(|group| group.attacks);
    for attack in attacks.step_by(5) {
        let forge = Forge::new();
        attack.commit(&forge);
        let asked = question(&forge, View::Fresh);
        let (trail, fresh) = (forge.trail(), forge.fresh());
        let id = forge.scene.id.hex();
        let line = ["audit", "verify", trail.to_str().unwrap(), "--format", "json"];
        let against = ["--id", &id, "--checkpoint", fresh.to_str().unwrap()];
        let shown = run(trail.parent().unwrap(), &[&line[..], &against].concat());
        let wanted = ours(&Question { id: Some(forge.scene.id), ..asked });
        assert_eq!(wanted["exit"], shown.code, "{}\n{}", attack.name, shown.transcript());
        let mut found = shown.json();
        for finding in found["findings"].as_array_mut().unwrap() {
            let what = finding.as_object_mut().unwrap().remove("what");
            assert!(what.as_ref().and_then(Value::as_str).is_some_and(|what| !what.is_empty()));
        }
        for (key, value) in wanted.as_object().unwrap().iter().filter(|(key, _)| *key != "exit") {
            assert_eq!(found[key], *value, "{}: {key}", attack.name);
        }
    }
}
