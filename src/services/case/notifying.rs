//! Whom a case tells what happened, beside those who look: the rows are written with the events they come from.

use super::Case;
use crate::domain::base::ids::AgentId;
use crate::domain::base::time::Moment;
use crate::domain::case::access::{self, Action};
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{Handoff, HandoffReason, MoveReason};
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::case::ticket::Ticket;
use crate::domain::notifications::notification::{NewNotification, NotificationKind};
use crate::domain::notifications::recipients::{self, Recipients};
use crate::services::error::Result;
use crate::services::notifications::readers;
use crate::storage::notifications::NowRead;
use crate::storage::{followers, notifications};

impl Case<'_> {
    /// The agent answers what they are offered: nothing of it is news to them any more. Nothing where they are not asked.
    pub(crate) fn read_offer(&mut self, agent: AgentId) -> Result<()> {
        let ticket = self.ticket()?;
        if ticket.status == Status::Offered(Offeree::Agent(agent)) {
            let which = NowRead::Offered(ticket.id);
            notifications::mark_read(self.conn, agent, &which, self.now)?;
        }
        Ok(())
    }

    /// The ticket is no longer the agent's: nor is the answer that was overdue.
    pub(super) fn read_overdue(&mut self, agent: AgentId) -> Result<()> {
        let which = NowRead::Owed(self.ticket()?.id);
        Ok(notifications::mark_read(
            self.conn, agent, &which, self.now,
        )?)
    }

    /// Tells an agent of what was recorded last.
    pub(crate) fn notify(
        &mut self,
        agent: AgentId,
        kind: NotificationKind,
        text: Option<String>,
    ) -> Result<()> {
        let new = NewNotification {
            agent,
            ticket: self.ticket()?.id,
            kind,
            seq: self.conversation.last_seq,
            by: self.by,
            text,
            at: self.now,
        };
        self.writes.notifications.push(new);
        Ok(())
    }

    /// What a command of this moment told is no news any more, for it is undone. Who has not read it is not told of the
    /// undoing either.
    pub(crate) fn call_off(&mut self, kind: NotificationKind, made_at: Moment) -> Result<()> {
        let ticket = self.ticket()?.id;
        let unaware = notifications::called_off(self.conn, ticket, kind, made_at)?;
        self.writes.unaware.extend(unaware);
        Ok(())
    }

    /// An agent follows the conversation from now on.
    pub(crate) fn follow(&mut self, agent: AgentId) -> Result<()> {
        let conversation = self.conversation.id;
        Ok(followers::add(self.conn, conversation, agent, self.now)?)
    }

    /// What is told of everything that was collected, to those who may read the ticket as it is now. Nobody is told of
    /// what they did themselves, and nobody twice of one event.
    pub(super) fn notifications(
        &mut self,
        before: Option<&Ticket>,
    ) -> Result<Vec<NewNotification>> {
        let mut wanted = std::mem::take(&mut self.writes.notifications);
        let unaware = std::mem::take(&mut self.writes.unaware);
        let Some(ticket) = self.ticket.as_ref() else {
            return Ok(Vec::new());
        };
        let status = before.map(|before| before.status);
        let events = self.writes.events.iter().filter(|event| event.in_ticket);
        let told = events.filter_map(|event| {
            let (kind, to) = recipients::told(&event.what, event.by, status, ticket)?;
            Some((kind, to, event.seq, event.by))
        });
        let told: Vec<_> = told.collect();
        // Most changes tell nobody anything.
        if wanted.is_empty() && told.is_empty() && self.handoffs.stored.is_none() {
            return Ok(Vec::new());
        }
        let ticket = ticket.clone();
        let mut following = None;
        for (kind, to, seq, by) in told {
            let agents = match to {
                Recipients::Owner => ticket.owner().into_iter().collect(),
                Recipients::Agent(agent) => vec![agent],
                Recipients::Followers => self.followers(&mut following)?,
            };
            let new = |agent| NewNotification {
                agent,
                ticket: ticket.id,
                kind,
                seq,
                by,
                text: None,
                at: self.now,
            };
            wanted.extend(agents.into_iter().map(new));
        }
        wanted.extend(self.transfers_ended(&ticket));
        let mut told: Vec<NewNotification> = Vec::new();
        for mut new in wanted {
            new.ticket = ticket.id;
            let is_known = |known: &NewNotification| {
                known.agent == new.agent && (known.seq == new.seq || known.kind == new.kind)
            };
            let is_own = new.by.agent() == Some(new.agent);
            let reader = readers::reader(&self.settings, new.agent);
            let may_read = reader.is_some_and(|it| access::may(&it, Action::Read, &ticket));
            let is_undone = unaware.contains(&new.agent) && new.kind == NotificationKind::Reopened;
            if may_read && !is_own && !is_undone && !told.iter().any(is_known) {
                told.push(new);
            }
        }
        Ok(told)
    }

    fn followers(&mut self, known: &mut Option<Vec<AgentId>>) -> Result<Vec<AgentId>> {
        if known.is_none() {
            *known = Some(followers::of(self.conn, self.conversation.id)?);
        }
        Ok(known.clone().unwrap_or_default())
    }

    /// How the transfers ended that were under way: for the agents who made them.
    fn transfers_ended(&self, ticket: &Ticket) -> Vec<NewNotification> {
        let ended = self.handoffs.stored.iter().flatten();
        let ended = ended.filter_map(|handoff| {
            let kind = recipients::told_of_transfer(handoff.outcome?)?;
            let text = self.settings_name(handoff.to);
            Some(NewNotification {
                agent: giver(handoff)?,
                ticket: ticket.id,
                kind,
                seq: self.conversation.last_seq,
                by: self.by,
                text,
                at: self.now,
            })
        });
        ended.collect()
    }

    fn settings_name(&self, holder: Holder) -> Option<String> {
        match holder {
            Holder::Agent(agent) => Some(self.settings.agent(agent)?.name.clone()),
            Holder::Team(team) => Some(self.settings.team_by_id(team)?.team.name.clone()),
            Holder::Bot(bot) => Some(self.settings.bot_by_id(bot)?.bot.name.clone()),
        }
    }
}

/// The agent who gave a ticket on, or asks somebody to take it.
fn giver(handoff: &Handoff) -> Option<AgentId> {
    let is_invitation = handoff.reason == HandoffReason::Moved(MoveReason::Invited);
    match handoff.from {
        Holder::Agent(giver) if is_invitation || handoff.reason.is_transfer() => Some(giver),
        Holder::Agent(_) | Holder::Team(_) | Holder::Bot(_) => None,
    }
}
