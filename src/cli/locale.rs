//! The reader's language, from `--lang` or the environment, before anything else is understood.

use crate::report::Lang;
use std::ffi::OsString;
use unicode_normalization::UnicodeNormalization;

/// The language asked for by `--lang`, else by the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that
/// says something.
pub(in crate::cli) fn language(args: &[OsString]) -> Lang {
    asked(args).unwrap_or_else(|| {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable);
        set.into_iter().find(|value| !value.is_empty()).map_or(Lang::En, |it| Lang::of_locale(&it))
    })
}

#[expect(clippy::disallowed_methods, reason = "the environment enters here")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The language of `--lang vi` or `--lang=vi`, wherever it stands.
fn asked(args: &[OsString]) -> Option<Lang> {
    let mut words = args.iter().skip(1).filter_map(|arg| arg.to_str());
    while let Some(word) = words.next() {
        let value = match word.strip_prefix("--lang") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('='),
            None if word == "--" => return None,
            None => None,
        };
        if let Some(lang) = Lang::ALL.into_iter().find(|lang| Some(lang.as_str()) == value) {
            return Some(lang);
        }
    }
    None
}

/// The arguments with the command's name in NFC, since some keyboards type letters and accents
/// apart. Paths are left as they are.
pub(in crate::cli) fn normalized(mut args: Vec<OsString>) -> Vec<OsString> {
    let mut skip = false;
    for arg in args.iter_mut().skip(1) {
        let Some(word) = arg.to_str() else { break };
        if std::mem::take(&mut skip) {
            continue;
        }
        if word.starts_with('-') {
            skip = matches!(word, "--lang" | "--rules" | "--format");
            continue;
        }
        *arg = word.nfc().collect::<String>().into();
        break;
    }
    args
}

#[cfg(test)]
mod tests {
    use super::{asked, normalized};
    use crate::report::Lang;
    use std::ffi::OsString;

    fn args(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn the_language_is_found_wherever_it_stands() {
        assert_eq!(asked(&args("mucthuoc check --lang vi")), Some(Lang::Vi));
        assert_eq!(asked(&args("mucthuoc --lang=en check")), Some(Lang::En));
        assert_eq!(asked(&args("mucthuoc check --lang fr")), None);
        assert_eq!(asked(&args("mucthuoc check -- --lang vi")), None);
    }

    #[test]
    fn a_command_typed_with_separate_accents_is_understood() {
        let typed = args("mucthuoc --lang vi kie\u{302}\u{309}m-tra duo\u{31b}\u{300}ng");
        let read = normalized(typed.clone());
        assert_eq!(read[3], "kiểm-tra");
        assert_eq!(read[4], typed[4]);
    }
}
