//! Conversations with bots, as programs read them.

use super::Named;
use super::message::MessageJson;
use crate::domain::base::time::Moment;
use crate::domain::base::words::Sender;
use crate::domain::case::control::Holder;
use crate::services::reading::bot_talks::{BotTalk, BotTalks};
use crate::services::reading::whole_conversation::WholeConversation;
use crate::views::names;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct LastSaidJson<'a> {
    sender: Sender,
    text: &'a str,
    at: Moment,
}

#[derive(Debug, Serialize)]
struct BotTalkJson<'a> {
    id: &'a str,
    bot: &'a str,
    customer: Option<&'a str>,
    channel: Option<&'a str>,
    language: Option<&'a str>,
    created_at: Moment,
    last: Option<LastSaidJson<'a>>,
    /// The number of the newest ticket it had.
    ticket: Option<i64>,
}

impl<'a> BotTalkJson<'a> {
    fn new(talk: &'a BotTalk) -> Self {
        let conversation = &talk.conversation;
        Self {
            id: &conversation.token.0,
            bot: &talk.bot,
            customer: talk.customer.as_ref().and_then(|it| it.name.as_deref()),
            channel: conversation.channel.as_deref(),
            language: conversation.language.as_deref(),
            created_at: conversation.created_at,
            last: talk.last.as_ref().map(|last| LastSaidJson {
                sender: last.sender,
                text: &last.text,
                at: last.at,
            }),
            ticket: talk.ticket.map(|ticket| ticket.0),
        }
    }
}

/// A page of the conversations that bots hold.
#[derive(Debug, Serialize)]
pub(in crate::console) struct BotTalksJson<'a> {
    conversations: Vec<BotTalkJson<'a>>,
    /// What `below` is for the next page.
    next: Option<i64>,
}

impl<'a> BotTalksJson<'a> {
    pub(in crate::console) fn new(found: &'a BotTalks) -> Self {
        Self {
            conversations: found.talks.iter().map(BotTalkJson::new).collect(),
            next: found.next.map(|next| next.0),
        }
    }
}

/// A whole conversation.
#[derive(Debug, Serialize)]
pub(in crate::console) struct WholeConversationJson<'a> {
    id: &'a str,
    /// `bot`, `team` or `agent`.
    holder: &'static str,
    held_by: Named,
    customer: Option<&'a str>,
    tickets: Vec<i64>,
    messages: Vec<MessageJson<'a>>,
    /// Whether there are messages before these.
    older: bool,
}

impl<'a> WholeConversationJson<'a> {
    pub(in crate::console) fn new(of: &'a WholeConversation) -> Self {
        let holder = of.conversation.control.holder;
        let name = match holder {
            Holder::Bot(id) => of.bots.get(&id),
            Holder::Team(id) => of.teams.get(&id),
            Holder::Agent(id) => of.agents.get(&id),
        };
        Self {
            id: &of.conversation.token.0,
            holder: holder.word(),
            held_by: Named::new(&names::known(name)),
            customer: of.customer.as_ref().and_then(|it| it.name.as_deref()),
            tickets: of.tickets.iter().map(|ticket| ticket.id.0).collect(),
            messages: of.messages.iter().map(MessageJson::new).collect(),
            older: of.preceding.is_some(),
        }
    }
}
