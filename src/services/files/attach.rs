//! Files become part of a conversation, in the transaction of the message or packet that names them.

use super::super::case::Case;
use super::super::error::{Noun, Result, ServiceError};
use super::open::{bot_reads, spoken_in};
use crate::domain::base::ids::{AgentId, BotId, ConversationId};
use crate::domain::base::invalid::FieldError;
use crate::domain::base::words::Visibility;
use crate::domain::case::sight::{FileUse, Utterance};
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::files::{File, FileOwner, bot_address, sanitize};
use crate::domain::packet::{ATTACHMENTS, Attachment, Packet};
use crate::storage::{AnyConnection, files};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// Who refers to a file.
#[derive(Debug, Clone, Copy)]
enum Attaching {
    /// A bot may name what it may read.
    Bot(BotId),
    /// An agent may name what they brought, and what was said aloud in this conversation.
    Agent(AgentId, ConversationId),
}

/// The attachments with what is known of their files. Links stay as they are.
pub(crate) fn with_bots_files<'a>(
    conn: &mut AnyConnection,
    bot: BotId,
    given: &'a [Attachment],
) -> Result<Cow<'a, [Attachment]>> {
    resolve(conn, Attaching::Bot(bot), given)
}

/// The same for an agent in a conversation.
pub(crate) fn with_agents_files(
    case: &mut Case<'_>,
    agent: AgentId,
    given: &[Attachment],
) -> Result<Vec<Attachment>> {
    let who = Attaching::Agent(agent, case.conversation.id);
    Ok(resolve(case.conn, who, given)?.into_owned())
}

/// A packet with what is known of the files it names.
pub(crate) fn attach_packet<'p>(
    conn: &mut AnyConnection,
    bot: BotId,
    packet: &'p Packet,
) -> Result<Cow<'p, Packet>> {
    Ok(match with_bots_files(conn, bot, &packet.attachments)? {
        Cow::Borrowed(_) => Cow::Borrowed(packet),
        Cow::Owned(attachments) => Cow::Owned(Packet {
            attachments,
            ..packet.clone()
        }),
    })
}

/// The attachments of a message, as JSON text. The files they name become part of the conversation.
pub(crate) fn attach_meta(
    case: &mut Case<'_>,
    bot: BotId,
    meta: &Map<String, Value>,
    visibility: Visibility,
) -> Result<Option<String>> {
    let mut meta = meta.clone();
    let given = meta
        .get(ATTACHMENTS)
        .cloned()
        .map(serde_json::from_value::<Vec<Attachment>>);
    if let Some(Ok(given)) = given {
        let known = with_bots_files(case.conn, bot, &given)?;
        belong_to(case, &known, visibility != Visibility::Public);
        meta.insert(ATTACHMENTS.to_owned(), json!(known));
    }
    match meta.is_empty() {
        true => Ok(None),
        false => Ok(Some(json!(meta).to_string())),
    }
}

fn resolve<'a>(
    conn: &mut AnyConnection,
    who: Attaching,
    given: &'a [Attachment],
) -> Result<Cow<'a, [Attachment]>> {
    if given.iter().all(|attachment| attachment.file.is_none()) {
        return Ok(Cow::Borrowed(given));
    }
    let (mut known, mut unknown) = (Vec::with_capacity(given.len()), Vec::new());
    for (index, attachment) in given.iter().enumerate() {
        let Some(id) = &attachment.file else {
            known.push(attachment.clone());
            continue;
        };
        match files::by_token(conn, id)? {
            Some(file) if may_attach(conn, who, &file)? => known.push(told(attachment, &file)),
            // Unknown and foreign look the same.
            Some(_) | None => unknown.push(FieldError::new(
                format!("/attachments/{index}/file"),
                DeskFault::NoFile,
            )),
        }
    }
    match unknown.is_empty() {
        true => Ok(Cow::Owned(known)),
        false => Err(ServiceError::Invalid(unknown)),
    }
}

fn may_attach(conn: &mut AnyConnection, who: Attaching, file: &File) -> Result<bool> {
    match who {
        Attaching::Bot(bot) => bot_reads(conn, bot, file),
        Attaching::Agent(agent, _) if file.owner == FileOwner::Agent(agent) => Ok(true),
        Attaching::Agent(_, conversation) => Ok(spoken_in(conn, file)?.contains(&conversation)),
    }
}

fn told(given: &Attachment, file: &File) -> Attachment {
    let named = given.name.as_deref().map(sanitize);
    let name = named.filter(|name| !name.is_empty());
    Attachment {
        url: bot_address(&file.token.0),
        file: Some(file.token.0.clone()),
        name: Some(name.unwrap_or_else(|| file.name.clone())),
        media_type: Some(file.media_type.clone()),
        size: Some(file.size),
        width: file.pixels.map(|(width, _)| width),
        height: file.pixels.map(|(_, height)| height),
    }
}

/// Makes the files among these attachments part of the case's conversation; `internal` ones are for
/// colleagues alone (internal never leaks).
pub(crate) fn belong_to(case: &mut Case<'_>, attachments: &[Attachment], internal: bool) {
    let now = case.now;
    for id in attachments.iter().filter_map(|given| given.file.clone()) {
        case.later(move |conn, rows| {
            let missing = ServiceError::NotFound(Noun::File);
            let Some(file) = files::by_token(conn, &id)? else {
                return Err(missing);
            };
            let used = FileUse {
                conversation: rows.conversation,
                with: Utterance {
                    ticket: rows.ticket,
                    internal,
                    at: now,
                },
            };
            match files::attach(conn, file.id, used)? {
                true => Ok(()),
                false => Err(missing),
            }
        });
    }
}
