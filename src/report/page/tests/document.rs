use super::fixture::{HOSTILE, about, comparison, depends, drawn, regulations, scenario, swept};
use super::markup::{Element, check, commands, table};
use crate::report::page::{simulation, sweep, ticked, uncertainty};
use crate::report::{Lang, Words};

fn simulated(lang: Lang) -> String {
    let (before, after, amendment) = regulations();
    let comparison = comparison(vec![scenario(amendment)]);
    about(&before, |about| simulation(Words::of(lang), about, (&comparison, &[&after])))
}

fn two_scenarios(lang: Lang) -> String {
    let (before, after, amendment) = regulations();
    let second = crate::model::Scenario { name: "other <b>".into(), ..scenario(amendment.clone()) };
    let mut comparison = comparison(vec![scenario(amendment), second]);
    comparison.depends = Some(depends());
    let both = [&after, &after];
    about(&before, |about| simulation(Words::of(lang), about, (&comparison, &both)))
}

fn redrawn(lang: Lang) -> String {
    let (before, after, amendment) = regulations();
    let drawn = drawn(amendment);
    about(&before, |about| uncertainty(Words::of(lang), about, (&drawn, &[&after])))
}

fn curve(lang: Lang, has_band: bool) -> String {
    let (before, _, _) = regulations();
    about(&before, |about| sweep(Words::of(lang), about, &swept(has_band)))
}

fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
}

fn texts<'a>(all: &'a [Element], name: &str) -> Vec<&'a str> {
    all.iter().filter(|one| one.name == name).map(|one| one.text.as_str()).collect()
}

#[test]
fn every_page_needs_nothing_from_elsewhere_and_is_strictly_formed() {
    for lang in Lang::ALL {
        for page in [
            simulated(lang),
            two_scenarios(lang),
            redrawn(lang),
            curve(lang, false),
            curve(lang, true),
        ] {
            let all = check(&page);
            let html = all.iter().find(|one| one.name == "html").unwrap();
            assert_eq!(html.attribute("lang"), Some(lang.as_str()));
            let words = Words::of(lang);
            for key in ["sheet-mark", "sheet-notice", "synthetic-notice"] {
                assert!(page.contains(&words.text(key)), "{key}");
            }
            for word in ["⟨sheet", "⟨change", "⟨count", "⟨assumed", "⟨drawn", "⟨mark⟩", "{{", "{%"]
            {
                assert!(!page.contains(word), "{word}");
            }
        }
    }
}

#[test]
fn the_same_comparison_gives_the_same_bytes() {
    assert_eq!(two_scenarios(Lang::Vi), two_scenarios(Lang::Vi));
    assert_eq!(curve(Lang::En, true), curve(Lang::En, true));
}

#[test]
fn what_came_from_files_is_shown_as_it_is_and_never_as_markup() {
    let page = two_scenarios(Lang::En);
    let all = check(&page);
    assert!(texts(&all, "li").contains(&HOSTILE));
    assert!(!page.contains("<script") && !page.contains("<b>") && !page.contains("<u>"));
    assert!(texts(&all, "code").contains(&"unit == \"<i>\""));
    assert!(texts(&all, "td").contains(&"1 of 5decided levels exceed the cap"));
}

#[test]
fn levels_stand_side_by_side_with_shares_and_differences() {
    let all = check(&simulated(Lang::Vi));
    let expected: &[&[&str]] = &[
        &["Chỉ tiêu", "Trước", "Tỉ lệ", "Sau", "Tỉ lệ", "Thay đổi"],
        &["Tổng số", "6", "100,00%", "6", "100,00%", "0"],
        &["Được xếp loại", "5", "83,33%", "5", "83,33%", "0"],
        // Of the five rated.
        &["Giỏi", "1", "20,00%", "2", "40,00%", "+1"],
        &["Đạt", "3", "60,00%", "3", "60,00%", "0"],
        &["Không đạt", "1", "20,00%", "0", "0,00%", "−1"],
        &["Không xếp loại", "1", "16,67%", "1", "16,67%", "0"],
        &["– Mới vào", "1", "16,67%", "1", "16,67%", "0"],
    ];
    assert_eq!(table(&all, "Kết quả xếp loại: Nhân viên"), rows(expected));
    let expected: &[&[&str]] = &[
        &["Chỉ tiêu", "Trước", "Tỉ lệ", "Sau", "Tỉ lệ", "Thay đổi"],
        &["vượt tỉ lệ khống chế", "4", "80,00%", "3", "60,00%", "−1"],
        &["Tổng số chênh lệch", "4", "80,00%", "3", "60,00%", "−1"],
    ];
    assert_eq!(table(&all, "Chênh lệch với mức đã quyết định: Nhân viên"), rows(expected));
}

#[test]
fn the_matrix_has_its_sums_and_the_moves_their_reasons() {
    let all = check(&simulated(Lang::En));
    let expected: &[&[&str]] = &[
        &["Before \\ after", "High", "Pass", "Fail", "Not rated", "Sum"],
        &["High", "1", "0", "0", "0", "1"],
        &["Pass", "1", "2", "0", "0", "3"],
        &["Fail", "0", "1", "0", "0", "1"],
        &["Not rated", "0", "0", "0", "1", "1"],
        &["Sum", "2", "3", "0", "1", "6"],
    ];
    let caption = "From the level before (rows) to the level after (columns): Worker";
    assert_eq!(table(&all, caption), rows(expected));
    let expected: &[&[&str]] = &[
        &["Before", "After", "Subjects", "Direct", "Displaced"],
        &["Pass", "High", "1", "1", "0"],
        &["Fail", "Pass", "1", "0", "1"],
    ];
    assert_eq!(table(&all, "Moves: Worker"), rows(expected));
    // The value of the fact stands once, over its four rows.
    let by =
        table(&all, "From the level before (rows) to the level after (columns) by “Team”: Worker");
    assert_eq!(by[1], ["<u>", "High", "1", "0", "0", "0", "1"].map(str::to_owned));
    assert_eq!(by[2], ["Pass", "1", "2", "0", "0", "3"].map(str::to_owned));
    let head = all.iter().find(|one| one.text == "<u>").unwrap();
    assert_eq!((head.attribute("rowspan"), head.attribute("scope")), (Some("4"), Some("rowgroup")));
}

#[test]
fn seats_and_subjects_are_told() {
    let all = check(&simulated(Lang::En));
    let expected: &[&[&str]] = &[
        &["Measure", "Before", "After"],
        &["Groups", "1", "1"],
        &["Seats", "1", "2"],
        &["Seats held", "1", "2"],
        &["Seats freed", "–", "0"],
        &["Seats newly taken", "–", "1"],
        &["Lowered", "4", "3"],
        &["Referred", "0", "0"],
        &["Groups over it", "1", "1"],
    ];
    assert_eq!(table(&all, "Quota: High at most half of pass"), rows(expected));
    let items = texts(&all, "li");
    for said in [
        HOSTILE,
        "w-2",
        "Deciding rules before: High at most half of pass (IV)",
        "Deciding rules after: Tasks at the top (II.1); Enough points (II.2)",
    ] {
        assert!(items.contains(&said), "{said}");
    }
    let headings = texts(&all, "h3");
    assert!(headings.contains(&"Worker: from “Pass” to “High”, direct"));
    assert!(headings.contains(&"Worker: from “Fail” to “Pass”, displaced"));
}

#[test]
fn subjects_with_the_same_move_for_the_same_reasons_stand_together() {
    let (before, after, amendment) = regulations();
    let mut comparison = comparison(vec![scenario(amendment)]);
    let mut third = comparison.scenarios[0].changed[0].clone();
    (third.before.id, third.after.id) = ("w-3", "w-3");
    comparison.scenarios[0].changed.push(third);
    let words = Words::of(Lang::En);
    let page = about(&before, |about| simulation(words, about, (&comparison, &[&after])));
    let all = check(&page);
    let lists = all.iter().filter(|one| one.attribute("class") == Some("ids"));
    let lists: Vec<&str> = lists.map(|one| one.text.as_str()).collect();
    assert_eq!(lists, [format!("{HOSTILE}w-3").as_str(), "w-2"]);
    assert!(texts(&all, "summary").contains(&"2 subjects"));
}

#[test]
fn a_list_that_was_cut_says_so() {
    let (before, after, amendment) = regulations();
    let mut comparison = comparison(vec![scenario(amendment)]);
    comparison.scenarios[0].changed_count = 1_234;
    let words = Words::of(Lang::Vi);
    let page = about(&before, |about| simulation(words, about, (&comparison, &[&after])));
    assert!(page.contains("Chỉ liệt kê 2 trong 1.234 đối tượng"), "{page}");
}

#[test]
fn a_comparison_in_which_nobody_changes_says_so() {
    let (before, after, amendment) = regulations();
    let mut comparison = comparison(vec![scenario(amendment)]);
    let scenario = &mut comparison.scenarios[0];
    (scenario.changed, scenario.changed_count) = (Vec::new(), 0);
    scenario.classes[0].moves = Vec::new();
    let words = Words::of(Lang::En);
    let page = about(&before, |about| simulation(words, about, (&comparison, &[&after])));
    check(&page);
    assert!(page.contains("No subject changes in: Worker.") && !page.contains("<svg"));
}

#[test]
fn every_picture_has_a_title_and_says_its_counts() {
    let all = check(&simulated(Lang::En));
    let pictures: Vec<&Element> = all.iter().filter(|one| one.name == "svg").collect();
    assert_eq!(pictures.len(), 2);
    let told = texts(&all, "desc");
    assert!(
        told[0]
            .starts_with("High — Before (as it stands): 1; After: Two thirds <b>bold</b>: 2 (+1).")
    );
    assert_eq!(
        told[1],
        "1 from “Pass” to “High” (1 direct, 0 displaced). 1 from “Fail” to “Pass” (0 direct, 1 displaced)."
    );
    assert!(pictures.iter().all(|one| one.attribute("role") == Some("img")));
}

#[test]
fn a_sweep_has_a_row_a_value_and_marks_what_was_found_and_what_stands() {
    let page = curve(Lang::Vi, false);
    let all = check(&page);
    let expected: &[&[&str]] = &[
        &[
            "Giá trị",
            "Giỏi",
            "Đạt",
            "Không xếp loại",
            "Tổng số chênh lệch",
            "Nhóm vượt tỉ lệ",
            "Thỏa điều kiện",
        ],
        &["4,5", "1", "4", "1", "4", "1", "không"],
        &["6tìm đượchiện hành", "2", "3", "1", "3", "1", "có"],
        &["9", "3", "2", "1", "2", "1", "có"],
    ];
    assert_eq!(table(&all, "Nhân viên: 3 giá trị"), rows(expected));
    // Levels in one picture, departures in another; what never changes is named.
    assert_eq!(texts(&all, "svg").len(), 2);
    assert!(page.contains("Không đổi theo giá trị: Không xếp loại; Nhóm vượt tỉ lệ."));
    assert!(texts(&all, "text").contains(&"Tìm được, cũng là giá trị hiện hành: 6"));
    assert!(texts(&all, "p").contains(&"Giá trị đầu tiên thỏa điều kiện high >= 2: 6."));
    assert!(texts(&all, "code").contains(&"high >= 2"));
}

#[test]
fn a_sweep_over_redrawn_data_has_a_band_around_each_curve() {
    let all = check(&curve(Lang::En, true));
    let expected = ["4.5", "11–2", "4", "1", "41–2", "no"];
    let found = table(&all, "Worker: 3 values");
    assert_eq!(found[1][..2], expected[..2]);
    // High and departures each alone; nobody is ever at pass in the spread of this data.
    assert_eq!(texts(&all, "svg").len(), 2);
    let words = Words::of(Lang::En);
    let assumed = format!("<table>: {}", words.text("assumed-totals"));
    assert!(texts(&all, "li").contains(&assumed.as_str()));
    assert!(texts(&all, "p").iter().any(|said| said.contains("drawn anew 40 times (seed 3)")));
}

#[test]
fn redrawn_counts_are_medians_between_their_ends() {
    let page = redrawn(Lang::En);
    let all = check(&page);
    let found = table(&all, "Median and 5–95% interval: Worker");
    let expected: &[&[&str]] = &[
        &["Total", "6", "6", "6", "6", "6", "6"],
        &["High", "1", "2", "3", "4", "5", "6"],
        &["Not rated", "1", "1", "1", "1", "1", "1"],
        &["All departures", "1", "2", "3", "4", "5", "6"],
    ];
    assert_eq!(found[1..5], rows(expected));
    assert!(page.contains("Worker: 8 (7–9) from “Pass” to “High”"));
    assert!(page.contains("drawn anew 1,000 times (seed 17)"));
    assert!(texts(&all, "text").contains(&"5 (4–6)"));
}

#[test]
fn the_foot_gives_every_command_and_what_the_figures_rest_on() {
    let all = check(&simulated(Lang::En));
    let codes: Vec<&str> = commands(&all);
    assert_eq!(
        codes,
        [
            "mucthuoc simulate . --with a --html page.html",
            "mucthuoc evaluate .",
            "mucthuoc evaluate . --with a",
            "mucthuoc explain . worker/w-2",
        ]
    );
    assert!(texts(&all, "dt").contains(&"File worker.csv (6 rows), SHA-256"));
}
#[test]
fn names_of_files_stand_in_code_and_a_lone_backtick_stays() {
    let said = |words: &str| ticked(words).to_string();
    assert_eq!(said("a `b` <c>"), "a <code>b</code> &lt;c&gt;");
    assert_eq!(said("a ` b"), "a ` b");
    assert_eq!(said("`a` ` `<b>`"), "<code>a</code> <code> </code>&lt;b&gt;`");
}
