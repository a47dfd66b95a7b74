//! Offers: what waits in a team that offers its tickets goes to one agent at a time (atomic assignment).

use super::alerts;
use super::candidates::{self, TeamMembers};
use crate::domain::accounts::agent::MISSED_OFFER;
use crate::domain::base::ids::{AgentId, TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::case::access::Action;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::HandoffOutcome;
use crate::domain::case::lifecycle::{Command, Status};
use crate::domain::dispatch::{self, Decision, Relaxed, Unoffered};
use crate::domain::log::{Happened, OfferDeclined, OfferLapsed};
use crate::domain::team::Assignment;
use crate::services::case::Case;
use crate::services::case::commanded::{Commanded, Commander};
use crate::services::desk::invitations;
use crate::services::dispatch::Dispatch;
use crate::services::dispatch::line::Line;
use crate::services::error::{Result, ServiceError};
use crate::services::settings::SettingsSnapshot;
use crate::storage::{AnyConnection, agents, conversations, decisions, tickets};
use std::sync::Arc;

/// Most agents that one ticket is offered to in a pass, one after the other.
const TRIES: u32 = 8;

impl Dispatch<'_> {
    /// Offers what waits to who is free, the most urgent first, until nobody can take more. Returns
    /// how many offers were made. Any node may do so at any time.
    ///
    /// # Errors
    /// Storage; offers that were made stay made.
    pub async fn offer_waiting(self) -> Result<usize> {
        let mut made = 0;
        loop {
            let now = self.services.clock.now();
            self.tell_closed(now).await?;
            let mut line = self
                .services
                .read_settled(move |conn, settings| Line::at(conn, settings, now))
                .await?;
            let before = made;
            loop {
                let batch = line.next();
                if batch.is_empty() {
                    break;
                }
                let url = self.services.settings.public_url.clone();
                let offered = self
                    .services
                    .change(move |conn, settings| offer_all(conn, settings, &batch, now, &url))
                    .await?;
                made += offered.len();
                offered.into_iter().for_each(|team| line.took(team));
            }
            if made == before {
                return Ok(made);
            }
        }
    }

    /// Decides once about each ticket waiting in a closed team, so that its page explains why nobody has it. It
    /// makes no offer: a tier above may be open, and whose turn it is there only the line knows.
    async fn tell_closed(self, now: Moment) -> Result<()> {
        let untold = self
            .services
            .read_settled(move |conn, settings| {
                crate::services::dispatch::line::untold(conn, settings, now)
            })
            .await?;
        for ticket in untold {
            let url = self.services.settings.public_url.clone();
            self.services
                .change(move |conn, settings| {
                    let mut case = Case::of_ticket(conn, settings, ticket, now)?;
                    if case.ticket()?.status == Status::Waiting {
                        let decision = decide(&mut case, &mut TeamMembers::default())?;
                        tell_if_nobody(&mut case, &decision, &url)?;
                    }
                    case.flush()
                })
                .await?;
        }
        Ok(())
    }

    /// The agent does not want what was offered: it goes to the next at once.
    ///
    /// # Errors
    /// [`ServiceError::Refused`], [`ServiceError::NotFound`].
    pub(crate) async fn decline(
        self,
        by: Commander,
        ticket: TicketId,
        reason: Option<String>,
    ) -> Result<Commanded> {
        let public_url = self.services.settings.public_url.clone();
        let declined = self
            .services
            .command(by, ticket, Action::Read, move |case, actor| {
                let by = actor.id;
                let reason = reason.as_deref();
                if case.ticket()?.invites(actor) {
                    return invitations::end(case, HandoffOutcome::Declined, reason);
                }
                if case.apply(Command::Decline { by })? {
                    leave_alone(case, by, HandoffOutcome::Declined)?;
                    let reason = case.note_without_secrets(reason)?;
                    case.record(Happened::OfferDeclined(OfferDeclined { agent: by, reason }));
                    look_for_nobody(case, &public_url)?;
                }
                Ok(())
            })
            .await?;
        self.services.router.notify_one();
        Ok(declined)
    }
}

/// Offers tickets in their order and returns the teams of those that were.
fn offer_all(
    conn: &mut AnyConnection,
    settings: &Arc<SettingsSnapshot>,
    batch: &[Unoffered],
    now: Moment,
    public_url: &str,
) -> Result<Vec<TeamId>> {
    // All conversations before any agent, in one order everywhere: two nodes never wait for each other.
    let ids = batch.iter().map(|ticket| ticket.id).collect();
    let mut found = tickets::several(conn, ids)?;
    found.sort_by_key(|ticket| ticket.conversation);
    for ticket in found {
        conversations::lock(conn, ticket.conversation)?;
    }
    let mut members = TeamMembers::default();
    let mut offered = Vec::new();
    for ticket in batch {
        let to = offer_in_turn(conn, settings, ticket.id, &mut members, now, public_url)?;
        if let Some(to) = to {
            members.took(to, now);
            offered.push(ticket.team);
        }
    }
    Ok(offered)
}

/// Offers one ticket, and to the next best when somebody else has just given its agent something: what comes
/// behind it must not go first for that.
fn offer_in_turn(
    conn: &mut AnyConnection,
    settings: &Arc<SettingsSnapshot>,
    ticket: TicketId,
    members: &mut TeamMembers,
    now: Moment,
    public_url: &str,
) -> Result<Option<AgentId>> {
    for _ in 0..TRIES {
        match offer(conn, settings, ticket, members, now, public_url) {
            // Nothing was written.
            Err(ServiceError::AtCapacity { .. } | ServiceError::Refused { .. }) => members.forget(),
            done => return done,
        }
    }
    // The next pass sees it.
    Ok(None)
}

/// Offers one ticket, if somebody can take it, and keeps why. Writes nothing before the place is taken.
fn offer(
    conn: &mut AnyConnection,
    settings: &Arc<SettingsSnapshot>,
    ticket: TicketId,
    members: &mut TeamMembers,
    now: Moment,
    public_url: &str,
) -> Result<Option<AgentId>> {
    let mut case = Case::of_ticket(conn, settings, ticket, now)?;
    if case.ticket()?.status != Status::Waiting {
        return Ok(None);
    }
    let decision = decide(&mut case, members)?;
    let Some(to) = decision.chosen else {
        tell_if_nobody(&mut case, &decision, public_url)?;
        case.flush()?;
        return Ok(None);
    };
    case.apply(Command::Offer { to })?;
    decisions::add(case.conn, ticket, &decision)?;
    case.flush()?;
    Ok(Some(to))
}

/// The agent the ticket would go to now, and why.
fn decide(case: &mut Case<'_>, members: &mut TeamMembers) -> Result<Decision> {
    let (need, candidates) = candidates::of(case, members)?;
    Ok(dispatch::choose(need, candidates, case.now))
}

/// If nobody can have the ticket, its page says why, and who leads is told when it is stuck.
fn tell_if_nobody(case: &mut Case<'_>, decision: &Decision, public_url: &str) -> Result<()> {
    match decision.chosen {
        Some(_) => Ok(()),
        None => {
            keep_if_new(case, decision)?;
            alerts::if_stuck(case, decision, public_url)
        }
    }
}

/// Stores once that nobody can have the ticket, while it stays in this queue and the reasons stay the same.
fn keep_if_new(case: &mut Case<'_>, decision: &Decision) -> Result<()> {
    let (ticket, queued_at) = (case.ticket()?.id, case.ticket()?.queued_at);
    let last = decisions::of_ticket(case.conn, ticket, 1)?.pop();
    let known = last.is_some_and(|last| {
        last.at >= queued_at
            && last.excluded == decision.excluded
            && last.need.relaxed == decision.need.relaxed
    });
    match known {
        true => Ok(()),
        false => Ok(decisions::add(case.conn, ticket, decision)?),
    }
}

/// The offer ran out. Whose console is open and who does not answer is away, is told so, and gets no others until they say
/// that they are back. Whose console is closed was not there to miss it.
pub(crate) fn lapse(case: &mut Case<'_>, agent: AgentId, public_url: &str) -> Result<()> {
    case.apply(Command::OfferLapses)?;
    leave_alone(case, agent, HandoffOutcome::Lapsed)?;
    let away = agents::find(case.conn, agent)?.is_online(case.now);
    if away {
        agents::set_away(case.conn, agent, true, Some(MISSED_OFFER))?;
    }
    case.record(Happened::OfferLapsed(OfferLapsed { agent, away }));
    look_for_nobody(case, public_url)
}

/// Considers excluded agents again: the next step requires less.
pub(crate) fn relax(case: &mut Case<'_>, public_url: &str) -> Result<()> {
    case.set_timers()?;
    look_for_nobody(case, public_url)
}

/// After a change that may have left nobody: who leads is told at once, and need not wait for a look.
fn look_for_nobody(case: &mut Case<'_>, public_url: &str) -> Result<()> {
    let offers = case.team()?.assignment == Assignment::Offer;
    if !offers || case.ticket()?.status != Status::Waiting {
        return Ok(());
    }
    let decision = decide(case, &mut TeamMembers::default())?;
    match decision.need.relaxed {
        Relaxed::Declines => tell_if_nobody(case, &decision, public_url),
        Relaxed::Nothing | Relaxed::Skills | Relaxed::Language => Ok(()),
    }
}

fn leave_alone(case: &mut Case<'_>, agent: AgentId, outcome: HandoffOutcome) -> Result<()> {
    let ticket = case.ticket_mut()?;
    if !ticket.declined.contains(&agent) {
        ticket.declined.push(agent);
    }
    case.settle_handoff_to(Holder::Agent(agent), outcome)
}
