//! What agents add to a packet: facts they learned or confirmed, and whether the context was enough.

use crate::domain::base::ids::{BotId, TicketId};
use crate::domain::base::words::Outcome;
use crate::domain::case::access::Action;
use crate::domain::case::control::Holder;
use crate::domain::case::lifecycle::{Refused, Status};
use crate::domain::log::{ContextVerified, EventKind, Happened, PacketVersion, Verdict};
use crate::domain::packet::Fact;
use crate::domain::packet::verification::Verification;
use crate::services::case::Case;
use crate::services::case::commanded::{Commanded, Commander};
use crate::services::desk::Desk;
use crate::services::error::{Result, ServiceError};
use crate::services::figures;
use crate::services::packet::additions;

impl Desk<'_> {
    /// Adds facts to a ticket's packet. A retry changes nothing.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; a closed ticket is refused.
    pub(crate) async fn learn(
        self,
        by: Commander,
        ticket: TicketId,
        facts: Vec<Fact>,
    ) -> Result<Commanded> {
        let learned = additions::learned(&facts);
        self.services
            .command(by, ticket, Action::Learn, move |case, _| {
                open(case)?;
                additions::add_to(case, &learned, None).map(drop)
            })
            .await
    }

    /// Records whether the context was enough, for the bot's team. Saying it again says nothing new.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::Forbidden`]; a closed ticket is refused.
    pub(crate) async fn verify_context(
        self,
        by: Commander,
        ticket: TicketId,
        verification: Verification,
    ) -> Result<Commanded> {
        self.services
            .command(by, ticket, Action::Answer, move |case, _| {
                open(case)?;
                verified(case, &verification)
            })
            .await
    }
}

/// A bot that has taken a hand-back says what it understood. A retry says nothing new.
pub(crate) fn acknowledge(case: &mut Case<'_>, bot: BotId, understood: &str) -> Result<()> {
    case.look_at_newest_ticket()?;
    let returned = Status::Closed(Outcome::Returned);
    let status = case.ticket.as_ref().map(|ticket| ticket.status);
    if status != Some(returned) || case.control().holder != Holder::Bot(bot) {
        return Ok(()); // a bot passed it and there is no ticket
    }
    let said = ContextVerified {
        verdict: Verdict::Enough,
        understood: Some(case.without_secrets(understood)?.into_owned()),
        missing: Vec::new(),
        packet: version(case)?,
    };
    if record_once(case, said)? {
        figures::understood(case, bot)?;
    }
    Ok(())
}

fn open(case: &Case<'_>) -> Result<()> {
    match case.ticket()?.status {
        Status::Closed(outcome) => Err(ServiceError::Refused {
            refused: Refused::Closed(outcome),
            owner: None,
        }),
        Status::Waiting | Status::Offered(_) | Status::Active(_) | Status::Snoozed(_) => Ok(()),
    }
}

fn verified(case: &mut Case<'_>, verification: &Verification) -> Result<()> {
    let missing = verification.missing.iter();
    let missing = missing.map(|name| Ok(case.without_secrets(name)?.into_owned()));
    let verification = Verification {
        verdict: verification.verdict,
        missing: missing.collect::<Result<_>>()?,
    };
    let said = ContextVerified {
        verdict: verification.verdict,
        understood: None,
        missing: verification.missing.clone(),
        packet: version(case)?,
    };
    if record_once(case, said)? {
        figures::judged(case, &verification)?;
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
    let epoch = case.control().epoch;
    let last = case.newest_event(EventKind::ContextVerified)?;
    let before = last.filter(|last| last.epoch == epoch);
    if let Some(Happened::ContextVerified(before)) = before.map(|last| last.what)
        && before == said
    {
        return Ok(false);
    }
    case.record(Happened::ContextVerified(said));
    Ok(true)
}
