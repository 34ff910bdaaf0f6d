//! Names that people read, in both languages.

/// A name in Vietnamese and English, with an optional short form for tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
    /// A short form, the same in both languages.
    pub short: Option<String>,
}
