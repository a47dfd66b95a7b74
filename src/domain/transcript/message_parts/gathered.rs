//! Words of one message that belong together until a tool comes between them.

use super::part_owner::PartOwner;
use crate::domain::transcript::builder::{ToolResult, TranscriptBuilder};
use crate::domain::transcript::{ItemKind, ItemRole};

/// Words as they are gathered from the parts of a message.
#[derive(Default)]
pub(in crate::domain::transcript) struct GatheredText {
    text: String,
    /// Parts follow each other without a break: they are pieces of one text.
    flows: bool,
    /// What was added last stands on a line of its own.
    shown: bool,
    /// Whether there were any since the message began.
    any: bool,
}

impl GatheredText {
    /// Words of a framework that cuts one text into parts.
    pub(crate) fn flowing() -> Self {
        Self {
            flows: true,
            ..Self::default()
        }
    }

    /// A part has citations: the model cut its answer where a source begins or ends.
    pub(crate) fn cited(&mut self, cited: bool) {
        self.flows |= cited;
    }

    /// Adds words, if there are any.
    pub(crate) fn add(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if !self.text.is_empty() && (self.shown || !self.flows) {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.shown = false;
        self.any = true;
    }

    /// Adds what stands for a picture, or the lines of a card: on lines of their own.
    pub(crate) fn show(&mut self, shown: String) {
        if shown.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&shown);
        self.shown = true;
        self.any = true;
    }

    /// Whether anything was gathered since the message began.
    pub(crate) fn any(&self) -> bool {
        self.any
    }

    /// What was gathered since the last end.
    pub(crate) fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// Makes a message of what there is; of a system's words an instruction, of a tool's its answer.
    pub(crate) fn end(&mut self, reading: &mut TranscriptBuilder, whose: PartOwner<'_>) {
        let text = self.take();
        if text.is_empty() {
            return;
        }
        let (source, origin, role) = (whose.source, whose.origin, whose.role);
        match role {
            ItemRole::System => reading.fold(source, origin, (ItemKind::Instruction, role), text),
            ItemRole::Tool => {
                let answer = ToolResult {
                    text,
                    ..ToolResult::default()
                };
                reading.answer(source, origin, answer);
            }
            ItemRole::Customer | ItemRole::Bot | ItemRole::Agent => {
                reading.say(source, origin, role, text);
            }
        }
    }
}
