//! The two languages, and the forms in which output is written.

/// A language of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Lang; 2] = [Lang::Vi, Lang::En];

    /// The code used on the command line and in folder names.
    pub const fn as_str(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }

    /// The language of a locale such as `vi_VN.UTF-8`: Vietnamese, or English for all others.
    pub fn of_locale(locale: &str) -> Self {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("vi") { Lang::Vi } else { Lang::En }
    }
}

/// The form of an output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For a person at a terminal: lines, and colours where the terminal has them.
    Human,
    /// The same words without frames, colours or signs that a screen reader stumbles over.
    Plain,
    /// For programs; stable, documented in `docs/cli.md`.
    Json,
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn a_vietnamese_locale_chooses_vietnamese_and_any_other_english() {
        for vietnamese in ["vi", "vi_VN", "vi_VN.UTF-8", "VI-vn"] {
            assert_eq!(Lang::of_locale(vietnamese), Lang::Vi, "{vietnamese}");
        }
        for other in ["", "C", "POSIX", "en_US.UTF-8", "vie_VN", "fr"] {
            assert_eq!(Lang::of_locale(other), Lang::En, "{other}");
        }
    }
}
