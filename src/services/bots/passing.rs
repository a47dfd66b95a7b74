//! A bot passes its conversation on: to a team, which is an escalation, or to another bot.

use super::control::{self, Controlled};
use super::handback::TRANSCRIPT_MAX;
use super::unreachable::unanswered;
use crate::domain::base::ids::BotId;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::words::Reason;
use crate::domain::bots::bot::Bot;
use crate::domain::case::control::Holder;
use crate::domain::case::lifecycle::{Offeree, Status};
use crate::domain::intake::{ConversationInput, Escalation};
use crate::domain::log::{CustomerTold, Handback, HandbackOutcome, MessageTold, Passed};
use crate::domain::packet::{Packet, Routing, Trigger};
use crate::domain::team::Team;
use crate::services::bots::Bots;
use crate::services::case::Case;
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::intake;
use crate::services::settings::SettingsSnapshot;
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
        to: PassTarget,
        epoch: Option<i64>,
        note: Option<String>,
    ) -> Result<Controlled> {
        let done = self
            .services
            .at_conversation(bot.id, external_id, move |case| {
                let note = note.as_deref();
                match target(&case.settings, bot.id, &to)? {
                    Taker::Team(team) => {
                        if may_pass(case, &bot, &team, epoch)? {
                            let wish = wish(case, &team, note);
                            intake::escalate_in(case, &bot, &wish)?;
                        }
                        control::answer(case)
                    }
                    Taker::Bot(other) => {
                        if case.control().holder != Holder::Bot(other.id) {
                            case.check(Holder::Bot(bot.id), epoch)?;
                            give(case, &bot, other.id, note)?;
                        }
                        let answer = control::answer(case)?;
                        Ok(Controlled {
                            ticket: None,
                            ..answer
                        })
                    }
                }
            })
            .await?;
        Ok(done.answer)
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

/// An escalation with nothing but its team and a note.
fn wish(case: &Case<'_>, team: &Team, note: Option<&str>) -> Escalation {
    let trigger = Trigger {
        reason: Reason::OutOfScope,
        detail: note.map(str::to_owned),
        message_id: None,
        confidence: None,
    };
    let routing = Routing {
        team: Some(team.name.clone()),
        ..Routing::default()
    };
    Escalation {
        conversation: ConversationInput {
            external_id: case.conversation.external_id.clone(),
            ..ConversationInput::default()
        },
        packet: Packet {
            trigger: Some(trigger),
            routing: Some(routing),
            ..Packet::default()
        },
        ..Escalation::default()
    }
}

fn give(case: &mut Case<'_>, from: &Bot, to: BotId, note: Option<&str>) -> Result<()> {
    // A hand-back that is passed on has been taken.
    let offered = case.ticket.as_ref().map(|ticket| ticket.status);
    if offered == Some(Status::Offered(Offeree::Bot(from.id))) {
        super::handback::accept(case, from.id)?;
    }
    let said = case.spoken(0, TRANSCRIPT_MAX)?;
    let customer = case.customer()?.cloned().map(CustomerTold::from);
    let passed = Passed {
        outcome: HandbackOutcome::Passed,
        from: from.name.clone(),
        note: note.map(str::to_owned),
        customer,
        transcript: said.iter().map(MessageTold::from).collect(),
    };
    case.pass_to_bot(to, Some(Handback::Passed(Box::new(passed))));
    unanswered::watch(case, said.last());
    Ok(())
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
