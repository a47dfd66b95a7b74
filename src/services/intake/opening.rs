//! The ticket of an escalation: a new one, or the old one once more.

use super::Intake;
use crate::domain::base::ids::TicketId;
use crate::domain::base::words::{Priority, Reason};
use crate::domain::case::lifecycle::{Command, Status};
use crate::domain::case::ticket::Ticket;
use crate::domain::log::Happened;
use crate::services::accounts::secrets;
use crate::services::case::Case;
use crate::services::case::between_bots::Carried;
use crate::services::error::Result;
use crate::services::files;
use crate::services::intake::destination::Routed;
use crate::services::packet::{additions, summary};
use crate::services::settings::SettingsSnapshot;

impl Intake<'_> {
    /// A new ticket with its first packet.
    pub(super) fn open(
        &mut self,
        case: &mut Case<'_>,
        routed: &Routed,
        previous: Option<&Ticket>,
        between: Option<Carried>,
    ) -> Result<()> {
        let team = &routed.team;
        let ticket = Ticket {
            id: TicketId(0),
            token: secrets::token_at("tkt", self.now),
            conversation: case.conversation.id,
            bot: self.bot.id,
            team: team.id,
            status: Status::Waiting,
            agent: None,
            priority: routed.route.priority.unwrap_or(Priority::Normal),
            reason: self.reason().unwrap_or(Reason::Other),
            language: self.language.clone(),
            packet_version: 1,
            previous: previous.map(|ticket| ticket.id),
            reopened: 0,
            created_at: self.now,
            waiting_since: self.now,
            accepted_at: None,
            first_reply_at: None,
            unanswered_since: Some(self.now),
            due_at: self.now,
            closed_at: None,
            last_seq: case.conversation.last_seq,
            customer_seq: case.conversation.last_seq,
            queued_at: self.now,
            declined: Vec::new(),
            snoozed_until: None,
            invitation: None,
        };
        case.add_ticket(ticket);
        case.mask_customer(team.id)?;
        let begun = self.begun(case, previous, between)?;
        let packet = case.masked_packet(team.id, &begun.packet)?.into_owned();
        files::belong_to(case, &packet.attachments, false);
        let items = case.masked_items(team.id, &begun.items)?;
        let items = items.into_owned();
        let position = begun.earlier.len();
        let mut all = begun.earlier;
        all.extend(items);
        let packet = summary::with_extract(case, packet, &all)?;
        case.tag_by_bot(None, &packet)?;
        case.put_packet(packet, begun.task_state.as_deref())?;
        let first = i64::try_from(position).unwrap_or(i64::MAX);
        case.put_items(first, all.split_off(position));
        case.count_opened()?;
        case.set_timers()?;
        let data = case.ticket_data()?;
        case.record(Happened::TicketOpened(data));
        self.ask(case, true)
    }

    /// The same ticket once more, for today's reason and where the bot or a rule wants it now.
    pub(super) fn reopen(
        &mut self,
        case: &mut Case<'_>,
        ticket: Ticket,
        between: Option<Carried>,
        routed: &Routed,
    ) -> Result<()> {
        case.turn_to(Some(ticket));
        if let Some(between) = between {
            self.take_up(case, between)?;
        }
        if routed.route.named {
            case.move_to(&routed.team)?;
        }
        let language = self.language.clone();
        let ticket = case.ticket_mut()?;
        ticket.reason = self.reason().unwrap_or(ticket.reason);
        ticket.language = language.or(ticket.language.take());
        case.apply(Command::Reopen)?;
        self.add_to_packet(case)?;
        // Once more it may become more urgent; less only by a rule that overrides what was said.
        if let Some(wanted) = routed.route.priority
            && (routed.route.overrides || wanted > case.ticket()?.priority)
        {
            case.change_priority(wanted)?;
        }
        self.ask(case, true)?;
        match self.input.transcript.is_empty() {
            true => additions::read_extract(case),
            false => additions::add_transcript(case, &self.input.transcript),
        }
    }

    /// Whether the conversation's last ticket was closed so lately that it is the same once more.
    pub(super) fn reopens(&self, settings: &SettingsSnapshot, last: &Ticket) -> Result<bool> {
        let routing = self.input.packet.routing.as_ref();
        let wanted = routing.and_then(|routing| settings.team_by_name(routing.team.as_deref()?));
        let team = match wanted {
            Some(team) => team,
            None => settings.team(self.bot.team)?,
        };
        let lately = |closed| self.now.since(closed) < team.team.reopen_within;
        Ok(last.bot == self.bot.id && last.closed_at.is_some_and(lately))
    }

    pub(super) fn reason(&self) -> Option<Reason> {
        Some(self.input.packet.trigger.as_ref()?.reason)
    }
}
