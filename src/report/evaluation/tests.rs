use super::{Evaluation, json, text};
use crate::model::{ClassSummary, Departure, QuotaSummary, Summary};
use crate::report::tests::fixture;
use crate::report::{Form, Lang, Words};

fn summary() -> Summary {
    let counts = |pairs: &[(&str, u64)]| -> Vec<(String, u64)> {
        pairs.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
    };
    let quota = QuotaSummary {
        quota: "high-share".to_owned(),
        groups: 12,
        over: 1,
        lowered: 3,
        referred: 0,
    };
    let class = ClassSummary {
        class: "worker".to_owned(),
        total: 2_000,
        rated: 1_600,
        exempt: counts(&[("new", 300)]),
        pending: 60,
        referred: 40,
        levels: counts(&[("high", 200), ("pass", 1_400)]),
        decided: counts(&[("high", 203), ("pass", 1_397)]),
        departures: vec![(Departure::QuotaExceeded, 3)],
        quotas: vec![quota],
    };
    Summary { classes: vec![class] }
}

fn shown(lang: Lang, summary: &Summary, inferred: u64) -> String {
    let (regulation, returns) = (fixture::regulation(""), fixture::returns());
    let evaluation = Evaluation {
        regulation: &regulation,
        returns: &returns,
        summary,
        inferred: &[inferred],
        warnings: &[],
        trail: None,
    };
    let text = text(Words::of(lang), Form::Plain, &evaluation);
    text.replace(&regulation.fingerprint().to_string(), "sha256:…")
}

#[test]
fn the_counts_of_a_class_stand_in_a_table_with_their_shares() {
    let expected = "\
Hướng dẫn một (1/G)
Dấu vân tay của bộ quy tắc: sha256:…
Năm đánh giá: 2020; địa phương: Tỉnh A
Số liệu mô phỏng: từng đối tượng là hư cấu, chỉ các tổng số có thể là thật.

Nhân viên
                           Theo quy tắc    Tỉ lệ  Đã quyết định   Tỉ lệ
 Tổng số                          2.000  100,00%
 Được xếp loại                    1.600   80,00%          1.600  80,00%
   Giỏi                             200   12,50%            203  12,69%
   Đạt                            1.400   87,50%          1.397  87,31%
 Không xếp loại                     300   15,00%
   Mới vào                          300   15,00%
 Chưa xếp loại                       60    3,00%
 Chuyển cấp có thẩm quyền            40    2,00%

Chênh lệch giữa mức đã quyết định và kết luận theo quy tắc:
  vượt tỉ lệ khống chế: 3

 Tỉ lệ khống chế            Số nhóm  Nhóm vượt tỉ lệ  Bị hạ mức  Chuyển cấp có thẩm quyền
 Giỏi không quá nửa số đạt       12                1          3                         0

5 kết luận dựa trên quy tắc do người soạn suy ra, cần cán bộ pháp chế xác nhận (danh sách: lệnh `kiem-tra`):
  Nhân viên: 5
";
    assert_eq!(shown(Lang::Vi, &summary(), 5), expected);
}

#[test]
fn without_decided_levels_there_is_no_column_for_them() {
    let mut summary = summary();
    summary.classes[0].decided = Vec::new();
    summary.classes[0].departures = Vec::new();
    let text = shown(Lang::En, &summary, 0);
    assert!(text.contains("   High ") && text.contains(" 200   12.50%\n"), "{text}");
    assert!(!text.contains("Decided") && !text.contains("departs"), "{text}");
    assert!(text.ends_with("No verdict rests on an inferred rule.\n"), "{text}");
}

#[test]
fn a_class_without_subjects_is_one_line() {
    let mut summary = summary();
    summary.classes[0].total = 0;
    let text = shown(Lang::En, &summary, 0);
    assert!(text.contains("\nWorker: no subject in the submissions\n"), "{text}");
}

#[test]
fn json_keeps_the_order_of_keys_and_levels() {
    let (regulation, returns) = (fixture::regulation(""), fixture::returns());
    let evaluation = Evaluation {
        regulation: &regulation,
        returns: &returns,
        summary: &summary(),
        inferred: &[5],
        warnings: &[],
        trail: None,
    };
    let expected = format!(
        concat!(
            r#"{{"format":1,"regulation":"guide-1","amendments":[],"fingerprint":"{}","#,
            r#""period":2020,"synthetic":true,"classes":[{{"class":"worker","total":2000,"#,
            r#""rated":1600,"exempt":{{"new":300}},"pending":60,"referred":40,"#,
            r#""levels":{{"high":200,"pass":1400}},"decided":{{"high":203,"pass":1397}},"#,
            r#""departures":{{"quota-exceeded":3}},"quotas":[{{"quota":"high-share","groups":12,"#,
            r#""over":1,"lowered":3,"referred":0}}],"inferred":5}}],"warnings":[],"#,
            r#""recorded":null,"trail":null}}"#,
            "\n"
        ),
        regulation.fingerprint()
    );
    assert_eq!(json(&evaluation), expected);
}
