//! `POST /account/language`: the language in which the console speaks to the agent who is signed in.

use super::command::ConsoleCommand;
use super::render::see_other;
use crate::domain::accounts::interface_language::InterfaceLanguage;
use crate::services::{Services, speak};
use crate::web::Problem;
use actix_web::{HttpResponse, web};

/// `language` is `en`, `es`, or left out for the language of the browser.
pub(super) async fn choose(
    command: ConsoleCommand,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let chosen = command
        .input
        .take(|fields| Some(fields.word("language", InterfaceLanguage::ALL)))?;
    let agent = command.actor().id;
    services.accounts().choose_language(agent, chosen).await?;
    if let Some(language) = chosen {
        speak(language);
    }
    Ok(match command.wants_json() {
        true => HttpResponse::NoContent().finish(),
        false => see_other("/account?done=language"),
    })
}
