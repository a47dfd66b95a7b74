//! Saved replies, to be looked through and changed.

use super::acts_in_words::then_in_words;
use crate::domain::base::words::Priority;
use crate::domain::desk::saved_replies::reply_actions::AfterReply;
use crate::domain::desk::saved_replies::written_reply::WrittenReply;
use crate::views::catalogue::t;
use crate::views::routing::rule_in_words::level_choice;
use crate::views::shell::Shell;
use crate::views::wrong_fields::WrongFields;
use askama::Template;

/// A variable with what stands there if it is not known.
const FIRST_NAME: &str = "{{customer.first_name|there}}";

/// An owner whose replies can be looked at.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReplyOwnerLink {
    pub(crate) name: String,
    /// Its word in addresses.
    pub(crate) word: String,
    /// Whether its replies are shown.
    pub(crate) current: bool,
}

/// A saved reply.
#[derive(Clone, Debug, Default)]
pub(crate) struct SavedReplyRow {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) text: String,
    /// What else is done when it is sent, each in a few words.
    pub(crate) does: Vec<String>,
    /// How often it was sent.
    pub(crate) uses: i64,
}

/// A variable, and what it stands for.
#[derive(Clone, Debug)]
pub(crate) struct VariableLine {
    /// With its braces.
    pub(crate) written: &'static str,
    pub(crate) about: &'static str,
}

/// `/replies`.
#[derive(Clone, Debug, Template)]
#[template(path = "settings/replies.html")]
pub(crate) struct SavedRepliesPage {
    pub(crate) shell: Shell,
    pub(crate) owners: Vec<ReplyOwnerLink>,
    /// Whose replies are shown, in words.
    pub(crate) title: String,
    /// The word of their owner.
    pub(crate) of: String,
    pub(crate) may_change: bool,
    pub(crate) replies: Vec<SavedReplyRow>,
    /// The reply in the form; 0 for a new one.
    pub(crate) edits: i64,
    /// What stands in the form.
    pub(crate) written: WrittenReply,
    /// What is wrong with the form.
    pub(crate) errors: WrongFields,
    /// A table as it was sent.
    pub(crate) table: String,
    /// What is wrong with its lines.
    pub(crate) wrong_lines: Vec<String>,
    /// What was just done, in words.
    pub(crate) flash: String,
}

impl SavedRepliesPage {
    /// A reply to begin with.
    fn example(&self) -> String {
        let (order, agent) = ("{{fact:order_number}}", "{{agent.name}}");
        t::replies_example(FIRST_NAME, order, agent)
    }

    /// Priorities to choose from: each with its word, how it is shown, and whether the form has it.
    fn priorities(&self) -> Vec<(&'static str, &'static str, bool)> {
        let choice = |priority: &Priority| {
            let word = priority.as_str();
            (word, level_choice(*priority), self.written.priority == word)
        };
        Priority::ALL.iter().rev().map(choice).collect()
    }

    /// What can become of the ticket, in the same way.
    fn afterwards(&self) -> Vec<(&'static str, &'static str, bool)> {
        let choice = |then: &AfterReply| {
            let word = then.as_str();
            (word, then_in_words(*then), self.written.then == word)
        };
        AfterReply::ALL.iter().map(choice).collect()
    }

    /// How variables are written.
    fn variables_help(&self) -> String {
        t::replies_variables(FIRST_NAME)
    }

    /// What a text may hold.
    fn variables(&self) -> [VariableLine; 6] {
        let line = |written, about| VariableLine { written, about };
        [
            line("{{customer.name}}", t::replies_variable_customer()),
            line("{{customer.first_name}}", t::replies_variable_first_name()),
            line("{{agent.name}}", t::replies_variable_agent()),
            line("{{ticket.number}}", t::replies_variable_ticket()),
            line("{{team}}", t::replies_variable_team()),
            line("{{fact:order_number}}", t::replies_variable_fact()),
        ]
    }
}
