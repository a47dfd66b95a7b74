//! `docs/api.md` tells of every dialect what the code tells: a row each, and no row more.

use super::dialect::Dialect;
use super::dialects::DIALECTS;
use std::collections::BTreeSet;

const MANUAL: &str = include_str!("../../../docs/api.md");
const HEAD: &str = "| `format` | what you pass | one item |\n|---|---|---|\n";

/// A dialect as a row of the manual's table.
fn row(dialect: &Dialect) -> String {
    let cell = |text: &str| text.replace('|', "\\|");
    format!(
        "| `{}` | {} | `{}` |",
        dialect.word,
        cell(dialect.passes),
        cell(dialect.example)
    )
}

#[test]
fn the_manual_has_a_row_for_each_dialect_and_no_row_more() {
    let rows: Vec<String> = DIALECTS.iter().map(row).collect();
    let (_, table) = MANUAL.split_once(HEAD).expect("the manual has the table");
    let told: Vec<&str> = table.lines().take_while(|l| l.starts_with('|')).collect();
    let known: BTreeSet<&str> = rows.iter().map(String::as_str).collect();
    let odd: Vec<&&str> = told.iter().filter(|row| !known.contains(**row)).collect();
    assert!(odd.is_empty(), "rows that no dialect has: {odd:#?}");
    assert_eq!(told, rows, "the table should be:\n{}", rows.join("\n"));
}
