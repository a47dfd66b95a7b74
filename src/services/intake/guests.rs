//! What a bot may say in an escalation of a conversation that another bot started.

use super::Intake;
use crate::domain::base::invalid::Warning;
use crate::domain::base::limits::FACTS_MAX;
use crate::domain::bots::bot::Bot;
use crate::domain::case::bot_access::{BotAction, BotAnswer, BotRelation, bot_may, narrowed};
use crate::domain::intake::{ConversationInput, CustomerInput, Escalation};
use crate::domain::packet::{Fact, Packet, members};
use crate::domain::text::fact_names;
use crate::services::case::Case;
use crate::services::error::Result;
use serde_json::Value;
use std::borrow::Cow;

/// The escalation with what a bot of this relation may say. Only the owner says who the customer is; what a guest
/// learned of them is kept as facts, so that nothing is lost and nobody's record changes.
fn permitted<'e>(
    relation: BotRelation,
    bot: &Bot,
    input: &'e Escalation,
    warnings: &mut Vec<Warning>,
) -> Cow<'e, Escalation> {
    if bot_may(relation, BotAction::Identify) == BotAnswer::Yes {
        return Cow::Borrowed(input);
    }
    let mut input = input.clone();
    let ConversationInput {
        external_id: _, // the conversation was found by it
        channel,
        language: _, // the customer may write to this bot in another one
        started_at,
        url,
    } = &mut input.conversation;
    (*channel, *started_at, *url) = (None, None, None);
    if let Some(customer) = input.customer.take() {
        let detail =
            "kept as facts: only the bot that started the conversation says who the customer is";
        warnings.push(Warning::new("/customer", detail));
        for (name, value) in told(customer) {
            let known = &mut input.packet.facts;
            let is_known = known.iter().any(|fact| fact_names::same(&fact.name, &name));
            if !is_known && known.len() < FACTS_MAX {
                known.push(Fact {
                    name,
                    value,
                    confidence: None,
                    source: Some(bot.name.clone()),
                    confirmed: false,
                });
            }
        }
    }
    Cow::Owned(input)
}

/// What a bot tells of a customer, as facts.
fn told(customer: CustomerInput) -> impl Iterator<Item = (String, Value)> {
    let CustomerInput {
        external_id: _, // an id among the bot's own
        name,
        email,
        phone,
        language: _, // the conversation's is taken
        timezone: _,
        verified: _,
        attributes,
    } = customer;
    let texts = [("name", name), ("email", email), ("phone", phone)];
    let texts = texts
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), Value::String(value?))));
    texts.chain(attributes)
}

impl<'a> Intake<'a> {
    /// What the bot may say in this escalation.
    pub(super) fn permitted(&mut self, relation: BotRelation) -> Cow<'a, Escalation> {
        permitted(relation, self.bot, self.input, &mut self.warnings)
    }

    /// What the escalation adds to the packet of a ticket that is there; of one that another bot opened, what bots
    /// share.
    pub(super) fn addition(
        &self,
        case: &mut Case<'_>,
    ) -> Result<(Cow<'a, Packet>, Option<&'a str>)> {
        let input = self.input;
        if case.ticket()?.bot != self.bot.id {
            let shared = members::from_another_bot(&input.packet);
            return Ok((Cow::Owned(shared), None));
        }
        let mut packet = Cow::Borrowed(&input.packet);
        if case.conversation.bot != self.bot.id && !input.packet.return_to.is_empty() {
            let allowed = case.packet()?.packet.return_to.clone();
            packet.to_mut().return_to = narrowed(allowed, &input.packet.return_to);
        }
        Ok((packet, input.task_state.as_deref()))
    }
}
