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
use crate::services::conversations::{Started, find_or_start};
use crate::services::error::Result;
use crate::services::handback::put_back;
use crate::services::idempotency::{self, Answered, Key};
use crate::services::packets;
use crate::services::secrets;
use crate::services::wire::EscalationAnswer;
use crate::storage::{AnyConnection, agents, packets as stored, teams, tickets};
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
                    trigger_known: false,
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
    /// Whether the trigger message is remembered already.
    trigger_known: bool,
}

impl Intake<'_> {
    fn take(
        &mut self,
        conn: &mut AnyConnection,
        key: Option<&Key>,
        public_url: &str,
    ) -> Result<Answered<EscalationAnswer>> {
        let (bot, now) = (self.bot.id, self.now);
        let started = find_or_start(conn, self.bot, self.input, now)?;
        if let Some(ticket) = self.known(conn, &started)? {
            let mut case = Case::of(conn, started.conversation, now)?;
            case.ticket = Some(ticket);
            return self.again(case, public_url);
        }
        idempotency::once(conn, bot, key, now, |conn| {
            let is_new = started.is_new;
            let case = match is_new {
                true => Case::new(conn, started.conversation, now),
                false => Case::of(conn, started.conversation, now)?,
            };
            match case.ticket {
                Some(_) => self.again(case, public_url),
                None => self.anew(case, is_new, public_url),
            }
        })
    }

    fn trigger_message(&self) -> Option<&str> {
        self.input.packet.trigger.as_ref()?.message_id.as_deref()
    }

    /// The ticket the trigger message belongs to already.
    fn known(&mut self, conn: &mut AnyConnection, started: &Started) -> Result<Option<Ticket>> {
        let known = match self.trigger_message() {
            Some(message) if !started.is_new => {
                tickets::by_trigger(conn, started.conversation.id, message)?
            }
            Some(_) | None => None,
        };
        self.trigger_known = known.is_some();
        Ok(known)
    }

    /// The ticket is there: what is new is added to its packet; a closed one is only named.
    fn again(
        &mut self,
        mut case: Case<'_>,
        public_url: &str,
    ) -> Result<Answered<EscalationAnswer>> {
        if case.ticket()?.is_open() {
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
        let online = self.agents_online(&mut case)?;
        let answer = self.answer(&mut case, public_url, online, None)?;
        case.finish()?;
        Ok(Answered::seen(answer))
    }

    /// No ticket is open: one is reopened or opened, and control goes to the team.
    fn anew(
        &mut self,
        mut case: Case<'_>,
        is_new: bool,
        public_url: &str,
    ) -> Result<Answered<EscalationAnswer>> {
        let now = self.now;
        let team = self.choose_team(case.conn)?;
        let last = match is_new {
            true => None,
            false => tickets::newest_of(case.conn, case.conversation.id)?,
        };
        let previous = last.as_ref().map(|ticket| ticket.id);
        let reopened = last.filter(|ticket| {
            ticket
                .closed_at
                .is_some_and(|closed| now.since(closed) < team.reopen_within)
        });
        let before = case.control().holder;
        self.last_words(&mut case, before)?;
        let created = reopened.is_none();
        match reopened {
            Some(ticket) => self.reopen(&mut case, ticket)?,
            None => self.open(&mut case, &team, previous)?,
        }
        let team_holds = Holder::Team(case.ticket()?.team);
        case.pass_control(team_holds, None::<&()>)?;
        let reason = case.ticket()?.reason;
        case.hand_over(before, team_holds, reason.as_str(), None, None)?;
        self.remember_trigger(&mut case)?;
        let online = self.agents_online(&mut case)?;
        let say = self.say(&mut case, online)?;
        let answer = self.answer(&mut case, public_url, online, Some(say))?;
        case.finish()?;
        Ok(if created {
            Answered::created(answer)
        } else {
            Answered::seen(answer)
        })
    }

    fn agents_online(&self, case: &mut Case<'_>) -> Result<i64> {
        let team = case.ticket()?.team;
        Ok(agents::count_available(case.conn, team, self.now)?)
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

    fn open(&self, case: &mut Case<'_>, team: &Team, previous: Option<TicketId>) -> Result<()> {
        let packet = &self.input.packet;
        let ticket = Ticket {
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
        let id = case.add_ticket(ticket, team)?;
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
        case.set_first_timers()?;
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
        if let Some(message) = self.trigger_message()
            && !self.trigger_known
        {
            let ticket = case.ticket()?.id;
            let conversation = case.conversation.id;
            tickets::add_trigger(case.conn, conversation, ticket, message, self.now)?;
        }
        Ok(())
    }
}
