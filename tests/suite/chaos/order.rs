//! Who is helped first, and that everybody is in the end.

use super::evidence;
use super::truths::Snapshot;
use super::world::World;
use crate::support::dice::Dice;
use baton::domain::accounts::agent::Agent;
use baton::domain::base::ids::{AgentId, TeamId, TicketId};
use baton::domain::base::time::Moment;
use baton::domain::base::words::Reason;
use baton::domain::case::lifecycle::{Offeree, Status};
use baton::domain::case::ticket::Ticket;
use baton::domain::dispatch::{Relaxed, spoken};
use baton::domain::packet::Packet;
use baton::domain::team::hours::Hours;
use baton::domain::team::{Assignment, Team};
use baton::storage::{AnyConnection, StorageError, agents, hours, packets, route_decisions, teams};
use std::collections::HashMap;
use std::fmt::Debug;
use std::time::Duration;

/// Teams one after the other that a ticket may fall back to.
const TIERS: usize = 5;

/// The state that an offer depends on, beside the ticket and the agent.
pub struct People {
    teams: HashMap<TeamId, Team>,
    members: Vec<(AgentId, TeamId)>,
    packets: HashMap<TicketId, Packet>,
    hours: HashMap<TeamId, Hours>,
    /// What rules want of who takes a ticket.
    by_rule: HashMap<TicketId, Vec<String>>,
}

async fn people(world: &World, waiting: &[Ticket]) -> People {
    let ids: Vec<TicketId> = waiting.iter().map(|ticket| ticket.id).collect();
    let read = move |conn: &mut AnyConnection| {
        let hours = hours::all(conn)?.into_iter();
        let mut by_rule = HashMap::new();
        for id in &ids {
            by_rule.insert(
                *id,
                route_decisions::newest(conn, *id)?.map_or_else(Vec::new, |r| r.require),
            );
        }
        Ok::<_, StorageError>(People {
            hours: hours.map(|(team, hours)| (team, hours.kept())).collect(),
            by_rule,
            teams: teams::all(conn)?.into_iter().map(|t| (t.id, t)).collect(),
            members: agents::memberships(conn)?,
            packets: packets::several(conn, ids)?.into_iter().collect(),
        })
    };
    world.app.services.store.read(read).await.unwrap()
}

impl People {
    /// Whether this agent could be offered this ticket, said in other words than the product does.
    fn could(&self, agent: &Agent, ticket: &Ticket, now: Moment) -> bool {
        let team = &self.teams[&ticket.team];
        if team.assignment != Assignment::Offer {
            return false;
        }
        let relaxed = self.relaxed(ticket, now);
        let reach = match relaxed {
            Relaxed::Declines => self.chain(ticket.team),
            _ => vec![ticket.team],
        };
        if !self
            .members
            .iter()
            .any(|(who, of)| *who == agent.id && reach.contains(of) && self.is_open(of, now))
        {
            return false;
        }
        let mut needed = self.packets[&ticket.id]
            .routing
            .clone()
            .unwrap_or_default()
            .skills;
        needed.extend(self.by_rule[&ticket.id].iter().cloned());
        let skilled = needed.iter().all(|skill| agent.skills.contains_key(skill));
        let language = ticket.language.as_deref().map(spoken);
        let speaks = agent.languages.is_empty()
            || language.is_none_or(|language| agent.languages.contains(&language));
        let declined = ticket.declined.contains(&agent.id);
        (skilled || relaxed >= Relaxed::Skills)
            && (speaks || relaxed >= Relaxed::Language)
            && (!declined || relaxed >= Relaxed::Declines)
    }

    fn relaxed(&self, ticket: &Ticket, now: Moment) -> Relaxed {
        let waited = match self.hours.get(&ticket.team) {
            Some(hours) => hours.open_time(ticket.queued_at, now),
            None => now.since(ticket.queued_at),
        };
        Relaxed::after(waited, self.teams[&ticket.team].relax_within)
    }

    /// The same in words, for the message of a failure.
    pub fn about(&self, ticket: &Ticket, now: Moment) -> Vec<(&'static str, String)> {
        let chain = self.chain(ticket.team);
        let open: Vec<_> = chain
            .iter()
            .map(|team| (team, self.is_open(team, now)))
            .collect();
        vec![
            ("routing", format!("{:?}", self.packets[&ticket.id].routing)),
            ("by rule", format!("{:?}", self.by_rule[&ticket.id])),
            ("relaxed", format!("{:?}", self.relaxed(ticket, now))),
            ("team", format!("{:?}", self.teams[&ticket.team])),
            (
                "hours",
                format!("{}", self.hours.contains_key(&ticket.team)),
            ),
            ("tiers, and whether they are open", format!("{open:?}")),
        ]
    }

    fn is_open(&self, team: &TeamId, now: Moment) -> bool {
        let hours = self.hours.get(team);
        hours.is_none_or(|hours| hours.is_open(now))
    }

    fn chain(&self, first: TeamId) -> Vec<TeamId> {
        let mut chain = Vec::new();
        let mut next = Some(first);
        while let Some(team) = next.filter(|team| !chain.contains(team) && chain.len() < TIERS) {
            chain.push(team);
            next = self.teams[&team].next;
        }
        chain
    }
}

/// Whose turn it is among what waits: the less, the sooner.
pub fn turn(ticket: &Ticket) -> impl Ord + Debug + use<> {
    (ticket.reason != Reason::Safety, ticket.due_at, ticket.id)
}

/// One agent after the other comes when nobody else is there: they are offered exactly the most urgent
/// of what they could do, as much as they may have.
pub async fn the_most_urgent_whom_somebody_can_help_goes_first(world: &World, dice: &mut Dice) {
    let services = &world.app.services;
    // Long enough for every console to count as closed and every offer to lapse.
    world.app.pass(Duration::from_secs(120)).await;
    for _ in 0..20 {
        let who = dice.of(&world.agents).id;
        let before = world.snapshot().await;
        let now = world.app.clock.now();
        let agent = before.agents.iter().find(|agent| agent.id == who).unwrap();
        let waiting: Vec<Ticket> = before
            .tickets
            .iter()
            .filter(|ticket| ticket.status == Status::Waiting)
            .cloned()
            .collect();
        let people = people(world, &waiting).await;
        let mut able: Vec<&Ticket> = waiting
            .iter()
            .filter(|ticket| people.could(agent, ticket, now))
            .collect();
        able.sort_by_key(|ticket| turn(ticket));
        // Without a limit, one offer at a time.
        let room = agent.capacity.map_or(1, |most| {
            usize::try_from(most - agent.active_count).unwrap_or_default()
        });
        let mut expected: Vec<TicketId> = able.iter().take(room).map(|ticket| ticket.id).collect();
        services.accounts().sign_online(vec![who]).await.unwrap();
        services
            .accounts()
            .set_away(who, false, None, None)
            .await
            .unwrap();
        world.app.offer().await;
        let after = world.snapshot().await;
        let mut offered: Vec<TicketId> = after
            .tickets
            .iter()
            .filter(|ticket| ticket.status == Status::Offered(Offeree::Agent(who)))
            .map(|ticket| ticket.id)
            .collect();
        expected.sort();
        offered.sort();
        if offered != expected {
            let mut told = format!("offered {offered:?}, expected {expected:?}: {agent:?}");
            let differ = |id: &TicketId| offered.contains(id) != expected.contains(id);
            for (before, after) in both(&before, &after, differ) {
                told += &evidence::of(world, &people, (before, after), who, now).await;
            }
            panic!("{told}");
        }
        services.accounts().sign_offline(who).await.unwrap();
        world.app.pass(Duration::from_secs(61)).await;
    }
}

/// Some tickets as they were and as they are.
fn both<'a>(
    before: &'a Snapshot,
    after: &'a Snapshot,
    which: impl Fn(&TicketId) -> bool,
) -> Vec<(&'a Ticket, &'a Ticket)> {
    let was = before.tickets.iter().filter(|ticket| which(&ticket.id));
    let is = |id| after.tickets.iter().find(|ticket| ticket.id == id);
    was.map(|ticket| (ticket, is(ticket.id).unwrap())).collect()
}

/// While people are there and work, nothing waits for ever.
pub async fn everything_that_can_be_helped_is_in_the_end(world: &World) {
    let services = &world.app.services;
    let everybody: Vec<AgentId> = world.agents.iter().map(|agent| agent.id).collect();
    let mut rounds = 0;
    loop {
        services
            .accounts()
            .sign_online(everybody.clone())
            .await
            .unwrap();
        let known = world.snapshot().await.agents;
        for away in known.iter().filter(|agent| agent.away) {
            services
                .accounts()
                .set_away(away.id, false, None, None)
                .await
                .unwrap();
        }
        world.app.offer().await;
        let now = world.snapshot().await;
        let offered: Vec<(i64, AgentId)> = now
            .tickets
            .iter()
            .filter_map(|ticket| Some((ticket.id.0, ticket.status.place()?)))
            .collect();
        let waiting: Vec<Ticket> = now
            .tickets
            .iter()
            .filter(|ticket| ticket.status == Status::Waiting)
            .cloned()
            .collect();
        let people = people(world, &waiting).await;
        let clock = world.app.clock.now();
        let could_be = |ticket: &&Ticket| {
            let able = |agent: &&Agent| agent.capacity.is_none_or(|most| most > 0);
            let mut later = (*ticket).clone();
            later.queued_at = clock.minus(Duration::from_secs(3600));
            // Also what only the next opening brings.
            [clock, clock.plus(Duration::from_secs(900))]
                .iter()
                .any(|then| {
                    let mut able = now.agents.iter().filter(able);
                    able.any(|agent| people.could(agent, &later, *then))
                })
        };
        if offered.is_empty() && !waiting.iter().any(|ticket| could_be(&ticket)) {
            return;
        }
        rounds += 1;
        assert!(rounds < 400, "{} still wait", waiting.len());
        for (ticket, agent) in offered {
            let agent = world.agents.iter().find(|known| known.id == agent);
            // A manager who took something over has it as well.
            let agent = agent.unwrap_or(&world.manager);
            agent.accept(ticket).await.expect(200);
            agent.resolve(ticket).await.expect(200);
        }
        world.app.pass(Duration::from_secs(31)).await;
    }
}
