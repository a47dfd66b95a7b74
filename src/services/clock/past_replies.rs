//! Reads the words around replies that were sent, so that they can be suggested at requests like the one they answered.
//! Whoever sends a reply does not wait for it.

use super::Timekeeper;
use crate::domain::desk::past_replies::is_quoted_in;
use crate::services::desk::suggestions::SaidLines;
use crate::services::error::Result;
use crate::storage::{messages, past_replies};
use std::collections::BTreeSet;

/// Replies that are read in one transaction.
const AT_ONCE: i64 = 20;

/// Replies that are kept of a team: the newest.
const KEPT: i64 = 10_000;

impl Timekeeper<'_> {
    /// Reads the next replies and returns how many there were. Of each team the newest are kept. What is read twice,
    /// here or on another node, is the same.
    ///
    /// # Errors
    /// Storage.
    pub async fn read_past_replies(self) -> Result<usize> {
        let next = self
            .services
            .look_up(|conn| Ok(past_replies::unread(conn, 1)?));
        if next.await?.is_empty() {
            return Ok(0);
        }
        self.services
            .change(move |conn, settings| {
                let next = past_replies::unread(conn, AT_ONCE)?;
                for reply in &next {
                    let team = settings.team(reply.team)?;
                    let place = (reply.conversation, reply.seq);
                    let said = SaidLines::read(conn, reply.ticket, place, &team.masks)?;
                    let own = messages::after(conn, reply.conversation, reply.seq - 1, 1)?;
                    match own
                        .iter()
                        .any(|reply| is_quoted_in(&reply.text, &said.by_customer()))
                    {
                        true => past_replies::forget(conn, reply.id)?,
                        false => past_replies::learn(conn, reply.id, &said.exchange(None))?,
                    }
                }
                let teams: BTreeSet<_> = next.iter().map(|reply| reply.team).collect();
                for team in teams {
                    past_replies::keep_newest(conn, team, KEPT)?;
                }
                Ok(next.len())
            })
            .await
    }
}
