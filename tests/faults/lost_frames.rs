//! A disk whose syncs fail, and a crash then: SQLite finds in its log what was written and never synced.

use crate::desk::Desk;
use crate::length::short_or_long;
use crate::others::{anonymous, refused};
use crate::shim::Shim;
use crate::support::bot::BotClient;
use crate::support::database::TestDatabase;
use crate::support::process::BatonProcess;
use serde_json::json;

struct Failing {
    process: BatonProcess,
    bot: BotClient,
    shim: Shim,
    _database: TestDatabase,
}

impl Failing {
    /// Nothing on PostgreSQL, and where there is no C compiler.
    async fn start() -> Option<Self> {
        let database = TestDatabase::create().await;
        if database.is_postgres() {
            return None;
        }
        let shim = Shim::compile()?;
        let (library, no_sync) = (shim.library(), shim.no_sync());
        let set = [
            ("LD_PRELOAD", library.to_str().unwrap()),
            ("BATON_TEST_NO_SYNC", no_sync.to_str().unwrap()),
        ];
        let process = BatonProcess::start_with(&database, &set).await;
        let bot = Desk::of(&process).await.bot("Pip").await;
        bot.say("c1", "customer", "before").await.expect(201);
        Some(Self {
            process,
            bot,
            shim,
            _database: database,
        })
    }

    /// What becomes of a message: its status, and the code of a refusal.
    async fn says(&self, text: &str) -> (u16, String) {
        let message = json!({ "sender": "customer", "text": text, "external_id": text });
        let answer = self.bot.message("c1", &message).await;
        match answer.status {
            201 => (201, String::new()),
            _ => {
                refused(&answer, 503, &["unavailable", "outcome_unknown"]);
                (503, answer.problem(503))
            }
        }
    }

    async fn crashes(&mut self) {
        self.process.kill();
        std::fs::remove_file(self.shim.no_sync()).ok();
        self.process.start_again().await;
    }

    async fn times(&self, text: &str) -> usize {
        let spoken = crate::others::spoken(&self.bot, "c1").await;
        spoken.iter().filter(|(_, said)| said == text).count()
    }
}

#[actix_web::test]
async fn what_was_refused_because_a_sync_failed_is_not_there_after_a_crash() {
    let Some(mut failing) = Failing::start().await else {
        return;
    };
    let mut refusals = 0;
    for round in 0..short_or_long(6, 60) {
        let text = format!("once {round}");
        std::fs::write(failing.shim.no_sync(), "once").unwrap();
        let (status, code) = failing.says(&text).await;
        failing.crashes().await;
        let times = failing.times(&text).await;
        match (status, code.as_str()) {
            // Something else was synced in that moment, and its failure was answered.
            (201, _) => assert_eq!(times, 1, "{text} was acknowledged"),
            (_, "unavailable") => {
                refusals += 1;
                assert_eq!(times, 0, "{text} was refused");
            }
            _ => assert!(times <= 1, "{text} is not known"),
        }
        failing.says(&text).await;
        assert_eq!(
            failing.times(&text).await,
            1,
            "sent again, it is there once"
        );
    }
    assert!(refusals > 0, "no sync of a message ever failed");
}

#[actix_web::test]
async fn a_disk_that_syncs_nothing_any_more_is_told_as_it_is() {
    let Some(mut failing) = Failing::start().await else {
        return;
    };
    for round in 0..short_or_long(3, 20) {
        std::fs::write(failing.shim.no_sync(), "").unwrap();
        let mut sent = Vec::new();
        for turn in 0..5 {
            let text = format!("never {round}-{turn}");
            let (status, code) = failing.says(&text).await;
            assert_eq!(status, 503, "nothing can be acknowledged");
            sent.push((text, code));
        }
        let ready = anonymous(&failing.bot, "/readyz").await;
        refused(&ready, 503, &["not_ready"]);
        failing.crashes().await;
        assert_eq!(failing.times("before").await, 1);
        for (text, code) in sent {
            let times = failing.times(&text).await;
            let allowed = usize::from(code == "outcome_unknown");
            assert!(times <= allowed, "{text}: {code}, and {times} of it");
            failing.says(&text).await;
            assert_eq!(
                failing.times(&text).await,
                1,
                "sent again, it is there once"
            );
        }
    }
}
