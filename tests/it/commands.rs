//! Commands as a terminal shows them: exit codes, languages, names, JSON, files that are written.

use crate::terminal::{Shown, program, project, run};
use calamine::{Reader, open_workbook_auto};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Stdio;

const SUBMISSIONS: &str = "examples/supplier-rating/submissions";
const RULES: &str = "examples/supplier-rating/rules";

/// Runs a command in the project's folder, in English.
fn here(line: &str) -> Shown {
    let mut words: Vec<&str> = line.split_whitespace().collect();
    words.extend(["--lang", "en"]);
    run(project(), &words)
}

/// Runs a command on the example of suppliers.
fn suppliers(line: &str) -> Shown {
    here(&format!("{line} --rules {RULES}"))
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// Keys in alphabetical order, as a set to compare with.
fn sorted<'a>(keys: &[&'a str]) -> Vec<&'a str> {
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    keys
}

/// Names of the files in a folder.
fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn what_is_well_ends_with_0() {
    for line in ["check", "cases", "--help", "check --help", "--version", "completions bash"] {
        let shown = here(line);
        assert_eq!((shown.code, shown.stderr.as_str()), (0, ""), "{line}");
        assert!(!shown.stdout.is_empty(), "{line}");
    }
    let shown = here("check --quiet");
    assert_eq!(shown.transcript(), "[exit 0]\n");
}

#[test]
fn mistakes_in_what_was_written_end_with_1() {
    let shown = here("check r-9");
    assert_eq!(shown.code, 1);
    assert!(shown.stderr.contains("error[unknown-regulation]: "), "{}", shown.stderr);
    // The regulation that these submissions name is not in the default folder of rules.
    let shown = here(&format!("evaluate {SUBMISSIONS}"));
    assert_eq!((shown.code, shown.stdout.as_str()), (1, ""));
    let shown = suppliers(&format!("explain {SUBMISSIONS} supplier/zz"));
    assert_eq!((shown.code, shown.stdout.as_str()), (1, ""));
}

#[test]
fn what_could_not_be_done_ends_with_2_and_says_what_to_do() {
    let calls = [
        ("", "the name of a command is missing"),
        ("frobnicate", "there is no command `frobnicate`"),
        ("chek", "did you mean `check`?"),
        ("check --formt json", "did you mean `--format`?"),
        ("check --format xml", "does not take `xml`; values: human, plain, json"),
        ("evaluate", "<SUBMISSIONS> is missing"),
        ("check --rules nowhere", "cannot list the folder `nowhere`: "),
        ("synthesize nowhere.toml --plan x.toml --seed 1 --out out", "`nowhere.toml`"),
        ("synthesize x.toml --plan x.toml --seed one --out out", "does not take `one`"),
    ];
    for (line, said) in calls {
        let shown = here(line);
        assert_eq!((shown.code, shown.stdout.as_str()), (2, ""), "{line}");
        assert!(shown.stderr.contains(said), "{line}: {}", shown.stderr);
        assert!(shown.stderr.contains("help: "), "{line}: {}", shown.stderr);
    }
}

#[test]
fn a_folder_without_regulations_is_not_called_free_of_mistakes() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("rules")).unwrap();
    for command in ["check", "cases"] {
        let shown = run(folder.path(), &[command, "--lang", "en"]);
        assert_eq!((shown.code, shown.stdout.as_str()), (2, ""), "{command}");
        let said = "error: there is no regulation in the folder `rules`\nhelp: ";
        assert!(shown.stderr.starts_with(said), "{}", shown.stderr);
    }
}

#[test]
fn everything_is_told_of_a_regulation_whose_header_cannot_be_listed() {
    // The year in quotes keeps the regulation from being listed; the rest is told all the same.
    let folder = project().join("tests/diagnostics/wrong-value");
    let told = |line: &[&str]| {
        let shown = run(&folder, &[line, &["--format", "json"]].concat());
        assert_eq!(shown.code, 1, "{line:?}");
        shown.json()["diagnostics"].as_array().unwrap().len()
    };
    let all = told(&["check"]);
    assert!(all > 3);
    assert_eq!((told(&["check", "r-1"]), told(&["cases"])), (all, all));
}

#[test]
fn the_locale_chooses_the_language_unless_lang_does() {
    let shown = |set: &[(&str, &str)], more: &[&str]| {
        let mut command = program(project());
        command.envs(set.iter().copied()).arg("check").args(more);
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    let (vi, en) = (shown(&[], &["--lang", "vi"]), shown(&[], &["--lang", "en"]));
    assert!(vi.contains("Không có lỗi.") && en.contains("No mistakes."), "{vi}{en}");
    assert_eq!(shown(&[("LANG", "vi_VN.UTF-8")], &[]), vi);
    assert_eq!(shown(&[("LANG", "en_GB.UTF-8")], &[]), en);
    assert_eq!(shown(&[("LC_ALL", "vi_VN"), ("LANG", "en_GB.UTF-8")], &[]), vi);
    assert_eq!(shown(&[("LANG", "vi_VN.UTF-8")], &["--lang", "en"]), en);
    let help = run(project(), &["--help", "--lang", "vi"]);
    assert!(help.stdout.contains("Cách dùng"), "{}", help.stdout);
    let wrong = run(project(), &["check", "--sai", "--lang=vi"]);
    assert!(wrong.stderr.starts_with("lỗi: "), "{}", wrong.stderr);
}

#[test]
fn commands_have_vietnamese_names_with_and_without_diacritics() {
    // The last is written as macOS stores it: letters and accents apart.
    let subject = "supplier/m04";
    let calls: [(&str, &[&str], Vec<&str>); 4] = [
        ("check", &["kiem-tra", "kiểm-tra", "kie\u{302}\u{309}m-tra"], vec![]),
        ("cases", &["tinh-huong", "tình-huống"], vec![]),
        ("evaluate", &["danh-gia", "đánh-giá", "đa\u{301}nh-gia\u{301}"], vec![SUBMISSIONS]),
        ("explain", &["giai-thich", "giải-thích"], vec![SUBMISSIONS, subject]),
    ];
    for (english, vietnamese, arguments) in calls {
        let shown = |name: &str| {
            let mut words = vec![name];
            words.extend(&arguments);
            words.extend(["--rules", RULES, "--lang", "vi"]);
            run(project(), &words).transcript()
        };
        let wanted = shown(english);
        assert!(wanted.ends_with("[exit 0]\n"), "{wanted}");
        for name in vietnamese {
            assert_eq!(shown(name), wanted, "{name}");
        }
    }
    for name in ["mo-hinh-so-lieu", "mô-hình-số-liệu"] {
        assert_eq!(here(&format!("{name} --help")).code, 0);
    }
}

#[test]
fn json_of_check_and_of_mistakes_has_its_keys() {
    let keys_of_one = sorted(&["code", "severity", "file", "line", "column", "message", "help"]);
    let check = here("check --format json");
    let mistakes = here("check r-9 --format json");
    assert_eq!((check.code, mistakes.code), (0, 1));
    for shown in [check, mistakes] {
        let answer = shown.json();
        assert_eq!(keys(&answer), ["diagnostics", "format"]);
        assert_eq!(answer["format"], 1);
        let all = answer["diagnostics"].as_array().unwrap();
        assert!(!all.is_empty());
        for one in all {
            assert_eq!(keys(one), keys_of_one);
            let severity = one["severity"].as_str().unwrap();
            assert!(["error", "warning", "note"].contains(&severity), "{severity}");
        }
    }
}

#[test]
fn json_of_cases_counts_them_by_file() {
    let answer = suppliers("cases --format json --coverage").json();
    assert_eq!(answer["format"], 1);
    let file = &answer["files"][0];
    let all = ["regulation", "class", "file", "passed", "failed", "unconfirmed"];
    assert_eq!(keys(file), sorted(&all));
    assert_eq!((&file["class"], &file["failed"]), (&"supplier".into(), &0.into()));
    assert!(file["passed"].as_u64().unwrap() > 20);
    let failing = run(&project().join("tests/diagnostics/case-failed"), &["cases", "--quiet"]);
    assert_eq!(failing.code, 1);
}

#[test]
fn json_of_evaluate_has_its_keys() {
    let shown = suppliers(&format!("evaluate {SUBMISSIONS} --format json"));
    assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
    let answer = shown.json();
    for key in ["format", "regulation", "amendments", "fingerprint", "period", "classes"] {
        assert!(!answer[key].is_null(), "{key}");
    }
    assert_eq!((&answer["format"], &answer["period"]), (&1.into(), &2025.into()));
    assert_eq!(answer["regulation"], "supplier-2025");
    assert!(answer["fingerprint"].as_str().unwrap().starts_with("sha256:"));
    let class = &answer["classes"][0];
    let keys_of_class = [
        "class",
        "total",
        "rated",
        "exempt",
        "pending",
        "referred",
        "levels",
        "decided",
        "departures",
        "quotas",
    ];
    for key in keys_of_class {
        assert!(!class[key].is_null(), "{key}");
    }
    let quota = &class["quotas"][0];
    assert_eq!(keys(quota), sorted(&["quota", "groups", "over", "lowered", "referred"]));
}

#[test]
fn json_of_explain_is_the_verdict_with_rules_and_near_misses() {
    let shown = suppliers(&format!("explain {SUBMISSIONS} supplier/m04 --format json"));
    let answer = shown.json();
    assert_eq!((&answer["standard"], &answer["level"]), (&"a".into(), &"b".into()));
    assert_eq!(answer["quota"], "a-share");
    let rule = &answer["rules"][0];
    for key in ["id", "kind", "truth", "values", "cite"] {
        assert!(!rule[key].is_null(), "{key}");
    }
    let near = &answer["near_miss"][0];
    assert_eq!((&near["level"], &near["changes"]), (&"a".into(), &Value::Array(vec![])));
    assert_eq!(near["then"], "quota a-share: 3 of 3 seats taken");
}

#[test]
fn mistakes_as_json_are_one_document_on_standard_output() {
    let shown = suppliers(&format!("explain {SUBMISSIONS} supplier/zz --format json"));
    assert_eq!((shown.code, shown.stderr.as_str()), (1, ""));
    assert_eq!(shown.json()["diagnostics"][0]["code"], "unknown-subject");
}

/// The keys of a verdict, in their order.
const VERDICT: [&str; 16] = [
    "class",
    "id",
    "outcome",
    "level",
    "standard",
    "eligible",
    "decided",
    "departure",
    "exemption",
    "review_due",
    "ceilings",
    "quota",
    "missing",
    "reasons",
    "unmet",
    "rests_on",
];

#[test]
fn verdicts_are_the_same_in_csv_jsonl_and_xlsx() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for name in ["v.csv", "v.jsonl", "v.xlsx"] {
        let line = format!("evaluate {SUBMISSIONS} --verdicts {}", path(name));
        let shown = suppliers(&line);
        assert_eq!(shown.code, 0, "{}", shown.stderr);
        assert!(shown.stderr.contains("Wrote 30 verdicts"), "{}", shown.stderr);
    }
    assert_eq!(files(folder.path()), ["v.csv", "v.jsonl", "v.xlsx"]);
    let from_csv = csv_rows(&path("v.csv"));
    let from_jsonl = jsonl_rows(&path("v.jsonl"));
    assert_eq!(from_csv[0], VERDICT);
    assert_eq!(from_csv[1..], from_jsonl[..]);
    assert_eq!(from_csv.len(), 31);
    let ids: Vec<&String> = from_jsonl.iter().map(|row| &row[1]).collect();
    assert!(ids.is_sorted(), "{ids:?}");
    assert_eq!(xlsx_rows(&path("v.xlsx"), &ids), from_jsonl);
}

fn csv_rows(path: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(path).unwrap();
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Each object as a row of cells, lists joined as in the tables.
fn jsonl_rows(path: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap();
    let row = |line: &str| {
        let verdict: Value = serde_json::from_str(line).unwrap();
        assert_eq!(keys(&verdict), sorted(&VERDICT));
        VERDICT.iter().map(|key| cell(&verdict[key])).collect()
    };
    text.lines().map(row).collect()
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(";"),
        other => other.to_string(),
    }
}

/// The rows of a workbook's sheets whose second cell is one of the ids, by id.
fn xlsx_rows(path: &str, ids: &[&String]) -> Vec<Vec<String>> {
    let mut workbook = open_workbook_auto(path).unwrap();
    let sheets = workbook.worksheets();
    let rows = sheets.iter().flat_map(|(_, range)| range.rows());
    let texts = rows.map(|row| row.iter().map(ToString::to_string).collect::<Vec<String>>());
    texts
        .filter(|row| row.get(1).is_some_and(|id| ids.contains(&id)))
        .map(|mut row| {
            row.resize(VERDICT.len(), String::new());
            row
        })
        .collect()
}

#[test]
fn where_verdicts_cannot_be_written_nothing_is() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("folder.csv")).unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    for (name, said) in [
        ("nowhere/v.csv", "error: cannot write "),
        ("folder.csv", "it is a folder"),
        ("v.txt", "is not known"),
        ("v", "is not known"),
    ] {
        let shown = suppliers(&format!("evaluate {SUBMISSIONS} --verdicts {}", path(name)));
        assert_eq!((shown.code, shown.stdout.as_str()), (2, ""), "{name}");
        assert!(shown.stderr.contains(said), "{name}: {}", shown.stderr);
        assert_eq!(files(folder.path()), ["folder.csv"], "{name}");
    }
    // Submissions with a mistake leave no file either.
    let wrong = project().join("tests/diagnostics/wrong-cell");
    let verdicts = path("v.csv");
    let shown = run(&wrong, &["evaluate", "submissions", "--verdicts", &verdicts]);
    assert_eq!(shown.code, 1);
    assert_eq!(files(folder.path()), ["folder.csv"]);
}

#[cfg(unix)]
#[test]
fn a_disk_that_fills_up_leaves_the_old_file_as_it_was() {
    use std::process::Command;
    let folder = tempfile::tempdir().unwrap();
    for name in ["v.csv", "v.jsonl", "v.xlsx"] {
        let path = folder.path().join(name);
        fs::write(&path, "as it was").unwrap();
        // No file may grow past a kilobyte or half of one, so that writing fails under way.
        let program = env!("CARGO_BIN_EXE_mucthuoc");
        let line = format!(
            "trap '' XFSZ; ulimit -f 1; exec {program} evaluate {SUBMISSIONS} --rules {RULES} \
             --verdicts {} --lang en",
            path.display()
        );
        let mut shell = Command::new("sh");
        let output = shell.args(["-c", &line]).current_dir(project()).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("error: cannot write "), "{said}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "as it was");
    }
    assert_eq!(files(folder.path()), ["v.csv", "v.jsonl", "v.xlsx"]);
}

#[test]
fn a_reader_that_goes_away_ends_the_work_quietly() {
    for line in ["check", "cases --coverage", "--help", "completions zsh"] {
        let mut command = program(project());
        command.args(line.split_whitespace()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{line}");
        assert_eq!(output.status.code(), Some(0), "{line}");
    }
}

#[test]
fn a_slip_in_one_file_is_no_mistake_of_the_texts_that_name_its_class() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (project().join("rules/hd-21-2019"), folder.path().join("hd-21-2019"));
    for part in ["", "forms"] {
        fs::create_dir_all(to.join(part)).unwrap();
        for entry in fs::read_dir(from.join(part)).unwrap().map(Result::unwrap) {
            if entry.path().is_file() {
                fs::copy(entry.path(), to.join(part).join(entry.file_name())).unwrap();
            }
        }
    }
    let checked = || {
        let rules = folder.path().to_str().unwrap();
        run(project(), &["check", "--rules", rules, "--format", "json"]).json()
    };
    let codes = |json: &Value| -> Vec<String> {
        let all = json["diagnostics"].as_array().unwrap().iter();
        let wrong = all.filter(|one| one["severity"] == "error");
        wrong.map(|one| one["code"].as_str().unwrap().to_owned()).collect()
    };
    let text = fs::read_to_string(to.join("leader.toml")).unwrap();
    fs::write(to.join("leader.toml"), text.replacen("\n[facts.", "\n[facts..", 1)).unwrap();
    assert_eq!(codes(&checked()), ["syntax"]);
    // With the class read again, a text that names what is not there is told.
    fs::write(to.join("leader.toml"), text).unwrap();
    let named = to.join("forms/narrative.en.md.jinja");
    let text = fs::read_to_string(&named).unwrap();
    fs::write(&named, text + "{{ nothing_of_the_kind }}\n").unwrap();
    let told = codes(&checked());
    assert!(told.iter().any(|code| code.starts_with("template")), "{told:?}");
}
