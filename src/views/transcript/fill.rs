//! The bot's part: what it sent with the escalation, and what it had mirrored before and did not
//! send again. Nothing stands in it twice.

use super::mirrored::{MirroredOnly, is_said, known_from_earlier_tickets};
use super::tools::{CallAndResult, calls};
use crate::domain::case::message::Message;
use crate::domain::transcript::{Item, ItemKind, ItemRole};
use crate::services::ViewedTicket;
use crate::views::catalogue::t;
use crate::views::message;
use crate::views::message::view::{MessageKind, MessageView, key_of_item};
use crate::views::packet::customer;
use crate::views::thread::part::escalated_at;
use crate::views::thread::pass;
use crate::views::transcript::view::{TechnicalView, ToolCallView, TranscriptItem, TranscriptView};
use std::collections::{HashMap, HashSet};

/// The bot's part; nothing if there is none.
pub(crate) fn transcript(view: &ViewedTicket) -> Option<TranscriptView> {
    let items = items(view);
    let technical = technical(view);
    if items.is_empty() && technical.is_empty() {
        return None;
    }
    Some(TranscriptView {
        number: view.row.ticket.id.0,
        extent: extent(&items),
        bot: view.bot.name.clone(),
        started_at: started_at(view, &items),
        truncated: view.packet.truncated,
        items,
        technical,
    })
}

fn items(view: &ViewedTicket) -> Vec<TranscriptItem> {
    let calls: HashMap<usize, CallAndResult<'_>> = calls(&view.transcript)
        .into_iter()
        .map(|call| (call.at, call))
        .collect();
    let mut mirrored = MirroredOnly::place(view);
    let known = known_from_earlier_tickets(view);
    let mut shown = Vec::new();
    for (at, item) in view.transcript.iter().enumerate() {
        shown.extend(mirrored.take_before(at).map(|said| said_item(view, said)));
        if let Some(call) = calls.get(&at) {
            shown.push(TranscriptItem::Tool(tool(call)));
        } else if is_said(item) {
            let words = match known.get(&at) {
                Some(beside) => beside.clone(),
                None => Some(item.text.clone()),
            };
            let told = words.map(|words| told(view, at, item, words));
            shown.extend(told.map(TranscriptItem::Message));
        }
    }
    shown.extend(mirrored.rest.into_iter().map(|said| said_item(view, said)));
    for pass in pass::passes(view).filter(|pass| pass.seq < escalated_at(view)) {
        let after = |item: &TranscriptItem| seq(item) > pass.seq;
        let at = shown.iter().position(after).unwrap_or(shown.len());
        shown.insert(at, TranscriptItem::Pass(pass));
    }
    shown
}

/// Only what went through Baton has one.
fn seq(item: &TranscriptItem) -> i64 {
    match item {
        TranscriptItem::Message(message) => message.seq,
        TranscriptItem::Pass(pass) => pass.seq,
        TranscriptItem::Tool(_) => 0,
    }
}

fn said_item(view: &ViewedTicket, said: &Message) -> TranscriptItem {
    TranscriptItem::Message(message::fill::message(view, said))
}

fn told(view: &ViewedTicket, at: usize, item: &Item, text: String) -> MessageView {
    let (kind, author) = match item.role {
        ItemRole::Customer => (MessageKind::Customer, customer::name(&view.row)),
        ItemRole::Bot | ItemRole::Tool => (MessageKind::Bot, view.bot.name.clone()),
        ItemRole::Agent => (MessageKind::Agent, t::common_agent().to_owned()),
        ItemRole::System => (MessageKind::System, "Baton".to_owned()),
    };
    MessageView {
        key: key_of_item(at),
        kind,
        author: item.name.clone().unwrap_or(author),
        text,
        at: item.at.map(|at| at.to_string()).unwrap_or_default(),
        ..MessageView::default()
    }
}

fn tool(call: &CallAndResult<'_>) -> ToolCallView {
    ToolCallView {
        name: call.name(),
        status: call.status(),
        detail: call.detail(),
        input: call.call.text.clone(),
        output: call
            .answer
            .map(|answer| answer.text.clone())
            .unwrap_or_default(),
    }
}

/// Policy, reasoning, and results that belong to no call.
fn technical(view: &ViewedTicket) -> Vec<TechnicalView> {
    let answered: HashSet<usize> = calls(&view.transcript)
        .iter()
        .filter_map(|call| call.answered_at)
        .collect();
    let entry = |(at, item): (usize, &Item)| {
        let label = match item.kind {
            ItemKind::Instruction => t::thread_bot_instruction().to_owned(),
            ItemKind::Reasoning => t::thread_bot_reasoning().to_owned(),
            ItemKind::Trace => t::thread_bot_trace().to_owned(),
            ItemKind::ToolResult if answered.contains(&at) => return None,
            ItemKind::ToolResult => match &item.name {
                Some(name) => t::thread_bot_answer_of(name),
                None => t::thread_bot_answer().to_owned(),
            },
            ItemKind::Message | ItemKind::ToolCall => return None,
        };
        Some(TechnicalView {
            label,
            text: item.text.clone(),
        })
    };
    view.transcript
        .iter()
        .enumerate()
        .filter_map(entry)
        .collect()
}

fn extent(items: &[TranscriptItem]) -> String {
    let tools = items
        .iter()
        .filter(|item| matches!(item, TranscriptItem::Tool(_)))
        .count();
    let messages = items
        .iter()
        .filter(|item| matches!(item, TranscriptItem::Message(_)));
    let said = messages.count();
    match tools {
        0 => t::thread_bot_extent(said),
        tools => t::thread_bot_extent_tools(said, tools),
    }
}

fn started_at(view: &ViewedTicket, items: &[TranscriptItem]) -> String {
    let started = view.row.conversation.started_at.map(|at| at.to_string());
    let first = items.iter().find_map(|item| match item {
        TranscriptItem::Message(message) if !message.at.is_empty() => Some(message.at.clone()),
        TranscriptItem::Message(_) | TranscriptItem::Tool(_) | TranscriptItem::Pass(_) => None,
    });
    started.or(first).unwrap_or_default()
}
