//! Messages a bot posts: it mirrors its conversation, passes on the customer's words, or speaks.

use super::conversations::{LockedConversation, start};
use crate::domain::base::words::{Sender, Visibility};
use crate::domain::bots::bot::Bot;
use crate::domain::case::bot_access::BotAction;
use crate::domain::case::control::Holder;
use crate::domain::case::conversation::Conversation;
use crate::domain::case::lifecycle::{Command, Status};
use crate::domain::case::message::Message;
use crate::domain::intake::MessageInput;
use crate::domain::intake::without_secrets::masked_message;
use crate::domain::log::Doer;
use crate::domain::text::redaction::Masks;
use crate::services::bots::handback;
use crate::services::case::addressed::permit;
use crate::services::case::{Case, PendingMessage};
use crate::services::error::Result;
use crate::services::files;
use crate::services::idempotency::{self, IdempotentAnswer, Key, Repeatable};
use crate::services::intake;
use crate::services::intake::Arrivals;
use crate::services::intake::posted::Posted;
use crate::services::rules::triggers::{self, TriggerVerdict};
use crate::storage::idempotency::KeyOwner;
use crate::storage::{AnyConnection, messages};
use std::sync::Arc;

/// The results of posted messages.
#[derive(Debug, Clone)]
pub(crate) struct MirrorResults {
    /// One for each posted message, in order.
    pub(crate) results: Vec<(Posted, Message)>,
    /// The conversation as they left it.
    pub(crate) conversation: Conversation,
    /// The verdict of the trigger rules.
    pub(crate) verdict: TriggerVerdict,
}

impl Arrivals<'_> {
    /// Takes messages of a bot in one transaction. The customer's words are always stored; the
    /// bot's only while it holds control, else they become suppressed drafts (fenced control). `shape` makes the
    /// answer, which is kept under the key.
    ///
    /// # Errors
    /// `ServiceError::KeyReused`, or storage. Lost control is a result, not an error: its trace
    /// must be committed.
    pub(crate) async fn post_messages<A: Repeatable>(
        self,
        bot: Bot,
        external_id: String,
        items: Vec<MessageInput>,
        key: Option<Key>,
        shape: impl Fn(MirrorResults) -> A + Send + Sync + 'static,
    ) -> Result<IdempotentAnswer<A>> {
        let clock = self.services.clock.clone();
        let (bot, items) = (Arc::new(bot), Arc::new(items));
        let sent = items.clone();
        // What is masked is masked once more where it is stored, since another team may have the ticket.
        let mask = move |masks: &Masks| {
            for item in sent.iter() {
                drop(masked_message(&masked_message(item, masks), masks));
            }
        };
        let searches = self.services.mask_ahead(bot.team, mask).await?;
        let answered = self
            .services
            .settled_after(searches, move |conn, settings| {
                settings.let_in(bot.id)?;
                let started = start(conn, &bot, &external_id, &clock)?;
                let post = |conn: &mut AnyConnection| {
                    let posted = post_all(started.open(conn, settings)?, &bot, &items)?;
                    Ok(posted.map(&shape))
                };
                // Messages with ids of their own are known by them, before any other key.
                if all_known(conn, &started, &items)? {
                    return post(conn);
                }
                let (owner, now) = (KeyOwner::Bot(bot.id), started.now);
                idempotency::once(conn, owner, key.as_ref(), now, |conn| {
                    hears_customer(&started, &items)?;
                    post(conn)
                })
            })
            .await?;
        Ok(answered)
    }
}

/// A past guest has no customer any more. Its own words are kept as a draft, as those of every bot without control.
fn hears_customer(started: &LockedConversation, items: &[MessageInput]) -> Result<()> {
    if items.iter().all(|item| item.sender != Sender::Customer) {
        return Ok(());
    }
    permit(started.relation, BotAction::Write, &started.conversation)
}

/// Whether every message was posted before under its own id.
fn all_known(
    conn: &mut AnyConnection,
    started: &LockedConversation,
    items: &[MessageInput],
) -> Result<bool> {
    if started.is_new {
        return Ok(false);
    }
    for item in items {
        let Some(id) = item.external_id.as_deref() else {
            return Ok(false);
        };
        if messages::by_external_id(conn, started.conversation.id, id)?.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

fn post_all(
    mut case: Case<'_>,
    bot: &Bot,
    items: &[MessageInput],
) -> Result<IdempotentAnswer<MirrorResults>> {
    case.by = Doer::Bot(bot.id);
    let mut posted = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let done = post(&mut case, bot, item);
        let done = done.map_err(|error| error.below(&format!("/messages/{index}")));
        posted.push(done?);
    }
    let stored = posted.iter().any(|(result, _)| *result == Posted::Stored);
    let rules = case.settings.triggers_for(bot);
    let judged = triggers::judge(&mut case, bot, &rules, &posted)?;
    triggers::watch(&mut case, &rules, &posted);
    let trigger = judged.escalates.as_ref().and_then(|fired| {
        let mut messages = posted.iter().map(|(_, message)| message);
        Some((fired, messages.find(|message| message.seq == fired.seq)?))
    });
    let (conversation, verdict) = match trigger {
        Some((fired, message)) => {
            let opened = intake::by_rule(&mut case, bot, fired, message, None)?;
            let verdict = triggers::with_ticket(judged.verdict, &opened);
            (opened.conversation, verdict)
        }
        None => {
            case.flush()?;
            (case.conversation.clone(), judged.verdict)
        }
    };
    let answer = MirrorResults {
        results: posted,
        conversation,
        verdict,
    };
    Ok(if stored {
        IdempotentAnswer::created(answer)
    } else {
        IdempotentAnswer::seen(answer)
    })
}

fn post(case: &mut Case<'_>, bot: &Bot, item: &MessageInput) -> Result<(Posted, Message)> {
    if let Some(known) = seen(case, item)? {
        let result = match known.visibility {
            Visibility::Suppressed => Posted::ControlLost,
            Visibility::Public | Visibility::Internal => Posted::Seen,
        };
        return Ok((result, known));
    }
    match item.sender {
        Sender::Customer => {
            let message = store(case, bot, item, Visibility::Public)?;
            customer_spoke(case, message.seq)?;
            Ok((Posted::Stored, message))
        }
        Sender::Bot | Sender::Agent | Sender::System => bot_speaks(case, bot, item),
    }
}

fn seen(case: &mut Case<'_>, item: &MessageInput) -> Result<Option<Message>> {
    match &item.external_id {
        Some(id) => case.by_external_id(id),
        None => Ok(None),
    }
}

fn bot_speaks(case: &mut Case<'_>, bot: &Bot, item: &MessageInput) -> Result<(Posted, Message)> {
    let may = case.control().check(Holder::Bot(bot.id), item.epoch);
    let (visibility, result) = match may {
        Ok(()) => (Visibility::Public, Posted::Stored),
        Err(_) => (Visibility::Suppressed, Posted::ControlLost),
    };
    if may.is_ok() {
        // Its first words in the new epoch accept a hand-back.
        handback::accept_by_speaking(case, bot.id)?;
    }
    Ok((result, store(case, bot, item, visibility)?))
}

fn store(
    case: &mut Case<'_>,
    bot: &Bot,
    item: &MessageInput,
    visibility: Visibility,
) -> Result<Message> {
    let masks = case.settings.team(bot.team)?.masks.clone();
    let MessageInput {
        sender,
        text,
        external_id,
        at,
        epoch: _, // decided whether it may be said
        meta,
    } = &*masked_message(item, &masks);
    let by_bot = *sender == Sender::Bot;
    let meta = files::attach_meta(case, bot.id, meta, visibility)?;
    case.store(PendingMessage {
        sender: *sender,
        visibility,
        author: by_bot.then_some(Holder::Bot(bot.id)),
        author_name: by_bot.then_some(bot.name.as_str()),
        external_id: external_id.as_deref(),
        client_id: None,
        text,
        meta,
        at: at.unwrap_or(case.now),
    })
}

/// The customer's words start the clock of whoever has the ticket (no state without a deadline).
fn customer_spoke(case: &mut Case<'_>, seq: i64) -> Result<()> {
    let now = case.now;
    if case.ticket.is_none() {
        return Ok(());
    }
    let ticket = case.ticket_mut()?;
    ticket.customer_seq = seq;
    if !ticket.is_open() {
        return Ok(());
    }
    let answered = ticket.unanswered_since.is_none();
    ticket.unanswered_since.get_or_insert(now);
    match ticket.status {
        Status::Active(_) if answered => case.set_timers(),
        // The customer does not wait for the time it was put off to.
        Status::Snoozed(_) => case.apply(Command::Wake).map(drop),
        Status::Waiting | Status::Offered(_) | Status::Active(_) | Status::Closed(_) => {
            ticket.snoozed_until = None;
            Ok(())
        }
    }
}
