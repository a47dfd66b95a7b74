//! Messages a bot posts: it mirrors its conversation, passes on the customer's words, or speaks.

use super::Services;
use super::case::{Case, Words};
use super::conversations::{Started, start};
use super::error::Result;
use super::files;
use super::handback;
use super::idempotency::{self, Answered, Key};
use super::intake;
use super::triggers;
use super::wire::{ControlWire, MessageWire, VerdictWire};
use crate::domain::control::Holder;
use crate::domain::intake::MessageInput;
use crate::domain::lifecycle::{Command, Status};
use crate::domain::message::Message;
use crate::domain::people::Bot;
use crate::domain::words::{Sender, Visibility};
use crate::storage::{AnyConnection, messages};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What became of one posted message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Posted {
    /// It is in the conversation.
    Stored,
    /// It was there before.
    Seen,
    /// The bot has no control: kept as a draft that only agents see.
    ControlLost,
}

/// One posted message and what became of it.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PostedItem {
    /// What became of it.
    pub result: Posted,
    /// The message.
    pub message: MessageWire,
}

/// The answer to posted messages.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Mirrored {
    /// One for each posted message, in order.
    pub results: Vec<PostedItem>,
    /// Who may speak now.
    pub control: ControlWire,
    /// What the rules say.
    pub verdict: VerdictWire,
    /// The last `seq`.
    pub cursor: i64,
}

impl Services {
    /// Takes messages of a bot in one transaction. The customer's words are always stored; the
    /// bot's only while it holds control, else they become suppressed drafts (fenced control).
    ///
    /// # Errors
    /// [`super::ServiceError::KeyReused`], or storage. Lost control is a result, not an error: its trace
    /// must be committed.
    pub async fn post_messages(
        &self,
        bot: Bot,
        external_id: String,
        items: Vec<MessageInput>,
        key: Option<Key>,
    ) -> Result<Answered<Mirrored>> {
        let now = self.clock.now();
        let (bot, items) = (Arc::new(bot), Arc::new(items));
        let mirror = Mirror {
            public_url: self.settings.public_url.clone(),
        };
        let answered = self
            .change(move |conn, settings| {
                let started = start(conn, &bot, &external_id, now)?;
                // Messages with ids of their own are known by them, before any other key.
                if all_known(conn, &started, &items)? {
                    return mirror.post_all(started.open(conn, settings, now)?, &bot, &items);
                }
                idempotency::once(conn, bot.id, key.as_ref(), now, |conn| {
                    mirror.post_all(started.open(conn, settings, now)?, &bot, &items)
                })
            })
            .await?;
        Ok(answered)
    }
}

/// What judging and escalating need beside the conversation.
struct Mirror {
    public_url: String,
}

/// Whether every message was posted before under its own id.
fn all_known(conn: &mut AnyConnection, started: &Started, items: &[MessageInput]) -> Result<bool> {
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

impl Mirror {
    fn post_all(
        &self,
        mut case: Case<'_>,
        bot: &Bot,
        items: &[MessageInput],
    ) -> Result<Answered<Mirrored>> {
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
        let (control, verdict, cursor) = match trigger {
            Some((fired, message)) => {
                let url = &self.public_url;
                let opened = intake::by_rule(&mut case, bot, fired, message, None, url)?;
                let verdict = triggers::with_ticket(judged.verdict, &opened);
                (opened.control, verdict, opened.cursor)
            }
            None => {
                case.flush()?;
                let control = ControlWire::from(&*case.conversation);
                (control, judged.verdict, case.conversation.last_seq)
            }
        };
        let answer = Mirrored {
            results: posted.iter().map(PostedItem::from).collect(),
            control,
            verdict,
            cursor,
        };
        Ok(if stored {
            Answered::created(answer)
        } else {
            Answered::seen(answer)
        })
    }
}

impl From<&(Posted, Message)> for PostedItem {
    fn from((result, message): &(Posted, Message)) -> Self {
        Self {
            result: *result,
            message: MessageWire::from(message),
        }
    }
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
    let MessageInput {
        sender,
        text,
        external_id,
        at,
        epoch: _, // decided whether it may be said
        meta,
    } = item;
    let by_bot = *sender == Sender::Bot;
    let meta = files::attach_meta(case, bot.id, meta, visibility)?;
    let text = &case.masked(bot.team, text)?;
    case.store(Words {
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
        Status::Waiting | Status::Offered(_) | Status::Active(_) | Status::Closed(_) => Ok(()),
    }
}

impl Mirrored {
    /// Whether the only message was kept back: such a request gets 409.
    pub fn is_lost(&self) -> bool {
        matches!(self.results.as_slice(), [only] if only.result == Posted::ControlLost)
    }
}
