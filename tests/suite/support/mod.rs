//! A server for each test: arrange with builders, act through HTTP, assert on what a user would see.

pub mod agent;
pub mod answer;
pub mod bot;
pub mod cluster;
pub mod database;
pub mod demo_process;
pub mod dice;
pub mod file;
pub mod plan;
pub mod process;
pub mod process_log;
pub mod socket;

use agent::AgentClient;
use baton::config::Config;
use baton::delivery::mail::{Mail, MailTransport};
use baton::domain::base::time::Moment;
use baton::domain::base::words::Role;
use baton::domain::team::Assignment;
use baton::live::handler::Live;
use baton::services::{AddAgent, AddBot, AddTeam, Clock, ManagedBy, Services, SetTeam};
use baton::startup::{Application, Workers};
use bot::BotClient;
use database::TestDatabase;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::sync::oneshot;

/// The password of every test agent.
pub const PASSWORD: &str = "correct horse battery";

/// The team every test begins with.
pub const TEAM: &str = "Support";

/// A running server with a database of its own.
pub struct TestApp {
    pub address: SocketAddr,
    pub services: Services,
    pub live: Live,
    pub clock: Clock,
    pub http: reqwest::Client,
    worker: baton::delivery::Worker,
    pusher: baton::delivery::PushWorker,
    mailer: baton::delivery::mail::Mailer,
    stop: Option<oneshot::Sender<()>>,
    stopped: Option<actix_web::rt::task::JoinHandle<std::io::Result<()>>>,
    pub database: TestDatabase,
}

impl TestApp {
    /// A server with one team and nothing else.
    pub async fn spawn() -> Self {
        let app = Self::on(TestDatabase::create().await).await;
        app.add_team(TEAM).await;
        app
    }

    /// A server over a database that is there already: a restart, or a second node.
    pub async fn on(database: TestDatabase) -> Self {
        let start = Moment::parse("2026-05-04T09:00:00Z").unwrap();
        Self::at(database, Clock::movable(start), |_| {}).await
    }

    /// A server with one team and with these workers beside its requests.
    pub async fn with_workers(workers: Workers) -> Self {
        let database = TestDatabase::create().await;
        let clock = Clock::movable(Moment::parse("2026-05-04T09:00:00Z").unwrap());
        let app = Self::with(database, clock, workers, |_| {}).await;
        app.add_team(TEAM).await;
        app
    }

    /// A server with its clock and settings as wanted.
    pub async fn at(database: TestDatabase, clock: Clock, set: impl FnOnce(&mut Config)) -> Self {
        Self::with(database, clock, Workers::OnDemand, set).await
    }

    async fn with(
        database: TestDatabase,
        clock: Clock,
        workers: Workers,
        set: impl FnOnce(&mut Config),
    ) -> Self {
        let mut config = Config {
            database: database.database(),
            listen: "127.0.0.1:0".parse().unwrap(),
            rate_limit: None,
            workers: 2,
            public_url: "http://baton.test".into(),
            shutdown: Duration::from_secs(2),
            ..Config::default()
        };
        config.callers.agent_rate = None;
        config.callers.origin_rate = None;
        config.mail.transport = MailTransport::Memory;
        set(&mut config);
        let app = Application::build(config, clock.clone(), workers)
            .await
            .unwrap();
        let (address, services) = (app.address, app.services.clone());
        let live = app.live.clone();
        let (worker, mailer) = (app.worker.clone(), app.mailer.clone());
        let pusher = app.pusher.clone();
        let (stop, stopping) = oneshot::channel::<()>();
        let stopped = actix_web::rt::spawn(app.run(async {
            stopping.await.ok();
        }));
        // Shorter than the server keeps a silent connection: a request must not meet its end.
        let http = reqwest::Client::builder()
            .pool_idle_timeout(Duration::from_secs(2))
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        let (stop, stopped) = (Some(stop), Some(stopped));
        Self {
            address,
            services,
            live,
            clock,
            http,
            worker,
            pusher,
            mailer,
            stop,
            stopped,
            database,
        }
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Stops the server and gives its database to the next one.
    pub async fn stop(mut self) -> TestDatabase {
        drop(self.stop.take());
        if let Some(stopped) = self.stopped.take() {
            stopped.await.unwrap().unwrap();
        }
        self.database.clone()
    }

    /// Stops the server and starts another one over the same data, at the same moment.
    pub async fn restart(self) -> Self {
        let clock = self.clock.clone();
        let database = self.stop().await;
        Self::at(database, clock, |_| {}).await
    }

    /// A second server over the same data and clock. Only PostgreSQL lets two write.
    pub async fn second_node(&self) -> Self {
        Self::at(self.database.clone(), self.clock.clone(), |_| {}).await
    }

    pub async fn add_team(&self, name: &str) {
        let add = AddTeam {
            name: name.into(),
            language: None,
        };
        self.services.accounts().add_team(add).await.unwrap();
    }

    /// A bot of the first team, with a fresh key.
    pub async fn bot(&self) -> BotClient {
        self.bot_of("Helper bot", TEAM).await
    }

    pub async fn bot_of(&self, name: &str, team: &str) -> BotClient {
        let add = AddBot {
            name: name.into(),
            team: team.into(),
        };
        let (_, key) = self.services.accounts().add_bot(add).await.unwrap();
        BotClient {
            base: self.url(""),
            http: self.http.clone(),
            key,
        }
    }

    /// An agent of the first team, with an API token.
    pub async fn agent(&self, name: &str) -> AgentClient {
        self.person(name, Role::Agent, &[TEAM]).await
    }

    /// A manager without a team.
    pub async fn manager(&self, name: &str) -> AgentClient {
        self.person(name, Role::Manager, &[]).await
    }

    pub async fn person(&self, name: &str, role: Role, teams: &[&str]) -> AgentClient {
        let email = format!("{}@example.com", name.to_lowercase().replace(' ', "."));
        let add = AddAgent {
            email: email.clone(),
            name: name.into(),
            role,
            teams: teams.iter().map(|team| (*team).into()).collect(),
            capacity: None,
            password: None,
        };
        let agent = self.services.accounts().add_agent(add).await.unwrap();
        let (_, token) = self
            .services
            .accounts()
            .make_agent_token(ManagedBy::CommandLine, email.clone(), None)
            .await
            .unwrap();
        AgentClient {
            base: self.url(""),
            http: self.http.clone(),
            token,
            email,
            id: agent.id,
        }
    }

    /// An agent who can sign in with [`PASSWORD`].
    pub async fn agent_with_password(&self, name: &str, role: Role) -> AgentClient {
        let agent = self.person(name, role, &[TEAM]).await;
        self.services
            .accounts()
            .set_password(agent.email.clone(), PASSWORD.to_owned().into())
            .await
            .unwrap();
        agent
    }

    /// Says that an agent has a console open.
    pub async fn online(&self, agent: &AgentClient) {
        self.services
            .accounts()
            .sign_online(vec![agent.id])
            .await
            .unwrap();
    }

    /// Waits until bots can read everything that was written. On PostgreSQL a transaction that began
    /// earlier, even one of another test, keeps it back until it ends.
    pub async fn settle(&self) {
        loop {
            let end = self.services.log().log_end().await.unwrap();
            let (more, unsettled) = self.services.log().log_after(end, 1).await.unwrap();
            if more.is_empty() && unsettled.is_empty() {
                return;
            }
        }
    }

    /// Moves the clock and fires what became due; returns how many timers did.
    pub async fn pass(&self, time: Duration) -> usize {
        self.clock.advance(time);
        self.fire_timers().await
    }

    /// Fires what is due.
    pub async fn fire_timers(&self) -> usize {
        self.services.timekeeper().fire_due_timers().await.unwrap()
    }

    /// Offers what waits to who is free; returns how many offers were made.
    pub async fn offer(&self) -> usize {
        self.services.dispatch().offer_waiting().await.unwrap()
    }

    /// A team that offers its tickets.
    pub async fn team_offers(&self) {
        let set = SetTeam {
            assignment: Some(Assignment::Offer),
            ..SetTeam::default()
        };
        self.services
            .teams()
            .set_team(TEAM.into(), set)
            .await
            .unwrap();
    }

    /// Works the outbox off until nothing can be sent; returns how many mails were tried.
    pub async fn deliver(&self) -> usize {
        self.worker.deliver_due().await.unwrap()
    }

    /// Pushes notices to browsers until none is due; returns how many were tried.
    pub async fn push(&self) -> usize {
        self.pusher.push_due().await.unwrap()
    }

    /// The worker of the outbox.
    pub fn worker(&self) -> baton::delivery::Worker {
        self.worker.clone()
    }

    /// Works the outbox off and returns every mail that was ever sent.
    pub async fn deliver_all(&self) -> Vec<Mail> {
        self.worker.deliver_due().await.unwrap();
        self.mailer.sent()
    }
}
