//! An escalation comes in: the conversation becomes a ticket with everything the bot knew.

mod answer;
mod words;

use crate::domain::control::Holder;
use crate::domain::escalation::Escalation;
use crate::domain::event::EventType;
use crate::domain::handoff::HandoffOutcome;
use crate::domain::ids::TicketId;
use crate::domain::invalid::Warning;
use crate::domain::lifecycle::{Command, Status};
use crate::domain::people::{Bot, Conversation};
use crate::domain::team::Team;
use crate::domain::ticket::Ticket;
use crate::domain::time::Moment;
use crate::domain::words::{Priority, Reason};
use crate::services::Services;
use crate::services::case::Case;
use crate::services::conversations::find_or_start;
use crate::services::error::Result;
use crate::services::handback::put_back;
use crate::services::idempotency::{self, Answered, Key};
use crate::services::packets;
use crate::services::secrets;
use crate::services::wire::EscalationAnswer;
use crate::storage::{AnyConnection, packets as stored, teams, tickets};
use std::sync::Arc;

impl Services {
    /// Opens a ticket from all the bot has, or adds to the one that is open (rules 2 and 3).
    ///
    /// # Errors
    /// [`super::ServiceError::KeyReused`], or storage.
    pub async fn escalate(
        &self,
        bot: Bot,
        input: Escalation,
        warnings: Vec<Warning>,
        key: Option<Key>,
    ) -> Result<Answered<EscalationAnswer>> {
        let now = self.clock.now();
        let (bot, input, warnings) = (Arc::new(bot), Arc::new(input), Arc::new(warnings));
        let public_url = self.settings.public_url.clone();
        let answered = self
            .change(move |conn| {
                let mut intake = Intake {
                    bot: &bot,
                    input: &input,
                    now,
                    warnings: warnings.to_vec(),
                };
                let outcome = intake.take(conn, key.as_ref(), &public_url)?;
                Ok(outcome)
            })
            .await?;
        Ok(answered)
    }
}

struct Intake<'a> {
    bot: &'a Bot,
    input: &'a Escalation,
    now: Moment,
    warnings: Vec<Warning>,
}

impl Intake<'_> {
    fn take(
        &mut self,
        conn: &mut AnyConnection,
        key: Option<&Key>,
        public_url: &str,
    ) -> Result<Answered<EscalationAnswer>> {
        let conversation = find_or_start(conn, self.bot, self.input, self.now)?;
        let trigger = self.trigger_message();
        let known = match trigger {
            Some(message) => tickets::by_trigger(conn, conversation.id, message)?,
            None => None,
        };
        if let Some(ticket) = known {
            return self.again(conn, conversation, ticket, public_url);
        }
        let (bot, now) = (self.bot.id, self.now);
        idempotency::once(conn, bot, key, now, |conn| {
            match tickets::open_of(conn, conversation.id)? {
                Some(ticket) => self.again(conn, conversation, ticket, public_url),
                None => self.anew(conn, conversation, public_url),
            }
        })
    }

    fn trigger_message(&self) -> Option<&str> {
        self.input.packet.trigger.as_ref()?.message_id.as_deref()
    }

    /// The ticket is there: what is new is added to its packet; a closed one is only named.
    fn again(
        &mut self,
        conn: &mut AnyConnection,
        conversation: Conversation,
        ticket: Ticket,
        public_url: &str,
    ) -> Result<Answered<EscalationAnswer>> {
        let now = self.now;
        let open = ticket.is_open();
        let mut case = Case::of(conn, conversation, now)?;
        case.ticket = Some(ticket);
        if open {
            if matches!(case.ticket()?.status, Status::Offered(_)) {
                // A bot that escalates again does not want the conversation back.
                put_back(
                    &mut case,
                    HandoffOutcome::Declined,
                    "the bot escalated again",
                )?;
            }
            self.add_to_packet(&mut case)?;
            packets::add_transcript(&mut case, &self.input.transcript)?;
            self.remember_trigger(&mut case)?;
        }
        let answer = self.answer(&mut case, public_url, true, None)?;
        case.finish()?;
        Ok(Answered::seen(answer))
    }

    /// No ticket is open: one is reopened or opened, and control goes to the team.
    fn anew(
        &mut self,
        conn: &mut AnyConnection,
        conversation: Conversation,
        public_url: &str,
    ) -> Result<Answered<EscalationAnswer>> {
        let now = self.now;
        let team = self.choose_team(conn)?;
        let last = tickets::newest_of(conn, conversation.id)?;
        let reopened = last.filter(|ticket| {
            ticket
                .closed_at
                .is_some_and(|closed| now.since(closed) < team.reopen_within)
        });
        let before = conversation.control.holder;
        let mut case = Case::of(conn, conversation, now)?;
        self.last_words(&mut case, before)?;
        let created = reopened.is_none();
        match reopened {
            Some(ticket) => self.reopen(&mut case, ticket)?,
            None => self.open(&mut case, &team)?,
        }
        let team_holds = Holder::Team(case.ticket()?.team);
        case.pass_control(team_holds, None::<&()>)?;
        let reason = case.ticket()?.reason;
        case.hand_over(before, team_holds, reason.as_str(), None, None)?;
        self.remember_trigger(&mut case)?;
        let say = self.say(&mut case)?;
        let answer = self.answer(&mut case, public_url, false, Some(say))?;
        case.finish()?;
        Ok(if created {
            Answered::created(answer)
        } else {
            Answered::seen(answer)
        })
    }

    /// The team the bot asks for, or its own; a wish that cannot be met is a warning.
    fn choose_team(&mut self, conn: &mut AnyConnection) -> Result<Team> {
        let wanted = self
            .input
            .packet
            .routing
            .as_ref()
            .and_then(|routing| routing.team.as_deref());
        if let Some(name) = wanted {
            if let Some(team) = teams::by_name(conn, name)? {
                return Ok(team);
            }
            self.warnings.push(Warning::new(
                "/routing/team",
                "no such team: the bot's own team was chosen",
            ));
        }
        Ok(teams::find(conn, self.bot.team)?)
    }

    fn open(&self, case: &mut Case<'_>, team: &Team) -> Result<()> {
        let previous = tickets::newest_of(case.conn, case.conversation.id)?.map(|ticket| ticket.id);
        let packet = &self.input.packet;
        let mut ticket = Ticket {
            id: TicketId(0),
            token: secrets::token("tkt"),
            conversation: case.conversation.id,
            bot: self.bot.id,
            team: team.id,
            status: Status::Waiting,
            agent: None,
            priority: packet.priority.unwrap_or(Priority::Normal),
            reason: packet
                .trigger
                .as_ref()
                .map_or(Reason::Other, |trigger| trigger.reason),
            language: self.language(&case.conversation),
            packet_version: 1,
            previous,
            reopened: 0,
            created_at: self.now,
            waiting_since: self.now,
            accepted_at: None,
            first_reply_at: None,
            unanswered_since: Some(self.now),
            due_at: self.now.plus(team.accept_within),
            closed_at: None,
            last_seq: case.conversation.last_seq,
            customer_seq: case.conversation.last_seq,
        };
        ticket.id = tickets::add(case.conn, &ticket)?;
        let id = ticket.id;
        case.ticket = Some(ticket);
        stored::add(
            case.conn,
            id,
            1,
            packet,
            self.input.task_state.as_deref(),
            self.now,
        )?;
        stored::add_items(case.conn, id, 0, &self.input.transcript)?;
        case.count_opened()?;
        case.set_timers()?;
        let data = case.ticket_data()?;
        case.record(EventType::TicketOpened, &data)?;
        Ok(())
    }

    fn reopen(&mut self, case: &mut Case<'_>, ticket: Ticket) -> Result<()> {
        case.ticket = Some(ticket);
        case.apply(Command::Reopen)?;
        let now = self.now;
        let ticket = case.ticket_mut()?;
        ticket.reopened += 1;
        ticket.closed_at = None;
        ticket.accepted_at = None;
        ticket.first_reply_at = None;
        ticket.waiting_since = now;
        ticket.unanswered_since = Some(now);
        self.add_to_packet(case)?;
        packets::add_transcript(case, &self.input.transcript)
    }

    fn add_to_packet(&mut self, case: &mut Case<'_>) -> Result<()> {
        let state = self.input.task_state.as_deref();
        let warnings = packets::add_to(case, &self.input.packet, state)?;
        self.warnings.extend(warnings);
        Ok(())
    }

    fn language(&self, conversation: &Conversation) -> Option<String> {
        let customer = self
            .input
            .customer
            .as_ref()
            .and_then(|customer| customer.language.clone());
        conversation.language.clone().or(customer)
    }

    fn remember_trigger(&self, case: &mut Case<'_>) -> Result<()> {
        let Some(message) = self.trigger_message() else {
            return Ok(());
        };
        if tickets::by_trigger(case.conn, case.conversation.id, message)?.is_none() {
            let ticket = case.ticket()?.clone();
            tickets::add_trigger(case.conn, &ticket, message, self.now)?;
        }
        Ok(())
    }
}
