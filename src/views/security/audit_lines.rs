//! The lines of an export.

use crate::domain::base::words::words;
use crate::domain::security::audit_record::AuditRecord;
use crate::views::spreadsheet::harmless;

words! {
    /// The form of an export.
    ExportFormat {
        /// A table for a spreadsheet.
        Csv = "csv",
        /// A JSON object a line.
        JsonLines = "jsonl",
    }
}

/// The columns, as they are called in both forms.
const COLUMNS: [&str; 12] = [
    "id",
    "at",
    "by_kind",
    "by_id",
    "by_name",
    "act",
    "on_kind",
    "on_id",
    "on_name",
    "detail",
    "address",
    "request_id",
];

impl ExportFormat {
    /// The media type of the whole.
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::JsonLines => "application/jsonl; charset=utf-8",
        }
    }

    /// What stands before the first record.
    pub(crate) fn head(self) -> Vec<u8> {
        match self {
            Self::Csv => csv_lines([COLUMNS.map(str::to_owned)]),
            Self::JsonLines => Vec::new(),
        }
    }

    /// The lines of these records.
    pub(crate) fn lines(self, records: &[AuditRecord]) -> Vec<u8> {
        match self {
            Self::Csv => csv_lines(records.iter().map(cells)),
            Self::JsonLines => {
                let mut lines = Vec::new();
                for record in records {
                    lines.extend(serde_json::to_vec(record).unwrap_or_default());
                    lines.push(b'\n');
                }
                lines
            }
        }
    }
}

fn csv_lines(rows: impl IntoIterator<Item = [String; COLUMNS.len()]>) -> Vec<u8> {
    let mut table = csv::Writer::from_writer(Vec::new());
    for row in rows {
        // Writing to memory does not fail.
        drop(table.write_record(row));
    }
    table.into_inner().unwrap_or_default()
}

fn cells(record: &AuditRecord) -> [String; COLUMNS.len()] {
    let text = |text: &Option<String>| harmless(text.as_deref().unwrap_or_default());
    [
        record.id.to_string(),
        record.at.to_string(),
        harmless(&record.by_kind),
        text(&record.by_id),
        text(&record.by_name),
        harmless(&record.act),
        text(&record.on_kind),
        text(&record.on_id),
        text(&record.on_name),
        text(&record.detail),
        text(&record.address),
        text(&record.request_id),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::base::time::Moment;

    #[test]
    fn a_name_that_looks_like_a_formula_is_text_in_a_spreadsheet() {
        let record = AuditRecord {
            id: 7,
            at: Moment::parse("2026-05-04T09:00:00Z").unwrap(),
            by_kind: "agent".into(),
            by_id: Some("agt_1".into()),
            by_name: Some("=HYPERLINK(\"https://evil.example\",\"x\")".into()),
            act: "signed_in".into(),
            on_kind: None,
            on_id: None,
            on_name: Some("-1, two".into()),
            detail: None,
            address: Some("192.0.2.66".into()),
            request_id: None,
        };
        let csv = String::from_utf8(ExportFormat::Csv.lines(std::slice::from_ref(&record)));
        let csv = csv.unwrap();
        assert!(csv.contains(r#","'=HYPERLINK(""https"#), "{csv}");
        assert!(csv.contains(r#","'-1, two","#), "{csv}");
        let json = String::from_utf8(ExportFormat::JsonLines.lines(&[record])).unwrap();
        assert!(json.contains(r#""by_name":"=HYPERLINK"#), "{json}");
        let head = String::from_utf8(ExportFormat::Csv.head()).unwrap();
        assert_eq!(head.trim(), COLUMNS.join(","));
    }
}
