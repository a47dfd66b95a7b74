//! What agents read: queues and tickets, each page from one snapshot.

use super::Services;
use super::claiming::require;
use super::error::{Noun, Result, ServiceError};
use super::receivers::Receivers;
use super::rows::{QueueTicket, rows};
use super::views::{incidents, passes, which};
use crate::domain::access::{Action, Actor};
use crate::domain::ask::StoredAsk;
use crate::domain::event::{Event, EventType};
use crate::domain::handoff::Handoff;
use crate::domain::ids::{AgentId, BotId, TeamId, TicketId};
use crate::domain::message::Message;
use crate::domain::packet::Packet;
use crate::domain::packet::needs::Needs;
use crate::domain::people::Bot;
use crate::domain::route::Route;
use crate::domain::routing::Decision;
use crate::domain::team::Team;
use crate::domain::ticket::Ticket;
use crate::domain::time::Moment;
use crate::domain::transcript::Item;
use crate::storage::drafts::Draft;
use crate::storage::queue::{self, Page};
use crate::storage::{
    AnyConnection, agents, asks, bots, decisions, drafts, events, handoffs, messages, needs,
    packets, routes, teams, tickets,
};
use std::collections::HashMap;

/// Messages a ticket's page shows at most: the newest.
const MESSAGES_SHOWN: i64 = 500;

/// Events a trace tells at most.
const EVENTS_TRACED: i64 = 5_000;

/// Decisions a ticket's page shows at most: the newest.
const DECISIONS_SHOWN: i64 = 20;

/// Asks a ticket's page shows at most: the newest.
const ASKS_SHOWN: i64 = 50;

/// Whose tickets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// The agent's own.
    Mine,
    /// Those of the agent's teams.
    Team,
    /// All the agent may see.
    All,
}

/// Which page of which queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueQuery {
    /// Whose tickets.
    pub view: View,
    /// Only this team, by name.
    pub team: Option<String>,
    /// Only this status, by its word.
    pub status: Option<String>,
    /// After this place.
    pub after: Option<(Moment, TicketId)>,
    /// How many at most.
    pub limit: i64,
}

/// A page of a queue.
#[derive(Debug, Clone, PartialEq)]
pub struct QueuePage {
    /// The least time left first.
    pub tickets: Vec<QueueTicket>,
    /// Where the next page begins, if there is one.
    pub next: Option<(Moment, TicketId)>,
}

/// Everything about one ticket.
#[derive(Debug, Clone)]
pub struct TicketView {
    /// The row it has in queues.
    pub row: QueueTicket,
    /// Its team.
    pub team: Team,
    /// The bot that escalated.
    pub bot: Bot,
    /// The packet as it is now.
    pub packet: Packet,
    /// The packet's versions and when each was made, newest first.
    pub versions: Vec<(i64, Moment)>,
    /// The bot's own state.
    pub task_state: Option<String>,
    /// What was said and tried before, as the bot sent it.
    pub transcript: Vec<Item>,
    /// What was said through Baton, oldest first.
    pub messages: Vec<Message>,
    /// Whether older messages are left out.
    pub older: bool,
    /// Oldest first.
    pub handoffs: Vec<Handoff>,
    /// That there was no room for it, or nobody to take it: the newest of each.
    pub incidents: Vec<Event>,
    /// That a bot passed the conversation to another, oldest first.
    pub passes: Vec<Event>,
    /// Why it went where it went, when it came in last.
    pub route: Option<Route>,
    /// Why it went to whom, newest first.
    pub decisions: Vec<Decision>,
    /// The reader's drafts.
    pub drafts: Vec<Draft>,
    /// Names of everybody who took part.
    pub agents: HashMap<AgentId, String>,
    /// Names of every bot.
    pub bots: HashMap<BotId, String>,
    /// Who of them may be given the ticket.
    pub receivers: Receivers,
    /// Names of every team.
    pub teams: HashMap<TeamId, String>,
    /// What its team needs to know.
    pub needs: Needs,
    /// What bots asked of people, oldest first.
    pub asks: Vec<StoredAsk>,
    /// What was last said about whether the context was enough: JSON text, and when.
    pub verified: Option<(String, Moment)>,
}

/// The ticket, if the actor may see it.
pub(super) fn readable(
    conn: &mut AnyConnection,
    actor: &Actor,
    ticket: TicketId,
) -> Result<Ticket> {
    let found = tickets::find(conn, ticket)?.ok_or(ServiceError::NotFound(Noun::Ticket))?;
    require(actor, Action::Read, &found)?;
    Ok(found)
}

impl Services {
    /// A page of a queue.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for a team that is not there or not the actor's.
    pub async fn queue(&self, actor: Actor, query: QueueQuery) -> Result<QueuePage> {
        let now = self.clock.now();
        self.read(move |conn| {
            let page = Page {
                which: which(conn, &actor, &query)?,
                status: query.status.clone(),
                after: query.after,
                limit: query.limit + 1,
            };
            let mut found = queue::page(conn, &page)?;
            let more = found.len() > usize::try_from(query.limit).unwrap_or_default();
            if more {
                found.pop();
            }
            let next = found
                .last()
                .filter(|_| more)
                .map(|last| (last.due_at, last.id));
            Ok(QueuePage {
                tickets: rows(conn, actor.id, found, now)?,
                next,
            })
        })
        .await
    }

    /// The rows of these tickets, for nobody in particular: none is marked unread.
    ///
    /// # Errors
    /// Storage.
    pub async fn queue_rows(&self, ids: Vec<TicketId>) -> Result<Vec<QueueTicket>> {
        let now = self.clock.now();
        self.read(move |conn| {
            let found = tickets::several(conn, ids)?;
            rows(conn, AgentId(0), found, now)
        })
        .await
    }

    /// Everything about a ticket.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn ticket(&self, actor: Actor, ticket: TicketId) -> Result<TicketView> {
        let now = self.clock.now();
        self.read(move |conn| {
            let found = readable(conn, &actor, ticket)?;
            view(conn, actor.id, found, now)
        })
        .await
    }

    /// A ticket for everybody's eyes: no drafts, nothing unread. For what is pushed to many.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn ticket_for_all(&self, ticket: TicketId) -> Result<TicketView> {
        let now = self.clock.now();
        self.read(move |conn| {
            let found = tickets::find(conn, ticket)?.ok_or(ServiceError::NotFound(Noun::Ticket))?;
            view(conn, AgentId(0), found, now)
        })
        .await
    }

    /// Everything that happened to a ticket, with the ticket.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn trace(&self, actor: Actor, ticket: TicketId) -> Result<(TicketView, Vec<Event>)> {
        let now = self.clock.now();
        self.read(move |conn| {
            let found = readable(conn, &actor, ticket)?;
            let happened = events::of_ticket(conn, ticket, EVENTS_TRACED)?;
            Ok((view(conn, actor.id, found, now)?, happened))
        })
        .await
    }

    /// What happened in a ticket's conversation after this `seq`: the messages and the events.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn ticket_updates(
        &self,
        actor: Actor,
        ticket: TicketId,
        after: i64,
    ) -> Result<(TicketView, Vec<Event>)> {
        let now = self.clock.now();
        self.read(move |conn| {
            let found = readable(conn, &actor, ticket)?;
            let happened = events::after(conn, found.conversation, after, MESSAGES_SHOWN)?;
            Ok((view(conn, actor.id, found, now)?, happened))
        })
        .await
    }
}

fn view(
    conn: &mut AnyConnection,
    reader: AgentId,
    ticket: Ticket,
    now: Moment,
) -> Result<TicketView> {
    let (id, version, conversation) = (ticket.id, ticket.packet_version, ticket.conversation);
    let team = teams::find(conn, ticket.team)?;
    let bot = bots::find(conn, ticket.bot)?;
    let row = rows(conn, reader, vec![ticket], now)?
        .pop()
        .ok_or(ServiceError::NotFound(Noun::Ticket))?;
    let (packet, task_state) = packets::find(conn, id, version)?;
    let transcript = packets::items(conn, id)?;
    let messages = messages::newest(conn, conversation, MESSAGES_SHOWN)?;
    let older = messages.len() >= usize::try_from(MESSAGES_SHOWN).unwrap_or(usize::MAX);
    let verified = events::newest_of(conn, conversation, EventType::ContextVerified)?
        .filter(|event| event.ticket == Some(id))
        .map(|event| (event.data, event.at));
    let (agents, bots) = (agents::all(conn)?, bots::all(conn)?);
    let receivers = Receivers::of(&agents, &bots, now);
    let agents = agents.into_iter().map(|agent| (agent.id, agent.name));
    Ok(TicketView {
        needs: needs::find(conn, team.id)?,
        asks: asks::of_ticket(conn, id, ASKS_SHOWN)?,
        verified,
        row,
        team,
        bot,
        packet,
        versions: packets::versions(conn, id)?,
        task_state,
        transcript,
        messages,
        older,
        handoffs: handoffs::of_ticket(conn, id)?,
        incidents: incidents(conn, conversation, id)?,
        passes: passes(conn, conversation)?,
        route: routes::newest(conn, id)?,
        decisions: decisions::of_ticket(conn, id, DECISIONS_SHOWN)?,
        drafts: drafts::of(conn, id, reader)?,
        receivers,
        agents: agents.collect(),
        bots: bots.into_iter().map(|bot| (bot.id, bot.name)).collect(),
        teams: teams::all(conn)?
            .into_iter()
            .map(|team| (team.id, team.name))
            .collect(),
    })
}
