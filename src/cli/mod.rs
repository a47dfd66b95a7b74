//! The command line: `baton serve`, `demo`, `migrate`, accounts, `backup`, `check-config`.

mod accept_times;
mod agents;
mod backup;
mod bots;
mod check_database;
mod descriptors;
mod facts;
mod failure;
mod fill;
mod hours;
mod output;
mod parsed;
mod routing;
mod search;
mod security;
mod table;
mod teams;
mod triggers;
mod typed_password;

use crate::config::Config;
use crate::demo::{self, DemoOptions};
use crate::services::{Clock, Services};
use crate::startup::{Application, Workers, closed_files, open_services};
use crate::storage::migrate;
use crate::telemetry::{self, LogSettings};
use agents::AgentCommand;
use bots::BotCommand;
use clap::{Parser, Subcommand};
pub(crate) use failure::Failure;
use fill::FillCommand;
use routing::RoutingCommand;
use search::SearchCommand;
use security::SecurityCommand;
use std::path::PathBuf;
use teams::TeamCommand;
use triggers::TriggersCommand;

/// The human side of a chatbot: agents take over when a bot is stuck.
#[derive(Debug, Parser)]
#[command(name = "baton", version, about)]
pub struct Cli {
    /// A TOML file with settings; environment variables override it.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Print JSON.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: CliCommand,
}

#[derive(Debug, Subcommand)]
enum CliCommand {
    /// Serve the API and the console.
    Serve,
    /// Serve a demo with made-up data, a simulated bot and simulated customers. Needs no setup.
    Demo {
        /// Make customers arrive and answer quickly.
        #[arg(long)]
        fast: bool,
    },
    /// Bring the database's schema up to date.
    Migrate,
    /// Agents: people with a console login.
    #[command(subcommand)]
    Agent(AgentCommand),
    /// Bots: API clients with a key.
    #[command(subcommand)]
    Bot(BotCommand),
    /// Teams: queues of agents.
    #[command(subcommand)]
    Team(TeamCommand),
    /// Trigger rules: when a conversation needs a person.
    #[command(subcommand)]
    Triggers(TriggersCommand),
    /// Routing rules: where an escalation goes.
    #[command(subcommand)]
    Routing(RoutingCommand),
    /// Security: who signed in, which settings changed, which requests were refused.
    #[command(subcommand)]
    Security(SecurityCommand),
    /// Search: the index by which tickets are found.
    #[command(subcommand)]
    Search(SearchCommand),
    /// Fill a database with made-up conversations, to measure it.
    Fill(FillCommand),
    /// Copy the SQLite database to a new file. The server may keep running.
    Backup {
        /// The new file; it must not exist.
        file: PathBuf,
    },
    /// Check that the database is consistent: references, counters, deadlines, control. The server may keep running.
    Check,
    /// Check the settings and print them, with secrets masked.
    CheckConfig,
}

impl Cli {
    /// Runs the command.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn run(self) -> Result<(), Failure> {
        closed_files::make_for_owner_only();
        let config = self.load()?;
        telemetry::init(&self.log(&config))?;
        // The demo has a database of its own, and closes that.
        if !matches!(
            self.command,
            CliCommand::CheckConfig | CliCommand::Demo { .. }
        ) {
            closed_files::close_what_is_there(&config);
        }
        match self.command {
            CliCommand::Serve => serve(config).await,
            CliCommand::Demo { fast } => {
                descriptors::raise();
                Ok(demo::run(config, DemoOptions { fast }, stop_signal()).await?)
            }
            CliCommand::Migrate => run_migrations(&config),
            CliCommand::Search(command) => search::run(services(config)?, command).await,
            CliCommand::Fill(command) => {
                fill::run(open_services(&config, Clock::system())?, command).await
            }
            CliCommand::Backup { file } => backup::run(&config, &file),
            CliCommand::Check => check_database::run(&config, self.json),
            CliCommand::CheckConfig => {
                print!("{}", config.describe());
                Ok(())
            }
            CliCommand::Agent(command) => agents::run(services(config)?, command, self.json).await,
            CliCommand::Bot(command) => bots::run(services(config)?, command, self.json).await,
            CliCommand::Triggers(command) => {
                triggers::run(|| services(config), command, self.json).await
            }
            CliCommand::Routing(command) => {
                routing::run(services(config)?, command, self.json).await
            }
            CliCommand::Security(command) => security::run(services(config)?, command).await,
            CliCommand::Team(command) => teams::run(services(config)?, command, self.json).await,
        }
    }

    /// The demo speaks to a person: it logs only what goes wrong, unless it is asked for more.
    fn log(&self, config: &Config) -> LogSettings {
        let mut log = config.log.clone();
        if matches!(self.command, CliCommand::Demo { .. }) && log == Config::default().log {
            log.filter = "warn".to_owned();
        }
        log
    }

    fn load(&self) -> Result<Config, Failure> {
        Config::from_process(self.config.as_deref()).map_err(|problems| {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            format!("the settings cannot be used:\n  {}", lines.join("\n  ")).into()
        })
    }
}

/// Use cases for one short command: one connection is enough, and none is still being opened in the
/// background when the process ends.
fn services(config: Config) -> Result<Services, Failure> {
    let config = Config {
        db_connections: 1,
        ..config
    };
    Ok(open_services(&config, Clock::system())?)
}

fn run_migrations(config: &Config) -> Result<(), Failure> {
    let ran = migrate::up(&config.database)?;
    match ran.as_slice() {
        [] => println!("The schema is up to date."),
        names => names.iter().for_each(|name| println!("Migrated {name}")),
    }
    Ok(())
}

async fn serve(config: Config) -> Result<(), Failure> {
    descriptors::raise();
    let public_url = config.public_url.clone();
    let app = Application::build(config, Clock::system(), Workers::Running).await?;
    tracing::info!(address = %app.address, "Baton listens on {} ({public_url})", app.address);
    app.run(stop_signal()).await?;
    Ok(())
}

/// Waits for Ctrl+C or SIGTERM.
pub(crate) async fn stop_signal() {
    let interrupt = tokio::signal::ctrl_c();
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(error) => {
                tracing::warn!(%error, "SIGTERM is not heard");
                std::future::pending::<()>().await;
            }
        }
    };
    tokio::select! {
        _ = interrupt => {}
        () = terminate => {}
    }
}
