//! A bot was disabled: nobody is left waiting for it. What it was given goes on at once, its customers who wait for an
//! answer get a person, another bot's conversations go back to that one, and the agents who have its tickets are told.
//! Each conversation has a transaction of its own.

use super::{move_on, unanswered};
use crate::domain::asks::AskState;
use crate::domain::base::ids::{BotId, ConversationId, TicketId};
use crate::domain::base::words::{Reason, Sender, Visibility};
use crate::domain::bots::bot::Bot;
use crate::domain::bots::unreachable::Policy;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{HandoffOutcome, MoveReason};
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::case::message::Message;
use crate::domain::rules::triggers::Fired;
use crate::services::bots::Bots;
use crate::services::case::{Case, PendingMessage};
use crate::services::dispatch::telling;
use crate::services::error::Result;
use crate::services::intake;
use crate::storage::{asks, conversation_locks, left_behind, messages, request_time};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Conversations that are looked at in one go.
const BATCH: i64 = 200;

impl Bots<'_> {
    /// Clears up after a bot that was disabled, and returns the tickets that people got with it. Again, it finds what
    /// an earlier try has left.
    pub(crate) async fn clear_disabled(self, bot: Bot) -> Result<Vec<TicketId>> {
        let bot = Arc::new(bot);
        let id = bot.id;
        let given = self
            .services
            .read(move |conn| Ok(left_behind::offered(conn, id)?));
        let mut released = Vec::new();
        // Each conversation has its own time: there may be thousands.
        for ticket in given.await? {
            request_time::begin_again();
            let taken = self.take_offer(bot.clone(), ticket).await;
            released.extend(unless_held(taken));
        }
        let known = self
            .services
            .read(move |conn| Ok(left_behind::open_tickets(conn, id)?));
        for ticket in known.await? {
            request_time::begin_again();
            unless_held(self.tell_people(bot.clone(), ticket).await.map(Some));
        }
        let mut after = ConversationId(0);
        loop {
            let (page, concerned) = self
                .services
                .read(move |conn| {
                    let page = left_behind::held(conn, id, after, BATCH)?;
                    let mut concerned = left_behind::waiting(conn, page.clone())?;
                    concerned.extend(left_behind::of_others(conn, id, page.clone())?);
                    Ok((page, concerned))
                })
                .await?;
            for conversation in concerned.into_iter().collect::<BTreeSet<_>>() {
                request_time::begin_again();
                let taken = self.take_conversation(bot.clone(), conversation).await;
                released.extend(unless_held(taken));
            }
            match page.last() {
                Some(last) => after = *last,
                None => return Ok(released),
            }
        }
    }

    /// What the bot was given goes where its policy says, before its time to answer is over.
    async fn take_offer(self, bot: Arc<Bot>, ticket: TicketId) -> Result<Option<TicketId>> {
        let clock = self.services.clock.clone();
        self.services
            .change(move |conn, settings| {
                let mut case = Case::of_ticket(conn, settings, ticket, &clock)?;
                if case.ticket()?.status != Status::Offered(Offeree::Bot(bot.id)) {
                    return Ok(None);
                }
                let moved = move_on(&mut case, bot.id, HandoffOutcome::Withdrawn)?;
                let team = case.team()?;
                let next = match &moved.offered_to {
                    Some(agent) => format!("the ticket is offered to {agent} again"),
                    None => format!("the ticket waits in {} again", team.name),
                };
                let note = format!("{} was deactivated; {next}", bot.name);
                let (from, to) = (moved.from, Holder::Team(team.id));
                case.hand_over(from, to, MoveReason::BotDisabled, Some(&note), None)?;
                telling::tell_waits_again(&mut case)?;
                case.flush()?;
                Ok(Some(ticket))
            })
            .await
    }

    /// Whoever has or gets a ticket of the bot sees that nobody is there, and what it asked is asked no longer.
    async fn tell_people(self, bot: Arc<Bot>, ticket: TicketId) -> Result<()> {
        let clock = self.services.clock.clone();
        self.services
            .change(move |conn, settings| {
                let mut case = Case::of_ticket(conn, settings, ticket, &clock)?;
                if case.ticket()?.is_open() {
                    let asked = end_ask(&mut case, bot.id)?;
                    tell(&mut case, &bot, asked)?;
                    case.flush()?;
                }
                Ok(())
            })
            .await
    }

    /// A conversation that the bot has goes to a person if the customer waits for an answer, else back to the bot that
    /// started it.
    async fn take_conversation(
        self,
        bot: Arc<Bot>,
        conversation: ConversationId,
    ) -> Result<Option<TicketId>> {
        let clock = self.services.clock.clone();
        self.services
            .change(move |conn, settings| {
                let locked = conversation_locks::lock(conn, conversation)?;
                let mut case = Case::of(conn, settings, locked, clock.now())?;
                if case.ticket.is_some() || case.control().holder != Holder::Bot(bot.id) {
                    return Ok(None);
                }
                let last = case.spoken(0, 1)?.pop();
                let waits = last.filter(|last| last.sender == Sender::Customer);
                let is_guest = case.conversation.bot != bot.id;
                if is_guest {
                    unanswered::give_back(&mut case, &bot.name)?;
                }
                let policy = case.settings.bot(bot.id)?.policy;
                let opens = match (&waits, policy) {
                    (None, _) => None,
                    // The bot that gave it has it again.
                    (Some(_), Policy::Giver) if is_guest => None,
                    (Some(waits), Policy::Queue | Policy::Giver) => Some((waits, None)),
                    (Some(waits), Policy::Team(team)) => {
                        let team = case.settings.team(team)?.team.name.clone();
                        Some((waits, Some(team)))
                    }
                };
                let ticket = match opens {
                    Some((waits, team)) => Some(open(&mut case, &bot, waits, team)?),
                    None => None,
                };
                case.flush()?;
                Ok(ticket)
            })
            .await
    }
}

/// A conversation that stands still must not keep the others from going on: it is found by the next try.
fn unless_held<T>(done: Result<Option<T>>) -> Option<T> {
    done.unwrap_or_else(|error| {
        tracing::warn!(%error, "A conversation of a deactivated bot is tried again later");
        None
    })
}

/// A ticket for a customer who waits, as if the bot whose conversation it is had escalated.
fn open(case: &mut Case<'_>, bot: &Bot, waits: &Message, team: Option<String>) -> Result<TicketId> {
    let first = case.settings.bot(case.conversation.bot)?.bot.clone();
    let fired = Fired {
        rule: "bot deactivated".to_owned(),
        reason: Reason::TechnicalError,
        auto_escalate: true,
        seq: waits.seq,
        evidence: format!(
            "{} was deactivated before it answered the customer",
            bot.name
        ),
    };
    let opened = intake::by_rule(case, &first, &fired, waits, team)?;
    Ok(opened.ticket.ticket.id)
}

/// Nobody waits for an answer to what this bot asked. Returns whether it had asked anything.
fn end_ask(case: &mut Case<'_>, bot: BotId) -> Result<bool> {
    let ticket = case.ticket()?.id;
    let newest = asks::newest(case.conn, ticket)?;
    let open = newest.is_some_and(|ask| ask.state == AskState::Open && ask.bot == bot);
    if open {
        case.withdraw_ask()?;
    }
    Ok(open)
}

/// The note in a ticket of the bot, once.
fn tell(case: &mut Case<'_>, bot: &Bot, asked: bool) -> Result<()> {
    let since = bot.disabled_at.map_or(case.now, |at| at).micros();
    let key = format!("baton:disabled:{}:{since}", bot.id);
    let conversation = case.conversation.id;
    if messages::by_client_id(case.conn, conversation, &key)?.is_some() {
        return Ok(());
    }
    let mut text = format!("{} was deactivated.", bot.name);
    if asked {
        text.push_str(" It no longer waits for an answer to what it asked.");
    }
    if case.conversation.bot == bot.id {
        text.push_str(" The customer gets no reply through it until it is activated again.");
    }
    case.store(PendingMessage {
        sender: Sender::System,
        visibility: Visibility::Internal,
        author: None,
        author_name: None,
        external_id: None,
        client_id: Some(&key),
        text: &text,
        meta: None,
        at: case.now,
    })?;
    Ok(())
}
