//! What a console says over its socket: which ticket it shows from now on.

use super::hub::{Hub, Subscription, Topic};
use super::viewers::{Viewers, Viewing};
use crate::domain::accounts::interface_language::InterfaceLanguage;
use crate::domain::base::ids::{AgentId, TicketId};
use crate::services::{Result, ServiceError, Services};
use bytestring::ByteString;
use serde::Deserialize;
use serde_json::json;

/// `{"open": 48}`, or `{"open": null}` for none.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OpenedTicket {
    #[serde(deserialize_with = "Option::deserialize")]
    open: Option<i64>,
}

/// The ticket that a console says it shows; nothing for any other text.
pub(super) fn opened(text: &str) -> Option<Option<TicketId>> {
    let said: OpenedTicket = serde_json::from_str(text).ok()?;
    Some(said.open.map(TicketId))
}

/// The first frame of a ticket: how far its conversation is.
pub(super) fn hello(ticket: Option<TicketId>, seq: i64) -> ByteString {
    let target = ticket.map(|ticket| format!("ticket-{ticket}"));
    let frame =
        json!([{ "op": "hello", "target": target.unwrap_or_default(), "seq": seq, "html": "" }]);
    ByteString::from(frame.to_string())
}

/// Whose console it is, and where it hears.
pub(crate) struct Desk {
    pub(super) services: Services,
    pub(super) hub: Hub,
    pub(super) viewers: Viewers,
    pub(super) agent: AgentId,
    /// What its pages are written in.
    pub(super) language: InterfaceLanguage,
    /// The name that colleagues see.
    pub(super) name: String,
}

impl Desk {
    /// How far the conversation of a ticket is, if it is the agent's to see as they are now.
    ///
    /// # Errors
    /// Storage.
    pub(super) async fn asks(
        services: Services,
        agent: AgentId,
        ticket: TicketId,
    ) -> Result<Option<i64>> {
        match services.reading().seq_for(agent, ticket).await {
            Ok(seq) => Ok(Some(seq)),
            Err(ServiceError::NotFound(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Hears a ticket from now on, and is seen at it.
    pub(super) fn enters(&self, place: &Subscription, ticket: TicketId) -> Viewing {
        place.hear(Topic::Ticket(ticket));
        self.viewers
            .enter(&self.services.feed, ticket, self.agent, &self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_number_of_a_ticket_or_none_is_understood() {
        assert_eq!(opened(r#"{"open":48}"#), Some(Some(TicketId(48))));
        assert_eq!(opened(r#"{"open":null}"#), Some(None));
        for text in [
            "",
            "{}",
            "48",
            r#"{"open":"48"}"#,
            r#"{"open":1,"as":"ada"}"#,
        ] {
            assert_eq!(opened(text), None, "{text}");
        }
    }
}
