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
use crate::domain::ids::{BotId, TicketId};
use crate::domain::lifecycle::{Refused, Status};
use crate::domain::log::{ContextVerified, EventKind, Happened, PacketVersion, Verdict};
use crate::domain::packet::{Fact, Packet};
use crate::domain::words::Outcome;
use crate::storage::{events, tickets};
use std::sync::Arc;

/// Who says whether the context was enough, and what is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Enough or not.
    pub verdict: Verdict,
    /// The names of what is missing.
    pub missing: Vec<String>,
}

impl Services {
    /// Adds facts to a ticket's packet. A retry changes nothing.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; a closed ticket is refused.
    pub async fn learn(&self, actor: Actor, ticket: TicketId, facts: Vec<Fact>) -> Result<()> {
        let now = self.clock.now();
        let (actor, facts) = (Arc::new(actor), Arc::new(facts));
        self.change(move |conn| {
            let mut case = Case::of_ticket(conn, ticket, now)?;
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
        self.change(move |conn| {
            let mut case = Case::of_ticket(conn, ticket, now)?;
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
        self.change(move |conn| {
            let conversation = address(conn, bot, &id)?;
            let mut case = Case::lock(conn, conversation.id, now)?;
            if case.ticket.is_none() {
                case.ticket = tickets::newest_of(case.conn, case.conversation.id)?;
            }
            let returned = Status::Closed(Outcome::Returned);
            let status = case.ticket.as_ref().map(|ticket| ticket.status);
            if status != Some(returned) || case.control().holder != Holder::Bot(bot) {
                return Ok(()); // somebody was quicker, or a bot passed it and there is no ticket
            }
            let said = ContextVerified {
                verdict: Verdict::Enough,
                understood: Some(understood.to_string()),
                missing: Vec::new(),
                packet: version(&case)?,
            };
            if record_once(&mut case, said)? {
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
    let said = ContextVerified {
        verdict: verification.verdict,
        understood: None,
        missing: verification.missing.clone(),
        packet: version(case)?,
    };
    if record_once(case, said)? {
        figures::judged(case, verification)?;
    }
    Ok(())
}

/// The packet as it is now: what is judged.
fn version(case: &Case<'_>) -> Result<PacketVersion> {
    let version = case.ticket()?.packet_version;
    Ok(PacketVersion { version })
}

/// False when the same was said before.
fn record_once(case: &mut Case<'_>, said: ContextVerified) -> Result<bool> {
    let ticket = case.ticket()?.id;
    let (conversation, epoch) = (case.conversation.id, case.control().epoch);
    let last = events::newest_of(case.conn, conversation, EventKind::ContextVerified)?;
    let before = last.filter(|last| last.ticket == Some(ticket) && last.epoch == epoch);
    if let Some(Happened::ContextVerified(before)) = before.map(|last| last.what)
        && before == said
    {
        return Ok(false);
    }
    case.record(Happened::ContextVerified(said))?;
    Ok(true)
}
