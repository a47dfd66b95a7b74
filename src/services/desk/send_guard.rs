//! The guard of whatever cannot be taken back from the customer: did somebody speak since its writer last looked?

use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::actor::Actor;
use crate::domain::case::message::Message;
use crate::services::case::Case;
use crate::services::error::{Result, ServiceError};
use crate::storage::messages;

/// How many newer messages are looked for: the number is shown.
const NEWER_MAX: i64 = 100;

/// How far somebody had read who now gives a command.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen {
    /// The last `seq` they have seen; nothing is checked without one.
    pub last_seq: Option<i64>,
    /// Do it although others spoke since.
    pub force: bool,
}

/// Refuses a command over words that its writer has not seen, unless it is forced. Answers whether the customer was
/// among those who spoke.
///
/// # Errors
/// [`ServiceError::NewerMessages`], [`ServiceError::CursorAhead`].
pub(crate) fn guard(case: &mut Case<'_>, actor: &Actor, seen: Seen) -> Result<bool> {
    let newest = case.conversation.last_seq;
    let last_seq = match seen.last_seq {
        None => return Ok(false),
        Some(ahead) if ahead > newest && !seen.force => {
            return Err(ServiceError::CursorAhead { last_seq: newest });
        }
        Some(last_seq) if last_seq >= newest => return Ok(false),
        Some(last_seq) => last_seq,
    };
    let since = messages::after(case.conn, case.conversation.id, last_seq, NEWER_MAX)?;
    let unseen = || since.iter().filter(|message| is_news(message, actor));
    match unseen().count() {
        count @ 1.. if !seen.force => Err(ServiceError::NewerMessages {
            count,
            last_seq: newest,
        }),
        _ => Ok(unseen().any(|message| message.sender == Sender::Customer)),
    }
}

/// Whether it may change what somebody wants to say or do. A bot's late words reach nobody, so they do not.
fn is_news(message: &Message, actor: &Actor) -> bool {
    let heard = match message.visibility {
        Visibility::Public | Visibility::Internal => true,
        Visibility::Suppressed => false,
    };
    heard && message.agent != Some(actor.id)
}
