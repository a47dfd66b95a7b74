//! The report: plain tables.

/// A table under a title.
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Prints the title at once: a measurement takes a while.
    pub fn new(title: &str, columns: &[&str]) -> Self {
        println!("\n{title}");
        let columns = columns.iter().map(|name| (*name).to_owned()).collect();
        Self {
            rows: vec![columns],
        }
    }

    pub fn row(&mut self, cells: &[String]) {
        self.rows.push(cells.to_vec());
    }

    /// Prints the rows: words to the left, figures to the right.
    pub fn print(self) {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or_default()
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for row in &self.rows {
            let mut line = String::from(" ");
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                line += &match column {
                    0 => format!(" {cell:<width$}"),
                    _ => format!("  {cell:>width$}"),
                };
            }
            println!("{}", line.trim_end());
        }
    }
}
