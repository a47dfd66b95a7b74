//! A bot's control actions: withdraw its escalation, or answer a hand-back.

use super::handback;
use super::handback::put_back;
use crate::domain::base::ids::BotId;
use crate::domain::base::words::{Outcome, Sender, Visibility};
use crate::domain::bots::bot::Bot;
use crate::domain::case::bot_access::BotAction;
use crate::domain::case::control::Holder;
use crate::domain::case::conversation::Conversation;
use crate::domain::case::handoff::{HandoffOutcome, MoveReason};
use crate::domain::case::lifecycle::{Command, Offeree, Refused, Status};
use crate::services::bots::Bots;
use crate::services::case::{Case, PendingMessage};
use crate::services::desk::learning;
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::reading::team_ticket::TeamTicket;
use crate::storage::{events, handoffs, messages};

/// The control action a bot asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ControlRequest {
    /// Withdraw the escalation while nobody has accepted it.
    Cancel,
    /// Take a hand-back.
    Accept,
    /// Refuse a hand-back.
    Decline,
}

/// What a bot says along with a control action.
#[derive(Debug, Clone, Default)]
pub(crate) struct ControlWords {
    /// Of a bot that accepts: what it understood.
    pub(crate) understood: Option<String>,
    /// Of a bot that cancels: why, for the agent who has taken the ticket meanwhile.
    pub(crate) reason: Option<String>,
}

/// What came of a control action.
#[derive(Debug, Clone)]
pub(crate) struct Controlled {
    /// The conversation as the action left it.
    pub(crate) conversation: Conversation,
    /// The ticket it was about.
    pub(crate) ticket: Option<TeamTicket>,
}

impl Bots<'_> {
    /// Cancels, accepts or declines. `epoch`, when given, must be the present one. An agent who has the ticket already
    /// is told that it was to be cancelled.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::ControlLost`] for a stale epoch,
    /// [`ServiceError::Refused`] when there is nothing to cancel or answer.
    pub(crate) async fn change_control(
        self,
        bot: Bot,
        external_id: String,
        action: ControlRequest,
        epoch: Option<i64>,
        words: ControlWords,
    ) -> Result<Controlled> {
        let me = bot.id;
        self.services
            .at_conversation(me, external_id, move |case| {
                if !already(case, me, action)? {
                    if epoch.is_some_and(|epoch| epoch != case.control().epoch) {
                        return Err(case.control_lost());
                    }
                    case.permit(me, BotAction::Act)?;
                    if action == ControlRequest::Cancel && is_with_agent(case, me) {
                        return cancelled_late(case, &bot, words.reason.as_deref()).map(Err);
                    }
                    act(case, me, action)?;
                }
                let answer = answer(case)?;
                if let (ControlRequest::Accept, Some(understood)) = (action, &words.understood) {
                    // A retry accepts again without effect, and may say this for the first time.
                    learning::acknowledge(case, me, understood)?;
                }
                Ok(Ok(answer))
            })
            .await?
    }
}

/// Whether an agent has the ticket that this bot escalated.
fn is_with_agent(case: &Case<'_>, bot: BotId) -> bool {
    let ticket = case.ticket.as_ref().filter(|ticket| ticket.bot == bot);
    ticket.is_some_and(|ticket| ticket.status.owner().is_some())
}

/// An escalation that a person has taken is not withdrawn; that person hears of it, once. Returns what the bot is
/// told: a refusal that leaves a trace.
fn cancelled_late(case: &mut Case<'_>, bot: &Bot, reason: Option<&str>) -> Result<ServiceError> {
    let key = format!("baton:cancelled:{}", case.control().epoch);
    let conversation = case.conversation.id;
    if messages::by_client_id(case.conn, conversation, &key)?.is_none() {
        let name = &bot.name;
        let text = match reason {
            Some(reason) => {
                let reason = reason.trim().trim_end_matches('.');
                format!("{name} says that the customer no longer needs a person ({reason}).")
            }
            None => format!("{name} says that the customer no longer needs a person."),
        };
        let text = &case.masked(bot.team, &text)?.into_owned();
        case.store(PendingMessage {
            sender: Sender::System,
            visibility: Visibility::Internal,
            author: None,
            author_name: None,
            external_id: None,
            client_id: Some(&key),
            text,
            meta: None,
            at: case.now,
        })?;
    }
    match case.apply(Command::Cancel) {
        Err(refused) => Ok(refused),
        Ok(_) => Ok(case.control_lost()),
    }
}

/// Harmless retries: whether the action has already had its effect and this is a retry. Looks at the newest
/// ticket when none is open.
fn already(case: &mut Case<'_>, bot: BotId, action: ControlRequest) -> Result<bool> {
    if action == ControlRequest::Accept && was_passed(case, bot)? {
        return Ok(true);
    }
    case.look_at_newest_ticket()?;
    let Some(ticket) = &*case.ticket else {
        return Ok(false);
    };
    let bot_holds = case.conversation.control.holder == Holder::Bot(bot);
    match action {
        ControlRequest::Cancel => {
            Ok(bot_holds && ticket.status == Status::Closed(Outcome::Cancelled))
        }
        ControlRequest::Accept => {
            Ok(bot_holds && ticket.status == Status::Closed(Outcome::Returned))
        }
        ControlRequest::Decline if ticket.status == Status::Waiting => declined(case, bot),
        ControlRequest::Decline => Ok(false),
    }
}

/// Whether another bot passed the conversation to this one, which has it by that already.
fn was_passed(case: &mut Case<'_>, bot: BotId) -> Result<bool> {
    let control = case.control();
    if control.holder != Holder::Bot(bot) {
        return Ok(false);
    }
    let last = events::last_pass(case.conn, case.conversation.id)?;
    Ok(last == Some(control.epoch))
}

/// Whether the newest hand-back to this bot was declined by it.
fn declined(case: &mut Case<'_>, bot: BotId) -> Result<bool> {
    let ticket = case.ticket()?.id;
    let handoffs = handoffs::of_ticket(case.conn, ticket)?;
    let newest = handoffs
        .iter()
        .rfind(|handoff| handoff.to == Holder::Bot(bot));
    Ok(newest.is_some_and(|handoff| handoff.outcome == Some(HandoffOutcome::Declined)))
}

fn act(case: &mut Case<'_>, bot: BotId, action: ControlRequest) -> Result<()> {
    let status = case.ticket.as_ref().map(|ticket| ticket.status);
    match (action, status) {
        (ControlRequest::Cancel, Some(_)) if case.ticket()?.bot == bot => cancel(case, bot),
        // Another bot's escalation.
        (ControlRequest::Cancel, Some(_)) => Err(ServiceError::NotFound(Noun::Ticket)),
        (ControlRequest::Accept, Some(_)) => handback::accept(case, bot),
        (ControlRequest::Decline, Some(Status::Offered(Offeree::Bot(to)))) if to == bot => {
            put_back(case, HandoffOutcome::Declined, MoveReason::BotDeclined)
        }
        (ControlRequest::Decline, Some(_)) => refuse(Refused::NotOffered),
        (_, None) => Err(ServiceError::NotFound(Noun::Ticket)),
    }
}

fn refuse(refused: Refused) -> Result<()> {
    Err(ServiceError::Refused {
        refused,
        owner: None,
    })
}

fn cancel(case: &mut Case<'_>, bot: BotId) -> Result<()> {
    case.apply(Command::Cancel)?;
    case.settle_handoff(HandoffOutcome::Withdrawn)?;
    let from = case.control().holder;
    case.pass_to_bot(bot, None);
    case.hand_over(
        from,
        Holder::Bot(bot),
        MoveReason::Cancelled,
        None,
        Some(HandoffOutcome::Accepted),
    )
}

pub(crate) fn answer(case: &mut Case<'_>) -> Result<Controlled> {
    case.flush()?;
    Ok(Controlled {
        conversation: case.conversation.clone(),
        ticket: TeamTicket::of(case)?,
    })
}
