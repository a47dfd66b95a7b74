//! Everything about one ticket.

use super::log_extract::LogExtract;
use super::receivers::Receivers;
use super::rows::{self, QueueTicket, TicketPageRow, opened};
use crate::domain::asks::StoredAsk;
use crate::domain::base::ids::{AgentId, BotId, TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::bots::bot::Bot;
use crate::domain::case::access::Action;
use crate::domain::case::actor::Actor;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::Handoff;
use crate::domain::case::message::Message;
use crate::domain::case::sight::Sight;
use crate::domain::case::ticket::Ticket;
use crate::domain::dispatch::Decision;
use crate::domain::log::{ContextVerified, Event};
use crate::domain::packet::Packet;
use crate::domain::packet::needs::Needs;
use crate::domain::rules::routing::Route;
use crate::domain::rules::triggers::Mark;
use crate::domain::team::Team;
use crate::domain::transcript::{Item, folded};
use crate::services::case::door::require;
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::packet::summary;
use crate::services::reading::Reading;
use crate::services::settings::SettingsSnapshot;
use crate::storage::drafts::Draft;
use crate::storage::papers::{self, FiringTold, Papers};
use crate::storage::{
    AnyConnection, StorageError, agents, asks, bot_standing, handoffs, messages, packets, tickets,
};
use std::collections::{HashMap, HashSet};

/// Messages a ticket's page shows at most.
pub(super) const MESSAGES_SHOWN: i64 = 500;

/// Decisions a ticket's page shows at most: the newest.
const DECISIONS_SHOWN: i64 = 20;

/// Asks a ticket's page shows at most: the newest.
const ASKS_SHOWN: i64 = 50;

/// Reads for everybody: nobody has drafts, or anything unread.
const NOBODY: AgentId = AgentId(0);

/// Everything about one ticket.
#[derive(Debug, Clone)]
pub struct ViewedTicket {
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
    /// The transcript of what happened before the escalation, as the bot sent it.
    pub transcript: Vec<Item>,
    /// Messages that went through Baton, oldest first: the newest ones, or the newest before [`Self::before`].
    pub messages: Vec<Message>,
    /// Whether older messages are left out.
    pub older: bool,
    /// The `seq` before which messages were asked for; nothing for the newest.
    pub before: Option<i64>,
    /// Oldest first.
    pub handoffs: Vec<Handoff>,
    /// That there was no room for it, or nobody to take it: the newest of each.
    pub incidents: Vec<Event>,
    /// That a bot passed the conversation to another, oldest first.
    pub passes: Vec<Event>,
    /// That whoever was asked to take it declined, oldest first.
    pub declines: Vec<Event>,
    /// That an agent let an offer lapse or declined it, oldest first: the newest.
    pub unaccepted: Vec<Event>,
    /// That its agent put it off, and that it came back, oldest first: the newest.
    pub snoozes: Vec<Event>,
    /// That somebody changed its tags or its priority, oldest first: the newest.
    pub hand_set: Vec<Event>,
    /// Why it went where it went, when it came in last.
    pub route: Option<Route>,
    /// Why it went to whom, newest first.
    pub decisions: Vec<Decision>,
    /// The reader's drafts.
    pub drafts: Vec<Draft>,
    /// The trigger rules that fired before it was escalated, oldest first.
    pub(crate) firings: Vec<FiringTold>,
    /// Whether the reader follows its conversation.
    pub(crate) is_followed: bool,
    /// Whether no ticket of the conversation came after it.
    pub(crate) is_newest: bool,
    /// Names of everybody who took part.
    pub agents: HashMap<AgentId, String>,
    /// Names of every bot.
    pub bots: HashMap<BotId, String>,
    /// Those of them that can receive the ticket.
    pub receivers: Receivers,
    /// Names of every team.
    pub teams: HashMap<TeamId, String>,
    /// What its team needs to know.
    pub needs: Needs,
    /// What bots asked of people, oldest first.
    pub asks: Vec<StoredAsk>,
    /// How the escalation was marked.
    pub mark: Option<Mark>,
    /// The latest verdict on whether the context was enough (JSON text), and its time.
    pub verified: Option<(ContextVerified, Moment)>,
}

impl ViewedTicket {
    /// Whether a bot had the conversation before the event of this `seq`, so that it gets it back.
    pub(crate) fn had(&self, bot: BotId, seq: i64) -> bool {
        let gave = |handoff: &Handoff| handoff.seq < seq && handoff.from == Holder::Bot(bot);
        [self.bot.id, self.row.conversation.bot].contains(&bot) || self.handoffs.iter().any(gave)
    }
}

/// The ticket, if the actor may see it.
pub(crate) fn readable(
    conn: &mut AnyConnection,
    actor: &Actor,
    ticket: TicketId,
) -> Result<Ticket> {
    let found = tickets::find(conn, ticket)?.ok_or(ServiceError::NotFound(Noun::Ticket))?;
    require(actor, Action::Read, &found)?;
    Ok(found)
}

impl Reading<'_> {
    /// Everything about a ticket; of its messages the newest, or the newest before a `seq`.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub(crate) async fn ticket(
        self,
        actor: Actor,
        ticket: TicketId,
        before: Option<i64>,
    ) -> Result<ViewedTicket> {
        let now = self.services.clock.now();
        self.services
            .read_settled(move |conn, settings| {
                seen_by(conn, settings, &actor, ticket, before, now)
            })
            .await
    }

    /// A ticket for everybody's eyes: no drafts, nothing unread. For what is pushed to many.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub async fn ticket_for_all(self, ticket: TicketId) -> Result<ViewedTicket> {
        let now = self.services.clock.now();
        self.services
            .read_settled(move |conn, settings| {
                let mut found = opened(conn, settings, NOBODY, vec![ticket], now)?;
                let found = found.remove(&ticket);
                let found = found.ok_or(ServiceError::NotFound(Noun::Ticket))?;
                view(conn, settings, found, None, None, now)
            })
            .await
    }
}

/// Everything about a ticket that the actor may see.
pub(super) fn seen_by(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    actor: &Actor,
    ticket: TicketId,
    before: Option<i64>,
    now: Moment,
) -> Result<ViewedTicket> {
    let mut found = opened(conn, settings, actor.id, vec![ticket], now)?;
    let found = allowed(found.remove(&ticket), actor)?;
    view(conn, settings, found, Some(actor), before, now)
}

/// The ticket that was opened, if it exists and the actor may see it.
pub(super) fn allowed(opened: Option<TicketPageRow>, actor: &Actor) -> Result<TicketPageRow> {
    let opened = opened.ok_or(ServiceError::NotFound(Noun::Ticket))?;
    require(actor, Action::Read, &opened.row.ticket)?;
    Ok(opened)
}

/// Reads what is not in a ticket's row, as far as it may be shown to its reader, or to everybody.
pub(super) fn view(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    opened: TicketPageRow,
    reader: Option<&Actor>,
    before: Option<i64>,
    now: Moment,
) -> Result<ViewedTicket> {
    let TicketPageRow {
        mut row,
        packet,
        task_state,
        mark,
    } = opened;
    let unreadable = || StorageError::Broken("a packet cannot be read".to_owned());
    let ticket = &row.ticket;
    let team = settings.team(ticket.team)?;
    let by = reader.map_or(NOBODY, |reader| reader.id);
    let Papers {
        versions,
        route,
        decisions,
        drafts,
        firings,
        siblings,
        is_followed,
    } = papers::of(conn, ticket, by, DECISIONS_SHOWN)?;
    let sight = Sight::of(ticket.id, &siblings, reader);
    let (messages, older) = newest(conn, ticket, &sight, before)?;
    let told = LogExtract::read(conn, ticket, &sight)?;
    let items = packets::items(conn, ticket.id)?;
    let packet = packet.ok_or_else(unreadable)?;
    // One that was stored before Baton made extracts.
    let packet = summary::with_extract_of(packet, &items, &messages);
    row.summary = row.summary.or_else(|| rows::headline(&packet));
    let ticket = &row.ticket;
    let agents = agents::all(conn)?;
    let bots = settings.bots().iter().map(|bot| &bot.bot);
    // The one that escalated was heard.
    let mut heard = match bots.len() > 1 {
        true => bot_standing::all_heard(conn)?.into_keys().collect(),
        false => HashSet::new(),
    };
    heard.insert(ticket.bot);
    let teams = settings.teams().iter().map(|team| &team.team);
    Ok(ViewedTicket {
        team: team.team.as_ref().clone(),
        bot: settings.bot(ticket.bot)?.bot.as_ref().clone(),
        packet,
        versions,
        task_state,
        transcript: folded(items),
        messages,
        older,
        before,
        handoffs: handoffs::of_ticket(conn, ticket.id)?,
        incidents: told.incidents,
        passes: told.passes,
        declines: told.declines,
        unaccepted: told.unaccepted,
        snoozes: told.snoozes,
        hand_set: told.hand_set,
        route,
        decisions,
        drafts,
        firings,
        is_followed,
        is_newest: siblings.iter().all(|other| other.id <= row.ticket.id),
        receivers: Receivers::of(&agents, bots.clone(), &heard, now),
        agents: agents
            .into_iter()
            .map(|agent| (agent.id, agent.name))
            .collect(),
        bots: bots.map(|bot| (bot.id, bot.name.clone())).collect(),
        teams: teams.map(|team| (team.id, team.name.clone())).collect(),
        needs: team.needs.as_ref().clone(),
        asks: asks::of_ticket(conn, ticket.id, ASKS_SHOWN)?,
        mark,
        verified: told.verified,
        row,
    })
}

/// The newest messages that a ticket shows, oldest first, and whether there are older ones.
fn newest(
    conn: &mut AnyConnection,
    ticket: &Ticket,
    sight: &Sight,
    before: Option<i64>,
) -> Result<(Vec<Message>, bool)> {
    let before = before.unwrap_or(i64::MAX);
    let mut found = messages::shown(conn, ticket.conversation, sight, before, MESSAGES_SHOWN + 1)?;
    let older = found.len() > usize::try_from(MESSAGES_SHOWN).unwrap_or(usize::MAX);
    if older {
        found.remove(0);
    }
    Ok((found, older))
}
