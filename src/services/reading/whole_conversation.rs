//! A whole conversation, with or without tickets, for who reviews what bots say. Everybody else sees it through its
//! tickets: they are shown the newest of those that they may read.

use crate::domain::base::ids::{AgentId, BotId, ConversationId, TeamId, TicketId};
use crate::domain::base::time::Moment;
use crate::domain::case::access::{self, Action};
use crate::domain::case::actor::Actor;
use crate::domain::case::conversation::{Conversation, Customer};
use crate::domain::case::lifecycle::Status;
use crate::domain::case::message::Message;
use crate::domain::security::audit_record::{Affected, AffectedKind};
use crate::services::error::{Noun, Result, ServiceError};
use crate::services::reading::Reading;
use crate::services::reading::ticket::{ViewedTicket, seen_by};
use crate::services::security;
use crate::services::settings::SettingsSnapshot;
use crate::storage::{AnyConnection, conversations, customers, messages, tickets};
use std::collections::HashMap;

/// Messages on a page at most.
const MESSAGES_SHOWN: i64 = 200;

/// A ticket that a conversation has or had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TicketOfWhole {
    /// Its number.
    pub(crate) id: TicketId,
    /// How it stands.
    pub(crate) status: Status,
    /// When it was closed, as when an agent handed it back; when it was opened if it is open.
    pub(crate) since: Moment,
}

/// A whole conversation: its messages on one page, or those after a place.
#[derive(Debug, Clone)]
pub(crate) struct WholeConversation {
    /// The conversation.
    pub(crate) conversation: Conversation,
    /// The customer, if the bot has told.
    pub(crate) customer: Option<Customer>,
    /// Its tickets, oldest first.
    pub(crate) tickets: Vec<TicketOfWhole>,
    /// Messages, oldest first.
    pub(crate) messages: Vec<Message>,
    /// The message before the first of them, if there is one.
    pub(crate) preceding: Option<Message>,
    /// The `seq` before which messages were asked for; nothing for the newest.
    pub(crate) before: Option<i64>,
    /// Whether there are messages after these.
    pub(crate) is_cut: bool,
    /// The first ticket, where these messages begin with the conversation: what the bot told of its part stands there.
    pub(crate) first: Option<Box<ViewedTicket>>,
    /// Names of agents.
    pub(crate) agents: HashMap<AgentId, String>,
    /// Names of bots.
    pub(crate) bots: HashMap<BotId, String>,
    /// Names of teams.
    pub(crate) teams: HashMap<TeamId, String>,
}

/// What somebody who asks for a conversation is shown.
#[derive(Debug, Clone)]
pub(crate) enum ShownConversation {
    /// All of it.
    Whole(Box<WholeConversation>),
    /// A ticket of it.
    Ticket(TicketId),
}

/// Which messages are read.
#[derive(Debug, Clone, Copy)]
enum ConversationPart {
    /// The newest, or the newest before a `seq`.
    Before(Option<i64>),
    /// The first after a `seq`.
    After(i64),
}

impl Reading<'_> {
    /// A conversation by its token: the newest messages, or the newest before a `seq`.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub(crate) async fn shown_conversation(
        self,
        actor: Actor,
        token: String,
        before: Option<i64>,
    ) -> Result<ShownConversation> {
        let now = self.services.clock.now();
        self.services
            .read_settled(move |conn, settings| {
                let found = by_token(conn, &token)?;
                if access::may_review_conversations(&actor) {
                    let mut whole = read(conn, settings, found, ConversationPart::Before(before))?;
                    whole.first = first_ticket(conn, settings, &actor, &whole, now)?;
                    return Ok(ShownConversation::Whole(Box::new(whole)));
                }
                let of_it = tickets::of_conversations(conn, vec![found.id])?;
                let of_it = of_it.iter();
                let seen = of_it.filter(|ticket| access::may(&actor, Action::Read, ticket));
                let newest = seen.map(|ticket| ticket.id).max();
                newest
                    .map(ShownConversation::Ticket)
                    .ok_or_else(|| hidden(&found))
            })
            .await
    }

    /// What came after a `seq` of a conversation, as far as it fits a page.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], also for who may not read it whole.
    pub(crate) async fn conversation_after(
        self,
        actor: Actor,
        token: String,
        after: i64,
    ) -> Result<WholeConversation> {
        self.services
            .read_settled(move |conn, settings| {
                let found = reviewed(conn, &actor, &token)?;
                read(conn, settings, found, ConversationPart::After(after))
            })
            .await
    }

    /// The conversation of a token, for who may hear all of it.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`].
    pub(crate) async fn heard_conversation(
        self,
        actor: Actor,
        token: String,
    ) -> Result<ConversationId> {
        self.services
            .read(move |conn| Ok(reviewed(conn, &actor, &token)?.id))
            .await
    }

    /// What came after a `seq` of a conversation, for everybody who hears it.
    ///
    /// # Errors
    /// Storage.
    pub(crate) async fn conversation_for_all(
        self,
        id: ConversationId,
        after: i64,
    ) -> Result<WholeConversation> {
        self.services
            .read_settled(move |conn, settings| {
                let found = conversations::find(conn, id)?;
                read(conn, settings, found, ConversationPart::After(after))
            })
            .await
    }
}

fn missing() -> ServiceError {
    ServiceError::NotFound(Noun::Conversation)
}

fn by_token(conn: &mut AnyConnection, token: &str) -> Result<Conversation> {
    conversations::by_token(conn, token)?.ok_or_else(missing)
}

/// It is there, and not for who asks. They are told that it is not.
fn hidden(conversation: &Conversation) -> ServiceError {
    let token = &conversation.token;
    security::out_of_sight(Affected::unnamed(AffectedKind::Conversation, token));
    missing()
}

fn reviewed(conn: &mut AnyConnection, actor: &Actor, token: &str) -> Result<Conversation> {
    let found = by_token(conn, token)?;
    match access::may_review_conversations(actor) {
        true => Ok(found),
        false => Err(hidden(&found)),
    }
}

/// The first ticket of a conversation whose beginning is shown.
fn first_ticket(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    actor: &Actor,
    whole: &WholeConversation,
    now: Moment,
) -> Result<Option<Box<ViewedTicket>>> {
    let first = whole.tickets.first().filter(|_| whole.preceding.is_none());
    let read = |first: &TicketOfWhole| seen_by(conn, settings, actor, first.id, whole.before, now);
    Ok(first.map(read).transpose()?.map(Box::new))
}

fn read(
    conn: &mut AnyConnection,
    settings: &SettingsSnapshot,
    conversation: Conversation,
    part: ConversationPart,
) -> Result<WholeConversation> {
    let id = conversation.id;
    let (preceding, messages, before, is_cut) = match part {
        ConversationPart::Before(before) => {
            let below = before.unwrap_or(i64::MAX);
            let mut found = messages::newest_before(conn, id, below, MESSAGES_SHOWN + 1)?;
            let is_more = i64::try_from(found.len()).unwrap_or(i64::MAX) > MESSAGES_SHOWN;
            let preceding = is_more.then(|| found.remove(0));
            (preceding, found, before, before.is_some())
        }
        ConversationPart::After(after) => {
            let below = after.saturating_add(1);
            let preceding = messages::newest_before(conn, id, below, 1)?.pop();
            let mut found = messages::after(conn, id, after, MESSAGES_SHOWN + 1)?;
            let is_cut = i64::try_from(found.len()).unwrap_or(i64::MAX) > MESSAGES_SHOWN;
            found.truncate(usize::try_from(MESSAGES_SHOWN).unwrap_or(usize::MAX));
            (preceding, found, None, is_cut)
        }
    };
    let mut of_it = tickets::of_conversations(conn, vec![id])?;
    of_it.sort_by_key(|ticket| ticket.id);
    let customer = match conversation.customer {
        Some(customer) => Some(customers::find(conn, customer)?),
        None => None,
    };
    let agents = settings.agents().iter();
    let bots = settings.bots().iter().map(|bot| &bot.bot);
    let teams = settings.teams().iter().map(|team| &team.team);
    let told = of_it.into_iter().map(|ticket| TicketOfWhole {
        id: ticket.id,
        status: ticket.status,
        since: ticket.closed_at.unwrap_or(ticket.created_at),
    });
    Ok(WholeConversation {
        customer,
        tickets: told.collect(),
        messages,
        preceding,
        before,
        is_cut,
        first: None,
        agents: agents.map(|one| (one.id, one.name.clone())).collect(),
        bots: bots.map(|one| (one.id, one.name.clone())).collect(),
        teams: teams.map(|one| (one.id, one.name.clone())).collect(),
        conversation,
    })
}
