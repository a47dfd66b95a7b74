//! A whole server in this process: real sockets, the machine's clock, all its workers.

use crate::database::{BenchDatabase, Kind};
use baton::config::Config;
use baton::domain::base::words::Role;
use baton::services::{AddAgent, AddBot, AddTeam, Clock, LogIn, ManagedBy, Services};
use baton::startup::{Application, Workers};
use baton::storage::statements::Statements;
use std::future::Future;
use std::net::SocketAddr;
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::oneshot;

const TEAM: &str = "Support";
const PASSWORD: &str = "correct horse battery";

/// A running server over a database of its own, with one team and one bot.
pub struct Server {
    pub address: SocketAddr,
    /// The bot's key.
    pub key: String,
    services: Services,
    stop: oneshot::Sender<()>,
    thread: JoinHandle<std::io::Result<()>>,
    database: BenchDatabase,
}

impl Server {
    /// One as in production.
    pub fn start(kind: Kind) -> Self {
        Self::with_workers(kind, Workers::Running)
    }

    pub fn with_workers(kind: Kind, workers: Workers) -> Self {
        let database = BenchDatabase::create(kind);
        let mut config = Config {
            database: database.database(),
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            rate_limit: None,
            shutdown: Duration::from_secs(2),
            ..Config::default()
        };
        config.callers.agent_rate = None;
        config.callers.origin_rate = None;
        let (started, begun) = std::sync::mpsc::channel();
        let (stop, stopping) = oneshot::channel::<()>();
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let app = Application::build(config, Clock::system(), workers).await;
                let app = app.unwrap();
                started.send((app.address, app.services.clone())).unwrap();
                app.run(async { drop(stopping.await) }).await
            })
        });
        let (address, services) = begun.recv().unwrap();
        let key = wait(people(&services));
        Self {
            address,
            key,
            services,
            stop,
            thread,
            database,
        }
    }

    /// The record of what is sent to the database.
    pub fn statements(&self) -> &Statements {
        self.services.store.statements()
    }

    /// Adds an agent of the team and returns an API token.
    pub fn agent(&self, name: &str) -> String {
        let add = AddAgent {
            email: email(name),
            name: name.to_owned(),
            role: Role::Agent,
            teams: vec![TEAM.to_owned()],
            capacity: None,
            password: None,
        };
        wait(async {
            self.services.accounts().add_agent(add).await.unwrap();
            let (by, accounts) = (ManagedBy::CommandLine, self.services.accounts());
            let made = accounts.make_agent_token(by, email(name), None).await;
            made.unwrap().1
        })
    }

    /// Signs an agent in and returns the session's cookie.
    pub fn sign_in(&self, name: &str) -> String {
        let password = || PASSWORD.to_owned().into();
        wait(async {
            let set = self
                .services
                .accounts()
                .set_password(email(name), password())
                .await;
            set.unwrap();
            let log_in = LogIn {
                email: email(name),
                password: password(),
                place: "bench".to_owned(),
                ..LogIn::default()
            };
            let signed_in = self.services.accounts().log_in(log_in).await;
            signed_in.unwrap().session
        })
    }

    /// The address of its database.
    #[cfg(feature = "postgres")]
    pub fn url(&self) -> String {
        self.database.url()
    }

    /// Stops it and hands its database over.
    pub fn stop(self) -> BenchDatabase {
        self.stop.send(()).unwrap();
        self.thread.join().unwrap().unwrap();
        self.database
    }
}

fn email(name: &str) -> String {
    format!("{name}@example.com")
}

async fn people(services: &Services) -> String {
    let team = AddTeam {
        name: TEAM.to_owned(),
        language: None,
    };
    services.accounts().add_team(team).await.unwrap();
    let bot = AddBot {
        name: "Helper bot".to_owned(),
        team: TEAM.to_owned(),
    };
    services.accounts().add_bot(bot).await.unwrap().1
}

/// Runs something to its end on a small runtime of this thread.
pub fn wait<T>(what: impl Future<Output = T>) -> T {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().build().unwrap().block_on(what)
}
