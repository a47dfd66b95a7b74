//! The way back: an agent gives the conversation to a bot, with what was learned.

use super::Services;
use super::case::Case;
use super::error::{Noun, Result, ServiceError};
use super::figures;
use super::packets;
use super::wire::{CustomerWire, Known, MessageWire, PastAnswerWire, ProjectionWire};
use crate::domain::access::{Action, Actor};
use crate::domain::control::Holder;
use crate::domain::event::EventType;
use crate::domain::handoff::HandoffOutcome;
use crate::domain::ids::{BotId, TicketId};
use crate::domain::lifecycle::{Command, Offeree, Status};
use crate::domain::packet::{Fact, Packet, Promise, Step, Task};
use crate::domain::ticket::Ticket;
use crate::domain::transcript::unknown_items;
use crate::storage::{asks, bots, customers, events, messages, packets as stored};
use serde::Serialize;
use serde_json::value::RawValue;
use std::sync::Arc;

/// What an agent hands back.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Return {
    /// The bot that is to go on, by name; the one that escalated when absent.
    pub to: Option<String>,
    /// What the bot should know.
    pub note: Option<String>,
    /// What was learned.
    pub facts: Vec<Fact>,
    /// What was promised to the customer.
    pub promises: Vec<Promise>,
    /// Topics the bot should keep away from.
    pub avoid: Vec<String>,
}

/// Messages of a hand-back's transcript at most: the newest; what is older stands in the log.
pub(super) const TRANSCRIPT_MAX: i64 = 500;

/// Answers of a hand-back at most: the newest.
const ANSWERS_MAX: i64 = 20;

/// What the bot is told with the control it gets back.
#[derive(Debug, Serialize)]
pub(super) struct Handback {
    outcome: &'static str,
    note: Option<String>,
    facts: Vec<Fact>,
    promises: Vec<Promise>,
    avoid: Vec<String>,
    task: Option<TaskBack>,
    transcript: Vec<MessageWire>,
    /// For a bot that never had the conversation: what it needs to go on.
    #[serde(skip_serializing_if = "Option::is_none")]
    packet: Option<ProjectionWire>,
    /// What came of everything that was asked, oldest first.
    answers: Vec<PastAnswerWire>,
}

#[derive(Debug, Serialize)]
struct TaskBack {
    name: Option<String>,
    status: Option<String>,
    steps: Vec<Step>,
    /// Byte for byte what the bot sent.
    state: Option<Box<RawValue>>,
}

impl TaskBack {
    fn new(task: Task, state: Option<Box<RawValue>>) -> Self {
        let Task {
            name,
            status,
            steps,
        } = task;
        Self {
            name,
            status,
            steps,
            state,
        }
    }
}

impl Services {
    /// Gives the conversation back to a bot. The ticket stays offered until the bot answers.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::Forbidden`], [`ServiceError::Refused`].
    pub async fn hand_back(&self, actor: Actor, ticket: TicketId, back: Return) -> Result<Ticket> {
        let now = self.clock.now();
        let (actor, back) = (Arc::new(actor), Arc::new(back));
        let ticket = self
            .change(move |conn| {
                let mut case = Case::of_ticket(conn, ticket, now)?;
                super::claiming::require(&actor, Action::Answer, case.ticket()?)?;
                give_back(&mut case, &actor, &back)?;
                super::claiming::finished(case)
            })
            .await?;
        Ok(ticket)
    }
}

fn give_back(case: &mut Case<'_>, actor: &Actor, back: &Return) -> Result<()> {
    let bot = match &back.to {
        Some(name) => {
            bots::by_name(case.conn, name)?
                .filter(|bot| bot.disabled_at.is_none())
                .ok_or(ServiceError::NotFound(Noun::Bot))?
                .id
        }
        None => case.ticket()?.bot,
    };
    if !case.apply(Command::Return {
        by: actor.id,
        to: bot,
    })? {
        return Ok(());
    }
    learn(case, &back.facts, &back.promises)?;
    let handback = pack(case, bot, "returned", back)?;
    let from = case.control().holder;
    case.pass_to_bot(bot, Some(&handback))?;
    figures::handed_back(case, bot)?;
    case.hand_over(
        from,
        Holder::Bot(bot),
        "returned",
        back.note.as_deref(),
        None,
    )
}

/// Puts what the agent learned into the packet; the agent has made sure of it.
fn learn(case: &mut Case<'_>, facts: &[Fact], promises: &[Promise]) -> Result<()> {
    let learned = Packet {
        facts: facts.to_vec(),
        promises: promises.to_vec(),
        ..Packet::default()
    };
    packets::add_to(case, &learned, None)?;
    Ok(())
}

/// The hand-back packet of the case's ticket for this bot.
pub(super) fn pack(
    case: &mut Case<'_>,
    bot: BotId,
    outcome: &'static str,
    told: &Return,
) -> Result<Handback> {
    let ticket = case.ticket()?;
    let (id, version) = (ticket.id, ticket.packet_version);
    let (packet, state) = stored::find(case.conn, id, version)?;
    let heard = heard_by(case, bot)?;
    let said = messages::newest_spoken(case.conn, case.conversation.id, heard, TRANSCRIPT_MAX)?;
    let answers = asks::of_ticket(case.conn, id, ANSWERS_MAX)?;
    let answers = answers.iter().filter_map(PastAnswerWire::of).collect();
    let transcript = said.iter().map(MessageWire::from).collect();
    let projection = projected(case, bot, &packet)?;
    let state = state
        .map(RawValue::from_string)
        .transpose()
        .map_err(|e| diesel::result::Error::DeserializationError(Box::new(e)))?;
    let task = match (packet.task, state) {
        (None, None) => None,
        (task, state) => Some(TaskBack::new(task.unwrap_or_default(), state)),
    };
    Ok(Handback {
        outcome,
        note: told.note.clone(),
        facts: told.facts.clone(),
        promises: told.promises.clone(),
        avoid: told.avoid.clone(),
        task,
        transcript,
        packet: projection,
        answers,
    })
}

/// The packet for a bot that is not the one that escalated.
fn projected(case: &mut Case<'_>, bot: BotId, packet: &Packet) -> Result<Option<ProjectionWire>> {
    let ticket = case.ticket()?;
    if ticket.bot == bot {
        return Ok(None);
    }
    let (id, reason, language) = (ticket.id, ticket.reason, ticket.language.clone());
    let customer = match case.conversation.customer {
        Some(customer) => Some(CustomerWire::from(customers::find(case.conn, customer)?)),
        None => None,
    };
    let items = stored::items(case.conn, id)?;
    // What was said through Baton as well stands in the hand-back's own transcript.
    let through = messages::newest(case.conn, case.conversation.id, TRANSCRIPT_MAX)?;
    let before = unknown_items(&items, &[], &packets::spoken(&through));
    let known = Known {
        reason,
        packet: packet.clone(),
        customer,
        language,
        channel: case.conversation.channel.clone(),
        before: before.into_iter().filter_map(|index| items.get(index)),
    };
    let most = usize::try_from(TRANSCRIPT_MAX).unwrap_or_default();
    Ok(Some(ProjectionWire::new(known, most)))
}

/// Up to which `seq` the bot has heard everything itself: the bot that escalated up to then, another
/// one nothing.
fn heard_by(case: &mut Case<'_>, bot: BotId) -> Result<i64> {
    if case.ticket()?.bot != bot {
        return Ok(0);
    }
    let opened = events::newest(case.conn, case.conversation.id, EventType::TicketOpened)?;
    Ok(opened.unwrap_or_default())
}

/// The bot takes a hand-back in words.
pub(super) fn accept(case: &mut Case<'_>, bot: BotId) -> Result<()> {
    if case.apply(Command::BotAccepts { bot })? {
        case.settle_handoff(HandoffOutcome::Accepted)?;
    }
    Ok(())
}

/// The bot takes a hand-back by speaking in the new epoch.
pub(super) fn accept_by_speaking(case: &mut Case<'_>, bot: BotId) -> Result<()> {
    match case.ticket.as_ref().map(|ticket| ticket.status) {
        Some(Status::Offered(Offeree::Bot(to))) if to == bot => accept(case, bot),
        Some(_) | None => Ok(()),
    }
}

/// Puts a handed-back ticket into its queue again: control to the team, a new epoch.
pub(super) fn put_back(case: &mut Case<'_>, outcome: HandoffOutcome, why: &str) -> Result<()> {
    let from = take_back(case, outcome)?;
    let team = Holder::Team(case.ticket()?.team);
    case.hand_over(from, team, why, None, None)
}

/// The same without the handoff, which the caller records; returns who had control.
pub(super) fn take_back(case: &mut Case<'_>, outcome: HandoffOutcome) -> Result<Holder> {
    let from = case.control().holder;
    let command = match (case.ticket()?.status, outcome) {
        (Status::Offered(Offeree::Bot(bot)), HandoffOutcome::Declined) => {
            Command::BotDeclines { bot }
        }
        (Status::Active(_) | Status::Snoozed(_), _) => Command::Release,
        (Status::Waiting | Status::Offered(_) | Status::Closed(_), _) => Command::ReturnLapses,
    };
    case.settle_handoff(outcome)?;
    // Whoever takes it next owes the customer an answer.
    let now = case.now;
    case.ticket_mut()?.unanswered_since.get_or_insert(now);
    case.apply(command)?;
    let team = Holder::Team(case.ticket()?.team);
    case.pass_control(team, None::<&serde_json::Value>)?;
    Ok(from)
}
