//! The checks are not empty: whatever a snapshot is spoilt with is noticed.

use crate::checks;
use crate::crew::Crew;
use crate::faults::Fault;
use crate::ground::Ground;
use crate::record::{Fate, What};
use crate::round::{self, Ended};
use crate::snapshot::Snapshot;
use baton::storage::AnyConnection;
use diesel::connection::SimpleConnection;

/// The world of this test; it has some of everything.
const SEED: u64 = 20_261_126;

/// What is done to the database, and the beginning of what must be said about it.
const SPOILS: [(&str, &str, &str); 20] = [
    (
        "a message is missing",
        "DELETE FROM messages WHERE id = (SELECT MIN(id) FROM messages WHERE sender = 'customer' AND text LIKE 'tk%')",
        "stored 0 times",
    ),
    (
        "a reply is missing",
        "UPDATE messages SET text = 'gone' WHERE id = (SELECT MIN(id) FROM messages WHERE sender = 'agent' \
         AND visibility = 'public' AND text LIKE 'tk%')",
        "stored 0 times",
    ),
    (
        "a note is missing",
        "UPDATE messages SET text = 'gone' WHERE id = (SELECT MIN(id) FROM messages WHERE visibility = 'internal' \
         AND text LIKE 'tk%')",
        "stored 0 times",
    ),
    (
        "a message is doubled",
        "UPDATE messages SET text = (SELECT text FROM messages WHERE sender = 'customer' AND text LIKE 'tk%' \
         ORDER BY id LIMIT 1) WHERE id = (SELECT MAX(id) FROM messages WHERE sender = 'customer' AND text LIKE 'tk%')",
        "stored 2 times",
    ),
    (
        "words that were kept back are public",
        "UPDATE messages SET visibility = 'public' WHERE visibility = 'suppressed'",
        "internal, and bots can read it",
    ),
    (
        "a note leaks into an event that bots read",
        "UPDATE events SET data = (SELECT '{\"message\":{\"text\":\"' || text || '\"}}' FROM messages \
         WHERE visibility = 'internal' AND text LIKE 'tk%' ORDER BY id LIMIT 1) \
         WHERE id = (SELECT MIN(id) FROM events WHERE type = 'message.created')",
        "internal, and bots can read it",
    ),
    (
        "the log has a gap",
        "DELETE FROM events WHERE id = (SELECT MIN(id) FROM events WHERE seq = 3)",
        "a gap in the log",
    ),
    (
        "a reader has not read an event",
        "UPDATE events SET public = TRUE WHERE type = 'note.created'",
        "reader",
    ),
    (
        "a counter is wrong",
        "UPDATE counters SET value = value + 1 WHERE name = 'active'",
        "A team's counters",
    ),
    (
        "an agent's load is wrong",
        "UPDATE agents SET active_count = active_count + 1 WHERE name = 'Ada'",
        "An agent's load",
    ),
    (
        "an agent has more than they may",
        "UPDATE agents SET capacity = 0, active_count = 1 WHERE name = 'Ben'",
        "Nobody has more tickets",
    ),
    (
        "a state has no deadline",
        "DELETE FROM timers WHERE kind IN ('expire', 'reply_overdue', 'idle', 'wake', 'return_lapsed')",
        "Every open ticket has the deadline",
    ),
    (
        "a deadline was never seen to",
        "UPDATE timers SET due_at = '2020-01-01 00:00:00' WHERE id = (SELECT MIN(id) FROM timers)",
        "the timer",
    ),
    (
        "a ticket's owner has no control",
        "UPDATE conversations SET holder = 'bot', holder_bot_id = bot_id, holder_team_id = NULL, holder_agent_id = NULL",
        "Control is where",
    ),
    (
        "words stand in the wrong order",
        "UPDATE messages SET seq = 1000000 - seq",
        "out of order",
    ),
    (
        "an epoch is skipped",
        "UPDATE conversations SET epoch = epoch + 1",
        "conversation",
    ),
    (
        "a bot spoke while an agent had control",
        "UPDATE messages SET sender = 'bot' WHERE sender = 'agent' AND visibility = 'public'",
        "said while the agent had control",
    ),
    (
        "an ask was answered and nobody told",
        "UPDATE asks SET state = 'answered' WHERE state = 'open'",
        "the ask",
    ),
    (
        "a fact is gone from its packet",
        "UPDATE packets SET body = REPLACE(body, 'tk', 'tx')",
        "stored 0 times",
    ),
    (
        "notes of transfers are gone",
        "UPDATE handoffs SET note = NULL",
        "stored 0 times",
    ),
];

#[actix_web::test]
async fn whatever_the_database_is_spoilt_with_is_noticed() {
    let ground = Ground::prepare().await;
    let mut ended = round::play(&ground, SEED, Fault::Nothing, has_everything)
        .await
        .unwrap();
    assert!(
        has_everything(&ended.crew),
        "the world of this test is too poor"
    );
    assert_eq!(ended.violations(&ground).await, Vec::<String>::new());
    for (what, sql, noticed) in SPOILS {
        let spoilt = spoilt(&ended, sql);
        let mut found = checks::of_the_database(&spoilt, &ended.crew.deeds.borrow());
        found.extend(checks::of_the_readers(
            &spoilt,
            &ground.bot_ids,
            &ended.readers,
        ));
        let is_told = |found: &String| found.contains(noticed);
        assert!(found.iter().any(is_told), "{what}: {found:#?}");
    }
    readers_that_err(&ended, &ground);
    ended.end(&ground).await;
}

/// Whether each kind of thing was stored, and whether words were kept back.
fn has_everything(crew: &Crew) -> bool {
    let deeds = crew.deeds.borrow();
    let is_there = |what: &What| {
        let mut of_it = deeds.iter().filter(|deed| deed.what == *what);
        of_it.any(|deed| deed.fate == Fate::Acknowledged)
    };
    let kept_back = deeds.iter().any(|deed| deed.fate == Fate::KeptBack);
    kept_back && What::ALL.iter().all(is_there)
}

/// The database as it would be after this; it is not kept.
fn spoilt(ended: &Ended, sql: &str) -> Snapshot {
    let mut conn: AnyConnection = ended.services.store.connect().unwrap();
    // The server writes as well: SQLite waits for its turn only at the beginning.
    let begin = match conn {
        AnyConnection::Sqlite(_) => "BEGIN IMMEDIATE",
        #[cfg(feature = "postgres")]
        AnyConnection::Postgres(_) => "BEGIN",
    };
    conn.batch_execute(&format!("{begin}; {sql}")).unwrap();
    let snapshot = Snapshot::read(&mut conn).unwrap();
    conn.batch_execute("ROLLBACK").unwrap();
    snapshot
}

/// A reader that reads twice, not at all, or in another order.
fn readers_that_err(ended: &Ended, ground: &Ground) {
    let (log, console) = (&ended.readers.logs[0], &ended.readers.console);
    let right = log.ids.borrow().clone();
    let found = || checks::of_the_readers(&ended.snapshot, &ground.bot_ids, &ended.readers);
    let mut wrongs = vec![right.clone(); 3];
    wrongs[0].push(right[0].clone());
    wrongs[1].remove(1);
    wrongs[2].swap(0, 1);
    for wrong in wrongs {
        *log.ids.borrow_mut() = wrong;
        assert!(!found().is_empty(), "a reader erred, and nobody noticed");
    }
    *log.ids.borrow_mut() = right;
    assert_eq!(found(), Vec::<String>::new());
    // A console that shows nothing of a ticket in which something was said.
    let mut said = ended.snapshot.messages.iter();
    let said = said.find(|message| message.ticket.is_some() && message.text.starts_with("tk"));
    console.ticket.set(said.unwrap().ticket);
    console.tokens.take();
    assert!(
        !found().is_empty(),
        "a console is empty, and nobody noticed"
    );
}
