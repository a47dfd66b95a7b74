//! One message of the conversation.

use super::attachments;
use super::marked_words::parts;
use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::conversation::SaidReach;
use crate::domain::case::message::Message;
use crate::services::ViewedTicket;
use crate::views::catalogue::t;
use crate::views::message::reached_mark::HowFar;
use crate::views::message::view::{MessageKind, MessageView};
use crate::views::names;
use crate::views::packet::customer;

pub(crate) fn message(view: &ViewedTicket, message: &Message) -> MessageView {
    MessageView {
        key: message.key().to_owned(),
        seq: message.seq,
        kind: kind(message),
        author: author(view, message),
        author_id: message
            .agent
            .map(|agent| agent.to_string())
            .unwrap_or_default(),
        text: message.text.clone(),
        parts: parts(view, message),
        note_href: note_href(message),
        is_edited: message.edits > 0 && message.deleted_by.is_none(),
        deleted: message
            .deleted_by
            .map(|by| t::thread_note_deleted(names::agent(view, by)))
            .unwrap_or_default(),
        reached: reached(view, message),
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

fn reached(view: &ViewedTicket, message: &Message) -> HowFar {
    let SaidReach { delivered, shown } = view.row.conversation.reached;
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

fn author(view: &ViewedTicket, message: &Message) -> String {
    let stored = || message.author_name.clone().filter(|name| !name.is_empty());
    match (message.sender, message.agent, message.bot) {
        (Sender::Customer, _, _) => stored().unwrap_or_else(|| customer::name(&view.row)),
        (Sender::Bot, _, Some(bot)) => stored().unwrap_or_else(|| names::bot(view, bot)),
        (Sender::Bot, _, None) => stored().unwrap_or_else(|| view.bot.name.clone()),
        (Sender::Agent, Some(agent), _) => stored().unwrap_or_else(|| names::agent(view, agent)),
        (Sender::Agent, None, _) => stored().unwrap_or_else(|| t::common_agent().to_owned()),
        (Sender::System, _, _) => "Baton".to_owned(),
    }
}
