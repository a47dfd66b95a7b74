//! The way back: an agent gives the conversation to a bot, with what was learned.

use crate::domain::base::ids::{BotId, TicketId};
use crate::domain::case::access::Action;
use crate::domain::case::actor::Actor;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{HandoffOutcome, MoveReason};
use crate::domain::case::lifecycle::{Command, Offeree, Status};
use crate::domain::case::ticket::Ticket;
use crate::domain::log::{
    CustomerTold, EventKind, Handback, HandbackOutcome, HandbackPacket, MessageTold, PastAnswer,
    Projection, ProjectionBasis, TaskBack,
};
use crate::domain::packet::{Fact, Packet, Promise};
use crate::domain::transcript::unknown_items;
use crate::services::bots::Bots;
use crate::services::case::Case;
use crate::services::desk::send_guard::{self, Seen};
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::figures;
use crate::services::packet::additions;
use crate::storage::{asks, events};
use serde_json::value::RawValue;

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
    /// How far the agent had read.
    pub seen: Seen,
}

/// Messages of a hand-back's transcript at most: the newest; what is older stands in the log.
pub(crate) const TRANSCRIPT_MAX: i64 = 500;

/// Answers of a hand-back at most: the newest.
const ANSWERS_MAX: i64 = 20;

impl Bots<'_> {
    /// Gives the conversation back to a bot. The ticket stays offered until the bot answers.
    ///
    /// # Errors
    /// [`ServiceError::NewerMessages`], [`ServiceError::NotFound`], [`ServiceError::Forbidden`],
    /// [`ServiceError::Refused`].
    pub async fn hand_back(self, actor: Actor, ticket: TicketId, back: Return) -> Result<Ticket> {
        self.services
            .change_ticket(actor, ticket, Action::Answer, move |case, actor| {
                give_back(case, actor, &back)
            })
            .await
    }
}

fn give_back(case: &mut Case<'_>, actor: &Actor, back: &Return) -> Result<()> {
    let bot = match &back.to {
        Some(name) => {
            let found = case.settings.working_bot(name);
            found.ok_or(ServiceError::NotFound(Noun::Bot))?.id
        }
        None => case.ticket()?.bot,
    };
    let owned = case.ticket()?.owner() == Some(actor.id);
    let unanswered = owned && send_guard::guard(case, actor, back.seen)?;
    if !case.apply(Command::Return {
        by: actor.id,
        to: bot,
    })? {
        return Ok(());
    }
    learn(case, &back.facts, &back.promises)?;
    let mut handback = pack(case, bot, HandbackOutcome::Returned, back)?;
    handback.unanswered = unanswered;
    let from = case.control().holder;
    case.pass_to_bot(bot, Some(Handback::Packet(Box::new(handback))));
    figures::handed_back(case, bot)?;
    case.hand_over(
        from,
        Holder::Bot(bot),
        MoveReason::Returned,
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
    additions::add_to(case, &learned, None)?;
    Ok(())
}

/// The hand-back packet of the case's ticket for this bot.
pub(crate) fn pack(
    case: &mut Case<'_>,
    bot: BotId,
    outcome: HandbackOutcome,
    told: &Return,
) -> Result<HandbackPacket> {
    let id = case.ticket()?.id;
    let known = case.packet()?;
    let (packet, state) = (&known.packet, known.task_state.as_deref());
    let heard = heard_by(case, bot)?;
    let said = case.spoken(heard, TRANSCRIPT_MAX)?;
    let answers = asks::of_ticket(case.conn, id, ANSWERS_MAX)?;
    let own = answers.iter().filter(|ask| ask.bot == bot);
    let answers = own.filter_map(PastAnswer::of).collect();
    let transcript = said.iter().map(MessageTold::from).collect();
    let projection = projected(case, bot, packet)?;
    let state = state
        .map(|state| RawValue::from_string(state.to_owned()))
        .transpose()
        .map_err(|e| diesel::result::Error::DeserializationError(Box::new(e)))?;
    let task = match (packet.task.clone(), state) {
        (None, None) => None,
        (task, state) => Some(TaskBack::new(task.unwrap_or_default(), state)),
    };
    Ok(HandbackPacket {
        from: None,
        outcome,
        note: told.note.clone(),
        facts: told.facts.clone(),
        promises: told.promises.clone(),
        avoid: told.avoid.clone(),
        task,
        transcript,
        packet: projection,
        answers,
        unanswered: false,
    })
}

/// The packet for a bot that is not the one that escalated.
fn projected(case: &mut Case<'_>, bot: BotId, packet: &Packet) -> Result<Option<Projection>> {
    let ticket = case.ticket()?;
    if ticket.bot == bot {
        return Ok(None);
    }
    let (reason, language) = (ticket.reason, ticket.language.clone());
    let customer = case.customer()?.cloned().map(CustomerTold::from);
    let items = case.items()?;
    // What was said through Baton as well stands in the hand-back's own transcript.
    let through = case.said(TRANSCRIPT_MAX)?;
    let before = unknown_items(&items, &[], &additions::spoken(&through));
    let basis = ProjectionBasis {
        reason,
        packet: packet.clone(),
        customer,
        language,
        channel: case.conversation.channel.clone(),
        before: before.into_iter().filter_map(|index| items.get(index)),
    };
    let most = usize::try_from(TRANSCRIPT_MAX).unwrap_or_default();
    Ok(Some(Projection::new(basis, most)))
}

/// Up to which `seq` the bot has heard everything itself: the bot that escalated up to then, another
/// one nothing.
fn heard_by(case: &mut Case<'_>, bot: BotId) -> Result<i64> {
    if case.ticket()?.bot != bot {
        return Ok(0);
    }
    let opened = events::newest(case.conn, case.conversation.id, EventKind::TicketOpened)?;
    Ok(opened.unwrap_or_default())
}

/// The bot takes a hand-back in words.
pub(crate) fn accept(case: &mut Case<'_>, bot: BotId) -> Result<()> {
    if case.apply(Command::BotAccepts { bot })? {
        case.settle_handoff(HandoffOutcome::Accepted)?;
    }
    Ok(())
}

/// The bot takes a hand-back by speaking in the new epoch.
pub(crate) fn accept_by_speaking(case: &mut Case<'_>, bot: BotId) -> Result<()> {
    match case.ticket.as_ref().map(|ticket| ticket.status) {
        Some(Status::Offered(Offeree::Bot(to))) if to == bot => accept(case, bot),
        Some(_) | None => Ok(()),
    }
}

/// Puts a handed-back ticket into its queue again: control to the team, a new epoch.
pub(crate) fn put_back(
    case: &mut Case<'_>,
    outcome: HandoffOutcome,
    why: MoveReason,
) -> Result<()> {
    let from = take_back(case, outcome)?;
    let team = Holder::Team(case.ticket()?.team);
    case.hand_over(from, team, why, None, None)
}

/// The same without the handoff, which the caller records; returns who had control.
pub(crate) fn take_back(case: &mut Case<'_>, outcome: HandoffOutcome) -> Result<Holder> {
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
    case.pass_control(team, None);
    Ok(from)
}
