use super::{Explained, json, text};
use crate::model::{
    Explanation, NearMiss, Outcome, Outlook, RuleKindShown, RuleTrace, Step, Truth, ValueRead,
    Verdict,
};
use crate::report::tests::fixture;
use crate::report::{Form, Lang, Words};

fn verdict() -> Verdict<'static> {
    Verdict {
        class: "worker",
        id: "w-1",
        outcome: Outcome::Rated,
        level: Some("pass"),
        standard: Some("high"),
        eligible: Some("pass"),
        decided: None,
        departure: None,
        exemption: None,
        review_due: true,
        ceilings: vec!["late"],
        quota: None,
        missing: Vec::new(),
        reasons: vec!["task-top"],
        unmet: Vec::new(),
        rests_on: None,
    }
}

fn read(fact: &str, is: Option<&str>, needs: Option<&str>) -> ValueRead {
    ValueRead { fact: fact.into(), is: is.map(str::to_owned), needs: needs.map(str::to_owned) }
}

fn rule(id: &str, kind: RuleKindShown, truth: Truth, values: Vec<ValueRead>) -> RuleTrace {
    let level = match kind {
        RuleKindShown::Requires => Some("high".to_owned()),
        RuleKindShown::Ceiling => Some("pass".to_owned()),
        _ => None,
    };
    RuleTrace { id: id.into(), kind, level, truth, values, cite: "II".into() }
}

fn explanation() -> Explanation<'static> {
    let rules = vec![
        rule(
            "new",
            RuleKindShown::Exemption,
            Truth::False,
            vec![read("months", Some("1200"), Some("< 6"))],
        ),
        rule(
            "score-enough",
            RuleKindShown::Requires,
            Truth::Unknown,
            vec![
                read("score", None, Some("!given")),
                read("score", None, Some(">= 50.5")),
                read("mentor.rating", Some("high"), Some("in [pass, high]")),
                read("lowest(work)", Some("low..top"), Some(">= mid")),
            ],
        ),
        rule(
            "late",
            RuleKindShown::Ceiling,
            Truth::True,
            vec![read("late", Some("true"), Some("== true"))],
        ),
    ];
    let step = Step {
        fact: "late".into(),
        is: Some("true".into()),
        needs: "false".into(),
        cite: "III".into(),
    };
    let then = Outlook { quota: "high-share".into(), seats: 1, taken: 1 };
    let miss = NearMiss {
        level: "high".into(),
        changes: vec![step],
        then: vec![then],
        not_searched: None,
    };
    Explanation { verdict: verdict(), rules, near_miss: vec![miss] }
}

fn shown(lang: Lang, form: Form, explanation: &Explanation<'_>) -> String {
    let (regulation, returns) = (fixture::regulation(""), fixture::returns());
    let class = &regulation.classes[0];
    let shown =
        Explained { regulation: &regulation, returns: &returns, class, explanation, groups: &[] };
    let all = text(Words::of(lang), form, &shown);
    let (_, told) = all.split_once("\n\n").unwrap();
    told.to_owned()
}

#[test]
fn a_verdict_is_explained_rule_by_rule_in_the_words_of_the_regulation() {
    let expected = "\
Nhân viên w-1
  Xếp loại: Đạt
  Đủ tiêu chuẩn: Giỏi
  Mức trần còn Đạt, vì: Đi trễ thì không giỏi

Các quy tắc, theo thứ tự áp dụng:
  Trường hợp không xếp loại
    ✗ Mới vào  [II; nguyên văn]
        Số tháng làm việc: 1.200 (cần dưới 6)
  Tiêu chuẩn của mức Giỏi
    ? Đủ điểm  [II; do người soạn suy ra, chờ xác nhận]
        Điểm: chưa rõ (cần để trống; cần từ 50,5 trở lên)
        Mức xếp loại của Người kèm cặp: Giỏi (cần là một trong: Đạt, Giỏi)
        Việc được giao: từ Thấp đến Cao (cần từ Vừa trở lên)
  Mức trần
    ✓ Đi trễ thì không giỏi (không quá Đạt)  [II; theo cách làm thực tế]
        Đi trễ: có (cần là có)

Để đạt mức cao hơn:
  Giỏi:
    - Đi trễ đang là có, cần là không (III)
    - khi đó xét theo Giỏi không quá nửa số đạt: 1 trong 1 suất đã có người
";
    assert_eq!(shown(Lang::Vi, Form::Human, &explanation()), expected);
}

#[test]
fn plain_text_says_in_words_what_signs_say_otherwise() {
    let told = shown(Lang::En, Form::Plain, &explanation());
    for line in [
        "    false: Newly hired  [II; wording of the law]\n",
        "    not known: Enough points  [II; inferred, to be confirmed]\n",
        "    true: The late are not high (at most Pass)  [II; from practice]\n",
        "        Months worked: 1,200 (must be under 6)\n",
        "    - Late is yes, needs no (III)\n",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    assert!(!told.contains(['✓', '✗']), "{told}");
}

#[test]
fn to_be_empty_or_a_value_is_said_as_one_need() {
    let either = |lang, first, second| {
        let mut explanation = explanation();
        let values = [first, second].map(|needs| read("months", Some("7"), Some(needs)));
        explanation.rules[0].values = values.to_vec();
        shown(lang, Form::Plain, &explanation)
    };
    let vi = either(Lang::Vi, "!given", "== 0");
    assert!(vi.contains(": 7 (cần để trống hoặc là 0)\n"), "{vi}");
    let en = either(Lang::En, "== 0", "!given");
    assert!(en.contains(": 7 (must be empty or 0)\n"), "{en}");
}

#[test]
fn each_outcome_has_its_sentence() {
    let told = |change: &dyn Fn(&mut Verdict<'static>)| {
        let mut verdict = Verdict { standard: None, eligible: None, ceilings: vec![], ..verdict() };
        change(&mut verdict);
        let explanation = Explanation { verdict, rules: Vec::new(), near_miss: Vec::new() };
        let told = shown(Lang::En, Form::Plain, &explanation);
        told.lines().nth(1).unwrap_or_default().trim().to_owned()
    };
    let exempt = told(&|verdict| {
        verdict.outcome = Outcome::Exempt;
        verdict.exemption = Some("new");
    });
    assert_eq!(exempt, "Not rated, but still owes the self-review: Newly hired");
    let pending = told(&|verdict| {
        verdict.outcome = Outcome::Pending;
        verdict.missing = vec!["score".into(), "mentor.score".into(), "points: overflow".into()];
    });
    assert_eq!(
        pending,
        "Pending, since this is not known: Score, Score of Mentor, points (a number too great)"
    );
    let referred = told(&|verdict| {
        verdict.outcome = Outcome::Referred;
        verdict.quota = Some("high-share");
    });
    assert_eq!(referred, "Referred to the authority by: High at most half of pass");
}

#[test]
fn json_has_the_verdict_then_rules_groups_and_near_misses() {
    let (regulation, returns) = (fixture::regulation(""), fixture::returns());
    let explanation =
        Explanation { rules: explanation().rules.into_iter().take(1).collect(), ..explanation() };
    let class = &regulation.classes[0];
    let text = json(&Explained {
        regulation: &regulation,
        returns: &returns,
        class,
        explanation: &explanation,
        groups: &[],
    });
    let expected = concat!(
        r#"{"format":1,"synthetic":true,"class":"worker","id":"w-1","outcome":"rated","level":"pass","#,
        r#""standard":"high","eligible":"pass","decided":null,"departure":null,"exemption":null,"#,
        r#""review_due":true,"ceilings":["late"],"quota":null,"missing":[],"reasons":["task-top"],"#,
        r#""unmet":[],"rests_on":null,"rules":[{"id":"new","kind":"exemption","level":null,"#,
        r#""truth":"false","values":[{"fact":"months","is":"1200","needs":"< 6"}],"cite":"II"}],"#,
        r#""groups":[],"near_miss":[{"level":"high","changes":[{"fact":"late","is":"true","#,
        r#""needs":"false","cite":"III"}],"then":"quota high-share: 1 of 1 seats taken","#,
        r#""not_searched":null}]}"#,
        "\n"
    );
    assert_eq!(text, expected);
}
