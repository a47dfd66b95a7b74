//! A bot passed its conversation to another, which is not there while the customer waits. No ticket watches over
//! it, so the customer's own words do: the first unanswered ones set a stored deadline.

use crate::domain::base::ids::BotId;
use crate::domain::base::time::Moment;
use crate::domain::base::words::{Reason, Sender};
use crate::domain::bots::bot::Bot;
use crate::domain::bots::unreachable::{Incident, Policy};
use crate::domain::case::control::Holder;
use crate::domain::case::message::Message;
use crate::domain::log::{Handback, HandbackOutcome, Happened, Unanswered};
use crate::domain::rules::triggers::Fired;
use crate::services::case::Case;
use crate::services::error::Result;
use crate::services::intake;
use crate::storage::silence::{self, Silence};
use crate::storage::{bot_standing, incidents};
use std::time::Duration;

/// How long a bot that was passed a conversation may leave its customer waiting, if it is not heard meanwhile.
pub(crate) const WITHIN: Duration = Duration::from_secs(120);

/// A bot that lives polls at least every 25 seconds, and that it was heard is known to the minute.
const GONE_AFTER: Duration = Duration::from_secs(90);

/// A bot that did not answer, and what its customer waits for since when.
pub(crate) struct SilentBot {
    bot: BotId,
    name: String,
    since: Moment,
    first: String,
}

/// A conversation is passed on: does its customer wait for the other bot's first words?
pub(crate) fn watch(case: &mut Case<'_>, last: Option<&Message>) {
    let due_at = case.now.plus(WITHIN);
    let waits = last.filter(|last| last.sender == Sender::Customer);
    let seq = waits.map(|last| last.seq);
    case.later(move |conn, rows| {
        let conversation = rows.conversation;
        silence::end(conn, conversation)?;
        if let Some(seq) = seq {
            let silence = Silence {
                conversation,
                seq,
                due_at,
            };
            silence::begin(conn, silence)?;
        }
        Ok(())
    });
}

/// Whether a bot has a conversation that is not its own, no ticket watches over it, and it is not heard.
pub(crate) fn is_gone(case: &mut Case<'_>, bot: &Bot) -> Result<bool> {
    if !case.conversation.is_with_guest() || case.ticket.is_some() {
        return Ok(false);
    }
    let heard = bot_standing::heard_at(case.conn, bot.id)?;
    Ok(heard.is_none_or(|at| case.now.since(at) > GONE_AFTER))
}

/// Takes control from the bot that is not there, to the one whose conversation it is; unless that is its policy's
/// end, a ticket is opened from there, as if that bot had escalated.
pub(crate) fn take_over(case: &mut Case<'_>, bot: &Bot, waits: &Message) -> Result<SilentBot> {
    let first = case.settings.bot(case.conversation.bot)?.bot.clone();
    let given = SilentBot {
        bot: bot.id,
        name: bot.name.clone(),
        since: waits.created_at,
        first: first.name.clone(),
    };
    give_back(case, &bot.name)?;
    let team = match case.settings.bot(bot.id)?.policy {
        Policy::Giver => return Ok(given),
        Policy::Queue => None,
        Policy::Team(team) => Some(case.settings.team(team)?.team.name.clone()),
    };
    let waited = case.now.since(given.since).as_secs();
    let fired = Fired {
        rule: "bot unreachable".to_owned(),
        reason: Reason::TechnicalError,
        auto_escalate: true,
        seq: waits.seq,
        evidence: format!("{} did not answer for {waited} seconds", bot.name),
    };
    intake::by_rule(case, &first, &fired, waits, team)?;
    Ok(given)
}

/// Gives a conversation back to the bot that started it. The other one learns in its log that it lost control, and is
/// a past guest from here on.
pub(super) fn give_back(case: &mut Case<'_>, from: &str) -> Result<()> {
    let told = Unanswered {
        outcome: HandbackOutcome::Unanswered,
        from: from.to_owned(),
    };
    let first = case.settings.bot(case.conversation.bot)?.bot.id;
    case.pass_control(Holder::Bot(first), Some(Handback::Unanswered(told)));
    case.tell(|conversation| conversation.guest = None);
    Ok(())
}

/// The incident, in the ticket that was opened if one was.
pub(crate) fn tell(case: &mut Case<'_>, given: &SilentBot) -> Result<()> {
    let now = case.now;
    let queue = match case.control().holder {
        Holder::Bot(_) => given.first.clone(),
        Holder::Team(_) | Holder::Agent(_) => case.team()?.name.clone(),
    };
    let incident = Incident {
        bot: given.name.clone(),
        since: given.since.to_string(),
        waited_seconds: now.since(given.since).as_secs(),
        heard_at: bot_standing::heard_at(case.conn, given.bot)?.map(|at| at.to_string()),
        agent: None,
        queue,
        offered_to: None,
    };
    case.record(Happened::BotUnreachable(incident));
    let (bot, since) = (given.bot, given.since);
    case.later(move |conn, rows| Ok(incidents::add(conn, bot, rows.ticket, since, now)?));
    Ok(())
}
