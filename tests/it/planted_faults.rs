//! Faults planted in copies of the shipped regulations, by replacing text: `check` finds each,
//! and finds nothing of the kind in the regulations as they are.

use mucthuoc::check::{questions, series};
use mucthuoc::decide::Rulebook;
use mucthuoc::load;
use mucthuoc::model::{Package, PackageFile, Regulation};
use std::collections::BTreeSet;

/// A fault: the file it is planted in, what is replaced by what, and the finding it must give,
/// told at a place whose text begins so.
struct Fault {
    regulation: &'static str,
    file: &'static str,
    replace: &'static str,
    by: &'static str,
    code: &'static str,
    at: &'static str,
}

const fn fault(
    (file, replace, by): (&'static str, &'static str, &'static str),
    (code, at): (&'static str, &'static str),
) -> Fault {
    Fault { regulation: "hd-21-2019", file, replace, by, code, at }
}

const MEMBER: &str = "party-member.toml";
const ORGANIZATION: &str = "party-organization.toml";
const COLLECTIVE: &str = "leadership-collective.toml";
const LEADER: &str = "leader.toml";

const FAULTS: &[Fault] = &[
    // Conditions that are never true.
    fault(
        (
            MEMBER,
            "when       = '''standing == \"suspended\"'''",
            "when       = '''standing == \"suspended\" && standing == \"active\"'''",
        ),
        ("contradictory", "standing == \"suspended\" &&"),
    ),
    fault(
        (
            MEMBER,
            "'''months_since_admission < admission_months_min'''",
            "'''months_since_admission < 0 && given(months_since_admission)'''",
        ),
        ("contradictory", "months_since_admission < 0"),
    ),
    fault(
        (
            MEMBER,
            "when    = '''targets_met < targets_met_min'''",
            "when    = '''targets_met > 100 - targets_met_min && targets_met < targets_met_min'''",
        ),
        ("contradictory", "targets_met > 100"),
    ),
    fault(
        (
            MEMBER,
            "'''disciplined && !offence_counted_before'''",
            "'''disciplined && offence_counted_before && !disciplined'''",
        ),
        ("contradictory", "disciplined && offence"),
    ),
    fault(
        (
            LEADER,
            "'''lowest(task) >= grade.excellent'''",
            "'''lowest(task) >= grade.excellent && highest(task) < grade.good'''",
        ),
        ("contradictory", "lowest(task) >= grade.excellent &&"),
    ),
    fault(
        (
            ORGANIZATION,
            "'''kind == \"cell\" && share_at_least(members, rating.completed) < 1 - failed_members_share_max'''",
            "'''share_at_least(members, rating.completed) < 1 - failed_members_share_max && share_at_least(members, rating.good) > 0.9'''",
        ),
        ("contradictory", "share_at_least(members"),
    ),
    fault(
        (
            COLLECTIVE,
            "when    = '''given(unit)'''",
            "when    = '''!given(unit) && unit.rating == rating.good'''",
        ),
        ("contradictory", "!given(unit)"),
    ),
    // Conditions that are never false.
    fault(
        (MEMBER, "'''lowest(other) >= grade.average'''", "'''lowest(other) >= grade.poor'''"),
        ("always-true", "lowest(other) >= grade.poor"),
    ),
    fault(
        (
            LEADER,
            "'''!given(failed_units) || failed_units == 0'''",
            "'''!given(failed_units) || failed_units >= 0'''",
        ),
        ("always-true", "!given(failed_units) || failed_units >= 0"),
    ),
    fault(
        (MEMBER, "  that  = '''outstanding'''", "  that  = '''outstanding || !outstanding'''"),
        ("always-true", "outstanding || !"),
    ),
    fault(
        (COLLECTIVE, "  that  = '''outstanding'''", "  that  = '''targets_met <= 100'''"),
        ("always-true", "targets_met <= 100"),
    ),
    fault(
        (
            ORGANIZATION,
            "  that  = '''outstanding'''",
            "  that  = '''share_at_least(members, rating.completed) <= 1'''",
        ),
        ("always-true", "share_at_least(members, rating.completed) <= 1"),
    ),
    // Parts of conditions that settle nothing.
    fault(
        (
            MEMBER,
            "'''lowest(task) >= grade.average && lowest(other) >= grade.average'''",
            "'''lowest(task) >= grade.average && lowest(other) >= grade.average && lowest(task) >= grade.poor'''",
        ),
        ("always-true", "lowest(task) >= grade.poor"),
    ),
    fault(
        (
            LEADER,
            "'''!given(failed_units) || failed_units == 0'''",
            "'''!given(failed_units) || failed_units == 0 || failed_units < 0'''",
        ),
        ("contradictory", "failed_units < 0"),
    ),
    // Rules that others always settle first.
    fault(
        (
            MEMBER,
            "when       = '''standing == \"suspended\"'''",
            "when       = '''standing == \"excused\"'''",
        ),
        ("masked", "suspended\""),
    ),
    fault(
        (
            MEMBER,
            "'''months_since_admission < admission_months_min'''",
            "'''standing == \"suspended\" && months_since_admission < admission_months_min'''",
        ),
        ("masked", "newly-admitted\""),
    ),
    fault(
        (
            MEMBER,
            "'''lowest(task) >= grade.average && lowest(other) >= grade.average'''",
            "'''lowest(task) >= grade.excellent && lowest(other) >= grade.good && outstanding && !is_official && !given(official_rating)'''",
        ),
        ("masked", "completed\""),
    ),
    fault(
        (
            LEADER,
            "'''lowest(task) >= grade.average && lowest(other) >= grade.average'''",
            "'''lowest(task) >= grade.good && lowest(other) >= grade.good && targets_met >= 100 && targets_on_time >= 80 && (!given(failed_units) || failed_units == 0)'''",
        ),
        ("masked", "completed\""),
    ),
    fault(
        (MEMBER, "at_most = '''rating.completed'''", "at_most = '''rating.excellent'''"),
        ("masked", "sick-leave\""),
    ),
    fault(
        (
            MEMBER,
            "when    = '''given(sick_leave_months)",
            "when    = '''degradation && given(sick_leave_months)",
        ),
        ("masked", "sick-leave\""),
    ),
    fault(
        (COLLECTIVE, "when    = '''disunity'''", "when    = '''disunity && degraded_member'''"),
        ("masked", "disunity\""),
    ),
    fault(
        (
            LEADER,
            "at_most = '''unit_rating'''",
            "at_most = '''max(unit_rating, rating.excellent)'''",
        ),
        ("masked", "head-not-above-unit\""),
    ),
    fault(
        (LEADER, "at_most = '''rating.failed'''", "at_most = '''rating.excellent'''"),
        ("masked", "disciplined\""),
    ),
    fault(
        (MEMBER, "when    = '''degradation'''", "when    = '''true'''"),
        ("masked", "excellent\""),
    ),
    fault(
        (
            LEADER,
            "  that  = '''targets_met >= targets_met_for_good'''",
            "  that  = '''targets_on_time >= 50'''",
        ),
        ("masked", "place-in-charge-finished\""),
    ),
    fault(
        (
            MEMBER,
            "share      = '''excellent_share'''\nof         = [\"good\"]",
            "share      = '''1'''\nof         = \"rated\"",
        ),
        ("masked", "excellent-share\""),
    ),
    // Exemptions that overlap and leave different duties.
    fault(
        (
            MEMBER,
            "when       = '''standing == \"suspended\"'''\nreview_due = false",
            "when       = '''disciplined'''\nreview_due = true",
        ),
        ("overlap", "suspended\""),
    ),
    // Gaps.
    fault(
        (
            LEADER,
            "'''lowest(task) >= grade.average && lowest(other) >= grade.average'''",
            "'''lowest(task) >= grade.average && lowest(other) >= grade.average && (targets_met < 40 || targets_met > 60)'''",
        ),
        ("gap", "completed\""),
    ),
    fault(
        (
            MEMBER,
            "'''lowest(task) >= grade.average && lowest(other) >= grade.average'''",
            "'''(task_results == grade.poor || task_results == grade.good) && lowest(other) >= grade.average'''",
        ),
        ("gap", "completed\""),
    ),
    fault(
        (
            COLLECTIVE,
            "'''lowest(task) >= grade.average && lowest(other) >= grade.average'''",
            "'''lowest(task) >= grade.average && lowest(other) >= grade.average && (targets_met <= 30 || targets_met >= 50)'''",
        ),
        ("gap", "completed\""),
    ),
    // Unused facts, parameters, functions.
    fault(
        (MEMBER, "'''targets_met < targets_met_min'''", "'''targets_met < 50'''"),
        ("unused", "targets_met_min"),
    ),
    fault(
        (
            MEMBER,
            "'''months_since_admission < admission_months_min'''",
            "'''months_since_admission < 6'''",
        ),
        ("unused", "admission_months_min"),
    ),
    fault(
        (LEADER, "share      = '''excellent_share'''", "share      = '''0.2'''"),
        ("unused", "excellent_share"),
    ),
    fault((LEADER, " && discipline_form >= discipline_from", ""), ("unused", "discipline_from")),
    fault(
        (
            MEMBER,
            "when    = '''degradation'''",
            "when    = '''disciplined && standing == \"active\"'''",
        ),
        ("unused", "degradation"),
    ),
    fault(
        (COLLECTIVE, "  that  = '''outstanding'''", "  that  = '''lowest(task) >= grade.good'''"),
        ("unused", "outstanding"),
    ),
    fault(
        (
            LEADER,
            "rank       = [ { by = '''score''', order = \"descending\" } ]",
            "rank       = [ { by = '''targets_on_time''', order = \"descending\" } ]",
        ),
        ("unused", "score"),
    ),
    fault(
        (
            "regulation.toml",
            "[scale.grade]",
            "[functions.bonus]\nargs = [\"integer\"]\nreturns = \"integer\"\n\n[scale.grade]",
        ),
        ("unused", "bonus"),
    ),
    // Thresholds that do not agree.
    fault(
        (
            MEMBER,
            "'''lowest(task) >= grade.good'''",
            "'''lowest(task) >= grade.good && targets_met > targets_met_min'''",
        ),
        ("near-threshold", "targets_met < targets_met_min"),
    ),
    fault(
        (
            LEADER,
            "targets_met >= targets_met_for_good &&",
            "targets_met >= targets_met_for_good && targets_on_time > 80 &&",
        ),
        ("near-threshold", "targets_on_time >= targets_on_time_for_good"),
    ),
    fault(
        (
            ORGANIZATION,
            "'''kind != \"cell\" || share_at_least(members, rating.good) >= good_children_good_share_min'''",
            "'''kind != \"cell\" || share_at_least(members, rating.good) > excellent_children_good_share_min'''",
        ),
        ("near-threshold", "share_at_least(members, rating.good) > "),
    ),
    fault(
        (
            MEMBER,
            "'''months_since_admission < admission_months_min'''",
            "'''months_since_admission < admission_months_min || months_since_admission <= 6 && standing == \"active\"'''",
        ),
        ("near-threshold", "months_since_admission <= 6"),
    ),
    fault(
        (MEMBER, "official_rating == rating.excellent", "official_rating > rating.good"),
        ("near-threshold", "official_rating >= rating.good"),
    ),
    fault(
        (
            COLLECTIVE,
            "when    = '''disciplined'''",
            "when    = '''disciplined || given(member_discipline) && member_discipline_from < member_discipline'''",
        ),
        ("near-threshold", "member_discipline >= member_discipline_from"),
    ),
    // Optional facts read without `given`.
    fault(
        (LEADER, "'''!given(failed_units) || failed_units == 0'''", "'''failed_units == 0'''"),
        ("optional-fact", "failed_units == 0"),
    ),
    fault(
        (
            LEADER,
            "'''given(discipline_form) && discipline_form >= discipline_from'''",
            "'''discipline_form >= discipline_from'''",
        ),
        ("optional-fact", "discipline_form >= discipline_from"),
    ),
    fault(
        (MEMBER, "'''given(sick_leave_months) && sick_leave_months", "'''sick_leave_months"),
        ("optional-fact", "sick_leave_months >="),
    ),
    fault(
        (
            COLLECTIVE,
            "'''given(months_since_founding) && months_since_founding",
            "'''months_since_founding",
        ),
        ("optional-fact", "months_since_founding <"),
    ),
    fault(
        (COLLECTIVE, "'''given(member_discipline) && member_discipline", "'''member_discipline"),
        ("optional-fact", "member_discipline >="),
    ),
    fault(
        (COLLECTIVE, "when    = '''given(unit_rating)'''", "when    = '''!disunity'''"),
        ("optional-fact", "unit_rating"),
    ),
    fault(
        (COLLECTIVE, "when    = '''given(unit)'''", "when    = '''!disunity'''"),
        ("optional-fact", "unit.rating"),
    ),
    fault(
        (LEADER, "'''is_head && given(unit_rating)'''", "'''is_head'''"),
        ("optional-fact", "unit_rating"),
    ),
    fault(
        (LEADER, "'''is_head && given(collective)'''", "'''is_head'''"),
        ("optional-fact", "collective.rating"),
    ),
    // Quotas of single subjects.
    fault(
        (
            MEMBER,
            "per        = [\"grassroots_organization\"]",
            "per        = [\"grassroots_organization\", \"targets_met\"]",
        ),
        ("quota-of-one", "targets_met\""),
    ),
    fault(
        (
            LEADER,
            "per        = [\"peer_group\", \"authority\", \"field\"]",
            "per        = [\"targets_on_time\"]",
        ),
        ("quota-of-one", "targets_on_time\""),
    ),
    fault(
        (
            COLLECTIVE,
            "per        = [\"kind\", \"authority\"]",
            "per        = [\"kind\", \"score\"]",
        ),
        ("quota-of-one", "score\""),
    ),
    fault(
        (
            MEMBER,
            "per        = [\"grassroots_organization\"]",
            "per        = [\"months_since_admission\"]",
        ),
        ("quota-of-one", "months_since_admission\""),
    ),
];

fn package(id: &str) -> Package {
    let rules = crate::terminal::project().join("rules").join(id);
    load::read_package(&rules).unwrap()
}

fn load(package: Package) -> Regulation {
    let (regulation, told) = load::regulation(package);
    assert!(told.iter().all(|one| !one.is_error()), "{told:#?}");
    regulation.unwrap()
}

/// Each finding: its code, and the text it is told at up to the end of the line.
fn found(regulation: &Regulation) -> BTreeSet<(String, String)> {
    let (book, told) = Rulebook::compile(regulation.clone());
    let book = book.unwrap_or_else(|| panic!("{told:#?}"));
    let found = questions(&book).into_iter().map(|finding| {
        let files = &regulation.package.files;
        let file = files.values().find(|file| file.shown == finding.place.file).unwrap();
        let text = std::str::from_utf8(&file.bytes).unwrap();
        let line = text[finding.place.start..].lines().next().unwrap_or_default();
        // Of a table both its header and its name are shown.
        let rest = text[finding.place.start..].lines().nth(1).unwrap_or_default();
        (finding.code.to_string(), format!("{line}\n{rest}"))
    });
    found.collect()
}

fn planted(fault: &Fault) -> Regulation {
    let mut package = package(fault.regulation);
    let file = package.files.get_mut(fault.file).unwrap();
    let text = std::str::from_utf8(&file.bytes).unwrap().to_owned();
    assert!(text.contains(fault.replace), "{} has no {}", fault.file, fault.replace);
    file.bytes = text.replacen(fault.replace, fault.by, 1).into_bytes().into();
    if fault.by.contains("[functions.") {
        let bytes = "fn bonus(score) {\n    score + 1\n}\n".as_bytes().into();
        let script = PackageFile { shown: "functions.rhai".into(), bytes };
        package.files.insert("functions.rhai".to_owned(), script);
    }
    load(package)
}

#[test]
fn every_planted_fault_is_found() {
    let mut whole = std::collections::BTreeMap::new();
    let mut missed = Vec::new();
    for (number, fault) in FAULTS.iter().enumerate() {
        let known = whole
            .entry(fault.regulation)
            .or_insert_with(|| found(&load(package(fault.regulation))));
        let now = found(&planted(fault));
        let new: Vec<_> = now.difference(known).collect();
        let is_it =
            |(code, at): &&&(String, String)| code == fault.code && at.starts_with(fault.at);
        if !new.iter().any(|one| is_it(&one)) {
            missed.push(format!("{number}: {} {:?}: {new:#?}", fault.code, fault.by));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    assert!(FAULTS.len() + SERIES.len() >= 40);
}

/// Where nobody can be rated, what is replaced by what in which file, and the only finding.
const NOBODY: &[Fault] = &[
    fault((MEMBER, "'''standing == \"suspended\"'''", "'''true'''"), ("always-true", "true'''")),
    fault(
        (LEADER, "'''review_done'''", "'''review_done && !review_done'''"),
        ("contradictory", "review_done && !"),
    ),
    // Each of two exemptions leaves some, both leave nobody.
    fault(
        (MEMBER, "'''standing == \"suspended\"'''", "'''standing != \"excused\"'''"),
        ("masked", "# Đảng viên"),
    ),
];

#[test]
fn where_nobody_is_rated_only_the_cause_is_named() {
    let whole = found(&load(package("hd-21-2019")));
    for fault in NOBODY {
        let now = found(&planted(fault));
        let new: Vec<_> = now.difference(&whole).collect();
        let is_it = |(code, at): &(String, String)| code == fault.code && at.starts_with(fault.at);
        assert!(new.len() == 1 && is_it(new[0]), "{}: {new:#?}", fault.by);
    }
}

/// Years and dates of two regulations of a series that do not follow each other: the regulation,
/// what is replaced in its header by what, and the variant told.
const SERIES: &[(&str, &str, &str, &str)] = &[
    ("qd-124-2023", "first = 2023", "first = 2024", "gap"),
    ("hd-21-2019", "last = 2022", "last = 2020", "gap"),
    ("hd-21-2019", "signed     = 2019-10-18", "signed     = 2017-10-18", "signed"),
];

#[test]
fn regulations_that_do_not_follow_each_other_are_found() {
    let ids = ["hd-16-2018", "hd-21-2019", "qd-124-2023", "qd-366-2025"];
    let whole = ids.map(|id| load(package(id)));
    assert_eq!(series(&whole.each_ref()).len(), 0);
    for (id, replace, by, variant) in SERIES {
        let mut regulations = whole.clone();
        let at = ids.iter().position(|known| known == id).unwrap();
        let (file, code) = ("regulation.toml", "period-gap");
        regulations[at] = planted(&Fault { regulation: id, file, replace, by, code, at: "" });
        let told: Vec<_> = series(&regulations.each_ref())
            .into_iter()
            .map(|(_, finding)| (finding.code.to_string(), finding.variant))
            .collect();
        assert_eq!(told, [(code.to_owned(), Some(*variant))], "{id}: {by}");
    }
}
