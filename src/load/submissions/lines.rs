//! Which line a row was read from.

/// The line of each row, kept only where rows and lines part company: at blank lines, cells that
/// span lines, rows that were broken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// From this row on, lines count up from this line, both ascending.
    runs: Vec<(u32, u32)>,
    rows: u32,
}

impl Lines {
    /// Says on which line the next row stands.
    pub fn push(&mut self, line: u32) {
        let expected = self.runs.last().map(|(first, from)| from + (self.rows - first));
        if expected != Some(line) {
            self.runs.push((self.rows, line));
        }
        self.rows += 1;
    }

    /// The number of rows.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// The line of a row.
    pub fn line(&self, row: u32) -> Option<u32> {
        let run = self.runs.partition_point(|(first, _)| *first <= row).checked_sub(1)?;
        let (first, line) = self.runs[run];
        line.checked_add(row - first)
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn rows_know_their_lines_across_blank_lines() {
        let mut lines = Lines::default();
        let at = [2, 3, 4, 7, 8, 20];
        at.into_iter().for_each(|line| lines.push(line));
        let read: Vec<_> = (0..6).map(|row| lines.line(row).unwrap()).collect();
        assert_eq!(read, at);
        assert_eq!(lines.runs.len(), 3);
    }
}
