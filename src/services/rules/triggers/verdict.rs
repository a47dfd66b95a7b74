//! The verdict on what a bot has just mirrored, in the transaction that stores it.

use crate::domain::base::ids::{TicketId, Token};
use crate::domain::base::words::Sender;
use crate::domain::bots::bot::Bot;
use crate::domain::case::control::Holder;
use crate::domain::case::message::Message;
use crate::domain::rules::triggers::{About, Fired, RuleSet, Turn};
use crate::domain::text::searches;
use crate::services::case::Case;
use crate::services::error::Result;
use crate::services::intake::Escalated;
use crate::services::intake::posted::Posted;
use crate::services::reading::team_ticket::TeamTicket;
use crate::storage::{firings, messages, tickets};
use serde_json::Map;
use std::sync::Arc;

/// Messages looked at for Baton's sentence at a transfer.
const SAID_NEAR: i64 = 50;

/// Turns that are read: what the rules look at, and some that they do not.
const TURNS_READ: i64 = 80;

/// What the rules say of posted messages.
#[derive(Debug, Clone)]
pub(crate) struct TriggerVerdict {
    /// The rules that fired.
    pub(crate) fired: Vec<FiredOn>,
    /// Whether the bot had control: what is new is judged only then.
    pub(crate) had_control: bool,
    /// The ticket, if one of the rules has opened it.
    pub(crate) ticket: Option<TeamTicket>,
    /// The sentence for the customer that came with the ticket.
    pub(crate) say: Option<String>,
}

/// A rule that fired, and what its message is called outside, if the message was posted just now.
#[derive(Debug, Clone)]
pub(crate) struct FiredOn {
    /// The rule, and what it saw.
    pub(crate) fired: Fired,
    /// Baton's id of the message it fired on.
    pub(crate) message: Option<Token>,
    /// The bot's id of that message.
    pub(crate) external_id: Option<String>,
}

/// The verdict of the trigger rules on new messages.
pub(crate) struct Judged {
    /// For the bot.
    pub(crate) verdict: TriggerVerdict,
    /// The first rule that opens the ticket at once, new in this request.
    pub(crate) escalates: Option<Fired>,
}

/// Judges what was posted. What is new is judged while the bot has control; a message that was there before
/// has the verdict it had, whatever has become of the rules since (harmless retries).
pub(crate) fn judge(
    case: &mut Case<'_>,
    bot: &Bot,
    rules: &Arc<RuleSet>,
    posted: &[(Posted, Message)],
) -> Result<Judged> {
    let is = |what: Posted| move |(posted, _): &&(Posted, Message)| *posted == what;
    let stored: Vec<&Message> = posted
        .iter()
        .filter(is(Posted::Stored))
        .map(|(_, m)| m)
        .collect();
    let seen: Vec<i64> = posted
        .iter()
        .filter(is(Posted::Seen))
        .map(|(_, m)| m.seq)
        .collect();
    let mut fired = match seen.is_empty() {
        true => Vec::new(),
        false => firings::on(case.conn, case.conversation.id, seen)?,
    };
    let has_control = case.control().holder == Holder::Bot(bot.id);
    let mut new = match (has_control, stored.first()) {
        (true, Some(first)) => newly_fired(case, rules, first.seq)?,
        (_, _) => Vec::new(),
    };
    // A batch may hold what was said before: only what this request stored is new.
    new.retain(|fired| stored.iter().any(|message| message.seq == fired.seq));
    for fired in &new {
        remember(case, bot, fired);
    }
    let ticket = fired
        .iter()
        .find_map(|firing| firing.ticket.filter(|_| firing.fired.auto_escalate));
    let escalates = new.iter().find(|fired| fired.auto_escalate).cloned();
    let seen = fired.drain(..).map(|firing| firing.fired);
    let all: Vec<Fired> = seen.chain(new).collect();
    let mut verdict = TriggerVerdict {
        fired: all.iter().map(|fired| fired_on(fired, posted)).collect(),
        had_control: has_control,
        ticket: None,
        say: None,
    };
    if let (Some(ticket), None) = (ticket, &escalates) {
        recall(case, ticket, &all, &mut verdict)?;
    }
    Ok(Judged { verdict, escalates })
}

/// The verdict, with the ticket a rule has just opened.
pub(crate) fn with_ticket(mut verdict: TriggerVerdict, opened: &Escalated) -> TriggerVerdict {
    verdict.ticket = Some(opened.ticket.clone());
    verdict.say = (!opened.duplicate).then(|| opened.say.clone());
    verdict
}

/// Keeps that a rule fired.
pub(super) fn remember(case: &mut Case<'_>, bot: &Bot, fired: &Fired) {
    let (bot, fired, now) = (bot.clone(), fired.clone(), case.now);
    case.later(move |conn, rows| Ok(firings::add(conn, rows.conversation, &bot, &fired, now)?));
}

/// Assigns the rules that have fired in the conversation to the ticket.
pub(crate) fn belong_to_ticket(case: &mut Case<'_>) {
    case.later(|conn, rows| match rows.ticket {
        Some(ticket) => Ok(firings::belong_to(conn, rows.conversation, ticket)?),
        None => Ok(()),
    });
}

/// The rules that fire on the turns since this `seq`; they look at all turns since the bot last got control.
fn newly_fired(case: &mut Case<'_>, rules: &Arc<RuleSet>, from_seq: i64) -> Result<Vec<Fired>> {
    let epoch = case.control().epoch;
    let spoken = case.spoken(0, TURNS_READ)?;
    let turns: Vec<Turn> = spoken
        .iter()
        .filter(|message| message.epoch == epoch)
        .filter_map(turn)
        .collect();
    let about = about(case)?;
    Ok(searches::found(
        rules.cost(&turns, from_seq),
        || rules.judge(&turns, from_seq, &about),
        |asked: &Judging| asked.is(rules, &turns, from_seq, &about),
        || Judging {
            rules: rules.clone(),
            turns: turns.clone(),
            from_seq,
            about: about.clone(),
        },
        |asked| {
            asked
                .rules
                .judge(&asked.turns, asked.from_seq, &asked.about)
        },
    ))
}

/// What rules are asked when a transaction has no time for them.
struct Judging {
    rules: Arc<RuleSet>,
    turns: Vec<Turn>,
    from_seq: i64,
    about: About,
}

impl Judging {
    /// Whether it is the same question. When something was said does not matter to the rules, and what is new is said
    /// anew when the transaction runs again.
    fn is(&self, rules: &Arc<RuleSet>, turns: &[Turn], from_seq: i64, about: &About) -> bool {
        let same = |(one, other): (&Turn, &Turn)| {
            let one = Turn {
                at: other.at,
                ..one.clone()
            };
            one == *other
        };
        Arc::ptr_eq(&self.rules, rules)
            && self.from_seq == from_seq
            && self.about == *about
            && self.turns.len() == turns.len()
            && self.turns.iter().zip(turns).all(same)
    }
}

/// A message as the rules see it.
pub(super) fn turn(message: &Message) -> Option<Turn> {
    match message.sender {
        Sender::Customer | Sender::Bot => {
            let meta = message
                .meta
                .as_deref()
                .and_then(|meta| serde_json::from_str(meta).ok());
            let meta: Map<_, _> = meta.unwrap_or_default();
            Some(Turn::new(
                message.seq,
                message.sender,
                &message.text,
                &meta,
                message.at,
            ))
        }
        Sender::Agent | Sender::System => None,
    }
}

fn about(case: &mut Case<'_>) -> Result<About> {
    let language = case.conversation.language.clone();
    let names = case.settings.called.clone();
    Ok(match case.customer()?.cloned() {
        Some(customer) => About {
            language: language.or(customer.language),
            attributes: customer.attributes,
            names,
        },
        None => About {
            language,
            names,
            ..About::default()
        },
    })
}

fn fired_on(fired: &Fired, posted: &[(Posted, Message)]) -> FiredOn {
    let mut messages = posted.iter().map(|(_, message)| message);
    let message = messages.find(|message| message.seq == fired.seq);
    FiredOn {
        fired: fired.clone(),
        message: message.map(|message| message.token.clone()),
        external_id: message.and_then(|message| message.external_id.clone()),
    }
}

/// A retry is told again what the first request was told.
fn recall(
    case: &mut Case<'_>,
    ticket: TicketId,
    fired: &[Fired],
    verdict: &mut TriggerVerdict,
) -> Result<()> {
    let Some(ticket) = tickets::find(case.conn, ticket)? else {
        return Ok(());
    };
    verdict.ticket = Some(TeamTicket::new(&case.settings, ticket)?);
    let auto = fired.iter().filter(|fired| fired.auto_escalate);
    if let Some(seq) = auto.map(|fired| fired.seq).min() {
        let after = messages::after(case.conn, case.conversation.id, seq, SAID_NEAR)?;
        let said = after
            .into_iter()
            .find(|message| message.sender == Sender::System);
        verdict.say = said.map(|message| message.text);
    }
    Ok(())
}
