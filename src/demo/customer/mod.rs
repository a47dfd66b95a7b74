//! `/demo/customer`: the customer's side of a handoff, to be opened beside the console. A visitor of the demo writes as
//! one made-up customer, and the demo's bot serves them like anybody else: over the API, with its key.
//!
//! What the page shows is what the bot hears in its events. Nothing is read from the database, so whatever the API keeps
//! from customers (notes, words that were held back) cannot get here.

mod allowance;
mod browser_chat;
mod chat;
mod customer_page;
mod handing_over;
mod robin;
mod sent_file;
mod shown;
mod side;
mod wit;

pub(super) use handing_over::{HandingOver, body as escalation};
pub(super) use robin::{PATH, is_visitors, script};
pub(crate) use side::CustomerSide;
pub(super) use wit::{BotTurn, turn};

use actix_web::web;

/// The addresses of the customer's side, in a demo whose visitors may use it.
pub(crate) fn routes(config: &mut web::ServiceConfig, side: Option<CustomerSide>) {
    let Some(side) = side else { return };
    config.service(
        web::scope(PATH)
            .app_data(web::Data::new(side))
            .route("", web::get().to(customer_page::show))
            .route("", web::post().to(customer_page::say))
            .route("/typing", web::post().to(customer_page::type_on))
            .route("/over", web::post().to(customer_page::start_over))
            .route("/files/{id}", web::get().to(sent_file::show)),
    );
}
