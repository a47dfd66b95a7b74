//! `POST /tickets/{number}/transfer`.

use super::done::done;
use crate::console::command::Command;
use crate::console::flash::Flash;
use crate::console::input::{Input, note};
use crate::domain::ids::TicketId;
use crate::domain::limits::NAME_MAX_CHARS;
use crate::domain::reader::{Length, Object};
use crate::services::{Return, Services, Target, Transfer};
use crate::web::Problem;
use actix_web::{HttpResponse, web};

const NAME: Length = Length::Chars(NAME_MAX_CHARS);

/// To whom a ticket is given.
enum To {
    People(Target),
    Bot(String),
}

/// The word for the team one tier up.
const UP: &str = "up";

/// Gives a ticket to another team, to a colleague who must accept, or to a bot.
pub(in crate::console) async fn transfer(
    command: Command,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let (to, note) = read(&command.input)?;
    let actor = command.actor();
    match to {
        To::People(to) => drop(
            services
                .transfer(actor, ticket, Transfer { to, note })
                .await?,
        ),
        To::Bot(name) => {
            let back = Return {
                to: Some(name),
                note,
                ..Return::default()
            };
            services.hand_back(actor, ticket, back).await?;
        }
    }
    done(&command, &services, ticket, Flash::Transferred).await
}

fn read(input: &Input) -> Result<(To, Option<String>), Problem> {
    input.take(|fields| {
        let note = note(fields);
        let mode = fields.field("mode");
        if let Some(mode) = mode
            && mode.text(NAME) != Some("cold")
        {
            return mode.refuse("only cold: the receiver has it alone once they accept");
        }
        Some((target(fields)?, note))
    })
}

/// Exactly one of `team`, `agent` and `bot`; `to` of the form names one as `team:…`, `agent:…`.
fn target(fields: &mut Object<'_>) -> Option<To> {
    let team = fields.text("team", NAME).filter(|name| !name.is_empty());
    let agent = fields.text("agent", NAME).filter(|name| !name.is_empty());
    let bot = fields.text("bot", NAME).filter(|name| !name.is_empty());
    let given = fields.text("to", NAME);
    let to = given.as_deref().and_then(|to| to.split_once(':'));
    match (team, agent, bot, to) {
        (Some(team), None, None, None) if team == UP => Some(To::People(Target::Up)),
        (Some(team), None, None, None) => Some(To::People(Target::Team(team))),
        (None, Some(agent), None, None) => Some(To::People(Target::Agent(agent))),
        (None, None, Some(bot), None) => Some(To::Bot(bot)),
        (None, None, None, Some(("team", UP))) => Some(To::People(Target::Up)),
        (None, None, None, Some(("team", name))) => Some(To::People(Target::Team(name.to_owned()))),
        (None, None, None, Some(("agent", name))) => {
            Some(To::People(Target::Agent(name.to_owned())))
        }
        (None, None, None, Some(("bot", name))) => Some(To::Bot(name.to_owned())),
        _ => fields
            .required("team")?
            .refuse("name only one of team, agent and bot"),
    }
}
