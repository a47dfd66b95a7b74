//! `POST /account/preferences`: how the console looks, sounds and hears keys, for the agent who is signed in.

use super::command::ConsoleCommand;
use super::render::see_other;
use crate::domain::accounts::preferences::{ConsoleTheme, OnOff, Preferences, RowRoom};
use crate::services::Services;
use crate::web::Problem;
use actix_web::{HttpResponse, web};

/// `keys` and `sound` are `on` or `off`, `rows` is `comfortable` or `compact`, `theme` is `system`, `light` or `dark`.
/// What is left out stays as it is.
pub(super) async fn prefer(
    command: ConsoleCommand,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let change = command.input.take(|fields| {
        Some(Preferences {
            keys: fields.word("keys", OnOff::ALL),
            sound: fields.word("sound", OnOff::ALL),
            rows: fields.word("rows", RowRoom::ALL),
            theme: fields.word("theme", ConsoleTheme::ALL),
        })
    })?;
    let agent = command.actor().id;
    services.accounts().prefer(agent, change).await?;
    Ok(match command.wants_json() {
        true => HttpResponse::NoContent().finish(),
        false => see_other("/account?done=preferences"),
    })
}
