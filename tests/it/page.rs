//! Pages through the program itself: every figure on them is the machine form's, the commands at
//! their foot can be run, and what came from files stays text.

use crate::readmes;
use crate::terminal::{Shown, project, run};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "../../src/report/page/tests/markup.rs"]
mod markup;

use markup::{Element, check, commands, table};

const KON_TUM: &str = "examples/kontum-2020";
const PROPOSAL: &str = "no-cap-standing-committee";

/// Runs the program where the rules are, and wants it to succeed.
fn here(words: &[&str]) -> Shown {
    let shown = run(project(), words);
    assert_eq!(shown.code, 0, "{}", shown.transcript());
    shown
}

fn json(words: &[&str]) -> Value {
    here(&[words, &["--format", "json"]].concat()).json()
}

/// The page of a command in a language.
fn page(folder: &Path, lang: &str, words: &[&str]) -> String {
    let path = folder.join(format!("page-{lang}.html"));
    here(&[words, &["--html", path.to_str().unwrap(), "--lang", lang]].concat());
    fs::read_to_string(path).unwrap()
}

/// A count as a page writes it.
fn count(text: &str) -> u64 {
    text.replace(['.', ','], "").parse().unwrap_or_else(|_| panic!("{text} is no count"))
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap_or(0)
}

/// The titles of a class's levels, as the rules give them, and of what is no level.
fn states(lang: &str) -> [(&'static str, &'static str); 7] {
    match lang {
        "vi" => [
            ("excellent", "Hoàn thành xuất sắc nhiệm vụ"),
            ("good", "Hoàn thành tốt nhiệm vụ"),
            ("completed", "Hoàn thành nhiệm vụ"),
            ("failed", "Không hoàn thành nhiệm vụ"),
            ("exempt", "Không xếp loại"),
            ("pending", "Chưa xếp loại"),
            ("referred", "Chuyển cấp có thẩm quyền"),
        ],
        _ => [
            ("excellent", "Completed with excellence"),
            ("good", "Completed well"),
            ("completed", "Completed"),
            ("failed", "Failed to complete"),
            ("exempt", "Not rated"),
            ("pending", "Pending"),
            ("referred", "Referred"),
        ],
    }
}

fn classes(lang: &str) -> [&'static str; 4] {
    match lang {
        "vi" => {
            ["Đảng viên", "Tổ chức đảng", "Tập thể lãnh đạo, quản lý", "Cán bộ lãnh đạo, quản lý"]
        }
        _ => ["Party member", "Party organization", "Leadership collective", "Leader"],
    }
}

/// Subjects of a class in a state, by the machine form of an evaluation.
fn in_state(class: &Value, state: &str) -> u64 {
    match state {
        "exempt" => class["exempt"].as_object().unwrap().values().map(number).sum(),
        "pending" | "referred" => number(&class[state]),
        level => number(&class["levels"][level]),
    }
}

/// The words before a class in captions.
fn captions(lang: &str) -> [&'static str; 3] {
    match lang {
        "vi" => {
            ["Kết quả xếp loại: ", "Từ mức trước (dòng) sang mức sau (cột): ", "Các chuyển dịch: "]
        }
        _ => {
            ["Results: ", "From the level before (rows) to the level after (columns): ", "Moves: "]
        }
    }
}

/// Every count in the tables of a page with one scenario is the machine form's.
fn same_figures(lang: &str, all: &[Element], found: &Value) {
    let scenario = &found["scenarios"][0];
    let [levels, matrix, moves] = captions(lang);
    for (at, title) in classes(lang).iter().enumerate() {
        let sides = [&found["baseline"]["classes"][at], &scenario["result"]["classes"][at]];
        let rows = table(all, &format!("{levels}{title}"));
        for (state, name) in states(lang) {
            let counts = sides.map(|side| in_state(side, state));
            let row = rows.iter().find(|row| row[0] == name);
            let shown = row.map_or([0, 0], |row| [count(&row[1]), count(&row[3])]);
            assert_eq!(shown, counts, "{title}: {name}");
        }
        assert_eq!(count(&rows[1][1]), number(&sides[0]["total"]));
        assert_eq!(count(&rows[2][3]), number(&sides[1]["rated"]));
        same_moves(
            (lang, title),
            all,
            (&scenario["matrix"][at], &scenario["moves"]),
            [matrix, moves],
        );
    }
}

fn same_moves(
    (lang, title): (&str, &str),
    all: &[Element],
    (matrix, moves): (&Value, &Value),
    [of_matrix, of_moves]: [&str; 2],
) {
    let class = &matrix["class"];
    let moved: Vec<&Value> =
        moves.as_array().unwrap().iter().filter(|one| one["class"] == *class).collect();
    let has = |caption: &str| all.iter().any(|one| one.name == "caption" && one.text == caption);
    assert_eq!(has(&format!("{of_matrix}{title}")), !moved.is_empty(), "{title}");
    if moved.is_empty() {
        return;
    }
    let name = |state: &Value| {
        states(lang).iter().find(|(id, _)| state == id).map(|(_, name)| *name).unwrap()
    };
    let rows = table(all, &format!("{of_matrix}{title}"));
    let ids = matrix["states"].as_array().unwrap();
    let counts: Vec<Vec<u64>> = serde_json::from_value(matrix["counts"].clone()).unwrap();
    let mut seen = 0;
    for row in &rows[1..rows.len() - 1] {
        let from = ids.iter().position(|id| name(id) == row[0]).unwrap();
        for (at, cell) in row.iter().enumerate().take(row.len() - 1).skip(1) {
            let to = ids.iter().position(|id| name(id) == rows[0][at]).unwrap();
            assert_eq!(count(cell), counts[from][to]);
            seen += counts[from][to];
        }
    }
    // What is left out is empty: the shown cells hold everybody.
    assert_eq!(seen, counts.iter().flatten().sum::<u64>());
    let rows = table(all, &format!("{of_moves}{title}"));
    let expected: Vec<Vec<String>> = moved
        .iter()
        .map(|one| {
            let counts = ["count", "direct", "displaced"].map(|key| number(&one[key]).to_string());
            let names = ["from", "to"].map(|key| name(&one[key]).to_owned());
            names.into_iter().chain(counts).collect()
        })
        .collect();
    assert_eq!(rows[1..], expected);
}

/// The ids in the lists of subjects.
fn listed(all: &[Element]) -> Vec<&str> {
    let mut ids = Vec::new();
    for (at, list) in all.iter().enumerate() {
        if list.attribute("class") == Some("ids") {
            let items = all[at + 1..].iter().take_while(|one| one.name == "li");
            ids.extend(items.map(|one| one.text.as_str()));
        }
    }
    ids
}

#[test]
fn every_figure_of_a_page_is_the_machine_forms_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    for with in [PROPOSAL, "reading-headcount"] {
        let asked = ["simulate", KON_TUM, "--with", with];
        let found = json(&asked);
        for lang in ["vi", "en"] {
            let all = check(&page(folder.path(), lang, &asked));
            same_figures(lang, &all, &found);
            let mut ids = listed(&all);
            let changed = found["scenarios"][0]["changed"].as_array().unwrap();
            let mut expected: Vec<&str> =
                changed.iter().map(|one| one["id"].as_str().unwrap()).collect();
            ids.sort_unstable();
            expected.sort_unstable();
            assert!(ids.len() >= 7 && ids == expected, "{ids:?}");
        }
    }
}

#[test]
fn a_page_says_what_it_is_what_was_changed_and_by_which_clause() {
    let folder = tempfile::tempdir().unwrap();
    let asked = ["simulate", KON_TUM, "--with", PROPOSAL];
    let all = check(&page(folder.path(), "vi", &asked));
    let text: String = all.iter().find(|one| one.name == "body").unwrap().text.clone();
    for said in [
        "Mô phỏng – không phải kết quả xếp loại",
        "Số liệu mô phỏng: từng đối tượng là hư cấu",
        "Đề xuất: Không quy định tỉ lệ đối với Ủy viên Ban Thường vụ Tỉnh ủy (no-cap-standing-committee)",
        "Căn cứ: 48-BC/TU III.2.",
        "Điều khoản: 21-HD/BTCTW II.B.4; 132-QĐ/TW III.2.1 (nguyên văn)",
        "7 trên 35.917 đối tượng có kết quả khác trước: 7 lên mức cao hơn, 0 xuống mức thấp hơn",
        "7 từ “Hoàn thành tốt nhiệm vụ” sang “Hoàn thành xuất sắc nhiệm vụ” (7 trực tiếp, 0 gián tiếp)",
    ] {
        assert!(text.contains(said), "{said}");
    }
    let rows = table(&all, "Nội dung trước và sau");
    assert_eq!(
        rows[1],
        [
            "không áp dụng khipeer_group: Nhóm chức danh tương đương",
            "(không có)",
            "peer_group == \"provincial-standing-committee\"",
        ]
    );
}

#[test]
fn the_same_question_gives_the_same_bytes_and_the_commands_at_the_foot_give_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let asked = ["simulate", KON_TUM, "--with", PROPOSAL, "--by", "authority"];
    let first = page(folder.path(), "en", &asked);
    let all = check(&first);
    let typed = commands(&all);
    assert!(typed.len() >= 6, "{typed:?}");
    for command in typed {
        let words: Vec<&str> = command.split(' ').collect();
        assert_eq!(words[0], "mucthuoc");
        here(&words[1..]);
        if words.contains(&"--html") {
            // The command wrote the page anew in its place.
            let again = fs::read_to_string(folder.path().join("page-en.html")).unwrap();
            assert!(again == first, "the page differs");
        }
    }
}

#[test]
fn readings_stand_side_by_side_with_what_depends_on_them() {
    let folder = tempfile::tempdir().unwrap();
    let asked = ["simulate", KON_TUM, "--reading", "all"];
    let found = json(&asked);
    let all = check(&page(folder.path(), "en", &asked));
    for (at, title) in classes("en").iter().enumerate() {
        let rows = table(&all, &format!("Results: {title}"));
        let row = rows.iter().find(|row| row[0] == "Completed with excellence").unwrap();
        let scenarios = found["scenarios"].as_array().unwrap();
        let mut sides = vec![&found["baseline"]];
        sides.extend(scenarios.iter().map(|one| &one["result"]));
        let counts: Vec<u64> =
            sides.iter().map(|side| in_state(&side["classes"][at], "excellent")).collect();
        // A count, its share, and for scenarios the difference.
        assert_eq!([1, 3, 6].map(|at| count(&row[at])).to_vec(), counts);
    }
    let depends = found["depends"]["subjects"].as_array().unwrap();
    let text = &all.iter().find(|one| one.name == "body").unwrap().text;
    let ids: Vec<&str> = depends.iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert!(ids.len() > 50 && ids.iter().all(|id| text.contains(id)));
}

#[test]
fn every_point_of_a_sweep_is_the_machine_forms() {
    let folder = tempfile::tempdir().unwrap();
    let asked = [
        "sweep",
        KON_TUM,
        "--parameter",
        "leader.excellent_share",
        "--from",
        "15%",
        "--to",
        "30%",
        "--step",
        "2.5%",
        "--find",
        "over <= 10",
    ];
    let found = json(&asked);
    let points = found["sweep"]["points"].as_array().unwrap();
    assert_eq!(points.len(), 7);
    for (lang, caption, names) in [
        ("vi", "Cán bộ lãnh đạo, quản lý: 7 giá trị", ["Tổng số chênh lệch", "Nhóm vượt tỉ lệ"]),
        ("en", "Leader: 7 values", ["All departures", "Groups over it"]),
    ] {
        let page = page(folder.path(), lang, &asked);
        let all = check(&page);
        let rows = table(&all, caption);
        assert_eq!(rows.len(), 8);
        for (row, point) in rows[1..].iter().zip(points) {
            let decimal = if lang == "vi" { "," } else { "." };
            let value = point["value"].as_str().unwrap().replace('.', decimal);
            assert!(row[0].starts_with(&value), "{row:?}");
            let class = &point["classes"][3];
            for (state, name) in states(lang) {
                let at = rows[0].iter().position(|head| head == name);
                let shown = at.map_or(0, |at| count(&row[at]));
                assert_eq!(shown, in_state(class, state), "{value}: {name}");
            }
            let departures: u64 =
                class["departures"].as_object().unwrap().values().map(number).sum();
            let over = number(&class["quotas"][0]["over"]);
            let shown = names
                .map(|name| count(&row[rows[0].iter().position(|head| head == name).unwrap()]));
            assert_eq!(shown, [departures, over]);
        }
        // Found is the first value that meets the condition; the one that stands is among those tried.
        let meets = points.iter().find(|point| point["meets"] == true).unwrap();
        assert_eq!(found["sweep"]["found"], meets["value"]);
        assert_eq!(all.iter().filter(|one| one.name == "svg").count(), 3);
        for command in commands(&all).into_iter().filter(|typed| !typed.contains('\'')) {
            here(&command.split(' ').skip(1).collect::<Vec<_>>());
        }
    }
}

/// The example of suppliers with markup in every name that a file can give.
fn hostile(folder: &Path) -> (PathBuf, PathBuf) {
    let example = project().join("examples/supplier-rating");
    let (rules, submissions) = (folder.join("rules"), folder.join("submissions"));
    let regulation = rules.join("supplier-2025");
    fs::create_dir_all(regulation.join("amendments")).unwrap();
    fs::create_dir_all(&submissions).unwrap();
    for entry in fs::read_dir(example.join("rules/supplier-2025")).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_file() && !entry.path().ends_with("supplier.cases.toml") {
            fs::copy(entry.path(), regulation.join(entry.file_name())).unwrap();
        }
    }
    let amendment = "amendments/share-20.toml";
    let text = fs::read_to_string(example.join("rules/supplier-2025").join(amendment)).unwrap();
    let text = text.replace("Lower the share", "</title><script>alert(1)</script>Lower the share");
    fs::write(regulation.join(amendment), text.replace("12/TTr", "12/TTr\\\" onload=\\\"x"))
        .unwrap();
    fs::copy(example.join("submissions/returns.toml"), submissions.join("returns.toml")).unwrap();
    let rows = fs::read_to_string(example.join("submissions/supplier.csv")).unwrap();
    let mut lines = rows.lines();
    let mut written = format!("{}\n", lines.next().unwrap());
    for line in lines {
        let (id, rest) = line.split_once(',').unwrap();
        written.push_str(&format!("\"<script>alert('{id}')</script>\",{rest}\n"));
    }
    fs::write(submissions.join("supplier.csv"), written).unwrap();
    (rules, submissions)
}

#[test]
fn markup_in_ids_and_titles_stays_text() {
    let folder = tempfile::tempdir().unwrap();
    let (rules, submissions) = hostile(folder.path());
    let [rules, submissions] = [&rules, &submissions].map(|path| path.to_str().unwrap());
    let asked = ["simulate", submissions, "--with", "share-20", "--rules", rules];
    let page = page(folder.path(), "en", &asked);
    let all = check(&page);
    assert!(!page.contains("<script"));
    let title = &all.iter().find(|one| one.name == "title").unwrap().text;
    assert!(title.contains("</title><script>alert(1)</script>Lower the share"), "{title}");
    let ids = listed(&all);
    assert!(!ids.is_empty() && ids.iter().all(|id| id.starts_with("<script>alert('")), "{ids:?}");
}

#[test]
fn a_page_that_cannot_be_written_is_an_error_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nowhere/page.html");
    let path = path.to_str().unwrap();
    let asked = ["simulate", KON_TUM, "--with", PROPOSAL, "--html", path, "--lang", "en"];
    let shown = run(project(), &asked);
    assert_eq!(shown.code, 2, "{}", shown.transcript());
    assert!(shown.stderr.contains("nowhere/page.html"), "{}", shown.transcript());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn what_the_guide_for_analysts_asks_can_be_asked_and_is_answered_as_it_says() {
    let clone = tempfile::tempdir().unwrap();
    for folder in ["rules", "examples"] {
        readmes::copy(&project().join(folder), &clone.path().join(folder));
    }
    let guide = fs::read_to_string(project().join("docs/analysts.md")).unwrap();
    let names = ["mo-phong", "simulate", "quet", "sweep", "giai-thich", "explain"];
    let asked = readmes::commands(&guide);
    let asked: Vec<&Vec<String>> =
        asked.iter().filter(|words| names.contains(&words[0].as_str())).collect();
    assert!(asked.len() >= 14, "{asked:?}");
    let mut has_drawn = false;
    for words in asked {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        // Drawing takes long, and both languages draw the same.
        let draws = words.contains(&"--draws");
        if draws && has_drawn {
            continue;
        }
        has_drawn |= draws;
        let shown = run(clone.path(), &words);
        assert_eq!(shown.code, 0, "{words:?}\n{}", shown.transcript());
        if let Some(at) = words.iter().position(|word| *word == "--html") {
            let all = check(&fs::read_to_string(clone.path().join(words[at + 1])).unwrap());
            drawn_answer(&guide, draws, &all);
        }
    }
    let proposal = "examples/kontum-2020/proposals/leader-share-25.toml";
    let whole = fs::read_to_string(project().join(proposal)).unwrap();
    let block = whole[whole.find("format").unwrap()..].trim_end();
    assert!(guide.contains(block), "the proposal is not as the guide shows it");
    answers(&guide, &json(&["simulate", KON_TUM, "--with", proposal]));
}

/// The range that the guide says of its example: the one in the page's first sentence on moves.
fn drawn_answer(guide: &str, has_drawn: bool, all: &[Element]) {
    let class = "Cán bộ lãnh đạo, quản lý: ";
    let moved = all.iter().filter(|one| one.name == "li" && has_drawn);
    let said = moved.filter_map(|one| one.text.strip_prefix(class)).next();
    let range = said.and_then(|said| said.split(" từ ").next());
    assert_eq!(range.is_some(), has_drawn);
    for language in ["cán bộ lên", "leaders become"] {
        let said = range.map(|range| format!("{range} {language}"));
        assert!(said.is_none_or(|said| guide.contains(&said)), "{range:?}");
    }
}

/// The counts that the guide says of its example, taken from the machine form.
fn answers(guide: &str, found: &Value) {
    let scenario = &found["scenarios"][0];
    let sides = [&found["baseline"], &scenario["result"]];
    let classes = |side: &Value| side["classes"].as_array().unwrap().clone();
    let total: u64 = classes(sides[0]).iter().map(|class| number(&class["total"])).sum();
    let departures = sides.map(|side| -> u64 {
        let kinds = |class: &Value| class["departures"].as_object().unwrap().clone();
        classes(side).iter().flat_map(kinds).map(|(_, count)| number(&count)).sum()
    });
    let over = sides.map(|side| number(&side["classes"][3]["quotas"][0]["over"]));
    let changed = scenario["changed"].as_array().unwrap().len();
    assert_eq!(total, 35_917);
    for said in [
        format!("{changed} trong 35.917 đối tượng"),
        format!(
            "từ {} còn {}; số nhóm cán bộ vượt tỉ lệ từ {} còn {}",
            departures[0], departures[1], over[0], over[1]
        ),
        format!("{changed} of 35,917 subjects"),
        format!(
            "from {} to {}; groups of leaders over the quota from\n{} to {}",
            departures[0], departures[1], over[0], over[1]
        ),
    ] {
        assert!(guide.contains(&said), "{said}");
    }
}

#[test]
fn redrawn_counts_are_the_machine_forms() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["published", "synthesis"].map(|name| format!("{KON_TUM}/{name}.toml"));
    let asked = [
        "simulate",
        "--draws",
        "2",
        "--published",
        &files[0],
        "--plan",
        &files[1],
        "--seed",
        "2020",
        "--with",
        PROPOSAL,
    ];
    let found = json(&asked);
    let all = check(&page(folder.path(), "en", &asked));
    let ends = |interval: &Value| ["low", "median", "high"].map(|end| number(&interval[end]));
    for (at, title) in classes("en").iter().enumerate() {
        let sides = [&found["baseline"][at], &found["scenarios"][0]["classes"][at]];
        let rows = table(&all, &format!("Median and 5–95% interval: {title}"));
        let row = |name: &str| {
            let row = rows.iter().find(|row| row[0] == name);
            row.map_or(vec![0; 6], |row| row[1..].iter().map(|cell| count(cell)).collect())
        };
        let both = |of: &dyn Fn(&Value) -> [u64; 3]| sides.map(of).concat();
        for (state, name) in states("en") {
            assert_eq!(row(name), both(&|side| ends(&side["states"][state])), "{title}: {name}");
        }
        assert_eq!(row("Total"), both(&|side| ends(&side["total"])));
        assert_eq!(row("All departures"), both(&|side| ends(&side["departures_all"])));
    }
    let moves = found["scenarios"][0]["moves"].as_array().unwrap();
    let rows = table(&all, "Moves: Leader");
    assert_eq!((moves.len(), rows.len()), (1, 2));
    let shown: Vec<u64> = rows[1][2..].iter().map(|cell| count(cell)).collect();
    let expected = ["count", "direct", "displaced"].map(|key| ends(&moves[0][key]));
    assert_eq!(shown, expected.concat());
    // What was assumed stands beside the result, every sentence of it.
    let assumed = found["assumptions"].as_array().unwrap().len();
    let section = all.iter().find(|one| one.attribute("aria-labelledby") == Some("assumed"));
    assert!(assumed > 10 && section.is_some_and(|section| !section.text.contains('⟨')));
    let items = all.iter().filter(|one| one.name == "li");
    assert!(items.count() > assumed);
}

#[test]
fn a_sweep_over_redrawn_data_shows_the_bands_of_the_machine_form() {
    let folder = tempfile::tempdir().unwrap();
    let files = ["published", "synthesis"].map(|name| format!("{KON_TUM}/{name}.toml"));
    let mut asked = vec!["sweep", "--draws", "2", "--published", &files[0], "--plan", &files[1]];
    asked.extend(["--seed", "7", "--parameter", "leader.excellent_share"]);
    asked.extend(["--from", "20%", "--to", "30%", "--step", "10%"]);
    let found = json(&asked);
    let all = check(&page(folder.path(), "en", &asked));
    let rows = table(&all, "Leader: 2 values");
    let points = found["sweep"]["points"].as_array().unwrap();
    assert_eq!((points.len(), rows.len()), (2, 3));
    for (row, point) in rows[1..].iter().zip(points) {
        let class = &point["drawn"][3];
        let shown = |name: &str| &row[rows[0].iter().position(|head| head == name).unwrap()];
        let said = |interval: &Value| {
            let [low, median, high] = ["low", "median", "high"].map(|end| number(&interval[end]));
            let between = if low == high { low.to_string() } else { format!("{low}–{high}") };
            format!("{median}{between}")
        };
        for (name, interval) in [
            ("Completed with excellence", &class["states"]["excellent"]),
            ("Completed well", &class["states"]["good"]),
            ("All departures", &class["departures_all"]),
            ("Groups over it", &class["quotas"][0]["over"]),
        ] {
            assert_eq!(shown(name).replace(',', ""), said(interval), "{name}");
        }
    }
}
