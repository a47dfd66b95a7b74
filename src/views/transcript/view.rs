//! The bot's part of the conversation: its end is open, what came before is folded.

use crate::views::message::view::MessageView;
use crate::views::packet::view::StepStatus;
use crate::views::thread::view::HandoffView;

/// So many entries are open.
const OPEN_MOST: usize = 6;

/// Fewer than these are not worth a fold.
const FOLDED_LEAST: usize = 3;

/// A call the bot made.
#[derive(Clone, Debug, Default)]
pub struct ToolCallView {
    /// Name of the tool.
    pub name: String,
    /// How it ended.
    pub status: StepStatus,
    /// One line: what came of it.
    pub detail: String,
    /// What it was called with, folded away.
    pub input: String,
    /// What it answered, folded away.
    pub output: String,
}

/// Policy, reasoning and the like: for the curious, never shown as words of anybody.
#[derive(Clone, Debug, Default)]
pub struct TechnicalView {
    /// What it is, such as `system policy`.
    pub label: String,
    /// The text as received.
    pub text: String,
}

/// An entry of the transcript.
#[derive(Clone, Debug)]
pub enum TranscriptItem {
    /// Something said.
    Message(MessageView),
    /// Something the bot tried.
    Tool(ToolCallView),
    /// Another bot got the conversation.
    Pass(HandoffView),
}

/// The transcript.
#[derive(Clone, Debug, Default)]
pub struct TranscriptView {
    /// Number of the ticket.
    pub number: i64,
    /// What is inside, such as `14 messages, 3 tool calls`.
    pub extent: String,
    /// Name of the bot.
    pub bot: String,
    /// When it began and ended.
    pub started_at: String,
    /// True if the bot sent only the end of it.
    pub truncated: bool,
    /// What was said and tried.
    pub items: Vec<TranscriptItem>,
    /// System policy and reasoning.
    pub technical: Vec<TechnicalView>,
}

impl TranscriptView {
    /// What is folded away, and the end, which is open.
    pub(crate) fn parts(&self) -> (&[TranscriptItem], &[TranscriptItem]) {
        let folded = self.items.len().saturating_sub(OPEN_MOST);
        let folded = if folded < FOLDED_LEAST { 0 } else { folded };
        self.items.split_at(folded)
    }
}
