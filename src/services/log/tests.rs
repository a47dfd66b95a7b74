use super::*;
use crate::domain::base::ids::{BotId, ConversationId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::log::{Happened, NoDetails};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, timeout};

fn event(bot: i64, guest: Option<i64>, conversation: i64, public: bool) -> Event {
    Event {
        position: Position::default(),
        conversation: ConversationId(conversation),
        bot: BotId(bot),
        guest: guest.map(BotId),
        ticket: Some(TicketId(1)),
        seq: 1,
        what: Happened::NoteCreated(NoDetails {}),
        data: "{}".to_owned(),
        public,
        epoch: 1,
        by: None,
        at: Moment::parse("2026-05-04T09:00:00Z").unwrap(),
    }
}

async fn hears(ear: &Ear) -> bool {
    ear.heard(Instant::now()).await
}

#[tokio::test]
async fn an_ear_hears_what_concerns_it_and_nothing_internal() {
    let feed = Feed::default();
    let of_bot = feed.listen(Interest::Bot(BotId(1))).await;
    let of_guest = feed.listen(Interest::Bot(BotId(2))).await;
    let heard = async || [hears(&of_bot).await, hears(&of_guest).await];
    feed.publish(&Arc::new(vec![event(1, None, 7, false)]));
    assert_eq!(heard().await, [false; 2]);
    feed.publish(&Arc::new(vec![
        event(1, None, 8, true),
        event(1, None, 9, true),
    ]));
    assert_eq!(heard().await, [true, false]);
    feed.publish(&Arc::new(vec![event(3, Some(2), 7, true)]));
    assert_eq!(heard().await, [false, true]);
    assert_eq!(heard().await, [false; 2], "each once");
}

#[tokio::test]
async fn who_waits_for_a_conversation_is_woken_by_its_commit_and_needs_no_reader() {
    let feed = Feed::default();
    let ear = feed.listen_to(ConversationId(7));
    assert!(!feed.is_heard(), "the reader may sleep");
    let these = |ids: &[i64]| {
        ChangedConversations::These(ids.iter().copied().map(ConversationId).collect())
    };
    feed.wake_for(&these(&[8, 9]));
    assert!(!hears(&ear).await, "other conversations");
    feed.wake_for(&these(&[6, 7]));
    assert!(hears(&ear).await);
    feed.wake_here(&ChangedConversations::Any);
    assert!(hears(&ear).await, "it may have been any");
    feed.wake();
    assert!(!hears(&ear).await, "it was none");
}

#[test]
fn what_another_node_is_told_has_an_end() {
    let mut changed = ChangedConversations::default();
    changed.add(&ChangedConversations::These(
        (0..200).map(ConversationId).collect(),
    ));
    assert!(matches!(&changed, ChangedConversations::These(these) if these.len() == 200));
    changed.add(&ChangedConversations::These(
        (100..400).map(ConversationId).collect(),
    ));
    assert_eq!(
        changed,
        ChangedConversations::Any,
        "PostgreSQL takes 8,000 bytes"
    );
}

#[tokio::test]
async fn who_listens_after_a_silence_waits_until_the_reader_is_at_the_end() {
    let feed = Feed::default();
    feed.wake();
    let nobody = timeout(Duration::from_millis(20), feed.woken()).await;
    assert!(nobody.is_err(), "nobody listens, so the reader sleeps");
    assert!(feed.is_behind());
    let reader = async {
        feed.woken().await;
        assert!(feed.is_heard());
        feed.caught_up();
    };
    let (ear, ()) = tokio::join!(feed.listen(Interest::Everything), reader);
    feed.wake();
    assert!(!feed.is_behind(), "it reads on");
    feed.woken().await;
    drop(ear);
    feed.wake();
    assert!(feed.is_behind());
}

#[tokio::test]
async fn wake_ups_in_between_are_one() {
    let feed = Feed::default();
    let _ear = feed.listen(Interest::Everything).await;
    for _ in 0..64 {
        feed.wake();
    }
    feed.woken().await;
    let again = timeout(Duration::from_millis(20), feed.woken()).await;
    assert!(again.is_err());
}
