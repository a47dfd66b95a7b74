//! The packet with its transcript and the bot's own state.

use super::transcript::ItemJson;
use crate::domain::packet::{Packet, Step};
use crate::domain::time::Moment;
use crate::services::TicketView;
use crate::services::wire::MissingWire;
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

/// The whole packet.
#[derive(Debug, Serialize)]
pub(super) struct PacketJson<'a> {
    version: i64,
    /// Newest first.
    versions: Vec<Version>,
    completeness: f64,
    missing: Vec<MissingWire>,
    /// Without its task, which stands below with its state.
    #[serde(flatten)]
    packet: Packet,
    task: Option<TaskJson<'a>>,
    transcript: Vec<ItemJson<'a>>,
}

impl<'a> PacketJson<'a> {
    pub fn new(view: &'a TicketView) -> Self {
        let versions = view.versions.iter().map(|(version, created_at)| Version {
            version: *version,
            created_at: *created_at,
        });
        Self {
            version: view.row.ticket.packet_version,
            versions: versions.collect(),
            // No team requires anything yet.
            completeness: 1.0,
            missing: Vec::new(),
            packet: Packet {
                task: None,
                ..view.packet.clone()
            },
            task: task(view),
            transcript: view.transcript.iter().map(ItemJson::new).collect(),
        }
    }
}

fn task(view: &TicketView) -> Option<TaskJson<'_>> {
    let state = view
        .task_state
        .clone()
        .and_then(|state| RawValue::from_string(state).ok());
    let task = view.packet.task.as_ref();
    (task.is_some() || state.is_some()).then(|| TaskJson {
        name: task.and_then(|task| task.name.as_deref()),
        status: task.and_then(|task| task.status.as_deref()),
        steps: task.map(|task| task.steps.as_slice()).unwrap_or_default(),
        state,
    })
}
