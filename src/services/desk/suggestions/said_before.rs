//! What was said before a place in a conversation, as far as it is compared.

use crate::domain::base::ids::{ConversationId, TicketId};
use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::message::Message;
use crate::domain::desk::newest_request::SpokenLine;
use crate::domain::desk::past_replies::{Exchange, request_text};
use crate::domain::text::redaction::{Masks, mask_patterns};
use crate::domain::transcript::{Item, ItemKind, ItemRole};
use crate::services::error::Result;
use crate::storage::{AnyConnection, messages, packets};

/// So many of the last messages are read.
const MESSAGES_MAX: i64 = 40;

/// Of what a bot told of the time before, so many of the last ones.
const TOLD_MAX: usize = 40;

/// What was said, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SaidLines(Vec<(bool, String)>);

impl SaidLines {
    /// What was said aloud in a conversation before a `seq`, as its ticket shows it, without what the team never wants
    /// to see.
    ///
    /// # Errors
    /// Storage.
    pub(crate) fn read(
        conn: &mut AnyConnection,
        ticket: TicketId,
        (conversation, seq): (ConversationId, i64),
        masks: &Masks,
    ) -> Result<Self> {
        let said = messages::newest_before(conn, conversation, seq, MESSAGES_MAX)?;
        let is_all = i64::try_from(said.len()).is_ok_and(|read| read < MESSAGES_MAX);
        let told = match is_all {
            true => packets::items(conn, ticket)?,
            false => Vec::new(),
        };
        let told = told.iter().filter_map(told_line).rev().take(TOLD_MAX);
        let mut lines: Vec<(bool, &str)> = told.collect();
        lines.reverse();
        lines.extend(said.iter().filter_map(said_line));
        let masked = |(by_customer, text): (bool, &str)| {
            (by_customer, mask_patterns(text, masks).0.into_owned())
        };
        Ok(Self(lines.into_iter().map(masked).collect()))
    }

    fn lines(&self) -> Vec<SpokenLine<'_>> {
        let lines = self.0.iter().map(|(by_customer, text)| SpokenLine {
            by_customer: *by_customer,
            text,
        });
        lines.collect()
    }

    /// Its words. Where the customer said nothing, the summary says what they want.
    pub(crate) fn exchange(&self, summary: Option<&str>) -> Exchange {
        let mut lines = self.lines();
        let is_silent = !lines.iter().any(|line| line.by_customer);
        if let Some(text) = summary.filter(|_| is_silent) {
            lines.push(SpokenLine {
                by_customer: true,
                text,
            });
        }
        Exchange::of(&lines)
    }

    /// What the customer said last.
    pub(super) fn request(&self) -> String {
        request_text(&self.lines())
    }

    /// All that the customer said.
    pub(crate) fn by_customer(&self) -> Vec<&str> {
        let said = self.0.iter().filter(|(by_customer, _)| *by_customer);
        said.map(|(_, text)| text.as_str()).collect()
    }
}

fn told_line(item: &Item) -> Option<(bool, &str)> {
    let is_said = item.kind == ItemKind::Message;
    let by_customer = match item.role {
        ItemRole::Customer => true,
        ItemRole::Bot | ItemRole::Agent => false,
        ItemRole::System | ItemRole::Tool => return None,
    };
    is_said.then_some((by_customer, item.text.as_str()))
}

fn said_line(message: &Message) -> Option<(bool, &str)> {
    let is_aloud = message.visibility == Visibility::Public;
    let by_customer = match message.sender {
        Sender::Customer => true,
        Sender::Bot | Sender::Agent => false,
        Sender::System => return None,
    };
    is_aloud.then_some((by_customer, message.text.as_str()))
}
