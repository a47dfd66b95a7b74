//! The rows that are looked at.

use baton::storage::AnyConnection;
use baton::storage::schema::{conversations, events, messages};
use diesel::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Debug, Clone)]
pub struct Message {
    pub conversation: i64,
    pub ticket: Option<i64>,
    pub seq: i64,
    pub sender: String,
    pub visibility: String,
    pub text: String,
}

#[derive(Debug, Clone)]
pub struct Event {
    pub conversation: i64,
    pub bot: i64,
    pub guest: Option<i64>,
    pub seq: i64,
    pub kind: String,
    pub public: bool,
    pub epoch: i64,
    pub data: Value,
}

#[derive(Debug, Clone)]
pub struct Conversation {
    /// The public id without its prefix.
    pub token: String,
    pub external_id: String,
    pub bot: i64,
    pub epoch: i64,
    pub last_seq: i64,
}

type MessageRow = (i64, Option<i64>, i64, String, String, String);
type EventRow = (i64, i64, Option<i64>, i64, String, bool, i64, String);

pub(super) fn read_messages(conn: &mut AnyConnection) -> QueryResult<Vec<Message>> {
    let rows: Vec<MessageRow> = messages::table
        .order((messages::conversation_id, messages::seq))
        .select((
            messages::conversation_id,
            messages::ticket_id,
            messages::seq,
            messages::sender,
            messages::visibility,
            messages::text,
        ))
        .load(conn)?;
    let message = |(conversation, ticket, seq, sender, visibility, text)| Message {
        conversation,
        ticket,
        seq,
        sender,
        visibility,
        text,
    };
    Ok(rows.into_iter().map(message).collect())
}

pub(super) fn read_events(conn: &mut AnyConnection) -> QueryResult<Vec<Event>> {
    let rows: Vec<EventRow> = events::table
        .order((events::txid, events::id))
        .select((
            events::conversation_id,
            events::bot_id,
            events::guest_bot_id,
            events::seq,
            events::type_,
            events::public,
            events::epoch,
            events::data,
        ))
        .load(conn)?;
    let event = |(conversation, bot, guest, seq, kind, public, epoch, data): EventRow| Event {
        conversation,
        bot,
        guest,
        seq,
        kind,
        public,
        epoch,
        data: serde_json::from_str(&data).unwrap_or(Value::String(data)),
    };
    Ok(rows.into_iter().map(event).collect())
}

pub(super) fn read_conversations(
    conn: &mut AnyConnection,
) -> QueryResult<BTreeMap<i64, Conversation>> {
    let rows: Vec<(i64, String, String, i64, i64, i64)> = conversations::table
        .select((
            conversations::id,
            conversations::token,
            conversations::external_id,
            conversations::bot_id,
            conversations::epoch,
            conversations::last_seq,
        ))
        .load(conn)?;
    let conversation =
        |(id, token, external_id, bot, epoch, last_seq): (i64, String, String, i64, i64, i64)| {
            let token = token.trim_start_matches("cnv_").to_owned();
            let known = Conversation {
                token,
                external_id,
                bot,
                epoch,
                last_seq,
            };
            (id, known)
        };
    Ok(rows.into_iter().map(conversation).collect())
}
