//! A conversation as the page shows it.

use super::chat::{ChatLine, Partner, VisitorChat};
use super::robin::{self, PATH};
use crate::demo::cast::BOT;
use crate::domain::base::time::Moment;
use crate::domain::base::words::Sender;
use crate::domain::files::is_inline;
use crate::domain::log::{AttachmentTold, MessageTold};
use crate::views::AttachmentView;
use crate::views::catalogue::t;
use crate::views::customer_chat::{CustomerFile, CustomerLine, CustomerPage};

/// The page of a conversation with its mark; `id` is that of the message which is written next.
pub(super) fn page(chat: &VisitorChat, mark: &str, id: &str) -> CustomerPage {
    let agent = chat.said().rev().find_map(agent_of);
    let state = match (chat.partner, agent) {
        (Partner::Bot, _) => t::demo_state_bot(BOT),
        (Partner::Nobody, _) => t::demo_state_nobody().to_owned(),
        (Partner::Agent, Some(name)) => t::demo_state_agent(name),
        (Partner::Agent, None) => t::demo_state_person().to_owned(),
    };
    CustomerPage {
        chat: mark.to_owned(),
        shows: format!("{mark}-{}", chat.version),
        customer: robin::NAME,
        bot: BOT,
        state,
        partner: match chat.partner {
            Partner::Bot => "bot",
            Partner::Nobody => "nobody",
            Partner::Agent => "agent",
        },
        lines: chat
            .lines
            .iter()
            .map(|(number, of)| line(*number, of))
            .collect(),
        suggestions: suggestions(chat),
        id: id.to_owned(),
        ..CustomerPage::default()
    }
}

fn agent_of(message: &MessageTold) -> Option<&str> {
    match message.sender {
        Sender::Agent => message.author.name.as_deref(),
        Sender::Customer | Sender::Bot | Sender::System => None,
    }
}

fn suggestions(chat: &VisitorChat) -> Vec<&'static str> {
    match chat.partner {
        Partner::Bot if chat.version == 0 => vec![
            "My flight was cancelled",
            "I want my money back",
            "I want to talk to a person",
        ],
        Partner::Bot => vec!["I want my money back", "I want to talk to a person"],
        Partner::Nobody => vec!["Is anybody there?"],
        Partner::Agent => vec!["My booking is RW7K2M", "Yes, please", "Thank you!"],
    }
}

fn line(number: u64, of: &ChatLine) -> CustomerLine {
    match of {
        ChatLine::Said(message) => said(number, message),
        ChatLine::Turned(partner, at) => CustomerLine {
            kind: "turn",
            is_turn: true,
            text: match partner {
                Partner::Bot => t::demo_turn_bot(BOT),
                Partner::Nobody => t::demo_turn_nobody(BOT),
                Partner::Agent => t::demo_turn_person().to_owned(),
            },
            ..at_time(number, *at)
        },
    }
}

fn said(number: u64, message: &MessageTold) -> CustomerLine {
    let name = || message.author.name.clone().unwrap_or_default();
    let (kind, author) = match message.sender {
        Sender::Customer => ("mine", t::demo_you().to_owned()),
        Sender::Bot => ("bot", name()),
        Sender::Agent => ("agent", name()),
        Sender::System => ("automatic", t::demo_automatic().to_owned()),
    };
    CustomerLine {
        kind,
        author,
        text: message.plain_text.as_ref().unwrap_or(&message.text).clone(),
        files: message.attachments.iter().map(file).collect(),
        ..at_time(number, message.at)
    }
}

fn at_time(number: u64, at: Moment) -> CustomerLine {
    let at = at.to_string();
    let clock = at.split_once('T').and_then(|(_, time)| time.get(..5));
    CustomerLine {
        number,
        clock: clock.unwrap_or_default().to_owned(),
        at: at.clone(),
        ..CustomerLine::default()
    }
}

fn file(told: &AttachmentTold) -> CustomerFile {
    let media = told.content_type.as_deref().unwrap_or_default();
    let name = told
        .name
        .clone()
        .unwrap_or_else(|| t::demo_file().to_owned());
    let (url, icon) = match &told.file {
        Some(id) => (format!("{PATH}/files/{id}"), "file"),
        None => (told.url.clone(), "clip"),
    };
    CustomerFile {
        is_picture: told.file.is_some() && is_inline(media),
        file: AttachmentView {
            name,
            url,
            icon,
            ..AttachmentView::default()
        },
    }
}
