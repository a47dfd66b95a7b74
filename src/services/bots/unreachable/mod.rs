//! A bot was given a conversation and does not answer: an incident, told to people and never to the bot.

mod disabled;
pub(crate) mod unanswered;

use super::handback::take_back;
use crate::domain::accounts::agent::Agent;
use crate::domain::base::ids::BotId;
use crate::domain::base::time::Moment;
use crate::domain::bots::bot::Bot;
use crate::domain::bots::unreachable::{Incident, Policy, can_have_it_back};
use crate::domain::case::control::Holder;
use crate::domain::case::handoff::{Handoff, HandoffOutcome, MoveReason};
use crate::domain::case::lifecycle::Command;
use crate::domain::log::Happened;
use crate::services::bots::Bots;
use crate::services::bots::configure::Unreachable;
use crate::services::case::Case;
use crate::services::dispatch::telling;
use crate::services::error::{Result, ServiceError};
use crate::storage::{AnyConnection, agents, bot_standing, bots, incidents, teams};
use std::time::Duration;

/// That a bot was heard is written at most this often.
const HEARD_EVERY: Duration = Duration::from_secs(60);

/// Incidents are shown for so long.
const SHOWN_FOR: Duration = Duration::from_secs(7 * 24 * 3600);

/// Tickets of a bot's incidents that are named: the newest.
const TICKETS_NAMED: i64 = 3;

/// How a bot stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BotStanding {
    pub(crate) bot: Bot,
    /// When it last showed its key, to the minute.
    pub(crate) heard_at: Option<Moment>,
    /// What happens when it does not answer.
    pub(crate) unreachable: Unreachable,
    /// How often it did not answer lately.
    pub(crate) lapses: i64,
    /// In which tickets last, and when.
    pub(crate) last: Vec<(i64, Moment)>,
}

/// A conversation that a bot was given and that has gone on without it.
struct MovedOn {
    /// Who had control.
    from: Holder,
    /// Since when the bot was to answer.
    since: Moment,
    /// The agent who gave it.
    giver: Option<Agent>,
    /// The agent it is offered to again.
    offered_to: Option<String>,
}

/// Control leaves the bot in this transaction, so that nobody writes into a silence; then the bot's policy says who is
/// next. The caller records the handoff.
fn move_on(case: &mut Case<'_>, bot: BotId, outcome: HandoffOutcome) -> Result<MovedOn> {
    let now = case.now;
    let given = case.under_way()?;
    let given = given.iter().rfind(|handoff| handoff.to == Holder::Bot(bot));
    let since = given.map_or(now, |handoff| handoff.started_at);
    let settings = case.settings.clone();
    let policy = settings.bot(bot)?.policy;
    if let Policy::Team(team) = policy {
        case.move_to(&settings.team(team)?.team)?;
    }
    let giver = giver(case.conn, given)?;
    let from = take_back(case, outcome)?;
    let back = giver
        .clone()
        .filter(|giver| policy == Policy::Giver && can_have_it_back(giver, now));
    let offered_to = match back {
        Some(agent) if offered(case, &agent)? => Some(agent.name),
        Some(_) | None => None,
    };
    Ok(MovedOn {
        from,
        since,
        giver,
        offered_to,
    })
}

/// The time to answer is over: an incident.
pub(crate) fn lapsed(case: &mut Case<'_>, bot: BotId) -> Result<()> {
    let now = case.now;
    let ticket = case.ticket()?.id;
    let settings = case.settings.clone();
    let MovedOn {
        from,
        since,
        giver,
        offered_to,
    } = move_on(case, bot, HandoffOutcome::Lapsed)?;
    let incident = Incident {
        bot: settings.bot(bot)?.bot.name.clone(),
        since: since.to_string(),
        waited_seconds: now.since(since).as_secs(),
        heard_at: bot_standing::heard_at(case.conn, bot)?.map(|at| at.to_string()),
        agent: giver.map(|giver| giver.id),
        queue: case.team()?.name.clone(),
        offered_to,
    };
    let sentence = incident.sentence();
    case.record(Happened::BotUnreachable(incident));
    incidents::add(case.conn, bot, Some(ticket), since, now)?;
    tracing::warn!(ticket.id = %ticket, bot.id = %bot, "A bot did not answer what it was given");
    let team = Holder::Team(case.ticket()?.team);
    case.hand_over(from, team, MoveReason::BotSilent, Some(&sentence), None)?;
    telling::tell_waits_again(case)
}

/// The agent who gave it; a rule or another bot is nobody to give it back to.
fn giver(conn: &mut AnyConnection, given: Option<&Handoff>) -> Result<Option<Agent>> {
    Ok(match given.map(|handoff| handoff.from) {
        Some(Holder::Agent(agent)) => Some(agents::find(conn, agent)?),
        Some(Holder::Bot(_) | Holder::Team(_)) | None => None,
    })
}

/// False when the agent's last place was taken in this moment: then it stays in the queue.
fn offered(case: &mut Case<'_>, agent: &Agent) -> Result<bool> {
    match case.apply(Command::Offer { to: agent.id }) {
        Ok(done) => Ok(done),
        Err(ServiceError::AtCapacity { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

impl Bots<'_> {
    /// A bot has shown its key: written at most once a minute, and nothing depends on that it is.
    pub(crate) async fn hear(self, bot: BotId) {
        let now = self.services.clock.now();
        if !self.services.heard.is_new(bot, now) {
            return;
        }
        let heard = move |conn: &mut AnyConnection| Ok(bot_standing::heard(conn, bot, now)?);
        self.services
            .write_in_passing("that a bot was heard", heard)
            .await;
    }

    /// How every bot stands, those that did not answer lately first.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn bot_standings(self) -> Result<Vec<BotStanding>> {
        let now = self.services.clock.now();
        self.services.read(move |conn| standings(conn, now)).await
    }
}

/// How every bot stands, those that did not answer lately first.
pub(crate) fn standings(conn: &mut AnyConnection, now: Moment) -> Result<Vec<BotStanding>> {
    let since = now.minus(SHOWN_FOR);
    let all = bots::all(conn)?;
    let ids: Vec<BotId> = all.iter().map(|bot| bot.id).collect();
    let heard = bot_standing::all_heard(conn)?;
    let policies = bot_standing::all_policies(conn)?;
    let counts = incidents::counts(conn, &ids, since)?;
    let mut standings = Vec::new();
    for bot in all {
        let lapses = counts.get(&bot.id).copied().unwrap_or_default();
        let last = match lapses {
            0 => Vec::new(),
            _ => incidents::tickets(conn, bot.id, since, TICKETS_NAMED)?,
        };
        let unreachable = match policies.get(&bot.id).copied().unwrap_or_default() {
            Policy::Queue => Unreachable::Queue,
            Policy::Giver => Unreachable::Giver,
            Policy::Team(team) => Unreachable::Team(teams::find(conn, team)?.name),
        };
        standings.push(BotStanding {
            heard_at: heard.get(&bot.id).copied(),
            unreachable,
            lapses,
            last: last.into_iter().map(|(id, at)| (id.0, at)).collect(),
            bot,
        });
    }
    standings.sort_by(|a, b| (-a.lapses, &a.bot.name).cmp(&(-b.lapses, &b.bot.name)));
    Ok(standings)
}

/// When each bot was last written as heard, on this node.
#[derive(Debug, Clone, Default)]
pub struct Heard {
    at: std::sync::Arc<std::sync::Mutex<std::collections::HashMap<BotId, Moment>>>,
}

impl Heard {
    /// Whether it is time to write it; true at most once in that time.
    fn is_new(&self, bot: BotId, now: Moment) -> bool {
        let mut at = self
            .at
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let known = at.get(&bot).is_some_and(|at| now.since(*at) < HEARD_EVERY);
        if !known {
            at.insert(bot, now);
        }
        !known
    }
}
