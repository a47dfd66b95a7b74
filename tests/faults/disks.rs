//! The disk under SQLite is full, cannot be written or stands still.

use crate::desk::Desk;
use crate::disk::{Disk, Medium};
use crate::length::{eventually, held, short_or_long};
use crate::others::{Others, anonymous, prompt, refused};
use crate::support::bot::BotClient;
use crate::support::process::BatonProcess;
use crate::support::socket::Socket;
use serde_json::{Value, json};
use std::time::Instant;

const SETTINGS: [(&str, &str); 1] = [("BATON_REQUEST_SECONDS", "2")];

/// A server over a database on a small disk of its own.
struct OnDisk {
    process: BatonProcess,
    others: Others,
    bot: BotClient,
    /// The last to go: nothing may write to a disk that is taken away.
    disk: Disk,
}

/// Messages that were sent while the disk did not take them, by what became of each.
#[derive(Default)]
struct Sent {
    acknowledged: Vec<String>,
    refused: Vec<String>,
}

fn message(id: &str) -> Value {
    json!({ "sender": "customer", "text": id, "external_id": id })
}

impl OnDisk {
    /// Nothing on PostgreSQL, whose disk is not Baton's, and where no disk can be mounted.
    async fn start(medium: Medium) -> Option<Self> {
        if std::env::var_os("TEST_DATABASE_URL").is_some() {
            return None;
        }
        let disk = Disk::mount(medium, 32)?;
        let process = BatonProcess::start_on(disk.database_url(), &SETTINGS).await;
        let desk = Desk::of(&process).await;
        let (others, bot) = (desk.others().await, desk.bot("Pip").await);
        bot.say("c1", "customer", "first").await.expect(201);
        Some(Self {
            process,
            others,
            bot,
            disk,
        })
    }

    async fn console(&self) -> Socket {
        self.others.console().await
    }

    /// Sends until something is refused, and for as long as faults are held.
    async fn send(&self, round: usize) -> Sent {
        let (mut sent, begun) = (Sent::default(), Instant::now());
        for turn in 0.. {
            if !sent.refused.is_empty() && begun.elapsed() > held() {
                break;
            }
            let id = format!("m{round}-{turn}");
            let answer = prompt("a message", self.bot.message("c1", &message(&id))).await;
            match answer.status {
                201 => sent.acknowledged.push(id),
                _ => {
                    let code = answer.problem(503);
                    refused(&answer, 503, &["unavailable", "outcome_unknown"]);
                    if code == "unavailable" {
                        sent.refused.push(id);
                    }
                }
            }
            if turn % 20 == 0 {
                self.others.read_on().await;
            }
        }
        sent
    }

    async fn is_not_ready(&self) {
        let path = "/readyz";
        eventually("/readyz says so", || async {
            let answer = prompt(path, anonymous(&self.bot, path)).await;
            answer.status == 503
        })
        .await;
    }

    /// All that was acknowledged is there, and nothing that was refused.
    async fn holds(&self, sent: &Sent) {
        let stored = crate::others::spoken(&self.bot, "c1").await;
        let times = |id: &String| stored.iter().filter(|(_, text)| text == id).count();
        for id in &sent.acknowledged {
            assert_eq!(times(id), 1, "{id} was acknowledged");
        }
        for id in &sent.refused {
            assert_eq!(times(id), 0, "{id} was refused");
        }
    }

    async fn is_well_again(&mut self) {
        let path = "/readyz";
        eventually(path, || async {
            anonymous(&self.bot, path).await.status == 200
        })
        .await;
        eventually("a message", || async {
            self.bot.say("c1", "customer", "again").await.status == 201
        })
        .await;
        self.others.go_on().await;
    }
}

#[actix_web::test]
async fn a_full_disk_is_told_and_nothing_that_was_refused_comes_back() {
    let Some(mut on_disk) = OnDisk::start(Medium::Memory).await else {
        return;
    };
    for round in 0..short_or_long(1, 5) {
        let filled = on_disk.disk.fill();
        let console = on_disk.console().await;
        let sent = on_disk.send(round).await;
        on_disk.is_not_ready().await;
        drop(console);
        let lines =
            on_disk.process.log().with("ERROR").len() + on_disk.process.log().with("WARN").len();
        assert!(
            lines < 15,
            "{lines} lines for one disk that is full, and {} refusals",
            sent.refused.len()
        );
        // Also after a crash, and a start on the full disk.
        on_disk.process.kill();
        on_disk.process.start_again().await;
        on_disk.others.read_on().await;
        on_disk.holds(&sent).await;
        drop(filled);
        on_disk.is_well_again().await;
        on_disk.holds(&sent).await;
    }
    on_disk.others.find_their_words().await;
}

#[actix_web::test]
async fn a_disk_that_cannot_be_written_is_told_and_reading_goes_on() {
    let Some(mut on_disk) = OnDisk::start(Medium::File).await else {
        return;
    };
    for round in 0..short_or_long(1, 5) {
        let Some(read_only) = on_disk.disk.make_read_only() else {
            return;
        };
        let sent = on_disk.send(round).await;
        on_disk.is_not_ready().await;
        on_disk.others.read_on_for(held()).await;
        drop(read_only);
        on_disk.is_well_again().await;
        on_disk.holds(&sent).await;
    }
    on_disk.others.find_their_words().await;
}

#[actix_web::test]
async fn a_disk_that_stands_still_is_told_and_not_waited_for() {
    let Some(mut on_disk) = OnDisk::start(Medium::File).await else {
        return;
    };
    for round in 0..short_or_long(1, 5) {
        let frozen = on_disk.disk.freeze();
        let begun = Instant::now();
        let mut turn = 0;
        while turn == 0 || begun.elapsed() < held() {
            let id = format!("frozen-{round}-{turn}");
            let answer = prompt("a message", on_disk.bot.message("c1", &message(&id))).await;
            refused(&answer, 503, &["unavailable", "outcome_unknown"]);
            prompt("/healthz", anonymous(&on_disk.bot, "/healthz"))
                .await
                .expect_page(200);
            // Readers share an index of the log with the writer. One that has to note there what it reads waits for
            // the disk as well, and is answered all the same.
            let read = prompt("a conversation", on_disk.bot.get("/conversations/c1")).await;
            if read.status != 200 {
                refused(&read, 503, &["unavailable"]);
            }
            on_disk.is_not_ready().await;
            turn += 1;
        }
        drop(frozen);
        on_disk.is_well_again().await;
        for turn in 0..turn {
            let id = format!("frozen-{round}-{turn}");
            let again = on_disk.bot.message("c1", &message(&id)).await;
            assert!(again.status < 300, "{}", again.text);
            let stored = crate::others::spoken(&on_disk.bot, "c1").await;
            assert_eq!(stored.iter().filter(|(_, text)| *text == id).count(), 1);
        }
    }
    on_disk.others.find_their_words().await;
}
