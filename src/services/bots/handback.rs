//! The way back: an agent gives the conversation to a bot, with what was learned.

use super::told::{self, TRANSCRIPT_MAX};
use crate::domain::base::ids::{BotId, TicketId};
use crate::domain::base::invalid::FieldError;
use crate::domain::case::access::Action;
use crate::domain::case::actor::Actor;
use crate::domain::case::bot_access::may_receive;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{HandoffOutcome, MoveReason};
use crate::domain::case::lifecycle::{Command, Offeree, Status};
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::log::{
    EventKind, Handback, HandbackOutcome, HandbackPacket, MessageTold, PastAnswer,
};
use crate::domain::packet::continued::Context;
use crate::domain::packet::{Fact, Packet, Promise, mask};
use crate::domain::text::fact_names;
use crate::services::bots::Bots;
use crate::services::case::Case;
use crate::services::case::commanded::{Commanded, Commander};
use crate::services::desk::kept_notes;
use crate::services::desk::send_guard::{self, Seen};
use crate::services::dispatch::telling;
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::figures;
use crate::services::packet::additions::{self, learned};
use crate::storage::{asks, events};

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

/// Answers of a hand-back at most: the newest.
const ANSWERS_MAX: i64 = 20;

impl Bots<'_> {
    /// Gives the conversation back to a bot. The ticket stays offered until the bot answers.
    ///
    /// # Errors
    /// [`ServiceError::NewerMessages`], [`ServiceError::NotFound`], [`ServiceError::Forbidden`],
    /// [`ServiceError::Refused`].
    pub async fn hand_back(
        self,
        by: Commander,
        ticket: TicketId,
        back: Return,
    ) -> Result<Commanded> {
        self.services
            .command(by, ticket, Action::Answer, move |case, actor| {
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
    still_works(case, bot)?;
    may_return(case, bot)?;
    let owned = case.ticket()?.owner() == Some(actor.id);
    let unread = owned && send_guard::guard(case, actor, back.seen)?;
    if !case.apply(Command::Return {
        by: actor.id,
        to: bot,
    })? {
        if case.ticket()?.is_open() {
            learn(case, back)?;
        }
        return kept_notes::keep(case, actor, back.note.as_deref());
    }
    learn(case, back)?;
    let mut handback = pack(case, bot, HandbackOutcome::Returned, back)?;
    handback.unread = unread;
    let from = case.control().holder;
    case.pass_to_bot(bot, Some(Handback::Packet(Box::new(handback))));
    figures::handed_back(case, bot)?;
    case.follow(actor.id)?;
    case.hand_over(
        from,
        Holder::Bot(bot),
        MoveReason::Returned,
        back.note.as_deref(),
        None,
    )
}

/// A bot that was disabled meanwhile cannot answer a hand-back.
///
/// # Errors
/// [`ServiceError::Invalid`].
fn still_works(case: &Case<'_>, bot: BotId) -> Result<()> {
    let bot = &case.settings.bot(bot)?.bot;
    if bot.disabled_at.is_none() {
        return Ok(());
    }
    let fault = DeskFault::BotDisabled(bot.name.clone());
    Err(ServiceError::Invalid(vec![FieldError::new("/to", fault)]))
}

/// A bot says which others may get its conversation.
///
/// # Errors
/// [`ServiceError::Invalid`] with the names of those.
fn may_return(case: &mut Case<'_>, bot: BotId) -> Result<()> {
    let return_to = case.packet()?.packet.return_to.clone();
    let name = case.settings.bot(bot)?.bot.name.clone();
    let ticket = case.ticket()?;
    if may_receive(&case.conversation, ticket, &return_to, (bot, &name)) {
        return Ok(());
    }
    let fault = DeskFault::OtherBots(return_to);
    Err(ServiceError::Invalid(vec![FieldError::new("/to", fault)]))
}

/// Puts what the agent learned into the packet; the agent has made sure of it.
fn learn(case: &mut Case<'_>, back: &Return) -> Result<()> {
    let learned = Packet {
        promises: back.promises.clone(),
        avoid: back.avoid.clone(),
        ..learned(&back.facts)
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
    let ticket = case.ticket()?.clone();
    let told_masked = without_secrets(case, told)?;
    let known = case.packet()?;
    let heard = heard_by(case, bot)?;
    let said = case.spoken(heard, TRANSCRIPT_MAX)?;
    let answers = asks::of_ticket(case.conn, ticket.id, ANSWERS_MAX)?;
    let own = answers.iter().filter(|ask| ask.bot == bot);
    let answers = own.filter_map(PastAnswer::of).collect();
    let transcript = said.iter().map(MessageTold::from).collect();
    let context = Context {
        bot: case.settings.bot(ticket.bot)?.bot.name.clone(),
        packet: known.packet.as_ref().clone(),
        task_state: known.task_state.as_deref().map(str::to_owned),
    };
    let by_name = case.settings.bot(bot)?.bot.name.clone();
    // The bot that escalated has all but what others added before its ticket.
    let projection = match ticket.bot == bot && ticket.previous.is_none() {
        true => None,
        false => {
            let items = case.items()?;
            Some(told::of(
                case,
                context.packet_for(&by_name),
                ticket.reason,
                &items,
            )?)
        }
    };
    Ok(HandbackPacket {
        from: None,
        outcome,
        note: told_masked.note,
        facts: facts_back(&context.packet, &told_masked.facts),
        promises: context.packet.promises.clone(),
        avoid: context.packet.avoid.clone(),
        task: told::task(&context, &by_name)?,
        transcript,
        packet: projection,
        answers,
        unread: false,
    })
}

/// What an agent tells, without what the team never wants to see.
fn without_secrets(case: &Case<'_>, told: &Return) -> Result<Return> {
    let masks = case.masks()?;
    let mut told = told.clone();
    mask::mask_some(&mut told.note, &masks);
    for fact in &mut told.facts {
        mask::mask_fact(fact, &masks);
    }
    for promise in &mut told.promises {
        mask::mask_promise(promise, &masks);
    }
    for topic in &mut told.avoid {
        mask::mask_text(topic, &masks);
    }
    Ok(told)
}

/// What agents learned while they had the ticket, by whichever way, and what is told besides.
fn facts_back(packet: &Packet, told: &[Fact]) -> Vec<Fact> {
    let named = |fact: &&Fact| {
        let mut learned = packet.learned.iter();
        learned.any(|name| fact_names::same(name, &fact.name))
    };
    let mut facts: Vec<Fact> = packet.facts.iter().filter(named).cloned().collect();
    for fact in told {
        if !facts
            .iter()
            .any(|known| fact_names::same(&known.name, &fact.name))
        {
            facts.push(fact.clone());
        }
    }
    facts
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
    case.hand_over(from, team, why, None, None)?;
    telling::tell_waits_again(case)
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
