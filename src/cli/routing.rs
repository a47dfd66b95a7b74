//! `baton routing …`: routing rules as a file, and what changed ones would have done.

use super::Failure;
use super::output;
use crate::domain::base::ids::TicketId;
use crate::domain::base::invalid::FieldError;
use crate::domain::dispatch::Decision;
use crate::domain::rules::routing::{Differs, RouteRule, as_toml};
use crate::services::{ChoiceAgain, RoutesChange, ServiceError, Services};
use clap::Subcommand;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// `baton routing …`
#[derive(Debug, Subcommand)]
pub(crate) enum RoutingCommand {
    /// Print the routing rules as TOML (as JSON with --json).
    Export,
    /// Replace all routing rules with those of a file (TOML, or JSON if its name ends in .json).
    Import {
        /// The file with the rules.
        file: PathBuf,
    },
    /// Repeat Baton's choices of agents for a ticket, with the candidates of that time, and compare. Changes nothing.
    Replay {
        /// The ticket's number.
        ticket: i64,
    },
    /// Try the rules of a file on past tickets: shows how many would go elsewhere, and which. Changes nothing.
    Try {
        /// The file with the rules.
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
            println!("There are now {count} routing rules (revision {revision}).");
            Ok(())
        }
        RoutingCommand::Replay { ticket } => replay(services, TicketId(ticket), as_json).await,
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

async fn replay(services: Services, ticket: TicketId, as_json: bool) -> Result<(), Failure> {
    let choices = services.dispatch().choices_again(ticket).await?;
    let name = |decision: &Decision| {
        let best = decision.ranked.first().map(|best| best.name.clone());
        best.unwrap_or_else(|| "nobody".to_owned())
    };
    let row = |choice: &ChoiceAgain| match as_json {
        true => json!({ "stored": choice.stored, "again": choice.again, "same": choice.is_same() }),
        false => json!({
            "at": choice.stored.at.to_string(),
            "chosen": name(&choice.stored),
            "again": name(&choice.again),
            "same": if choice.is_same() { "same" } else { "DIFFERENT" },
        }),
    };
    let rows: Vec<Value> = choices.iter().map(row).collect();
    if rows.is_empty() && !as_json {
        println!(
            "Baton chose no agent for ticket #{ticket}: it was claimed, or nobody has it yet."
        );
        return Ok(());
    }
    output::list(&rows, as_json);
    match choices.iter().all(ChoiceAgain::is_same) {
        true => Ok(()),
        false => Err("a choice differs: another version of Baton made it"
            .to_owned()
            .into()),
    }
}

fn read(path: &Path) -> Result<Vec<RouteRule>, Failure> {
    let text = std::fs::read_to_string(path)?;
    let is_json = path
        .extension()
        .is_some_and(|extension| extension == "json");
    match is_json {
        true => Ok(serde_json::from_str::<RoutesFile>(&text)?.rules),
        false => as_toml::read(&text).map_err(|wrong| wrong.detail().into()),
    }
}

fn told(error: ServiceError) -> Failure {
    let ServiceError::Invalid(wrong) = error else {
        return error.into();
    };
    let line = |wrong: &FieldError| format!("  {}: {}", wrong.pointer, wrong.detail());
    let lines: Vec<String> = wrong.iter().map(line).collect();
    format!("the rules cannot be used:\n{}", lines.join("\n")).into()
}
