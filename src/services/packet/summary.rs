//! The summary of a packet for which the bot sent none.

use crate::domain::base::words::{Sender, Visibility};
use crate::domain::case::message::Message;
use crate::domain::desk::newest_request::SpokenLine;
use crate::domain::packet::Packet;
use crate::domain::packet::extract::extract;
use crate::domain::transcript::{Item, ItemKind, ItemRole};
use crate::services::case::Case;
use crate::services::error::Result;

/// Mirrored messages that are looked at: the newest.
const LOOKED_AT: i64 = 500;

/// The packet of a new ticket, with an extract if nobody wrote a summary. What was mirrored is read only if the bot
/// sent no transcript.
pub(crate) fn with_extract(case: &mut Case<'_>, packet: Packet, items: &[Item]) -> Result<Packet> {
    if packet.written_summary().is_some() {
        return Ok(packet);
    }
    let told = told(items);
    let said = match told.is_empty() {
        true => case.said(LOOKED_AT)?,
        false => Vec::new(),
    };
    let lines: Vec<SpokenLine<'_>> = told.into_iter().chain(spoken(&said)).collect();
    let summary = extract(&packet, &lines, items);
    Ok(Packet { summary, ..packet })
}

/// The packet, for a reader, with an extract if it has no summary at all: of what was told, and of the messages that
/// are shown.
pub(crate) fn with_extract_of(packet: Packet, items: &[Item], shown: &[Message]) -> Packet {
    if packet.summary.is_some() {
        return packet;
    }
    let lines: Vec<SpokenLine<'_>> = told(items).into_iter().chain(spoken(shown)).collect();
    let summary = extract(&packet, &lines, items);
    Packet { summary, ..packet }
}

/// The packet with its extract made anew of what is stored; nothing if it stays as it is.
pub(crate) fn read_again(case: &mut Case<'_>) -> Result<Option<Packet>> {
    if case.packet()?.packet.written_summary().is_some() {
        return Ok(None);
    }
    let (items, said) = (case.items()?, case.said(LOOKED_AT)?);
    renewed(case, &items, &said)
}

/// The packet with its extract made anew of a conversation that has grown; nothing if it stays as it is.
pub(crate) fn renewed(
    case: &mut Case<'_>,
    items: &[Item],
    said: &[Message],
) -> Result<Option<Packet>> {
    let known = case.packet()?;
    if known.packet.written_summary().is_some() {
        return Ok(None);
    }
    let lines: Vec<SpokenLine<'_>> = told(items).into_iter().chain(spoken(said)).collect();
    let summary = extract(&known.packet, &lines, items);
    let renewed = (summary != known.packet.summary).then(|| Packet {
        summary,
        ..known.packet.as_ref().clone()
    });
    Ok(renewed)
}

fn told(items: &[Item]) -> Vec<SpokenLine<'_>> {
    let said = |item: &&Item| {
        item.kind == ItemKind::Message
            && matches!(
                item.role,
                ItemRole::Customer | ItemRole::Bot | ItemRole::Agent
            )
    };
    items
        .iter()
        .filter(said)
        .map(|item| SpokenLine {
            by_customer: item.role == ItemRole::Customer,
            text: &item.text,
        })
        .collect()
}

fn spoken(said: &[Message]) -> impl Iterator<Item = SpokenLine<'_>> {
    let aloud = |message: &&Message| {
        message.visibility == Visibility::Public && message.sender != Sender::System
    };
    said.iter().filter(aloud).map(|message| SpokenLine {
        by_customer: message.sender == Sender::Customer,
        text: &message.text,
    })
}
