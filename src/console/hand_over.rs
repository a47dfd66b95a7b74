//! `/me/hand-over`: at the end of a shift an agent gives on what they have.

use super::client::wants_json;
use super::command::ConsoleCommand;
use super::hand_over_input::{Chosen, HandOver, QUEUE, TakenBack, read};
use super::problem_in_words::title;
use super::render::html;
use super::settings::told;
use super::shell::settings_shell;
use crate::domain::accounts::agent::{Agent, is_called};
use crate::domain::case::lifecycle::StatusKind;
use crate::services::desk::bulk::BulkAct;
use crate::services::desk::shift_end::{Colleague, HandedOver};
use crate::services::{Commanded, QueueTicket, ServiceError, Services, TransferTarget};
use crate::views::catalogue::t;
use crate::views::hand_over::{AskedColleague, GivenOn, HandOverPage, HandOverTarget, OwnTicket};
use crate::views::labels;
use crate::views::packet::customer;
use crate::views::queue::fill::summary;
use crate::views::side_menu::SettingsPlace;
use crate::views::wrong_fields::WrongFields;
use crate::web::{AgentAuth, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::{Value, json};

/// `GET /me/hand-over`.
pub(super) async fn show(
    request: HttpRequest,
    auth: AgentAuth,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    if wants_json(&request, auth.via) {
        let tickets = services.desk().own_tickets(auth.actor()).await?;
        let numbers: Vec<i64> = tickets.iter().map(|row| row.ticket.id.0).collect();
        return Ok(HttpResponse::Ok().json(json!({ "tickets": numbers })));
    }
    let page = page(&request, &auth, &services).await?;
    html(StatusCode::OK, &page)
}

/// `POST /me/hand-over {tickets[], to?, note?, away?}`: with `away` its agent gets no offers from then on. `{do: "undo",
/// tickets[], away?}` takes them back, as in `POST /queue/bulk`; where `away` is false, it ends what `away` began.
pub(super) async fn hand_over(
    command: ConsoleCommand,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let (actor, request) = (command.actor(), &command.request);
    let chosen = match command.input.take(read) {
        Ok(chosen) => chosen,
        Err(problem) if command.is_form() && !problem.errors.is_empty() => {
            let mut page = page(request, &command.auth, &services).await?;
            page.errors = told(&ServiceError::Invalid(problem.errors)).unwrap_or_default();
            return html(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
        Err(problem) => return Err(problem),
    };
    let mut auth = command.auth.clone();
    let desk = services.desk();
    let HandOver {
        tickets,
        to,
        note,
        away,
    } = match chosen {
        Chosen::HandOver(chosen) => chosen,
        Chosen::Undo(TakenBack {
            tickets,
            is_back,
            note,
        }) => {
            let undone = desk.in_bulk(&actor, None, &BulkAct::Undo, tickets).await;
            if is_back && undone.iter().any(|(_, undone)| undone.is_ok()) {
                set_away(&services, &mut auth, false).await?;
            }
            if command.wants_json() {
                return Ok(results(undone));
            }
            let mut page = page(request, &auth, &services).await?;
            page.results = undone.into_iter().map(taken_back).collect();
            page.is_undone = true;
            page.note = note.unwrap_or_default();
            return html(StatusCode::OK, &page);
        }
    };
    let given = desk.hand_over(&actor, tickets, &to, note.as_deref()).await;
    let goes_away = away && !auth.signed_in.agent.away;
    if goes_away {
        set_away(&services, &mut auth, true).await?;
    }
    if command.wants_json() {
        return Ok(results(given));
    }
    let colleagues = desk.colleagues(actor.id).await?;
    let mut page = page_with(request, &auth, &services, &colleagues).await?;
    // Refused tickets stay with the agent; the page lists them above and does not choose them again.
    for ticket in &mut page.tickets {
        ticket.chosen = !given.iter().any(|(id, _)| id.0 == ticket.number);
    }
    page.results = given.into_iter().map(given_on).collect();
    page.asked = asked(&to, &colleagues);
    page.goes_away = goes_away;
    page.given_note = note.unwrap_or_default();
    html(StatusCode::OK, &page)
}

async fn set_away(services: &Services, auth: &mut AgentAuth, away: bool) -> Result<(), Problem> {
    let agent = &mut auth.signed_in.agent;
    let accounts = services.accounts();
    accounts.set_away(agent.id, away, None, None).await?;
    agent.away = away;
    Ok(())
}

fn results(done: Vec<HandedOver>) -> HttpResponse {
    let results: Vec<Value> = done.into_iter().map(result).collect();
    HttpResponse::Ok().json(json!({ "results": results }))
}

fn result((ticket, given): HandedOver) -> Value {
    match given {
        Ok(Commanded {
            ticket: told,
            began,
            ..
        }) => {
            json!({ "number": ticket, "done": true, "ticket": told, "undo": began })
        }
        Err(error) => {
            let problem = Problem::from(error);
            json!({ "number": ticket, "done": false, "code": problem.code.as_str() })
        }
    }
}

fn given_on((ticket, given): HandedOver) -> GivenOn {
    let (began, offered, refused) = match given {
        Ok(given) => (
            given.began,
            given.ticket.status == StatusKind::Offered.as_str(),
            "",
        ),
        Err(error) => (None, false, title(Problem::from(error).code)),
    };
    GivenOn {
        number: ticket.0,
        began: began.unwrap_or_default(),
        offered,
        refused: refused.to_owned(),
    }
}

/// A ticket that was taken back has no undo.
fn taken_back(done: HandedOver) -> GivenOn {
    GivenOn {
        began: 0,
        ..given_on(done)
    }
}

/// The colleague who must accept; nobody for a queue.
fn asked(to: &TransferTarget, colleagues: &[Colleague]) -> Option<AskedColleague> {
    let is_asked = |agent: &Agent| match to {
        TransferTarget::Agent(id) => agent.id == *id,
        TransferTarget::AgentNamed(name) | TransferTarget::Named(name) => {
            is_called(name, &agent.email, &agent.name)
        }
        TransferTarget::Team(_)
        | TransferTarget::TeamNamed(_)
        | TransferTarget::Up
        | TransferTarget::Back => false,
    };
    let asked = colleagues.iter().find(|one| is_asked(&one.agent))?;
    Some(AskedColleague {
        name: asked.agent.name.clone(),
        is_gone: !asked.is_available,
    })
}

async fn page(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
) -> Result<HandOverPage, Problem> {
    let colleagues = services.desk().colleagues(auth.actor().id).await?;
    page_with(request, auth, services, &colleagues).await
}

async fn page_with(
    request: &HttpRequest,
    auth: &AgentAuth,
    services: &Services,
    colleagues: &[Colleague],
) -> Result<HandOverPage, Problem> {
    let tickets = services.desk().own_tickets(auth.actor()).await?;
    let title = t::hand_over_title().to_owned();
    Ok(HandOverPage {
        shell: settings_shell(request, auth, services, SettingsPlace::Account, title).await?,
        tickets: tickets.iter().map(own).collect(),
        targets: targets(colleagues),
        note: String::new(),
        given_note: String::new(),
        results: Vec::new(),
        asked: None,
        goes_away: false,
        is_undone: false,
        errors: WrongFields::default(),
    })
}

fn own(row: &QueueTicket) -> OwnTicket {
    OwnTicket {
        number: row.ticket.id.0,
        customer: customer::name(row),
        summary: summary(row),
        team: row.team.clone(),
        status: labels::status(row.ticket.status.kind()),
        has_draft: row.draft.is_some(),
        chosen: true,
    }
}

fn targets(colleagues: &[Colleague]) -> Vec<HandOverTarget> {
    let queue = HandOverTarget {
        id: QUEUE.to_owned(),
        name: t::hand_over_queue().to_owned(),
        chosen: true,
    };
    let colleagues = colleagues.iter().map(|one| {
        let load = (one.agent.active_count, one.agent.capacity);
        HandOverTarget {
            id: format!("agent-id:{}", one.agent.id),
            name: labels::colleague(&one.agent.name, one.is_available, load),
            chosen: false,
        }
    });
    std::iter::once(queue).chain(colleagues).collect()
}
