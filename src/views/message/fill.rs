//! One message of the conversation.

use super::attachments;
use crate::domain::base::ids::{AgentId, BotId};
use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::message::Message;
use crate::domain::notifications::mentions::mentions;
use crate::services::ViewedTicket;
use crate::views::catalogue::t;
use crate::views::message::view::{MessageKind, MessageView, NotePiece};
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
    said(&speakers, message)
}

/// A message with the names of those who speak.
pub(crate) fn said(speakers: &SpeakerNames<'_>, message: &Message) -> MessageView {
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
        pieces: pieces(speakers, message),
        at: message.at.to_string(),
        attachments: attachments::of_message(message.meta.as_deref()),
        continued: false,
    }
}

/// The pieces of a note that mentions somebody.
fn pieces(speakers: &SpeakerNames<'_>, message: &Message) -> Vec<NotePiece> {
    if message.visibility != Visibility::Internal {
        return Vec::new();
    }
    let people = speakers
        .agents
        .iter()
        .map(|(id, name)| (*id, name.as_str()));
    let (mut pieces, mut at) = (Vec::new(), 0);
    let mut add = |from, to, is_mention| {
        let text = message.text.get(from..to).unwrap_or_default();
        if !text.is_empty() {
            pieces.push(NotePiece {
                text: text.to_owned(),
                is_mention,
            });
        }
    };
    let found = mentions(&message.text, people);
    for mention in &found {
        add(at, mention.start, false);
        add(mention.start, mention.end, true);
        at = mention.end;
    }
    if !found.is_empty() {
        add(at, message.text.len(), false);
    }
    pieces
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
