//! A bot passes its conversation on: to a team, which is an escalation, or to another bot.

use super::Services;
use super::case::Case;
use super::control::ControlAnswer;
use super::conversations::address;
use super::error::{Noun, Result, ServiceError};
use super::handback::TRANSCRIPT_MAX;
use super::unreachable::unanswered;
use super::wire::{ControlWire, CustomerWire, MessageWire};
use crate::domain::control::Holder;
use crate::domain::ids::BotId;
use crate::domain::intake::{ConversationInput, Escalation};
use crate::domain::invalid::FieldError;
use crate::domain::lifecycle::{Offeree, Status};
use crate::domain::packet::{Packet, Routing, Trigger};
use crate::domain::people::Bot;
use crate::domain::words::Reason;
use crate::storage::{AnyConnection, bots, customers, messages, teams};
use serde::Serialize;
use std::sync::Arc;

/// To whom a bot passes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PassTarget {
    /// A team, by name.
    Team(String),
    /// Another bot, by name.
    Bot(String),
    /// Whichever has this name; a bot before a team.
    Named(String),
}

/// What the other bot is told with the control it gets.
#[derive(Debug, Serialize)]
struct Passed<'a> {
    outcome: &'static str,
    from: &'a str,
    note: Option<&'a str>,
    /// Who is helped.
    customer: Option<CustomerWire>,
    /// What was said, the newest last.
    transcript: Vec<MessageWire>,
}

impl Services {
    /// Passes a conversation on. Only who has control may; again, when it is there already, changes
    /// nothing.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for the conversation, the bot or the team;
    /// [`ServiceError::ControlLost`]; [`ServiceError::Invalid`].
    pub async fn pass(
        &self,
        bot: Bot,
        external_id: String,
        to: PassTarget,
        epoch: Option<i64>,
        note: Option<String>,
    ) -> Result<ControlAnswer> {
        let (me, id) = (bot.id, external_id.clone());
        let to = self.read(move |conn| known(conn, me, &id, to)).await?;
        match to {
            PassTarget::Team(team) => self.pass_to_team(bot, external_id, team, epoch, note).await,
            PassTarget::Bot(other) | PassTarget::Named(other) => {
                self.pass_to_bot(bot, external_id, other, epoch, note).await
            }
        }
    }

    /// An escalation with nothing but its team and a note.
    async fn pass_to_team(
        &self,
        bot: Bot,
        external_id: String,
        team: String,
        epoch: Option<i64>,
        note: Option<String>,
    ) -> Result<ControlAnswer> {
        let (me, id, named) = (bot.id, external_id.clone(), team.clone());
        let held = self
            .read(move |conn| {
                let conversation = address(conn, me, &id)?;
                let may = conversation.control.check(Holder::Bot(me), epoch).is_ok();
                // A retry: it waits there already.
                let wanted = teams::by_name(conn, &named)?.map(|team| Holder::Team(team.id));
                let waits = wanted == Some(conversation.control.holder);
                match may || waits {
                    true => Ok(may),
                    false => Err(ServiceError::ControlLost(ControlWire::from(&conversation))),
                }
            })
            .await?;
        if held {
            let trigger = Trigger {
                reason: Reason::OutOfScope,
                detail: note,
                message_id: None,
                confidence: None,
            };
            let routing = Routing {
                team: Some(team),
                ..Routing::default()
            };
            let wish = Escalation {
                conversation: ConversationInput {
                    external_id: external_id.clone(),
                    ..ConversationInput::default()
                },
                packet: Packet {
                    trigger: Some(trigger),
                    routing: Some(routing),
                    ..Packet::default()
                },
                ..Escalation::default()
            };
            self.escalate(bot.clone(), wish, Vec::new(), None).await?;
        }
        let seen = self.conversation(bot.id, external_id).await?;
        Ok(ControlAnswer {
            control: seen.control,
            ticket: seen.ticket,
            cursor: seen.last_seq,
        })
    }

    async fn pass_to_bot(
        &self,
        bot: Bot,
        external_id: String,
        other: String,
        epoch: Option<i64>,
        note: Option<String>,
    ) -> Result<ControlAnswer> {
        let now = self.clock.now();
        let (bot, note) = (Arc::new(bot), Arc::new(note));
        self.change(move |conn| {
            let target = bots::by_name(conn, &other)?.ok_or(ServiceError::NotFound(Noun::Bot))?;
            let conversation = address(conn, bot.id, &external_id)?;
            let mut case = Case::lock(conn, conversation.id, now)?;
            if case.control().holder != Holder::Bot(target.id) {
                case.check(Holder::Bot(bot.id), epoch)?;
                give(&mut case, &bot, target.id, note.as_deref())?;
            }
            let control = ControlWire::from(&case.conversation);
            let cursor = case.finish()?.conversation.last_seq;
            Ok(ControlAnswer {
                control,
                ticket: None,
                cursor,
            })
        })
        .await
    }
}

fn give(case: &mut Case<'_>, from: &Bot, to: BotId, note: Option<&str>) -> Result<()> {
    // A hand-back that is passed on has been taken.
    let offered = case.ticket.as_ref().map(|ticket| ticket.status);
    if offered == Some(Status::Offered(Offeree::Bot(from.id))) {
        super::handback::accept(case, from.id)?;
    }
    let said = messages::newest_spoken(case.conn, case.conversation.id, 0, TRANSCRIPT_MAX)?;
    let customer = match case.conversation.customer {
        Some(customer) => Some(CustomerWire::from(customers::find(case.conn, customer)?)),
        None => None,
    };
    let passed = Passed {
        outcome: "passed",
        from: &from.name,
        note,
        customer,
        transcript: said.iter().map(MessageWire::from).collect(),
    };
    case.pass_to_bot(to, Some(&passed))?;
    unanswered::watch(case, said.last())
}

/// The target, made sure of. A conversation is not passed to who passes it.
fn known(
    conn: &mut AnyConnection,
    bot: BotId,
    external_id: &str,
    to: PassTarget,
) -> Result<PassTarget> {
    address(conn, bot, external_id)?;
    let (name, a_bot, a_team) = match &to {
        PassTarget::Team(name) => (name, false, true),
        PassTarget::Bot(name) => (name, true, false),
        PassTarget::Named(name) => (name, true, true),
    };
    let found = match a_bot {
        true => bots::by_name(conn, name)?.filter(|found| found.disabled_at.is_none()),
        false => None,
    };
    match found {
        Some(found) if found.id == bot => Err(ServiceError::Invalid(vec![FieldError::new(
            "/to",
            "is the bot itself",
        )])),
        Some(found) => Ok(PassTarget::Bot(found.name)),
        None if a_team && teams::by_name(conn, name)?.is_some() => {
            Ok(PassTarget::Team(name.clone()))
        }
        None => Err(ServiceError::NotFound(if a_bot {
            Noun::Bot
        } else {
            Noun::Team
        })),
    }
}
