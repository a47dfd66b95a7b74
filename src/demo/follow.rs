//! Reads the bot's log by long poll.

use super::event::ReceivedEvent;
use crate::demo::bot_client::{Api, Trouble};
use tokio::sync::mpsc;
use tokio::time::sleep;

/// Passes on what happens after a cursor, page by page, until nobody listens or the bot is
/// dismissed. A full channel is waited for: the log keeps everything.
pub(super) async fn follow(api: Api, mut cursor: String, pages: mpsc::Sender<Vec<ReceivedEvent>>) {
    loop {
        match api.events(&cursor, true).await {
            Ok(page) => {
                cursor = page.cursor;
                if !page.events.is_empty() && pages.send(page.events).await.is_err() {
                    return;
                }
            }
            Err(Trouble::Later(pause)) => sleep(pause).await,
            Err(trouble @ (Trouble::Dismissed | Trouble::Lost | Trouble::Refused(_))) => {
                tracing::info!("The demo's customers leave: {trouble}");
                return;
            }
        }
    }
}
