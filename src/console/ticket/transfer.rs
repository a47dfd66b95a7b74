//! `POST /tickets/{number}/transfer`.

use super::again::unseen;
use super::done::{done, done_for_now};
use crate::console::command::ConsoleCommand;
use crate::console::flash::Flash;
use crate::console::input::{Input, note, seen};
use crate::domain::base::ids::{AgentId, TeamId, TicketId};
use crate::domain::base::limits::NAME_MAX_CHARS;
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::reader::{Length, Object};
use crate::services::{Return, Seen, Services, Transfer, TransferTarget};
use crate::web::Problem;
use actix_web::{HttpResponse, web};

const NAME: Length = Length::Chars(NAME_MAX_CHARS);

/// To whom a ticket is given.
enum To {
    People(TransferTarget),
    Bot(String),
}

/// The name of the team one tier up in the form's `to`.
const UP: &str = "up";

/// The name of the ticket's own queue there.
const BACK: &str = "own";

/// Gives a ticket to another team, to a colleague who must accept, or to a bot.
pub(in crate::console) async fn transfer(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let (to, note, warm, seen) = read(&command.input)?;
    let giver = command.commander();
    let is_to_bot = matches!(to, To::Bot(_));
    let given = match to {
        To::People(to) => {
            let transfer = Transfer {
                to,
                note,
                warm,
                together: 1,
            };
            services.desk().transfer(giver, ticket, transfer).await
        }
        To::Bot(name) => {
            let back = Return {
                to: Some(name),
                note,
                seen,
                ..Return::default()
            };
            services.bots().hand_back(giver, ticket, back).await
        }
    };
    match given {
        // An invitation is cancelled, and a hand-back called off by reopening.
        Ok(given) if given.invites => done(&command, &services, given, Flash::Asked).await,
        Ok(given) if is_to_bot => done(&command, &services, given, Flash::Transferred).await,
        Ok(given) => done_for_now(&command, &services, given, Flash::Transferred).await,
        Err(error) => unseen(&command, &services, ticket, error).await,
    }
}

/// The words for how: `warm` keeps the ticket with its agent until somebody accepts.
const MODES: [&str; 2] = ["cold", "warm"];

fn read(input: &Input) -> Result<(To, Option<String>, bool, Seen), Problem> {
    input.take(|fields| {
        let (note, seen) = (note(fields), seen(fields));
        let warm = match fields.field("mode") {
            None => false,
            Some(mode) => match mode.text(NAME) {
                Some(word) if MODES.contains(&word) => word == "warm",
                _ => return mode.refuse(DeskFault::Mode),
            },
        };
        let to = target(fields)?;
        if warm && matches!(to, To::Bot(_)) {
            return fields.required("mode")?.refuse(DeskFault::OnlyCold);
        }
        Some((to, note, warm, seen))
    })
}

/// Exactly one of `team`, `agent`, `bot`, `team_id` and `agent_id`; `to` of the form names one as `team-id:…`,
/// `agent-id:…`, `bot:…`, `tier:up` or `queue:own`.
fn target(fields: &mut Object<'_>) -> Option<To> {
    let given: Vec<Option<To>> = ["team", "agent", "bot", "team_id", "agent_id", "to"]
        .into_iter()
        .filter_map(|name| one(fields, name))
        .collect();
    match <[Option<To>; 1]>::try_from(given) {
        Ok([to]) => to,
        Err(_) => fields.required("team")?.refuse(DeskFault::OneReceiver),
    }
}

/// The target in this field: nothing if the field is not there, no target if it names none.
fn one(fields: &mut Object<'_>, name: &'static str) -> Option<Option<To>> {
    let people = |target| Some(To::People(target));
    if let "team_id" | "agent_id" = name {
        let id = fields.field(name)?.whole();
        return Some(id.and_then(|id| match name {
            "team_id" => people(TransferTarget::Team(TeamId(id))),
            _ => people(TransferTarget::Agent(AgentId(id))),
        }));
    }
    let text = fields.text(name, NAME).filter(|text| !text.is_empty())?;
    let (kind, named) = match name {
        "to" => text.split_once(':').unwrap_or_default(),
        _ => (name, text.as_str()),
    };
    let id: Result<i64, _> = named.parse();
    Some(match kind {
        "team" => people(TransferTarget::TeamNamed(named.to_owned())),
        "agent" => people(TransferTarget::AgentNamed(named.to_owned())),
        "bot" => Some(To::Bot(named.to_owned())),
        "tier" if named == UP => people(TransferTarget::Up),
        "queue" if named == BACK => people(TransferTarget::Back),
        _ => match (kind, id) {
            ("team-id", Ok(id)) => people(TransferTarget::Team(TeamId(id))),
            ("agent-id", Ok(id)) => people(TransferTarget::Agent(AgentId(id))),
            _ => fields.field("to")?.refuse(DeskFault::NoReceiver),
        },
    })
}
