//! Several nodes over one PostgreSQL: each wakes the others after commits, coalesced, and passes
//! on what is shown but never stored. On SQLite there is one node and nothing to do.

use crate::services::Services;
use tokio::task::JoinHandle;

/// Starts talking to the other nodes, where there can be any.
pub(crate) fn connect(services: &Services) -> Vec<JoinHandle<()>> {
    match services.store.database() {
        #[cfg(feature = "postgres")]
        crate::storage::Database::Postgres(_) => postgres::connect(services),
        crate::storage::Database::Sqlite(_) => Vec::new(),
    }
}

#[cfg(feature = "postgres")]
mod postgres {
    use crate::domain::base::ids::ConversationId;
    use crate::services::{ChangedConversations, Feed, LiveSignal, Services};
    use crate::storage::{AnyConnection, StorageError, Store, log_brake, postgres};
    use serde::{Deserialize, Serialize};
    use std::collections::BTreeSet;
    use std::time::Duration;
    use tokio::sync::{mpsc, oneshot};
    use tokio::task::JoinHandle;

    /// One wake-up for all commits of this long: NOTIFY takes a lock at commit.
    const COALESCE: Duration = Duration::from_millis(4);

    /// How often the listening connection is read. libpq has no call that waits.
    const LISTEN_EVERY: Duration = Duration::from_millis(4);

    /// How often the listening connection is asked whether it still lives.
    const CHECK_EVERY: u32 = 2500;

    /// How long to wait before connecting again.
    const RECONNECT: Duration = Duration::from_secs(1);

    /// What travels in a notification.
    #[derive(Serialize, Deserialize)]
    struct NodeMessage {
        /// Which node sent it: nobody listens to itself.
        node: u64,
        /// Something to show; nothing for a mere wake-up.
        signal: Option<LiveSignal>,
        /// The conversations in which something has happened; nothing where it may be any. Releases before this one
        /// named none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        conversations: Option<BTreeSet<ConversationId>>,
    }

    impl NodeMessage {
        fn changed(self) -> ChangedConversations {
            self.conversations
                .map_or(ChangedConversations::Any, ChangedConversations::These)
        }
    }

    pub(super) fn connect(services: &Services) -> Vec<JoinHandle<()>> {
        let node = rand::random();
        let (send, receive) = mpsc::channel(256);
        vec![
            tokio::spawn(collect(services.feed.clone(), node, send)),
            tokio::spawn(tell(services.store.clone(), receive)),
            tokio::spawn(listen(services.store.clone(), services.feed.clone(), node)),
        ]
    }

    async fn collect(feed: Feed, node: u64, send: mpsc::Sender<NodeMessage>) {
        let mut signals = feed.outgoing();
        loop {
            let (signal, conversations) = tokio::select! {
                () = feed.woken_for_others() => {
                    tokio::time::sleep(COALESCE).await;
                    let named = match feed.take_untold() {
                        ChangedConversations::These(conversations) => Some(conversations),
                        ChangedConversations::Any => None,
                    };
                    (None, named)
                }
                heard = signals.recv() => match heard {
                    Ok(signal) => (Some(signal), None),
                    Err(_) => continue,
                },
            };
            let message = NodeMessage {
                node,
                signal,
                conversations,
            };
            if send.send(message).await.is_err() {
                return;
            }
        }
    }

    async fn tell(store: Store, mut notes: mpsc::Receiver<NodeMessage>) {
        while let Some(note) = notes.recv().await {
            let text = serde_json::to_string(&note).unwrap_or_default();
            let told = store
                .write(move |conn| match conn {
                    AnyConnection::Postgres(c) => Ok(postgres::notify(c, &text)?),
                    AnyConnection::Sqlite(_) => Ok::<(), StorageError>(()),
                })
                .await;
            if let Err(error) = told {
                log_brake::warn("Other nodes were not woken; their sweep finds it", &error);
            }
        }
    }

    async fn listen(store: Store, feed: Feed, node: u64) {
        loop {
            let (store, feed) = (store.clone(), feed.clone());
            if let Err(error) = hear_on_own_thread(store, feed, node).await {
                log_brake::warn("The listening connection was lost", &error);
            }
            tokio::time::sleep(RECONNECT).await;
        }
    }

    /// Not on a thread of the runtime's pool: those are for work that ends, and the runtime waits for it.
    async fn hear_on_own_thread(store: Store, feed: Feed, node: u64) -> Result<(), StorageError> {
        let (end, ended) = oneshot::channel();
        let heard = move || drop(end.send(hear(&store, &feed, node)));
        std::thread::Builder::new()
            .name("baton-listener".into())
            .spawn(heard)
            .map_err(|error| StorageError::Broken(error.to_string()))?;
        let panicked = |_| Err(StorageError::Broken("the listener panicked".into()));
        ended.await.unwrap_or_else(panicked)
    }

    /// Hears wake-ups until the connection is lost or nobody needs them any more.
    fn hear(store: &Store, feed: &Feed, node: u64) -> Result<(), StorageError> {
        let mut conn = store.connect()?;
        let AnyConnection::Postgres(conn) = &mut conn else {
            return Ok(());
        };
        postgres::listen(conn)?;
        // What was said while nobody heard may be of any.
        feed.wake_here(&ChangedConversations::Any);
        let mut turns = 0u32;
        while !store.is_closed() {
            for payload in postgres::heard(conn)? {
                match serde_json::from_str::<NodeMessage>(&payload) {
                    Ok(note) if note.node == node => {}
                    Ok(NodeMessage {
                        signal: Some(signal),
                        ..
                    }) => feed.signal_here(signal),
                    Ok(message) => feed.wake_here(&message.changed()),
                    Err(_) => feed.wake_here(&ChangedConversations::Any),
                }
            }
            turns = (turns + 1) % CHECK_EVERY;
            if turns == 0 {
                postgres::listen(conn)?;
            }
            std::thread::sleep(LISTEN_EVERY);
        }
        Ok(())
    }
}
