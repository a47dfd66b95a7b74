//! One command for many tickets: each is carried out by itself, as if it had been given alone.

use crate::domain::base::ids::TicketId;
use crate::domain::base::time::Moment;
use crate::domain::case::actor::Actor;
use crate::domain::case::tag::TagName;
use crate::services::case::commanded::{Commanded, Commander};
use crate::services::desk::Desk;
use crate::services::desk::send_guard::Seen;
use crate::services::desk::shift_end::HandedOver;
use crate::services::desk::transfers::{Transfer, together};
use crate::services::desk::undoing;
use crate::services::error::Result;
use crate::services::idempotency::Key;

/// Tickets of one command. Whoever has more sends them in several.
pub(crate) const BULK_MAX: usize = 200;

/// What is done with each ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum BulkAct {
    /// The agent takes it: it waits, or was offered to them.
    Accept,
    /// The agent does not want what was offered.
    Decline {
        /// Why.
        reason: Option<String>,
    },
    /// It is given on.
    Transfer(Transfer),
    /// It gets tags, and loses others.
    Tag {
        /// Those it gets.
        add: Vec<TagName>,
        /// Those it loses.
        remove: Vec<TagName>,
    },
    /// It is put off until then.
    Snooze(Moment),
    /// It is closed.
    Resolve {
        /// For whoever has the conversation next.
        note: Option<String>,
    },
    /// What was done before is undone.
    Undo,
}

/// A ticket that was picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Picked {
    /// Which.
    pub(crate) ticket: TicketId,
    /// The last `seq` that the agent had seen of it; to undo something, the first one of what was done.
    pub(crate) seq: Option<i64>,
}

/// The id of a command for many tickets, and the hash of what is to be done. Each ticket has an id of its own under it:
/// sent again, also in other portions, it is done once to each.
#[derive(Debug, Clone)]
pub(crate) struct BulkKey {
    /// The command's `client_id`.
    pub(crate) id: String,
    /// What it stands for, without the tickets.
    pub(crate) meaning: Vec<u8>,
}

impl BulkAct {
    /// Whether [`BulkAct::Undo`] takes it back.
    pub(crate) fn is_undone(&self) -> bool {
        match self {
            Self::Transfer(_) | Self::Tag { .. } | Self::Snooze(_) | Self::Resolve { .. } => true,
            Self::Accept | Self::Decline { .. } | Self::Undo => false,
        }
    }
}

impl BulkKey {
    fn of(&self, ticket: TicketId) -> Key {
        let id = format!("{}:{ticket}", self.id);
        Key::new(id, "POST", "/queue/bulk", &self.meaning)
    }
}

impl Desk<'_> {
    /// Does this to each of the tickets, in transactions of their own: what becomes of one is nothing to the others.
    /// [`BULK_MAX`] of them at most.
    pub(crate) async fn in_bulk(
        self,
        actor: &Actor,
        key: Option<&BulkKey>,
        act: &BulkAct,
        picked: Vec<Picked>,
    ) -> Vec<HandedOver> {
        let mut done = Vec::new();
        let mut act = act.clone();
        if let BulkAct::Transfer(transfer) = &mut act {
            transfer.together = together(&picked);
        }
        for one in picked.into_iter().take(BULK_MAX) {
            let by = Commander {
                actor: actor.clone(),
                key: key.map(|key| key.of(one.ticket)),
            };
            done.push((one.ticket, self.one_of_many(by, act.clone(), one).await));
        }
        done
    }

    async fn one_of_many(self, by: Commander, act: BulkAct, one: Picked) -> Result<Commanded> {
        let (ticket, seen) = (
            one.ticket,
            Seen {
                last_seq: one.seq,
                force: false,
            },
        );
        match act {
            BulkAct::Accept => self.accept(by, ticket).await,
            BulkAct::Decline { reason } => {
                let dispatch = self.services.dispatch();
                dispatch.decline(by, ticket, reason).await
            }
            BulkAct::Transfer(transfer) => self.transfer(by, ticket, transfer).await,
            BulkAct::Tag { add, remove } => self.tag(by, ticket, add, remove).await,
            BulkAct::Snooze(until) => self.snooze(by, ticket, until, seen).await,
            BulkAct::Resolve { note } => self.resolve(by, ticket, note, seen).await,
            BulkAct::Undo => match one.seq {
                Some(began) => self.undo(by, ticket, began).await,
                None => Err(undoing::not_undone()),
            },
        }
    }
}
