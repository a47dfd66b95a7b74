//! The tail: reads the log once for this node and shows what is new on every screen.

use super::handler::Live;
use super::hub::Topic;
use super::{notices, rights};
use crate::domain::ids::TicketId;
use crate::domain::invitation::Invitee;
use crate::domain::log::{Event, Position};
use crate::domain::ticket::Ticket;
use crate::services::{QueueTicket, Result, Services, Signal};
use crate::views::frames::{self, Frame};
use crate::views::overview::OverviewFragment;
use crate::views::presence::{
    PersonHere, PresenceFragment, PresenceView, TypingFragment, TypingView,
};
use crate::views::show;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// Events that are read in one go.
const BATCH: i64 = 500;

/// A wake-up that was lost is found after this long.
const SWEEP_EVERY: Duration = Duration::from_secs(2);

/// How long to wait for a transaction that began earlier and commits later (PostgreSQL).
const SETTLE: Duration = Duration::from_millis(4);

/// Managers see the overview change at most this often.
const OVERVIEW_EVERY: Duration = Duration::from_secs(1);

/// The one reader of the log on this node.
pub struct Tail {
    services: Services,
    live: Live,
    position: Position,
    overview_due: bool,
}

impl Tail {
    /// A reader that begins at the end of the log.
    ///
    /// # Errors
    /// Storage.
    pub async fn at_end(services: Services, live: Live) -> Result<Self> {
        let position = services.log_end().await?;
        Ok(Self {
            services,
            live,
            position,
            overview_due: false,
        })
    }

    /// Reads on whenever the log grows. Never returns.
    pub async fn run(mut self) {
        let mut overview = tokio::time::interval(OVERVIEW_EVERY);
        overview.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let feed = self.services.feed.clone();
        loop {
            tokio::select! {
                () = feed.woken() => self.read_on().await,
                () = tokio::time::sleep(SWEEP_EVERY) => self.read_on().await,
                _ = overview.tick(), if self.overview_due => self.show_overview().await,
            }
        }
    }

    /// Shows everything that is new.
    pub async fn read_on(&mut self) {
        loop {
            match self.services.log_after(self.position, BATCH).await {
                Ok((events, unsettled)) => {
                    let Some(last) = events.last() else {
                        if unsettled {
                            tokio::time::sleep(SETTLE).await;
                            continue;
                        }
                        return;
                    };
                    self.position = last.position;
                    self.overview_due = true;
                    let events = Arc::new(events);
                    self.services.feed.publish(events.clone());
                    for part in rights::parts(&events) {
                        self.show(part).await;
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, "The log could not be read; the sweep tries again");
                    return;
                }
            }
        }
    }

    async fn show(&self, events: &[Event]) {
        let hub = &self.live.hub;
        if hub.is_empty() {
            return;
        }
        let shown = match self.frames(events).await {
            Ok(frames) => {
                hub.publish(&frames);
                rights::narrow(&self.services, hub, events).await
            }
            Err(error) => Err(error),
        };
        // The log is read only once: whoever is not shown something now must come and ask for it.
        if let Err(error) = shown {
            tracing::warn!(%error, "What is new could not be shown; consoles come back for it");
            hub.close("reconnect and catch up");
        }
    }

    /// What these events change on screens, each with the topics whose hearers get it.
    async fn frames(&self, events: &[Event]) -> Result<Vec<(Vec<Topic>, String)>> {
        let mut by_ticket: BTreeMap<TicketId, Vec<&Event>> = BTreeMap::new();
        for event in events {
            if let Some(ticket) = event.ticket {
                by_ticket.entry(ticket).or_default().push(event);
            }
        }
        let mut out = Vec::new();
        let ids = by_ticket.keys().copied().collect();
        for row in &self.services.queue_rows(ids).await? {
            self.row(row, &by_ticket, &mut out);
        }
        for (ticket, events) in &by_ticket {
            let topic = Topic::Ticket(*ticket);
            if self.live.hub.hears(topic) {
                let view = self.services.ticket_for_all(*ticket).await?;
                for frame in frames::for_ticket(&view, events) {
                    push(&mut out, vec![topic], &frame);
                }
            }
        }
        Ok(out)
    }

    fn row(
        &self,
        row: &QueueTicket,
        events: &BTreeMap<TicketId, Vec<&Event>>,
        out: &mut Vec<(Vec<Topic>, String)>,
    ) {
        let happened = events
            .get(&row.ticket.id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let queues = hearers(&row.ticket, happened);
        if !queues.iter().any(|topic| self.live.hub.hears(*topic)) {
            return;
        }
        push(out, queues.clone(), &frames::for_queue(row));
        for notice in notices::notices(row, happened) {
            push(
                out,
                queues.clone(),
                &Frame::new("notify", String::new(), row.ticket.last_seq, &notice),
            );
        }
    }

    async fn show_overview(&mut self) {
        self.overview_due = false;
        if !self.live.hub.hears(Topic::Overview) {
            return;
        }
        match self.services.overview_for_managers().await {
            Ok(overview) => {
                let overview = show::overview(&overview);
                let fragment = OverviewFragment {
                    overview: &overview,
                };
                let frame = Frame::new("replace", "overview".to_owned(), 0, &fragment);
                let mut out = Vec::new();
                push(&mut out, vec![Topic::Overview], &frame);
                self.live.hub.publish(&out);
            }
            Err(error) => {
                tracing::warn!(%error, "The overview was not shown; it is tried again");
                self.overview_due = true;
            }
        }
    }
}

fn push(out: &mut Vec<(Vec<Topic>, String)>, topics: Vec<Topic>, frame: &Frame) {
    match serde_json::to_string(frame) {
        Ok(json) => out.push((topics, json)),
        Err(error) => tracing::error!(%error, "A frame was not written"),
    }
}

/// Who hears of a ticket: its team's queue, who leads, and everybody it concerns in other teams, also
/// those it no longer does.
fn hearers(ticket: &Ticket, events: &[&Event]) -> Vec<Topic> {
    let mut topics = vec![Topic::Queue(ticket.team), Topic::Queues];
    let asked = ticket.invitation.map(|open| open.to);
    topics.extend(asked.and_then(Invitee::team).map(Topic::Queue));
    topics.extend(asked.and_then(Invitee::agent).map(Topic::Agent));
    topics.extend(ticket.status.place().or(ticket.agent).map(Topic::Agent));
    for concerned in events.iter().map(|event| event.what.concerns()) {
        topics.extend(concerned.agent.map(Topic::Agent));
        topics.extend(concerned.team.map(Topic::Queue));
    }
    topics
}

/// Shows who looks and who writes, on every screen of this node. Never returns.
pub async fn show_signals(services: Services, live: Live) {
    let mut signals = services.feed.signals();
    loop {
        match signals.recv().await {
            Ok(signal) => {
                live.viewers.hear(&signal);
                show_signal(&live, &signal);
            }
            Err(tokio::sync::broadcast::error::RecvError::Lagged(_)) => {}
            Err(tokio::sync::broadcast::error::RecvError::Closed) => return,
        }
    }
}

fn show_signal(live: &Live, signal: &Signal) {
    let mut out = Vec::new();
    match signal {
        Signal::Left { .. } => {}
        Signal::SignedOut { agent } => live.hub.kick(*agent, "signed out"),
        Signal::Typing {
            ticket,
            agent: None,
            name,
        } => {
            let typing = TypingView {
                number: ticket.0,
                name: name.clone(),
                typing: true,
            };
            let fragment = TypingFragment { typing: &typing };
            let frame = Frame::new("typing", format!("typing-{ticket}"), 0, &fragment);
            push(&mut out, vec![Topic::Ticket(*ticket)], &frame);
        }
        Signal::Typing { ticket, .. } | Signal::Viewing { ticket, .. } => {
            push(
                &mut out,
                vec![Topic::Ticket(*ticket)],
                &presence(live, *ticket),
            );
        }
    }
    live.hub.publish(&out);
}

fn presence(live: &Live, ticket: TicketId) -> Frame {
    let people = live.viewers.at(ticket).into_iter().map(|here| PersonHere {
        id: here.agent.to_string(),
        name: here.name,
        doing: if here.types { "typing" } else { "viewing" }.to_owned(),
    });
    let presence = PresenceView {
        number: ticket.0,
        people: people.collect(),
    };
    let fragment = PresenceFragment {
        presence: &presence,
    };
    Frame::new("presence", format!("presence-{ticket}"), 0, &fragment)
}
