//! The packet with its transcript and the bot's own state.

use super::message::for_agents;
use super::transcript::ItemJson;
use crate::domain::base::time::Moment;
use crate::domain::log::ContextVerified;
use crate::domain::packet::asking_twice;
use crate::domain::packet::completeness::Missing;
use crate::domain::packet::{Packet, Step, Task};
use crate::domain::transcript::ItemRole;
use crate::services::{ViewedTicket, of_view};
use crate::views::message::view::anchor;
use crate::views::packet;
use serde::Serialize;
use serde_json::value::RawValue;

#[derive(Debug, Serialize)]
struct Version {
    version: i64,
    created_at: Moment,
}

#[derive(Debug, Serialize)]
struct TaskJson<'a> {
    name: Option<&'a str>,
    status: Option<&'a str>,
    steps: &'a [Step],
    /// Byte for byte what the bot sent.
    state: Option<Box<RawValue>>,
}

/// A fact that is missing, with the question that asks for it.
#[derive(Debug, Serialize)]
struct MissingJson {
    name: String,
    question: String,
}

impl From<Missing> for MissingJson {
    fn from(Missing { name, question }: Missing) -> Self {
        Self { name, question }
    }
}

/// The whole packet.
#[derive(Debug, Serialize)]
pub(super) struct PacketJson<'a> {
    version: i64,
    /// Newest first.
    versions: Vec<Version>,
    completeness: f64,
    missing: Vec<MissingJson>,
    /// What seems to stand in the conversation; an agent confirms it with `facts`.
    proposals: Vec<ProposalJson>,
    /// The latest verdict on whether the context was enough.
    #[serde(skip_serializing_if = "Option::is_none")]
    verified: Option<&'a ContextVerified>,
    /// Without its task, which stands below with its state.
    #[serde(flatten)]
    packet: Packet,
    task: Option<TaskJson<'a>>,
    transcript: Vec<ItemJson<'a>>,
}

impl<'a> PacketJson<'a> {
    pub(crate) fn new(view: &'a ViewedTicket) -> Self {
        let versions = view.versions.iter().map(|(version, created_at)| Version {
            version: *version,
            created_at: *created_at,
        });
        let found = of_view(&view.needs, &view.packet, view.row.customer.as_ref());
        let language = view.row.ticket.language.as_deref();
        let measured = found.measured(language);
        let attachments = view.packet.attachments.iter().cloned().map(for_agents);
        Self {
            version: view.row.ticket.packet_version,
            versions: versions.collect(),
            completeness: measured.share(),
            missing: measured
                .missing
                .into_iter()
                .map(MissingJson::from)
                .collect(),
            proposals: proposals(view),
            verified: view.verified.as_ref().map(|(said, _)| said),
            packet: Packet {
                task: None,
                attachments: attachments.collect(),
                ..view.packet.clone()
            },
            task: task(view),
            transcript: view.transcript.iter().map(ItemJson::new).collect(),
        }
    }
}

/// A value that may be a fact, with where it stands.
#[derive(Debug, Serialize)]
struct ProposalJson {
    name: String,
    value: String,
    source: String,
    /// Whose words it stands in; of a tool, who called it or the tool itself.
    role: ItemRole,
    anchor: String,
}

fn proposals(view: &ViewedTicket) -> Vec<ProposalJson> {
    let proposed = packet::completeness::proposed(view).into_iter();
    let json = proposed.map(|proposal| ProposalJson {
        source: asking_twice::place(proposal.place),
        name: proposal.name,
        value: proposal.value,
        role: proposal.role,
        anchor: anchor(&proposal.passage),
    });
    json.collect()
}

fn task(view: &ViewedTicket) -> Option<TaskJson<'_>> {
    let state = view
        .task_state
        .clone()
        .and_then(|state| RawValue::from_string(state).ok());
    let task = view.packet.task.as_ref();
    if task.is_none() && state.is_none() {
        return None;
    }
    let (name, status, steps) = match task {
        Some(Task {
            name,
            status,
            steps,
        }) => (name.as_deref(), status.as_deref(), steps.as_slice()),
        None => (None, None, &[] as &[Step]),
    };
    Some(TaskJson {
        name,
        status,
        steps,
        state,
    })
}
