//! What agents add to a packet: facts they learned or confirmed, and whether the context was enough.

use super::Services;
use super::case::Case;
use super::claiming::require;
use super::conversations::address;
use super::error::{Result, ServiceError};
use super::figures;
use super::packets;
use crate::domain::access::{Action, Actor};
use crate::domain::control::Holder;
use crate::domain::event::EventType;
use crate::domain::ids::{BotId, TicketId};
use crate::domain::lifecycle::{Refused, Status};
use crate::domain::packet::{Fact, Packet};
use crate::domain::words::{Outcome, words};
use crate::storage::{events, tickets};
use serde::Serialize;
use serde_json::Value;
use std::sync::Arc;

words! {
    /// Whether what the packet holds was enough.
    Verdict {
        /// Nothing has to be asked again.
        Enough = "enough",
        /// Something the case needs is not there.
        Missing = "missing",
    }
}

/// Who says whether the context was enough, and what is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Enough or not.
    pub verdict: Verdict,
    /// The names of what is missing.
    pub missing: Vec<String>,
}

/// What a bot is told of it. Agents have no names here (rule 9).
#[derive(Serialize)]
struct Verified<'a> {
    verdict: Verdict,
    /// What a bot that took a hand-back understood.
    #[serde(skip_serializing_if = "Option::is_none")]
    understood: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    missing: &'a [String],
    packet: Version,
}

#[derive(Serialize)]
struct Version {
    version: i64,
}

impl Services {
    /// Adds facts to a ticket's packet. A retry changes nothing.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; a closed ticket is refused.
    pub async fn learn(&self, actor: Actor, ticket: TicketId, facts: Vec<Fact>) -> Result<()> {
        let now = self.clock.now();
        let (actor, facts) = (Arc::new(actor), Arc::new(facts));
        self.change(move |conn, settings| {
            let mut case = Case::of_ticket(conn, settings, ticket, now)?;
            require(&actor, Action::Learn, case.ticket()?)?;
            open(&case)?;
            let learned = Packet {
                facts: facts.to_vec(),
                ..Packet::default()
            };
            packets::add_to(&mut case, &learned, None)?;
            case.finish()?;
            Ok(())
        })
        .await
    }

    /// Records whether the context was enough, for the bot's team. Saying it again says nothing new.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::Forbidden`]; a closed ticket is refused.
    pub async fn verify_context(
        &self,
        actor: Actor,
        ticket: TicketId,
        verification: Verification,
    ) -> Result<()> {
        let now = self.clock.now();
        let (actor, verification) = (Arc::new(actor), Arc::new(verification));
        self.change(move |conn, settings| {
            let mut case = Case::of_ticket(conn, settings, ticket, now)?;
            require(&actor, Action::Answer, case.ticket()?)?;
            open(&case)?;
            verified(&mut case, &verification)?;
            case.finish()?;
            Ok(())
        })
        .await
    }
}

impl Services {
    /// A bot that has taken a hand-back says what it understood. A retry says nothing new.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn acknowledge(&self, bot: BotId, id: String, understood: String) -> Result<()> {
        let now = self.clock.now();
        let understood = Arc::new(understood);
        self.change(move |conn, settings| {
            let conversation = address(conn, bot, &id)?;
            let mut case = Case::lock(conn, settings, conversation.id, now)?;
            if case.ticket.is_none() {
                case.ticket = tickets::newest_of(case.conn, case.conversation.id)?;
            }
            let returned = Status::Closed(Outcome::Returned);
            let status = case.ticket.as_ref().map(|ticket| ticket.status);
            if status != Some(returned) || case.control().holder != Holder::Bot(bot) {
                return Ok(()); // somebody was quicker, or a bot passed it and there is no ticket
            }
            let said = Verified {
                verdict: Verdict::Enough,
                understood: Some(&understood),
                missing: &[],
                packet: Version {
                    version: case.ticket()?.packet_version,
                },
            };
            if record_once(&mut case, &said)? {
                figures::understood(&mut case, bot)?;
            }
            case.finish()?;
            Ok(())
        })
        .await
    }
}

fn open(case: &Case<'_>) -> Result<()> {
    match case.ticket()?.status {
        Status::Closed(outcome) => Err(ServiceError::Refused {
            refused: Refused::Closed(outcome),
            owner: None,
        }),
        _ => Ok(()),
    }
}

fn verified(case: &mut Case<'_>, verification: &Verification) -> Result<()> {
    let data = Verified {
        verdict: verification.verdict,
        understood: None,
        missing: &verification.missing,
        packet: Version {
            version: case.ticket()?.packet_version,
        },
    };
    if record_once(case, &data)? {
        figures::judged(case, verification)?;
    }
    Ok(())
}

/// False when the same was said before.
fn record_once(case: &mut Case<'_>, data: &Verified<'_>) -> Result<bool> {
    let ticket = case.ticket()?.id;
    let (conversation, epoch) = (case.conversation.id, case.control().epoch);
    let last = events::newest_of(case.conn, conversation, EventType::ContextVerified)?;
    let same = |data: &Value, stored: &str| {
        serde_json::from_str::<Value>(stored).is_ok_and(|stored| stored == *data)
    };
    let new = serde_json::to_value(data)
        .map_err(|e| diesel::result::Error::SerializationError(Box::new(e)))?;
    let said = last.is_some_and(|last| {
        last.ticket == Some(ticket) && last.epoch == epoch && same(&new, &last.data)
    });
    if !said {
        case.record(EventType::ContextVerified, data)?;
    }
    Ok(!said)
}
