//! A ticket goes on from what the conversation knows: no fact, promise, step or word of an earlier hop is lost.

use super::Intake;
use crate::domain::base::invalid::Warning;
use crate::domain::case::bot_access::narrowed;
use crate::domain::case::ticket::Ticket;
use crate::domain::packet::Packet;
use crate::domain::packet::continued::Continued;
use crate::domain::transcript::{Item, is_folded, unknown_items};
use crate::services::case::Case;
use crate::services::case::between_bots::Carried;
use crate::services::error::Result;
use crate::services::packet::additions;
use crate::storage::packets;
use std::borrow::Cow;

/// Items that a transcript is compared with: the newest.
const ALIGNED_WITH: usize = 4000;

/// What a new ticket begins with.
pub(super) struct Begun<'a> {
    pub(super) packet: Cow<'a, Packet>,
    pub(super) task_state: Option<Cow<'a, str>>,
    /// The items of earlier tickets.
    pub(super) earlier: Vec<Item>,
    /// What they do not hold.
    pub(super) items: Cow<'a, [Item]>,
}

impl<'a> Intake<'a> {
    /// What a new ticket begins with: what the bot sends, on top of what was carried.
    pub(super) fn begun(
        &mut self,
        case: &mut Case<'_>,
        previous: Option<&Ticket>,
        between: Option<Carried>,
    ) -> Result<Begun<'a>> {
        let input = self.input;
        let carried = match (between, previous) {
            (Some(between), _) => between,
            (None, Some(previous)) => case.held_by(previous)?,
            (None, None) => {
                return Ok(Begun {
                    packet: Cow::Borrowed(&input.packet),
                    task_state: input.task_state.as_deref().map(Cow::Borrowed),
                    earlier: Vec::new(),
                    items: Cow::Borrowed(&input.transcript),
                });
            }
        };
        let owner = carried.context.packet.return_to.clone();
        let own = input.task_state.as_deref();
        let continued = carried
            .context
            .continued(&self.bot.name, &input.packet, own);
        let Continued {
            mut packet,
            task_state,
            warnings,
        } = continued;
        self.warnings.extend(warnings);
        if case.conversation.bot != self.bot.id {
            packet.return_to = narrowed(owner, &input.packet.return_to);
        }
        let mut known = match previous {
            Some(previous) => packets::items(case.conn, previous.id)?,
            None => Vec::new(),
        };
        let position = known.len();
        let items = add_new(&mut known, carried.items, &input.transcript);
        if is_folded(&known) {
            let detail = "with what was said before, more than a transcript holds: the oldest output of tools is folded";
            self.warnings.push(Warning::new("/transcript", detail));
        }
        known.truncate(position);
        case.carries_no_more();
        Ok(Begun {
            packet: Cow::Owned(packet),
            task_state: task_state.map(Cow::Owned),
            earlier: known,
            items: Cow::Owned(items),
        })
    }

    /// A ticket that is opened again takes up what bots carried since it was closed.
    pub(super) fn take_up(&mut self, case: &mut Case<'_>, carried: Carried) -> Result<()> {
        let Carried { context, items } = carried;
        let continued = context.continued(&self.bot.name, &Packet::default(), None);
        self.warnings.extend(continued.warnings);
        let state = continued.task_state.as_deref();
        additions::add_to(case, &continued.packet, state)?;
        additions::add_transcript(case, &items)?;
        case.carries_no_more();
        Ok(())
    }
}

/// Adds to what is known what bots carried, and what of a transcript is new; returns both.
pub(super) fn add_new(known: &mut Vec<Item>, carried: Vec<Item>, given: &[Item]) -> Vec<Item> {
    let mut new = unknown(known, &carried);
    known.extend(new.iter().cloned());
    let more = unknown(known, given);
    known.extend(more.iter().cloned());
    new.extend(more);
    new
}

/// The items that are not among those known, in order.
fn unknown(known: &[Item], items: &[Item]) -> Vec<Item> {
    let newest = known.len().saturating_sub(ALIGNED_WITH);
    let earlier: Vec<_> = known.iter().skip(newest).map(Item::said_by).collect();
    unknown_items(items, &earlier, &[])
}
