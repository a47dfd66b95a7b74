use super::*;
use crate::domain::base::ids::{BotId, ConversationId, Token};
use crate::domain::case::control::Holder;
use crate::domain::case::conversation::SaidReach;
use crate::domain::log::TicketStuck;
use crate::storage::connection::{Purpose, connect};
use crate::storage::{Database, migrate};
use diesel::connection::SimpleConnection;

const BOT: &str = "
    INSERT INTO teams (id, token, name, accept_within_ms, reply_within_ms, return_within_ms, reopen_within_ms, created_at)
        VALUES (1, 'team_1', 'Support', 1, 1, 1, 1, '2026-05-04 09:00:00');
    INSERT INTO bots (id, token, name, kind, team_id, key_hash, key_hint, created_at)
        VALUES (1, 'bot_1', 'Helper', 'poll', 1, '', 'x', '2026-05-04 09:00:00');";

fn conversation(now: Moment) -> Conversation {
    Conversation {
        id: ConversationId(0),
        token: Token("cnv_1".into()),
        bot: BotId(1),
        external_id: "c1".into(),
        guest: None,
        customer: None,
        channel: None,
        language: None,
        url: None,
        started_at: None,
        control: Control::new(Holder::Bot(BotId(1))),
        news_seq: 0,
        own_changes: None,
        last_seq: 0,
        created_at: now,
        reached: SaidReach::default(),
        answer_from: None,
    }
}

/// The people the newest `ticket.stuck` event alerted.
fn told(case: &mut Case<'_>) -> Option<Vec<String>> {
    let newest = case.newest_event(EventKind::TicketStuck).unwrap()?;
    assert_eq!((newest.at, newest.epoch), (case.now, case.control().epoch));
    match newest.what {
        Happened::TicketStuck(TicketStuck { told }) => Some(told),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_newest_event_is_found_before_and_after_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::Sqlite(folder.path().join("baton.db"));
    migrate::up(&database).unwrap();
    let mut conn = connect(&database, Purpose::Write).unwrap();
    conn.batch_execute(BOT).unwrap();
    let now = Moment::parse("2026-05-04T09:00:00Z").unwrap();
    let settings = Arc::default();
    let mut case = Case::begun(&mut conn, &settings, conversation(now), now);
    assert_eq!(told(&mut case), None);
    let stuck = |name: &str| TicketStuck {
        told: vec![name.to_owned()],
    };
    for name in ["Ada", "Ben"] {
        case.record(Happened::TicketStuck(stuck(name)));
        assert_eq!(told(&mut case), Some(vec![name.to_owned()]));
    }
    case.flush().unwrap();
    assert_eq!(told(&mut case), Some(vec!["Ben".to_owned()]));
}
