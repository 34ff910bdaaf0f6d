//! The cases that stand beside the rules, one named test a file, run as the command `cases` does.
//!
//! A new file is a new test: nothing has to be written here.

use mucthuoc::decide::Rulebook;
use mucthuoc::diagnostic::Diagnostic;
use mucthuoc::expect;
use mucthuoc::load;
use mucthuoc::report::{Form, Lang, Words, mistakes};
use std::path::Path;

datatest_stable::harness! {
    { test = every_case_comes_out_as_expected, root = "rules", pattern = r"\.cases\.toml$" },
    { test = every_case_comes_out_as_expected, root = "examples", pattern = r"\.cases\.toml$" },
}

fn every_case_comes_out_as_expected(path: &Path) -> datatest_stable::Result<()> {
    let folder = path.parent().ok_or("a file of cases stands in the folder of its regulation")?;
    let (regulation, mut found) = load::regulation(load::read_package(folder)?);
    let regulation = regulation.ok_or_else(|| shown(&found))?;
    let (mut files, told) = load::cases(&regulation);
    found.extend(told);
    let (book, told) = Rulebook::compile(regulation);
    found.extend(told);
    if found.iter().any(Diagnostic::is_error) {
        return Err(shown(&found).into());
    }
    let book = book.ok_or("rules without a mistake compile")?;
    files.retain(|file| Path::new(&*file.file) == path);
    let run = expect::run(&book, &files);
    match run.files.as_slice() {
        [file] if file.failed == 0 && file.passed > 0 => Ok(()),
        [file] if file.failed == 0 => Err(format!("{} holds no case", file.file).into()),
        [_] => Err(shown(&run.diagnostics).into()),
        _ => Err(format!("{} was not read", path.display()).into()),
    }
}

/// Mistakes and failed cases as the command shows them.
fn shown(found: &[Diagnostic]) -> String {
    mistakes::render(Words::of(Lang::En), Form::Plain, found)
}
