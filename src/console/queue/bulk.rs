//! `POST /queue/bulk`: one command for many tickets.

use super::bulk_input::{BulkInput, read};
use crate::console::command::ConsoleCommand;
use crate::console::problem_in_words::{explanation, title};
use crate::console::queue::lenient_view;
use crate::console::render::html;
use crate::console::shell::shell;
use crate::domain::base::invalid::FieldError;
use crate::services::Services;
use crate::services::desk::bulk::{BulkAct, BulkKey};
use crate::services::desk::shift_end::HandedOver;
use crate::views::bulk::{BulkLine, BulkPage, BulkWord};
use crate::views::catalogue::t;
use crate::views::faults;
use crate::web::{Code, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde_json::{Value, json};

/// Does the same to each of the tickets, and answers what became of each.
pub(in crate::console) async fn bulk(
    command: ConsoleCommand,
    services: web::Data<Services>,
) -> Result<HttpResponse, Problem> {
    let now = services.clock.now();
    let BulkInput { act, picked } = command.input.take(|fields| read(fields, now))?;
    let key = command.client_id.clone().map(|id| BulkKey {
        id,
        meaning: command.input.meaning_without(&["tickets", "pick"]),
    });
    let actor = command.actor();
    let desk = services.desk();
    let done = desk.in_bulk(&actor, key.as_ref(), &act, picked).await;
    if command.wants_json() {
        let results: Vec<Value> = done
            .into_iter()
            .map(|one| result(one, act.is_undone()))
            .collect();
        return Ok(HttpResponse::Ok().json(json!({ "results": results })));
    }
    let (request, auth) = (&command.request, &command.auth);
    let view = lenient_view(request);
    let title = t::bulk_title().to_owned();
    let page = BulkPage {
        shell: shell(request, auth, &services, view.into(), title).await?,
        act: word(&act),
        lines: done
            .into_iter()
            .map(|one| line(one, act.is_undone()))
            .collect(),
        view: view.as_str(),
    };
    html(StatusCode::OK, &page)
}

fn result((ticket, done): HandedOver, is_undone: bool) -> Value {
    match done {
        Ok(commanded) => json!({
            "number": ticket,
            "done": true,
            "ticket": commanded.ticket,
            "undo": commanded.began.filter(|_| is_undone),
        }),
        Err(error) => {
            let problem = Problem::from(error);
            json!({
                "number": ticket,
                "done": false,
                "code": problem.code.as_str(),
                "errors": problem.errors,
                "said": why(&problem),
            })
        }
    }
}

fn line((ticket, done): HandedOver, is_undone: bool) -> BulkLine {
    let (began, refused) = match done {
        Ok(commanded) => (commanded.began.filter(|_| is_undone), String::new()),
        Err(error) => (None, why(&Problem::from(error))),
    };
    BulkLine {
        number: ticket.0,
        began: began.unwrap_or_default(),
        refused,
    }
}

/// Why a ticket was left alone, for a person.
fn why(problem: &Problem) -> String {
    let faults: Vec<String> = problem.errors.iter().map(fault).collect();
    match (problem.code, explanation(problem)) {
        (Code::Invalid, _) if !faults.is_empty() => faults.join(" "),
        (Code::Forbidden, Some(why)) => why,
        (code, _) => title(code).to_owned(),
    }
}

fn fault(error: &FieldError) -> String {
    faults::said(&error.fault)
}

fn word(act: &BulkAct) -> BulkWord {
    match act {
        BulkAct::Accept => BulkWord::Accept,
        BulkAct::Decline { .. } => BulkWord::Decline,
        BulkAct::Transfer(_) => BulkWord::Transfer,
        BulkAct::Tag { .. } => BulkWord::Tag,
        BulkAct::Snooze(_) => BulkWord::Snooze,
        BulkAct::Resolve { .. } => BulkWord::Resolve,
        BulkAct::Undo => BulkWord::Undo,
    }
}
