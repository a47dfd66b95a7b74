//! What a browser shows of a notice while no console is open: the headline of the notifications page and no more. A
//! push service keeps it, encrypted, and a screen may show it to whoever stands by.

use super::fill;
use crate::services::notifications::push_queue::PushedWords;
use crate::services::spoken;
use crate::views::catalogue::t;
use crate::views::queue::fill::queue_row;
use crate::views::queue::view::QueueRow;
use serde_json::json;

/// A push service takes 4,096 bytes of an encrypted message.
const LINE_MAX_CHARS: usize = 200;

/// The message for the service worker (`static/service-worker.js`), in the language that is spoken.
pub(crate) fn text(words: &PushedWords) -> String {
    let (row, title, body) = match words {
        PushedWords::Told(notified) => {
            let row = fill::row(notified);
            let who = who(&row);
            (row, fill::says(notified), who)
        }
        PushedWords::Offered(offered) => {
            let row = queue_row(offered);
            let title = t::ticket_notice_offer(who(&row));
            let team = row.team_name.clone();
            (row, title, team)
        }
    };
    let line = |text: &str| text.chars().take(LINE_MAX_CHARS).collect::<String>();
    let message = json!({
        "title": line(&title),
        "body": line(&body),
        "tag": format!("ticket-{}", row.number),
        "path": format!("/tickets/{}", row.number),
        "lang": spoken().as_str(),
    });
    message.to_string()
}

fn who(row: &QueueRow) -> String {
    t::ticket_notice_who(&row.customer, row.number)
}
