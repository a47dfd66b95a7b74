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
    let of_conversation = feed.listen(Interest::Conversation(ConversationId(7))).await;
    let heard = async || {
        [
            hears(&of_bot).await,
            hears(&of_guest).await,
            hears(&of_conversation).await,
        ]
    };
    feed.publish(&Arc::new(vec![event(1, None, 7, false)]));
    assert_eq!(heard().await, [false; 3]);
    feed.publish(&Arc::new(vec![
        event(1, None, 8, true),
        event(1, None, 9, true),
    ]));
    assert_eq!(heard().await, [true, false, false]);
    feed.publish(&Arc::new(vec![event(3, Some(2), 7, true)]));
    assert_eq!(heard().await, [false, true, true]);
    assert_eq!(heard().await, [false; 3], "each once");
}

#[tokio::test]
async fn what_was_heard_before_an_ear_turns_is_not_lost() {
    let feed = Feed::default();
    let mut ear = feed.listen(Interest::Bot(BotId(1))).await;
    feed.publish(&Arc::new(vec![event(1, None, 7, true)]));
    ear.turn_to(Interest::Conversation(ConversationId(7)));
    assert!(hears(&ear).await);
    feed.publish(&Arc::new(vec![event(1, None, 8, true)]));
    assert!(!hears(&ear).await, "another conversation");
    drop(ear);
    assert!(!feed.is_heard());
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
