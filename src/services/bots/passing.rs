//! A bot passes its conversation on: to a team, which is an escalation, or to another bot.

use super::control::{self, Controlled};
use super::told::{self, TRANSCRIPT_MAX};
use super::unreachable::unanswered;
use crate::domain::base::ids::BotId;
use crate::domain::base::invalid::{FieldError, Warning};
use crate::domain::base::words::Reason;
use crate::domain::bots::bot::Bot;
use crate::domain::case::bot_access::may_give;
use crate::domain::case::control::Holder;
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::intake::Escalation;
use crate::domain::log::{EventKind, Handback, HandbackOutcome, MessageTold, Passed};
use crate::domain::packet::Routing;
use crate::domain::team::Team;
use crate::services::bots::Bots;
use crate::services::case::Case;
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::intake;
use crate::services::settings::SettingsSnapshot;
use crate::storage::events;
use std::sync::Arc;

/// To whom a bot passes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PassTarget {
    /// A team, by name.
    Team(String),
    /// Another bot, by name.
    Bot(String),
    /// Whichever has this name; a bot before a team.
    Named(String),
}

/// A conversation that a bot gives away.
#[derive(Debug, Clone)]
pub(crate) struct Pass {
    pub(crate) to: PassTarget,
    /// The epoch the bot believes in.
    pub(crate) epoch: Option<i64>,
    /// Why, for whoever gets it.
    pub(crate) note: Option<String>,
    /// What the bot knows, as in an escalation; its trigger says why.
    pub(crate) context: Escalation,
}

/// Passes of a conversation between bots, since a person last had it; one more goes to a person.
const PASSES_MAX: i64 = 6;

impl Bots<'_> {
    /// Passes a conversation on. Only who has control may; again, when it is there already, changes
    /// nothing.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] for the conversation, the bot or the team;
    /// [`ServiceError::ControlLost`]; [`ServiceError::Invalid`].
    pub(crate) async fn pass(
        self,
        bot: Bot,
        external_id: String,
        pass: Pass,
    ) -> Result<(Controlled, Vec<Warning>)> {
        self.services
            .at_conversation(bot.id, external_id, move |case| {
                match target(&case.settings, bot.id, &pass.to)? {
                    Taker::Team(team) => {
                        let mut warnings = Vec::new();
                        if may_pass(case, &bot, &team, pass.epoch)? {
                            warnings = to_team(case, &bot, &team, &pass)?;
                        }
                        Ok((control::answer(case)?, warnings))
                    }
                    Taker::Bot(other) => to_bot(case, &bot, &other, &pass),
                }
            })
            .await
    }
}

/// Who it is passed to.
enum Taker {
    Team(Arc<Team>),
    Bot(Arc<Bot>),
}

/// False for a retry: it waits in that team already.
fn may_pass(case: &Case<'_>, bot: &Bot, team: &Team, epoch: Option<i64>) -> Result<bool> {
    match case.check(Holder::Bot(bot.id), epoch) {
        Ok(()) => Ok(true),
        Err(_) if case.control().holder == Holder::Team(team.id) => Ok(false),
        Err(error) => Err(error),
    }
}

/// An escalation to that team.
fn to_team(case: &mut Case<'_>, bot: &Bot, team: &Team, pass: &Pass) -> Result<Vec<Warning>> {
    let mut input = pass.context.clone();
    input.conversation.external_id = case.conversation.external_id.clone();
    input.packet.routing = Some(Routing {
        team: Some(team.name.clone()),
        bot: None,
        ..input.packet.routing.unwrap_or_default()
    });
    Ok(intake::escalate_passed(case, bot, input)?.warnings)
}

fn to_bot(
    case: &mut Case<'_>,
    from: &Bot,
    other: &Bot,
    pass: &Pass,
) -> Result<(Controlled, Vec<Warning>)> {
    let mut warnings = Vec::new();
    if case.control().holder != Holder::Bot(other.id) {
        case.check(Holder::Bot(from.id), pass.epoch)?;
        may_give_to(case, from, other)?;
        if passes(case)? >= PASSES_MAX {
            let settings = case.settings.clone();
            let team = settings.team(other.team)?.team.clone();
            warnings = to_team(case, from, &team, pass)?;
            let detail = format!(
                "passed between bots {PASSES_MAX} times: it waits for a person of {} instead",
                team.name
            );
            warnings.push(Warning::new("/to", detail));
            return Ok((control::answer(case)?, warnings));
        }
        warnings = give(case, from, other, pass)?;
    }
    let answer = control::answer(case)?;
    let answer = Controlled {
        ticket: None,
        ..answer
    };
    Ok((answer, warnings))
}

/// A guest passes the conversation only to bots that the one that started it allows.
fn may_give_to(case: &mut Case<'_>, from: &Bot, other: &Bot) -> Result<()> {
    if from.id == case.conversation.bot {
        return Ok(());
    }
    let return_to = case.return_to()?;
    if may_give(
        &case.conversation,
        from.id,
        &return_to,
        (other.id, &other.name),
    ) {
        return Ok(());
    }
    let names = return_to.join(", ");
    let detail = format!("may not get this conversation: the bot that started it names {names}");
    Err(ServiceError::Invalid(vec![FieldError::new("/to", detail)]))
}

/// How often bots have passed it among themselves since a person last had it.
fn passes(case: &mut Case<'_>) -> Result<i64> {
    let id = case.conversation.id;
    let person = events::newest(case.conn, id, EventKind::TicketAssigned)?;
    Ok(events::passes_after(
        case.conn,
        id,
        person.unwrap_or_default(),
    )?)
}

fn give(case: &mut Case<'_>, from: &Bot, other: &Bot, pass: &Pass) -> Result<Vec<Warning>> {
    // A hand-back that is passed on has been taken.
    let offered = case.ticket.as_ref().map(|ticket| ticket.status);
    if offered == Some(Status::Offered(Offeree::Bot(from.id))) {
        super::handback::accept(case, from.id)?;
    }
    let passed = intake::passed_on(case, from, &pass.context)?;
    let said = case.spoken(0, TRANSCRIPT_MAX)?;
    let context = passed.context;
    let trigger = context.packet.trigger.as_ref();
    let reason = trigger.map_or(Reason::OutOfScope, |trigger| trigger.reason);
    let projection = told::of(case, context.packet_for(&other.name), reason, &passed.items)?;
    let told = Passed {
        outcome: HandbackOutcome::Passed,
        from: from.name.clone(),
        note: case.note_without_secrets(pass.note.as_deref())?,
        customer: projection.customer.clone(),
        facts: projection.facts.clone(),
        promises: projection.promises.clone(),
        avoid: context.packet.avoid.clone(),
        task: told::task(&context, &other.name)?,
        transcript: said.iter().map(MessageTold::from).collect(),
        packet: Some(projection),
    };
    case.pass_to_bot(other.id, Some(Handback::Passed(Box::new(told))));
    unanswered::watch(case, said.last());
    Ok(passed.warnings)
}

/// The target, made sure of. A conversation is not passed to the bot that passes it.
fn target(settings: &SettingsSnapshot, bot: BotId, to: &PassTarget) -> Result<Taker> {
    let (name, a_bot, a_team) = match to {
        PassTarget::Team(name) => (name, false, true),
        PassTarget::Bot(name) => (name, true, false),
        PassTarget::Named(name) => (name, true, true),
    };
    let found = match a_bot {
        true => settings.working_bot(name),
        false => None,
    };
    let team = match (&found, a_team) {
        (None, true) => settings.team_by_name(name).map(|found| found.team.clone()),
        (Some(_), _) | (None, false) => None,
    };
    match (found, team) {
        (Some(found), _) if found.id == bot => Err(ServiceError::Invalid(vec![FieldError::new(
            "/to",
            "is the bot itself",
        )])),
        (Some(found), _) => Ok(Taker::Bot(found.clone())),
        (None, Some(team)) => Ok(Taker::Team(team)),
        (None, None) => Err(ServiceError::NotFound(if a_bot {
            Noun::Bot
        } else {
            Noun::Team
        })),
    }
}
