//! Offers: what waits in a team that offers its tickets goes to one agent at a time (atomic assignment).

use super::candidates::TeamMembers;
use super::deciding::{decide, tell_if_nobody};
use super::offering::{HeldTickets, offer_all};
use crate::domain::accounts::agent::MISSED_OFFER;
use crate::domain::base::ids::{AgentId, TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::case::access::Action;
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::HandoffOutcome;
use crate::domain::case::lifecycle::{Command, Status};
use crate::domain::dispatch::{Relaxed, Unoffered};
use crate::domain::log::{Happened, OfferDeclined, OfferLapsed};
use crate::domain::team::Assignment;
use crate::services::case::Case;
use crate::services::case::commanded::{Commanded, Commander};
use crate::services::desk::invitations;
use crate::services::dispatch::Dispatch;
use crate::services::dispatch::line::{self, Line};
use crate::services::error::Result;
use crate::storage::{agents, tickets};
use std::sync::Arc;

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
            let (mut line, untold) = self.look(now).await?;
            if !untold.is_empty() {
                self.tell_closed(untold).await?;
                (line, _) = self.look(now).await?;
            }
            let before = made;
            loop {
                let batch = line.next();
                if batch.is_empty() {
                    break;
                }
                let offered = self.offer_batch(batch).await?;
                made += offered.len();
                offered.into_iter().for_each(|team| line.took(team));
            }
            if made == before {
                return Ok(made);
            }
        }
    }

    /// Offers tickets in one transaction; when that fails, each in one of its own, so that one that cannot be offered
    /// keeps nobody else from it. Returns the teams of those that were offered.
    async fn offer_batch(self, batch: Vec<Unoffered>) -> Result<Vec<TeamId>> {
        let (clock, url) = (
            self.services.clock.clone(),
            self.services.settings.public_url.clone(),
        );
        let batch: Arc<[Unoffered]> = batch.into();
        let whole = batch.clone();
        let offer = move |part: Arc<[Unoffered]>, held| {
            let (clock, url) = (clock.clone(), url.clone());
            self.services.change(move |conn, settings| {
                offer_all(conn, settings, (&part, held), &clock, &url)
            })
        };
        match offer(whole, HeldTickets::Wait).await {
            Err(error) => {
                tracing::warn!(%error, "Tickets could not be offered together; each is offered by itself");
            }
            Ok(offered) => return Ok(offered),
        }
        let mut offered = Vec::new();
        for ticket in batch.iter() {
            match offer(Arc::new([*ticket]), HeldTickets::PassOver).await {
                Ok(teams) => offered.extend(teams),
                Err(error) => {
                    tracing::error!(ticket.id = %ticket.id, %error, "A ticket could not be offered");
                }
            }
        }
        Ok(offered)
    }

    /// The line as it is now, and what waits in closed teams and has no decision yet.
    async fn look(self, now: Moment) -> Result<(Line, Vec<TicketId>)> {
        self.services
            .read_settled(move |conn, settings| {
                Ok((
                    Line::at(conn, settings, now)?,
                    line::untold(conn, settings, now)?,
                ))
            })
            .await
    }

    /// Decides once about each ticket waiting in a closed team, so that its page explains why nobody has it. It
    /// makes no offer: a tier above may be open, and whose turn it is there only the line knows.
    async fn tell_closed(self, untold: Vec<TicketId>) -> Result<()> {
        for ticket in untold {
            let (clock, url) = (
                self.services.clock.clone(),
                self.services.settings.public_url.clone(),
            );
            self.services
                .change(move |conn, settings| {
                    // Held by somebody else: the next pass decides about it.
                    let Some(mut case) = Case::of_free_ticket(conn, settings, ticket, &clock)?
                    else {
                        return Ok(());
                    };
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
    /// `ServiceError::Refused`, `ServiceError::NotFound`.
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
                case.read_offer(by)?;
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

/// The offer ran out. Whose console is open and who does not answer is away, is told so, and gets no others until they say
/// that they are back. Whose console is closed was not there to miss it, and who took another ticket meanwhile was at work.
pub(crate) fn lapse(case: &mut Case<'_>, agent: AgentId, public_url: &str) -> Result<()> {
    let began = offered_at(case, agent)?;
    case.apply(Command::OfferLapses)?;
    leave_alone(case, agent, HandoffOutcome::Lapsed)?;
    let away = agents::find(case.conn, agent)?.is_online(case.now)
        && !tickets::has_accepted_since(case.conn, agent, began)?;
    if away {
        let missed = Some(case.ticket()?.id);
        agents::set_away(case.conn, agent, true, Some(MISSED_OFFER), missed)?;
    }
    case.record(Happened::OfferLapsed(OfferLapsed { agent, away }));
    look_for_nobody(case, public_url)
}

/// When the agent was asked: by a colleague, or else by the line.
fn offered_at(case: &mut Case<'_>, agent: AgentId) -> Result<Moment> {
    let asked = case.under_way()?;
    let asked = asked.iter().rfind(|one| one.to == Holder::Agent(agent));
    let by_line = case.now.minus(case.team()?.offer_within);
    Ok(asked.map_or(by_line, |one| one.started_at))
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
