//! A person answers what the bot asked.

use crate::domain::asks as ask;
use crate::domain::asks::{Answer, Answered, Ask, AskState, StoredAsk};
use crate::domain::base::ids::{AgentId, BotId, TicketId};
use crate::domain::case::access::Action;
use crate::domain::case::control::Holder;
use crate::domain::case::lifecycle;
use crate::domain::packet::Packet;
use crate::domain::packet::patch::Change;
use crate::services::asks::Asks;
use crate::services::case::Case;
use crate::services::case::commanded::{Commanded, Commander};
use crate::services::error::{Noun, Result, ServiceError};
use crate::storage::asks;

impl Asks<'_> {
    /// Answers an ask of a ticket. The same answer of the same agent once more changes nothing.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], [`ServiceError::AskSettled`] when somebody was first or its time is
    /// over, [`ServiceError::Refused`] when the ticket is not the agent's,
    /// [`ServiceError::Invalid`] for what does not fit the ask.
    pub(crate) async fn answer_ask(
        self,
        by: Commander,
        ticket: TicketId,
        token: String,
        answer: Answer,
    ) -> Result<Commanded> {
        self.services
            .command(by, ticket, Action::Read, move |case, actor| {
                let asked = asks::by_token(case.conn, ticket, &token)?
                    .ok_or(ServiceError::NotFound(Noun::Ask))?;
                answered(case, &asked, actor.id, &answer)
            })
            .await
    }
}

fn answered(case: &mut Case<'_>, asked: &StoredAsk, by: AgentId, answer: &Answer) -> Result<()> {
    let settings = case.settings.clone();
    let decided = ask::decide(&asked.ask, answer, settings.agent_name(by)?);
    let masks = case.masks()?;
    let decided = decided.map(|decided| decided.masked(&asked.ask, &masks));
    if asked.state != AskState::Open {
        let again = asked.agent == Some(by) && asked.answer.as_ref() == decided.as_ref().ok();
        return match again {
            true => Ok(()), // a retry
            false => Err(settled(asked, asked.answer.clone())),
        };
    }
    if asked.is_late(case.now) {
        return Err(settled(asked, None));
    }
    lifecycle::owned_by(case.ticket()?.status, by)
        .map_err(|refused| case.refused(refused).unwrap_or_else(std::convert::identity))?;
    case.check(Holder::Agent(by), None)?;
    let decided = decided.map_err(ServiceError::Invalid)?;
    case.settle_ask(asked, decided, Some(by))
}

fn settled(asked: &StoredAsk, answer: Option<Answered>) -> ServiceError {
    ServiceError::AskSettled {
        answer: answer.map(Box::new),
        at: asked.settled_at.or(asked.ask.expires_at),
    }
}

/// Opens the ask of a packet. True if its deadline has already passed.
pub(crate) fn asked(case: &mut Case<'_>, bot: BotId, packet: &Packet, anew: bool) -> Result<bool> {
    match &packet.ask {
        Some(ask) => {
            let ask = kept(case, ask)?;
            case.ask(bot, &ask, anew)?;
            Ok(ask.expires_at.is_some_and(|expires| expires <= case.now))
        }
        None => Ok(false),
    }
}

/// Applies a patch to the ask: replaces or withdraws it.
pub(crate) fn patched(case: &mut Case<'_>, bot: BotId, change: &Change<Ask>) -> Result<()> {
    match change {
        Change::Keep => Ok(()),
        Change::Remove => case.withdraw_ask(),
        Change::Set(ask) => {
            let ask = kept(case, ask)?;
            case.ask(bot, &ask, false)
        }
    }
}

/// As it is kept: without what the team never wants to see.
fn kept(case: &mut Case<'_>, ask: &Ask) -> Result<Ask> {
    let team = case.ticket()?.team;
    case.masked_ask(team, ask)
}
