//! How well the cases of the shipped regulations hold their rules.

use crate::terminal::{project, run};
use std::fs;
use std::path::Path;

#[test]
fn the_cases_of_guide_21_notice_at_least_95_percent_of_all_alterations() {
    let asked = ["cases", "hd-21-2019", "--mutate", "--at-least", "95", "--format", "json"];
    let shown = run(project(), &asked);
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    let answer = shown.json();
    assert_eq!(answer["format"], 1);
    let one = &answer["regulations"][0];
    let [counted, noticed] = ["counted", "noticed"].map(|key| one[key].as_u64().unwrap());
    assert!(counted > 500, "{counted}");
    assert!(noticed * 100 >= counted * 95, "{noticed} of {counted}");
    // By the text of the law: nothing is better than the best, and no number of units is under 0.
    let same = one["equivalent"].as_array().unwrap();
    let becomes: Vec<_> = same.iter().map(|one| one["becomes"].as_str().unwrap()).collect();
    assert!(becomes.contains(&"official_rating >= rating.excellent"), "{becomes:?}");
    assert!(becomes.contains(&"failed_units <= 0"), "{becomes:?}");
}

#[test]
fn too_low_a_score_is_an_exit_code_of_1_and_is_said() {
    let folder = project().join("tests/diagnostics/unconfirmed");
    let shown = run(&folder, &["cases", "--mutate", "--at-least", "100", "--lang", "en"]);
    assert_eq!(shown.code, 1);
    assert!(shown.stdout.contains("is less than the 100% that is asked for."), "{}", shown.stdout);
    assert!(shown.stdout.contains("A case that would notice: "), "{}", shown.stdout);
    let shown = run(&folder, &["cases", "--mutate", "--lang", "en"]);
    assert_eq!(shown.code, 0);
}

#[test]
fn coverage_tells_clauses_and_single_conditions() {
    let shown = run(project(), &["cases", "hd-21-2019", "--coverage", "--format", "json"]);
    let answer = shown.json();
    let conditions = answer["conditions"].as_array().unwrap();
    let of = |condition: &str| {
        let mut found = conditions.iter().filter(|one| one["rule"] == "sick-leave");
        found.find(|one| one["condition"] == condition).unwrap()
    };
    // Three months are the limit (Guide 21, II.B.6): 2.9 and 3 show it.
    let months = of("sick_leave_months >= sick_leave_months_limit");
    assert_eq!(months["shown_by"].as_array().unwrap().len(), 2);
    assert_eq!(months["class"], "party-member");
    let clauses = answer["clauses"].as_array().unwrap();
    let clause = clauses.iter().find(|one| one["clause"] == "21-HD/BTCTW II.B.2.1").unwrap();
    // Excused from party work, and suspended: two exemptions cite it.
    assert_eq!((&clause["rules"], &clause["with_case_for"]), (&2.into(), &2.into()));
}

/// A copy of one shipped regulation in a folder of rules of its own.
fn copied(id: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (project().join("rules").join(id), folder.path().join("rules").join(id));
    fs::create_dir_all(&to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
        }
    }
    folder
}

#[test]
fn proposed_cases_go_beside_the_others_hold_and_are_counted_until_confirmed() {
    let folder = copied("hd-16-2018");
    let own = folder.path().join("rules/hd-16-2018");
    let propose = ["cases", "hd-16-2018", "--propose", "--out", "rules/hd-16-2018", "--lang", "en"];
    let shown = run(folder.path(), &propose);
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    let file = own.join("party-member.proposed.cases.toml");
    let text = fs::read_to_string(&file).unwrap();
    let count = text.matches("confirm = true\n").count();
    assert!(count > 5 && text.matches("[[case]]").count() == count, "{count}");
    // They run with the others, and nothing is missing then.
    let asked = ["cases", "--mutate", "--at-least", "100", "--format", "json"];
    assert_eq!(run(folder.path(), &asked).code, 0);
    assert_eq!(run(folder.path(), &propose).stdout, "hd-16-2018: no case is missing.\n");
    // `check` counts those that nobody has confirmed, and says what to do.
    let told = |folder: &Path| {
        let answer = run(folder, &["check", "--format", "json", "--lang", "vi"]).json();
        let all = answer["diagnostics"].as_array().unwrap().clone();
        let mut found = all.into_iter().filter(|one| one["code"] == "unconfirmed");
        found.next().map(|one| (one["message"].clone(), one["severity"].clone()))
    };
    let message = format!("tệp này có {count} tình huống chưa ai xác nhận");
    assert_eq!(told(folder.path()), Some((message.into(), "warning".into())));
    fs::write(&file, text.replace("confirm = true\n", "")).unwrap();
    assert_eq!(told(folder.path()), None);
    // Nothing is ever overwritten: the next proposals go into a file of their own.
    fs::remove_file(own.join("party-member.cases.toml")).unwrap();
    let before = fs::read(&file).unwrap();
    assert_eq!(run(folder.path(), &propose).code, 0);
    assert_eq!(fs::read(&file).unwrap(), before);
    assert!(own.join("party-member.proposed-2.cases.toml").exists());
}

#[test]
fn without_a_folder_the_proposals_are_printed() {
    let folder = project().join("tests/diagnostics/unconfirmed");
    let shown = run(&folder, &["cases", "--propose", "--lang", "vi"]);
    assert_eq!(shown.code, 0);
    assert!(shown.stdout.starts_with("# worker.proposed.cases.toml\n# Tình huống còn thiếu."));
    assert!(shown.stderr.contains("chờ xác nhận"), "{}", shown.stderr);
    let answer = run(&folder, &["cases", "--propose", "--format", "json"]).json();
    assert_eq!(answer["format"], 1);
    let file = &answer["regulations"][0]["files"][0];
    assert_eq!((&file["class"], &file["written"]), (&"worker".into(), &serde_json::Value::Null));
    assert!(file["text"].as_str().unwrap().contains("confirm = true"));
}
