//! What the rules say of posted messages.

use super::TicketWire;
use crate::domain::base::words::Reason;
use crate::services::{FiredOn, TriggerVerdict};
use serde::{Deserialize, Serialize};

/// The verdict of the rules on posted messages.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub(crate) struct VerdictWire {
    /// Whether to escalate.
    pub(crate) escalate: bool,
    /// The rules that fired, each with the message it fired on.
    pub(crate) rules: Vec<FiredWire>,
    /// In words.
    pub(crate) detail: String,
    /// The ticket, if one of the rules has opened it: the bot need not escalate any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) ticket: Option<TicketWire>,
    /// The sentence for the customer that came with the ticket. Stored already: do not post it again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) say: Option<String>,
}

/// A rule that fired.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub(crate) struct FiredWire {
    /// Its name.
    pub(crate) rule: String,
    /// Its reason to escalate.
    #[schema(value_type = String)]
    pub(crate) reason: Reason,
    /// The message it fired on.
    pub(crate) message_id: Option<String>,
    /// The bot's id of that message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) external_id: Option<String>,
    /// The `seq` of that message.
    pub(crate) seq: i64,
    /// The evidence: the customer's words, or what the bot told about its turns.
    pub(crate) evidence: String,
}

impl From<TriggerVerdict> for VerdictWire {
    fn from(verdict: TriggerVerdict) -> Self {
        Self {
            escalate: !verdict.fired.is_empty(),
            detail: in_words(&verdict),
            rules: verdict.fired.into_iter().map(FiredWire::from).collect(),
            ticket: verdict.ticket.as_ref().map(TicketWire::from),
            say: verdict.say,
        }
    }
}

fn in_words(verdict: &TriggerVerdict) -> String {
    if verdict.fired.is_empty() {
        return match verdict.had_control {
            true => "no rule fired".to_owned(),
            false => "the bot has no control".to_owned(),
        };
    }
    let rules = verdict.fired.iter().map(|on| on.fired.rule.as_str());
    rules.collect::<Vec<_>>().join(", ")
}

impl From<FiredOn> for FiredWire {
    fn from(on: FiredOn) -> Self {
        Self {
            rule: on.fired.rule,
            reason: on.fired.reason,
            message_id: on.message.map(|message| message.0),
            external_id: on.external_id,
            seq: on.fired.seq,
            evidence: on.fired.evidence,
        }
    }
}
