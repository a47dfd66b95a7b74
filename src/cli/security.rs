//! `baton security log`: the security log on standard output.

use super::Failure;
use crate::domain::base::time::Moment;
use crate::services::{AuditQuery, Services};
use crate::views::security::audit_lines::ExportFormat;
use clap::Subcommand;
use std::io::Write;

/// `baton security …`
#[derive(Debug, Subcommand)]
pub(crate) enum SecurityCommand {
    /// Print the security log, oldest records first.
    Log {
        /// The format: csv or jsonl.
        #[arg(long, default_value = "jsonl", value_parser = format)]
        format: ExportFormat,
        /// Print only records since then: a day such as 2026-05-04, or an RFC 3339 time.
        #[arg(long, value_name = "TIME", value_parser = moment)]
        since: Option<Moment>,
    },
}

/// Runs `baton security …`.
///
/// # Errors
/// [`Failure`].
pub(crate) async fn run(services: Services, command: SecurityCommand) -> Result<(), Failure> {
    let SecurityCommand::Log { format, since } = command;
    let query = AuditQuery {
        since,
        ..AuditQuery::default()
    };
    let mut out = std::io::stdout().lock();
    out.write_all(&format.head())?;
    let mut after = 0;
    loop {
        let records = services.security().exported(&query, after).await?;
        let Some(last) = records.last() else {
            return Ok(());
        };
        after = last.id;
        out.write_all(&format.lines(&records))?;
    }
}

fn format(word: &str) -> Result<ExportFormat, String> {
    ExportFormat::parse(word).ok_or_else(|| "expected csv or jsonl".to_owned())
}

fn moment(text: &str) -> Result<Moment, String> {
    let day = Moment::parse(&format!("{text}T00:00:00Z"));
    day.or_else(|| Moment::parse(text))
        .ok_or_else(|| "expected a day such as 2026-05-04, or an RFC 3339 time".to_owned())
}
