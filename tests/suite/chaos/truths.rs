//! What is true whatever happens.

use super::world::World;
use baton::domain::accounts::agent::Agent;
use baton::domain::base::ids::{AgentId, ConversationId, TicketId};
use baton::domain::case::control::Holder;
use baton::domain::case::conversation::Conversation;
use baton::domain::case::lifecycle::{Offeree, Status};
use baton::domain::case::ticket::Ticket;
use baton::domain::dispatch::QueueSort;
use baton::storage::listing::{self, ListingQuery, PageQuery, QueueScope};
use baton::storage::schema::{asks, conversations, events, tickets as stored, timers};
use baton::storage::{
    AnyConnection, StorageError, agents, conversations as known, decisions, tickets,
};
use diesel::prelude::*;
use std::collections::{HashMap, HashSet};

/// Everything there is, in one snapshot.
pub struct Snapshot {
    pub tickets: Vec<Ticket>,
    pub agents: Vec<Agent>,
    conversations: HashMap<ConversationId, Conversation>,
    timers: HashMap<TicketId, HashSet<String>>,
    asked: HashSet<TicketId>,
    logs: HashMap<ConversationId, Vec<i64>>,
}

impl World {
    pub async fn snapshot(&self) -> Snapshot {
        let read = |conn: &mut AnyConnection| Ok::<_, StorageError>(snapshot(conn)?);
        self.app.services.store.read(read).await.unwrap()
    }
}

/// Who has, or is asked to take, what is open.
pub struct Places {
    /// By ticket.
    pub agents: HashMap<i64, AgentId>,
    /// Conversations that are handed back to their own bot.
    pub returned: Vec<String>,
}

type Place = (TicketId, Option<AgentId>, Option<AgentId>);

impl World {
    /// Who has each open ticket, or is offered it.
    pub async fn places(&self) -> Places {
        let read = |conn: &mut AnyConnection| {
            let open = stored::table.filter(stored::closed_at.is_null());
            let places = open.select((stored::id, stored::offered_agent_id, stored::agent_id));
            let places = places.load::<Place>(conn)?;
            let back = stored::table
                .inner_join(conversations::table.on(conversations::id.eq(stored::conversation_id)))
                .filter(stored::offered_bot_id.eq(conversations::bot_id.nullable()))
                .select(conversations::external_id);
            Ok::<_, StorageError>((places, back.load::<String>(conn)?))
        };
        let (places, returned) = self.app.services.store.read(read).await.unwrap();
        let place = |(ticket, offered, agent): Place| Some((ticket.0, offered.or(agent)?));
        Places {
            agents: places.into_iter().filter_map(place).collect(),
            returned,
        }
    }
}

fn snapshot(conn: &mut AnyConnection) -> QueryResult<Snapshot> {
    let ids: Vec<TicketId> = stored::table.select(stored::id).load(conn)?;
    let tickets = tickets::several(conn, ids)?;
    let of = tickets.iter().map(|ticket| ticket.conversation).collect();
    let conversations = known::several(conn, of)?;
    let set: Vec<(TicketId, String)> = timers::table
        .select((timers::ticket_id, timers::kind))
        .load(conn)?;
    let mut timers: HashMap<TicketId, HashSet<String>> = HashMap::new();
    for (ticket, kind) in set {
        assert!(
            timers.entry(ticket).or_default().insert(kind),
            "one timer of a kind"
        );
    }
    let seen: Vec<(ConversationId, i64)> = events::table
        .order((events::conversation_id, events::seq))
        .select((events::conversation_id, events::seq))
        .load(conn)?;
    let open = asks::table.filter(asks::state.eq("open"));
    let asked: Vec<TicketId> = open.select(asks::ticket_id).load(conn)?;
    let mut logs: HashMap<ConversationId, Vec<i64>> = HashMap::new();
    for (conversation, seq) in seen {
        logs.entry(conversation).or_default().push(seq);
    }
    Ok(Snapshot {
        tickets,
        agents: agents::all(conn)?,
        conversations: conversations.into_iter().map(|c| (c.id, c)).collect(),
        timers,
        asked: asked.into_iter().collect(),
        logs,
    })
}

impl Snapshot {
    /// Nobody speaks but the holder, nobody has more than they may, everything ends, the log has no gap.
    pub fn check(&self) {
        let mut open = HashSet::new();
        for ticket in &self.tickets {
            if ticket.is_open() {
                assert!(
                    open.insert(ticket.conversation),
                    "two open tickets of one conversation"
                );
                self.holder(ticket);
            }
            self.deadlines(ticket);
        }
        self.places();
        for (conversation, log) in &self.logs {
            let expected: Vec<i64> = (1..).take(log.len()).collect();
            assert_eq!(log, &expected, "a gap in the log of {conversation}");
        }
    }

    /// Where tickets stand, and how they ended.
    pub fn kinds(&self) -> HashSet<String> {
        let kind = |ticket: &Ticket| match ticket.status {
            Status::Closed(outcome) => outcome.to_string(),
            status => status.word().to_owned(),
        };
        self.tickets.iter().map(kind).collect()
    }

    /// Control is where the status says.
    fn holder(&self, ticket: &Ticket) {
        let holder = self.conversations[&ticket.conversation].control.holder;
        let expected = match ticket.status {
            Status::Waiting | Status::Offered(Offeree::Agent(_)) => Holder::Team(ticket.team),
            Status::Offered(Offeree::Bot(bot)) => Holder::Bot(bot),
            Status::Active(agent) | Status::Snoozed(agent) => Holder::Agent(agent),
            Status::Closed(_) => return,
        };
        assert_eq!(holder, expected, "{ticket:?}");
        let invited = ticket.invitation.is_some();
        assert!(
            !invited || ticket.owner().is_some(),
            "asked without an owner: {ticket:?}"
        );
    }

    /// Every state ends by itself; what is over has no deadline.
    fn deadlines(&self, ticket: &Ticket) {
        let set = self.timers.get(&ticket.id).cloned().unwrap_or_default();
        let has = |kind: &str| set.contains(kind);
        let ends = match ticket.status {
            Status::Waiting => has("expire"),
            Status::Offered(Offeree::Agent(_)) => has("offer_lapsed") && has("expire"),
            Status::Offered(Offeree::Bot(_)) => has("return_lapsed"),
            Status::Active(_) => has("reply_overdue") || has("idle"),
            Status::Snoozed(_) => has("wake"),
            Status::Closed(_) => set.is_empty(),
        };
        assert!(ends, "{ticket:?} has {set:?}");
        assert_eq!(
            ticket.invitation.is_some(),
            has("invitation_lapsed"),
            "{ticket:?}"
        );
        let asked = self.asked.contains(&ticket.id);
        assert_eq!(asked, has("ask_expires"), "{ticket:?}");
    }

    /// Atomic assignment: an agent's places are the tickets they have, and not more than they may have.
    fn places(&self) {
        let mut taken: HashMap<AgentId, i64> = HashMap::new();
        for agent in self
            .tickets
            .iter()
            .filter_map(|ticket| ticket.status.place())
        {
            *taken.entry(agent).or_default() += 1;
        }
        for agent in &self.agents {
            let has = taken.get(&agent.id).copied().unwrap_or_default();
            assert_eq!(agent.active_count, has, "{}", agent.name);
            let room = agent.capacity.is_none_or(|most| has <= most);
            assert!(room, "{} has {has} of {:?}", agent.name, agent.capacity);
        }
    }
}

/// Every decision comes out the same when it is made again; returns how many there are.
pub async fn decisions_are_reproducible(world: &World) -> usize {
    let read = |conn: &mut AnyConnection| {
        let page = PageQuery {
            which: QueueScope::All,
            status: None,
            filters: Vec::new(),
            sort: QueueSort::Order,
            after: None,
            limit: 100_000,
        };
        let wanted = ListingQuery {
            page: Some(page),
            ..ListingQuery::default()
        };
        let found = listing::find(conn, &wanted)?;
        let mut ids: Vec<TicketId> = found.page.iter().map(|(_, id)| *id).collect();
        ids.extend(
            stored::table
                .filter(stored::closed_at.is_not_null())
                .select(stored::id)
                .load::<TicketId>(conn)?,
        );
        let mut all = Vec::new();
        for id in ids {
            all.extend(decisions::of_ticket(conn, id, 10_000)?);
        }
        Ok::<_, StorageError>(all)
    };
    let all = world.app.services.store.read(read).await.unwrap();
    for decision in &all {
        assert_eq!(&decision.again(), decision);
    }
    all.len()
}
