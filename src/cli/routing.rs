//! `baton routing …`: routing rules as a file, and what changed ones would have done.

use super::Failure;
use super::output;
use crate::domain::base::invalid::FieldError;
use crate::domain::rules::routing::{Differs, RouteRule, as_toml};
use crate::services::{RoutesChange, ServiceError, Services};
use clap::Subcommand;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// `baton routing …`
#[derive(Debug, Subcommand)]
pub(crate) enum RoutingCommand {
    /// Print the routing rules as TOML (as JSON with --json).
    Export,
    /// Put the rules of a file (TOML, or JSON by its name) in place of those there are.
    Import {
        /// The file.
        file: PathBuf,
    },
    /// Try the rules of a file on past tickets: how many would go elsewhere, and which. Changes nothing.
    Try {
        /// The file.
        file: PathBuf,
    },
}

/// The JSON file.
#[derive(Serialize, Deserialize)]
#[serde(expecting = "struct File")]
struct RoutesFile {
    rules: Vec<RouteRule>,
}

/// Runs `baton routing …`.
///
/// # Errors
/// [`Failure`].
pub(crate) async fn run(
    services: Services,
    command: RoutingCommand,
    as_json: bool,
) -> Result<(), Failure> {
    match command {
        RoutingCommand::Export => {
            let rules = services.rules().routing_rules(None).await?.rules;
            match as_json {
                true => println!("{}", serde_json::to_string_pretty(&RoutesFile { rules })?),
                false => print!("{}", as_toml::write(&rules)),
            }
            Ok(())
        }
        RoutingCommand::Import { file } => {
            let rules = read(&file)?;
            let count = rules.len();
            let saved = services
                .rules()
                .change_routing_rules(None, RoutesChange::All(rules), None);
            let revision = saved.await.map_err(told)?;
            println!("There are {count} routing rules now, revision {revision}.");
            Ok(())
        }
        RoutingCommand::Try { file } => {
            let replay = services.rules().try_routing_rules(None, read(&file)?).await;
            let replay = replay.map_err(told)?;
            if as_json {
                println!("{}", serde_json::to_string_pretty(&replay)?);
                return Ok(());
            }
            let (differ, tickets) = (replay.differs.len(), replay.tickets);
            println!("{differ} of the last {tickets} tickets would go elsewhere.");
            let row = |differs: &Differs| {
                json!({
                    "ticket": format!("#{}", differs.ticket),
                    "from": differs.from,
                    "to": differs.to,
                    "reason": differs.reason,
                })
            };
            let rows: Vec<Value> = replay.differs.iter().map(row).collect();
            if differ > 0 {
                output::list(&rows, as_json);
            }
            Ok(())
        }
    }
}

fn read(path: &Path) -> Result<Vec<RouteRule>, Failure> {
    let text = std::fs::read_to_string(path)?;
    let is_json = path
        .extension()
        .is_some_and(|extension| extension == "json");
    match is_json {
        true => Ok(serde_json::from_str::<RoutesFile>(&text)?.rules),
        false => as_toml::read(&text).map_err(|wrong| wrong.detail.into()),
    }
}

fn told(error: ServiceError) -> Failure {
    let ServiceError::Invalid(wrong) = error else {
        return error.into();
    };
    let line = |wrong: &FieldError| format!("  {}: {}", wrong.pointer, wrong.detail);
    let lines: Vec<String> = wrong.iter().map(line).collect();
    format!("the rules cannot be used:\n{}", lines.join("\n")).into()
}
