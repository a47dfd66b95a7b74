//! `POST /tickets/{number}/snooze`.

use super::again::unseen;
use super::done::done;
use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::console::input::{Input, seen};
use crate::domain::base::ids::TicketId;
use crate::domain::base::time::Moment;
use crate::domain::reader::Wanted;
use crate::services::{Seen, Services};
use crate::web::Problem;
use actix_web::{HttpResponse, web};
use std::time::Duration;

/// Puts a ticket off until a moment.
pub(in crate::console) async fn snooze(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let (until, seen) = read(&command.input, services.clock.now())?;
    let snoozed = services
        .desk()
        .snooze(command.commander(), ticket, until, seen)
        .await;
    match snoozed {
        Ok(snoozed) => done(&command, &services, snoozed, Flash::Snoozed).await,
        Err(error) => unseen(&command, &services, ticket, error).await,
    }
}

/// `until` as a moment, or `minutes` from now: what the buttons of the form send.
fn read(input: &Input, now: Moment) -> Result<(Moment, Seen), Problem> {
    input.take(|fields| {
        let seen = seen(fields);
        let minutes = fields
            .field("minutes")
            .and_then(|field| match field.value.as_str() {
                Some(text) => text.parse().ok().or_else(|| field.expected(Wanted::Number)),
                None => field.whole(),
            });
        let until = match minutes {
            Some(minutes) => {
                let minutes = u64::try_from(minutes).unwrap_or_default();
                Some(now.plus(Duration::from_secs(
                    minutes.saturating_mul(60).min(SECONDS_MAX),
                )))
            }
            None => {
                fields.required("until")?;
                fields.time("until")
            }
        };
        Some((until?, seen))
    })
}

/// The use case refuses longer times; here a moment must only not overflow.
const SECONDS_MAX: u64 = 366 * 24 * 3600;
