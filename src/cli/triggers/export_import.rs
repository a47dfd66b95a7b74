//! Trigger rules as a file: TOML, or JSON.

use crate::cli::Failure;
use crate::domain::rules::triggers::Rule;
use crate::services::{RulesOwner, ServiceError, Services};
use clap::Args;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Whose rules.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct OwnerArgs {
    /// The bot whose rules these are.
    #[arg(long)]
    bot: Option<String>,
    /// The team whose rules these are: they apply to its bots that have no rules of their own.
    #[arg(long)]
    team: Option<String>,
}

/// The file.
#[derive(Serialize, Deserialize)]
#[serde(expecting = "struct File")]
struct TriggerRulesFile {
    rules: Vec<Rule>,
}

impl OwnerArgs {
    fn owner(self) -> Result<RulesOwner, Failure> {
        match (self.bot, self.team) {
            (Some(bot), _) => Ok(RulesOwner::Bot(bot)),
            (None, Some(team)) => Ok(RulesOwner::Team(team)),
            (None, None) => Err("name a bot or a team".into()),
        }
    }
}

/// Prints the rules that hold for an owner.
///
/// # Errors
/// [`Failure`].
pub(crate) async fn export(
    services: Services,
    whose: OwnerArgs,
    json: bool,
) -> Result<(), Failure> {
    let rules = services
        .rules()
        .trigger_rules(None, whose.owner()?)
        .await?
        .rules;
    let file = TriggerRulesFile { rules };
    match json {
        true => println!("{}", serde_json::to_string_pretty(&file)?),
        false => print!("{}", toml::to_string(&file)?),
    }
    Ok(())
}

/// Gives an owner the rules of a file instead of those it had.
///
/// # Errors
/// [`Failure`]: nothing is changed.
pub(crate) async fn import(
    services: Services,
    file: &Path,
    whose: OwnerArgs,
) -> Result<(), Failure> {
    let text = std::fs::read_to_string(file)?;
    let is_json = file
        .extension()
        .is_some_and(|extension| extension == "json");
    let read: TriggerRulesFile = match is_json {
        true => serde_json::from_str(&text)?,
        false => toml::from_str(&text)?,
    };
    let (owner, count) = (whose.owner()?, read.rules.len());
    match services
        .rules()
        .save_trigger_rules(None, owner.clone(), read.rules)
        .await
    {
        Ok(()) => {
            println!("{owner} has {count} rules now.");
            Ok(())
        }
        Err(ServiceError::Invalid(wrong)) => {
            let lines = wrong
                .iter()
                .map(|wrong| format!("  {}: {}", wrong.pointer, wrong.detail()));
            Err(format!(
                "the rules cannot be used:\n{}",
                lines.collect::<Vec<_>>().join("\n")
            )
            .into())
        }
        Err(error) => Err(error.into()),
    }
}
