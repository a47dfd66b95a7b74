//! A trigger rule opens the ticket, in the transaction of the message it fired on.

use super::{Escalated, Intake};
use crate::domain::bots::bot::Bot;
use crate::domain::case::message::Message;
use crate::domain::intake::{ConversationInput, Escalation};
use crate::domain::log::Doer;
use crate::domain::packet::{Packet, Routing, Trigger};
use crate::domain::rules::triggers::Fired;
use crate::services::case::Case;
use crate::services::error::Result;

/// Escalates as the bot would have: with the message as trigger, so that its own escalation of the same message
/// finds this ticket. `team` is where it should go, if not where the bot's tickets go.
pub(crate) fn by_rule(
    case: &mut Case<'_>,
    bot: &Bot,
    fired: &Fired,
    message: &Message,
    team: Option<String>,
) -> Result<Escalated> {
    case.by = Doer::Baton;
    let input = Escalation {
        conversation: ConversationInput {
            external_id: case.conversation.external_id.clone(),
            ..ConversationInput::default()
        },
        packet: Packet {
            trigger: Some(Trigger {
                reason: fired.reason,
                detail: Some(format!("{}: {}", fired.rule, fired.evidence)),
                message_id: message.external_id.clone(),
                confidence: None,
            }),
            routing: team.map(|team| Routing {
                team: Some(team),
                ..Routing::default()
            }),
            ..Packet::default()
        },
        ..Escalation::default()
    };
    escalate_in(case, bot, &input, false)
}

/// Escalates in a case that is open already; `passes`: as [`Intake::passes`].
pub(super) fn escalate_in(
    case: &mut Case<'_>,
    bot: &Bot,
    input: &Escalation,
    passes: bool,
) -> Result<Escalated> {
    let mut intake = Intake {
        bot,
        input,
        now: case.now,
        warnings: Vec::new(),
        passes,
        language: None,
    };
    let answered = match *case.ticket {
        Some(_) => intake.again(case)?,
        None => intake.anew(case, false)?,
    };
    Ok(answered.answer)
}
