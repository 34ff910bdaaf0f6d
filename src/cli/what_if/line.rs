//! A command as it is typed in a shell.

use std::path::Path;

/// A command line being put together.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Line {
    words: Vec<String>,
}

impl Line {
    /// A command of this program.
    pub(in crate::cli) fn new(command: &str) -> Self {
        Line { words: vec!["mucthuoc".to_owned(), command.to_owned()] }
    }

    /// Adds a word.
    pub(in crate::cli) fn word(mut self, word: &str) -> Self {
        self.words.push(quoted(word));
        self
    }

    /// Adds an option with its value.
    pub(in crate::cli) fn put(self, option: &str, value: &str) -> Self {
        // A value that begins with a hyphen would be taken for an option.
        match value.starts_with('-') {
            true => self.word(&format!("{option}={value}")),
            false => self.word(option).word(value),
        }
    }

    /// Adds an option with a path.
    pub(in crate::cli) fn path(self, option: &str, path: &Path) -> Self {
        self.put(option, &path.display().to_string())
    }

    /// Adds an option once for each value.
    pub(in crate::cli) fn all(self, option: &str, values: &[String]) -> Self {
        values.iter().fold(self, |line, value| line.put(option, value))
    }

    /// The line.
    pub(in crate::cli) fn finish(self) -> String {
        self.words.join(" ")
    }
}

/// A word as a shell takes it: in single quotes where it holds anything a shell might read.
fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "-_./=+:%,@".contains(letter);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::Line;

    #[test]
    fn words_are_quoted_where_a_shell_would_read_them() {
        let line = Line::new("sweep").word("bản nộp").put("--find", "departures == 0");
        let line = line.put("--to", "-5").put("--with", "it's").word("");
        assert_eq!(
            line.finish(),
            "mucthuoc sweep 'bản nộp' --find 'departures == 0' --to=-5 --with 'it'\\''s' ''"
        );
    }

    #[test]
    fn an_option_stands_once_for_each_value() {
        let values = ["a".to_owned(), "b/c.toml".to_owned()];
        let line = Line::new("simulate").all("--with", &values);
        assert_eq!(line.finish(), "mucthuoc simulate --with a --with b/c.toml");
    }
}
