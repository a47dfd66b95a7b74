//! What of a conversation's public events a bot hears: the bot that started it everything, a guest nothing that was
//! meant for another bot.

use crate::domain::base::ids::{BotId, Token};
use crate::domain::log::{ControlChanged, Event, Happened};
use crate::services::error::Result;
use crate::storage::{AnyConnection, asks};
use std::collections::HashMap;

/// The events as this bot hears them. In a conversation that another bot started, of a hand-back to somebody else only
/// that control moved, and nothing of what another bot asked.
pub(super) fn heard(
    conn: &mut AnyConnection,
    bot: BotId,
    events: Vec<Event>,
) -> Result<Vec<Event>> {
    let of_others = events.iter().filter(|event| event.bot != bot);
    let asked: Vec<Token> = of_others.filter_map(ask_of).collect();
    let askers: HashMap<Token, BotId> = match asked.is_empty() {
        true => HashMap::new(),
        false => asks::askers(conn, asked)?,
    };
    let own = |event: &Event| {
        let asker = ask_of(event).and_then(|ask| askers.get(&ask));
        event.bot == bot || asker.is_none_or(|asker| *asker == bot)
    };
    let events = events.into_iter().filter(own);
    events.map(|event| without_others(bot, event)).collect()
}

fn ask_of(event: &Event) -> Option<Token> {
    let Happened::AskAnswered(answered) = &event.what else {
        return None;
    };
    Some(Token(answered.ask.id.clone()))
}

/// A hand-back is for the bot that gets control by it.
fn without_others(bot: BotId, event: Event) -> Result<Event> {
    let Happened::ControlChanged(ControlChanged {
        control,
        handback: Some(_),
    }) = &event.what
    else {
        return Ok(event);
    };
    let receiver = match control.guest {
        true => event.guest,
        false => Some(event.bot),
    };
    if event.bot == bot || receiver == Some(bot) {
        return Ok(event);
    }
    let what = ControlChanged {
        control: control.clone(),
        handback: None,
    };
    let data = serde_json::to_string(&what)
        .map_err(|e| diesel::result::Error::SerializationError(Box::new(e)))?;
    Ok(Event {
        what: Happened::ControlChanged(what),
        data,
        ..event
    })
}
