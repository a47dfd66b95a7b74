//! Saved replies as a table: name, text and, if it is there, whom they belong to and what they do to the ticket.

use super::ReplyWords;
use super::written_reply::WrittenReply;
use crate::domain::base::fault::Fault;
use crate::domain::base::limits::ERRORS_MAX;
use crate::domain::desk::saved_reply_fault::SavedReplyFault;

/// The heads of the columns.
pub(crate) const REPLY_COLUMNS: [&str; 6] = ["name", "text", "owner", "tags", "priority", "then"];

/// What a spreadsheet would take for a formula begins so; an export puts an apostrophe before it.
pub(crate) const FORMULAS: [char; 11] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The fault of an unknown head repeats so much of it.
const HEAD_REPEATED_CHARS: usize = 60;

/// A line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReplyLine {
    /// Its number in the file, from 1.
    pub(crate) line: u64,
    /// What it holds.
    pub(crate) words: ReplyWords,
    /// Whom it belongs to, as it is written there; empty if it does not say.
    pub(crate) owner: String,
}

/// What is wrong in a line: its number, the column, and why.
pub(crate) type WrongReplyLine = (u64, &'static str, Fault);

/// The lines of a file, or the faults of its first wrong lines. A head names the columns; without one they are in the order
/// of [`REPLY_COLUMNS`].
pub(crate) fn read(file: &str) -> Result<Vec<ReplyLine>, Vec<WrongReplyLine>> {
    let file = file.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let mut table = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&file))
        .from_reader(file.as_bytes());
    let (mut lines, mut wrong) = (Vec::new(), Vec::new());
    let mut columns: Vec<&str> = REPLY_COLUMNS.to_vec();
    for (at, record) in table.records().enumerate() {
        let Ok(record) = record else {
            wrong.push((0, "", SavedReplyFault::NoTable.into()));
            break;
        };
        let line = record.position().map_or(0, |at| line_at(&file, at));
        let cells: Vec<String> = record.iter().map(plain).collect();
        if at == 0 && is_head(&cells) {
            match named_columns(&cells) {
                Ok(named) => columns = named,
                Err(fault) => {
                    wrong.push((line, "", fault.into()));
                    break;
                }
            }
            continue;
        }
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if wrong.len() >= ERRORS_MAX {
            break;
        }
        if cells.len() < 2 || goes_beyond(&cells, &columns) {
            wrong.push((line, "", SavedReplyFault::Cells.into()));
            continue;
        }
        let cell = |name| {
            let at = columns.iter().position(|column| *column == name);
            at.and_then(|at| cells.get(at)).cloned().unwrap_or_default()
        };
        let owner = cell("owner");
        let written = WrittenReply {
            name: cell("name"),
            text: cell("text"),
            tags: cell("tags"),
            priority: cell("priority"),
            then: cell("then"),
        };
        match ReplyWords::check(&written) {
            Ok(words) => lines.push(ReplyLine {
                line,
                words,
                owner: owner.trim().to_owned(),
            }),
            Err(faults) => wrong.extend(faults.into_iter().map(|(cell, why)| (line, cell, why))),
        }
    }
    if lines.is_empty() && wrong.is_empty() {
        wrong.push((0, "", SavedReplyFault::NoTable.into()));
    }
    match wrong.is_empty() {
        true => Ok(lines),
        false => Err(wrong),
    }
}

/// The line in which a record begins. The reader counts the empty lines before it as its own.
fn line_at(file: &str, position: &csv::Position) -> u64 {
    let begun = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = file.as_bytes().get(begun..).unwrap_or_default();
    let empty = rest.iter().take_while(|byte| **byte == b'\n').count();
    position.line() + empty as u64
}

/// Spreadsheets of languages with a decimal comma write semicolons; cells that are copied out of one have tabs between them.
fn delimiter(file: &str) -> u8 {
    let head = file.lines().next().unwrap_or_default().replace('"', "");
    let divides = |by: &u8| {
        let cells: Vec<String> = head.split(char::from(*by)).map(str::to_owned).collect();
        is_head(&cells)
    };
    [b';', b'\t'].into_iter().find(divides).unwrap_or(b',')
}

/// Whether the cells are the heads of columns: every table has `name` and `text`.
fn is_head(cells: &[String]) -> bool {
    let has = |head: &str| cells.iter().any(|it| it.trim().eq_ignore_ascii_case(head));
    has("name") && has("text")
}

/// Whether a cell that says something stands in no column, or in one without a head.
fn goes_beyond(cells: &[String], columns: &[&str]) -> bool {
    let has_column = |at: usize| columns.get(at).is_some_and(|column| !column.is_empty());
    let mut cells = cells.iter().enumerate();
    cells.any(|(at, cell)| !cell.trim().is_empty() && !has_column(at))
}

/// The column that each head names, in the order of the file; empty where a head is empty.
fn named_columns(heads: &[String]) -> Result<Vec<&'static str>, SavedReplyFault> {
    let mut columns: Vec<&str> = Vec::with_capacity(heads.len());
    for head in heads.iter().map(|head| head.trim()) {
        let known = REPLY_COLUMNS.into_iter();
        let mut known = known.filter(|it| it.eq_ignore_ascii_case(head) && !columns.contains(it));
        match known.next() {
            Some(column) => columns.push(column),
            None if head.is_empty() => columns.push(""),
            None => {
                return Err(SavedReplyFault::Column(
                    head.chars().take(HEAD_REPEATED_CHARS).collect(),
                ));
            }
        }
    }
    Ok(columns)
}

/// A cell without the apostrophe of an export.
fn plain(cell: &str) -> String {
    let behind = cell.strip_prefix('\'');
    let behind = behind.filter(|cell| cell.starts_with(FORMULAS));
    behind.unwrap_or(cell).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(file: &str) -> Vec<(u64, &'static str, String)> {
        let wrong = read(file).unwrap_err().into_iter();
        wrong
            .map(|(line, cell, why)| (line, cell, why.to_string()))
            .collect()
    }

    #[test]
    fn a_table_is_read_with_or_without_a_head_and_over_several_lines() {
        let file = "\u{feff}Name,Text,Owner\r\nHello,\"Hi {{customer.name}},\r\nit's us\",all\r\n\r\nList,'- one,\r\n";
        let lines = read(file).unwrap();
        assert_eq!(lines.len(), 2);
        assert_eq!((lines[0].line, lines[0].owner.as_str()), (2, "all"));
        assert_eq!(lines[0].words.text, "Hi {{customer.name}},\nit's us");
        assert_eq!((lines[1].line, lines[1].words.text.as_str()), (5, "- one"));
        assert_eq!(read("Hello,there").unwrap()[0].line, 1);
        assert_eq!(read("name;text\nHi;a, b").unwrap()[0].words.text, "a, b");
    }

    #[test]
    fn a_head_says_which_column_is_which() {
        let words = |file| {
            let line = read(file).unwrap().remove(0);
            (line.words.name, line.words.text, line.owner)
        };
        let as_meant = ("Hi".to_owned(), "a, b".to_owned(), "all".to_owned());
        assert_eq!(words("owner;Text;NAME\nall;a, b;Hi"), as_meant);
        assert_eq!(words("text\tname\towner\t\na, b\tHi\tall\t"), as_meant);
        for (head, unknown) in [
            ("name,text,category", "category"),
            ("name,text,Name", "Name"),
        ] {
            let fault = SavedReplyFault::Column(unknown.to_owned()).to_string();
            assert_eq!(told(&format!("{head}\nHi,a,b")), [(1, "", fault)]);
        }
        let cells = SavedReplyFault::Cells.to_string();
        assert_eq!(told("name,text\nHi,a, b"), [(2, "", cells.clone())]);
        assert_eq!(told("name,text,\nHi,a,b"), [(2, "", cells)]);
    }

    #[test]
    fn of_a_file_that_is_wrong_throughout_only_so_much_is_told() {
        let file = format!("name,text\n{}", ",x\n".repeat(10_000));
        assert_eq!(told(&file).len(), ERRORS_MAX);
    }

    #[test]
    fn every_line_that_is_wrong_is_told_by_its_number() {
        let file = "name,text\nHello\n,text\nA,{{team}\nB,fine\n";
        let wrong = told(file);
        assert_eq!(wrong.len(), 3, "{wrong:?}");
        assert_eq!((wrong[0].0, wrong[0].1), (2, ""));
        assert_eq!((wrong[1].0, wrong[1].1), (3, "name"));
        assert_eq!((wrong[2].0, wrong[2].1), (4, "text"));
        assert_eq!(told("")[0].0, 0);
        assert_eq!(told("name,text")[0].0, 0);
    }
}
