//! The screens of a node: a listener of the log that shows what happened on every console that is open here,
//! rendered once for all who read the same language.

use super::handler::Live;
use super::hub::{Hub, Topic};
use super::topic::{Pushed, hearers};
use super::{bells, notices, rights, ticket_events, whole_conversations};
use crate::domain::base::ids::TicketId;
use crate::domain::log::{Event, Happened, OfferLapsed};
use crate::services::{QueueTicket, Result, Services, ViewedTicket, speaking, spoken};
use crate::storage::log_brake;
use crate::views::conversation;
use crate::views::frames::{self, Frame};
use crate::views::overview;
use crate::views::overview::view::OverviewFragment;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::{RecvError, TryRecvError};

/// Managers see the overview change at most this often.
const OVERVIEW_EVERY: Duration = Duration::from_secs(1);

/// Events that are shown together at most, when they come faster than they can be shown.
const TOGETHER: usize = 500;

/// The listener that shows what happened.
pub(crate) struct Screens {
    services: Services,
    live: Live,
    events: Receiver<Arc<Vec<Event>>>,
    early: Receiver<Arc<Vec<Event>>>,
    overview_due: bool,
}

impl Screens {
    /// Listens from now on.
    pub(crate) fn new(services: Services, live: Live) -> Self {
        let (events, early) = (services.feed.events(), services.feed.early());
        Self {
            services,
            live,
            events,
            early,
            overview_due: false,
        }
    }

    /// Shows everything that happens. Never returns.
    pub(crate) async fn run(mut self) {
        let mut overview = tokio::time::interval(OVERVIEW_EVERY);
        overview.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                heard = self.events.recv() => match heard {
                    Ok(first) => self.hear(first).await,
                    Err(RecvError::Lagged(_)) => self.start_over(),
                    Err(RecvError::Closed) => return,
                },
                Ok(early) = self.early.recv() => self.show_threads(&early).await,
                _ = overview.tick(), if self.overview_due => self.show_overview().await,
            }
        }
    }

    /// Shows these events, and with them what has come meanwhile.
    async fn hear(&mut self, first: Arc<Vec<Event>>) {
        self.overview_due = true;
        let mut count = first.len();
        let mut batches = vec![first];
        while count < TOGETHER {
            match self.events.try_recv() {
                Ok(next) => {
                    count += next.len();
                    batches.push(next);
                }
                Err(TryRecvError::Lagged(_)) => return self.start_over(),
                Err(TryRecvError::Empty | TryRecvError::Closed) => break,
            }
        }
        let events: Vec<&Event> = batches.iter().flat_map(|batch| batch.iter()).collect();
        self.show(&events).await;
    }

    async fn show(&self, events: &[&Event]) {
        if self.live.hub.is_empty() {
            return;
        }
        if let Err(error) = self.show_parts(events).await {
            log_brake::warn(
                "What is new could not be shown; consoles come back for it",
                &error,
            );
            self.start_over();
        }
    }

    /// Shows what was said on the threads that are open, although the log over all conversations waits for an older
    /// transaction. Within a conversation `seq` is the order, and whoever holds its lock has seen all before. It is
    /// shown again with everything else once it has settled; a console that has it already leaves it as it is.
    async fn show_threads(&self, early: &[Event]) {
        if self.live.hub.is_empty() {
            return;
        }
        let mut events: Vec<&Event> = early.iter().collect();
        events.sort_by_key(|event| (event.conversation, event.seq));
        let shown = async {
            for part in rights::partings(events.into_iter()) {
                let mut frames = Frames::new();
                self.tickets(&part, &mut frames).await?;
                self.live.hub.publish(&frames);
                rights::narrow(&self.services, &self.live.hub, &part).await?;
            }
            Result::Ok(())
        };
        if let Err(error) = shown.await {
            log_brake::warn(
                "What is new could not be shown early; it is shown once it has settled",
                &error,
            );
        }
    }

    /// A row is drawn as its ticket is now, so once; what was said is shown part by part.
    async fn show_parts(&self, events: &[&Event]) -> Result<()> {
        let mut frames = self.rows(events).await?;
        self.missed_offers(events, &mut frames);
        self.bells(events, &mut frames).await?;
        for part in rights::partings(events.iter().copied()) {
            self.tickets(&part, &mut frames).await?;
            self.live.hub.publish(&frames);
            frames.clear();
            rights::narrow(&self.services, &self.live.hub, &part).await?;
        }
        Ok(())
    }

    /// The log is handed out only once: whoever was not shown something must come and ask for it.
    fn start_over(&self) {
        self.live.hub.send_away("reconnect and catch up");
    }

    /// What these events change in queues.
    async fn rows(&self, events: &[&Event]) -> Result<Frames> {
        let (by_ticket, mut out) = (ticket_events::by_ticket(events), Frames::new());
        let ids = by_ticket.keys().copied().collect();
        for row in &self.services.reading().queue_rows(ids).await? {
            let ticket = row.ticket.id;
            let happened = by_ticket.get(&ticket).map(Vec::as_slice);
            let happened = happened.unwrap_or_default();
            let whole = match notices::need_whole(row, happened) {
                true => self.whole(ticket).await,
                false => None,
            };
            in_each_language(&self.live.hub, || {
                self.row(row, whole.as_ref(), happened, &mut out);
            });
        }
        Ok(out)
    }

    /// The whole ticket for a notice; a notice without it is no reason to send everybody away.
    async fn whole(&self, ticket: TicketId) -> Option<ViewedTicket> {
        let whole = self.services.reading().ticket_for_all(ticket).await;
        whole
            .inspect_err(
                |error| tracing::warn!(ticket.id = %ticket, %error, "A notice lacks its ticket"),
            )
            .ok()
    }

    /// Who is away now for an offer they missed is told so, wherever they look.
    fn missed_offers(&self, events: &[&Event], out: &mut Frames) {
        for event in events {
            if let Happened::OfferLapsed(OfferLapsed { agent, away: true }) = &event.what {
                in_each_language(&self.live.hub, || {
                    let away = Frame::away(true, event.ticket);
                    push(out, vec![Topic::Agent(*agent)], &away);
                });
            }
        }
    }

    /// Whoever was told something by these events hears of it.
    async fn bells(&self, events: &[&Event], out: &mut Frames) -> Result<()> {
        for told in &bells::told(&self.services, &self.live.hub, events).await? {
            in_each_language(&self.live.hub, || {
                for frame in &bells::frames(told) {
                    push(out, vec![bells::topic(told)], frame);
                }
            });
        }
        Ok(())
    }

    /// What these events change for those who have their tickets open.
    async fn tickets(&self, events: &[&Event], out: &mut Frames) -> Result<()> {
        let mut by_ticket = ticket_events::by_ticket(events);
        ticket_events::add_later(&self.services, &self.live.hub, events, &mut by_ticket).await?;
        for (ticket, events) in &by_ticket {
            let topic = Topic::Ticket(*ticket);
            if self.live.hub.hears(topic) {
                let view = self.services.reading().ticket_for_all(*ticket).await?;
                in_each_language(&self.live.hub, || {
                    for frame in frames::for_ticket(&view, events) {
                        push(out, vec![topic], &frame);
                    }
                });
            }
        }
        for whole in whole_conversations::heard(&self.services, &self.live.hub, events).await? {
            in_each_language(&self.live.hub, || {
                for frame in conversation::fill::frames(&whole) {
                    let topic = Topic::Conversation(whole.conversation.id);
                    push(out, vec![topic], &frame);
                }
            });
        }
        Ok(())
    }

    fn row(
        &self,
        row: &QueueTicket,
        whole: Option<&ViewedTicket>,
        happened: &[&Event],
        out: &mut Frames,
    ) {
        let mut queues = hearers(&row.ticket, happened);
        let givers = notices::givers(whole, happened);
        queues.extend(givers.into_iter().map(Topic::Agent));
        if !queues.iter().any(|topic| self.live.hub.hears(*topic)) {
            return;
        }
        push(out, queues.clone(), &frames::for_queue(row));
        for notice in notices::notices(row, whole, happened) {
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
        match self.services.reading().overview_for_managers().await {
            Ok(overview) => {
                let mut out = Frames::new();
                in_each_language(&self.live.hub, || {
                    let overview = overview::fill::overview(&overview);
                    let fragment = OverviewFragment {
                        overview: &overview,
                    };
                    let frame = Frame::new("replace", "overview".to_owned(), 0, &fragment);
                    push(&mut out, vec![Topic::Overview], &frame);
                });
                self.live.hub.publish(&out);
            }
            Err(error) => {
                log_brake::warn("The overview was not shown; it is tried again", &error);
                self.overview_due = true;
            }
        }
    }
}

/// What is pushed together.
pub(super) type Frames = Vec<Pushed>;

/// Renders once in each language that is read on this node.
pub(super) fn in_each_language(hub: &Hub, mut render: impl FnMut()) {
    for language in hub.languages() {
        speaking(language, &mut render);
    }
}

/// Adds a frame in the language that is spoken.
pub(super) fn push(out: &mut Frames, topics: Vec<Topic>, frame: &Frame) {
    let language = spoken();
    match serde_json::to_string(frame) {
        Ok(json) => out.push(Pushed {
            topics,
            language,
            json,
        }),
        Err(error) => tracing::error!(%error, "A frame was not written"),
    }
}
