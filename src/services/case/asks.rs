//! What the bot asks in a case, and what comes of it.

use super::Case;
use crate::domain::asks::{Answered, Ask, AskOutcome, AskState, StoredAsk};
use crate::domain::base::ids::{AgentId, BotId};
use crate::domain::case::deadline::{Deadline, TimerKind};
use crate::domain::log::{AskAnswered, Happened};
use crate::services::accounts::secrets;
use crate::services::error::Result;
use crate::storage::asks;

impl Case<'_> {
    /// The bot asks. The same words once more are a retry, unless the ticket has begun anew; others
    /// take the place of what nobody has answered yet.
    pub(crate) fn ask(&mut self, bot: BotId, ask: &Ask, anew: bool) -> Result<()> {
        if !ask.is_answerable() {
            return self.settle_open(AskOutcome::Superseded);
        }
        let ticket = self.ticket()?.id;
        let came_with = self.conversation.last_seq;
        if let Some(newest) = asks::newest(self.conn, ticket)? {
            let open = newest.state == AskState::Open;
            if newest.ask == *ask && (open || !anew) {
                return Ok(());
            }
            self.settle_open(AskOutcome::Superseded)?;
        }
        self.make_news();
        let (token, now) = (secrets::token_at("ask", self.now), self.now);
        let asked = ask.clone();
        self.later(move |conn, rows| {
            let ticket = rows.ticket.unwrap_or(ticket);
            Ok(asks::add(
                conn,
                &token,
                (ticket, bot),
                &asked,
                (now, came_with),
            )?)
        });
        if let Some(expires) = ask.expires_at {
            self.set_timer(Deadline {
                kind: TimerKind::AskExpires,
                due_at: expires,
                round: 0,
            });
        }
        Ok(())
    }

    /// Nobody will answer any more: the bot took it back, or the ticket is closed.
    pub(crate) fn withdraw_ask(&mut self) -> Result<()> {
        self.settle_open(AskOutcome::Withdrawn)
    }

    /// Nobody has answered in time: the default holds.
    pub(crate) fn expire_ask(&mut self) -> Result<()> {
        self.settle_open(AskOutcome::Expired)
    }

    fn settle_open(&mut self, outcome: AskOutcome) -> Result<()> {
        let ticket = self.ticket()?.id;
        let newest = asks::newest(self.conn, ticket)?;
        let Some(open) = newest.filter(|ask| ask.state == AskState::Open) else {
            return Ok(());
        };
        let default = match outcome {
            AskOutcome::Expired => open.ask.fallback(),
            AskOutcome::Answered
            | AskOutcome::Approved
            | AskOutcome::Rejected
            | AskOutcome::Edited
            | AskOutcome::Superseded
            | AskOutcome::Withdrawn => None,
        };
        self.settle_ask(&open, Answered::without_answer(outcome, default), None)
    }

    /// Something came of an ask: it is kept, the bot is told, the timer goes.
    pub(crate) fn settle_ask(
        &mut self,
        ask: &StoredAsk,
        answered: Answered,
        agent: Option<AgentId>,
    ) -> Result<()> {
        let seq = self.conversation.last_seq + 1;
        if !asks::settle(self.conn, ask, &answered, agent, (self.now, seq))? {
            return Ok(());
        }
        self.clear_timer(TimerKind::AskExpires);
        self.record(Happened::AskAnswered(AskAnswered::new(ask, &answered)));
        Ok(())
    }
}
