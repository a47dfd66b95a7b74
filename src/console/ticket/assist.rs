//! `POST /tickets/{number}/assist`: words of a language model for the agent. They are stored nowhere and sent to nobody.

use crate::console::command::ConsoleCommand;
use crate::console::input::Input;
use crate::console::render::html;
use crate::console::shell::shell;
use crate::delivery::assist::{AssistClient, AssistFailure};
use crate::domain::base::ids::TicketId;
use crate::domain::base::limits::TEXT_MAX_BYTES;
use crate::domain::desk::assist::AssistTask;
use crate::domain::desk::desk_fault::DeskFault;
use crate::domain::reader::{Length, Object};
use crate::services::{AssistWish, AssistedText, Services, spoken};
use crate::views::catalogue::t;
use crate::views::shell::Section;
use crate::views::ticket::assisted::AssistedPage;
use crate::web::at_once::{self, Doing};
use crate::web::caller::Caller;
use crate::web::rate_limits::RateLimits;
use crate::web::shutdown::Shutdown;
use crate::web::{Code, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde_json::json;
use std::time::Duration;

/// When to come back if the language model has too much to do.
const BUSY_RETRY: Duration = Duration::from_secs(5);

/// Asks for words. Whoever may not have them hears that first, then whether there is a language model at all.
pub(in crate::console) async fn assist(
    command: ConsoleCommand,
    number: web::Path<i64>,
    services: web::Data<Services>,
    client: web::Data<Option<AssistClient>>,
    limits: web::Data<RateLimits>,
    shutdown: web::Data<Shutdown>,
) -> Result<HttpResponse, Problem> {
    let ticket = TicketId(*number);
    let wish = wish(&command.input)?;
    let task = wish.task;
    let prompt = services
        .reading()
        .assist_prompt(command.actor(), ticket, wish)
        .await?;
    let Some(client) = client.get_ref() else {
        return Err(Problem::new(Code::AssistOff));
    };
    limits.take_assist(Caller::of(&command.request))?;
    let _turn = at_once::begin(&command.request, Doing::Assist)?;
    let text = tokio::select! {
        answer = client.ask(&prompt) => answer.map_err(problem)?,
        () = shutdown.stopped() => return Err(Problem::stopping()),
    };
    if command.wants_json() {
        return Ok(HttpResponse::Ok().json(json!({
            "what": task,
            "text": text,
            "language": prompt.language,
            "notice": t::assist_notice(),
        })));
    }
    let (request, auth) = (&command.request, &command.auth);
    let title = task_in_words(task).to_owned();
    let page = AssistedPage {
        shell: shell(request, auth, &services, Section::Mine, title.clone()).await?,
        title,
        text,
        number: ticket.0,
    };
    html(StatusCode::OK, &page)
}

fn wish(input: &Input) -> Result<AssistWish, Problem> {
    input.take(|fields| {
        let what = fields.required("what");
        let language = fields.language("language");
        let task = what?.word(AssistTask::ALL)?;
        Some(AssistWish {
            task,
            about: about(task, fields)?,
            language,
            spoken: spoken(),
        })
    })
}

/// What the wish is about. An item of the transcript has a place, and no `seq`.
fn about(task: AssistTask, fields: &mut Object<'_>) -> Option<AssistedText> {
    match task {
        AssistTask::Summary | AssistTask::SuggestReply => Some(AssistedText::Case),
        AssistTask::TranslateMessage => match fields.field("item") {
            Some(item) => match usize::try_from(item.whole()?) {
                Ok(at) => Some(AssistedText::Item(at)),
                Err(_) => item.refuse(DeskFault::NoMessage),
            },
            None => fields
                .required("message")?
                .whole()
                .map(AssistedText::Message),
        },
        AssistTask::TranslateReply => {
            let text = fields.required_text("text", Length::Bytes(TEXT_MAX_BYTES));
            text.map(AssistedText::Written)
        }
    }
}

/// Why there are no words. What the server said is not passed on.
fn problem(failure: AssistFailure) -> Problem {
    match failure {
        AssistFailure::Busy => Problem {
            retry_after: Some(BUSY_RETRY),
            ..Problem::new(Code::AssistBusy)
        },
        AssistFailure::Slow => Problem::new(Code::AssistSlow),
        AssistFailure::Unreachable | AssistFailure::Status(_) | AssistFailure::Completion(_) => {
            Problem::new(Code::AssistFailed)
        }
    }
}

fn task_in_words(task: AssistTask) -> &'static str {
    match task {
        AssistTask::Summary => t::assist_summary_title(),
        AssistTask::TranslateMessage | AssistTask::TranslateReply => t::assist_translation_title(),
        AssistTask::SuggestReply => t::assist_suggestion_title(),
    }
}
