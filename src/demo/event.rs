//! What the bot reads in its log, as far as the simulation acts on it.

use crate::domain::asks::AskOutcome;
use crate::domain::base::time::Moment;
use crate::domain::base::words::Sender;
use crate::domain::log::{
    AskAnswered, ControlChanged, Handback, HandbackOutcome, Happened, MessageCreated,
};
use crate::domain::packet::Fact;
use serde::Deserialize;
use serde_json::value::RawValue;

/// A page of the log.
#[derive(Debug, Deserialize)]
pub(super) struct ReceivedPage {
    /// Oldest first.
    pub(crate) events: Vec<ReceivedEvent>,
    /// Where to read on.
    pub(crate) cursor: String,
}

/// One event.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct ReceivedEvent {
    /// The bot's id of the conversation.
    pub(crate) conversation: String,
    /// When it happened.
    pub(crate) at: Moment,
    /// The ticket's id.
    #[serde(default)]
    ticket: Option<String>,
    #[serde(rename = "type")]
    kind: String,
    data: Box<RawValue>,
}

/// What happened, as far as the simulation acts on it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum News {
    /// A ticket is open, perhaps again.
    Opened,
    /// It is over.
    Closed,
    /// Somebody said something.
    Said {
        /// Baton's id of it.
        id: String,
        /// Who.
        sender: Sender,
        /// The words.
        text: String,
    },
    /// Another may speak now.
    Control {
        /// Who: `bot`, `team` or `agent`.
        holder: String,
        /// Since which change.
        epoch: i64,
        /// What the bot is told when it gets control.
        handback: Option<ReceivedHandback>,
    },
    /// What the bot asked has come to something.
    Answered(Report),
    /// The packet has a new version.
    Updated,
    /// Nothing the simulation acts on.
    Other,
}

/// What came of something the bot asked, and where it tells what it has done.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Report {
    /// The ticket's id.
    pub(crate) ticket: String,
    /// The action that was proposed, if one was.
    pub(crate) action: Option<String>,
    /// `approved`, `rejected`, …
    pub(crate) outcome: AskOutcome,
}

/// What the bot is told with the conversation.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ReceivedHandback {
    /// Why it has the conversation.
    pub(crate) outcome: HandbackOutcome,
    /// What it should know.
    pub(crate) note: Option<String>,
    /// What was learned.
    pub(crate) facts: Vec<Fact>,
}

impl From<Handback> for ReceivedHandback {
    fn from(handback: Handback) -> Self {
        let (outcome, note, facts) = match handback {
            Handback::Packet(packet) => (packet.outcome, packet.note, packet.facts),
            Handback::Passed(passed) => (passed.outcome, passed.note, Vec::new()),
            Handback::Unanswered(told) => (told.outcome, None, Vec::new()),
        };
        Self {
            outcome,
            note,
            facts,
        }
    }
}

impl ReceivedEvent {
    /// What happened, as it is told.
    pub(crate) fn happened(&self) -> Happened {
        Happened::read(&self.kind, self.data.get())
    }

    /// What happened. Data of another shape than documented is nothing to act on.
    pub(crate) fn news(self) -> News {
        match self.happened() {
            Happened::TicketOpened(_) => News::Opened,
            Happened::TicketClosed(_) => News::Closed,
            Happened::MessageCreated(created) => said(created),
            Happened::AskAnswered(answer) => answered(answer, self.ticket),
            Happened::ContextUpdated(_) => News::Updated,
            Happened::ControlChanged(control) => changed(control),
            Happened::Unknown(unknown) => {
                tracing::warn!("The demo does not understand a {} event", unknown.kind);
                News::Other
            }
            // As every bot should: a kind that it does not act on, also a new one, is passed over.
            _ => News::Other,
        }
    }
}

fn said(MessageCreated { message }: MessageCreated) -> News {
    News::Said {
        id: message.id,
        sender: message.sender,
        text: message.text,
    }
}

fn answered(answer: AskAnswered, ticket: Option<String>) -> News {
    News::Answered(Report {
        ticket: ticket.unwrap_or_default(),
        action: answer.tool_call.map(|call| call.name),
        outcome: answer.outcome,
    })
}

fn changed(ControlChanged { control, handback }: ControlChanged) -> News {
    News::Control {
        holder: control.holder,
        epoch: control.epoch,
        handback: handback.map(ReceivedHandback::from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_documented_events_are_understood() {
        let page: ReceivedPage = serde_json::from_value(json!({ "cursor": "x", "events": [
            { "id": "evt_1_5", "seq": 5, "type": "message.created", "at": "2026-05-15T15:00:00Z",
              "conversation": "demo-a-0", "ticket": "tkt_x", "epoch": 3, "data": { "message": {
                "id": "msg_1", "external_id": null, "sender": "agent", "text": "Hi",
                "author": { "kind": "agent", "name": "Ada" }, "at": "2026-05-15T15:00:00Z" } } },
            { "id": "evt_1_6", "seq": 6, "type": "control.changed", "at": "2026-05-15T15:00:00Z",
              "conversation": "demo-a-0", "ticket": "tkt_x", "epoch": 4, "data": {
                "control": { "holder": "bot", "epoch": 4 },
                "handback": { "outcome": "returned", "note": null, "promises": [], "avoid": [],
                  "facts": [{ "name": "seat", "value": 3, "confirmed": true }],
                  "task": null, "transcript": [] } } },
            { "id": "evt_1_8", "seq": 8, "type": "ask.answered", "at": "2026-05-15T15:00:00Z",
              "conversation": "demo-a-0", "ticket": "tkt_x", "epoch": 4, "data": {
                "ask": { "id": "ask_1", "type": "approval", "prompt": null }, "outcome": "approved", "comment": null,
                "tool_call": { "id": "c", "name": "issue_voucher" }, "by": { "name": "Ada" }, "expired": false } },
            { "id": "evt_1_7", "seq": 7, "type": "csat.received", "at": "2026-05-15T15:00:00Z",
              "conversation": "demo-a-0", "ticket": null, "epoch": 4, "data": {} },
        ]}))
        .unwrap();
        let happened: Vec<News> = page.events.into_iter().map(ReceivedEvent::news).collect();
        let [said, changed, answered, other] = happened.as_slice() else {
            panic!("{happened:?}");
        };
        assert!(matches!(said, News::Said { sender: Sender::Agent, text, .. } if text == "Hi"));
        let News::Control {
            handback: Some(back),
            epoch: 4,
            ..
        } = changed
        else {
            panic!("{changed:?}");
        };
        assert_eq!(back.facts[0].value, json!(3));
        let report = Report {
            ticket: "tkt_x".to_owned(),
            action: Some("issue_voucher".to_owned()),
            outcome: AskOutcome::Approved,
        };
        assert_eq!(answered, &News::Answered(report));
        assert_eq!(other, &News::Other);
    }
}
