use super::{mistakes_of, narratives};
use crate::load;
use crate::model::{PackageFile, Regulation};
use crate::report::about::About;
use crate::report::counts::{Material, Previous};
use crate::report::tests::fixture;
use crate::report::{Lang, Words};
use std::sync::Arc;

const ROWS: [&str; 6] =
    ["a x top high", "b x mid pass", "c y mid pass", "d *y* mid fail", "n1 x - -", "e x - -"];

fn regulation(text: &str) -> Regulation {
    let mut package = fixture::package("");
    for lang in ["vi", "en"] {
        let name = format!("text.{lang}.md.jinja");
        let shown = format!("forms/{name}").into();
        package.forms.insert(name, PackageFile { shown, bytes: text.as_bytes().into() });
    }
    let (regulation, told) = load::regulation(package);
    assert_eq!(told, []);
    regulation.unwrap()
}

/// The text written of the workers, or what is wrong with it: code, what is underlined, what was
/// meant.
fn written(lang: Lang, text: &str, previous: Option<Previous>) -> Result<String, String> {
    let material: Arc<Material> = Arc::new(fixture::material_by(regulation(text), &ROWS));
    let previous = previous.map(Arc::new);
    let words = Words::of(lang);
    match narratives(words, &material, previous.as_ref()) {
        Ok(written) => Ok(written[0].text.clone()),
        Err(told) => {
            let one = &told[0];
            let place = one.location.as_ref().unwrap();
            let marked = &place.excerpt.text[place.excerpt.marked.start..place.excerpt.marked.end];
            let similar = one.similar.as_ref().map_or(String::new(), |name| format!(" ~{name}"));
            Err(format!(
                "{}:{} «{marked}» {}{similar}",
                place.line,
                place.column,
                one.variant.unwrap()
            ))
        }
    }
}

fn check(text: &str, expected: &str) {
    assert_eq!(written(Lang::Vi, text, None).as_deref(), Ok(expected), "{text}");
}

fn refused(text: &str, expected: &str) {
    assert_eq!(written(Lang::En, text, None).unwrap_err(), expected, "{text}");
}

#[test]
fn a_text_sees_the_counts_of_classes_and_of_any_part_of_them() {
    let worker = "{% set w = classes[\"worker\"] %}";
    let check = |text: &str, expected: &str| check(&format!("{worker}{text}"), expected);
    check("{{ w.total }} {{ w.rated }} {{ w.not_rated }}", "6 4 2");
    check("{{ w.rated_share }} {{ w.not_rated_share }}", "66,67% 33,33%");
    check(
        "{% for l in w.levels %}{{ l.title }} {{ l.count }} {{ l.share }};{% endfor %}",
        "Giỏi 1 25,00%;Đạt 2 50,00%;Không đạt 1 25,00%;",
    );
    check("{{ w.level.high.count }} {{ w.level.high.by_rules }}", "1 0");
    check(
        "{% for r in w.reasons %}{{ r.title }} {{ r.count }};{% endfor %}",
        "Mới vào 1;Chưa xếp loại 1;",
    );
    check(
        "{{ w.reason.new.count }} {{ w.reason.pending.count }} {{ w.reason.referred.count }}",
        "1 1 0",
    );
    check(
        "{{ w.where(unit=\"x\").total }} {{ w.where(unit=\"x\", task=\"mid\").total }} {{ w.where(unit=\"x\").where(unit=\"y\").total }}",
        "4 1 1",
    );
    check("{{ w.where(task=none).total }} {{ w.where(late=false).total }}", "2 6");
    check(
        "{{ w.quota[\"high-share\"].limited }}/{{ w.quota[\"high-share\"].base }} {{ w.quota[\"high-share\"].share }}",
        "1/2 50,00%",
    );
    check("{% for v in w.values(\"unit\", level=\"pass\") %}{{ v.title }};{% endfor %}", "x;y;");
    check(
        "{{ regulation.number }} {{ period }} {{ locality }} {{ synthetic }}",
        "1/G 2020 Tỉnh A có",
    );
    check(
        "{% if previous_period %}{% else %}không{% endif %}{% if w.level.high.change %}{% endif %}",
        "không",
    );
}

#[test]
fn the_year_before_gives_changes_with_size_and_direction() {
    let text = "{% for l in classes.worker.levels %}{{ l.change.direction }} {{ l.change.points }} {{ l.before.share }} {{ l.before.count }};{% endfor %}{{ previous_period }}";
    let before = Previous::Material(Box::new(fixture::material(&[
        "a x mid pass",
        "b x mid fail",
        "c x mid fail",
    ])));
    // 25, 50, 25 now; 0, 33.33…, 66.66… before.
    let expected = "up 25,00 0,00% 0;up 16,67 33,33% 1;down 41,67 66,67% 2;2020";
    assert_eq!(written(Lang::Vi, text, Some(before)).as_deref(), Ok(expected));
}

#[test]
fn numbers_take_the_marks_of_the_language_and_shares_are_exact() {
    check(
        "{{ 1234 }} {{ 7|two }} {{ 12345|two }} {{ share(1, 800) }} {{ share(1, 0) }}",
        "1.234 07 12.345 0,13% –",
    );
    let en = written(Lang::En, "{{ 1234 }} {{ share(1, 3) }} {{ 12345|number ~ \"\" }}", None);
    assert_eq!(en.as_deref(), Ok("1,234 33.33% 12,345"));
    refused("a {{ 1 / 3 }}", "1:6 «1 / 3» fraction");
}

#[test]
fn what_was_submitted_is_taken_literally() {
    let text = "{% for v in classes.worker.values(\"unit\") %}{{ v.title }} {% endfor %}{{ \"<b>_a_</b>\" }}";
    check(text, "x y \\*y\\* \\<b\\>\\_a\\_\\</b\\>");
    let (_, html) = super::markdown::html(
        "a \\<b\\> <script>alert(1)</script> ![x](http://a/b.png) [l](javascript:a)\n\n<div>\nb\n</div>\n",
    );
    for wrong in ["<script", "<img", "javascript", "<div"] {
        assert!(!html.contains(wrong), "{html}");
    }
    assert!(html.contains("a &lt;b&gt; &lt;script&gt;"), "{html}");
}

#[test]
fn names_that_mean_nothing_are_told_with_the_one_meant() {
    refused("{{ perod }}", "1:4 «perod» undefined ~period");
    refused("a\n{{ classes.worker.totl }}", "2:4 «classes.worker.totl» undefined ~total");
    refused("{{ classes.wrker.total }}", "1:4 «classes.wrker» undefined ~worker");
    refused(
        "{{ classes.worker.level.hihg.count }}",
        "1:4 «classes.worker.level.hihg» undefined ~high",
    );
    refused("{% if perod %}{% endif %}", "1:7 «perod» undefined ~period");
    refused("{{ classes.worker.where(unti=\"x\").total }}", "1:18 «.where(unti=\"x\")» fact ~unit");
    refused(
        "{{ classes.worker.where(task=\"midd\").total }}",
        "1:18 «.where(task=\"midd\")» value ~mid",
    );
    refused("{{ classes.worker.where(months=1).total }}", "1:18 «.where(months=1)» no-rows");
    refused(
        "{{ classes.worker.values(\"unit\", level=\"hgih\") }}",
        "1:18 «.values(\"unit\", level=\"hgih\")» level ~high",
    );
    refused("{{ 1|numbr }}", "1:6 «numbr» unknown");
    refused("{{ previous_period }}", "1:4 «previous_period» nothing");
    refused("{{ classes.worker }}", "1:4 «classes.worker» no-text");
}

#[test]
fn a_text_reads_no_file_and_ends() {
    for text in [
        "{% include \"x\" %}",
        "{% extends \"x\" %}",
        "{% import \"x\" as y %}",
        "{% from \"x\" import y %}",
    ] {
        let told = written(Lang::En, text, None).unwrap_err();
        assert!(told.ends_with("statement"), "{text}: {told}");
    }
    refused("{{ debug() }}", "1:4 «debug()» unknown");
    let endless = "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}";
    assert!(written(Lang::En, endless, None).unwrap_err().ends_with("fuel"));
    assert!(written(Lang::En, "{{ \"x\" * 999999999 }}", None).is_err());
    let deep = "{% macro f(n) %}{{ f(n + 1) }}{% endmacro %}{{ f(0) }}";
    assert!(written(Lang::En, deep, None).is_err());
    let wheres =
        "{% for a in range(99999) %}{{ classes.worker.where(unit=\"x\").total }}{% endfor %}";
    assert!(written(Lang::En, wheres, None).unwrap_err().ends_with("fuel"));
}

#[test]
fn a_text_is_tried_without_submissions_both_alone_and_compared() {
    let told = |text: &str| {
        let told = mistakes_of(&regulation(text));
        told.iter().map(|one| one.variant.unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(told("{{ classes.worker.total }}"), [] as [&str; 0]);
    // The Vietnamese and the English text have the same mistake.
    assert_eq!(told("{{ classes.worker.totl }}"), ["undefined"; 2]);
    let compared = "{% for l in classes.worker.levels %}{% if l.change and l.change.direction == \"down\" %}{{ l.change.pints }}{% endif %}{% endfor %}";
    assert_eq!(told(compared), ["undefined"; 2]);
}

#[test]
fn a_narrative_tells_where_its_figures_and_its_words_come_from() {
    let material = Arc::new(fixture::material_by(
        regulation("# A *b*\n\n{{ period }}[^n]\n\n[^n]: c\n"),
        &ROWS,
    ));
    let words = Words::of(Lang::En);
    let about = About::of(words, &material, None, "mucthuoc report x");
    let narrative = &narratives(words, &material, None).unwrap()[0];
    let text = narrative.markdown(words, &about);
    assert!(text.starts_with("> **Synthetic data") && text.contains("\n\n# A *b*\n"), "{text}");
    assert!(
        text.contains("mucthuoc report x") && text.contains("forms/text.en.md.jinja (sha256:"),
        "{text}"
    );
    let page = narrative.html(words, &about);
    assert!(
        page.contains("<title>A b</title>") && page.contains("<h1>A <em>b</em></h1>"),
        "{page}"
    );
    assert!(
        page.contains("class=\"footnote-definition\"") && page.contains("Synthetic data"),
        "{page}"
    );
}
