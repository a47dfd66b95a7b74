//! What runs beside the requests: the reader of the log, its listeners, timers, the outbox, presence, sweeps, and the
//! wake-ups between nodes.

use crate::delivery::{PushWorker, Worker};
use crate::live::handler::Live;
use crate::live::screens::Screens;
use crate::live::signals;
use crate::services::accounts::presence::SIGN_EVERY;
use crate::services::clock::timers::LOOK_EVERY;
use crate::services::{LiveSignal, Result, Services, Tail};
use crate::storage::log_brake;
use std::collections::HashSet;
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;
use tokio::task::JoinHandle;

/// The worker of timers and the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Workers {
    /// Tasks beside the requests, always.
    Running,
    /// Nobody until they are called: tests decide when.
    OnDemand,
    /// Not even who reads the log: what is sent to the database is sent for a request.
    Absent,
}

/// A wake-up that was lost is made good after this time.
const OFFER_EVERY: Duration = Duration::from_secs(10);

/// Timers that have fired may have set others: so soon it is looked again.
const AFTER_FIRING: Duration = Duration::from_millis(200);

/// Notices for browsers are looked for this often when nothing woke who pushes them.
const PUSH_EVERY: Duration = Duration::from_secs(60);

/// How often those who are being answered for longer are asked for what they have shown: a session, a token or a key
/// that another process has ended is good for nothing within a second.
const ASKED_EVERY: Duration = Duration::from_secs(1);

/// How often this machine's clock is compared with the database's.
const COMPARED_EVERY: Duration = Duration::from_secs(30);

/// How often old rows are removed.
const SWEEP_EVERY: Duration = Duration::from_secs(600);

/// The tasks of a server.
#[derive(Default)]
pub(crate) struct Tasks(Vec<JoinHandle<()>>);

impl Tasks {
    /// Stops them all; what one was doing is found again by the next start.
    pub(crate) async fn stop(self) {
        for task in &self.0 {
            task.abort();
        }
        for task in self.0 {
            // Aborted on purpose.
            drop(task.await);
        }
    }
}

/// Starts everything that runs beside the requests.
///
/// # Errors
/// Storage.
pub(crate) async fn start_tasks(
    services: &Services,
    live: &Live,
    (worker, pusher): (&Worker, &PushWorker),
    workers: Workers,
) -> Result<Tasks> {
    if workers == Workers::Absent {
        return Ok(Tasks::default());
    }
    let tail = Tail::at_end(services.clone()).await?;
    let screens = Screens::new(services.clone(), live.clone());
    let mut tasks = vec![
        tokio::spawn(screens.run()),
        tokio::spawn(tail.run()),
        tokio::spawn(signals::show_signals(services.clone(), live.clone())),
        tokio::spawn(sign_presence(services.clone(), live.clone())),
        tokio::spawn(stay_online(services.clone(), live.clone())),
        tokio::spawn(end_withdrawn(services.clone())),
        tokio::spawn(sweep(services.clone())),
        tokio::spawn(agree_on_time(services.clone())),
        tokio::spawn(index_tickets(services.clone())),
        tokio::spawn(find_stale_tickets(services.clone())),
    ];
    if workers == Workers::Running {
        tasks.push(tokio::spawn(fire_timers(services.clone())));
        tasks.push(tokio::spawn(deliver(services.clone(), worker.clone())));
        tasks.push(tokio::spawn(push(services.clone(), pusher.clone())));
        tasks.push(tokio::spawn(offer(services.clone())));
    }
    tasks.extend(crate::nodes::connect(services));
    Ok(Tasks(tasks))
}

/// Fires timers when they are due. A wake-up that was lost is made good by the next look.
async fn fire_timers(services: Services) {
    loop {
        let pause = match fire_due(&services).await {
            Ok(next) => next.map_or(LOOK_EVERY, |wait| wait.min(LOOK_EVERY)),
            Err(error) => {
                log_brake::warn("Timers could not be fired; they are tried again", &error);
                LOOK_EVERY
            }
        };
        tokio::select! {
            () = services.timers.notified() => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// Fires what is due and returns how long it is until the next.
async fn fire_due(services: &Services) -> Result<Option<Duration>> {
    let now = services.clock.now();
    let next = services.timekeeper().next_timer().await?;
    if next.is_none_or(|next| next > now) {
        return Ok(next.map(|next| next.since(now)));
    }
    services.timekeeper().fire_due_timers().await?;
    Ok(Some(AFTER_FIRING))
}

/// Offers what waits whenever something has changed that may matter.
async fn offer(services: Services) {
    loop {
        if let Err(error) = services.dispatch().offer_waiting().await {
            log_brake::warn("Tickets could not be offered; it is tried again", &error);
        }
        tokio::select! {
            () = services.router.notified() => {}
            () = tokio::time::sleep(OFFER_EVERY) => {}
        }
    }
}

async fn deliver(services: Services, worker: Worker) {
    loop {
        if let Err(error) = worker.deliver_due().await {
            log_brake::warn(
                "The outbox could not be worked off; it is tried again",
                &error,
            );
        }
        tokio::select! {
            () = services.outbox.notified() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

async fn push(services: Services, pusher: PushWorker) {
    loop {
        let pause = match pusher.push_due().await {
            Ok(0) => PUSH_EVERY,
            Ok(_) => OFFER_EVERY, // one of them may be due again
            Err(error) => {
                log_brake::warn("Notices were not pushed; it is tried again", &error);
                PUSH_EVERY
            }
        };
        tokio::select! {
            () = services.pushes.notified() => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// Says who has a console open on this node: every agent again and again, and once who has left.
async fn sign_presence(services: Services, live: Live) {
    let mut before = HashSet::new();
    let mut beat = 0u32;
    let beats = u32::try_from(SIGN_EVERY.as_secs()).unwrap_or(u32::MAX);
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let here = live.hub.agents();
        let now: HashSet<_> = here.iter().copied().collect();
        for gone in before.difference(&now) {
            if let Err(error) = services.accounts().sign_offline(*gone).await {
                log_brake::warn("Presence was not written", &error);
            }
        }
        if beat == 0 && !here.is_empty() {
            if let Err(error) = services.accounts().sign_online(here).await {
                log_brake::warn("Presence was not written", &error);
            }
            for signal in live.viewers.local() {
                services.feed.signal(signal);
            }
        }
        beat = (beat + 1) % beats;
        before = now;
    }
}

/// Keeps those online who have left another node but not this one.
async fn stay_online(services: Services, live: Live) {
    let mut signals = services.feed.signals();
    loop {
        match signals.recv().await {
            Ok(LiveSignal::Left { agent }) if live.hub.is_here(agent) => {
                if let Err(error) = services.accounts().sign_online(vec![agent]).await {
                    log_brake::warn("Presence was not written", &error);
                }
            }
            Ok(_) | Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => return,
        }
    }
}

/// Keeps the clock of this node in step with those of the others.
async fn agree_on_time(services: Services) {
    loop {
        tokio::time::sleep(COMPARED_EVERY).await;
        if let Err(error) = services.timekeeper().agree_on_time().await {
            log_brake::warn("The clock was not compared with the database's", &error);
        }
    }
}

/// Ends what is still being answered for a session, a token or a key that has ended.
async fn end_withdrawn(services: Services) {
    let mut signals = services.feed.signals();
    loop {
        if let Err(error) = services.accounts().end_withdrawn().await {
            log_brake::warn(
                "Sessions, tokens and keys were not looked for; it is tried again",
                &error,
            );
        }
        let next = tokio::time::Instant::now() + ASKED_EVERY;
        while let Ok(heard) = tokio::time::timeout_at(next, signals.recv()).await {
            match heard {
                Ok(LiveSignal::SignedOut { .. } | LiveSignal::AccessChanged) => break,
                Ok(_) | Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return,
            }
        }
    }
}

/// Makes tickets findable: whenever they have become stale, and until all are those from before there was a search.
async fn index_tickets(services: Services) {
    let mut are_older_left = true;
    loop {
        match index_some(&services, &mut are_older_left).await {
            Ok(0) => tokio::select! {
                () = services.stale_search.notified() => {}
                () = tokio::time::sleep(OFFER_EVERY) => {}
            },
            // Whoever writes comes first.
            Ok(_) => tokio::task::yield_now().await,
            Err(error) => {
                log_brake::warn("Tickets were not indexed; it is tried again", &error);
                tokio::time::sleep(OFFER_EVERY).await;
            }
        }
    }
}

/// Indexes the next tickets and the next replies, and returns how many there were.
async fn index_some(services: &Services, are_older_left: &mut bool) -> Result<usize> {
    let stale = services.timekeeper().index_stale_tickets().await?;
    let stale = stale + services.timekeeper().read_past_replies().await?;
    if !*are_older_left {
        return Ok(stale);
    }
    let older = services.timekeeper().index_older_tickets().await?;
    *are_older_left = older > 0;
    Ok(stale + older)
}

/// Looks for tickets that another release has left to be found by words that are no longer theirs.
async fn find_stale_tickets(services: Services) {
    loop {
        if let Err(error) = services.timekeeper().find_stale_tickets().await {
            log_brake::warn("Tickets to index anew were not looked for", &error);
        }
        tokio::time::sleep(SWEEP_EVERY).await;
    }
}

async fn sweep(services: Services) {
    loop {
        if let Err(error) = services.timekeeper().sweep().await {
            log_brake::warn("Old rows were not removed", &error);
        }
        if let Err(error) = services.accounts().release_left_behind().await {
            log_brake::warn("Tickets of deactivated agents were not looked for", &error);
        }
        tokio::time::sleep(SWEEP_EVERY).await;
    }
}
