//! `POST /tickets/{number}/transfer`.

use super::done::done;
use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::console::input::{Input, note};
use crate::domain::base::ids::TicketId;
use crate::domain::base::limits::NAME_MAX_CHARS;
use crate::domain::reader::{Length, Object};
use crate::services::{Return, Services, Transfer, TransferTarget};
use crate::web::Problem;
use actix_web::{HttpResponse, web};

const NAME: Length = Length::Chars(NAME_MAX_CHARS);

/// To whom a ticket is given.
enum To {
    People(TransferTarget),
    Bot(String),
}

/// The word for the team one tier up.
const UP: &str = "up";

/// Gives a ticket to another team, to a colleague who must accept, or to a bot.
pub(in crate::console) async fn transfer(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let (to, note, warm) = read(&command.input)?;
    let actor = command.actor();
    match to {
        To::People(to) => {
            let transfer = Transfer { to, note, warm };
            services.desk().transfer(actor, ticket, transfer).await?;
        }
        To::Bot(name) => {
            let back = Return {
                to: Some(name),
                note,
                ..Return::default()
            };
            services.bots().hand_back(actor, ticket, back).await?;
        }
    }
    let flash = match warm {
        true => Flash::Asked,
        false => Flash::Transferred,
    };
    done(&command, &services, ticket, flash).await
}

/// The words for how: `warm` keeps the ticket with its agent until somebody accepts.
const MODES: [&str; 2] = ["cold", "warm"];

fn read(input: &Input) -> Result<(To, Option<String>, bool), Problem> {
    input.take(|fields| {
        let note = note(fields);
        let warm = match fields.field("mode") {
            None => false,
            Some(mode) => match mode.text(NAME) {
                Some(word) if MODES.contains(&word) => word == "warm",
                _ => return mode.refuse("one of: cold, warm"),
            },
        };
        let to = target(fields)?;
        if warm && matches!(to, To::Bot(_)) {
            return fields
                .required("mode")?
                .refuse("only cold: a bot has control as soon as it is asked");
        }
        Some((to, note, warm))
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
        (Some(team), None, None, None) if team == UP => Some(To::People(TransferTarget::Up)),
        (Some(team), None, None, None) => Some(To::People(TransferTarget::Team(team))),
        (None, Some(agent), None, None) => Some(To::People(TransferTarget::Agent(agent))),
        (None, None, Some(bot), None) => Some(To::Bot(bot)),
        (None, None, None, Some(("team", UP))) => Some(To::People(TransferTarget::Up)),
        (None, None, None, Some(("team", name))) => {
            Some(To::People(TransferTarget::Team(name.to_owned())))
        }
        (None, None, None, Some(("agent", name))) => {
            Some(To::People(TransferTarget::Agent(name.to_owned())))
        }
        (None, None, None, Some(("bot", name))) => Some(To::Bot(name.to_owned())),
        _ => fields
            .required("team")?
            .refuse("name only one of team, agent and bot"),
    }
}
