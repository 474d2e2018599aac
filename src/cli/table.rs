//! Columns that line up under full-width characters.

use std::fmt;

use unicode_width::UnicodeWidthStr;

/// Rows of texts; the first column stands left, the others right, or all left.
#[derive(Debug)]
pub(crate) struct Table<const N: usize> {
    is_left: bool,
    rows: Vec<[String; N]>,
}

impl<const N: usize> Table<N> {
    pub(crate) fn new(heading: [&str; N]) -> Self {
        Self {
            is_left: false,
            rows: vec![heading.map(str::to_owned)],
        }
    }

    /// A table of words, all of which stand left.
    pub(crate) fn left(heading: [&str; N]) -> Self {
        Self {
            is_left: true,
            ..Self::new(heading)
        }
    }

    pub(crate) fn row(&mut self, cells: [&str; N]) {
        self.rows.push(cells.map(str::to_owned));
    }
}

impl<const N: usize> fmt::Display for Table<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut widths = [0; N];
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = cell.width().max(*width);
            }
        }
        for row in &self.rows {
            let mut line = String::new();
            for ((number, cell), width) in row.iter().enumerate().zip(widths) {
                let blanks = " ".repeat(width - cell.width());
                if number == 0 || self.is_left {
                    line.push_str(&format!("  {cell}{blanks}"));
                } else {
                    line.push_str(&format!("  {blanks}{cell}"));
                }
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_up_under_full_width_characters() {
        let mut table = Table::new(["待遇", "户数"]);
        table.row(["低保", "12"]);
        table.row(["a", "3"]);
        assert_eq!(table.to_string(), "  待遇  户数\n  低保    12\n  a        3\n");
    }
}
