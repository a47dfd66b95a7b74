//! What a language model is told of a ticket when an agent asks for help: what that agent may read of it, without notes,
//! and masked. Nothing waits here for the model: when the answer is there, the snapshot is closed.

use super::ticket::{ViewedTicket, seen_by};
use crate::domain::accounts::interface_language::InterfaceLanguage;
use crate::domain::base::ids::TicketId;
use crate::domain::base::invalid::FieldError;
use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::actor::Actor;
use crate::domain::case::message::Message;
use crate::domain::desk::assist::{
    AssistLine, AssistPrompt, AssistTask, CaseWords, TRANSLATED_MAX_CHARS,
};
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::text::redaction::Masks;
use crate::domain::transcript::{Item, ItemKind, ItemRole};
use crate::services::case::door::require;
use crate::services::error::{Result, ServiceError};
use crate::services::reading::Reading;
use crate::services::settings::off_thread;
use std::collections::HashSet;

/// What an agent asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AssistWish {
    /// The kind of help.
    pub(crate) task: AssistTask,
    /// What is translated; nothing for help with the whole case.
    pub(crate) about: AssistedText,
    /// The tag of the language of the answer; nothing for the usual one.
    pub(crate) language: Option<String>,
    /// The language of the one who asks.
    pub(crate) spoken: InterfaceLanguage,
}

/// The text that a wish is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AssistedText {
    /// The case as a whole.
    Case,
    /// The message with this `seq`.
    Message(i64),
    /// The item at this place of the transcript.
    Item(usize),
    /// Words that the agent has written.
    Written(String),
}

impl Reading<'_> {
    /// Everything that a language model is told for this wish.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`]; [`ServiceError::Forbidden`] for words to a customer to whom the actor may not write;
    /// [`ServiceError::Invalid`] for a message that is not there, or a text that is too long.
    pub(crate) async fn assist_prompt(
        self,
        actor: Actor,
        ticket: TicketId,
        wish: AssistWish,
    ) -> Result<AssistPrompt> {
        let now = self.services.clock.now();
        let needs = wish.task.needs();
        let before = match wish.about {
            AssistedText::Message(seq) => Some(seq.saturating_add(1)),
            AssistedText::Case | AssistedText::Item(_) | AssistedText::Written(_) => None,
        };
        let (view, masks) = self
            .services
            .read_settled(move |conn, settings| {
                let actor = settings.as_set_now(&actor)?;
                let view = seen_by(conn, settings, &actor, ticket, before, now)?;
                require(&actor, needs, &view.row.ticket)?;
                let masks = settings.team(view.row.ticket.team)?.masks.clone();
                Ok((view, masks))
            })
            .await?;
        off_thread(move || prompt(&view, &wish, &masks)).await?
    }
}

fn prompt(view: &ViewedTicket, wish: &AssistWish, masks: &Masks) -> Result<AssistPrompt> {
    let words = match &wish.about {
        AssistedText::Case => CaseWords::of(&view.packet, &said(view), masks),
        AssistedText::Message(seq) => {
            let found = view.messages.iter().find(|message| message.seq == *seq);
            let found = found.filter(|message| is_aloud(message));
            translated("/message", found.map(|message| message.text.as_str()))?
        }
        AssistedText::Item(at) => {
            let found = view.transcript.get(*at).filter(|item| is_said(item));
            translated("/item", found.map(|item| item.text.as_str()))?
        }
        AssistedText::Written(text) => translated("/text", Some(text))?,
    };
    let usual = match wish.task.is_for_customer() {
        true => view.row.ticket.language.as_deref(),
        false => Some(wish.spoken.as_str()),
    };
    let language = wish.language.as_deref().or(usual);
    let texts = (words.texts.as_slice(), words.known);
    Ok(AssistPrompt::new(wish.task, language, texts, masks))
}

/// The one text that is translated, if it is there and not too long.
fn translated(pointer: &str, text: Option<&str>) -> Result<CaseWords> {
    let fault = match text {
        None => DeskFault::NoMessage,
        Some(text) if text.chars().count() > TRANSLATED_MAX_CHARS => {
            DeskFault::TooLongToTranslate(TRANSLATED_MAX_CHARS)
        }
        Some(text) => return Ok(CaseWords::only(text)),
    };
    Err(ServiceError::Invalid(vec![FieldError::new(pointer, fault)]))
}

/// What the customer has seen: no notes, and no words of a bot that were held back.
fn is_aloud(message: &Message) -> bool {
    match message.visibility {
        Visibility::Public => true,
        Visibility::Internal | Visibility::Suppressed => false,
    }
}

fn is_said(item: &Item) -> bool {
    item.kind == ItemKind::Message && !item.text.trim().is_empty()
}

/// What was said aloud, the oldest first: the transcript, and the messages that are not in it.
fn said(view: &ViewedTicket) -> Vec<AssistLine<'_>> {
    let told = view.transcript.iter().filter(|item| is_said(item));
    let told = told.filter_map(|item| {
        let by = match item.role {
            ItemRole::Customer => "Customer",
            ItemRole::Bot => "Bot",
            ItemRole::Agent => "Agent",
            ItemRole::Tool | ItemRole::System => return None,
        };
        Some(AssistLine {
            by,
            text: &item.text,
        })
    });
    let mut said: Vec<AssistLine<'_>> = told.collect();
    let known: HashSet<&str> = said.iter().map(|line| line.text.trim()).collect();
    let spoken = view.messages.iter().filter(|message| {
        // Said to a bot, and told by it as well.
        let twice = message.ticket.is_none() && known.contains(message.text.trim());
        is_aloud(message) && !twice
    });
    let spoken = spoken.filter_map(|message| {
        let by = match message.sender {
            Sender::Customer => "Customer",
            Sender::Bot => "Bot",
            Sender::Agent => "Agent",
            Sender::System => return None,
        };
        Some(AssistLine {
            by,
            text: &message.text,
        })
    });
    let spoken: Vec<AssistLine<'_>> = spoken.collect();
    said.extend(spoken);
    said
}
