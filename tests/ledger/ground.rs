//! What every round begins with: teams, bots with keys, agents with tokens, and nothing else.

use crate::place::{Place, in_cluster};
use crate::support::agent::AgentClient;
use crate::support::bot::BotClient;
use crate::support::cluster::PostgresCluster;
use baton::config::Config;
use baton::domain::base::words::Role;
use baton::domain::team::Assignment;
use baton::services::{AddAgent, AddBot, AddTeam, Clock, ManagedBy, Services, SetTeam};
use baton::startup::open_services;
use baton::storage::Database;
use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};
use std::sync::Arc;
use std::time::Duration;

const TEAMS: [&str; 2] = ["Support", "Billing"];

/// The database that each round gets a copy of, on PostgreSQL.
const TEMPLATE: &str = "ledger_template";

pub struct Ground {
    pub cluster: Option<Arc<PostgresCluster>>,
    /// The file that each round gets a copy of, on SQLite.
    template: tempfile::TempDir,
    pub bots: Vec<BotClient>,
    /// The bots' rows.
    pub bot_ids: Vec<i64>,
    pub agents: Vec<AgentClient>,
    pub manager: AgentClient,
}

impl Ground {
    pub async fn prepare() -> Self {
        let cluster = PostgresCluster::start().await.map(Arc::new);
        let template = tempfile::tempdir().unwrap();
        let url = match &cluster {
            Some(cluster) => {
                run(cluster, &format!("CREATE DATABASE {TEMPLATE}")).await;
                in_cluster(cluster, TEMPLATE)
            }
            None => format!("sqlite:{}", template.path().join("baton.db").display()),
        };
        let config = Config {
            database: Database::parse(&url).unwrap(),
            ..Config::default()
        };
        let services = open_services(&config, Clock::system()).unwrap();
        set_teams(&services).await;
        let (mut bots, mut bot_ids) = (Vec::new(), Vec::new());
        for name in ["Pip", "Rob"] {
            let (client, id) = bot(&services, name).await;
            bots.push(client);
            bot_ids.push(id);
        }
        let mut agents = Vec::new();
        for (name, capacity) in [("Ada", Some(3)), ("Ben", Some(6)), ("Cleo", None)] {
            agents.push(person(&services, name, Role::Agent, capacity).await);
        }
        let manager = person(&services, "Max", Role::Manager, None).await;
        drop(services);
        Self {
            cluster,
            template,
            bots,
            bot_ids,
            agents,
            manager,
        }
    }

    /// A fresh database. Nothing when the round needs a small disk and there can be none.
    pub async fn place(&self, seed: u64, small_disk: bool) -> Option<Place> {
        if let Some(cluster) = &self.cluster {
            let name = format!("ledger_{seed}");
            run(
                cluster,
                &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            )
            .await;
            run(
                cluster,
                &format!("CREATE DATABASE {name} TEMPLATE {TEMPLATE}"),
            )
            .await;
            let cluster = cluster.clone();
            return Some(Place::Postgres { cluster, name });
        }
        let place = match small_disk {
            true => Place::on_small_disk()?,
            false => Place::sqlite(),
        };
        let url = place.url();
        let copy = url.trim_start_matches("sqlite:");
        let from = self.template.path().join("baton.db").display().to_string();
        let mut conn = SqliteConnection::establish(&from).unwrap();
        // Whoever made the template may just be closing it.
        let copies = format!("PRAGMA busy_timeout = 5000; VACUUM INTO '{copy}'");
        conn.batch_execute(&copies).unwrap();
        Some(place)
    }

    /// Throws a round's database away.
    pub async fn clear(&self, place: Place) {
        if let Place::Postgres { cluster, name } = place {
            run(
                &cluster,
                &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            )
            .await;
        }
    }
}

/// Gives the server of the run an order.
async fn run(cluster: &PostgresCluster, sql: &str) {
    let (url, sql) = (cluster.url(), sql.to_owned());
    let run = tokio::task::spawn_blocking(move || crate::faults::postgres::run(&url, &sql));
    run.await.unwrap();
}

/// One team whose agents help themselves, one that offers. Offers and hand-backs lapse while the round lasts.
async fn set_teams(services: &Services) {
    for name in TEAMS {
        let add = AddTeam {
            name: name.into(),
            language: None,
        };
        services.accounts().add_team(add).await.unwrap();
        let second = Some(Duration::from_secs(1));
        let set = SetTeam {
            assignment: (name == TEAMS[1]).then_some(Assignment::Offer),
            offer_within: second,
            accept_within: second,
            reply_within: second,
            ..SetTeam::default()
        };
        services.teams().set_team(name.into(), set).await.unwrap();
    }
}

async fn bot(services: &Services, name: &str) -> (BotClient, i64) {
    let add = AddBot {
        name: name.into(),
        team: TEAMS[0].into(),
    };
    let (bot, key) = services.accounts().add_bot(add).await.unwrap();
    let client = BotClient {
        base: String::new(),
        http: reqwest::Client::new(),
        key,
    };
    (client, bot.id.0)
}

async fn person(services: &Services, name: &str, role: Role, capacity: Option<i64>) -> AgentClient {
    let email = format!("{}@example.com", name.to_lowercase());
    let add = AddAgent {
        email: email.clone(),
        name: name.into(),
        role,
        teams: TEAMS.iter().map(|team| (*team).to_owned()).collect(),
        capacity,
        password: None,
    };
    let accounts = services.accounts();
    let agent = accounts.add_agent(add).await.unwrap();
    let token = accounts.make_agent_token(ManagedBy::CommandLine, email.clone(), None);
    AgentClient {
        base: String::new(),
        http: reqwest::Client::new(),
        token: token.await.unwrap().1,
        email,
        id: agent.id,
    }
}
