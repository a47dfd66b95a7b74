//! One item of a transcript, in the one shape that all dialects become.

use crate::domain::base::time::Moment;
use crate::domain::base::words::{Sender, words};
use serde::{Deserialize, Serialize};

words! {
    /// What an item of a transcript is.
    ItemKind {
        /// Something said to or by the customer.
        Message = "message",
        /// The bot called a tool: what it tried.
        ToolCall = "tool_call",
        /// What the tool answered; folded away.
        ToolResult = "tool_result",
        /// System prompt or policy; folded away, never for a customer's eyes.
        Instruction = "instruction",
        /// The model's thinking; folded away.
        Reasoning = "reasoning",
        /// What the framework noted for itself, such as a slot that was set; folded away.
        Trace = "trace",
    }
}

words! {
    /// Whose item it is.
    ItemRole {
        /// The customer.
        Customer = "customer",
        /// The bot.
        Bot = "bot",
        /// A person of the support team, earlier.
        Agent = "agent",
        /// The bot's makers.
        System = "system",
        /// A tool the bot used.
        Tool = "tool",
    }
}

impl From<Sender> for ItemRole {
    /// Who said a message, as a transcript would tell it.
    fn from(sender: Sender) -> Self {
        match sender {
            Sender::Customer => Self::Customer,
            Sender::Bot => Self::Bot,
            Sender::Agent => Self::Agent,
            Sender::System => Self::System,
        }
    }
}

/// One item of a transcript. A message of the source may become several items (text and tool calls).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// Whose it is.
    pub role: ItemRole,
    /// The tool's name, for calls and results; a speaker's name where the source gives one.
    pub name: Option<String>,
    /// Ties a tool's result to its call.
    pub call_id: Option<String>,
    /// The source's own id of the item. Not trusted to be unique.
    pub external_id: Option<String>,
    /// The words; for a call its arguments as JSON text; for a result its output.
    pub text: String,
    /// For a call: whether it failed, as far as the result tells. Nothing when unknown.
    pub failed: Option<bool>,
    /// When it was said, where the source says so.
    pub at: Option<Moment>,
    /// The source's item as received (JSON text); empty for the second and later items of one source item.
    pub raw: String,
}

impl Item {
    /// Whose words they are, and the words.
    pub(crate) fn said_by(&self) -> (ItemRole, &str) {
        (self.role, &self.text)
    }
}
