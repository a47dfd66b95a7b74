//! What a case pushes to the browsers of agents who have no console open: what it tells them, and what Baton offers them.

use super::Case;
use crate::domain::base::ids::AgentId;
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::case::ticket::Ticket;
use crate::domain::log::Doer;
use crate::domain::notifications::notification::NewNotification;
use crate::domain::notifications::push_notice::{NewPushNotice, PushCause, WantedPush};
use crate::services::error::Result;
use crate::storage::push_subscriptions;

impl Case<'_> {
    /// A notice for each browser. Most changes tell nobody anything, and ask the database nothing.
    pub(super) fn pushed(
        &mut self,
        before: Option<&Ticket>,
        told: &[NewNotification],
    ) -> Result<Vec<NewPushNotice>> {
        let Some(ticket) = self.ticket.as_ref() else {
            return Ok(Vec::new());
        };
        let id = ticket.id;
        let told = told.iter().map(|new| WantedPush {
            agent: new.agent,
            cause: PushCause::Told(new.kind),
            seq: new.seq,
        });
        let offered = self.newly_offered(ticket, before).map(|agent| WantedPush {
            agent,
            cause: PushCause::Offered,
            seq: self.conversation.last_seq,
        });
        let wanted: Vec<WantedPush> = told.chain(offered).collect();
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let mut agents: Vec<AgentId> = wanted.iter().map(|it| it.agent).collect();
        agents.sort_unstable();
        agents.dedup();
        let browsers = push_subscriptions::of_agents(self.conn, agents)?;
        let now = self.now;
        let notices = wanted.iter().flat_map(|wanted| {
            let theirs = browsers.iter().filter(|(of, ..)| *of == wanted.agent);
            let theirs = theirs.filter(move |(_, _, online_until)| {
                let is_online = online_until.is_some_and(|until| until > now);
                wanted.cause.is_queued(is_online)
            });
            theirs.map(move |(_, subscription, _)| NewPushNotice {
                subscription: *subscription,
                ticket: id,
                cause: wanted.cause,
                seq: wanted.seq,
                at: now,
            })
        });
        Ok(notices.collect())
    }

    /// Whom Baton offers the ticket now. What a colleague offers is among the notifications.
    fn newly_offered(&self, ticket: &Ticket, before: Option<&Ticket>) -> Option<AgentId> {
        match ticket.status {
            Status::Offered(Offeree::Agent(agent)) => {
                let is_new = before.map(|before| before.status) != Some(ticket.status);
                let is_by_agent = matches!(self.by, Doer::Agent(_));
                (is_new && !is_by_agent).then_some(agent)
            }
            Status::Offered(Offeree::Bot(_))
            | Status::Waiting
            | Status::Active(_)
            | Status::Snoozed(_)
            | Status::Closed(_) => None,
        }
    }
}
