//! The console: pages for people, and the same commands as JSON for programs.
//!
//! `input` reads what a form or a program sends, `json` is what programs read; `queue` and `ticket`
//! hold one file for each address.

mod account;
mod client;
mod command;
mod composed;
mod conversations;
mod customers;
pub(crate) mod demo_door;
mod detail_in_words;
mod emoji;
mod entering;
mod error;
mod files;

mod flash;
mod given_back;
mod hand_over;
mod hand_over_input;
mod home;
mod input;
mod json;
mod kept_form;
mod login;
mod logout;
mod next;
mod notifications;
mod overview;
mod own_account;
mod own_language;
mod own_preferences;
mod own_push;
mod page;
mod place_asked;
mod problem_in_words;
mod queue;
mod render;
mod saved_replies;
mod saved_views;
mod search;
mod service_worker;
mod settings;
mod shell;
mod signed_out;
mod ticket;

pub(crate) use error::{error_page, said_to_script};

use crate::web::{Code, Problem, reader_language};
use actix_web::middleware::from_fn;
use actix_web::{HttpRequest, HttpResponse, Resource, web};

/// The addresses of the console.
pub(crate) fn routes(config: &mut web::ServiceConfig) {
    let login = at("/login")
        .route(web::get().to(login::show))
        .route(web::post().to(login::log_in));
    let demo = at("/login/demo").route(web::post().to(demo_door::choose));
    let queue = web::scope("/queue")
        .wrap(from_fn(signed_out::to_login))
        .service(at("").route(web::get().to(queue::list)))
        .service(at("/fragment").route(web::get().to(queue::fragment)))
        .service(at("/counts").route(web::get().to(queue::counts)))
        .service(at("/bulk").route(web::post().to(queue::bulk)));
    let views = web::scope("/views")
        .wrap(from_fn(signed_out::to_login))
        .service(
            at("")
                .route(web::get().to(saved_views::show))
                .route(web::post().to(saved_views::act)),
        )
        .service(at("/counts").route(web::get().to(saved_views::counts)));
    let search = web::scope("/search")
        .wrap(from_fn(signed_out::to_login))
        .service(at("").route(web::get().to(search::search)))
        .service(at("/values").route(web::get().to(search::values)));
    let customers = web::scope("/customers")
        .wrap(from_fn(signed_out::to_login))
        .service(at("").route(web::get().to(customers::list)))
        .service(
            at("/{token}")
                .route(web::get().to(customers::show))
                .route(web::post().to(customers::act)),
        );
    let notifications = web::scope("/notifications")
        .wrap(from_fn(signed_out::to_login))
        .service(at("").route(web::get().to(notifications::show)))
        .service(at("/read").route(web::post().to(notifications::read)));
    let overview = web::scope("/overview")
        .wrap(from_fn(signed_out::to_login))
        .service(at("").route(web::get().to(overview::page)))
        .service(at("/fragment").route(web::get().to(overview::fragment)));
    let me = web::scope("/me")
        .wrap(from_fn(signed_out::to_login))
        .service(at("").route(web::get().to(account::me)))
        .service(at("/colleagues").route(web::get().to(account::colleagues)))
        .service(at("/offers").route(web::get().to(account::offers)))
        .service(at("/emoji").route(web::get().to(emoji::list)))
        .service(at("/away").route(web::post().to(account::away)))
        .service(
            at("/hand-over")
                .route(web::get().to(hand_over::show))
                .route(web::post().to(hand_over::hand_over)),
        );
    let tags = web::scope("/tags")
        .wrap(from_fn(signed_out::to_login))
        .service(at("").route(web::get().to(settings::tags::proposed)));
    let account = web::scope("/account")
        .wrap(from_fn(signed_out::to_login))
        .service(at("").route(web::get().to(own_account::show)))
        .service(at("/sessions").route(web::post().to(own_account::end_sessions)))
        .service(at("/password").route(web::post().to(own_account::change_password)))
        .service(at("/language").route(web::post().to(own_language::choose)))
        .service(at("/preferences").route(web::post().to(own_preferences::prefer)))
        .service(
            at("/push")
                .route(web::get().to(own_push::show))
                .route(web::post().to(own_push::subscribe)),
        )
        .service(at("/push/remove").route(web::post().to(own_push::unsubscribe)));
    let replies = web::scope("/replies")
        .wrap(from_fn(signed_out::to_login))
        .service(
            at("")
                .route(web::get().to(saved_replies::show))
                .route(web::post().to(saved_replies::act)),
        )
        .service(at("/import").route(web::post().to(saved_replies::import)))
        .service(at("/export.csv").route(web::get().to(saved_replies::export)));
    let files = web::scope("/files")
        .wrap(from_fn(signed_out::to_login))
        .service(at("").route(web::post().to(files::upload)))
        .service(
            at("/{id}")
                .route(web::get().to(files::download))
                .route(web::head().to(files::download)),
        );
    let settings = web::scope("/settings")
        .wrap(from_fn(signed_out::to_login))
        .service(at("").route(web::get().to(settings::index::index)))
        .service(
            at("/teams")
                .route(web::get().to(settings::teams::list))
                .route(web::post().to(settings::teams::add)),
        )
        .service(
            at("/teams/{name}")
                .route(web::get().to(settings::team::show))
                .route(web::post().to(settings::team::save)),
        )
        .service(
            at("/teams/{name}/general")
                .route(web::get().to(settings::team::general::show))
                .route(web::post().to(settings::team::general::save)),
        )
        .service(
            at("/teams/{name}/hours")
                .route(web::get().to(settings::hours::show))
                .route(web::post().to(settings::hours::save)),
        )
        .service(
            at("/teams/{name}/sentences")
                .route(web::get().to(settings::sentences::show))
                .route(web::post().to(settings::sentences::save)),
        )
        .service(
            at("/people")
                .route(web::get().to(settings::people::list))
                .route(web::post().to(settings::people::add)),
        )
        .service(
            at("/people/{id}")
                .route(web::get().to(settings::people::account::show))
                .route(web::post().to(settings::people::account::act)),
        )
        .service(
            at("/bots")
                .route(web::get().to(settings::bots::list))
                .route(web::post().to(settings::bots::add)),
        )
        .service(
            at("/bots/{id}")
                .route(web::get().to(settings::bots::account::show))
                .route(web::post().to(settings::bots::account::act)),
        )
        .service(at("/security").route(web::get().to(settings::security::show)))
        .service(at("/security.csv").route(web::get().to(settings::security::csv)))
        .service(at("/security.jsonl").route(web::get().to(settings::security::json_lines)))
        .service(
            at("/routing")
                .route(web::get().to(settings::routing::show))
                .route(web::post().to(settings::routing::act)),
        )
        .service(
            at("/tags")
                .route(web::get().to(settings::tags::show))
                .route(web::post().to(settings::tags::act)),
        )
        .service(
            at("/triggers")
                .route(web::get().to(settings::show))
                .route(web::post().to(settings::act)),
        );
    let reports = web::scope("/reports")
        .wrap(from_fn(signed_out::to_login))
        .service(at("").route(web::get().to(settings::index::reports)))
        .service(at("/triggers").route(web::get().to(settings::scorecard)))
        .service(at("/context").route(web::get().to(settings::context_report::report)))
        .service(at("/context/tickets").route(web::get().to(settings::context_report::tickets)))
        .service(at("/conversations").route(web::get().to(conversations::list)));
    let conversations = web::scope("/conversations")
        .wrap(from_fn(signed_out::to_login))
        .service(at("/{conversation}").route(web::get().to(conversations::show)))
        .service(at("/{conversation}/updates").route(web::get().to(conversations::updates)));
    config
        .service(at("/").route(web::get().to(home::to_queue)))
        .service(at("/service-worker.js").route(web::get().to(service_worker::script)))
        .service(at("/offline").route(web::get().to(service_worker::offline)))
        .service(login)
        .service(demo)
        .service(at("/logout").route(web::post().to(logout::log_out)))
        .service(queue)
        .service(search)
        .service(customers)
        .service(notifications)
        .service(overview)
        .service(settings)
        .service(reports)
        .service(conversations)
        .service(me)
        .service(tags)
        .service(account)
        .service(replies)
        .service(views)
        .service(files)
        .service(
            web::scope("/tickets")
                .wrap(from_fn(given_back::give_back))
                .wrap(from_fn(signed_out::to_login))
                .configure(tickets),
        );
}

fn tickets(config: &mut web::ServiceConfig) {
    config
        .service(at("/{number}").route(web::get().to(ticket::show)))
        .service(at("/{number}/trace").route(web::get().to(ticket::trace)))
        .service(at("/{number}/updates").route(web::get().to(ticket::updates)))
        .service(at("/{number}/replies").route(web::get().to(ticket::replies_at)))
        .service(at("/{number}/suggestions").route(web::get().to(ticket::suggestions)))
        .service(at("/{number}/accept").route(web::post().to(ticket::accept)))
        .service(at("/{number}/take").route(web::post().to(ticket::take)))
        .service(at("/{number}/decline").route(web::post().to(ticket::decline)))
        .service(at("/{number}/transfer").route(web::post().to(ticket::transfer)))
        .service(at("/{number}/withdraw").route(web::post().to(ticket::withdraw)))
        .service(at("/{number}/snooze").route(web::post().to(ticket::snooze)))
        .service(at("/{number}/reply").route(web::post().to(ticket::reply)))
        .service(at("/{number}/note").route(web::post().to(ticket::note)))
        .service(
            at("/{number}/notes/{seq}")
                .route(web::get().to(ticket::note_page::show))
                .route(web::post().to(ticket::note_page::edit)),
        )
        .service(
            at("/{number}/notes/{seq}/delete").route(web::post().to(ticket::note_page::delete)),
        )
        .service(
            at("/{number}/notes/{seq}/restore").route(web::post().to(ticket::note_page::restore)),
        )
        .service(at("/{number}/tags").route(web::post().to(ticket::tags)))
        .service(at("/{number}/priority").route(web::post().to(ticket::priority)))
        .service(at("/{number}/resolve").route(web::post().to(ticket::resolve)))
        .service(at("/{number}/reopen").route(web::post().to(ticket::reopen)))
        .service(at("/{number}/return").route(web::post().to(ticket::hand_back)))
        .service(at("/{number}/follow").route(web::post().to(ticket::follow)))
        .service(at("/{number}/facts").route(web::post().to(ticket::facts)))
        .service(at("/{number}/answer").route(web::post().to(ticket::answer)))
        .service(at("/{number}/context").route(web::post().to(ticket::context)))
        .service(at("/{number}/assist").route(web::post().to(ticket::assist)))
        .service(at("/{number}/mark").route(web::post().to(ticket::mark)))
        .service(at("/{number}/typing").route(web::post().to(ticket::typing)))
        .service(at("/{number}/read").route(web::post().to(ticket::read)))
        .service(at("/{number}/draft").route(web::put().to(ticket::draft)));
}

/// An address whose other methods get a problem, like every other error.
fn at(path: &str) -> Resource {
    web::resource(path).default_service(web::to(not_allowed))
}

async fn not_allowed(request: HttpRequest) -> Result<HttpResponse, Problem> {
    reader_language::recognise(&request).await;
    Err(Problem::new(Code::MethodNotAllowed))
}
