//! One message of the conversation.

use super::attachments;
use super::marked_words::parts;
use crate::domain::base::ids::{AgentId, BotId};
use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::conversation::SaidReach;
use crate::domain::case::message::Message;
use crate::services::ViewedTicket;
use crate::views::catalogue::t;
use crate::views::message::reached_mark::HowFar;
use crate::views::message::view::{MessageKind, MessageView};
use crate::views::names;
use crate::views::packet::customer;
use std::collections::HashMap;

/// The names of those who speak in a conversation.
pub(crate) struct SpeakerNames<'a> {
    pub(crate) agents: &'a HashMap<AgentId, String>,
    pub(crate) bots: &'a HashMap<BotId, String>,
    /// The bot whose words those are that name none.
    pub(crate) bot: &'a str,
    pub(crate) customer: &'a str,
}

/// A message of a ticket.
pub(crate) fn message(view: &ViewedTicket, message: &Message) -> MessageView {
    let speakers = SpeakerNames {
        agents: &view.agents,
        bots: &view.bots,
        bot: &view.bot.name,
        customer: &customer::name(&view.row),
    };
    said(&speakers, view.row.conversation.reached, message)
}

/// A message with the names of those who speak, and how far agents' words have come.
pub(crate) fn said(
    speakers: &SpeakerNames<'_>,
    reached: SaidReach,
    message: &Message,
) -> MessageView {
    MessageView {
        key: message.key().to_owned(),
        seq: message.seq,
        kind: kind(message),
        author: author(speakers, message),
        author_id: message
            .agent
            .map(|agent| agent.to_string())
            .unwrap_or_default(),
        text: message.text.clone(),
        parts: parts(speakers.agents, message),
        note_href: note_href(message),
        is_edited: message.edits > 0 && message.deleted_by.is_none(),
        deleted: message
            .deleted_by
            .map(|by| t::thread_note_deleted(names::known(speakers.agents.get(&by))))
            .unwrap_or_default(),
        reached: how_far(reached, message),
        at: message.at.to_string(),
        attachments: attachments::of_message(message.meta.as_deref()),
        continued: false,
    }
}

/// A note is changed at its own ticket.
fn note_href(message: &Message) -> String {
    match (kind(message), message.ticket, message.agent) {
        (MessageKind::Note, Some(ticket), Some(_)) => {
            format!("/tickets/{ticket}/notes/{}", message.seq)
        }
        _ => String::new(),
    }
}

fn how_far(reached: SaidReach, message: &Message) -> HowFar {
    let SaidReach { delivered, shown } = reached;
    match kind(message) {
        MessageKind::Agent if message.seq <= shown => HowFar::Shown,
        MessageKind::Agent if message.seq <= delivered => HowFar::Delivered,
        MessageKind::Agent => HowFar::Stored,
        MessageKind::Customer
        | MessageKind::Bot
        | MessageKind::System
        | MessageKind::Note
        | MessageKind::Suppressed => HowFar::Unknown,
    }
}

fn kind(message: &Message) -> MessageKind {
    match (message.visibility, message.sender) {
        (Visibility::Public, Sender::Customer) => MessageKind::Customer,
        (Visibility::Public, Sender::Bot) => MessageKind::Bot,
        (Visibility::Public, Sender::Agent) => MessageKind::Agent,
        (Visibility::Public, Sender::System) => MessageKind::System,
        (Visibility::Internal, _) => MessageKind::Note,
        (Visibility::Suppressed, _) => MessageKind::Suppressed,
    }
}

fn author(speakers: &SpeakerNames<'_>, message: &Message) -> String {
    let stored = || message.author_name.clone().filter(|name| !name.is_empty());
    match (message.sender, message.agent, message.bot) {
        (Sender::Customer, _, _) => stored().unwrap_or_else(|| speakers.customer.to_owned()),
        (Sender::Bot, _, Some(bot)) => {
            stored().unwrap_or_else(|| names::known(speakers.bots.get(&bot)))
        }
        (Sender::Bot, _, None) => stored().unwrap_or_else(|| speakers.bot.to_owned()),
        (Sender::Agent, Some(agent), _) => {
            stored().unwrap_or_else(|| names::known(speakers.agents.get(&agent)))
        }
        (Sender::Agent, None, _) => stored().unwrap_or_else(|| t::common_agent().to_owned()),
        (Sender::System, _, _) => "Baton".to_owned(),
    }
}
