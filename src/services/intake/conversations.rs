//! Conversations and customers, as bots make them known.

use crate::domain::base::ids::{BotId, ConversationId, CustomerId};
use crate::domain::base::time::Moment;
use crate::domain::base::words::Verified;
use crate::domain::bots::bot::Bot;
use crate::domain::case::bot_access::BotRelation;
use crate::domain::case::control::{Control, Holder};
use crate::domain::case::conversation::{Conversation, Customer, SaidReach};
use crate::domain::intake::{ConversationInput, CustomerInput, Escalation};
use crate::domain::search::is_found_otherwise;
use crate::services::Clock;
use crate::services::accounts::secrets;
use crate::services::case::Case;
use crate::services::case::addressed::{baton_id, lock};
use crate::services::error::{Result, ServiceError};
use crate::services::settings::SettingsSnapshot;
use crate::storage::{AnyConnection, customers, search_stale};
use std::sync::Arc;

/// A conversation as a bot addresses it, locked; a new one has no row yet.
pub(crate) struct LockedConversation {
    pub(crate) conversation: Conversation,
    /// What the bot is to it; never a stranger.
    pub(crate) relation: BotRelation,
    /// The customer, where it was looked up.
    pub(crate) customer: Option<Customer>,
    /// Whether it begins just now: nothing else can be known of it.
    pub(crate) is_new: bool,
    /// The moment of everything that happens in it now: when the lock was there.
    pub(crate) now: Moment,
    /// What the bot has just told of a conversation that was there.
    told: Option<Conversation>,
}

impl LockedConversation {
    /// Opens its case.
    pub(crate) fn open<'c>(
        &self,
        conn: &'c mut AnyConnection,
        settings: &Arc<SettingsSnapshot>,
    ) -> Result<Case<'c>> {
        let (conversation, now) = (self.conversation.clone(), self.now);
        let mut case = match self.is_new {
            true => Case::begun(conn, settings, conversation, now),
            false => Case::of(conn, settings, conversation, now)?,
        };
        case.know_customer(self.customer.clone());
        if let Some(told) = &self.told {
            case.tell(|conversation| conversation.clone_from(told));
        }
        Ok(case)
    }
}

/// The bot's conversation; a new one with what the bot tells of it, held by the bot.
pub(crate) fn find_or_start(
    conn: &mut AnyConnection,
    bot: &Bot,
    input: &Escalation,
    clock: &Clock,
) -> Result<LockedConversation> {
    let mut started = start(conn, bot, &input.conversation.external_id, clock)?;
    if started.is_new {
        started.customer = describe(conn, &mut started.conversation, input, started.now)?;
    }
    Ok(started)
}

/// Adds what the bot tells of a conversation that was there.
pub(crate) fn tell_more(
    conn: &mut AnyConnection,
    started: &mut LockedConversation,
    input: &Escalation,
) -> Result<()> {
    if !started.is_new {
        let mut told = started.conversation.clone();
        started.customer = describe(conn, &mut told, input, started.now)?;
        started.told = Some(told);
    }
    Ok(())
}

/// The conversation of this id, locked; a new one is held by the bot, and gets its row with the first
/// thing that happens in it.
pub(crate) fn start(
    conn: &mut AnyConnection,
    bot: &Bot,
    external_id: &str,
    clock: &Clock,
) -> Result<LockedConversation> {
    let found = lock(conn, bot.id, external_id);
    let now = clock.now();
    let (conversation, relation, is_new) = match found {
        Ok((found, relation)) => (found, relation, false),
        // An id of Baton's begins no conversation.
        Err(ServiceError::NotFound(_)) if baton_id(external_id).is_none() => {
            (new(bot, external_id, now), BotRelation::Owner, true)
        }
        Err(error) => return Err(error),
    };
    Ok(LockedConversation {
        conversation,
        relation,
        customer: None,
        is_new,
        now,
        told: None,
    })
}

fn new(bot: &Bot, external_id: &str, now: Moment) -> Conversation {
    Conversation {
        id: ConversationId(0),
        token: secrets::token_at("cnv", now),
        bot: bot.id,
        external_id: external_id.to_owned(),
        guest: None,
        customer: None,
        channel: None,
        language: None,
        url: None,
        started_at: None,
        control: Control::new(Holder::Bot(bot.id)),
        news_seq: 0,
        own_changes: None,
        last_seq: 0,
        created_at: now,
        reached: SaidReach::default(),
        answer_from: None,
    }
}

pub(super) fn describe(
    conn: &mut AnyConnection,
    conversation: &mut Conversation,
    input: &Escalation,
    now: Moment,
) -> Result<Option<Customer>> {
    // Customers are known by the ids of the bot that started the conversation.
    let owner = conversation.bot;
    let ConversationInput {
        external_id: _, // it was found by it
        channel,
        language,
        started_at,
        url,
    } = &input.conversation;
    fill(channel, &mut conversation.channel);
    fill(language, &mut conversation.language);
    fill(url, &mut conversation.url);
    conversation.started_at = started_at.or(conversation.started_at);
    let Some(customer) = &input.customer else {
        return Ok(None);
    };
    let customer = know(conn, owner, conversation.customer, customer, now)?;
    conversation.customer = Some(customer.id);
    Ok(Some(customer))
}

/// Finds or stores the customer; a field that is absent leaves what is known.
fn know(
    conn: &mut AnyConnection,
    owner: BotId,
    present: Option<CustomerId>,
    input: &CustomerInput,
    now: Moment,
) -> Result<Customer> {
    let known = match (&input.external_id, present) {
        (Some(external_id), _) => customers::by_external_id(conn, owner, external_id)?,
        (None, Some(id)) => Some(customers::find(conn, id)?),
        (None, None) => None,
    };
    let Some(known) = known else {
        let customer = told(unknown(now), input);
        let id = customers::add(conn, owner, &customer, now)?;
        return Ok(Customer { id, ..customer });
    };
    if told(known.clone(), input) == known {
        return Ok(known);
    }
    // Another conversation with them may be telling something else at the same time.
    let before = customers::lock(conn, known.id)?;
    let customer = told(before.clone(), input);
    customers::save(conn, &customer, now)?;
    if is_found_otherwise(&before, &customer) {
        search_stale::add_of_customer(conn, customer.id)?;
    }
    Ok(customer)
}

fn unknown(now: Moment) -> Customer {
    Customer {
        id: CustomerId(0),
        token: secrets::token_at("cus", now),
        external_id: None,
        name: None,
        email: None,
        phone: None,
        language: None,
        timezone: None,
        verified: Verified::None,
        attributes: serde_json::Map::new(),
    }
}

/// The customer with what a bot tells of them.
fn told(mut customer: Customer, input: &CustomerInput) -> Customer {
    let CustomerInput {
        external_id,
        name,
        email,
        phone,
        language,
        timezone,
        verified,
        attributes,
    } = input;
    fill(external_id, &mut customer.external_id);
    fill(name, &mut customer.name);
    fill(email, &mut customer.email);
    fill(phone, &mut customer.phone);
    fill(language, &mut customer.language);
    fill(timezone, &mut customer.timezone);
    customer.verified = verified.unwrap_or(customer.verified);
    customer.attributes.extend(attributes.clone());
    customer
}

/// An absent field leaves what is known.
fn fill(new: &Option<String>, old: &mut Option<String>) {
    if new.is_some() {
        old.clone_from(new);
    }
}
