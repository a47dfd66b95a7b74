//! No state without a deadline: what happens when a deadline passes. Each timer fires once, in the transaction of its effect.

use super::overdue::{MailCause, queue_mail};
use crate::domain::accounts::agent::Agent;
use crate::domain::base::ids::AgentId;
use crate::domain::base::time::Moment;
use crate::domain::case::deadline::{Deadline, TimerKind};
use crate::domain::case::handoff::{HandoffOutcome, MoveReason};
use crate::domain::case::lifecycle::{Command, Offeree, Status};
use crate::domain::log::{Happened, NoDetails};
use crate::domain::notifications::notification::{KEPT, KEPT_MAX};
use crate::services::accounts::login::DEVICE_FOR;
use crate::services::bots::handback::put_back;
use crate::services::bots::unreachable;
use crate::services::case::Case;
use crate::services::clock::Timekeeper;
use crate::services::desk::claiming::{Ended, give_control_back};
use crate::services::desk::invitations;
use crate::services::dispatch::offers;
use crate::services::error::Result;
use crate::storage::timers::Timer;
use crate::storage::{
    agents, counters, hours, idempotency, known_devices, log_brake, notifications, outbox,
    sessions, silence, timers,
};
use std::time::Duration;

/// Timers are looked for at least this often, also when nothing woke whoever fires them: another node may
/// have set one and be gone.
pub const LOOK_EVERY: Duration = Duration::from_secs(5);

/// Timers that are looked at in one go.
const BATCH: i64 = 100;

/// A timer that could not be fired is tried again so much later.
const AGAIN_AFTER: Duration = Duration::from_secs(60);

/// How long an `Idempotency-Key` is remembered.
const KEYS_KEPT: Duration = Duration::from_secs(24 * 3600);

/// How long what was sent, brakes on guessing, and how many tickets a day closed, are kept.
const SENT_KEPT: Duration = Duration::from_secs(7 * 24 * 3600);

impl Timekeeper<'_> {
    /// Fires every timer that is due and returns how many did. One whose conversation somebody else holds is passed
    /// over: it is still due at the next look.
    ///
    /// # Errors
    /// Storage; timers that have fired stay fired, the others are found again.
    pub async fn fire_due_timers(self) -> Result<usize> {
        // Each looks for itself: what one of them cannot do must not keep the others from it.
        let silences = self.services.rules().fire_silences().await;
        let openings = self.services.teams().fire_openings().await;
        let timers = self.fire_tickets().await;
        let fired = [&silences, &openings, &timers];
        if fired
            .iter()
            .any(|fired| fired.as_ref().is_ok_and(|fired| *fired > 0))
        {
            self.services.router.notify_one();
        }
        Ok(silences? + openings? + timers?)
    }

    /// Goes over what is due again and again, until nothing more fires: what fires may set what is due already.
    async fn fire_tickets(self) -> Result<usize> {
        let mut fired = 0;
        loop {
            match self.fire_each_due().await? {
                0 => return Ok(fired),
                more => fired += more,
            }
        }
    }

    async fn fire_each_due(self) -> Result<usize> {
        let mut fired = 0;
        let mut after = None;
        loop {
            let now = self.services.clock.now();
            let due: Vec<Timer> = self
                .services
                .read(move |conn| Ok(timers::due(conn, now, after, BATCH)?))
                .await?;
            let Some(last) = due.last() else {
                return Ok(fired);
            };
            after = Some((last.due_at, last.id));
            for timer in due {
                match self.fire(timer.clone()).await {
                    Ok(TimerFired::Yes) => fired += 1,
                    Ok(TimerFired::No | TimerFired::Held) => {}
                    // One that cannot fire must not keep the others from it.
                    Err(error) => {
                        if let Some(more) = log_brake::told("A timer could not be fired") {
                            tracing::error!(timer.id = %timer.id, %error, more, "A timer could not be fired");
                        }
                        self.postpone(timer).await?;
                    }
                }
            }
        }
    }

    /// When the next timer is due.
    ///
    /// # Errors
    /// Storage.
    pub async fn next_timer(self) -> Result<Option<Moment>> {
        self.services
            .read(|conn| {
                let next = [
                    timers::next_due(conn)?,
                    silence::next_due(conn)?,
                    hours::next_opening(conn)?,
                ];
                Ok(next.into_iter().flatten().min())
            })
            .await
    }

    async fn postpone(self, timer: Timer) -> Result<()> {
        let later = self.services.clock.now().plus(AGAIN_AFTER);
        self.services
            .record(move |conn| Ok(timers::postpone(conn, &timer, later)?))
            .await
    }

    async fn fire(self, timer: Timer) -> Result<TimerFired> {
        let clock = self.services.clock.clone();
        let public_url = self.services.settings.public_url.clone();
        self.services
            .change(move |conn, settings| {
                let free = Case::of_free_ticket(conn, settings, timer.ticket, &clock)?;
                let Some(mut case) = free else {
                    return Ok(TimerFired::Held);
                };
                if !timers::take(case.conn, &timer, case.now)? {
                    return Ok(TimerFired::No);
                }
                run(&mut case, &timer, &public_url)?;
                case.flush()?;
                Ok(TimerFired::Yes)
            })
            .await
    }

    /// Removes what is no longer needed: old keys, sessions, brakes, counters of days, sent mail.
    ///
    /// # Errors
    /// Storage.
    pub async fn sweep(self) -> Result<()> {
        let now = self.services.clock.now();
        self.services
            .record(move |conn| {
                idempotency::sweep(conn, now.minus(KEYS_KEPT))?;
                sessions::sweep(conn, now, now.minus(SENT_KEPT))?;
                known_devices::sweep(conn, now.minus(DEVICE_FOR))?;
                counters::sweep(conn, &now.minus(SENT_KEPT).day())?;
                notifications::sweep(conn, now.minus(KEPT), KEPT_MAX)?;
                Ok(outbox::sweep(conn, now.minus(SENT_KEPT))?)
            })
            .await?;
        self.sweep_security_log(now).await?;
        self.services.files().sweep_files().await
    }
}

/// What became of a timer that was due.
enum TimerFired {
    /// It fired.
    Yes,
    /// Somebody else has fired, moved or cleared it.
    No,
    /// Somebody holds its conversation.
    Held,
}

fn run(case: &mut Case<'_>, timer: &Timer, public_url: &str) -> Result<()> {
    let status = case.ticket()?.status;
    match (timer.kind, status) {
        (TimerKind::AcceptOverdue, status) if status.is_queued() => {
            accept_overdue(case, timer, public_url)
        }
        (TimerKind::Expire, status) if status.is_queued() => {
            case.apply(Command::Expire)?;
            give_control_back(case, Ended::Expired, None)
        }
        (TimerKind::ReplyOverdue, Status::Active(owner)) => {
            reply_overdue(case, timer, owner, public_url)
        }
        (TimerKind::Idle, Status::Active(_)) => {
            case.apply(Command::Abandon)?;
            give_control_back(case, Ended::Abandoned, None)
        }
        (TimerKind::ReturnLapsed, Status::Offered(Offeree::Bot(bot))) => {
            unreachable::lapsed(case, bot)
        }
        (TimerKind::OfferLapsed, Status::Offered(Offeree::Agent(agent))) => {
            offers::lapse(case, agent, public_url)
        }
        (TimerKind::Relax, Status::Waiting) => offers::relax(case, public_url),
        (TimerKind::InvitationLapsed, _) => invitations::end(case, HandoffOutcome::Lapsed, None),
        (TimerKind::Wake, Status::Snoozed(_)) => case.apply(Command::Wake).map(drop),
        (TimerKind::AskExpires, _) => case.expire_ask(),
        // The state has moved on and with it its timers; nothing is left to do.
        (
            TimerKind::AcceptOverdue
            | TimerKind::Expire
            | TimerKind::ReplyOverdue
            | TimerKind::Idle
            | TimerKind::ReturnLapsed
            | TimerKind::OfferLapsed
            | TimerKind::Relax
            | TimerKind::Wake,
            _,
        ) => Ok(()),
    }
}

/// First the team's available people are told, then, as much later again, the managers.
fn accept_overdue(case: &mut Case<'_>, timer: &Timer, public_url: &str) -> Result<()> {
    let to_managers = timer.round > 0;
    case.record(Happened::TicketOverdue(NoDetails {}));
    let people = match to_managers {
        false => available(case)?,
        true => agents::managers(case.conn)?,
    };
    for person in &people {
        queue_mail(case, person, MailCause::NotAccepted, public_url)?;
    }
    if !to_managers {
        let team = case.team()?;
        let again = case.hours()?.add_open(case.now, team.accept_within);
        case.set_timer(Deadline {
            kind: TimerKind::AcceptOverdue,
            due_at: again,
            round: timer.round + 1,
        });
    }
    Ok(())
}

/// The team's people who have not said that they are away.
fn available(case: &mut Case<'_>) -> Result<Vec<Agent>> {
    let team = case.ticket()?.team;
    let members = agents::of_team(case.conn, team)?;
    Ok(members.into_iter().filter(|agent| !agent.away).collect())
}

/// The agent has not answered: everybody sees it. When it happens again, the ticket goes back into
/// the queue if the agent is not there; else the managers are told, once, and it is looked at again.
fn reply_overdue(
    case: &mut Case<'_>,
    timer: &Timer,
    owner: AgentId,
    public_url: &str,
) -> Result<()> {
    let now = case.now;
    let owner = agents::find(case.conn, owner)?;
    let gone = owner.away || !owner.is_online(now);
    if timer.round > 0 && gone {
        return put_back(case, HandoffOutcome::Lapsed, MoveReason::AgentSilent);
    }
    if timer.round < 2 {
        case.record(Happened::TicketOverdue(NoDetails {}));
    }
    if timer.round == 1 {
        for manager in agents::managers(case.conn)? {
            queue_mail(case, &manager, MailCause::Unanswered(&owner), public_url)?;
        }
    }
    let within = case.team()?.reply_within;
    let again = case.hours()?.add_open(now, within);
    case.set_timer(Deadline {
        kind: TimerKind::ReplyOverdue,
        due_at: again,
        round: timer.round + 1,
    });
    Ok(())
}
