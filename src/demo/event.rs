//! What the bot reads in its log, as far as the simulation acts on it.

use crate::domain::ask::AskOutcome;
use crate::domain::words::Sender;
use crate::services::wire::{ControlWire, MessageWire};
use serde::Deserialize;
use serde_json::Value;

/// A page of the log.
#[derive(Debug, Deserialize)]
pub(super) struct Page {
    /// Oldest first.
    pub events: Vec<Event>,
    /// Where to read on.
    pub cursor: String,
}

/// One event.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Event {
    /// The bot's id of the conversation.
    pub conversation: String,
    /// The ticket's id.
    #[serde(default)]
    ticket: Option<String>,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    data: Value,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Happened {
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
        handback: Option<Handback>,
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
    pub ticket: String,
    /// The action that was proposed, if one was.
    pub action: Option<String>,
    /// `approved`, `rejected`, …
    pub outcome: AskOutcome,
}

/// What an agent gives the bot with the conversation.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(super) struct Handback {
    /// `returned`, `resolved`, …
    pub outcome: String,
    /// What the bot should know.
    #[serde(default)]
    pub note: Option<String>,
    /// What was learned.
    #[serde(default)]
    pub facts: Vec<Learned>,
}

/// A fact an agent learned.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(super) struct Learned {
    /// What it is known by.
    pub name: String,
    /// Any JSON value.
    pub value: Value,
}

#[derive(Deserialize)]
struct SaidData {
    message: MessageWire,
}

#[derive(Deserialize)]
struct AnsweredData {
    outcome: AskOutcome,
    #[serde(default)]
    tool_call: Option<CallData>,
}

#[derive(Deserialize)]
struct CallData {
    name: String,
}

#[derive(Deserialize)]
struct ControlData {
    control: ControlWire,
    #[serde(default)]
    handback: Option<Handback>,
}

impl Event {
    /// What happened. Data of another shape than documented is nothing to act on.
    pub fn happened(self) -> Happened {
        let read = match self.kind.as_str() {
            "ticket.opened" => Ok(Happened::Opened),
            "ticket.closed" => Ok(Happened::Closed),
            "message.created" => serde_json::from_value(self.data).map(said),
            "ask.answered" => {
                serde_json::from_value(self.data).map(|data| answered(data, self.ticket))
            }
            "context.updated" => Ok(Happened::Updated),
            "control.changed" => serde_json::from_value(self.data).map(changed),
            _ => Ok(Happened::Other),
        };
        read.unwrap_or_else(|error| {
            tracing::warn!(%error, "The demo does not understand a {} event", self.kind);
            Happened::Other
        })
    }
}

fn said(SaidData { message }: SaidData) -> Happened {
    Happened::Said {
        id: message.id,
        sender: message.sender,
        text: message.text,
    }
}

fn answered(data: AnsweredData, ticket: Option<String>) -> Happened {
    Happened::Answered(Report {
        ticket: ticket.unwrap_or_default(),
        action: data.tool_call.map(|call| call.name),
        outcome: data.outcome,
    })
}

fn changed(ControlData { control, handback }: ControlData) -> Happened {
    Happened::Control {
        holder: control.holder,
        epoch: control.epoch,
        handback,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_documented_events_are_understood() {
        let page: Page = serde_json::from_value(json!({ "cursor": "x", "events": [
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
        let happened: Vec<Happened> = page.events.into_iter().map(Event::happened).collect();
        let [said, changed, answered, other] = happened.as_slice() else {
            panic!("{happened:?}");
        };
        assert!(matches!(said, Happened::Said { sender: Sender::Agent, text, .. } if text == "Hi"));
        let Happened::Control {
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
        assert_eq!(answered, &Happened::Answered(report));
        assert_eq!(other, &Happened::Other);
    }
}
