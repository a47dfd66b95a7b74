//! A desk whose server is a process of its own: it can be killed, stopped, and started again.

use super::support::PASSWORD;
use super::support::bot::BotClient;
use super::support::database::TestDatabase;
use super::support::process::BatonProcess;

/// Ada's machine, and a server in a process of its own.
pub struct Served {
    pub process: BatonProcess,
    key: String,
    /// Goes away with the last who has it.
    _database: TestDatabase,
}

impl Served {
    pub async fn begin() -> Self {
        let database = TestDatabase::create().await;
        let process = BatonProcess::start(&database).await;
        process.run(&["team", "add", "Support"]).await;
        let hired = ["agent", "add", "ada@example.com", "--name", "Ada"];
        let works = ["--role", "agent", "--team", "Support", "--password-stdin"];
        let ada = [&hired[..], &works[..]].concat();
        process.run_with(&ada, PASSWORD).await;
        let bot = ["bot", "add", "Helper bot", "--team", "Support"];
        let added = process.run(&bot).await;
        Self {
            process,
            key: added["key"].as_str().unwrap().to_owned(),
            _database: database,
        }
    }

    /// The bot, with connections of its own: those of before ended with the server.
    pub fn bot(&self) -> BotClient {
        BotClient {
            base: self.process.base(),
            http: reqwest::Client::new(),
            key: self.key.clone(),
        }
    }
}
